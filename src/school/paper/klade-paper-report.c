/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"

/* Grades 1 to 3 are assessed in levels by result. */
#define LAST_GRADE_OF_LEVELS 3

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  GArray *remarks; /* KladeStoredRemark */
  int term;
} Report;

/* ---- subjects ---- */

static const char *
kind_of (const Report *self, const KladePaperSubject *subject, int grade)
{
  if (self->term != KLADE_TERM_YEAR || (subject->marks[KLADE_TERM_YEAR].kind == KLADE_MARK_NONE &&
                                        subject->marks[KLADE_TERM_FINAL].kind == KLADE_MARK_NONE))
    return "";

  /* Translators: the kind of a mark in a report card: gada vērtējums or gala vērtējums */
  return klade_paper_subject_is_final (self->reading, subject, grade) ? C_ ("mark", "final")
                                                                      : C_ ("mark", "year");
}

static void
add_subject (const Report *self,
             KladePaperRecord *record,
             const KladePaperSubject *subject,
             int grade)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

  klade_paper_record_set (row, "subject", subject->name);
  if (subject->lessons > 0)
    klade_paper_record_set_int (row, "lessons", subject->lessons);
  klade_paper_set_mark (row, "semester_1", subject->marks[KLADE_TERM_SEMESTER_1]);
  klade_paper_set_mark (row, "semester_2", subject->marks[KLADE_TERM_SEMESTER_2]);
  klade_paper_set_mark (row, "year", subject->marks[KLADE_TERM_YEAR]);
  klade_paper_set_mark (row, "exam", subject->marks[KLADE_TERM_EXAM]);
  klade_paper_set_mark (row, "reexam", subject->marks[KLADE_TERM_REEXAM]);
  klade_paper_set_mark (row, "final",
                        klade_paper_subject_get_final (self->reading, subject, grade));
  klade_paper_record_set (row, "kind", kind_of (self, subject, grade));
}

/* ---- results in levels ---- */

typedef struct
{
  const KladePaperJournal *journal;
  const char *title;
  KladeMark marks[2]; /* by semester */
} Result;

static int
compare_results (gconstpointer a, gconstpointer b)
{
  const KladePaperJournal *one = ((const Result *) a)->journal;
  const KladePaperJournal *other = ((const Result *) b)->journal;

  return one->position != other->position
             ? one->position - other->position
             : (one->subject_id > other->subject_id) - (one->subject_id < other->subject_id);
}

/* The same result may be assessed again: its last level in each semester stands. */
static void
take_result (const Report *self, GArray *results, const KladePaperGiven *given)
{
  int semester = given->work->day < self->reading->view.year.semester_2.first ? 0 : 1;
  Result result = { given->journal, given->work->title, { { 0 } } };

  for (guint i = 0; i < results->len; i++)
    {
      Result *before = &g_array_index (results, Result, i);

      if (before->journal->subject_id == given->journal->subject_id &&
          g_str_equal (before->title, given->work->title))
        {
          before->marks[semester] = given->mark;
          return;
        }
    }
  result.marks[semester] = given->mark;
  g_array_append_val (results, result);
}

static gboolean
is_result (const Report *self, const KladePaperGiven *given)
{
  const KladePaperWork *work = given->work;

  return work->scale == KLADE_SCALE_LEVELS && *work->title != '\0' && work->kind >= 1 &&
         work->kind <= KLADE_N_WORK_KINDS && self->facts.rule.counts[work->kind];
}

