/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-print-form.h"

/* A journal's page on paper: its lessons, its pupils with their marks and sums (G6). */

typedef struct
{
  const KladeJournalPage *page;
  KladeTermKind term;
  KladePaperRecord *record;
  GArray *columns; /* of int: those of the page that are printed */
} Filling;

static gboolean
is_printed (const Filling *self, const KladePageLesson *lesson)
{
  return !lesson->is_hidden &&
         (self->term == KLADE_TERM_YEAR || lesson->semester == (int) self->term);
}

static const char *
name_term (KladeTermKind term)
{
  switch (term)
    {
    case KLADE_TERM_SEMESTER_1:
      return _ ("1st semester");
    case KLADE_TERM_SEMESTER_2:
      return _ ("2nd semester");
    case KLADE_TERM_YEAR:
    case KLADE_TERM_EXAM:
    case KLADE_TERM_REEXAM:
    case KLADE_TERM_FINAL:
    default:
      return _ ("School year");
    }
}

/* ---- lessons ---- */

static char *
dup_topic (const KladePageLesson *lesson)
{
  GString *text = g_string_new (NULL);

  if (lesson->kind != KLADE_LESSON_ORDINARY)
    g_string_append_printf (text, "[%s] ", klade_lesson_kind_name (lesson->kind));
  g_string_append (text, lesson->topic);
  if (*lesson->reason != '\0')
    g_string_append_printf (text, "\n%s", lesson->reason);
  if (*lesson->notes != '\0')
    g_string_append_printf (text, "\n%s", lesson->notes);
  return g_string_free (text, FALSE);
}

static char *
dup_day (const KladePageColumn *column, int day)
{
  const char *letters =
      column->work_id != 0 && column->counts ? klade_work_kind_letters (column->kind) : "";

  return *letters != '\0' ? g_strdup_printf ("%d\n%s", day, letters) : g_strdup_printf ("%d", day);
}

static void
add_column (Filling *self, int index)
{
  const KladePageColumn *column = &self->page->columns[index];
  const KladePageLesson *lesson = &self->page->lessons[column->lesson];
  KladePaperRecord *row = klade_paper_record_add_row (self->record, "lessons");
  int month;
  int day;

  klade_day_get (lesson->day, NULL, &month, &day);
  klade_paper_record_set_int (row, "lesson", column->lesson + 1);
  klade_paper_record_set (row, "counts", column->counts ? "1" : "");
  klade_paper_record_set (row, "month", klade_month_name (month));
  klade_paper_record_set (row, "month.short", klade_month_short_name (month));
  klade_paper_record_take (row, "day", dup_day (column, day));
  klade_paper_record_take (row, "date", klade_day_to_short_text (lesson->day));
  klade_paper_record_set_int (row, "number", lesson->lesson_no);
  klade_paper_record_take (row, "topic", dup_topic (lesson));
  klade_paper_record_set (row, "homework",
                          lesson->homework_state == KLADE_HOMEWORK_NOTHING ? _ ("nothing set")
                                                                           : lesson->homework);
  klade_paper_record_set (row, "teacher", lesson->teacher);
}

static void
add_columns (Filling *self)
{
  for (int i = 0; i < self->page->n_columns; i++)
    if (is_printed (self, &self->page->lessons[self->page->columns[i].lesson]))
      {
        g_array_append_val (self->columns, i);
        add_column (self, i);
      }
}

/* ---- pupils ---- */

/* An absence belongs to the lesson: the columns of one lesson count once. */
static KladeAbsenceSum
sum_absences (const Filling *self, int pupil)
{
  const KladeJournalPage *page = self->page;
  KladeAbsenceSum sum = { 0 };

  for (int i = 0; i < page->n_lessons; i++)
    {
      if (is_printed (self, &page->lessons[i]))
        klade_absence_sum_add (
            &sum, klade_journal_page_cell (page, pupil, page->lessons[i].first_column)->value);
    }
  return sum;
}

static void
set_terms (const Filling *self, KladePaperRecord *row, int pupil)
{
  static const char *const fields[KLADE_N_TERM_KINDS + 1] = {
    [KLADE_TERM_SEMESTER_1] = "semester_1",
    [KLADE_TERM_SEMESTER_2] = "semester_2",
    [KLADE_TERM_YEAR] = "year",
    [KLADE_TERM_EXAM] = "exam",
    [KLADE_TERM_REEXAM] = "reexam",
    [KLADE_TERM_FINAL] = "final",
  };

  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    {
      char text[KLADE_MARK_TEXT_SIZE];

      klade_paper_record_set (
          row, fields[term],
          klade_mark_format (
              klade_journal_page_term (self->page, pupil, (KladeTermKind) term)->mark, text));
    }
}

