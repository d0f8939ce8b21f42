/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-account.h"

#include "klade-i18n.h"

#include <string.h>

#define COLUMNS                                                                                    \
  "SELECT a.id, a.person_id, a.user_name, p.given_name || ' ' || p.surname, a.salt, a.ops_limit,"  \
  " a.mem_limit, a.verifier, a.wrapped_key, a.n_failed, a.wait_until, a.changed_at,"               \
  " a.must_change, a.revoked_at, a.revision, a.public_key, a.sealed_key"                           \
  " FROM account a JOIN person p ON p.id = a.person_id"

static const char sql_find_account[] = COLUMNS " WHERE a.user_name = $1";
static const char sql_read_account[] = COLUMNS " WHERE a.id = $1";
static const char sql_insert_account[] =
    "INSERT INTO account (person_id, user_name, salt, ops_limit, mem_limit, verifier, wrapped_key,"
    " changed_at) VALUES ($1, $2, $3, 0, 0, $3, $3, $4)"
    " ON CONFLICT (user_name) DO NOTHING RETURNING id";
static const char sql_update_slot[] =
    "UPDATE account SET salt = $1, ops_limit = $2, mem_limit = $3, verifier = $4,"
    " wrapped_key = $5, changed_at = $6, must_change = $7, public_key = $10, sealed_key = $11,"
    " revision = revision + 1 WHERE id = $8 AND revision = $9";
static const char sql_update_keys[] =
    "UPDATE account SET public_key = $1, sealed_key = $2 WHERE id = $3";
static const char sql_list_account_ids[] = "SELECT id FROM account ORDER BY id";
static const char sql_update_failures[] =
    "UPDATE account SET n_failed = $1, wait_until = $2 WHERE id = $3";
static const char sql_insert_demo_account[] =
    "INSERT INTO demo_account (account_id, password, position) VALUES ($1, $2, $3)";
static const char sql_update_demo_password[] =
    "UPDATE demo_account SET password = $1 WHERE account_id = $2";
static const char sql_list_demo_accounts[] =
    "SELECT p.id, a.user_name, d.password, p.given_name || ' ' || p.surname"
    " FROM demo_account d JOIN account a ON a.id = d.account_id"
    " JOIN person p ON p.id = a.person_id"
    " WHERE a.revoked_at IS NULL ORDER BY d.position";
static const char sql_insert_grant[] =
    "INSERT INTO role_grant (person_id, role, class_id, valid_from) VALUES ($1, $2, $3, $4)";
static const char sql_list_live_grants[] =
    "SELECT role, class_id, NULL FROM role_grant"
    " WHERE person_id = $1 AND is_hidden = 0 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
    " AND EXISTS (SELECT 1 FROM account WHERE id = $3 AND revoked_at IS NULL)";
/* A class of an earlier year can still be read, but it is nobody's role any more once a later
 * year has begun with classes. */
static const char sql_list_grants[] =
    "SELECT g.role, g.class_id, c.name FROM role_grant g"
    " LEFT JOIN school_class c ON c.id = g.class_id"
    " WHERE g.person_id = $1 AND g.is_hidden = 0 AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to >= $2)"
    " AND (c.id IS NULL OR NOT EXISTS (SELECT 1 FROM school_class n"
    " JOIN school_year ny ON ny.id = n.school_year_id"
    " JOIN school_year cy ON cy.id = c.school_year_id"
    " WHERE n.is_hidden = 0 AND ny.is_hidden = 0 AND ny.start_year > cy.start_year"
    " AND ny.semester_1_first <= $2))"
    " ORDER BY g.role, g.id";

void
klade_account_free (KladeAccount *self)
{
  g_free (self->user_name);
  g_free (self->person_name);
  g_free (self);
}

void
klade_demo_account_free (KladeDemoAccount *self)
{
  g_free (self->user_name);
  g_free (self->password);
  g_free (self->name);
  g_free (self);
}

/**
 * klade_account_fold_name:
 * @user_name: as typed
 *
 * User names are stored and looked for without regard to capitals and blanks around them.
 *
 * Returns: (transfer full): the name as stored
 */
char *
klade_account_fold_name (const char *user_name)
{
  g_autofree char *valid = g_utf8_make_valid (user_name, -1);
  g_autofree char *normal = g_utf8_normalize (g_strstrip (valid), -1, G_NORMALIZE_NFC);

  return g_utf8_strdown (normal, -1);
}

