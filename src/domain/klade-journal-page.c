/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-page.h"

#include <math.h>

#include "klade-i18n.h"
#include "klade-text.h"

#define STRING_CHUNK_BYTES 4096
#define N_PROPOSALS 4 /* semester 1, semester 2, year, final */

G_DEFINE_BOXED_TYPE (KladeJournalPage,
                     klade_journal_page,
                     klade_journal_page_ref,
                     klade_journal_page_unref)

/**
 * klade_journal_page_new:
 *
 * An empty page for a reader to fill: its arrays with g_new0(), its texts with
 * g_string_chunk_insert() into @strings.  Once handed on, nobody changes it any more.
 *
 * Returns: (transfer full): the page
 */
KladeJournalPage *
klade_journal_page_new (void)
{
  KladeJournalPage *self = g_new0 (KladeJournalPage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (STRING_CHUNK_BYTES);
  self->scale = KLADE_SCALE_POINTS;
  self->rule = klade_assessment_rule_default;
  self->subject = self->class_name = self->teachers = "";
  self->school_year = self->school_name = "";

  return self;
}

/**
 * klade_journal_page_ref:
 * @self: a page
 *
 * Returns: (transfer full): @self
 */
KladeJournalPage *
klade_journal_page_ref (KladeJournalPage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * klade_journal_page_unref:
 * @self: (transfer full): a page
 */
void
klade_journal_page_unref (KladeJournalPage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->pupils);
  g_free (self->lessons);
  g_free (self->columns);
  g_free (self->cells);
  g_free (self->terms);
  g_free (self->proposals);
  g_free (self->people);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_journal_page_is_complete:
 * @self: a page
 *
 * Returns: %TRUE if every column is filled
 */
gboolean
klade_journal_page_is_complete (const KladeJournalPage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->first_filled_column == 0 && self->n_filled_columns == self->n_columns;
}

/**
 * klade_journal_page_cell:
 * @self: a page
 * @pupil: 0 to n_pupils - 1
 * @column: 0 to n_columns - 1
 *
 * Returns: (transfer none): the cell
 */
const KladeCell *
klade_journal_page_cell (const KladeJournalPage *self, int pupil, int column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pupil >= 0 && pupil < self->n_pupils, NULL);
  g_return_val_if_fail (column >= 0 && column < self->n_columns, NULL);

  return &self->cells[(gsize) pupil * (gsize) self->n_columns + (gsize) column];
}

/**
 * klade_journal_page_term:
 * @self: a page
 * @pupil: 0 to n_pupils - 1
 * @term: a term mark
 *
 * Returns: (transfer none): the term mark's cell
 */
const KladeTermCell *
klade_journal_page_term (const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pupil >= 0 && pupil < self->n_pupils, NULL);
  g_return_val_if_fail ((int) term >= 1 && term <= KLADE_N_TERM_KINDS, NULL);

  return &self->terms[pupil * KLADE_N_TERM_KINDS + (int) term - 1];
}

/* -1 for what is decided elsewhere: exam and re-examination. */
static int
proposal_index (KladeTermKind term)
{
  switch (term)
    {
    case KLADE_TERM_SEMESTER_1:
      return 0;
    case KLADE_TERM_SEMESTER_2:
      return 1;
    case KLADE_TERM_YEAR:
      return 2;
    case KLADE_TERM_FINAL:
      return 3;
    case KLADE_TERM_EXAM:
    case KLADE_TERM_REEXAM:
    default:
      return -1;
    }
}

/**
 * klade_journal_page_proposal:
 * @self: a page
 * @pupil: 0 to n_pupils - 1
 * @term: a term mark
 *
 * Returns: (transfer none) (nullable): what is proposed for it; %NULL for exam and
 *   re-examination, and on a page read without proposals
 */
const KladeProposal *
klade_journal_page_proposal (const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  int index = proposal_index (term);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pupil >= 0 && pupil < self->n_pupils, NULL);

  return index >= 0 && self->proposals != NULL ? &self->proposals[pupil * N_PROPOSALS + index]
                                               : NULL;
}

