/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include <string.h>

#include "klade-day-change-list.h"
#include "klade-held-lesson.h"
#include "klade-i18n.h"
#include "klade-store-school.h"
#include "klade-text.h"

#define DAYS_IN_WEEK 7
#define WORKING_DAYS 5

typedef struct
{
  KladeSession *session;
  const KladeWeekQuery *query;
  char *folded_room;
  KladeWeek *week;

  KladeDb *db;
  KladeTimetableData *data;
  GArray *changes; /* KladeStoredChange */
  GArray *entered; /* KladeStoredLesson */
  GArray *bells;   /* KladeStoredBell */
  int grade;       /* of the class, 0 otherwise */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->week, klade_week_unref);
  g_clear_pointer (&self->data, klade_timetable_data_free);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->entered, g_array_unref);
  g_clear_pointer (&self->bells, g_array_unref);
}

static const char *
keep (Reader *self, const char *text)
{
  return text == NULL || *text == '\0' ? ""
                                       : g_string_chunk_insert_const (self->week->strings, text);
}

/* ---- whose week ---- */

static gboolean
is_of_class (Reader *self, const KladeHeldLesson *lesson)
{
  for (guint i = 0; i < lesson->lived.n_class_ids; i++)
    if (lesson->lived.class_ids[i] == self->query->id)
      return TRUE;

  return FALSE;
}

static gboolean
is_of_teacher (Reader *self, const KladeHeldLesson *lesson)
{
  g_autoptr (GArray) teachers = NULL;

  if (lesson->lived.teacher_id == self->query->id)
    return TRUE;

  teachers = klade_timetable_data_list_teachers (
      self->data, lesson->journal->id, lesson->slot != NULL ? lesson->slot->teacher_id : 0,
      (KladeDayRange){ lesson->lived.day, lesson->lived.day });
  for (guint i = 0; i < teachers->len; i++)
    if (g_array_index (teachers, gint64, i) == self->query->id)
      return TRUE;

  return FALSE;
}

static gboolean
is_room (Reader *self, const char *room)
{
  g_autofree char *folded = klade_text_fold (room);

  return *room != '\0' && g_str_equal (folded, self->folded_room);
}

static gboolean
is_asked_for (Reader *self, const KladeHeldLesson *lesson)
{
  switch (self->query->of)
    {
    case KLADE_WEEK_OF_CLASS:
      return is_of_class (self, lesson);
    case KLADE_WEEK_OF_TEACHER:
      return is_of_teacher (self, lesson);
    case KLADE_WEEK_OF_ROOM:
      return is_room (self, lesson->lived.room) ||
             (lesson->slot != NULL && is_room (self, lesson->slot->room));
    case KLADE_WEEK_OF_SCHOOL:
    default:
      return TRUE;
    }
}

/* ---- entries ---- */

static const KladeStoredLesson *
find_entered (Reader *self, const KladeHeldLesson *lesson)
{
  for (guint i = 0; i < self->entered->len; i++)
    {
      const KladeStoredLesson *row = &g_array_index (self->entered, KladeStoredLesson, i);

      if (row->journal_id == lesson->journal->id && row->day == lesson->lived.day &&
          row->lesson_no == lesson->lived.lesson_no)
        return row;
    }

  return NULL;
}

static KladeWeekState
state_of (const KladeHeldLesson *lesson, const KladeDayChange *change)
{
  if (!lesson->lived.is_here)
    return KLADE_WEEK_GONE;
  if (lesson->slot == NULL)
    return KLADE_WEEK_ADDED;

  return change != NULL ? KLADE_WEEK_CHANGED : KLADE_WEEK_PLANNED;
}

/* Who substitutes, or gives the extra lesson. */
static const char *
name_of_teacher (Reader *self, const KladeDayChange *change)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (self->changes, KladeStoredChange, i);

      if (row->change.id == change->id)
        return row->teacher;
    }

  return "";
}

