/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-order.h"

#include "klade-store-rows.h"

static const char sql_find_order[] =
    "SELECT id FROM school_order WHERE number = $1 AND ordered_on = $2"
    " ORDER BY is_hidden, id LIMIT 1";

/**
 * klade_store_find_order:
 * @db: a school's database
 * @number: as written on the order
 * @ordered_on: its day
 * @id: (out): the order, hidden or not; 0 for none
 * @error: says why it failed
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_find_order (KladeDb *db,
                        const char *number,
                        KladeDay ordered_on,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_order, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, number);
  klade_statement_bind_day (stmt, 2, ordered_on);
  return klade_store_take_number (stmt, id, error);
}
