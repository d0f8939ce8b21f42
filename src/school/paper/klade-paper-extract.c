/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"
#include "klade-text.h"

#include <math.h>

/* Sekmju izraksts of a month: what was given and missed in its days.  Issued by the 5th. */

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladeDayRange days;
  const char *period;
} Extract;

static gboolean
is_whole_month (KladeDayRange days)
{
  int year, month, day;
  int next_year, next_month, next_day;

  klade_day_get (days.first, &year, &month, &day);
  klade_day_get (days.last + 1, &next_year, &next_month, &next_day);
  return day == 1 && next_day == 1 && next_year * 12 + next_month == year * 12 + month + 1;
}

static const char *
name_period (KladePaperReading *reading, KladeDayRange days)
{
  g_autofree char *first = klade_day_to_text (days.first);
  g_autofree char *last = klade_day_to_text (days.last);
  g_autofree char *text = NULL;
  int year, month, day;

  klade_day_get (days.first, &year, &month, &day);
  if (is_whole_month (days))
    /* Translators: a month and its year: March 2026 */
    text = g_strdup_printf (_ ("%1$s %2$d"), klade_month_name (month), year);
  else
    text = g_strdup_printf ("%s – %s", first, last);
  return klade_paper_reading_keep (reading, text);
}

/* What counts by the school's rule, as far as it has a mark. */
static void
set_average (const Extract *self,
             KladePaperRecord *row,
             const KladePaperSubject *subject,
             GArray *given)
{
  g_autoptr (GArray) assessed = g_array_new (FALSE, FALSE, sizeof (KladeAssessedMark));
  KladeScale scale = KLADE_SCALE_POINTS;
  KladeProposal proposal;

  for (guint i = 0; i < given->len; i++)
    {
      const KladePaperGiven *one = &g_array_index (given, KladePaperGiven, i);
      const KladeAssessedMark mark = {
        .mark = one->mark,
        .kind = (KladeWorkKind) one->work->kind,
        .weight = one->work->weight,
      };

      if (one->journal->subject_id != subject->id ||
          klade_paper_journal_is_main (one->journal) != subject->is_main || one->work->kind < 1 ||
          one->work->kind > KLADE_N_WORK_KINDS || !self->facts.rule.counts[one->work->kind])
        continue;
      scale = one->journal->scale;
      g_array_append_val (assessed, mark);
    }
  if (assessed->len == 0)
    return;

  proposal = klade_assessment_propose_semester (
      &self->facts.rule, scale, (const KladeAssessedMark *) (gpointer) assessed->data,
      assessed->len);
  if (!isnan (proposal.average) && proposal.n_counted > 0)
    klade_paper_record_take (row, "average", klade_text_decimal (proposal.average, 1));
}

static void
add_subject (const Extract *self,
             KladePaperRecord *record,
             const KladePaperSubject *subject,
             guint person,
             GArray *given)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");
  KladeAbsenceSum sum = klade_paper_facts_sum_absences (&self->facts, person, self->days.first,
                                                        self->days.last, subject->id);

  klade_paper_record_set (row, "subject", subject->name);
  klade_paper_record_take (row, "marks",
                           klade_paper_format_given (given, subject->id, subject->is_main,
                                                     self->days.first, self->days.last));
  if (sum.n_absent > 0)
    klade_paper_record_set_int (row, "missed", sum.n_absent);
  set_average (self, row, subject, given);
}

static void
add_extract (gpointer data, guint index)
{
  const Extract *self = data;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  g_autoptr (GArray) subjects =
      klade_paper_facts_list_subjects (&self->facts, person, self->reading->day);
  g_autoptr (GArray) given = klade_paper_facts_list_given (&self->facts, person);
  KladeAbsenceSum sum =
      klade_paper_facts_sum_absences (&self->facts, person, self->days.first, self->days.last, 0);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (self->reading, index, &place);

  klade_paper_record_set (record, "period", self->period);
  klade_paper_set_absences (record, sum);
  for (guint i = 0; i < subjects->len; i++)
    add_subject (self, record, &g_array_index (subjects, KladePaperSubject, i), person, given);

  if (given->len == 0 && sum.n_absent == 0)
    klade_paper_reading_tell (self->reading, place, FALSE,
                              N_ ("%s %s has neither marks nor absences in these days."),
                              pupil->surname, pupil->given_name);
}

/* Without days: the month of the reading's day. */
static gboolean
find_days (Extract *self, GError **error)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  const KladePaperRequest *request = self->reading->request;
  int year, month, day;

  self->days = (KladeDayRange){ request->first_day, request->last_day };
  if (request->first_day == KLADE_DAY_NONE || request->last_day == KLADE_DAY_NONE)
    {
      klade_day_get (self->reading->day, &year, &month, &day);
      self->days.first = klade_day_new (year, month, 1);
      self->days.last = klade_day_new (month == 12 ? year + 1 : year, month % 12 + 1, 1) - 1;
    }
  if (self->days.first <= self->days.last)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The first day is after the last one."));
  return FALSE;
}

static gboolean
read_facts (Extract *self, GError **error)
{
  return find_days (self, error) && klade_paper_facts_read_rule (&self->facts, error) &&
         klade_paper_facts_read_journals (&self->facts, error) &&
         klade_paper_facts_read_marks (&self->facts, self->days.first, self->days.last, error) &&
         klade_paper_facts_read_absences (&self->facts, self->days.first, self->days.last, error);
}

gboolean
klade_paper_fill_extract (KladePaperReading *reading, GError **error)
{
  Extract self = { .reading = reading };
  gboolean is_read;

  klade_paper_facts_init (&self.facts, reading);
  is_read = read_facts (&self, error);
  if (is_read)
    self.period = name_period (reading, self.days);
  is_read = is_read && klade_paper_reading_add_each (reading, add_extract, &self, error);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
