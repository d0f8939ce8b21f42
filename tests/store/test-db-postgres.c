/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can befall a server and the line to it. */
#define _GNU_SOURCE /* memmem */

#include "klade-test-db.h"

#include <libpq-fe.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void
execute_raw (const char *uri, const char *sql)
{
  PGconn *connection = PQconnectdb (uri);
  PGresult *result = PQexec (connection, sql);

  if (PQresultStatus (result) != PGRES_COMMAND_OK && PQresultStatus (result) != PGRES_TUPLES_OK)
    g_error ("%s: %s", sql, PQerrorMessage (connection));
  PQclear (result);
  PQfinish (connection);
}

/* The place's URI with another name of a database, or of a user. */
static char *
with_other (KladeTestPlace *place, const char *user, const char *database)
{
  const char *rest = strchr (place->place, '?');

  return g_strdup_printf ("postgresql://%s@/%s%s", user, database, rest);
}

static char *
database_name (KladeTestPlace *place)
{
  const char *start = strstr (place->place, "@/") + 2;

  return g_strndup (start, strcspn (start, "?"));
}

static void
test_no_school (KladeTestPlace *place)
{
  g_autofree char *missing = with_other (place, "postgres", "nowhere");
  g_autoptr (GError) empty = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
  g_autoptr (GError) no_database = klade_test_fail_to_open (missing, KLADE_DB_OPEN);
  g_autoptr (GError) no_server =
      klade_test_fail_to_open ("postgresql://x@/y?host=/nonexistent", KLADE_DB_OPEN);
  g_autoptr (GError) nonsense =
      klade_test_fail_to_open ("postgresql://a:b:c:d/?x=y", KLADE_DB_OPEN);
  g_autoptr (GError) closed_port =
      klade_test_fail_to_open ("postgresql://127.0.0.1:1/klade", KLADE_DB_OPEN);

  klade_test_assert_code (empty, NOT_SCHOOL);
  klade_test_assert_code (no_database, NOT_FOUND);
  klade_test_assert_code (no_server, OFFLINE);
  klade_test_assert_code (closed_port, OFFLINE);
  g_assert_true (nonsense->domain == KLADE_ERROR);
}

static void
test_password (KladeTestPlace *place)
{
  g_autofree char *name = database_name (place);
  g_autofree char *secret = with_other (place, "klade_secret:wrong", name);
  g_autofree char *right = with_other (place, "klade_secret:right", name);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) refused = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (klade_test_create (place));
  execute_raw (place->place,
               "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'klade_secret')"
               " THEN CREATE ROLE klade_secret LOGIN PASSWORD 'right'; END IF; END $$;"
               "GRANT SELECT ON ALL TABLES IN SCHEMA public TO klade_secret");

  refused = klade_test_fail_to_open (secret, KLADE_DB_OPEN);
  klade_test_assert_code (refused, PASSWORD);
  g_assert_null (strstr (refused->message, "wrong"));

  db = klade_db_open (right, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (klade_db_get_place (db), "right"));
  g_assert_nonnull (strstr (klade_db_get_place (db), "klade_secret@/"));

  /* It may read, and the server says no to the rest. */
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);
  g_assert_false (klade_test_add_note (db, "a", &error));
  klade_test_assert_code (error, DENIED);
}

static void
test_hidden_passwords (KladeTestPlace *place)
{
  g_autofree char *uri = g_strconcat (place->place, "&password=a%40b&user=postgres", NULL);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (klade_test_create (place));
  db = klade_db_open (uri, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (klade_db_get_place (db), "a%40b"));
  g_assert_nonnull (strstr (klade_db_get_place (db), "user=postgres"));
}

static void
test_own_schema (KladeTestPlace *place)
{
  g_autofree char *uri = g_strconcat (place->place, "&options=-csearch_path%3Dliepu_skola", NULL);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (KladeDb) neighbour = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  neighbour = klade_test_create (place);
  execute_raw (place->place, "CREATE SCHEMA liepu_skola");
  db = klade_db_open (uri, KLADE_DB_CREATE, &error);
  g_assert_no_error (error);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_true (klade_test_add_note (db, "a", &error));
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
  g_assert_cmpint (klade_test_count_notes (neighbour), ==, 0);
}

