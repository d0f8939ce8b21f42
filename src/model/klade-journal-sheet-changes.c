/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

/* Compares a page read anew with what is on the screen: whatever differs and was not typed
 * here came from somebody else. */

typedef struct
{
  KladeJournalSheet *self;
  const KladeJournalPage *page; /* the new one */
  const KladeSheetOp *own;
  GArray *changes;
} Comparison;

static gboolean
is_own (const Comparison *this, const KladeSheetChange *change)
{
  return change->who == NULL || g_strcmp0 (change->who, this->self->person->name) == 0 ||
         klade_sheet_op_touched (this->own, &change->key);
}

static void
compare_cell (Comparison *this, KladeCellKey key, KladeCellValue seen, const KladeCell *cell)
{
  const KladeOverlayCell *over;
  KladeSheetChange change = { .key = key };

  if (klade_cell_value_equal (seen, cell->value))
    return;

  over = klade_sheet_overlay_find (this->self->overlay, &key);
  if (over != NULL && (over->n_waiting > 0 || over->is_conflict))
    return;

  /* An emptied cell has no writer any more. */
  change.who = klade_cell_value_is_empty (cell->value)
                   ? this->self->last_other
                   : klade_sheet_name_writer (this->page, cell->changed_by);
  if (this->own != NULL && is_own (this, &change))
    return;
  if (change.who == NULL)
    change.who = "";

  g_array_append_val (this->changes, change);
}

static gboolean
is_filled (const KladeJournalPage *page, int column)
{
  return column >= page->first_filled_column &&
         column < page->first_filled_column + page->n_filled_columns;
}

/* Where each column of the new page stood before, -1 for a new one. */
static int *
map_columns (KladeJournalSheet *self, const KladeJournalPage *page)
{
  const KladeJournalPage *old_page = self->page;
  int *map = g_new (int, (gsize) page->n_columns + 1);

  for (int c = 0; c < page->n_columns; c++)
    {
      int lesson = page->columns[c].lesson;
      gint64 lesson_id = page->lessons[lesson].id;
      gint64 work_id = page->columns[c].work_id;

      if (c < old_page->n_columns && old_page->columns[c].work_id == work_id &&
          old_page->lessons[old_page->columns[c].lesson].id == lesson_id)
        map[c] = c;
      else
        map[c] = klade_journal_page_find_column (old_page, lesson_id, work_id);
      if (map[c] < 0 && work_id != 0 && work_id == klade_sheet_find_begun_work (self, page, lesson))
        map[c] = klade_journal_page_find_column (old_page, lesson_id, 0);

      if (map[c] >= 0 && (!is_filled (old_page, map[c]) || !is_filled (page, c)))
        map[c] = -1;
    }

  return map;
}

static void
compare_row (Comparison *this, int row, int old_row, const int *map)
{
  const KladeJournalPage *page = this->page;
  const KladeJournalPage *shown = &this->self->shown;
  KladeCellKey key = { .pupil_id = page->pupils[row].id };

  for (int c = 0; c < page->n_columns; c++)
    {
      if (map[c] < 0)
        continue;
      key.lesson_id = page->lessons[page->columns[c].lesson].id;
      key.work_id = page->columns[c].work_id;
      compare_cell (this, key, klade_journal_page_cell (shown, old_row, map[c])->value,
                    klade_journal_page_cell (page, row, c));
    }

  key.lesson_id = 0;
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    {
      const KladeTermCell *now = klade_journal_page_term (page, row, (KladeTermKind) term);
      const KladeTermCell *before = klade_journal_page_term (shown, old_row, (KladeTermKind) term);
      const KladeCell cell = { .value.mark = now->mark, .changed_by = now->changed_by };

      key.work_id = term;
      compare_cell (this, key, (KladeCellValue){ .mark = before->mark }, &cell);
    }
}

/**
 * klade_sheet_find_changes:
 * @page: a page read anew; the sheet still shows the old one
 * @own: (nullable): this person's own undo or verb, whose changes are left out
 *
 * Returns: (transfer full) (element-type KladeSheetChange): what others changed; names live as
 *   long as @page
 */
GArray *
klade_sheet_find_changes (KladeJournalSheet *self,
                          const KladeJournalPage *page,
                          const KladeSheetOp *own)
{
  Comparison this = {
    .self = self,
    .page = page,
    .own = own,
    .changes = g_array_new (FALSE, FALSE, sizeof (KladeSheetChange)),
  };
  g_autofree int *map = map_columns (self, page);

  for (int row = 0; row < page->n_pupils; row++)
    {
      gint64 pupil_id = page->pupils[row].id;
      int old_row = row < self->page->n_pupils && self->page->pupils[row].id == pupil_id
                        ? row
                        : klade_journal_page_find_pupil (self->page, pupil_id);

      if (old_row >= 0)
        compare_row (&this, row, old_row, map);
    }

  return this.changes;
}
