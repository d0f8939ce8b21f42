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

/* A subject without any mark goes with the others of its class. */
static gboolean
has_letters (const KladeOverviewClass *klass, const KladeMarkTally *tally)
{
  int n_letters = klade_mark_tally_get_n_letters (tally);

  return n_letters != tally->n_points
             ? n_letters > tally->n_points
             : klade_mark_tally_get_n_letters (&klass->tally) > klass->tally.n_points;
}

static void
add_subject (const KladeOverview *self,
             KladePaperRecord *record,
             const KladeOverviewSubject *subject,
             const KladeOverviewClass *klass)
{
  static const char *const points[] = { NULL, "insufficient", "sufficient", "optimal", "high" };
  static const char *const letters[] = { NULL, "s", "t", "a", "p" };
  const KladeMarkTally *tally = &subject->tally;
  gboolean is_lettered = has_letters (klass, tally);
  KladePaperRecord *row =
      klade_paper_record_add_row (record, is_lettered ? "letter_subjects" : "subjects");

  klade_paper_record_set (row, "subject", subject->subject->name);
  klade_paper_record_set (row, "interim", subject->is_interim ? "*" : "");
  klade_paper_record_take (row, "teachers",
                           klade_paper_facts_join_teachers (&self->facts, klass->klass->id,
                                                            subject->subject->name,
                                                            subject->subject->is_main));
  set_count (row, "n_marks", subject->n_marks);
  if (!is_lettered)
    set_average (row, tally);
  for (int level = 1; level <= KLADE_N_LEVELS; level++)
    set_count (row, is_lettered ? letters[level] : points[level],
               is_lettered ? tally->letters[level] : tally->points[level]);
  set_count (row, "without", tally->n_without);
  klade_paper_record_take (row, "other", format_other (tally));
}

/* An elective of another term has not. */
static gboolean
has_anything (const KladeOverviewSubject *subject)
{
  const KladeMarkTally *tally = &subject->tally;

  return subject->n_marks > 0 || subject->has_begun || subject->is_interim ||
         tally->n_without > 0 || tally->n_exempt > 0;
}

static void
add_subjects (const KladeOverview *self, KladePaperRecord *record, const KladeOverviewClass *klass)
{
  g_autoptr (GPtrArray) unmarked = g_ptr_array_new ();
  int n_marks = 0;
  int n_interim = 0;

  for (guint i = 0; i < klass->subjects->len; i++)
    {
      const KladeOverviewSubject *subject =
          &g_array_index (klass->subjects, KladeOverviewSubject, i);

      if (!has_anything (subject))
        continue;
      add_subject (self, record, subject, klass);
      n_marks += subject->n_marks;
      n_interim += subject->is_interim;
      if (subject->is_unmarked)
        g_ptr_array_add (unmarked, (gpointer) subject->subject->name);
    }
  klade_paper_record_set_int (record, "n_marks", n_marks);
  set_count (record, "n_interim", n_interim);
  if (unmarked->len < klass->subjects->len)
    klade_paper_record_take (record, "unmarked", klade_paper_join_names (unmarked));
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
      const KladeOverviewPupil *pupil = &g_array_index (pupils, KladeOverviewPupil, i);
      KladeAbsenceSum one = klade_paper_facts_sum_absences (&self->facts, pupil->person,
                                                            MAX (pupil->days.first, month.first),
                                                            MIN (pupil->days.last, month.last), 0);

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

static void
fill_record (const KladeOverview *self, KladePaperRecord *record, const KladeOverviewClass *klass)
{
  const KladeMarkTally *tally = &klass->tally;
  int n_term_marks = tally->n_points + klade_mark_tally_get_n_letters (tally);
  g_autofree char *first = klade_day_to_text (self->days.first);
  g_autofree char *last = klade_day_to_text (self->days.last);

  klade_paper_record_set (record, "term", klade_paper_term_name ((int) self->term));
  klade_paper_record_take (record, "period", g_strdup_printf ("%s–%s", first, last));
  klade_paper_record_set_int (record, "n_pupils", (int) klass->pupils->len);
  set_count (record, "n_term_marks", n_term_marks);
  set_average (record, tally);
  set_absences (record, klass->pupils);
  add_subjects (self, record, klass);
  add_averages (record, klass->pupils);
  add_letters (record, tally);
  add_months (self, record, klass->pupils);
  klade_overview_add_lists (record, klass);
}

/* A year ends earlier for some grades. */
static KladeOverview
get_class_overview (const KladeOverview *self, const KladePaperClass *klass)
{
  KladePaperReading *reading = self->reading;
  KladeDay end = self->term == KLADE_TERM_SEMESTER_1
                     ? reading->view.year.semester_1.last
                     : klade_school_year_last_day (&reading->view.year, klass->grade);
  KladeOverview of_class = *self;

  of_class.days.last = MIN (self->days.last, end);
  of_class.is_running =
      self->term != KLADE_TERM_YEAR && klade_paper_reading_get_today (reading) <= end;
  return of_class;
}

static void
add_class (const KladeOverview *self, guint index)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, index);
  const KladeOverview of_class = get_class_overview (self, klass);
  g_auto (KladeOverviewClass) counted = { NULL };
  int place;
  KladePaperRecord *record = klade_paper_reading_add_class (self->reading, index, &place);

  klade_overview_class_init (&counted, &of_class, klass);
  fill_record (&of_class, record, &counted);
  if (*klade_paper_record_get (record, "n_term_marks") == '\0')
    klade_paper_reading_tell (self->reading, place, FALSE,
                              _ ("%s has no marks of this term yet. Absences are shown."),
                              klass->name);
}

static gboolean
read_facts (KladeOverview *self, GError **error)
{
  KladePaperFacts *facts = &self->facts;

  return klade_paper_facts_read_rule (facts, error) &&
         klade_paper_facts_read_journals (facts, error) &&
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
