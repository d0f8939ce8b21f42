/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-year.h"

#include "klade-i18n.h"

#define DAYS_IN_WEEK 7
#define FIRST_MONTH 9 /* a school year runs from September to August */

/* A day of the tables below: readable, and compared as a number. */
#define DATE(year, month, day) ((year) *10000 + (month) *100 + (day))

typedef struct
{
  int first;
  int last;
} DateRange;

/* As the Cabinet published them: MK 29.11.2022 Nr. 745, MK 05.12.2023 Nr. 698 and the
 * decision of 17.12.2024; closed intervals, whether a break was named to its Friday or Sunday.
 * The ends of grades 9 and 12 in 2022/23 follow from the length of their year, 37 and 38
 * weeks to the others' 35. */
static const struct
{
  int start_year;
  DateRange semester_1;
  DateRange semester_2;
  int end_grade_9;
  int end_grade_12;
  DateRange breaks[3];
} published[] = {
  { 2022,
    { DATE (2022, 9, 1), DATE (2022, 12, 23) },
    { DATE (2023, 1, 9), DATE (2023, 5, 31) },
    DATE (2023, 6, 14),
    DATE (2023, 6, 21),
    { { DATE (2022, 10, 24), DATE (2022, 10, 28) },
      { DATE (2022, 12, 26), DATE (2023, 1, 6) },
      { DATE (2023, 3, 13), DATE (2023, 3, 17) } } },
  { 2023,
    { DATE (2023, 9, 1), DATE (2023, 12, 22) },
    { DATE (2024, 1, 8), DATE (2024, 5, 31) },
    DATE (2024, 6, 14),
    DATE (2024, 6, 21),
    { { DATE (2023, 10, 23), DATE (2023, 10, 27) },
      { DATE (2023, 12, 25), DATE (2024, 1, 5) },
      { DATE (2024, 3, 11), DATE (2024, 3, 15) } } },
  { 2024,
    { DATE (2024, 9, 2), DATE (2024, 12, 20) },
    { DATE (2025, 1, 6), DATE (2025, 5, 30) },
    DATE (2025, 6, 13),
    DATE (2025, 6, 20),
    { { DATE (2024, 10, 21), DATE (2024, 10, 27) },
      { DATE (2024, 12, 23), DATE (2025, 1, 5) },
      { DATE (2025, 3, 10), DATE (2025, 3, 16) } } },
  { 2025,
    { DATE (2025, 9, 1), DATE (2025, 12, 19) },
    { DATE (2026, 1, 5), DATE (2026, 5, 29) },
    DATE (2026, 6, 12),
    DATE (2026, 6, 19),
    { { DATE (2025, 10, 20), DATE (2025, 10, 24) },
      { DATE (2025, 12, 22), DATE (2026, 1, 2) },
      { DATE (2026, 3, 9), DATE (2026, 3, 13) } } },
};

static const struct
{
  int month;
  int day;
  const char *name;
} yearly_holidays[] = {
  { 1, 1, N_ ("New Year's Day") },
  { 5, 1, N_ ("Labour Day, Convocation of the Constitutional Assembly") },
  { 5, 4, N_ ("Restoration of Independence") },
  { 6, 23, N_ ("Midsummer Eve (Līgo)") },
  { 6, 24, N_ ("Midsummer Day (Jāņi)") },
  { 11, 18, N_ ("Proclamation of the Republic") },
  { 12, 24, N_ ("Christmas Eve") },
  { 12, 25, N_ ("Christmas Day") },
  { 12, 26, N_ ("Second Day of Christmas") },
  { 12, 31, N_ ("New Year's Eve") },
};

static const struct
{
  int from_easter;
  const char *name;
} moving_holidays[] = {
  { -2, N_ ("Good Friday") },
  { 0, N_ ("Easter Sunday") },
  { 1, N_ ("Easter Monday") },
  { 49, N_ ("Pentecost") },
};

static const struct
{
  int date;
  const char *name;
} single_holidays[] = {
  { DATE (2018, 7, 8), N_ ("Closing day of the Song and Dance Festival") },
  { DATE (2018, 7, 9), N_ ("Closing day of the Song and Dance Festival (day off instead)") },
  { DATE (2018, 9, 24), N_ ("Visit of the Pope") },
  { DATE (2023, 5, 29), N_ ("Day off for the ice hockey team") },
  { DATE (2023, 7, 9), N_ ("Closing day of the Song and Dance Festival") },
  { DATE (2023, 7, 10), N_ ("Closing day of the Song and Dance Festival (day off instead)") },
};

/* The Cabinet's order of each year: a working day between days off, and the Saturday on which
 * it is worked instead. */
static const struct
{
  int day_off;
  int worked;
} moved[] = {
  { DATE (2023, 5, 5), DATE (2023, 5, 20) },    { DATE (2024, 12, 23), DATE (2024, 12, 14) },
  { DATE (2024, 12, 30), DATE (2024, 12, 28) }, { DATE (2025, 5, 2), DATE (2025, 5, 10) },
  { DATE (2025, 11, 17), DATE (2025, 11, 8) },  { DATE (2026, 1, 2), DATE (2026, 1, 17) },
  { DATE (2026, 6, 22), DATE (2026, 6, 27) },
};

