/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-day.h"

#include "klade-held-lesson.h"
#include "klade-store-school.h"

typedef struct
{
  KladeSession *session;
  KladeDay first;
  KladeDay last;
  gint64 teacher_id; /* 0: everybody's */
  KladeDayChangeList *list;

  KladeTimetableData *data;
  GArray *stored; /* KladeStoredChange */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->list, klade_day_change_list_unref);
  g_clear_pointer (&self->stored, g_array_unref);
  g_clear_pointer (&self->data, klade_timetable_data_free);
}

static const char *
keep (Reader *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (self->list->strings, text);
}

/* ---- the changes of some days ---- */

/* The place of the timetable that a change is about; NULL when it is about several or none. */
static const KladeStoredSlot *
find_slot (Reader *self, const KladeDayChange *change)
{
  for (guint i = 0; change->journal_id != 0 && i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (self->data->slots, KladeStoredSlot, i);

      if (slot->journal_id == change->journal_id && slot->slot.lesson_no == change->lesson_no &&
          klade_school_calendar_covers (&self->data->calendar, &slot->slot, change->day))
        return slot;
    }

  return NULL;
}

static gboolean
concerns (Reader *self, const KladeDayChange *change, const KladeStoredSlot *slot)
{
  g_autoptr (GArray) teachers = NULL;

  if (self->teacher_id == 0 || change->teacher_id == self->teacher_id)
    return TRUE;

  for (guint i = 0; change->journal_id == 0 && i < self->data->journals->len; i++)
    {
      const KladeStoredJournal *journal =
          &g_array_index (self->data->journals, KladeStoredJournal, i);
      g_autoptr (GArray) all = klade_timetable_data_list_teachers (
          self->data, journal->id, 0, (KladeDayRange){ change->day, change->day });

      for (guint n = 0; n < all->len; n++)
        if (g_array_index (all, gint64, n) == self->teacher_id &&
            (change->class_id == 0 || change->class_id == journal->owner_class_id))
          return TRUE;
    }

  teachers = klade_timetable_data_list_teachers (self->data, change->journal_id,
                                                 slot != NULL ? slot->teacher_id : 0,
                                                 (KladeDayRange){ change->day, change->day });
  for (guint i = 0; change->journal_id != 0 && i < teachers->len; i++)
    if (g_array_index (teachers, gint64, i) == self->teacher_id)
      return TRUE;

  return FALSE;
}

static void
take_change (Reader *self, const KladeStoredChange *stored)
{
  const KladeDayChange *change = &stored->change;
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (self->data, change->journal_id);
  const KladeStoredClass *klass = klade_timetable_data_find_class (self->data, change->class_id);
  const KladeStoredSlot *slot = find_slot (self, change);
  KladeDayChangeRow *row = &self->list->rows[self->list->n_rows];
  g_autofree char *planned = NULL;
  g_autofree char *why = klade_day_change_get_reason (change);
  g_autofree char *sentence = NULL;

  if (!concerns (self, change, slot))
    return;

  planned = klade_timetable_data_dup_teachers (self->data, change->journal_id,
                                               slot != NULL ? slot->teacher_id : 0, change->day);
  row->change = *change;
  row->change.room = keep (self, change->room);
  row->change.topic = keep (self, change->topic);
  row->change.notes = keep (self, change->notes);
  row->change.reason = keep (self, change->reason);
  row->change.order_no = keep (self, change->order_no);
  row->revision = stored->revision;
  row->order_id = stored->order_id;
  row->class_name = keep (self, journal != NULL ? journal->class_name
                                : klass != NULL ? klass->name
                                                : "");
  row->subject = journal != NULL ? keep (self, journal->subject) : "";
  row->planned_teachers = keep (self, planned);
  row->planned_room = slot != NULL ? keep (self, slot->room) : "";
  row->teacher = keep (self, stored->teacher);
  row->why = keep (self, why);
  sentence = klade_day_change_row_dup_sentence (row);
  row->sentence = keep (self, sentence);
  self->list->n_rows++;
}

static gboolean
list_changes (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_auto (KladeSchoolRow) school = { 0 };

  reader_clear (self); /* the engine may run us again */
  if (!klade_session_require (self->session, KLADE_ACTION_READ_TIMETABLE, NULL, error) ||
      !klade_store_read_school (db, &school, error))
    return FALSE;

  self->data = klade_timetable_data_read (db, self->first, self->last, error);
  if (self->data == NULL)
    return FALSE;
  self->stored =
      klade_store_list_day_changes (db, self->first, self->last, self->data->strings, error);
  if (self->stored == NULL)
    return FALSE;

  self->list = klade_day_change_list_new ((int) self->stored->len);
  self->list->first = self->first;
  self->list->last = self->last;
  self->list->school = keep (self, school.name);
  for (guint i = 0; i < self->stored->len; i++)
    take_change (self, &g_array_index (self->stored, KladeStoredChange, i));

  return klade_session_may (self->session, KLADE_ACTION_CHANGE_DAY, NULL, &self->list->can_change,
                            error);
}

/**
 * klade_school_list_day_changes:
 * @session: who asks; needs the right to read the timetable
 * @first, @last: days of one school year, both included
 * @teacher_id: only what concerns that teacher, absent or substituting; 0 for everything
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND (no school year)
 *
 * The list of changes for the staff-room wall.
 *
 * Returns: (transfer full): the changes, also what is moved to these days
 */
