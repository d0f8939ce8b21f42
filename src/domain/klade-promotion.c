/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-promotion.h"

#include "klade-class-name.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define GRADE_MAX 12
#define BASIC_LAST_GRADE 9
#define SECONDARY_FIRST_GRADE 10
/* MK 11/2022 p. 25: in grades 4 to 8 one re-examination may stay below 4. */
#define FIRST_GRADE_WITH_ALLOWANCE 4
#define LAST_GRADE_WITH_ALLOWANCE 8

static const char *const decision_names[KLADE_N_PROMOTION_DECISIONS] = {
  N_ ("not decided"), N_ ("moved up"), N_ ("repeats the grade"), N_ ("finished"), N_ ("left"),
};

/**
 * klade_promotion_decision_name:
 * @decision: a decision
 *
 * Returns: its name, translated
 */
const char *
klade_promotion_decision_name (KladePromotionDecision decision)
{
  g_return_val_if_fail ((int) decision >= 0 && decision <= KLADE_PROMOTION_LEFT, NULL);

  return _ (decision_names[decision]);
}

/* The grade and suffix of a class; a name that cannot be read is a group's. */
static KladeClassName
parse (const char *class_name)
{
  KladeClassName name = { 0, "" };

  if (!klade_class_name_parse (class_name, &name, NULL))
    g_strlcpy (name.suffix, class_name, sizeof name.suffix);

  return name;
}

/**
 * klade_promotion_is_last_grade:
 * @rule: the school's kind and programme
 * @grade: 1 to 12; 0 for a preschool group
 *
 * General schools end with grades 9 and 12, art and music schools with their programme.
 *
 * Returns: %TRUE if pupils finish with it
 */
gboolean
klade_promotion_is_last_grade (const KladePromotionRule *rule, int grade)
{
  int last;

  g_return_val_if_fail (rule != NULL, FALSE);

  if (grade <= 0)
    return FALSE;

  last = rule->last_grade > 0 ? rule->last_grade : klade_school_kind_last_grade (rule->kind);
  if (grade >= last || grade >= GRADE_MAX)
    return TRUE;

  return grade == BASIC_LAST_GRADE && rule->kind != KLADE_SCHOOL_ART;
}

/**
 * klade_promotion_next_class:
 * @rule: the school's kind and programme
 * @class_name: 7.a
 * @decision: what was decided
 *
 * A preschool group goes on under its name.
 *
 * Returns: (transfer full) (nullable): 8.a for who moves up, 7.a for who repeats; %NULL for who
 *   goes, and after a last grade
 */
char *
klade_promotion_next_class (const KladePromotionRule *rule,
                            const char *class_name,
                            KladePromotionDecision decision)
{
  KladeClassName name;

  g_return_val_if_fail (rule != NULL && class_name != NULL, NULL);

  name = parse (class_name);
  if (decision == KLADE_PROMOTION_MOVED && name.grade > 0)
    {
      if (klade_promotion_is_last_grade (rule, name.grade))
        return NULL;
      name.grade++;
    }
  else if (decision != KLADE_PROMOTION_REPEATS && decision != KLADE_PROMOTION_MOVED)
    return NULL;

  return klade_class_name_format (&name);
}

static int
compare_class_names (gconstpointer a, gconstpointer b)
{
  return klade_text_collate_class_names (*(const char *const *) a, *(const char *const *) b);
}

