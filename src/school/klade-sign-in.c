/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sign-in.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-password.h"
#include "klade-session-private.h"
#include "klade-store-stranger.h"

/* One try of a password: what a failure has to be counted with. */
typedef struct
{
  KladeSchool *school;
  gint64 account_id; /* 0: nobody has that name */
  const char *user_name;
  gint64 now;
  gint64 next_wait; /* what a failure costs, microseconds */
} Try;

#define STRANGER_DAY (G_GINT64_CONSTANT (24) * 60 * 60 * G_USEC_PER_SEC)

static int
to_seconds (gint64 wait)
{
  return (int) ((wait + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static gboolean
fail_wait (gint64 wait, GError **error)
{
  int seconds = to_seconds (wait);
  int minutes = (seconds + 59) / 60;

  if (seconds < 60)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_WAIT,
                 ngettext_ ("The password was wrong several times. Try again in %d second.",
                            "The password was wrong several times. Try again in %d seconds.",
                            (gulong) seconds),
                 seconds);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_WAIT,
                 ngettext_ ("The password was wrong several times. Try again in %d minute.",
                            "The password was wrong several times. Try again in %d minutes.",
                            (gulong) minutes),
                 minutes);
  if (error != NULL)
    klade_error_set_wait (*error, seconds);
  return FALSE;
}

/* Whoever has no account is counted like one who has. */
static KladeAccount *
read_counted (KladeDb *db, const Try *try, GError **error)
{
  g_autoptr (KladeAccount) stranger = NULL;

  if (try->account_id != 0)
    return klade_store_read_account (db, try->account_id, error);

  stranger = g_new0 (KladeAccount, 1);
  if (!klade_store_read_stranger (db, try->user_name, &stranger->n_failed, &stranger->wait_until,
                                  error))
    return NULL;

  return g_steal_pointer (&stranger);
}

static gboolean
set_failures (KladeDb *db, const Try *try, int n_failed, gint64 wait_until, GError **error)
{
  if (try->account_id != 0)
    return klade_store_set_account_failures (db, try->account_id, n_failed, wait_until, error);

  return klade_store_set_stranger (db, try->user_name, n_failed, wait_until,
                                   try->now - STRANGER_DAY, error);
}

/* Never longer than the longest wait from now, however the clock was turned. */
static gint64
remaining_wait (const KladeAccount *account, gint64 now)
{
  return CLAMP (account->wait_until - now, 0, klade_password_wait (account->n_failed));
}

static gboolean
log_failure (KladeDb *db, const Try *try, GError **error)
{
  /* Not what was typed as the name: people type their password there. */
  KladeAuditRow row = {
    .at = try->now,
    .action = KLADE_AUDIT_SIGN_IN_FAILED,
    .table_name = KLADE_TABLE_ACCOUNT,
    .row_id = try->account_id,
    .field = KLADE_FIELD_ROW,
  };
  KladeAuditChain chain;

  return klade_audit_chain_begin (&chain, db, NULL, error) &&
         klade_audit_chain_append (&chain, &row, error) &&
         klade_audit_chain_end (&chain, NULL, error);
}

static gboolean
count_failure (KladeDb *db, gpointer data, GError **error)
{
  Try *try = data;
  g_autoptr (KladeAccount) account = read_counted (db, try, error);

  if (account == NULL)
    return FALSE;

  try->next_wait = klade_password_wait (account->n_failed + 1);
  return set_failures (db, try, account->n_failed + 1, try->now + try->next_wait, error) &&
         log_failure (db, try, error);
}

/* Adds to a wrong password what it costs; @error is already set and stays unless counting
 * itself fails. */
static void
note_failure (Try *try, GError **error)
{
  KladeDb *db = klade_school_get_db (try->school);
  g_autoptr (GError) local_error = NULL;

  if (klade_db_is_read_only (db))
    return;

  if (klade_db_within (db, count_failure, try, &local_error))
    {
      klade_error_set_wait (*error, to_seconds (try->next_wait));
      return;
    }

  g_clear_error (error);
  g_propagate_error (error, g_steal_pointer (&local_error));
}

static gboolean
shorten_wait (KladeDb *db, gpointer data, GError **error)
{
  const Try *try = data;
  g_autoptr (KladeAccount) account = read_counted (db, try, error);

  return account != NULL && set_failures (db, try, account->n_failed,
                                          try->now + remaining_wait (account, try->now), error);
}

static gboolean
refuse_while_waiting (const KladeAccount *account, Try *try, GError **error)
{
  KladeDb *db = klade_school_get_db (try->school);
  gint64 wait = remaining_wait (account, try->now);

  if (wait == 0)
    return TRUE;

  /* The clock was turned back: the wait counts from now, once. */
  if (account->wait_until - try->now > wait && !klade_db_is_read_only (db) &&
      !klade_db_within (db, shorten_wait, try, error))
    return FALSE;

  return fail_wait (wait, error);
}

/* Looks at one password for @account; one without an id stands for nobody. */
static KladeVault *
try_password (const KladeAccount *account, const char *password, Try *try, GError **error)
{
  g_autoptr (KladeVault) vault = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!refuse_while_waiting (account, try, error))
    return NULL;

  if (account->id == 0 || account->is_revoked)
    klade_vault_spend (password, &local_error);
  else
    vault = klade_vault_unwrap (account->id, password, &account->slot, &local_error);

  if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_PASSWORD))
    note_failure (try, &local_error);

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&vault);
}

