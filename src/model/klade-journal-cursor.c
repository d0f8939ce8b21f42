/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-cursor-private.h"

/* What the spreadsheets leave open is decided here once:
 * - Ctrl+Tab and Ctrl+Enter are the window's, so that the keyboard can leave the grid.
 * - F2 on a text that was not changed commits nothing.
 * - Up and Down do nothing while F2 edits: its text has one line. */

/**
 * klade_journal_cursor_new:
 *
 * Returns: (transfer full): a cursor on the first cell, nothing selected, not editing
 */
KladeJournalCursor *
klade_journal_cursor_new (void)
{
  KladeJournalCursor *self = g_new0 (KladeJournalCursor, 1);

  self->home_column = -1;
  self->direction = KLADE_MOVE_DOWN_THE_CLASS;
  self->text = g_string_new (NULL);
  self->commit_text = g_string_new (NULL);

  return self;
}

/**
 * klade_journal_cursor_free:
 * @self: (transfer full): a cursor
 *
 * Drops the cursor with whatever was being typed.
 */
void
klade_journal_cursor_free (KladeJournalCursor *self)
{
  g_return_if_fail (self != NULL);

  g_string_free (self->text, TRUE);
  g_string_free (self->commit_text, TRUE);
  g_free (self);
}

/* ---- the sheet's questions, with their answers when nobody answers ---- */

static gboolean
accepts (const KladeJournalCursor *self, const KladeCursorSheet *sheet, const char *text)
{
  return sheet->accepts == NULL || sheet->accepts (self->row, self->column, text, sheet->data);
}

static gboolean
is_complete (const KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  return sheet->is_complete == NULL ||
         sheet->is_complete (self->row, self->column, self->text->str, sheet->data);
}

static gboolean
is_editable (const KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  return sheet->is_editable == NULL || sheet->is_editable (self->row, self->column, sheet->data);
}

static char *
dup_text (const KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  return sheet->dup_text == NULL ? g_strdup ("")
                                 : sheet->dup_text (self->row, self->column, sheet->data);
}

/* ---- edits ---- */

static void
end_edit (KladeJournalCursor *self)
{
  self->is_editing = FALSE;
  self->is_replacing = FALSE;
  self->caret = 0;
  g_string_truncate (self->text, 0);
}

/* The sheet may have become smaller since the last key.  An edit in a cell that is gone goes
 * with it: its text belongs to no other cell. */
static gboolean
fit (KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  int row = self->row;
  int column = self->column;

  if (sheet->n_rows <= 0 || sheet->n_columns <= 0)
    {
      end_edit (self);
      self->row = self->anchor_row = 0;
      self->column = self->anchor_column = 0;
      self->home_column = -1;
      return FALSE;
    }

  self->row = CLAMP (self->row, 0, sheet->n_rows - 1);
  self->column = CLAMP (self->column, 0, sheet->n_columns - 1);
  self->anchor_row = CLAMP (self->anchor_row, 0, sheet->n_rows - 1);
  self->anchor_column = CLAMP (self->anchor_column, 0, sheet->n_columns - 1);
  if (self->home_column >= sheet->n_columns)
    self->home_column = -1;
  if (self->is_editing && (self->row != row || self->column != column))
    end_edit (self);

  return TRUE;
}

static gboolean
is_unchanged (const KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  g_autofree char *before = NULL;

  if (self->is_replacing)
    return FALSE;

  before = dup_text (self, sheet);
  return g_strcmp0 (before, self->text->str) == 0;
}

/* Ends the edit: COMMIT, RESTORED when F2 changed nothing, REFUSED when the text cannot stay. */
static KladeCursorAction
finish_edit (KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  if (is_unchanged (self, sheet))
    {
      end_edit (self);
      return KLADE_CURSOR_RESTORED;
    }

  if (!is_complete (self, sheet))
    return KLADE_CURSOR_REFUSED;

  self->commit_row = self->row;
  self->commit_column = self->column;
  g_string_assign (self->commit_text, self->text->str);
  end_edit (self);

  return KLADE_CURSOR_COMMIT;
}

