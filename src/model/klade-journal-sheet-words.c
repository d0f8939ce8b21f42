/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include <math.h>

#include "klade-i18n.h"
#include "klade-text.h"

#define SEPARATOR " · "

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

static char *
dup_time (const KladePageLesson *lesson)
{
  g_autofree char *day = klade_day_to_short_text (lesson->day);

  /* Translators: a day and the lesson's number in it: 05.03., lesson 3 */
  return g_strdup_printf (_ ("%1$s, lesson %2$d"), day, lesson->lesson_no);
}

/* What the column is: the work, or the lesson when it is not an ordinary one. */
static char *
dup_column_name (KladeJournalSheet *self, const KladeSheetColumn *head)
{
  const KladePageColumn *column;
  const KladePageLesson *lesson;

  if (head->page_column < 0)
    {
      if (head->term != 0)
        return g_strdup (klade_term_kind_name (head->term));
      return g_strdup (head->summary == KLADE_SUMMARY_AVERAGE_1
                           ? _ ("Average of the 1st semester")
                           : _ ("Average of the 2nd semester"));
    }

  column = &self->page->columns[head->page_column];
  lesson = &self->page->lessons[head->lesson];
  if (column->work_id == 0)
    return g_strdup (lesson->kind == KLADE_LESSON_ORDINARY ? ""
                                                           : klade_lesson_kind_name (lesson->kind));
  if (column->title == NULL || column->title[0] == '\0')
    return g_strdup (klade_work_kind_name (column->kind));

  /* Translators: the kind of work and its title */
  return g_strdup_printf (_ ("%1$s “%2$s”"), klade_work_kind_name (column->kind), column->title);
}

