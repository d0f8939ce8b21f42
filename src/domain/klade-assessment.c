/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-assessment.h"

#include <math.h>

#define WEIGHT_ONCE 100
#define N_LEVELS 4

/* A new school's rule: what domain practice has in common; each school corrects its own. */
const KladeAssessmentRule klade_assessment_rule_default = {
  .counts = {
    [KLADE_WORK_SUMMATIVE] = TRUE,
    [KLADE_WORK_TEST] = TRUE,
    [KLADE_WORK_CREDIT] = TRUE,
    [KLADE_WORK_PROJECT] = TRUE,
    [KLADE_WORK_PRACTICAL] = TRUE,
    [KLADE_WORK_SHOW] = TRUE,
    [KLADE_WORK_FINAL] = TRUE,
  },
  .use_weights = TRUE,
  .rounding = KLADE_ROUNDING_HALF_UP,
  .year_tie = KLADE_YEAR_TIE_SECOND_SEMESTER,
  .minimum_count = 2,
  .maximum_missing_percent = 50,
  .exam_in_final = FALSE,
};

/* Which way an exact half goes. */
typedef enum
{
  HALF_DOWN,
  HALF_UP,
} HalfWay;

/* What counted, in whole numbers: halves are exact. */
typedef struct
{
  gint64 weighted_sum; /* mark x weight */
  gint64 weights;
  gint64 weights_of[N_LEVELS + 1]; /* by level; passed is 1, failed is 0 */
  int last;                        /* the last mark that counts */
  int n_counted;
  int n_missing;
} Sum;

static KladeMarkKind
kind_of_scale (KladeScale scale)
{
  switch (scale)
    {
    case KLADE_SCALE_PASS:
      return KLADE_MARK_PASSED;
    case KLADE_SCALE_LEVELS:
      return KLADE_MARK_LEVEL;
    case KLADE_SCALE_PERCENT:
      return KLADE_MARK_PERCENT;
    case KLADE_SCALE_POINTS:
    default:
      return KLADE_MARK_POINTS;
    }
}

/* nv and atb are no numbers. */
static gboolean
number_of_mark (KladeMark mark, int *number)
{
  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_POINTS:
    case KLADE_MARK_LEVEL:
    case KLADE_MARK_PERCENT:
      *number = mark.value;
      return TRUE;
    case KLADE_MARK_PASSED:
      *number = 1;
      return TRUE;
    case KLADE_MARK_FAILED:
      *number = 0;
      return TRUE;
    case KLADE_MARK_NONE:
    case KLADE_MARK_NO_MARK:
    case KLADE_MARK_EXEMPT:
    default:
      return FALSE;
    }
}

static KladeMark
mark_of_number (KladeMarkKind kind, gint64 number)
{
  if (kind == KLADE_MARK_PASSED || kind == KLADE_MARK_FAILED)
    return (KladeMark){ number > 0 ? KLADE_MARK_PASSED : KLADE_MARK_FAILED, 0 };

  return (KladeMark){ kind, (guint8) number };
}

/* sum / parts to the nearest whole number; neither is negative. */
static gint64
divide (gint64 sum, gint64 parts, HalfWay half)
{
  gint64 whole = sum / parts;
  gint64 twice_rest = sum % parts * 2;

  return twice_rest > parts || (twice_rest == parts && half == HALF_UP) ? whole + 1 : whole;
}

static gboolean
counts (const KladeAssessmentRule *rule, const KladeAssessedMark *assessed)
{
  return assessed->kind >= 1 && assessed->kind <= KLADE_N_WORK_KINDS &&
         rule->counts[assessed->kind] && (!rule->use_weights || assessed->weight > 0);
}

static void
add_number (Sum *sum, int number, int weight)
{
  sum->weighted_sum += (gint64) number * weight;
  sum->weights += weight;
  if (number <= N_LEVELS)
    sum->weights_of[number] += weight;
  sum->last = number;
  sum->n_counted++;
}

static Sum
sum_up (const KladeAssessmentRule *rule,
        KladeScale scale,
        const KladeAssessedMark *marks,
        gsize n_marks)
{
  Sum sum = { 0 };

  for (gsize i = 0; i < n_marks; i++)
    {
      int number;

      if (!counts (rule, &marks[i]))
        continue;
      if (marks[i].mark.kind == KLADE_MARK_NONE)
        sum.n_missing++;
      else if (klade_mark_fits (marks[i].mark, scale) && number_of_mark (marks[i].mark, &number))
        add_number (&sum, number, rule->use_weights ? marks[i].weight : WEIGHT_ONCE);
    }

  return sum;
}

