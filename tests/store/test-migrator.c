/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps from one version of the tables to the next, and what may go wrong between. */
#include "klade-test-db.h"
#include "klade-test-disk.h"

#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *second_step = NULL;

static char *
two_steps (int version)
{
  return version == 2 ? g_strdup (second_step) : klade_test_notes_migration (version);
}

/* Past our program: straight at the engine. */
static void
execute_raw (KladeTestPlace *place, const char *sql)
{
  if (place->engine == KLADE_TEST_SQLITE)
    {
      sqlite3 *handle = NULL;

      g_assert_cmpint (sqlite3_open (place->place, &handle), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
      sqlite3_close (handle);
    }
  else
    {
      PGconn *connection = PQconnectdb (place->place);
      PGresult *result = PQexec (connection, sql);

      g_assert_cmpint (PQresultStatus (result), ==, PGRES_COMMAND_OK);
      PQclear (result);
      PQfinish (connection);
    }
}

static void
set_version (KladeTestPlace *place, int version)
{
  g_autofree char *sql =
      g_strdup_printf (place->engine == KLADE_TEST_SQLITE ? "PRAGMA user_version = %d"
                                                          : "UPDATE klade_schema SET version = %d",
                       version);

  execute_raw (place, sql);
}

static int
get_version (KladeDb *db)
{
  g_autoptr (GError) error = NULL;
  int version = -1;

  klade_db_get_version (db, &version, &error);
  g_assert_no_error (error);
  return version;
}

/* A school of version 1 with two notes, and a program that knows a second step. */
static KladeDb *
make_old_school (KladeTestPlace *place, const char *step)
{
  KladeDb *db = klade_test_create (place);

  g_assert_true (klade_test_add_note (db, "ā", NULL));
  g_assert_true (klade_test_add_note (db, "ģ", NULL));
  second_step = step;
  klade_migrator_set_source (two_steps);
  return db;
}

static void
test_fresh (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  klade_migrator_set_source (NULL); /* the real ones */
  db = klade_test_open (place, KLADE_DB_CREATE);
  g_assert_cmpint (get_version (db), ==, 0);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_version (db), ==, klade_db_newest_version ());
  g_assert_cmpint (klade_db_newest_version (), >=, 1);
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_second_step (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = make_old_school (
      place, "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'red';"
             "CREATE TABLE tag (id {id}, mark {bytes}, weight {int} NOT NULL) {strict};"
             "INSERT INTO tag (weight) SELECT count(*) FROM note;");
  g_autofree char *before = g_strconcat (place->place, ".before-v2", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (klade_db_newest_version (), ==, 2);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_version (db), ==, 2);
  g_assert_true (klade_db_execute (db, "UPDATE note SET colour = 'blue'", &error));
  g_assert_true (klade_test_add_note (db, "new", &error));

  if (place->engine == KLADE_TEST_SQLITE)
    {
      g_autoptr (KladeDb) old = klade_db_open (before, KLADE_DB_READ_ONLY, &error);

      g_assert_no_error (error);
      g_assert_cmpint (get_version (old), ==, 1);
      g_assert_cmpint (klade_test_count_notes (old), ==, 2);
    }
}

static void
test_failing_step (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = make_old_school (place, "DELETE FROM note; CREATE TABLE x (id {id});"
                                                   "ALTER TABLE nowhere ADD COLUMN x {int};");
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_migrate (db, &error));
  klade_test_assert_code (error, FAILED);
  g_assert_true (g_str_has_prefix (error->message, "migration 0002: "));
  g_clear_error (&error);
  g_assert_cmpint (get_version (db), ==, 1);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);
  g_assert_false (klade_db_execute (db, "SELECT id FROM x", NULL));

  /* Foreign keys are on again, and a mended program goes on from here. */
  g_assert_false (klade_db_execute (db, "UPDATE note SET parent_id = 99", NULL));
  second_step = "CREATE TABLE x (id {id}) {strict};";
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_version (db), ==, 2);
}

