/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-data.h"

void
klade_timetable_data_free (KladeTimetableData *self)
{
  g_clear_pointer (&self->days_off, g_array_unref);
  g_clear_pointer (&self->classes, g_array_unref);
  g_clear_pointer (&self->journals, g_array_unref);
  g_clear_pointer (&self->teachers, g_array_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  klade_id_map_clear (&self->class_places);
  klade_id_map_clear (&self->journal_places);
  klade_id_map_clear (&self->first_teachers);
  klade_id_map_clear (&self->first_members);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
unref_ids (gpointer ids)
{
  if (ids != NULL)
    g_array_unref (ids);
}

static void
index_rows (KladeTimetableData *self)
{
  for (guint i = 0; i < self->classes->len; i++)
    klade_id_map_add (&self->class_places, g_array_index (self->classes, KladeStoredClass, i).id,
                      (int) i);
  for (guint i = 0; i < self->journals->len; i++)
    klade_id_map_add (&self->journal_places,
                      g_array_index (self->journals, KladeStoredJournal, i).id, (int) i);

  for (guint i = 0; i < self->teachers->len; i++)
    {
      gint64 id = g_array_index (self->teachers, KladeStoredTeacher, i).journal_id;

      if (klade_id_map_find (&self->first_teachers, id) < 0)
        klade_id_map_add (&self->first_teachers, id, (int) i);
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      gint64 id = g_array_index (self->members, KladeStoredMember, i).group_id;

      if (klade_id_map_find (&self->first_members, id) < 0)
        klade_id_map_add (&self->first_members, id, (int) i);
    }
}

static const KladeStoredJournal *
get_journal (const KladeTimetableData *self, guint place)
{
  return &g_array_index (self->journals, KladeStoredJournal, place);
}

/* Whose the groups across classes are. */
static void
find_owners (KladeTimetableData *self)
{
  self->owners = g_ptr_array_new_with_free_func (unref_ids);
  for (guint i = 0; i < self->journals->len; i++)
    {
      const KladeStoredJournal *journal = get_journal (self, i);

      g_ptr_array_add (self->owners, journal->owner_class_id == 0
                                         ? klade_timetable_data_list_classes (self, journal)
                                         : NULL);
    }
}

/**
 * klade_timetable_data_read_calendar:
 * @calendar: (out caller-allocates): the year's calendar; its days off are @days_off
 * @days_off: (out) (transfer full): as long as @calendar is used
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_timetable_data_read_calendar (KladeDb *db,
                                    gint64 year_id,
                                    const KladeSchoolYear *year,
                                    KladeSchoolCalendar *calendar,
                                    GArray **days_off,
                                    GError **error)
{
  *days_off = klade_store_list_days_off (db, year_id, error);
  if (*days_off == NULL)
    return FALSE;

  *calendar = (KladeSchoolCalendar){
    .year = *year,
    .days_off = (const KladeDayOff *) (gconstpointer) (*days_off)->data,
    .n_days_off = (*days_off)->len,
  };
  return TRUE;
}

/**
 * klade_timetable_data_follows:
 * @grade: 1 to 12; 0 for the school, a preschool group or a group across grades
 * @day_off: (out) (optional) (nullable) (transfer none): why there are no lessons
 *
 * A weekend is no day off by itself: a music school has lessons on Saturday.
 *
 * Returns: the day whose timetable @day has; %KLADE_DAY_NONE on a day without lessons
 */
KladeDay
klade_timetable_data_follows (const KladeSchoolCalendar *calendar,
                              KladeDay day,
                              int grade,
                              const char **day_off)
{
  KladeDayKind kind = klade_school_calendar_look (calendar, day, grade, day_off);
  KladeDay origin;

  if (kind == KLADE_DAY_WEEKEND && day_off != NULL)
    *day_off = NULL;
  if (kind != KLADE_DAY_WITH_LESSONS && kind != KLADE_DAY_WEEKEND)
    return KLADE_DAY_NONE;

  origin = klade_school_calendar_origin (calendar, day);
  return origin != KLADE_DAY_NONE ? origin : day;
}

/* The last day on which any grade of the year has lessons. */
KladeDay
klade_timetable_data_last_day (const KladeSchoolYear *year)
{
  return MAX (year->semester_2.last, MAX (year->end_grade_9, year->end_grade_12));
}

/**
 * klade_timetable_data_read:
 * @first, @last: days of one school year; @last may be %KLADE_DAY_NONE for the year's end
 * @error: %KLADE_ERROR_NOT_FOUND when the school has no year
 *
 * Within the caller's transaction.
 *
 * Returns: (transfer full): the timetable of these days
 */
KladeTimetableData *
klade_timetable_data_read (KladeDb *db, KladeDay first, KladeDay last, GError **error)
{
  g_autoptr (KladeTimetableData) self = g_new0 (KladeTimetableData, 1);
  KladeSchoolYear year;
  gint64 year_id;

  self->strings = g_string_chunk_new (4096);
  if (!klade_store_find_timetable_year (db, first, &year_id, &year, error))
    return NULL;

  self->year_id = year_id;
  if (!klade_timetable_data_read_calendar (db, year_id, &year, &self->calendar, &self->days_off,
                                           error))
    return NULL;
  if (last == KLADE_DAY_NONE)
    last = klade_timetable_data_last_day (&year);

  self->classes = klade_store_list_year_classes (db, year_id, self->strings, error);
  if (self->classes != NULL)
    self->journals = klade_store_list_year_journals (db, year_id, self->strings, error);
  if (self->journals != NULL)
    self->teachers = klade_store_list_timetable_teachers (db, year_id, self->strings, error);
  if (self->teachers != NULL)
    self->slots = klade_store_list_year_timetable (db, year_id, first, last, self->strings, error);
  if (self->slots != NULL)
    self->members = klade_store_list_members (db, year_id, first, error);
  if (self->members == NULL)
    return NULL;

  index_rows (self);
  find_owners (self);
  return g_steal_pointer (&self);
}

/**
 * klade_timetable_data_read_journal:
 * @head: a journal
 * @first, @last: days of its school year
 *
 * As klade_timetable_data_read(), of one journal only, without classes, teachers and members.
 *
 * Returns: (transfer full): the journal's timetable of these days
 */
KladeTimetableData *
klade_timetable_data_read_journal (KladeDb *db,
                                   const KladeJournalHead *head,
                                   KladeDay first,
                                   KladeDay last,
                                   GError **error)
{
  g_autoptr (KladeTimetableData) self = g_new0 (KladeTimetableData, 1);
  KladeStoredJournal journal = {
    .id = head->id,
    .class_id = head->class_id,
    .group_id = head->group_id,
    .owner_class_id = head->owner_class_id,
    .grade = head->grade,
    .kind = "",
    .short_subject = "",
  };

  self->strings = g_string_chunk_new (256);
  self->year_id = head->year_id;
  journal.subject = g_string_chunk_insert (self->strings, head->subject);
  journal.class_name = g_string_chunk_insert (self->strings, head->class_name);
  self->classes = g_array_new (FALSE, FALSE, sizeof (KladeStoredClass));
  self->journals = g_array_new (FALSE, FALSE, sizeof (KladeStoredJournal));
  self->teachers = g_array_new (FALSE, FALSE, sizeof (KladeStoredTeacher));
  self->members = g_array_new (FALSE, FALSE, sizeof (KladeStoredMember));
  g_array_append_val (self->journals, journal);

  if (!klade_timetable_data_read_calendar (db, head->year_id, &head->year, &self->calendar,
                                           &self->days_off, error))
    return NULL;
  self->slots =
      klade_store_list_journal_timetable (db, head->id, first, last, self->strings, error);
  if (self->slots == NULL)
    return NULL;

  self->owners = g_ptr_array_new_with_free_func (unref_ids);
  g_ptr_array_add (self->owners, NULL);
  if (head->group_id != 0 && head->owner_class_id == 0)
    {
      self->owners->pdata[0] = klade_store_list_group_classes (db, head->group_id, first, error);
      if (self->owners->pdata[0] == NULL)
        return NULL;
    }

  index_rows (self);
  return g_steal_pointer (&self);
}

const KladeStoredClass *
klade_timetable_data_find_class (const KladeTimetableData *self, gint64 id)
{
  int place = klade_id_map_find (&self->class_places, id);

  return place >= 0 ? &g_array_index (self->classes, KladeStoredClass, place) : NULL;
}

const KladeStoredJournal *
klade_timetable_data_find_journal (const KladeTimetableData *self, gint64 id)
{
  int place = klade_id_map_find (&self->journal_places, id);

  return place >= 0 ? &g_array_index (self->journals, KladeStoredJournal, place) : NULL;
}

static gboolean
overlaps (KladeDayRange valid, KladeDayRange days)
{
  return valid.first <= days.last && (valid.last == KLADE_DAY_NONE || valid.last >= days.first);
}

/**
 * klade_timetable_data_list_teachers:
 * @teacher_id: who of the journal's teachers it is, 0 for all
 * @days: those who teach on any of them
 *
 * Returns: (transfer full) (element-type gint64): their ids
 */
GArray *
klade_timetable_data_list_teachers (const KladeTimetableData *self,
                                    gint64 journal_id,
                                    gint64 teacher_id,
                                    KladeDayRange days)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int first = klade_id_map_find (&self->first_teachers, journal_id);

  if (teacher_id != 0)
    g_array_append_val (ids, teacher_id);
  for (guint i = (guint) MAX (first, 0); teacher_id == 0 && first >= 0 && i < self->teachers->len;
       i++)
    {
      const KladeStoredTeacher *teacher = &g_array_index (self->teachers, KladeStoredTeacher, i);

      if (teacher->journal_id != journal_id)
        break;
      if (overlaps (teacher->valid, days))
        g_array_append_val (ids, teacher->person_id);
    }

  return ids;
}

/**
 * klade_timetable_data_dup_teachers:
 * @teacher_id: who of the journal's teachers it is, 0 for all
 *
 * Returns: (transfer full): their names on the day, parted by commas
 */
char *
klade_timetable_data_dup_teachers (const KladeTimetableData *self,
                                   gint64 journal_id,
                                   gint64 teacher_id,
                                   KladeDay day)
{
  GString *names = g_string_new (NULL);
  int first = klade_id_map_find (&self->first_teachers, journal_id);

  for (guint i = (guint) MAX (first, 0); first >= 0 && i < self->teachers->len; i++)
    {
      const KladeStoredTeacher *teacher = &g_array_index (self->teachers, KladeStoredTeacher, i);

      if (teacher->journal_id != journal_id)
        break;
      if (teacher_id != 0 ? teacher->person_id == teacher_id && names->len == 0
                          : overlaps (teacher->valid, (KladeDayRange){ day, day }))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", teacher->name);
    }

  return g_string_free (names, FALSE);
}

/**
 * klade_timetable_data_list_classes:
 *
 * Returns: (transfer full) (element-type gint64): the classes that the journal's pupils are of
 */
GArray *
klade_timetable_data_list_classes (const KladeTimetableData *self,
                                   const KladeStoredJournal *journal)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int first =
      journal->group_id != 0 ? klade_id_map_find (&self->first_members, journal->group_id) : -1;
  gint64 last_id = journal->owner_class_id;

  if (journal->owner_class_id != 0)
    g_array_append_val (ids, journal->owner_class_id);
  for (guint i = (guint) MAX (first, 0); first >= 0 && i < self->members->len; i++)
    {
      const KladeStoredMember *member = &g_array_index (self->members, KladeStoredMember, i);

      if (member->group_id != journal->group_id)
        break;
      if (member->class_id != 0 && member->class_id != last_id &&
          member->class_id != journal->owner_class_id)
        {
          last_id = member->class_id;
          g_array_append_val (ids, last_id);
        }
    }

  return ids;
}

/**
 * klade_timetable_data_get_owners:
 * @journal: one of @self's
 * @n_owners: (out): how many they are; 0 for a group across classes without pupils
 *
 * The class that the journal or its group belongs to; the classes of its pupils when it belongs
 * to none.
 *
 * Returns: (transfer none) (array length=n_owners): their ids
 */
const gint64 *
klade_timetable_data_get_owners (const KladeTimetableData *self,
                                 const KladeStoredJournal *journal,
                                 guint *n_owners)
{
  const GArray *ids = g_ptr_array_index (self->owners, journal - get_journal (self, 0));

  *n_owners = ids != NULL ? ids->len : 1;
  return ids != NULL ? (const gint64 *) (gconstpointer) ids->data : &journal->owner_class_id;
}
