/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "klade-day-change.h"

G_BEGIN_DECLS

/**
 * KladeDayChangeRow:
 * @class_name: 7.a, the group's name, "" for the whole school
 * @subject: "" when it is about every lesson
 * @planned_teachers, @planned_room: as the timetable says; "" when it is about several lessons
 * @teacher: who substitutes or gives the extra lesson
 * @why: the order and the reason, as a lesson's reason has it
 * @sentence: what is different, translated, without class, subject and time
 *
 * One change with everything that a list on the wall says.  No text is %NULL.
 */
typedef struct
{
  KladeDayChange change;
  gint32 revision;
  gint64 order_id;
  const char *class_name;
  const char *subject;
  const char *planned_teachers;
  const char *planned_room;
  const char *teacher;
  const char *why;
  const char *sentence;
} KladeDayChangeRow;

/**
 * KladeDayChangeList:
 *
 * The changes of some days as they were at one moment; the staff-room wall's list is one day's.
 * Immutable once returned, refcounted, may cross threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings; /* owns every const char * here */
  const char *school;
  KladeDay first;
  KladeDay last;
  gboolean can_change;
  KladeDayChangeRow *rows; /* by day, lesson number (whole days first), class */
  int n_rows;
} KladeDayChangeList;

#define KLADE_TYPE_DAY_CHANGE_LIST (klade_day_change_list_get_type ())
GType klade_day_change_list_get_type (void);
KladeDayChangeList *klade_day_change_list_new (int n_rows);
KladeDayChangeList *klade_day_change_list_ref (KladeDayChangeList *self);
void klade_day_change_list_unref (KladeDayChangeList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDayChangeList, klade_day_change_list_unref)

char *klade_day_change_row_dup_sentence (const KladeDayChangeRow *self);

G_END_DECLS
