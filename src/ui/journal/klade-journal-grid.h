/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/**
 * KladeJournalGrid:
 *
 * The class's journal on screen: names frozen left, lessons, summary columns frozen right,
 * three lines of heads above.  Shows a #KladeJournalSheet, takes keys and mouse, and gives each
 * visible cell a widget of its own that bears the focus and a name for screen readers.
 * Belongs into a #GtkScrolledWindow.
 *
 * Properties: "sheet", "density" (#KladeGridDensity), those of #GtkScrollable.
 *
 * Signals:
 *  "cursor-moved" (int row, int column): the cursor or the selection is another
 *  "edit-changed" (): what is being typed is another, or the edit is over
 *  "head-activated" (int column): a column's head was clicked
 *  "activate-lesson" (int column): the lesson's panel is wanted (head double-clicked, Alt+Enter)
 *  "name-activated" (int row): a name was double-clicked
 *  "context-menu" (int row, int column, double x, double y): right click or the menu key
 *
 * Actions (for menus and keys): grid.copy, grid.cut, grid.paste, grid.fill-down (Ctrl+D),
 * grid.fill-absent (Ctrl+Shift+N: n into the empty cells of the selection), grid.clear,
 * grid.select-all, grid.today (Ctrl+T), grid.edit, grid.lesson (Alt+Enter), grid.menu,
 * grid.undo, grid.redo.
 */
#define KLADE_TYPE_JOURNAL_GRID (klade_journal_grid_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalGrid, klade_journal_grid, KLADE, JOURNAL_GRID, GtkWidget)

/**
 * KladeGridDensity:
 * @KLADE_GRID_DENSITY_AUTOMATIC: rows of 20 to 26 and columns of 30 to 34 pixels: as roomy as
 *   they can be with a whole class and thirty lessons in sight
 * @KLADE_GRID_DENSITY_NORMAL: rows of 26, columns of 34 pixels
 * @KLADE_GRID_DENSITY_COMPACT: rows of 20, columns of 28 pixels
 *
 * Nicks and numbers are those of the setting "density".
 */
typedef enum
{
  KLADE_GRID_DENSITY_AUTOMATIC,
  KLADE_GRID_DENSITY_NORMAL,
  KLADE_GRID_DENSITY_COMPACT,
} KladeGridDensity;

#define KLADE_TYPE_GRID_DENSITY (klade_grid_density_get_type ())
GType klade_grid_density_get_type (void);

GtkWidget *klade_journal_grid_new (void);

KladeJournalSheet *klade_journal_grid_get_sheet (KladeJournalGrid *self);
void klade_journal_grid_set_sheet (KladeJournalGrid *self, KladeJournalSheet *sheet);
void klade_journal_grid_set_density (KladeJournalGrid *self, KladeGridDensity density);
void klade_journal_grid_set_move_direction (KladeJournalGrid *self, KladeMoveDirection direction);

void klade_journal_grid_get_position (KladeJournalGrid *self, int *row, int *column);
void klade_journal_grid_set_position (KladeJournalGrid *self, int row, int column);
KladeCellRange klade_journal_grid_get_range (KladeJournalGrid *self);
void klade_journal_grid_select_range (KladeJournalGrid *self, const KladeCellRange *range);
const char *klade_journal_grid_get_typed (KladeJournalGrid *self);
void klade_journal_grid_finish_edit (KladeJournalGrid *self);
void klade_journal_grid_hold_edit (KladeJournalGrid *self, gboolean hold);

void klade_journal_grid_scroll_to_cell (KladeJournalGrid *self, int row, int column);
void klade_journal_grid_scroll_to_today (KladeJournalGrid *self);
gboolean klade_journal_grid_get_cell_bounds (KladeJournalGrid *self,
                                             int row,
                                             int column,
                                             GdkRectangle *bounds);
GtkWidget *klade_journal_grid_get_cell (KladeJournalGrid *self, int row, int column);
int klade_journal_grid_count_visible (KladeJournalGrid *self, int *n_rows, int *n_columns);

void klade_journal_grid_say (KladeJournalGrid *self, int row, int column, const char *sentence);
void klade_journal_grid_hush (KladeJournalGrid *self);

G_END_DECLS
