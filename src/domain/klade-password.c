/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-password.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define N_FAILED_FREE 3
#define WAIT_MAX (5 * 60 * (gint64) G_USEC_PER_SEC)
#define USEC_PER_DAY (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* What people in a Latvian school try first.  In folded form: no case, no diacritics. */
static const char *const common[] = {
  "12345678",   "123456789",   "1234567890",  "87654321",   "0123456789",  "12341234",
  "11223344",   "123123123",   "123456abc",   "abc12345",   "abcd1234",    "abcdefgh",
  "qwertyui",   "qwertyuiop",  "qwerty12",    "qwerty123",  "asdfghjk",    "asdfghjkl",
  "1q2w3e4r",   "1qaz2wsx",    "q1w2e3r4",    "password",   "password1",   "passw0rd",
  "parole12",   "parole123",   "parole1234",  "manaparole", "janaparole",  "skola123",
  "skola1234",  "skolotajs",   "skolotaja",   "skolotajs1", "skolotaja1",  "direktors",
  "direktore",  "audzinatajs", "audzinataja", "e-klase1",   "eklase12",    "eklase123",
  "zurnals1",   "zurnals123",  "latvija1",    "latvija123", "latvija18",   "latvija1918",
  "daugavpils", "ventspils",   "rezekne1",    "liepaja1",   "jelgava1",    "mathematics",
  "matematika", "dievszemite", "milestiba",   "saulite1",   "saulesstars", "welcome1",
  "letmein1",   "iloveyou",    "football",    "basketbols", "hokejs123",   "superman",
};

static const char *
weakness (const char *password, const char *user_name)
{
  g_autofree char *folded = klade_text_fold (password);
  g_autofree char *folded_user = klade_text_fold (user_name);
  g_autofree char *first = g_utf8_substring (folded, 0, 1);
  gsize length_first = strlen (first);
  gboolean is_one_character = TRUE;

  if (g_str_equal (folded, folded_user))
    return _ ("The password must not be the user name. Choose another one.");

  for (const char *at = folded; *at != '\0' && is_one_character; at += length_first)
    is_one_character = g_str_has_prefix (at, first);
  if (is_one_character)
    return _ ("A password of one repeated character is too easy to guess. Choose another one.");

  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (folded, common[i]))
      return _ ("Many people use this password, so it is the first to be tried. Choose another "
                "one, for instance three or four words.");

  return NULL;
}

/**
 * klade_password_check:
 * @password: a password somebody wants to have
 * @user_name: the user name it is for
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Length and the commonest guesses; no rules about kinds of characters, which only make
 * people write passwords down.
 *
 * Returns: %TRUE if @password may be used
 */
gboolean
klade_password_check (const char *password, const char *user_name, GError **error)
{
  const char *reason;

  g_return_val_if_fail (password != NULL, FALSE);
  g_return_val_if_fail (user_name != NULL, FALSE);

  if (!g_utf8_validate (password, -1, NULL))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The password has characters that can't be typed. Choose another "
                              "one."));
      return FALSE;
    }
  if (g_utf8_strlen (password, -1) < KLADE_PASSWORD_LENGTH_MIN)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   ngettext_ ("The password needs at least %d character.",
                              "The password needs at least %d characters.",
                              KLADE_PASSWORD_LENGTH_MIN),
                   KLADE_PASSWORD_LENGTH_MIN);
      return FALSE;
    }

  reason = weakness (password, user_name);
  if (reason != NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, reason);
      return FALSE;
    }

  return TRUE;
}

/**
 * klade_password_wait:
 * @n_failed: wrong passwords in a row
 *
 * Returns: microseconds to wait before the next try: nothing for the first three, then twice
 *   as long each time, at most five minutes
 */
gint64
klade_password_wait (int n_failed)
{
  gint64 wait = G_USEC_PER_SEC;

  for (int n = N_FAILED_FREE; n < n_failed && wait < WAIT_MAX; n++)
    wait *= 2;

  return n_failed > N_FAILED_FREE ? MIN (wait, WAIT_MAX) : 0;
}

/**
 * klade_password_is_expired:
 * @changed_at: when it was set, microseconds since 1970 in UTC
 * @now: the instant of signing in
 * @life_days: how long a password may be used (V9: 60 days); 0 is for ever
 *
 * Returns: %TRUE if the password must be changed now
 */
gboolean
klade_password_is_expired (gint64 changed_at, gint64 now, int life_days)
{
  return life_days > 0 && now - changed_at >= life_days * USEC_PER_DAY;
}
