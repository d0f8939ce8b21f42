/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include "klade-i18n.h"

/* The grid asks for a thousand looks and texts a frame: nothing here allocates but the
 * sentences of klade_journal_sheet_is_editable(). */

static gboolean
is_inside (KladeJournalSheet *self, int row, int column)
{
  return self->page != NULL && row >= 0 && row < self->page->n_pupils && column >= 0 &&
         column < self->n_columns;
}

static gboolean
is_body (KladeJournalSheet *self, int column)
{
  return column < self->n_body_columns;
}

static gboolean
is_average (const KladeSheetColumn *column)
{
  return column->page_column < 0 && column->term == 0;
}

/* A summary column that can be edited has a term; an average's key names no cell. */
KladeCellKey
klade_sheet_key (KladeJournalSheet *self, int row, int column)
{
  const KladeSheetColumn *head = &self->columns[column];
  KladeCellKey key = { .pupil_id = self->page->pupils[row].id };

  if (is_body (self, column))
    {
      key.lesson_id = self->page->lessons[head->lesson].id;
      key.work_id = self->page->columns[head->page_column].work_id;
    }
  else
    {
      key.work_id = (gint64) head->term;
    }

  return key;
}

/* %FALSE when the view does not show the cell; @row is still set when the pupil is there. */
gboolean
klade_sheet_find_cell (KladeJournalSheet *self, const KladeCellKey *key, int *row, int *column)
{
  *row = klade_journal_page_find_pupil (self->page, key->pupil_id);
  *column = klade_journal_sheet_find_column (self, key->lesson_id, key->work_id);

  return *row >= 0 && *column >= 0;
}

KladeOverlayCell *
klade_sheet_find_overlay (KladeJournalSheet *self, int row, int column)
{
  KladeCellKey key;

  if (klade_sheet_overlay_is_empty (self->overlay) || is_average (&self->columns[column]))
    return NULL;

  key = klade_sheet_key (self, row, column);
  return klade_sheet_overlay_find (self->overlay, &key);
}

/* What is shown, typed texts included; empty for an average. */
KladeCellValue
klade_sheet_get_value (KladeJournalSheet *self, int row, int column)
{
  const KladeSheetColumn *head = &self->columns[column];

  if (is_body (self, column))
    return klade_journal_page_cell (&self->shown, row, head->page_column)->value;
  if (is_average (head))
    return (KladeCellValue){ 0 };

  return (KladeCellValue){ .mark = klade_journal_page_term (&self->shown, row, head->term)->mark };
}

KladeScale
klade_sheet_get_scale (KladeJournalSheet *self, int column)
{
  return is_body (self, column) ? self->page->columns[self->columns[column].page_column].scale
                                : self->page->scale;
}

/* An examination is marked in the journal's scale or in percent. */
gboolean
klade_sheet_takes_percent (KladeJournalSheet *self, int column)
{
  KladeTermKind term = self->columns[column].term;

  return !is_body (self, column) && (term == KLADE_TERM_EXAM || term == KLADE_TERM_REEXAM);
}

/* Whether the pupil was not in the journal on that day. */
gboolean
klade_sheet_is_outside (KladeJournalSheet *self, int row, int column)
{
  const KladePagePupil *pupil = &self->page->pupils[row];
  KladeDay day = self->columns[column].day;

  return day != KLADE_DAY_NONE && ((pupil->joined != KLADE_DAY_NONE && day < pupil->joined) ||
                                   (pupil->left != KLADE_DAY_NONE && day > pupil->left));
}

gboolean
klade_sheet_is_loaded (KladeJournalSheet *self, int column)
{
  const KladeJournalPage *page = self->page;
  int page_column = self->columns[column].page_column;

  if (page_column < 0)
    return klade_journal_page_is_complete (page);

  return page_column >= page->first_filled_column &&
         page_column < page->first_filled_column + page->n_filled_columns;
}

/* ---- looks ---- */

static KladeCellLook
look_of_value (KladeCellValue value)
{
  KladeCellLook look = 0;

  if (value.absence == KLADE_ABSENCE_ABSENT)
    look |= value.excuse == KLADE_EXCUSE_ILLNESS || value.excuse == KLADE_EXCUSE_OTHER
                ? KLADE_LOOK_EXCUSED
                : KLADE_LOOK_ABSENT;
  if (klade_mark_is_below_pass (value.mark))
    look |= KLADE_LOOK_BELOW;

  return look;
}

