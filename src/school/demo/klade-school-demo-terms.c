/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

/* Semester and year marks, decided in the last days of the semester by the school's rule; a
 * teacher now and then decides a little otherwise. */

typedef struct
{
  KladeDemoBook *book;
  const KladeDemoPlan *plan;
  const KladeDemoJournal *journal;
  KladeDemoDice *dice;
  KladeMark *marks; /* works x pupils of the journal */
} Registrar;

static KladeMark *
mark_at (const Registrar *self, guint work, guint nth_pupil)
{
  return &self->marks[work * self->journal->pupils->len + nth_pupil];
}

static void
gather_marks (Registrar *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < self->journal->pupils->len; i++)
    g_hash_table_insert (places, GINT_TO_POINTER (g_array_index (self->journal->pupils, int, i)),
                         GUINT_TO_POINTER (i));

  self->marks = g_new0 (KladeMark, self->book->works->len * self->journal->pupils->len + 1);
  for (guint i = 0; i < self->book->marks->len; i++)
    {
      const KladeDemoMark *mark = &g_array_index (self->book->marks, KladeDemoMark, i);
      gpointer place = g_hash_table_lookup (places, GINT_TO_POINTER (mark->pupil));

      *mark_at (self, (guint) mark->work, GPOINTER_TO_UINT (place)) = mark->mark;
    }
}

static KladeProposal
propose_semester (const Registrar *self, guint nth_pupil, KladeDayRange semester)
{
  g_autofree KladeAssessedMark *assessed = g_new0 (KladeAssessedMark, self->book->works->len + 1);
  const KladeDemoPupil *pupil =
      klade_demo_plan_pupil (self->plan, g_array_index (self->journal->pupils, int, nth_pupil));
  gsize n_assessed = 0;

  for (guint i = 0; i < self->book->works->len; i++)
    {
      const KladeDemoWork *work = &g_array_index (self->book->works, KladeDemoWork, i);
      KladeDay day = g_array_index (self->book->lessons, KladeDemoLesson, work->lesson).day;

      if (day < semester.first || day > semester.last ||
          (pupil->joined != KLADE_DAY_NONE && day < pupil->joined))
        continue;

      assessed[n_assessed].mark = *mark_at (self, i, nth_pupil);
      assessed[n_assessed].kind = work->kind;
      assessed[n_assessed].weight = work->weight;
      n_assessed++;
    }

  return klade_assessment_propose_semester (&klade_assessment_rule_default, self->journal->scale,
                                            assessed, n_assessed);
}

/* The proposal, seldom a point more or less; nothing to propose from is nv. */
static KladeMark
decide (Registrar *self, KladeProposal proposal)
{
  KladeMark mark = proposal.mark;

  if (mark.kind == KLADE_MARK_NONE)
    return (KladeMark){ .kind = KLADE_MARK_NO_MARK };

  if (mark.kind == KLADE_MARK_POINTS && klade_demo_dice_chance (self->dice, 0.03))
    {
      gboolean is_kind = klade_demo_dice_chance (self->dice, 0.8);

      mark.value = is_kind ? MIN (mark.value + 1, 10) : MAX (mark.value - 1, 1);
    }

  return mark;
}

static void
enter (Registrar *self, guint nth_pupil, KladeTermKind term, KladeMark mark, gint64 at)
{
  KladeDemoTermMark entry = {
    .pupil = g_array_index (self->journal->pupils, int, nth_pupil),
    .term = term,
    .mark = mark,
    .entered_at = at + (gint64) nth_pupil * 6 * G_TIME_SPAN_SECOND,
  };

  g_array_append_val (self->book->term_marks, entry);
}

/* The state's examinations at the end of grades 9 and 12, in percent.  Their dice are their own:
 * the marks of other grades do not depend on them. */
