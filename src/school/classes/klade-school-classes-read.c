/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-classes-private.h"

#include "klade-store-calendar.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"
#include "klade-store-journal-list.h"
#include "klade-store-programme.h"

/* ---- which year ---- */

static KladeSchoolYear
year_of_record (const KladeRecord *record)
{
  const gint64 *numbers = record->numbers;

  return (KladeSchoolYear){
    .start_year = (int) numbers[KLADE_SCHOOL_YEAR_COLUMN_START_YEAR],
    .semester_1 = { (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_1_FIRST],
                    (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_1_LAST] },
    .semester_2 = { (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_2_FIRST],
                    (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_SEMESTER_2_LAST] },
    .end_grade_9 = (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_END_GRADE_9],
    .end_grade_12 = (KladeDay) numbers[KLADE_SCHOOL_YEAR_COLUMN_END_GRADE_12],
    .is_published = numbers[KLADE_SCHOOL_YEAR_COLUMN_IS_PUBLISHED] != 0,
  };
}

/* Its last teaching day: in summer everybody is still where the year left them. */
static KladeDay
last_day (const KladeSchoolYear *year)
{
  return MAX (year->semester_2.last, MAX (year->end_grade_9, year->end_grade_12));
}

/**
 * klade_year_view_find:
 * @session: who asks
 * @year_id_or_0: a year of the school, or 0 for that of today
 * @view: (out caller-allocates): the year
 * @error: %KLADE_ERROR_NOT_FOUND
 *
 * Within a transaction.
 *
 * Returns: %TRUE if @view was set
 */
gboolean
klade_year_view_find (KladeSession *session,
                      gint64 year_id_or_0,
                      KladeYearView *view,
                      GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  KladeDay today = klade_session_get_today (session);
  g_autoptr (KladeRecord) record = NULL;
  KladeSchoolYear now;

  if (!klade_store_find_year (db, klade_school_year_of_day (today), &view->id, &now, error))
    return FALSE;

  view->is_now = year_id_or_0 == 0 || year_id_or_0 == view->id;
  view->year = now;
  view->day = today;
  if (view->is_now)
    return TRUE;

  if (!klade_store_get_record (db, &klade_table_school_year, year_id_or_0, &record, error))
    return FALSE;

  view->id = year_id_or_0;
  view->year = year_of_record (record);
  view->day = view->year.start_year < now.start_year ? last_day (&view->year)
                                                     : MAX (today, view->year.semester_1.first);
  return TRUE;
}

/* ---- readers ---- */

typedef struct _Ask Ask;

struct _Ask
{
  KladeSession *session;
  GPtrArray *(*list) (KladeDb *db, const Ask *ask, GError **error);
  gint64 year_id;
  gint64 class_id;
  gint64 subject_id;
  gint64 group_id;
  gboolean with_past;
  KladeDay day;
  KladeYearView view;
  GPtrArray *rows;
};

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  Ask *ask = data;

  if (!klade_session_require (ask->session, KLADE_ACTION_READ_PEOPLE, NULL, error) ||
      !klade_year_view_find (ask->session, ask->year_id, &ask->view, error))
    return FALSE;

  if (ask->day == KLADE_DAY_NONE)
    ask->day = ask->view.day;
  g_clear_pointer (&ask->rows, g_ptr_array_unref); /* the engine may run us again */
  ask->rows = ask->list (db, ask, error);
  return ask->rows != NULL;
}

static GPtrArray *
read_rows (Ask *ask, GError **error)
{
  g_return_val_if_fail (KLADE_IS_SESSION (ask->session), NULL);

  if (klade_db_within_read (klade_session_get_db (ask->session), read_within, ask, error))
    return ask->rows;

  g_clear_pointer (&ask->rows, g_ptr_array_unref);
  return NULL;
}

static GPtrArray *
list_years (KladeDb *db, const Ask *ask, GError **error)
{
  GPtrArray *years = klade_store_list_years (db, error);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      KladeYearRow *row = g_ptr_array_index (years, i);

      row->is_now = row->id == ask->view.id;
    }

  return years;
}

/**
 * klade_school_list_years:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeYearRow): the last year first
 */
GPtrArray *
klade_school_list_years (KladeSession *session, GError **error)
{
  Ask ask = { .session = session, .list = list_years };

  return read_rows (&ask, error);
}

