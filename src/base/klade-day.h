/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeDay:
 *
 * A calendar day as a count of days (day 1 is 1 January of the year 1, proleptic Gregorian),
 * so that days subtract and compare as numbers.  0 is no day.
 */
typedef gint32 KladeDay;

#define KLADE_DAY_NONE 0

typedef enum
{
  KLADE_WEEKDAY_MONDAY = 1,
  KLADE_WEEKDAY_TUESDAY,
  KLADE_WEEKDAY_WEDNESDAY,
  KLADE_WEEKDAY_THURSDAY,
  KLADE_WEEKDAY_FRIDAY,
  KLADE_WEEKDAY_SATURDAY,
  KLADE_WEEKDAY_SUNDAY,
} KladeWeekday;

KladeDay klade_day_new (int year, int month, int day);
KladeDay klade_day_parse_iso (const char *text);
gboolean klade_day_parse (const char *text, KladeDay nearest, KladeDay *day, GError **error);
void klade_day_get (KladeDay day, int *year, int *month, int *day_of_month);
KladeWeekday klade_day_get_weekday (KladeDay day);
int klade_day_get_iso_week (KladeDay day, int *iso_year);
KladeDay klade_day_get_monday (KladeDay day);
KladeDay klade_day_easter (int year);

char *klade_day_to_iso (KladeDay day);
char *klade_day_to_text (KladeDay day);
char *klade_day_to_short_text (KladeDay day);
char *klade_day_to_long_text (KladeDay day);
const char *klade_weekday_letter (KladeWeekday weekday);
const char *klade_weekday_name (KladeWeekday weekday);
const char *klade_month_name (int month);
const char *klade_month_short_name (int month);

char *klade_instant_to_text (gint64 instant, KladeDay today);
KladeDay klade_instant_get_day (gint64 instant);
gint64 klade_instant_at (KladeDay day, int minutes);

G_END_DECLS
