/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-postgres-private.h"

#include <string.h>

#define CONNECT_TIMEOUT_MS 5000

typedef PostgresPollingStatusType (*PollFunc) (PGconn *connection);

static void
notice_cb (void *data, const char *message)
{
  g_info ("PostgreSQL: %s", message);
}

/* PQconnectPoll() knows no time limit of its own. */
static gboolean
complete (PGconn *connection, PollFunc poll)
{
  gint64 deadline = g_get_monotonic_time () + CONNECT_TIMEOUT_MS * (gint64) 1000;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;

  while (status == PGRES_POLLING_WRITING || status == PGRES_POLLING_READING)
    {
      GPollFD wait = { .fd = PQsocket (connection),
                       .events = status == PGRES_POLLING_READING ? G_IO_IN : G_IO_OUT };
      gint64 left_ms = (deadline - g_get_monotonic_time ()) / 1000;

      if (left_ms <= 0 || wait.fd < 0 || g_poll (&wait, 1, (int) left_ms) == 0)
        return FALSE;
      status = poll (connection);
    }

  return status == PGRES_POLLING_OK;
}

/* A refused connection has no result to ask for its SQLSTATE; the verbose message begins with it:
 * FATAL:  3D000: database "x" does not exist */
static gboolean
fail_to_connect (KladeDbPostgres *self, GError **error)
{
  const char *message = PQerrorMessage (self->connection);
  g_autoptr (GRegex) pattern =
      g_regex_new ("^[^:\\n]*(?:: [^\\n]*)?: +([0-9A-Z]{5}): ", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  KladeError code = KLADE_ERROR_OFFLINE;

  if (g_regex_match (pattern, message, 0, &match))
    {
      g_autofree char *sqlstate = g_match_info_fetch (match, 1);

      code = klade_db_postgres_code (sqlstate);
    }

  if (klade_db_postgres_sentence (code) != NULL)
    g_set_error_literal (error, KLADE_ERROR, code, klade_db_postgres_sentence (code));
  else
    g_set_error (error, KLADE_ERROR, code, "%s: %s", klade_db_get_place (KLADE_DB (self)),
                 *message != '\0' ? message : "no answer in time");
  return FALSE;
}

/* The schema named in the URI's options stays; otherwise it is the public one. */
static gboolean
names_schema (const char *place)
{
  PQconninfoOption *options = PQconninfoParse (place, NULL);
  gboolean is_named = FALSE;

  for (PQconninfoOption *option = options; option != NULL && option->keyword != NULL; option++)
    if (strcmp (option->keyword, "options") == 0 && option->val != NULL &&
        strstr (option->val, "search_path") != NULL)
      is_named = TRUE;

  PQconninfoFree (options);
  return is_named;
}

/* Whatever the server's or the role's defaults are. */
static gboolean
configure (KladeDbPostgres *self, GError **error)
{
  KladeDb *db = KLADE_DB (self);
  g_autofree char *patience = g_strdup_printf ("SET lock_timeout = %d", self->patience_ms);
  g_autoptr (GError) listen_error = NULL;

  if (!klade_db_postgres_run (self,
                              "SET statement_timeout = '60s';"
                              "SET idle_in_transaction_session_timeout = '60s';"
                              "SET client_min_messages = warning;"
                              "SET standard_conforming_strings = on;"
                              "SET bytea_output = hex; SET TIME ZONE 'UTC'; SET jit = off",
                              error) ||
      !klade_db_postgres_run (self, patience, error) ||
      !klade_db_postgres_run (
          self, self->is_fast_load ? "SET synchronous_commit = off" : "SET synchronous_commit = on",
          error))
    return FALSE;

  if (self->is_reader &&
      !klade_db_postgres_run (self, "SET default_transaction_read_only = on", error))
    return FALSE;

  if (!names_schema (klade_db_get_private_place (db)) &&
      !klade_db_postgres_run (self, "SET search_path = public, pg_temp", error))
    return FALSE;

  /* A standby tells no news: its readers see changes when they open the page again. */
  self->is_listening = klade_db_postgres_run (self, "LISTEN klade_change", &listen_error);
  if (!self->is_listening)
    g_info ("%s", listen_error->message);
  return TRUE;
}

static gboolean
start_connection (KladeDbPostgres *self, GError **error)
{
  /* What the URI says comes later in the list and wins, except for the encoding. */
  const char *const keywords[] = { "fallback_application_name", "keepalives_idle",
                                   "keepalives_interval",       "keepalives_count",
                                   "tcp_user_timeout",          "dbname",
                                   "client_encoding",           NULL };
  const char *const values[] = { "klade", "20",    "5",
                                 "3",     "15000", klade_db_get_private_place (KLADE_DB (self)),
                                 "UTF8",  NULL };

  self->connection = PQconnectStartParams (keywords, values, 1);
  if (self->connection == NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED, "out of memory");
      return FALSE;
    }

  PQsetNoticeProcessor (self->connection, notice_cb, NULL);
  PQsetErrorVerbosity (self->connection, PQERRORS_VERBOSE);
  if (PQstatus (self->connection) == CONNECTION_BAD || !complete (self->connection, PQconnectPoll))
    return fail_to_connect (self, error);

  return configure (self, error);
}

