/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window with nothing but the grid, for tests from outside and for looking at it:
 * journal-grid-window [--dark] [--rows N] [--columns N] [--width W] [--height H] */
#include <adwaita.h>

#include "klade-i18n.h"
#include "klade-journal-grid.h"
#include "klade-test-page.h"

static gboolean is_dark;
static int n_rows = 30, n_columns = 210, width = 1366, height = 768;
static char *selection; /* first row, last row, first column, last column from the cursor */

static const GOptionEntry entries[] = {
  { "dark", 0, 0, G_OPTION_ARG_NONE, &is_dark, "Dark", NULL },
  { "rows", 0, 0, G_OPTION_ARG_INT, &n_rows, "Pupils", "N" },
  { "columns", 0, 0, G_OPTION_ARG_INT, &n_columns, "Columns", "N" },
  { "width", 0, 0, G_OPTION_ARG_INT, &width, "Width", "PIXELS" },
  { "height", 0, 0, G_OPTION_ARG_INT, &height, "Height", "PIXELS" },
  { "select", 0, 0, G_OPTION_ARG_STRING, &selection, "A range", "ROW,COLUMN,ROWS,COLUMNS" },
  { 0 },
};

static void
cursor_moved_cb (KladeJournalGrid *grid, int row, int column, gpointer user_data)
{
  g_autofree char *name =
      klade_journal_sheet_dup_name (klade_journal_grid_get_sheet (grid), row, column);

  g_print ("cursor %d %d %s\n", row, column, name);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (KladeJournalPage) page = NULL;
  g_autoptr (KladeJournalSheet) sheet = NULL;
  GtkWidget *window, *scrolled, *grid;
  int at[4];

  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse (options, &argc, &argv, NULL))
    return 2;
  klade_i18n_init ();
  adw_init ();
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
  page = klade_test_page_new (n_rows, n_columns);
  sheet = klade_journal_sheet_new_for_page (page);

  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  grid = klade_journal_grid_new ();
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  g_signal_connect (grid, "cursor-moved", G_CALLBACK (cursor_moved_cb), NULL);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (g_main_loop_quit), loop);
  klade_journal_grid_set_sheet (KLADE_JOURNAL_GRID (grid), sheet);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (grid);
  if (selection != NULL && sscanf (selection, "%d,%d,%d,%d", &at[0], &at[1], &at[2], &at[3]) == 4)
    klade_journal_grid_select_range (
        KLADE_JOURNAL_GRID (grid),
        &(KladeCellRange){ at[0], at[0] + at[2] - 1, at[1], at[1] + at[3] - 1 });
  g_main_loop_run (loop);
  return 0;
}
