/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-overview.h"

#include "klade-i18n.h"
#include "klade-text.h"

/* Klases pārskats: what a deputy head or a class teacher takes into a meeting.  It counts, and
 * decides nothing. */

/* A number that is nothing is left out: what there is stands out. */
static void
set_count (KladePaperRecord *record, const char *field, int count)
{
  if (count > 0)
    klade_paper_record_set_int (record, field, count);
}

static void
set_average (KladePaperRecord *record, const KladeMarkTally *tally)
{
  int hundredths = klade_mark_tally_get_hundredths (tally);

  if (hundredths >= 0)
    klade_paper_record_take (record, "average", klade_text_decimal (hundredths / 100.0, 2));
}

/* ---- the class's pupils ---- */

/* The term's days while the pupil was in the class. */
KladeDayRange
klade_overview_pupil_days (const KladeOverview *self, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  KladeDayRange days = { MAX (self->days.first, pupil->joined), self->days.last };

  if (pupil->left != KLADE_DAY_NONE)
    days.last = MIN (days.last, pupil->left);
  return days;
}

static void
pupil_clear (gpointer data)
{
  KladeOverviewPupil *self = data;

  g_array_unref (self->subjects);
  g_ptr_array_unref (self->insufficient);
  g_ptr_array_unref (self->unassessed);
}

static KladeOverviewPupil
read_pupil (const KladeOverview *self, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  KladeDayRange days = klade_overview_pupil_days (self, index);
  g_autofree char *name = g_strconcat (pupil->surname, " ", pupil->given_name, NULL);

  return (KladeOverviewPupil){
    .index = index,
    .name = klade_paper_reading_keep (self->reading, name),
    .subjects = klade_paper_facts_list_subjects (&self->facts, person, self->reading->day),
    .insufficient = g_ptr_array_new_with_free_func (g_free),
    .unassessed = g_ptr_array_new_with_free_func (g_free),
    .absences = klade_paper_facts_sum_absences (&self->facts, person, days.first, days.last, 0),
  };
}

/* ---- the class's subjects ---- */

static gboolean
is_given (KladeMark mark)
{
  return mark.kind != KLADE_MARK_NONE && mark.kind != KLADE_MARK_NO_MARK &&
         mark.kind != KLADE_MARK_EXEMPT;
}

static KladeOverviewSubject *
find_subject (GArray *subjects, const KladePaperSubject *like)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      KladeOverviewSubject *subject = &g_array_index (subjects, KladeOverviewSubject, i);

      if (subject->subject->id == like->id && subject->subject->is_main == like->is_main)
        return subject;
    }
  return NULL;
}

static void
count_term_mark (const KladeOverview *self, GArray *subjects, const KladePaperSubject *one)
{
  KladeOverviewSubject *subject = find_subject (subjects, one);
  KladeMark mark = one->marks[self->term];

  if (mark.kind == KLADE_MARK_NONE && !one->is_needed)
    return;
  klade_mark_tally_add (&subject->tally, mark);
  subject->has_begun |= is_given (mark);
}

static void
count_marks_in_lessons (const KladeOverview *self, GArray *subjects, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint n;
  const KladePaperMark *rows = klade_paper_shelf_get (
      &self->facts.marks, klade_paper_facts_find_person (&self->facts, pupil->id), &n);

  for (guint i = 0; i < n; i++)
    {
      const KladePaperWork *work = klade_paper_facts_find_work (&self->facts, rows[i].work_id);
      const KladePaperJournal *journal =
          work != NULL ? klade_paper_facts_find_journal (&self->facts, work->journal_id) : NULL;
      const KladePaperSubject like = {
        .id = journal != NULL ? journal->subject_id : 0,
        .is_main = journal != NULL && klade_paper_journal_is_main (journal),
      };
      KladeOverviewSubject *subject = find_subject (subjects, &like);

      if (subject != NULL && is_given (rows[i].mark))
        subject->n_marks++;
    }
}