KladeDayChangeList *
klade_school_list_day_changes (KladeSession *session,
                               KladeDay first,
                               KladeDay last,
                               gint64 teacher_id,
                               GError **error)
{
  Reader self = { .session = session, .first = first, .last = last, .teacher_id = teacher_id };
  KladeDayChangeList *list = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (first > KLADE_DAY_NONE && first <= last, NULL);

  if (klade_db_within_read (klade_session_get_db (session), list_changes, &self, error))
    list = g_steal_pointer (&self.list);

  reader_clear (&self);
  return list;
}

/* ---- who could substitute ---- */

void
klade_substitute_free (KladeSubstitute *self)
{
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  KladeDay day;
  int lesson_no;
  GPtrArray *people; /* KladeSubstitute */
} Search;

/* With another lesson than the one in question, which may be substituted already. */
static gboolean
is_busy (const Search *self,
         const KladeTimetableData *data,
         const GArray *lessons,
         gint64 person_id)
{
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (lessons, KladeHeldLesson, i);
      g_autoptr (GArray) teachers = NULL;

      if (!lesson->lived.is_here || lesson->lived.lesson_no != self->lesson_no ||
          lesson->journal->id == self->journal_id)
        continue;
      teachers = klade_timetable_data_list_teachers (
          data, lesson->journal->id, lesson->lived.teacher_id,
          (KladeDayRange){ lesson->lived.day, lesson->lived.day });
      for (guint n = 0; n < teachers->len; n++)
        if (g_array_index (teachers, gint64, n) == person_id)
          return TRUE;
    }

  return FALSE;
}

static void
look_at_journals (const KladeTimetableData *data,
                  const KladeStoredJournal *journal,
                  KladeSubstitute *person)
{
  for (guint i = 0; i < data->teachers->len; i++)
    {
      const KladeStoredTeacher *row = &g_array_index (data->teachers, KladeStoredTeacher, i);
      const KladeStoredJournal *other =
          row->person_id == person->person_id
              ? klade_timetable_data_find_journal (data, row->journal_id)
              : NULL;

      if (other == NULL)
        continue;
      person->teaches_subject |= other->subject_id == journal->subject_id;
      person->teaches_class |=
          other->owner_class_id != 0 && other->owner_class_id == journal->owner_class_id;
    }
}

static int
points_of (const KladeSubstitute *person)
{
  return (person->is_free ? 4 : 0) + (person->teaches_subject ? 2 : 0) +
         (person->teaches_class ? 1 : 0);
}

/* Stable: within the same points in Latvian order, as they were read. */
static int
compare_people (gconstpointer a, gconstpointer b)
{
  return points_of (*(KladeSubstitute *const *) b) - points_of (*(KladeSubstitute *const *) a);
}

static gboolean
fill_people (Search *self,
             KladeDb *db,
             const KladeTimetableData *data,
             const GArray *lessons,
             GError **error)
{
  const KladeStoredJournal *journal = klade_timetable_data_find_journal (data, self->journal_id);
  g_autoptr (GArray) own = klade_timetable_data_list_teachers (
      data, self->journal_id, 0, (KladeDayRange){ self->day, self->day });
  g_autoptr (GArray) colleagues = klade_store_list_colleagues (db, self->day, data->strings, error);

  if (colleagues == NULL)
    return FALSE;
  if (journal == NULL)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no journal %" G_GINT64_FORMAT,
                   self->journal_id);
      return FALSE;
    }

  for (guint i = 0; i < colleagues->len; i++)
    {
      const KladeStoredColleague *row = &g_array_index (colleagues, KladeStoredColleague, i);
      KladeSubstitute *person;
      gboolean is_own = FALSE;

      for (guint n = 0; n < own->len; n++)
        is_own |= g_array_index (own, gint64, n) == row->person_id;
      if (is_own && own->len == 1)
        continue;

      person = g_new0 (KladeSubstitute, 1);
      person->person_id = row->person_id;
      person->name = g_strdup (row->name);
      person->is_free = !is_busy (self, data, lessons, row->person_id);
      look_at_journals (data, journal, person);
      g_ptr_array_add (self->people, person);
    }
  g_ptr_array_sort (self->people, compare_people);

  return TRUE;
}

static gboolean
list_substitutes (KladeDb *db, gpointer data, GError **error)
{
  Search *self = data;
  g_autoptr (KladeTimetableData) timetable = NULL;
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) lessons = g_array_new (FALSE, FALSE, sizeof (KladeHeldLesson));

  g_ptr_array_set_size (self->people, 0);
  if (!klade_session_require (self->session, KLADE_ACTION_READ_TIMETABLE, NULL, error))
    return FALSE;

  timetable = klade_timetable_data_read (db, self->day, self->day, error);
  if (timetable != NULL)
    changes = klade_store_list_day_changes (db, self->day, self->day, timetable->strings, error);
  if (changes == NULL)
    return FALSE;

  klade_held_lesson_list (timetable, changes, self->day, lessons);
  return fill_people (self, db, timetable, lessons, error);
}

/**
 * klade_school_list_substitutes:
 * @session: who asks; needs the right to read the timetable
 * @journal_id: whose lesson
 * @day, @lesson_no: when
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeSubstitute): colleagues: those who are free then
 *   first, of these who teach the subject, then who know the class; then in Latvian order
 */
GPtrArray *
klade_school_list_substitutes (KladeSession *session,
                               gint64 journal_id,
                               KladeDay day,
                               int lesson_no,
                               GError **error)
{
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_substitute_free);
  Search self = { session, journal_id, day, lesson_no, people };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  if (!klade_db_within_read (klade_session_get_db (session), list_substitutes, &self, error))
    return NULL;

  return g_steal_pointer (&people);
}
