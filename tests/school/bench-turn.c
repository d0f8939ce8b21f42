/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The turn of the year in a city-size demo school, and in one of 300 pupils on a server: the lists
 * of classes and groups, decisions on every pupil, the rehearsal, the turn without its back-up's
 * copying told apart, and its undo.  KLADE_BENCH_CITY=FILE uses a demo school that is there
 * already; it is changed. */

#include "klade-school-care.h"
#include "klade-school-classes.h"
#include "klade-school-journal.h"
#include "klade-school-setup.h"
#include "klade-school-year-turn.h"
#include "klade-test-school.h"

static void
tell (const char *what, gint64 since)
{
  g_print ("%-40s %8.1f ms\n", what, (double) (g_get_monotonic_time () - since) / 1000);
}

static void
bench_lists (KladeSession *session)
{
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GPtrArray) classes = klade_school_list_classes (session, 0, &error);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GPtrArray) divisions = NULL;

  g_assert_no_error (error);
  tell ("list of classes", since);
  since = g_get_monotonic_time ();
  groups = klade_school_list_groups (session, 0, 0, 0, &error);
  g_assert_no_error (error);
  tell ("list of groups", since);
  since = g_get_monotonic_time ();
  journals = klade_school_list_class_journals (session, 0, 0, &error);
  g_assert_no_error (error);
  tell ("list of class journals", since);
  since = g_get_monotonic_time ();
  divisions = klade_school_list_divisions (session, 0, 0, &error);
  g_assert_no_error (error);
  tell ("list of divisions", since);
  g_print ("%u classes, %u groups, %u journals, %u divisions\n", classes->len, groups->len,
           journals->len, divisions->len);
}

/* Everybody as the grade says: moved up, or finished after the last. */
static void
decide (KladeSession *session)
{
  const KladeOrderName order = { "3-1/12", klade_day_new (2026, 6, 10) };
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GPtrArray) rows = klade_school_list_promotions (session, 0, 0, &error);
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (KladePromotionEdit));

  g_assert_no_error (error);
  tell ("proposals", since);
  for (guint i = 0; i < rows->len; i++)
    {
      const KladePromotionRow *row = g_ptr_array_index (rows, i);
      gboolean is_last =
          g_str_has_prefix (row->class_name, "9.") || g_str_has_prefix (row->class_name, "12.");
      KladePromotionEdit edit = {
        .pupil_id = row->pupil_id,
        .class_id = row->class_id,
        .decision = is_last ? KLADE_PROMOTION_FINISHED : KLADE_PROMOTION_MOVED,
      };

      g_array_append_val (edits, edit);
    }
  since = g_get_monotonic_time ();
  klade_school_set_promotions (session, (const KladePromotionEdit *) (gpointer) edits->data,
                               edits->len, &order, NULL, &error);
  g_assert_no_error (error);
  tell ("decisions", since);
}

static void
turn (KladeSession *session, const char *folder)
{
  g_autofree char *copy = g_build_filename (folder, "copy.klade", NULL);
  g_autofree char *backup = g_build_filename (folder, "before.klade", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KladeTurnResult result;
  gint64 since = g_get_monotonic_time ();

  problems = klade_school_check_turn (session, 0, &error);
  g_assert_no_error (error);
  tell ("rehearsal", since);
  since = g_get_monotonic_time ();
  klade_school_back_up (session, copy, &error);
  g_assert_no_error (error);
  tell ("a back-up alone", since);
  since = g_get_monotonic_time ();
  klade_school_turn_year (session, 0, backup, NULL, NULL, &result, &undo, &error);
  g_assert_no_error (error);
  tell ("turn with its back-up", since);
  g_print ("%d moved, %d finished, %d classes, %d groups, %d journals (%d without a teacher)\n",
           result.n_moved, result.n_finished, result.n_classes, result.n_groups, result.n_journals,
           result.n_without_teacher);
  since = g_get_monotonic_time ();
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  tell ("undo", since);
}

static void
bench (KladeTestEngine engine, KladeDemoSize size, const char *city)
{
  KladeClock clock = klade_clock_on_day (klade_day_new (2026, 3, 5));
  g_autoptr (KladeTestPlace) place = klade_test_place_new (engine);
  const KladeYearEdit edit = { .year = klade_school_year_get (2026) };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;

  g_print ("%s\n", engine == KLADE_TEST_POSTGRES ? "PostgreSQL" : "SQLite");
  if (city == NULL)
    klade_school_fill_demo (place->place, size, 1, klade_day_new (2026, 3, 5), NULL, NULL, &error);
  g_assert_no_error (error);
  school = klade_school_open (city != NULL ? city : place->place, &clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);

  bench_lists (session);
  klade_school_save_year (session, &edit, NULL, NULL, &error);
  g_assert_no_error (error);
  decide (session);
  turn (session, place->folder);
}

int
main (void)
{
  bench (KLADE_TEST_SQLITE, KLADE_DEMO_CITY, g_getenv ("KLADE_BENCH_CITY"));
  if (klade_test_has_postgres ())
    bench (KLADE_TEST_POSTGRES, KLADE_DEMO_SCHOOL, NULL);

  return 0;
}
