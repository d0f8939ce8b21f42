/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast the grid is, beside a GtkColumnView with a column per lesson over the same sheet in
 * the same run.  Prints `name value unit` lines; fails when a figure misses its target. */
#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "klade-i18n.h"
#include "klade-journal-grid.h"
#include "klade-test-page.h"

#define WINDOW_WIDTH 1366
#define WINDOW_HEIGHT 768
#define WARM_OPENINGS 9
#define COLD_OPENINGS 5
#define SCROLL_PIXELS 40
#define SCROLL_PASSES 5
#define MARKS_TYPED 40

static GtkWidget *window;
static int n_missed;

typedef struct
{
  gint64 before_us;
  gint64 after_us;
  guint n_frames;
} Frames;

static Frames frames;

/* The work of the one thread that draws: what others do on the machine is not in it. */
static gint64
get_work_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  frames.before_us = get_work_us ();
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  frames.after_us = get_work_us ();
  frames.n_frames++;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_printerr ("no frame was painted\n");
  exit (EXIT_FAILURE);
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the next frame is painted. */
static void
wait_frame (void)
{
  guint seen = frames.n_frames;
  guint patience = g_timeout_add_seconds (60, give_up_cb, NULL);

  while (frames.n_frames == seen)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static void
settle (int milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
percentile (GArray *values, int percent)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (values->len - 1) * (guint) percent / 100);
}

static void
report (const char *name, double value, const char *unit, double target, gboolean at_least)
{
  gboolean is_met = at_least ? value >= target : value <= target;

  n_missed += !is_met;
  g_print ("%-44s %9.2f %-6s %s %g%s\n", name, value, unit,
           at_least ? "target >=" : "target <=", target, is_met ? "" : "  MISSED");
}

/* ---- the baseline ---- */

static KladeJournalSheet *shown_sheet;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  char buffer[KLADE_CELL_TEXT_SIZE];
  int row = (int) gtk_list_item_get_position (item);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));

  if (GPOINTER_TO_INT (column) < 0)
    gtk_label_set_text (label, klade_journal_sheet_get_page (shown_sheet)->pupils[row].name);
  else
    gtk_label_set_text (
        label, klade_journal_sheet_get_text (shown_sheet, row, GPOINTER_TO_INT (column), buffer));
}

static GtkWidget *
make_column_view (KladeJournalSheet *sheet)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  shown_sheet = sheet;
  for (int i = 0; i < klade_journal_sheet_get_n_rows (sheet); i++)
    gtk_string_list_append (rows, "");
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))));
  for (int i = -1; i < klade_journal_sheet_get_n_columns (sheet); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (i));
      column = gtk_column_view_column_new (i < 0 ? "Skolēns" : "1", factory);
      gtk_column_view_column_set_fixed_width (column, i < 0 ? 180 : 34);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}

/* ---- what is measured ---- */

static GtkWidget *
make_grid (KladeJournalSheet *sheet)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = klade_journal_grid_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  klade_journal_grid_set_sheet (KLADE_JOURNAL_GRID (grid), sheet);
  return scrolled;
}

/* From nothing to its first frame, in milliseconds; the median of @times. */
static double
measure_first (GtkWidget *(*make) (KladeJournalSheet *), KladeJournalSheet *sheet, int times)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < times; i++)
    {
      gint64 began;
      double milliseconds;

      gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("…"));
      settle (100);
      began = get_work_us ();
      gtk_window_set_child (GTK_WINDOW (window), make (sheet));
      wait_frame ();
      milliseconds = (double) (frames.after_us - began) / 1000;
      g_array_append_val (values, milliseconds);
    }
  return percentile (values, 50);
}

/* Another journal in a grid that is there: what a teacher waits for after the first one. */
static double
measure_warm (KladeJournalGrid *grid, KladeJournalSheet *sheet, KladeJournalSheet *other)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 0; i < WARM_OPENINGS; i++)
    {
      gint64 began;
      double milliseconds;

      klade_journal_grid_set_sheet (grid, other);
      settle (250);
      began = get_work_us ();
      klade_journal_grid_set_sheet (grid, sheet);
      wait_frame ();
      milliseconds = (double) (frames.after_us - began) / 1000;
      g_array_append_val (values, milliseconds);
    }
  return percentile (values, 50);
}

