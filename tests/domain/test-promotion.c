/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-promotion.h"

#define POINTS(n)                                                                                  \
  {                                                                                                \
    KLADE_MARK_POINTS, n                                                                           \
  }
#define NONE                                                                                       \
  {                                                                                                \
    KLADE_MARK_NONE, 0                                                                             \
  }
#define NV                                                                                         \
  {                                                                                                \
    KLADE_MARK_NO_MARK, 0                                                                          \
  }
#define EXEMPT                                                                                     \
  {                                                                                                \
    KLADE_MARK_EXEMPT, 0                                                                           \
  }
#define LEVEL_S                                                                                    \
  {                                                                                                \
    KLADE_MARK_LEVEL, 1                                                                            \
  }
#define FAILED                                                                                     \
  {                                                                                                \
    KLADE_MARK_FAILED, 0                                                                           \
  }

/* MK 11/2022 p. 25, as domain.md 3.7 has it: grades 1 to 3, 4 to 8, 10 and 11; and the last
 * grades. */
static const struct
{
  const char *what;
  const char *class_name;
  KladeYearResult results[3];
  gsize n_results;
  KladePromotionDecision decision;
  guint n_missing;
  guint n_below;
  guint n_due;
} rows[] = {
  { "1-3: levels",
    "2.a",
    { { "Latv.", LEVEL_S, NONE }, { "Mat.", LEVEL_S, NONE } },
    2,
    KLADE_PROMOTION_MOVED,
    0,
    0,
    0 },
  { "1-3: one missing",
    "2.a",
    { { "Latv.", LEVEL_S, NONE }, { "Mat.", NONE, NONE } },
    2,
    KLADE_PROMOTION_OPEN,
    1,
    0,
    0 },
  { "1-3: exempt",
    "2.a",
    { { "Latv.", LEVEL_S, NONE }, { "Mat.", EXEMPT, NONE } },
    2,
    KLADE_PROMOTION_MOVED,
    0,
    0,
    0 },
  { "4-8: fours",
    "7.a",
    { { "Latv.", POINTS (4), NONE }, { "Mat.", POINTS (9), NONE } },
    2,
    KLADE_PROMOTION_MOVED,
    0,
    0,
    0 },
  { "4-8: below, no re-examination yet",
    "7.a",
    { { "Latv.", POINTS (3), NONE } },
    1,
    KLADE_PROMOTION_OPEN,
    0,
    1,
    1 },
  { "4-8: re-examined to a four",
    "7.a",
    { { "Latv.", POINTS (3), POINTS (4) } },
    1,
    KLADE_PROMOTION_MOVED,
    0,
    0,
    0 },
  { "4-8: one re-examination below",
    "7.a",
    { { "Latv.", POINTS (3), POINTS (3) }, { "Mat.", POINTS (5), NONE } },
    2,
    KLADE_PROMOTION_MOVED,
    0,
    1,
    0 },
  { "4-8: two re-examinations below",
    "7.a",
    { { "Latv.", POINTS (3), POINTS (3) }, { "Mat.", POINTS (2), POINTS (3) } },
    2,
    KLADE_PROMOTION_OPEN,
    0,
    2,
    0 },
  { "4-8: nv", "7.a", { { "Latv.", NV, NONE } }, 1, KLADE_PROMOTION_OPEN, 1, 0, 0 },
  { "4-8: nv, then re-examined",
    "7.a",
    { { "Latv.", NV, POINTS (6) } },
    1,
    KLADE_PROMOTION_MOVED,
    0,
    0,
    0 },
  { "4-8: ni", "7.a", { { "Kor.", FAILED, NONE } }, 1, KLADE_PROMOTION_OPEN, 0, 1, 1 },
  { "10-11: fours", "10.SB", { { "Latv.", POINTS (4), NONE } }, 1, KLADE_PROMOTION_MOVED, 0, 0, 0 },
  { "10-11: no allowance",
    "11.b",
    { { "Latv.", POINTS (3), POINTS (3) } },
    1,
    KLADE_PROMOTION_OPEN,
    0,
    1,
    0 },
  { "9", "9.a", { { "Latv.", POINTS (4), NONE } }, 1, KLADE_PROMOTION_FINISHED, 0, 0, 0 },
  { "9: below", "9.a", { { "Latv.", POINTS (3), NONE } }, 1, KLADE_PROMOTION_OPEN, 0, 1, 1 },
  { "12", "12.a", { { "Latv.", POINTS (8), NONE } }, 1, KLADE_PROMOTION_FINISHED, 0, 0, 0 },
  { "no marks at all", "7.a", { { NULL, NONE, NONE } }, 0, KLADE_PROMOTION_OPEN, 0, 0, 0 },
  { "a preschool group", "Bitītes", { { NULL, NONE, NONE } }, 0, KLADE_PROMOTION_MOVED, 0, 0, 0 },
};

