/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the summary journal only. */

#include "klade-paper-facts.h"

G_BEGIN_DECLS

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladePaperShelf stays;     /* KladePaperStay, of all years */
  KladePaperShelf old_names; /* KladePaperOldName */
} KladeSummary;

gboolean klade_summary_is_gone (const KladePaperReading *reading,
                                const KladePaperPupil *pupil,
                                int grade);
char *klade_summary_format_order (const char *number, KladeDay day);
char *klade_summary_dup_note (const KladeSummary *self, guint index);
char *klade_summary_dup_leaving (const KladeSummary *self, guint index, char **order);
void klade_summary_check (const KladeSummary *self,
                          int place,
                          guint class_index,
                          GPtrArray *subjects_of_pupils);

G_END_DECLS
