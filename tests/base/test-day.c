/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day.h"
#include "klade-error.h"

#define TODAY (klade_day_new (2026, 3, 5))

static void
test_every_day_is_itself (void)
{
  KladeDay last = klade_day_new (2101, 1, 1);
  int weekday = klade_day_get_weekday (klade_day_new (1899, 12, 31));

  for (KladeDay day = klade_day_new (1900, 1, 1); day < last; day++)
    {
      g_autofree char *iso = klade_day_to_iso (day);
      g_autofree char *text = klade_day_to_text (day);
      g_autoptr (GDateTime) time = NULL;
      int year, month, day_of_month, iso_year;
      KladeDay parsed;

      klade_day_get (day, &year, &month, &day_of_month);
      time = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
      g_assert_cmpint (klade_day_new (year, month, day_of_month), ==, day);
      g_assert_cmpint (klade_day_parse_iso (iso), ==, day);
      g_assert_true (klade_day_parse (text, KLADE_DAY_NONE, &parsed, NULL));
      g_assert_cmpint (parsed, ==, day);

      weekday = weekday % 7 + 1;
      g_assert_cmpint (klade_day_get_weekday (day), ==, weekday);
      g_assert_cmpint (klade_day_get_weekday (klade_day_get_monday (day)), ==, 1);
      g_assert_cmpint (day - klade_day_get_monday (day), ==, weekday - 1);
      g_assert_cmpint (klade_day_get_iso_week (day, &iso_year), ==,
                       g_date_time_get_week_of_year (time));
      g_assert_cmpint (iso_year, ==, g_date_time_get_week_numbering_year (time));
    }
}

static void
test_no_such_day (void)
{
  static const int days[][3] = {
    { 2026, 2, 29 },  { 2100, 2, 29 },  { 2026, 4, 31 }, { 2026, 0, 1 }, { 2026, 13, 1 },
    { 2026, 1, 0 },   { 2026, 1, 32 },  { 0, 1, 1 },     { -1, 1, 1 },   { 10000, 1, 1 },
    { 2026, 257, 1 }, { 2026, 1, 257 }, { 67562, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_cmpint (klade_day_new (days[i][0], days[i][1], days[i][2]), ==, KLADE_DAY_NONE);
  g_assert_cmpint (klade_day_new (1, 1, 1), ==, 1);
  g_assert_cmpint (klade_day_new (2024, 2, 29), !=, KLADE_DAY_NONE);
}

static void
test_stored_days (void)
{
  static const char *const wrong[] = {
    "",           "2026-9-14",  "2026-09-14 ", " 2026-09-14", "2026-02-30",
    "2026/09/14", "14.09.2026", "2026-09-1x",  "20260914",    "2026-09-14T",
    "-026-09-14", "2026-+9-14", "0000-01-01",  "２026-09-14",
  };

  g_assert_cmpint (klade_day_parse_iso ("2026-09-14"), ==, klade_day_new (2026, 9, 14));
  g_assert_cmpint (klade_day_parse_iso (NULL), ==, KLADE_DAY_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (klade_day_parse_iso (wrong[i]), ==, KLADE_DAY_NONE);
}

static const struct
{
  const char *typed;
  const char *day; /* NULL: refused */
} typed_days[] = {
  { "14.09.2026.", "2026-09-14" },
  { "14.09.2026", "2026-09-14" },
  { "14.9.2026", "2026-09-14" },
  { "14. 9. 2026.", "2026-09-14" },
  { " 14.09.26. ", "2026-09-14" },
  { "2026-09-14", "2026-09-14" },
  { "14/09/2026", "2026-09-14" },
  { "14.03.", "2026-03-14" },
  { "14.3", "2026-03-14" },
  { "1.1.", "2026-01-01" },
  /* The nearest one: half a year back or forth of 5 March. */
  { "01.09.", "2026-09-01" },
  { "15.10.", "2025-10-15" },
  { "31.12.", "2025-12-31" },
  { "29.02.", NULL }, /* not in 2025, 2026 and 2027 */
  { "29.02.2024.", "2024-02-29" },
  { "", NULL },
  { "14", NULL },
  { "14.", NULL },
  { ".09.", NULL },
  { "09/14/2026", NULL },
  { "14//2026", NULL },
  { "31.04.", NULL },
  { "31.04.2026.", NULL },
  { "0.1.2026", NULL },
  { "1.13.", NULL },
  { "14.09.20266", NULL },
  { "14.09.2026. x", NULL },
  { "-1.09.2026", NULL },
  { "rīt", NULL },
  { "99999999999999999999.1.", NULL },
};

static void
test_typed_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_days); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeDay day = -7;
      gboolean parsed = klade_day_parse (typed_days[i].typed, TODAY, &day, &error);

      g_test_message ("«%s»", typed_days[i].typed);
      g_assert_cmpint (parsed, ==, typed_days[i].day != NULL);
      if (parsed)
        {
          g_autofree char *iso = klade_day_to_iso (day);

          g_assert_no_error (error);
          g_assert_cmpstr (iso, ==, typed_days[i].day);
        }
      else
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
          g_assert_cmpint (day, ==, -7);
        }
    }
}