static void
add_results (const Report *self, KladePaperRecord *record, guint person)
{
  g_autoptr (GArray) given = klade_paper_facts_list_given (&self->facts, person);
  g_autoptr (GArray) results = g_array_new (FALSE, FALSE, sizeof (Result));

  for (guint i = 0; i < given->len; i++)
    if (is_result (self, &g_array_index (given, KladePaperGiven, i)))
      take_result (self, results, &g_array_index (given, KladePaperGiven, i));

  g_array_sort (results, compare_results); /* stable: by day within a subject */
  for (guint i = 0; i < results->len; i++)
    {
      const Result *result = &g_array_index (results, Result, i);
      KladePaperRecord *row = klade_paper_record_add_row (record, "results");

      klade_paper_record_set (row, "subject", result->journal->subject);
      klade_paper_record_set (row, "result", result->title);
      klade_paper_set_mark (row, "semester_1", result->marks[0]);
      klade_paper_set_mark (row, "semester_2", result->marks[1]);
    }
}

/* ---- the year's end ---- */

static void
add_decision (const Report *self, KladePaperRecord *record, int place, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, pupil->class_index);
  const KladePaperDecision *decision = klade_paper_facts_find_decision (
      &self->facts, klade_paper_facts_find_person (&self->facts, pupil->id), klass->id);
  g_autofree char *words = klade_paper_decision_words (self->reading, decision, klass->name);

  if (*words == '\0')
    {
      klade_paper_reading_tell (self->reading, place, FALSE,
                                N_ ("%s %s: nothing is decided for the year's end. Decide it under "
                                    "Turn of the year."),
                                pupil->surname, pupil->given_name);
      return;
    }

  klade_paper_record_set (record, "decision", words);
  klade_paper_record_set (record, "decision.order_no", decision->order_number);
  if (decision->ordered_on != KLADE_DAY_NONE)
    klade_paper_record_set_day (record, "decision.order_day", decision->ordered_on);
  if (*decision->order_number == '\0')
    klade_paper_reading_tell (self->reading, place, FALSE,
                              N_ ("%s %s: the decision has no order. Enter its number and date "
                                  "under Turn of the year."),
                              pupil->surname, pupil->given_name);
}

/* ---- what is missing ---- */

static void
check_marks (const Report *self, int place, const KladePaperPupil *pupil, GArray *subjects)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) without = g_ptr_array_new ();
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  const char *term = klade_paper_term_name (self->term);

  for (guint i = 0; i < subjects->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);
      KladeMark mark = subject->marks[self->term];

      if (mark.kind == KLADE_MARK_NO_MARK)
        g_ptr_array_add (without, (gpointer) subject->name);
      else if (mark.kind == KLADE_MARK_NONE && subject->is_needed)
        g_ptr_array_add (missing, (gpointer) subject->name);
    }

  if (missing->len > 0)
    {
      g_autofree char *names = klade_paper_join_names (missing);

      klade_paper_reading_tell (self->reading, place, FALSE,
                                /* Translators: a pupil; 1st semester or year; subjects */
                                N_ ("%s %s has no mark (%s) in: %s. The teachers enter it in the "
                                    "journal."),
                                pupil->surname, pupil->given_name, term, names);
    }
  if (without->len > 0)
    {
      g_autofree char *names = klade_paper_join_names (without);

      klade_paper_reading_tell (
          self->reading, place, FALSE,
          N_ ("%s %s has nv (%s) in: %s. Check that it is to stand on paper."), pupil->surname,
          pupil->given_name, term, names);
    }
}

static void
check_closed (const Report *self, const KladePaperClass *klass)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < self->facts.journals->len; i++)
    {
      const KladePaperJournal *journal =
          &g_array_index (self->facts.journals, KladePaperJournal, i);

      if (journal->class_id == klass->id && journal->is_giving &&
          klade_paper_journal_is_main (journal) &&
          (journal->closed_terms & (1u << self->term)) == 0 &&
          !g_ptr_array_find (open, journal->subject, NULL))
        g_ptr_array_add (open, (gpointer) journal->subject);
    }
  if (open->len == 0)
    return;

  names = klade_paper_join_names (open);
  klade_paper_reading_tell (self->reading, -1, FALSE,
                            /* Translators: a class; 1st semester or year; subjects */
                            N_ ("%s: the journals are not closed (%s), so marks may still change: "
                                "%s. Close them in the journal."),
                            klass->name, klade_paper_term_name (self->term), names);
}

