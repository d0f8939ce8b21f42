/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn.h"

#include "klade-i18n.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"

void
klade_turn_problem_free (KladeTurnProblem *self)
{
  g_free (self->text);
  g_free (self);
}

static KladeTurnProblem *
add (GPtrArray *problems, gboolean stops, char *text)
{
  KladeTurnProblem *problem = g_new0 (KladeTurnProblem, 1);

  problem->stops = stops;
  problem->text = text;
  g_ptr_array_add (problems, problem);
  return problem;
}

static void
look_at_year (const KladeTurn *self, GPtrArray *problems)
{
  g_autofree char *name = klade_school_year_name (self->old.year.start_year + 1);

  if (self->is_turned)
    add (problems, TRUE, g_strdup_printf (_ ("The year was turned to %s already."), name));
  if (self->next_id == 0)
    add (problems, TRUE,
         g_strdup_printf (_ ("The calendar of %s is missing. Enter its semesters first."), name));
  else if (!self->next.is_published)
    add (problems, FALSE,
         g_strdup_printf (_ ("The calendar of %s is a proposal. Confirm its dates."), name));
  if (self->classes->len == 0)
    add (problems, TRUE, g_strdup (_ ("There are no classes in this year.")));
}

static void
look_at_pupils (const KladeTurn *self, GPtrArray *problems)
{
  g_autoptr (GPtrArray) found = klade_promotion_check (
      &self->rule, (const KladePromotionPupil *) (gpointer) self->promotions->data,
      self->promotions->len, (const char *const *) self->next_names->pdata);

  for (guint i = 0; i < found->len; i++)
    {
      KladePromotionProblem *one = g_ptr_array_index (found, i);
      const KladeRecord *enrolment = klade_turn_get_pupil (self, (guint) one->pupil)->enrolment;
      KladeTurnProblem *problem =
          add (problems, one->weight == KLADE_PROMOTION_STOPS, g_steal_pointer (&one->text));

      problem->pupil_id = enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID];
      problem->class_id = enrolment->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID];
    }
}

static void
look_at_classes (const KladeTurn *self, GPtrArray *problems)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeClassRow *klass = g_ptr_array_index (self->classes, i);

      if (klass->class_teacher_id == 0)
        add (problems, FALSE, g_strdup_printf (_ ("Class %s has no class teacher."), klass->name))
            ->class_id = klass->id;
      if (klass->programme_id == 0 && klass->grade > 0)
        add (problems, FALSE,
             g_strdup_printf (_ ("Class %s has no programme, so the new class gets the journals "
                                 "of the old one."),
                              klass->name))
            ->class_id = klass->id;
    }
}

/* One sentence a class, not one a journal. */
static void
look_at_journals (GPtrArray *journals, GPtrArray *problems)
{
  for (guint i = 0; i < journals->len;)
    {
      const KladeTurnOpenJournal *first = g_ptr_array_index (journals, i);
      g_autoptr (GString) subjects = g_string_new (first->subject);

      for (i++; i < journals->len; i++)
        {
          const KladeTurnOpenJournal *next = g_ptr_array_index (journals, i);

          if (!g_str_equal (next->owner, first->owner))
            break;
          g_string_append_printf (subjects, ", %s", next->subject);
        }

      add (problems, FALSE,
           g_strdup_printf (_ ("%s: the year is not closed in %s."), first->owner, subjects->str))
          ->class_id = first->class_id;
    }
}

static void
look_at_groups (GPtrArray *groups, GPtrArray *problems)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const KladeGroupRow *group = g_ptr_array_index (groups, i);

      if (group->is_without_teacher && group->n_members > 0)
        add (problems, FALSE, g_strdup_printf (_ ("Group %s has no teacher."), group->name))
            ->class_id = group->class_id;
    }
}

/**
 * klade_turn_find_problems:
 * @self: the old year
 * @error: says why the store failed
 *
 * Returns: (transfer full) (element-type KladeTurnProblem): what would go wrong, that which
 *   stops the turn first
 */
GPtrArray *
klade_turn_find_problems (const KladeTurn *self, GError **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_turn_problem_free);
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GPtrArray) journals =
      klade_store_list_turn_open_journals (self->db, self->old.id, error);
  g_autoptr (GPtrArray) groups =
      journals != NULL ? klade_store_list_groups (self->db, self->old.id, 0, self->old.day, error)
                       : NULL;

  if (groups == NULL)
    return NULL;

  look_at_year (self, problems);
  look_at_pupils (self, problems);
  look_at_classes (self, problems);
  look_at_journals (journals, problems);
  look_at_groups (groups, problems);

  sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_turn_problem_free);
  for (int stops = 1; stops >= 0; stops--)
    for (guint i = 0; i < problems->len; i++)
      {
        KladeTurnProblem *problem = g_ptr_array_index (problems, i);

        if (problem->stops == (stops == 1))
          g_ptr_array_add (sorted, problem);
      }
  g_ptr_array_set_free_func (problems, NULL); /* they are @sorted's now */
  return g_steal_pointer (&sorted);
}