typedef struct
{
  KladeSession *session;
  const KladeAccount *account;
} Entry;

static gboolean
forget_failures (KladeDb *db, const KladeAccount *account, GError **error)
{
  return account->n_failed == 0 || klade_store_set_account_failures (db, account->id, 0, 0, error);
}

static gboolean
note_sign_in (KladeDb *db, gpointer data, GError **error)
{
  const Entry *entry = data;
  KladeAuditEntry row = {
    .action = KLADE_AUDIT_SIGN_IN,
    .table_name = KLADE_TABLE_ACCOUNT,
    .row_id = entry->account->id,
  };

  return forget_failures (db, entry->account, error) &&
         klade_session_log (entry->session, &row, error);
}

/* Whose work or enrolment ended on a day that was entered before it came. */
static gboolean
has_role_today (KladeSession *session, GError **error)
{
  for (int role = 1; role <= KLADE_N_ROLES; role++)
    if (klade_session_has_role (session, (KladeRole) role))
      return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                       _ ("You have no role in this school today. Ask the superuser."));
  return FALSE;
}

static KladeSession *
enter (KladeSchool *self, const KladeAccount *account, KladeVault *vault, GError **error)
{
  KladeDb *db = klade_school_get_db (self);
  g_autoptr (KladeSession) session = klade_session_new (self, account, vault, error);
  Entry entry = { session, account };

  if (session == NULL || !has_role_today (session, error))
    return NULL;

  if (!klade_db_is_read_only (db) && !klade_db_within (db, note_sign_in, &entry, error))
    return NULL;

  return g_steal_pointer (&session);
}

typedef struct
{
  KladeAccount *account;
  const KladeAccountSlot *slot;
} Upgrade;

static gboolean
store_keys (KladeDb *db, gpointer data, GError **error)
{
  const Upgrade *work = data;

  return klade_store_set_account_slot (db, work->account->id, work->account->revision, work->slot,
                                       work->account->changed_at, work->account->must_change,
                                       error);
}

/* An account of version 1 gets its own pair of keys while its password is at hand. */
static gboolean
give_keys (KladeDb *db,
           KladeAccount *account,
           KladeVault **vault,
           const char *password,
           GError **error)
{
  KladePasswordCost cost = { (guint64) account->slot.ops_limit, (gsize) account->slot.mem_limit };
  KladeAccountSlot slot = { 0 };
  Upgrade work = { account, &slot };
  KladeVault *opened;

  if (account->slot.has_keys || klade_db_is_read_only (db))
    return TRUE;

  if (!klade_vault_wrap (*vault, account->id, password, cost, &slot, error) ||
      !klade_db_within (db, store_keys, &work, error))
    return FALSE;

  opened = klade_vault_unwrap (account->id, password, &slot, error);
  if (opened == NULL)
    return FALSE;

  klade_vault_free (*vault);
  *vault = opened;
  account->slot = slot;
  return TRUE;
}