/* FALSE when the stored bytes are of another size: the row was damaged. */
static gboolean
get_bytes (KladeStatement *statement, int column, guint8 *bytes, gsize size)
{
  gsize stored_size;
  const guint8 *stored = klade_statement_get_bytes (statement, column, &stored_size);

  if (stored == NULL || stored_size != size)
    return FALSE;

  memcpy (bytes, stored, size);
  return TRUE;
}

static KladeAccount *
get_account (KladeStatement *statement, GError **error)
{
  g_autoptr (KladeAccount) self = g_new0 (KladeAccount, 1);

  self->id = klade_statement_get_int64 (statement, 0);
  self->person_id = klade_statement_get_int64 (statement, 1);
  self->user_name = g_strdup (klade_statement_get_text (statement, 2));
  self->person_name = g_strdup (klade_statement_get_text (statement, 3));
  self->slot.ops_limit = klade_statement_get_int64 (statement, 5);
  self->slot.mem_limit = klade_statement_get_int64 (statement, 6);
  self->n_failed = (int) klade_statement_get_int64 (statement, 9);
  self->wait_until = klade_statement_get_int64 (statement, 10);
  self->changed_at = klade_statement_get_int64 (statement, 11);
  self->must_change = klade_statement_get_int64 (statement, 12) != 0;
  self->is_revoked = !klade_statement_is_null (statement, 13);
  self->revision = (gint32) klade_statement_get_int64 (statement, 14);

  self->slot.has_keys = !klade_statement_is_null (statement, 15);
  if (self->slot.has_keys &&
      (!get_bytes (statement, 15, self->slot.public_key, sizeof self->slot.public_key) ||
       !get_bytes (statement, 16, self->slot.sealed_key, sizeof self->slot.sealed_key)))
    self->slot.has_keys = FALSE; /* what is wrapped will not open as a data key either */

  if (!get_bytes (statement, 4, self->slot.salt, sizeof self->slot.salt) ||
      !get_bytes (statement, 7, self->slot.verifier, sizeof self->slot.verifier) ||
      !get_bytes (statement, 8, self->slot.wrapped_key, sizeof self->slot.wrapped_key))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT,
                   "the password of account %" G_GINT64_FORMAT " is damaged", self->id);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static KladeAccount *
query_account (KladeStatement *statement, GError **error)
{
  switch (klade_statement_step (statement, error))
    {
    case KLADE_STEP_ROW:
      return get_account (statement, error);
    case KLADE_STEP_DONE:
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "there is no such account");
      return NULL;
    case KLADE_STEP_ERROR:
    default:
      return NULL;
    }
}

/**
 * klade_store_find_account:
 * @db: a school's database
 * @user_name: as typed
 * @error: %KLADE_ERROR_NOT_FOUND when nobody has that name
 *
 * Returns: (transfer full): the account, revoked or not
 */
KladeAccount *
klade_store_find_account (KladeDb *db, const char *user_name, GError **error)
{
  g_autofree char *stored = klade_store_dup_user_name (db, user_name, error);
  g_autoptr (KladeStatement) statement = NULL;
  g_autoptr (KladeAccount) account = NULL;

  if (stored == NULL || (statement = klade_db_prepare (db, sql_find_account, error)) == NULL)
    return NULL;

  klade_statement_bind_text (statement, 1, stored);
  account = query_account (statement, error);
  if (account != NULL && g_str_has_prefix (stored, KLADE_ACCOUNT_CODE_PREFIX))
    {
      g_free (account->user_name); /* as its owner knows it */
      account->user_name = klade_account_fold_name (user_name);
    }

  return g_steal_pointer (&account);
}

/**
 * klade_store_read_account:
 * @db: a school's database
 * @id: an account
 * @error: %KLADE_ERROR_NOT_FOUND when it is gone
 *
 * Returns: (transfer full): the account as it stands now
 */
KladeAccount *
klade_store_read_account (KladeDb *db, gint64 id, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_account, error);

  if (statement == NULL)
    return NULL;

  klade_statement_bind_int64 (statement, 1, id);
  return query_account (statement, error);
}

