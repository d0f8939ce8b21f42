/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can befall a file. */
#define _GNU_SOURCE /* setresuid */

#include "klade-test-db.h"
#include "klade-test-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "klade-db-sqlite-private.h"

/* Permissions do not hold root back. */
static void
become_nobody (void)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setresgid (65534, 65534, 65534) != 0 ||
                          setresuid (65534, 65534, 65534) != 0))
    _exit (KLADE_TEST_SKIPPED);
}

static void
write_file (KladeTestPlace *place, const char *contents, gssize length)
{
  g_assert_true (g_file_set_contents (place->place, contents, length, NULL));
}

static void
execute_raw (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

/* A closed school of so many notes, 200 bytes each. */
static void
make_school (KladeTestPlace *place, int n_notes)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autofree char *sql = g_strdup_printf (
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO note (title, body) SELECT 'note ' || i, zeroblob (200) FROM n",
      n_notes);
  g_autoptr (GError) error = NULL;

  klade_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
test_not_a_school (KladeTestPlace *place)
{
  static const struct
  {
    const char *contents;
    gssize length;
  } files[] = {
    { "", 0 },
    { "x", 1 },
    { "SQLite format 3", 16 },
    { "Vārds;Uzvārds\nĢirts;Ķēniņš\n", -1 },
    { "SQLite format 3\0and then something else altogether", 50 },
  };
  g_autofree char *noise = g_malloc (20000);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize length;

      write_file (place, files[i].contents, files[i].length);
      error = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
      klade_test_assert_code (error, NOT_SCHOOL);
      /* Somebody else's file stays as it was. */
      g_assert_true (g_file_get_contents (place->place, &after, &length, NULL));
      g_assert_cmpint (memcmp (after, files[i].contents, length), ==, 0);
    }

  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < 20000; i++)
        noise[i] = (char) g_rand_int (random);
      write_file (place, noise, 20000);
      error = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
      klade_test_assert_code (error, NOT_SCHOOL);
    }
}

static void
test_other_places (KladeTestPlace *place)
{
  g_autofree char *missing = g_build_filename (place->folder, "no", "school.klade", NULL);
  g_autofree char *foreign = g_build_filename (place->folder, "foreign.sqlite", NULL);
  g_autoptr (GError) no_file = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
  g_autoptr (GError) no_folder = klade_test_fail_to_open (missing, KLADE_DB_OPEN);
  g_autoptr (GError) no_new_folder = klade_test_fail_to_open (missing, KLADE_DB_CREATE);
  g_autoptr (GError) folder = klade_test_fail_to_open (place->folder, KLADE_DB_OPEN);
  g_autoptr (GError) device = klade_test_fail_to_open ("/dev/zero", KLADE_DB_OPEN);
  g_autoptr (GError) of_another = NULL;

  klade_test_assert_code (no_file, NOT_FOUND);
  g_assert_false (g_file_test (place->place, G_FILE_TEST_EXISTS));
  klade_test_assert_code (no_folder, NOT_FOUND);
  klade_test_assert_code (no_new_folder, NOT_FOUND);
  klade_test_assert_code (folder, NOT_SCHOOL);
  klade_test_assert_code (device, NOT_SCHOOL);

  execute_raw (foreign, "CREATE TABLE bookmark (id)");
  of_another = klade_test_fail_to_open (foreign, KLADE_DB_OPEN);
  klade_test_assert_code (of_another, NOT_SCHOOL);
}

static void
test_odd_names (KladeTestPlace *place)
{
  g_autofree char *path =
      g_build_filename (place->folder, "8. vidusskola? #1 %41 & Ķo.klade", NULL);
  g_autofree char *link = g_build_filename (place->folder, "link.klade", NULL);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;

  g_free (place->place);
  place->place = g_strdup (path);
  db = klade_test_create (place);
  g_assert_true (klade_test_add_note (db, "a", &error));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_finalize_object (g_steal_pointer (&db));

  g_assert_cmpint (symlink (path, link), ==, 0);
  db = klade_db_open (link, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
}

/* What file(1) and the desktop look for, and nothing beside the file once it is closed. */
static void
test_file_alone (KladeTestPlace *place)
{
  g_autofree char *contents = NULL;
  g_autofree char *log = g_strconcat (place->place, "-wal", NULL);
  struct stat info;

  make_school (place, 10);
  g_assert_true (g_file_get_contents (place->place, &contents, NULL, NULL));
  g_assert_cmpmem (contents + 68, 4, "Klad", 4);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (place->place, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600); /* pupils' data is the owner's */
}

static void
test_truncated (KladeTestPlace *place)
{
  struct stat info;

  make_school (place, 2000);
  g_assert_cmpint (g_stat (place->place, &info), ==, 0);

  for (int part = 7; part >= 1; part--)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (truncate (place->place, info.st_size / 8 * part), ==, 0);
      error = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
      klade_test_assert_code (error, CORRUPT);
    }
}

