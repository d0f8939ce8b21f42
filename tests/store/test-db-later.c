/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that nobody waits for, and what a transaction writes when its work is done. */
#include "klade-test-db.h"

static const char sql_add[] = "INSERT INTO note (title, revision) VALUES ($1, $2)";
static const char sql_touch[] = "UPDATE note SET revision = revision + 1 WHERE title = $1";
static const char sql_count[] = "SELECT count(*) FROM note";

static gboolean
add_later (KladeDb *db, const char *title, gint64 revision, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_add, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, title);
  klade_statement_bind_int64 (stmt, 2, revision);
  return klade_statement_run_later (stmt, error);
}

static gboolean
count (KladeDb *db, gint64 *n, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count, error);

  if (stmt == NULL || klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *n = klade_statement_get_int64 (stmt, 0);
  return TRUE;
}

/* ---- many at once ---- */

#define N_NOTES 1000

static gboolean
add_many (KladeDb *db, gpointer data, GError **error)
{
  gint64 n;

  for (int i = 0; i < N_NOTES; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d", i);

      if (!add_later (db, title, 1, error))
        return FALSE;
      /* In between the answer to another statement is waited for. */
      if (i % 333 == 0)
        {
          g_assert_true (count (db, &n, error));
          g_assert_cmpint (n, ==, i + 1);
        }
    }

  return TRUE;
}

static void
test_many (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  klade_db_within (db, add_many, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, N_NOTES);
}

/* ---- what fails takes everything back ---- */

typedef struct
{
  const char *title; /* the second of two */
  gint64 revision;
  gboolean is_update;
  gboolean goes_on; /* with a statement that is waited for */
  KladeError code;
} Failing;

static gboolean
fail_later (KladeDb *db, gpointer data, GError **error)
{
  const Failing *failing = data;
  g_autoptr (KladeStatement) stmt = NULL;
  gint64 n;

  if (!add_later (db, "a", 1, error))
    return FALSE;

  if (!failing->is_update)
    return add_later (db, failing->title, failing->revision, error) &&
           (!failing->goes_on || count (db, &n, error));

  stmt = klade_db_prepare (db, sql_touch, error);
  g_assert_nonnull (stmt);
  klade_statement_bind_text (stmt, 1, failing->title);
  return klade_statement_run_later (stmt, error) && (!failing->goes_on || count (db, &n, error));
}

static void
test_failing (KladeTestPlace *place)
{
  static const Failing cases[] = {
    { "a", 1, FALSE, TRUE, KLADE_ERROR_EXISTS },
    { "a", 1, FALSE, FALSE, KLADE_ERROR_EXISTS },
    { NULL, 1, FALSE, FALSE, KLADE_ERROR_FAILED },
    { "nobody", 0, TRUE, TRUE, KLADE_ERROR_FAILED },
    { "nobody", 0, TRUE, FALSE, KLADE_ERROR_FAILED },
  };
  g_autoptr (KladeDb) db = klade_test_create (place);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (klade_db_within (db, fail_later, (gpointer) &cases[i], &error));
      g_assert_error (error, KLADE_ERROR, (int) cases[i].code);
      g_assert_cmpint (klade_test_count_notes (db), ==, 0);
    }

  /* The connection is as good as before. */
  g_assert_true (klade_test_add_note (db, "a", NULL));
  g_assert_cmpint (klade_test_count_notes (db), ==, 1);
}

/* An error that the work ignores is not lost. */
static gboolean
ignore_failure (KladeDb *db, gpointer data, GError **error)
{
  gint64 n;

  add_later (db, "a", 1, NULL);
  add_later (db, "a", 1, NULL);
  count (db, &n, NULL);
  return TRUE;
}

static void
test_ignored (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_within (db, ignore_failure, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);
}

static gboolean
lose_server (KladeDb *db, gpointer data, GError **error)
{
  gint64 n;

  g_assert_true (add_later (db, "a", 1, error));
  klade_test_postgres_stop ();
  return add_later (db, "b", 1, error) && count (db, &n, error);
}

static void
test_lost_server (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_db_within (db, lose_server, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_OFFLINE);
  klade_test_postgres_start ();
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);
  g_clear_error (&error);
  klade_db_within (db, add_many, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_count_notes (db), ==, N_NOTES);
}

/* ---- when the work is done ---- */

typedef struct
{
  int n_finished;
  const char *title; /* what is written in the end */
  gboolean is_good;  /* whether the work is */
} Work;

static gboolean
finish (KladeDb *db, gpointer data, GError **error)
{
  Work *work = data;

  work->n_finished++;
  return add_later (db, work->title, 1, error);
}

static gboolean
do_work (KladeDb *db, gpointer data, GError **error)
{
  Work *work = data;

  if (!klade_db_finish_with (db, finish, work, error) || !add_later (db, "a", 1, error) ||
      !klade_db_finish_with (db, finish, work, error))
    return FALSE;

  if (!work->is_good)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, "no");
  return work->is_good;
}

static gboolean
do_two_works (KladeDb *db, gpointer data, GError **error)
{
  Work *works = data;

  return klade_db_finish_with (db, finish, &works[0], error) &&
         klade_db_finish_with (db, finish, &works[1], error);
}

static void
test_finish (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = klade_test_create (place);
  g_autoptr (GError) error = NULL;
  Work works[] = { { 0, "b", FALSE },
                   { 0, "a", TRUE },
                   { 0, "b", TRUE },
                   { 0, "c", TRUE },
                   { 0, "d", TRUE } };
  guint serial = klade_db_get_serial (db);

  /* The work failed; the end fails; all is well. */
  g_assert_false (klade_db_within (db, do_work, &works[0], &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (works[0].n_finished, ==, 0);
  g_assert_cmpuint (klade_db_get_serial (db), >, serial);

  g_assert_false (klade_db_within (db, do_work, &works[1], &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (works[1].n_finished, ==, 1);
  g_assert_cmpint (klade_test_count_notes (db), ==, 0);

  klade_db_within (db, do_work, &works[2], &error);
  g_assert_no_error (error);
  g_assert_cmpint (works[2].n_finished, ==, 1);
  g_assert_cmpint (klade_test_count_notes (db), ==, 2);

  /* It was for that transaction only; and two do not push each other out. */
  klade_db_within (db, do_two_works, &works[3], &error);
  g_assert_no_error (error);
  g_assert_cmpint (works[2].n_finished, ==, 1);
  g_assert_cmpint (works[3].n_finished, ==, 1);
  g_assert_cmpint (works[4].n_finished, ==, 1);
  g_assert_cmpint (klade_test_count_notes (db), ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  klade_test_own_postgres ();
  klade_test_add ("/store/later/many", test_many);
  klade_test_add ("/store/later/failing", test_failing);
  klade_test_add ("/store/later/ignored", test_ignored);
  klade_test_add_one ("/store/later/lost-server", KLADE_TEST_POSTGRES, test_lost_server);
  klade_test_add ("/store/later/finish", test_finish);

  return g_test_run ();
}
