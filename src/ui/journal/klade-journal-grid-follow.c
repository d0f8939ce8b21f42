/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

/* What stands at @row, @column, in words that outlive a change of rows and columns. */
void
klade_journal_grid_keep_place (KladeJournalGrid *self, int row, int column, KladeGridPlace *place)
{
  const KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  const KladeSheetColumn *there;

  if (row < 0 || row >= page->n_pupils || column < 0 || column >= self->n_columns)
    return;
  there = klade_journal_sheet_get_column (self->sheet, column);
  place->pupil_id = page->pupils[row].id;
  place->lesson_id = there->lesson >= 0 ? page->lessons[there->lesson].id : 0;
  place->work_id = there->page_column >= 0 ? page->columns[there->page_column].work_id : 0;
  place->summary = there->summary;
}

static int
find_summary (KladeJournalGrid *self, KladeSummaryColumn summary)
{
  for (int column = self->n_body; column < self->n_columns; column++)
    if (klade_journal_sheet_get_column (self->sheet, column)->summary == summary)
      return column;
  return -1;
}

/* Where @place is now; what is gone leaves @row or @column as it is, a lesson among lessons. */
static void
find_place (KladeJournalGrid *self, const KladeGridPlace *place, int *row, int *column)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  int found_row = klade_journal_page_find_pupil (page, place->pupil_id);
  int found_column;

  if (place->lesson_id == 0)
    found_column = find_summary (self, place->summary);
  else
    found_column = klade_journal_sheet_find_column (self->sheet, place->lesson_id, place->work_id);
  if (place->lesson_id != 0 && found_column < 0)
    found_column = klade_journal_sheet_find_column (self->sheet, place->lesson_id, 0);
  if (found_row >= 0)
    *row = found_row;
  if (found_column >= 0)
    *column = found_column;
  else if (place->lesson_id != 0 && self->n_body > 0)
    *column = MIN (*column, self->n_body - 1);
}

static void
find_months (KladeJournalGrid *self)
{
  KladeGridMonth *last = NULL;

  g_array_set_size (self->months, 0);
  for (int i = 0; i < self->n_body; i++)
    {
      const KladeSheetColumn *column = klade_journal_sheet_get_column (self->sheet, i);

      if (last == NULL || last->month != column->month || column->look & KLADE_LOOK_MONTH_START)
        {
          g_array_append_val (self->months, ((KladeGridMonth){ i, 0, column->month, TRUE }));
          last = &g_array_index (self->months, KladeGridMonth, self->months->len - 1);
        }
      last->n_columns++;
      last->is_closed = last->is_closed && column->look & KLADE_LOOK_CLOSED;
    }
}

static void
read_size (KladeJournalGrid *self)
{
  const KladeCursorSheet nothing = { 0 };
  int page_rows = self->cursor_sheet.page_rows, page_columns = self->cursor_sheet.page_columns;

  self->n_rows = self->sheet != NULL ? klade_journal_sheet_get_n_rows (self->sheet) : 0;
  self->n_body = self->sheet != NULL ? klade_journal_sheet_get_n_body_columns (self->sheet) : 0;
  self->n_columns = self->sheet != NULL ? klade_journal_sheet_get_n_columns (self->sheet) : 0;
  self->longest_name = 0;
  self->cursor_sheet = nothing;
  if (self->sheet != NULL)
    klade_journal_sheet_fill_cursor_sheet (self->sheet, &self->cursor_sheet);
  self->cursor_sheet.page_rows = page_rows;
  self->cursor_sheet.page_columns = page_columns;
}

/* Today's column for a sheet just given, otherwise the same pupil and lesson as before. */
static void
restore_cursor (KladeJournalGrid *self)
{
  KladeJournalCursor *cursor = self->cursor;
  int row = cursor->row, column = cursor->column;
  gboolean was_single = row == cursor->anchor_row && column == cursor->anchor_column;

  if (self->cursor_place.pupil_id == 0)
    {
      row = 0;
      column = klade_journal_sheet_find_today (self->sheet);
      was_single = TRUE;
    }
  else
    find_place (self, &self->cursor_place, &row, &column);

  cursor->anchor_row += row - cursor->row;
  cursor->anchor_column += column - cursor->column;
  cursor->row = CLAMP (row, 0, self->n_rows - 1);
  cursor->column = CLAMP (column, 0, self->n_columns - 1);
  cursor->anchor_row = was_single ? cursor->row : CLAMP (cursor->anchor_row, 0, self->n_rows - 1);
  cursor->anchor_column =
      was_single ? cursor->column : CLAMP (cursor->anchor_column, 0, self->n_columns - 1);
  klade_journal_grid_keep_place (self, cursor->row, cursor->column, &self->cursor_place);
}

