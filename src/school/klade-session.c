/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-session-private.h"

#include <string.h>

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-password.h"
#include "klade-school-settings.h"
#include "klade-sign-in.h"

struct _KladeSession
{
  GObject parent_instance;

  /* Owned */
  KladeSchool *school;
  KladeVault *vault;
  char *name;
  char *user_name;
  char *roles_text;

  gint64 account_id;
  gint64 person_id;
  guint roles; /* bits by KladeRole, as they were at sign-in */
  gboolean must_change_password;
  KladeAuditHead head;                          /* of the log, as this session wrote it last */
  guint head_serial;                            /* of the transaction in which it did */
  guint8 sealed_key[KLADE_ACCOUNT_SEALED_SIZE]; /* of the account, as @vault was opened from */
};

G_DEFINE_FINAL_TYPE (KladeSession, klade_session, G_TYPE_OBJECT)

static void
klade_session_finalize (GObject *object)
{
  KladeSession *self = KLADE_SESSION (object);

  g_clear_pointer (&self->vault, klade_vault_free);
  g_clear_object (&self->school);
  g_free (self->name);
  g_free (self->user_name);
  g_free (self->roles_text);

  G_OBJECT_CLASS (klade_session_parent_class)->finalize (object);
}

static void
klade_session_class_init (KladeSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_session_finalize;
}

static void
klade_session_init (KladeSession *self)
{
}

static char *
name_grant (const KladeRoleGrant *grant)
{
  const char *role = klade_role_name ((KladeRole) grant->role);

  if (grant->class_name == NULL)
    return g_strdup (role);

  /* translators: a role and its class, as in “class teacher of 7.a” */
  return g_strdup_printf (_ ("%s of %s"), role, grant->class_name);
}

/**
 * klade_session_dup_grants_text:
 * @grants: (element-type KladeRoleGrant): the roles of one person
 *
 * Returns: (transfer full): them in words, with commas; translated
 */
char *
klade_session_dup_grants_text (GArray *grants)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRoleGrant *grant = &g_array_index (grants, KladeRoleGrant, i);
      g_autofree char *name = NULL;

      if (grant->role < 1 || grant->role > KLADE_N_ROLES)
        continue; /* of a newer Klade */

      name = name_grant (grant);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
load_roles (KladeSession *self, GError **error)
{
  g_autoptr (GArray) grants = klade_store_list_role_grants (
      klade_session_get_db (self), self->person_id, klade_session_get_today (self), error);

  if (grants == NULL)
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      int role = g_array_index (grants, KladeRoleGrant, i).role;

      if (role >= 1 && role <= KLADE_N_ROLES)
        self->roles |= 1u << role;
    }

  self->roles_text = klade_session_dup_grants_text (grants);
  return TRUE;
}

/**
 * klade_session_new:
 * @school: the open school
 * @account: whose password was right
 * @vault: (transfer full): the data key that it opened
 * @error: says why the roles could not be read
 *
 * Returns: (transfer full): the signed-in person
 */
KladeSession *
klade_session_new (KladeSchool *school,
                   const KladeAccount *account,
                   KladeVault *vault,
                   GError **error)
{
  g_autoptr (KladeSession) self = g_object_new (KLADE_TYPE_SESSION, NULL);
  int life_days;

  self->school = g_object_ref (school);
  self->vault = vault;
  self->name = g_strdup (account->person_name);
  self->user_name = g_strdup (account->user_name);
  self->account_id = account->id;
  memcpy (self->sealed_key, account->slot.sealed_key, sizeof self->sealed_key);
  self->person_id = account->person_id;

  if (!load_roles (self, error) ||
      !klade_settings_get_int (klade_session_get_db (self), KLADE_SETTING_PASSWORD_LIFE_DAYS,
                               &life_days, error))
    return NULL;

  self->must_change_password =
      account->must_change ||
      (life_days > 0 &&
       klade_password_is_expired (account->changed_at, klade_session_now (self), life_days));
  return g_steal_pointer (&self);
}

/**
 * klade_session_get_school:
 * @self: a signed-in person
 *
 * Returns: (transfer none): the school
 */
KladeSchool *
klade_session_get_school (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), NULL);

  return self->school;
}