static void
add_class (GPtrArray *classes, char *name)
{
  if (g_ptr_array_find_with_equal_func (classes, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (classes, name);
}

/* Where a school begins, and where those who finished grade 9 begin anew. */
static gboolean
is_first_grade (const KladePromotionRule *rule, int grade)
{
  int first = klade_school_kind_first_grade (rule->kind);

  return grade == MAX (first, 1) ||
         (grade == SECONDARY_FIRST_GRADE && rule->kind != KLADE_SCHOOL_ART);
}

/**
 * klade_promotion_next_classes:
 * @rule: the school's kind and programme
 * @class_names: (array zero-terminated=1): this year's classes
 *
 * Proposes the new year's classes: each one grade higher, and first classes like this year's.
 *
 * Returns: (transfer full) (element-type utf8): the names in order, without a %NULL at the end
 */
GPtrArray *
klade_promotion_next_classes (const KladePromotionRule *rule, const char *const *class_names)
{
  GPtrArray *classes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (rule != NULL && class_names != NULL, classes);

  for (gsize i = 0; class_names[i] != NULL; i++)
    {
      KladeClassName name = parse (class_names[i]);
      char *next = klade_promotion_next_class (rule, class_names[i], KLADE_PROMOTION_MOVED);

      if (next != NULL)
        add_class (classes, next);
      if (is_first_grade (rule, name.grade))
        add_class (classes, klade_class_name_format (&name));
    }
  g_ptr_array_sort (classes, compare_class_names);

  return classes;
}

static gboolean
is_missing (KladeMark mark)
{
  return mark.kind == KLADE_MARK_NONE || mark.kind == KLADE_MARK_NO_MARK;
}

/* The mark that counts: the re-examination's, if there was one. */
static KladeMark
get_final (const KladeYearResult *result)
{
  return is_missing (result->reexam) ? result->year : result->reexam;
}

static void
count (const KladePromotionPupil *pupil, KladePromotionProposal *proposal)
{
  for (gsize i = 0; i < pupil->n_results; i++)
    {
      KladeMark final = get_final (&pupil->results[i]);

      if (is_missing (final))
        proposal->n_missing++;
      else if (klade_mark_is_below_pass (final))
        {
          proposal->n_below++;
          proposal->n_reexams_due += is_missing (pupil->results[i].reexam);
        }
    }
}

static gboolean
may_move (int grade, const KladePromotionProposal *proposal)
{
  if (proposal->n_missing > 0 || proposal->n_reexams_due > 0)
    return FALSE;
  if (grade >= FIRST_GRADE_WITH_ALLOWANCE && grade <= LAST_GRADE_WITH_ALLOWANCE)
    return proposal->n_below <= 1;

  return proposal->n_below == 0;
}

/**
 * klade_promotion_propose:
 * @rule: the school's kind and programme
 * @pupil: a pupil
 *
 * MK 11/2022 p. 25.  In grades 1 to 3 every subject needs an assessment; in 4 to 8 a 4, but for
 * one re-examination; in 10 and 11 a 4 everywhere.  Exemption counts as an assessment.  Where
 * the marks do not suffice, the teachers' council decides.
 *
 * Returns: the proposal
 */
KladePromotionProposal
klade_promotion_propose (const KladePromotionRule *rule, const KladePromotionPupil *pupil)
{
  KladePromotionProposal proposal = { KLADE_PROMOTION_OPEN, 0, 0, 0 };
  KladeClassName name;

  g_return_val_if_fail (rule != NULL && pupil != NULL, proposal);

  name = parse (pupil->class_name);
  count (pupil, &proposal);
  if (name.grade == 0 || (pupil->n_results > 0 && may_move (name.grade, &proposal)))
    proposal.decision = klade_promotion_is_last_grade (rule, name.grade) ? KLADE_PROMOTION_FINISHED
                                                                         : KLADE_PROMOTION_MOVED;

  return proposal;
}

static void
append_subjects (GString *text,
                 const char *sentence,
                 const KladePromotionPupil *pupil,
                 gboolean wants_missing)
{
  g_autoptr (GString) subjects = g_string_new (NULL);

  for (gsize i = 0; i < pupil->n_results; i++)
    {
      KladeMark final = get_final (&pupil->results[i]);
      char mark[KLADE_MARK_TEXT_SIZE];

      if (wants_missing ? !is_missing (final) : !klade_mark_is_below_pass (final))
        continue;
      g_string_append_printf (subjects, "%s%s", subjects->len > 0 ? ", " : "",
                              pupil->results[i].subject);
      if (!wants_missing)
        g_string_append_printf (subjects, " %s", klade_mark_format (final, mark));
    }
  if (subjects->len > 0)
    {
      g_autofree char *told = g_strdup_printf ("%s %s.", sentence, subjects->str);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", told);
    }
}

/**
 * klade_promotion_explain:
 * @pupil: a pupil
 *
 * Returns: (transfer full): which marks are in the way, sentences, translated; "" when none is
 */
char *
klade_promotion_explain (const KladePromotionPupil *pupil)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (pupil != NULL, NULL);

  if (pupil->n_results == 0 && parse (pupil->class_name).grade > 0)
    g_string_append (text, _ ("There are no subjects with a year mark."));
  append_subjects (text, _ ("No year mark:"), pupil, TRUE);
  append_subjects (text, _ ("Below 4:"), pupil, FALSE);

  return g_string_free (text, FALSE);
}

/**
 * klade_promotion_problem_free:
 * @self: (transfer full): a problem
 */
void
klade_promotion_problem_free (KladePromotionProblem *self)
{
  g_free (self->text);
  g_free (self);
}

static void
add_problem (GPtrArray *problems, gsize pupil, KladePromotionWeight weight, char *text)
{
  KladePromotionProblem *problem = g_new0 (KladePromotionProblem, 1);

  problem->pupil = pupil;
  problem->weight = weight;
  problem->text = text;
  g_ptr_array_add (problems, problem);
}

static void
check_class (const KladePromotionRule *rule,
             const KladePromotionPupil *pupil,
             gsize index,
             const char *const *next_classes,
             GPtrArray *problems)
{
  g_autofree char *proposed = klade_promotion_next_class (rule, pupil->class_name, pupil->decision);
  const char *to_class = pupil->to_class != NULL ? pupil->to_class : proposed;

  if (to_class == NULL)
    add_problem (problems, index, KLADE_PROMOTION_STOPS,
                 g_strdup_printf (_ ("%s moves up from %s, after which there is no grade."),
                                  pupil->name, pupil->class_name));
  else if (!g_strv_contains (next_classes, to_class))
    add_problem (problems, index, KLADE_PROMOTION_STOPS,
                 g_strdup_printf (_ ("%s goes to %s, a class that the new year does not have."),
                                  pupil->name, to_class));
  else if (proposed != NULL && parse (to_class).grade != parse (proposed).grade)
    add_problem (problems, index, KLADE_PROMOTION_WORTH_A_LOOK,
                 g_strdup_printf (_ ("%s goes from %s to %s: another grade than decided."),
                                  pupil->name, pupil->class_name, to_class));
}

static void
check_marks (const KladePromotionRule *rule,
             const KladePromotionPupil *pupil,
             gsize index,
             GPtrArray *problems)
{
  KladePromotionProposal proposal = klade_promotion_propose (rule, pupil);
  g_autofree char *why = klade_promotion_explain (pupil);

  if (proposal.decision == KLADE_PROMOTION_OPEN)
    add_problem (problems, index, KLADE_PROMOTION_WORTH_A_LOOK,
                 g_strdup_printf (_ ("%s, %s: %s. %s"), pupil->name, pupil->class_name,
                                  klade_promotion_decision_name (pupil->decision), why));
}

static void
check_pupil (const KladePromotionRule *rule,
             const KladePromotionPupil *pupil,
             gsize index,
             const char *const *next_classes,
             GPtrArray *problems)
{
  int grade = parse (pupil->class_name).grade;

  if (pupil->decision == KLADE_PROMOTION_OPEN)
    {
      g_autofree char *why = klade_promotion_explain (pupil);

      add_problem (problems, index, KLADE_PROMOTION_STOPS,
                   g_strchomp (g_strdup_printf (_ ("%s, %s: nothing is decided yet. %s"),
                                                pupil->name, pupil->class_name, why)));
      return;
    }

  if (pupil->decision == KLADE_PROMOTION_MOVED || pupil->decision == KLADE_PROMOTION_REPEATS)
    check_class (rule, pupil, index, next_classes, problems);
  if (pupil->decision == KLADE_PROMOTION_MOVED || pupil->decision == KLADE_PROMOTION_FINISHED)
    check_marks (rule, pupil, index, problems);
  if (pupil->decision == KLADE_PROMOTION_FINISHED && grade > 0 &&
      !klade_promotion_is_last_grade (rule, grade))
    add_problem (problems, index, KLADE_PROMOTION_WORTH_A_LOOK,
                 g_strdup_printf (_ ("%s finishes from %s, which is no last grade."), pupil->name,
                                  pupil->class_name));
  if (!pupil->has_order && grade > 0)
    add_problem (
        problems, index, KLADE_PROMOTION_WORTH_A_LOOK,
        g_strdup_printf (_ ("%s, %s: the order is missing."), pupil->name, pupil->class_name));
}

/**
 * klade_promotion_check:
 * @rule: the school's kind and programme
 * @pupils: (array length=n_pupils): all pupils of the old year
 * @n_pupils: how many
 * @next_classes: (array zero-terminated=1): the new year's classes
 *
 * What would go wrong if the year were turned now.  Moving up is by the head's order
 * (MK 11/2022 p. 25); a decision against the marks is worth a look, not forbidden.
 *
 * Returns: (transfer full) (element-type KladePromotionProblem): in the order of the pupils
 */
GPtrArray *
klade_promotion_check (const KladePromotionRule *rule,
                       const KladePromotionPupil *pupils,
                       gsize n_pupils,
                       const char *const *next_classes)
{
  GPtrArray *problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_promotion_problem_free);

  g_return_val_if_fail (rule != NULL && next_classes != NULL, problems);
  g_return_val_if_fail (pupils != NULL || n_pupils == 0, problems);

  for (gsize i = 0; i < n_pupils; i++)
    check_pupil (rule, &pupils[i], i, next_classes, problems);

  return problems;
}
