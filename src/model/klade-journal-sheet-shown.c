/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include <math.h>
#include <string.h>

#include "klade-text.h"

/* The page is immutable and shared with the worker; what is typed goes into a copy of its
 * cells.  The copy is made at the first edit, so that opening a journal costs nothing. */

#define AVERAGE_PLACES 2
#define N_PROPOSALS 4 /* of a pupil, in a page */

static gsize
n_cells (const KladeJournalPage *page)
{
  return (gsize) page->n_pupils * (gsize) page->n_columns;
}

static gsize
n_terms (const KladeJournalPage *page)
{
  return (gsize) page->n_pupils * KLADE_N_TERM_KINDS;
}

static void
format_averages (KladeJournalSheet *self)
{
  for (int row = 0; row < self->shown.n_pupils; row++)
    for (int semester = 0; semester < 2; semester++)
      {
        const KladeProposal *proposal = klade_journal_page_proposal (
            &self->shown, row, semester == 0 ? KLADE_TERM_SEMESTER_1 : KLADE_TERM_SEMESTER_2);
        KladeSheetAverages *averages = &self->averages[row];
        double value = proposal != NULL ? proposal->average : NAN;
        g_autofree char *text = NULL;

        if (isnan (value))
          {
            averages->value[semester] = value;
            averages->text[semester][0] = '\0';
            continue;
          }
        if (islessequal (averages->value[semester], value) &&
            isgreaterequal (averages->value[semester], value))
          continue;

        text = klade_text_decimal (value, AVERAGE_PLACES);
        averages->value[semester] = value;
        g_strlcpy (averages->text[semester], text, KLADE_SHEET_AVERAGE_SIZE);
      }
}

/* Shows the page as it was read. */
void
klade_sheet_show_page (KladeJournalSheet *self)
{
  klade_sheet_hide_page (self);

  self->shown = *self->page;
  self->averages = g_new (KladeSheetAverages, (gsize) MAX (self->page->n_pupils, 1));
  for (int row = 0; row < self->page->n_pupils; row++)
    self->averages[row].value[0] = self->averages[row].value[1] = NAN;
  format_averages (self);
}

void
klade_sheet_hide_page (KladeJournalSheet *self)
{
  if (self->owns_shown)
    {
      g_free (self->shown.cells);
      g_free (self->shown.terms);
      g_free (self->shown.proposals);
    }
  self->owns_shown = FALSE;
  memset (&self->shown, 0, sizeof self->shown);
  g_clear_pointer (&self->averages, g_free);
}

static void
own_shown (KladeJournalSheet *self)
{
  const KladeJournalPage *page = self->page;

  if (self->owns_shown)
    return;

  self->shown.cells = g_memdup2 (page->cells, n_cells (page) * sizeof (KladeCell));
  self->shown.terms = g_memdup2 (page->terms, n_terms (page) * sizeof (KladeTermCell));
  self->shown.proposals = page->proposals == NULL
                              ? NULL
                              : g_memdup2 (page->proposals, (gsize) page->n_pupils * N_PROPOSALS *
                                                                sizeof (KladeProposal));
  self->owns_shown = TRUE;
}

/* A term mark as a cell, so that both kinds of cell are kept, sent and compared alike. */
static KladeCell
cell_of_term (const KladeTermCell *term)
{
  return (KladeCell){
    .value.mark = term->mark,
    .mark_revision = term->revision,
    .changed_by = term->changed_by,
    .changed_at = term->changed_at,
  };
}

/* Who wrote a cell of @page; empty when nobody did. */
const char *
klade_sheet_name_writer (const KladeJournalPage *page, guint16 changed_by)
{
  return page->people != NULL && changed_by < page->n_people ? page->people[changed_by] : "";
}

