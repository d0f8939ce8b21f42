/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-exchange-xlsx-private.h"
#include "klade-i18n.h"

/* A sheet of a workbook while it is read. */
typedef struct
{
  KladeXlsxBook *book;     /* Borrowed */
  KladeExchangeXml *xml;   /* Borrowed */
  KladeImportTable *table; /* Borrowed */
  GString *text;           /* of the present cell */
  guint row_number;        /* from 1; 0 before the first */
  guint column;            /* of the next cell */
  gboolean is_begun;       /* the present row, in the table */
} Sheet;

/* AB12: column 27, row 12.  FALSE if it is none. */
static gboolean
parse_reference (const char **at, guint *column, guint *row)
{
  const char *here = *at;
  guint64 n_column = 0;
  guint64 n_row = 0;

  for (; g_ascii_isalpha (*here) && n_column < G_MAXUINT16; here++)
    n_column = n_column * 26 + (guint64) (g_ascii_toupper (*here) - 'A') + 1;
  for (; g_ascii_isdigit (*here) && n_row < G_MAXINT32; here++)
    n_row = n_row * 10 + (guint64) (*here - '0');
  if (n_column == 0 || n_row == 0 || n_row >= G_MAXINT32 || g_ascii_isalnum (*here))
    return FALSE;

  *at = here;
  *column = (guint) n_column - 1;
  *row = (guint) n_row;
  return TRUE;
}

static void
add_span (KladeImportTable *table, const char *reference)
{
  guint first_column, first_row, last_column, last_row;

  if (reference == NULL || !parse_reference (&reference, &first_column, &first_row) ||
      *reference++ != ':' || !parse_reference (&reference, &last_column, &last_row) ||
      last_column < first_column || last_row < first_row)
    return;

  klade_import_table_add_span (table,
                               &(KladeImportSpan){ .row_number = first_row,
                                                   .column = first_column,
                                                   .n_rows = last_row - first_row + 1,
                                                   .n_columns = last_column - first_column + 1 });
}

static gboolean
set_cell (Sheet *self, const char *text, GError **error)
{
  if (*text == '\0')
    return TRUE;
  if (!self->is_begun)
    {
      if (!klade_import_table_begin_row (self->table, self->row_number, error))
        return FALSE;
      self->is_begun = TRUE;
    }

  return klade_import_table_set (self->table, self->column, text, strlen (text), error);
}

static char *
number_to_text (KladeXlsxBook *book, guint style, const char *number)
{
  const char *format = klade_xlsx_book_get_format (book, style);
  KladeNumberKind kind = klade_xlsx_book_get_kind (book, style);
  char *text = NULL;
  char *end;
  double value = g_ascii_strtod (number, &end);

  if (end != number && *end == '\0' && kind == KLADE_NUMBER_DIGITS)
    text = klade_exchange_number_to_digits (value, format);
  else if (end != number && *end == '\0' && kind != KLADE_NUMBER_PLAIN)
    text = klade_exchange_serial_to_text (value, klade_xlsx_book_is_1904 (book), kind);

  return text != NULL ? text : klade_exchange_number_to_text (number);
}

static char *
dup_shared_string (Sheet *self, const char *number, GError **error)
{
  const char *text = NULL;
  guint64 index;

  if (g_ascii_string_to_unsigned (number, 10, 0, G_MAXUINT32, &index, NULL))
    text = klade_xlsx_book_get_string (self->book, (guint) index);
  if (text == NULL)
    klade_exchange_xml_set_error (self->xml, error);
  return g_strdup (text);
}

/* What the cell's text means by the cell's type; NULL on failure. */
static char *
cell_to_text (Sheet *self, const char *type, guint style, GError **error)
{
  const char *text = self->text->str;

  if (*text == '\0')
    return g_strdup ("");
  if (*type == '\0' || g_str_equal (type, "n"))
    return number_to_text (self->book, style, text);
  if (g_str_equal (type, "b"))
    return g_strdup (g_str_equal (text, "1") ? "TRUE" : "FALSE");
  if (g_str_equal (type, "d"))
    return klade_exchange_iso_time_to_text (text);
  if (g_str_equal (type, "s"))
    return dup_shared_string (self, text, error);

  return klade_xlsx_unescape (text);
}

