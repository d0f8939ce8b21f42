/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-requests.h"

/* $1: whose, or 0 for everybody's */
static const char sql_list_requests[] =
    "SELECT r.id, r.revision, r.person_id, p.given_name || ' ' || p.surname, r.kind,"
    " r.received_on, r.request, r.answer, r.answered_on"
    " FROM staff_request r JOIN person p ON p.id = r.person_id"
    " WHERE r.is_hidden = 0 AND ($1 = 0 OR r.person_id = $1)"
    " ORDER BY CASE WHEN r.answered_on IS NULL THEN 0 ELSE 1 END, r.received_on DESC, r.id DESC";

/**
 * klade_store_list_requests:
 * @person_id: whose, or 0 for everybody's
 * @func: (scope call): gets each; those without an answer first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_requests (KladeDb *db,
                           gint64 person_id,
                           KladeRequestFunc func,
                           gpointer data,
                           GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_requests, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, person_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeRequestRow row = {
        .id = klade_statement_get_int64 (stmt, 0),
        .revision = (int) klade_statement_get_int64 (stmt, 1),
        .person_id = klade_statement_get_int64 (stmt, 2),
        .name = klade_statement_get_text (stmt, 3),
        .kind = klade_statement_get_text (stmt, 4),
        .received_on = klade_statement_get_day (stmt, 5),
        .request = klade_statement_get_text (stmt, 6),
        .answer = klade_statement_get_text (stmt, 7),
        .answered_on = klade_statement_get_day (stmt, 8),
      };

      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}
