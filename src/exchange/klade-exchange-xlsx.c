/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-table.h"

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "klade-error.h"
#include "klade-exchange-xlsx-private.h"
#include "klade-i18n.h"

#define NARROW_WIDTH 5.5
#define NAME_WIDTH 28.0
#define WIDE_WIDTH 46.0

static void
write_cell (lxw_worksheet *sheet, guint row, guint column, KladeExchangeCell cell, lxw_format *bold)
{
  lxw_format *format = cell.is_bold ? bold : NULL;

  /* A text is written as a text, whatever it begins with: it can't run as a formula. */
  if (cell.is_number)
    worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (cell.text, NULL),
                            format);
  else if (*cell.text != '\0')
    {
      g_autofree char *text = klade_xlsx_escape (cell.text);

      worksheet_write_string (sheet, row, (lxw_col_t) column, text, format);
    }
}

static void
write_table (lxw_workbook *book, KladeExchangeTable *table, lxw_format *bold)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, klade_exchange_table_get_name (table));
  guint n_frozen_rows;
  guint n_frozen_columns;

  klade_exchange_table_get_frozen (table, &n_frozen_rows, &n_frozen_columns);
  worksheet_freeze_panes (sheet, n_frozen_rows, (lxw_col_t) n_frozen_columns);
  worksheet_set_column (sheet, 0, LXW_COL_MAX - 1, NARROW_WIDTH, NULL);

  for (guint row = 0; row < klade_exchange_table_get_n_rows (table); row++)
    for (guint column = 0; column < klade_exchange_table_get_n_cells (table, row); column++)
      {
        KladeExchangeCell cell = klade_exchange_table_get_cell (table, row, column);

        if (cell.is_text_wide)
          worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column,
                                column < n_frozen_columns ? NAME_WIDTH : WIDE_WIDTH, NULL);
        write_cell (sheet, row, column, cell, bold);
      }
}

/**
 * klade_exchange_write_xlsx:
 * @tables: (element-type KladeExchangeTable): a sheet each
 * @path: the file; replaced whole or not at all
 * @error: why it could not be written
 *
 * Returns: %TRUE if the file is there
 */
gboolean
klade_exchange_write_xlsx (GPtrArray *tables, const char *path, GError **error)
{
  g_autofree char *part = klade_exchange_dup_temporary_path (path);
  lxw_workbook *book = workbook_new (part);
  lxw_format *bold;
  lxw_error code = LXW_ERROR_MEMORY_MALLOC_FAILED;

  if (book != NULL)
    {
      bold = workbook_add_format (book);
      format_set_bold (bold);
      for (guint i = 0; i < tables->len; i++)
        write_table (book, g_ptr_array_index (tables, i), bold);
      code = workbook_close (book);
    }

  if (code == LXW_NO_ERROR)
    return klade_exchange_replace_file (part, path, error);

  g_unlink (part);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” could not be written: %s. Choose another place."), path,
               lxw_strerror (code));
  return FALSE;
}
