/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-postgres-private.h"

/* Statements that nobody waits for go to the server one after the other; their answers are read
 * together, with that of the next statement whose answer is needed.  libpq calls it a pipeline. */

#define LATER_MAX 200 /* the answers must fit into the buffers between us */

/**
 * klade_db_postgres_send:
 * @name: of a prepared statement
 * @sql: its text, for a message
 *
 * Sends it without waiting.
 */
gboolean
klade_db_postgres_send (KladeDbPostgres *self,
                        const char *name,
                        const char *sql,
                        int n_values,
                        const char *const *values,
                        GError **error)
{
  if (self->later->len >= LATER_MAX && !klade_db_postgres_settle (self, NULL, error))
    return FALSE;

  if ((self->later->len == 0 && !PQenterPipelineMode (self->connection)) ||
      !PQsendQueryPrepared (self->connection, name, n_values, values, NULL, NULL, 0))
    return klade_db_postgres_fail (self, NULL, sql, error);

  g_ptr_array_add (self->later, g_strdup (sql));
  return TRUE;
}

static gboolean
check_answer (KladeDbPostgres *self, const PGresult *result, const char *sql, GError **error)
{
  ExecStatusType status = PQresultStatus (result); /* of NULL it is an error too */

  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    return klade_db_postgres_fail (self, result, sql, error);

  if (g_str_equal (PQcmdTuples ((PGresult *) result), "1"))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED, "%s: %s rows changed instead of one", sql,
               PQcmdTuples ((PGresult *) result));
  return FALSE;
}

/* The answer to one statement; behind it stands a NULL. */
static PGresult *
take_answer (KladeDbPostgres *self)
{
  PGresult *result = PQgetResult (self->connection);
  PGresult *rest = NULL;

  while (result != NULL && (rest = PQgetResult (self->connection)) != NULL)
    PQclear (rest);

  return result;
}

/**
 * klade_db_postgres_settle:
 * @last: (out) (optional) (nullable): the answer to the statement that was sent last, whatever it
 *   is; its row count is the caller's to judge
 * @error: what became of the first statement that failed
 *
 * Reads the answers to all that was sent.
 *
 * Returns: %TRUE if there was nothing to settle, or each statement but @last changed one row
 */
gboolean
klade_db_postgres_settle (KladeDbPostgres *self, PGresult **last, GError **error)
{
  g_autoptr (GPtrArray) sent = NULL;
  g_autoptr (GError) first_error = NULL;

  if (self->later->len == 0)
    return TRUE;

  sent = self->later;
  self->later = g_ptr_array_new_with_free_func (g_free);
  if (!PQpipelineSync (self->connection))
    return klade_db_postgres_fail (self, NULL, "pipeline", error);

  for (guint i = 0; i < sent->len && !self->is_lost; i++)
    {
      g_autoptr (PGresult) result = take_answer (self);

      if (last != NULL && i + 1 == sent->len)
        *last = g_steal_pointer (&result);
      else if (first_error == NULL)
        check_answer (self, result, g_ptr_array_index (sent, i), &first_error);
    }

  if (!self->is_lost)
    {
      g_autoptr (PGresult) sync = PQgetResult (self->connection);

      if ((PQresultStatus (sync) != PGRES_PIPELINE_SYNC ||
           !PQexitPipelineMode (self->connection)) &&
          first_error == NULL)
        klade_db_postgres_fail (self, NULL, "pipeline", &first_error);
    }

  if (first_error == NULL)
    return TRUE;

  if (last != NULL)
    g_clear_pointer (last, PQclear);
  g_propagate_error (error, g_steal_pointer (&first_error));
  return FALSE;
}

/* The connection is another one now: nobody will answer. */
void
klade_db_postgres_forget_later (KladeDbPostgres *self)
{
  g_ptr_array_set_size (self->later, 0);
}
