/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-year.h"

static KladeDay
day (const char *iso)
{
  KladeDay found = klade_day_parse_iso (iso);

  g_assert_cmpint (found, !=, KLADE_DAY_NONE);

  return found;
}

static void
assert_day (KladeDay actual, const char *expected)
{
  g_autofree char *iso = klade_day_to_iso (actual);

  g_assert_cmpstr (iso, ==, expected);
}

/* domain.md 5.1 */
static const struct
{
  int start_year;
  const char *semester_1[2];
  const char *semester_2[2];
  const char *end_grade_9;
  const char *end_grade_12;
  const char *breaks[3][2];
  int n_weeks[3]; /* calendar weeks with lessons, grades 1-8, 9, 12 */
} years[] = {
  { 2022,
    { "2022-09-01", "2022-12-23" },
    { "2023-01-09", "2023-05-31" },
    "2023-06-14",
    "2023-06-21",
    { { "2022-10-24", "2022-10-28" },
      { "2022-12-26", "2023-01-06" },
      { "2023-03-13", "2023-03-17" } },
    { 36, 38, 39 } },
  { 2023,
    { "2023-09-01", "2023-12-22" },
    { "2024-01-08", "2024-05-31" },
    "2024-06-14",
    "2024-06-21",
    { { "2023-10-23", "2023-10-27" },
      { "2023-12-25", "2024-01-05" },
      { "2024-03-11", "2024-03-15" } },
    { 36, 38, 39 } },
  { 2024,
    { "2024-09-02", "2024-12-20" },
    { "2025-01-06", "2025-05-30" },
    "2025-06-13",
    "2025-06-20",
    { { "2024-10-21", "2024-10-27" },
      { "2024-12-23", "2025-01-05" },
      { "2025-03-10", "2025-03-16" } },
    { 35, 37, 38 } },
  { 2025,
    { "2025-09-01", "2025-12-19" },
    { "2026-01-05", "2026-05-29" },
    "2026-06-12",
    "2026-06-19",
    { { "2025-10-20", "2025-10-24" },
      { "2025-12-22", "2026-01-02" },
      { "2026-03-09", "2026-03-13" } },
    { 35, 37, 38 } },
};

static void
test_published (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      KladeSchoolYear year = klade_school_year_get (years[i].start_year);

      g_assert_true (year.is_published);
      g_assert_cmpint (year.start_year, ==, years[i].start_year);
      assert_day (year.semester_1.first, years[i].semester_1[0]);
      assert_day (year.semester_1.last, years[i].semester_1[1]);
      assert_day (year.semester_2.first, years[i].semester_2[0]);
      assert_day (year.semester_2.last, years[i].semester_2[1]);
      assert_day (year.end_grade_9, years[i].end_grade_9);
      assert_day (year.end_grade_12, years[i].end_grade_12);
      for (int n = 0; n < 3; n++)
        {
          assert_day (year.breaks[n].first, years[i].breaks[n][0]);
          assert_day (year.breaks[n].last, years[i].breaks[n][1]);
        }
      assert_day (klade_school_year_last_day (&year, 5), years[i].semester_2[1]);
      assert_day (klade_school_year_last_day (&year, 9), years[i].end_grade_9);
      assert_day (klade_school_year_last_day (&year, 11), years[i].semester_2[1]);
      assert_day (klade_school_year_last_day (&year, 12), years[i].end_grade_12);
    }
}

static int
count_weeks (const KladeSchoolYear *year, int grade)
{
  int n_weeks = 0;
  KladeDay week = KLADE_DAY_NONE;

  for (KladeDay at = year->semester_1.first; at <= year->end_grade_12; at++)
    if (klade_school_year_is_lesson_day (year, at, grade) && klade_day_get_monday (at) != week)
      {
        week = klade_day_get_monday (at);
        n_weeks++;
      }

  return n_weeks;
}

/* domain.md 5.1, last row of the table. */
static void
test_weeks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      KladeSchoolYear year = klade_school_year_get (years[i].start_year);

      g_assert_cmpint (count_weeks (&year, 7), ==, years[i].n_weeks[0]);
      g_assert_cmpint (count_weeks (&year, 9), ==, years[i].n_weeks[1]);
      g_assert_cmpint (count_weeks (&year, 12), ==, years[i].n_weeks[2]);
    }
}

