/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-text.h"

static const struct
{
  KladeTermKind term; /* 0: the average of that semester */
  gboolean in_view[3];
} summary_columns[] = {
  [KLADE_SUMMARY_AVERAGE_1] = { 0, { TRUE, FALSE, TRUE } },
  [KLADE_SUMMARY_SEMESTER_1] = { KLADE_TERM_SEMESTER_1, { TRUE, FALSE, TRUE } },
  [KLADE_SUMMARY_AVERAGE_2] = { 0, { FALSE, TRUE, TRUE } },
  [KLADE_SUMMARY_SEMESTER_2] = { KLADE_TERM_SEMESTER_2, { FALSE, TRUE, TRUE } },
  [KLADE_SUMMARY_YEAR] = { KLADE_TERM_YEAR, { FALSE, TRUE, TRUE } },
  [KLADE_SUMMARY_EXAM] = { KLADE_TERM_EXAM, { FALSE, FALSE, TRUE } },
  [KLADE_SUMMARY_REEXAM] = { KLADE_TERM_REEXAM, { FALSE, FALSE, TRUE } },
  [KLADE_SUMMARY_FINAL] = { KLADE_TERM_FINAL, { FALSE, FALSE, TRUE } },
};

static gboolean
is_shown (KladeJournalSheet *self, const KladePageLesson *lesson)
{
  if (lesson->is_hidden && !self->shows_hidden)
    return FALSE;

  return self->view == KLADE_SHEET_YEAR ||
         lesson->semester == (self->view == KLADE_SHEET_SEMESTER_1 ? 1 : 2);
}

static KladeCellLook
look_of_column (KladeJournalSheet *self,
                const KladePageLesson *lesson,
                const KladePageColumn *column)
{
  KladeCellLook look = 0;

  if (column->counts)
    look |= KLADE_LOOK_COUNTS;
  if (column->work_id != 0 && column->kind == KLADE_WORK_FORMATIVE)
    look |= KLADE_LOOK_FORMATIVE;
  if (lesson->day == self->page->today)
    look |= KLADE_LOOK_TODAY;
  if (lesson->is_closed)
    look |= KLADE_LOOK_CLOSED;
  if (lesson->is_hidden)
    look |= KLADE_LOOK_HIDDEN;

  return look;
}

static void
add_body_column (KladeJournalSheet *self, int lesson_index, int page_column)
{
  const KladePageLesson *lesson = &self->page->lessons[lesson_index];
  const KladePageColumn *source = &self->page->columns[page_column];
  KladeSheetColumn *before = self->n_columns > 0 ? &self->columns[self->n_columns - 1] : NULL;
  KladeSheetColumn *column = &self->columns[self->n_columns];
  int day_of_month;

  *column = (KladeSheetColumn){
    .day = lesson->day,
    .lesson_no = lesson->lesson_no,
    .lesson = lesson_index,
    .page_column = page_column,
    .look = look_of_column (self, lesson, source),
    .head = source->work_id != 0 ? klade_work_kind_letters (source->kind)
                                 : klade_lesson_kind_letters (lesson->kind),
    .has_topic = lesson->topic != NULL && lesson->topic[0] != '\0',
  };
  klade_day_get (lesson->day, &column->year, &column->month, &day_of_month);

  if (before == NULL || before->month != column->month || before->year != column->year)
    column->look |= KLADE_LOOK_MONTH_START;
  if (before == NULL || before->lesson != lesson_index)
    column->look |= KLADE_LOOK_LESSON_START;

  self->column_of[page_column] = self->n_columns++;
}

static void
add_summary_column (KladeJournalSheet *self, KladeSummaryColumn summary)
{
  KladeTermKind term = summary_columns[summary].term;
  KladeSheetColumn *column = &self->columns[self->n_columns++];

  *column = (KladeSheetColumn){
    .day = KLADE_DAY_NONE,
    .lesson = -1,
    .page_column = -1,
    .term = term,
    .summary = summary,
    .look = KLADE_LOOK_SUMMARY,
    /* Translators: the head of the column with a pupil's average, as short as can be */
    .head = term != 0 ? klade_term_kind_letters (term) : C_ ("column", "Avg."),
  };
  if (term != 0 && self->page->term_states[term].is_closed)
    column->look |= KLADE_LOOK_CLOSED;
}

