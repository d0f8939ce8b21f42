/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include "klade-i18n.h"

/* An edit is on the screen at once and on its way to the store; one call is one step. */

/* Adds one cell to a step and shows it; nothing if it stands there already. */
void
klade_sheet_add_edit (KladeJournalSheet *self,
                      KladeSheetOp *op,
                      const KladeCellKey *key,
                      KladeCellValue before,
                      KladeCellValue value)
{
  const KladeSheetEdit edit = { .key = *key, .value = value, .before = before };

  klade_sheet_overlay_cell (self, key)->n_waiting++;
  g_array_append_val (op->edits, edit);
  klade_sheet_show (self, key, value);
}

/* The lesson's works share one absence: what one column of a step registers, an empty text in
 * another must not take away; the last absence typed is that of all. */
static void
share_absence (KladeJournalSheet *self,
               KladeSheetOp *step,
               const KladeCellKey *key,
               KladeCellValue *value)
{
  for (guint i = step->edits->len; i > 0; i--)
    {
      KladeSheetEdit *edit = &g_array_index (step->edits, KladeSheetEdit, i - 1);

      if (edit->key.lesson_id != key->lesson_id || edit->key.pupil_id != key->pupil_id)
        continue;

      if (value->absence == KLADE_ABSENCE_NONE)
        {
          value->absence = edit->value.absence;
          value->excuse = edit->value.excuse;
        }
      else
        {
          edit->value.absence = value->absence;
          edit->value.excuse = value->excuse;
        }
    }
}

void
klade_sheet_set_value (KladeJournalSheet *self,
                       KladeSheetOp *step,
                       int row,
                       int column,
                       KladeCellValue value)
{
  const KladeSheetColumn *head = &self->columns[column];
  KladeCellKey key = klade_sheet_key (self, row, column);
  KladeCellValue before = klade_sheet_get_value (self, row, column);

  if (head->lesson >= 0 && self->page->lessons[head->lesson].n_columns > 1)
    share_absence (self, step, &key, &value);
  if (klade_cell_value_equal (before, value))
    return;

  if (klade_sheet_defer_to_conflict (self, &key, value))
    {
      klade_sheet_show (self, &key, value);
      klade_sheet_emit_cell (self, &key);
    }
  else
    klade_sheet_add_edit (self, step, &key, before, value);
}

/* @step: (transfer full): cells put together by klade_sheet_set_value() */
void
klade_sheet_end_step (KladeJournalSheet *self, KladeSheetOp *step)
{
  klade_sheet_count_and_tell (self);

  if (step->edits->len == 0)
    {
      klade_sheet_op_free (step);
      return;
    }

  klade_sheet_emit_edits (self, step);
  klade_sheet_push (self, step);
}

static gboolean
parse_term (KladeJournalSheet *self, int column, const char *text, KladeMark *mark, GError **error)
{
  KladeScale scale = klade_sheet_get_scale (self, column);

  if (klade_mark_parse (text, scale, mark, NULL) ||
      (klade_sheet_takes_percent (self, column) &&
       klade_mark_parse (text, KLADE_SCALE_PERCENT, mark, NULL)))
    return TRUE;

  return klade_mark_parse (text, scale, mark, error);
}

/* What @text makes of a cell: %FALSE with a sentence when that is nothing legal. */
gboolean
klade_sheet_parse (KladeJournalSheet *self,
                   int row,
                   int column,
                   const char *text,
                   KladeCellValue *value,
                   GError **error)
{
  KladeScale scale = klade_sheet_get_scale (self, column);
  KladeCellValue typed = { 0 };

  if (column >= self->n_body_columns)
    {
      if (!parse_term (self, column, text, &typed.mark, error))
        return FALSE;
      *value = typed;
      return TRUE;
    }

  if (!klade_cell_value_parse (text, scale, &typed, error))
    return FALSE;

  *value = klade_cell_value_typed_over (klade_sheet_get_value (self, row, column), typed);
  return TRUE;
}

/**
 * klade_journal_sheet_set_text:
 * @self: a sheet
 * @row: a row
 * @column: a column
 * @text: what was typed; empty to clear the cell
 *
 * Shows it at once and stores it; what is not possible there is refused by signal.
 */
void
klade_journal_sheet_set_text (KladeJournalSheet *self, int row, int column, const char *text)
{
  g_autofree char *why_not = NULL;
  g_autoptr (GError) error = NULL;
  KladeCellValue value;
  KladeSheetOp *step;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (text != NULL);

  if (!klade_journal_sheet_is_editable (self, row, column, &why_not))
    {
      klade_sheet_emit_refused (self, row, column, why_not);
      return;
    }
  if (!klade_sheet_parse (self, row, column, text, &value, &error))
    {
      klade_sheet_emit_refused (self, row, column, error->message);
      return;
    }

  if (klade_sheet_contest_typed (self, row, column, value))
    return;

  step = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);
  klade_sheet_set_value (self, step, row, column, value);
  klade_sheet_end_step (self, step);
}

