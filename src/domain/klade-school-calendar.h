/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable.h"

G_BEGIN_DECLS

/**
 * KladeDayOff:
 * @grade_from, @grade_to: who is off; 0 to 12 is everybody, preschool groups included
 * @is_break: a break; else a working day that is off because its work was moved
 * @worked_on: the Saturday on which a moved day is worked; %KLADE_DAY_NONE for none
 * @name: (nullable): the break's name or the reason
 *
 * Days without lessons as the school's own calendar has them: a break of one grade band is a
 * row of its own (grade 1 has one more week, grade 12 may have another spring).
 */
typedef struct
{
  KladeDayRange range;
  int grade_from;
  int grade_to;
  gboolean is_break;
  KladeDay worked_on;
  char *name;
} KladeDayOff;

/**
 * KladeSchoolCalendar:
 * @year: the school year; the breaks in it hold too, where there are any
 * @days_off: (array length=n_days_off): the school's own, borrowed
 *
 * When lessons are given.  Public holidays and the Cabinet's moved working days are known; a row
 * of the school for the same day off replaces the Cabinet's.
 */
typedef struct
{
  KladeSchoolYear year;
  const KladeDayOff *days_off;
  gsize n_days_off;
} KladeSchoolCalendar;

typedef enum
{
  KLADE_DAY_WITH_LESSONS = 0,
  KLADE_DAY_OUT_OF_YEAR,
  KLADE_DAY_BREAK,
  KLADE_DAY_HOLIDAY,
  KLADE_DAY_MOVED, /* worked on another day */
  KLADE_DAY_WEEKEND,
} KladeDayKind;

KladeDayKind klade_school_calendar_look (const KladeSchoolCalendar *self,
                                         KladeDay day,
                                         int grade,
                                         const char **name);
gboolean klade_school_calendar_is_lesson_day (const KladeSchoolCalendar *self,
                                              KladeDay day,
                                              int grade);
KladeDay klade_school_calendar_origin (const KladeSchoolCalendar *self, KladeDay day);
gboolean klade_school_calendar_covers (const KladeSchoolCalendar *self,
                                       const KladeTimetableSlot *slot,
                                       KladeDay day);

G_END_DECLS
