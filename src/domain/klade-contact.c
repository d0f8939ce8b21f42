/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-contact.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define LATVIA "371"
#define N_LATVIAN_DIGITS 8
/* ITU-T E.164: at most 15 digits with the country's code. */
#define N_DIGITS_MIN 7
#define N_DIGITS_MAX 15
#define EMAIL_BYTES_MAX 254 /* RFC 5321 4.5.3.1.3 */

/* The digits and a leading plus; %NULL when there is anything but usual separators. */
static char *
collect_number (const char *line)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at) || (*at == '+' && number->len == 0))
        g_string_append_c (number, *at);
      else if (!g_unichar_isspace (c) && strchr ("-()./", *at) == NULL && c != 0x2013)
        return NULL;
    }

  return g_strdup (number->str);
}

static gboolean
is_latvian (const char *digits)
{
  return strlen (digits) == N_LATVIAN_DIGITS && digits[0] != '0' && digits[0] != '1';
}

/* @number without its country's code when that is Latvia's. */
static const char *
skip_latvia (const char *number)
{
  static const char *const starts[] = { "+" LATVIA, "00" LATVIA, LATVIA };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (number, starts[i]) && is_latvian (number + strlen (starts[i])))
      return number + strlen (starts[i]);

  return number;
}

static gboolean
is_foreign (const char *number)
{
  gsize n;

  if (number[0] != '+' || number[1] == '0' || g_str_has_prefix (number, "+" LATVIA))
    return FALSE;

  n = strlen (number + 1);
  return n >= N_DIGITS_MIN && n <= N_DIGITS_MAX;
}

/**
 * klade_contact_parse_phone:
 * @text: one phone number as people write it: 646-07980, 26 481 883, +371 26481883
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * A number of eight digits is Latvian; another country's begins with + and its code.
 *
 * Returns: (transfer full): +371 26481883, or +4915112345678; %NULL on failure
 */
char *
klade_contact_parse_phone (const char *text, GError **error)
{
  g_autofree char *line = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  line = klade_text_clean_line (text);
  number = collect_number (line);
  if (number != NULL)
    {
      const char *digits = skip_latvia (number);

      if (is_latvian (digits))
        return g_strconcat ("+" LATVIA " ", digits, NULL);
      if (is_foreign (number))
        return g_steal_pointer (&number);
    }

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is not a phone number. Write one number of 8 digits, or begin with + and "
                  "the country's code."),
               line);
  return NULL;
}

/**
 * klade_contact_is_mobile:
 * @phone: a number from klade_contact_parse_phone()
 *
 * Whether a first password can be sent there by SMS (A4).
 *
 * Returns: %TRUE for Latvian mobiles, which begin with 2, and all numbers abroad
 */
gboolean
klade_contact_is_mobile (const char *phone)
{
  g_return_val_if_fail (phone != NULL, FALSE);

  return g_str_has_prefix (phone, "+" LATVIA " ") ? phone[strlen ("+" LATVIA " ")] == '2'
                                                  : phone[0] == '+';
}

/* Names between dots, none of them empty. */
static gboolean
is_dotted (const char *text, gsize n_parts_min)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0')
      return FALSE;

  return g_strv_length (parts) >= n_parts_min;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');
  g_autofree char *local = NULL;

  if (at == NULL || strchr (at + 1, '@') != NULL || strlen (text) > EMAIL_BYTES_MAX)
    return FALSE;
  if (strpbrk (text, " ,;:<>()[]\\\"") != NULL)
    return FALSE;

  local = g_strndup (text, (gsize) (at - text));
  return g_str_is_ascii (local) && is_dotted (local, 1) && is_dotted (at + 1, 2);
}

/**
 * klade_contact_parse_email:
 * @text: one e-mail address
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Catches slips of the hand; whether the address exists only a message tells.
 *
 * Returns: (transfer full): the address, its place in lower case; %NULL on failure
 */
char *
klade_contact_parse_email (const char *text, GError **error)
{
  g_autofree char *line = NULL;
  g_autofree char *place = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL, NULL);

  line = klade_text_clean_line (text);
  if (!is_email (line))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("“%s” is not an e-mail address. Write one, like this: anna@skola.lv"), line);
      return NULL;
    }

  at = strchr (line, '@');
  place = g_utf8_strdown (at, -1);
  return g_strdup_printf ("%.*s%s", (int) (at - line), line, place);
}