static KladeCursorAction
take_text (KladeJournalCursor *self, const char *text, gboolean replacing)
{
  self->is_editing = TRUE;
  self->is_replacing = replacing;
  g_string_assign (self->text, text);
  self->caret = (int) g_utf8_strlen (self->text->str, -1);

  return KLADE_CURSOR_EDITING;
}

static KladeCursorAction
begin_edit (KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  g_autofree char *text = NULL;

  if (!is_editable (self, sheet))
    return KLADE_CURSOR_REFUSED;

  text = dup_text (self, sheet);
  return take_text (self, text != NULL ? text : "", FALSE);
}

static KladeCursorAction
type (KladeJournalCursor *self, const KladeCursorSheet *sheet, gunichar character)
{
  g_autoptr (GString) text = g_string_new (self->is_editing ? self->text->str : "");
  int caret = self->is_editing ? self->caret : 0;
  const char *place = g_utf8_offset_to_pointer (text->str, caret);

  if (!is_editable (self, sheet))
    return KLADE_CURSOR_REFUSED;

  g_string_insert_unichar (text, place - text->str, character);
  if (!accepts (self, sheet, text->str))
    return KLADE_CURSOR_REFUSED;

  if (!self->is_editing)
    return take_text (self, text->str, TRUE);

  g_string_assign (self->text, text->str);
  self->caret = caret + 1;
  return KLADE_CURSOR_EDITING;
}

static KladeCursorAction
erase (KladeJournalCursor *self, int from)
{
  const char *place;
  const char *end;

  if (from < 0 || from >= (int) g_utf8_strlen (self->text->str, -1))
    return KLADE_CURSOR_STAYED;

  place = g_utf8_offset_to_pointer (self->text->str, from);
  end = g_utf8_next_char (place);
  g_string_erase (self->text, place - self->text->str, end - place);
  self->caret = from;

  return KLADE_CURSOR_EDITING;
}

static KladeCursorAction
move_caret (KladeJournalCursor *self, int caret)
{
  int length = (int) g_utf8_strlen (self->text->str, -1);

  caret = CLAMP (caret, 0, length);
  if (caret == self->caret)
    return KLADE_CURSOR_STAYED;

  self->caret = caret;
  return KLADE_CURSOR_EDITING;
}

/* ---- keys ---- */

static gboolean
is_windows_key (KladeKey key, KladeKeyModifiers modifiers, gboolean editing)
{
  if (!(modifiers & KLADE_KEY_WITH_CONTROL))
    return FALSE;

  return key == KLADE_KEY_CHAR || key == KLADE_KEY_TAB || (key == KLADE_KEY_ENTER && !editing);
}

/* A key that leaves the edited cell: first the text, then the move. */
static KladeCursorAction
leave_and_move (KladeJournalCursor *self,
                const KladeCursorSheet *sheet,
                KladeKey key,
                KladeKeyModifiers modifiers)
{
  KladeCursorAction action = finish_edit (self, sheet);
  KladeCursorAction moved;

  if (action == KLADE_CURSOR_REFUSED)
    return action;
  if (key == KLADE_KEY_ENTER && (modifiers & KLADE_KEY_WITH_CONTROL))
    return action; /* Ctrl+Enter: done, and stay */

  moved = klade_journal_cursor_move (self, sheet, key, modifiers);
  return action == KLADE_CURSOR_RESTORED && moved == KLADE_CURSOR_MOVED ? moved : action;
}

