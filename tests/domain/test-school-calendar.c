/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-calendar.h"

static KladeDay
day (const char *iso)
{
  KladeDay found = klade_day_parse_iso (iso);

  g_assert_cmpint (found, !=, KLADE_DAY_NONE);

  return found;
}

static char extra_week[] = "Papildu nedēļa 1. klasei";
static char spring[] = "Pavasara brīvdienas";
static char nameless[] = "";

/* 2025/26 with what the law leaves to a school (domain.md 5.1): grade 1's extra week, another
 * spring break of grade 12, and a moved day of its own. */
static const struct
{
  const char *first;
  const char *last;
  int grade_from;
  int grade_to;
  gboolean is_break;
  const char *worked_on;
  char *name;
} days_off[] = {
  { "2025-10-20", "2025-10-24", 0, 12, TRUE, NULL, nameless },
  { "2025-12-22", "2026-01-02", 1, 12, TRUE, NULL, NULL }, /* preschool groups go on */
  { "2026-02-09", "2026-02-13", 1, 1, TRUE, NULL, extra_week },
  { "2026-03-09", "2026-03-13", 1, 11, TRUE, NULL, spring },
  { "2026-03-16", "2026-03-20", 12, 12, TRUE, NULL, spring },
  { "2026-04-02", "2026-04-02", 0, 12, FALSE, "2026-03-28", NULL },
  /* The Cabinet moves Monday 17.11. to Saturday 08.11.: this school to Saturday 15.11. */
  { "2025-11-17", "2025-11-17", 0, 12, FALSE, "2025-11-15", NULL },
};

typedef struct
{
  KladeDayOff rows[G_N_ELEMENTS (days_off)];
  KladeSchoolCalendar calendar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  KladeSchoolCalendar *calendar = &fixture->calendar;

  for (gsize i = 0; i < G_N_ELEMENTS (days_off); i++)
    fixture->rows[i] = (KladeDayOff){
      .range = { day (days_off[i].first), day (days_off[i].last) },
      .grade_from = days_off[i].grade_from,
      .grade_to = days_off[i].grade_to,
      .is_break = days_off[i].is_break,
      .worked_on = klade_day_parse_iso (days_off[i].worked_on),
      .name = days_off[i].name,
    };
  calendar->year = klade_school_year_get (2025);
  for (gsize i = 0; i < G_N_ELEMENTS (calendar->year.breaks); i++)
    calendar->year.breaks[i] = (KladeDayRange){ KLADE_DAY_NONE, KLADE_DAY_NONE };
  calendar->days_off = fixture->rows;
  calendar->n_days_off = G_N_ELEMENTS (fixture->rows);
}

static void
test_look (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day;
    int grade;
    KladeDayKind kind;
    const char *name; /* NULL: not looked at */
  } looks[] = {
    { "2025-08-29", 7, KLADE_DAY_OUT_OF_YEAR, NULL },
    { "2025-09-01", 7, KLADE_DAY_WITH_LESSONS, NULL },
    { "2025-09-06", 7, KLADE_DAY_WEEKEND, "Saturday" },
    { "2025-10-22", 0, KLADE_DAY_BREAK, "Break" },
    { "2025-11-08", 7, KLADE_DAY_WEEKEND, NULL }, /* worked elsewhere, not here */
    { "2025-11-15", 7, KLADE_DAY_WITH_LESSONS, NULL },
    { "2025-11-17", 7, KLADE_DAY_MOVED, "Worked on another day" },
    { "2025-11-18", 7, KLADE_DAY_HOLIDAY, NULL },
    { "2025-12-30", 7, KLADE_DAY_BREAK, NULL },
    { "2026-02-11", 1, KLADE_DAY_BREAK, extra_week },
    { "2026-02-11", 2, KLADE_DAY_WITH_LESSONS, NULL },
    { "2026-03-11", 11, KLADE_DAY_BREAK, spring },
    { "2026-03-11", 12, KLADE_DAY_WITH_LESSONS, NULL },
    { "2026-03-18", 12, KLADE_DAY_BREAK, spring },
    { "2026-03-28", 5, KLADE_DAY_WITH_LESSONS, NULL },
    { "2026-04-02", 5, KLADE_DAY_MOVED, NULL },
    { "2026-04-03", 5, KLADE_DAY_HOLIDAY, NULL }, /* Good Friday */
    { "2026-05-29", 8, KLADE_DAY_WITH_LESSONS, NULL },
    { "2026-06-01", 8, KLADE_DAY_OUT_OF_YEAR, NULL },
    { "2026-06-01", 9, KLADE_DAY_WITH_LESSONS, NULL },
    { "2026-06-15", 9, KLADE_DAY_OUT_OF_YEAR, NULL },
    { "2026-06-19", 12, KLADE_DAY_WITH_LESSONS, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      const char *name = "unset";

      g_test_message ("%s, grade %d", looks[i].day, looks[i].grade);
      g_assert_cmpint (klade_school_calendar_look (&fixture->calendar, day (looks[i].day),
                                                   looks[i].grade, &name),
                       ==, looks[i].kind);
      g_assert_cmpint (name == NULL, ==, looks[i].kind == KLADE_DAY_WITH_LESSONS);
      if (looks[i].name != NULL)
        g_assert_cmpstr (name, ==, looks[i].name);
    }
}