static void
test_a_year_may_be_asked_for (void)
{
  KladeDay day;

  g_assert_false (klade_day_parse ("14.09.", KLADE_DAY_NONE, &day, NULL));
  g_assert_true (klade_day_parse ("29.02.", klade_day_new (2024, 11, 1), &day, NULL));
  g_assert_cmpint (day, ==, klade_day_new (2024, 2, 29));
}

/* domain.md 5.3, computed, and the extremes: 22 March and 25 April. */
static void
test_easter (void)
{
  static const char *const easters[] = {
    "1818-03-22", "1943-04-25", "2008-03-23", "2019-04-21", "2023-04-09", "2024-03-31",
    "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      KladeDay day = klade_day_parse_iso (easters[i]);
      int year;

      klade_day_get (day, &year, NULL, NULL);
      g_assert_cmpint (klade_day_easter (year), ==, day);
    }
  for (int year = 1900; year <= 2200; year++)
    g_assert_cmpint (klade_day_get_weekday (klade_day_easter (year)), ==, KLADE_WEEKDAY_SUNDAY);
}

static void
test_texts (void)
{
  KladeDay day = klade_day_new (2026, 9, 4);
  g_autofree char *text = klade_day_to_text (day);
  g_autofree char *short_text = klade_day_to_short_text (day);
  g_autofree char *long_text = klade_day_to_long_text (day);

  g_assert_cmpstr (text, ==, "04.09.2026.");
  g_assert_cmpstr (short_text, ==, "04.09.");
  g_assert_cmpstr (long_text, ==, "4 September 2026");
  g_assert_cmpstr (klade_weekday_letter (klade_day_get_weekday (day)), ==, "Fri");
  g_assert_cmpstr (klade_weekday_name (KLADE_WEEKDAY_SUNDAY), ==, "Sunday");
  g_assert_cmpstr (klade_month_name (12), ==, "December");
}

static void
test_instants (void)
{
  static const struct
  {
    const char *day;
    int minutes;
    const char *iso;
    const char *text;
  } rows[] = {
    { "2026-03-05", 14 * 60 + 32, "2026-03-05T12:32:00Z", "14:32" },
    { "2026-02-28", 8 * 60 + 5, "2026-02-28T06:05:00Z", "28.02. 08:05" },
    { "2025-12-31", 23 * 60 + 59, "2025-12-31T21:59:00Z", "31.12.2025. 23:59" },
    /* Summer time: three hours before UTC. */
    { "2026-07-01", 0, "2026-06-30T21:00:00Z", "01.07. 00:00" },
    { "2026-03-29", 4 * 60, "2026-03-29T01:00:00Z", "29.03. 04:00" },
    { "1969-12-31", 12 * 60, "1969-12-31T09:00:00Z", "31.12.1969. 12:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeDay day = klade_day_parse_iso (rows[i].day);
      gint64 instant = klade_instant_at (day, rows[i].minutes);
      g_autoptr (GDateTime) expected = g_date_time_new_from_iso8601 (rows[i].iso, NULL);
      g_autofree char *text = klade_instant_to_text (instant, TODAY);

      g_assert_cmpint (instant, ==, g_date_time_to_unix (expected) * G_USEC_PER_SEC);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpint (klade_instant_get_day (instant), ==, day);
      g_assert_cmpint (klade_instant_get_day (instant + 59 * G_USEC_PER_SEC + 999999), ==, day);
    }
  /* The last microsecond before midnight still belongs to the day, also before 1970. */
  g_assert_cmpint (klade_instant_get_day (klade_instant_at (klade_day_new (1960, 5, 5), 0) - 1), ==,
                   klade_day_new (1960, 5, 4));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day/every-day", test_every_day_is_itself);
  g_test_add_func ("/base/day/no-such-day", test_no_such_day);
  g_test_add_func ("/base/day/stored", test_stored_days);
  g_test_add_func ("/base/day/typed", test_typed_days);
  g_test_add_func ("/base/day/year-asked-for", test_a_year_may_be_asked_for);
  g_test_add_func ("/base/day/easter", test_easter);
  g_test_add_func ("/base/day/texts", test_texts);
  g_test_add_func ("/base/day/instants", test_instants);

  return g_test_run ();
}
