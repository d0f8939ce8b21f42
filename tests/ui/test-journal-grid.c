/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "klade-i18n.h"
#include "klade-test-grid.h"

static int n_texts_asked;

/* The linker sends the grid's questions here: how many cells were painted. */
const char *__real_klade_journal_sheet_get_text (KladeJournalSheet *sheet,
                                                 int row,
                                                 int column,
                                                 char buffer[KLADE_CELL_TEXT_SIZE]);
const char *__wrap_klade_journal_sheet_get_text (KladeJournalSheet *sheet,
                                                 int row,
                                                 int column,
                                                 char buffer[KLADE_CELL_TEXT_SIZE]);

const char *
__wrap_klade_journal_sheet_get_text (KladeJournalSheet *sheet,
                                     int row,
                                     int column,
                                     char buffer[KLADE_CELL_TEXT_SIZE])
{
  n_texts_asked++;
  return __real_klade_journal_sheet_get_text (sheet, row, column, buffer);
}

static void
scroll_to (KladeTestGrid *test, GtkOrientation orientation, double value)
{
  gtk_adjustment_set_value (test->grid->adjustments[orientation], value);
  klade_test_settle (60);
}

static void
assert_position (KladeTestGrid *test, int row, int column)
{
  int at_row, at_column;

  klade_journal_grid_get_position (test->grid, &at_row, &at_column);
  g_assert_cmpint (at_row, ==, row);
  g_assert_cmpint (at_column, ==, column);
}

static void
assert_name (KladeTestGrid *test, KladeJournalCell *cell)
{
  g_autofree char *name = klade_journal_sheet_dup_name (test->sheet, cell->row, cell->column);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* ---- the ring ---- */

/* Each cell in sight has one widget of its own, allocated where it belongs. */
static void
assert_ring (KladeTestGrid *test)
{
  KladeJournalGridPane *pane = test->grid->body;
  KladeCellRange bound = klade_journal_grid_pane_get_bound (pane);
  const KladePaneExtent *extent = klade_journal_grid_pane_get_extent (pane);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_assert_cmpint (bound.last_row, >=, bound.first_row);
  g_assert_cmpint (bound.last_column, >=, bound.first_column);
  for (int row = bound.first_row; row <= bound.last_row; row++)
    for (int column = bound.first_column; column <= bound.last_column; column++)
      {
        KladeJournalCell *cell = klade_journal_grid_pane_get_cell (pane, row, column);
        GtkAllocation place;

        g_assert_cmpint (cell->row, ==, row);
        g_assert_cmpint (cell->column, ==, column);
        g_assert_true (g_hash_table_add (seen, cell));
        g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (cell)));
        gtk_widget_get_allocation (GTK_WIDGET (cell), &place);
        g_assert_cmpint (place.x, ==, column * extent->cell_width);
        g_assert_cmpint (place.y, ==, row * extent->row_height);
      }
}

static void
test_ring (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (60, 300);
  const int places[] = { 0, 1, 33, 34, 700, 40, 5000, 9999, 3333, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      scroll_to (test, GTK_ORIENTATION_HORIZONTAL, places[i]);
      scroll_to (test, GTK_ORIENTATION_VERTICAL, places[i] / 7);
      assert_ring (test);
    }
  for (int width = 500; width < 1300; width += 170)
    {
      gtk_window_set_default_size (GTK_WINDOW (test->window), width, width * 2 / 3);
      klade_test_settle (150);
      assert_ring (test);
    }
}

