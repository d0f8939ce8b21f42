/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "klade-assessment.h"
#include "klade-error.h"

#define POINTS KLADE_SCALE_POINTS
#define PASS KLADE_SCALE_PASS
#define LEVELS KLADE_SCALE_LEVELS
#define PERCENT KLADE_SCALE_PERCENT
#define MAX_MARKS 16

/* "7 8*200 - nv F9": marks of tests with their weights; - is a work without a mark, F a formative
 * one. */
static gsize
read_marks (const char *text, KladeScale scale, KladeAssessedMark marks[MAX_MARKS])
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize n = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      char *word = words[i];
      char *star = strchr (word, '*');

      if (*word == '\0')
        continue;
      g_assert_cmpuint (n, <, MAX_MARKS);
      marks[n] = (KladeAssessedMark){ .kind = KLADE_WORK_TEST, .weight = 100 };
      if (star != NULL)
        {
          *star = '\0';
          marks[n].weight = atoi (star + 1);
        }
      if (*word == 'F')
        {
          marks[n].kind = KLADE_WORK_FORMATIVE;
          word++;
        }
      g_assert_true (klade_mark_parse (*word == '-' ? "" : word, scale, &marks[n].mark, NULL));
      n++;
    }

  return n;
}

static const struct
{
  const char *clause;
  KladeScale scale;
  const char *marks;
  const char *proposed;
  double average; /* NAN: none */
  KladeProposalState state;
} semesters[] = {
  { "plain average", POINTS, "7 8 9", "8", 8, KLADE_PROPOSAL_ENOUGH },
  { "half up", POINTS, "6 7", "7", 6.5, KLADE_PROPOSAL_ENOUGH },
  { "below the half", POINTS, "6 6 7 6*50", "6", 22 / 3.5, KLADE_PROPOSAL_ENOUGH },
  { "weights", POINTS, "7 8*200", "8", 23 / 3.0, KLADE_PROPOSAL_ENOUGH },
  { "weighted half", POINTS, "6*300 8*100", "7", 6.5, KLADE_PROPOSAL_ENOUGH },
  { "weight 0 does not count", POINTS, "9 9 1*0", "9", 9, KLADE_PROPOSAL_ENOUGH },
  { "formative does not count", POINTS, "8 8 F1 F1", "8", 8, KLADE_PROPOSAL_ENOUGH },
  { "nv never counts", POINTS, "8 8 nv nv nv", "8", 8, KLADE_PROPOSAL_ENOUGH },
  { "atb never counts", POINTS, "8 8 atb", "8", 8, KLADE_PROPOSAL_ENOUGH },
  { "too few", POINTS, "8", "8", 8, KLADE_PROPOSAL_TOO_FEW },
  { "nothing", POINTS, "", "", NAN, KLADE_PROPOSAL_NOTHING },
  { "only what does not count", POINTS, "nv atb F8 F-", "", NAN, KLADE_PROPOSAL_NOTHING },
  { "half of the works missing is not too many", POINTS, "7 7 - -", "7", 7, KLADE_PROPOSAL_ENOUGH },
  { "more than half missing", POINTS, "7 7 - - -", "nv", 7, KLADE_PROPOSAL_MISSING },
  { "all missing", POINTS, "- -", "nv", NAN, KLADE_PROPOSAL_MISSING },
  { "the extremes", POINTS, "1 1", "1", 1, KLADE_PROPOSAL_ENOUGH },
  { "the extremes", POINTS, "10 10 10", "10", 10, KLADE_PROPOSAL_ENOUGH },
  { "passes", PASS, "i i ni", "i", NAN, KLADE_PROPOSAL_ENOUGH },
  { "as many ni as i", PASS, "i ni", "i", NAN, KLADE_PROPOSAL_ENOUGH },
  { "more ni than i", PASS, "i ni ni", "ni", NAN, KLADE_PROPOSAL_ENOUGH },
  { "a heavy ni", PASS, "i i ni*300", "ni", NAN, KLADE_PROPOSAL_ENOUGH },
  { "the middle level", LEVELS, "S T P", "T", NAN, KLADE_PROPOSAL_ENOUGH },
  { "between two levels up", LEVELS, "S T", "T", NAN, KLADE_PROPOSAL_ENOUGH },
  { "between far levels", LEVELS, "S P", "A", NAN, KLADE_PROPOSAL_ENOUGH },
  { "one far level", LEVELS, "S A A A P", "A", NAN, KLADE_PROPOSAL_ENOUGH },
  { "a heavy level", LEVELS, "S T P*300", "P", NAN, KLADE_PROPOSAL_ENOUGH },
  { "percent", PERCENT, "80 85 90", "85%", 85, KLADE_PROPOSAL_ENOUGH },
  { "percent up", PERCENT, "80 81", "81%", 80.5, KLADE_PROPOSAL_ENOUGH },
  { "percent of nothing", PERCENT, "0 0", "0%", 0, KLADE_PROPOSAL_ENOUGH },
  { "percent of all", PERCENT, "100 100", "100%", 100, KLADE_PROPOSAL_ENOUGH },
};

