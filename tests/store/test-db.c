/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call of klade-db.h, by one source on both engines. */
#include "klade-test-db.h"

#include <string.h>

static KladeStatement *
prepare (KladeDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  KladeStatement *stmt = klade_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

static void
step_to_row (KladeStatement *stmt)
{
  g_autoptr (GError) error = NULL;
  KladeStep step = klade_statement_step (stmt, &error);

  g_assert_no_error (error);
  g_assert_cmpint (step, ==, KLADE_STEP_ROW);
}

static void
run (KladeStatement *stmt, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 n_changed = -1;

  klade_statement_run (stmt, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_changed, ==, expected);
}

static void
test_create_and_open (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;
  int version = -1;

  g_assert_cmpint (klade_db_get_engine (db), ==,
                   place->engine == KLADE_TEST_SQLITE ? KLADE_ENGINE_SQLITE
                                                      : KLADE_ENGINE_POSTGRES);
  g_assert_cmpstr (klade_db_get_place (db), ==, place->place);
  g_assert_false (klade_db_is_read_only (db));
  g_assert_true (klade_db_get_version (db, &version, NULL));
  g_assert_cmpint (version, ==, 1);
  g_assert_true (klade_db_migrate (db, &error)); /* nothing left to do */
  g_assert_no_error (error);
  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_finalize_object (g_steal_pointer (&db));

  db = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&db));

  error = klade_test_fail_to_open (place->place, KLADE_DB_CREATE);
  klade_test_assert_code (error, EXISTS);
}

static void
test_parameters (KladeTestPlace *place)
{
  static const char sql_order[] =
      "SELECT CAST ($2 AS TEXT), CAST ($1 AS BIGINT), CAST ($2 AS TEXT) || '$3'";
  static const char sql_null[] = "SELECT CAST ($1 AS BIGINT), CAST ($2 AS TEXT)";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) order = prepare (db, sql_order);
  g_autoptr (KladeStatement) nothing = prepare (db, sql_null);

  klade_statement_bind_int64 (order, 1, G_MAXINT64);
  klade_statement_bind_text (order, 2, "Ģirts “Šķūnis”; DROP TABLE note --'");
  step_to_row (order);
  g_assert_cmpstr (klade_statement_get_text (order, 0), ==, "Ģirts “Šķūnis”; DROP TABLE note --'");
  g_assert_true (klade_statement_get_int64 (order, 1) == G_MAXINT64);
  g_assert_cmpstr (klade_statement_get_text (order, 2), ==,
                   "Ģirts “Šķūnis”; DROP TABLE note --'$3");
  g_assert_cmpint (klade_statement_step (order, NULL), ==, KLADE_STEP_DONE);
  g_assert_cmpint (klade_statement_step (order, NULL), ==, KLADE_STEP_DONE);

  /* A bind after a step starts anew, with every parameter NULL. */
  klade_statement_bind_int64 (order, 1, G_MININT64);
  step_to_row (order);
  g_assert_null (klade_statement_get_text (order, 0));
  g_assert_true (klade_statement_is_null (order, 0));
  g_assert_true (klade_statement_get_int64 (order, 1) == G_MININT64);

  klade_statement_bind_id (nothing, 1, 0);
  klade_statement_bind_day (nothing, 2, 0);
  step_to_row (nothing);
  g_assert_true (klade_statement_is_null (nothing, 0));
  g_assert_cmpint (klade_statement_get_int64 (nothing, 0), ==, 0);
  g_assert_cmpint (klade_statement_get_day (nothing, 1), ==, 0);

  klade_statement_bind_id (nothing, 1, 7);
  klade_statement_bind_day (nothing, 2, 740000);
  step_to_row (nothing);
  g_assert_cmpint (klade_statement_get_int64 (nothing, 0), ==, 7);
  g_assert_cmpint (klade_statement_get_day (nothing, 1), ==, 740000);
}

static void
test_bad_parameters (KladeTestPlace *place)
{
  static const char sql_one[] = "SELECT CAST ($1 AS TEXT)";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) stmt = prepare (db, sql_one);
  g_autoptr (GError) error = NULL;

  klade_statement_bind_text (stmt, 2, "x");
  klade_statement_bind_text (stmt, 1, "x");
  g_assert_cmpint (klade_statement_step (stmt, &error), ==, KLADE_STEP_ERROR);
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);

  klade_statement_bind_text (stmt, 1, "\xc4"); /* half of a letter */
  g_assert_cmpint (klade_statement_step (stmt, &error), ==, KLADE_STEP_ERROR);
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);

  klade_statement_bind_text (stmt, 1, "x");
  step_to_row (stmt);
}

