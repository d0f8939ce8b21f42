/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-audit.h"

#include <sodium.h>
#include <string.h>

static const char sql_insert_head[] =
    "INSERT INTO audit_head (id, last_id, hash, sealed_id, mac) VALUES (1, 0, $1, 0, $1)";
static const char sql_read_head[] =
    "SELECT last_id, hash, sealed_id, mac FROM audit_head WHERE id = 1";
/* Takes the row's lock in PostgreSQL before it reads. */
static const char sql_lock_head[] = "UPDATE audit_head SET last_id = last_id WHERE id = 1"
                                    " RETURNING last_id, hash, sealed_id, mac";
static const char sql_write_head[] = "UPDATE audit_head"
                                     " SET last_id = $1, hash = $2, sealed_id = $3, mac = $4"
                                     " WHERE id = 1";
static const char sql_move_head[] = "UPDATE audit_head"
                                    " SET last_id = $1, hash = $2, sealed_id = $1, mac = $3"
                                    " WHERE id = 1 AND last_id = $4 AND hash = $5 AND mac = $6";
static const char sql_insert_row[] =
    "INSERT INTO audit (id, at, person_id, action, table_name, row_id, field, old_value,"
    " new_value, journal_id, lesson_id, pupil_id, hash)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
static const char sql_read_hash[] = "SELECT hash FROM audit WHERE id = $1";
/* Without the data key nothing but a failed sign-in is ever appended. */
static const char sql_count_unsealed[] =
    "SELECT count(*) FROM audit WHERE id > $1 AND action <> 'sign-in-failed'";

static void
hash_int64 (crypto_generichash_state *state, gint64 value)
{
  gint64 little_endian = GINT64_TO_LE (value);

  crypto_generichash_update (state, (const guint8 *) &little_endian, sizeof little_endian);
}

static void
hash_text (crypto_generichash_state *state, const char *text)
{
  if (text == NULL)
    {
      hash_int64 (state, -1);
      return;
    }

  hash_int64 (state, (gint64) strlen (text));
  crypto_generichash_update (state, (const guint8 *) text, strlen (text));
}

/**
 * klade_audit_hash:
 * @before: the hash of the row before; zeros for the first one
 * @row: the row with its id
 * @hash: (out caller-allocates): BLAKE2b-256 of both
 *
 * Every column counts, each with its length, so that no two rows have the same bytes.
 */
void
klade_audit_hash (const guint8 before[KLADE_AUDIT_HASH_SIZE],
                  const KladeAuditRow *row,
                  guint8 hash[KLADE_AUDIT_HASH_SIZE])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, KLADE_AUDIT_HASH_SIZE);
  crypto_generichash_update (&state, before, KLADE_AUDIT_HASH_SIZE);
  hash_int64 (&state, row->id);
  hash_int64 (&state, row->at);
  hash_int64 (&state, row->person_id);
  hash_text (&state, row->action);
  hash_text (&state, row->table_name);
  hash_int64 (&state, row->row_id);
  hash_text (&state, row->field);
  hash_text (&state, row->old_value);
  hash_text (&state, row->new_value);
  hash_int64 (&state, row->journal_id);
  hash_int64 (&state, row->lesson_id);
  hash_int64 (&state, row->pupil_id);
  crypto_generichash_final (&state, hash, KLADE_AUDIT_HASH_SIZE);
}

static void
make_mac (gint64 sealed_id, const guint8 *sealed_hash, const guint8 *key, guint8 *mac)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, key, KLADE_AUDIT_KEY_SIZE, KLADE_AUDIT_HASH_SIZE);
  hash_int64 (&state, sealed_id);
  crypto_generichash_update (&state, sealed_hash, KLADE_AUDIT_HASH_SIZE);
  crypto_generichash_final (&state, mac, KLADE_AUDIT_HASH_SIZE);
}

/**
 * klade_audit_head_is_sealed:
 * @head: the head as read
 * @sealed_hash: the hash in the row @head->sealed_id
 * @key: the school's sealing key
 *
 * Returns: %TRUE if somebody with the data key sealed the chain at that row
 */
gboolean
klade_audit_head_is_sealed (const KladeAuditHead *head,
                            const guint8 sealed_hash[KLADE_AUDIT_HASH_SIZE],
                            const guint8 key[KLADE_AUDIT_KEY_SIZE])
{
  guint8 mac[KLADE_AUDIT_HASH_SIZE];

  make_mac (head->sealed_id, sealed_hash, key, mac);
  return sodium_memcmp (mac, head->mac, sizeof mac) == 0;
}

