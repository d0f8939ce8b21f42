/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-table.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define CELLS_MAX (4 * 1000 * 1000)
#define LETTERS_MAX 8

typedef struct
{
  guint number; /* in the file, from 1 */
  guint first_cell;
  guint n_cells;
} Row;

/* All texts stand in one piece of memory and a cell is a place in it: a list of a million cells
 * costs no million allocations.  Place 0 is the empty text. */
struct _KladeImportTable
{
  char *name;
  GString *texts;
  GArray *cells; /* guint32 */
  GArray *rows;  /* Row */
  GArray *spans; /* KladeImportSpan */
  guint n_columns;
};

static Row *
last_row (KladeImportTable *self)
{
  return self->rows->len > 0 ? &g_array_index (self->rows, Row, self->rows->len - 1) : NULL;
}

/**
 * klade_import_table_new:
 * @name: the sheet's name, or the file's
 *
 * Returns: (transfer full): a table without rows, to be filled and closed
 */
KladeImportTable *
klade_import_table_new (const char *name)
{
  KladeImportTable *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_atomic_rc_box_new0 (KladeImportTable);
  self->name = klade_text_clean_line (name);
  self->texts = g_string_new_len ("", 1);
  self->cells = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->spans = g_array_new (FALSE, TRUE, sizeof (KladeImportSpan));
  return self;
}

/**
 * klade_import_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self, which now has one more owner
 */
KladeImportTable *
klade_import_table_ref (KladeImportTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  KladeImportTable *self = data;

  g_free (self->name);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->spans);
}

void
klade_import_table_unref (KladeImportTable *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Cells behind the last text are no cells, and a row without text is no row. */
static void
end_row (KladeImportTable *self)
{
  Row *row = last_row (self);

  if (row == NULL)
    return;

  while (row->n_cells > 0 &&
         g_array_index (self->cells, guint32, row->first_cell + row->n_cells - 1) == 0)
    row->n_cells--;
  g_array_set_size (self->cells, row->first_cell + row->n_cells);
  self->n_columns = MAX (self->n_columns, row->n_cells);
  if (row->n_cells == 0)
    g_array_set_size (self->rows, self->rows->len - 1);
}

/**
 * klade_import_table_begin_row:
 * @self: a table that is being filled
 * @number: the row's number in the file, from 1
 * @error: %KLADE_ERROR_INVALID with a sentence when there are more than %KLADE_IMPORT_ROWS_MAX
 *
 * Returns: %TRUE if the row was begun
 */
gboolean
klade_import_table_begin_row (KladeImportTable *self, guint number, GError **error)
{
  Row row = { .number = number };

  g_return_val_if_fail (self != NULL, FALSE);

  end_row (self);
  if (self->rows->len >= KLADE_IMPORT_ROWS_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The sheet “%s” has more than %d rows. Keep only the list itself in the "
                      "file and try again."),
                   self->name, KLADE_IMPORT_ROWS_MAX);
      return FALSE;
    }

  row.first_cell = self->cells->len;
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* Whether cleaning would change nothing: printable ASCII and the precomposed Latin letters up to
 * U+017F, in two bytes that begin with 0xc3 to 0xc5, without blanks around. */
static gboolean
is_plain (const char *text, gsize n_bytes)
{
  if (n_bytes == 0 || text[0] == ' ' || text[n_bytes - 1] == ' ')
    return FALSE;

  for (gsize i = 0; i < n_bytes; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0xc3 && c <= 0xc5 && i + 1 < n_bytes && ((guchar) text[i + 1] & 0xc0) == 0x80)
        i++;
      else if (c < ' ' || c > '~')
        return FALSE;
    }

  return TRUE;
}

/* Gives the place of the text, cleaned. */
static guint32
keep_text (KladeImportTable *self, const char *text, gsize n_bytes)
{
  guint32 place = (guint32) self->texts->len;
  g_autofree char *raw = NULL;
  g_autofree char *cleaned = NULL;

  if (is_plain (text, n_bytes))
    {
      g_string_append_len (self->texts, text, (gssize) n_bytes);
      g_string_append_c (self->texts, '\0');
      return place;
    }

  raw = g_strndup (text, n_bytes);
  cleaned = klade_text_clean_block (raw);
  if (*cleaned == '\0')
    return 0;

  g_string_append_len (self->texts, cleaned, (gssize) strlen (cleaned) + 1);
  return place;
}

static gboolean
check_limits (KladeImportTable *self, const Row *row, guint column, gsize n_bytes, GError **error)
{
  g_autofree char *letters = NULL;
  guint n_added = column >= row->n_cells ? column + 1 - row->n_cells : 0;

  if (column >= KLADE_IMPORT_COLUMNS_MAX)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("Row %u of the sheet “%s” has more than %d columns. Keep only the list itself "
                    "in the file and try again."),
                 row->number, self->name, KLADE_IMPORT_COLUMNS_MAX);
  else if (n_bytes > KLADE_IMPORT_CELL_BYTES_MAX)
    {
      letters = klade_import_column_letters (column);
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The text in row %u, column %s of the sheet “%s” is too long. Shorten it and "
                      "try again."),
                   row->number, letters, self->name);
    }
  else if (self->texts->len + n_bytes > KLADE_IMPORT_TABLE_BYTES_MAX ||
           self->cells->len + n_added > CELLS_MAX)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("The sheet “%s” is too big. Keep only the list itself in the file and try "
                    "again."),
                 self->name);
  else
    return TRUE;

  return FALSE;
}

