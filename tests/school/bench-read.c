/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a journal's page and the list of journals.  Baseline of a page: the same four tables
 * stepped through by bare SQLite, every column touched, nothing built.
 * KLADE_BENCH_CITY=FILE uses a city-size demo school that is there already. */

#include <sqlite3.h>

#include "klade-bench.h"
#include "klade-school-care.h"
#include "klade-test-journal.h"

#define ROUNDS 60

/* ---- a full journal ---- */

/* Pupils and lessons with work, 9 of 10 cells with a mark, 1 of 10 an absence. */
static gint64
fill_journal (KladeTestSchool *school, int n_pupils, int n_lessons)
{
  static const char text[] =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1$d)"
      " INSERT INTO person (id, surname, given_name)"
      " SELECT %4$d + i, 'Kalniņa' || (i * 7919 %% 997), 'Anna' || i FROM n;"
      "INSERT INTO school_class (id, school_year_id, grade, name) VALUES (%4$d, %3$d, 8, 'b%4$d');"
      "INSERT INTO enrolment (pupil_id, class_id, valid_from)"
      " SELECT id, %4$d, '2025-09-01' FROM person WHERE id > %4$d AND id <= %4$d + %1$d;"
      "INSERT INTO journal (id, school_year_id, class_id, subject_id, kind, scale)"
      " VALUES (%4$d, %3$d, %4$d, 1, 'subject', 1);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2$d)"
      " INSERT INTO lesson (id, journal_id, held_on, lesson_no, kind, topic, homework, teacher_id,"
      " entered_by, entered_at, changed_by, changed_at)"
      " SELECT %4$d + i, %4$d, date ('2025-09-01', (i * 270 / %2$d) || ' days'), i %% 10, 1,"
      " 'Daļskaitļu saskaitīšana un atņemšana ' || i, 'Mācību grāmata, ' || i || '. uzdevums',"
      " 1, 1, 1757000000000000 + i, 1, 1757000000000000 + i FROM n;"
      "INSERT INTO work (id, lesson_id, journal_id, kind, scale, title, changed_by, changed_at)"
      " SELECT id, id, journal_id, 1 + id %% 3, 1, 'Darbs', 1, 1 FROM lesson WHERE journal_id = "
      "%4$d;"
      "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id, value, entered_by,"
      " entered_at, changed_by, changed_at)"
      " SELECT l.id, l.id, %4$d, %4$d, e.pupil_id, 1 + (e.pupil_id * 31 + l.id * 17) %% 10, 1,"
      " l.entered_at, 1, l.entered_at FROM lesson l JOIN enrolment e ON e.class_id = %4$d"
      " WHERE l.journal_id = %4$d AND (e.pupil_id + l.id) %% 10 <> 0;"
      "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code, entered_by,"
      " entered_at, changed_by, changed_at)"
      " SELECT l.id, %4$d, %4$d, e.pupil_id, 1, 1, l.entered_at, 1, l.entered_at"
      " FROM lesson l JOIN enrolment e ON e.class_id = %4$d"
      " WHERE l.journal_id = %4$d AND (e.pupil_id + l.id) %% 10 = 0;";
  static int n_made = 0;
  int base = 100000 * ++n_made;
  g_autofree char *sql = g_strdup_printf (text, n_pupils, n_lessons, (int) school->year_id, base);
  g_autoptr (GError) error = NULL;

  klade_db_execute (klade_school_get_db (school->school), sql, &error);
  g_assert_no_error (error);
  return base;
}

/* ---- the baseline ---- */

static guint64
step_through (sqlite3 *db, const char *sql, gint64 journal_id)
{
  guint64 sum = 0;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (stmt, 1, journal_id);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      if (sqlite3_column_type (stmt, i) == SQLITE_TEXT)
        sum += sqlite3_column_text (stmt, i)[0];
      else
        sum += (guint64) sqlite3_column_int64 (stmt, i);
  sqlite3_finalize (stmt);

  return sum;
}