/**
 * klade_store_add_account:
 * @db: a school's database, within a transaction
 * @person_id: whose it is
 * @user_name: as typed, or as klade_store_dup_user_name() made it
 * @now: the instant
 * @id: (out): the new account, which nobody can open before
 *   klade_store_set_account_slot() gave it a password
 * @error: %KLADE_ERROR_EXISTS when the name is taken
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_add_account (KladeDb *db,
                         gint64 person_id,
                         const char *user_name,
                         gint64 now,
                         gint64 *id,
                         GError **error)
{
  g_autofree char *stored = klade_store_dup_user_name (db, user_name, error);
  g_autoptr (KladeStatement) statement = NULL;

  if (stored == NULL || (statement = klade_db_prepare (db, sql_insert_account, error)) == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, person_id);
  klade_statement_bind_text (statement, 2, stored);
  klade_statement_bind_bytes (statement, 3, "", 0);
  klade_statement_bind_int64 (statement, 4, now);

  switch (klade_statement_step (statement, error))
    {
    case KLADE_STEP_ROW:
      *id = klade_statement_get_int64 (statement, 0);
      return TRUE;
    case KLADE_STEP_DONE:
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS, "the user name is taken");
      return FALSE;
    case KLADE_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * klade_store_set_account_slot:
 * @db: a school's database, within a transaction
 * @id: the account
 * @revision: the revision that was read; 1 for a new account
 * @slot: the new password's slot
 * @now: the instant
 * @must_change: whether the person has to choose another password at the next sign-in
 * @error: %KLADE_ERROR_CONFLICT when the account was changed meanwhile
 *
 * Returns: %TRUE if the password is the new one
 */
gboolean
klade_store_set_account_slot (KladeDb *db,
                              gint64 id,
                              gint32 revision,
                              const KladeAccountSlot *slot,
                              gint64 now,
                              gboolean must_change,
                              GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_update_slot, error);
  gint64 n_changed;

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_bytes (statement, 1, slot->salt, sizeof slot->salt);
  klade_statement_bind_int64 (statement, 2, slot->ops_limit);
  klade_statement_bind_int64 (statement, 3, slot->mem_limit);
  klade_statement_bind_bytes (statement, 4, slot->verifier, sizeof slot->verifier);
  klade_statement_bind_bytes (statement, 5, slot->wrapped_key, sizeof slot->wrapped_key);
  klade_statement_bind_int64 (statement, 6, now);
  klade_statement_bind_int64 (statement, 7, must_change ? 1 : 0);
  klade_statement_bind_int64 (statement, 8, id);
  klade_statement_bind_int64 (statement, 9, revision);
  klade_statement_bind_bytes (statement, 10, slot->public_key, sizeof slot->public_key);
  klade_statement_bind_bytes (statement, 11, slot->sealed_key, sizeof slot->sealed_key);
  if (!klade_statement_run (statement, &n_changed, error))
    return FALSE;

  if (n_changed == 1)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                       _ ("The account was changed on another computer meanwhile. Try again."));
  return FALSE;
}

/**
 * klade_store_set_account_keys:
 * @db: a school's database, within a transaction
 * @id: the account
 * @slot: whose public and sealed key to store; the password stays
 * @error: says why it failed
 *
 * Returns: %TRUE if they are stored
 */
gboolean
klade_store_set_account_keys (KladeDb *db, gint64 id, const KladeAccountSlot *slot, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_update_keys, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_bytes (statement, 1, slot->public_key, sizeof slot->public_key);
  klade_statement_bind_bytes (statement, 2, slot->sealed_key, sizeof slot->sealed_key);
  klade_statement_bind_int64 (statement, 3, id);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_list_account_ids:
 * @db: a school's database
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type gint64): every account, revoked ones too
 */