static char *
lower_first (const char *text)
{
  g_autofree char *first = NULL;

  if (text[0] == '\0')
    return g_strdup ("");

  first = g_utf8_strdown (text, g_utf8_next_char (text) - text);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/* ---- proposals ---- */

static const KladeProposal *
find_proposal (KladeJournalSheet *self, int row, const KladeSheetColumn *head)
{
  KladeTermKind term = head->term;
  const KladeProposal *proposal;

  if (head->page_column >= 0)
    return NULL;
  if (term == 0)
    term = head->summary == KLADE_SUMMARY_AVERAGE_1 ? KLADE_TERM_SEMESTER_1 : KLADE_TERM_SEMESTER_2;

  proposal = klade_journal_page_proposal (&self->shown, row, term);
  return proposal != NULL && proposal->state != KLADE_PROPOSAL_NOTHING ? proposal : NULL;
}

static char *
describe_sources (KladeTermKind term, const KladeProposal *proposal)
{
  g_autofree char *average = NULL;

  if (proposal->n_counted == 0 || isnan (proposal->average))
    return g_strdup ("");

  average = klade_text_decimal (proposal->average, 2);
  if (term == KLADE_TERM_YEAR || term == KLADE_TERM_FINAL)
    return g_strdup_printf (_ ("middle %s"), average);

  return g_strdup_printf (ngettext_ ("average %1$s of %2$d mark", "average %1$s of %2$d marks",
                                     (gulong) proposal->n_counted),
                          average, proposal->n_counted);
}

static const char *
name_flag (const KladeProposal *proposal)
{
  switch (proposal->state)
    {
    case KLADE_PROPOSAL_TOO_FEW:
      return _ ("too few marks");
    case KLADE_PROPOSAL_MISSING:
      return _ ("too many works without a mark");
    case KLADE_PROPOSAL_ENOUGH:
    case KLADE_PROPOSAL_NOTHING:
    default:
      return "";
    }
}

/* How the proposal got there, in short: «piedāvāts 8; vidēji 7,53 no 6 vērtējumiem». */
static char *
dup_proposal (KladeJournalSheet *self, int row, const KladeSheetColumn *head)
{
  const KladeProposal *proposal = find_proposal (self, row, head);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sources = NULL;
  char mark[KLADE_MARK_TEXT_SIZE];

  if (proposal == NULL)
    return g_strdup ("");

  if (head->term != 0)
    /* Translators: a mark that the program proposes */
    g_string_append_printf (text, _ ("proposed %s"), klade_mark_format (proposal->mark, mark));
  sources = describe_sources (head->term, proposal);
  add_part (text, "; ", sources);
  add_part (text, "; ", name_flag (proposal));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the cell ---- */

static char *
describe_value (KladeJournalSheet *self, int row, int column)
{
  const KladeSheetColumn *head = &self->columns[column];
  char buffer[KLADE_CELL_TEXT_SIZE];
  KladeCellValue value;

  if (head->page_column < 0 && head->term == 0)
    {
      const char *average = klade_journal_sheet_get_text (self, row, column, buffer);

      return g_strdup (average[0] != '\0' ? average : C_ ("cell", "empty"));
    }

  value = klade_sheet_get_value (self, row, column);
  if (head->page_column < 0 && klade_cell_value_is_empty (value))
    {
      g_autofree char *proposal = dup_proposal (self, row, head);

      if (proposal[0] != '\0')
        return g_steal_pointer (&proposal);
    }

  return klade_cell_value_describe (value);
}

static const char *
name_state (KladeCellLook look)
{
  if (look & KLADE_LOOK_LOADING)
    return _ ("is being read");
  if (look & KLADE_LOOK_CONFLICT)
    return _ ("changed by somebody else too: choose");
  if (look & KLADE_LOOK_PENDING)
    return _ ("not saved yet");
  if (look & KLADE_LOOK_OUTSIDE)
    return _ ("not in the class on that day");

  return "";
}

/**
 * klade_journal_sheet_dup_name:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): what a screen reader says: «Ābola Anna, 05.03., 3. stunda,
 *   pārbaudes darbs “Daļskaitļi”, vērtējums 8, ļoti labi»
 */
char *
klade_journal_sheet_dup_name (KladeJournalSheet *self, int row, int column)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *what = NULL;
  g_autofree char *what_lower = NULL;
  g_autofree char *value = NULL;
  const KladeSheetColumn *head;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);
  g_return_val_if_fail (row >= 0 && row < klade_journal_sheet_get_n_rows (self), NULL);
  g_return_val_if_fail (column >= 0 && column < self->n_columns, NULL);

  head = &self->columns[column];
  text = g_string_new (self->page->pupils[row].name);
  if (head->lesson >= 0)
    {
      g_autofree char *time = dup_time (&self->page->lessons[head->lesson]);

      add_part (text, ", ", time);
    }
  what = dup_column_name (self, head);
  what_lower = lower_first (what);
  add_part (text, ", ", what_lower);
  value = describe_value (self, row, column);
  add_part (text, ", ", value);
  add_part (text, ", ", name_state (klade_journal_sheet_get_look (self, row, column)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- the line under the grid ---- */

static KladeCell
base_cell (KladeJournalSheet *self, int row, int column, const KladeOverlayCell *over)
{
  KladeCellKey key = klade_sheet_key (self, row, column);
  KladeCell cell;

  if (over != NULL)
    return over->base;

  klade_sheet_read_page (self->page, &key, &cell);
  return cell;
}

/* «saglabāts 14:32, Anna Kalniņa, ievadīts vēlu» */
static char *
dup_saved (KladeJournalSheet *self, int row, int column)
{
  const KladeOverlayCell *over = klade_sheet_find_overlay (self, row, column);
  KladeCell cell = base_cell (self, row, column, over);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = NULL;

  if (cell.changed_at == 0)
    return g_strdup ("");

  when = klade_instant_to_text (cell.changed_at, self->page->today);
  /* Translators: when a mark was saved */
  g_string_append_printf (text, _ ("saved %s"), when);
  add_part (text, ", ",
            over != NULL && over->who != NULL
                ? over->who
                : klade_sheet_name_writer (self->page, cell.changed_by));
  if (klade_journal_sheet_get_look (self, row, column) & KLADE_LOOK_LATE)
    add_part (text, ", ", _ ("entered late"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_closed (KladeJournalSheet *self, const KladeSheetColumn *head)
{
  const KladeTermState *state;
  KladeTermKind term = head->term;
  g_autofree char *day = NULL;

  if (!(head->look & KLADE_LOOK_CLOSED))
    return g_strdup ("");

  if (head->lesson >= 0)
    term = (KladeTermKind) self->page->lessons[head->lesson].semester;
  state = &self->page->term_states[term];
  if (state->closed_at == 0 || state->closed_by == NULL)
    return g_strdup (_ ("closed"));

  day = klade_day_to_short_text (klade_instant_get_day (state->closed_at));
  /* Translators: the day and who closed the semester */
  return g_strdup_printf (_ ("closed on %1$s (%2$s)"), day, state->closed_by);
}

/* A body cell's value as written; a term mark's with how it got there. */
static void
add_value (KladeJournalSheet *self, GString *text, int row, int column)
{
  const KladeSheetColumn *head = &self->columns[column];
  KladeCellValue value = klade_sheet_get_value (self, row, column);
  char buffer[KLADE_CELL_TEXT_SIZE];

  if (head->page_column >= 0)
    {
      add_part (text, SEPARATOR, klade_cell_value_format (value, buffer));
      return;
    }

  if (head->term == 0)
    add_part (text, SEPARATOR, klade_journal_sheet_get_text (self, row, column, buffer));
  else
    add_part (text, SEPARATOR, klade_cell_value_format (value, buffer));
  if (klade_cell_value_is_empty (value))
    {
      g_autofree char *proposal = dup_proposal (self, row, head);

      add_part (text, SEPARATOR, proposal);
    }
  else if (find_proposal (self, row, head) != NULL)
    {
      add_part (text, SEPARATOR, name_flag (find_proposal (self, row, head)));
    }
}

/**
 * klade_journal_sheet_dup_sentence:
 * @self: a sheet
 * @row: a row
 * @column: a column
 *
 * Returns: (transfer full): the line under the grid: «Ābola Anna · 05.03., 3. stunda ·
 *   Pārbaudes darbs “Daļskaitļi” · 8 · saglabāts 14:32, Anna Kalniņa»
 */
char *
klade_journal_sheet_dup_sentence (KladeJournalSheet *self, int row, int column)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *what = NULL;
  g_autofree char *closed = NULL;
  const KladeSheetColumn *head;
  KladeCellLook look;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);
  g_return_val_if_fail (row >= 0 && row < klade_journal_sheet_get_n_rows (self), NULL);
  g_return_val_if_fail (column >= 0 && column < self->n_columns, NULL);

  head = &self->columns[column];
  look = klade_journal_sheet_get_look (self, row, column);
  text = g_string_new (self->page->pupils[row].name);
  if (head->lesson >= 0)
    {
      g_autofree char *time = dup_time (&self->page->lessons[head->lesson]);

      add_part (text, SEPARATOR, time);
    }
  what = dup_column_name (self, head);
  add_part (text, SEPARATOR, what);
  add_value (self, text, row, column);
  add_part (text, SEPARATOR, name_state (look));
  if (!(look & (KLADE_LOOK_PENDING | KLADE_LOOK_CONFLICT | KLADE_LOOK_LOADING)) &&
      (head->page_column >= 0 || head->term != 0))
    {
      g_autofree char *saved = dup_saved (self, row, column);

      add_part (text, SEPARATOR, saved);
    }
  closed = dup_closed (self, head);
  add_part (text, SEPARATOR, closed);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- a selection ---- */

typedef struct
{
  int n_marks;
  int n_points;
  int sum;
  int n_absences;
} Tally;

static void
count_value (Tally *tally, KladeCellValue value)
{
  if (value.mark.kind != KLADE_MARK_NONE)
    tally->n_marks++;
  if (value.mark.kind == KLADE_MARK_POINTS)
    {
      tally->n_points++;
      tally->sum += value.mark.value;
    }
  if (value.absence == KLADE_ABSENCE_ABSENT)
    tally->n_absences++;
}

/**
 * klade_journal_sheet_dup_range_sentence:
 * @self: a sheet
 * @range: the selected cells, inside the sheet
 *
 * Returns: (transfer full): what is in them: «12 šūnas · 9 vērtējumi · vidēji 6,78 · 2 kavējumi»
 */
char *
klade_journal_sheet_dup_range_sentence (KladeJournalSheet *self, const KladeCellRange *range)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Tally tally = { 0 };
  gulong n_cells;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);
  g_return_val_if_fail (range != NULL, NULL);
  g_return_val_if_fail (range->last_row < klade_journal_sheet_get_n_rows (self), NULL);
  g_return_val_if_fail (range->last_column < self->n_columns, NULL);

  for (int row = range->first_row; row <= range->last_row; row++)
    for (int column = range->first_column; column <= range->last_column; column++)
      count_value (&tally, klade_sheet_get_value (self, row, column));

  n_cells = (gulong) (range->last_row - range->first_row + 1) *
            (gulong) (range->last_column - range->first_column + 1);
  g_string_append_printf (text, ngettext_ ("%lu cell", "%lu cells", n_cells), n_cells);
  if (tally.n_marks > 0)
    g_string_append_printf (text, ngettext_ (" · %d mark", " · %d marks", (gulong) tally.n_marks),
                            tally.n_marks);
  if (tally.n_points > 0)
    {
      g_autofree char *average = klade_text_decimal ((double) tally.sum / tally.n_points, 2);

      g_string_append_printf (text, _ (" · average %s"), average);
    }
  if (tally.n_absences > 0)
    g_string_append_printf (
        text, ngettext_ (" · %d absence", " · %d absences", (gulong) tally.n_absences),
        tally.n_absences);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