/* The middle one of the levels; between two levels the middle of these, in the pupil's favour. */
static gint64
middle_level (const Sum *sum)
{
  gint64 below = 0;
  int lower = 0;

  for (int level = 1; level <= N_LEVELS; level++)
    {
      below += sum->weights_of[level];
      if (lower == 0 && below * 2 >= sum->weights)
        lower = level;
      if (below * 2 > sum->weights)
        return divide (lower + level, 2, HALF_UP);
    }

  return lower;
}

static HalfWay
semester_half (const KladeAssessmentRule *rule, const Sum *sum)
{
  switch (rule->rounding)
    {
    case KLADE_ROUNDING_HALF_DOWN:
      return HALF_DOWN;
    case KLADE_ROUNDING_TREND:
      return sum->last * sum->weights > sum->weighted_sum ? HALF_UP : HALF_DOWN;
    case KLADE_ROUNDING_HALF_UP:
    default:
      return HALF_UP;
    }
}

static KladeMark
propose_mark (const KladeAssessmentRule *rule, KladeScale scale, const Sum *sum)
{
  KladeMarkKind kind = kind_of_scale (scale);

  if (scale == KLADE_SCALE_LEVELS)
    return mark_of_number (kind, middle_level (sum));
  /* i unless there is more ni than i */
  if (scale == KLADE_SCALE_PASS)
    return mark_of_number (kind, sum->weights_of[0] > sum->weights_of[1] ? 0 : 1);

  return mark_of_number (kind, divide (sum->weighted_sum, sum->weights, semester_half (rule, sum)));
}

static gboolean
has_average (KladeScale scale)
{
  return scale == KLADE_SCALE_POINTS || scale == KLADE_SCALE_PERCENT;
}

/**
 * klade_assessment_propose_semester:
 * @rule: the school's rule
 * @scale: the journal's scale
 * @marks: (array length=n_marks): a pupil's marks of the semester in order of time; a work
 *   without a mark is there with %KLADE_MARK_NONE
 * @n_marks: how many
 *
 * Points and percent by the average, levels by the middle level, passes by the majority.  nv and
 * atb never count (IKVD: nv must not influence the result), nor do marks of another scale; a
 * work that counts and has no mark is missing.
 *
 * Returns: the proposal
 */
KladeProposal
klade_assessment_propose_semester (const KladeAssessmentRule *rule,
                                   KladeScale scale,
                                   const KladeAssessedMark *marks,
                                   gsize n_marks)
{
  KladeProposal proposal = { .state = KLADE_PROPOSAL_NOTHING, .average = NAN };
  Sum sum;

  g_return_val_if_fail (rule != NULL, proposal);
  g_return_val_if_fail (marks != NULL || n_marks == 0, proposal);

  sum = sum_up (rule, scale, marks, n_marks);
  proposal.n_counted = sum.n_counted;
  proposal.n_missing = sum.n_missing;
  proposal.weight_sum = (double) sum.weights / WEIGHT_ONCE;
  if (sum.n_counted > 0 && has_average (scale))
    proposal.average = (double) sum.weighted_sum / (double) sum.weights;

  if (sum.n_missing * 100 > rule->maximum_missing_percent * (sum.n_missing + sum.n_counted))
    {
      proposal.state = KLADE_PROPOSAL_MISSING;
      proposal.mark = (KladeMark){ KLADE_MARK_NO_MARK, 0 };
    }
  else if (sum.n_counted > 0)
    {
      proposal.state =
          sum.n_counted < rule->minimum_count ? KLADE_PROPOSAL_TOO_FEW : KLADE_PROPOSAL_ENOUGH;
      proposal.mark = propose_mark (rule, scale, &sum);
    }

  return proposal;
}

static gboolean
is_same_scale (KladeMark a, KladeMark b)
{
  gboolean a_passes = a.kind == KLADE_MARK_PASSED || a.kind == KLADE_MARK_FAILED;
  gboolean b_passes = b.kind == KLADE_MARK_PASSED || b.kind == KLADE_MARK_FAILED;

  return a.kind == b.kind || (a_passes && b_passes);
}

static KladeProposal
proposal_of_one (KladeMark mark, KladeProposalState state)
{
  KladeProposal proposal = { .state = state, .mark = mark, .average = NAN };
  int number;

  if (number_of_mark (mark, &number))
    {
      proposal.n_counted = 1;
      proposal.weight_sum = 1;
      if (mark.kind == KLADE_MARK_POINTS || mark.kind == KLADE_MARK_PERCENT)
        proposal.average = number;
    }

  return proposal;
}

