/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-stranger.h"

#include <sodium.h>

#include "klade-store-account.h"

static const char sql_read_stranger[] =
    "SELECT n_failed, wait_until FROM stranger WHERE name_hash = $1";
static const char sql_save_stranger[] =
    "INSERT INTO stranger (name_hash, n_failed, wait_until) VALUES ($1, $2, $3)"
    " ON CONFLICT (name_hash) DO UPDATE SET n_failed = $2, wait_until = $3";
static const char sql_forget_strangers[] = "DELETE FROM stranger WHERE wait_until < $1";

#define HASH_SIZE 16

/* Only a short hash is kept: people type their password into the wrong field. */
static void
bind_name (KladeStatement *statement, int index, const char *user_name)
{
  g_autofree char *folded = klade_account_fold_name (user_name);
  guint8 hash[HASH_SIZE];

  crypto_generichash (hash, sizeof hash, (const guint8 *) folded, strlen (folded), NULL, 0);
  klade_statement_bind_bytes (statement, index, hash, sizeof hash);
}

/**
 * klade_store_read_stranger:
 * @db: a school's database
 * @user_name: as typed; no account has it
 * @n_failed: (out): how often it was tried lately
 * @wait_until: (out): the instant before which no password is looked at
 * @error: says why it could not be read
 *
 * Returns: %TRUE if the figures were set, to 0 for a new name
 */
gboolean
klade_store_read_stranger (KladeDb *db,
                           const char *user_name,
                           int *n_failed,
                           gint64 *wait_until,
                           GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_stranger, error);
  KladeStep step;

  if (statement == NULL)
    return FALSE;

  *n_failed = 0;
  *wait_until = 0;
  bind_name (statement, 1, user_name);
  step = klade_statement_step (statement, error);
  if (step == KLADE_STEP_ROW)
    {
      *n_failed = (int) klade_statement_get_int64 (statement, 0);
      *wait_until = klade_statement_get_int64 (statement, 1);
    }

  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_set_stranger:
 * @db: a school's database, within a transaction
 * @user_name: as typed
 * @n_failed: how often it was tried lately
 * @wait_until: the instant before which no password is looked at
 * @forget_before: names whose waiting ended before this instant are forgotten, so that the
 *   table stays small
 * @error: says why it failed
 *
 * Returns: %TRUE if it was counted
 */
gboolean
klade_store_set_stranger (KladeDb *db,
                          const char *user_name,
                          int n_failed,
                          gint64 wait_until,
                          gint64 forget_before,
                          GError **error)
{
  g_autoptr (KladeStatement) save = klade_db_prepare (db, sql_save_stranger, error);
  g_autoptr (KladeStatement) forget =
      save != NULL ? klade_db_prepare (db, sql_forget_strangers, error) : NULL;

  if (forget == NULL)
    return FALSE;

  klade_statement_bind_int64 (forget, 1, forget_before);
  bind_name (save, 1, user_name);
  klade_statement_bind_int64 (save, 2, n_failed);
  klade_statement_bind_int64 (save, 3, wait_until);
  return klade_statement_run (forget, NULL, error) && klade_statement_run (save, NULL, error);
}