/* Each page in turn is overwritten: no damage stays unseen. */
static void
test_altered (KladeTestPlace *place)
{
  g_autofree char *good = NULL;
  gsize length;

  make_school (place, 300);
  g_assert_true (g_file_get_contents (place->place, &good, &length, NULL));

  for (gsize page = 0; page < length / 4096; page++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autoptr (KladeDb) db = NULL;
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      memset (bad + page * 4096 + (page == 0 ? 100 : 0), 0x5a, 2000);
      write_file (place, bad, (gssize) length);
      db = klade_db_open (place->place, KLADE_DB_OPEN, &error);
      if (db == NULL)
        {
          klade_test_assert_code (error, CORRUPT);
          continue;
        }
      g_assert_true (klade_db_check (db, findings, &error));
      g_assert_cmpuint (findings->len, >, 0);
    }
}

static void
test_reading_damage (KladeTestPlace *place)
{
  static const char sql_sum[] = "SELECT sum (length (body)) FROM note";
  g_autofree char *contents = NULL;
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (KladeStatement) stmt = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  make_school (place, 2000);
  g_assert_true (g_file_get_contents (place->place, &contents, &length, NULL));
  memset (contents + 4096 * 5, 0x5a, length - 4096 * 5);
  write_file (place, contents, (gssize) length);

  db = klade_test_open (place, KLADE_DB_OPEN);
  stmt = klade_db_prepare (db, sql_sum, &error);
  g_assert_cmpint (klade_statement_step (stmt, &error), ==, KLADE_STEP_ERROR);
  klade_test_assert_code (error, CORRUPT);
}

static void
test_broken_keys (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  make_school (place, 3);
  execute_raw (place->place, "UPDATE note SET parent_id = 99 WHERE id = 2");
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_true (klade_db_check (db, findings, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (findings->pdata[0], ==, "note 2 points to a row that note does not have");
}

static void
test_moved_away (KladeTestPlace *place)
{
  g_autofree char *away = g_build_filename (place->folder, "away.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_cmpint (g_rename (place->place, away), ==, 0);
  g_assert_false (klade_test_add_note (db, "b", &error));
  klade_test_assert_code (error, GONE);
  g_assert_true (klade_error_is_passing (error));
  g_clear_error (&error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1); /* what is on the screen can be read */

  /* Another file under the same name is not the school. */
  g_assert_true (g_file_set_contents (place->place, "x", 1, NULL));
  g_assert_false (klade_test_add_note (db, "b", &error));
  klade_test_assert_code (error, GONE);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (away, place->place), ==, 0);
  g_assert_true (klade_test_add_note (db, "b", &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);
}

static void
test_deleted (KladeTestPlace *place)
{
  g_autofree char *rescue = g_build_filename (place->folder, "rescue.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_cmpint (g_unlink (place->place), ==, 0);
  g_assert_false (klade_db_execute (db, "DELETE FROM note", &error));
  klade_test_assert_code (error, GONE);
  g_clear_error (&error);

  g_assert_true (klade_db_copy_to (db, rescue, &error)); /* the open file is still whole */
  g_assert_no_error (error);
  copy = klade_db_open (rescue, KLADE_DB_OPEN, &error);
  g_assert_cmpint (klade_test_count_notes (copy), ==, 1);
}

static gboolean
say_network (const char *path)
{
  return TRUE;
}

static void
test_network (KladeTestPlace *place)
{
  g_autoptr (GError) on_create = NULL;
  g_autoptr (GError) on_open = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDb) reader = NULL;

  g_assert_false (klade_db_sqlite_is_network (place->folder));
  make_school (place, 3);

  klade_db_sqlite_set_network_test (say_network);
  on_open = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
  on_create = klade_test_fail_to_open (place->place, KLADE_DB_CREATE);
  reader = klade_db_open (place->place, KLADE_DB_READ_ONLY, &error); /* a backup kept there */
  klade_db_sqlite_set_network_test (NULL);

  klade_test_assert_code (on_open, NETWORK_PLACE);
  klade_test_assert_code (on_create, NETWORK_PLACE);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (reader), ==, 3);
}

/* ---- write-protected ---- */

static void
read_protected (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  become_nobody ();
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_true (klade_db_is_read_only (db));
  g_assert_cmpint (klade_test_count_notes (db), ==, 3);
  g_assert_true (klade_db_poll (db, &changed, NULL));
  g_assert_false (changed);
  g_assert_false (klade_test_add_note (db, "b", &error));
  klade_test_assert_code (error, READ_ONLY);
}

static void
test_protected (KladeTestPlace *unused)
{
  static const struct
  {
    mode_t file, folder;
  } modes[] = { { 0444, 0777 }, { 0444, 0555 }, { 0666, 0555 } };

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
      gboolean is_run;

      make_school (place, 3);
      g_assert_cmpint (g_chmod (place->place, modes[i].file), ==, 0);
      g_assert_cmpint (g_chmod (place->folder, modes[i].folder), ==, 0);
      is_run = klade_test_run_apart (read_protected, place);
      g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
      if (!is_run)
        {
          g_test_skip ("cannot become another user here");
          return;
        }
    }
}

static void
fail_protected (KladeTestPlace *place)
{
  g_autofree char *new_path = g_build_filename (place->folder, "new.klade", NULL);
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GError) unwritable = NULL;

  become_nobody ();
  unreadable = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
  klade_test_assert_code (unreadable, DENIED);
  unwritable = klade_test_fail_to_open (new_path, KLADE_DB_CREATE);
  klade_test_assert_code (unwritable, READ_ONLY);
}