static KladeDay
day_of_date (int date)
{
  return klade_day_new (date / 10000, date / 100 % 100, date % 100);
}

static int
date_of_day (KladeDay day)
{
  int year, month, day_of_month;

  klade_day_get (day, &year, &month, &day_of_month);

  return DATE (year, month, day_of_month);
}

static KladeDayRange
range_of_dates (DateRange range)
{
  return (KladeDayRange){ day_of_date (range.first), day_of_date (range.last) };
}

static gboolean
range_contains (KladeDayRange range, KladeDay day)
{
  return day >= range.first && day <= range.last;
}

static KladeDay
monday_on_or_after (KladeDay day)
{
  return klade_day_get_monday (day + DAYS_IN_WEEK - 1);
}

static gboolean
is_weekend (KladeDay day)
{
  return klade_day_get_weekday (day) >= KLADE_WEEKDAY_SATURDAY;
}

static KladeDay
skip_weekend_forward (KladeDay day)
{
  return is_weekend (day) ? monday_on_or_after (day) : day;
}

static KladeDay
skip_weekend_backward (KladeDay day)
{
  return is_weekend (day) ? klade_day_get_monday (day) + 4 : day;
}

/* The pattern that all published years of the table follow. */
static KladeSchoolYear
propose (int start_year)
{
  KladeDay autumn = monday_on_or_after (klade_day_new (start_year, 10, 20));
  KladeDay spring = monday_on_or_after (klade_day_new (start_year + 1, 3, 9));
  /* The last Friday before Christmas Eve; then two weeks of break. */
  KladeDay before_christmas = klade_day_get_monday (klade_day_new (start_year, 12, 26)) - 3;
  KladeSchoolYear year = { .start_year = start_year, .is_published = FALSE };

  year.semester_1.first = skip_weekend_forward (klade_day_new (start_year, 9, 1));
  year.semester_1.last = before_christmas;
  year.semester_2.first = before_christmas + 17;
  year.semester_2.last = skip_weekend_backward (klade_day_new (start_year + 1, 5, 31));
  year.end_grade_9 = year.semester_2.last + 2 * DAYS_IN_WEEK;
  year.end_grade_12 = year.semester_2.last + 3 * DAYS_IN_WEEK;
  year.breaks[0] = (KladeDayRange){ autumn, autumn + 4 };
  year.breaks[1] = (KladeDayRange){ before_christmas + 3, year.semester_2.first - 3 };
  year.breaks[2] = (KladeDayRange){ spring, spring + 4 };

  return year;
}

/**
 * klade_school_year_get:
 * @start_year: 2025 for 2025/26
 *
 * The dates of a school year: as published for 2022/23 to 2025/26, otherwise a proposal after
 * their pattern.  A school's own table may correct them.
 *
 * Returns: the year
 */
KladeSchoolYear
klade_school_year_get (int start_year)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    if (published[i].start_year == start_year)
      {
        KladeSchoolYear year = {
          .start_year = start_year,
          .semester_1 = range_of_dates (published[i].semester_1),
          .semester_2 = range_of_dates (published[i].semester_2),
          .end_grade_9 = day_of_date (published[i].end_grade_9),
          .end_grade_12 = day_of_date (published[i].end_grade_12),
          .is_published = TRUE,
        };

        for (gsize n = 0; n < G_N_ELEMENTS (year.breaks); n++)
          year.breaks[n] = range_of_dates (published[i].breaks[n]);
        return year;
      }

  return propose (start_year);
}

/**
 * klade_school_year_of_day:
 * @day: a day
 *
 * Returns: the start year of the school year @day lies in; it changes on 1 September
 */
int
klade_school_year_of_day (KladeDay day)
{
  int year, month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, 0);

  klade_day_get (day, &year, &month, NULL);

  return month >= FIRST_MONTH ? year : year - 1;
}

/**
 * klade_school_year_name:
 * @start_year: 2025
 *
 * Returns: (transfer full): 2025/26
 */
char *
klade_school_year_name (int start_year)
{
  return g_strdup_printf ("%d/%02d", start_year, (start_year + 1) % 100);
}

/**
 * klade_school_year_break_name:
 * @index: 0 to 2, as in KladeSchoolYear
 *
 * Returns: what the school calls the break until it writes another name: Rudens brīvlaiks
 */
const char *
klade_school_year_break_name (guint index)
{
  static const char *const names[KLADE_N_SCHOOL_YEAR_BREAKS] = {
    "Rudens brīvlaiks",
    "Ziemas brīvlaiks",
    "Pavasara brīvlaiks",
  };

  g_return_val_if_fail (index < G_N_ELEMENTS (names), NULL);

  return names[index];
}