static void
test_semester (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (semesters); i++)
    {
      KladeAssessedMark marks[MAX_MARKS];
      gsize n = read_marks (semesters[i].marks, semesters[i].scale, marks);
      char proposed[KLADE_MARK_TEXT_SIZE];
      KladeProposal proposal = klade_assessment_propose_semester (&klade_assessment_rule_default,
                                                                  semesters[i].scale, marks, n);

      g_test_message ("%s: %s", semesters[i].clause, semesters[i].marks);
      g_assert_cmpstr (klade_mark_format (proposal.mark, proposed), ==, semesters[i].proposed);
      g_assert_cmpint (proposal.state, ==, semesters[i].state);
      if (isnan (semesters[i].average))
        g_assert_true (isnan (proposal.average));
      else
        g_assert_cmpfloat_with_epsilon (proposal.average, semesters[i].average, 1e-9);
    }
}

static void
assert_semester (const KladeAssessmentRule *rule, const char *text, const char *expected)
{
  KladeAssessedMark marks[MAX_MARKS];
  gsize n = read_marks (text, POINTS, marks);
  char proposed[KLADE_MARK_TEXT_SIZE];
  KladeProposal proposal = klade_assessment_propose_semester (rule, POINTS, marks, n);

  g_assert_cmpstr (klade_mark_format (proposal.mark, proposed), ==, expected);
}

static void
test_rounding (void)
{
  KladeAssessmentRule rule = klade_assessment_rule_default;

  rule.rounding = KLADE_ROUNDING_HALF_DOWN;
  assert_semester (&rule, "6 7", "6");
  assert_semester (&rule, "6 7 7", "7");
  assert_semester (&rule, "6*300 8*100", "6");
  rule.rounding = KLADE_ROUNDING_TREND;
  assert_semester (&rule, "6 7", "7");
  assert_semester (&rule, "7 6", "6");
  assert_semester (&rule, "7 6 F10", "6"); /* the last that counts */
  assert_semester (&rule, "7 6 -", "6");
  assert_semester (&rule, "5 5 7", "6"); /* no half: no trend */
}

static void
test_rule_decides (void)
{
  KladeAssessmentRule rule = klade_assessment_rule_default;

  rule.use_weights = FALSE;
  assert_semester (&rule, "6 8*300", "7");
  assert_semester (&rule, "6 8*0", "7"); /* every mark counts once */
  rule.counts[KLADE_WORK_FORMATIVE] = TRUE;
  assert_semester (&rule, "8 8 F2", "6");
  rule.maximum_missing_percent = 100;
  assert_semester (&rule, "7 - - - -", "7");
  assert_semester (&rule, "- -", "");
  rule.maximum_missing_percent = 0;
  assert_semester (&rule, "7 7 7 -", "nv");
  assert_semester (&rule, "7 7 7", "7");
}

/* A work in another scale has no place in the average; it is not missing either. */
static void
test_other_scale (void)
{
  const KladeAssessedMark marks[] = {
    { { KLADE_MARK_POINTS, 8 }, KLADE_WORK_TEST, 100 },
    { { KLADE_MARK_PERCENT, 12 }, KLADE_WORK_TEST, 100 },
    { { KLADE_MARK_PASSED, 0 }, KLADE_WORK_CREDIT, 100 },
    { { KLADE_MARK_POINTS, 8 }, KLADE_WORK_TEST, 100 },
  };
  KladeProposal proposal = klade_assessment_propose_semester (&klade_assessment_rule_default,
                                                              POINTS, marks, G_N_ELEMENTS (marks));

  g_assert_cmpint (proposal.n_counted, ==, 2);
  g_assert_cmpint (proposal.n_missing, ==, 0);
  g_assert_cmpint (proposal.mark.value, ==, 8);
}

