/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-sqlite-private.h"

typedef struct
{
  KladeStatement parent;

  sqlite3_stmt *stmt; /* owned */
  KladeDbSqlite *db;  /* borrowed: it frees its statements before itself */
  /* SQLite numbers $n by its first appearance: numbers[n - 1] is its own number of $n. */
  int numbers[];
} KladeSqliteStatement;

static KladeSqliteStatement *
cast (KladeStatement *statement)
{
  return (KladeSqliteStatement *) statement;
}

static void
note_bind (KladeStatement *statement, int index, int result)
{
  if (result != SQLITE_OK)
    klade_statement_fail_bind (statement, "cannot bind $%d: %s", index, sqlite3_errstr (result));
}

static void
bind_int64 (KladeStatement *statement, int index, gint64 value)
{
  KladeSqliteStatement *self = cast (statement);

  note_bind (statement, index, sqlite3_bind_int64 (self->stmt, self->numbers[index - 1], value));
}

static void
bind_text (KladeStatement *statement, int index, const char *value)
{
  KladeSqliteStatement *self = cast (statement);

  note_bind (statement, index,
             sqlite3_bind_text (self->stmt, self->numbers[index - 1], value, -1, SQLITE_TRANSIENT));
}

static void
bind_bytes (KladeStatement *statement, int index, const void *data, gsize size)
{
  KladeSqliteStatement *self = cast (statement);

  note_bind (
      statement, index,
      sqlite3_bind_blob64 (self->stmt, self->numbers[index - 1], data, size, SQLITE_TRANSIENT));
}

static void
bind_null (KladeStatement *statement, int index)
{
  KladeSqliteStatement *self = cast (statement);

  note_bind (statement, index, sqlite3_bind_null (self->stmt, self->numbers[index - 1]));
}

/* What the engine itself would not refuse, but the other one does. */
static gboolean
may_step (KladeSqliteStatement *self, GError **error)
{
  KladeDb *db = KLADE_DB (self->db);

  if (self->parent.state != KLADE_STATEMENT_READY || sqlite3_stmt_readonly (self->stmt))
    return TRUE;

  if (klade_db_is_read_only (db) || klade_db_get_transaction (db) == KLADE_TRANSACTION_READ)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_READ_ONLY, "a write where only reading is due");
      return FALSE;
    }

  return klade_db_is_within (db) || klade_db_sqlite_is_in_place (self->db, error);
}

static KladeStep
step (KladeStatement *statement, GError **error)
{
  KladeSqliteStatement *self = cast (statement);

  if (!may_step (self, error))
    return KLADE_STEP_ERROR;

  switch (sqlite3_step (self->stmt))
    {
    case SQLITE_ROW:
      /* A changed schema may have made SQLite prepare it anew. */
      statement->n_columns = sqlite3_column_count (self->stmt);
      return KLADE_STEP_ROW;
    case SQLITE_DONE:
      return KLADE_STEP_DONE;
    default:
      klade_db_sqlite_fail (self->db, sqlite3_sql (self->stmt), error);
      return KLADE_STEP_ERROR;
    }
}

static gint64
get_n_changed (KladeStatement *statement)
{
  KladeSqliteStatement *self = cast (statement);

  /* After anything but a write it would still be the number of the write before. */
  return sqlite3_stmt_readonly (self->stmt) ? 0 : sqlite3_changes64 (self->db->handle);
}

static gint64
get_int64 (KladeStatement *statement, int column)
{
  return sqlite3_column_int64 (cast (statement)->stmt, column);
}

static const char *
get_text (KladeStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (cast (statement)->stmt, column);
}

static const guint8 *
get_bytes (KladeStatement *statement, int column, gsize *size)
{
  sqlite3_stmt *stmt = cast (statement)->stmt;
  const void *data = sqlite3_column_blob (stmt, column);

  *size = (gsize) sqlite3_column_bytes (stmt, column);
  if (data == NULL && sqlite3_column_type (stmt, column) != SQLITE_NULL)
    data = ""; /* SQLite gives no address for bytes of length 0 */
  return data;
}

static gboolean
is_null (KladeStatement *statement, int column)
{
  return sqlite3_column_type (cast (statement)->stmt, column) == SQLITE_NULL;
}

static void
reset (KladeStatement *statement)
{
  sqlite3_reset (cast (statement)->stmt);
  sqlite3_clear_bindings (cast (statement)->stmt);
}

static void
free_statement (KladeStatement *statement)
{
  sqlite3_finalize (cast (statement)->stmt);
  g_free (statement);
}

static const KladeStatementOps sqlite_ops = {
  .bind_int64 = bind_int64,
  .bind_text = bind_text,
  .bind_bytes = bind_bytes,
  .bind_null = bind_null,
  .step = step,
  .get_n_changed = get_n_changed,
  .get_int64 = get_int64,
  .get_text = get_text,
  .get_bytes = get_bytes,
  .is_null = is_null,
  .reset = reset,
  .free = free_statement,
};

KladeStatement *
klade_db_sqlite_prepare (KladeDb *db, const char *sql, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  int n_parameters = klade_statement_count_parameters (sql);
  KladeSqliteStatement *statement;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) !=
      SQLITE_OK)
    {
      klade_db_sqlite_fail (self, sql, error);
      return NULL;
    }

  statement = g_malloc0 (sizeof *statement + sizeof (int) * (gsize) n_parameters);
  klade_statement_init (&statement->parent, &sqlite_ops, sql);
  statement->db = self;
  statement->stmt = stmt;
  for (int n = 1; n <= n_parameters; n++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "$%d", n);
      statement->numbers[n - 1] = sqlite3_bind_parameter_index (stmt, name);
    }

  return &statement->parent;
}
