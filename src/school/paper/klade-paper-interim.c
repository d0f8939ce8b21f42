/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"
#include "klade-text.h"

#include <math.h>

/* Starpliecība: the marks of the running semester, their average, and the mark that the school's
 * rule makes of them.  It decides nothing. */

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  GArray *remarks; /* KladeStoredRemark */
  int semester;
  KladeDayRange days;
} Interim;

static void
set_proposal (const Interim *self,
              KladePaperRecord *row,
              const KladePaperSubject *subject,
              guint person,
              GArray *given)
{
  KladeProposal proposal = klade_paper_facts_propose (&self->facts, person, subject, given);

  klade_paper_set_mark (row, "proposal", proposal.mark);
  if (!isnan (proposal.average) && proposal.n_counted > 0)
    klade_paper_record_take (row, "average", klade_text_decimal (proposal.average, 1));
}

static void
add_report (gpointer data, guint index)
{
  const Interim *self = data;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  g_autoptr (GArray) subjects =
      klade_paper_facts_list_subjects (&self->facts, person, self->reading->day);
  g_autoptr (GArray) given = klade_paper_facts_list_given (&self->facts, person);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (self->reading, index, &place);

  klade_paper_record_set (record, "term", klade_paper_term_name (self->semester));
  for (guint i = 0; i < subjects->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);
      KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

      klade_paper_record_set (row, "subject", subject->name);
      klade_paper_record_take (row, "marks",
                               klade_paper_format_given (given, subject->id, subject->is_main,
                                                         self->days.first, self->days.last));
      set_proposal (self, row, subject, person, given);
    }
  klade_paper_set_remark (self->reading, self->remarks, index, record);
  klade_paper_set_absence_rows (&self->facts, record, person, self->semester);

  if (given->len == 0)
    klade_paper_reading_tell (self->reading, place, FALSE,
                              N_ ("%s %s has no marks yet this semester."), pupil->surname,
                              pupil->given_name);
}

static gboolean
read_facts (Interim *self, GError **error)
{
  KladePaperFacts *facts = &self->facts;

  return klade_paper_facts_read_rule (facts, error) &&
         klade_paper_facts_read_journals (facts, error) &&
         klade_paper_facts_read_marks (facts, self->days.first, self->days.last, error) &&
         klade_paper_facts_read_absences (facts, self->reading->view.year.semester_1.first,
                                          self->days.last, error);
}

/**
 * klade_paper_fill_interim_report:
 *
 * Of the first semester, of the second, or for the year of the one that runs.
 */
gboolean
klade_paper_fill_interim_report (KladePaperReading *reading, GError **error)
{
  Interim self = { .reading = reading };
  gboolean is_read;

  self.semester = reading->request->term == KLADE_TERM_SEMESTER_1 ||
                          (reading->request->term != KLADE_TERM_SEMESTER_2 &&
                           reading->day < reading->view.year.semester_2.first)
                      ? 1
                      : 2;
  self.days = klade_paper_semester_days (reading, self.semester);
  self.days.last = MIN (self.days.last, reading->day);
  klade_paper_facts_init (&self.facts, reading);
  self.remarks = klade_paper_read_remarks (reading, self.semester, error);
  is_read = self.remarks != NULL && read_facts (&self, error);
  is_read = is_read && klade_paper_reading_add_each (reading, add_report, &self, error);
  klade_paper_facts_clear (&self.facts);
  g_clear_pointer (&self.remarks, g_array_unref);
  return is_read;
}
