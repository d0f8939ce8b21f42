/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"

#include <string.h>

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-seal.h"
#include "klade-sign-in.h"
#include "klade-store-account-list.h"

#define KEY_FIELD "data_key"
#define VALUES_PER_STEP 500

/* The change of the school's data key, within one transaction. */
typedef struct
{
  KladeSession *session;
  KladeProgress progress;
  gpointer progress_data;
  KladeVault *next;
  KladeAccountSlot own_slot; /* of the session's account, with the new key */
  GPtrArray *left_out;       /* KladeLeftOut */
} Change;

void
klade_left_out_free (KladeLeftOut *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
go_on (const Change *self, double fraction, GError **error)
{
  if (self->progress == NULL ||
      self->progress (_ ("Sealing personal data anew"), fraction, self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

/* ---- accounts ---- */

static void
leave_out (Change *self, const KladeAccount *account)
{
  KladeLeftOut *one = g_new0 (KladeLeftOut, 1);

  *one = (KladeLeftOut){ .account_id = account->id,
                         .person_id = account->person_id,
                         .name = g_strdup (account->person_name) };
  g_ptr_array_add (self->left_out, one);
}

/* A slot whose public key is nobody's gets nothing. */
static void
lock_slot (KladeAccountSlot *slot)
{
  memset (slot->public_key, 0, sizeof slot->public_key);
}

static gboolean
reseal_account (Change *self, KladeDb *db, gint64 id, GError **error)
{
  g_autoptr (KladeAccount) account = klade_store_read_account (db, id, error);
  gboolean can_open;

  if (account == NULL)
    return FALSE;

  if (account->is_revoked)
    lock_slot (&account->slot);
  can_open =
      klade_vault_reseal (klade_session_get_vault (self->session), self->next, id, &account->slot);
  if (!can_open && !account->is_revoked)
    leave_out (self, account);

  if (id == klade_session_get_account_id (self->session))
    {
      if (!can_open)
        {
          g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                               _ ("Your own account could not open the new key. Change your "
                                  "password, then try again."));
          return FALSE;
        }
      self->own_slot = account->slot;
    }

  return klade_store_set_account_keys (db, id, &account->slot, error);
}

static gboolean
reseal_accounts (Change *self, KladeDb *db, GError **error)
{
  g_autoptr (GArray) ids = klade_store_list_account_ids (db, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!reseal_account (self, db, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}

/* ---- personal data ---- */

static gboolean
reseal_value (KladeDb *db,
              KladeSeal *old_seal,
              KladeSeal *new_seal,
              const KladeSealedValue *value,
              GError **error)
{
  g_autofree char *text =
      klade_seal_open (old_seal, value->person_id, value->field, value->sealed, error);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) lookup = NULL;
  KladeSealedValue anew = *value;

  if (text == NULL)
    return FALSE;

  sealed = klade_seal_close (new_seal, value->person_id, value->field, text);
  if (value->lookup != NULL)
    lookup = klade_seal_lookup (new_seal, value->field, text);
  anew.sealed = sealed;
  anew.lookup = lookup;
  return klade_store_set_sealed_value (db, &anew, error);
}

static gboolean
reseal_values (Change *self, KladeDb *db, GError **error)
{
  g_autoptr (KladeSeal) old_seal = klade_seal_new (klade_session_get_vault (self->session));
  g_autoptr (KladeSeal) new_seal = klade_seal_new (self->next);
  g_autoptr (GArray) values = klade_store_list_sealed_values (db, error);

  if (values == NULL)
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      if (i % VALUES_PER_STEP == 0 && !go_on (self, (double) i / values->len, error))
        return FALSE;
      if (!reseal_value (db, old_seal, new_seal, &g_array_index (values, KladeSealedValue, i),
                         error))
        return FALSE;
    }

  return go_on (self, 1, error);
}

/* ---- the log ---- */

/* Begun with the old key and ended with the new one: its seal goes over.  One that was broken
 * before is told, not hidden. */
static gboolean
end_log (Change *self, KladeAuditChain *chain, GError **error)
{
  KladeAuditRow rows[] = {
    { .action = KLADE_AUDIT_ALARM,
      .table_name = KLADE_TABLE_AUDIT,
      .row_id = chain->head.last_id,
      .field = KLADE_FIELD_ROW },
    { .action = KLADE_AUDIT_SET,
      .table_name = KLADE_TABLE_SCHOOL,
      .row_id = 1,
      .field = KEY_FIELD },
  };

  for (gsize i = chain->is_broken ? 0 : 1; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i].at = klade_session_now (self->session);
      rows[i].person_id = klade_session_get_person_id (self->session);
      if (!klade_audit_chain_append (chain, &rows[i], error))
        return FALSE;
    }

  return klade_audit_chain_end (chain, klade_vault_get_seal_key (self->next), error);
}

static gboolean
change_within (KladeDb *db, gpointer data, GError **error)
{
  Change *self = data;
  KladeAuditChain chain;

  g_ptr_array_set_size (self->left_out, 0); /* the engine may run us again */

  /* The end of the log first: whoever writes meanwhile waits for it, and then sees the new
   * key. */
  return klade_session_refresh_vault (self->session, NULL, error) &&
         klade_session_require (self->session, KLADE_ACTION_CHANGE_KEY, NULL, error) &&
         klade_audit_chain_begin (
             &chain, db, klade_vault_get_seal_key (klade_session_get_vault (self->session)),
             error) &&
         reseal_accounts (self, db, error) && reseal_values (self, db, error) &&
         end_log (self, &chain, error);
}

/* The own session goes on with the key it made. */
static gboolean
take_new_key (Change *self, GError **error)
{
  KladeVault *vault =
      klade_vault_reopen (klade_session_get_vault (self->session),
                          klade_session_get_account_id (self->session), &self->own_slot);

  if (vault == NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                           _ ("The school's key was changed. Sign in again."));
      return FALSE;
    }

  klade_session_take_vault (self->session, vault, &self->own_slot);
  return TRUE;
}

/**
 * klade_school_change_key:
 * @session: needs %KLADE_ACTION_CHANGE_KEY
 * @password: the person's password, once more
 * @progress: (nullable) (scope call): %FALSE cancels
 * @progress_data: for @progress
 * @left_out: (out) (optional) (transfer full) (element-type KladeLeftOut): whose account could not
 *   be given the new key and needs a new password: who has not signed in since Klade 1, and
 *   whose keys somebody changed from outside
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_PASSWORD, %KLADE_ERROR_WAIT; %KLADE_ERROR_CORRUPT when
 *   a sealed value does not open; %G_IO_ERROR_CANCELLED
 *
 * Makes a new data key (after a copy of the school fell into wrong hands together with a
 * password), seals all personal data and the log under it and gives it to each open account.
 * Passwords stay; whoever is signed in goes on.  Revoked accounts get nothing.  Backups made
 * before open with the passwords of then.
 *
 * Returns: %TRUE if the new key counts; otherwise nothing was changed
 */
gboolean
klade_school_change_key (KladeSession *session,
                         const char *password,
                         KladeProgress progress,
                         gpointer progress_data,
                         GPtrArray **left_out,
                         GError **error)
{
  g_autoptr (KladeVault) next = NULL;
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_left_out_free);
  Change change = { .session = session,
                    .progress = progress,
                    .progress_data = progress_data,
                    .left_out = out };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (password != NULL, FALSE);

  if (!klade_session_require (session, KLADE_ACTION_CHANGE_KEY, NULL, error) ||
      !klade_session_check_password (session, password, error))
    return FALSE;

  next = klade_vault_new ();
  change.next = next;
  if (!klade_db_within (klade_session_get_db (session), change_within, &change, error) ||
      !take_new_key (&change, error))
    return FALSE;

  if (left_out != NULL)
    *left_out = g_steal_pointer (&out);
  return TRUE;
}