static const KladePromotionRule secondary = { KLADE_SCHOOL_MIXED, 0 };

static void
test_propose (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladePromotionPupil pupil = { .name = "Anna Ozola",
                                    .class_name = rows[i].class_name,
                                    .results = rows[i].results,
                                    .n_results = rows[i].n_results };
      KladePromotionProposal proposal = klade_promotion_propose (&secondary, &pupil);
      g_autofree char *why = klade_promotion_explain (&pupil);

      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (proposal.decision, ==, rows[i].decision);
      g_assert_cmpuint (proposal.n_missing, ==, rows[i].n_missing);
      g_assert_cmpuint (proposal.n_below, ==, rows[i].n_below);
      g_assert_cmpuint (proposal.n_reexams_due, ==, rows[i].n_due);
      /* What stays open is explained. */
      if (rows[i].decision == KLADE_PROMOTION_OPEN)
        g_assert_cmpstr (why, !=, "");
      if (rows[i].n_missing + rows[i].n_below == 0 && rows[i].n_results > 0)
        g_assert_cmpstr (why, ==, "");
    }
}

static void
test_explain (void)
{
  const KladeYearResult results[] = { { "Fizika", NONE, NONE },
                                      { "Ķīmija", POINTS (3), NONE },
                                      { "Mūzika", POINTS (9), NONE },
                                      { "Bioloģija", NV, NONE } };
  KladePromotionPupil pupil = { "Anna", "8.a", results, 4, KLADE_PROMOTION_OPEN, NULL, FALSE };
  g_autofree char *why = klade_promotion_explain (&pupil);

  g_assert_cmpstr (why, ==, "No year mark: Fizika, Bioloģija. Below 4: Ķīmija 3.");
}