/* What stood in the upper left corner stays there, to the pixel. */
static void
restore_scroll (KladeJournalGrid *self)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double x = gtk_adjustment_get_value (across), y = gtk_adjustment_get_value (down);
  int row = (int) y / self->metrics.row_height, column = (int) x / self->metrics.column_width;
  int old_row = row, old_column = column;

  if (self->corner_place.pupil_id != 0)
    find_place (self, &self->corner_place, &row, &column);
  else
    x = y = 0;
  x += (column - old_column) * self->metrics.column_width;
  y += (row - old_row) * self->metrics.row_height;
  gtk_adjustment_configure (across, x, 0, MAX (self->n_body * self->metrics.column_width, x + 1),
                            self->metrics.column_width, 1, gtk_adjustment_get_page_size (across));
  gtk_adjustment_configure (down, y, 0, MAX (self->n_rows * self->metrics.row_height, y + 1),
                            self->metrics.row_height, 1, gtk_adjustment_get_page_size (down));
  if (self->wants_today)
    klade_journal_grid_scroll_to_today (self);
}

/* Rows or columns are others now. */
void
klade_journal_grid_layout_changed (KladeJournalGrid *self)
{
  gboolean had_focus = klade_journal_grid_has_focus (self);

  read_size (self);
  klade_journal_grid_pane_pin (self->body, NULL);
  klade_journal_grid_pane_pin (self->summary, NULL);
  g_array_set_size (self->pulses, 0);
  self->shown_row = -1;
  self->is_allocating = TRUE; /* one pass over the cells, when the new size is known */
  if (self->n_rows > 0 && self->n_columns > 0)
    {
      find_months (self);
      restore_cursor (self);
      restore_scroll (self);
    }
  klade_journal_grid_layout_reset (self);
  self->is_allocating = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->band);
  klade_journal_grid_update_actions (self);
  klade_journal_grid_name_later (self);
  if (had_focus && self->n_rows > 0 && self->n_columns > 0)
    klade_journal_grid_focus_here (self);
  if (self->n_rows > 0 && self->n_columns > 0)
    g_signal_emit_by_name (self, "cursor-moved", self->cursor->row, self->cursor->column);
}

static void
layout_changed_cb (KladeJournalGrid *self)
{
  klade_journal_grid_layout_changed (self);
}

static void
redraw_range (KladeJournalGrid *self,
              KladeJournalGridPane *pane,
              int first_row,
              int last_row,
              int first_column,
              int last_column)
{
  KladeCellRange bound = klade_journal_grid_pane_get_bound (pane);

  for (int row = MAX (first_row, bound.first_row); row <= MIN (last_row, bound.last_row); row++)
    for (int column = MAX (first_column, bound.first_column);
         column <= MIN (last_column, bound.last_column); column++)
      {
        klade_journal_grid_redraw_cell (self, row, column);
        klade_journal_grid_name_cell_now (self, row, column);
      }
}

static void
cells_changed_cb (KladeJournalGrid *self,
                  int first_row,
                  int last_row,
                  int first_column,
                  int last_column)
{
  redraw_range (self, self->body, first_row, last_row, first_column, last_column);
  redraw_range (self, self->summary, first_row, last_row, first_column, last_column);
}

static void
refused_cb (KladeJournalGrid *self, int row, int column, const char *sentence)
{
  if (row >= 0 && column >= 0) /* a lesson's, or an undo's: the page says it */
    klade_journal_grid_refuse (self, row, column, sentence);
}

static void
changed_by_other_cb (KladeJournalGrid *self, int row, int column, const char *who)
{
  klade_journal_grid_pulse (self, row, column);
}

static void
undo_changed_cb (KladeJournalGrid *self)
{
  klade_journal_grid_update_actions (self);
}

void
klade_journal_grid_follow_init (KladeJournalGrid *self)
{
  GSignalGroup *signals = g_signal_group_new (KLADE_TYPE_JOURNAL_SHEET);

  self->sheet_signals = signals;
  g_signal_group_connect_swapped (signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (signals, "cells-changed", G_CALLBACK (cells_changed_cb), self);
  g_signal_group_connect_swapped (signals, "refused", G_CALLBACK (refused_cb), self);
  g_signal_group_connect_swapped (signals, "changed-by-other", G_CALLBACK (changed_by_other_cb),
                                  self);
  g_signal_group_connect_swapped (signals, "notify::can-undo", G_CALLBACK (undo_changed_cb), self);
  g_signal_group_connect_swapped (signals, "notify::can-redo", G_CALLBACK (undo_changed_cb), self);
}
