/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-table.h"

#include <errno.h>
#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"

/* UTF-8 with a byte order mark, semicolons, CRLF, decimal comma: what a spreadsheet set to
 * Latvian opens with a double click. */

static void
append_number (GString *out, const char *number)
{
  for (const char *c = number; *c != '\0'; c++)
    g_string_append_c (out, *c == '.' ? ',' : *c);
}

/* A spreadsheet would run these as a formula (peers: CSV injection).  What only looks marked
 * already is marked, too, so that reading takes away exactly one apostrophe. */
static gboolean
needs_marking (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_text (GString *out, const char *text)
{
  gboolean is_marked = needs_marking (text);

  /* Quoted, too, what a reader might take for the separator. */
  if (!is_marked && strpbrk (text, ";,|\t\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }

  g_string_append_c (out, '"');
  if (is_marked)
    g_string_append_c (out, '\'');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *c);
    }
  g_string_append_c (out, '"');
}

static void
append_table (GString *out, KladeExchangeTable *table)
{
  for (guint row = 0; row < klade_exchange_table_get_n_rows (table); row++)
    {
      guint n_cells = klade_exchange_table_get_n_cells (table, row);

      for (guint column = 0; column < n_cells; column++)
        {
          KladeExchangeCell cell = klade_exchange_table_get_cell (table, row, column);

          if (column > 0)
            g_string_append_c (out, ';');
          if (cell.is_number)
            append_number (out, cell.text);
          else
            append_text (out, cell.text);
        }
      g_string_append (out, "\r\n");
    }
}

/**
 * klade_exchange_write_csv:
 * @tables: (element-type KladeExchangeTable): one below the other, an empty line between
 * @path: the file; replaced whole or not at all
 * @error: why it could not be written
 *
 * Returns: %TRUE if the file is there
 */
gboolean
klade_exchange_write_csv (GPtrArray *tables, const char *path, GError **error)
{
  g_autoptr (GString) out = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        g_string_append (out, "\r\n");
      append_table (out, g_ptr_array_index (tables, i));
    }

  if (g_file_set_contents_full (path, out->str, (gssize) out->len,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &failure))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” could not be written: %s. Choose another place."), path, failure->message);
  return FALSE;
}
