/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Marks typed down a real class of a demo school: from the key to the painted frame, and until
 * they are on disk.  Fails when a figure misses its target. */
#include <adwaita.h>
#include <stdlib.h>

#include "klade-i18n.h"
#include "klade-school-care.h"
#include "klade-school-journal.h"
#include "klade-test-grid.h"
#include "klade-test-place.h"
#include "klade-worker.h"

#define TODAY "2026-03-05"
#define MARKS_TYPED 60
#define FRAME_MS 16

static gint64 painted_us;

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  painted_us = g_get_monotonic_time ();
}

static KladePerson *
sign_in (KladeWorker *worker, const char *user_name, const char *password)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KladePerson *person;

  klade_worker_sign_in (worker, user_name, password, arrived_cb, &result);
  klade_test_wait_for (result != NULL);
  person = klade_worker_sign_in_finish (worker, result, &error);
  g_assert_no_error (error);
  return person;
}

static gpointer
list_journals (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_journals (session, error);
}

/* The journal of one's own with the most lessons; 0: the person teaches none. */
static gint64
find_journal (KladeWorker *worker)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalList) list = NULL;
  gint64 found = 0;
  int most = 0;

  klade_worker_run (worker, list_journals, NULL, NULL, (GDestroyNotify) klade_journal_list_unref,
                    NULL, arrived_cb, &result);
  klade_test_wait_for (result != NULL);
  list = klade_worker_run_finish (worker, result, &error);
  g_assert_no_error (error);
  for (int i = 0; i < list->n_rows; i++)
    if (list->rows[i].is_mine && list->rows[i].n_lessons > most)
      {
        most = list->rows[i].n_lessons;
        found = list->rows[i].id;
      }
  return found;
}

static KladePerson *
find_teacher (KladeWorker *worker, KladeSchoolInfo *info, gint64 *journal_id)
{
  for (guint i = 0; i < info->demo_people->len; i++)
    {
      const KladeDemoPerson *demo = g_ptr_array_index (info->demo_people, i);
      g_autoptr (KladePerson) person = sign_in (worker, demo->user_name, demo->password);

      *journal_id = find_journal (worker);
      if (*journal_id != 0)
        return g_steal_pointer (&person);
      klade_worker_sign_out (worker);
    }
  g_assert_not_reached ();
}

static KladeSchoolInfo *
open_demo (KladeWorker *worker, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  KladeSchoolInfo *info;

  klade_school_fill_demo (path, KLADE_DEMO_CLASS, 1, klade_day_parse_iso (TODAY), NULL, NULL,
                          &error);
  g_assert_no_error (error);
  klade_worker_open (worker, path, arrived_cb, &result);
  klade_test_wait_for (result != NULL);
  info = klade_worker_open_finish (worker, result, &error);
  g_assert_no_error (error);
  return info;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static gboolean
report (const char *name, GArray *values, double target)
{
  double p50, p95;

  g_array_sort (values, compare_doubles);
  p50 = g_array_index (values, double, values->len / 2);
  p95 = g_array_index (values, double, (values->len - 1) * 95 / 100);
  g_print ("%-40s p50 %7.2f ms   p95 %7.2f ms   target <= %g%s\n", name, p50, p95, target,
           p95 <= target ? "" : "  MISSED");
  return p95 <= target;
}

static double
milliseconds_since (gint64 began_us)
{
  return (double) (g_get_monotonic_time () - began_us) / 1000;
}

/* A digit and Enter, down the class; each on its own, as a person types. */
static gboolean
type_marks (KladeTestGrid *test, int column)
{
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (double));
  int n_rows = klade_journal_sheet_get_n_rows (test->sheet);
  gboolean is_fast;

  for (int i = 0; i < MARKS_TYPED; i++)
    {
      const char digit[] = { (char) ('4' + (i + i / n_rows) % 6), '\0' };
      gint64 began;
      double milliseconds;

      if (!klade_journal_sheet_is_editable (test->sheet, i % n_rows, column, NULL))
        continue; /* was not in the class on that day */
      klade_journal_grid_set_position (test->grid, i % n_rows, column);
      klade_test_settle (40);
      began = g_get_monotonic_time ();
      g_assert_true (klade_journal_grid_type (test->grid, digit));
      klade_test_wait_for (painted_us > began);
      milliseconds = (double) (painted_us - began) / 1000;
      g_array_append_val (painted, milliseconds);

      began = g_get_monotonic_time ();
      klade_journal_grid_finish_edit (test->grid);
      while (klade_journal_sheet_get_n_unsaved (test->sheet) > 0)
        g_main_context_iteration (NULL, TRUE);
      milliseconds = milliseconds_since (began);
      g_array_append_val (stored, milliseconds);
    }
  g_assert_cmpint (painted->len, >, MARKS_TYPED / 2);
  is_fast = report ("typed mark to its painted frame", painted, FRAME_MS);
  return report ("taken mark until it is on disk, as seen", stored, FRAME_MS) && is_fast;
}

static int
measure (const char *path)
{
  KladeClock clock = klade_clock_on_day (klade_day_parse_iso (TODAY));
  KladeWorker *worker = klade_worker_new (&clock);
  g_autoptr (KladeSchoolInfo) info = open_demo (worker, path);
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (KladePerson) person = NULL;
  KladeJournalSheet *sheet;
  KladeTestGrid *test;
  gint64 journal_id;
  gboolean is_fast;

  person = find_teacher (worker, info, &journal_id);
  sheet = klade_journal_sheet_new (worker, person);
  klade_journal_sheet_open (sheet, journal_id, arrived_cb, &read);
  klade_test_wait_for (read != NULL);
  g_assert_true (klade_journal_sheet_open_finish (sheet, read, NULL));
  g_clear_object (&read); /* holds the sheet */
  test = klade_test_grid_new (sheet);
  gtk_window_set_default_size (GTK_WINDOW (test->window), 1366, 768);
  klade_test_settle (500);
  g_signal_connect (gtk_widget_get_frame_clock (test->window), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  is_fast = type_marks (test, klade_journal_sheet_find_today (sheet));
  klade_test_grid_free (test);
  g_object_unref (worker);
  klade_test_settle (200);
  return is_fast ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (void)
{
  g_autofree char *folder = klade_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "demo.klade", NULL);
  int status;

  klade_i18n_init ();
  adw_init ();
  status = measure (path);
  klade_test_folder_remove (folder);
  return status;
}