static void
test_server_gone_and_back (KladeTestPlace *place)
{
  static const char sql_list[] = "SELECT title FROM note ORDER BY title";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) list = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = FALSE;

  g_assert_true (klade_test_add_note (db, "a", &error));
  list = klade_db_prepare (db, sql_list, &error);
  g_assert_cmpint (klade_statement_step (list, &error), ==, KLADE_STEP_ROW);

  klade_test_postgres_stop ();
  g_assert_false (klade_test_add_note (db, "b", &error));
  klade_test_assert_code (error, OFFLINE);
  g_assert_true (klade_error_is_passing (error));
  g_clear_error (&error);
  g_assert_false (klade_test_add_note (db, "b", &error)); /* still down */
  klade_test_assert_code (error, OFFLINE);
  g_clear_error (&error);
  g_assert_false (klade_db_poll (db, &changed, &error));
  klade_test_assert_code (error, OFFLINE);
  g_clear_error (&error);
  klade_statement_done (g_steal_pointer (&list));
  g_assert_null (klade_db_prepare (db, "SELECT 1", &error));
  klade_test_assert_code (error, OFFLINE);
  g_clear_error (&error);

  klade_test_postgres_start ();
  g_assert_true (klade_db_poll (db, &changed, &error));
  g_assert_no_error (error);
  g_assert_true (changed); /* something may have gone unnoticed */
  g_assert_true (klade_test_add_note (db, "b", &error));
  g_assert_no_error (error);
  list = klade_db_prepare (db, sql_list, &error); /* known to the server of before only */
  g_assert_no_error (error);
  g_assert_cmpint (klade_statement_step (list, &error), ==, KLADE_STEP_ROW);
  g_assert_cmpint (klade_statement_step (list, &error), ==, KLADE_STEP_ROW);
  g_assert_cmpstr (klade_statement_get_text (list, 0), ==, "b");

  /* Listening again, too. */
  {
    g_autoptr (KladeDb) other = klade_test_open (place, KLADE_DB_OPEN);

    g_assert_true (klade_test_add_note (other, "c", &error));
  }
  for (int i = 0; i < 100; i++)
    {
      g_assert_true (klade_db_poll (db, &changed, &error));
      if (changed)
        break;
      g_usleep (10000);
    }
  g_assert_true (changed);
}

static gboolean
lose_server (KladeDb *db, gpointer data, GError **error)
{
  g_autoptr (GError) lost = NULL;

  g_assert_true (klade_test_add_note (db, "first half", error));
  klade_test_postgres_stop ();
  klade_test_postgres_start ();
  g_assert_false (klade_test_add_note (db, "second half", &lost));
  klade_test_assert_code (lost, OFFLINE);
  /* Nor does a third statement slip in on a new connection. */
  return klade_test_add_note (db, "third half", error);
}

static void
test_lost_inside (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_within (db, lose_server, NULL, &error));
  klade_test_assert_code (error, OFFLINE);
  g_clear_error (&error);
  g_assert_true (klade_test_add_note (db, "whole", &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
}

static void
test_session_ended (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  execute_raw (place->place, "SELECT pg_terminate_backend (pid) FROM pg_stat_activity"
                             " WHERE application_name = 'klade' AND pid <> pg_backend_pid ()");
  g_assert_false (klade_test_add_note (db, "a", &error));
  klade_test_assert_code (error, OFFLINE);
  g_clear_error (&error);
  g_assert_true (klade_test_add_note (db, "a", &error));
  g_assert_no_error (error);
}

/* ---- the answer to COMMIT gets lost ---- */

typedef struct
{
  char *server; /* folder of the real server's socket */
  char *folder; /* of ours */
  int listener;
  gboolean is_armed; /* cut the line at the next COMMIT */
  gboolean before;   /* the server does not even get it */
  GThread *thread;
} Line;

static int
open_socket (const char *folder, gboolean listens)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int descriptor = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_snprintf (address.sun_path, sizeof address.sun_path, "%s/.s.PGSQL.5432", folder);
  if (listens)
    {
      g_assert_cmpint (bind (descriptor, (struct sockaddr *) &address, sizeof address), ==, 0);
      g_assert_cmpint (listen (descriptor, 4), ==, 0);
    }
  else
    g_assert_cmpint (connect (descriptor, (struct sockaddr *) &address, sizeof address), ==, 0);
  return descriptor;
}

/* Carries what comes on one side to the other; FALSE when the line is cut or closed. */
static gboolean
carry (Line *line, int from, int to, gboolean is_client)
{
  char buffer[65536];
  gssize size = read (from, buffer, sizeof buffer);
  gboolean is_commit = is_client && size > 0 && g_atomic_int_get (&line->is_armed) &&
                       memmem (buffer, (gsize) size, "COMMIT", 6) != NULL;

  if (size <= 0 || (is_commit && line->before))
    return FALSE;

  g_assert_cmpint (write (to, buffer, (gsize) size), ==, size);
  if (is_commit) /* the server answers, and nobody hears it */
    g_assert_cmpint (read (to, buffer, sizeof buffer), >, 0);
  return !is_commit;
}