static void
test_bad_sql (KladeTestPlace *place)
{
  static const char sql_nonsense[] = "SELEKT 1";
  static const char sql_quotes[] = "SELECT \"a text\"";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_db_prepare (db, sql_nonsense, &error));
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);
  g_assert_null (klade_db_prepare (db, sql_quotes, &error));
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);
  g_assert_false (klade_db_execute (db, "INSERT INTO nowhere VALUES (1)", &error));
  klade_test_assert_code (error, FAILED);
  g_assert_true (klade_test_add_note (db, "still works", NULL));
}

static void
test_values (KladeTestPlace *place)
{
  static const char sql_add[] =
      "INSERT INTO note (title, body, is_done) VALUES ($1, $2, $3) RETURNING id";
  static const char sql_get[] =
      "SELECT title, body, is_done = 1, parent_id FROM note WHERE id = $1";
  const guint8 all_bytes[] = { 0, 1, '\\', '\'', 'x', 127, 128, 255 };
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) add = prepare (db, sql_add);
  g_autoptr (KladeStatement) get = prepare (db, sql_get);
  g_autofree char *long_text = g_strnfill (64 * 1024, 'x');
  const guint8 *bytes;
  gsize size = 0;
  gint64 id;

  memcpy (long_text + 1000, "ā", strlen ("ā"));
  klade_statement_bind_text (add, 1, long_text);
  klade_statement_bind_bytes (add, 2, all_bytes, sizeof all_bytes);
  klade_statement_bind_int64 (add, 3, 1);
  step_to_row (add);
  id = klade_statement_get_int64 (add, 0);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (klade_statement_step (add, NULL), ==, KLADE_STEP_DONE);

  klade_statement_bind_int64 (get, 1, id);
  step_to_row (get);
  g_assert_cmpstr (klade_statement_get_text (get, 0), ==, long_text);
  bytes = klade_statement_get_bytes (get, 1, &size);
  g_assert_cmpmem (bytes, size, all_bytes, sizeof all_bytes);
  g_assert_cmpint (klade_statement_get_int64 (get, 2), ==, 1); /* a condition is 1 in both */
  g_assert_true (klade_statement_is_null (get, 3));

  klade_statement_bind_text (add, 1, "");
  klade_statement_bind_bytes (add, 2, "", 0);
  klade_statement_bind_int64 (add, 3, 0);
  step_to_row (add);
  klade_statement_bind_int64 (get, 1, klade_statement_get_int64 (add, 0));
  step_to_row (get);
  g_assert_cmpstr (klade_statement_get_text (get, 0), ==, "");
  g_assert_nonnull (klade_statement_get_bytes (get, 1, &size)); /* nothing is not NULL */
  g_assert_cmpuint (size, ==, 0);
  g_assert_cmpint (klade_statement_get_int64 (get, 2), ==, 0);
}

static void
test_n_changed (KladeTestPlace *place)
{
  static const char sql_add[] = "INSERT INTO note (title) VALUES ($1)";
  static const char sql_all[] = "UPDATE note SET is_done = $1";
  static const char sql_list[] = "SELECT title FROM note";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) add = prepare (db, sql_add);
  g_autoptr (KladeStatement) all = prepare (db, sql_all);
  g_autoptr (KladeStatement) list = prepare (db, sql_list);

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *title = g_strdup_printf ("note %d", i);

      klade_statement_bind_text (add, 1, title);
      run (add, 1);
    }
  klade_statement_bind_int64 (all, 1, 1);
  run (all, 5);
  run (list, 0);
}

/* The pattern of every verb: a stale revision changes no row. */
static void
test_stale_revision (KladeTestPlace *place)
{
  static const char sql_set[] =
      "UPDATE note SET is_done = 1, revision = revision + 1 WHERE title = $1 AND revision = $2";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) set = prepare (db, sql_set);

  g_assert_true (klade_test_add_note (db, "a", NULL));
  klade_statement_bind_text (set, 1, "a");
  klade_statement_bind_int64 (set, 2, 1);
  run (set, 1);
  klade_statement_bind_text (set, 1, "a");
  klade_statement_bind_int64 (set, 2, 1);
  run (set, 0);
}