/* Lays out the columns of the page for the chosen view. */
void
klade_sheet_build_columns (KladeJournalSheet *self)
{
  const KladeJournalPage *page = self->page;

  g_free (self->columns);
  g_free (self->column_of);
  self->columns =
      g_new (KladeSheetColumn, (gsize) page->n_columns + G_N_ELEMENTS (summary_columns));
  self->column_of = g_new (int, MAX (page->n_columns, 1));
  memset (self->column_of, 0xff, sizeof (int) * (gsize) MAX (page->n_columns, 1)); /* all -1 */
  self->n_columns = 0;

  for (int l = 0; l < page->n_lessons; l++)
    if (is_shown (self, &page->lessons[l]))
      for (int c = 0; c < page->lessons[l].n_columns; c++)
        add_body_column (self, l, page->lessons[l].first_column + c);
  self->n_body_columns = self->n_columns;

  for (gsize i = 0; i < G_N_ELEMENTS (summary_columns); i++)
    if (summary_columns[i].in_view[self->view])
      add_summary_column (self, (KladeSummaryColumn) i);
}

/**
 * klade_journal_sheet_get_column:
 * @self: a sheet
 * @column: 0 up to the number of columns
 *
 * Returns: (transfer none): its head; valid until "layout-changed"
 */
const KladeSheetColumn *
klade_journal_sheet_get_column (KladeJournalSheet *self, int column)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);
  g_return_val_if_fail (column >= 0 && column < self->n_columns, NULL);

  return &self->columns[column];
}

/**
 * klade_journal_sheet_find_today:
 * @self: a sheet
 *
 * Returns: the first column of today's lesson, or of the last lesson before today; 0 when all
 *   the view's lessons are still to come
 */
int
klade_journal_sheet_find_today (KladeJournalSheet *self)
{
  int found = 0;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  for (int c = 0; c < self->n_body_columns && self->columns[c].day <= self->page->today; c++)
    if (self->columns[c].look & KLADE_LOOK_LESSON_START)
      {
        found = c;
        if (self->columns[c].day == self->page->today)
          break;
      }

  return found;
}

/**
 * klade_journal_sheet_find_column:
 * @self: a sheet
 * @lesson_id: a lesson; 0 for a term mark
 * @work_id: its work, 0 for the empty column of a lesson without works; a #KladeTermKind for a
 *   term mark
 *
 * Returns: the column that shows it, -1 when the view has none
 */
int
klade_journal_sheet_find_column (KladeJournalSheet *self, gint64 lesson_id, gint64 work_id)
{
  int page_column;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), -1);

  if (self->page == NULL)
    return -1;

  if (lesson_id == 0)
    {
      for (int c = self->n_body_columns; c < self->n_columns; c++)
        if ((gint64) self->columns[c].term == work_id && work_id != 0)
          return c;
      return -1;
    }

  page_column = klade_journal_page_find_column (self->page, lesson_id, work_id);
  return page_column >= 0 ? self->column_of[page_column] : -1;
}

static void
fold_names (KladeJournalSheet *self)
{
  int n_rows = self->page->n_pupils;

  self->folded_names = g_new0 (char *, n_rows + 1);
  for (int row = 0; row < n_rows; row++)
    self->folded_names[row] = klade_text_fold (self->page->pupils[row].name);
}

static gboolean
begins_a_word (const char *name, const char *query)
{
  for (const char *word = name; word != NULL; word = strchr (word, ' '))
    {
      while (*word == ' ')
        word++;
      if (g_str_has_prefix (word, query))
        return TRUE;
    }

  return FALSE;
}

/**
 * klade_journal_sheet_find_row:
 * @self: a sheet
 * @typed: the beginning of a surname or a name as typed: «berz» finds «Bērziņš»
 * @from_row: where to begin, looked at first
 * @forward: down the class, or up
 *
 * Looks through the whole class, round the end.
 *
 * Returns: the pupil's row, -1 when nobody is called so
 */
int
klade_journal_sheet_find_row (KladeJournalSheet *self,
                              const char *typed,
                              int from_row,
                              gboolean forward)
{
  g_autofree char *query = NULL;
  int n_rows;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), -1);
  g_return_val_if_fail (typed != NULL, -1);

  n_rows = klade_journal_sheet_get_n_rows (self);
  query = g_strstrip (klade_text_fold (typed));
  if (n_rows == 0 || query[0] == '\0')
    return -1;
  if (self->folded_names == NULL)
    fold_names (self);

  for (int i = 0; i < n_rows; i++)
    {
      int row = ((forward ? from_row + i : from_row - i) % n_rows + n_rows) % n_rows;

      if (begins_a_word (self->folded_names[row], query))
        return row;
    }

  return -1;
}