/**
 * klade_session_get_person_id:
 * @self: a signed-in person
 *
 * Returns: the person's id
 */
gint64
klade_session_get_person_id (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), 0);

  return self->person_id;
}

gint64
klade_session_get_account_id (KladeSession *self)
{
  return self->account_id;
}

KladeVault *
klade_session_get_vault (KladeSession *self)
{
  return self->vault;
}

/**
 * klade_session_take_vault:
 * @self: a signed-in person
 * @vault: (transfer full): the data key from now on
 * @slot: what the account stores from now on
 */
void
klade_session_take_vault (KladeSession *self, KladeVault *vault, const KladeAccountSlot *slot)
{
  g_object_set_data (G_OBJECT (self), KLADE_SESSION_SEAL, NULL);
  klade_vault_free (self->vault);
  self->vault = vault;
  memcpy (self->sealed_key, slot->sealed_key, sizeof self->sealed_key);
}

/**
 * klade_session_refresh_vault:
 * @self: a signed-in person
 * @is_new: (out) (optional): whether the data key was changed since
 * @error: %KLADE_ERROR_DENIED when the account may not have the new key: the person has to sign
 *   in again
 *
 * Asks the store whether the school's data key is still the one in memory.
 *
 * Returns: %TRUE if the vault is the present one
 */
gboolean
klade_session_refresh_vault (KladeSession *self, gboolean *is_new, GError **error)
{
  g_autoptr (KladeAccount) account =
      klade_store_read_account (klade_session_get_db (self), self->account_id, error);
  KladeVault *vault;

  if (account == NULL)
    return FALSE;

  if (is_new != NULL)
    *is_new = FALSE;
  if (memcmp (self->sealed_key, account->slot.sealed_key, sizeof self->sealed_key) == 0)
    return TRUE;

  vault = klade_vault_reopen (self->vault, self->account_id, &account->slot);
  if (vault == NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                           _ ("Your password or the school's key was changed on another computer. "
                              "Sign in again."));
      return FALSE;
    }

  klade_session_take_vault (self, vault, &account->slot);
  if (is_new != NULL)
    *is_new = TRUE;
  return TRUE;
}

/**
 * klade_session_get_name:
 * @self: a signed-in person
 *
 * Returns: (transfer none): given name and surname, as they were at sign-in
 */
const char *
klade_session_get_name (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), NULL);

  return self->name;
}

/**
 * klade_session_get_user_name:
 * @self: a signed-in person
 *
 * Returns: (transfer none): the name of the account
 */
const char *
klade_session_get_user_name (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), NULL);

  return self->user_name;
}

/**
 * klade_session_has_role:
 * @self: a signed-in person
 * @role: a role
 *
 * Returns: %TRUE if the person held it at sign-in, for a class or the school
 */
gboolean
klade_session_has_role (KladeSession *self, KladeRole role)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), FALSE);

  return (self->roles & (1u << role)) != 0;
}

/**
 * klade_session_can:
 * @self: a signed-in person
 * @action: what may be allowed
 *
 * For menus: whether any role allows @action to anything at all.  The verbs look at the store.
 *
 * Returns: %TRUE if so
 */
gboolean
klade_session_can (KladeSession *self, KladeAction action)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), FALSE);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    if (klade_session_has_role (self, (KladeRole) role) &&
        klade_rights_scope ((KladeRole) role, action) != KLADE_SCOPE_NOTHING)
      return TRUE;

  return FALSE;
}

/**
 * klade_session_dup_roles_text:
 * @self: a signed-in person
 *
 * Returns: (transfer full): the roles in words, translated
 */
char *
klade_session_dup_roles_text (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), NULL);

  return g_strdup (self->roles_text);
}

/**
 * klade_session_must_change_password:
 * @self: a signed-in person
 *
 * Returns: %TRUE if the password is too old (S2 p. 9) or was given by somebody else
 */
gboolean
klade_session_must_change_password (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), FALSE);

  return self->must_change_password;
}

void
klade_session_set_must_change_password (KladeSession *self, gboolean must_change)
{
  self->must_change_password = must_change;
}

