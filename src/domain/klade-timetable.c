/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable.h"

enum
{
  CYCLE_EVERY_WEEK = 0,
  CYCLE_ODD_WEEKS = 1,
  CYCLE_EVEN_WEEKS = 2,
};

static gboolean
cycle_covers (int cycle, KladeDay day)
{
  int week = cycle == CYCLE_EVERY_WEEK ? 0 : klade_day_get_iso_week (day, NULL);

  switch (cycle)
    {
    case CYCLE_EVERY_WEEK:
      return TRUE;
    case CYCLE_ODD_WEEKS:
      return week % 2 == 1;
    case CYCLE_EVEN_WEEKS:
      return week % 2 == 0;
    default:
      return FALSE;
    }
}

/**
 * klade_timetable_slot_covers_as:
 * @slot: a place in the timetable
 * @day: a day with lessons
 * @origin: the day whose timetable @day has: @day itself but for a worked Saturday
 *
 * A validity without a last day is open.
 *
 * Returns: %TRUE if the slot has a lesson on @day
 */
gboolean
klade_timetable_slot_covers_as (const KladeTimetableSlot *slot, KladeDay day, KladeDay origin)
{
  g_return_val_if_fail (slot != NULL, FALSE);
  g_return_val_if_fail (day > KLADE_DAY_NONE && origin > KLADE_DAY_NONE, FALSE);

  if (day < slot->valid.first || (slot->valid.last != KLADE_DAY_NONE && day > slot->valid.last))
    return FALSE;

  return klade_day_get_weekday (origin) == slot->weekday && cycle_covers (slot->cycle, origin);
}

/**
 * klade_timetable_slot_covers:
 * @slot: a place in the timetable
 * @day: a day
 *
 * Whether the slot has a lesson on @day, if @day is a day with lessons at all.  A Saturday
 * worked instead of a day off has that day's timetable.
 *
 * Returns: %TRUE if it has
 */
gboolean
klade_timetable_slot_covers (const KladeTimetableSlot *slot, KladeDay day)
{
  KladeDay origin;

  g_return_val_if_fail (slot != NULL, FALSE);
  g_return_val_if_fail (day > KLADE_DAY_NONE, FALSE);

  origin = klade_moved_working_day_origin (day);

  return klade_timetable_slot_covers_as (slot, day, origin != KLADE_DAY_NONE ? origin : day);
}

/**
 * klade_lesson_time_compare:
 * @a: a time
 * @b: a time
 *
 * Returns: less than, equal to or greater than 0
 */
int
klade_lesson_time_compare (const KladeLessonTime *a, const KladeLessonTime *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return a->day != b->day ? a->day - b->day : a->lesson_no - b->lesson_no;
}

static gint
compare_times (gconstpointer a, gconstpointer b)
{
  return klade_lesson_time_compare (a, b);
}

/* Puts times in order, each once. */
static void
tidy_times (GArray *times)
{
  guint kept = 0;

  g_array_sort (times, compare_times);
  for (guint i = 0; i < times->len; i++)
    {
      KladeLessonTime time = g_array_index (times, KladeLessonTime, i);

      if (kept == 0 ||
          compare_times (&time, &g_array_index (times, KladeLessonTime, kept - 1)) != 0)
        g_array_index (times, KladeLessonTime, kept++) = time;
    }
  g_array_set_size (times, kept);
}

/**
 * klade_timetable_expand:
 * @slots: (array length=n_slots): the places of one journal
 * @n_slots: how many
 * @year: the school year
 * @grade: 1 to 12; 0 for a group across grades
 * @range: from day to day, both included
 *
 * The lessons that the timetable gives on the days with lessons (B1, B10).
 *
 * Returns: (transfer full) (element-type KladeLessonTime): in order of time, each once
 */
GArray *
klade_timetable_expand (const KladeTimetableSlot *slots,
                        gsize n_slots,
                        const KladeSchoolYear *year,
                        int grade,
                        KladeDayRange range)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (KladeLessonTime));
  KladeDay first, last;

  g_return_val_if_fail (slots != NULL || n_slots == 0, times);
  g_return_val_if_fail (year != NULL, times);

  first = MAX (range.first, year->semester_1.first);
  last = MIN (range.last, klade_school_year_last_day (year, grade));
  for (KladeDay day = first; day <= last; day++)
    {
      if (!klade_school_year_is_lesson_day (year, day, grade))
        continue;
      for (gsize i = 0; i < n_slots; i++)
        if (klade_timetable_slot_covers (&slots[i], day))
          g_array_append_vals (times, &(KladeLessonTime){ day, slots[i].lesson_no }, 1);
    }
  tidy_times (times);

  return times;
}
