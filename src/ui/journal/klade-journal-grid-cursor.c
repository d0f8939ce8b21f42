/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-grid-private.h"

/* Naming on each scroll step would send thousands of events to a screen reader. */
#define NAME_AFTER_MS 120
#define NAMES_AT_ONCE 300
#define NAME_NEXT_MS 8

gboolean
klade_journal_grid_has_focus (KladeJournalGrid *self)
{
  return gtk_widget_is_focus (GTK_WIDGET (self)) ||
         gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static gboolean
name_some_cb (gpointer user_data)
{
  KladeJournalGrid *self = user_data;
  KladeJournalGridPane *panes[] = { self->names, self->heads, self->summary_heads, self->body,
                                    self->summary };
  int budget = NAMES_AT_ONCE;

  self->name_source = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (panes); i++)
    if (!klade_journal_grid_pane_name_some (panes[i], &budget))
      {
        self->name_source = g_timeout_add (NAME_NEXT_MS, name_some_cb, self);
        break;
      }
  return G_SOURCE_REMOVE;
}

/* Cells that stand for others now are named after a moment of calm. */
void
klade_journal_grid_name_later (KladeJournalGrid *self)
{
  g_clear_handle_id (&self->name_source, g_source_remove);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  self->name_source = g_timeout_add (NAME_AFTER_MS, name_some_cb, self);
}

/* The content of a cell changed: the one with the focus says so at once. */
void
klade_journal_grid_name_cell_now (KladeJournalGrid *self, int row, int column)
{
  GtkWidget *cell = klade_journal_grid_get_cell (self, row, column);

  if (cell == NULL)
    return;
  KLADE_JOURNAL_CELL (cell)->is_named = FALSE;
  if (gtk_widget_is_focus (cell))
    klade_journal_cell_name (KLADE_JOURNAL_CELL (cell));
  else
    klade_journal_grid_name_later (self);
}

/* Real focus on a real cell, in sight or not: it bears its name before, and keeps its widget
 * while it has the focus. */
void
klade_journal_grid_focus_here (KladeJournalGrid *self)
{
  int column = self->cursor->column;
  KladeJournalGridPane *pane = klade_journal_grid_pane_of (self, column);
  KladeJournalGridPane *other = pane == self->body ? self->summary : self->body;
  KladeJournalCell *cell = klade_journal_grid_pane_hold (pane, self->cursor->row, column);

  klade_journal_cell_name (cell);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  klade_journal_grid_pane_pin (other, NULL);
}

gboolean
klade_journal_grid_focus_cursor (KladeJournalGrid *self)
{
  if (self->n_rows == 0 || self->n_columns == 0)
    return FALSE;
  klade_journal_grid_scroll_to_cell (self, self->cursor->row, self->cursor->column);
  klade_journal_grid_focus_here (self);
  return TRUE;
}

/* The ring, the lights and the focus follow the cursor. */
void
klade_journal_grid_show_cursor (KladeJournalGrid *self)
{
  KladeCellRange range = klade_journal_cursor_get_range (self->cursor);
  const KladeCellRange bound = klade_journal_grid_pane_get_bound (self->body);
  const KladeCellRange seen = { bound.first_row, bound.last_row, bound.first_column,
                                MAX (bound.last_column, self->n_columns - 1) };

  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  klade_journal_grid_scroll_to_cell (self, self->cursor->row, self->cursor->column);
  klade_journal_grid_pane_redraw (self->body);
  klade_journal_grid_pane_redraw (self->summary);
  if (!klade_cell_range_is_single (&range) || self->shown_row < 0)
    klade_journal_grid_redraw_lights (self, &seen);
  else
    {
      klade_journal_grid_redraw_lights (self, &range);
      klade_journal_grid_redraw_lights (self, &(KladeCellRange){ self->shown_row, self->shown_row,
                                                                 self->shown_column,
                                                                 self->shown_column });
    }
  self->shown_row = klade_cell_range_is_single (&range) ? self->cursor->row : -1;
  self->shown_column = self->cursor->column;
  if (klade_journal_grid_has_focus (self))
    klade_journal_grid_focus_cursor (self);
}

static void
cursor_moved (KladeJournalGrid *self)
{
  klade_journal_grid_keep_place (self, self->cursor->row, self->cursor->column,
                                 &self->cursor_place);
  klade_journal_grid_show_cursor (self);
  klade_journal_grid_update_actions (self);
  g_signal_emit_by_name (self, "cursor-moved", self->cursor->row, self->cursor->column);
}

static void
edit_changed (KladeJournalGrid *self)
{
  klade_journal_grid_redraw_cell (self, self->cursor->row, self->cursor->column);
  klade_journal_sheet_set_typing (self->sheet, self->cursor->is_editing ? self->cursor->row : -1,
                                  self->cursor->column);
  g_signal_emit_by_name (self, "edit-changed");
}