static void
test_step_breaks_keys (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = make_old_school (place, "UPDATE note SET parent_id = 99;");
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_migrate (db, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (get_version (db), ==, 1);
  g_assert_true (klade_db_execute (db, "UPDATE note SET parent_id = id", &error));
  g_assert_no_error (error);
}

/* A step that never ends, so that whatever stops it stops it in the middle. */
#define ENDLESS_STEP                                                                               \
  "CREATE TABLE half (id {id});"                                                                   \
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"          \
  " INSERT INTO note (title) SELECT 'n' || i FROM n;"

static void
migrate_in_child (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_open (place, KLADE_DB_OPEN);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_migrate (db, &error));
  klade_test_assert_code (error, OFFLINE); /* only a server can stop and leave us */
}

static void
test_crash (KladeTestPlace *place)
{
  int status = 0;
  pid_t child;
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_finalize_object (make_old_school (place, ENDLESS_STEP));
  child = fork ();
  if (child == 0)
    {
      migrate_in_child (place);
      klade_test_leave_child ();
    }

  g_usleep (300 * 1000);
  if (place->engine == KLADE_TEST_SQLITE)
    kill (child, SIGKILL);
  else
    klade_test_postgres_stop ();
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (place->engine == KLADE_TEST_SQLITE)
    g_assert_true (WIFSIGNALED (status));
  else
    g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  if (place->engine == KLADE_TEST_POSTGRES)
    klade_test_postgres_start ();

  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (get_version (db), ==, 1);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);
  g_assert_true (klade_db_check (db, findings, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (klade_test_add_note (db, "goes on", NULL));
}

static void
test_newer_school (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) old_program = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  /* While it is open, somebody else's newer program comes. */
  set_version (place, 99);
  g_assert_false (klade_test_add_note (db, "b", &error));
  klade_test_assert_code (error, TOO_NEW);
  g_clear_error (&error);
  g_assert_true (klade_db_is_read_only (db));
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);

  old_program = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_true (klade_db_is_read_only (old_program));
  g_assert_cmpint (get_version (old_program), ==, 99);
  g_assert_cmpint (klade_test_count_notes (old_program), ==, 1);
  g_assert_false (klade_test_add_note (old_program, "b", &error));
  klade_test_assert_code (error, TOO_NEW);
  g_clear_error (&error);
  g_assert_false (klade_db_migrate (old_program, &error));
  klade_test_assert_code (error, TOO_NEW);
  g_assert_cmpint (klade_test_count_notes (old_program), ==, 1);
}

static void
test_old_and_read_only (KladeTestPlace *place)
{
  G_GNUC_UNUSED g_autoptr (KladeDb) db = make_old_school (place, "DELETE FROM note;");
  g_autoptr (KladeDb) reader = klade_test_open (place, KLADE_DB_READ_ONLY);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_migrate (reader, &error));
  klade_test_assert_code (error, READ_ONLY);
  g_assert_cmpint (klade_test_count_notes (reader), ==, 2);
}

/* Two programs start at once: the second finds the step done. */
static void
test_two_at_once (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  pid_t children[4];

  /* SQLite does not want to be carried into a child. */
  g_assert_finalize_object (make_old_school (
      place, "CREATE TABLE once (id {id}); INSERT INTO note (title) VALUES ('once');"));
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        {
          KladeDb *own = klade_test_open (place, KLADE_DB_OPEN);

          g_assert_true (klade_db_migrate (own, NULL));
          klade_test_leave_child ();
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (get_version (db), ==, 2);
  g_assert_cmpint (klade_test_count_notes (db), ==, 3);
}

/* ---- schools that released programs have left: tests/data/schema/vNN.sql ---- */

static char *
list_tables (sqlite3 *handle)
{
  GString *list = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " AND name NOT LIKE 'sqlite%' ORDER BY rowid",
                                       -1, &stmt, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (list, "%s\n", (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return g_string_free (list, FALSE);
}

static char *
read_tables (const char *path)
{
  sqlite3 *handle = NULL;
  char *tables;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  tables = list_tables (handle);
  sqlite3_close (handle);
  return tables;
}

/* The rows of a fixture are written by hand; its tables by this, until the version is released:
 * KLADE_UPDATE_GOLDEN=1 does it. */
static void
update_fixture (const char *fixture, const char *tables, int version)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GString *updated = g_string_new (NULL);

  g_file_get_contents (fixture, &text, NULL, NULL);
  lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_string_append_printf (updated,
                          "-- A school of version %d, as the program of that version left it.\n"
                          "PRAGMA application_id = %d;\nPRAGMA user_version = %d;\n%s",
                          version, KLADE_DB_APPLICATION_ID, version, tables);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "INSERT "))
      g_string_append_printf (updated, "%s\n", *line);

  g_assert_true (g_file_set_contents (fixture, updated->str, -1, NULL));
  g_string_free (updated, TRUE);
}

