/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _XOPEN_SOURCE 700 /* nftw */

#include "klade-test-place.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The private server's keeper: it ends when the orders end, so also when this program dies. */
static struct
{
  gboolean is_asked;
  GPid keeper;
  int orders;
  FILE *answers;
  char *folder; /* of the socket; NULL without a server */
} server;

static gboolean needs_own_server = FALSE;

static char *
read_answer (void)
{
  char line[256];

  if (fgets (line, sizeof line, server.answers) == NULL)
    g_error ("the private PostgreSQL does not answer");
  return g_strdup (g_strchomp (line));
}

static void
give_order (const char *order)
{
  g_autofree char *line = g_strconcat (order, "\n", NULL);
  g_autofree char *answer = NULL;

  g_assert_cmpint (write (server.orders, line, strlen (line)), ==, (gssize) strlen (line));
  answer = read_answer ();
  g_assert_true (g_str_has_prefix (answer, "ready") || g_str_equal (answer, "stopped"));
}

static void
end_server (void)
{
  close (server.orders);
  waitpid (server.keeper, NULL, 0);
  fclose (server.answers);
  g_free (server.folder);
}

/* Ctrl+C and a test runner's kill of the group shall not reach the keeper. */
static void
leave_group (gpointer data)
{
  setsid ();
}

static void
start_server (void)
{
  g_autofree char *script = g_build_filename (KLADE_TEST_FOLDER, "private-postgres.sh", NULL);
  char *command[] = { script, NULL };
  g_autofree char *answer = NULL;
  int answers;

  if (!g_spawn_async_with_pipes (NULL, command, NULL, G_SPAWN_DO_NOT_REAP_CHILD, leave_group, NULL,
                                 &server.keeper, &server.orders, &answers, NULL, NULL))
    g_error ("cannot run %s", command[0]);

  server.answers = fdopen (answers, "r");
  atexit (end_server);
  answer = read_answer ();
  if (g_str_has_prefix (answer, "ready "))
    server.folder = g_strdup (answer + strlen ("ready "));
  else if (!g_str_equal (answer, "missing"))
    g_error ("the private PostgreSQL does not start");
}

/* The folder of a whole run's server; NULL if there is none or it will not do. */
static const char *
shared_server (void)
{
  const char *folder = g_getenv ("KLADE_TEST_POSTGRES");

  return folder != NULL && g_path_is_absolute (folder) && !needs_own_server ? folder : NULL;
}

/**
 * klade_test_own_postgres:
 *
 * Before the tests of a program that stops the server or does something to all of its databases.
 */
void
klade_test_own_postgres (void)
{
  g_return_if_fail (!server.is_asked);

  needs_own_server = TRUE;
}

/**
 * klade_test_has_postgres:
 *
 * Starts the private server if there is none yet.
 *
 * Returns: %FALSE, after g_test_skip(), when there is none
 */
gboolean
klade_test_has_postgres (void)
{
  if (g_strcmp0 (g_getenv ("KLADE_TEST_POSTGRES"), "skip") == 0)
    {
      g_test_skip ("KLADE_TEST_POSTGRES=skip");
      return FALSE;
    }

  if (!server.is_asked && shared_server () != NULL)
    server.folder = g_strdup (shared_server ());
  else if (!server.is_asked)
    start_server ();
  server.is_asked = TRUE;

  if (server.folder == NULL)
    g_test_skip ("no PostgreSQL server is installed");
  return server.folder != NULL;
}

void
klade_test_postgres_stop (void)
{
  g_assert_true (needs_own_server);
  give_order ("stop");
}

void
klade_test_postgres_start (void)
{
  give_order ("start");
}

static char *
database_uri (const char *name)
{
  return g_strdup_printf ("postgresql://postgres@/%s?host=%s", name, server.folder);
}

static void
run_on_server (const char *command)
{
  g_autofree char *uri = database_uri ("postgres");
  PGconn *connection = PQconnectdb (uri);
  PGresult *result = PQexec (connection, command);

  if (PQresultStatus (result) != PGRES_COMMAND_OK)
    g_error ("%s: %s", command, PQerrorMessage (connection));
  PQclear (result);
  PQfinish (connection);
}

char *
klade_test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("klade-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static int
remove_entry_cb (const char *path, const struct stat *info, int kind, struct FTW *where)
{
  return g_remove (path);
}

void
klade_test_folder_remove (const char *folder)
{
  g_assert_cmpint (nftw (folder, remove_entry_cb, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT), ==, 0);
}

/* A server with tests' settings copies files faster than it writes its log. */
static void
create_database (const char *name, const char *template)
{
  g_autofree char *command = g_strdup_printf (
      "CREATE DATABASE %s TEMPLATE %s ENCODING 'UTF8' STRATEGY FILE_COPY", name, template);

  run_on_server (command);
}

static void
drop_database (const char *name)
{
  g_autofree char *command = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", name);

  run_on_server (command);
}

/**
 * klade_test_place_new:
 * @engine: which
 *
 * Returns: (transfer full) (nullable): a place of this test alone, or %NULL after g_test_skip()
 */
KladeTestPlace *
klade_test_place_new (KladeTestEngine engine)
{
  static int n_databases = 0;
  KladeTestPlace *self;

  if (engine == KLADE_TEST_POSTGRES && !klade_test_has_postgres ())
    return NULL;

  self = g_new0 (KladeTestPlace, 1);
  self->engine = engine;
  self->folder = klade_test_folder_new ();
  if (engine == KLADE_TEST_SQLITE)
    {
      self->place = g_build_filename (self->folder, "school.klade", NULL);
      return self;
    }

  self->database = g_strdup_printf ("school_%d_%d", (int) getpid (), ++n_databases);
  create_database (self->database, "template0");
  self->place = database_uri (self->database);
  return self;
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize n_bytes;

  g_file_get_contents (from, &content, &n_bytes, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, content, (gssize) n_bytes, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/**
 * klade_test_place_copy:
 * @self: where nothing is yet
 * @model: of the same engine; nobody has it open
 *
 * Puts into @self what is in @model, faster than it would be made again.
 */
void
klade_test_place_copy (const KladeTestPlace *self, const KladeTestPlace *model)
{
  g_assert_cmpint (self->engine, ==, model->engine);

  if (self->engine == KLADE_TEST_SQLITE)
    {
      copy_file (model->place, self->place);
      return;
    }

  drop_database (self->database);
  create_database (self->database, model->database);
}

void
klade_test_place_free (KladeTestPlace *self)
{
  if (self->engine == KLADE_TEST_POSTGRES)
    drop_database (self->database);

  klade_test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->place);
  g_free (self->database);
  g_free (self);
}

typedef struct
{
  KladeTestEngine engine;
  KladeTestFunc func;
} Case;

static void
run_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (KladeTestPlace) place = klade_test_place_new (test->engine);

  if (place != NULL)
    test->func (place);
}

void
klade_test_add_one (const char *path, KladeTestEngine engine, KladeTestFunc func)
{
  g_autofree char *full =
      g_strconcat (path, engine == KLADE_TEST_SQLITE ? "/sqlite" : "/postgres", NULL);
  Case *test = g_new0 (Case, 1);

  test->engine = engine;
  test->func = func;
  g_test_add_data_func_full (full, test, run_case, g_free);
}

void
klade_test_add (const char *path, KladeTestFunc func)
{
  klade_test_add_one (path, KLADE_TEST_SQLITE, func);
  klade_test_add_one (path, KLADE_TEST_POSTGRES, func);
}