static void
commit (KladeJournalGrid *self)
{
  g_autofree char *text = g_strdup (self->cursor->commit_text->str);
  int row = self->cursor->commit_row, column = self->cursor->commit_column;

  klade_journal_grid_redraw_cell (self, row, column);
  klade_journal_sheet_set_text (self->sheet, row, column, text);
  klade_journal_sheet_set_typing (self->sheet, -1, -1);
  g_signal_emit_by_name (self, "edit-changed");
  cursor_moved (self);
}

/* Why a character was not taken: the cell can't be written, or the scale has no such value. */
static char *
explain_refusal (KladeJournalGrid *self)
{
  int row = self->cursor->row, column = self->cursor->column;
  const KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  const KladeSheetColumn *there = klade_journal_sheet_get_column (self->sheet, column);
  KladeScale scale = page->scale;
  char *why_not = NULL;

  if (!klade_journal_sheet_is_editable (self->sheet, row, column, &why_not))
    return why_not != NULL ? why_not : g_strdup (_ ("This cell can't be changed."));
  g_free (why_not);
  if (there->page_column < 0)
    return g_strdup_printf (_ ("Here one can enter: %s."), klade_scale_hint (scale));
  scale = page->columns[there->page_column].scale;
  return g_strdup_printf (_ ("Here one can enter: %s; n for absent, k for late."),
                          klade_scale_hint (scale));
}

/**
 * klade_journal_grid_apply:
 *
 * Does what a key or a click led to.
 *
 * Returns: whether the key was the grid's
 */
gboolean
klade_journal_grid_apply (KladeJournalGrid *self, KladeCursorAction action)
{
  g_autofree char *sentence = NULL;
  KladeCellRange range;

  if (self->sheet == NULL || action == KLADE_CURSOR_IGNORED)
    return FALSE;
  if (action != KLADE_CURSOR_REFUSED && action != KLADE_CURSOR_STAYED)
    klade_journal_grid_hush (self);

  switch (action)
    {
    case KLADE_CURSOR_MOVED:
      cursor_moved (self);
      break;
    case KLADE_CURSOR_EDITING:
    case KLADE_CURSOR_RESTORED:
      edit_changed (self);
      break;
    case KLADE_CURSOR_COMMIT:
      commit (self);
      break;
    case KLADE_CURSOR_CLEAR:
      range = klade_journal_cursor_get_range (self->cursor);
      klade_journal_sheet_clear (self->sheet, &range);
      break;
    case KLADE_CURSOR_REFUSED:
      sentence = explain_refusal (self);
      klade_journal_grid_refuse (self, self->cursor->row, self->cursor->column, sentence);
      break;
    case KLADE_CURSOR_STAYED:
    case KLADE_CURSOR_IGNORED:
    default:
      break;
    }
  return TRUE;
}

/* The mouse, or a caller, goes to a cell. */
void
klade_journal_grid_point (KladeJournalGrid *self, int row, int column, gboolean extend)
{
  if (self->n_rows == 0 || self->n_columns == 0)
    return;
  klade_journal_grid_apply (
      self, klade_journal_cursor_point (self->cursor, &self->cursor_sheet, row, column, extend));
}

/**
 * klade_journal_grid_get_position:
 * @row: (out) (optional)
 * @column: (out) (optional)
 */
void
klade_journal_grid_get_position (KladeJournalGrid *self, int *row, int *column)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (row != NULL)
    *row = self->cursor->row;
  if (column != NULL)
    *column = self->cursor->column;
}

void
klade_journal_grid_set_position (KladeJournalGrid *self, int row, int column)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  self->wants_today = FALSE;
  klade_journal_grid_point (self, row, column, FALSE);
}

KladeCellRange
klade_journal_grid_get_range (KladeJournalGrid *self)
{
  const KladeCellRange nothing = { 0, 0, 0, 0 };

  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), nothing);

  return klade_journal_cursor_get_range (self->cursor);
}

void
klade_journal_grid_select_range (KladeJournalGrid *self, const KladeCellRange *range)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));
  g_return_if_fail (range != NULL);

  klade_journal_grid_point (self, range->first_row, range->first_column, FALSE);
  klade_journal_grid_point (self, range->last_row, range->last_column, TRUE);
}

/* (nullable): what is being typed in the cursor's cell and not taken yet. */
const char *
klade_journal_grid_get_typed (KladeJournalGrid *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), NULL);

  return self->cursor->is_editing ? self->cursor->text->str : NULL;
}

/**
 * klade_journal_grid_hold_edit:
 * @hold: %TRUE before the window is locked, %FALSE when it is open again
 *
 * While held, a leaving focus takes nothing: the unfinished text waits as it is.
 */
void
klade_journal_grid_hold_edit (KladeJournalGrid *self, gboolean hold)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  self->holds_edit = hold;
}

/* As when the focus leaves: a complete text is taken, an incomplete one is let go. */
void
klade_journal_grid_finish_edit (KladeJournalGrid *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (self->sheet != NULL && self->cursor->is_editing)
    klade_journal_grid_apply (self, klade_journal_cursor_leave (self->cursor, &self->cursor_sheet));
}