static KladeCellLook
look_of_term (KladeJournalSheet *self, int row, const KladeSheetColumn *head, KladeMark mark)
{
  const KladeProposal *proposal = klade_journal_page_proposal (&self->shown, row, head->term);
  KladeCellLook look = 0;

  if (proposal == NULL || proposal->state == KLADE_PROPOSAL_NOTHING)
    return look;

  if (mark.kind == KLADE_MARK_NONE)
    {
      look |= KLADE_LOOK_PROPOSED;
      if (klade_mark_is_below_pass (proposal->mark))
        look |= KLADE_LOOK_BELOW;
    }
  if (proposal->state == KLADE_PROPOSAL_TOO_FEW ||
      (proposal->state == KLADE_PROPOSAL_MISSING && mark.kind != KLADE_MARK_NO_MARK))
    look |= KLADE_LOOK_FLAGGED;

  return look;
}

static KladeCellLook
look_of_overlay (const KladeOverlayCell *cell)
{
  KladeCellLook look = 0;

  if (cell->is_conflict)
    look |= KLADE_LOOK_CONFLICT;
  if (cell->n_waiting > 0)
    look |= KLADE_LOOK_PENDING;
  if (cell->is_pulsing)
    look |= KLADE_LOOK_PULSE;

  return look;
}

/**
 * klade_journal_sheet_get_look:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: how the cell looks; allocates nothing
 */
KladeCellLook
klade_journal_sheet_get_look (KladeJournalSheet *self, int row, int column)
{
  const KladeSheetColumn *head;
  const KladeOverlayCell *over;
  KladeCellValue value;
  KladeCellLook look;
  gboolean is_late = FALSE;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);
  g_return_val_if_fail (is_inside (self, row, column), 0);

  head = &self->columns[column];
  look = head->look;
  if (!klade_sheet_is_loaded (self, column))
    return look | KLADE_LOOK_LOADING;
  if (is_average (head))
    return look;

  value = klade_sheet_get_value (self, row, column);
  over = klade_sheet_find_overlay (self, row, column);
  look |= look_of_value (value);
  if (over != NULL)
    {
      look |= look_of_overlay (over);
      is_late = over->base.is_late;
    }
  else if (head->page_column >= 0)
    {
      is_late = klade_journal_page_cell (self->page, row, head->page_column)->is_late;
    }

  if (is_late && !klade_cell_value_is_empty (value))
    look |= KLADE_LOOK_LATE;
  if (head->page_column < 0)
    look |= look_of_term (self, row, head, value.mark);
  else if (klade_sheet_is_outside (self, row, column))
    look |= KLADE_LOOK_OUTSIDE;

  return look;
}

/**
 * klade_journal_sheet_get_text:
 * @self: a sheet
 * @row: a row
 * @column: a column
 * @buffer: where the text may be put
 *
 * Returns: (transfer none): the cell's text: 8, n/7, 7,53; a proposal where a term mark is not
 *   decided.  In @buffer or in the sheet; allocates nothing
 */
const char *
klade_journal_sheet_get_text (KladeJournalSheet *self,
                              int row,
                              int column,
                              char buffer[KLADE_CELL_TEXT_SIZE])
{
  const KladeSheetColumn *head;
  KladeCellValue value;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), "");
  g_return_val_if_fail (is_inside (self, row, column), "");

  head = &self->columns[column];
  if (is_average (head))
    return self->averages[row].text[head->summary == KLADE_SUMMARY_AVERAGE_1 ? 0 : 1];

  value = klade_sheet_get_value (self, row, column);
  if (head->page_column < 0 && value.mark.kind == KLADE_MARK_NONE)
    {
      const KladeProposal *proposal = klade_journal_page_proposal (&self->shown, row, head->term);

      if (proposal != NULL && proposal->state != KLADE_PROPOSAL_NOTHING)
        value.mark = proposal->mark;
    }

  return klade_cell_value_format (value, buffer);
}

/* ---- what may be typed ---- */

static char *
explain_closed (KladeJournalSheet *self, const KladeSheetColumn *head)
{
  KladeTermKind term = head->term;
  const KladeTermState *state;
  g_autofree char *day = NULL;

  if (head->lesson >= 0)
    term = self->page->lessons[head->lesson].semester == 1 ? KLADE_TERM_SEMESTER_1
                                                           : KLADE_TERM_SEMESTER_2;
  state = &self->page->term_states[term];
  if (state->closed_by == NULL || state->closed_at == 0)
    return g_strdup_printf (_ ("This is closed. To correct something, ask %s."),
                            klade_action_whom_to_ask (KLADE_ACTION_CHANGE_CLOSED_TERM));

  day = klade_day_to_short_text (klade_instant_get_day (state->closed_at));
  /* Translators: the day, who closed it, whom to ask (in the dative) */
  return g_strdup_printf (_ ("Closed on %s (%s). To correct something, ask %s."), day,
                          state->closed_by,
                          klade_action_whom_to_ask (KLADE_ACTION_CHANGE_CLOSED_TERM));
}