/* Two marks, of which @later decides or @tie says which way a half goes. */
static KladeProposal
proposal_of_two (KladeYearTie tie, KladeMark earlier, KladeMark later)
{
  KladeProposal proposal = { .state = KLADE_PROPOSAL_NOTHING, .average = NAN };
  HalfWay half = tie == KLADE_YEAR_TIE_UP ? HALF_UP : HALF_DOWN;
  int first, second;

  if (!is_same_scale (earlier, later) || !number_of_mark (earlier, &first) ||
      !number_of_mark (later, &second))
    return proposal;

  if (tie == KLADE_YEAR_TIE_SECOND_SEMESTER)
    half = second > first ? HALF_UP : HALF_DOWN;

  proposal.state = KLADE_PROPOSAL_ENOUGH;
  proposal.mark = mark_of_number ((KladeMarkKind) earlier.kind, divide (first + second, 2, half));
  proposal.n_counted = 2;
  proposal.weight_sum = 2;
  if (earlier.kind == KLADE_MARK_POINTS || earlier.kind == KLADE_MARK_PERCENT)
    proposal.average = (first + second) / 2.0;

  return proposal;
}

/**
 * klade_assessment_propose_year:
 * @rule: the school's rule
 * @semester_1: the first semester's mark
 * @semester_2: the second semester's mark
 *
 * The middle of both.  Nothing is proposed before the second semester has its mark; who came for
 * the second semester, or was exempt in the first, has the second's mark, flagged; nv in
 * either semester proposes nv.
 *
 * Returns: the proposal
 */
KladeProposal
klade_assessment_propose_year (const KladeAssessmentRule *rule,
                               KladeMark semester_1,
                               KladeMark semester_2)
{
  KladeProposal nothing = { .state = KLADE_PROPOSAL_NOTHING, .average = NAN };

  g_return_val_if_fail (rule != NULL, nothing);

  if (semester_2.kind == KLADE_MARK_NONE)
    return nothing;
  if (semester_1.kind == KLADE_MARK_NO_MARK || semester_2.kind == KLADE_MARK_NO_MARK)
    return proposal_of_one ((KladeMark){ KLADE_MARK_NO_MARK, 0 }, KLADE_PROPOSAL_MISSING);
  if (semester_1.kind == KLADE_MARK_EXEMPT && semester_2.kind == KLADE_MARK_EXEMPT)
    return proposal_of_one (semester_2, KLADE_PROPOSAL_ENOUGH);
  if (semester_1.kind == KLADE_MARK_NONE || semester_1.kind == KLADE_MARK_EXEMPT)
    return proposal_of_one (semester_2, KLADE_PROPOSAL_TOO_FEW);
  if (semester_2.kind == KLADE_MARK_EXEMPT)
    return proposal_of_one (semester_1, KLADE_PROPOSAL_TOO_FEW);

  return proposal_of_two (rule->year_tie, semester_1, semester_2);
}

/**
 * klade_assessment_propose_final:
 * @rule: the school's rule
 * @year: the year mark
 * @exam: the exam's mark
 * @reexam: the re-examination's mark
 *
 * A re-examination is held to mend the year mark, so its mark is final.  Where the exam is part
 * of the final mark it is the middle of both, and on a half the exam, the later one, decides
 * as the second semester does.  A percentage stands on its own certificate and never goes in.
 *
 * Returns: the proposal
 */
KladeProposal
klade_assessment_propose_final (const KladeAssessmentRule *rule,
                                KladeMark year,
                                KladeMark exam,
                                KladeMark reexam)
{
  KladeProposal nothing = { .state = KLADE_PROPOSAL_NOTHING, .average = NAN };
  int number;

  g_return_val_if_fail (rule != NULL, nothing);

  if (number_of_mark (reexam, &number))
    return proposal_of_one (reexam, KLADE_PROPOSAL_ENOUGH);
  if (year.kind == KLADE_MARK_NONE)
    return nothing;
  if (year.kind == KLADE_MARK_NO_MARK)
    return proposal_of_one (year, KLADE_PROPOSAL_MISSING);
  if (rule->exam_in_final && is_same_scale (year, exam) && number_of_mark (exam, &number))
    return proposal_of_two (rule->year_tie, year, exam);

  return proposal_of_one (year, KLADE_PROPOSAL_ENOUGH);
}
