/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-setup.h"

#include "klade-i18n.h"
#include "klade-school-classes-private.h"
#include "klade-store-calendar.h"
#include "klade-store-setup-list.h"

#define GRADE_MAX 12
#define START_YEAR_MIN 2000
#define START_YEAR_MAX 2100
#define DAYS_MAX 366

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

/* ---- reading ---- */

typedef struct
{
  KladeSession *session;
  gint64 year_id;
  KladeYearCalendar *calendar;
} Look;

static gboolean
read_calendar (KladeDb *db, gpointer data, GError **error)
{
  Look *look = data;
  g_autoptr (KladeYearCalendar) calendar = g_new0 (KladeYearCalendar, 1);
  g_autoptr (KladeRecord) record = NULL;
  KladeYearView view;

  if (!klade_year_view_find (look->session, look->year_id, &view, error) ||
      !klade_store_get_record (db, &klade_table_school_year, view.id, &record, error))
    return FALSE;

  calendar->id = view.id;
  calendar->revision = record->revision;
  calendar->year = view.year;
  calendar->breaks = klade_store_list_breaks (db, view.id, error);
  calendar->moved_days =
      calendar->breaks != NULL ? klade_store_list_moved_days (db, view.id, error) : NULL;
  if (calendar->moved_days == NULL)
    return FALSE;

  g_clear_pointer (&look->calendar, klade_year_calendar_free);
  look->calendar = g_steal_pointer (&calendar);
  return TRUE;
}

/**
 * klade_school_read_calendar:
 * @session: who asks
 * @year_id: a year, or 0 for today's
 * @error: %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the year's semesters, breaks and moved days
 */
KladeYearCalendar *
klade_school_read_calendar (KladeSession *session, gint64 year_id, GError **error)
{
  Look look = { session, year_id, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_db_within_read (klade_session_get_db (session), read_calendar, &look, error))
    g_clear_pointer (&look.calendar, klade_year_calendar_free);
  return look.calendar;
}

/* ---- the year ---- */

typedef struct
{
  const KladeYearEdit *year;
  const KladeBreakEdit *breaks;
  const KladeMovedDayEdit *moved;
  const KladeTable *table;
  gint64 id;
  gint32 revision;
} Work;

static gboolean
is_year_good (const KladeSchoolYear *year, GError **error)
{
  KladeDay first = klade_day_new (CLAMP (year->start_year, START_YEAR_MIN, START_YEAR_MAX), 7, 1);

  if (year->start_year < START_YEAR_MIN || year->start_year > START_YEAR_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("There is no school year that begins in %d."), year->start_year);

  if (year->semester_1.first < first || year->semester_1.first > year->semester_1.last ||
      year->semester_1.last >= year->semester_2.first ||
      year->semester_2.first > year->semester_2.last || year->semester_2.last > first + DAYS_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("The second semester follows the first, and both lie in one "
                                "school year. Check the dates."));

  if (year->end_grade_9 < year->semester_2.first || year->end_grade_9 > first + DAYS_MAX ||
      year->end_grade_12 < year->semester_2.first || year->end_grade_12 > first + DAYS_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("The last days of grades 9 and 12 lie in the second semester or "
                                "soon after. Check the dates."));

  return TRUE;
}

static void
fill_year (KladeRecord *record, const KladeSchoolYear *year)
{
  gint64 *numbers = record->numbers;

  numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_1_FIRST] = year->semester_1.first;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_1_LAST] = year->semester_1.last;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_2_FIRST] = year->semester_2.first;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_2_LAST] = year->semester_2.last;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_END_GRADE_9] = year->end_grade_9;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_END_GRADE_12] = year->end_grade_12;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_IS_PUBLISHED] = year->is_published ? 1 : 0;
  numbers[KLADE_SCHOOL_YEAR_COLUMN_IS_HIDDEN] = 0;
}

static gboolean
put_break (KladeChangeSet *changes,
           gint64 year_id,
           const char *name,
           KladeDayRange range,
           GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_break);

  record->numbers[KLADE_SCHOOL_BREAK_COLUMN_SCHOOL_YEAR_ID] = year_id;
  klade_record_set_text (record, KLADE_SCHOOL_BREAK_COLUMN_NAME, name);
  record->numbers[KLADE_SCHOOL_BREAK_COLUMN_FIRST_DAY] = range.first;
  record->numbers[KLADE_SCHOOL_BREAK_COLUMN_LAST_DAY] = range.last;
  record->numbers[KLADE_SCHOOL_BREAK_COLUMN_GRADE_TO] = GRADE_MAX;
  return klade_register_add (changes, record, 0, error);
}

