/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-grid.h"

#include <gdk/x11/gdkx.h>

#include "klade-test-page.h"

void
klade_test_spin (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

void
klade_test_settle (int milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    klade_test_spin ();
}

KladeTestGrid *
klade_test_grid_new (KladeJournalSheet *sheet)
{
  KladeTestGrid *self = g_new0 (KladeTestGrid, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = klade_journal_grid_new ();
  GdkSurface *surface;

  self->sheet = sheet;
  self->grid = KLADE_JOURNAL_GRID (grid);
  self->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1000, 600);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled);
  klade_journal_grid_set_sheet (self->grid, sheet);
  gtk_window_present (GTK_WINDOW (self->window));
  klade_test_wait_for (gtk_window_is_active (GTK_WINDOW (self->window)));
  klade_test_wait_for (gtk_widget_get_height (GTK_WIDGET (self->grid->body)) > 0);
  gtk_widget_grab_focus (grid);
  surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  self->window_id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  klade_test_settle (50);
  return self;
}

KladeTestGrid *
klade_test_grid_new_for_page (int n_pupils, int n_columns)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new (n_pupils, n_columns);
  KladeJournalSheet *sheet = klade_journal_sheet_new_for_page (page);

  klade_journal_sheet_set_view (sheet, KLADE_SHEET_YEAR);
  return klade_test_grid_new (sheet);
}

void
klade_test_grid_free (KladeTestGrid *self)
{
  gpointer grid = self->grid, sheet = self->sheet, window = self->window;

  g_object_add_weak_pointer (grid, &grid);
  g_object_add_weak_pointer (sheet, &sheet);
  g_object_add_weak_pointer (window, &window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  klade_test_settle (30);
  g_assert_null (window);
  g_assert_null (grid);
  g_object_unref (self->sheet);
  klade_test_settle (30);
  g_assert_null (sheet);
  g_free (self->window_id);
  g_free (self);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
run_xdotool (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_auto (GStrv) words = NULL;
  gboolean has_ended = FALSE;

  g_assert_true (g_shell_parse_argv (line, NULL, &words, &error));
  process = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &has_ended);
  while (!has_ended)
    klade_test_spin ();
  klade_test_settle (60);
}

/* @keys: as xdotool names them, with blanks between */
void
klade_test_grid_press (KladeTestGrid *self, const char *keys)
{
  g_autofree char *line = g_strdup_printf ("xdotool key --delay 10 %s", keys);

  run_xdotool (line);
}

/* @words: what xdotool does with the pointer: "click 1" */
void
klade_test_grid_mouse (KladeTestGrid *self, const char *words)
{
  g_autofree char *line = g_strdup_printf ("xdotool %s", words);

  run_xdotool (line);
}

/* Moves the pointer to the middle of a cell that is in sight, then does @words. */
void
klade_test_grid_click (KladeTestGrid *self, int row, int column, const char *words)
{
  g_autofree char *line = NULL;
  GdkRectangle bounds;
  double x, y;

  g_assert_true (klade_journal_grid_get_cell_bounds (self->grid, row, column, &bounds));
  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (self->grid), self->window,
                                                   bounds.x + bounds.width / 2.0,
                                                   bounds.y + bounds.height / 2.0, &x, &y));
  line = g_strdup_printf ("xdotool mousemove --window %s %d %d %s", self->window_id, (int) x,
                          (int) y, words);
  run_xdotool (line);
}

/* The cell with the focus. */
KladeJournalCell *
klade_test_grid_get_focus (KladeTestGrid *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  g_assert_true (KLADE_IS_JOURNAL_CELL (focus));
  return KLADE_JOURNAL_CELL (focus);
}

const char *
klade_test_grid_get_text (KladeTestGrid *self, int row, int column)
{
  static char buffer[KLADE_CELL_TEXT_SIZE];

  return klade_journal_sheet_get_text (self->sheet, row, column, buffer);
}