static void
read_bare (sqlite3 *db, gint64 journal_id)
{
  guint64 sum = 0;

  sum += step_through (db,
                       "SELECT p.id, p.surname, p.given_name, e.valid_from, e.valid_to"
                       " FROM enrolment e JOIN person p ON p.id = e.pupil_id WHERE e.class_id = ?",
                       journal_id);
  sum += step_through (db,
                       "SELECT l.id, l.revision, l.held_on, l.lesson_no, l.kind, l.is_hidden,"
                       " l.homework_state, l.topic, l.homework, l.notes, l.reason, l.teacher_id,"
                       " l.entered_by, l.changed_by, l.entered_at, l.changed_at, w.id, w.revision,"
                       " w.kind, w.scale, w.weight, w.title FROM lesson l LEFT JOIN work w"
                       " ON w.lesson_id = l.id WHERE l.journal_id = ?"
                       " ORDER BY l.held_on, l.lesson_no",
                       journal_id);
  sum += step_through (db,
                       "SELECT work_id, pupil_id, value, revision, entered_at, changed_by,"
                       " changed_at FROM mark WHERE journal_id = ?",
                       journal_id);
  sum += step_through (db,
                       "SELECT lesson_id, pupil_id, code, revision, entered_at, changed_by,"
                       " changed_at FROM absence WHERE journal_id = ?",
                       journal_id);
  g_assert_cmpuint (sum, >, 0);
}

/* ---- pages ---- */

static void
bench_page (KladeTestSchool *school,
            KladeSession *session,
            sqlite3 *bare,
            const char *name,
            int n_pupils,
            int n_lessons,
            const KladePageWindow *window)
{
  gint64 journal_id = fill_journal (school, n_pupils, n_lessons);
  g_auto (KladeBench) ours = { 0 };
  g_auto (KladeBench) baseline = { 0 };

  klade_bench_init (&ours);
  klade_bench_init (&baseline);
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeJournalPage) page = NULL;
      gint64 since = g_get_monotonic_time ();

      page = klade_school_read_journal (session, journal_id, window, &error);
      g_assert_no_error (error);
      klade_bench_add (&ours, since);
      g_assert_cmpint (page->n_pupils, ==, n_pupils);
      g_assert_cmpint (page->n_lessons, ==, n_lessons);

      since = g_get_monotonic_time ();
      read_bare (bare, journal_id);
      klade_bench_add (&baseline, since);
    }
  klade_bench_print (name, &ours, &baseline);
}

static void
bench_pages (void)
{
  const KladePageWindow window = {
    .first_day = klade_day_new (2026, 2, 1),
    .last_day = klade_day_new (2026, 3, 10),
    .max_cells = 10000,
  };
  g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  sqlite3 *bare;

  g_assert_cmpint (sqlite3_open (school->place, &bare), ==, SQLITE_OK);
  bench_page (school, session, bare, "page 30 x 200, 6,000 cells", 30, 200, NULL);
  bench_page (school, session, bare, "page 35 x 210", 35, 210, NULL);
  bench_page (school, session, bare, "page 35 x 1000, first window", 35, 1000, &window);
  bench_page (school, session, bare, "page 35 x 1000, whole", 35, 1000, NULL);
  bench_page (school, session, bare, "page 500 x 210, first window", 500, 210, &window);
  bench_page (school, session, bare, "page 500 x 210, whole", 500, 210, NULL);
  sqlite3_close (bare);
}

/* ---- the list ---- */

static void
bench_list (const char *path)
{
  KladeClock clock = klade_clock_on_day (klade_day_new (2026, 3, 5));
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (path, &clock, &error);
  g_autoptr (KladeSession) session = NULL;
  g_auto (KladeBench) ours = { 0 };
  int n_rows = 0;
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);

  klade_bench_init (&ours);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladeJournalList) list = klade_school_list_journals (session, &error);

      g_assert_no_error (error);
      klade_bench_add (&ours, since);
      n_rows = list->n_rows;
    }
  name = g_strdup_printf ("list of all %d journals", n_rows);
  klade_bench_print (name, &ours, NULL);
}

int
main (void)
{
  g_autofree char *folder = klade_test_folder_new ();
  g_autofree char *made = g_build_filename (folder, "city.klade", NULL);
  const char *city = g_getenv ("KLADE_BENCH_CITY");
  g_autoptr (GError) error = NULL;

  bench_pages ();
  if (city == NULL)
    {
      klade_school_fill_demo (made, KLADE_DEMO_CITY, 1, klade_day_new (2026, 3, 5), NULL, NULL,
                              &error);
      g_assert_no_error (error);
    }
  bench_list (city != NULL ? city : made);
  klade_test_folder_remove (folder);

  return 0;
}
