/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-postgres-private.h"

#include <string.h>

#include "klade-i18n.h"

G_DEFINE_FINAL_TYPE (KladeDbPostgres, klade_db_postgres, klade_db_get_type ())

/* Writers of one school follow one another from their first statement, as in SQLite. */
#define SQL_LOCK "SELECT pg_advisory_xact_lock (hashtext ('klade'), hashtext (current_schema ()));"

/* A code or the class at its beginning. */
static const struct
{
  const char *sqlstate;
  KladeError code;
} codes[] = {
  { "08", KLADE_ERROR_OFFLINE },      /* connection lost */
  { "57P", KLADE_ERROR_OFFLINE },     /* server shuts down or starts */
  { "53300", KLADE_ERROR_OFFLINE },   /* too many connections */
  { "53100", KLADE_ERROR_FULL },      /* disk full */
  { "40001", KLADE_ERROR_BUSY },      /* serialisation */
  { "40P01", KLADE_ERROR_BUSY },      /* deadlock */
  { "55P03", KLADE_ERROR_BUSY },      /* lock_timeout */
  { "57014", KLADE_ERROR_BUSY },      /* statement_timeout */
  { "25006", KLADE_ERROR_READ_ONLY }, /* read-only transaction, standby */
  { "42501", KLADE_ERROR_DENIED },    /* privilege, row security */
  { "28", KLADE_ERROR_PASSWORD },     /* authorization */
  { "3D000", KLADE_ERROR_NOT_FOUND }, /* no such database */
  { "23505", KLADE_ERROR_EXISTS },    /* unique */
  { "XX001", KLADE_ERROR_CORRUPT },   /* damaged page */
  { "XX002", KLADE_ERROR_CORRUPT },   /* damaged index */
};

KladeError
klade_db_postgres_code (const char *sqlstate)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (sqlstate != NULL && g_str_has_prefix (sqlstate, codes[i].sqlstate))
      return codes[i].code;

  return KLADE_ERROR_FAILED;
}

/* Of the codes whose message is shown to a person as it is; NULL for the others. */
const char *
klade_db_postgres_sentence (KladeError code)
{
  if (code == KLADE_ERROR_DENIED)
    return _ ("The server does not allow you this. Ask the person who looks after the school's "
              "server.");
  if (code == KLADE_ERROR_PASSWORD)
    return _ ("The server did not accept the user name or the password of the database. Ask the "
              "person who looks after the school's server.");
  return NULL;
}

/* Says in @error what the server answered in @result, or what became of the line to it; @what is
 * what was being done.  Returns FALSE, for its caller to return. */
gboolean
klade_db_postgres_fail (KladeDbPostgres *self,
                        const PGresult *result,
                        const char *what,
                        GError **error)
{
  const char *sqlstate = result == NULL ? NULL : PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message =
      result == NULL ? NULL : PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);
  /* An error without a SQLSTATE is libpq's own: no answer came. */
  KladeError code = sqlstate == NULL ? KLADE_ERROR_OFFLINE : klade_db_postgres_code (sqlstate);
  const char *sentence = klade_db_postgres_sentence (code);

  self->is_lost = self->is_lost || code == KLADE_ERROR_OFFLINE;

  if (sentence != NULL)
    {
      g_info ("%s: %s", what, PQerrorMessage (self->connection));
      g_set_error_literal (error, KLADE_ERROR, code, sentence);
      return FALSE;
    }

  g_set_error (error, KLADE_ERROR, code, "%s: %s (%s)", what,
               message != NULL ? message : PQerrorMessage (self->connection),
               sqlstate != NULL ? sqlstate : "no answer");
  return FALSE;
}