static gboolean
was_there (const KladePagePupil *pupil, KladeDay day)
{
  return (pupil->joined == KLADE_DAY_NONE || day >= pupil->joined) &&
         (pupil->left == KLADE_DAY_NONE || day <= pupil->left);
}

static gboolean
has_any_mark (const KladeJournalPage *self, int column)
{
  for (int pupil = 0; pupil < self->n_pupils; pupil++)
    if (klade_journal_page_cell (self, pupil, column)->value.mark.kind != KLADE_MARK_NONE)
      return TRUE;

  return FALSE;
}

/* The semester whose marks a column is a source of, 0 for none.  A work that nobody has a mark
 * in is still to be marked: nobody misses it. */
static int
source_semester (const KladeJournalPage *self, int column)
{
  const KladePageColumn *work = &self->columns[column];
  const KladePageLesson *lesson = &self->lessons[work->lesson];

  /* The kind is the file's word: a newer program may know more of them. */
  if (work->work_id == 0 || (int) work->kind < 1 || work->kind > KLADE_N_WORK_KINDS ||
      !self->rule.counts[work->kind])
    return 0;
  if (lesson->is_hidden || !has_any_mark (self, column))
    return 0;

  return lesson->semester;
}

static GArray *
collect_marks (const KladeJournalPage *self, int pupil, const int *semesters, int semester)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (KladeAssessedMark));

  for (int column = 0; column < self->n_columns; column++)
    {
      const KladePageColumn *work = &self->columns[column];
      KladeAssessedMark assessed = { .kind = work->kind, .weight = work->weight };

      if (semesters[column] != semester)
        continue;

      assessed.mark = klade_journal_page_cell (self, pupil, column)->value.mark;
      if (assessed.mark.kind != KLADE_MARK_NONE ||
          was_there (&self->pupils[pupil], self->lessons[work->lesson].day))
        g_array_append_val (marks, assessed);
    }

  return marks;
}

static int *
find_sources (const KladeJournalPage *self)
{
  int *semesters = g_new0 (int, (gsize) self->n_columns + 1);

  for (int column = 0; column < self->n_columns; column++)
    semesters[column] = source_semester (self, column);

  return semesters;
}

static KladeProposal
propose_semester (const KladeJournalPage *self, int pupil, const int *semesters, int semester)
{
  g_autoptr (GArray) marks = collect_marks (self, pupil, semesters, semester);

  return klade_assessment_propose_semester (
      &self->rule, self->scale, (const KladeAssessedMark *) (gpointer) marks->data, marks->len);
}

static KladeMark
term_mark (const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  return klade_journal_page_term (self, pupil, term)->mark;
}

/**
 * klade_journal_page_propose:
 * @self: a complete page that its reader still fills
 *
 * Fills @proposals from the cells and the term marks by the page's rule.  The year is proposed
 * from the semester marks that the teacher decided, not from proposals.
 */
void
klade_journal_page_propose (KladeJournalPage *self)
{
  g_autofree int *semesters = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (klade_journal_page_is_complete (self));

  semesters = find_sources (self);
  g_free (self->proposals);
  self->proposals = g_new0 (KladeProposal, (gsize) self->n_pupils * N_PROPOSALS + 1);
  for (int pupil = 0; pupil < self->n_pupils; pupil++)
    {
      KladeProposal *proposals = &self->proposals[pupil * N_PROPOSALS];

      proposals[0] = propose_semester (self, pupil, semesters, 1);
      proposals[1] = propose_semester (self, pupil, semesters, 2);
      proposals[2] = klade_assessment_propose_year (&self->rule,
                                                    term_mark (self, pupil, KLADE_TERM_SEMESTER_1),
                                                    term_mark (self, pupil, KLADE_TERM_SEMESTER_2));
      proposals[3] = klade_assessment_propose_final (
          &self->rule, term_mark (self, pupil, KLADE_TERM_YEAR),
          term_mark (self, pupil, KLADE_TERM_EXAM), term_mark (self, pupil, KLADE_TERM_REEXAM));
    }
}