/* @joined: (element-type KladePaperSubject): owns what the subjects are called */
static GArray *
read_subjects (const KladeOverview *self, GArray *pupils, GArray *joined)
{
  GArray *subjects = g_array_new (FALSE, TRUE, sizeof (KladeOverviewSubject));

  for (guint i = 0; i < joined->len; i++)
    {
      const KladeOverviewSubject subject = {
        .subject = &g_array_index (joined, KladePaperSubject, i),
      };

      g_array_append_val (subjects, subject);
    }
  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeOverviewPupil *pupil = &g_array_index (pupils, KladeOverviewPupil, i);

      for (guint k = 0; k < pupil->subjects->len; k++)
        count_term_mark (self, subjects, &g_array_index (pupil->subjects, KladePaperSubject, k));
      count_marks_in_lessons (self, subjects, pupil->index);
    }
  return subjects;
}

/* ---- each pupil's marks ---- */

static void
judge_mark (const KladeOverview *self,
            KladeOverviewPupil *pupil,
            const KladePaperSubject *one,
            const KladeOverviewSubject *subject)
{
  KladeMark mark = one->marks[self->term];
  char text[KLADE_MARK_TEXT_SIZE];

  if (mark.kind == KLADE_MARK_NONE && !(one->is_needed && subject->has_begun))
    return;

  klade_mark_tally_add (&pupil->tally, mark);
  if (klade_mark_is_below_pass (mark) || klade_level_of_mark (mark) == KLADE_LEVEL_INSUFFICIENT)
    g_ptr_array_add (pupil->insufficient,
                     g_strdup_printf ("%s %s", one->name, klade_mark_format (mark, text)));
  else if (mark.kind == KLADE_MARK_NONE)
    g_ptr_array_add (pupil->unassessed, g_strdup (one->name));
  else if (mark.kind == KLADE_MARK_NO_MARK)
    g_ptr_array_add (pupil->unassessed,
                     g_strdup_printf ("%s %s", one->name, klade_mark_format (mark, text)));
}

static void
judge_pupils (const KladeOverview *self, GArray *pupils, GArray *subjects)
{
  for (guint i = 0; i < pupils->len; i++)
    {
      KladeOverviewPupil *pupil = &g_array_index (pupils, KladeOverviewPupil, i);

      for (guint k = 0; k < pupil->subjects->len; k++)
        {
          const KladePaperSubject *one = &g_array_index (pupil->subjects, KladePaperSubject, k);

          judge_mark (self, pupil, one, find_subject (subjects, one));
        }
    }
}

/* ---- tables ---- */

static char *
format_other (const KladeMarkTally *tally)
{
  const struct
  {
    KladeMarkKind kind;
    int count;
  } others[] = {
    { KLADE_MARK_PASSED, tally->n_passed },
    { KLADE_MARK_FAILED, tally->n_failed },
    { KLADE_MARK_EXEMPT, tally->n_exempt },
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      char sign[KLADE_MARK_TEXT_SIZE];

      if (others[i].count > 0)
        g_string_append_printf (text, "%s%s %d", text->len > 0 ? ", " : "",
                                klade_mark_format ((KladeMark){ others[i].kind, 0 }, sign),
                                others[i].count);
    }
  if (tally->n_percent > 0)
    g_string_append_printf (text, "%s%% %d", text->len > 0 ? ", " : "", tally->n_percent);
  return g_string_free (text, FALSE);
}

static void
add_subject (const KladeOverview *self,
             KladePaperRecord *record,
             const KladeOverviewSubject *subject,
             const KladePaperClass *klass)
{
  static const char *const points[] = { NULL, "insufficient", "sufficient", "optimal", "high" };
  static const char *const letters[] = { NULL, "s", "t", "a", "p" };
  const KladeMarkTally *tally = &subject->tally;
  gboolean has_letters = klade_mark_tally_get_n_letters (tally) > tally->n_points;
  KladePaperRecord *row =
      klade_paper_record_add_row (record, has_letters ? "letter_subjects" : "subjects");

  klade_paper_record_set (row, "subject", subject->subject->name);
  klade_paper_record_take (row, "teachers",
                           klade_paper_facts_join_teachers (&self->facts, klass->id,
                                                            subject->subject->name,
                                                            subject->subject->is_main));
  set_count (row, "n_marks", subject->n_marks);
  if (!has_letters)
    set_average (row, tally);
  for (int level = 1; level <= KLADE_N_LEVELS; level++)
    set_count (row, has_letters ? letters[level] : points[level],
               has_letters ? tally->letters[level] : tally->points[level]);
  set_count (row, "without", tally->n_without);
  klade_paper_record_take (row, "other", format_other (tally));
}

/* ---- charts ---- */

