/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"

/* Sekmju izraksts of an education document: every subject of the stage with the mark it ended
 * with, its lessons in the stage, and the results of the examinations. */

#define BASIC_LAST_GRADE 9
#define BASIC_STAGE_FIRST_GRADE 7

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladePaperShelf past; /* KladePaperPastMark, by subject, the last year first */
} Transcript;

/* What one subject came to. */
typedef struct
{
  const KladePaperPastMark *first;
  KladeMark mark;
  KladeMark exam;
  gboolean is_final; /* the mark is; otherwise a year's */
  int last_year;     /* that the mark is of */
  int counted_year;
  int lessons;
} Outcome;

static int
first_grade_of_stage (int grade)
{
  return grade > BASIC_LAST_GRADE ? BASIC_LAST_GRADE + 1 : BASIC_STAGE_FIRST_GRADE;
}

/* The final mark of the last year goes before its year mark; a year counts its lessons once. */
static void
take_row (Outcome *self, const KladePaperPastMark *row)
{
  if (row->start_year != self->counted_year)
    self->lessons += row->lessons_planned;
  self->counted_year = row->start_year;

  if (row->term == KLADE_TERM_EXAM)
    {
      if (self->exam.kind == KLADE_MARK_NONE)
        self->exam = row->mark;
      return;
    }
  if (row->term == KLADE_TERM_REEXAM)
    return;

  if (self->mark.kind == KLADE_MARK_NONE || row->start_year == self->last_year)
    {
      self->mark = row->mark; /* the terms come in order: the final mark last */
      self->is_final = row->term == KLADE_TERM_FINAL;
      self->last_year = row->start_year;
    }
}

static void
add_outcome (KladePaperRecord *record, const Outcome *outcome)
{
  if (outcome->mark.kind != KLADE_MARK_NONE)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

      klade_paper_record_set (row, "subject", outcome->first->subject);
      if (outcome->lessons > 0)
        klade_paper_record_set_int (row, "lessons", outcome->lessons);
      klade_paper_set_mark (row, "mark", outcome->mark);
      klade_paper_record_set (row, "mark.words", klade_mark_name (outcome->mark));
      klade_paper_record_set (row, "kind",
                              outcome->is_final ? C_ ("mark", "final") : C_ ("mark", "year"));
    }
  if (outcome->exam.kind != KLADE_MARK_NONE)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "exams");

      klade_paper_record_set (row, "subject", outcome->first->subject);
      klade_paper_set_mark (row, "mark", outcome->exam);
    }
}

static void
add_subjects (const Transcript *self, KladePaperRecord *record, guint person, int grade)
{
  guint n;
  const KladePaperPastMark *rows = klade_paper_shelf_get (&self->past, person, &n);
  Outcome outcome = { 0 };

  for (guint i = 0; i < n; i++)
    {
      if (rows[i].grade < first_grade_of_stage (grade) || rows[i].grade > grade ||
          rows[i].start_year > self->reading->view.year.start_year)
        continue;
      if (outcome.first == NULL || outcome.first->subject_id != rows[i].subject_id)
        {
          if (outcome.first != NULL)
            add_outcome (record, &outcome);
          outcome = (Outcome){ .first = &rows[i] };
        }
      take_row (&outcome, &rows[i]);
    }
  if (outcome.first != NULL)
    add_outcome (record, &outcome);
}

static void
check_marks (const Transcript *self, int place, const KladePaperPupil *pupil, guint person)
{
  g_autoptr (GArray) subjects =
      klade_paper_facts_list_subjects (&self->facts, person, self->reading->day);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);

  for (guint i = 0; i < subjects->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);
      KladeMark mark = subject->marks[KLADE_TERM_FINAL].kind != KLADE_MARK_NONE
                           ? subject->marks[KLADE_TERM_FINAL]
                           : subject->marks[KLADE_TERM_YEAR];

      if (subject->is_needed && mark.kind == KLADE_MARK_NONE)
        g_ptr_array_add (missing, (gpointer) subject->name);
      if (mark.kind == KLADE_MARK_NO_MARK)
        g_ptr_array_add (without, (gpointer) subject->name);
    }
  if (without->len > 0)
    {
      g_autofree char *names = klade_paper_join_names (without);

      klade_paper_reading_tell (
          self->reading, place, FALSE,
          N_ ("%s %s has nv (%s) in: %s. Check that it is to stand on paper."), pupil->surname,
          pupil->given_name, klade_term_kind_name (KLADE_TERM_FINAL), names);
    }
  if (missing->len > 0)
    {
      g_autofree char *names = klade_paper_join_names (missing);

      klade_paper_reading_tell (self->reading, place, TRUE,
                                N_ ("%s %s has neither a year mark nor a final one in: %s. A "
                                    "transcript needs them all. The teachers enter them in the "
                                    "journal."),
                                pupil->surname, pupil->given_name, names);
    }
}

static void
add_transcript (gpointer data, guint index)
{
  const Transcript *self = data;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, pupil->class_index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (self->reading, index, &place);

  if (!klade_promotion_is_last_grade (&self->reading->rule, klass->grade))
    {
      klade_paper_reading_tell (self->reading, place, TRUE,
                                N_ ("%s %s: a transcript is given after grades 9 and 12, and %s is "
                                    "neither. Print a statement instead."),
                                pupil->surname, pupil->given_name, klass->name);
      return;
    }

  klade_paper_set_document (
      &self->facts, record, person,
      klade_document_kind_for (self->reading->rule.kind, klass->grade, FALSE));
  add_subjects (self, record, person, klass->grade);
  check_marks (self, place, pupil, person);
  if (klade_paper_record_get_rows (record, "subjects") == NULL)
    klade_paper_reading_tell (self->reading, place, TRUE,
                              N_ ("%s %s has no marks that end a subject yet."), pupil->surname,
                              pupil->given_name);
  if (*pupil->code == '\0')
    klade_paper_reading_explain (
        self->reading, place, 0, "pupil.code",
        N_ ("%s %s: the personal code is not known or not for you to see."), pupil->surname,
        pupil->given_name);
}

static gboolean
read_facts (Transcript *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  GArray *past;

  if (!klade_paper_facts_read_journals (&self->facts, error) ||
      !klade_paper_facts_read_term_marks (&self->facts, KLADE_TERM_FINAL, error) ||
      !klade_paper_facts_read_documents (&self->facts, error))
    return FALSE;

  past =
      klade_store_list_paper_past_marks (reading->db, self->facts.scope, reading->strings, error);
  if (past == NULL)
    return FALSE;

  klade_paper_facts_shelve (&self->facts, &self->past, past);
  return TRUE;
}

gboolean
klade_paper_fill_transcript (KladePaperReading *reading, GError **error)
{
  Transcript self = { .reading = reading };
  gboolean is_read;

  klade_paper_facts_init (&self.facts, reading);
  is_read = read_facts (&self, error) &&
            klade_paper_reading_add_each (reading, add_transcript, &self, error);
  klade_paper_shelf_clear (&self.past);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
