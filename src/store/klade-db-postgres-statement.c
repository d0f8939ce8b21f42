/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-postgres-private.h"

#include <string.h>

#define BOOL_OID 16

typedef struct
{
  KladeStatement parent;

  /* Owned */
  char *name; /* on the server */
  char *sql;
  PGresult *result;
  GPtrArray *bytes; /* made of the row's bytea columns, freed with the next step */

  KladeDbPostgres *db; /* borrowed: it frees its statements before itself */
  guint generation;    /* of the connection that knows @name */
  int row;
  char *values[]; /* owned, text of each parameter; NULL is NULL */
} KladePostgresStatement;

static KladePostgresStatement *
cast (KladeStatement *statement)
{
  return (KladePostgresStatement *) statement;
}

static void
take_value (KladeStatement *statement, int index, char *value)
{
  KladePostgresStatement *self = cast (statement);

  g_free (self->values[index - 1]);
  self->values[index - 1] = value;
}

static void
bind_int64 (KladeStatement *statement, int index, gint64 value)
{
  take_value (statement, index, g_strdup_printf ("%" G_GINT64_FORMAT, value));
}

static void
bind_text (KladeStatement *statement, int index, const char *value)
{
  take_value (statement, index, g_strdup (value));
}

/* \x and two digits for each byte. */
static void
bind_bytes (KladeStatement *statement, int index, const void *data, gsize size)
{
  static const char digits[] = "0123456789abcdef";
  const guint8 *bytes = data;
  char *text = g_malloc (2 + 2 * size + 1);

  text[0] = '\\';
  text[1] = 'x';
  for (gsize i = 0; i < size; i++)
    {
      text[2 + 2 * i] = digits[bytes[i] >> 4];
      text[3 + 2 * i] = digits[bytes[i] & 15];
    }
  text[2 + 2 * size] = '\0';
  take_value (statement, index, text);
}

static void
bind_null (KladeStatement *statement, int index)
{
  take_value (statement, index, NULL);
}

static gboolean
prepare_on_server (KladePostgresStatement *self, GError **error)
{
  g_autoptr (PGresult) result = NULL;

  if (!klade_db_postgres_settle (self->db, NULL, error))
    return FALSE;

  result = PQprepare (self->db->connection, self->name, self->sql, 0, NULL);
  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    return klade_db_postgres_fail (self->db, result, self->sql, error);

  self->generation = self->db->generation;
  return TRUE;
}

static gboolean
make_ready (KladePostgresStatement *self, GError **error)
{
  return klade_db_postgres_require_link (self->db, error) &&
         (self->generation == self->db->generation || prepare_on_server (self, error));
}

static gboolean
send (KladePostgresStatement *self, GError **error)
{
  return klade_db_postgres_send (self->db, self->name, self->sql, self->parent.n_parameters,
                                 (const char *const *) self->values, error);
}

static gboolean
execute (KladePostgresStatement *self, GError **error)
{
  ExecStatusType status;

  if (!make_ready (self, error))
    return FALSE;

  if (self->db->later->len == 0)
    self->result = PQexecPrepared (self->db->connection, self->name, self->parent.n_parameters,
                                   (const char *const *) self->values, NULL, NULL, 0);
  else if (!send (self, error) || !klade_db_postgres_settle (self->db, &self->result, error))
    return FALSE;

  status = PQresultStatus (self->result);
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
    return klade_db_postgres_fail (self->db, self->result, self->sql, error);

  self->parent.n_columns = PQnfields (self->result);
  self->row = -1;
  return TRUE;
}

static KladeStep
step (KladeStatement *statement, GError **error)
{
  KladePostgresStatement *self = cast (statement);

  if (statement->state == KLADE_STATEMENT_READY && !execute (self, error))
    return KLADE_STEP_ERROR;

  g_ptr_array_set_size (self->bytes, 0);
  self->row++;
  return self->row < PQntuples (self->result) ? KLADE_STEP_ROW : KLADE_STEP_DONE;
}

