/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-rows.h"

/**
 * klade_store_take_rows:
 * @stmt: (nullable): a query with its parameters; %NULL when preparing it failed
 * @read_row: (scope call): makes a row
 * @free_row: frees one
 * @error: says why the store failed
 *
 * Returns: (transfer full): the rows in the query's order
 */
GPtrArray *
klade_store_take_rows (KladeStatement *stmt,
                       KladeStoreReadRow read_row,
                       GDestroyNotify free_row,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (rows, read_row (stmt));

  return step == KLADE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/**
 * klade_store_take_number:
 * @stmt: (nullable): a query with its parameters; %NULL when preparing it failed
 * @number: (out): the first column of its first row; 0 when there is none or it is NULL
 * @error: says why the store failed
 *
 * Returns: %TRUE if @number was set
 */
gboolean
klade_store_take_number (KladeStatement *stmt, gint64 *number, GError **error)
{
  KladeStep step;

  *number = 0;
  if (stmt == NULL)
    return FALSE;

  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW && !klade_statement_is_null (stmt, 0))
    *number = klade_statement_get_int64 (stmt, 0);

  return step != KLADE_STEP_ERROR;
}