static void
append_term_mark (GString *text, const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  char mark[KLADE_MARK_TEXT_SIZE];

  klade_mark_format (term_mark (self, pupil, term), mark);
  if (*mark == '\0')
    return;

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                          klade_term_kind_letters (term), mark);
}

/* S1 7, S2 8 → 7,5 → 8 */
static char *
explain_from_terms (const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  const KladeProposal *proposal = klade_journal_page_proposal (self, pupil, term);
  g_autoptr (GString) text = g_string_new (NULL);
  char mark[KLADE_MARK_TEXT_SIZE];

  if (proposal == NULL || proposal->state == KLADE_PROPOSAL_NOTHING)
    return g_strdup (_ ("There is nothing to propose it from yet."));

  if (term == KLADE_TERM_YEAR)
    {
      append_term_mark (text, self, pupil, KLADE_TERM_SEMESTER_1);
      append_term_mark (text, self, pupil, KLADE_TERM_SEMESTER_2);
    }
  else
    {
      append_term_mark (text, self, pupil, KLADE_TERM_YEAR);
      append_term_mark (text, self, pupil, KLADE_TERM_EXAM);
      append_term_mark (text, self, pupil, KLADE_TERM_REEXAM);
    }
  if (proposal->n_counted > 1 && !isnan (proposal->average))
    {
      g_autofree char *average = klade_text_decimal (proposal->average, 1);

      g_string_append_printf (text, " → %s", average);
    }
  g_string_append_printf (text, " → %s", klade_mark_format (proposal->mark, mark));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * klade_journal_page_explain:
 * @self: a complete page
 * @pupil: 0 to n_pupils - 1
 * @term: a term mark
 *
 * Returns: (transfer full): how its proposal was reached, translated
 */
char *
klade_journal_page_explain (const KladeJournalPage *self, int pupil, KladeTermKind term)
{
  g_autofree int *semesters = NULL;
  g_autoptr (GArray) marks = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (pupil >= 0 && pupil < self->n_pupils, NULL);

  if (term != KLADE_TERM_SEMESTER_1 && term != KLADE_TERM_SEMESTER_2)
    return explain_from_terms (self, pupil, term);

  semesters = find_sources (self);
  marks = collect_marks (self, pupil, semesters, (int) term);

  return klade_assessment_explain_semester (
      &self->rule, self->scale, (const KladeAssessedMark *) (gpointer) marks->data, marks->len);
}

/**
 * klade_journal_page_find_lesson:
 * @self: a page
 * @lesson_id: a lesson
 *
 * Returns: its index, or -1
 */
int
klade_journal_page_find_lesson (const KladeJournalPage *self, gint64 lesson_id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (int i = 0; i < self->n_lessons; i++)
    if (self->lessons[i].id == lesson_id)
      return i;

  return -1;
}

/**
 * klade_journal_page_find_column:
 * @self: a page
 * @lesson_id: a lesson
 * @work_id: a work of it; 0 for the empty column of a lesson without works
 *
 * Returns: the column's index, or -1
 */
int
klade_journal_page_find_column (const KladeJournalPage *self, gint64 lesson_id, gint64 work_id)
{
  int lesson = klade_journal_page_find_lesson (self, lesson_id);

  if (lesson < 0)
    return -1;

  for (int i = 0; i < self->lessons[lesson].n_columns; i++)
    {
      int column = self->lessons[lesson].first_column + i;

      if (self->columns[column].work_id == work_id)
        return column;
    }

  return -1;
}

/**
 * klade_journal_page_find_pupil:
 * @self: a page
 * @pupil_id: a pupil
 *
 * Returns: the row, or -1
 */
int
klade_journal_page_find_pupil (const KladeJournalPage *self, gint64 pupil_id)
{
  g_return_val_if_fail (self != NULL, -1);

  for (int i = 0; i < self->n_pupils; i++)
    if (self->pupils[i].id == pupil_id)
      return i;

  return -1;
}