/**
 * klade_import_table_set:
 * @self: a table with a begun row
 * @column: from 0
 * @text: (array length=n_bytes): as found in the file; cleaned by klade_text_clean_block()
 * @n_bytes: its length in bytes
 * @error: %KLADE_ERROR_INVALID with a sentence when the text or the table becomes too big
 *
 * Sets a cell of the row begun last.  An empty text takes no room, wherever it stands.
 *
 * Returns: %TRUE if the cell was set
 */
gboolean
klade_import_table_set (KladeImportTable *self,
                        guint column,
                        const char *text,
                        gsize n_bytes,
                        GError **error)
{
  Row *row;
  guint32 place;

  g_return_val_if_fail (self != NULL && self->rows->len > 0, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  row = last_row (self);
  if (n_bytes == 0 && column >= row->n_cells)
    return TRUE;
  if (n_bytes > 0 && !check_limits (self, row, column, n_bytes, error))
    return FALSE;

  place = keep_text (self, text, n_bytes);
  if (column >= row->n_cells)
    {
      if (place == 0)
        return TRUE;
      row->n_cells = column + 1;
      g_array_set_size (self->cells, row->first_cell + row->n_cells);
    }
  g_array_index (self->cells, guint32, row->first_cell + column) = place;
  return TRUE;
}

/**
 * klade_import_table_add_span:
 * @self: a table that is being filled
 * @span: merged cells; more than %KLADE_IMPORT_SPANS_MAX of them are left out, since only those
 *   above the list matter
 */
void
klade_import_table_add_span (KladeImportTable *self, const KladeImportSpan *span)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (span != NULL);

  if (self->spans->len < KLADE_IMPORT_SPANS_MAX && span->n_rows > 0 && span->n_columns > 0)
    g_array_append_val (self->spans, *span);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  guint row_a = ((const KladeImportSpan *) a)->row_number;
  guint row_b = ((const KladeImportSpan *) b)->row_number;

  return (row_a > row_b) - (row_a < row_b);
}

/**
 * klade_import_table_close:
 * @self: a filled table
 *
 * Ends the filling: from now on it only is read.
 */
void
klade_import_table_close (KladeImportTable *self)
{
  g_return_if_fail (self != NULL);

  end_row (self);
  g_array_sort (self->spans, compare_spans);
}

const char *
klade_import_table_get_name (KladeImportTable *self)
{
  return self->name;
}

guint
klade_import_table_get_n_rows (KladeImportTable *self)
{
  return self->rows->len;
}

/* Of the widest row. */
guint
klade_import_table_get_n_columns (KladeImportTable *self)
{
  return self->n_columns;
}

/**
 * klade_import_table_get_row_number:
 * @self: a closed table
 * @row: from 0
 *
 * Returns: the row's number in the file, from 1; in a CSV file the line in which it begins
 */
guint
klade_import_table_get_row_number (KladeImportTable *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).number;
}

/**
 * klade_import_table_get:
 * @self: a closed table
 * @row: from 0
 * @column: from 0; may lie behind the end of the row
 *
 * Returns: the cell's text, empty when there is none
 */
const char *
klade_import_table_get (KladeImportTable *self, guint row, guint column)
{
  const Row *place;

  g_return_val_if_fail (row < self->rows->len, "");

  place = &g_array_index (self->rows, Row, row);
  return column < place->n_cells
             ? self->texts->str + g_array_index (self->cells, guint32, place->first_cell + column)
             : "";
}

/**
 * klade_import_table_get_spans:
 * @self: a closed table
 * @n_spans: (out): how many
 *
 * Returns: (array length=n_spans) (transfer none): the merged cells, from the top
 */
const KladeImportSpan *
klade_import_table_get_spans (KladeImportTable *self, guint *n_spans)
{
  g_return_val_if_fail (n_spans != NULL, NULL);

  *n_spans = self->spans->len;
  return (const KladeImportSpan *) (gpointer) self->spans->data;
}

/**
 * klade_import_column_letters:
 * @column: from 0
 *
 * Returns: (transfer full): the column's name in a spreadsheet: A, B, Z, AA
 */
char *
klade_import_column_letters (guint column)
{
  char letters[LETTERS_MAX + 1] = { 0 };
  int first = LETTERS_MAX;

  for (guint64 rest = (guint64) column + 1; rest > 0; rest = (rest - 1) / 26)
    letters[--first] = (char) ('A' + (rest - 1) % 26);

  return g_strdup (letters + first);
}
