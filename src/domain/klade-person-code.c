/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-code.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define N_DIGITS KLADE_PERSON_CODE_N_DIGITS
#define N_DIGITS_BEFORE_HYPHEN 6

static gboolean
is_hyphen_or_blank (gunichar c)
{
  /* Also what word processors make of a hyphen: U+2010 to U+2015, and the minus. */
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || g_unichar_isspace (c);
}

/* The digits of @text, at most one more than a code has; -1 when it holds anything else. */
static int
collect_digits (const char *text, char digits[N_DIGITS + 2])
{
  int n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (is_hyphen_or_blank (g_utf8_get_char (at)))
        continue;
      if (!g_ascii_isdigit (*at))
        return -1;
      if (n <= N_DIGITS)
        digits[n++] = *at;
    }
  digits[n] = '\0';

  return n;
}

static int
number_at (const char *digits, int n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = number * 10 + (digits[i] - '0');

  return number;
}

static gboolean
fits_checksum (const char *digits)
{
  static const int weights[N_DIGITS - 1] = { 10, 5, 8, 4, 2, 1, 6, 3, 7, 9 };
  int sum = 1;

  for (int i = 0; i < N_DIGITS - 1; i++)
    sum += weights[i] * (digits[i] - '0');

  return sum % 11 % 10 == digits[N_DIGITS - 1] - '0';
}

static gboolean
is_new (const char *digits)
{
  return digits[0] == '3' && digits[1] >= '2';
}

/* The century digit: 0 for 18xx, 1 for 19xx, 2 for 20xx. */
static KladeDay
birth_date (const char *digits)
{
  int century = digits[6] - '0';

  if (century > 2)
    return KLADE_DAY_NONE;

  return klade_day_new (1800 + century * 100 + number_at (digits + 4, 2), number_at (digits + 2, 2),
                        number_at (digits, 2));
}

static char *
format_digits (const char *digits)
{
  return g_strdup_printf ("%.*s-%s", N_DIGITS_BEFORE_HYPHEN, digits,
                          digits + N_DIGITS_BEFORE_HYPHEN);
}

/* Spreadsheets drop the zero at the front of a number. */
static gboolean
refuse_length (const char *line, const char *digits, int n, GError **error)
{
  g_autofree char *whole = g_strconcat ("0", digits, NULL);

  if (n == N_DIGITS - 1 && birth_date (whole) != KLADE_DAY_NONE && fits_checksum (whole))
    {
      g_autofree char *meant = format_digits (whole);

      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The personal code “%s” lacks a digit. Was the zero at its start lost: %s?"),
                   line, meant);
    }
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” is not a personal code. It has 11 digits: 010203-12345."), line);

  return FALSE;
}

static gboolean
check_old (const char *line, const char *digits, GError **error)
{
  if (birth_date (digits) == KLADE_DAY_NONE)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("The personal code “%s” does not begin with a date of birth, nor with 32 to "
                    "39. Compare it with the document."),
                 line);
  else if (!fits_checksum (digits))
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("A digit of the personal code “%s” is wrong: its checksum does not fit. "
                    "Compare it with the document."),
                 line);
  else
    return TRUE;

  return FALSE;
}

/**
 * klade_person_code_parse:
 * @text: what was typed or imported: 010203-12345 or 01020312345, blanks ignored
 * @code: (out caller-allocates): the code; untouched on failure
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * An old code must begin with a day that exists and fit its checksum.  A new one is taken with
 * any digits after 32 to 39: see klade_person_code_warning().
 *
 * Returns: %TRUE if @code was set
 */
gboolean
klade_person_code_parse (const char *text, KladePersonCode *code, GError **error)
{
  g_autofree char *line = NULL;
  char digits[N_DIGITS + 2] = { 0 };
  int n;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  line = klade_text_clean_line (text);
  n = collect_digits (line, digits);
  if (n != N_DIGITS)
    return refuse_length (line, digits, n, error);
  if (!is_new (digits) && !check_old (line, digits, error))
    return FALSE;

  code->kind = is_new (digits) ? KLADE_PERSON_CODE_NEW : KLADE_PERSON_CODE_OLD;
  code->birth_date = is_new (digits) ? KLADE_DAY_NONE : birth_date (digits);
  code->fits_checksum = fits_checksum (digits);
  memcpy (code->digits, digits, sizeof code->digits);
  return TRUE;
}

/**
 * klade_person_code_warning:
 * @code: a code
 *
 * What a person should compare with the document although the code was taken.
 *
 * Returns: (nullable): a sentence, translated; %NULL when there is no doubt
 */
const char *
klade_person_code_warning (const KladePersonCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  if (code->kind == KLADE_PERSON_CODE_NEW && !code->fits_checksum)
    return _ ("This new personal code cannot be checked by its digits. Compare it with the "
              "document.");
  if (code->kind == KLADE_PERSON_CODE_OLD && code->birth_date > klade_day_new (2017, 6, 30))
    return _ ("People born since 1 July 2017 have codes that begin with 32 to 39. Compare this "
              "one with the document.");

  return NULL;
}

/**
 * klade_person_code_format:
 * @code: a code
 *
 * Returns: (transfer full): the code as it is written everywhere: 010203-12345
 */
char *
klade_person_code_format (const KladePersonCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return format_digits (code->digits);
}

/**
 * klade_person_code_mask:
 * @code: a code
 *
 * Returns: (transfer full): the code for lists that many see: 010203-•••••
 */
char *
klade_person_code_mask (const KladePersonCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  return g_strdup_printf ("%.*s-•••••", N_DIGITS_BEFORE_HYPHEN, code->digits);
}
