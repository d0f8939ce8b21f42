/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-year.h"

G_BEGIN_DECLS

#define KLADE_LESSON_NO_MAX 15

/* One weekly place of a journal in the timetable. */
typedef struct
{
  KladeWeekday weekday;
  int lesson_no; /* 0 to 15 */
  int cycle;     /* 0 every week, 1 odd ISO weeks, 2 even ISO weeks */
  KladeDayRange valid;
} KladeTimetableSlot;

typedef struct
{
  KladeDay day;
  int lesson_no;
} KladeLessonTime;

gboolean klade_timetable_slot_covers (const KladeTimetableSlot *slot, KladeDay day);
gboolean klade_timetable_slot_covers_as (const KladeTimetableSlot *slot,
                                         KladeDay day,
                                         KladeDay origin);
int klade_lesson_time_compare (const KladeLessonTime *a, const KladeLessonTime *b);
GArray *klade_timetable_expand (const KladeTimetableSlot *slots,
                                gsize n_slots,
                                const KladeSchoolYear *year,
                                int grade,
                                KladeDayRange range);

G_END_DECLS