/* Without rows of its own a school has the published year. */
static void
test_published_year (void)
{
  KladeSchoolCalendar calendar = { .year = klade_school_year_get (2025) };

  for (KladeDay at = day ("2025-08-01"); at <= day ("2026-08-31"); at++)
    for (int grade = 0; grade <= 12; grade++)
      g_assert_cmpint (klade_school_calendar_is_lesson_day (&calendar, at, grade), ==,
                       klade_school_year_is_lesson_day (&calendar.year, at, grade));
}

/* The lessons of a class with one on Mondays and one on Thursdays (B1, B10). */
static char *
expand (const KladeSchoolCalendar *calendar, int grade, const char *first, const char *last)
{
  const KladeTimetableSlot slots[] = {
    { KLADE_WEEKDAY_MONDAY, 1, 0, { 1, KLADE_DAY_NONE } },
    { KLADE_WEEKDAY_THURSDAY, 2, 0, { 1, KLADE_DAY_NONE } },
  };
  GString *text = g_string_new (NULL);

  for (KladeDay at = day (first); at <= day (last); at++)
    for (gsize i = 0; i < G_N_ELEMENTS (slots); i++)
      if (klade_school_calendar_is_lesson_day (calendar, at, grade) &&
          klade_school_calendar_covers (calendar, &slots[i], at))
        {
          g_autofree char *iso = klade_day_to_iso (at);

          g_string_append_printf (text, "%s%s/%d", text->len > 0 ? " " : "", iso + 5,
                                  slots[i].lesson_no);
        }

  return g_string_free (text, FALSE);
}

static void
test_expand (Fixture *fixture, gconstpointer data)
{
  const KladeSchoolCalendar *calendar = &fixture->calendar;
  g_autofree char *november = expand (calendar, 7, "2025-11-06", "2025-11-20");
  g_autofree char *february = expand (calendar, 1, "2026-02-05", "2026-02-16");
  g_autofree char *spring_7 = expand (calendar, 7, "2026-03-05", "2026-04-06");
  g_autofree char *spring_12 = expand (calendar, 12, "2026-03-05", "2026-03-23");

  g_assert_cmpstr (november, ==, "11-06/2 11-10/1 11-13/2 11-15/1 11-20/2");
  g_assert_cmpstr (february, ==, "02-05/2 02-16/1");
  /* Saturday 28.03. is Thursday 02.04.; Easter Monday is 06.04. */
  g_assert_cmpstr (spring_7, ==, "03-05/2 03-16/1 03-19/2 03-23/1 03-26/2 03-28/2 03-30/1");
  g_assert_cmpstr (spring_12, ==, "03-05/2 03-09/1 03-12/2 03-23/1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/domain/school-calendar/look", Fixture, NULL, set_up, test_look, NULL);
  g_test_add_func ("/domain/school-calendar/published-year", test_published_year);
  g_test_add ("/domain/school-calendar/expand", Fixture, NULL, set_up, test_expand, NULL);

  return g_test_run ();
}