/* The value <v> or the text <is><t> of a cell; formulas <f> and all else is passed over. */
static gboolean
read_cell_text (Sheet *self, GError **error)
{
  for (;;)
    switch (klade_exchange_xml_next (self->xml, error))
      {
      case KLADE_XML_START:
        if (klade_exchange_xml_is (self->xml, "v") || klade_exchange_xml_is (self->xml, "is"))
          {
            if (!klade_xlsx_read_text (self->xml, self->text, error))
              return FALSE;
          }
        else if (!klade_exchange_xml_skip (self->xml, error))
          return FALSE;
        break;
      case KLADE_XML_END:
        return TRUE;
      case KLADE_XML_TEXT:
        break;
      case KLADE_XML_DONE:
        return klade_exchange_xml_set_error (self->xml, error);
      case KLADE_XML_FAILED:
      default:
        return FALSE;
      }
}

static gboolean
read_cell (Sheet *self, GError **error)
{
  const char *reference = klade_exchange_xml_get_attribute (self->xml, "r");
  const char *type;
  char known_type[12] = "";
  guint style = klade_exchange_xml_get_count (self->xml, "s", 0);
  guint column, row;
  g_autofree char *text = NULL;

  if (reference != NULL && parse_reference (&reference, &column, &row))
    self->column = column;
  type = klade_exchange_xml_get_attribute (self->xml, "t");
  if (type != NULL)
    g_strlcpy (known_type, type, sizeof known_type);

  g_string_truncate (self->text, 0);
  if (!read_cell_text (self, error))
    return FALSE;

  text = cell_to_text (self, known_type, style, error);
  if (text == NULL || !set_cell (self, text, error))
    return FALSE;

  self->column++;
  return TRUE;
}

static void
begin_row (Sheet *self)
{
  self->row_number = klade_exchange_xml_get_count (self->xml, "r", self->row_number + 1);
  self->column = 0;
  self->is_begun = FALSE;
}

static gboolean
read_sheet (Sheet *self, GError **error)
{
  KladeXmlStep step;

  while ((step = klade_exchange_xml_next (self->xml, error)) != KLADE_XML_DONE)
    {
      if (step == KLADE_XML_FAILED)
        return FALSE;
      if (step != KLADE_XML_START)
        continue;
      if (klade_exchange_xml_is (self->xml, "row"))
        begin_row (self);
      else if (klade_exchange_xml_is (self->xml, "c") && self->row_number > 0)
        {
          if (!read_cell (self, error))
            return FALSE;
        }
      else if (klade_exchange_xml_is (self->xml, "mergeCell"))
        add_span (self->table, klade_exchange_xml_get_attribute (self->xml, "ref"));
    }

  return TRUE;
}

static KladeImportTable *
read_table (KladeExchangePackage *package, KladeXlsxBook *book, guint i, GError **error)
{
  g_autoptr (KladeImportTable) table =
      klade_import_table_new (klade_xlsx_book_get_sheet_name (book, i));
  g_autoptr (KladeExchangeXml) xml =
      klade_exchange_xml_new (package, klade_xlsx_book_get_sheet_part (book, i), error);
  g_autoptr (GString) text = g_string_new (NULL);
  Sheet sheet = { .book = book, .xml = xml, .table = table, .text = text };

  if (xml == NULL || !read_sheet (&sheet, error))
    return NULL;

  klade_import_table_close (table);
  return g_steal_pointer (&table);
}

/**
 * klade_exchange_read_xlsx:
 * @package: an Office Open XML file
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (element-type KladeImportTable): a table per sheet, or %NULL
 */
GPtrArray *
klade_exchange_read_xlsx (KladeExchangePackage *package, GError **error)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_import_table_unref);
  g_autoptr (KladeXlsxBook) book = klade_xlsx_book_new (package, error);

  if (book == NULL)
    return NULL;

  for (guint i = 0; i < klade_xlsx_book_get_n_sheets (book); i++)
    {
      KladeImportTable *table = read_table (package, book, i, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }

  return g_steal_pointer (&tables);
}
