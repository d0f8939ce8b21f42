/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-timetable-plan.h"
#include "klade-timetable.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* The weekly timetable (B1, B2), and what it makes of one week and of the year (B10). */

/* ---- one week ---- */

typedef enum
{
  KLADE_WEEK_OF_SCHOOL,
  KLADE_WEEK_OF_CLASS,   /* also the groups in which the class has pupils */
  KLADE_WEEK_OF_TEACHER, /* also what the teacher substitutes */
  KLADE_WEEK_OF_ROOM,
} KladeWeekOf;

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

typedef enum
{
  KLADE_WEEK_PLANNED, /* as the timetable says */
  KLADE_WEEK_CHANGED, /* another teacher, room or topic */
  KLADE_WEEK_ADDED,   /* not in the timetable: moved here, or extra */
  KLADE_WEEK_GONE,    /* not held, or moved away: shown struck through */
} KladeWeekState;

/* One lesson of one journal on one day. */
typedef struct
{
  gint64 slot_id; /* 0: not in the timetable */
  gint32 revision;
  gint64 journal_id;
  gint64 class_id;   /* the class, or the class whose group it is; 0 for a group across classes */
  gint64 group_id;   /* 0: the whole class */
  gint64 teacher_id; /* the slot's own; 0: all of the journal's teachers */
  gint64 lesson_id;  /* entered in the journal already; 0: not yet */
  gint64 change_id;  /* the change of the day that made it so; 0: none */
  KladeDay day;
  KladeDay valid_from; /* of the slot */
  KladeDay valid_to;
  KladeWeekState state;
  int lesson_no;
  int cycle; /* 0 every week, 1 odd weeks, 2 even weeks */
  const char *subject;
  const char *short_subject; /* never "" */
  const char *class_name;    /* 7.a, or the group's name */
  const char *teachers;      /* as on that day: Anna Kalniņa, Jānis Bērziņš */
  const char *room;          /* as on that day */
  const char *block;         /* "": none; one lesson of several journals */
  const char *planned_teachers;
  const char *planned_room;
  const char *topic;  /* of the lesson or of the change, "" for none */
  const char *change; /* what is different, in a sentence; "" when nothing is */
} KladeWeekEntry;

typedef struct
{
  KladeDay day;
  KladeDay follows;    /* the day whose timetable this one has; KLADE_DAY_NONE: no lessons */
  const char *day_off; /* the holiday's or break's name, "" on a day with lessons */
  const char *note;    /* moved day, the whole day's reorganisation; "" for none */
  int first_entry;     /* index into entries */
  int n_entries;
} KladeWeekDay;

typedef struct
{
  int lesson_no;
  int starts_minutes; /* of the day; -1: the bells say nothing of this lesson */
  int ends_minutes;
} KladeWeekBell;

/**
 * KladeWeek:
 *
 * One ISO week as it was at one moment.  Immutable once returned, refcounted, may cross threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings; /* owns every const char * here */

  KladeWeekOf of;
  gint64 id;
  const char *title; /* 7.a; Anna Kalniņa; 205; the school's name */
  KladeDay monday;
  int iso_week;
  int iso_year;
  KladeDay today;
  gboolean can_change_timetable;
  gboolean can_change_day;

  KladeWeekDay days[7]; /* Monday first; the weekend only when it has lessons */
  int n_days;
  KladeWeekEntry *entries; /* by day, lesson number, class or group in Latvian order */
  int n_entries;
  KladeWeekBell *bells; /* from the first lesson number shown to the last, none left out */
  int n_bells;
} KladeWeek;

#define KLADE_TYPE_WEEK (klade_week_get_type ())
GType klade_week_get_type (void);
KladeWeek *klade_week_ref (KladeWeek *self);
void klade_week_unref (KladeWeek *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeWeek, klade_week_unref)

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
