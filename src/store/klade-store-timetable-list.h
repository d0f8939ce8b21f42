/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"
#include "klade-timetable.h"

G_BEGIN_DECLS

/* Lists of what a year's timetable is made of.  Texts are kept by the string chunk that the
 * caller gives; hidden rows are in none of them. */

/* A weekly place; by journal, weekday, lesson number. */
typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 journal_id;
  gint64 teacher_id; /* 0: all of the journal's */
  KladeTimetableSlot slot;
  const char *room;
  const char *block;
} KladeStoredSlot;

GArray *klade_store_list_year_timetable (KladeDb *db,
                                         gint64 year_id,
                                         KladeDay first,
                                         KladeDay last,
                                         GStringChunk *strings,
                                         GError **error);
GArray *klade_store_list_journal_timetable (KladeDb *db,
                                            gint64 journal_id,
                                            KladeDay first,
                                            KladeDay last,
                                            GStringChunk *strings,
                                            GError **error);

/* A journal of the year; by grade and name of class or group, then subject. */
typedef struct
{
  gint64 id;
  gint64 class_id; /* 0: of a group */
  gint64 group_id;
  gint64 owner_class_id; /* the class, or the class whose group it is; 0: across classes */
  gint64 subject_id;
  int grade;
  const char *kind;
  const char *subject;
  const char *short_subject;
  const char *class_name; /* or the group's */
} KladeStoredJournal;

GArray *klade_store_list_year_journals (KladeDb *db,
                                        gint64 year_id,
                                        GStringChunk *strings,
                                        GError **error);

/* Who teaches a journal from when to when; by journal. */
typedef struct
{
  gint64 id;
  gint64 journal_id;
  gint64 person_id;
  const char *name; /* Anna Kalniņa */
  KladeDayRange valid;
} KladeStoredTeacher;

GArray *klade_store_list_timetable_teachers (KladeDb *db,
                                             gint64 year_id,
                                             GStringChunk *strings,
                                             GError **error);

/* Who is in a group on a day, and of which class; by group. */
typedef struct
{
  gint64 group_id;
  gint64 pupil_id;
  gint64 class_id; /* 0: of none */
} KladeStoredMember;

GArray *klade_store_list_members (KladeDb *db, gint64 year_id, KladeDay day, GError **error);
GArray *klade_store_list_group_classes (KladeDb *db, gint64 group_id, KladeDay day, GError **error);

typedef struct
{
  gint64 id;
  gint64 bell_set_id; /* 0: the school's */
  int grade;
  const char *name;
} KladeStoredClass;

GArray *klade_store_list_year_classes (KladeDb *db,
                                       gint64 year_id,
                                       GStringChunk *strings,
                                       GError **error);

/* A lesson that stands in a journal; by journal and time. */
typedef struct
{
  gint64 id;
  gint64 journal_id;
  gint64 teacher_id;
  KladeDay day;
  int lesson_no;
  int kind;
  const char *topic;
} KladeStoredLesson;

GArray *klade_store_list_entered_lessons (KladeDb *db,
                                          gint64 year_id,
                                          KladeDay first,
                                          KladeDay last,
                                          GStringChunk *strings,
                                          GError **error);

/* Bells; by set and lesson number. */
typedef struct
{
  gint64 bell_set_id;
  KladeDayRange valid;
  int lesson_no;
  int starts_minutes;
  int ends_minutes;
} KladeStoredBell;

GArray *klade_store_list_bells (KladeDb *db, GError **error);

GPtrArray *klade_store_list_rooms (KladeDb *db, gint64 year_id, GError **error);
gboolean klade_store_find_timetable_year (KladeDb *db,
                                          KladeDay day,
                                          gint64 *year_id,
                                          KladeSchoolYear *year,
                                          GError **error);

gboolean klade_store_find_timetable_change (KladeDb *db,
                                            gint64 since_audit_id,
                                            gint64 *audit_id,
                                            gboolean *changed,
                                            GError **error);

G_END_DECLS