/**
 * klade_session_get_today:
 * @self: a signed-in person
 *
 * Returns: the school's day by the school's clock
 */
KladeDay
klade_session_get_today (KladeSession *self)
{
  g_return_val_if_fail (KLADE_IS_SESSION (self), KLADE_DAY_NONE);

  return klade_clock_today (klade_school_get_clock (self->school));
}

KladeDb *
klade_session_get_db (KladeSession *self)
{
  return klade_school_get_db (self->school);
}

gint64
klade_session_now (KladeSession *self)
{
  return klade_clock_now (klade_school_get_clock (self->school));
}

/* Somebody else wrote meanwhile, or a transaction was taken back: read where the log ends. */
static gboolean
begin_chain (KladeSession *self, KladeAuditChain *chain, GError **error)
{
  KladeDb *db = klade_session_get_db (self);
  gboolean is_new;

  if (!klade_audit_chain_begin (chain, db, klade_vault_get_seal_key (self->vault), error))
    return FALSE;
  if (!chain->is_broken)
    return TRUE;

  /* Perhaps it is sealed with a newer key than ours. */
  return klade_session_refresh_vault (self, &is_new, error) &&
         (!is_new ||
          klade_audit_chain_begin (chain, db, klade_vault_get_seal_key (self->vault), error));
}

static gboolean
take_up_log (KladeSession *self, KladeAuditRow *row, GError **error)
{
  KladeAuditRow alarm = {
    .at = row->at,
    .person_id = row->person_id,
    .action = KLADE_AUDIT_ALARM,
    .table_name = KLADE_TABLE_AUDIT,
    .field = KLADE_FIELD_ROW,
  };
  KladeAuditChain chain;

  if (!begin_chain (self, &chain, error))
    return FALSE;

  /* The new seal would hide it: write down that the old one was not right. */
  if (chain.is_broken)
    {
      alarm.row_id = chain.head.last_id;
      if (!klade_audit_chain_append (&chain, &alarm, error))
        return FALSE;
    }

  if (!klade_audit_chain_append (&chain, row, error) ||
      !klade_audit_chain_end (&chain, klade_vault_get_seal_key (self->vault), error))
    return FALSE;

  self->head = chain.head;
  return TRUE;
}

/* KladeDbFunc: the log's head, once for all rows of the transaction */
static gboolean
write_head (KladeDb *db, gpointer data, GError **error)
{
  KladeSession *self = data;
  KladeAuditChain chain = { .db = db, .head = self->head };

  if (!klade_audit_chain_end (&chain, klade_vault_get_seal_key (self->vault), error))
    return FALSE;

  self->head = chain.head;
  return TRUE;
}

/* Nobody else writes until the transaction ends: the head is where we left it. */
static gboolean
append_further (KladeSession *self, KladeAuditRow *row, GError **error)
{
  KladeDb *db = klade_session_get_db (self);
  KladeAuditChain chain = { .db = db, .head = self->head };

  if (!klade_audit_chain_append (&chain, row, error))
    return FALSE;

  self->head = chain.head;
  return klade_db_finish_with (db, write_head, self, error);
}

gboolean
klade_session_log (KladeSession *self, const KladeAuditEntry *entry, GError **error)
{
  KladeAuditRow row = {
    .at = klade_session_now (self),
    .person_id = self->person_id,
    .action = entry->action,
    .table_name = entry->table_name,
    .row_id = entry->row_id,
    .field = entry->field != NULL ? entry->field : KLADE_FIELD_ROW,
    .old_value = entry->old_value,
    .new_value = entry->new_value,
    .journal_id = entry->journal_id,
    .lesson_id = entry->lesson_id,
    .pupil_id = entry->pupil_id,
  };
  guint serial = klade_db_get_serial (klade_session_get_db (self));
  gboolean was_current = FALSE;

  if (self->head_serial == serial)
    return append_further (self, &row, error);

  if (self->head.last_id > 0 &&
      !klade_store_append_audit (klade_session_get_db (self), &self->head, &row,
                                 klade_vault_get_seal_key (self->vault), &was_current, error))
    return FALSE;
  if (!was_current && !take_up_log (self, &row, error))
    return FALSE;

  self->head_serial = serial;
  return TRUE;
}
