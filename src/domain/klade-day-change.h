/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-calendar.h"
#include "klade-work.h"

G_BEGIN_DECLS

/**
 * KladeDayChangeKind:
 * @KLADE_DAY_CHANGE_SUBSTITUTION: another teacher gives the lesson and enters it; the order's
 *   date and number are the reason (B5)
 * @KLADE_DAY_CHANGE_NOT_HELD: the lesson is not held; noted at the journal's previous lesson (B6)
 * @KLADE_DAY_CHANGE_BAG_OWN: «Latvijas skolas soma» in the subject's own lesson (B7, first rule)
 * @KLADE_DAY_CHANGE_BAG_OTHER: «Latvijas skolas soma» in another subject's time: that lesson is
 *   not held; noted at its journal's previous lesson (B7, second rule)
 * @KLADE_DAY_CHANGE_ACTIVITY: guests and the like: the topic names it, the notes detail it (B8)
 * @KLADE_DAY_CHANGE_REORGANISED: by order; entries follow the timetable with this topic (B9)
 * @KLADE_DAY_CHANGE_MOVED: the lesson is held at another time
 * @KLADE_DAY_CHANGE_EXTRA: a lesson that the timetable does not have
 * @KLADE_DAY_CHANGE_ROOM: another room
 * @KLADE_DAY_CHANGE_SOME_PUPILS: some pupils are at «Latvijas skolas soma» or another activity;
 *   the lesson is held for the others, and its notes name them (B7, B8)
 *
 * How a day differs from the timetable.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_DAY_CHANGE_SUBSTITUTION = 1,
  KLADE_DAY_CHANGE_NOT_HELD = 2,
  KLADE_DAY_CHANGE_BAG_OWN = 3,
  KLADE_DAY_CHANGE_BAG_OTHER = 4,
  KLADE_DAY_CHANGE_ACTIVITY = 5,
  KLADE_DAY_CHANGE_REORGANISED = 6,
  KLADE_DAY_CHANGE_MOVED = 7,
  KLADE_DAY_CHANGE_EXTRA = 8,
  KLADE_DAY_CHANGE_ROOM = 9,
  KLADE_DAY_CHANGE_SOME_PUPILS = 10,
} KladeDayChangeKind;

#define KLADE_N_DAY_CHANGE_KINDS 10
#define KLADE_LESSON_NO_ALL (-1)

/* Which part of «Latvijas skolas soma» a lesson is. */
typedef enum
{
  KLADE_BAG_ACTIVITY, /* nodarbība */
  KLADE_BAG_BEFORE,   /* ievadnodarbība */
  KLADE_BAG_AFTER,    /* pēcnodarbība */
} KladeBagPart;

/**
 * KladeDayChange:
 * @class_id: a class and its groups; with @journal_id 0 all its lessons
 * @journal_id: one journal; 0 for the class's, or without a class for the whole school's
 * @lesson_no: 0 to 15, or %KLADE_LESSON_NO_ALL
 * @teacher_id: who substitutes, or gives the extra lesson; 0 for nobody
 * @order_no, @order_day: the order; "" and %KLADE_DAY_NONE without one
 * @to_day, @to_lesson_no: where a moved lesson is held
 *
 * One row of the day's changes.  Texts may be %NULL for "".
 */
typedef struct
{
  gint64 id;
  KladeDayChangeKind kind;
  KladeDay day;
  gint64 class_id;
  gint64 journal_id;
  int lesson_no;
  gint64 teacher_id;
  const char *room;
  const char *topic;
  const char *notes;
  const char *reason;
  const char *order_no;
  KladeDay order_day;
  KladeDay to_day;
  int to_lesson_no;
} KladeDayChange;

const char *klade_day_change_kind_name (KladeDayChangeKind kind);
gboolean klade_day_change_takes_away (KladeDayChangeKind kind);
gboolean klade_day_change_check (const KladeDayChange *change,
                                 const KladeSchoolCalendar *calendar,
                                 int grade,
                                 GError **error);
char *klade_order_to_text (const char *order_no, KladeDay order_day);
char *klade_day_change_get_reason (const KladeDayChange *change);
const char *klade_bag_note (KladeBagPart part);
char *klade_day_change_note_of_pupils (const char *activity, const char *pupils);

char *klade_day_change_note_before (const KladeDayChange *change);
gboolean klade_day_change_find_carrier (const KladeLessonTime *lessons,
                                        gsize n_lessons,
                                        const KladeLessonTime *gone,
                                        gsize n_gone,
                                        KladeLessonTime not_held,
                                        KladeLessonTime *carrier);

G_END_DECLS
