/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-cell.h"
#include "klade-journal-cursor.h"

G_BEGIN_DECLS

/**
 * KladeJournalGridPane:
 *
 * A part of the grid that scrolls as one: the body, the summary columns, the names or a row of
 * heads.  Inside it a canvas as large as all rows and columns is moved about; on the canvas
 * stand only as many cells as can be seen.  The cell of a row and column is always the one at
 * (row modulo ring rows, column modulo ring columns), so that what stays in sight keeps its
 * widget and a step of one column gives new places to one column of cells.
 */
#define KLADE_TYPE_JOURNAL_GRID_PANE (klade_journal_grid_pane_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalGridPane,
                      klade_journal_grid_pane,
                      KLADE,
                      JOURNAL_GRID_PANE,
                      GtkWidget)

/* Paints below or above the cells of @pane; in the canvas' coordinates. */
typedef void (*KladeJournalGridPaint) (struct _KladeJournalGrid *grid,
                                       KladeJournalGridPane *pane,
                                       GtkSnapshot *snapshot);

typedef struct
{
  int n_rows;
  int n_columns;
  int first_column; /* the sheet's number of the pane's first column */
  int cell_width;   /* pixels */
  int row_height;
} KladePaneExtent;

KladeJournalGridPane *klade_journal_grid_pane_new (struct _KladeJournalGrid *grid,
                                                   GType cell_type,
                                                   KladeJournalGridPaint paint_under,
                                                   KladeJournalGridPaint paint_over);
void klade_journal_grid_pane_reserve (KladeJournalGridPane *self, int n_rows, int n_columns);
void klade_journal_grid_pane_set_extent (KladeJournalGridPane *self, const KladePaneExtent *extent);
const KladePaneExtent *klade_journal_grid_pane_get_extent (KladeJournalGridPane *self);
void klade_journal_grid_pane_scroll (KladeJournalGridPane *self, int x, int y);
void klade_journal_grid_pane_set_view (KladeJournalGridPane *self, int width, int height);
void klade_journal_grid_pane_rebind (KladeJournalGridPane *self);
void klade_journal_grid_pane_redraw (KladeJournalGridPane *self);
void klade_journal_grid_pane_redraw_marks (KladeJournalGridPane *self);
KladeCellRange klade_journal_grid_pane_get_bound (KladeJournalGridPane *self);
KladeJournalCell *klade_journal_grid_pane_get_cell (KladeJournalGridPane *self,
                                                    int row,
                                                    int column);
void klade_journal_grid_pane_pin (KladeJournalGridPane *self, KladeJournalCell *cell);
KladeJournalCell *klade_journal_grid_pane_hold (KladeJournalGridPane *self, int row, int column);
gboolean klade_journal_grid_pane_name_some (KladeJournalGridPane *self, int *budget);

G_END_DECLS
