/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-summary.h"

#include "klade-i18n.h"
#include "klade-text.h"

/* Mācību sasniegumu kopsavilkuma žurnāls: a class's whole year for the archive, everybody who was
 * in it, as it was while they were. */

/* ---- which marks ---- */

static KladeDay
last_day_of_term (const KladePaperReading *reading, int term, int grade)
{
  return term == KLADE_TERM_SEMESTER_1 ? reading->view.year.semester_1.last
                                       : klade_school_year_last_day (&reading->view.year, grade);
}

/* Whoever left has the marks of the terms that ended before: the others are the next class's. */
static gboolean
shows_term (const KladePaperReading *reading, const KladePaperPupil *pupil, int term, int grade)
{
  KladeDay end = MIN (last_day_of_term (reading, term, grade), reading->day);

  return pupil->left == KLADE_DAY_NONE || pupil->left >= end;
}

gboolean
klade_summary_is_gone (const KladePaperReading *reading, const KladePaperPupil *pupil, int grade)
{
  return pupil->left != KLADE_DAY_NONE && pupil->left < reading->day &&
         pupil->left < klade_school_year_last_day (&reading->view.year, grade);
}

static GArray *
list_subjects (const KladeSummary *self, const KladePaperPupil *pupil, int grade)
{
  const KladePaperReading *reading = self->reading;
  gboolean is_gone = klade_summary_is_gone (reading, pupil, grade);
  GArray *subjects = klade_paper_facts_list_subjects (
      &self->facts, klade_paper_facts_find_person (&self->facts, pupil->id),
      is_gone ? pupil->left : reading->day);

  for (guint i = 0; i < subjects->len; i++)
    {
      KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);

      subject->marks[KLADE_TERM_FINAL] = klade_paper_subject_get_final (reading, subject, grade);
      for (int term = 1; term <= KLADE_N_TERM_KINDS && is_gone; term++)
        if (!shows_term (reading, pupil, term, grade))
          subject->marks[term] = (KladeMark){ 0 };
    }
  return subjects;
}

/* ---- the class's subjects ---- */

static void
add_subjects (const KladeSummary *self,
              KladePaperRecord *record,
              GArray *all,
              const KladePaperClass *klass)
{
  for (guint i = 0; i < all->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (all, KladePaperSubject, i);
      KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

      klade_paper_record_set (row, "subject", subject->name);
      if (subject->lessons > 0)
        klade_paper_record_set_int (row, "lessons", subject->lessons);
      klade_paper_record_take (row, "teachers",
                               klade_paper_facts_join_teachers (&self->facts, klass->id,
                                                                subject->name, subject->is_main));
    }
}

/* ---- a pupil's row ---- */

static void
add_marks (KladePaperRecord *row, GArray *all, GArray *subjects, GHashTable *signs)
{
  static const char *const fields[KLADE_N_TERM_KINDS + 1] = {
    NULL, "semester_1", "semester_2", "year", "exam", "reexam", "final",
  };

  for (guint i = 0; i < all->len; i++)
    {
      const KladePaperSubject *subject =
          klade_paper_subjects_find_same (subjects, &g_array_index (all, KladePaperSubject, i));
      KladePaperRecord *cell = klade_paper_record_add_row (row, "marks");

      for (int term = 1; term <= KLADE_N_TERM_KINDS && subject != NULL; term++)
        {
          KladeMark mark = subject->marks[term];

          klade_paper_set_mark (cell, fields[term], mark);
          g_hash_table_add (signs, GUINT_TO_POINTER (mark.kind * 256u + mark.value));
        }
    }
}

static void
add_average (KladePaperRecord *row, GArray *subjects)
{
  int sum[KLADE_N_TERM_KINDS + 1] = { 0 };
  int n[KLADE_N_TERM_KINDS + 1] = { 0 };
  int term;

  for (guint i = 0; i < subjects->len; i++)
    for (term = KLADE_TERM_SEMESTER_1; term <= KLADE_TERM_YEAR; term++)
      {
        KladeMark mark = g_array_index (subjects, KladePaperSubject, i).marks[term];

        sum[term] += mark.kind == KLADE_MARK_POINTS ? mark.value : 0;
        n[term] += mark.kind == KLADE_MARK_POINTS;
      }

  term = n[KLADE_TERM_YEAR] > 0 ? KLADE_TERM_YEAR : KLADE_TERM_SEMESTER_1;
  if (n[term] > 0)
    klade_paper_record_take (row, "average", klade_text_decimal ((double) sum[term] / n[term], 2));
}

static void
add_decision (const KladeSummary *self,
              KladePaperRecord *row,
              guint index,
              const KladePaperClass *klass)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  const KladePaperDecision *decision = klade_paper_facts_find_decision (
      &self->facts, klade_paper_facts_find_person (&self->facts, pupil->id), klass->id);

  if (decision == NULL && klade_summary_is_gone (self->reading, pupil, klass->grade))
    {
      char *order;

      klade_paper_record_take (row, "decision", klade_summary_dup_leaving (self, index, &order));
      klade_paper_record_take (row, "decision.order", order);
      return;
    }

  klade_paper_record_take (row, "decision",
                           klade_paper_decision_words (self->reading, decision, klass->name));
  if (decision != NULL && *decision->order_number != '\0')
    klade_paper_record_take (
        row, "decision.order",
        klade_summary_format_order (decision->order_number, decision->ordered_on));
}