static char *
dup_refusal (KladeJournalSheet *self)
{
  return g_strdup (self->page->refusal != NULL ? self->page->refusal
                                               : _ ("You can only read this journal."));
}

/* %NULL when the cell can be edited. */
static char *
find_why_not (KladeJournalSheet *self, int row, int column)
{
  const KladeSheetColumn *head = &self->columns[column];
  const KladeJournalPage *page = self->page;

  if (self->worker == NULL)
    return g_strdup (_ ("This page is only for reading."));
  if (is_average (head))
    return g_strdup (_ ("The average is counted from the marks."));
  if (!klade_sheet_is_loaded (self, column))
    return g_strdup (_ ("This part of the journal is still being read."));
  if ((head->look & KLADE_LOOK_CLOSED) && !self->person->can[KLADE_ACTION_CHANGE_CLOSED_TERM])
    return explain_closed (self, head);
  if (head->page_column < 0)
    return page->can_write_term_marks ? NULL : dup_refusal (self);
  if (!page->can_write_marks && !page->can_justify)
    return dup_refusal (self);
  if (klade_sheet_is_outside (self, row, column))
    return g_strdup (_ ("The pupil was not in the class on that day."));

  return NULL;
}

/**
 * klade_journal_sheet_is_editable:
 * @self: a sheet
 * @row: a row
 * @column: a column
 * @why_not: (out) (optional) (transfer full): why not, translated; %NULL when it is
 *
 * Returns: whether the person can type there
 */
gboolean
klade_journal_sheet_is_editable (KladeJournalSheet *self, int row, int column, char **why_not)
{
  g_autofree char *sentence = NULL;
  gboolean editable;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), FALSE);
  g_return_val_if_fail (is_inside (self, row, column), FALSE);

  sentence = find_why_not (self, row, column);
  editable = sentence == NULL;
  if (why_not != NULL)
    *why_not = g_steal_pointer (&sentence);

  return editable;
}

/* ---- the cursor's questions ---- */

static gboolean
accepts_cb (int row, int column, const char *text, gpointer data)
{
  KladeJournalSheet *self = data;
  KladeScale scale = klade_sheet_get_scale (self, column);

  if (is_body (self, column))
    return klade_cell_value_accepts_prefix (text, scale);

  return klade_mark_accepts_prefix (text, scale) ||
         (klade_sheet_takes_percent (self, column) &&
          klade_mark_accepts_prefix (text, KLADE_SCALE_PERCENT));
}

static gboolean
is_complete_cb (int row, int column, const char *text, gpointer data)
{
  KladeCellValue value;

  return klade_sheet_parse (data, row, column, text, &value, NULL);
}

static gboolean
is_editable_cb (int row, int column, gpointer data)
{
  return klade_journal_sheet_is_editable (data, row, column, NULL);
}

static gboolean
is_empty_cb (int row, int column, gpointer data)
{
  char buffer[KLADE_CELL_TEXT_SIZE];

  return klade_journal_sheet_get_text (data, row, column, buffer)[0] == '\0';
}

/* A proposal is not a decision: F2 over it begins with nothing. */
static char *
dup_text_cb (int row, int column, gpointer data)
{
  char buffer[KLADE_CELL_TEXT_SIZE];

  return g_strdup (klade_cell_value_format (klade_sheet_get_value (data, row, column), buffer));
}

/**
 * klade_journal_sheet_fill_cursor_sheet:
 * @self: a sheet
 * @cursor_sheet: (out caller-allocates): what a #KladeJournalCursor moves over
 *
 * Fills everything but the visible page's size, which the grid knows.  Good until
 * "layout-changed".
 */
void
klade_journal_sheet_fill_cursor_sheet (KladeJournalSheet *self, KladeCursorSheet *cursor_sheet)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (cursor_sheet != NULL);

  cursor_sheet->n_rows = klade_journal_sheet_get_n_rows (self);
  cursor_sheet->n_columns = self->n_columns;
  cursor_sheet->data = self;
  cursor_sheet->accepts = accepts_cb;
  cursor_sheet->is_complete = is_complete_cb;
  cursor_sheet->is_editable = is_editable_cb;
  cursor_sheet->is_empty = is_empty_cb;
  cursor_sheet->dup_text = dup_text_cb;
}