static void
test_recycled_focus (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (60, 300);
  KladeJournalCell *focus;

  klade_journal_grid_set_position (test->grid, 3, 10);
  klade_test_settle (60);
  focus = klade_test_grid_get_focus (test);
  for (int i = 0; i < 40; i++)
    {
      scroll_to (test, GTK_ORIENTATION_HORIZONTAL, i * 133);
      scroll_to (test, GTK_ORIENTATION_VERTICAL, i * 17);
      g_assert_true (klade_test_grid_get_focus (test) == focus);
      g_assert_cmpint (focus->row, ==, 3);
      g_assert_cmpint (focus->column, ==, 10);
    }
  assert_ring (test);
  assert_name (test, focus);

  klade_test_grid_press (test, "Down");
  assert_position (test, 4, 10);
  focus = klade_test_grid_get_focus (test);
  g_assert_cmpint (focus->row, ==, 4);
  assert_name (test, focus);
  assert_ring (test);
}

/* ---- what a screen reader gets ---- */

static void
test_roles_and_names (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 60);
  KladeCellRange bound = klade_journal_grid_pane_get_bound (test->grid->body);
  int n_columns = klade_journal_sheet_get_n_columns (test->sheet);
  KladeJournalCell *cell;
  GtkWidget *canvas;

  klade_test_settle (500);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (test->grid), GTK_ACCESSIBLE_ROLE_GRID);
  for (int row = bound.first_row; row <= bound.last_row; row++)
    for (int column = bound.first_column; column <= bound.last_column; column++)
      {
        cell = KLADE_JOURNAL_CELL (klade_journal_grid_get_cell (test->grid, row, column));
        gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
        assert_name (test, cell);
      }
  cell = KLADE_JOURNAL_CELL (klade_journal_grid_get_cell (test->grid, 2, n_columns - 1));
  assert_name (test, cell);
  cell = klade_journal_grid_pane_get_cell (test->grid->names, 2, 0);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "3. Bērziņš Kate");
  cell = klade_journal_grid_pane_get_cell (test->grid->heads, 0, bound.first_column);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  canvas = gtk_widget_get_parent (klade_journal_grid_get_cell (test->grid, 2, n_columns - 1));
  for (GtkWidget *child = gtk_widget_get_first_child (canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (KLADE_JOURNAL_CELL (child)->row < 0)
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
}

static void
test_focus_follows_keys (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (60, 300);
  static const struct
  {
    const char *keys;
    int row;
    int column;
  } steps[] = {
    { "Right", 0, 21 }, { "Down", 1, 21 },        { "Left Left", 1, 19 }, { "Home", 1, 0 },
    { "Up", 0, 0 },     { "ctrl+End", 59, -1 },   { "ctrl+Home", 0, 0 },  { "Tab", 0, 1 },
    { "Return", 1, 0 }, { "shift+Return", 0, 0 },
  };

  klade_journal_grid_set_position (test->grid, 0, 20);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int column = steps[i].column < 0 ? klade_journal_sheet_get_n_columns (test->sheet) - 1
                                       : steps[i].column;
      KladeJournalCell *focus;

      klade_test_grid_press (test, steps[i].keys);
      assert_position (test, steps[i].row, column);
      focus = klade_test_grid_get_focus (test);
      g_assert_cmpint (focus->row, ==, steps[i].row);
      g_assert_cmpint (focus->column, ==, column);
      assert_name (test, focus);
    }
}

/* ---- selection, clipboard, mouse ---- */

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
dup_clipboard (KladeTestGrid *test)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (test->window), NULL, text_read_cb,
                                 &text);
  klade_test_wait_for (text != NULL);
  return text;
}

static void
test_select_and_copy (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 60);
  const KladeCellRange expected = { 2, 4, 5, 6 };
  KladeCellRange range;
  g_autofree char *text = NULL;
  g_autofree char *copied = klade_journal_sheet_copy (test->sheet, &expected);

  klade_journal_grid_set_position (test->grid, 2, 5);
  klade_test_grid_press (test, "shift+Down shift+Down shift+Right ctrl+c");
  range = klade_journal_grid_get_range (test->grid);
  g_assert_cmpmem (&range, sizeof range, &expected, sizeof expected);
  text = dup_clipboard (test);
  g_assert_cmpstr (text, ==, copied);
  g_assert_nonnull (strchr (text, '\t'));

  klade_test_grid_press (test, "Escape");
  range = klade_journal_grid_get_range (test->grid);
  g_assert_true (klade_cell_range_is_single (&range));
}