/* The change in words, with its reason. */
static const char *
describe_change (Reader *self, const KladeHeldLesson *lesson, const KladeDayChange *change)
{
  KladeDayChangeRow row = { .change = *change, .teacher = name_of_teacher (self, change) };
  g_autofree char *what = NULL;
  g_autofree char *why = klade_day_change_get_reason (change);
  g_autofree char *whole = NULL;
  const KladeDayChange *room = lesson->lived.changes[KLADE_DAY_CHANGE_ROOM];

  if (*row.change.room == '\0' && room != NULL)
    row.change.room = room->room;
  if (change->kind == KLADE_DAY_CHANGE_MOVED && lesson->lived.is_here)
    what = g_strdup (_ ("moved here"));
  else
    what = klade_day_change_row_dup_sentence (&row);

  whole = *why != '\0' ? g_strdup_printf ("%s (%s)", what, why) : g_strdup (what);
  return keep (self, whole);
}

/* The lesson's own topic, otherwise what the day's change proposes. */
static const char *
topic_of (Reader *self, const KladeHeldLesson *lesson, const KladeStoredLesson *entered)
{
  if (entered != NULL && *entered->topic != '\0')
    return keep (self, entered->topic);

  return keep (self, klade_day_lesson_get_topic (&lesson->lived));
}

static const char *
teachers_of (Reader *self, const KladeHeldLesson *lesson)
{
  const KladeDayChange *change = lesson->lived.changes[KLADE_DAY_CHANGE_SUBSTITUTION];
  g_autofree char *names = NULL;

  if (change == NULL && lesson->slot == NULL)
    change = lesson->lived.changes[KLADE_DAY_CHANGE_EXTRA];
  if (change != NULL && change->teacher_id != 0)
    return keep (self, name_of_teacher (self, change));

  names = klade_timetable_data_dup_teachers (self->data, lesson->journal->id,
                                             lesson->lived.teacher_id, lesson->lived.day);
  return keep (self, names);
}

static KladeWeekEntry
make_entry (Reader *self, const KladeHeldLesson *lesson)
{
  const KladeStoredJournal *journal = lesson->journal;
  const KladeStoredSlot *slot = lesson->slot;
  const KladeDayChange *change = klade_day_lesson_get_change (&lesson->lived);
  const KladeStoredLesson *entered = find_entered (self, lesson);
  g_autofree char *planned = klade_timetable_data_dup_teachers (
      self->data, journal->id, slot != NULL ? slot->teacher_id : 0, lesson->lived.day);

  return (KladeWeekEntry){
    .slot_id = slot != NULL ? slot->id : 0,
    .revision = slot != NULL ? slot->revision : 0,
    .journal_id = journal->id,
    .class_id = journal->owner_class_id,
    .group_id = journal->group_id,
    .teacher_id = slot != NULL ? slot->teacher_id : 0,
    .lesson_id = entered != NULL ? entered->id : 0,
    .change_id = change != NULL ? change->id : 0,
    .day = lesson->lived.day,
    .valid_from = slot != NULL ? slot->slot.valid.first : KLADE_DAY_NONE,
    .valid_to = slot != NULL ? slot->slot.valid.last : KLADE_DAY_NONE,
    .state = state_of (lesson, change),
    .lesson_no = lesson->lived.lesson_no,
    .cycle = slot != NULL ? slot->slot.cycle : 0,
    .subject = keep (self, journal->subject),
    .short_subject =
        keep (self, *journal->short_subject != '\0' ? journal->short_subject : journal->subject),
    .class_name = keep (self, journal->class_name),
    .teachers = teachers_of (self, lesson),
    .room = keep (self, lesson->lived.room),
    .block = slot != NULL ? keep (self, slot->block) : "",
    .planned_teachers = keep (self, planned),
    .planned_room = slot != NULL ? keep (self, slot->room) : "",
    .topic = topic_of (self, lesson, entered),
    .change = change != NULL ? describe_change (self, lesson, change) : "",
  };
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const KladeWeekEntry *left = a;
  const KladeWeekEntry *right = b;
  int by_name;

  if (left->lesson_no != right->lesson_no)
    return left->lesson_no - right->lesson_no;

  by_name = klade_text_collate_class_names (left->class_name, right->class_name);
  if (by_name == 0)
    by_name = klade_text_collate (left->subject, right->subject);
  return by_name != 0 ? by_name
                      : (left->slot_id > right->slot_id) - (left->slot_id < right->slot_id);
}

