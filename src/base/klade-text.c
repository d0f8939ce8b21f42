/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-text.h"

#include <math.h>
#include <string.h>
#include <unicode/ucol.h>

/* Opened once and never changed afterwards: then ICU lets every thread compare with it. */
static const UCollator *
open_collator (gsize *place, const char *locale)
{
  if (g_once_init_enter (place))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *collator = ucol_open (locale, &status);

      if (U_FAILURE (status))
        g_error ("ICU has no collation for %s: %s", locale, u_errorName (status));
      g_once_init_leave (place, (gsize) collator);
    }

  return (const UCollator *) *place;
}

/* Texts that look alike to the collation are ordered by their bytes, as PostgreSQL does: the
 * order is total and the same in both engines. */
static int
collate (const UCollator *collator, const char *a, int length_a, const char *b, int length_b)
{
  UErrorCode status = U_ZERO_ERROR;
  int order = (int) ucol_strcollUTF8 (collator, a, length_a, b, length_b, &status);

  if (order == 0)
    order = memcmp (a, b, (gsize) MIN (length_a, length_b));

  return order != 0 ? order : length_a - length_b;
}

/**
 * klade_text_collate_length:
 * @a: UTF-8, not necessarily ended by a zero
 * @length_a: its bytes
 * @b: UTF-8
 * @length_b: its bytes
 *
 * Latvian order, as CLDR has it: č ģ ķ ļ ņ š ž after their base letters, long vowels beside
 * the short ones, y beside i.  A total order; may be called from any thread.
 *
 * Returns: less than, equal to or greater than 0
 */
int
klade_text_collate_length (const char *a, int length_a, const char *b, int length_b)
{
  static gsize collator = 0;

  return collate (open_collator (&collator, "lv"), a, length_a, b, length_b);
}

/**
 * klade_text_collate:
 * @a: UTF-8
 * @b: UTF-8
 *
 * See klade_text_collate_length().
 *
 * Returns: less than, equal to or greater than 0
 */
int
klade_text_collate (const char *a, const char *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return klade_text_collate_length (a, (int) strlen (a), b, (int) strlen (b));
}

/**
 * klade_text_collate_class_names:
 * @a: a class's name
 * @b: a class's name
 *
 * Latvian order in which numbers count as numbers: 2.a before 10.a.
 *
 * Returns: less than, equal to or greater than 0
 */
int
klade_text_collate_class_names (const char *a, const char *b)
{
  static gsize collator = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return collate (open_collator (&collator, "lv-u-kn-true"), a, (int) strlen (a), b,
                  (int) strlen (b));
}

/* Letters of neighbours' names that Unicode does not take apart: Łukasz, Jørgen, Đorđe. */
static gunichar
plain_letter (gunichar c)
{
  switch (c)
    {
    case 0x0142:
      return 'l';
    case 0x00f8:
      return 'o';
    case 0x0111:
      return 'd';
    default:
      return c;
    }
}

/**
 * klade_text_fold:
 * @text: UTF-8
 *
 * The text as it is searched in: lower case, without diacritics, so that «berz» finds
 * «Bērziņš».
 *
 * Returns: (transfer full): the folded text
 */
char *
klade_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *decomposed = NULL;
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  lower = g_utf8_casefold (valid, -1);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  folded = g_string_sized_new (strlen (decomposed));
  for (const char *at = decomposed; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, plain_letter (g_utf8_get_char (at)));

  return g_string_free (folded, FALSE);
}

/**
 * klade_text_matches:
 * @folded_text: what is searched, folded by klade_text_fold()
 * @folded_query: what was typed, folded likewise
 *
 * Returns: %TRUE if every word of the query occurs in the text; an empty query fits all
 */
gboolean
klade_text_matches (const char *folded_text, const char *folded_query)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (folded_text != NULL && folded_query != NULL, FALSE);

  words = g_strsplit_set (folded_query, " \t\n", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (folded_text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Controls, the byte order mark, and the characters that turn the direction of text: they
 * make a name look like another one. */
static gboolean
is_unwanted (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xfeff || c == 0x061c || c == 0x200e || c == 0x200f ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static char *
trim (const char *text)
{
  const char *first = skip_blanks (text);
  const char *end = first + strlen (first);

  while (end > first)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return g_strndup (first, (gsize) (end - first));
}

static char *
clean (const char *text, char line_break)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = NULL;
  g_autoptr (GString) kept = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r')
        {
          if (at[1] != '\n')
            g_string_append_c (kept, line_break);
        }
      else if (is_line_break (c))
        g_string_append_c (kept, line_break);
      else if (c == '\t')
        g_string_append_c (kept, ' ');
      else if (!is_unwanted (c))
        g_string_append_unichar (kept, c);
    }

  /* Only now: a letter and its mark may have stood apart. */
  composed = g_utf8_normalize (kept->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return trim (composed);
}

/**
 * klade_text_clean_line:
 * @text: anything typed, pasted or imported
 *
 * Returns: (transfer full): one trimmed line of valid UTF-8 in NFC, without controls and
 *   without characters that turn the direction of text
 */
char *
klade_text_clean_line (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, ' ');
}

/**
 * klade_text_clean_block:
 * @text: anything typed, pasted or imported
 *
 * Like klade_text_clean_line(), but line breaks stay, each as one line feed.
 *
 * Returns: (transfer full): the cleaned text
 */
char *
klade_text_clean_block (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, '\n');
}

/**
 * klade_text_capitalise:
 * @text: a word or several
 *
 * Returns: (transfer full): with a capital letter at its beginning: a heading
 */
char *
klade_text_capitalise (const char *text)
{
  GString *capitalised = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (capitalised, g_unichar_toupper (g_utf8_get_char (text)));
      g_string_append (capitalised, g_utf8_next_char (text));
    }
  return g_string_free (capitalised, FALSE);
}

/**
 * klade_text_decimal:
 * @value: a number
 * @places: digits after the comma, 0 to 9
 *
 * Returns: (transfer full): the number with a decimal comma, 7,67; empty for NaN
 */
char *
klade_text_decimal (double value, int places)
{
  char format[8];
  char number[G_ASCII_DTOSTR_BUF_SIZE + 320];

  g_return_val_if_fail (places >= 0 && places <= 9, NULL);

  if (isnan (value))
    return g_strdup ("");

  g_snprintf (format, sizeof format, "%%.%df", places);
  g_ascii_formatd (number, sizeof number, format, value);
  /* What rounds to zero has no sign. */
  if (number[0] == '-' && strspn (number + 1, "0.") == strlen (number + 1))
    memmove (number, number + 1, strlen (number));

  return g_strdelimit (g_strdup (number), ".", ',');
}

/**
 * klade_text_parse_decimal:
 * @text: a number with a decimal comma or point; blanks around it are ignored
 * @value: (out): the number; untouched on failure
 *
 * Returns: %TRUE if @text is a number
 */
gboolean
klade_text_parse_decimal (const char *text, double *value)
{
  g_autofree char *number = NULL;
  const char *digits;
  gsize n_whole, n_part;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  number = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  digits = number[0] == '-' || number[0] == '+' ? number + 1 : number;
  n_whole = strspn (digits, "0123456789");
  n_part = digits[n_whole] == '.' ? strspn (digits + n_whole + 1, "0123456789") : 0;
  if (n_whole == 0 || (digits[n_whole] == '.' && n_part == 0) ||
      digits[n_whole + (n_part > 0 ? n_part + 1 : 0)] != '\0')
    return FALSE;

  *value = g_ascii_strtod (number, NULL);
  return TRUE;
}