/* A proposal has the shape of the published years, however the weekdays fall. */
static void
test_proposals (void)
{
  for (int start_year = 1991; start_year <= 2090; start_year++)
    {
      KladeSchoolYear year = klade_school_year_get (start_year);

      g_assert_cmpint (year.is_published, ==, start_year >= 2022 && start_year <= 2025);
      g_assert_cmpint (year.semester_1.first, >=, klade_day_new (start_year, 9, 1));
      g_assert_cmpint (year.semester_1.first, <=, klade_day_new (start_year, 9, 3));
      g_assert_cmpint (klade_day_get_weekday (year.semester_1.first), <=, KLADE_WEEKDAY_FRIDAY);
      g_assert_cmpint (klade_day_get_weekday (year.semester_1.last), ==, KLADE_WEEKDAY_FRIDAY);
      g_assert_cmpint (year.semester_1.last, <, klade_day_new (start_year, 12, 24));
      g_assert_cmpint (year.semester_1.last, >=, klade_day_new (start_year, 12, 17));
      g_assert_cmpint (klade_day_get_weekday (year.semester_2.first), ==, KLADE_WEEKDAY_MONDAY);
      g_assert_cmpint (year.semester_2.first, ==, year.semester_1.last + 17);
      g_assert_cmpint (year.semester_2.last, <=, klade_day_new (start_year + 1, 5, 31));
      g_assert_cmpint (klade_day_get_weekday (year.semester_2.last), <=, KLADE_WEEKDAY_FRIDAY);
      g_assert_cmpint (year.end_grade_9, ==, year.semester_2.last + 14);
      g_assert_cmpint (year.end_grade_12, ==, year.semester_2.last + 21);
      g_assert_cmpint (klade_day_get_weekday (year.breaks[0].first), ==, KLADE_WEEKDAY_MONDAY);
      g_assert_cmpint (klade_day_get_weekday (year.breaks[2].first), ==, KLADE_WEEKDAY_MONDAY);
      g_assert_cmpint (year.breaks[1].first, ==, year.semester_1.last + 3);
      g_assert_cmpint (count_weeks (&year, 3), >=, 34);
      g_assert_cmpint (count_weeks (&year, 3), <=, 37);
    }
}

static void
test_proposal_of_2026 (void)
{
  KladeSchoolYear year = klade_school_year_get (2026);

  g_assert_false (year.is_published);
  assert_day (year.semester_1.first, "2026-09-01");
  assert_day (year.semester_1.last, "2026-12-18");
  assert_day (year.semester_2.first, "2027-01-04");
  assert_day (year.semester_2.last, "2027-05-31");
  assert_day (year.breaks[0].first, "2026-10-26");
  assert_day (year.breaks[2].first, "2027-03-15");
}

static const struct
{
  const char *day;
  int grade;
  gboolean has_lessons;
} lesson_days[] = {
  { "2025-08-29", 7, FALSE },  { "2025-08-31", 7, FALSE },
  { "2025-09-01", 7, TRUE },   { "2025-09-06", 7, FALSE }, /* Saturday */
  { "2025-10-17", 7, TRUE },   { "2025-10-20", 7, FALSE },
  { "2025-10-24", 7, FALSE },  { "2025-10-27", 7, TRUE },
  { "2025-11-08", 7, TRUE },  /* Saturday worked for 17.11. */
  { "2025-11-17", 7, FALSE }, /* its day off */
  { "2025-11-18", 7, FALSE },  { "2025-11-19", 7, TRUE },
  { "2025-12-19", 7, TRUE },   { "2025-12-22", 7, FALSE },
  { "2026-01-02", 7, FALSE },  { "2026-01-05", 7, TRUE },
  { "2026-01-17", 7, TRUE }, /* Saturday worked for 02.01. */
  { "2026-03-13", 7, FALSE },  { "2026-03-16", 7, TRUE },
  { "2026-04-03", 7, FALSE }, /* Good Friday */
  { "2026-04-06", 7, FALSE }, /* Easter Monday */
  { "2026-04-07", 7, TRUE },   { "2026-05-01", 7, FALSE },
  { "2026-05-04", 7, FALSE },  { "2026-05-05", 7, TRUE }, /* 4 May was a Monday: no substitute */
  { "2026-05-29", 7, TRUE },   { "2026-06-01", 7, FALSE },
  { "2026-06-01", 9, TRUE },   { "2026-06-01", 12, TRUE },
  { "2026-06-12", 9, TRUE },   { "2026-06-15", 9, FALSE },
  { "2026-06-19", 12, TRUE },  { "2026-06-22", 12, FALSE },
  { "2026-06-27", 12, FALSE }, /* worked, but not at school */
};

static void
test_lesson_days (void)
{
  KladeSchoolYear year = klade_school_year_get (2025);

  for (gsize i = 0; i < G_N_ELEMENTS (lesson_days); i++)
    {
      g_test_message ("%s, grade %d", lesson_days[i].day, lesson_days[i].grade);
      g_assert_cmpint (
          klade_school_year_is_lesson_day (&year, day (lesson_days[i].day), lesson_days[i].grade),
          ==, lesson_days[i].has_lessons);
    }
}

static void
test_of_day (void)
{
  g_assert_cmpint (klade_school_year_of_day (day ("2026-08-31")), ==, 2025);
  g_assert_cmpint (klade_school_year_of_day (day ("2026-09-01")), ==, 2026);
}