static gboolean
put_moved_day (KladeChangeSet *changes,
               gint64 year_id,
               KladeDay off,
               KladeDay worked,
               GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_moved_day);

  record->numbers[KLADE_MOVED_DAY_COLUMN_SCHOOL_YEAR_ID] = year_id;
  record->numbers[KLADE_MOVED_DAY_COLUMN_DAY_OFF] = off;
  record->numbers[KLADE_MOVED_DAY_COLUMN_WORKED_ON] = worked;
  return klade_register_add (changes, record, 0, error);
}

/* The breaks of the proposal, and the working days that the Cabinet moved. */
static gboolean
put_days_off (KladeChangeSet *changes, gint64 year_id, const KladeSchoolYear *year, GError **error)
{
  for (guint i = 0; i < KLADE_N_SCHOOL_YEAR_BREAKS; i++)
    if (year->breaks[i].first != KLADE_DAY_NONE &&
        !put_break (changes, year_id, klade_school_year_break_name (i), year->breaks[i], error))
      return FALSE;

  for (KladeDay day = year->semester_1.first; day <= year->end_grade_12; day++)
    {
      KladeDay off = klade_moved_working_day_origin (day);

      if (off != KLADE_DAY_NONE && !put_moved_day (changes, year_id, off, day, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_days_off (KladeChangeSet *changes, gint64 year_id, gboolean *has, GError **error)
{
  g_autoptr (GPtrArray) breaks = klade_store_list_breaks (db_of (changes), year_id, error);
  g_autoptr (GPtrArray) moved =
      breaks != NULL ? klade_store_list_moved_days (db_of (changes), year_id, error) : NULL;

  if (moved == NULL)
    return FALSE;

  *has = breaks->len > 0 || moved->len > 0;
  return TRUE;
}

static gboolean
add_year (KladeChangeSet *changes, const KladeYearEdit *edit, gint64 *year_id, GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_year);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *name = klade_school_year_name (edit->year.start_year);
  gboolean has = FALSE;
  gint64 found;

  record->numbers[KLADE_SCHOOL_YEAR_COLUMN_START_YEAR] = edit->year.start_year;
  fill_year (record, &edit->year);
  if (!klade_store_find_start_year (db_of (changes), edit->year.start_year, &found, error))
    return FALSE;

  if (!klade_register_put (changes, record, found, 0, &local_error))
    {
      if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
        return klade_class_fail (error, KLADE_ERROR_EXISTS,
                                 _ ("The school year %s is there already."), name);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *year_id = record->id;
  return has_days_off (changes, record->id, &has, error) &&
         (has || put_days_off (changes, record->id, &edit->year, error));
}

static gboolean
save_year (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const KladeYearEdit *edit = work->year;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (!is_year_good (&edit->year, error))
    return FALSE;
  if (edit->year_id == 0)
    return add_year (changes, edit, &work->id, error);

  work->id = edit->year_id;
  before =
      klade_register_get (changes, &klade_table_school_year, edit->year_id, edit->revision, error);
  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  fill_year (after, &edit->year);
  return klade_register_set (changes, before, after, 0, error);
}

static gboolean
run (KladeSession *session,
     KladeRegisterFunc func,
     const char *title,
     Work *work,
     gint64 *id,
     KladeUndo **undo,
     GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = title,
    .work = func,
    .data = work,
  };

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (id != NULL)
    *id = work->id;
  return TRUE;
}

/**
 * klade_school_save_year:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @edit: the year's days as they shall be; klade_school_year_get() proposes them
 * @year_id: (out) (optional): the year
 * @undo: (out) (optional): what takes it back, with the breaks of a new year
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_year (KladeSession *session,
                        const KladeYearEdit *edit,
                        gint64 *year_id,
                        KladeUndo **undo,
                        GError **error)
{
  Work work = { .year = edit };

  g_return_val_if_fail (edit != NULL, FALSE);

  return run (session, save_year, _ ("School year"), &work, year_id, undo, error);
}

/* ---- breaks and moved days ---- */

/* The row as it is, or a new one of the year. */
static gboolean
begin (KladeChangeSet *changes,
       const KladeTable *table,
       gint64 id,
       gint32 revision,
       gint64 year_id,
       KladeRecord **before,
       KladeRecord **after,
       GError **error)
{
  g_autoptr (KladeRecord) year = NULL;

  if (id != 0)
    {
      *before = klade_register_get (changes, table, id, revision, error);
      *after = *before != NULL ? klade_record_copy (*before) : NULL;
      return *before != NULL;
    }

  year = klade_register_get (changes, &klade_table_school_year, year_id, 0, error);
  if (year == NULL)
    return FALSE;

  *after = klade_record_new (table);
  (*after)->numbers[0] = year_id; /* the key of both tables */
  return TRUE;
}

static gboolean
finish (KladeChangeSet *changes,
        const KladeRecord *before,
        KladeRecord *after,
        gint64 *id,
        GError **error)
{
  if (before != NULL ? !klade_register_set (changes, before, after, 0, error)
                     : !klade_register_add (changes, after, 0, error))
    return FALSE;

  *id = after->id;
  return TRUE;
}

static gboolean
save_break (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const KladeBreakEdit *edit = work->breaks;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *name = NULL;

  if (!klade_class_check_line (edit->name, &name, error))
    return FALSE;
  if (edit->range.first == KLADE_DAY_NONE || edit->range.last < edit->range.first ||
      edit->range.last - edit->range.first > DAYS_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A break ends on or after its first day."));
  if (edit->grade_from < 0 || edit->grade_to > GRADE_MAX || edit->grade_from > edit->grade_to)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Grades are 1 to 12."));

  if (!begin (changes, &klade_table_school_break, edit->break_id, edit->revision, edit->year_id,
              &before, &after, error))
    return FALSE;

  klade_record_set_text (after, KLADE_SCHOOL_BREAK_COLUMN_NAME, name);
  after->numbers[KLADE_SCHOOL_BREAK_COLUMN_FIRST_DAY] = edit->range.first;
  after->numbers[KLADE_SCHOOL_BREAK_COLUMN_LAST_DAY] = edit->range.last;
  after->numbers[KLADE_SCHOOL_BREAK_COLUMN_GRADE_FROM] = edit->grade_from;
  after->numbers[KLADE_SCHOOL_BREAK_COLUMN_GRADE_TO] = edit->grade_to;
  after->numbers[KLADE_SCHOOL_BREAK_COLUMN_IS_HIDDEN] = 0;
  return finish (changes, before, after, &work->id, error);
}

/**
 * klade_school_save_break:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @edit: the break as it shall be; one of one grade band is a break of its own
 * @break_id: (out) (optional): the break
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_break (KladeSession *session,
                         const KladeBreakEdit *edit,
                         gint64 *break_id,
                         KladeUndo **undo,
                         GError **error)
{
  Work work = { .breaks = edit };

  g_return_val_if_fail (edit != NULL, FALSE);

  return run (session, save_break, _ ("School break"), &work, break_id, undo, error);
}

static gboolean
save_moved_day (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const KladeMovedDayEdit *edit = work->moved;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *reason = NULL;

  if (!klade_class_check_line (edit->reason, &reason, error))
    return FALSE;
  if (edit->day_off == KLADE_DAY_NONE || edit->day_off == edit->worked_on)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Choose the day off, and another day on which it is worked."));

  if (!begin (changes, &klade_table_moved_day, edit->moved_day_id, edit->revision, edit->year_id,
              &before, &after, error))
    return FALSE;

  after->numbers[KLADE_MOVED_DAY_COLUMN_DAY_OFF] = edit->day_off;
  after->numbers[KLADE_MOVED_DAY_COLUMN_WORKED_ON] = edit->worked_on;
  klade_record_set_text (after, KLADE_MOVED_DAY_COLUMN_REASON, reason);
  after->numbers[KLADE_MOVED_DAY_COLUMN_IS_HIDDEN] = 0;
  return finish (changes, before, after, &work->id, error);
}

/**
 * klade_school_save_moved_day:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @edit: the day off and on which day it is worked
 * @moved_day_id: (out) (optional): the row
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_moved_day (KladeSession *session,
                             const KladeMovedDayEdit *edit,
                             gint64 *moved_day_id,
                             KladeUndo **undo,
                             GError **error)
{
  Work work = { .moved = edit };

  g_return_val_if_fail (edit != NULL, FALSE);

  return run (session, save_moved_day, _ ("Moved working day"), &work, moved_day_id, undo, error);
}

static gboolean
hide_row (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_register_hide (changes, work->table, work->id, work->revision, 0, error);
}

/**
 * klade_school_hide_break:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @break_id: a break
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_break (KladeSession *session,
                         gint64 break_id,
                         gint32 revision,
                         KladeUndo **undo,
                         GError **error)
{
  Work work = { .table = &klade_table_school_break, .id = break_id, .revision = revision };

  return run (session, hide_row, _ ("School break removed"), &work, NULL, undo, error);
}

/**
 * klade_school_hide_moved_day:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @moved_day_id: a moved day
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_moved_day (KladeSession *session,
                             gint64 moved_day_id,
                             gint32 revision,
                             KladeUndo **undo,
                             GError **error)
{
  Work work = { .table = &klade_table_moved_day, .id = moved_day_id, .revision = revision };

  return run (session, hide_row, _ ("Moved working day removed"), &work, NULL, undo, error);
}
