/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-held-lesson.h"

#define N_GRADES 13

/**
 * klade_held_lesson_is_meant:
 * @change: a change of the lesson's day
 * @journal: a journal
 * @lesson_no: of one of its lessons
 *
 * A class's change is its groups' too; a group across classes goes its own way unless the whole
 * school's day is changed.
 *
 * Returns: %TRUE if the change is about that lesson
 */
gboolean
klade_held_lesson_is_meant (const KladeDayChange *change,
                            const KladeStoredJournal *journal,
                            int lesson_no)
{
  if (change->lesson_no != KLADE_LESSON_NO_ALL && change->lesson_no != lesson_no)
    return FALSE;
  if (change->journal_id != 0)
    return change->journal_id == journal->id;

  return change->class_id == 0 || change->class_id == journal->owner_class_id;
}

/* Notes what applies to a lesson whose journal, day and number are set; TRUE if anything does. */
gboolean
klade_held_lesson_look (const GArray *changes, KladeHeldLesson *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (changes, KladeStoredChange, i);
      const KladeDayChange *change = &row->change;

      if (change->day != self->day || change->kind == KLADE_DAY_CHANGE_EXTRA ||
          (int) change->kind < 1 || change->kind > KLADE_N_DAY_CHANGE_KINDS ||
          !klade_held_lesson_is_meant (change, self->journal, self->lesson_no))
        continue;

      found = TRUE;
      self->changes[change->kind] = row;
      if (klade_day_change_takes_away (change->kind))
        self->is_here = FALSE;
      if (change->kind == KLADE_DAY_CHANGE_SUBSTITUTION)
        self->teacher_id = change->teacher_id;
      if (*change->room != '\0' && change->kind != KLADE_DAY_CHANGE_MOVED)
        self->room = change->room;
    }

  return found;
}

/* The change that says most of the lesson; NULL when it is as planned. */
const KladeStoredChange *
klade_held_lesson_get_change (const KladeHeldLesson *self)
{
  static const KladeDayChangeKind order[] = {
    KLADE_DAY_CHANGE_NOT_HELD,    KLADE_DAY_CHANGE_BAG_OTHER,    KLADE_DAY_CHANGE_MOVED,
    KLADE_DAY_CHANGE_EXTRA,       KLADE_DAY_CHANGE_SUBSTITUTION, KLADE_DAY_CHANGE_ACTIVITY,
    KLADE_DAY_CHANGE_REORGANISED, KLADE_DAY_CHANGE_BAG_OWN,      KLADE_DAY_CHANGE_ROOM,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->changes[order[i]] != NULL)
      return self->changes[order[i]];

  return NULL;
}

static void
add_planned (const KladeTimetableData *data, const GArray *changes, KladeDay day, GArray *lessons)
{
  KladeDay follows[N_GRADES];

  for (int grade = 0; grade < N_GRADES; grade++)
    follows[grade] = klade_timetable_data_follows (&data->calendar, day, grade, NULL);

  for (guint i = 0; i < data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (data->slots, KladeStoredSlot, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (data, slot->journal_id);
      KladeHeldLesson lesson = {
        .journal = journal,
        .slot = slot,
        .day = day,
        .lesson_no = slot->slot.lesson_no,
        .teacher_id = slot->teacher_id,
        .room = slot->room,
        .is_here = TRUE,
      };

      if (journal == NULL || follows[journal->grade] == KLADE_DAY_NONE ||
          !klade_timetable_slot_covers_as (&slot->slot, day, follows[journal->grade]))
        continue;
      klade_held_lesson_look (changes, &lesson);
      g_array_append_val (lessons, lesson);
    }
}

/* What the timetable does not have that day: extra lessons, and those moved to it. */
static void
add_unplanned (const KladeTimetableData *data, const GArray *changes, KladeDay day, GArray *lessons)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (changes, KladeStoredChange, i);
      const KladeDayChange *change = &row->change;
      gboolean is_extra = change->kind == KLADE_DAY_CHANGE_EXTRA && change->day == day;
      gboolean is_moved = change->kind == KLADE_DAY_CHANGE_MOVED && change->to_day == day;
      KladeHeldLesson lesson = {
        .journal = klade_timetable_data_find_journal (data, change->journal_id),
        .day = day,
        .lesson_no = is_extra ? change->lesson_no : change->to_lesson_no,
        .teacher_id = change->teacher_id,
        .room = change->room,
        .is_here = TRUE,
      };

      if ((!is_extra && !is_moved) || lesson.journal == NULL)
        continue;
      /* What is said of its new time, such as a substitute, holds for it too. */
      klade_held_lesson_look (changes, &lesson);
      lesson.is_here = TRUE;
      lesson.changes[change->kind] = row;
      g_array_append_val (lessons, lesson);
    }
}