/* Whatever the marks and weights: the proposal is a mark of the scale between the lowest and the
 * highest that count. */
static void
test_semester_property (void)
{
  for (int round = 0; round < 20000; round++)
    {
      KladeAssessedMark marks[MAX_MARKS];
      gsize n = (gsize) g_test_rand_int_range (1, MAX_MARKS);
      int lowest = 10;
      int highest = 1;
      KladeAssessmentRule rule = klade_assessment_rule_default;
      KladeProposal proposal;

      rule.rounding = (KladeRounding) g_test_rand_int_range (1, 4);
      for (gsize i = 0; i < n; i++)
        {
          int value = g_test_rand_int_range (1, 11);

          marks[i] = (KladeAssessedMark){ { KLADE_MARK_POINTS, (guint8) value },
                                          KLADE_WORK_TEST,
                                          g_test_rand_int_range (1, 1001) };
          lowest = MIN (lowest, value);
          highest = MAX (highest, value);
        }
      proposal = klade_assessment_propose_semester (&rule, POINTS, marks, n);

      g_assert_cmpint (proposal.mark.kind, ==, KLADE_MARK_POINTS);
      g_assert_cmpint (proposal.mark.value, >=, lowest);
      g_assert_cmpint (proposal.mark.value, <=, highest);
      g_assert_cmpfloat (fabs (proposal.average - proposal.mark.value), <=, 0.5 + 1e-9);
    }
}

static const struct
{
  const char *clause;
  KladeScale scale;
  KladeYearTie tie;
  const char *semester_1;
  const char *semester_2;
  const char *proposed;
  KladeProposalState state;
} year_rows[] = {
  { "equal", POINTS, KLADE_YEAR_TIE_SECOND_SEMESTER, "7", "7", "7", KLADE_PROPOSAL_ENOUGH },
  { "whole", POINTS, KLADE_YEAR_TIE_SECOND_SEMESTER, "6", "8", "7", KLADE_PROPOSAL_ENOUGH },
  { "second decides up", POINTS, KLADE_YEAR_TIE_SECOND_SEMESTER, "7", "8", "8",
    KLADE_PROPOSAL_ENOUGH },
  { "second decides down", POINTS, KLADE_YEAR_TIE_SECOND_SEMESTER, "8", "7", "7",
    KLADE_PROPOSAL_ENOUGH },
  { "up", POINTS, KLADE_YEAR_TIE_UP, "8", "7", "8", KLADE_PROPOSAL_ENOUGH },
  { "down", POINTS, KLADE_YEAR_TIE_DOWN, "7", "8", "7", KLADE_PROPOSAL_ENOUGH },
  { "nv in one", POINTS, KLADE_YEAR_TIE_UP, "nv", "8", "nv", KLADE_PROPOSAL_MISSING },
  { "nv in the other", POINTS, KLADE_YEAR_TIE_UP, "8", "nv", "nv", KLADE_PROPOSAL_MISSING },
  { "came for the second", POINTS, KLADE_YEAR_TIE_UP, "", "8", "8", KLADE_PROPOSAL_TOO_FEW },
  { "exempt in the first", POINTS, KLADE_YEAR_TIE_UP, "atb", "8", "8", KLADE_PROPOSAL_TOO_FEW },
  { "exempt in the second", POINTS, KLADE_YEAR_TIE_UP, "8", "atb", "8", KLADE_PROPOSAL_TOO_FEW },
  { "exempt", POINTS, KLADE_YEAR_TIE_UP, "atb", "atb", "atb", KLADE_PROPOSAL_ENOUGH },
  { "not yet", POINTS, KLADE_YEAR_TIE_UP, "8", "", "", KLADE_PROPOSAL_NOTHING },
  { "not yet at all", POINTS, KLADE_YEAR_TIE_UP, "", "", "", KLADE_PROPOSAL_NOTHING },
  { "levels", LEVELS, KLADE_YEAR_TIE_SECOND_SEMESTER, "T", "A", "A", KLADE_PROPOSAL_ENOUGH },
  { "passed later", PASS, KLADE_YEAR_TIE_SECOND_SEMESTER, "ni", "i", "i", KLADE_PROPOSAL_ENOUGH },
  { "failed later", PASS, KLADE_YEAR_TIE_SECOND_SEMESTER, "i", "ni", "ni", KLADE_PROPOSAL_ENOUGH },
  { "passed and failed, down", PASS, KLADE_YEAR_TIE_DOWN, "ni", "i", "ni", KLADE_PROPOSAL_ENOUGH },
  { "percent", PERCENT, KLADE_YEAR_TIE_UP, "80", "81", "81%", KLADE_PROPOSAL_ENOUGH },
};