/**
 * klade_store_add_audit_head:
 * @db: a new school's database, within a transaction
 * @error: says why it failed
 *
 * Returns: %TRUE if the empty chain is there
 */
gboolean
klade_store_add_audit_head (KladeDb *db, GError **error)
{
  static const guint8 nothing[KLADE_AUDIT_HASH_SIZE] = { 0 };
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_head, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_bytes (statement, 1, nothing, sizeof nothing);
  return klade_statement_run (statement, NULL, error);
}

static gboolean
get_hash (KladeStatement *statement, int column, guint8 *hash)
{
  gsize size;
  const guint8 *bytes = klade_statement_get_bytes (statement, column, &size);

  if (bytes == NULL || size != KLADE_AUDIT_HASH_SIZE)
    return FALSE;

  memcpy (hash, bytes, size);
  return TRUE;
}

static gboolean
query_head (KladeDb *db, const char *sql, KladeAuditHead *head, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql, error);
  KladeStep step;

  if (statement == NULL)
    return FALSE;

  step = klade_statement_step (statement, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  if (step != KLADE_STEP_ROW || !get_hash (statement, 1, head->hash) ||
      !get_hash (statement, 3, head->mac))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT, "the head of the log is missing");
      return FALSE;
    }

  head->last_id = klade_statement_get_int64 (statement, 0);
  head->sealed_id = klade_statement_get_int64 (statement, 2);
  return TRUE;
}

/**
 * klade_store_read_audit_head:
 * @db: a school's database
 * @head: (out caller-allocates): the head of the log
 * @error: %KLADE_ERROR_CORRUPT when there is none
 *
 * Returns: %TRUE if @head was set
 */
gboolean
klade_store_read_audit_head (KladeDb *db, KladeAuditHead *head, GError **error)
{
  return query_head (db, sql_read_head, head, error);
}

static gboolean
write_head (KladeDb *db, const KladeAuditHead *head, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_write_head, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, head->last_id);
  klade_statement_bind_bytes (statement, 2, head->hash, sizeof head->hash);
  klade_statement_bind_int64 (statement, 3, head->sealed_id);
  klade_statement_bind_bytes (statement, 4, head->mac, sizeof head->mac);
  return klade_statement_run (statement, NULL, error);
}

static gboolean
insert_row (KladeDb *db, const KladeAuditRow *row, const guint8 *hash, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_row, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, row->id);
  klade_statement_bind_int64 (statement, 2, row->at);
  klade_statement_bind_id (statement, 3, row->person_id);
  klade_statement_bind_text (statement, 4, row->action);
  klade_statement_bind_text (statement, 5, row->table_name);
  klade_statement_bind_int64 (statement, 6, row->row_id);
  klade_statement_bind_text (statement, 7, row->field);
  klade_statement_bind_text (statement, 8, row->old_value);
  klade_statement_bind_text (statement, 9, row->new_value);
  klade_statement_bind_id (statement, 10, row->journal_id);
  klade_statement_bind_id (statement, 11, row->lesson_id);
  klade_statement_bind_id (statement, 12, row->pupil_id);
  klade_statement_bind_bytes (statement, 13, hash, KLADE_AUDIT_HASH_SIZE);
  return klade_statement_run_later (statement, error);
}

/* The hash in the row that the seal speaks for; @found is FALSE when the row is gone. */
static gboolean
read_sealed_hash (KladeDb *db,
                  const KladeAuditHead *head,
                  guint8 *hash,
                  gboolean *found,
                  GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_hash, error);
  KladeStep step;

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, head->sealed_id);
  step = klade_statement_step (statement, error);
  *found = step == KLADE_STEP_ROW && get_hash (statement, 0, hash);
  return step != KLADE_STEP_ERROR;
}

static gboolean
count_unsealed (KladeDb *db, gint64 sealed_id, gint64 *n_rows, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_count_unsealed, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, sealed_id);
  if (klade_statement_step (statement, error) != KLADE_STEP_ROW)
    return FALSE;

  *n_rows = klade_statement_get_int64 (statement, 0);
  return TRUE;
}