gboolean
klade_db_postgres_reconnect (KladeDbPostgres *self, GError **error)
{
  self->generation++;
  self->has_missed = TRUE;
  klade_db_postgres_forget_later (self);

  if (!PQresetStart (self->connection) || !complete (self->connection, PQresetPoll))
    return fail_to_connect (self, error);

  if (!configure (self, error))
    return FALSE;

  self->is_lost = FALSE;
  return TRUE;
}

/* A connection that was lost is made anew here, at the beginning of the next call; but never in
 * the middle of a transaction, whose first half went with it. */
gboolean
klade_db_postgres_require_link (KladeDbPostgres *self, GError **error)
{
  if (!self->is_lost && PQstatus (self->connection) == CONNECTION_OK)
    return TRUE;

  if (!klade_db_is_within (KLADE_DB (self)))
    return klade_db_postgres_reconnect (self, error);

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_OFFLINE,
                       "the server was lost in the middle of a transaction");
  return FALSE;
}

static gboolean
find_school (KladeDbPostgres *self, gboolean *is_there, GError **error)
{
  g_autoptr (PGresult) result = klade_db_postgres_query (
      self,
      "SELECT 1 FROM pg_class WHERE relname = 'klade_schema' AND relkind = 'r'"
      " AND relnamespace = to_regnamespace (quote_ident (current_schema ()))",
      error);

  *is_there = result != NULL && PQntuples (result) > 0;
  return result != NULL;
}

static gboolean
create (KladeDbPostgres *self, GError **error)
{
  return klade_db_postgres_run (
      self,
      "BEGIN;"
      "CREATE TABLE klade_schema (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);"
      "INSERT INTO klade_schema (id, version) VALUES (1, 0);"
      "COMMIT",
      error);
}

static gboolean
note_read_only (KladeDbPostgres *self, GError **error)
{
  g_autoptr (PGresult) result = klade_db_postgres_query (self, "SHOW transaction_read_only", error);

  if (result == NULL)
    return FALSE;

  if (strcmp (PQgetvalue (result, 0, 0), "on") == 0)
    klade_db_set_read_only (KLADE_DB (self));
  return TRUE;
}

gboolean
klade_db_postgres_connect (KladeDb *db, KladeDbFlags flags, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  gboolean is_there;

  self->is_reader = (flags & KLADE_DB_READ_ONLY) != 0;
  self->is_fast_load = (flags & KLADE_DB_FAST_LOAD) != 0;
  if (!start_connection (self, error) || !find_school (self, &is_there, error))
    return FALSE;

  if (is_there && flags & KLADE_DB_CREATE)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS, "%s holds a school already",
                   klade_db_get_place (db));
      return FALSE;
    }

  if (!is_there && !(flags & KLADE_DB_CREATE))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "there is no school in %s",
                   klade_db_get_place (db));
      return FALSE;
    }

  return (is_there || create (self, error)) && note_read_only (self, error);
}
