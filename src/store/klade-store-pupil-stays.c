/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-pupil-stays.h"

static const char sql_list_pupil_stays[] =
    "SELECT c.name, y.start_year, COALESCE(g.name, ''), e.valid_from, e.valid_to,"
    " COALESCE(i.number, ''), i.ordered_on, COALESCE(o.number, ''), o.ordered_on,"
    " COALESCE(r.decision, 0), COALESCE(r.to_class_name, '')"
    " FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " JOIN school_year y ON y.id = c.school_year_id"
    " LEFT JOIN programme g ON g.id = c.programme_id"
    " LEFT JOIN school_order i ON i.id = e.order_in_id"
    " LEFT JOIN school_order o ON o.id = e.order_out_id"
    " LEFT JOIN promotion r ON r.pupil_id = e.pupil_id AND r.class_id = e.class_id"
    " WHERE e.pupil_id = $1 AND e.is_hidden = 0 ORDER BY e.valid_from, e.id";

/**
 * klade_store_list_pupil_stays:
 * @pupil_id: a pupil
 * @func: (scope call): gets each class, the first one first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_pupil_stays (KladeDb *db,
                              gint64 pupil_id,
                              KladePupilStayFunc func,
                              gpointer data,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_pupil_stays, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, pupil_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladePupilStayRow row = {
        .class_name = klade_statement_get_text (stmt, 0),
        .start_year = (int) klade_statement_get_int64 (stmt, 1),
        .programme = klade_statement_get_text (stmt, 2),
        .from = klade_statement_get_day (stmt, 3),
        .to = klade_statement_get_day (stmt, 4),
        .order_in_no = klade_statement_get_text (stmt, 5),
        .order_in_day = klade_statement_get_day (stmt, 6),
        .order_out_no = klade_statement_get_text (stmt, 7),
        .order_out_day = klade_statement_get_day (stmt, 8),
        .decision = (int) klade_statement_get_int64 (stmt, 9),
        .to_class = klade_statement_get_text (stmt, 10),
      };

      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}
