/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the class overview only. */

#include "klade-level.h"
#include "klade-paper-facts.h"

G_BEGIN_DECLS

/**
 * KladeOverview:
 * @term: 1, 2, or the year
 * @days: of the term, up to the reading's day
 */
typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladeTermKind term;
  KladeDayRange days;
} KladeOverview;

/* A subject of a class. */
typedef struct
{
  const KladePaperSubject *subject;
  KladeMarkTally tally; /* the pupils' term marks */
  int n_marks;          /* given in lessons */
  gboolean has_begun;   /* somebody has the term's mark: who has none lacks it */
} KladeOverviewSubject;

/**
 * KladeOverviewPupil:
 * @index: among the reading's pupils
 * @subjects: (element-type KladePaperSubject): in which the pupil has or needs a mark
 * @tally: the pupil's term marks
 * @insufficient: the subjects with marks of the lowest level or ni: Mathematics 3
 * @unassessed: the subjects with nv or without the mark that others have
 */
typedef struct
{
  guint index;
  const char *name;
  GArray *subjects;
  KladeMarkTally tally;
  GPtrArray *insufficient;
  GPtrArray *unassessed;
  KladeAbsenceSum absences;
} KladeOverviewPupil;

KladeDayRange klade_overview_pupil_days (const KladeOverview *self, guint index);
void klade_overview_add_lists (KladePaperRecord *record, GArray *pupils);

G_END_DECLS