static gboolean
run_later (KladeStatement *statement, GError **error)
{
  return make_ready (cast (statement), error) && send (cast (statement), error);
}

static gint64
get_n_changed (KladeStatement *statement)
{
  PGresult *result = cast (statement)->result;

  /* Of a SELECT it would be the number of rows. */
  if (g_str_has_prefix (PQcmdStatus (result), "SELECT") ||
      g_str_has_prefix (PQcmdStatus (result), "FETCH"))
    return 0;

  return g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
}

static gboolean
is_null (KladeStatement *statement, int column)
{
  return PQgetisnull (cast (statement)->result, cast (statement)->row, column);
}

static const char *
get_text (KladeStatement *statement, int column)
{
  KladePostgresStatement *self = cast (statement);

  return is_null (statement, column) ? NULL : PQgetvalue (self->result, self->row, column);
}

static gint64
get_int64 (KladeStatement *statement, int column)
{
  KladePostgresStatement *self = cast (statement);
  const char *text = PQgetvalue (self->result, self->row, column); /* "" for NULL */

  if (PQftype (self->result, column) == BOOL_OID)
    return *text == 't';
  return g_ascii_strtoll (text, NULL, 10);
}

static const guint8 *
get_bytes (KladeStatement *statement, int column, gsize *size)
{
  const char *text = get_text (statement, column);
  guint8 *bytes;

  *size = 0;
  if (text == NULL)
    return NULL;

  bytes = PQunescapeBytea ((const unsigned char *) text, size);
  g_ptr_array_add (cast (statement)->bytes, bytes);
  return bytes;
}

static void
reset (KladeStatement *statement)
{
  KladePostgresStatement *self = cast (statement);

  g_ptr_array_set_size (self->bytes, 0);
  g_clear_pointer (&self->result, PQclear);
  for (int i = 0; i < statement->n_parameters; i++)
    g_clear_pointer (&self->values[i], g_free);
}

static void
free_statement (KladeStatement *statement)
{
  KladePostgresStatement *self = cast (statement);
  PGconn *connection = self->db->connection;

  /* Only a healthy session has anything to forget. */
  if (self->generation == self->db->generation && !self->db->is_lost &&
      PQtransactionStatus (connection) != PQTRANS_INERROR)
    {
      g_autofree char *sql = g_strdup_printf ("DEALLOCATE %s", self->name);

      klade_db_postgres_run (self->db, sql, NULL);
    }

  reset (statement);
  g_ptr_array_unref (self->bytes);
  g_free (self->sql);
  g_free (self->name);
  g_free (self);
}

static const KladeStatementOps postgres_ops = {
  .bind_int64 = bind_int64,
  .bind_text = bind_text,
  .bind_bytes = bind_bytes,
  .bind_null = bind_null,
  .step = step,
  .run_later = run_later,
  .get_n_changed = get_n_changed,
  .get_int64 = get_int64,
  .get_text = get_text,
  .get_bytes = get_bytes,
  .is_null = is_null,
  .reset = reset,
  .free = free_statement,
};

KladeStatement *
klade_db_postgres_prepare (KladeDb *db, const char *sql, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  int n_parameters = klade_statement_count_parameters (sql);
  KladePostgresStatement *statement;

  if (!klade_db_postgres_require_link (self, error))
    return NULL;

  statement = g_malloc0 (sizeof *statement + sizeof (char *) * (gsize) n_parameters);
  klade_statement_init (&statement->parent, &postgres_ops, sql);
  statement->db = self;
  statement->sql = g_strdup (sql);
  statement->name = g_strdup_printf ("klade%u", ++self->n_statements);
  statement->bytes = g_ptr_array_new_with_free_func (PQfreemem);

  if (prepare_on_server (statement, error))
    return &statement->parent;

  statement->generation = self->generation - 1; /* the server does not know it */
  free_statement (&statement->parent);
  return NULL;
}
