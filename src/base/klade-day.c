/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day.h"

#include <stdlib.h>
#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"

#define YEAR_MAX 9999

/**
 * klade_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %KLADE_DAY_NONE when there is no such day
 */
KladeDay
klade_day_new (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31)
    return KLADE_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return KLADE_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (KladeDay) g_date_get_julian (&date);
}

/**
 * klade_day_parse_iso:
 * @text: (nullable): a stored day, 2026-09-14
 *
 * Returns: the day, or %KLADE_DAY_NONE when @text is %NULL or anything else than a stored day
 */
KladeDay
klade_day_parse_iso (const char *text)
{
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return KLADE_DAY_NONE;

  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return KLADE_DAY_NONE;

  return klade_day_new (atoi (text), atoi (text + 5), atoi (text + 8));
}

/* Reads up to @max_digits digits and the dot or slash and blanks after them; 0 when there is no
 * number. */
static int
take_number (const char **text, int max_digits)
{
  const char *at = *text;
  int number = 0;
  int n_digits = 0;

  for (; g_ascii_isdigit (*at) && n_digits < max_digits; at++, n_digits++)
    number = number * 10 + (*at - '0');
  if (n_digits == 0 || g_ascii_isdigit (*at))
    return 0;

  if (*at == '.' || *at == '/')
    at++;
  while (*at == ' ')
    at++;
  *text = at;

  return number;
}

static KladeDay
nearest_year (int month, int day_of_month, KladeDay nearest)
{
  KladeDay best = KLADE_DAY_NONE;
  int year;

  if (nearest == KLADE_DAY_NONE)
    return KLADE_DAY_NONE;

  klade_day_get (nearest, &year, NULL, NULL);
  for (int candidate = year - 1; candidate <= year + 1; candidate++)
    {
      KladeDay day = klade_day_new (candidate, month, day_of_month);

      if (day != KLADE_DAY_NONE &&
          (best == KLADE_DAY_NONE || ABS (day - nearest) < ABS (best - nearest)))
        best = day;
    }

  return best;
}

static KladeDay
parse_dotted (const char *text, KladeDay nearest)
{
  int day_of_month = take_number (&text, 2);
  int month = take_number (&text, 2);
  int year;

  if (day_of_month == 0 || month == 0)
    return KLADE_DAY_NONE;
  if (*text == '\0')
    return nearest_year (month, day_of_month, nearest);

  year = take_number (&text, 4);
  if (*text != '\0' || year == 0)
    return KLADE_DAY_NONE;

  return klade_day_new (year < 100 ? 2000 + year : year, month, day_of_month);
}

/**
 * klade_day_parse:
 * @text: what a person typed: 14.09.2026., 14.9.26, 14/09/2026, 14.09., 14.9 or
 *   2026-09-14
 * @nearest: a day without a year is the one nearest to this; %KLADE_DAY_NONE asks for a year
 * @day: (out): the day; untouched on failure
 * @error: (nullable): %KLADE_ERROR_INVALID when @text is not a day
 *
 * Returns: %TRUE if @day was set
 */
gboolean
klade_day_parse (const char *text, KladeDay nearest, KladeDay *day, GError **error)
{
  g_autofree char *typed = NULL;
  KladeDay found;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  typed = g_strstrip (g_strdup (text));
  found = klade_day_parse_iso (typed);
  if (found == KLADE_DAY_NONE)
    found = parse_dotted (typed, nearest);

  if (found == KLADE_DAY_NONE)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("“%s” is not a date. Write it like this: 14.09.2026."), typed);
      return FALSE;
    }

  *day = found;
  return TRUE;
}

/**
 * klade_day_get:
 * @day: a day
 * @year: (out) (optional): its year
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 */
void
klade_day_get (KladeDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  g_return_if_fail (day > KLADE_DAY_NONE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int) g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
}

/**
 * klade_day_get_weekday:
 * @day: a day
 *
 * Returns: Monday, 1, to Sunday, 7
 */
KladeWeekday
klade_day_get_weekday (KladeDay day)
{
  g_return_val_if_fail (day > KLADE_DAY_NONE, KLADE_WEEKDAY_MONDAY);

  /* Day 1 was a Monday. */
  return (KladeWeekday) ((day - 1) % 7 + 1);
}