static void
test_second_use (KladeTestPlace *place)
{
  static const char sql_list[] = "SELECT title FROM note WHERE title >= $1 ORDER BY title";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) outer = prepare (db, sql_list);
  KladeStatement *first;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_true (klade_test_add_note (db, "b", NULL));

  klade_statement_bind_text (outer, 1, "");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (KladeStatement) inner = NULL;

      step_to_row (outer);
      inner = prepare (db, sql_list);
      g_assert_true (inner != outer);
      klade_statement_bind_text (inner, 1, "b");
      step_to_row (inner);
      g_assert_cmpstr (klade_statement_get_text (inner, 0), ==, "b");
      g_assert_cmpstr (klade_statement_get_text (outer, 0), ==, i == 0 ? "a" : "b");
    }
  g_assert_cmpint (klade_statement_step (outer, NULL), ==, KLADE_STEP_DONE);

  first = outer;
  klade_statement_done (g_steal_pointer (&outer));
  outer = prepare (db, sql_list);
  g_assert_true (outer == first); /* kept, and without the parameters of before */
  g_assert_cmpint (klade_statement_step (outer, NULL), ==, KLADE_STEP_DONE);
}

static gboolean
add_two_and_fail (KladeDb *db, gpointer data, GError **error)
{
  g_assert_true (klade_db_is_within (db));
  g_assert_true (klade_test_add_note (db, "a", error));
  g_assert_true (klade_test_add_note (db, "b", error));
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT, "theirs");
  return FALSE;
}

static gboolean
add_twice_and_go_on (KladeDb *db, gpointer data, GError **error)
{
  g_assert_true (klade_test_add_note (db, "a", error));
  g_assert_false (klade_test_add_note (db, "a", NULL));
  return TRUE;
}

static gboolean
add_two (KladeDb *db, gpointer data, GError **error)
{
  return klade_test_add_note (db, "a", error) && klade_test_add_note (db, "b", error);
}

static void
test_all_or_nothing (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_within (db, add_two_and_fail, NULL, &error));
  klade_test_assert_code (error, CONFLICT);
  g_clear_error (&error);
  g_assert_false (klade_db_is_within (db));
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);

  /* A failed statement is not passed over, even by who does not look. */
  g_assert_false (klade_db_within (db, add_twice_and_go_on, NULL, &error));
  klade_test_assert_code (error, EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);

  g_assert_true (klade_db_within (db, add_two, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);
}

static void
test_rules_of_tables (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      klade_db_execute (db, "INSERT INTO note (title, is_done) VALUES ('x', 2)", &error));
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);
  g_assert_false (
      klade_db_execute (db, "INSERT INTO note (title, parent_id) VALUES ('x', 77)", &error));
  klade_test_assert_code (error, FAILED);
  g_clear_error (&error);
  g_assert_false (klade_db_execute (
      db, "INSERT INTO note (title) VALUES ('x'); INSERT INTO note (title) VALUES ('x')", &error));
  klade_test_assert_code (error, EXISTS);
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);
}

typedef struct
{
  KladeDb *other;
  gint64 before, after;
} Snapshot;

static gboolean
look_twice (KladeDb *db, gpointer data, GError **error)
{
  Snapshot *snapshot = data;

  snapshot->before = klade_test_count_notes (db);
  g_assert_true (klade_test_add_note (snapshot->other, "meanwhile", error));
  snapshot->after = klade_test_count_notes (db);
  return TRUE;
}

static gboolean
write_while_reading (KladeDb *db, gpointer data, GError **error)
{
  return klade_test_add_note (db, "x", error);
}

static void
test_one_moment (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) other = klade_test_open (place, KLADE_DB_OPEN);
  g_autoptr (GError) error = NULL;
  Snapshot snapshot = { .other = other };

  g_assert_true (klade_db_within_read (db, look_twice, &snapshot, &error));
  g_assert_cmpint (snapshot.before, ==, 0);
  g_assert_cmpint (snapshot.after, ==, 0);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);

  g_assert_false (klade_db_within_read (db, write_while_reading, NULL, &error));
  klade_test_assert_code (error, READ_ONLY);
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
}

static void
test_poll (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) other = klade_test_open (place, KLADE_DB_OPEN);
  gboolean changed = TRUE;

  g_assert_true (klade_db_poll (db, &changed, NULL));
  g_assert_true (klade_db_poll (db, &changed, NULL));
  g_assert_false (changed);

  g_assert_true (klade_test_add_note (db, "mine", NULL)); /* one's own is no news */
  g_assert_true (klade_db_poll (db, &changed, NULL));
  g_assert_false (changed);

  g_assert_true (klade_test_add_note (other, "theirs", NULL));
  for (int i = 0; i < 100 && !changed; i++)
    {
      g_assert_true (klade_db_poll (db, &changed, NULL));
      g_usleep (changed ? 0 : 10000);
    }
  g_assert_true (changed);
  g_assert_true (klade_db_poll (db, &changed, NULL));
  g_assert_false (changed);
}

