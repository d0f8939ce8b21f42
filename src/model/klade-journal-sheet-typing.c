/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

/* A cell that is being typed in while somebody else writes into it: what the person began from
 * is gone, so what she typed is not taken over it unseen. */

/**
 * klade_journal_sheet_set_typing:
 * @self: a sheet
 * @row: the cell's row, -1 when nothing is being typed
 * @column: the cell's column
 *
 * Tells where an entry is being typed that klade_journal_sheet_set_text() will bring later.
 */
void
klade_journal_sheet_set_typing (KladeJournalSheet *self, int row, int column)
{
  KladeSheetTyping *typing;
  KladeCellKey key;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  typing = &self->typing;
  if (row < 0 || column < 0 || row >= klade_journal_sheet_get_n_rows (self) ||
      column >= self->n_columns)
    {
      typing->is_typing = FALSE;
      return;
    }

  key = klade_sheet_key (self, row, column);
  if (typing->is_typing && klade_cell_key_equal (&typing->key, &key))
    return; /* the entry goes on */

  *typing = (KladeSheetTyping){
    .is_typing = TRUE,
    .key = key,
    .before = klade_sheet_get_value (self, row, column),
  };
}

void
klade_sheet_overtake_typing (KladeJournalSheet *self, const KladeCellKey *key)
{
  if (self->typing.is_typing && klade_cell_key_equal (&self->typing.key, key))
    self->typing.is_overtaken = TRUE;
}

void
klade_sheet_rekey_typing (KladeJournalSheet *self,
                          const KladeCellKey *key,
                          const KladeCellKey *new_key)
{
  if (self->typing.is_typing && klade_cell_key_equal (&self->typing.key, key))
    self->typing.key = *new_key;
}

/**
 * klade_sheet_contest_typed:
 * @value: what was typed at @row, @column
 *
 * Returns: whether somebody else wrote there since the typing began, and the two are now a
 *   conflict to decide
 */
gboolean
klade_sheet_contest_typed (KladeJournalSheet *self, int row, int column, KladeCellValue value)
{
  KladeCellKey key = klade_sheet_key (self, row, column);
  const KladeSheetEdit edit = { .key = key, .value = value, .before = self->typing.before };

  if (!self->typing.is_typing || !self->typing.is_overtaken ||
      !klade_cell_key_equal (&self->typing.key, &key) ||
      klade_cell_value_equal (value, klade_sheet_get_value (self, row, column)))
    return FALSE;

  klade_sheet_overlay_cell (self, &key)->is_conflict = TRUE;
  klade_sheet_add_conflict (self, &edit);
  klade_sheet_show (self, &key, value);
  klade_sheet_count_and_tell (self);
  klade_sheet_emit_cell (self, &key);
  klade_sheet_notify_steps (self);
  klade_sheet_emit_conflict (self, row, column);

  return TRUE;
}
