/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day-change.h"
#include "klade-timetable-week.h"

G_BEGIN_DECLS

/**
 * KladeDayPlan:
 *
 * One day of a school as it is lived: the timetable and the day's changes.  Owns all it holds.
 */
typedef struct _KladeDayPlan KladeDayPlan;

typedef enum
{
  KLADE_DAY_LESSON_PLANNED, /* as the timetable says */
  KLADE_DAY_LESSON_CHANGED, /* another teacher, room or topic */
  KLADE_DAY_LESSON_ADDED,   /* extra, or moved here */
  KLADE_DAY_LESSON_GONE,    /* not held, or moved away */
} KladeDayLessonState;

/**
 * KladeDayLesson:
 * @slot_id: 0 for a lesson that the timetable does not have
 * @kinds: bit n: a change of kind n applies (KladeDayChangeKind)
 * @change: (nullable): the narrowest change that applies: the journal's before the class's
 *   before the school's, a lesson's before a day's; taking away before all others
 * @teacher_ids: who gives it
 * @planned_teacher_ids, @planned_room: as the timetable says
 * @topic, @notes, @reason: what the changes put into the journal, "" for nothing
 *
 * One lesson of one journal.
 */
typedef struct
{
  gint64 slot_id;
  gint64 journal_id;
  gint64 group_id;
  int lesson_no;
  KladeDayLessonState state;
  guint kinds;
  const KladeDayChange *change;
  const gint64 *class_ids;
  guint n_class_ids;
  const gint64 *teacher_ids;
  guint n_teacher_ids;
  const gint64 *planned_teacher_ids;
  guint n_planned_teacher_ids;
  const char *room;
  const char *planned_room;
  const char *topic;
  const char *notes;
  const char *reason;
} KladeDayLesson;

KladeDayPlan *klade_day_plan_new (const KladeTimetablePlan *timetable,
                                  const KladeSchoolCalendar *calendar,
                                  KladeDay day,
                                  const KladeDayChange *changes,
                                  guint n_changes);
void klade_day_plan_free (KladeDayPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDayPlan, klade_day_plan_free)

KladeDay klade_day_plan_get_day (const KladeDayPlan *self);
guint klade_day_plan_get_n_lessons (const KladeDayPlan *self);
const KladeDayLesson *klade_day_plan_get (const KladeDayPlan *self, guint index);
GArray *klade_day_plan_select (const KladeDayPlan *self, KladePlanOf of, gint64 id);
GArray *klade_day_plan_select_room (const KladeDayPlan *self, const char *room);
GArray *klade_day_plan_select_changed (const KladeDayPlan *self);
KladeLessonKind klade_day_lesson_get_kind (const KladeDayLesson *lesson);
char *klade_day_lesson_describe (const KladeDayLesson *lesson,
                                 const char *teacher,
                                 const char *planned_teacher);

G_END_DECLS