/* ---- the whole ---- */

static void
add_card (gpointer data, guint index)
{
  const Report *self = data;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  int grade = klade_paper_reading_get_class (self->reading, pupil->class_index)->grade;
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  g_autoptr (GArray) subjects =
      klade_paper_facts_list_subjects (&self->facts, person, self->reading->day);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (self->reading, index, &place);

  klade_paper_record_set (record, "term", klade_paper_term_name (self->term));
  if (self->term != KLADE_TERM_YEAR)
    klade_paper_record_set (record, "semester", klade_paper_term_name (self->term));
  for (guint i = 0; i < subjects->len; i++)
    add_subject (self, record, &g_array_index (subjects, KladePaperSubject, i), grade);
  if (grade <= LAST_GRADE_OF_LEVELS)
    add_results (self, record, person);
  klade_paper_set_remark (self->reading, self->remarks, index, record);
  klade_paper_set_absence_rows (&self->facts, record, person, self->term);

  if (subjects->len == 0)
    klade_paper_reading_tell (self->reading, place, TRUE,
                              N_ ("%s %s has no subjects with marks this year, so there is nothing "
                                  "to print. Check the class's journals."),
                              pupil->surname, pupil->given_name);
  else
    check_marks (self, place, pupil, subjects);
  if (self->term == KLADE_TERM_YEAR)
    add_decision (self, record, place, index);
}

static gboolean
has_levels (const KladePaperReading *reading)
{
  for (guint i = 0; i < reading->classes->len; i++)
    if (klade_paper_reading_get_class (reading, i)->grade <= LAST_GRADE_OF_LEVELS)
      return TRUE;
  return FALSE;
}

static gboolean
read_facts (Report *self, GError **error)
{
  KladePaperFacts *facts = &self->facts;
  KladeDayRange days = {
    self->reading->view.year.semester_1.first,
    self->term == KLADE_TERM_SEMESTER_1 ? klade_paper_semester_days (self->reading, 1).last
                                        : self->reading->day,
  };
  int last_term = self->term == KLADE_TERM_YEAR ? KLADE_TERM_FINAL : self->term;

  return klade_paper_facts_read_rule (facts, error) &&
         klade_paper_facts_read_journals (facts, error) &&
         klade_paper_facts_read_term_marks (facts, last_term, error) &&
         (!has_levels (self->reading) ||
          klade_paper_facts_read_results (facts, days.last, error)) &&
         klade_paper_facts_read_absences (facts, days.first, days.last, error) &&
         (self->term != KLADE_TERM_YEAR || klade_paper_facts_read_decisions (facts, error));
}

/**
 * klade_paper_fill_report_card:
 *
 * Liecība of a semester or the year: planned lessons and marks by subject with their kind (MK
 * 528), results in levels in grades 1 to 3, absences, and in the year's the decision.
 */
gboolean
klade_paper_fill_report_card (KladePaperReading *reading, GError **error)
{
  Report self = { .reading = reading, .term = reading->request->term };
  gboolean is_read;

  if (self.term < KLADE_TERM_SEMESTER_1 || self.term > KLADE_TERM_YEAR)
    self.term = KLADE_TERM_YEAR;

  klade_paper_facts_init (&self.facts, reading);
  self.remarks = klade_paper_read_remarks (reading, self.term, error);
  is_read = self.remarks != NULL && read_facts (&self, error);
  if (is_read)
    for (guint i = 0; i < reading->classes->len; i++)
      check_closed (&self, klade_paper_reading_get_class (reading, i));

  is_read = is_read && klade_paper_reading_add_each (reading, add_card, &self, error);
  klade_paper_facts_clear (&self.facts);
  g_clear_pointer (&self.remarks, g_array_unref);
  return is_read;
}
