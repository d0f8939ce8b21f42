/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"

/* The mark that the school's rule makes of a semester's marks so far.  It decides nothing. */

static KladeMark
mark_in (GArray *given, const KladePaperWork *work)
{
  for (guint i = 0; i < given->len; i++)
    if (g_array_index (given, KladePaperGiven, i).work == work)
      return g_array_index (given, KladePaperGiven, i).mark;
  return (KladeMark){ 0 };
}

/* As klade_journal_page_propose(): a work counts that anybody has a mark in and that was given
 * while the pupil was there. */
static KladeProposal
propose (const KladePaperFacts *self, const KladePaperLink *link, KladeScale scale, GArray *given)
{
  g_autoptr (GArray) assessed = g_array_new (FALSE, FALSE, sizeof (KladeAssessedMark));
  int first = klade_id_map_find (&self->first_works, link->journal_id);

  for (guint i = (guint) first; first >= 0 && i < self->works->len; i++)
    {
      const KladePaperWork *work = &g_array_index (self->works, KladePaperWork, i);
      KladeAssessedMark one = { .kind = (KladeWorkKind) work->kind, .weight = work->weight };

      if (work->journal_id != link->journal_id)
        break;
      if (!work->is_marked || work->kind < 1 || work->kind > KLADE_N_WORK_KINDS ||
          !self->rule.counts[work->kind])
        continue;
      one.mark = mark_in (given, work);
      if (one.mark.kind != KLADE_MARK_NONE ||
          klade_paper_days_cover (link->from, link->to, work->day))
        g_array_append_val (assessed, one);
    }

  return klade_assessment_propose_semester (
      &self->rule, scale, (const KladeAssessedMark *) (gpointer) assessed->data, assessed->len);
}

/**
 * klade_paper_facts_propose:
 * @self: with the rule, journals and the marks of a semester read
 * @person: whose
 * @subject: one of the pupil's subjects
 * @given: from klade_paper_facts_list_given()
 *
 * Returns: what the rule makes of the marks in the journal that the pupil is in on the
 *   reading's day
 */
KladeProposal
klade_paper_facts_propose (const KladePaperFacts *self,
                           guint person,
                           const KladePaperSubject *subject,
                           GArray *given)
{
  guint n_links;
  const KladePaperLink *links = klade_paper_shelf_get (&self->links, person, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      const KladePaperJournal *journal = klade_paper_facts_find_journal (self, links[i].journal_id);

      if (journal != NULL && journal->subject_id == subject->id && journal->is_giving &&
          klade_paper_journal_is_main (journal) == subject->is_main &&
          klade_paper_days_cover (links[i].from, links[i].to, self->reading->day))
        return propose (self, &links[i], journal->scale, given);
    }
  return (KladeProposal){ .state = KLADE_PROPOSAL_NOTHING };
}
