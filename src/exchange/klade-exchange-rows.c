/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-rows.h"

#include "klade-exchange-table.h"

#define NUMBER_DIGITS_MAX 6 /* longer ones are codes */

/* A mark, lessons: digits without a zero before them. */
static gboolean
is_number (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n > 0 && n <= NUMBER_DIGITS_MAX && text[n] == '\0' && (n == 1 || text[0] != '0');
}

static void
add_cell (KladeExchangeTable *table, const char *text)
{
  if (is_number (text))
    klade_exchange_table_add_number (table, (double) g_ascii_strtoll (text, NULL, 10), FALSE);
  else
    klade_exchange_table_add (table, text);
}

/**
 * klade_exchange_save_rows:
 * @name: of the sheet
 * @headings: (array zero-terminated=1): of the columns
 * @rows: (element-type GStrv): as many texts as headings
 * @format: of the file
 * @path: where to
 * @error: says why it could not be written; then @path is as it was
 *
 * Writes a plain list: one sheet, headings first.
 *
 * Returns: %TRUE if the file stands
 */
gboolean
klade_exchange_save_rows (const char *name,
                          const char *const *headings,
                          GPtrArray *rows,
                          KladeSheetFormat format,
                          const char *path,
                          GError **error)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);
  KladeExchangeTable *table = klade_exchange_table_new (name);

  g_ptr_array_add (tables, table);
  klade_exchange_table_begin_row (table);
  for (gsize i = 0; headings[i] != NULL; i++)
    klade_exchange_table_add_head (table, headings[i], FALSE);
  klade_exchange_table_freeze (table, 1, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (rows, i);

      klade_exchange_table_begin_row (table);
      for (gsize j = 0; row[j] != NULL; j++)
        add_cell (table, row[j]);
    }

  return klade_exchange_save_tables (tables, format, path, error);
}
