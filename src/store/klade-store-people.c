/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-people.h"

static const char sql_list_persons[] =
    "SELECT id, revision, surname, given_name FROM person WHERE is_hidden = 0";

static const char sql_list_enrolments[] =
    "SELECT e.pupil_id, e.class_id, c.name, '' FROM enrolment e"
    " JOIN school_class c ON c.id = e.class_id"
    " WHERE c.is_hidden = 0 AND e.is_hidden = 0 AND (e.valid_to IS NULL OR e.valid_to >= $1)"
    " ORDER BY CASE WHEN e.valid_from <= $1 THEN 0 ELSE 1 END, e.valid_from DESC, e.id";

static const char sql_list_guardians[] =
    "SELECT g.guardian_id, g.pupil_id, p.given_name || ' ' || p.surname, ''"
    " FROM guardianship g JOIN person p ON p.id = g.pupil_id"
    " WHERE p.is_hidden = 0 AND g.is_hidden = 0 AND g.valid_from <= $1"
    " AND (g.valid_to IS NULL OR g.valid_to >= $1) ORDER BY g.guardian_id, g.pupil_id";

/* Roles up to the secretary's (9) are of those who work here. */
static const char sql_list_workers[] =
    "SELECT w.person_id, 0, w.position, '' FROM employment w"
    " WHERE w.is_hidden = 0 AND (w.valid_to IS NULL OR w.valid_to >= $1)"
    " UNION ALL SELECT DISTINCT r.person_id, 0, '', '' FROM role_grant r"
    " WHERE r.role <= 9 AND r.is_hidden = 0 AND (r.valid_to IS NULL OR r.valid_to >= $1)";

static const char sql_list_checks[] =
    "SELECT f.pupil_id, 0, '', '' FROM file_check f JOIN school_year y ON y.id = f.school_year_id"
    " WHERE f.is_checked = 1 AND y.is_hidden = 0 AND y.start_year = $1";

static const char sql_list_class_members[] =
    "SELECT e.pupil_id, COALESCE(n.surname, p.surname), COALESCE(n.given_name, p.given_name),"
    " e.valid_from, e.valid_to FROM enrolment e JOIN person p ON p.id = e.pupil_id"
    " LEFT JOIN person_name n ON n.person_id = p.id AND n.is_hidden = 0 AND n.valid_from <= $2"
    " AND (n.valid_to IS NULL OR n.valid_to >= $2)"
    " WHERE e.class_id = $1 AND e.is_hidden = 0 AND e.valid_from <= $2"
    " AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " ORDER BY COALESCE(n.surname, p.surname) COLLATE \"lv-x-icu\","
    " COALESCE(n.given_name, p.given_name) COLLATE \"lv-x-icu\", e.pupil_id";

static const char sql_read_class_year[] =
    "SELECT y.id, y.start_year, c.name FROM school_class c"
    " JOIN school_year y ON y.id = c.school_year_id WHERE c.id = $1";

static const char *const facts[KLADE_N_PEOPLE_FACTS] = {
  [KLADE_PEOPLE_PERSON] = sql_list_persons,     [KLADE_PEOPLE_ENROLMENT] = sql_list_enrolments,
  [KLADE_PEOPLE_GUARDIAN] = sql_list_guardians, [KLADE_PEOPLE_WORK] = sql_list_workers,
  [KLADE_PEOPLE_CHECK] = sql_list_checks,
};

/**
 * klade_store_list_people_facts:
 * @fact: which
 * @today: the day; for checks the school year's number; ignored for persons
 * @func: (scope call): gets each; for persons @other_id is the revision
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_people_facts (KladeDb *db,
                               KladePeopleFact fact,
                               gint32 today,
                               KladePeopleFactFunc func,
                               gpointer data,
                               GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, facts[fact], error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  if (fact == KLADE_PEOPLE_CHECK)
    klade_statement_bind_int64 (stmt, 1, today);
  else if (fact != KLADE_PEOPLE_PERSON)
    klade_statement_bind_day (stmt, 1, today);

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladePeopleFactRow row = {
        .person_id = klade_statement_get_int64 (stmt, 0),
        .other_id = klade_statement_get_int64 (stmt, 1),
        .text = klade_statement_get_text (stmt, 2),
        .other_text = klade_statement_get_text (stmt, 3),
      };

      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_list_class_members:
 * @day: a day, past or not
 * @func: (scope call): gets each pupil of that day under the name of that day, in Latvian order
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_class_members (KladeDb *db,
                                gint64 class_id,
                                gint32 day,
                                KladeClassMemberFunc func,
                                gpointer data,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_class_members, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, class_id);
  klade_statement_bind_day (stmt, 2, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    func (klade_statement_get_int64 (stmt, 0), klade_statement_get_text (stmt, 1),
          klade_statement_get_text (stmt, 2), klade_statement_get_day (stmt, 3),
          klade_statement_get_day (stmt, 4), data);

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_read_class_year:
 * @name: (out) (optional) (transfer full): the class's name
 *
 * Returns: %FALSE with %KLADE_ERROR_NOT_FOUND if there is no such class
 */
gboolean
klade_store_read_class_year (KladeDb *db,
                             gint64 class_id,
                             gint64 *year_id,
                             int *start_year,
                             char **name,
                             GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_class_year, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, class_id);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_DONE)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no class %" G_GINT64_FORMAT, class_id);
  if (step != KLADE_STEP_ROW)
    return FALSE;

  *year_id = klade_statement_get_int64 (stmt, 0);
  *start_year = (int) klade_statement_get_int64 (stmt, 1);
  if (name != NULL)
    *name = g_strdup (klade_statement_get_text (stmt, 2));
  return TRUE;
}