static void
test_names (void)
{
  g_autofree char *name = klade_school_year_name (2025);
  g_autofree char *century = klade_school_year_name (2099);

  g_assert_cmpstr (name, ==, "2025/26");
  g_assert_cmpstr (century, ==, "2099/00");
}

/* domain.md 5.3 */
static const char *const holidays[] = {
  "2024-01-01", "2024-03-29", "2024-03-31", "2024-04-01", "2024-05-01", "2024-05-04", "2024-05-06",
  "2024-05-12", "2024-05-19", "2024-06-23", "2024-06-24", "2024-11-18", "2024-12-24", "2024-12-25",
  "2024-12-26", "2024-12-31", "2025-01-01", "2025-04-18", "2025-04-20", "2025-04-21", "2025-05-01",
  "2025-05-04", "2025-05-05", "2025-05-11", "2025-06-08", "2025-06-23", "2025-06-24", "2025-11-18",
  "2025-12-24", "2025-12-25", "2025-12-26", "2025-12-31", "2026-01-01", "2026-04-03", "2026-04-05",
  "2026-04-06", "2026-05-01", "2026-05-04", "2026-05-10", "2026-05-24", "2026-06-23", "2026-06-24",
  "2026-11-18", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-31",
};

/* Exactly these days of three years, none missing and none too many. */
static void
test_holidays (void)
{
  gsize next = 0;

  for (KladeDay at = day ("2024-01-01"); at <= day ("2026-12-31"); at++)
    {
      g_autofree char *iso = klade_day_to_iso (at);

      if (klade_public_holiday_name (at) == NULL)
        continue;
      g_assert_cmpuint (next, <, G_N_ELEMENTS (holidays));
      g_assert_cmpstr (iso, ==, holidays[next]);
      next++;
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (holidays));
}

static void
test_substitutes_and_single_days (void)
{
  /* The substitutes that domain.md computes, and the days that happened once. */
  g_assert_nonnull (klade_public_holiday_name (day ("2028-11-20")));
  g_assert_null (klade_public_holiday_name (day ("2028-11-19")));
  g_assert_null (klade_public_holiday_name (day ("2027-05-05")));
  g_assert_null (klade_public_holiday_name (day ("2027-05-06")));
  g_assert_nonnull (klade_public_holiday_name (day ("2018-09-24")));
  g_assert_nonnull (klade_public_holiday_name (day ("2023-05-29")));
  g_assert_nonnull (klade_public_holiday_name (day ("2023-07-10")));
  /* Pentecost, computed. */
  g_assert_nonnull (klade_public_holiday_name (day ("2027-05-16")));
  g_assert_nonnull (klade_public_holiday_name (day ("2028-06-04")));
  g_assert_cmpstr (klade_public_holiday_name (day ("2026-04-03")), ==, "Good Friday");
}

static const struct
{
  const char *day_off;
  const char *worked;
} moved[] = {
  { "2023-05-05", "2023-05-20" }, { "2024-12-23", "2024-12-14" }, { "2024-12-30", "2024-12-28" },
  { "2025-05-02", "2025-05-10" }, { "2025-11-17", "2025-11-08" }, { "2026-01-02", "2026-01-17" },
  { "2026-06-22", "2026-06-27" },
};

static void
test_moved_days (void)
{
  int n_moved = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      g_assert_cmpint (klade_moved_working_day (day (moved[i].day_off)), ==, -1);
      g_assert_cmpint (klade_moved_working_day (day (moved[i].worked)), ==, 1);
      g_assert_cmpint (klade_moved_working_day_origin (day (moved[i].worked)), ==,
                       day (moved[i].day_off));
      g_assert_cmpint (klade_day_get_weekday (day (moved[i].worked)), ==, KLADE_WEEKDAY_SATURDAY);
      g_assert_cmpint (klade_day_get_weekday (day (moved[i].day_off)), <=, KLADE_WEEKDAY_FRIDAY);
    }
  for (KladeDay at = day ("2023-01-01"); at <= day ("2026-12-31"); at++)
    n_moved += klade_moved_working_day (at) != 0;
  g_assert_cmpint (n_moved, ==, 2 * G_N_ELEMENTS (moved));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/school-year/published", test_published);
  g_test_add_func ("/domain/school-year/weeks", test_weeks);
  g_test_add_func ("/domain/school-year/proposals", test_proposals);
  g_test_add_func ("/domain/school-year/proposal-2026", test_proposal_of_2026);
  g_test_add_func ("/domain/school-year/lesson-days", test_lesson_days);
  g_test_add_func ("/domain/school-year/of-day", test_of_day);
  g_test_add_func ("/domain/school-year/names", test_names);
  g_test_add_func ("/domain/school-year/holidays", test_holidays);
  g_test_add_func ("/domain/school-year/substitutes", test_substitutes_and_single_days);
  g_test_add_func ("/domain/school-year/moved-days", test_moved_days);

  return g_test_run ();
}
