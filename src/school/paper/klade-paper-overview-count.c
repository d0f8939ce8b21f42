/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-overview.h"

/* How a class stands: its pupils and subjects, counted. */

/* ---- the class's pupils ---- */

/* The term's days while the pupil was in the class. */
static KladeDayRange
get_pupil_days (const KladeOverview *self, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  KladeDayRange days = { MAX (self->days.first, pupil->joined), self->days.last };

  if (pupil->left != KLADE_DAY_NONE)
    days.last = MIN (days.last, pupil->left);
  return days;
}

static void
pupil_clear (gpointer data)
{
  KladeOverviewPupil *self = data;

  g_array_unref (self->subjects);
  g_ptr_array_unref (self->insufficient);
  g_ptr_array_unref (self->unassessed);
}

static KladeOverviewPupil
read_pupil (const KladeOverview *self, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  KladeDayRange days = get_pupil_days (self, index);
  g_autofree char *name = g_strconcat (pupil->surname, " ", pupil->given_name, NULL);

  return (KladeOverviewPupil){
    .place = index,
    .person = person,
    .days = days,
    .name = klade_paper_reading_keep (self->reading, name),
    .subjects = klade_paper_facts_list_subjects (&self->facts, person, self->reading->day),
    .insufficient = g_ptr_array_new_with_free_func (g_free),
    .unassessed = g_ptr_array_new_with_free_func (g_free),
    .absences = klade_paper_facts_sum_absences (&self->facts, person, days.first, days.last, 0),
  };
}

/* ---- the class's subjects ---- */

static gboolean
is_given (KladeMark mark)
{
  return mark.kind != KLADE_MARK_NONE && mark.kind != KLADE_MARK_NO_MARK &&
         mark.kind != KLADE_MARK_EXEMPT;
}

static KladeOverviewSubject *
find_subject (GArray *subjects, const KladePaperSubject *like)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      KladeOverviewSubject *subject = &g_array_index (subjects, KladeOverviewSubject, i);

      if (subject->subject->id == like->id && subject->subject->is_main == like->is_main)
        return subject;
    }
  return NULL;
}

static void
find_begun (const KladeOverview *self, const KladeOverviewPupil *pupil, GArray *subjects)
{
  for (guint i = 0; i < pupil->subjects->len; i++)
    {
      const KladePaperSubject *one = &g_array_index (pupil->subjects, KladePaperSubject, i);

      if (is_given (one->marks[self->term]))
        find_subject (subjects, one)->has_begun = TRUE;
    }
}

/* While the term runs, what the rule makes of the marks so far stands for a mark that nobody has
 * yet. */
static void
propose_marks (const KladeOverview *self, const KladeOverviewPupil *pupil, GArray *subjects)
{
  g_autoptr (GArray) given = klade_paper_facts_list_given (&self->facts, pupil->person);

  for (guint i = 0; i < pupil->subjects->len; i++)
    {
      KladePaperSubject *one = &g_array_index (pupil->subjects, KladePaperSubject, i);
      KladeOverviewSubject *subject = find_subject (subjects, one);
      KladeMark mark;

      if (subject->has_begun || !one->is_needed)
        continue;
      mark = klade_paper_facts_propose (&self->facts, pupil->person, one, given).mark;
      if (!is_given (mark))
        continue;
      one->marks[self->term] = mark;
      subject->is_interim = TRUE;
    }
}

static void
count_term_marks (const KladeOverview *self, const KladeOverviewPupil *pupil, GArray *subjects)
{
  for (guint i = 0; i < pupil->subjects->len; i++)
    {
      const KladePaperSubject *one = &g_array_index (pupil->subjects, KladePaperSubject, i);
      KladeMark mark = one->marks[self->term];

      if (mark.kind != KLADE_MARK_NONE || one->is_needed)
        klade_mark_tally_add (&find_subject (subjects, one)->tally, mark);
    }
}

static void
count_marks_in_lessons (const KladeOverview *self,
                        const KladeOverviewPupil *pupil,
                        GArray *subjects)
{
  guint n;
  const KladePaperMark *rows = klade_paper_shelf_get (&self->facts.marks, pupil->person, &n);

  for (guint i = 0; i < n; i++)
    {
      const KladePaperWork *work = klade_paper_facts_find_work (&self->facts, rows[i].work_id);
      const KladePaperJournal *journal =
          work != NULL ? klade_paper_facts_find_journal (&self->facts, work->journal_id) : NULL;
      const KladePaperSubject like = {
        .id = journal != NULL ? journal->subject_id : 0,
        .is_main = journal != NULL && klade_paper_journal_is_main (journal),
      };
      KladeOverviewSubject *subject = find_subject (subjects, &like);

      if (subject != NULL && is_given (rows[i].mark))
        subject->n_marks++;
    }
}