static KladeMark
mark (const char *text, KladeScale scale)
{
  KladeMark read;

  g_assert_true (klade_mark_parse (text, scale, &read, NULL));

  return read;
}

static void
test_year (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (year_rows); i++)
    {
      KladeAssessmentRule rule = klade_assessment_rule_default;
      char proposed[KLADE_MARK_TEXT_SIZE];
      KladeProposal proposal;

      rule.year_tie = year_rows[i].tie;
      proposal =
          klade_assessment_propose_year (&rule, mark (year_rows[i].semester_1, year_rows[i].scale),
                                         mark (year_rows[i].semester_2, year_rows[i].scale));

      g_test_message ("%s", year_rows[i].clause);
      g_assert_cmpstr (klade_mark_format (proposal.mark, proposed), ==, year_rows[i].proposed);
      g_assert_cmpint (proposal.state, ==, year_rows[i].state);
    }
  /* A class that changed its scale in the year: the teacher decides alone. */
  g_assert_cmpint (klade_assessment_propose_year (&klade_assessment_rule_default, mark ("i", PASS),
                                                  mark ("8", POINTS))
                       .state,
                   ==, KLADE_PROPOSAL_NOTHING);
}

static const struct
{
  gboolean exam_in_final;
  const char *year;
  const char *exam;
  const char *reexam;
  const char *proposed;
} finals[] = {
  { FALSE, "7", "", "", "7" },   { FALSE, "7", "9", "", "7" },    { TRUE, "7", "9", "", "8" },
  { TRUE, "7", "8", "", "8" }, /* the exam decides a half */
  { TRUE, "8", "7", "", "7" },   { TRUE, "7", "", "", "7" },      { TRUE, "7", "nv", "", "7" },
  { FALSE, "3", "", "5", "5" }, /* the re-examination mends the year */
  { FALSE, "nv", "", "4", "4" }, { FALSE, "nv", "", "", "nv" },   { FALSE, "", "", "", "" },
  { TRUE, "", "8", "", "" },     { FALSE, "atb", "", "", "atb" }, { FALSE, "3", "", "nv", "3" },
};

static void
test_final (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (finals); i++)
    {
      KladeAssessmentRule rule = klade_assessment_rule_default;
      char proposed[KLADE_MARK_TEXT_SIZE];
      KladeProposal proposal;

      rule.exam_in_final = finals[i].exam_in_final;
      proposal = klade_assessment_propose_final (&rule, mark (finals[i].year, POINTS),
                                                 mark (finals[i].exam, POINTS),
                                                 mark (finals[i].reexam, POINTS));

      g_test_message ("year «%s» exam «%s» re-exam «%s»", finals[i].year, finals[i].exam,
                      finals[i].reexam);
      g_assert_cmpstr (klade_mark_format (proposal.mark, proposed), ==, finals[i].proposed);
    }
  {
    KladeAssessmentRule rule = klade_assessment_rule_default;

    /* A centralised exam's percentage stays on its own certificate. */
    rule.exam_in_final = TRUE;
    g_assert_cmpint (klade_assessment_propose_final (&rule, mark ("7", POINTS),
                                                     mark ("30%", PERCENT), (KladeMark){ 0 })
                         .mark.value,
                     ==, 7);
  }
}

