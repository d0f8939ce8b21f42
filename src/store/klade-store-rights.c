/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-rights.h"

static const char sql_find_teacher[] =
    "SELECT 1 FROM journal_teacher"
    " WHERE journal_id = $1 AND person_id = $2 AND is_hidden = 0"
    " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)"
    " UNION ALL"
    " SELECT 1 FROM day_change WHERE journal_id = $1 AND COALESCE(to_day, held_on) = $3"
    " AND teacher_id = $2 AND is_hidden = 0 LIMIT 1";
/* Until the day's semester is closed in that journal. */
static const char sql_find_substituted_day[] =
    "SELECT COALESCE(d.to_day, d.held_on) FROM day_change d"
    " JOIN journal j ON j.id = d.journal_id JOIN school_year y ON y.id = j.school_year_id"
    " WHERE d.journal_id = $1 AND d.teacher_id = $2 AND d.is_hidden = 0"
    " AND COALESCE(d.to_day, d.held_on) <= $3 AND NOT EXISTS ("
    "SELECT 1 FROM term_close t WHERE t.journal_id = d.journal_id AND t.is_closed = 1 AND t.term ="
    " CASE WHEN COALESCE(d.to_day, d.held_on) < y.semester_2_first THEN 1 ELSE 2 END)"
    " ORDER BY 1 DESC LIMIT 1";
static const char sql_find_class_journal[] =
    "SELECT 1 FROM journal j LEFT JOIN study_group g ON g.id = j.group_id"
    " WHERE j.id = $1 AND (j.class_id = $2 OR g.class_id = $2 OR EXISTS ("
    "SELECT 1 FROM group_member m JOIN enrolment e ON e.pupil_id = m.pupil_id"
    " WHERE m.group_id = j.group_id AND e.class_id = $2"
    " AND m.is_hidden = 0 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
    " AND e.is_hidden = 0 AND e.valid_from <= $3 AND (e.valid_to IS NULL OR e.valid_to >= $3)))";
/* On the last day of a school year that is over. */
static const char sql_find_past_class_teacher[] =
    "SELECT 1 FROM journal j JOIN school_year y ON y.id = j.school_year_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " JOIN role_grant r ON r.person_id = $2 AND r.role IN (4, 6) AND r.is_hidden = 0"
    " AND r.valid_from <= y.semester_2_last"
    " AND (r.valid_to IS NULL OR r.valid_to >= y.semester_2_last)"
    " WHERE j.id = $1 AND y.semester_2_last < $3"
    " AND (j.class_id = r.class_id OR g.class_id = r.class_id OR EXISTS ("
    "SELECT 1 FROM group_member m JOIN enrolment e ON e.pupil_id = m.pupil_id"
    " WHERE m.group_id = j.group_id AND e.class_id = r.class_id AND m.is_hidden = 0"
    " AND m.valid_from <= y.semester_2_last"
    " AND (m.valid_to IS NULL OR m.valid_to >= y.semester_2_last)"
    " AND e.is_hidden = 0 AND e.valid_from <= y.semester_2_last"
    " AND (e.valid_to IS NULL OR e.valid_to >= y.semester_2_last))) LIMIT 1";
/* In a group of several classes a class teacher answers for the own pupils only. */
static const char sql_find_class_journal_pupil[] =
    "SELECT 1 FROM journal j LEFT JOIN study_group g ON g.id = j.group_id"
    " WHERE j.id = $1 AND (j.class_id = $2 OR g.class_id = $2 OR EXISTS ("
    "SELECT 1 FROM group_member m JOIN enrolment e ON e.pupil_id = m.pupil_id"
    " WHERE m.group_id = j.group_id AND m.pupil_id = $4 AND e.class_id = $2"
    " AND m.is_hidden = 0 AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
    " AND e.is_hidden = 0 AND e.valid_from <= $3 AND (e.valid_to IS NULL OR e.valid_to >= $3)))";
static const char sql_find_enrolment[] =
    "SELECT 1 FROM enrolment WHERE class_id = $1 AND pupil_id = $2 AND is_hidden = 0"
    " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1";
static const char sql_find_guardianship[] =
    "SELECT 1 FROM guardianship WHERE guardian_id = $1 AND pupil_id = $2"
    " AND is_hidden = 0"
    " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1";