/**
 * klade_day_get_iso_week:
 * @day: a day
 * @iso_year: (out) (optional): the year the week belongs to
 *
 * Returns: the week's number after ISO 8601, 1 to 53
 */
int
klade_day_get_iso_week (KladeDay day, int *iso_year)
{
  KladeDay thursday;
  int year;

  g_return_val_if_fail (day > KLADE_DAY_NONE, 0);

  /* A week belongs to the year of its Thursday. */
  thursday = klade_day_get_monday (day) + 3;
  klade_day_get (thursday, &year, NULL, NULL);
  if (iso_year != NULL)
    *iso_year = year;

  return (thursday - klade_day_new (year, 1, 1)) / 7 + 1;
}

/**
 * klade_day_get_monday:
 * @day: a day
 *
 * Returns: the Monday of its week
 */
KladeDay
klade_day_get_monday (KladeDay day)
{
  return day - ((KladeDay) klade_day_get_weekday (day) - 1);
}

/**
 * klade_day_easter:
 * @year: 1583 to 9999
 *
 * Easter Sunday of the western churches, after the anonymous Gregorian computus.
 *
 * Returns: the day
 */
KladeDay
klade_day_easter (int year)
{
  int golden = year % 19;
  int century = year / 100;
  int leap = century / 4;
  int moon = (century + 8) / 25;
  int correction = (century - moon + 1) / 3;
  int epact = (19 * golden + century - leap - correction + 15) % 30;
  int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
  int late = (golden + 11 * epact + 22 * weekday) / 451;
  int sum = epact + weekday - 7 * late + 114;

  return klade_day_new (year, sum / 31, sum % 31 + 1);
}

/**
 * klade_day_to_iso:
 * @day: a day
 *
 * Returns: (transfer full): the day as stored, 2026-09-14
 */
char *
klade_day_to_iso (KladeDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  klade_day_get (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, day_of_month);
}

/**
 * klade_day_to_text:
 * @day: a day
 *
 * Returns: (transfer full): 14.09.2026., whatever the desktop's language
 */
char *
klade_day_to_text (KladeDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  klade_day_get (day, &year, &month, &day_of_month);

  return g_strdup_printf ("%02d.%02d.%04d.", day_of_month, month, year);
}

/**
 * klade_day_to_short_text:
 * @day: a day
 *
 * Returns: (transfer full): 14.09.
 */
char *
klade_day_to_short_text (KladeDay day)
{
  int month, day_of_month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  klade_day_get (day, NULL, &month, &day_of_month);

  return g_strdup_printf ("%02d.%02d.", day_of_month, month);
}

/**
 * klade_day_to_long_text:
 * @day: a day
 *
 * Returns: (transfer full): 2026. gada 14. septembris
 */
char *
klade_day_to_long_text (KladeDay day)
{
  int year, month, day_of_month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  klade_day_get (day, &year, &month, &day_of_month);

  /* Translators: day of the month, name of the month, year */
  return g_strdup_printf (_ ("%1$d %2$s %3$d"), day_of_month, klade_month_name (month), year);
}

/**
 * klade_weekday_letter:
 * @weekday: Monday to Sunday
 *
 * Returns: P O T C Pk S Sv, as over the columns of a journal
 */
const char *
klade_weekday_letter (KladeWeekday weekday)
{
  static const char *const letters[] = {
    NC_ ("weekday letter", "Mon"), NC_ ("weekday letter", "Tue"), NC_ ("weekday letter", "Wed"),
    NC_ ("weekday letter", "Thu"), NC_ ("weekday letter", "Fri"), NC_ ("weekday letter", "Sat"),
    NC_ ("weekday letter", "Sun"),
  };

  g_return_val_if_fail (weekday >= KLADE_WEEKDAY_MONDAY && weekday <= KLADE_WEEKDAY_SUNDAY, "");

  return C_ ("weekday letter", letters[weekday - 1]);
}

/**
 * klade_weekday_name:
 * @weekday: Monday to Sunday
 *
 * Returns: pirmdiena to svētdiena
 */