static void
count_cb (KladeJournalGrid *grid, int column, int *counted)
{
  *counted += 100 + column;
}

static void
menu_cb (KladeJournalGrid *grid, int row, int column, double x, double y, int *counted)
{
  *counted += row * 1000 + column;
}

static void
test_mouse (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 60);
  int first = klade_journal_grid_pane_get_bound (test->grid->body).first_column + 1;
  const KladeCellRange dragged = { 5, 8, first, first + 3 };
  KladeCellRange range;
  int head = 0, menu = 0;

  klade_test_grid_click (test, 4, first + 2, "click 1");
  assert_position (test, 4, first + 2);
  klade_test_grid_click (test, 7, first + 4, "keydown shift click 1 keyup shift");
  range = klade_journal_grid_get_range (test->grid);
  g_assert_cmpint (range.first_row, ==, 4);
  g_assert_cmpint (range.last_row, ==, 7);

  klade_test_grid_click (test, 5, first, "mousedown 1");
  klade_test_grid_click (test, 6, first + 1, "");
  klade_test_grid_click (test, 8, first + 3, "mouseup 1");
  range = klade_journal_grid_get_range (test->grid);
  g_assert_cmpmem (&range, sizeof range, &dragged, sizeof dragged);

  g_signal_connect (test->grid, "head-activated", G_CALLBACK (count_cb), &head);
  g_signal_connect (test->grid, "context-menu", G_CALLBACK (menu_cb), &menu);
  klade_test_grid_click (test, 0, first + 5, "mousemove_relative -- 0 -25 click 1");
  g_assert_cmpint (head, ==, 100 + first + 5);
  klade_test_grid_click (test, 9, first + 1, "click 3");
  g_assert_cmpint (menu, ==, 9000 + first + 1);
  assert_position (test, 9, first + 1);

  scroll_to (test, GTK_ORIENTATION_HORIZONTAL, 0);
  klade_test_grid_click (test, 3, 3, "keydown shift click 5 click 5 keyup shift");
  klade_test_settle (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (test->grid->adjustments[0]), >, 0);
}

/* ---- what may not be ---- */

static void
test_refusal (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 60);
  int column = klade_journal_sheet_get_n_body_columns (test->sheet);
  g_autofree char *why = NULL;
  KladeJournalCell *cell;

  g_assert_false (klade_journal_sheet_is_editable (test->sheet, 4, column, &why));
  klade_journal_grid_set_position (test->grid, 4, column);
  klade_test_grid_press (test, "8");
  g_assert_true (gtk_widget_get_visible (test->grid->bubble));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (test->grid->bubble)), ==, why);
  cell = klade_test_grid_get_focus (test);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       why);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (test->grid->bubble), GTK_ACCESSIBLE_ROLE_ALERT);

  klade_test_grid_press (test, "Down");
  assert_position (test, 5, column);
  g_assert_false (gtk_widget_get_visible (test->grid->bubble));
}

static void
test_other_layout (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 120);
  const KladeSheetColumn *column;
  KladeJournalCell *focus;
  GdkRectangle before, after;
  int lesson, row, at;

  klade_journal_grid_set_position (test->grid, 7, 90);
  klade_test_settle (60);
  lesson = klade_journal_sheet_get_column (test->sheet, 90)->lesson;
  klade_journal_grid_get_cell_bounds (test->grid, 7, 90, &before);
  klade_journal_sheet_set_view (test->sheet, KLADE_SHEET_SEMESTER_2);
  klade_test_settle (60);

  klade_journal_grid_get_position (test->grid, &row, &at);
  column = klade_journal_sheet_get_column (test->sheet, at);
  g_assert_cmpint (row, ==, 7);
  g_assert_cmpint (at, <, 90);
  g_assert_cmpint (column->lesson, ==, lesson);
  klade_journal_grid_get_cell_bounds (test->grid, row, at, &after);
  g_assert_cmpint (before.x, ==, after.x);
  g_assert_cmpint (before.y, ==, after.y);
  focus = klade_test_grid_get_focus (test);
  g_assert_cmpint (focus->row, ==, 7);
  g_assert_cmpint (focus->column, ==, at);
  assert_name (test, focus);
  assert_ring (test);
}

