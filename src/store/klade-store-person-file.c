/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-people.h"

/* Sections as KladeFileSection: name, enrolment, group, guardian, child, employment, role, check,
 * application, briefing.  Columns: section, id, revision, other id, number, year, from, to, name,
 * kind, notes, extra, order in and its day, order out and its day. */
static const char sql_list_file[] =
    "SELECT 0 AS section, n.id AS id, n.revision, 0, 0, 0, n.valid_from AS since, n.valid_to,"
    " n.surname || ' ' || n.given_name, '', '', '', o.number, o.ordered_on, CAST(NULL AS TEXT),"
    " CAST(NULL AS TEXT)"
    " FROM person_name n LEFT JOIN school_order o ON o.id = n.order_id"
    " WHERE n.person_id = $1 AND n.is_hidden = 0"
    " UNION ALL"
    " SELECT 1, e.id, e.revision, e.class_id, c.grade, y.start_year, e.valid_from, e.valid_to,"
    " c.name, '', '', '', i.number, i.ordered_on, o.number, o.ordered_on"
    " FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " JOIN school_year y ON y.id = c.school_year_id"
    " LEFT JOIN school_order i ON i.id = e.order_in_id"
    " LEFT JOIN school_order o ON o.id = e.order_out_id"
    " WHERE e.pupil_id = $1 AND e.is_hidden = 0"
    " UNION ALL"
    " SELECT 2, m.id, m.revision, m.group_id, 0, y.start_year, m.valid_from, m.valid_to, g.name,"
    " g.kind, COALESCE(s.name, ''), '', NULL, NULL, NULL, NULL"
    " FROM group_member m JOIN study_group g ON g.id = m.group_id"
    " JOIN school_year y ON y.id = g.school_year_id LEFT JOIN subject s ON s.id = g.subject_id"
    " WHERE m.pupil_id = $1 AND m.is_hidden = 0"
    " UNION ALL"
    " SELECT 3, k.id, k.revision, k.guardian_id, 0, 0, k.valid_from, k.valid_to,"
    " p.surname || ' ' || p.given_name, k.kind, '', '', NULL, NULL, NULL, NULL"
    " FROM guardianship k JOIN person p ON p.id = k.guardian_id"
    " WHERE k.pupil_id = $1 AND k.is_hidden = 0"
    " UNION ALL"
    " SELECT 4, k.id, k.revision, k.pupil_id, 0, 0, k.valid_from, k.valid_to,"
    " p.surname || ' ' || p.given_name, k.kind, '', '', NULL, NULL, NULL, NULL"
    " FROM guardianship k JOIN person p ON p.id = k.pupil_id"
    " WHERE k.guardian_id = $1 AND k.is_hidden = 0"
    " UNION ALL"
    " SELECT 5, w.id, w.revision, 0, 0, 0, w.valid_from, w.valid_to, w.position, '', '', '',"
    " o.number, o.ordered_on, NULL, NULL"
    " FROM employment w LEFT JOIN school_order o ON o.id = w.order_id"
    " WHERE w.person_id = $1 AND w.is_hidden = 0"
    " UNION ALL"
    " SELECT 6, r.id, r.revision, COALESCE(r.class_id, 0), r.role, COALESCE(y.start_year, 0),"
    " r.valid_from, r.valid_to, COALESCE(c.name, ''), '', '', '', o.number, o.ordered_on, NULL,"
    " NULL"
    " FROM role_grant r LEFT JOIN school_class c ON c.id = r.class_id"
    " LEFT JOIN school_year y ON y.id = c.school_year_id"
    " LEFT JOIN school_order o ON o.id = r.order_id"
    " WHERE r.person_id = $1 AND r.is_hidden = 0"
    " UNION ALL"
    " SELECT 7, f.id, f.revision, f.school_year_id, f.is_checked, y.start_year, '0001-01-01',"
    " NULL, p.given_name || ' ' || p.surname, CAST(f.changed_at AS TEXT), '', '', NULL, NULL,"
    " NULL, NULL"
    " FROM file_check f JOIN school_year y ON y.id = f.school_year_id"
    " JOIN person p ON p.id = f.changed_by WHERE f.pupil_id = $1"
    " UNION ALL"
    " SELECT 8, a.id, a.revision, CASE WHEN a.pupil_id = $1 THEN a.guardian_id ELSE a.pupil_id"
    " END, 0, 0, a.received_on, a.fulfilled_on, p.surname || ' ' || p.given_name, a.number,"
    " a.notes, a.consents, NULL, NULL, NULL, NULL"
    " FROM access_application a"
    " JOIN person p ON p.id = CASE WHEN a.pupil_id = $1 THEN a.guardian_id ELSE a.pupil_id END"
    " WHERE (a.pupil_id = $1 OR a.guardian_id = $1) AND a.is_hidden = 0"
    " UNION ALL"
    " SELECT 9, b.id, b.revision, b.class_id, CASE WHEN b.pupil_id IS NULL THEN 1 ELSE 0 END,"
    " y.start_year, b.given_on, NULL, c.name, b.topic, b.notes, '', NULL, NULL, NULL, NULL"
    " FROM parent_briefing b JOIN school_class c ON c.id = b.class_id"
    " JOIN school_year y ON y.id = b.school_year_id"
    " WHERE b.is_hidden = 0 AND (b.pupil_id = $1 OR b.pupil_id IS NULL AND EXISTS ("
    "SELECT 1 FROM enrolment e WHERE e.pupil_id = $1 AND e.class_id = b.class_id"
    " AND e.is_hidden = 0 AND e.valid_from <= b.given_on"
    " AND (e.valid_to IS NULL OR e.valid_to >= b.given_on)))"
    " ORDER BY section, since DESC, id DESC";

static KladeFileRow
read_row (KladeStatement *stmt)
{
  return (KladeFileRow){
    .section = (int) klade_statement_get_int64 (stmt, 0),
    .id = klade_statement_get_int64 (stmt, 1),
    .revision = (int) klade_statement_get_int64 (stmt, 2),
    .other_id = klade_statement_get_int64 (stmt, 3),
    .number = (int) klade_statement_get_int64 (stmt, 4),
    .year = (int) klade_statement_get_int64 (stmt, 5),
    .from = klade_statement_get_day (stmt, 6),
    .to = klade_statement_get_day (stmt, 7),
    .name = klade_statement_get_text (stmt, 8),
    .kind = klade_statement_get_text (stmt, 9),
    .notes = klade_statement_get_text (stmt, 10),
    .extra = klade_statement_get_text (stmt, 11),
    .order_in = klade_statement_get_text (stmt, 12),
    .order_in_day = klade_statement_get_day (stmt, 13),
    .order_out = klade_statement_get_text (stmt, 14),
    .order_out_day = klade_statement_get_day (stmt, 15),
  };
}

/**
 * klade_store_list_file:
 * @func: (scope call): gets each fact of the personal file, by section, newest first; of a check
 *   @kind is the instant
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_file (KladeDb *db,
                       gint64 person_id,
                       KladeFileFunc func,
                       gpointer data,
                       GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_file, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, person_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeFileRow row = read_row (stmt);

      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}