typedef struct
{
  GtkAdjustment *adjustment;
  double step;
} Scroll;

static void
scroll_on_cb (GdkFrameClock *clock, Scroll *scroll)
{
  double value = gtk_adjustment_get_value (scroll->adjustment) + scroll->step;
  double most = gtk_adjustment_get_upper (scroll->adjustment) -
                gtk_adjustment_get_page_size (scroll->adjustment);

  if (value < 0 || value > most)
    scroll->step = -scroll->step;
  gtk_adjustment_set_value (scroll->adjustment, value);
}

/* Scrolls once through the same places, and keeps the least time of each in @places; @all has
 * every time as it was. */
static void
scroll_through (GtkAdjustment *adjustment, GArray *places, GArray *all)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Scroll scroll = { adjustment, SCROLL_PIXELS };
  gulong handler;

  gtk_adjustment_set_value (adjustment, 0);
  settle (200);
  handler = g_signal_connect (clock, "update", G_CALLBACK (scroll_on_cb), &scroll);
  gdk_frame_clock_begin_updating (clock);
  for (int i = 0; i < 3; i++)
    wait_frame ();
  for (guint i = 0; i < places->len; i++)
    {
      double *least = &g_array_index (places, double, i);
      double milliseconds;

      wait_frame ();
      milliseconds = (double) (frames.after_us - frames.before_us) / 1000;
      *least = MIN (*least, milliseconds);
      g_array_append_val (all, milliseconds);
    }
  gdk_frame_clock_end_updating (clock);
  g_signal_handler_disconnect (clock, handler);
}

typedef struct
{
  double median;
  double p95;
  double p95_at_once; /* of all frames, with what else went on on the machine */
} Scrolling;

/* Each place's frame is always the same work; what it takes longer in another pass is what other
 * programs do to caches and clock rate.  So the least time of a place counts. */
static Scrolling
measure_scroll (GtkWidget *scrollable, GtkOrientation orientation, guint n, int n_passes)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  const double never = G_MAXDOUBLE;
  GtkAdjustment *adjustment = orientation == GTK_ORIENTATION_HORIZONTAL
                                  ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (scrollable))
                                  : gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (scrollable));

  for (guint i = 0; i < n; i++)
    g_array_append_val (places, never);
  for (int i = 0; i < n_passes; i++)
    scroll_through (adjustment, places, all);
  return (Scrolling){ percentile (places, 50), percentile (places, 95), percentile (all, 95) };
}

/* A changed cell, from the sheet's word to the painted frame: all frame work after a key. */
static double
measure_mark (KladeJournalGrid *grid, KladeJournalSheet *sheet)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  int row, column;

  klade_journal_grid_get_position (grid, &row, &column);
  klade_journal_grid_scroll_to_cell (grid, row, column);
  settle (200);
  for (int i = 0; i < MARKS_TYPED; i++)
    {
      double milliseconds;

      settle (20);
      g_signal_emit_by_name (sheet, "cells-changed", row, row, column, column);
      wait_frame ();
      milliseconds = (double) (frames.after_us - frames.before_us) / 1000;
      g_array_append_val (values, milliseconds);
    }
  return percentile (values, 95);
}

static KladeJournalSheet *
make_sheet (int n_rows, int n_columns)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new (n_rows, n_columns);
  KladeJournalSheet *sheet = klade_journal_sheet_new_for_page (page);

  klade_journal_sheet_set_view (sheet, KLADE_SHEET_YEAR);
  return sheet;
}

static void
measure_scrolling (GtkWidget *grid, GtkWidget *baseline, const char *size)
{
  Scrolling found;
  const char *directions[] = { "across", "down" };

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("frame %s %s p95", directions[i], size);

      gtk_window_set_child (GTK_WINDOW (window), gtk_widget_get_parent (grid));
      settle (300);
      found = measure_scroll (grid, (GtkOrientation) i, 120, SCROLL_PASSES);
      report (name, found.p95, "ms", 5, FALSE);
      g_print ("%-44s %9.2f ms (p95 of all passes %.2f)\n", "  median", found.median,
               found.p95_at_once);
      if (baseline == NULL)
        continue;
      gtk_window_set_child (GTK_WINDOW (window), baseline);
      settle (300);
      found = measure_scroll (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (baseline)),
                              (GtkOrientation) i, 24, 1);
      g_print ("%-44s %9.2f ms (median %.2f)\n", "  baseline p95", found.p95, found.median);
    }
}