static void
enter_exam (Registrar *self, guint nth_pupil, KladeMark year, gint64 at)
{
  const KladeDemoSubject *subject = klade_demo_journal_subject (self->journal);
  int grade = klade_demo_plan_class (self->plan, self->journal->class_index)->grade;
  gboolean is_examined =
      (subject->field == KLADE_DEMO_FIELD_LATVIAN && !g_str_equal (subject->name, "Literatūra")) ||
      subject->field == KLADE_DEMO_FIELD_ENGLISH || subject->field == KLADE_DEMO_FIELD_MATHEMATICS;
  KladeDemoDice dice;
  int percent;

  if ((grade != 9 && grade != 12) || !is_examined || year.kind != KLADE_MARK_POINTS)
    return;

  dice = klade_demo_dice (self->plan->seed, "exam",
                          (guint64) g_array_index (self->journal->pupils, int, nth_pupil) * 64 +
                              (guint64) self->journal->subject_index);
  percent = year.value * 10 + klade_demo_dice_between (&dice, -18, 6);
  percent = CLAMP (percent, 8, 99);
  enter (self, nth_pupil, KLADE_TERM_EXAM,
         (KladeMark){ .kind = KLADE_MARK_PERCENT, .value = (guint8) percent }, at);
}

static void
enter_pupil (Registrar *self, guint nth_pupil, const gint64 *when)
{
  const KladeSchoolYear *year = &self->plan->year;
  int grade = klade_demo_plan_class (self->plan, self->journal->class_index)->grade;
  const KladeDemoPupil *pupil =
      klade_demo_plan_pupil (self->plan, g_array_index (self->journal->pupils, int, nth_pupil));
  KladeDayRange semester_2 = { year->semester_2.first, klade_school_year_last_day (year, grade) };
  KladeMark first = { 0 };
  KladeMark second;
  KladeProposal whole;

  if (pupil->left != KLADE_DAY_NONE && pupil->left < year->semester_1.last)
    return;

  if (pupil->joined == KLADE_DAY_NONE || pupil->joined < year->semester_1.last)
    {
      first = decide (self, propose_semester (self, nth_pupil, year->semester_1));
      enter (self, nth_pupil, KLADE_TERM_SEMESTER_1, first, when[0]);
    }

  if (when[1] == 0 || pupil->left != KLADE_DAY_NONE)
    return;

  second = decide (self, propose_semester (self, nth_pupil, semester_2));
  enter (self, nth_pupil, KLADE_TERM_SEMESTER_2, second, when[1]);
  whole = klade_assessment_propose_year (&klade_assessment_rule_default, first, second);
  if (whole.mark.kind == KLADE_MARK_NONE)
    return;

  enter (self, nth_pupil, KLADE_TERM_YEAR, whole.mark, when[1] + 10 * G_TIME_SPAN_MINUTE);
  enter_exam (self, nth_pupil, whole.mark, when[1] + 15 * G_TIME_SPAN_MINUTE);
  enter (self, nth_pupil, KLADE_TERM_FINAL, whole.mark, when[1] + 20 * G_TIME_SPAN_MINUTE);
}

/* The afternoon of one of a semester's last days; 0 when the semester is not over. */
static gint64
time_of_deciding (Registrar *self, KladeDay last)
{
  if (self->plan->today <= last)
    return 0;

  return klade_demo_plan_instant (self->plan, last - klade_demo_dice_between (self->dice, 0, 2),
                                  klade_demo_dice_between (self->dice, 15 * 60, 20 * 60));
}

/**
 * klade_demo_book_add_term_marks:
 * @self: a book with its marks
 * @plan: the plan it belongs to
 * @journal: the journal
 * @dice: the book's
 *
 * Decides the marks of the semesters that are over.
 */
void
klade_demo_book_add_term_marks (KladeDemoBook *self,
                                const KladeDemoPlan *plan,
                                const KladeDemoJournal *journal,
                                KladeDemoDice *dice)
{
  Registrar registrar = { self, plan, journal, dice, NULL };
  int grade = klade_demo_plan_class (plan, journal->class_index)->grade;
  const gint64 when[2] = {
    time_of_deciding (&registrar, plan->year.semester_1.last),
    time_of_deciding (&registrar, klade_school_year_last_day (&plan->year, grade)),
  };

  if (when[0] == 0 || klade_demo_journal_subject (journal)->style == KLADE_DEMO_STYLE_CLASS_HOUR)
    return;

  gather_marks (&registrar);
  for (guint i = 0; i < journal->pupils->len; i++)
    enter_pupil (&registrar, i, when);

  g_free (registrar.marks);
}
