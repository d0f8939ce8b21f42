/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day-change.h"

G_BEGIN_DECLS

/**
 * KladeDayLesson:
 * @class_ids: (array length=n_class_ids): whose lesson it is; none for a group without pupils
 * @teacher_id: who gives it: a substitute, the one planned, or 0 for all of the journal's
 * @changes: by KladeDayChangeKind, the narrowest that applies
 * @is_here: %FALSE when no lesson is left at this time: not held, or moved away
 *
 * One lesson of one journal on one day, and what the day's changes say of it.  A plain value that
 * borrows; begin with what the timetable says, and %TRUE for @is_here.
 */
typedef struct
{
  gint64 journal_id;
  const gint64 *class_ids;
  guint n_class_ids;
  KladeDay day;
  int lesson_no;
  gint64 teacher_id;
  const char *room;
  const KladeDayChange *changes[KLADE_N_DAY_CHANGE_KINDS + 1];
  gboolean is_here;
} KladeDayLesson;

gboolean klade_day_lesson_is_meant (const KladeDayLesson *self,
                                    const KladeDayChange *change,
                                    const GPtrArray *changes);
gboolean klade_day_lesson_apply (KladeDayLesson *self, const GPtrArray *changes);
const KladeDayChange *klade_day_lesson_get_change (const KladeDayLesson *self);
KladeLessonKind klade_day_lesson_get_kind (const KladeDayLesson *self);
const char *klade_day_lesson_get_topic (const KladeDayLesson *self);

G_END_DECLS
