/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What printing reads of a city's school at the year's end: 1,500 pupils.  Baseline: the rows of
 * their semester marks and absences, read by bare SQLite into nothing. */

#include <sqlite3.h>

#include "klade-bench.h"
#include "klade-school-care.h"
#include "klade-test-paper.h"

#define ROUNDS 7

static void
bench (KladeSession *session, const char *what, KladeTestPaper wish, KladeBench *baseline)
{
  g_auto (KladeBench) times = { 0 };
  g_autofree char *name = NULL;
  int n_copies = 0;

  klade_bench_init (&times);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (KladePaper) paper = klade_test_paper_try (session, wish, &error);

      klade_bench_add (&times, since);
      g_assert_no_error (error);
      n_copies = klade_paper_get_n_records (paper);
    }
  name = g_strdup_printf ("%d %s", n_copies, what);
  klade_bench_print (name, &times, baseline);
}

static void
bench_bare (const char *path, KladeBench *times)
{
  static const char *const queries[] = {
    "SELECT pupil_id, journal_id, term, value FROM term_mark ORDER BY pupil_id",
    "SELECT a.pupil_id, a.journal_id, l.held_on, a.code FROM absence a"
    " JOIN lesson l ON l.id = a.lesson_id ORDER BY a.pupil_id",
  };
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      gsize n_letters = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (queries); k++)
        {
          sqlite3_stmt *stmt;

          g_assert_cmpint (sqlite3_prepare_v2 (db, queries[k], -1, &stmt, NULL), ==, SQLITE_OK);
          while (sqlite3_step (stmt) == SQLITE_ROW)
            n_letters += (gsize) sqlite3_column_bytes (stmt, 3);
          sqlite3_finalize (stmt);
        }
      g_assert_cmpuint (n_letters, >, 0);
      klade_bench_add (times, since);
    }
  sqlite3_close (db);
}

int
main (void)
{
  g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
  KladeClock clock = klade_clock_on_day (klade_day_new (2026, 6, 15));
  g_auto (KladeBench) bare = { 0 };
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;
  gint64 pupil, class_id;
  KladeDb *db;

  klade_school_fill_demo (place->place, KLADE_DEMO_CITY, 1, klade_day_new (2026, 6, 15), NULL, NULL,
                          &error);
  g_assert_no_error (error);
  school = klade_school_open (place->place, &clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);
  db = klade_school_get_db (school);
  {
    g_autoptr (KladeStatement) stmt = klade_db_prepare (
        db, "SELECT MAX(pupil_id), MAX(class_id) FROM enrolment WHERE valid_to IS NULL", &error);

    g_assert_cmpint (klade_statement_step (stmt, &error), ==, KLADE_STEP_ROW);
    pupil = klade_statement_get_int64 (stmt, 0);
    class_id = klade_statement_get_int64 (stmt, 1);
  }

  klade_bench_init (&bare);
  bench_bare (place->place, &bare);
  bench (session, "report cards, 1st semester",
         (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .term = 1 }, NULL);
  bench (session, "report cards, year",
         (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .term = 3 }, &bare);
  bench (session, "report cards, a class",
         (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = class_id, .term = 3 },
         NULL);
  bench (session, "report card, a pupil",
         (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .pupil_id = pupil, .term = 3 }, NULL);
  bench (session, "summary journals", (KladeTestPaper){ .kind = KLADE_PAPER_SUMMARY_JOURNAL },
         NULL);
  bench (session, "class overviews",
         (KladeTestPaper){ .kind = KLADE_PAPER_CLASS_OVERVIEW, .term = 3 }, NULL);
  bench (session, "extracts",
         (KladeTestPaper){ .kind = KLADE_PAPER_EXTRACT,
                           .first_day = "2026-05-01",
                           .last_day = "2026-05-31" },
         NULL);
  bench (session, "interim reports",
         (KladeTestPaper){ .kind = KLADE_PAPER_INTERIM_REPORT, .term = 2 }, NULL);
  bench (session, "personal files", (KladeTestPaper){ .kind = KLADE_PAPER_PERSONAL_FILE }, NULL);
  bench (session, "statements", (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT }, NULL);
  g_clear_object (&session);
  return 0;
}