static void
add_averages (KladePaperRecord *record, GArray *pupils)
{
  int n_pupils[KLADE_N_AVERAGE_BANDS] = { 0 };
  gboolean has_any = FALSE;

  for (guint i = 0; i < pupils->len; i++)
    {
      int hundredths =
          klade_mark_tally_get_hundredths (&g_array_index (pupils, KladeOverviewPupil, i).tally);

      has_any |= hundredths >= 0;
      if (hundredths >= 0)
        n_pupils[klade_average_band (hundredths)]++;
    }

  for (int band = 0; has_any && band < KLADE_N_AVERAGE_BANDS; band++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "averages");

      klade_paper_record_take (row, "band",
                               band == 0 ? g_strdup ("< 4")
                               : band == KLADE_N_AVERAGE_BANDS - 1
                                   ? g_strdup ("9–10")
                                   : g_strdup_printf ("%d–%d,99", band + 3, band + 3));
      klade_paper_record_set_int (row, "n_pupils", n_pupils[band]);
    }
}

static void
add_letters (KladePaperRecord *record, const KladeMarkTally *tally)
{
  for (guint8 level = KLADE_LEVEL_HIGH; level >= 1 && klade_mark_tally_get_n_letters (tally) > 0;
       level--)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "letters");

      klade_paper_set_mark (row, "letter", (KladeMark){ KLADE_MARK_LEVEL, level });
      klade_paper_record_set_int (row, "n_term_marks", tally->letters[level]);
    }
}

static void
add_month (const KladeOverview *self,
           KladePaperRecord *record,
           GArray *pupils,
           KladeDayRange month,
           const char *name)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "months");
  KladeAbsenceSum sum = { 0 };

  for (guint i = 0; i < pupils->len; i++)
    {
      guint index = g_array_index (pupils, KladeOverviewPupil, i).index;
      KladeDayRange days = klade_overview_pupil_days (self, index);
      KladeAbsenceSum one = klade_paper_facts_sum_absences (
          &self->facts,
          klade_paper_facts_find_person (&self->facts,
                                         klade_paper_reading_get_pupil (self->reading, index)->id),
          MAX (days.first, month.first), MIN (days.last, month.last), 0);

      sum.n_absent += one.n_absent;
      sum.n_excused += one.n_excused;
    }
  klade_paper_record_set (row, "month", name);
  klade_paper_record_set_int (row, "total", sum.n_absent);
  klade_paper_record_set_int (row, "excused", sum.n_excused);
  klade_paper_record_set_int (row, "unexcused", sum.n_absent - sum.n_excused);
}

static void
add_months (const KladeOverview *self, KladePaperRecord *record, GArray *pupils)
{
  int year, month;

  klade_day_get (self->days.first, &year, &month, NULL);
  for (KladeDay first = self->days.first; first <= self->days.last && pupils->len > 0;)
    {
      KladeDay next =
          month == 12 ? klade_day_new (year + 1, 1, 1) : klade_day_new (year, month + 1, 1);

      add_month (self, record, pupils, (KladeDayRange){ first, MIN (next - 1, self->days.last) },
                 klade_month_short_name (month));
      first = next;
      klade_day_get (first, &year, &month, NULL);
    }
}

/* ---- the whole ---- */

static void
set_absences (KladePaperRecord *record, GArray *pupils)
{
  KladeAbsenceSum sum = { 0 };

  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeAbsenceSum *one = &g_array_index (pupils, KladeOverviewPupil, i).absences;

      sum.n_absent += one->n_absent;
      sum.n_excused += one->n_excused;
      sum.n_late += one->n_late;
    }
  klade_paper_set_absences (record, sum);
  if (pupils->len > 0)
    klade_paper_record_take (record, "absence.per_pupil",
                             klade_text_decimal ((double) sum.n_absent / pupils->len, 1));
}

static KladeMarkTally
sum_tallies (GArray *pupils)
{
  KladeMarkTally sum = { 0 };

  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeMarkTally *one = &g_array_index (pupils, KladeOverviewPupil, i).tally;

      sum.n_points += one->n_points;
      sum.sum_points += one->sum_points;
      for (int level = 1; level <= KLADE_N_LEVELS; level++)
        sum.letters[level] += one->letters[level];
    }
  return sum;
}