static GPtrArray *
list_classes (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_classes (db, ask->view.id, ask->day, error);
}

/**
 * klade_school_list_classes:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @year_id: a year, or 0 for today's
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeClassRow): by grade and name
 */
GPtrArray *
klade_school_list_classes (KladeSession *session, gint64 year_id, GError **error)
{
  Ask ask = { .session = session, .list = list_classes, .year_id = year_id };

  return read_rows (&ask, error);
}

static GPtrArray *
list_programmes (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_programmes (db, error);
}

/**
 * klade_school_list_programmes:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeProgrammeRow): by code
 */
GPtrArray *
klade_school_list_programmes (KladeSession *session, GError **error)
{
  Ask ask = { .session = session, .list = list_programmes };

  return read_rows (&ask, error);
}

static GPtrArray *
list_subjects (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_subjects (db, error);
}

/**
 * klade_school_list_subjects:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeSubjectRow): in the order of report cards
 */
GPtrArray *
klade_school_list_subjects (KladeSession *session, GError **error)
{
  Ask ask = { .session = session, .list = list_subjects };

  return read_rows (&ask, error);
}

static GPtrArray *
list_planned (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_planned (db, ask->group_id, error);
}

/**
 * klade_school_list_planned:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @programme_id: a programme
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladePlannedSubject): by subject and grade
 */
GPtrArray *
klade_school_list_planned (KladeSession *session, gint64 programme_id, GError **error)
{
  Ask ask = { .session = session, .list = list_planned, .group_id = programme_id };

  return read_rows (&ask, error);
}

static GPtrArray *
list_journals (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_class_journals (db, ask->view.id, ask->class_id, ask->day, error);
}

/**
 * klade_school_list_class_journals:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @year_id: a year, or 0 for today's
 * @class_id: a class of that year with its groups, or 0 for all
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeClassJournal): by class and subject
 */
GPtrArray *
klade_school_list_class_journals (KladeSession *session,
                                  gint64 year_id,
                                  gint64 class_id,
                                  GError **error)
{
  Ask ask = {
    .session = session,
    .list = list_journals,
    .year_id = year_id,
    .class_id = class_id,
  };

  return read_rows (&ask, error);
}

static GPtrArray *
list_groups (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_groups (db, ask->view.id, ask->class_id, ask->day, error);
}

/**
 * klade_school_list_groups:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @year_id: a year, or 0 for today's
 * @class_id: a class of that year, or 0 for all groups
 * @day: for which day members and teachers are counted
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeGroupRow): by class, subject and name
 */
GPtrArray *
klade_school_list_groups (KladeSession *session,
                          gint64 year_id,
                          gint64 class_id,
                          KladeDay day,
                          GError **error)
{
  Ask ask = {
    .session = session,
    .list = list_groups,
    .year_id = year_id,
    .class_id = class_id,
    .day = day,
  };

  return read_rows (&ask, error);
}

/* The group's year says what its day is. */
static GPtrArray *
list_members (KladeDb *db, const Ask *ask, GError **error)
{
  g_autoptr (KladeRecord) group = NULL;
  KladeYearView view;

  if (!klade_store_get_record (db, &klade_table_study_group, ask->group_id, &group, error) ||
      !klade_year_view_find (ask->session, group->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID],
                             &view, error))
    return NULL;

  return klade_store_list_group_members (db, ask->group_id, ask->with_past,
                                         ask->day == ask->view.day ? view.day : ask->day, error);
}

/**
 * klade_school_list_group_members:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @group_id: a group
 * @with_past: also who left and who is still to come
 * @day: the day in question
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeGroupMember): in Latvian order
 */
GPtrArray *
klade_school_list_group_members (KladeSession *session,
                                 gint64 group_id,
                                 gboolean with_past,
                                 KladeDay day,
                                 GError **error)
{
  Ask ask = {
    .session = session,
    .list = list_members,
    .group_id = group_id,
    .with_past = with_past,
    .day = day,
  };

  return read_rows (&ask, error);
}

static GPtrArray *
list_divisions (KladeDb *db, const Ask *ask, GError **error)
{
  return klade_store_list_divisions (db, ask->view.id, ask->day, error);
}

/**
 * klade_school_list_divisions:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @year_id: a year, or 0 for today's
 * @day: the day in question
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeDivisionRow): which subjects divide which
 *   classes, and how many pupils are in none of the groups
 */