/* @is_fixture: a table without rows would show nothing */
static gint64
count_all_rows (const char *path, gboolean is_fixture)
{
  g_autofree char *tables = read_tables (path);
  g_auto (GStrv) lines = g_strsplit (tables, "\n", -1);
  sqlite3 *handle = NULL;
  gint64 n_rows = 0;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "CREATE TABLE "))
      {
        g_auto (GStrv) words = g_strsplit (*line, " ", 4);
        g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", words[2], NULL);
        sqlite3_stmt *stmt = NULL;

        g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
        g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
        g_test_message ("%s: %d", words[2], sqlite3_column_int (stmt, 0));
        if (is_fixture)
          g_assert_cmpint (sqlite3_column_int (stmt, 0), >, 0);
        n_rows += sqlite3_column_int64 (stmt, 0);
        sqlite3_finalize (stmt);
      }
  sqlite3_close (handle);
  return n_rows;
}

static void
migrate_fixture (KladeTestPlace *place, const char *fixture, int version)
{
  g_autofree char *sql = NULL;
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  g_unlink (place->place);
  g_assert_true (g_file_get_contents (fixture, &sql, NULL, NULL));
  execute_raw (place, sql);
  n_rows = count_all_rows (place->place, TRUE);

  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (get_version (db), ==, version);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (count_all_rows (place->place, FALSE), >=, n_rows);
}

static void
test_fixtures (KladeTestPlace *place)
{
  g_autoptr (KladeDb) fresh = NULL;
  g_autofree char *tables = NULL;

  klade_migrator_set_source (NULL);
  fresh = klade_test_open (place, KLADE_DB_CREATE);
  g_assert_true (klade_db_migrate (fresh, NULL));
  g_assert_finalize_object (g_steal_pointer (&fresh));
  tables = read_tables (place->place);

  for (int version = 1; version <= klade_db_newest_version (); version++)
    {
      g_autofree char *name = g_strdup_printf ("v%02d.sql", version);
      g_autofree char *fixture = g_build_filename (KLADE_TEST_DATA, "schema", name, NULL);
      g_autofree char *migrated = NULL;

      if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL && version == klade_db_newest_version ())
        update_fixture (fixture, tables, version);

      migrate_fixture (place, fixture, version);
      migrated = read_tables (place->place);
      g_assert_cmpstr (migrated, ==, tables); /* the same school as a new one */
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  klade_test_own_postgres ();

  klade_test_add ("/store/migrator/fresh", test_fresh);
  klade_test_add ("/store/migrator/second-step", test_second_step);
  klade_test_add ("/store/migrator/failing-step", test_failing_step);
  klade_test_add ("/store/migrator/step-breaks-keys", test_step_breaks_keys);
  klade_test_add ("/store/migrator/crash", test_crash);
  klade_test_add ("/store/migrator/newer-school", test_newer_school);
  klade_test_add ("/store/migrator/old-and-read-only", test_old_and_read_only);
  klade_test_add ("/store/migrator/two-at-once", test_two_at_once);
  klade_test_add_one ("/store/migrator/fixtures", KLADE_TEST_SQLITE, test_fixtures);

  return g_test_run ();
}