/* All of them ask about two ids and a day. */
static gboolean
has_row (KladeDb *db,
         const char *sql,
         gint64 first,
         gint64 second,
         gint32 day,
         gint64 fourth,
         gboolean *has,
         GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql, error);
  KladeStep step;

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, first);
  klade_statement_bind_int64 (statement, 2, second);
  klade_statement_bind_day (statement, 3, day);
  if (fourth != 0)
    klade_statement_bind_int64 (statement, 4, fourth);

  step = klade_statement_step (statement, error);
  *has = step == KLADE_STEP_ROW;
  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_teaches_journal:
 * @db: a school's database
 * @person_id: a person
 * @journal_id: a journal
 * @day: the day in question
 * @teaches: (out): whether the person teaches it on that day
 * @error: says why it failed
 *
 * Returns: %TRUE if @teaches was set
 */
gboolean
klade_store_teaches_journal (KladeDb *db,
                             gint64 person_id,
                             gint64 journal_id,
                             gint32 day,
                             gboolean *teaches,
                             GError **error)
{
  return has_row (db, sql_find_teacher, journal_id, person_id, day, 0, teaches, error);
}

/**
 * klade_store_find_substituted_day:
 * @db: a school's database
 * @person_id: a person
 * @journal_id: a journal
 * @today: the last day that counts
 * @day: (out): the last day on which the person gave a lesson of the journal by a change of the
 *   day, of those whose semester is not closed there; %KLADE_DAY_NONE for none
 * @error: says why it failed
 *
 * Returns: %TRUE if @day was set
 */
gboolean
klade_store_find_substituted_day (KladeDb *db,
                                  gint64 person_id,
                                  gint64 journal_id,
                                  KladeDay today,
                                  KladeDay *day,
                                  GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_find_substituted_day, error);
  KladeStep step;

  *day = KLADE_DAY_NONE;
  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, journal_id);
  klade_statement_bind_int64 (statement, 2, person_id);
  klade_statement_bind_day (statement, 3, today);
  step = klade_statement_step (statement, error);
  if (step == KLADE_STEP_ROW)
    *day = klade_statement_get_day (statement, 0);

  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_led_class_of_journal:
 * @db: a school's database
 * @person_id: a person
 * @journal_id: a journal
 * @today: today
 * @led: (out): whether the person was its class's teacher, or that of pupils in its group, on the
 *   last day of the journal's school year, and that year is over
 * @error: says why it failed
 *
 * Returns: %TRUE if @led was set
 */
gboolean
klade_store_led_class_of_journal (KladeDb *db,
                                  gint64 person_id,
                                  gint64 journal_id,
                                  KladeDay today,
                                  gboolean *led,
                                  GError **error)
{
  return has_row (db, sql_find_past_class_teacher, journal_id, person_id, today, 0, led, error);
}

/**
 * klade_store_class_has_journal:
 * @db: a school's database
 * @class_id: a class
 * @journal_id: a journal of a class or of a group
 * @pupil_id: the pupil it is about, or 0 for the journal as a whole
 * @day: the day in question
 * @has: (out): whether the journal is the class's: its own, that of a group of the class, or
 *   that of a group in which the class has members (with @pupil_id: has that one)
 * @error: says why it failed
 *
 * Returns: %TRUE if @has was set
 */
gboolean
klade_store_class_has_journal (KladeDb *db,
                               gint64 class_id,
                               gint64 journal_id,
                               gint64 pupil_id,
                               gint32 day,
                               gboolean *has,
                               GError **error)
{
  return has_row (db, pupil_id != 0 ? sql_find_class_journal_pupil : sql_find_class_journal,
                  journal_id, class_id, day, pupil_id, has, error);
}

/**
 * klade_store_class_has_pupil:
 * @db: a school's database
 * @class_id: a class
 * @pupil_id: a pupil
 * @day: the day in question
 * @has: (out): whether the pupil is enrolled in the class on that day
 * @error: says why it failed
 *
 * Returns: %TRUE if @has was set
 */
gboolean
klade_store_class_has_pupil (KladeDb *db,
                             gint64 class_id,
                             gint64 pupil_id,
                             gint32 day,
                             gboolean *has,
                             GError **error)
{
  return has_row (db, sql_find_enrolment, class_id, pupil_id, day, 0, has, error);
}

/**
 * klade_store_is_guardian:
 * @db: a school's database
 * @person_id: a person
 * @pupil_id: a pupil
 * @day: the day in question
 * @is_guardian: (out): whether the person is the pupil's guardian on that day
 * @error: says why it failed
 *
 * Returns: %TRUE if @is_guardian was set
 */
gboolean
klade_store_is_guardian (KladeDb *db,
                         gint64 person_id,
                         gint64 pupil_id,
                         gint32 day,
                         gboolean *is_guardian,
                         GError **error)
{
  return has_row (db, sql_find_guardianship, person_id, pupil_id, day, 0, is_guardian, error);
}