static void
test_next_class (void)
{
  static const struct
  {
    KladePromotionRule rule;
    const char *from;
    KladePromotionDecision decision;
    const char *to;
  } nexts[] = {
    { { KLADE_SCHOOL_BASIC, 0 }, "7.a", KLADE_PROMOTION_MOVED, "8.a" },
    { { KLADE_SCHOOL_BASIC, 0 }, "7a", KLADE_PROMOTION_MOVED, "8.a" },
    { { KLADE_SCHOOL_BASIC, 0 }, "9.a", KLADE_PROMOTION_MOVED, NULL },
    { { KLADE_SCHOOL_SECONDARY, 0 }, "9.a", KLADE_PROMOTION_MOVED, NULL },
    { { KLADE_SCHOOL_SECONDARY, 0 }, "9.a", KLADE_PROMOTION_REPEATS, "9.a" },
    { { KLADE_SCHOOL_GYMNASIUM, 0 }, "10.SB", KLADE_PROMOTION_MOVED, "11.SB" },
    { { KLADE_SCHOOL_GYMNASIUM, 0 }, "12.E", KLADE_PROMOTION_MOVED, NULL },
    { { KLADE_SCHOOL_ART, 7 }, "6.k", KLADE_PROMOTION_MOVED, "7.k" },
    { { KLADE_SCHOOL_ART, 7 }, "7.k", KLADE_PROMOTION_MOVED, NULL },
    { { KLADE_SCHOOL_ART, 0 }, "7.k", KLADE_PROMOTION_MOVED, "8.k" },
    { { KLADE_SCHOOL_PRESCHOOL, 0 }, "Bitītes", KLADE_PROMOTION_MOVED, "Bitītes" },
    { { KLADE_SCHOOL_BASIC, 0 }, "7.a", KLADE_PROMOTION_FINISHED, NULL },
    { { KLADE_SCHOOL_BASIC, 0 }, "7.a", KLADE_PROMOTION_LEFT, NULL },
    { { KLADE_SCHOOL_BASIC, 0 }, "7.a", KLADE_PROMOTION_OPEN, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autofree char *to =
          klade_promotion_next_class (&nexts[i].rule, nexts[i].from, nexts[i].decision);

      g_test_message ("%s", nexts[i].from);
      g_assert_cmpstr (to, ==, nexts[i].to);
    }
}

static void
test_next_classes (void)
{
  static const struct
  {
    KladePromotionRule rule;
    const char *from[8];
    const char *to;
  } schools[] = {
    { { KLADE_SCHOOL_BASIC, 0 }, { "1.a", "1.b", "2.a", "9.a" }, "1.a 1.b 2.a 2.b 3.a" },
    { { KLADE_SCHOOL_SECONDARY, 0 }, { "9.a", "10.E", "12.E", "1.a" }, "1.a 2.a 10.E 11.E" },
    { { KLADE_SCHOOL_GYMNASIUM, 0 }, { "7.a", "8.a", "9.a" }, "7.a 8.a 9.a" },
    { { KLADE_SCHOOL_ART, 7 }, { "1.k", "6.k", "7.k" }, "1.k 2.k 7.k" },
    { { KLADE_SCHOOL_MIXED, 0 }, { "Bitītes", "1.a" }, "1.a 2.a Bitītes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autoptr (GPtrArray) classes =
          klade_promotion_next_classes (&schools[i].rule, schools[i].from);
      g_autofree char *joined = NULL;

      g_ptr_array_add (classes, NULL);
      joined = g_strjoinv (" ", (char **) classes->pdata);
      g_assert_cmpstr (joined, ==, schools[i].to);
    }
}

/* What would go wrong, in words, and whether it stops the turn of the year. */
static void
test_check (void)
{
  static const KladeYearResult good[] = { { "Mat.", POINTS (7), NONE } };
  static const KladeYearResult bad[] = { { "Mat.", POINTS (3), NONE } };
  static const char *const next_classes[] = { "8.a", "8.b", "7.a", NULL };
  static const struct
  {
    KladePromotionPupil pupil;
    const char *said; /* of the first problem; NULL: none */
    KladePromotionWeight weight;
  } checks[] = {
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_MOVED, NULL, TRUE }, NULL, 0 },
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_MOVED, "8.b", TRUE }, NULL, 0 },
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_LEFT, NULL, TRUE }, NULL, 0 },
    { { "Anna", "9.a", good, 1, KLADE_PROMOTION_FINISHED, NULL, TRUE }, NULL, 0 },
    { { "Anna", "7.a", bad, 1, KLADE_PROMOTION_REPEATS, NULL, TRUE }, NULL, 0 },
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_OPEN, NULL, FALSE },
      "nothing is decided",
      KLADE_PROMOTION_STOPS },
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_MOVED, NULL, FALSE },
      "order is missing",
      KLADE_PROMOTION_WORTH_A_LOOK },
    { { "Anna", "7.c", good, 1, KLADE_PROMOTION_MOVED, NULL, TRUE }, "8.c", KLADE_PROMOTION_STOPS },
    { { "Anna", "8.a", good, 1, KLADE_PROMOTION_REPEATS, "7.a", TRUE },
      "another grade",
      KLADE_PROMOTION_WORTH_A_LOOK },
    { { "Anna", "9.a", good, 1, KLADE_PROMOTION_MOVED, NULL, TRUE },
      "no grade",
      KLADE_PROMOTION_STOPS },
    { { "Anna", "7.a", bad, 1, KLADE_PROMOTION_MOVED, NULL, TRUE },
      "Below 4: Mat. 3",
      KLADE_PROMOTION_WORTH_A_LOOK },
    { { "Anna", "7.a", good, 1, KLADE_PROMOTION_FINISHED, NULL, TRUE },
      "no last grade",
      KLADE_PROMOTION_WORTH_A_LOOK },
    { { "Anna", "Bitītes", NULL, 0, KLADE_PROMOTION_FINISHED, NULL, FALSE }, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GPtrArray) problems =
          klade_promotion_check (&secondary, &checks[i].pupil, 1, next_classes);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (problems->len, ==, checks[i].said != NULL);
      if (checks[i].said != NULL)
        {
          const KladePromotionProblem *problem = g_ptr_array_index (problems, 0);

          g_assert_nonnull (strstr (problem->text, checks[i].said));
          g_assert_nonnull (strstr (problem->text, "Anna"));
          g_assert_cmpint (problem->weight, ==, checks[i].weight);
          g_assert_cmpuint (problem->pupil, ==, 0);
        }
    }
}

static void
test_kinds (void)
{
  for (int kind = 1; kind <= KLADE_N_SCHOOL_KINDS; kind++)
    {
      const char *id = klade_school_kind_id ((KladeSchoolKind) kind);

      g_assert_cmpint (klade_school_kind_from_id (id), ==, kind);
      g_assert_nonnull (klade_school_kind_name ((KladeSchoolKind) kind));
      g_assert_cmpint (klade_school_kind_first_grade ((KladeSchoolKind) kind), <=,
                       klade_school_kind_last_grade ((KladeSchoolKind) kind));
    }
  g_assert_cmpint (klade_school_kind_from_id ("castle"), ==, KLADE_SCHOOL_MIXED);
  g_assert_cmpint (klade_school_kind_from_id (NULL), ==, KLADE_SCHOOL_MIXED);
  for (int decision = 0; decision < KLADE_N_PROMOTION_DECISIONS; decision++)
    g_assert_nonnull (klade_promotion_decision_name ((KladePromotionDecision) decision));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/promotion/propose", test_propose);
  g_test_add_func ("/domain/promotion/explain", test_explain);
  g_test_add_func ("/domain/promotion/next-class", test_next_class);
  g_test_add_func ("/domain/promotion/next-classes", test_next_classes);
  g_test_add_func ("/domain/promotion/check", test_check);
  g_test_add_func ("/domain/promotion/kinds", test_kinds);

  return g_test_run ();
}
