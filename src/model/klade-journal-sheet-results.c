/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

/* What one cell of a step is sent with, and what its answer changes. */

/* The work that the empty column of a lesson has become since the page was read, or 0. */
static gint64
find_made_work (KladeJournalSheet *self, gint64 lesson_id)
{
  const gint64 *work_id = g_hash_table_lookup (self->made_works, &lesson_id);

  return work_id != NULL ? *work_id : 0;
}

/**
 * klade_sheet_find_begun_work:
 * @page: a page read anew; the sheet still has the old one
 * @lesson: a lesson of @page, by its index
 *
 * Returns: the work that the lesson's empty column of the old page is in @page, 0 if the lesson
 *   had none or still has it
 */
gint64
klade_sheet_find_begun_work (KladeJournalSheet *self, const KladeJournalPage *page, int lesson)
{
  const KladePageLesson *at = &page->lessons[lesson];
  gint64 made = find_made_work (self, at->id);

  if (at->n_columns == 0 || page->columns[at->first_column].work_id == 0 ||
      klade_journal_page_find_column (self->page, at->id, 0) < 0)
    return 0;

  return made != 0 && klade_journal_page_find_column (page, at->id, made) >= 0
             ? made
             : page->columns[at->first_column].work_id;
}

/**
 * klade_journal_sheet_get_work_id:
 * @self: a sheet
 * @column: a column
 *
 * Returns: the work of the column, also one that a mark typed just now began and that the page
 *   does not have yet; 0 when there is none, the kind of a term mark for its column
 */
gint64
klade_journal_sheet_get_work_id (KladeJournalSheet *self, int column)
{
  const KladeSheetColumn *at;
  gint64 work_id;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  at = klade_journal_sheet_get_column (self, column);
  if (at->page_column < 0)
    return at->term;

  work_id = self->page->columns[at->page_column].work_id;
  return work_id != 0 ? work_id : find_made_work (self, self->page->lessons[at->lesson].id);
}

/* Gives each edit the revisions known now: an earlier edit of the same cell has changed them.
 * What became a conflict meanwhile is not sent over it. */
void
klade_sheet_prepare_edits (KladeJournalSheet *self, KladeSheetOp *op)
{
  for (guint i = 0; i < op->edits->len;)
    {
      KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);
      KladeOverlayCell *cell = klade_sheet_overlay_cell (self, &edit->key);

      if (!edit->is_done && klade_sheet_defer_to_conflict (self, &edit->key, edit->value))
        {
          KladeCellKey key = edit->key;

          cell->n_waiting--;
          g_array_remove_index (op->edits, i);
          klade_sheet_emit_cell (self, &key);
          continue;
        }

      edit->sent = cell->base;
      edit->sent_work_id = edit->key.work_id != 0 || edit->key.lesson_id == 0
                               ? edit->key.work_id
                               : find_made_work (self, edit->key.lesson_id);
      i++;
    }
}

/* The absence stands in every column of the lesson, and so does its revision. */
static void
merge_absence (KladeJournalSheet *self, const KladeSheetEdit *edit)
{
  int l = klade_journal_page_find_lesson (self->page, edit->key.lesson_id);
  const KladePageLesson *lesson;

  if (l < 0)
    return;

  lesson = &self->page->lessons[l];
  for (int c = lesson->first_column; c < lesson->first_column + lesson->n_columns; c++)
    {
      KladeCellKey key = edit->key;
      KladeOverlayCell *cell;

      key.work_id = self->page->columns[c].work_id;
      if (klade_cell_key_equal (&key, &edit->key))
        continue;

      cell = klade_sheet_overlay_cell (self, &key);
      cell->base.absence_revision = edit->now.absence_revision;
      cell->base.value.absence = edit->now.value.absence;
      cell->base.value.excuse = edit->now.value.excuse;
    }
}

static void
note_made_work (KladeJournalSheet *self, const KladeSheetEdit *edit)
{
  if (edit->key.lesson_id == 0 || edit->key.work_id != 0 || edit->made_work_id == 0)
    return;

  g_hash_table_replace (self->made_works, g_memdup2 (&edit->key.lesson_id, sizeof (gint64)),
                        g_memdup2 (&edit->made_work_id, sizeof (gint64)));
}

static void
merge_edit (KladeJournalSheet *self, KladeSheetEdit *edit)
{
  KladeOverlayCell *cell = klade_sheet_overlay_cell (self, &edit->key);

  if (cell->n_waiting > 0)
    cell->n_waiting--;

  if (edit->outcome != KLADE_OUTCOME_REFUSED)
    {
      cell->base = edit->now;
      g_free (cell->who);
      cell->who = g_strdup (edit->changed_by);
      note_made_work (self, edit);
      if (edit->key.lesson_id != 0)
        merge_absence (self, edit);
    }
  if (edit->outcome == KLADE_OUTCOME_CONFLICT)
    {
      cell->is_conflict = TRUE;
      klade_sheet_add_conflict (self, edit);
    }
}

/* A cell whose edit is settled shows what the store has; a conflict goes on showing yours. */
static void
show_settled (KladeJournalSheet *self, const KladeSheetEdit *edit)
{
  const KladeOverlayCell *cell = klade_sheet_overlay_cell (self, &edit->key);

  klade_sheet_show (self, &edit->key, cell->is_conflict ? edit->value : cell->base.value);
}

static void
emit_edit (KladeJournalSheet *self, const KladeSheetEdit *edit)
{
  int row;
  int column;

  klade_sheet_find_cell (self, &edit->key, &row, &column);
  if (edit->outcome == KLADE_OUTCOME_REFUSED && edit->message != NULL)
    klade_sheet_emit_refused (self, row, column, edit->message);
  else if (edit->outcome == KLADE_OUTCOME_CONFLICT)
    klade_sheet_emit_conflict (self, row, column);
}

/* What the store did not get to answer, because of @error, is refused; the first cell says so. */
static void
refuse_the_rest (KladeSheetOp *op, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  for (guint i = 0; i < op->edits->len; i++)
    {
      KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);

      if (edit->is_done)
        continue;
      edit->outcome = KLADE_OUTCOME_REFUSED;
      edit->message = g_steal_pointer (&sentence);
    }
}

/* @error: (nullable): why not all of the step was answered */
void
klade_sheet_merge_edits (KladeJournalSheet *self, KladeSheetOp *op, const GError *error)
{
  if (error != NULL)
    refuse_the_rest (op, error);

  for (guint i = 0; i < op->edits->len; i++)
    merge_edit (self, &g_array_index (op->edits, KladeSheetEdit, i));
  for (guint i = 0; i < op->edits->len; i++)
    show_settled (self, &g_array_index (op->edits, KladeSheetEdit, i));

  klade_sheet_show_waiting (self);
  klade_sheet_count_and_tell (self);
  klade_sheet_emit_edits (self, op);
  for (guint i = 0; i < op->edits->len; i++)
    emit_edit (self, &g_array_index (op->edits, KladeSheetEdit, i));
}