/* The result of the last of the statements in @sql; NULL when any of them failed. */
PGresult *
klade_db_postgres_query (KladeDbPostgres *self, const char *sql, GError **error)
{
  g_autoptr (PGresult) result = NULL;
  ExecStatusType status;

  if (!klade_db_postgres_settle (self, NULL, error))
    return NULL;

  result = PQexec (self->connection, sql);
  status = PQresultStatus (result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
    return g_steal_pointer (&result);

  klade_db_postgres_fail (self, result, sql, error);
  return NULL;
}

gboolean
klade_db_postgres_run (KladeDbPostgres *self, const char *sql, GError **error)
{
  g_autoptr (PGresult) result = klade_db_postgres_query (self, sql, error);

  return result != NULL;
}

static gboolean
klade_db_postgres_get_version (KladeDb *db, int *version, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autoptr (PGresult) result = NULL;

  if (!klade_db_postgres_require_link (self, error))
    return FALSE;

  result = klade_db_postgres_query (self, "SELECT version FROM klade_schema", error);
  if (result == NULL)
    return FALSE;

  *version = PQntuples (result) == 0 ? 0 : atoi (PQgetvalue (result, 0, 0));
  return TRUE;
}

static void
klade_db_postgres_rollback (KladeDb *db)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->write_id, g_free);
  klade_db_postgres_settle (self, NULL, NULL);
  /* A lost server has rolled back already. */
  if (!self->is_lost && PQtransactionStatus (self->connection) > PQTRANS_IDLE &&
      !klade_db_postgres_run (self, "ROLLBACK", &error))
    g_info ("rollback: %s", error->message);
}

/* One round trip.  The number is read after the lock is held, so that nobody migrates meanwhile. */
static gboolean
klade_db_postgres_begin (KladeDb *db, KladeTransaction kind, int *version, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autoptr (PGresult) result = NULL;

  if (!klade_db_postgres_require_link (self, error))
    return FALSE;

  if (kind == KLADE_TRANSACTION_WRITE)
    result = klade_db_postgres_query (
        self, "BEGIN;" SQL_LOCK "SELECT version, pg_current_xact_id () FROM klade_schema", error);
  else
    result = klade_db_postgres_query (self,
                                      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                                      "SELECT version FROM klade_schema",
                                      error);
  if (result == NULL || PQntuples (result) != 1)
    {
      klade_db_postgres_rollback (db);
      if (result != NULL)
        g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "klade_schema is empty");
      return FALSE;
    }

  *version = atoi (PQgetvalue (result, 0, 0));
  if (kind == KLADE_TRANSACTION_WRITE)
    self->write_id = g_strdup (PQgetvalue (result, 0, 1));
  return TRUE;
}

/* The line broke while the server was asked to commit: did it?  The server may still be about it.
 */
static gboolean
was_committed (KladeDbPostgres *self, const char *write_id)
{
  const char *const values[] = { write_id };

  if (!klade_db_postgres_reconnect (self, NULL))
    return FALSE;

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (PGresult) result =
          PQexecParams (self->connection, "SELECT pg_xact_status (CAST ($1 AS xid8))", 1, NULL,
                        values, NULL, NULL, 0);

      if (PQresultStatus (result) != PGRES_TUPLES_OK)
        return FALSE;
      if (strcmp (PQgetvalue (result, 0, 0), "in progress") != 0)
        return strcmp (PQgetvalue (result, 0, 0), "committed") == 0;
      g_usleep (50 * 1000);
    }

  return FALSE;
}

static gboolean
klade_db_postgres_commit (KladeDb *db, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autofree char *write_id = g_steal_pointer (&self->write_id);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PGresult) result = klade_db_postgres_query (
      self, write_id != NULL ? "NOTIFY klade_change; COMMIT" : "COMMIT", &local_error);

  if (result != NULL && strcmp (PQcmdStatus (result), "COMMIT") == 0)
    return TRUE;

  if (result != NULL)
    g_set_error_literal (&local_error, KLADE_ERROR, KLADE_ERROR_FAILED,
                         "the server took the transaction back");
  else if (write_id != NULL && g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_OFFLINE) &&
           was_committed (self, write_id))
    return TRUE;

  klade_db_postgres_rollback (db);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
klade_db_postgres_execute (KladeDb *db, const char *sql, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);

  return klade_db_postgres_require_link (self, error) && klade_db_postgres_run (self, sql, error);
}

static gboolean
klade_db_postgres_poll (KladeDb *db, gboolean *changed, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  PGnotify *notice;

  if (!klade_db_postgres_require_link (self, error))
    return FALSE;

  if (!PQconsumeInput (self->connection))
    return klade_db_postgres_fail (self, NULL, "poll", error);

  *changed = self->has_missed;
  self->has_missed = FALSE;
  while ((notice = PQnotifies (self->connection)) != NULL)
    {
      /* One's own commits are no news, as in SQLite. */
      if (notice->be_pid != PQbackendPID (self->connection))
        *changed = TRUE;
      PQfreemem (notice);
    }
  return TRUE;
}