static const struct
{
  KladeScale scale;
  const char *marks;
  int minimum_count;
  const char *text;
} explained[] = {
  { POINTS, "7 8*200", 3, "7 × 100 %, 8 × 200 % → 7,67 → 8\n3 marks are needed, there are 2" },
  { POINTS, "7 8 F2 nv", 2, "7 × 100 %, 8 × 100 % → 7,50 → 8" },
  { POINTS, "7 7 -", 2, "7 × 100 %, 7 × 100 % → 7,00 → 7\nwithout a mark: 1 of 3 works" },
  { POINTS, "7 - -", 1,
    "7 × 100 % → 7,00 → nv\nwithout a mark: 2 of 3 works, more than 50 %: nv is proposed" },
  { POINTS, "", 2, "There are no marks yet that count." },
  { LEVELS, "S A A", 2, "S × 100 %, A × 100 %, A × 100 % → A" },
};

static void
test_explain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (explained); i++)
    {
      KladeAssessedMark marks[MAX_MARKS];
      gsize n = read_marks (explained[i].marks, explained[i].scale, marks);
      KladeAssessmentRule rule = klade_assessment_rule_default;
      g_autofree char *text = NULL;

      rule.minimum_count = explained[i].minimum_count;
      text = klade_assessment_explain_semester (&rule, explained[i].scale, marks, n);
      g_assert_cmpstr (text, ==, explained[i].text);
    }
}

static void
test_rule_round_trip (void)
{
  const char *const *names = klade_assessment_rule_names ();
  KladeAssessmentRule rule = {
    .counts = { [KLADE_WORK_FORMATIVE] = TRUE, [KLADE_WORK_FINAL] = TRUE },
    .rounding = KLADE_ROUNDING_TREND,
    .year_tie = KLADE_YEAR_TIE_DOWN,
    .minimum_count = 5,
    .maximum_missing_percent = 33,
    .exam_in_final = TRUE,
  };
  KladeAssessmentRule read = klade_assessment_rule_default;

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *value = klade_assessment_rule_format (&rule, names[i]);

      g_assert_true (klade_assessment_rule_parse (&read, names[i], value, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpmem (&read, sizeof read, &rule, sizeof rule);
}

static void
test_rule_refuses (void)
{
  static const struct
  {
    const char *name;
    const char *value;
    KladeError code;
  } wrong[] = {
    { "assessment.rounding", "", KLADE_ERROR_INVALID },
    { "assessment.rounding", "up", KLADE_ERROR_INVALID },
    { "assessment.year-tie", "trend", KLADE_ERROR_INVALID },
    { "assessment.use-weights", "1", KLADE_ERROR_INVALID },
    { "assessment.minimum-count", "-1", KLADE_ERROR_INVALID },
    { "assessment.minimum-count", "101", KLADE_ERROR_INVALID },
    { "assessment.maximum-missing-percent", "50 %", KLADE_ERROR_INVALID },
    { "assessment.counts", "PD XX", KLADE_ERROR_INVALID },
    { "assessment.exam-in-final", "maybe", KLADE_ERROR_INVALID },
    { "assessment.colour", "red", KLADE_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeAssessmentRule rule = klade_assessment_rule_default;

      g_test_message ("%s = «%s»", wrong[i].name, wrong[i].value);
      g_assert_false (klade_assessment_rule_parse (&rule, wrong[i].name, wrong[i].value, &error));
      g_assert_error (error, KLADE_ERROR, (int) wrong[i].code);
      g_assert_cmpmem (&rule, sizeof rule, &klade_assessment_rule_default, sizeof rule);
    }
}

static void
test_default_counts_what_works_count_by_default (void)
{
  for (int kind = 1; kind <= KLADE_N_WORK_KINDS; kind++)
    g_assert_cmpint (klade_assessment_rule_default.counts[kind], ==,
                     klade_work_kind_counts_by_default ((KladeWorkKind) kind));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/assessment/semester", test_semester);
  g_test_add_func ("/domain/assessment/rounding", test_rounding);
  g_test_add_func ("/domain/assessment/rule-decides", test_rule_decides);
  g_test_add_func ("/domain/assessment/other-scale", test_other_scale);
  g_test_add_func ("/domain/assessment/semester-property", test_semester_property);
  g_test_add_func ("/domain/assessment/year", test_year);
  g_test_add_func ("/domain/assessment/final", test_final);
  g_test_add_func ("/domain/assessment/explain", test_explain);
  g_test_add_func ("/domain/assessment/rule-round-trip", test_rule_round_trip);
  g_test_add_func ("/domain/assessment/rule-refuses", test_rule_refuses);
  g_test_add_func ("/domain/assessment/default", test_default_counts_what_works_count_by_default);

  return g_test_run ();
}
