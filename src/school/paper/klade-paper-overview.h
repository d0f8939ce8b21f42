/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the class overview only. */

#include "klade-level.h"
#include "klade-paper-facts.h"

G_BEGIN_DECLS

/**
 * KladeOverview:
 * @term: 1, 2, or the year
 * @days: of the term and class, up to the reading's day
 * @is_running: the term is not over: where nobody has its mark yet, the marks so far tell
 */
typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladeTermKind term;
  KladeDayRange days;
  gboolean is_running;
} KladeOverview;

/**
 * KladeOverviewSubject:
 * @tally: the pupils' term marks
 * @n_marks: given in lessons
 * @has_begun: somebody has the term's mark: who has none lacks it
 * @is_interim: the marks are what the rule makes of the marks so far
 * @is_unmarked: more than half of those who need a mark have none: they are not named
 */
typedef struct
{
  const KladePaperSubject *subject;
  KladeMarkTally tally;
  int n_marks;
  gboolean has_begun;
  gboolean is_interim;
  gboolean is_unmarked;
} KladeOverviewSubject;

/**
 * KladeOverviewPupil:
 * @place: among the reading's pupils
 * @person: on the shelves
 * @days: of the term, while the pupil was in the class
 * @subjects: (element-type KladePaperSubject): in which the pupil has or needs a mark
 * @tally: the pupil's term marks
 * @insufficient: the subjects with marks of the lowest level or ni: Mathematics 3
 * @unassessed: the subjects with nv or without the mark that others have
 */
typedef struct
{
  guint place;
  guint person;
  KladeDayRange days;
  const char *name;
  GArray *subjects;
  KladeMarkTally tally;
  GPtrArray *insufficient;
  GPtrArray *unassessed;
  KladeAbsenceSum absences;
} KladeOverviewPupil;

/**
 * KladeOverviewClass:
 * @pupils: (element-type KladeOverviewPupil): in their order
 * @subjects: (element-type KladeOverviewSubject): in the order of report cards
 * @tally: all term marks
 */
typedef struct
{
  const KladePaperClass *klass;
  GArray *pupils;
  GArray *joined; /* of KladePaperSubject: what @subjects are */
  GArray *subjects;
  KladeMarkTally tally;
} KladeOverviewClass;

void klade_overview_class_init (KladeOverviewClass *self,
                                const KladeOverview *overview,
                                const KladePaperClass *klass);
void klade_overview_class_clear (KladeOverviewClass *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeOverviewClass, klade_overview_class_clear)

void klade_overview_add_lists (KladePaperRecord *record, const KladeOverviewClass *klass);

G_END_DECLS
