/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-plan.h"

G_BEGIN_DECLS

/* Whose timetable is looked at. */
typedef enum
{
  KLADE_PLAN_OF_CLASS,
  KLADE_PLAN_OF_TEACHER,
  KLADE_PLAN_OF_PUPIL, /* whole classes' lessons only when these have their pupils */
  KLADE_PLAN_OF_JOURNAL,
} KladePlanOf;

/**
 * KladePlanDay:
 * @lessons: bit n: there is a lesson number n
 * @load: the same without electives and the like: what the law counts
 */
typedef struct
{
  guint16 lessons;
  guint16 load;
} KladePlanDay;

typedef struct
{
  KladePlanDay days[7]; /* from Monday */
} KladePlanWeek;

int klade_lessons_a_day_max (int grade);
int klade_lessons_a_week_max (int grade);

GArray *klade_timetable_plan_select (const KladeTimetablePlan *self,
                                     KladePlanOf of,
                                     gint64 id,
                                     KladeDayRange range);
GArray *klade_timetable_plan_select_room (const KladeTimetablePlan *self,
                                          const char *room,
                                          KladeDayRange range);
KladePlanWeek klade_timetable_plan_week (const KladeTimetablePlan *self,
                                         KladePlanOf of,
                                         gint64 id,
                                         KladeDay monday);
int klade_plan_day_n_lessons (const KladePlanDay *day);
int klade_plan_day_n_gaps (const KladePlanDay *day);
int klade_plan_week_n_lessons (const KladePlanWeek *week);
int klade_plan_week_n_gaps (const KladePlanWeek *week);
GPtrArray *klade_plan_week_list_warnings (const KladePlanWeek *week, int grade);

G_END_DECLS