/* ---- days ---- */

/* What is said of the whole day: whose timetable it has, what it is reorganised to. */
static const char *
note_of (Reader *self, KladeDay day, KladeDay follows)
{
  if (follows != KLADE_DAY_NONE && follows != day)
    {
      g_autofree char *origin = klade_day_to_text (follows);
      g_autofree char *note = g_strdup_printf (_ ("timetable of %s"), origin);

      return keep (self, note);
    }

  for (guint i = 0; i < self->changes->len; i++)
    {
      const KladeDayChange *change = &g_array_index (self->changes, KladeStoredChange, i).change;

      if (change->day == day && change->kind == KLADE_DAY_CHANGE_REORGANISED &&
          change->journal_id == 0 &&
          (change->class_id == 0 ||
           (self->query->of == KLADE_WEEK_OF_CLASS && change->class_id == self->query->id)))
        return keep (self, change->topic);
    }

  return "";
}

static void
read_day (Reader *self, int which, GArray *entries)
{
  KladeWeek *week = self->week;
  KladeDay day = week->monday + which;
  g_autoptr (GArray) lessons = g_array_new (FALSE, FALSE, sizeof (KladeHeldLesson));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (KladeWeekEntry));
  const char *day_off = NULL;
  KladeWeekDay *row = &week->days[which];

  klade_held_lesson_list (self->data, self->changes, day, lessons);
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (lessons, KladeHeldLesson, i);

      if (is_asked_for (self, lesson))
        {
          KladeWeekEntry entry = make_entry (self, lesson);

          g_array_append_val (found, entry);
        }
    }
  g_array_sort (found, compare_entries);

  *row = (KladeWeekDay){ .day = day, .first_entry = (int) entries->len };
  row->follows = klade_timetable_data_follows (&self->data->calendar, day, self->grade, &day_off);
  row->day_off = keep (self, day_off);
  row->note = note_of (self, day, row->follows);
  row->n_entries = (int) found->len;
  g_array_append_vals (entries, found->data, found->len);
  if (which < WORKING_DAYS || found->len > 0)
    week->n_days = which + 1;
}

/* ---- bells ---- */

/* The class's own bells, otherwise the first that the school rings in that week. */
static gint64
find_bell_set (Reader *self)
{
  const KladeStoredClass *klass =
      self->query->of == KLADE_WEEK_OF_CLASS
          ? klade_timetable_data_find_class (self->data, self->query->id)
          : NULL;

  if (klass != NULL && klass->bell_set_id != 0)
    return klass->bell_set_id;

  for (guint i = 0; i < self->bells->len; i++)
    {
      const KladeStoredBell *bell = &g_array_index (self->bells, KladeStoredBell, i);

      if (bell->valid.first <= self->week->monday + WORKING_DAYS - 1 &&
          (bell->valid.last == KLADE_DAY_NONE || bell->valid.last >= self->week->monday))
        return bell->bell_set_id;
    }

  return 0;
}

static KladeWeekBell
make_bell (Reader *self, gint64 bell_set_id, int lesson_no)
{
  for (guint i = 0; i < self->bells->len; i++)
    {
      const KladeStoredBell *bell = &g_array_index (self->bells, KladeStoredBell, i);

      if (bell->bell_set_id == bell_set_id && bell->lesson_no == lesson_no)
        return (KladeWeekBell){ lesson_no, bell->starts_minutes, bell->ends_minutes };
    }

  return (KladeWeekBell){ lesson_no, -1, -1 };
}

static void
read_bells (Reader *self)
{
  KladeWeek *week = self->week;
  gint64 bell_set_id = find_bell_set (self);
  int first = week->n_entries > 0 ? KLADE_LESSON_NO_MAX : 1;
  int last = 0;

  for (int i = 0; i < week->n_entries; i++)
    {
      first = MIN (first, MIN (1, week->entries[i].lesson_no));
      last = MAX (last, week->entries[i].lesson_no);
    }

  week->bells = g_new0 (KladeWeekBell, KLADE_LESSON_NO_MAX + 1);
  for (int lesson_no = first; lesson_no <= last; lesson_no++)
    week->bells[week->n_bells++] = make_bell (self, bell_set_id, lesson_no);
}