/* %FALSE, and an empty cell, when the page has no such cell. */
gboolean
klade_sheet_read_page (const KladeJournalPage *page, const KladeCellKey *key, KladeCell *cell)
{
  int row = klade_journal_page_find_pupil (page, key->pupil_id);
  int column;

  *cell = (KladeCell){ 0 };
  if (row < 0)
    return FALSE;

  if (key->lesson_id == 0)
    {
      *cell = cell_of_term (klade_journal_page_term (page, row, (KladeTermKind) key->work_id));
      return TRUE;
    }

  column = klade_journal_page_find_column (page, key->lesson_id, key->work_id);
  if (column < 0)
    return FALSE;

  *cell = *klade_journal_page_cell (page, row, column);
  return TRUE;
}

/* The overlay's cell; a new one begins as the page has it. */
KladeOverlayCell *
klade_sheet_overlay_cell (KladeJournalSheet *self, const KladeCellKey *key)
{
  KladeOverlayCell *found = klade_sheet_overlay_find (self->overlay, key);
  KladeCell base;

  if (found != NULL)
    return found;

  klade_sheet_read_page (self->page, key, &base);
  return klade_sheet_overlay_add (self->overlay, key, &base);
}

/* An absence belongs to the lesson: it is seen in each of its columns. */
static void
show_absence (KladeJournalSheet *self, int row, int page_column, KladeCellValue value)
{
  const KladePageLesson *lesson = &self->page->lessons[self->page->columns[page_column].lesson];

  for (int c = lesson->first_column; c < lesson->first_column + lesson->n_columns; c++)
    {
      KladeCell *cell = (KladeCell *) klade_journal_page_cell (&self->shown, row, c);

      cell->value.absence = value.absence;
      cell->value.excuse = value.excuse;
    }
}

/* Puts a value on the screen; klade_sheet_count() afterwards brings the averages. */
void
klade_sheet_show (KladeJournalSheet *self, const KladeCellKey *key, KladeCellValue value)
{
  int row = klade_journal_page_find_pupil (self->page, key->pupil_id);
  int page_column;

  if (row < 0)
    return;

  own_shown (self);
  if (key->lesson_id == 0)
    {
      self->shown.terms[row * KLADE_N_TERM_KINDS + (int) key->work_id - 1].mark = value.mark;
      return;
    }

  page_column = klade_journal_page_find_column (self->page, key->lesson_id, key->work_id);
  if (page_column < 0)
    return;

  self->shown
      .cells[n_cells (self->page) / (gsize) self->page->n_pupils * (gsize) row +
             (gsize) page_column]
      .value = value;
  show_absence (self, row, page_column, value);
}

/* Proposals and averages of what is shown now.  Says nothing. */
void
klade_sheet_count (KladeJournalSheet *self)
{
  if (!self->owns_shown || !klade_journal_page_is_complete (&self->shown))
    return;

  klade_journal_page_propose (&self->shown);
  format_averages (self);
}

static gboolean
is_same_proposal (const KladeProposal *a, const KladeProposal *b)
{
  return a->state == b->state && klade_mark_equal (a->mark, b->mark) &&
         a->n_counted == b->n_counted && isnan (a->average) == isnan (b->average) &&
         (isnan (a->average) || !islessgreater (a->average, b->average));
}

/* Counts, and has the rows painted whose summary is another now: a first mark in a work
 * changes those of all who have none there. */
void
klade_sheet_count_and_tell (KladeJournalSheet *self)
{
  gsize n = (gsize) self->shown.n_pupils * N_PROPOSALS;
  g_autofree KladeProposal *before = NULL;

  if (self->shown.proposals != NULL)
    before = g_memdup2 (self->shown.proposals, n * sizeof (KladeProposal));
  klade_sheet_count (self);

  for (gsize i = 0; before != NULL && i < n; i++)
    if (!is_same_proposal (&before[i], &self->shown.proposals[i]))
      {
        klade_sheet_emit_cells (self, (int) (i / N_PROPOSALS), self->n_body_columns,
                                self->n_columns - 1);
        i |= N_PROPOSALS - 1; /* this row is told */
      }
}