const char *
klade_weekday_name (KladeWeekday weekday)
{
  static const char *const names[] = {
    N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
    N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
  };

  g_return_val_if_fail (weekday >= KLADE_WEEKDAY_MONDAY && weekday <= KLADE_WEEKDAY_SUNDAY, "");

  return _ (names[weekday - 1]);
}

/**
 * klade_month_name:
 * @month: 1 to 12
 *
 * Returns: janvāris to decembris, in lower case
 */
const char *
klade_month_name (int month)
{
  static const char *const names[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return _ (names[month - 1]);
}

/**
 * klade_month_short_name:
 * @month: 1 to 12
 *
 * Returns: janv. to dec., for where there is little room
 */
const char *
klade_month_short_name (int month)
{
  static const char *const names[] = {
    NC_ ("short month", "Jan"),  NC_ ("short month", "Feb"), NC_ ("short month", "Mar"),
    NC_ ("short month", "Apr"),  NC_ ("short month", "May"), NC_ ("short month", "June"),
    NC_ ("short month", "July"), NC_ ("short month", "Aug"), NC_ ("short month", "Sept"),
    NC_ ("short month", "Oct"),  NC_ ("short month", "Nov"), NC_ ("short month", "Dec"),
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return C_ ("short month", names[month - 1]);
}

/* A school's day is the day in Riga, also on a computer that was set up elsewhere. */
static GTimeZone *
riga (void)
{
  static gsize zone = 0;

  if (g_once_init_enter (&zone))
    {
      GTimeZone *found = g_time_zone_new_identifier ("Europe/Riga");

      g_once_init_leave (&zone, (gsize) (found != NULL ? found : g_time_zone_new_local ()));
    }

  return (GTimeZone *) zone;
}

static GDateTime *
date_time_of (gint64 instant)
{
  g_autoptr (GDateTime) utc = NULL;
  gint64 second = instant / G_USEC_PER_SEC;

  if (instant % G_USEC_PER_SEC < 0)
    second--;
  utc = g_date_time_new_from_unix_utc (second);

  return utc != NULL ? g_date_time_to_timezone (utc, riga ()) : NULL;
}

/**
 * klade_instant_to_text:
 * @instant: microseconds since 1970 in UTC
 * @today: the day on which it is read
 *
 * Returns: (transfer full): the time in Riga, no longer than needed: 14:32 for today,
 *   14.09. 14:32 for this year, 14.09.2025. 14:32 otherwise
 */
char *
klade_instant_to_text (gint64 instant, KladeDay today)
{
  g_autoptr (GDateTime) time = date_time_of (instant);
  KladeDay day;
  int this_year = 0;

  g_return_val_if_fail (time != NULL, NULL);

  day = klade_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                       g_date_time_get_day_of_month (time));
  if (day == today)
    return g_date_time_format (time, "%H:%M");

  if (today != KLADE_DAY_NONE)
    klade_day_get (today, &this_year, NULL, NULL);

  return g_date_time_format (time, g_date_time_get_year (time) == this_year ? "%d.%m. %H:%M"
                                                                            : "%d.%m.%Y. %H:%M");
}

/**
 * klade_instant_get_day:
 * @instant: microseconds since 1970 in UTC
 *
 * Returns: the day in Riga
 */
KladeDay
klade_instant_get_day (gint64 instant)
{
  g_autoptr (GDateTime) time = date_time_of (instant);

  g_return_val_if_fail (time != NULL, KLADE_DAY_NONE);

  return klade_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                        g_date_time_get_day_of_month (time));
}

/**
 * klade_instant_at:
 * @day: a day in Riga
 * @minutes: minutes since its midnight on the wall clock, 0 to 1439
 *
 * Returns: the instant, microseconds since 1970 in UTC
 */
gint64
klade_instant_at (KladeDay day, int minutes)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day_of_month;

  g_return_val_if_fail (day > KLADE_DAY_NONE, 0);
  g_return_val_if_fail (minutes >= 0 && minutes < 24 * 60, 0);

  klade_day_get (day, &year, &month, &day_of_month);
  time = g_date_time_new (riga (), year, month, day_of_month, minutes / 60, minutes % 60, 0);
  g_return_val_if_fail (time != NULL, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}