/* ---- reading ---- */

static gboolean
take_title (Reader *self, GError **error)
{
  const KladeStoredClass *klass;
  g_auto (KladeSchoolRow) school = { 0 };
  g_autofree char *name = NULL;

  switch (self->query->of)
    {
    case KLADE_WEEK_OF_CLASS:
      klass = klade_timetable_data_find_class (self->data, self->query->id);
      if (klass == NULL)
        {
          g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no class %" G_GINT64_FORMAT,
                       self->query->id);
          return FALSE;
        }
      self->grade = klass->grade;
      self->week->title = keep (self, klass->name);
      return TRUE;
    case KLADE_WEEK_OF_TEACHER:
      name = klade_store_dup_person_name (self->db, self->query->id, error);
      self->week->title = keep (self, name);
      return name != NULL;
    case KLADE_WEEK_OF_ROOM:
      self->week->title = keep (self, self->query->room);
      return TRUE;
    case KLADE_WEEK_OF_SCHOOL:
    default:
      if (!klade_store_read_school (self->db, &school, error))
        return FALSE;
      self->week->title = keep (self, school.name);
      return TRUE;
    }
}

static void
begin_week (Reader *self)
{
  KladeWeek *week = klade_week_new ();

  week->of = self->query->of;
  week->id = self->query->id;
  week->title = "";
  week->monday = klade_day_get_monday (self->query->day);
  week->iso_week = klade_day_get_iso_week (self->query->day, &week->iso_year);
  week->today = klade_session_get_today (self->session);
  self->week = week;
}

static gboolean
read_parts (Reader *self, GError **error)
{
  KladeDay first = self->week->monday;
  KladeDay last = first + DAYS_IN_WEEK - 1;

  self->data = klade_timetable_data_read (self->db, first, last, error);
  if (self->data != NULL)
    self->changes =
        klade_store_list_day_changes (self->db, first, last, self->data->strings, error);
  if (self->changes != NULL)
    self->entered = klade_store_list_entered_lessons (self->db, self->data->year_id, first, last,
                                                      self->data->strings, error);
  if (self->entered != NULL)
    self->bells = klade_store_list_bells (self->db, error);

  return self->bells != NULL &&
         klade_session_may (self->session, KLADE_ACTION_MANAGE_TIMETABLE, NULL,
                            &self->week->can_change_timetable, error) &&
         klade_session_may (self->session, KLADE_ACTION_CHANGE_DAY, NULL,
                            &self->week->can_change_day, error);
}

static gboolean
read_week (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (KladeWeekEntry));

  reader_clear (self); /* the engine may run us again */
  self->db = db;
  begin_week (self);
  if (!klade_session_require (self->session, KLADE_ACTION_READ_TIMETABLE, NULL, error) ||
      !read_parts (self, error) || !take_title (self, error))
    return FALSE;

  for (int which = 0; which < DAYS_IN_WEEK; which++)
    read_day (self, which, entries);
  self->week->n_entries = (int) entries->len;
  self->week->entries =
      (KladeWeekEntry *) (gpointer) g_array_free (g_steal_pointer (&entries), FALSE);
  read_bells (self);
  return TRUE;
}

/**
 * klade_school_read_week:
 * @session: who reads; needs the right to read the timetable
 * @query: whose week
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND (no such class, no school year)
 *
 * One ISO week with what the days' changes make of it (B1, B2): each day's lessons, holidays and
 * breaks by name, the bells' times.
 *
 * Returns: (transfer full): the week
 */
KladeWeek *
klade_school_read_week (KladeSession *session, const KladeWeekQuery *query, GError **error)
{
  Reader self = { .session = session, .query = query };
  KladeWeek *week = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (query != NULL && query->day > KLADE_DAY_NONE, NULL);
  g_return_val_if_fail (query->of != KLADE_WEEK_OF_ROOM || query->room != NULL, NULL);

  self.folded_room = klade_text_fold (query->room != NULL ? query->room : "");
  if (klade_db_within_read (klade_session_get_db (session), read_week, &self, error))
    week = g_steal_pointer (&self.week);

  reader_clear (&self);
  g_free (self.folded_room);
  return week;
}