static gpointer
keep_line (gpointer data)
{
  Line *line = data;
  int client;

  while ((client = accept (line->listener, NULL, NULL)) >= 0)
    {
      int server = open_socket (line->server, FALSE);
      struct pollfd ends[] = { { client, POLLIN, 0 }, { server, POLLIN, 0 } };
      gboolean is_open = TRUE;

      while (is_open)
        {
          g_assert_cmpint (poll (ends, 2, -1), >, 0);
          if (ends[0].revents != 0)
            is_open = carry (line, client, server, TRUE);
          if (is_open && ends[1].revents != 0)
            is_open = carry (line, server, client, FALSE);
        }
      g_atomic_int_set (&line->is_armed, FALSE);
      close (server);
      close (client);
    }
  return NULL;
}

static void
check_lost_answer (KladeTestPlace *place, gboolean before)
{
  g_autofree char *database = database_name (place);
  Line line = { .server = strstr (place->place, "host=") + 5,
                .folder = place->folder,
                .before = before };
  g_autofree char *uri =
      g_strdup_printf ("postgresql://postgres@/%s?host=%s", database, line.folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDb) direct = klade_test_create (place);
  g_autoptr (KladeDb) db = NULL;

  line.listener = open_socket (line.folder, TRUE);
  line.thread = g_thread_new ("line", keep_line, &line);
  db = klade_db_open (uri, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);

  g_atomic_int_set (&line.is_armed, TRUE);
  if (before)
    {
      g_assert_false (klade_test_add_note (db, "a", &error));
      klade_test_assert_code (error, OFFLINE);
    }
  else
    {
      g_assert_true (klade_test_add_note (db, "a", &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (klade_test_count_notes (direct), ==, before ? 0 : 1);

  shutdown (line.listener, SHUT_RDWR);
  g_clear_object (&db);
  g_thread_join (line.thread);
  close (line.listener);
}

static void
test_lost_answer (KladeTestPlace *place)
{
  check_lost_answer (place, FALSE);
}

static void
test_lost_question (KladeTestPlace *place)
{
  check_lost_answer (place, TRUE);
}

/* ---- check ---- */

static void
test_check_finds (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  execute_raw (place->place, "SET session_replication_role = replica;"
                             "UPDATE note SET parent_id = 99");
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (findings->pdata[0], ==, "1 rows of note point to a row that note does not have");
  g_ptr_array_set_size (findings, 0);

  execute_raw (place->place, "UPDATE note SET parent_id = NULL;"
                             "ALTER TABLE note DISABLE TRIGGER ALL;"
                             "ALTER TABLE note ADD CONSTRAINT half CHECK (title <> 'x') NOT VALID");
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (findings->pdata[0], ==, "constraint half was never validated");
  g_assert_cmpstr (findings->pdata[1], ==,
                   "the checks of foreign keys of table note are switched off");
}

/* More rows than are fetched at once. */
static void
test_big_copy (KladeTestPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "copy.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_db_execute (db,
                                   "INSERT INTO note (title, parent_id) SELECT 'note ' || n, 1"
                                   " FROM generate_series (1, 4001) AS n",
                                   &error));
  g_assert_true (klade_db_copy_to (db, path, &error));
  g_assert_no_error (error);
  copy = klade_db_open (path, KLADE_DB_OPEN, &error);
  g_assert_cmpint (klade_test_count_notes (copy), ==, 4001);
}

static void
test_copy_interrupted (KladeTestPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "copy.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;

  execute_raw (place->place, "ALTER TABLE note ADD COLUMN extra TEXT; DROP TABLE note");
  g_assert_false (klade_db_copy_to (db, path, &error));
  klade_test_assert_code (error, FAILED);
  folder = g_dir_open (place->folder, 0, NULL);
  g_assert_null (g_dir_read_name (folder)); /* nothing half lies about */
}

static void
test_standby_rights (KladeTestPlace *place)
{
  g_autofree char *uri =
      g_strconcat (place->place, "&options=-cdefault_transaction_read_only%3Don", NULL);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (klade_test_create (place));
  db = klade_db_open (uri, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_true (klade_db_is_read_only (db));
  g_assert_false (klade_test_add_note (db, "a", &error));
  klade_test_assert_code (error, READ_ONLY);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    KladeTestFunc func;
  } tests[] = {
    { "/store/server/no-school", test_no_school },
    { "/store/server/password", test_password },
    { "/store/server/hidden-passwords", test_hidden_passwords },
    { "/store/server/own-schema", test_own_schema },
    { "/store/server/gone-and-back", test_server_gone_and_back },
    { "/store/server/lost-inside", test_lost_inside },
    { "/store/server/session-ended", test_session_ended },
    { "/store/server/lost-answer", test_lost_answer },
    { "/store/server/lost-question", test_lost_question },
    { "/store/server/check-finds", test_check_finds },
    { "/store/server/big-copy", test_big_copy },
    { "/store/server/copy-interrupted", test_copy_interrupted },
    { "/store/server/read-only", test_standby_rights },
  };

  g_test_init (&argc, &argv, NULL);
  klade_test_own_postgres ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    klade_test_add_one (tests[i].path, KLADE_TEST_POSTGRES, tests[i].func);

  return g_test_run ();
}
