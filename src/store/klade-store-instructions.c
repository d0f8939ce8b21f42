/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-instructions.h"

/* With the instructor's name of that day. */
static const char sql_list_instructions[] =
    "SELECT i.id, i.class_id, i.instructor_id, i.revision, i.instructed_on, i.signed_on, c.name,"
    " i.number, i.topic, COALESCE(COALESCE(n.given_name, p.given_name) || ' '"
    " || COALESCE(n.surname, p.surname), ''), i.kept_at, i.notes"
    " FROM instruction i JOIN school_class c ON c.id = i.class_id"
    " LEFT JOIN person p ON p.id = i.instructor_id"
    " LEFT JOIN person_name n ON n.person_id = p.id AND n.is_hidden = 0"
    " AND n.valid_from <= i.instructed_on AND (n.valid_to IS NULL OR n.valid_to >= i.instructed_on)"
    " WHERE i.is_hidden = 0 AND i.school_year_id = $1 AND ($2 = 0 OR i.class_id = $2)"
    " ORDER BY i.instructed_on DESC, i.id DESC";

/**
 * klade_store_list_instructions:
 * @school_year_id: a year
 * @class_id_or_0: a class, or 0 for all
 * @func: (scope call): gets each, the newest first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_instructions (KladeDb *db,
                               gint64 school_year_id,
                               gint64 class_id_or_0,
                               KladeInstructionFunc func,
                               gpointer data,
                               GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_instructions, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, school_year_id);
  klade_statement_bind_int64 (stmt, 2, class_id_or_0);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladeInstructionRow row = {
        .id = klade_statement_get_int64 (stmt, 0),
        .class_id = klade_statement_get_int64 (stmt, 1),
        .instructor_id = klade_statement_get_int64 (stmt, 2),
        .revision = (int) klade_statement_get_int64 (stmt, 3),
        .instructed_on = klade_statement_get_day (stmt, 4),
        .signed_on = klade_statement_get_day (stmt, 5),
        .class_name = klade_statement_get_text (stmt, 6),
        .number = klade_statement_get_text (stmt, 7),
        .topic = klade_statement_get_text (stmt, 8),
        .instructor = klade_statement_get_text (stmt, 9),
        .kept_at = klade_statement_get_text (stmt, 10),
        .notes = klade_statement_get_text (stmt, 11),
      };

      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}
