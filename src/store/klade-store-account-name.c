/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-account.h"

#include <sodium.h>
#include <string.h>

static const char sql_read_uid[] = "SELECT uid FROM school WHERE id = 1";

#define N_DIGITS 11
#define N_DIGITS_BEFORE_HYPHEN 6
#define HASH_SIZE 24

/* How dear it is to try one code; part of every stored name, so it never changes. */
#define OPERATIONS 2
#define MEMORY_BYTES ((gsize) 16 * 1024 * 1024)

/* "010203-12345", "01020312345" and either with "-2" after it: the same, with the hyphen. */
static char *
take_code (const char *folded)
{
  char digits[N_DIGITS + 1] = { 0 };
  const char *at = folded;

  for (int n = 0; n < N_DIGITS; n++, at++)
    {
      if (n == N_DIGITS_BEFORE_HYPHEN && *at == '-')
        at++;
      if (!g_ascii_isdigit (*at))
        return NULL;
      digits[n] = *at;
    }

  if (*at != '\0' &&
      (*at != '-' || at[1] == '\0' || strspn (at + 1, "0123456789") != strlen (at + 1)))
    return NULL;

  return g_strdup_printf ("%.6s-%s%s", digits, digits + N_DIGITS_BEFORE_HYPHEN, at);
}

static gboolean
make_salt (KladeDb *db, guint8 salt[crypto_pwhash_SALTBYTES], GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_uid, error);
  KladeStep step;
  const char *uid;

  if (statement == NULL)
    return FALSE;

  step = klade_statement_step (statement, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  uid = step == KLADE_STEP_ROW ? klade_statement_get_text (statement, 0) : "";
  crypto_generichash (salt, crypto_pwhash_SALTBYTES, (const guint8 *) uid, strlen (uid),
                      (const guint8 *) "klade user names", 16);
  return TRUE;
}

/**
 * klade_store_dup_user_name:
 * @db: a school's database
 * @user_name: as typed
 * @error: %KLADE_ERROR_FAILED without enough memory
 *
 * The form in which user names are stored and looked for: folded.  A parent's is the child's
 * personal code (P-annex), which must not stand readable in the school (decision 8), and has to
 * be found before anybody has the data key: of a code only a dear hash is stored.  That takes a
 * few hundredths of a second.
 *
 * Returns: (transfer full): the stored form; it is its own stored form
 */
char *
klade_store_dup_user_name (KladeDb *db, const char *user_name, GError **error)
{
  g_autofree char *folded = klade_account_fold_name (user_name);
  g_autofree char *code = take_code (folded);
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 hash[HASH_SIZE];
  char text[2 * HASH_SIZE + 1];

  if (code == NULL)
    return g_steal_pointer (&folded);

  if (!make_salt (db, salt, error))
    return NULL;

  if (crypto_pwhash (hash, sizeof hash, code, strlen (code), salt, OPERATIONS, MEMORY_BYTES,
                     crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED, "no memory for a user name");
      return NULL;
    }

  sodium_bin2hex (text, sizeof text, hash, sizeof hash);
  return g_strconcat (KLADE_ACCOUNT_CODE_PREFIX, text, NULL);
}