static void
test_no_rights (KladeTestPlace *place)
{
  gboolean is_run;

  make_school (place, 3);
  g_assert_cmpint (g_chmod (place->place, 0), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  is_run = klade_test_run_apart (fail_protected, place);
  g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
  if (!is_run)
    g_test_skip ("cannot become another user here");
}

/* Somebody who may write has the school open: the reader sees each of his changes. */
static void
watch_protected (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;

  become_nobody ();
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_true (klade_db_is_read_only (db));
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
}

static void
test_protected_while_open (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autofree char *log = g_strconcat (place->place, "-wal", NULL);
  g_autofree char *memory = g_strconcat (place->place, "-shm", NULL);

  g_assert_true (klade_test_add_note (db, "only in the log", NULL));
  g_assert_cmpint (g_chmod (place->place, 0444), ==, 0);
  g_assert_cmpint (g_chmod (log, 0444), ==, 0);
  g_assert_cmpint (g_chmod (memory, 0444), ==, 0);
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  if (!klade_test_run_apart (watch_protected, place))
    g_test_skip ("cannot become another user here");
  g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
}

/* Without locks a reader must not go on after somebody wrote. */
static void
test_changed_under_reader (KladeTestPlace *place)
{
  g_autoptr (KladeDb) reader = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  make_school (place, 3);
  klade_db_sqlite_set_network_test (say_network);
  reader = klade_test_open (place, KLADE_DB_READ_ONLY);
  klade_db_sqlite_set_network_test (NULL);
  g_assert_true (klade_db_poll (reader, &changed, &error));

  execute_raw (place->place, "DELETE FROM note WHERE id = 1");
  g_assert_false (klade_db_poll (reader, &changed, &error));
  klade_test_assert_code (error, GONE);
}

/* ---- a full disk ---- */

static void
write_until_full (KladeTestPlace *place)
{
  g_autofree char *filler = g_build_filename (place->folder, "filler", NULL);
  g_autofree char *copy = g_build_filename (place->folder, "copy.klade", NULL);
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gint64 n_stored = 0;

  klade_test_mount_small_disk (place, 1);
  db = klade_test_create (place);
  klade_test_fill_disk (filler);

  for (;;)
    {
      g_autofree char *title = g_strdup_printf ("%" G_GINT64_FORMAT "%5000s", n_stored, "x");

      if (!klade_test_add_note (db, title, &error))
        break;
      n_stored++;
    }
  klade_test_assert_code (error, FULL);
  g_clear_error (&error);
  g_assert_cmpint (klade_test_count_notes (db), ==, n_stored);
  g_assert_false (klade_db_copy_to (db, copy, &error));
  klade_test_assert_code (error, FULL);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* Room again: it goes on as if nothing had been. */
  g_assert_cmpint (g_unlink (filler), ==, 0);
  g_assert_true (klade_test_add_note (db, "room", &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, n_stored + 1);
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
open_when_full (KladeTestPlace *place)
{
  g_autofree char *filler = g_build_filename (place->folder, "filler", NULL);
  g_autofree char *other = g_build_filename (place->folder, "other.klade", NULL);
  g_autoptr (GError) on_open = NULL;
  g_autoptr (GError) on_create = NULL;
  g_autoptr (KladeDb) db = NULL;

  klade_test_mount_small_disk (place, 1);
  make_school (place, 3);
  klade_test_fill_disk (filler);

  on_open = klade_test_fail_to_open (place->place, KLADE_DB_OPEN);
  klade_test_assert_code (on_open, FULL);
  on_create = klade_test_fail_to_open (other, KLADE_DB_CREATE);
  klade_test_assert_code (on_create, FULL);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  g_assert_cmpint (g_unlink (filler), ==, 0);
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (klade_test_count_notes (db), ==, 3);
}

static void
test_full_disk (KladeTestPlace *place)
{
  if (!klade_test_run_apart (write_until_full, place) ||
      !klade_test_run_apart (open_when_full, place))
    g_test_skip ("cannot mount a small disk here");
}

/* A copy onto the open school itself would end it. */
static void
test_copy_onto_itself (KladeTestPlace *place)
{
  g_autofree char *link = g_build_filename (place->folder, "link.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (place->place, link), ==, 0);
  g_assert_false (klade_db_copy_to (db, place->place, &error));
  klade_test_assert_code (error, EXISTS);
  g_clear_error (&error);
  g_assert_false (klade_db_copy_to (db, link, &error));
  klade_test_assert_code (error, EXISTS);
}

/* What a process that dies leaves in the log is not lost. */
static gboolean
die_within (KladeDb *db, gpointer data, GError **error)
{
  g_assert_true (klade_test_add_note (db, "not yet", NULL));
  klade_test_leave_child ();
}

static void
write_and_die (KladeTestPlace *place)
{
  KladeDb *db = klade_test_open (place, KLADE_DB_OPEN);

  g_assert_true (klade_test_add_note (db, "acknowledged", NULL));
  klade_db_within (db, die_within, NULL, NULL);
}

static void
test_log_left_behind (KladeTestPlace *place)
{
  g_autofree char *log = g_strconcat (place->place, "-wal", NULL);
  g_autoptr (KladeDb) db = NULL;

  make_school (place, 3);
  g_assert_true (klade_test_run_apart (write_and_die, place));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (klade_test_count_notes (db), ==, 4);
}

/* ---- a file chooser has listed the folder ---- */

/* As it does: opens, reads some bytes, closes; and the files beside the school's too. */
static void
look_at_files (KladeTestPlace *place)
{
  static const char *const ends[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (place->place, ends[i], NULL);
      char bytes[16];
      int descriptor = open (path, O_RDONLY | O_CLOEXEC);

      g_assert_cmpint (descriptor, >=, 0);
      g_assert_cmpint (read (descriptor, bytes, sizeof bytes), ==, sizeof bytes);
      g_assert_cmpint (close (descriptor), ==, 0);
    }
}

/* Another process, which closes the school as if it were the last one. */
static char *
ask_elsewhere (KladeTestPlace *place, const char *sql)
{
  const char *argv[] = { "sqlite3", place->place, sql, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return g_strstrip (g_steal_pointer (&output));
}

static void
test_locks_survive_a_look (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autofree char *log = g_strconcat (place->place, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (klade_test_add_note (db, "before", NULL));
  look_at_files (place);
  before = ask_elsewhere (place, "SELECT count(*) FROM note");
  g_assert_cmpstr (before, ==, "1");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  g_assert_true (klade_test_add_note (db, "after", NULL));
  after = ask_elsewhere (place, "SELECT count(*) FROM note");
  g_assert_cmpstr (after, ==, "2");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    KladeTestFunc func;
  } tests[] = {
    { "/store/file/not-a-school", test_not_a_school },
    { "/store/file/other-places", test_other_places },
    { "/store/file/odd-names", test_odd_names },
    { "/store/file/alone", test_file_alone },
    { "/store/file/truncated", test_truncated },
    { "/store/file/altered", test_altered },
    { "/store/file/reading-damage", test_reading_damage },
    { "/store/file/broken-keys", test_broken_keys },
    { "/store/file/moved-away", test_moved_away },
    { "/store/file/deleted", test_deleted },
    { "/store/file/network", test_network },
    { "/store/file/protected", test_protected },
    { "/store/file/no-rights", test_no_rights },
    { "/store/file/protected-while-open", test_protected_while_open },
    { "/store/file/changed-under-reader", test_changed_under_reader },
    { "/store/file/full-disk", test_full_disk },
    { "/store/file/copy-onto-itself", test_copy_onto_itself },
    { "/store/file/log-left-behind", test_log_left_behind },
    { "/store/file/locks-survive-a-look", test_locks_survive_a_look },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    klade_test_add_one (tests[i].path, KLADE_TEST_SQLITE, tests[i].func);

  return g_test_run ();
}
