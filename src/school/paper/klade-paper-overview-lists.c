/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-overview.h"

#include "klade-text.h"

/* The lists of a class overview that name pupils. */

#define MOST_ABSENTEES 10

typedef int (*Weigh) (const KladeOverviewPupil *pupil);

static int
weigh_insufficient (const KladeOverviewPupil *pupil)
{
  return (int) pupil->insufficient->len;
}

static int
weigh_unassessed (const KladeOverviewPupil *pupil)
{
  return (int) pupil->unassessed->len;
}

static int
weigh_absences (const KladeOverviewPupil *pupil)
{
  return pupil->absences.n_absent;
}

static int
weigh_excellence (const KladeOverviewPupil *pupil)
{
  return klade_mark_tally_is_all_high (&pupil->tally)
             ? klade_mark_tally_get_hundredths (&pupil->tally) + 2 /* also where there is none */
             : 0;
}

/* The heaviest first, else in the order of the class. */
static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const KladeOverviewPupil *one = *(const KladeOverviewPupil *const *) a;
  const KladeOverviewPupil *other = *(const KladeOverviewPupil *const *) b;
  Weigh weigh = *(const Weigh *) data;
  int weight = weigh (other) - weigh (one);

  return weight != 0 ? weight : (one->place > other->place) - (one->place < other->place);
}

/* Those with any weight. */
static GPtrArray *
choose (GArray *pupils, Weigh weigh)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < pupils->len; i++)
    {
      KladeOverviewPupil *pupil = &g_array_index (pupils, KladeOverviewPupil, i);

      if (weigh (pupil) > 0)
        g_ptr_array_add (chosen, pupil);
    }
  g_ptr_array_sort_with_data (chosen, compare, &weigh);
  return chosen;
}

static KladePaperRecord *
add_pupil (KladePaperRecord *record, const char *list, const KladeOverviewPupil *pupil)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, list);

  klade_paper_record_set (row, "name", pupil->name);
  return row;
}

static guint
add_with_subjects (KladePaperRecord *record, const char *list, GArray *pupils, Weigh weigh)
{
  g_autoptr (GPtrArray) chosen = choose (pupils, weigh);

  for (guint i = 0; i < chosen->len; i++)
    {
      const KladeOverviewPupil *pupil = g_ptr_array_index (chosen, i);
      KladePaperRecord *row = add_pupil (record, list, pupil);

      klade_paper_record_set_int (row, "count", weigh (pupil));
      klade_paper_record_take (row, "subjects",
                               klade_paper_join_names (weigh == weigh_insufficient
                                                           ? pupil->insufficient
                                                           : pupil->unassessed));
    }
  return chosen->len;
}

static guint
add_absentees (KladePaperRecord *record, GArray *pupils)
{
  g_autoptr (GPtrArray) chosen = choose (pupils, weigh_absences);

  for (guint i = 0; i < MIN (chosen->len, MOST_ABSENTEES); i++)
    {
      const KladeOverviewPupil *pupil = g_ptr_array_index (chosen, i);
      const KladeAbsenceSum *sum = &pupil->absences;
      KladePaperRecord *row = add_pupil (record, "absentees", pupil);

      klade_paper_record_set_int (row, "total", sum->n_absent);
      klade_paper_record_set_int (row, "excused", sum->n_excused);
      klade_paper_record_set_int (row, "unexcused", sum->n_absent - sum->n_excused);
      klade_paper_record_set_int (row, "most", weigh_absences (g_ptr_array_index (chosen, 0)));
    }
  return MIN (chosen->len, MOST_ABSENTEES);
}

static guint
add_excellent (KladePaperRecord *record, GArray *pupils)
{
  g_autoptr (GPtrArray) chosen = choose (pupils, weigh_excellence);

  for (guint i = 0; i < chosen->len; i++)
    {
      const KladeOverviewPupil *pupil = g_ptr_array_index (chosen, i);
      int hundredths = klade_mark_tally_get_hundredths (&pupil->tally);
      KladePaperRecord *row = add_pupil (record, "excellent", pupil);

      if (hundredths >= 0)
        klade_paper_record_take (row, "average", klade_text_decimal (hundredths / 100.0, 2));
    }
  return chosen->len;
}

/**
 * klade_overview_add_lists:
 * @record: the class's copy
 * @klass: the class
 */
void
klade_overview_add_lists (KladePaperRecord *record, const KladeOverviewClass *klass)
{
  GArray *pupils = klass->pupils;
  guint n_insufficient = add_with_subjects (record, "insufficient", pupils, weigh_insufficient);
  guint n_unassessed = add_with_subjects (record, "unassessed", pupils, weigh_unassessed);
  guint n_absentees = add_absentees (record, pupils);
  guint n_excellent = add_excellent (record, pupils);
  guint n_named = n_insufficient + n_unassessed + n_absentees + n_excellent;

  klade_paper_record_set_int (record, "n_insufficient", (int) n_insufficient);
  klade_paper_record_set_int (record, "n_excellent", (int) n_excellent);
  if (n_named > 0)
    klade_paper_record_set_int (record, "n_named", (int) n_named);
}