static void
test_one_cell_is_painted (void)
{
  g_autoptr (KladeTestGrid) test = klade_test_grid_new_for_page (30, 60);
  int row, column;

  klade_journal_grid_get_position (test->grid, &row, &column);
  klade_test_settle (300);
  n_texts_asked = 0;
  g_signal_emit_by_name (test->sheet, "cells-changed", row, row, column, column);
  klade_test_settle (100);
  g_assert_cmpint (n_texts_asked, ==, 1);

  klade_test_grid_press (test, "Down");
  g_assert_cmpint (n_texts_asked, ==, 1); /* the ring moves over cells that are not painted anew */
}

/* ---- colours ---- */

static double
luminance (const GdkRGBA *color)
{
  const double parts[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weights[i] *
           (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static double
contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* WCAG 2.1, 1.4.3: what is read has 4.5:1; 1.4.11: what is to be seen has 3:1. */
static void
test_contrast (void)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  double lightness[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (KladeTestGrid) test = NULL;
      const KladeGridPalette *palette;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      test = klade_test_grid_new_for_page (20, 40);
      palette = klade_journal_grid_get_palette (test->grid);
      lightness[i] = luminance (&palette->view);
      g_assert_cmpfloat (contrast (&palette->text, &palette->view), >, 7);
      g_assert_cmpfloat (contrast (&palette->dim, &palette->zebra), >, 4.5);
      g_assert_cmpfloat (contrast (&palette->error, &palette->zebra), >, 4.5);
      g_assert_cmpfloat (contrast (&palette->warm, &palette->zebra), >, 4.5);
      g_assert_cmpfloat (contrast (&palette->accent_text, &palette->panel), >, 4.5);
      g_assert_cmpfloat (contrast (&palette->accent, &palette->view), >, 3);
    }
  g_assert_cmpfloat (lightness[0], >, 0.8);
  g_assert_cmpfloat (lightness[1], <, 0.1);
}

/* The theme changes under a grid that is there. */
static void
test_theme_changes (void)
{
  g_autoptr (KladeTestGrid) test = NULL;
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  test = klade_test_grid_new_for_page (20, 40);
  g_assert_cmpfloat (luminance (&klade_journal_grid_get_palette (test->grid)->view), >, 0.8);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  klade_test_settle (400);
  g_assert_cmpfloat (luminance (&klade_journal_grid_get_palette (test->grid)->view), <, 0.1);
  assert_ring (test);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  klade_i18n_init ();
  adw_init ();

  g_test_add_func ("/grid/ring", test_ring);
  g_test_add_func ("/grid/recycled-focus", test_recycled_focus);
  g_test_add_func ("/grid/roles-and-names", test_roles_and_names);
  g_test_add_func ("/grid/focus-follows-keys", test_focus_follows_keys);
  g_test_add_func ("/grid/select-and-copy", test_select_and_copy);
  g_test_add_func ("/grid/mouse", test_mouse);
  g_test_add_func ("/grid/refusal", test_refusal);
  g_test_add_func ("/grid/other-layout", test_other_layout);
  g_test_add_func ("/grid/one-cell-is-painted", test_one_cell_is_painted);
  g_test_add_func ("/grid/contrast", test_contrast);
  g_test_add_func ("/grid/theme-changes", test_theme_changes);
  return g_test_run ();
}