/**
 * klade_school_sign_in:
 * @self: an open school
 * @user_name: as typed
 * @password: as typed
 * @error: %KLADE_ERROR_PASSWORD: wrong, and no more than that, for a wrong password, an unknown
 *   and a revoked user alike; %KLADE_ERROR_WAIT: too many wrong ones; both know by
 *   klade_error_get_wait() how long the next try has to wait
 *
 * Takes about a tenth of a second.  Wrong passwords are counted in the school, per account.
 *
 * Returns: (transfer full): the signed-in person
 */
KladeSession *
klade_school_sign_in (KladeSchool *self,
                      const char *user_name,
                      const char *password,
                      GError **error)
{
  g_autoptr (KladeAccount) account = NULL;
  g_autoptr (KladeVault) vault = NULL;
  g_autoptr (GError) local_error = NULL;
  Try try = { .school = self, .user_name = user_name };

  g_return_val_if_fail (KLADE_IS_SCHOOL (self), NULL);
  g_return_val_if_fail (user_name != NULL && password != NULL, NULL);

  try.now = klade_clock_now (klade_school_get_clock (self));
  account = klade_store_find_account (klade_school_get_db (self), user_name, &local_error);
  if (account == NULL && g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND))
    {
      g_clear_error (&local_error);
      account = read_counted (klade_school_get_db (self), &try, &local_error);
    }
  if (account == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  try.account_id = account->id;
  vault = try_password (account, password, &try, error);
  if (vault == NULL || !give_keys (klade_school_get_db (self), account, &vault, password, error))
    return NULL;

  return enter (self, account, g_steal_pointer (&vault), error);
}

/**
 * klade_school_sign_in_demo:
 * @self: an open school
 * @error: %KLADE_ERROR_DENIED when it is not a demo school
 *
 * Signs in whom the demo school shows first: its superuser.
 *
 * Returns: (transfer full): the signed-in person
 */
KladeSession *
klade_school_sign_in_demo (KladeSchool *self, GError **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const KladeDemoAccount *first;

  g_return_val_if_fail (KLADE_IS_SCHOOL (self), NULL);

  accounts = klade_store_list_demo_accounts (klade_school_get_db (self), error);
  if (accounts == NULL)
    return NULL;

  if (accounts->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                           _ ("This is not a demo school. Sign in with your user name."));
      return NULL;
    }

  first = g_ptr_array_index (accounts, 0);
  return klade_school_sign_in (self, first->user_name, first->password, error);
}

/* The account with its data key, if @password is right. */
static KladeAccount *
prove (KladeSession *self, const char *password, GError **error)
{
  KladeSchool *school = klade_session_get_school (self);
  Try try = {
    .school = school,
    .account_id = klade_session_get_account_id (self),
    .now = klade_session_now (self),
  };
  g_autoptr (KladeVault) vault = NULL;
  g_autoptr (KladeAccount) account =
      klade_store_read_account (klade_school_get_db (school), try.account_id, error);

  if (account == NULL)
    return NULL;

  vault = try_password (account, password, &try, error);
  return vault != NULL ? g_steal_pointer (&account) : NULL;
}

static gboolean
note_right_password (KladeDb *db, gpointer account, GError **error)
{
  return forget_failures (db, account, error);
}

/**
 * klade_session_check_password:
 * @self: a signed-in person
 * @password: as typed
 * @error: %KLADE_ERROR_PASSWORD or %KLADE_ERROR_WAIT, as at sign-in
 *
 * For unlocking the window: is it still the same person?
 *
 * Returns: %TRUE if it is the person's password
 */
