/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the click on a journal to its first drawn frame, in the whole program on a city's
 * school: bench-open [SCHOOL.klade].  Without a school it makes one. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <sys/resource.h>

#include "klade-i18n.h"
#include "klade-journal-list-model.h"
#include "klade-ui-resources.h"
#include "klade-window-private.h"

#define N_JOURNALS 25
#define TODAY "2026-05-15"
#define TARGET_FIRST_MS 120
#define TARGET_AGAIN_MS 50
#define TARGET_PEAK_MB 200

typedef struct
{
  KladeWindow *window;
  KladePerson *person;
  gint64 painted_at; /* monotonic, of the last frame */
} Bench;

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->painted_at = g_get_monotonic_time ();
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;

  bench->person = klade_worker_sign_in_finish (KLADE_WORKER (source), result, &error);
  g_assert_no_error (error);
}

static KladeJournalSheet *
get_sheet (Bench *bench)
{
  return klade_journal_view_get_sheet (klade_desk_get_journal_view (bench->window->desk));
}

static gboolean
shows (Bench *bench, gint64 journal_id)
{
  KladeJournalSheet *sheet = get_sheet (bench);
  KladeJournalPage *page = sheet != NULL ? klade_journal_sheet_get_page (sheet) : NULL;

  return page != NULL && page->journal_id == journal_id;
}

static void
settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Milliseconds from the click until the frame with the journal was drawn. */
static double
open_journal (Bench *bench, gint64 journal_id)
{
  gint64 began = g_get_monotonic_time ();

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.open-journal", "x", journal_id);
  while (!shows (bench, journal_id))
    g_main_context_iteration (NULL, TRUE);
  bench->painted_at = 0;
  while (bench->painted_at == 0)
    g_main_context_iteration (NULL, TRUE);

  return (double) (bench->painted_at - began) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

static void
run (Bench *bench, KladeJournalList *list)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  struct rusage usage;
  double first = 0;
  int step = MAX (list->n_rows / N_JOURNALS, 1);

  for (int i = 0; i < list->n_rows; i += step)
    {
      double ms = open_journal (bench, list->rows[i].id);
      KladeJournalPage *page = klade_journal_sheet_get_page (get_sheet (bench));

      if (i == 0)
        {
          first = ms;
          g_print ("# first journal: %d pupils, %d columns\n", page->n_pupils, page->n_columns);
        }
      else
        {
          g_array_append_val (times, ms);
        }
      settle (400); /* the names, the polls and the rest of the page */
    }

  g_array_sort (times, compare_doubles);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("journals of the school      %6d\n", list->n_rows);
  g_print ("first journal opened        %6.1f ms (target %d)\n", first, TARGET_FIRST_MS);
  g_print ("later journals, median      %6.1f ms (target %d)\n",
           g_array_index (times, double, times->len / 2), TARGET_AGAIN_MS);
  g_print ("later journals, p95         %6.1f ms\n",
           g_array_index (times, double, times->len * 95 / 100));
  g_print ("peak memory                 %6.1f MB (target %d)\n", (double) usage.ru_maxrss / 1024,
           TARGET_PEAK_MB);
}

static void
listed_cb (KladeJournalListModel *model, const GError *error, gboolean *is_listed)
{
  g_assert_no_error (error);
  *is_listed = TRUE;
}

static void
activate_cb (GtkApplication *application, const char *path)
{
  KladeClock clock = klade_clock_on_day (klade_day_parse_iso (TODAY));
  Bench bench = { .window = klade_window_new (application) };
  g_autoptr (KladeJournalListModel) model = NULL;
  gboolean is_listed = FALSE;

  g_application_hold (G_APPLICATION (application));
  gtk_window_unmaximize (GTK_WINDOW (bench.window));
  gtk_window_set_default_size (GTK_WINDOW (bench.window), 1366, 768);
  gtk_window_present (GTK_WINDOW (bench.window));
  klade_window_open_place (bench.window, path, &clock);
  while (bench.window->info == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)), "after-paint",
                    G_CALLBACK (painted_cb), &bench);

  klade_worker_sign_in (bench.window->worker, "vietniece", "klade2026", signed_in_cb, &bench);
  while (bench.person == NULL)
    g_main_context_iteration (NULL, TRUE);
  klade_window_person_signed_in (bench.window, bench.person);
  model = klade_journal_list_model_new (bench.window->worker);
  g_signal_connect (model, "loaded", G_CALLBACK (listed_cb), &is_listed);
  klade_journal_list_model_load (model);
  while (!is_listed)
    g_main_context_iteration (NULL, TRUE);
  settle (1500);

  run (&bench, klade_journal_list_model_get_list (model));
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (bench.window)),
                                        &bench);
  klade_person_unref (bench.person);
  gtk_window_destroy (GTK_WINDOW (bench.window));
  g_application_release (G_APPLICATION (application));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (KladeDemoPlace) place = NULL;
  g_autoptr (GError) error = NULL;
  const char *path = argc > 1 ? argv[1] : NULL;

  klade_i18n_init ();
  gtk_disable_setlocale ();
  if (path == NULL)
    {
      place = klade_demo_place_new (&error);
      g_assert_no_error (error);
      path = klade_demo_place_get_path (place);
      klade_school_fill_demo (path, KLADE_DEMO_CITY, 1918, klade_day_parse_iso (TODAY), NULL, NULL,
                              &error);
      g_assert_no_error (error);
    }

  application = adw_application_new ("lv.klade.Klade.BenchOpen", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", "/lv/klade/Klade/ui", NULL);
  g_resources_register (klade_ui_get_resource ());
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), (gpointer) path);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