static void
measure_size (int n_rows, int n_columns, double least_ratio, double *warm)
{
  g_autoptr (KladeJournalSheet) sheet = make_sheet (n_rows, n_columns);
  g_autoptr (KladeJournalSheet) other = make_sheet (n_rows, n_columns);
  g_autofree char *size = g_strdup_printf ("%dx%d", n_rows, n_columns);
  g_autofree char *cold_name = g_strdup_printf ("first frame %s, new grid", size);
  g_autofree char *warm_name = g_strdup_printf ("first frame %s, grid is there", size);
  g_autofree char *ratio_name = g_strdup_printf ("baseline / new grid %s", size);
  g_autoptr (GtkWidget) scrolled = NULL;
  g_autoptr (GtkWidget) baseline = NULL;
  double cold, column_view;
  GtkWidget *grid;

  cold = measure_first (make_grid, sheet, COLD_OPENINGS);
  column_view = measure_first (make_column_view, sheet, n_rows * n_columns > 10000 ? 2 : 3);
  scrolled = g_object_ref_sink (make_grid (other));
  grid = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  settle (300);
  *warm = measure_warm (KLADE_JOURNAL_GRID (grid), sheet, other);

  report (cold_name, cold, "ms", 120, FALSE);
  report (warm_name, *warm, "ms", 50, FALSE);
  g_print ("%-44s %9.2f ms\n", "  GtkColumnView, a column per lesson", column_view);
  report (ratio_name, column_view / cold, "times", least_ratio, TRUE);
  baseline = g_object_ref_sink (make_column_view (sheet));
  measure_scrolling (grid, baseline, size);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  settle (300);
  report ("a changed cell painted, p95", measure_mark (KLADE_JOURNAL_GRID (grid), sheet), "ms", 16,
          FALSE);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("…"));
  settle (200);
}

static void
count_visible (int width, int height, int least_rows, int least_columns)
{
  g_autoptr (KladeJournalSheet) sheet = make_sheet (30, 210);
  GtkWidget *other = gtk_window_new ();
  GtkWidget *scrolled;
  int n_rows, n_columns;
  g_autofree char *name = g_strdup_printf ("%dx%d: rows in sight", width, height);

  klade_journal_sheet_set_view (sheet, KLADE_SHEET_SEMESTER_2);
  scrolled = make_grid (sheet);
  gtk_window_set_decorated (GTK_WINDOW (other), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (other), width, height);
  gtk_window_set_child (GTK_WINDOW (other), scrolled);
  gtk_window_present (GTK_WINDOW (other));
  settle (400);
  klade_journal_grid_count_visible (
      KLADE_JOURNAL_GRID (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))), &n_rows,
      &n_columns);
  report (name, n_rows, "", least_rows, TRUE);
  report ("  columns in sight", n_columns, "", least_columns, TRUE);
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
open_window (void)
{
  GdkFrameClock *clock;

  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WINDOW_WIDTH, WINDOW_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Ābols 0123456789"));
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
  settle (500);
}

int
main (void)
{
  double warm[3], least, most;

  klade_i18n_init ();
  adw_init ();
  open_window ();

  measure_size (35, 210, 3, &warm[0]);
  measure_size (35, 1000, 12, &warm[1]);
  measure_size (500, 210, 12, &warm[2]);
  least = MIN (MIN (warm[0], warm[1]), warm[2]);
  most = MAX (MAX (warm[0], warm[1]), warm[2]);
  report ("largest / smallest of the three, grid is there", most / least, "times", 1.3, FALSE);
  count_visible (1366, 768, 30, 30);
  count_visible (1600, 900, 30, 40);

  gtk_window_destroy (GTK_WINDOW (window));
  return n_missed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