/* The part of @range that is inside the sheet; %FALSE when nothing is. */
gboolean
klade_sheet_clip (KladeJournalSheet *self, const KladeCellRange *range, KladeCellRange *clipped)
{
  *clipped = (KladeCellRange){
    .first_row = MAX (range->first_row, 0),
    .last_row = MIN (range->last_row, klade_journal_sheet_get_n_rows (self) - 1),
    .first_column = MAX (range->first_column, 0),
    .last_column = MIN (range->last_column, self->n_columns - 1),
  };

  return clipped->first_row <= clipped->last_row && clipped->first_column <= clipped->last_column;
}

/* When nothing of a selection can be edited, its first cell says why. */
static gboolean
any_editable (KladeJournalSheet *self, const KladeCellRange *range)
{
  g_autofree char *why_not = NULL;

  for (int row = range->first_row; row <= range->last_row; row++)
    for (int column = range->first_column; column <= range->last_column; column++)
      if (klade_journal_sheet_is_editable (self, row, column, NULL))
        return TRUE;

  klade_journal_sheet_is_editable (self, range->first_row, range->first_column, &why_not);
  klade_sheet_emit_refused (self, range->first_row, range->first_column, why_not);

  return FALSE;
}

/**
 * klade_journal_sheet_clear:
 * @self: a sheet
 * @range: the selected cells
 *
 * Empties those of them that can be edited, in one step.
 */
void
klade_journal_sheet_clear (KladeJournalSheet *self, const KladeCellRange *range)
{
  KladeCellRange cells;
  KladeSheetOp *step;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (range != NULL);

  if (!klade_sheet_clip (self, range, &cells) || !any_editable (self, &cells))
    return;

  step = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);
  for (int row = cells.first_row; row <= cells.last_row; row++)
    for (int column = cells.first_column; column <= cells.last_column; column++)
      if (klade_journal_sheet_is_editable (self, row, column, NULL))
        klade_sheet_set_value (self, step, row, column, (KladeCellValue){ 0 });
  klade_sheet_end_step (self, step);
}

/* Puts the same text into a cell; whatever does not fit its column is left alone. */
static void
fill_cell (KladeJournalSheet *self, KladeSheetOp *step, int row, int column, const char *text)
{
  KladeCellValue value;

  if (klade_journal_sheet_is_editable (self, row, column, NULL) &&
      klade_sheet_parse (self, row, column, text, &value, NULL))
    klade_sheet_set_value (self, step, row, column, value);
}

/**
 * klade_journal_sheet_fill_down:
 * @self: a sheet
 * @range: the selected cells
 *
 * Repeats the first row of the selection in the rows below it; of a single row, the row above
 * it, as the spreadsheets do.  One step.
 */
void
klade_journal_sheet_fill_down (KladeJournalSheet *self, const KladeCellRange *range)
{
  KladeCellRange cells;
  KladeSheetOp *step;
  int source;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (range != NULL);

  if (!klade_sheet_clip (self, range, &cells) || !any_editable (self, &cells))
    return;

  source = cells.first_row;
  if (cells.first_row == cells.last_row)
    source--;
  if (source < 0)
    return;

  step = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);
  for (int column = cells.first_column; column <= cells.last_column; column++)
    {
      char text[KLADE_CELL_TEXT_SIZE];

      klade_cell_value_format (klade_sheet_get_value (self, source, column), text);
      for (int row = source + 1; row <= cells.last_row; row++)
        fill_cell (self, step, row, column, text);
    }
  klade_sheet_end_step (self, step);
}

/**
 * klade_journal_sheet_fill_empty:
 * @self: a sheet
 * @range: the selected cells
 * @text: what to put into the empty ones: n
 *
 * Fills the empty cells of the selection, in one step.
 */
void
klade_journal_sheet_fill_empty (KladeJournalSheet *self,
                                const KladeCellRange *range,
                                const char *text)
{
  KladeCellRange cells;
  KladeSheetOp *step;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (range != NULL);
  g_return_if_fail (text != NULL);

  if (!klade_sheet_clip (self, range, &cells) || !any_editable (self, &cells))
    return;

  step = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);
  for (int row = cells.first_row; row <= cells.last_row; row++)
    for (int column = cells.first_column; column <= cells.last_column; column++)
      if (klade_cell_value_is_empty (klade_sheet_get_value (self, row, column)))
        fill_cell (self, step, row, column, text);
  klade_sheet_end_step (self, step);
}