static KladeCursorAction
press_editing (KladeJournalCursor *self,
               const KladeCursorSheet *sheet,
               KladeKey key,
               KladeKeyModifiers modifiers,
               gunichar character)
{
  gboolean control = modifiers & KLADE_KEY_WITH_CONTROL;

  switch (key)
    {
    case KLADE_KEY_CHAR:
      return type (self, sheet, character);
    case KLADE_KEY_BACKSPACE:
      return erase (self, self->caret - 1);
    case KLADE_KEY_DELETE:
      return erase (self, self->caret);
    case KLADE_KEY_ESCAPE:
      end_edit (self);
      return KLADE_CURSOR_RESTORED;
    case KLADE_KEY_EDIT:
      self->is_replacing = !self->is_replacing;
      return KLADE_CURSOR_EDITING;
    case KLADE_KEY_ALL:
      return KLADE_CURSOR_STAYED;
    case KLADE_KEY_LEFT:
    case KLADE_KEY_HOME:
      if (!self->is_replacing)
        return move_caret (self, control || key == KLADE_KEY_HOME ? 0 : self->caret - 1);
      break;
    case KLADE_KEY_RIGHT:
    case KLADE_KEY_END:
      if (!self->is_replacing)
        return move_caret (self, control || key == KLADE_KEY_END ? G_MAXINT : self->caret + 1);
      break;
    case KLADE_KEY_UP:
    case KLADE_KEY_DOWN:
      if (!self->is_replacing)
        return KLADE_CURSOR_STAYED;
      break;
    case KLADE_KEY_PAGE_UP:
    case KLADE_KEY_PAGE_DOWN:
    case KLADE_KEY_ENTER:
    case KLADE_KEY_TAB:
    default:
      break;
    }

  return leave_and_move (self, sheet, key, modifiers);
}

static KladeCursorAction
press_resting (KladeJournalCursor *self,
               const KladeCursorSheet *sheet,
               KladeKey key,
               KladeKeyModifiers modifiers,
               gunichar character)
{
  KladeCellRange range = klade_journal_cursor_get_range (self);

  switch (key)
    {
    case KLADE_KEY_CHAR:
      return type (self, sheet, character);
    case KLADE_KEY_EDIT:
      return begin_edit (self, sheet);
    case KLADE_KEY_BACKSPACE: /* as in the spreadsheets: an edit that begins empty */
      return is_editable (self, sheet) ? take_text (self, "", TRUE) : KLADE_CURSOR_REFUSED;
    case KLADE_KEY_DELETE:
      if (klade_cell_range_is_single (&range) && !is_editable (self, sheet))
        return KLADE_CURSOR_REFUSED;
      return KLADE_CURSOR_CLEAR;
    case KLADE_KEY_ESCAPE:
      return klade_cell_range_is_single (&range)
                 ? KLADE_CURSOR_IGNORED
                 : klade_journal_cursor_go (self, sheet, self->row, self->column, FALSE);
    case KLADE_KEY_LEFT:
    case KLADE_KEY_RIGHT:
    case KLADE_KEY_UP:
    case KLADE_KEY_DOWN:
    case KLADE_KEY_HOME:
    case KLADE_KEY_END:
    case KLADE_KEY_PAGE_UP:
    case KLADE_KEY_PAGE_DOWN:
    case KLADE_KEY_ENTER:
    case KLADE_KEY_TAB:
    case KLADE_KEY_ALL:
    default:
      return klade_journal_cursor_move (self, sheet, key, modifiers);
    }
}

/**
 * klade_journal_cursor_press:
 * @self: the cursor
 * @sheet: what it moves over, as it is now
 * @key: which key
 * @modifiers: held keys
 * @character: the character typed when @key is %KLADE_KEY_CHAR, otherwise 0
 *
 * Takes one key.  The cursor is first brought back into the sheet, should that have become
 * smaller.  On %KLADE_CURSOR_COMMIT the text to store stands in commit_row, commit_column and
 * commit_text; it is always one that the sheet calls complete.
 *
 * Returns: what happened
 */
KladeCursorAction
klade_journal_cursor_press (KladeJournalCursor *self,
                            const KladeCursorSheet *sheet,
                            KladeKey key,
                            KladeKeyModifiers modifiers,
                            gunichar character)
{
  g_return_val_if_fail (self != NULL, KLADE_CURSOR_IGNORED);
  g_return_val_if_fail (sheet != NULL, KLADE_CURSOR_IGNORED);

  if (!fit (self, sheet) || is_windows_key (key, modifiers, self->is_editing))
    return KLADE_CURSOR_IGNORED;
  if (key == KLADE_KEY_CHAR && !g_unichar_isprint (character))
    return KLADE_CURSOR_IGNORED;

  return self->is_editing ? press_editing (self, sheet, key, modifiers, character)
                          : press_resting (self, sheet, key, modifiers, character);
}

