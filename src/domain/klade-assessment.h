/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"
#include "klade-work.h"

G_BEGIN_DECLS

typedef enum
{
  KLADE_ROUNDING_HALF_UP = 1,   /* 6,5 is 7 */
  KLADE_ROUNDING_HALF_DOWN = 2, /* 6,5 is 6 */
  KLADE_ROUNDING_TREND = 3,     /* 6,5 goes the way of the last mark that counts */
} KladeRounding;

typedef enum
{
  KLADE_YEAR_TIE_SECOND_SEMESTER = 1, /* on x,5 the second semester decides */
  KLADE_YEAR_TIE_UP = 2,              /* in the pupil's favour */
  KLADE_YEAR_TIE_DOWN = 3,
} KladeYearTie;

/**
 * KladeAssessmentRule:
 * @counts: whether a kind of work is part of a semester's average
 * @use_weights: the works' weights count; otherwise every mark counts once
 * @rounding: how a semester's half is rounded
 * @year_tie: how the half of the two semester marks is decided
 * @minimum_count: fewer marks than this are flagged; 0 never flags
 * @maximum_missing_percent: nv is proposed when more than this share of the works that count
 *   has no mark; 100 never proposes nv
 * @exam_in_final: the final mark is proposed from the year mark and the exam; otherwise it is
 *   the year mark
 *
 * A school's rule for proposing marks: data of its profile (X1), never more than a proposal:
 * the teacher decides.
 */
typedef struct
{
  gboolean counts[KLADE_N_WORK_KINDS + 1]; /* by KladeWorkKind */
  gboolean use_weights;
  KladeRounding rounding;
  KladeYearTie year_tie;
  int minimum_count;
  int maximum_missing_percent;
  gboolean exam_in_final;
} KladeAssessmentRule;

typedef enum
{
  KLADE_PROPOSAL_ENOUGH = 0,
  KLADE_PROPOSAL_TOO_FEW, /* fewer marks than the rule asks for: flagged */
  KLADE_PROPOSAL_MISSING, /* too many works without a mark: nv is proposed */
  KLADE_PROPOSAL_NOTHING, /* nothing to propose from */
} KladeProposalState;

/* One mark on its way into a proposal. */
typedef struct
{
  KladeMark mark;
  KladeWorkKind kind;
  int weight; /* percent, 100 is once */
} KladeAssessedMark;

typedef struct
{
  KladeProposalState state;
  KladeMark mark; /* the proposal */
  double average; /* of what counted; NaN when nothing did or the scale has none */
  int n_counted;
  int n_missing;
  double weight_sum;
} KladeProposal;

extern const KladeAssessmentRule klade_assessment_rule_default;

KladeProposal klade_assessment_propose_semester (const KladeAssessmentRule *rule,
                                                 KladeScale scale,
                                                 const KladeAssessedMark *marks,
                                                 gsize n_marks);
KladeProposal klade_assessment_propose_year (const KladeAssessmentRule *rule,
                                             KladeMark semester_1,
                                             KladeMark semester_2);
KladeProposal klade_assessment_propose_final (const KladeAssessmentRule *rule,
                                              KladeMark year,
                                              KladeMark exam,
                                              KladeMark reexam);
char *klade_assessment_explain_semester (const KladeAssessmentRule *rule,
                                         KladeScale scale,
                                         const KladeAssessedMark *marks,
                                         gsize n_marks);
gboolean klade_assessment_rule_parse (KladeAssessmentRule *rule,
                                      const char *name,
                                      const char *value,
                                      GError **error);
char *klade_assessment_rule_format (const KladeAssessmentRule *rule, const char *name);
const char *const *klade_assessment_rule_names (void);

G_END_DECLS
