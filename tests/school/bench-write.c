/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long until a typed mark is on the disk.  Baseline: the same file system, bare SQLite with
 * the same safety, one row changed and one row of a log added in a transaction. */

#include <sqlite3.h>

#include "klade-bench.h"
#include "klade-test-journal.h"

#define ROUNDS 400

static void
execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  execute (db, "PRAGMA journal_mode = WAL");
  execute (db, "PRAGMA synchronous = FULL");
  execute (db, "CREATE TABLE mark (id INTEGER PRIMARY KEY, value TEXT)");
  execute (db, "CREATE TABLE log (id INTEGER PRIMARY KEY, old TEXT, new TEXT, hash BLOB)");
  execute (db, "INSERT INTO mark VALUES (1, '4')");
  return db;
}

static void
type_one (KladeTestSchool *school, KladeSession *session, KladeCellEdit *edit, int value)
{
  g_autoptr (GError) error = NULL;
  KladeCellResult *results;

  edit->value.mark = (KladeMark){ KLADE_MARK_POINTS, (guint8) value };
  klade_school_set_cells (session, school->math_a, edit, 1, &results, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (results[0].outcome, ==, KLADE_OUTCOME_SAVED);
  edit->mark_revision = results[0].now.mark_revision;
  klade_cell_results_free (results, 1);
}

static void
bench_marks (KladeTestSchool *school, KladeSession *session)
{
  KladeCellEdit edit = {
    .lesson_id = school->lessons[0],
    .work_id = school->work_id,
    .pupil_id = school->pupils_a[0],
  };
  sqlite3 *bare = open_bare (school->folder);
  g_auto (KladeBench) ours = { 0 };
  g_auto (KladeBench) baseline = { 0 };

  klade_bench_init (&ours);
  klade_bench_init (&baseline);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();

      type_one (school, session, &edit, 1 + i % 10);
      klade_bench_add (&ours, since);

      since = g_get_monotonic_time ();
      execute (bare, "BEGIN IMMEDIATE; UPDATE mark SET value = '8' WHERE id = 1;"
                     "INSERT INTO log (old, new, hash) VALUES ('4', '8', randomblob (32)); COMMIT");
      klade_bench_add (&baseline, since);
    }
  klade_bench_print ("one mark, durable", &ours, &baseline);
  sqlite3_close (bare);
}

static void
bench_batch (KladeTestSchool *school, KladeSession *session)
{
  enum
  {
    N_EDITS = 1000
  };
  g_autofree KladeCellEdit *edits = g_new0 (KladeCellEdit, N_EDITS);
  g_auto (KladeBench) ours = { 0 };

  klade_bench_init (&ours);
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
      const KladeCell *cell = klade_journal_page_cell (page, 1, 0);
      g_autoptr (GError) error = NULL;
      KladeCellResult *results;
      gint64 since;

      /* A thousand changes of one cell: each is checked, written and logged. */
      for (int i = 0; i < N_EDITS; i++)
        edits[i] = (KladeCellEdit){
          .lesson_id = school->lessons[0],
          .work_id = school->work_id,
          .pupil_id = school->pupils_a[1],
          .value.mark = { KLADE_MARK_POINTS, (guint8) (1 + i % 10) },
          .mark_revision = cell->mark_revision + i,
        };
      since = g_get_monotonic_time ();
      klade_school_set_cells (session, school->math_a, edits, N_EDITS, &results, NULL, &error);
      g_assert_no_error (error);
      klade_bench_add (&ours, since);
      g_assert_cmpint (results[N_EDITS - 1].outcome, ==, KLADE_OUTCOME_SAVED);
      klade_cell_results_free (results, N_EDITS);
    }
  klade_bench_print ("1,000 marks in one paste, durable", &ours, NULL);
}

int
main (void)
{
  g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  bench_marks (school, session);
  bench_batch (school, session);

  return 0;
}
