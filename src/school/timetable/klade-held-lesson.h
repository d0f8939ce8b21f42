/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the timetable and a day's changes together say. */

#include "klade-day-lesson.h"
#include "klade-store-day-list.h"
#include "klade-timetable-data.h"

G_BEGIN_DECLS

/**
 * KladeHeldLesson:
 * @slot: (nullable): the place in the timetable; %NULL for a lesson that it does not have
 * @lived: when it is, and what the day's changes make of it
 *
 * One lesson of one journal on one day.
 */
typedef struct
{
  const KladeStoredJournal *journal;
  const KladeStoredSlot *slot;
  KladeDayLesson lived;
} KladeHeldLesson;

GPtrArray *klade_held_lesson_select_changes (const GArray *changes, KladeDay day);
KladeDayLesson klade_held_lesson_begin (const KladeTimetableData *data,
                                        const KladeStoredJournal *journal,
                                        KladeDay day,
                                        int lesson_no);
void klade_held_lesson_list (const KladeTimetableData *data,
                             const GArray *changes,
                             KladeDay day,
                             GArray *lessons);
GArray *klade_held_lesson_list_days (const KladeTimetableData *data,
                                     const GArray *changes,
                                     KladeDay first,
                                     KladeDay last,
                                     gboolean with_gone);
KladeDayLesson klade_held_lesson_find (const KladeTimetableData *data,
                                       const GArray *changes,
                                       const KladeStoredJournal *journal,
                                       KladeDay day,
                                       int lesson_no);

G_END_DECLS
