/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "klade-day.h"

G_BEGIN_DECLS

/* A week of a class, a teacher or a room, as it is lived (B1, B2). */

typedef enum
{
  KLADE_WEEK_OF_SCHOOL,
  KLADE_WEEK_OF_CLASS,   /* also the groups in which the class has pupils */
  KLADE_WEEK_OF_TEACHER, /* also what the teacher substitutes */
  KLADE_WEEK_OF_ROOM,
} KladeWeekOf;

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
KladeWeek *klade_week_new (void);
KladeWeek *klade_week_ref (KladeWeek *self);
void klade_week_unref (KladeWeek *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeWeek, klade_week_unref)

G_END_DECLS
