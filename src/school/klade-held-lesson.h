/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the timetable and a day's changes together say. */

#include "klade-store-day-list.h"
#include "klade-timetable-data.h"

G_BEGIN_DECLS

/**
 * KladeHeldLesson:
 * @slot: (nullable): the place in the timetable; %NULL for a lesson that it does not have
 * @teacher_id: who gives it: a substitute, the slot's own teacher, or 0 for all of the journal's
 * @changes: by KladeDayChangeKind, what applies to the lesson
 * @is_here: %FALSE when no lesson is left at this time: not held, or moved away
 *
 * One lesson of one journal on one day.
 */
typedef struct
{
  const KladeStoredJournal *journal;
  const KladeStoredSlot *slot;
  KladeDay day;
  int lesson_no;
  gint64 teacher_id;
  const char *room;
  const KladeStoredChange *changes[KLADE_N_DAY_CHANGE_KINDS + 1];
  gboolean is_here;
} KladeHeldLesson;

gboolean klade_held_lesson_is_meant (const KladeDayChange *change,
                                     const KladeStoredJournal *journal,
                                     int lesson_no);
const KladeStoredChange *klade_held_lesson_get_change (const KladeHeldLesson *self);
void klade_held_lesson_list (const KladeTimetableData *data,
                             const GArray *changes,
                             KladeDay day,
                             GArray *lessons);
GArray *klade_held_lesson_list_days (const KladeTimetableData *data,
                                     const GArray *changes,
                                     KladeDay first,
                                     KladeDay last,
                                     gboolean with_gone);
gboolean klade_held_lesson_find (const KladeTimetableData *data,
                                 const GArray *changes,
                                 KladeHeldLesson *self);
gboolean klade_held_lesson_look (const GArray *changes, KladeHeldLesson *self);

G_END_DECLS
