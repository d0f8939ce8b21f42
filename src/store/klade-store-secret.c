/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-secret.h"

#define COLUMNS                                                                                    \
  "SELECT s.id, s.revision, s.person_id, s.field, s.sealed, s.lookup, s.valid_from, s.valid_to"    \
  " FROM person_secret s"

static const char sql_get_person_secret[] =
    "SELECT id, revision, person_id, field, valid_from, valid_to, is_hidden FROM person_secret"
    " WHERE id = $1";

static const char sql_insert_person_secret[] =
    "INSERT INTO person_secret (person_id, field, valid_from, valid_to, sealed, lookup)"
    " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";

static const char sql_update_person_secret[] =
    "UPDATE person_secret SET valid_from = $3, valid_to = $4, is_hidden = $5,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_list_person_secrets[] =
    COLUMNS " WHERE s.person_id = $1 AND s.is_hidden = 0"
            " ORDER BY s.field, COALESCE(s.valid_to, '9999-12-31') DESC, s.id DESC";

/* An empty $1 is every field. */
static const char sql_list_current_secrets[] =
    COLUMNS " JOIN person p ON p.id = s.person_id"
            " WHERE s.is_hidden = 0 AND s.valid_to IS NULL AND p.is_hidden = 0"
            " AND ($1 = '' OR s.field = $1) ORDER BY s.person_id, s.id";

/* Those who have it now before those who had it once. */
static const char sql_find_secret_owners[] =
    "SELECT s.person_id, MAX(CASE WHEN s.valid_to IS NULL THEN 1 ELSE 0 END)"
    " FROM person_secret s JOIN person p ON p.id = s.person_id"
    " WHERE s.field = $1 AND s.lookup = $2 AND s.is_hidden = 0 AND p.is_hidden = 0"
    " GROUP BY s.person_id ORDER BY 2 DESC, 1";

static const KladeColumn person_secret_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "field", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_person_secret = {
  .name = "person_secret",
  .fields = person_secret_fields,
  .n_fields = G_N_ELEMENTS (person_secret_fields),
  .n_keys = 2,
  .presence = KLADE_PERSON_SECRET_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_person_secret,
  .sql_insert = sql_insert_person_secret,
  .sql_update = sql_update_person_secret,
};

static void
bind_bytes (KladeStatement *stmt, int index, GBytes *bytes)
{
  if (bytes == NULL)
    klade_statement_bind_null (stmt, index);
  else
    klade_statement_bind_bytes (stmt, index, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes));
}

/**
 * klade_store_add_secret:
 * @record: of klade_table_person_secret, not hidden; gets its id and revision 1
 * @sealed: the value, sealed for that person and field
 * @lookup: (nullable): the keyed hash by which it is found
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_add_secret (KladeDb *db,
                        KladeRecord *record,
                        GBytes *sealed,
                        GBytes *lookup,
                        GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_insert_person_secret, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, record->numbers[KLADE_PERSON_SECRET_COLUMN_PERSON_ID]);
  klade_statement_bind_text (stmt, 2, record->texts[KLADE_PERSON_SECRET_COLUMN_FIELD]);
  klade_statement_bind_day (stmt, 3,
                            (gint32) record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_FROM]);
  klade_statement_bind_day (stmt, 4, (gint32) record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_TO]);
  bind_bytes (stmt, 5, sealed);
  bind_bytes (stmt, 6, lookup);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  record->id = klade_statement_get_int64 (stmt, 0);
  record->revision = 1;
  return TRUE;
}

static void
clear_secret (gpointer data)
{
  KladeStoredSecret *secret = data;

  g_free (secret->field);
  g_bytes_unref (secret->sealed);
  g_clear_pointer (&secret->lookup, g_bytes_unref);
}

static GBytes *
get_bytes (KladeStatement *stmt, int column)
{
  gsize size;
  const guint8 *bytes = klade_statement_get_bytes (stmt, column, &size);

  return g_bytes_new (bytes, bytes != NULL ? size : 0);
}

/* Runs @stmt to its end. */
static GArray *
list_secrets (KladeStatement *stmt, GError **error)
{
  g_autoptr (GArray) secrets = g_array_new (FALSE, FALSE, sizeof (KladeStoredSecret));
  KladeStep step;

  g_array_set_clear_func (secrets, clear_secret);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredSecret secret = {
        .id = klade_statement_get_int64 (stmt, 0),
        .revision = (gint32) klade_statement_get_int64 (stmt, 1),
        .person_id = klade_statement_get_int64 (stmt, 2),
        .field = g_strdup (klade_statement_get_text (stmt, 3)),
        .sealed = get_bytes (stmt, 4),
        .lookup = klade_statement_is_null (stmt, 5) ? NULL : get_bytes (stmt, 5),
        .valid_from = klade_statement_get_day (stmt, 6),
        .valid_to = klade_statement_get_day (stmt, 7),
      };

      g_array_append_val (secrets, secret);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&secrets) : NULL;
}

/**
 * klade_store_list_person_secrets:
 *
 * Returns: (transfer full) (element-type KladeStoredSecret): what is and was known of the
 *   person, by field, newest first
 */
GArray *
klade_store_list_person_secrets (KladeDb *db, gint64 person_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_person_secrets, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, person_id);
  return list_secrets (stmt, error);
}

/**
 * klade_store_list_current_secrets:
 * @field: one field, or "" for all
 *
 * Returns: (transfer full) (element-type KladeStoredSecret): what is known of everybody now, by
 *   person
 */
GArray *
klade_store_list_current_secrets (KladeDb *db, const char *field, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_current_secrets, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_text (stmt, 1, field);
  return list_secrets (stmt, error);
}

/**
 * klade_store_find_secret_owners:
 *
 * Returns: (transfer full) (element-type gint64): who has a value with this hash, and then who
 *   had it once
 */
GArray *
klade_store_find_secret_owners (KladeDb *db, const char *field, GBytes *lookup, GError **error)
{
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_secret_owners, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_text (stmt, 1, field);
  bind_bytes (stmt, 2, lookup);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 id = klade_statement_get_int64 (stmt, 0);

      g_array_append_val (owners, id);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&owners) : NULL;
}
