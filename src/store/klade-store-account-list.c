/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-account-list.h"

/* Open ones first, then the newest. */
static const char sql_list_all_accounts[] =
    "SELECT id, person_id, revision, user_name, must_change,"
    " CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END,"
    " CASE WHEN sealed_key = $1 THEN 1 ELSE 0 END FROM account"
    " ORDER BY person_id, CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, id DESC";

/* The one that counts, with what the log knows of it. */
static const char sql_read_access[] =
    "SELECT id, revision, user_name, must_change, revoked_at, CASE WHEN sealed_key = $2 THEN 1"
    " ELSE 0 END, changed_at,"
    " (SELECT MIN(l.at) FROM audit l WHERE l.table_name = 'account' AND l.row_id = account.id"
    " AND l.action = 'add'),"
    " (SELECT MAX(l.at) FROM audit l WHERE l.table_name = 'account' AND l.row_id = account.id"
    " AND l.action = 'sign-in')"
    " FROM account WHERE person_id = $1"
    " ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT 1";

static const char sql_list_grants_of_day[] =
    "SELECT g.person_id, g.role, g.class_id, c.name FROM role_grant g"
    " LEFT JOIN school_class c ON c.id = g.class_id"
    " WHERE g.is_hidden = 0 AND g.valid_from <= $1 AND (g.valid_to IS NULL OR g.valid_to >= $1)"
    " ORDER BY g.person_id, g.role, g.id";

/* Those who will stay it, and can sign in. */
static const char sql_count_superusers[] =
    "SELECT COUNT(DISTINCT g.person_id) FROM role_grant g JOIN account a"
    " ON a.person_id = g.person_id WHERE g.role = 1 AND g.is_hidden = 0 AND g.valid_from <= $1"
    " AND g.valid_to IS NULL AND a.revoked_at IS NULL"
    " AND (a.sealed_key IS NULL OR a.sealed_key <> $2)";

static const char sql_list_sealed_values[] =
    "SELECT id, person_id, field, sealed, lookup FROM person_secret ORDER BY id";
static const char sql_update_sealed_value[] =
    "UPDATE person_secret SET sealed = $1, lookup = $2 WHERE id = $3";

static const guint8 no_key[KLADE_ACCOUNT_SEALED_SIZE] = { 0 };

