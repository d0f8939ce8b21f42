/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-timetable-plan.h"
#include "klade-timetable.h"
#include "klade-undo.h"
#include "klade-week.h"

G_BEGIN_DECLS

/* The weekly timetable (B1, B2), and what it makes of one week and of the year (B10). */

/* ---- one week ---- */

/**
 * KladeWeekQuery:
 * @id: of the class or the teacher
 * @room: (nullable): of a room's week
 * @day: any day of the week
 */
typedef struct
{
  KladeWeekOf of;
  gint64 id;
  const char *room;
  KladeDay day;
} KladeWeekQuery;

KladeWeek *klade_school_read_week (KladeSession *session,
                                   const KladeWeekQuery *query,
                                   GError **error);

/* Whose week one can ask for: classes, teachers and rooms of the year. */
typedef struct
{
  KladeWeekOf of;
  gint64 id;  /* 0 for a room */
  char *name; /* 7.a; Anna Kalniņa; 205 */
} KladeWeekChoice;

void klade_week_choice_free (KladeWeekChoice *self);

GPtrArray *klade_school_list_week_choices (KladeSession *session,
                                           KladeWeekOf of,
                                           KladeDay day,
                                           GError **error);
gboolean klade_school_find_week (KladeSession *session,
                                 KladeWeekOf of,
                                 const char *name,
                                 KladeDay day,
                                 KladeWeekChoice **choice,
                                 GError **error);

/* ---- changing the timetable ---- */

/**
 * KladeSlotEdit:
 * @slot_id: 0 for a new place
 * @revision: what the person saw; not looked at for a new place
 * @journal_id: of a new place
 * @teacher_id: who of the journal's teachers gives it; 0 for all of them
 * @cycle: 0 every week, 1 odd ISO weeks, 2 even ISO weeks
 * @room, @block: (nullable): "" for none
 * @valid_from: the first day on which it is so; the old place ends the day before
 * @valid_to: the last day; %KLADE_DAY_NONE: as long as the old place, or the year.  Before the
 *   old place's last day it is an exception, after which the old place goes on
 *
 * Where a journal's lesson shall be.
 */
typedef struct
{
  gint64 slot_id;
  gint32 revision;
  gint64 journal_id;
  gint64 teacher_id;
  KladeWeekday weekday;
  int lesson_no;
  int cycle;
  const char *room;
  const char *block;
  KladeDay valid_from;
  KladeDay valid_to;
} KladeSlotEdit;

/**
 * KladeSlotSwap:
 * @slot_ids, @revisions: two places as the person saw them
 * @days: on which they have changed places; with the last %KLADE_DAY_NONE from the first on
 */
typedef struct
{
  gint64 slot_ids[2];
  gint32 revisions[2];
  KladeDayRange days;
} KladeSlotSwap;

/* Two places that want the same people or the same room.  Not forbidden: the deputy decides. */
typedef struct
{
  KladePlanCollisionKind kind;
  gint64 slot_id; /* 0: one not stored yet */
  gint64 other_slot_id;
  gint64 journal_id;
  gint64 other_journal_id;
  KladeWeekday weekday; /* where they meet */
  int lesson_no;
  KladeDay first_day; /* the first day on which they meet */
  char *sentence;     /* translated, ready to show */
} KladeCollision;

void klade_collision_free (KladeCollision *self);

gboolean klade_school_warm_timetable (KladeSession *session, KladeDay day, GError **error);

/* Lists of KladeCollision free their elements. */
GPtrArray *klade_school_check_slot (KladeSession *session,
                                    const KladeSlotEdit *edit,
                                    GError **error);
GPtrArray *klade_school_check_swap (KladeSession *session,
                                    const KladeSlotSwap *swap,
                                    GError **error);
GPtrArray *klade_school_list_collisions (KladeSession *session, KladeDay day, GError **error);
GArray *klade_school_hint_slot (KladeSession *session,
                                const KladeSlotEdit *edit,
                                GError **error); /* KladePlanHint */

gboolean klade_school_save_slot (KladeSession *session,
                                 const KladeSlotEdit *edit,
                                 gint64 *slot_id,
                                 GPtrArray **collisions,
                                 KladeUndo **undo,
                                 GError **error);
gboolean klade_school_swap_slots (KladeSession *session,
                                  const KladeSlotSwap *swap,
                                  GPtrArray **collisions,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_end_slot (KladeSession *session,
                                gint64 slot_id,
                                gint32 revision,
                                KladeDayRange days,
                                KladeUndo **undo,
                                GError **error);

/**
 * KladeTimetableCopy:
 * @source_day: the timetable as it is on this day ...
 * @first, @last: ... is also that of these days, both included
 * @class_id: of one class and its groups only; 0 for the whole school
 * @replaces: what else stands there ends; otherwise it stays beside
 */
typedef struct
{
  KladeDay source_day;
  KladeDay first;
  KladeDay last;
  gint64 class_id;
  gboolean replaces;
} KladeTimetableCopy;

gboolean klade_school_copy_timetable (KladeSession *session,
                                      const KladeTimetableCopy *copy,
                                      int *n_slots,
                                      KladeUndo **undo,
                                      GError **error);

/* ---- the year's lessons ---- */

/* A lesson that exists by the timetable and the day's changes, entered or not. */
typedef struct
{
  gint64 journal_id;
  gint64 slot_id;   /* 0: by a change of the day */
  gint64 change_id; /* 0: by the timetable alone */
  KladeDay day;
  int lesson_no;
} KladePlannedLesson;

GArray *klade_school_list_planned_lessons (KladeSession *session,
                                           gint64 journal_id,
                                           KladeDay first,
                                           KladeDay last,
                                           GError **error); /* KladePlannedLesson */

G_END_DECLS
