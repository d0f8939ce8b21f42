/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"

#include "klade-i18n.h"

/* As klade_store_read_page_excuses() derives them: of several the last one counts. */
static void
excuse_person (KladePaperFacts *self, const KladePaperShelf *excuses, guint person)
{
  guint n_absences, n_excuses;
  KladePaperAbsence *absences =
      (KladePaperAbsence *) klade_paper_shelf_get (&self->absences, person, &n_absences);
  const KladePaperExcuse *spans = klade_paper_shelf_get (excuses, person, &n_excuses);

  for (guint i = 0; i < n_absences; i++)
    for (guint k = 0; k < n_excuses && absences[i].code == KLADE_ABSENCE_ABSENT; k++)
      if (klade_excuse_span_covers (&spans[k].span, absences[i].day, absences[i].lesson_no))
        absences[i].excuse = spans[k].span.excuse;
}

/**
 * klade_paper_facts_read_absences:
 * @first_day, @last_day: of the lessons
 *
 * Needs the journals.
 *
 * Returns: %FALSE with @error set
 */
gboolean
klade_paper_facts_read_absences (KladePaperFacts *self,
                                 KladeDay first_day,
                                 KladeDay last_day,
                                 GError **error)
{
  KladePaperReading *reading = self->reading;
  KladePaperShelf excuses = { 0 };
  GArray *absences, *spans;

  if (!klade_paper_reading_go_on (reading, N_ ("Reading absences"), 0.5, error))
    return FALSE;

  absences = klade_store_list_paper_absences (reading->db, self->scope, first_day, last_day, error);
  if (absences == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->absences, absences);
  spans = klade_store_list_paper_excuses (reading->db, self->scope, first_day, last_day, error);
  if (spans == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &excuses, spans);
  for (guint person = 0; person < self->n_persons; person++)
    excuse_person (self, &excuses, person);
  klade_paper_shelf_clear (&excuses);
  return TRUE;
}

/**
 * klade_paper_facts_sum_absences:
 * @person: whose
 * @first_day, @last_day: of the lessons
 * @subject_id_or_0: in this subject only
 *
 * Returns: the lessons missed and come late to, in the year's journals
 */
KladeAbsenceSum
klade_paper_facts_sum_absences (const KladePaperFacts *self,
                                guint person,
                                KladeDay first_day,
                                KladeDay last_day,
                                gint64 subject_id_or_0)
{
  KladeAbsenceSum sum = { 0 };
  guint n;
  const KladePaperAbsence *rows = klade_paper_shelf_get (&self->absences, person, &n);

  for (guint i = 0; i < n; i++)
    {
      const KladePaperJournal *journal;

      if (rows[i].day < first_day || rows[i].day > last_day)
        continue;
      journal = klade_paper_facts_find_journal (self, rows[i].journal_id);
      if (journal != NULL && (subject_id_or_0 == 0 || journal->subject_id == subject_id_or_0))
        klade_absence_sum_add (
            &sum, (KladeCellValue){ .absence = rows[i].code, .excuse = rows[i].excuse });
    }
  return sum;
}

static void
set_sum (KladePaperRecord *record, const char *const fields[4], KladeAbsenceSum sum)
{
  klade_paper_record_set_int (record, fields[0], sum.n_absent);
  klade_paper_record_set_int (record, fields[1], sum.n_excused);
  klade_paper_record_set_int (record, fields[2], sum.n_absent - sum.n_excused);
  klade_paper_record_set_int (record, fields[3], sum.n_late);
}

/* klade_paper_set_absences: of a record that has but one sum */
void
klade_paper_set_absences (KladePaperRecord *record, KladeAbsenceSum sum)
{
  static const char *const fields[] = { "absence.total", "absence.excused", "absence.unexcused",
                                        "absence.late" };

  set_sum (record, fields, sum);
}

/* A lesson after the first semester's last day is of the second, as on the journal's page. */
KladeDayRange
klade_paper_semester_days (const KladePaperReading *reading, int semester)
{
  const KladeSchoolYear *year = &reading->view.year;

  return semester == 1 ? (KladeDayRange){ year->semester_1.first, year->semester_2.first - 1 }
                       : (KladeDayRange){ year->semester_2.first, G_MAXINT32 };
}

/* klade_paper_set_absence_rows: a row of each semester up to @term, and one of the year */
void
klade_paper_set_absence_rows (const KladePaperFacts *self,
                              KladePaperRecord *record,
                              guint person,
                              int term)
{
  static const char *const fields[] = { "total", "excused", "unexcused", "late" };
  int n_rows = term == KLADE_TERM_SEMESTER_1 ? 1 : 3;
  KladeAbsenceSum whole = { 0 };

  for (int i = 1; i <= n_rows; i++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "absences");
      KladeDayRange days = klade_paper_semester_days (self->reading, i);
      KladeAbsenceSum sum =
          i == 3 ? whole : klade_paper_facts_sum_absences (self, person, days.first, days.last, 0);

      klade_paper_record_set (row, "term",
                              i == KLADE_TERM_YEAR ? C_ ("absences", "In the school year")
                                                   : klade_paper_term_name (i));
      set_sum (row, fields, sum);
      whole.n_absent += sum.n_absent;
      whole.n_excused += sum.n_excused;
      whole.n_late += sum.n_late;
    }
}