static gboolean
lacks_most (const KladeMarkTally *tally)
{
  int n_given = tally->n_points + klade_mark_tally_get_n_letters (tally) + tally->n_passed +
                tally->n_failed + tally->n_percent;

  return tally->n_without > n_given;
}

static void
count_subjects (const KladeOverview *overview, KladeOverviewClass *self)
{
  for (guint i = 0; i < self->joined->len; i++)
    {
      const KladeOverviewSubject subject = {
        .subject = &g_array_index (self->joined, KladePaperSubject, i),
      };

      g_array_append_val (self->subjects, subject);
    }
  for (guint i = 0; i < self->pupils->len; i++)
    find_begun (overview, &g_array_index (self->pupils, KladeOverviewPupil, i), self->subjects);
  for (guint i = 0; i < self->pupils->len; i++)
    {
      const KladeOverviewPupil *pupil = &g_array_index (self->pupils, KladeOverviewPupil, i);

      if (overview->is_running)
        propose_marks (overview, pupil, self->subjects);
      count_term_marks (overview, pupil, self->subjects);
      count_marks_in_lessons (overview, pupil, self->subjects);
    }
  for (guint i = 0; i < self->subjects->len; i++)
    {
      KladeOverviewSubject *subject = &g_array_index (self->subjects, KladeOverviewSubject, i);

      subject->is_unmarked = lacks_most (&subject->tally);
    }
}

/* ---- each pupil's marks ---- */

static void
judge_mark (const KladeOverview *self,
            KladeOverviewPupil *pupil,
            const KladePaperSubject *one,
            const KladeOverviewSubject *subject)
{
  KladeMark mark = one->marks[self->term];
  char text[KLADE_MARK_TEXT_SIZE];

  if ((mark.kind == KLADE_MARK_NONE && !(one->is_needed && subject->has_begun)) ||
      ((mark.kind == KLADE_MARK_NONE || mark.kind == KLADE_MARK_NO_MARK) && subject->is_unmarked))
    return;

  klade_mark_tally_add (&pupil->tally, mark);
  if (klade_mark_is_below_pass (mark) || klade_level_of_mark (mark) == KLADE_LEVEL_INSUFFICIENT)
    g_ptr_array_add (pupil->insufficient,
                     g_strdup_printf ("%s %s%s", one->name, klade_mark_format (mark, text),
                                      subject->is_interim ? "*" : ""));
  else if (mark.kind == KLADE_MARK_NONE)
    g_ptr_array_add (pupil->unassessed, g_strdup (one->name));
  else if (mark.kind == KLADE_MARK_NO_MARK)
    g_ptr_array_add (pupil->unassessed,
                     g_strdup_printf ("%s %s", one->name, klade_mark_format (mark, text)));
}

static void
judge_pupils (const KladeOverview *overview, KladeOverviewClass *self)
{
  for (guint i = 0; i < self->pupils->len; i++)
    {
      KladeOverviewPupil *pupil = &g_array_index (self->pupils, KladeOverviewPupil, i);

      for (guint k = 0; k < pupil->subjects->len; k++)
        {
          const KladePaperSubject *one = &g_array_index (pupil->subjects, KladePaperSubject, k);

          judge_mark (overview, pupil, one, find_subject (self->subjects, one));
          if (is_given (one->marks[overview->term]))
            klade_mark_tally_add (&self->tally, one->marks[overview->term]);
        }
    }
}

/* ---- the class ---- */

/**
 * klade_overview_class_init:
 * @self: (out caller-allocates): the class, counted
 * @overview: with its facts read; its days are the class's
 * @klass: which class; must outlive @self
 */
void
klade_overview_class_init (KladeOverviewClass *self,
                           const KladeOverview *overview,
                           const KladePaperClass *klass)
{
  g_autoptr (GPtrArray) of_pupils = g_ptr_array_new ();

  *self = (KladeOverviewClass){
    .klass = klass,
    .pupils = g_array_new (FALSE, FALSE, sizeof (KladeOverviewPupil)),
    .subjects = g_array_new (FALSE, FALSE, sizeof (KladeOverviewSubject)),
  };
  g_array_set_clear_func (self->pupils, pupil_clear);
  for (guint i = 0; i < klass->n_pupils; i++)
    {
      KladeOverviewPupil pupil = read_pupil (overview, klass->first_pupil + i);

      g_array_append_val (self->pupils, pupil);
      g_ptr_array_add (of_pupils, pupil.subjects);
    }
  self->joined = klade_paper_subjects_join (of_pupils);
  count_subjects (overview, self);
  judge_pupils (overview, self);
}

void
klade_overview_class_clear (KladeOverviewClass *self)
{
  g_clear_pointer (&self->pupils, g_array_unref);
  g_clear_pointer (&self->subjects, g_array_unref);
  g_clear_pointer (&self->joined, g_array_unref);
}
