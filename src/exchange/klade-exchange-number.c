/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "klade-day.h"
#include "klade-exchange-read-private.h"

#define SECONDS_PER_DAY 86400
#define SERIAL_MAX 2958465 /* 31 December 9999 */
#define FORMAT_DIGITS_MIN 4
#define FORMAT_DIGITS_MAX 15
#define WHOLE_MAX 1e15

/* Steps over one character of a number format, with all that is quoted or escaped; gives the
 * character if it means something, otherwise 0. */
static char
next_code (const char **at)
{
  const char *here = *at;
  const char *end = NULL;

  if (*here == '\\' || *here == '_' || *here == '*')
    {
      *at = here[1] != '\0' ? g_utf8_next_char (here + 1) : here + 1;
      return 0;
    }
  if (*here == '"')
    end = strchr (here + 1, '"');
  else if (*here == '[')
    end = strchr (here, ']');

  *at = end != NULL ? end + 1 : g_utf8_next_char (here);
  return *here == '"' || *here == '[' ? 0 : g_ascii_tolower (*here);
}

static gboolean
is_elapsed_time (const char *format)
{
  return strstr (format, "[h") != NULL || strstr (format, "[m]") != NULL ||
         strstr (format, "[mm]") != NULL || strstr (format, "[s") != NULL;
}

/* A format as 000000-00000 has digits and marks between them, and nothing else. */
static gboolean
is_digits (const char *format)
{
  int n_digits = 0;

  for (const char *at = format; *at != '\0' && *at != ';';)
    {
      char code = next_code (&at);

      if (code == '0')
        n_digits++;
      else if (code != 0 && code != '-' && code != ' ' && code != '/')
        return FALSE;
    }

  return n_digits >= FORMAT_DIGITS_MIN && n_digits <= FORMAT_DIGITS_MAX;
}

/**
 * klade_exchange_number_kind:
 * @format: a number format as Excel writes it: dd.mm.yyyy;@
 *
 * Returns: what it makes of a number
 */
KladeNumberKind
klade_exchange_number_kind (const char *format)
{
  gboolean is_date = FALSE;
  gboolean is_time = is_elapsed_time (format);

  if (g_ascii_strcasecmp (format, "General") == 0 || !g_utf8_validate (format, -1, NULL))
    return KLADE_NUMBER_PLAIN;
  if (is_digits (format))
    return KLADE_NUMBER_DIGITS;

  for (const char *at = format; *at != '\0' && *at != ';';)
    switch (next_code (&at))
      {
      case 'y':
      case 'd':
      case 'g': /* Gada: Excel in Latvian */
        is_date = TRUE;
        break;
      case 'h':
      case 's':
        is_time = TRUE;
        break;
      case '0':
      case '#':
      case '?':
        return is_time ? KLADE_NUMBER_TIME : KLADE_NUMBER_PLAIN;
      default:
        break;
      }

  if (is_date)
    return is_time ? KLADE_NUMBER_DATE_TIME : KLADE_NUMBER_DATE;
  return is_time ? KLADE_NUMBER_TIME : KLADE_NUMBER_PLAIN;
}

/**
 * klade_exchange_number_to_digits:
 * @number: a whole number
 * @format: a format of the kind %KLADE_NUMBER_DIGITS: 000000-00000
 *
 * Returns: (transfer full) (nullable): the number as it is shown, with the zeros before it;
 *   %NULL if it has more digits than the format
 */
char *
klade_exchange_number_to_digits (double number, const char *format)
{
  g_autofree char *digits = NULL;
  g_autoptr (GString) shown = g_string_new (NULL);
  int n_digits = 0;
  int i = 0;

  for (const char *at = format; *at != '\0' && *at != ';';)
    if (next_code (&at) == '0')
      n_digits++;

  if (number < 0 || number > WHOLE_MAX || number - floor (number) > 0)
    return NULL;
  digits = g_strdup_printf ("%0*.0f", n_digits, number);
  if (strlen (digits) != (gsize) n_digits)
    return NULL;

  for (const char *at = format; *at != '\0' && *at != ';';)
    {
      const char *from = at;
      char code = next_code (&at);

      if (code == '0')
        g_string_append_c (shown, digits[i++]);
      else if (*from == '\\')
        g_string_append_len (shown, from + 1, at - from - 1);
      else if (*from == '"' && at > from + 2)
        g_string_append_len (shown, from + 1, at - from - 2);
      else if (code != 0)
        g_string_append_c (shown, code);
    }

  return g_string_free (g_steal_pointer (&shown), FALSE);
}

/**
 * klade_exchange_number_to_text:
 * @number: a number as files store it: 7.5, 1.6117519997E10, 0.30000000000000004
 *
 * Returns: (transfer full): the number as a person would write it, with a point; @number itself
 *   if it is none
 */
char *
klade_exchange_number_to_text (const char *number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double value = g_ascii_strtod (number, &end);

  if (end == number || *end != '\0' || !isfinite (value))
    return g_strdup (number);

  if (fabs (value) < WHOLE_MAX && fabs (value - round (value)) <= 0)
    return g_strdup_printf ("%.0f", round (value) + 0.0);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
}

static char *
time_to_text (int seconds)
{
  return seconds % 60 == 0
             ? g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60)
             : g_strdup_printf ("%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/**
 * klade_exchange_serial_to_text:
 * @serial: days since the epoch of the file, the time as their fraction
 * @is_1904: whether the epoch is that of the Macintosh
 * @kind: how the cell is shown
 *
 * Returns: (transfer full) (nullable): 2026-09-14, 14:30 or 2026-09-14 14:30; %NULL if it is no
 *   day there
 */
char *
klade_exchange_serial_to_text (double serial, gboolean is_1904, KladeNumberKind kind)
{
  KladeDay epoch = is_1904 ? klade_day_new (1904, 1, 1) : klade_day_new (1899, 12, 30);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  gint64 seconds;
  int whole;

  if (!(serial >= 0 && serial <= SERIAL_MAX))
    return NULL;

  seconds = (gint64) round (serial * SECONDS_PER_DAY);
  whole = (int) (seconds / SECONDS_PER_DAY);
  time = time_to_text ((int) (seconds % SECONDS_PER_DAY));
  if (kind == KLADE_NUMBER_TIME)
    return g_steal_pointer (&time);

  /* 1900 was no leap year, but Excel counts its 29 February as day 60. */
  if (!is_1904 && (whole < 1 || whole == 60))
    return NULL;
  if (!is_1904 && whole < 60)
    epoch++;

  day = klade_day_to_iso (epoch + whole);
  return seconds % SECONDS_PER_DAY == 0 ? g_steal_pointer (&day)
                                        : g_strdup_printf ("%s %s", day, time);
}

/**
 * klade_exchange_iso_time_to_text:
 * @text: a day or a day with its time, 2026-09-14T14:30:00.000Z
 *
 * Returns: (transfer full): 2026-09-14, or 2026-09-14 14:30 when it is not midnight
 */
char *
klade_exchange_iso_time_to_text (const char *text)
{
  int hour = 0;
  int minute = 0;
  g_autofree char *day = g_strndup (text, 10);

  if (klade_day_parse_iso (day) == KLADE_DAY_NONE || text[10] != 'T')
    return g_strdup (text);
  if (strlen (text) >= 16)
    {
      hour = atoi (text + 11);
      minute = atoi (text + 14);
    }

  return hour == 0 && minute == 0 ? g_steal_pointer (&day)
                                  : g_strdup_printf ("%s %02d:%02d", day, hour, minute);
}