GArray *
klade_store_list_account_ids (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_list_account_ids, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KladeStep step = KLADE_STEP_ERROR;

  while (statement != NULL && (step = klade_statement_step (statement, error)) == KLADE_STEP_ROW)
    {
      gint64 id = klade_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == KLADE_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

/**
 * klade_store_set_account_failures:
 * @db: a school's database, within a transaction
 * @id: the account
 * @n_failed: wrong passwords since the last right one
 * @wait_until: the instant before which no password is looked at
 * @error: says why it failed
 *
 * Leaves the revision alone: a wrong password is not a change of the account.
 *
 * Returns: %TRUE if it was counted
 */
gboolean
klade_store_set_account_failures (KladeDb *db,
                                  gint64 id,
                                  int n_failed,
                                  gint64 wait_until,
                                  GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_update_failures, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, n_failed);
  klade_statement_bind_int64 (statement, 2, wait_until);
  klade_statement_bind_int64 (statement, 3, id);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_add_demo_account:
 * @db: a demo school's database, within a transaction
 * @account_id: the account
 * @password: its password, which the sign-in page shows
 * @position: its place in the list
 * @error: says why it failed
 *
 * Returns: %TRUE if it will be shown
 */
gboolean
klade_store_add_demo_account (KladeDb *db,
                              gint64 account_id,
                              const char *password,
                              int position,
                              GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_demo_account, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, account_id);
  klade_statement_bind_text (statement, 2, password);
  klade_statement_bind_int64 (statement, 3, position);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_set_demo_password:
 * @db: a school's database, within a transaction
 * @account_id: an account
 * @password: its new password; stored only for an account that the sign-in page shows
 * @error: says why it failed
 *
 * Returns: %TRUE if the sign-in page is right again
 */
gboolean
klade_store_set_demo_password (KladeDb *db, gint64 account_id, const char *password, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_update_demo_password, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, password);
  klade_statement_bind_int64 (statement, 2, account_id);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_list_demo_accounts:
 * @db: a school's database
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeDemoAccount): in the order to show them
 */
GPtrArray *
klade_store_list_demo_accounts (KladeDb *db, GError **error)
{
  g_autoptr (GPtrArray) accounts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_demo_account_free);
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_list_demo_accounts, error);
  KladeStep step;

  if (statement == NULL)
    return NULL;

  while ((step = klade_statement_step (statement, error)) == KLADE_STEP_ROW)
    {
      KladeDemoAccount *account = g_new0 (KladeDemoAccount, 1);

      account->person_id = klade_statement_get_int64 (statement, 0);
      account->user_name = g_strdup (klade_statement_get_text (statement, 1));
      account->password = g_strdup (klade_statement_get_text (statement, 2));
      account->name = g_strdup (klade_statement_get_text (statement, 3));
      g_ptr_array_add (accounts, account);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&accounts) : NULL;
}

/**
 * klade_store_add_role_grant:
 * @db: a school's database, within a transaction
 * @person_id: who gets the role
 * @role: a KladeRole
 * @class_id: the class it reaches, 0 for the whole school
 * @valid_from: its first day
 * @error: says why it failed
 *
 * Returns: %TRUE if the person holds the role
 */
gboolean
klade_store_add_role_grant (KladeDb *db,
                            gint64 person_id,
                            int role,
                            gint64 class_id,
                            gint32 valid_from,
                            GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_grant, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, person_id);
  klade_statement_bind_int64 (statement, 2, role);
  klade_statement_bind_id (statement, 3, class_id);
  klade_statement_bind_day (statement, 4, valid_from);
  return klade_statement_run (statement, NULL, error);
}

static void
clear_grant (gpointer grant)
{
  g_free (((KladeRoleGrant *) grant)->class_name);
}

static GArray *
take_grants (KladeStatement *statement, GError **error)
{
  g_autoptr (GArray) grants = g_array_new (FALSE, TRUE, sizeof (KladeRoleGrant));
  KladeStep step;

  g_array_set_clear_func (grants, clear_grant);
  while ((step = klade_statement_step (statement, error)) == KLADE_STEP_ROW)
    {
      KladeRoleGrant grant = {
        .role = (int) klade_statement_get_int64 (statement, 0),
        .class_id = klade_statement_get_int64 (statement, 1),
        .class_name = g_strdup (klade_statement_get_text (statement, 2)),
      };

      g_array_append_val (grants, grant);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&grants) : NULL;
}

/**
 * klade_store_list_role_grants:
 * @db: a school's database
 * @person_id: a person
 * @day: the day they must be valid on
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeRoleGrant): the person's roles on that day
 */
GArray *
klade_store_list_role_grants (KladeDb *db, gint64 person_id, gint32 day, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_list_grants, error);

  if (statement == NULL)
    return NULL;

  klade_statement_bind_int64 (statement, 1, person_id);
  klade_statement_bind_day (statement, 2, day);
  return take_grants (statement, error);
}

/**
 * klade_store_list_live_grants:
 * @db: a school's database
 * @account_id: the account the person signed in with
 * @person_id: its person
 * @day: the day they must be valid on
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeRoleGrant): the roles without class names; none
 *   when the account was revoked meanwhile
 */
GArray *
klade_store_list_live_grants (KladeDb *db,
                              gint64 account_id,
                              gint64 person_id,
                              gint32 day,
                              GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_list_live_grants, error);

  if (statement == NULL)
    return NULL;

  klade_statement_bind_int64 (statement, 1, person_id);
  klade_statement_bind_day (statement, 2, day);
  klade_statement_bind_int64 (statement, 3, account_id);
  return take_grants (statement, error);
}