GPtrArray *
klade_school_list_divisions (KladeSession *session, gint64 year_id, KladeDay day, GError **error)
{
  Ask ask = { .session = session, .list = list_divisions, .year_id = year_id, .day = day };

  return read_rows (&ask, error);
}

/* ---- one division ---- */

static void
place_pupils (KladeDivision *division, GPtrArray *memberships)
{
  for (guint i = 0; i < division->pupils->len; i++)
    {
      KladeDivisionPupil *pupil = g_ptr_array_index (division->pupils, i);

      for (guint k = 0; k < memberships->len; k++)
        {
          const KladeMembership *membership = g_ptr_array_index (memberships, k);

          if (membership->pupil_id != pupil->pupil_id)
            continue;
          if (pupil->n_groups == 0)
            pupil->group_id = membership->group_id;
          pupil->n_groups++;
        }

      division->n_missing += pupil->n_groups == 0 ? 1 : 0;
      division->n_doubled += pupil->n_groups > 1 ? 1 : 0;
    }
}

static gboolean
holds_any (GPtrArray *memberships, gint64 group_id)
{
  for (guint i = 0; i < memberships->len; i++)
    if (((KladeMembership *) g_ptr_array_index (memberships, i))->group_id == group_id)
      return TRUE;

  return FALSE;
}

/* The class's own groups of the subject, and merged ones that hold some of its pupils. */
static void
keep_groups (KladeDivision *division, GPtrArray *memberships)
{
  for (guint i = division->groups->len; i > 0; i--)
    {
      const KladeGroupRow *group = g_ptr_array_index (division->groups, i - 1);
      gboolean divides = group->kind == KLADE_GROUP_SPLIT || group->kind == KLADE_GROUP_MERGED;

      if (!divides || group->subject_id != division->subject_id ||
          (group->class_id != division->class_id && !holds_any (memberships, group->id)))
        g_ptr_array_remove_index (division->groups, i - 1);
    }
}

static GPtrArray *
read_division (KladeDb *db, const Ask *ask, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_division_free);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (GPtrArray) memberships = NULL;
  g_autoptr (KladeRecord) klass = NULL;
  g_autoptr (KladeRecord) subject = NULL;
  KladeYearView view;
  KladeDay day;
  KladeDivision *division;

  if (!klade_store_get_record (db, &klade_table_school_class, ask->class_id, &klass, error) ||
      !klade_store_get_record (db, &klade_table_subject, ask->subject_id, &subject, error) ||
      !klade_year_view_find (ask->session, klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID],
                             &view, error))
    return NULL;

  day = ask->day == ask->view.day ? view.day : ask->day;
  groups = klade_store_list_groups (db, view.id, 0, day, error);
  pupils = groups != NULL ? klade_store_list_class_pupils (db, ask->class_id, day, error) : NULL;
  memberships = pupils != NULL
                    ? klade_store_list_memberships (db, ask->class_id, ask->subject_id, day, error)
                    : NULL;
  if (memberships == NULL)
    return NULL;

  division = g_new0 (KladeDivision, 1);
  division->class_id = ask->class_id;
  division->subject_id = ask->subject_id;
  division->class_name = g_strdup (klass->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME]);
  division->subject = g_strdup (subject->texts[KLADE_SUBJECT_COLUMN_NAME]);
  division->day = day;
  division->groups = g_steal_pointer (&groups);
  division->pupils = g_steal_pointer (&pupils);
  keep_groups (division, memberships);
  place_pupils (division, memberships);
  g_ptr_array_add (rows, division);
  return g_steal_pointer (&rows);
}

/**
 * klade_school_read_division:
 * @session: needs %KLADE_ACTION_READ_PEOPLE
 * @class_id: a class
 * @subject_id: a subject that the class is divided for
 * @day: the day in question
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): each pupil with the group, and who is in none
 */
KladeDivision *
klade_school_read_division (KladeSession *session,
                            gint64 class_id,
                            gint64 subject_id,
                            KladeDay day,
                            GError **error)
{
  Ask ask = {
    .session = session,
    .list = read_division,
    .class_id = class_id,
    .subject_id = subject_id,
    .day = day,
  };
  g_autoptr (GPtrArray) rows = read_rows (&ask, error);

  return rows != NULL ? g_ptr_array_steal_index (rows, 0) : NULL;
}
