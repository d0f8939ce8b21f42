/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable.h"

static KladeDay
day (const char *iso)
{
  KladeDay found = klade_day_parse_iso (iso);

  g_assert_cmpint (found, !=, KLADE_DAY_NONE);

  return found;
}

/* "2025-09-01/3 2025-09-08/3" */
static char *
expand (const KladeTimetableSlot *slots,
        gsize n_slots,
        int grade,
        const char *first,
        const char *last)
{
  KladeSchoolYear year = klade_school_year_get (2025);
  g_autoptr (GArray) times = klade_timetable_expand (slots, n_slots, &year, grade,
                                                     (KladeDayRange){ day (first), day (last) });
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < times->len; i++)
    {
      KladeLessonTime time = g_array_index (times, KladeLessonTime, i);
      g_autofree char *iso = klade_day_to_iso (time.day);

      g_string_append_printf (text, "%s%s/%d", i > 0 ? " " : "", iso, time.lesson_no);
    }

  return g_string_free (text, FALSE);
}

static void
test_covers (void)
{
  KladeTimetableSlot slot = { KLADE_WEEKDAY_TUESDAY,
                              3,
                              0,
                              { day ("2025-09-01"), day ("2025-09-30") } };

  g_assert_true (klade_timetable_slot_covers (&slot, day ("2025-09-02")));
  g_assert_true (klade_timetable_slot_covers (&slot, day ("2025-09-30")));
  g_assert_false (klade_timetable_slot_covers (&slot, day ("2025-08-26")));
  g_assert_false (klade_timetable_slot_covers (&slot, day ("2025-10-07")));
  g_assert_false (klade_timetable_slot_covers (&slot, day ("2025-09-03")));
  slot.valid.last = KLADE_DAY_NONE; /* open */
  g_assert_true (klade_timetable_slot_covers (&slot, day ("2025-10-07")));
}

/* Odd and even ISO weeks: 2025-09-01 begins week 36; 53 weeks in 2026 do not shift the rule. */
static void
test_cycles (void)
{
  KladeTimetableSlot odd = { KLADE_WEEKDAY_MONDAY, 1, 1, { 1, KLADE_DAY_NONE } };
  KladeTimetableSlot even = { KLADE_WEEKDAY_MONDAY, 1, 2, { 1, KLADE_DAY_NONE } };

  g_assert_false (klade_timetable_slot_covers (&odd, day ("2025-09-01")));
  g_assert_true (klade_timetable_slot_covers (&even, day ("2025-09-01")));
  g_assert_true (klade_timetable_slot_covers (&odd, day ("2025-09-08")));
  for (KladeDay at = day ("2025-09-01"); at < day ("2027-06-01"); at += 7)
    g_assert_cmpint (klade_timetable_slot_covers (&odd, at), !=,
                     klade_timetable_slot_covers (&even, at));
  odd.cycle = 7; /* a school file that is damaged */
  g_assert_false (klade_timetable_slot_covers (&odd, day ("2025-09-08")));
}

static void
test_expand (void)
{
  const KladeTimetableSlot slots[] = {
    { KLADE_WEEKDAY_WEDNESDAY, 5, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_MONDAY, 2, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_MONDAY, 1, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_MONDAY, 2, 0, { day ("2025-10-27"), KLADE_DAY_NONE } }, /* twice: once */
  };
  /* Autumn break from 20 to 24 October. */
  g_autofree char *autumn = expand (slots, 4, 7, "2025-10-13", "2025-10-29");
  g_autofree char *summer = expand (slots, 4, 7, "2026-05-27", "2026-08-31");
  g_autofree char *grade_9 = expand (slots, 4, 9, "2026-05-27", "2026-08-31");
  g_autofree char *nothing = expand (NULL, 0, 7, "2025-09-01", "2026-08-31");

  g_assert_cmpstr (autumn, ==,
                   "2025-10-13/1 2025-10-13/2 2025-10-15/5"
                   " 2025-10-27/1 2025-10-27/2 2025-10-29/5");
  g_assert_cmpstr (summer, ==, "2026-05-27/5");
  g_assert_cmpstr (grade_9, ==,
                   "2026-05-27/5 2026-06-01/1 2026-06-01/2 2026-06-03/5"
                   " 2026-06-08/1 2026-06-08/2 2026-06-10/5");
  g_assert_cmpstr (nothing, ==, "");
}

/* Saturday 08.11.2025 is worked for Monday 17.11.: Monday's lessons; Tuesday 18.11. is a
 * holiday and gets none (B10). */
static void
test_worked_saturday (void)
{
  const KladeTimetableSlot slots[] = {
    { KLADE_WEEKDAY_MONDAY, 1, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_TUESDAY, 2, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_SATURDAY, 3, 0, { 1, KLADE_DAY_NONE } },
  };
  g_autofree char *november = expand (slots, 3, 7, "2025-11-07", "2025-11-19");

  g_assert_cmpstr (november, ==, "2025-11-08/1 2025-11-10/1 2025-11-11/2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/timetable/covers", test_covers);
  g_test_add_func ("/domain/timetable/cycles", test_cycles);
  g_test_add_func ("/domain/timetable/expand", test_expand);
  g_test_add_func ("/domain/timetable/worked-saturday", test_worked_saturday);

  return g_test_run ();
}