static gboolean
try_meanwhile (KladeDb *db, gpointer other, GError **error)
{
  g_autoptr (GError) busy = NULL;

  g_assert_false (klade_test_add_note (other, "too early", &busy));
  klade_test_assert_code (busy, BUSY);
  g_assert_true (klade_error_is_passing (busy));
  g_assert_cmpint (klade_test_count_notes (other), ==, 0); /* reading goes on */
  return klade_test_add_note (db, "first", error);
}

static void
test_busy (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) other = klade_test_open (place, KLADE_DB_OPEN);
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_db_set_patience (other, 50, &error));
  g_assert_true (klade_db_within (db, try_meanwhile, other, &error));
  g_assert_no_error (error);
  g_assert_true (klade_test_add_note (other, "second", &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);
}

static void
test_read_only (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  reader = klade_test_open (place, KLADE_DB_READ_ONLY);
  g_assert_true (klade_db_is_read_only (reader));
  g_assert_cmpint (klade_test_count_notes (reader), ==, 1);
  g_assert_false (klade_test_add_note (reader, "b", &error));
  klade_test_assert_code (error, READ_ONLY);
  g_clear_error (&error);
  g_assert_true (klade_test_add_note (db, "b", &error));
  g_assert_cmpint (klade_test_count_notes (reader), ==, 2);
}

/* Names whose order differs from that of bytes and from that of plain letters. */
static void
test_latvian_order (KladeTestPlace *place)
{
  static const char sql_list[] = "SELECT title FROM note ORDER BY title COLLATE \"lv-x-icu\"";
  static const char *const names[] = { "Ābols",   "Aboltiņš", "Āboltiņš", "Ādamsons", "aizgāls",
                                       "Bērziņš", "Caune",    "Čakste",   "Dūka",     "Ēķis",
                                       "Gailis",  "Ģirts",    "Yla",      "Iļjins",   "Jansons",
                                       "Kalns",   "Ķēniņš",   "Lācis",    "Ļaudams",  "Niedra",
                                       "Ņikita",  "Sala",     "Šķēle",    "Zars",     "Žagars" };
  static const int mixed[] = { 7, 24, 0,  13, 3,  21, 16, 2,  19, 9,  5, 11, 23,
                               1, 18, 12, 6,  22, 14, 4,  20, 10, 17, 8, 15 };
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (mixed); i++)
    g_assert_true (klade_test_add_note (db, names[mixed[i]], NULL));

  list = prepare (db, sql_list);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      step_to_row (list);
      g_assert_cmpstr (klade_statement_get_text (list, 0), ==, names[i]);
    }
}

static void
test_like_minds_case (KladeTestPlace *place)
{
  static const char sql_find[] = "SELECT count(*) FROM note WHERE title LIKE $1";
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeStatement) find = prepare (db, sql_find);

  g_assert_true (klade_test_add_note (db, "Algebra", NULL));
  klade_statement_bind_text (find, 1, "alg%");
  step_to_row (find);
  g_assert_cmpint (klade_statement_get_int64 (find, 0), ==, 0);
  klade_statement_bind_text (find, 1, "Alg%");
  step_to_row (find);
  g_assert_cmpint (klade_statement_get_int64 (find, 0), ==, 1);
}

static gpointer
add_from_thread (gpointer db)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "thread", &error));
  klade_db_release (db);
  return NULL;
}

static void
test_release (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);

  klade_db_release (db);
  g_thread_join (g_thread_new ("other", add_from_thread, db));
  g_assert_cmpint (klade_test_count_notes (db), ==, 1); /* and back */
}

static gpointer
count_from_thread (gpointer db)
{
  static const char sql_count[] = "SELECT count(*) FROM note";

  g_assert_null (klade_db_prepare (db, sql_count, NULL));
  return NULL;
}

static void
test_wrong_thread (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*klade_db_is_mine*");
  g_thread_join (g_thread_new ("other", count_from_thread, db));
  g_test_assert_expected_messages ();
}

static gboolean
nest (KladeDb *db, gpointer data, GError **error)
{
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*klade_db_is_within*");
  g_assert_false (klade_db_within (db, add_two, NULL, NULL));
  g_test_assert_expected_messages ();
  return TRUE;
}

