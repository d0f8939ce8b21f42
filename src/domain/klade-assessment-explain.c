/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-assessment.h"

#include <math.h>

#include "klade-i18n.h"
#include "klade-text.h"

#define AVERAGE_PLACES 2

static void
append_marks (GString *text,
              const KladeAssessmentRule *rule,
              KladeScale scale,
              const KladeAssessedMark *marks,
              gsize n_marks)
{
  const char *separator = "";

  for (gsize i = 0; i < n_marks; i++)
    {
      char mark[KLADE_MARK_TEXT_SIZE];
      KladeProposal alone = klade_assessment_propose_semester (rule, scale, &marks[i], 1);

      if (alone.n_counted == 0)
        continue;

      g_string_append (text, separator);
      g_string_append (text, klade_mark_format (marks[i].mark, mark));
      if (rule->use_weights)
        g_string_append_printf (text, " × %d %%", marks[i].weight);
      separator = ", ";
    }
}

static void
append_missing (GString *text, const KladeAssessmentRule *rule, const KladeProposal *proposal)
{
  int n_works = proposal->n_missing + proposal->n_counted;

  if (proposal->n_missing > 0)
    {
      g_string_append_c (text, '\n');
      /* Translators: works without a mark, works in all */
      g_string_append_printf (text,
                              ngettext_ ("without a mark: %d of %d work",
                                         "without a mark: %d of %d works", (gulong) n_works),
                              proposal->n_missing, n_works);
    }
  if (proposal->state == KLADE_PROPOSAL_MISSING)
    g_string_append_printf (text, _ (", more than %d %%: nv is proposed"),
                            rule->maximum_missing_percent);
}

/**
 * klade_assessment_explain_semester:
 * @rule: the school's rule
 * @scale: the journal's scale
 * @marks: (array length=n_marks): as for klade_assessment_propose_semester()
 * @n_marks: how many
 *
 * Returns: (transfer full): how the proposal was reached, in one to three lines, translated:
 *   7 × 100 %, 8 × 200 % → 7,67 → 8
 */
char *
klade_assessment_explain_semester (const KladeAssessmentRule *rule,
                                   KladeScale scale,
                                   const KladeAssessedMark *marks,
                                   gsize n_marks)
{
  g_autoptr (GString) text = NULL;
  char mark[KLADE_MARK_TEXT_SIZE];
  KladeProposal proposal;

  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (marks != NULL || n_marks == 0, NULL);

  text = g_string_new (NULL);
  proposal = klade_assessment_propose_semester (rule, scale, marks, n_marks);
  if (proposal.n_counted == 0)
    g_string_append (text, _ ("There are no marks yet that count."));
  else
    {
      append_marks (text, rule, scale, marks, n_marks);
      if (!isnan (proposal.average))
        {
          g_autofree char *average = klade_text_decimal (proposal.average, AVERAGE_PLACES);

          g_string_append_printf (text, " → %s", average);
        }
      g_string_append_printf (text, " → %s", klade_mark_format (proposal.mark, mark));
    }

  if (proposal.n_counted > 0 && proposal.n_counted < rule->minimum_count)
    {
      g_string_append_c (text, '\n');
      /* Translators: how many marks the rule asks for, how many there are */
      g_string_append_printf (text,
                              ngettext_ ("%d mark is needed, there are %d",
                                         "%d marks are needed, there are %d",
                                         (gulong) rule->minimum_count),
                              rule->minimum_count, proposal.n_counted);
    }
  append_missing (text, rule, &proposal);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