gboolean
klade_session_check_password (KladeSession *self, const char *password, GError **error)
{
  g_autoptr (KladeAccount) account = NULL;
  KladeDb *db;

  g_return_val_if_fail (KLADE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  db = klade_session_get_db (self);
  account = prove (self, password, error);
  if (account == NULL)
    return FALSE;

  return account->n_failed == 0 || klade_db_is_read_only (db) ||
         klade_db_within (db, note_right_password, account, error);
}

typedef struct
{
  KladeSession *session;
  const KladeAccount *account;
  const KladeAccountSlot *slot;
  const char *password;
} NewPassword;

static gboolean
store_password (KladeDb *db, gpointer data, GError **error)
{
  const NewPassword *work = data;
  KladeAuditEntry row = {
    .action = KLADE_AUDIT_SET,
    .table_name = KLADE_TABLE_ACCOUNT,
    .row_id = work->account->id,
    .field = KLADE_FIELD_PASSWORD,
  };

  return klade_session_require (work->session, KLADE_ACTION_CHANGE_OWN_PASSWORD, NULL, error) &&
         forget_failures (db, work->account, error) &&
         klade_store_set_account_slot (db, work->account->id, work->account->revision, work->slot,
                                       klade_session_now (work->session), FALSE, error) &&
         klade_store_set_demo_password (db, work->account->id, work->password, error) &&
         klade_session_log (work->session, &row, error);
}

/**
 * klade_session_change_password:
 * @self: a signed-in person
 * @old_password: the present password
 * @new_password: the one to come
 * @error: %KLADE_ERROR_PASSWORD or %KLADE_ERROR_WAIT about the old one, %KLADE_ERROR_INVALID
 *   with a sentence about the new one
 *
 * Returns: %TRUE if the new password counts from now on
 */
gboolean
klade_session_change_password (KladeSession *self,
                               const char *old_password,
                               const char *new_password,
                               GError **error)
{
  g_autoptr (KladeAccount) account = NULL;
  g_autoptr (KladeVault) vault = NULL;
  KladeAccountSlot slot;
  NewPassword work = { .session = self, .slot = &slot, .password = new_password };

  g_return_val_if_fail (KLADE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (old_password != NULL && new_password != NULL, FALSE);

  if (!klade_password_check (new_password, klade_session_get_user_name (self), error))
    return FALSE;

  if (g_str_equal (old_password, new_password))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The new password is the old one. Choose another one."));
      return FALSE;
    }

  account = prove (self, old_password, error);
  if (account == NULL || !klade_session_refresh_vault (self, NULL, error) ||
      !klade_vault_wrap (klade_session_get_vault (self), account->id, new_password,
                         klade_password_cost_default, &slot, error))
    return FALSE;

  work.account = account;
  vault = klade_vault_unwrap (account->id, new_password, &slot, error);
  if (vault == NULL || !klade_db_within (klade_session_get_db (self), store_password, &work, error))
    return FALSE;

  klade_session_take_vault (self, g_steal_pointer (&vault), &slot);
  klade_session_set_must_change_password (self, FALSE);
  return TRUE;
}

/**
 * klade_account_add:
 * @db: a school's database, within a transaction
 * @vault: the school's data key
 * @setup: whose account, and its password
 * @account_id: (out): the new account
 * @error: %KLADE_ERROR_EXISTS when the user name is taken
 *
 * The caller writes the log.
 *
 * Returns: %TRUE if @account_id was set
 */
gboolean
klade_account_add (KladeDb *db,
                   KladeVault *vault,
                   const KladeAccountSetup *setup,
                   gint64 *account_id,
                   GError **error)
{
  KladeAccountSlot slot;

  return klade_store_add_account (db, setup->person_id, setup->user_name, setup->now, account_id,
                                  error) &&
         klade_vault_wrap (vault, *account_id, setup->password, setup->cost, &slot, error) &&
         klade_store_set_account_slot (db, *account_id, 1, &slot, setup->now, setup->must_change,
                                       error);
}
