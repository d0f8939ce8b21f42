/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

static void
clear_shown (KladeSheetConflict *shown)
{
  g_clear_pointer (&shown->yours, g_free);
  g_clear_pointer (&shown->theirs, g_free);
  g_clear_pointer (&shown->before, g_free);
  g_clear_pointer (&shown->who, g_free);
}

static void
free_conflict (KladePendingConflict *conflict)
{
  clear_shown (&conflict->shown);
  g_free (conflict);
}

static KladePendingConflict *
find_conflict (KladeJournalSheet *self, const KladeCellKey *key)
{
  for (GList *l = self->conflicts.head; l != NULL; l = l->next)
    {
      KladePendingConflict *conflict = l->data;

      if (klade_cell_key_equal (&conflict->key, key))
        return conflict;
    }

  return NULL;
}

void
klade_sheet_add_conflict (KladeJournalSheet *self, const KladeSheetEdit *edit)
{
  KladePendingConflict *conflict = g_new0 (KladePendingConflict, 1);

  conflict->key = edit->key;
  conflict->yours = edit->value;
  conflict->before = edit->before;
  g_queue_push_tail (&self->conflicts, conflict);
}

/* Somebody types on in a cell whose conflict is not decided: that is yours then, and it is
 * not sent over theirs unseen. */
gboolean
klade_sheet_defer_to_conflict (KladeJournalSheet *self,
                               const KladeCellKey *key,
                               KladeCellValue yours)
{
  KladePendingConflict *conflict = find_conflict (self, key);

  if (conflict == NULL)
    return FALSE;

  conflict->yours = yours;
  return TRUE;
}

void
klade_sheet_drop_conflicts (KladeJournalSheet *self)
{
  KladePendingConflict *conflict;

  while ((conflict = g_queue_pop_head (&self->conflicts)) != NULL)
    free_conflict (conflict);
}

/* After a page was read again: the undecided cells go on showing yours. */
void
klade_sheet_show_conflicts (KladeJournalSheet *self)
{
  for (GList *l = self->conflicts.head; l != NULL; l = l->next)
    {
      const KladePendingConflict *conflict = l->data;

      klade_sheet_show (self, &conflict->key, conflict->yours);
    }
}

void
klade_sheet_rekey_conflicts (KladeJournalSheet *self,
                             const KladeCellKey *key,
                             const KladeCellKey *new_key)
{
  KladePendingConflict *conflict = find_conflict (self, key);

  if (conflict != NULL)
    conflict->key = *new_key;
}

static char *
dup_value (KladeCellValue value)
{
  char buffer[KLADE_CELL_TEXT_SIZE];

  return g_strdup (klade_cell_value_format (value, buffer));
}

/**
 * klade_journal_sheet_get_conflict:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the oldest conflict to decide, until it is resolved; row
 *   or column are -1 when the view does not show the cell
 */
const KladeSheetConflict *
klade_journal_sheet_get_conflict (KladeJournalSheet *self)
{
  KladePendingConflict *conflict;
  KladeSheetConflict *shown;
  const KladeOverlayCell *cell;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);

  conflict = g_queue_peek_head (&self->conflicts);
  if (conflict == NULL)
    return NULL;

  cell = klade_sheet_overlay_cell (self, &conflict->key);
  shown = &conflict->shown;
  clear_shown (shown);
  klade_sheet_find_cell (self, &conflict->key, &shown->row, &shown->column);
  shown->yours = dup_value (conflict->yours);
  shown->theirs = dup_value (cell->base.value);
  shown->before = dup_value (conflict->before);
  shown->who = g_strdup (
      cell->who != NULL ? cell->who : klade_sheet_name_writer (self->page, cell->base.changed_by));
  shown->when = cell->base.changed_at;

  return shown;
}

static void
emit_next (KladeJournalSheet *self)
{
  const KladeSheetConflict *next = klade_journal_sheet_get_conflict (self);

  if (next != NULL)
    klade_sheet_emit_conflict (self, next->row, next->column);
}

/**
 * klade_journal_sheet_resolve_conflict:
 * @self: a sheet
 * @keep_yours: whether your value replaces theirs; otherwise yours is let go
 *
 * Decides the conflict that klade_journal_sheet_get_conflict() gives.
 */
void
klade_journal_sheet_resolve_conflict (KladeJournalSheet *self, gboolean keep_yours)
{
  KladePendingConflict *conflict;
  KladeOverlayCell *cell;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->conflicts.length > 0);

  conflict = g_queue_pop_head (&self->conflicts);
  cell = klade_sheet_overlay_cell (self, &conflict->key);
  cell->is_conflict = FALSE;

  if (keep_yours)
    {
      KladeSheetOp *op = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);

      klade_sheet_add_edit (self, op, &conflict->key, cell->base.value, conflict->yours);
      klade_sheet_push (self, op);
    }
  else
    {
      klade_sheet_show (self, &conflict->key, cell->base.value);
      klade_sheet_show_waiting (self);
    }

  klade_sheet_count_and_tell (self);
  klade_sheet_emit_cell (self, &conflict->key);
  klade_sheet_notify_steps (self);
  free_conflict (conflict);
  emit_next (self);
}
