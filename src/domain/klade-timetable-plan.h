/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable.h"

G_BEGIN_DECLS

/**
 * KladeTimetablePlan:
 *
 * A school's timetable as a value for arithmetic: which entries collide, where one could go.
 * Knows ids only; has no lock: one thread at a time.
 */
typedef struct _KladeTimetablePlan KladeTimetablePlan;

/**
 * KladePlanEntry:
 * @slot_id: the stored place, 0 for one not yet stored
 * @block: (nullable): entries with the same one (not "") are one lesson: merged classes in one
 *   room with one teacher
 * @class_ids: the classes its pupils come from
 * @group_id: 0 when the whole of @class_ids takes part
 * @pupils: from klade_timetable_plan_add_pupils(), 0 when unknown
 * @room: "" for none
 *
 * One weekly place of a journal and who meets there.
 */
typedef struct
{
  gint64 slot_id;
  gint64 journal_id;
  const char *block;
  gint64 group_id;
  const gint64 *class_ids;
  guint n_class_ids;
  const gint64 *teacher_ids;
  guint n_teacher_ids;
  guint pupils;
  const char *room;
  KladeTimetableSlot slot;
} KladePlanEntry;

/* In the order in which they are told. */
typedef enum
{
  KLADE_PLAN_COLLISION_CLASS = 1 << 0,
  KLADE_PLAN_COLLISION_PUPIL = 1 << 1,
  KLADE_PLAN_COLLISION_TEACHER = 1 << 2,
  KLADE_PLAN_COLLISION_ROOM = 1 << 3,
} KladePlanCollisionKind;

/**
 * KladePlanCollision:
 * @entry, @other: indexes of two entries
 * @id: the class, the first pupil or the teacher; 0 for a room
 * @n: how many pupils, classes or teachers both need; 1 for a room
 * @first_day: the first day on which they meet
 */
typedef struct
{
  guint entry;
  guint other;
  KladePlanCollisionKind kind;
  gint64 id;
  guint n;
  KladeDay first_day;
} KladePlanCollision;

/* A place of the week and what would collide there, for one entry. */
typedef struct
{
  KladeWeekday weekday;
  int lesson_no;
  guint kinds;     /* KladePlanCollisionKind, or-ed; 0: free */
  guint n_others;  /* entries in the way */
  gboolean is_own; /* where the entry is now */
} KladePlanHint;

KladeTimetablePlan *klade_timetable_plan_new (void);
void klade_timetable_plan_free (KladeTimetablePlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetablePlan, klade_timetable_plan_free)

guint klade_timetable_plan_add_pupils (KladeTimetablePlan *self,
                                       const gint64 *pupil_ids,
                                       guint n_pupil_ids);
guint klade_timetable_plan_add (KladeTimetablePlan *self, const KladePlanEntry *entry);
const KladePlanEntry *klade_timetable_plan_get (const KladeTimetablePlan *self, guint index);
gboolean klade_timetable_plan_find (const KladeTimetablePlan *self, gint64 slot_id, guint *index);

GArray *klade_timetable_plan_collisions (const KladeTimetablePlan *self);
GArray *klade_timetable_plan_collisions_of_new (const KladeTimetablePlan *self,
                                                const KladePlanEntry *entry);
GArray *klade_timetable_plan_hints (const KladeTimetablePlan *self,
                                    guint index,
                                    KladeWeekday last_weekday,
                                    int first_lesson_no,
                                    int last_lesson_no);
char *klade_plan_collision_explain (const KladePlanCollision *collision,
                                    const char *who,
                                    const char *lesson);

G_END_DECLS