/**
 * klade_store_list_accounts:
 * @func: (scope call): gets each account: by person, open ones before revoked ones
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_accounts (KladeDb *db, KladeAccountEntryFunc func, gpointer data, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_all_accounts, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_bytes (stmt, 1, no_key, sizeof no_key);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeAccountEntry entry = {
        .id = klade_statement_get_int64 (stmt, 0),
        .person_id = klade_statement_get_int64 (stmt, 1),
        .revision = (gint32) klade_statement_get_int64 (stmt, 2),
        .user_name = klade_statement_get_text (stmt, 3),
        .must_change = klade_statement_get_int64 (stmt, 4) != 0,
        .is_revoked = klade_statement_get_int64 (stmt, 5) != 0,
        .is_locked = klade_statement_get_int64 (stmt, 6) != 0,
      };

      func (&entry, data);
    }

  return step == KLADE_STEP_DONE;
}

static gint64
get_instant (KladeStatement *stmt, int column)
{
  return klade_statement_is_null (stmt, column) ? 0 : klade_statement_get_int64 (stmt, column);
}

/**
 * klade_store_read_access:
 * @person_id: whose
 * @access: (out caller-allocates): the account that counts; with the id 0 when there is none
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_access (KladeDb *db, gint64 person_id, KladeStoredAccess *access, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_access, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  *access = (KladeStoredAccess){ 0 };
  klade_statement_bind_int64 (stmt, 1, person_id);
  klade_statement_bind_bytes (stmt, 2, no_key, sizeof no_key);
  step = klade_statement_step (stmt, error);
  if (step != KLADE_STEP_ROW)
    return step == KLADE_STEP_DONE;

  *access = (KladeStoredAccess){
    .entry = { .id = klade_statement_get_int64 (stmt, 0),
               .person_id = person_id,
               .revision = (gint32) klade_statement_get_int64 (stmt, 1),
               .must_change = klade_statement_get_int64 (stmt, 3) != 0,
               .is_revoked = !klade_statement_is_null (stmt, 4),
               .is_locked = klade_statement_get_int64 (stmt, 5) != 0 },
    .user_name = g_strdup (klade_statement_get_text (stmt, 2)),
    .revoked_at = get_instant (stmt, 4),
    .password_at = get_instant (stmt, 6),
    .issued_at = get_instant (stmt, 7),
    .signed_in_at = get_instant (stmt, 8),
  };
  return TRUE;
}

/**
 * klade_store_list_grants_of_day:
 * @day: the day the roles must be valid on
 * @func: (scope call): gets each role of everybody, by person
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_grants_of_day (KladeDb *db,
                                gint32 day,
                                KladeGrantFunc func,
                                gpointer data,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_grants_of_day, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_day (stmt, 1, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      g_autofree char *class_name = g_strdup (klade_statement_get_text (stmt, 3));
      const KladeRoleGrant grant = {
        .role = (int) klade_statement_get_int64 (stmt, 1),
        .class_id = klade_statement_get_int64 (stmt, 2),
        .class_name = class_name,
      };

      func (klade_statement_get_int64 (stmt, 0), &grant, data);
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_count_superusers:
 * @day: today
 * @n: (out): who is a superuser without an end, and can sign in
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_count_superusers (KladeDb *db, gint32 day, gint64 *n, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count_superusers, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_day (stmt, 1, day);
  klade_statement_bind_bytes (stmt, 2, no_key, sizeof no_key);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *n = klade_statement_get_int64 (stmt, 0);
  return TRUE;
}

/* ---- for a new data key ---- */

static void
clear_value (gpointer data)
{
  KladeSealedValue *value = data;

  g_free (value->field);
  g_clear_pointer (&value->sealed, g_bytes_unref);
  g_clear_pointer (&value->lookup, g_bytes_unref);
}

static GBytes *
get_bytes (KladeStatement *stmt, int column)
{
  gsize size;
  const guint8 *bytes = klade_statement_get_bytes (stmt, column, &size);

  return g_bytes_new (bytes, bytes != NULL ? size : 0);
}

/**
 * klade_store_list_sealed_values:
 *
 * Returns: (transfer full) (element-type KladeSealedValue): all that is sealed, by id
 */
GArray *
klade_store_list_sealed_values (KladeDb *db, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (KladeSealedValue));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_sealed_values, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  g_array_set_clear_func (values, clear_value);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeSealedValue value = {
        .id = klade_statement_get_int64 (stmt, 0),
        .person_id = klade_statement_get_int64 (stmt, 1),
        .field = g_strdup (klade_statement_get_text (stmt, 2)),
        .sealed = get_bytes (stmt, 3),
        .lookup = klade_statement_is_null (stmt, 4) ? NULL : get_bytes (stmt, 4),
      };

      g_array_append_val (values, value);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&values) : NULL;
}

/**
 * klade_store_set_sealed_value:
 * @value: the same value, sealed anew
 *
 * The revision stays: for people nothing has changed.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_set_sealed_value (KladeDb *db, const KladeSealedValue *value, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_update_sealed_value, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_bytes (stmt, 1, g_bytes_get_data (value->sealed, NULL),
                              g_bytes_get_size (value->sealed));
  if (value->lookup != NULL)
    klade_statement_bind_bytes (stmt, 2, g_bytes_get_data (value->lookup, NULL),
                                g_bytes_get_size (value->lookup));
  else
    klade_statement_bind_null (stmt, 2);
  klade_statement_bind_int64 (stmt, 3, value->id);
  return klade_statement_run (stmt, NULL, error);
}
