/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"

G_BEGIN_DECLS

#define KLADE_N_SCHOOL_YEAR_BREAKS 3

typedef struct
{
  KladeDay first;
  KladeDay last; /* inclusive */
} KladeDayRange;

/**
 * KladeSchoolYear:
 * @start_year: 2025 for 2025/26
 * @semester_1, @semester_2: as published; the second ends for grades 1-8, 10 and 11
 * @end_grade_9, @end_grade_12: the last day of these grades
 * @breaks: autumn, winter and spring, closed intervals as published
 * @is_published: %FALSE when the dates are a proposal that a person has to confirm
 */
typedef struct
{
  int start_year;
  KladeDayRange semester_1;
  KladeDayRange semester_2;
  KladeDay end_grade_9;
  KladeDay end_grade_12;
  KladeDayRange breaks[KLADE_N_SCHOOL_YEAR_BREAKS];
  gboolean is_published;
} KladeSchoolYear;

KladeSchoolYear klade_school_year_get (int start_year);
int klade_school_year_of_day (KladeDay day);
char *klade_school_year_name (int start_year);
const char *klade_school_year_break_name (guint index);
KladeDay klade_school_year_last_day (const KladeSchoolYear *year, int grade);
gboolean klade_school_year_is_lesson_day (const KladeSchoolYear *year, KladeDay day, int grade);
const char *klade_public_holiday_name (KladeDay day);
int klade_moved_working_day (KladeDay day);
KladeDay klade_moved_working_day_origin (KladeDay day);

G_END_DECLS
