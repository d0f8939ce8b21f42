/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "klade-error.h"
#include "klade-i18n.h"

#define MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"

static const char manifest[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\""
    " manifest:version=\"1.2\">"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\""
    " manifest:media-type=\"" MEDIA_TYPE "\"/>"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
    "</manifest:manifest>";

static const char content_head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
    "<office:automatic-styles>"
    "<style:style style:name=\"narrow\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"1.1cm\"/></style:style>"
    "<style:style style:name=\"wide\" style:family=\"table-column\">"
    "<style:table-column-properties style:column-width=\"6cm\"/></style:style>"
    "<style:style style:name=\"bold\" style:family=\"table-cell\">"
    "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "</office:automatic-styles><office:body><office:spreadsheet>";

static const char content_tail[] = "</office:spreadsheet></office:body></office:document-content>";

/* In this format a run of blanks is one unless it is written out. */
static char *
escape (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GString *xml = g_string_sized_new (strlen (escaped));

  for (const char *at = escaped; *at != '\0'; at++)
    if (*at == '\t')
      g_string_append (xml, "<text:tab/>");
    else if (*at == ' ' && (at == escaped || at[-1] == ' ' || at[-1] == '\n'))
      g_string_append (xml, "<text:s/>");
    else
      g_string_append_c (xml, *at);

  return g_string_free (xml, FALSE);
}

static void
append_cell (GString *xml, KladeExchangeCell cell)
{
  g_autofree char *text = escape (cell.text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *paragraphs = g_strjoinv ("</text:p><text:p>", lines);
  const char *style = cell.is_bold ? " table:style-name=\"bold\"" : "";

  if (*cell.text == '\0')
    g_string_append (xml, "<table:table-cell/>");
  else if (cell.is_number)
    g_string_append_printf (xml,
                            "<table:table-cell office:value-type=\"float\" office:value=\"%s\"%s>"
                            "<text:p>%s</text:p></table:table-cell>",
                            text, style, text);
  else
    g_string_append_printf (xml,
                            "<table:table-cell office:value-type=\"string\"%s>"
                            "<text:p>%s</text:p></table:table-cell>",
                            style, paragraphs);
}

static void
append_columns (GString *xml, KladeExchangeTable *table)
{
  guint n_widest = 0;
  guint widest = 0;

  for (guint row = 0; row < klade_exchange_table_get_n_rows (table); row++)
    if (klade_exchange_table_get_n_cells (table, row) > n_widest)
      {
        widest = row;
        n_widest = klade_exchange_table_get_n_cells (table, row);
      }

  for (guint column = 0; column < n_widest; column++)
    g_string_append_printf (
        xml, "<table:table-column table:style-name=\"%s\"/>",
        klade_exchange_table_get_cell (table, widest, column).is_text_wide ? "wide" : "narrow");
}

static void
append_table (GString *xml, KladeExchangeTable *table)
{
  g_autofree char *name = g_markup_escape_text (klade_exchange_table_get_name (table), -1);

  g_string_append_printf (xml, "<table:table table:name=\"%s\">", name);
  append_columns (xml, table);
  for (guint row = 0; row < klade_exchange_table_get_n_rows (table); row++)
    {
      guint n_cells = klade_exchange_table_get_n_cells (table, row);

      g_string_append (xml, "<table:table-row>");
      for (guint column = 0; column < n_cells; column++)
        append_cell (xml, klade_exchange_table_get_cell (table, row, column));
      if (n_cells == 0)
        g_string_append (xml, "<table:table-cell/>");
      g_string_append (xml, "</table:table-row>");
    }
  g_string_append (xml, "</table:table>");
}

static gboolean
add_file (zip_t *archive, const char *name, const char *data, gsize size, gint32 method)
{
  zip_source_t *source = zip_source_buffer (archive, data, size, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;

  index = zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, (zip_uint64_t) index, method, 0) == 0;
}

/**
 * klade_exchange_write_ods:
 * @tables: (element-type KladeExchangeTable): a sheet each
 * @path: the file; replaced whole or not at all
 * @error: why it could not be written
 *
 * Returns: %TRUE if the file is there
 */
gboolean
klade_exchange_write_ods (GPtrArray *tables, const char *path, GError **error)
{
  g_autoptr (GString) xml = g_string_new (content_head);
  g_autofree char *part = klade_exchange_dup_temporary_path (path);
  g_autofree char *words = NULL;
  int code = 0;
  zip_t *archive;

  for (guint i = 0; i < tables->len; i++)
    append_table (xml, g_ptr_array_index (tables, i));
  g_string_append (xml, content_tail);

  archive = zip_open (part, ZIP_CREATE | ZIP_EXCL, &code);
  /* The media type comes first and uncompressed: that is how programs know the file. */
  if (archive != NULL &&
      add_file (archive, "mimetype", MEDIA_TYPE, strlen (MEDIA_TYPE), ZIP_CM_STORE) &&
      add_file (archive, "META-INF/manifest.xml", manifest, strlen (manifest), ZIP_CM_DEFLATE) &&
      add_file (archive, "content.xml", xml->str, xml->len, ZIP_CM_DEFLATE) &&
      zip_close (archive) == 0)
    return klade_exchange_replace_file (part, path, error);

  if (archive != NULL)
    {
      words = g_strdup (zip_strerror (archive));
      zip_discard (archive);
    }
  else
    {
      zip_error_t failure;

      zip_error_init_with_code (&failure, code);
      words = g_strdup (zip_error_strerror (&failure));
      zip_error_fini (&failure);
    }
  g_unlink (part);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” could not be written: %s. Choose another place."), path, words);
  return FALSE;
}