/**
 * klade_journal_cursor_point:
 * @self: the cursor
 * @sheet: what it moves over, as it is now
 * @row: the cell that was pressed with the mouse, or where a drag has come to
 * @column: its column
 * @extend: whether the selection grows to there: Shift is held, or this is a drag
 *
 * Moves to a cell.  An edit elsewhere ends as when the focus leaves.
 *
 * Returns: %KLADE_CURSOR_COMMIT, %KLADE_CURSOR_MOVED or %KLADE_CURSOR_STAYED
 */
KladeCursorAction
klade_journal_cursor_point (KladeJournalCursor *self,
                            const KladeCursorSheet *sheet,
                            int row,
                            int column,
                            gboolean extend)
{
  KladeCursorAction left;
  KladeCursorAction moved;

  g_return_val_if_fail (self != NULL, KLADE_CURSOR_IGNORED);
  g_return_val_if_fail (sheet != NULL, KLADE_CURSOR_IGNORED);

  if (!fit (self, sheet))
    return KLADE_CURSOR_IGNORED;
  if (self->is_editing && row == self->row && column == self->column)
    return KLADE_CURSOR_STAYED;

  left = klade_journal_cursor_leave (self, sheet);
  moved = klade_journal_cursor_go (self, sheet, row, column, extend);
  self->home_column = -1;

  return left == KLADE_CURSOR_COMMIT ? left : moved;
}

/**
 * klade_journal_cursor_leave:
 * @self: the cursor
 * @sheet: what it moves over, as it is now
 *
 * The focus leaves the grid: a complete text is committed, an incomplete one is let go.
 *
 * Returns: %KLADE_CURSOR_COMMIT, %KLADE_CURSOR_RESTORED, or %KLADE_CURSOR_STAYED when nothing
 *   was being edited
 */
KladeCursorAction
klade_journal_cursor_leave (KladeJournalCursor *self, const KladeCursorSheet *sheet)
{
  KladeCursorAction action;

  g_return_val_if_fail (self != NULL, KLADE_CURSOR_IGNORED);
  g_return_val_if_fail (sheet != NULL, KLADE_CURSOR_IGNORED);

  if (!fit (self, sheet) || !self->is_editing)
    return KLADE_CURSOR_STAYED;

  action = finish_edit (self, sheet);
  if (action != KLADE_CURSOR_REFUSED)
    return action;

  end_edit (self);
  return KLADE_CURSOR_RESTORED;
}

/**
 * klade_journal_cursor_get_range:
 * @self: the cursor
 *
 * Returns: the selected cells, at least the cursor's own
 */
KladeCellRange
klade_journal_cursor_get_range (const KladeJournalCursor *self)
{
  const KladeCellRange nothing = { 0, 0, 0, 0 };

  g_return_val_if_fail (self != NULL, nothing);

  return (KladeCellRange){
    .first_row = MIN (self->row, self->anchor_row),
    .last_row = MAX (self->row, self->anchor_row),
    .first_column = MIN (self->column, self->anchor_column),
    .last_column = MAX (self->column, self->anchor_column),
  };
}

/**
 * klade_cell_range_contains:
 * @range: a range
 * @row: a row
 * @column: a column
 *
 * Returns: whether the cell lies in the range
 */
gboolean
klade_cell_range_contains (const KladeCellRange *range, int row, int column)
{
  g_return_val_if_fail (range != NULL, FALSE);

  return row >= range->first_row && row <= range->last_row && column >= range->first_column &&
         column <= range->last_column;
}

/**
 * klade_cell_range_is_single:
 * @range: a range
 *
 * Returns: whether it is one cell
 */
gboolean
klade_cell_range_is_single (const KladeCellRange *range)
{
  g_return_val_if_fail (range != NULL, FALSE);

  return range->first_row == range->last_row && range->first_column == range->last_column;
}