static void
set_absences (const Filling *self, KladePaperRecord *row, int pupil)
{
  KladeAbsenceSum sum = sum_absences (self, pupil);

  klade_paper_record_set_int (row, "absence.total", sum.n_absent);
  klade_paper_record_set_int (row, "absence.excused", sum.n_excused);
  klade_paper_record_set_int (row, "absence.unexcused", sum.n_absent - sum.n_excused);
  klade_paper_record_set_int (row, "absence.late", sum.n_late);
}

static void
add_pupil (const Filling *self, int pupil)
{
  const KladePagePupil *facts = &self->page->pupils[pupil];
  KladePaperRecord *row = klade_paper_record_add_row (self->record, "pupils");

  klade_paper_record_set_int (row, "number", facts->number);
  klade_paper_record_set (row, "name", facts->name);
  for (guint i = 0; i < self->columns->len; i++)
    {
      char text[KLADE_CELL_TEXT_SIZE];
      const KladeCell *cell =
          klade_journal_page_cell (self->page, pupil, g_array_index (self->columns, int, i));

      klade_paper_record_set (klade_paper_record_add_row (row, "marks"), "mark",
                              klade_cell_value_format (cell->value, text));
    }
  set_terms (self, row, pupil);
  set_absences (self, row, pupil);
}

/* ---- the whole ---- */

static void
set_head (const Filling *self)
{
  const KladeJournalPage *page = self->page;
  KladePaperRecord *record = self->record;

  klade_paper_record_set (record, "school.name", page->school_name);
  klade_paper_record_set (record, "school.year", page->school_year);
  klade_paper_record_set_day (record, "today", page->today);
  klade_paper_record_take (record, "today.long", klade_day_to_long_text (page->today));
  klade_paper_record_set (record, "class", page->class_name);
  klade_paper_record_set (record, "subject", page->subject);
  klade_paper_record_set (record, "term", name_term (self->term));
  klade_paper_record_set (record, "teachers", page->teachers);
  if (page->lessons_planned > 0)
    klade_paper_record_set_int (record, "lessons_planned", page->lessons_planned);
}

static const char *
why_not (const KladeJournalPage *page)
{
  return klade_journal_page_is_complete (page)
             ? NULL
             : _ ("The journal is still being read. Wait a moment and print again.");
}

/**
 * klade_paper_add_journal:
 * @paper: class journals or individual ones
 * @name: for the bookmark: 7.a Matemātika
 * @class_id: whose; 0: of no single class
 * @page: a journal; one that is not complete is told as a problem
 * @term: a semester or the year
 *
 * Returns: the copy's place among the records
 */
int
klade_paper_add_journal (KladePaper *paper,
                         const char *name,
                         gint64 class_id,
                         const KladeJournalPage *page,
                         KladeTermKind term)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  Filling self = { page, term, klade_paper_record_new (), columns };
  int place = klade_paper_add (paper, self.record, name, 0, class_id);

  if (why_not (page) != NULL)
    {
      klade_paper_add_problem (paper, place, TRUE, g_strdup (why_not (page)));
      return place;
    }

  set_head (&self);
  add_columns (&self);
  for (int i = 0; i < page->n_pupils; i++)
    add_pupil (&self, i);
  return place;
}

/**
 * klade_paper_print_journal:
 * @form: of a class journal or an individual one
 * @page: a complete journal page
 * @term: a semester or the year
 * @error: %KLADE_ERROR_INVALID when the page is not complete
 *
 * Returns: (transfer full): the journal as a book
 */
KladePrintDocument *
klade_paper_print_journal (KladeForm *form,
                           const KladeJournalPage *page,
                           KladeTermKind term,
                           GError **error)
{
  g_autofree char *title =
      g_strdup_printf ("%s, %s, %s", page->subject, page->class_name, page->school_year);
  g_autoptr (KladePaper) paper = klade_paper_new (klade_form_get_kind (form), title);

  if (why_not (page) != NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, why_not (page));
      return NULL;
    }

  {
    g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));

    klade_paper_add_journal (paper, "", 0, page, term);
  }
  return klade_print_form_new (form, paper, NULL, NULL, error);
}