/**
 * klade_school_year_last_day:
 * @year: a school year
 * @grade: 1 to 12; 0 for a group across grades
 *
 * Returns: the last day of lessons of that grade
 */
KladeDay
klade_school_year_last_day (const KladeSchoolYear *year, int grade)
{
  g_return_val_if_fail (year != NULL, KLADE_DAY_NONE);

  if (grade == 9)
    return year->end_grade_9;
  if (grade == 12)
    return year->end_grade_12;

  return year->semester_2.last;
}

/**
 * klade_school_year_is_lesson_day:
 * @year: a school year
 * @day: a day
 * @grade: 1 to 12; 0 for a group across grades
 *
 * Whether the grade has lessons: not on weekends (but on a worked Saturday), not in breaks,
 * not on public holidays and days off moved elsewhere, not after the grade's year has ended.
 *
 * Returns: %TRUE on a day with lessons
 */
gboolean
klade_school_year_is_lesson_day (const KladeSchoolYear *year, KladeDay day, int grade)
{
  KladeDayRange semester_2;
  int is_moved;

  g_return_val_if_fail (year != NULL, FALSE);

  semester_2 = (KladeDayRange){ year->semester_2.first, klade_school_year_last_day (year, grade) };
  if (!range_contains (year->semester_1, day) && !range_contains (semester_2, day))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (year->breaks); i++)
    if (range_contains (year->breaks[i], day))
      return FALSE;

  is_moved = klade_moved_working_day (day);
  if (is_moved != 0)
    return is_moved > 0;

  return !is_weekend (day) && klade_public_holiday_name (day) == NULL;
}

static const char *
fixed_holiday_name (int month, int day_of_month)
{
  for (gsize i = 0; i < G_N_ELEMENTS (yearly_holidays); i++)
    if (yearly_holidays[i].month == month && yearly_holidays[i].day == day_of_month)
      return _ (yearly_holidays[i].name);

  return NULL;
}

/* When 4 May or 18 November falls on a weekend, the next working day is free: a Monday. */
static const char *
substitute_name (KladeDay day, int month, int day_of_month)
{
  if (klade_day_get_weekday (day) != KLADE_WEEKDAY_MONDAY)
    return NULL;
  if (month == 5 && (day_of_month == 5 || day_of_month == 6))
    return _ ("Restoration of Independence (day off instead)");
  if (month == 11 && (day_of_month == 19 || day_of_month == 20))
    return _ ("Proclamation of the Republic (day off instead)");

  return NULL;
}

/**
 * klade_public_holiday_name:
 * @day: a day
 *
 * The holidays of the law «Par svētku, atceres un atzīmējamām dienām», with the days off
 * given instead of 4 May and 18 November when these fall on a weekend.
 *
 * Returns: (nullable): the holiday's name, translated; %NULL on any other day
 */
const char *
klade_public_holiday_name (KladeDay day)
{
  int year, month, day_of_month;
  const char *name;

  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  klade_day_get (day, &year, &month, &day_of_month);
  name = fixed_holiday_name (month, day_of_month);
  if (name == NULL)
    name = substitute_name (day, month, day_of_month);
  if (name != NULL)
    return name;

  /* Easter Monday comes from 23 March on, Pentecost by 13 June. */
  if (month >= 3 && month <= 6)
    {
      KladeDay easter = klade_day_easter (year);

      for (gsize i = 0; i < G_N_ELEMENTS (moving_holidays); i++)
        if (day == easter + moving_holidays[i].from_easter)
          return _ (moving_holidays[i].name);
    }

  if (month == 5 && klade_day_get_weekday (day) == KLADE_WEEKDAY_SUNDAY &&
      day_of_month > DAYS_IN_WEEK && day_of_month <= 2 * DAYS_IN_WEEK)
    return _ ("Mother's Day");

  for (gsize i = 0; i < G_N_ELEMENTS (single_holidays); i++)
    if (single_holidays[i].date == DATE (year, month, day_of_month))
      return _ (single_holidays[i].name);

  return NULL;
}

/**
 * klade_moved_working_day:
 * @day: a day
 *
 * Returns: -1 if @day is off because its work was moved to a Saturday, 1 if @day is such a
 *   Saturday, otherwise 0
 */
int
klade_moved_working_day (KladeDay day)
{
  int date = date_of_day (day);

  for (gsize i = 0; i < G_N_ELEMENTS (moved); i++)
    {
      if (moved[i].day_off == date)
        return -1;
      if (moved[i].worked == date)
        return 1;
    }

  return 0;
}

/**
 * klade_moved_working_day_origin:
 * @day: a day
 *
 * A worked Saturday has the timetable of the day that is off in exchange.
 *
 * Returns: that day, or %KLADE_DAY_NONE when @day is no worked Saturday
 */
KladeDay
klade_moved_working_day_origin (KladeDay day)
{
  int date = date_of_day (day);

  for (gsize i = 0; i < G_N_ELEMENTS (moved); i++)
    if (moved[i].worked == date)
      return day_of_date (moved[i].day_off);

  return KLADE_DAY_NONE;
}