static void
test_nested (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);

  g_assert_true (klade_db_within (db, nest, NULL, NULL));
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);
}

static void
test_fast_load (KladeTestPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (KladeDb) other = NULL;

  klade_migrator_set_source (klade_test_notes_migration);
  db = klade_test_open (place, KLADE_DB_CREATE | KLADE_DB_FAST_LOAD);
  g_assert_true (klade_db_migrate (db, &error));
  g_assert_false (klade_db_within (db, add_two_and_fail, NULL, NULL));
  g_assert_true (klade_db_within (db, add_two, NULL, &error));
  klade_db_release (db);

  other = klade_test_open (place, KLADE_DB_OPEN);
  g_assert_true (klade_test_add_note (other, "c", &error));
  g_assert_true (klade_test_add_note (db, "d", &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (other), ==, 4);
}

static void
test_check (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_true (klade_db_check (db, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* From either engine a file that is a whole school by itself. */
static void
test_copy (KladeTestPlace *place)
{
  static const char sql_add[] = "INSERT INTO note (title, body, parent_id) VALUES ($1, $2, $3)";
  static const char sql_get[] = "SELECT body, parent_id FROM note WHERE title = $1";
  g_autofree char *path = g_build_filename (place->folder, "copy.klade", NULL);
  g_autofree char *nowhere = g_build_filename (place->folder, "no", "copy.klade", NULL);
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (KladeDb) copy = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *bytes;
  gsize size;

  g_assert_true (klade_test_add_note (db, "ā", NULL));
  {
    g_autoptr (KladeStatement) add = prepare (db, sql_add);

    klade_statement_bind_text (add, 1, "ģ");
    klade_statement_bind_bytes (add, 2, "\0\1\377", 3);
    klade_statement_bind_int64 (add, 3, 1);
    run (add, 1);
  }
  g_assert_true (klade_db_copy_to (db, path, &error));
  g_assert_no_error (error);
  g_assert_true (klade_test_add_note (db, "later", NULL));
  g_assert_true (klade_db_copy_to (db, path, &error)); /* replaces */
  g_assert_no_error (error);
  g_assert_false (klade_db_copy_to (db, nowhere, &error));
  klade_test_assert_code (error, NOT_FOUND);
  g_clear_error (&error);

  copy = klade_db_open (path, KLADE_DB_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_db_get_engine (copy), ==, KLADE_ENGINE_SQLITE);
  g_assert_cmpint (klade_test_count_notes (copy), ==, 3);
  {
    g_autoptr (KladeStatement) get = prepare (copy, sql_get);

    klade_statement_bind_text (get, 1, "ģ");
    step_to_row (get);
    bytes = klade_statement_get_bytes (get, 0, &size);
    g_assert_cmpmem (bytes, size, "\0\1\377", 3);
    g_assert_cmpint (klade_statement_get_int64 (get, 1), ==, 1);
  }
  g_assert_true (klade_test_add_note (copy, "in the copy", &error));
  g_assert_cmpint (klade_test_count_notes (db), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/store/db/create-and-open", test_create_and_open);
  klade_test_add ("/store/db/parameters", test_parameters);
  klade_test_add ("/store/db/bad-parameters", test_bad_parameters);
  klade_test_add ("/store/db/bad-sql", test_bad_sql);
  klade_test_add ("/store/db/values", test_values);
  klade_test_add ("/store/db/n-changed", test_n_changed);
  klade_test_add ("/store/db/stale-revision", test_stale_revision);
  klade_test_add ("/store/db/second-use", test_second_use);
  klade_test_add ("/store/db/all-or-nothing", test_all_or_nothing);
  klade_test_add ("/store/db/rules-of-tables", test_rules_of_tables);
  klade_test_add ("/store/db/one-moment", test_one_moment);
  klade_test_add ("/store/db/poll", test_poll);
  klade_test_add ("/store/db/busy", test_busy);
  klade_test_add ("/store/db/read-only", test_read_only);
  klade_test_add ("/store/db/latvian-order", test_latvian_order);
  klade_test_add ("/store/db/like", test_like_minds_case);
  klade_test_add ("/store/db/release", test_release);
  klade_test_add ("/store/db/wrong-thread", test_wrong_thread);
  klade_test_add ("/store/db/nested", test_nested);
  klade_test_add ("/store/db/fast-load", test_fast_load);
  klade_test_add ("/store/db/check", test_check);
  klade_test_add ("/store/db/copy", test_copy);

  return g_test_run ();
}