static void
add_absences (const KladeSummary *self,
              KladePaperRecord *row,
              const KladePaperPupil *pupil,
              int grade)
{
  gboolean is_gone = klade_summary_is_gone (self->reading, pupil, grade);

  klade_paper_set_absences (row, klade_paper_facts_sum_absences (
                                     &self->facts,
                                     klade_paper_facts_find_person (&self->facts, pupil->id),
                                     pupil->joined, is_gone ? pupil->left : self->reading->day, 0));
}

static void
add_pupil (const KladeSummary *self,
           KladePaperRecord *record,
           guint index,
           int number,
           GArray *all,
           GArray *subjects,
           GHashTable *signs)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, pupil->class_index);
  KladePaperRecord *row = klade_paper_record_add_row (record, "pupils");

  klade_paper_record_set_int (row, "number", number);
  klade_paper_record_take (row, "name", g_strconcat (pupil->surname, " ", pupil->given_name, NULL));
  klade_paper_record_set (row, "code", pupil->code);
  add_marks (row, all, subjects, signs);
  add_average (row, subjects);
  add_absences (self, row, pupil, klass->grade);
  add_decision (self, row, index, klass);
  klade_paper_record_take (row, "note", klade_summary_dup_note (self, index));
}

/* ---- the legend ---- */

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* Of numbers nobody needs an explanation. */
static void
add_legend (KladePaperRecord *record, GHashTable *signs)
{
  GList *sorted = g_list_sort (g_hash_table_get_keys (signs), compare_signs);

  for (GList *one = sorted; one != NULL; one = one->next)
    {
      guint sign = GPOINTER_TO_UINT (one->data);
      KladeMark mark = { (guint8) (sign / 256), (guint8) (sign % 256) };
      KladePaperRecord *row;

      if (mark.kind == KLADE_MARK_NONE || mark.kind == KLADE_MARK_POINTS ||
          mark.kind == KLADE_MARK_PERCENT)
        continue;
      row = klade_paper_record_add_row (record, "legend");
      klade_paper_set_mark (row, "sign", mark);
      klade_paper_record_set (row, "meaning", klade_mark_name (mark));
    }
  g_list_free (sorted);
}

/* ---- the whole ---- */

static void
unref_array (gpointer array)
{
  g_array_unref (array);
}

static void
add_class (const KladeSummary *self, guint index)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, index);
  g_autoptr (GPtrArray) of_pupils = g_ptr_array_new_with_free_func (unref_array);
  g_autoptr (GHashTable) signs = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GArray) all = NULL;
  int place;
  KladePaperRecord *record = klade_paper_reading_add_class (self->reading, index, &place);

  for (guint i = 0; i < klass->n_pupils; i++)
    g_ptr_array_add (
        of_pupils,
        list_subjects (self, klade_paper_reading_get_pupil (self->reading, klass->first_pupil + i),
                       klass->grade));

  all = klade_paper_subjects_join (of_pupils);
  add_subjects (self, record, all, klass);
  for (guint i = 0; i < klass->n_pupils; i++)
    add_pupil (self, record, klass->first_pupil + i, (int) i + 1, all,
               g_ptr_array_index (of_pupils, i), signs);
  add_legend (record, signs);
  klade_summary_check (self, place, index, of_pupils);
}

static gboolean
read_facts (KladeSummary *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  KladePaperFacts *facts = &self->facts;
  KladeDay first = reading->view.year.semester_1.first;
  GArray *stays, *names;

  if (!klade_paper_facts_read_journals (facts, error) ||
      !klade_paper_facts_read_teachers (facts, error) ||
      !klade_paper_facts_read_term_marks (facts, KLADE_TERM_FINAL, error) ||
      !klade_paper_facts_read_absences (facts, first, reading->day, error) ||
      !klade_paper_facts_read_decisions (facts, error))
    return FALSE;

  stays = klade_store_list_paper_school_stays (reading->db, facts->scope, reading->strings, error);
  if (stays == NULL)
    return FALSE;

  klade_paper_facts_shelve (facts, &self->stays, stays);
  names =
      klade_store_list_paper_old_names (reading->db, facts->scope, first, reading->strings, error);
  if (names == NULL)
    return FALSE;

  klade_paper_facts_shelve (facts, &self->old_names, names);
  return TRUE;
}

static gboolean
add_classes (const KladeSummary *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  for (guint i = 0; i < reading->classes->len; i++)
    {
      if (!klade_paper_reading_go_on (reading, N_ ("Filling in documents"),
                                      0.6 + 0.4 * i / reading->classes->len, error))
        return FALSE;
      add_class (self, i);
    }
  return TRUE;
}

gboolean
klade_paper_fill_summary_journal (KladePaperReading *reading, GError **error)
{
  KladeSummary self = { .reading = reading };
  gboolean is_read;

  klade_paper_facts_init (&self.facts, reading);
  is_read = read_facts (&self, error) && add_classes (&self, error);
  klade_paper_shelf_clear (&self.stays);
  klade_paper_shelf_clear (&self.old_names);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