/* The school lives in the server: what was there before a migration is in the server's own
 * backups, and each step is taken back whole if it fails. */
static gboolean
klade_db_postgres_before_migration (KladeDb *db, int from, int to, GError **error)
{
  return TRUE;
}

static gboolean
set_version (KladeDbPostgres *self, int version, GError **error)
{
  static const char sql_set_version[] = "UPDATE klade_schema SET version = CAST ($1 AS INTEGER)";
  g_autofree char *number = g_strdup_printf ("%d", version);
  const char *const values[] = { number };
  g_autoptr (PGresult) result =
      PQexecParams (self->connection, sql_set_version, 1, NULL, values, NULL, NULL, 0);

  if (PQresultStatus (result) == PGRES_COMMAND_OK)
    return TRUE;

  return klade_db_postgres_fail (self, result, sql_set_version, error);
}

static gboolean
klade_db_postgres_apply_migration (KladeDb *db, int version, const char *sql, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autoptr (PGresult) result = NULL;
  gboolean is_applied = FALSE;

  if (!klade_db_postgres_require_link (self, error))
    return FALSE;

  result = klade_db_postgres_query (self,
                                    "BEGIN; SET LOCAL statement_timeout = 0;"
                                    "SET LOCAL lock_timeout = '60s';" SQL_LOCK
                                    "SELECT version FROM klade_schema",
                                    error);
  /* Another program may have been quicker. */
  if (result != NULL && PQntuples (result) == 1)
    is_applied = atoi (PQgetvalue (result, 0, 0)) >= version ||
                 (klade_db_postgres_run (self, sql, error) && set_version (self, version, error));

  if (is_applied && klade_db_postgres_run (self, "NOTIFY klade_change; COMMIT", error))
    return TRUE;

  klade_db_postgres_rollback (db);
  return FALSE;
}

/* A commit that waits for the disk takes everything before it along. */
static gboolean
klade_db_postgres_finish_load (KladeDb *db, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);

  self->is_fast_load = FALSE;
  return klade_db_postgres_require_link (self, error) &&
         klade_db_postgres_run (self,
                                "SET synchronous_commit = on;"
                                "SELECT pg_current_xact_id (); NOTIFY klade_change",
                                error) &&
         klade_db_postgres_run (self, "ANALYZE", error);
}

static gboolean
klade_db_postgres_set_patience (KladeDb *db, int milliseconds, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autofree char *sql = g_strdup_printf ("SET lock_timeout = %d", milliseconds);

  self->patience_ms = milliseconds;
  return klade_db_postgres_execute (db, sql, error);
}

static void
klade_db_postgres_finalize (GObject *object)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (object);

  klade_db_forget_statements (KLADE_DB (self));
  PQfinish (self->connection);
  g_ptr_array_unref (self->later);
  g_free (self->write_id);

  G_OBJECT_CLASS (klade_db_postgres_parent_class)->finalize (object);
}

static void
klade_db_postgres_class_init (KladeDbPostgresClass *klass)
{
  KladeDbClass *db_class = KLADE_DB_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_db_postgres_finalize;

  db_class->engine = KLADE_ENGINE_POSTGRES;
  db_class->connect = klade_db_postgres_connect;
  db_class->begin = klade_db_postgres_begin;
  db_class->commit = klade_db_postgres_commit;
  db_class->rollback = klade_db_postgres_rollback;
  db_class->execute = klade_db_postgres_execute;
  db_class->prepare = klade_db_postgres_prepare;
  db_class->poll = klade_db_postgres_poll;
  db_class->check = klade_db_postgres_check;
  db_class->copy_to = klade_db_postgres_copy_to;
  db_class->get_version = klade_db_postgres_get_version;
  db_class->before_migration = klade_db_postgres_before_migration;
  db_class->apply_migration = klade_db_postgres_apply_migration;
  db_class->finish_load = klade_db_postgres_finish_load;
  db_class->set_patience = klade_db_postgres_set_patience;
}

static void
klade_db_postgres_init (KladeDbPostgres *self)
{
  self->patience_ms = 5000;
  self->later = g_ptr_array_new_with_free_func (g_free);
}