static void
add_subjects (const KladeOverview *self,
              KladePaperRecord *record,
              GArray *subjects,
              const KladePaperClass *klass)
{
  int n_marks = 0;

  for (guint i = 0; i < subjects->len; i++)
    {
      const KladeOverviewSubject *subject = &g_array_index (subjects, KladeOverviewSubject, i);

      add_subject (self, record, subject, klass);
      n_marks += subject->n_marks;
    }
  klade_paper_record_set_int (record, "n_marks", n_marks);
}

static void
fill_class (const KladeOverview *self,
            KladePaperRecord *record,
            const KladePaperClass *klass,
            GArray *pupils,
            GArray *subjects)
{
  g_autofree char *first = klade_day_to_text (self->days.first);
  g_autofree char *last = klade_day_to_text (self->days.last);
  KladeMarkTally tally;

  judge_pupils (self, pupils, subjects);
  tally = sum_tallies (pupils);
  klade_paper_record_set (record, "term", klade_paper_term_name ((int) self->term));
  klade_paper_record_take (record, "period", g_strdup_printf ("%s–%s", first, last));
  klade_paper_record_set_int (record, "n_pupils", (int) pupils->len);
  klade_paper_record_set_int (record, "n_term_marks",
                              tally.n_points + klade_mark_tally_get_n_letters (&tally));
  set_average (record, &tally);
  set_absences (record, pupils);
  add_subjects (self, record, subjects, klass);
  add_averages (record, pupils);
  add_letters (record, &tally);
  add_months (self, record, pupils);
  klade_overview_add_lists (record, pupils);
}

static void
add_class (const KladeOverview *self, guint index)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, index);
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (KladeOverviewPupil));
  g_autoptr (GPtrArray) of_pupils = g_ptr_array_new ();
  g_autoptr (GArray) joined = NULL;
  g_autoptr (GArray) subjects = NULL;
  int place;
  KladePaperRecord *record = klade_paper_reading_add_class (self->reading, index, &place);

  g_array_set_clear_func (pupils, pupil_clear);
  for (guint i = 0; i < klass->n_pupils; i++)
    {
      KladeOverviewPupil pupil = read_pupil (self, klass->first_pupil + i);

      g_array_append_val (pupils, pupil);
      g_ptr_array_add (of_pupils, pupil.subjects);
    }
  joined = klade_paper_subjects_join (of_pupils);
  subjects = read_subjects (self, pupils, joined);
  fill_class (self, record, klass, pupils, subjects);

  if (g_str_equal (klade_paper_record_get (record, "n_term_marks"), "0"))
    klade_paper_reading_tell (self->reading, place, FALSE,
                              _ ("%s has no marks of this term yet. Absences are shown."),
                              klass->name);
}

static gboolean
read_facts (KladeOverview *self, GError **error)
{
  KladePaperFacts *facts = &self->facts;

  return klade_paper_facts_read_journals (facts, error) &&
         klade_paper_facts_read_teachers (facts, error) &&
         klade_paper_facts_read_term_marks (facts, KLADE_TERM_YEAR, error) &&
         klade_paper_facts_read_marks (facts, self->days.first, self->days.last, error) &&
         klade_paper_facts_read_absences (facts, self->days.first, self->days.last, error);
}

static gboolean
add_classes (const KladeOverview *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  for (guint i = 0; i < reading->classes->len; i++)
    {
      if (!klade_paper_reading_go_on (reading, _ ("Filling in documents"),
                                      0.6 + 0.4 * i / reading->classes->len, error))
        return FALSE;
      add_class (self, i);
    }
  return TRUE;
}

/**
 * klade_paper_fill_class_overview:
 *
 * Of the first semester, the second, or the year, for those who are in the class on its last
 * day or today.
 */
gboolean
klade_paper_fill_class_overview (KladePaperReading *reading, GError **error)
{
  KladeOverview self = { .reading = reading };
  int term = reading->request->term;
  gboolean is_read;

  self.term = term == KLADE_TERM_SEMESTER_1 || term == KLADE_TERM_SEMESTER_2 ? (KladeTermKind) term
                                                                             : KLADE_TERM_YEAR;
  self.days = self.term == KLADE_TERM_YEAR
                  ? (KladeDayRange){ reading->view.year.semester_1.first, reading->day }
                  : klade_paper_semester_days (reading, (int) self.term);
  self.days.last = MIN (self.days.last, reading->day);
  klade_paper_facts_init (&self.facts, reading);
  is_read = read_facts (&self, error) && add_classes (&self, error);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
