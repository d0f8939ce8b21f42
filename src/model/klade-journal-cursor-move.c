/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-cursor-private.h"

/* Enter on the last pupil, and Tab in the last column, stay: a mark typed once more in haste
 * must not land in another lesson. */

static gboolean
is_empty (const KladeCursorSheet *sheet, int row, int column)
{
  return sheet->is_empty == NULL || sheet->is_empty (row, column, sheet->data);
}

KladeCursorAction
klade_journal_cursor_go (KladeJournalCursor *self,
                         const KladeCursorSheet *sheet,
                         int row,
                         int column,
                         gboolean extend)
{
  KladeJournalCursor before = *self;

  self->row = CLAMP (row, 0, sheet->n_rows - 1);
  self->column = CLAMP (column, 0, sheet->n_columns - 1);
  if (!extend)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }

  return before.row == self->row && before.column == self->column &&
                 before.anchor_row == self->anchor_row &&
                 before.anchor_column == self->anchor_column
             ? KLADE_CURSOR_STAYED
             : KLADE_CURSOR_MOVED;
}

/* Where Ctrl and an arrow lead: to the end of the filled block, or over the gap to the next. */
static void
find_edge (const KladeCursorSheet *sheet, int d_row, int d_column, int *row, int *column)
{
  int r = *row + d_row;
  int c = *column + d_column;
  gboolean in_block;

  if (r < 0 || c < 0 || r >= sheet->n_rows || c >= sheet->n_columns)
    return;

  in_block = !is_empty (sheet, *row, *column) && !is_empty (sheet, r, c);
  while (r >= 0 && c >= 0 && r < sheet->n_rows && c < sheet->n_columns)
    {
      gboolean empty = is_empty (sheet, r, c);

      if (in_block && empty)
        return;
      *row = r;
      *column = c;
      if (!in_block && !empty)
        return;
      r += d_row;
      c += d_column;
    }
}

static KladeCursorAction
press_arrow (KladeJournalCursor *self,
             const KladeCursorSheet *sheet,
             KladeKey key,
             KladeKeyModifiers modifiers)
{
  int d_row = key == KLADE_KEY_UP ? -1 : key == KLADE_KEY_DOWN ? 1 : 0;
  int d_column = key == KLADE_KEY_LEFT ? -1 : key == KLADE_KEY_RIGHT ? 1 : 0;
  int row = self->row;
  int column = self->column;

  if (modifiers & KLADE_KEY_WITH_CONTROL)
    {
      find_edge (sheet, d_row, d_column, &row, &column);
    }
  else
    {
      row += d_row;
      column += d_column;
    }

  return klade_journal_cursor_go (self, sheet, row, column, modifiers & KLADE_KEY_WITH_SHIFT);
}

/* Home, End and the Page keys. */
static KladeCursorAction
press_leap (KladeJournalCursor *self,
            const KladeCursorSheet *sheet,
            KladeKey key,
            KladeKeyModifiers modifiers)
{
  gboolean control = modifiers & KLADE_KEY_WITH_CONTROL;
  int row = self->row;
  int column = self->column;
  int sign = key == KLADE_KEY_PAGE_UP ? -1 : 1;

  if (key == KLADE_KEY_HOME || key == KLADE_KEY_END)
    {
      column = key == KLADE_KEY_HOME ? 0 : sheet->n_columns - 1;
      if (control)
        row = key == KLADE_KEY_HOME ? 0 : sheet->n_rows - 1;
    }
  else if (control)
    {
      column += sign * CLAMP (sheet->page_columns, 1, sheet->n_columns);
    }
  else
    {
      row += sign * CLAMP (sheet->page_rows, 1, sheet->n_rows);
    }

  return klade_journal_cursor_go (self, sheet, row, column, modifiers & KLADE_KEY_WITH_SHIFT);
}

static KladeCursorAction
press_tab (KladeJournalCursor *self, const KladeCursorSheet *sheet, KladeKeyModifiers modifiers)
{
  int home = self->home_column >= 0 ? self->home_column : self->column;
  int step = modifiers & KLADE_KEY_WITH_SHIFT ? -1 : 1;
  KladeCursorAction action =
      klade_journal_cursor_go (self, sheet, self->row, self->column + step, FALSE);

  self->home_column = home;
  return action;
}

static KladeCursorAction
press_enter (KladeJournalCursor *self, const KladeCursorSheet *sheet, KladeKeyModifiers modifiers)
{
  gboolean back = modifiers & KLADE_KEY_WITH_SHIFT;
  int step = back ? -1 : 1;
  int column = self->column;

  if (self->direction == KLADE_MOVE_ALONG_THE_LESSONS)
    return klade_journal_cursor_go (self, sheet, self->row, column + step, FALSE);

  if (!back && self->home_column >= 0 && self->row < sheet->n_rows - 1)
    column = self->home_column;

  return klade_journal_cursor_go (self, sheet, self->row + step, column, FALSE);
}

/* The first Ctrl+A selects the columns of the selection, the second all.  The cursor goes to
 * the top and, for all, into the last column, which the grid keeps in sight: nothing scrolls
 * away to the first lesson. */
static KladeCursorAction
select_all (KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  KladeCellRange range = klade_journal_cursor_get_range (self);
  gboolean whole_column = range.first_row == 0 && range.last_row == sheet->n_rows - 1;
  KladeJournalCursor before = *self;

  self->row = 0;
  self->anchor_row = sheet->n_rows - 1;
  if (whole_column)
    {
      self->anchor_column = 0;
      self->column = sheet->n_columns - 1;
    }

  return before.row == self->row && before.anchor_row == self->anchor_row &&
                 before.column == self->column && before.anchor_column == self->anchor_column
             ? KLADE_CURSOR_STAYED
             : KLADE_CURSOR_MOVED;
}

/* The keys that only move; each but Tab ends Tab's run. */
KladeCursorAction
klade_journal_cursor_move (KladeJournalCursor *self,
                           const KladeCursorSheet *sheet,
                           KladeKey key,
                           KladeKeyModifiers modifiers)
{
  KladeCursorAction action;

  if (key == KLADE_KEY_TAB)
    return press_tab (self, sheet, modifiers);

  if (key == KLADE_KEY_ENTER)
    action = press_enter (self, sheet, modifiers);
  else if (key == KLADE_KEY_ALL)
    action = select_all (self, sheet);
  else if (key <= KLADE_KEY_DOWN)
    action = press_arrow (self, sheet, key, modifiers);
  else
    action = press_leap (self, sheet, key, modifiers);

  self->home_column = -1;
  return action;
}
