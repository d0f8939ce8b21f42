/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-calendar.h"

#include "klade-i18n.h"

static gboolean
contains (KladeDayRange range, KladeDay day)
{
  return range.first != KLADE_DAY_NONE && day >= range.first && day <= range.last;
}

/* The school's row for a working day that is off, or that is worked on @worked_on. */
static const KladeDayOff *
find_moved (const KladeSchoolCalendar *self, KladeDay off, KladeDay worked_on)
{
  for (gsize i = 0; i < self->n_days_off; i++)
    {
      const KladeDayOff *row = &self->days_off[i];

      if (!row->is_break && ((off != KLADE_DAY_NONE && contains (row->range, off)) ||
                             (worked_on != KLADE_DAY_NONE && row->worked_on == worked_on)))
        return row;
    }

  return NULL;
}

static const KladeDayOff *
find_break (const KladeSchoolCalendar *self, KladeDay day, int grade)
{
  for (gsize i = 0; i < self->n_days_off; i++)
    {
      const KladeDayOff *row = &self->days_off[i];

      if (row->is_break && contains (row->range, day) && grade >= row->grade_from &&
          grade <= row->grade_to)
        return row;
    }

  return NULL;
}

static gboolean
is_in_year (const KladeSchoolYear *year, KladeDay day, int grade)
{
  KladeDayRange semester_2 = { year->semester_2.first, klade_school_year_last_day (year, grade) };

  return contains (year->semester_1, day) || contains (semester_2, day);
}

static gboolean
is_in_common_break (const KladeSchoolYear *year, KladeDay day)
{
  for (gsize i = 0; i < G_N_ELEMENTS (year->breaks); i++)
    if (contains (year->breaks[i], day))
      return TRUE;

  return FALSE;
}

static const char *
name_or (const KladeDayOff *row, const char *otherwise)
{
  return row != NULL && row->name != NULL && *row->name != '\0' ? row->name : otherwise;
}

/* Breaks come before what is between the semesters: there, too, they have a name. */
static KladeDayKind
look (const KladeSchoolCalendar *self, KladeDay day, int grade, const char **name)
{
  const KladeDayOff *row = find_break (self, day, grade);

  if (row != NULL || is_in_common_break (&self->year, day))
    {
      *name = name_or (row, _ ("Break"));
      return KLADE_DAY_BREAK;
    }
  if (!is_in_year (&self->year, day, grade))
    {
      *name = _ ("No lessons at this time of the year");
      return KLADE_DAY_OUT_OF_YEAR;
    }

  row = find_moved (self, day, KLADE_DAY_NONE);
  if (row != NULL || klade_moved_working_day (day) < 0)
    {
      *name = name_or (row, _ ("Worked on another day"));
      return KLADE_DAY_MOVED;
    }
  if (klade_school_calendar_origin (self, day) != KLADE_DAY_NONE)
    return KLADE_DAY_WITH_LESSONS;

  *name = klade_public_holiday_name (day);
  if (*name != NULL)
    return KLADE_DAY_HOLIDAY;
  if (klade_day_get_weekday (day) >= KLADE_WEEKDAY_SATURDAY)
    {
      *name = klade_weekday_name (klade_day_get_weekday (day));
      return KLADE_DAY_WEEKEND;
    }

  return KLADE_DAY_WITH_LESSONS;
}

/**
 * klade_school_calendar_look:
 * @self: a calendar
 * @day: a day
 * @grade: 1 to 12; 0 for a preschool group or a group across grades
 * @name: (out) (optional) (nullable) (transfer none): why there are no lessons, for people; %NULL
 *   on a day with lessons
 *
 * What the day is for the grade.  Entries are made on days with lessons only (B10).
 *
 * Returns: the kind of day
 */
KladeDayKind
klade_school_calendar_look (const KladeSchoolCalendar *self,
                            KladeDay day,
                            int grade,
                            const char **name)
{
  const char *found = NULL;
  KladeDayKind kind;

  g_return_val_if_fail (self != NULL, KLADE_DAY_OUT_OF_YEAR);
  g_return_val_if_fail (day > KLADE_DAY_NONE, KLADE_DAY_OUT_OF_YEAR);

  kind = look (self, day, grade, &found);
  if (name != NULL)
    *name = found;

  return kind;
}

/**
 * klade_school_calendar_is_lesson_day:
 * @self: a calendar
 * @day: a day
 * @grade: 1 to 12; 0 for a preschool group or a group across grades
 *
 * Returns: %TRUE on a day with lessons
 */
gboolean
klade_school_calendar_is_lesson_day (const KladeSchoolCalendar *self, KladeDay day, int grade)
{
  return klade_school_calendar_look (self, day, grade, NULL) == KLADE_DAY_WITH_LESSONS;
}

/**
 * klade_school_calendar_origin:
 * @self: a calendar
 * @day: a day
 *
 * A worked Saturday has the timetable of the day that is off in exchange.
 *
 * Returns: that day, or %KLADE_DAY_NONE when @day is no worked Saturday
 */
KladeDay
klade_school_calendar_origin (const KladeSchoolCalendar *self, KladeDay day)
{
  const KladeDayOff *row;
  KladeDay origin;

  g_return_val_if_fail (self != NULL, KLADE_DAY_NONE);
  g_return_val_if_fail (day > KLADE_DAY_NONE, KLADE_DAY_NONE);

  row = find_moved (self, KLADE_DAY_NONE, day);
  if (row != NULL)
    return row->range.first;

  origin = klade_moved_working_day_origin (day);

  return origin != KLADE_DAY_NONE && find_moved (self, origin, KLADE_DAY_NONE) == NULL
             ? origin
             : KLADE_DAY_NONE;
}

/**
 * klade_school_calendar_covers:
 * @self: a calendar
 * @slot: a place in the timetable
 * @day: a day with lessons
 *
 * Returns: %TRUE if the slot has a lesson on @day
 */
gboolean
klade_school_calendar_covers (const KladeSchoolCalendar *self,
                              const KladeTimetableSlot *slot,
                              KladeDay day)
{
  KladeDay origin;

  g_return_val_if_fail (self != NULL && slot != NULL, FALSE);

  origin = klade_school_calendar_origin (self, day);

  return klade_timetable_slot_covers_as (slot, day, origin != KLADE_DAY_NONE ? origin : day);
}
