/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paste.h"

#include <string.h>

/* Longer than anything a cell can hold; enough to be shown when it is refused. */
#define CELL_BYTES_MAX 64

typedef struct
{
  const char *at;
  char separator;
  int max_rows;
  int max_columns;
  KladePaste *paste;
  GPtrArray *row;
  GString *cell;
  int n_columns; /* of this row, those beyond the sheet too */
} Reader;

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

static GPtrArray *
new_row (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* Tabs win: that is how every spreadsheet copies.  A semicolon separates in a file saved for
 * Latvia; a comma never does, it is the decimal sign. */
static char
find_separator (const char *text)
{
  gboolean quoted = FALSE;
  gboolean has_semicolon = FALSE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      if (*at == '\t')
        return '\t';
      if (*at == ';' && !quoted)
        has_semicolon = TRUE;
    }

  return has_semicolon ? ';' : '\t';
}

static void
put (Reader *reader, char c)
{
  if (reader->cell->len < CELL_BYTES_MAX)
    g_string_append_c (reader->cell, c);
}

/* A cell in quotes may hold separators, line ends and doubled quotes.  A quote that is never
 * closed is a character like another. */
static gboolean
read_quoted (Reader *reader)
{
  const char *at = reader->at + 1;

  while (*at != '\0' && (*at != '"' || at[1] == '"'))
    {
      put (reader, *at);
      at += *at == '"' ? 2 : 1;
    }
  if (*at == '\0')
    {
      g_string_truncate (reader->cell, 0);
      return FALSE;
    }

  reader->at = at + 1;
  return TRUE;
}

static void
read_plain (Reader *reader)
{
  while (!is_line_end (*reader->at) && *reader->at != reader->separator)
    put (reader, *reader->at++);
}

static char *
finish_cell (Reader *reader)
{
  g_autofree char *valid = g_utf8_make_valid (reader->cell->str, (gssize) reader->cell->len);

  g_strdelimit (valid, "\t\r\n", ' ');
  return g_strdup (g_strstrip (valid));
}

static gboolean
has_room (const Reader *reader)
{
  return (int) reader->paste->rows->len < reader->max_rows &&
         reader->n_columns < reader->max_columns;
}

/* @may_quote: off once a quote turned out to be open to the end: looking for its partner again
 * and again would take forever in a text of quotes */
static void
read_cell (Reader *reader, gboolean *may_quote)
{
  g_string_truncate (reader->cell, 0);
  if (*reader->at == '"' && *may_quote)
    *may_quote = read_quoted (reader);
  read_plain (reader);

  if (has_room (reader))
    g_ptr_array_add (reader->row, finish_cell (reader));
  else if (reader->cell->len > 0)
    reader->paste->is_clipped = TRUE;
  reader->n_columns++;
}

static void
end_row (Reader *reader)
{
  KladePaste *paste = reader->paste;

  if ((int) paste->rows->len < reader->max_rows)
    {
      paste->n_columns = MAX (paste->n_columns, (int) reader->row->len);
      g_ptr_array_add (paste->rows, reader->row);
      reader->row = new_row ();
    }
  reader->n_columns = 0;

  if (reader->at[0] == '\r' && reader->at[1] == '\n')
    reader->at++;
  if (*reader->at != '\0')
    reader->at++;
}

/**
 * klade_paste_parse:
 * @text: text from the clipboard: lines of cells, separated by tabs or else by semicolons;
 *   cells may be in quotes; any line ends; not necessarily valid UTF-8
 * @max_rows: rows there is room for
 * @max_columns: columns there is room for
 *
 * Takes time in proportion to @text, and keeps no more than fits.
 *
 * Returns: (transfer full): the table
 */
KladePaste *
klade_paste_parse (const char *text, int max_rows, int max_columns)
{
  KladePaste *self = g_new0 (KladePaste, 1);
  g_autoptr (GString) cell = g_string_new (NULL);
  Reader reader = { .max_rows = max_rows, .max_columns = max_columns };
  gboolean may_quote = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_has_prefix (text, "\xef\xbb\xbf")) /* a byte order mark */
    text += 3;

  self->rows = g_ptr_array_new_with_free_func (free_row);
  reader.at = text;
  reader.separator = find_separator (text);
  reader.paste = self;
  reader.row = new_row ();
  reader.cell = cell;

  while (*reader.at != '\0')
    {
      read_cell (&reader, &may_quote);
      if (*reader.at != reader.separator)
        end_row (&reader);
      else if (*++reader.at == '\0')
        {
          read_cell (&reader, &may_quote); /* the empty cell after a last separator */
          end_row (&reader);
        }
    }
  g_ptr_array_unref (reader.row);

  return self;
}

/**
 * klade_paste_free:
 * @self: (transfer full): a table
 */
void
klade_paste_free (KladePaste *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * klade_paste_get:
 * @self: a table
 * @row: a row of it
 * @column: a column
 *
 * Returns: (transfer none) (nullable): the cell's text; %NULL where a row is shorter
 */
const char *
klade_paste_get (const KladePaste *self, int row, int column)
{
  const GPtrArray *cells;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row >= 0 && row < (int) self->rows->len, NULL);

  cells = g_ptr_array_index (self->rows, row);
  return column < (int) cells->len ? g_ptr_array_index (cells, column) : NULL;
}

/**
 * klade_paste_is_single:
 * @self: a table
 *
 * Returns: whether it is one cell, that fills whatever is selected
 */
gboolean
klade_paste_is_single (const KladePaste *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->rows->len == 1 && self->n_columns == 1 && !self->is_clipped;
}
