/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"
#include "klade-school-kind.h"

G_BEGIN_DECLS

/**
 * KladePromotionDecision:
 *
 * What becomes of a pupil at the year's end (MK 11/2022 p. 25).  The numbers are stored in
 * school files.
 */
typedef enum
{
  KLADE_PROMOTION_OPEN = 0,     /* nobody decided yet */
  KLADE_PROMOTION_MOVED = 1,    /* pārcelts */
  KLADE_PROMOTION_REPEATS = 2,  /* atstāts uz otru gadu */
  KLADE_PROMOTION_FINISHED = 3, /* absolvējis */
  KLADE_PROMOTION_LEFT = 4,     /* atskaitīts */
} KladePromotionDecision;

#define KLADE_N_PROMOTION_DECISIONS 5

/* A pupil's year in one subject. */
typedef struct
{
  const char *subject;
  KladeMark year;
  KladeMark reexam; /* pēcpārbaudījums; KLADE_MARK_NONE without one */
} KladeYearResult;

/**
 * KladePromotionPupil:
 * @results: (array length=n_results): the subjects that need a year mark
 * @decision: what was decided
 * @to_class: (nullable): the class of the new year, if one was decided
 * @has_order: the decision has its order
 *
 * A pupil at the year's end.  All is borrowed.
 */
typedef struct
{
  const char *name;
  const char *class_name; /* 7.a */
  const KladeYearResult *results;
  gsize n_results;
  KladePromotionDecision decision;
  const char *to_class;
  gboolean has_order;
} KladePromotionPupil;

/**
 * KladePromotionRule:
 * @last_grade: of the programme; 0: the school kind's
 */
typedef struct
{
  KladeSchoolKind kind;
  int last_grade;
} KladePromotionRule;

/**
 * KladePromotionProposal:
 * @decision: %KLADE_PROMOTION_OPEN when a person has to decide
 * @n_missing: subjects without a year mark
 * @n_below: subjects below 4 after their re-examination, or without one
 * @n_reexams_due: those of @n_below that had no re-examination yet
 *
 * What the marks suggest; never more than a proposal.
 */
typedef struct
{
  KladePromotionDecision decision;
  guint n_missing;
  guint n_below;
  guint n_reexams_due;
} KladePromotionProposal;

typedef enum
{
  KLADE_PROMOTION_WORTH_A_LOOK,
  KLADE_PROMOTION_STOPS, /* the year cannot be turned before it is settled */
} KladePromotionWeight;

/* What would go wrong. */
typedef struct
{
  gsize pupil; /* index */
  KladePromotionWeight weight;
  char *text; /* a sentence, translated */
} KladePromotionProblem;

const char *klade_promotion_decision_name (KladePromotionDecision decision);
gboolean klade_promotion_is_last_grade (const KladePromotionRule *rule, int grade);
char *klade_promotion_next_class (const KladePromotionRule *rule,
                                  const char *class_name,
                                  KladePromotionDecision decision);
GPtrArray *klade_promotion_next_classes (const KladePromotionRule *rule,
                                         const char *const *class_names);
KladePromotionProposal klade_promotion_propose (const KladePromotionRule *rule,
                                                const KladePromotionPupil *pupil);
char *klade_promotion_explain (const KladePromotionPupil *pupil);
GPtrArray *klade_promotion_check (const KladePromotionRule *rule,
                                  const KladePromotionPupil *pupils,
                                  gsize n_pupils,
                                  const char *const *next_classes);
void klade_promotion_problem_free (KladePromotionProblem *self);

G_END_DECLS
