/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-held-lesson.h"

#define N_GRADES 13

/**
 * klade_held_lesson_select_changes:
 * @changes: (element-type KladeStoredChange): of some days
 *
 * Returns: (transfer full) (element-type KladeDayChange): those of the day; they borrow
 */
GPtrArray *
klade_held_lesson_select_changes (const GArray *changes, KladeDay day)
{
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      KladeStoredChange *row = &g_array_index (changes, KladeStoredChange, i);

      if (row->change.day == day)
        g_ptr_array_add (selected, &row->change);
    }

  return selected;
}

/**
 * klade_held_lesson_begin:
 * @journal: one of @data's
 *
 * Returns: a lesson of nobody in particular, that no change has touched yet
 */
KladeDayLesson
klade_held_lesson_begin (const KladeTimetableData *data,
                         const KladeStoredJournal *journal,
                         KladeDay day,
                         int lesson_no)
{
  KladeDayLesson lesson = {
    .journal_id = journal->id,
    .day = day,
    .lesson_no = lesson_no,
    .room = "",
    .is_here = TRUE,
  };

  lesson.class_ids = klade_timetable_data_get_owners (data, journal, &lesson.n_class_ids);
  return lesson;
}

static void
add_planned (const KladeTimetableData *data, const GPtrArray *todays, KladeDay day, GArray *lessons)
{
  KladeDay follows[N_GRADES];

  for (int grade = 0; grade < N_GRADES; grade++)
    follows[grade] = klade_timetable_data_follows (&data->calendar, day, grade, NULL);

  for (guint i = 0; i < data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (data->slots, KladeStoredSlot, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (data, slot->journal_id);
      KladeHeldLesson lesson = { .journal = journal, .slot = slot };

      if (journal == NULL || follows[journal->grade] == KLADE_DAY_NONE ||
          !klade_timetable_slot_covers_as (&slot->slot, day, follows[journal->grade]))
        continue;
      lesson.lived = klade_held_lesson_begin (data, journal, day, slot->slot.lesson_no);
      lesson.lived.teacher_id = slot->teacher_id;
      lesson.lived.room = slot->room;
      klade_day_lesson_apply (&lesson.lived, todays);
      g_array_append_val (lessons, lesson);
    }
}

/* What the timetable does not have that day: extra lessons, and those moved to it. */
static void
add_unplanned (const KladeTimetableData *data,
               const GArray *changes,
               const GPtrArray *todays,
               KladeDay day,
               GArray *lessons)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KladeDayChange *change = &g_array_index (changes, KladeStoredChange, i).change;
      gboolean is_extra = change->kind == KLADE_DAY_CHANGE_EXTRA && change->day == day;
      gboolean is_moved = change->kind == KLADE_DAY_CHANGE_MOVED && change->to_day == day;
      KladeHeldLesson lesson = {
        .journal = klade_timetable_data_find_journal (data, change->journal_id),
      };

      if ((!is_extra && !is_moved) || lesson.journal == NULL)
        continue;
      lesson.lived = klade_held_lesson_begin (data, lesson.journal, day,
                                              is_extra ? change->lesson_no : change->to_lesson_no);
      lesson.lived.teacher_id = change->teacher_id;
      lesson.lived.room = change->room;
      /* What is said of its new time, such as a substitute, holds for it too. */
      klade_day_lesson_apply (&lesson.lived, todays);
      lesson.lived.is_here = TRUE;
      lesson.lived.changes[change->kind] = change;
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
  g_autoptr (GPtrArray) todays = klade_held_lesson_select_changes (changes, day);

  add_planned (data, todays, day, lessons);
  add_unplanned (data, changes, todays, day, lessons);
}

static int
compare_lessons (gconstpointer a, gconstpointer b)
{
  const KladeHeldLesson *left = a;
  const KladeHeldLesson *right = b;

  if (left->lived.day != right->lived.day)
    return left->lived.day - right->lived.day;
  if (left->lived.lesson_no != right->lived.lesson_no)
    return left->lived.lesson_no - right->lived.lesson_no;

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

      if ((!with_gone && !lesson.lived.is_here) ||
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
 * @journal: one of @data's
 *
 * Returns: what is said of a lesson at that time, whether the timetable has it or not
 */
KladeDayLesson
klade_held_lesson_find (const KladeTimetableData *data,
                        const GArray *changes,
                        const KladeStoredJournal *journal,
                        KladeDay day,
                        int lesson_no)
{
  g_autoptr (GArray) lessons = g_array_new (FALSE, FALSE, sizeof (KladeHeldLesson));
  g_autoptr (GPtrArray) todays = NULL;
  KladeDayLesson unplanned;

  klade_held_lesson_list (data, changes, day, lessons);
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (lessons, KladeHeldLesson, i);

      if (lesson->journal->id == journal->id && lesson->lived.lesson_no == lesson_no)
        return lesson->lived;
    }

  todays = klade_held_lesson_select_changes (changes, day);
  unplanned = klade_held_lesson_begin (data, journal, day, lesson_no);
  klade_day_lesson_apply (&unplanned, todays);
  return unplanned;
}
