/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-year.h"

G_BEGIN_DECLS

/* What the pages of the school's set-up show: plain snapshots (A9, A10, B10).  Texts are never
 * NULL. */

/* The school's own data. */
typedef struct
{
  gint32 revision;
  char *name;
  char *kind; /* basic secondary gymnasium art preschool mixed ... */
  char *registration_no;
  char *address;
} KladeSchoolProfile;

typedef struct
{
  gint64 id;
  gint32 revision;
  char *name;
  KladeDayRange range;
  int grade_from; /* 0 to 12: everybody, preschool groups included */
  int grade_to;
} KladeBreakRow;

typedef struct
{
  gint64 id;
  gint32 revision;
  KladeDay day_off;
  KladeDay worked_on; /* KLADE_DAY_NONE: not worked */
  char *reason;
} KladeMovedDayRow;

/* A school year with what differs from its weeks. */
typedef struct
{
  gint64 id;
  gint32 revision;
  KladeSchoolYear year;  /* its own breaks array is empty */
  GPtrArray *breaks;     /* KladeBreakRow, by first day */
  GPtrArray *moved_days; /* KladeMovedDayRow, by day off */
} KladeYearCalendar;

typedef struct
{
  int lesson_no;      /* 0 to 15 */
  int starts_minutes; /* since midnight */
  int ends_minutes;
} KladeBellTime;

typedef struct
{
  gint64 id;
  gint32 revision;
  char *name;
  KladeDay valid_from;
  KladeDay valid_to; /* inclusive; KLADE_DAY_NONE: no end */
  GArray *bells;     /* KladeBellTime, by lesson */
  int n_classes;
} KladeBellSetRow;

/* A general setting (A10) as its page shows it. */
typedef struct
{
  char *id;
  char *title;       /* translated */
  char *description; /* translated */
  char *value;
  char *fallback; /* what holds when the school chose nothing */
  gboolean is_number;
  int least; /* of a number */
  int most;
} KladeSettingRow;

void klade_school_profile_free (KladeSchoolProfile *self);
void klade_break_row_free (KladeBreakRow *self);
void klade_moved_day_row_free (KladeMovedDayRow *self);
void klade_year_calendar_free (KladeYearCalendar *self);
void klade_bell_set_row_free (KladeBellSetRow *self);
void klade_setting_row_free (KladeSettingRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSchoolProfile, klade_school_profile_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeYearCalendar, klade_year_calendar_free)

G_END_DECLS