/**
 * klade_held_lesson_list:
 * @changes: (element-type KladeStoredChange): of the day, also what is moved to it
 * @lessons: (element-type KladeHeldLesson): takes the day's lessons, in no order; they borrow
 *   from @data and @changes
 *
 * The lessons that the timetable and the changes give on one day (B1, B5 to B10).
 */
void
klade_held_lesson_list (const KladeTimetableData *data,
                        const GArray *changes,
                        KladeDay day,
                        GArray *lessons)
{
  add_planned (data, changes, day, lessons);
  add_unplanned (data, changes, day, lessons);
}

static int
compare_lessons (gconstpointer a, gconstpointer b)
{
  const KladeHeldLesson *left = a;
  const KladeHeldLesson *right = b;

  if (left->day != right->day)
    return left->day - right->day;
  if (left->lesson_no != right->lesson_no)
    return left->lesson_no - right->lesson_no;

  return (left->journal->id > right->journal->id) - (left->journal->id < right->journal->id);
}

/**
 * klade_held_lesson_list_days:
 * @first, @last: days of the data's school year
 * @with_gone: also those that are not held or moved away
 *
 * Returns: (transfer full) (element-type KladeHeldLesson): in order of time, each once
 */
GArray *
klade_held_lesson_list_days (const KladeTimetableData *data,
                             const GArray *changes,
                             KladeDay first,
                             KladeDay last,
                             gboolean with_gone)
{
  GArray *lessons = g_array_new (FALSE, FALSE, sizeof (KladeHeldLesson));
  guint n_kept = 0;

  for (KladeDay day = first; day <= last; day++)
    klade_held_lesson_list (data, changes, day, lessons);
  g_array_sort (lessons, compare_lessons);

  for (guint i = 0; i < lessons->len; i++)
    {
      KladeHeldLesson lesson = g_array_index (lessons, KladeHeldLesson, i);

      if ((!with_gone && !lesson.is_here) ||
          (n_kept > 0 &&
           compare_lessons (&lesson, &g_array_index (lessons, KladeHeldLesson, n_kept - 1)) == 0))
        continue;
      g_array_index (lessons, KladeHeldLesson, n_kept++) = lesson;
    }
  g_array_set_size (lessons, n_kept);

  return lessons;
}

/**
 * klade_held_lesson_find:
 * @self: with journal, day and number set; gets the rest
 *
 * What is said of a lesson at that time, whether the timetable has it or not.
 *
 * Returns: %TRUE if any change applies
 */
gboolean
klade_held_lesson_find (const KladeTimetableData *data,
                        const GArray *changes,
                        KladeHeldLesson *self)
{
  g_autoptr (GArray) lessons = g_array_new (FALSE, FALSE, sizeof (KladeHeldLesson));

  klade_held_lesson_list (data, changes, self->day, lessons);
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (lessons, KladeHeldLesson, i);

      if (lesson->journal->id == self->journal->id && lesson->lesson_no == self->lesson_no)
        {
          *self = *lesson;
          return klade_held_lesson_get_change (self) != NULL;
        }
    }

  self->is_here = TRUE;
  self->room = "";
  return klade_held_lesson_look (changes, self);
}
