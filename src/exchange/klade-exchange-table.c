/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-table.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "klade-error.h"
#include "klade-i18n.h"

typedef struct
{
  char *text;
  gboolean is_number;
  gboolean is_bold;
  gboolean is_wide;
} Cell;

struct _KladeExchangeTable
{
  char *name;
  GPtrArray *rows; /* of GArray of Cell */
  guint n_frozen_rows;
  guint n_frozen_columns;
};

static void
cell_clear (gpointer cell)
{
  g_free (((Cell *) cell)->text);
}

/**
 * klade_exchange_table_new:
 * @name: the sheet's name
 *
 * Returns: (transfer full): a table without rows
 */
KladeExchangeTable *
klade_exchange_table_new (const char *name)
{
  KladeExchangeTable *self = g_new0 (KladeExchangeTable, 1);

  self->name = g_strdup (name);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
klade_exchange_table_free (KladeExchangeTable *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
klade_exchange_table_begin_row (KladeExchangeTable *self)
{
  GArray *row = g_array_new (FALSE, TRUE, sizeof (Cell));

  g_array_set_clear_func (row, cell_clear);
  g_ptr_array_add (self->rows, row);
}

static void
add (KladeExchangeTable *self, Cell cell)
{
  g_return_if_fail (self->rows->len > 0);

  g_array_append_val (g_ptr_array_index (self->rows, self->rows->len - 1), cell);
}

void
klade_exchange_table_add (KladeExchangeTable *self, const char *text)
{
  add (self, (Cell){ .text = g_strdup (text) });
}

void
klade_exchange_table_add_head (KladeExchangeTable *self, const char *text, gboolean is_wide)
{
  add (self, (Cell){ .text = g_strdup (text), .is_bold = TRUE, .is_wide = is_wide });
}

void
klade_exchange_table_add_number (KladeExchangeTable *self, double number, gboolean has_decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  add (self, (Cell){ .text = g_strdup (g_ascii_formatd (buffer, sizeof buffer,
                                                        has_decimals ? "%.2f" : "%.0f", number)),
                     .is_number = TRUE });
}

/**
 * klade_exchange_table_freeze:
 * @self: a table
 * @n_rows: rows that stay in sight at the top
 * @n_columns: columns that stay in sight at the left
 */
void
klade_exchange_table_freeze (KladeExchangeTable *self, guint n_rows, guint n_columns)
{
  self->n_frozen_rows = n_rows;
  self->n_frozen_columns = n_columns;
}

const char *
klade_exchange_table_get_name (KladeExchangeTable *self)
{
  return self->name;
}

guint
klade_exchange_table_get_n_rows (KladeExchangeTable *self)
{
  return self->rows->len;
}

guint
klade_exchange_table_get_n_cells (KladeExchangeTable *self, guint row)
{
  return ((GArray *) g_ptr_array_index (self->rows, row))->len;
}

KladeExchangeCell
klade_exchange_table_get_cell (KladeExchangeTable *self, guint row, guint column)
{
  const Cell *cell = &g_array_index ((GArray *) g_ptr_array_index (self->rows, row), Cell, column);

  return (KladeExchangeCell){ cell->text, cell->is_number, cell->is_bold, cell->is_wide };
}

void
klade_exchange_table_get_frozen (KladeExchangeTable *self, guint *n_rows, guint *n_columns)
{
  *n_rows = self->n_frozen_rows;
  *n_columns = self->n_frozen_columns;
}

/**
 * klade_exchange_dup_temporary_path:
 * @path: where a file is to stand in the end
 *
 * Returns: (transfer full): a name beside it to write under, so that a full disk or a crash
 *   leaves what stood there
 */
char *
klade_exchange_dup_temporary_path (const char *path)
{
  return g_strdup_printf ("%s.%08x.part", path, g_random_int ());
}

/**
 * klade_exchange_replace_file:
 * @written: the finished file
 * @path: where it belongs
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: %TRUE if @path is the new file; on failure @written is gone and @path as it was
 */
gboolean
klade_exchange_replace_file (const char *written, const char *path, GError **error)
{
  if (g_rename (written, path) == 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” could not be written: %s. Choose another place."), path,
               g_strerror (errno));
  g_unlink (written);
  return FALSE;
}