/* Whoever seals answers for what came before: look at it first. */
static gboolean
look_for_break (KladeAuditChain *self, const guint8 *key, GError **error)
{
  guint8 sealed_hash[KLADE_AUDIT_HASH_SIZE];
  gboolean found;
  gint64 n_unsealed = 0;

  if (self->head.last_id == 0)
    return TRUE;

  if (!read_sealed_hash (self->db, &self->head, sealed_hash, &found, error))
    return FALSE;

  if (self->head.sealed_id < self->head.last_id &&
      !count_unsealed (self->db, self->head.sealed_id, &n_unsealed, error))
    return FALSE;

  self->is_broken =
      !found || n_unsealed > 0 || !klade_audit_head_is_sealed (&self->head, sealed_hash, key);
  return TRUE;
}

/**
 * klade_audit_chain_begin:
 * @self: (out caller-allocates): a chain
 * @db: a school's database, within a transaction
 * @key: (nullable): the school's sealing key; %NULL when nobody is signed in, or for a school
 *   that is being made
 * @error: %KLADE_ERROR_CORRUPT when the log has no head
 *
 * Takes up the chain at its end and keeps other writers out of it until the transaction ends.
 *
 * Returns: %TRUE if rows can be appended
 */
gboolean
klade_audit_chain_begin (KladeAuditChain *self, KladeDb *db, const guint8 *key, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (klade_db_is_within (db), FALSE);

  *self = (KladeAuditChain){ .db = db };
  if (!query_head (db, sql_lock_head, &self->head, error))
    return FALSE;

  return key == NULL || look_for_break (self, key, error);
}

/**
 * klade_audit_chain_append:
 * @self: a chain that was begun
 * @row: (inout): what happened; gets its id
 * @error: says why it failed
 *
 * Returns: %TRUE if the row stands in the log
 */
gboolean
klade_audit_chain_append (KladeAuditChain *self, KladeAuditRow *row, GError **error)
{
  row->id = self->head.last_id + 1;
  klade_audit_hash (self->head.hash, row, self->head.hash);
  self->head.last_id = row->id;
  return insert_row (self->db, row, self->head.hash, error);
}

/**
 * klade_audit_chain_end:
 * @self: a chain that was begun
 * @key: (nullable): the school's sealing key; without it the seal stays where it was
 * @error: says why it failed
 *
 * Returns: %TRUE if the head was written
 */
gboolean
klade_audit_chain_end (KladeAuditChain *self, const guint8 *key, GError **error)
{
  if (key != NULL)
    {
      self->head.sealed_id = self->head.last_id;
      make_mac (self->head.sealed_id, self->head.hash, key, self->head.mac);
    }

  return write_head (self->db, &self->head, error);
}

/**
 * klade_store_append_audit:
 * @db: a school's database, within a transaction
 * @known: (inout): the head as the caller wrote it last; moved to the new row
 * @row: (inout): what happened; gets its id
 * @key: the school's sealing key
 * @was_current: (out): %FALSE, and nothing was written, when @known is not the head any more
 * @error: says why it failed
 *
 * The short way for one row: two statements when nobody else wrote since.
 *
 * Returns: %TRUE if @was_current was set
 */
gboolean
klade_store_append_audit (KladeDb *db,
                          KladeAuditHead *known,
                          KladeAuditRow *row,
                          const guint8 key[KLADE_AUDIT_KEY_SIZE],
                          gboolean *was_current,
                          GError **error)
{
  g_autoptr (KladeStatement) statement = NULL;
  KladeAuditHead next = { .last_id = known->last_id + 1, .sealed_id = known->last_id + 1 };
  gint64 n_changed;

  g_return_val_if_fail (klade_db_is_within (db), FALSE);

  statement = klade_db_prepare (db, sql_move_head, error);
  if (statement == NULL)
    return FALSE;

  row->id = next.last_id;
  klade_audit_hash (known->hash, row, next.hash);
  make_mac (next.sealed_id, next.hash, key, next.mac);

  klade_statement_bind_int64 (statement, 1, next.last_id);
  klade_statement_bind_bytes (statement, 2, next.hash, sizeof next.hash);
  klade_statement_bind_bytes (statement, 3, next.mac, sizeof next.mac);
  klade_statement_bind_int64 (statement, 4, known->last_id);
  klade_statement_bind_bytes (statement, 5, known->hash, sizeof known->hash);
  klade_statement_bind_bytes (statement, 6, known->mac, sizeof known->mac);
  if (!klade_statement_run (statement, &n_changed, error))
    return FALSE;

  *was_current = n_changed == 1;
  if (!*was_current)
    return TRUE;

  *known = next;
  return insert_row (db, row, next.hash, error);
}
