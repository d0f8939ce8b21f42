/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

#define SHEETS_MAX 255
#define BLANKS_MAX 1000

typedef struct
{
  char *text;
  guint column;
  guint n_times;
} Cell;

/* A sheet while it is read.  A row is held back until its end, for it may stand for many. */
typedef struct
{
  KladeExchangeXml *xml;   /* Borrowed */
  KladeImportTable *table; /* Borrowed */
  GArray *cells;           /* Cell, of the present row */
  guint column;            /* of the next cell */
  guint row_number;        /* of the present row, from 1 */
  guint n_row_times;
} Sheet;

static void
cell_clear (gpointer cell)
{
  g_free (((Cell *) cell)->text);
}

static void
append_bounded (GString *text, const char *more)
{
  /* One byte too many is enough for the table to refuse it. */
  if (text->len <= KLADE_IMPORT_CELL_BYTES_MAX)
    g_string_append (text, more);
}

/* In this format a run of white space is one blank. */
static void
append_collapsed (GString *text, const char *more)
{
  for (const char *at = more; *at != '\0' && text->len <= KLADE_IMPORT_CELL_BYTES_MAX; at++)
    {
      gboolean is_blank = *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';

      if (!is_blank)
        g_string_append_c (text, *at);
      else if (text->len > 0 && text->str[text->len - 1] != ' ' && text->str[text->len - 1] != '\n')
        g_string_append_c (text, ' ');
    }
}

static void
append_blanks (KladeExchangeXml *xml, GString *text)
{
  guint n_blanks = MIN (klade_exchange_xml_get_count (xml, "c", 1), BLANKS_MAX);

  for (guint i = 0; i < n_blanks; i++)
    append_bounded (text, " ");
}

/* Comments, drawings and the like are no text of their cell. */
static gboolean
is_aside (KladeExchangeXml *xml, gboolean is_in_paragraph)
{
  const char *const asides[] = { "annotation", "frame", "note", "ruby-text", "g", "custom-shape" };

  if (!is_in_paragraph)
    return !klade_exchange_xml_is (xml, "p");

  for (gsize i = 0; i < G_N_ELEMENTS (asides); i++)
    if (klade_exchange_xml_is (xml, asides[i]))
      return TRUE;

  return FALSE;
}

static void
append_element (KladeExchangeXml *xml, GString *text)
{
  if (klade_exchange_xml_is (xml, "s"))
    append_blanks (xml, text);
  else if (klade_exchange_xml_is (xml, "tab"))
    append_bounded (text, " ");
  else if (klade_exchange_xml_is (xml, "line-break"))
    append_bounded (text, "\n");
}

/* The paragraphs of the cell at whose start @xml is, as lines. */
static gboolean
read_paragraphs (KladeExchangeXml *xml, GString *text, GError **error)
{
  int depth = 1; /* 1 in the cell, 2 in its paragraph, more inside */
  gboolean is_first = TRUE;

  while (depth > 0)
    switch (klade_exchange_xml_next (xml, error))
      {
      case KLADE_XML_START:
        if (is_aside (xml, depth > 1))
          {
            if (!klade_exchange_xml_skip (xml, error))
              return FALSE;
            break;
          }
        if (depth == 1 && !is_first)
          append_bounded (text, "\n");
        is_first = FALSE;
        append_element (xml, text);
        depth++;
        break;
      case KLADE_XML_END:
        depth--;
        break;
      case KLADE_XML_TEXT:
        if (depth > 1)
          append_collapsed (text, klade_exchange_xml_get_text (xml));
        break;
      case KLADE_XML_DONE:
        return klade_exchange_xml_set_error (xml, error);
      case KLADE_XML_FAILED:
      default:
        return FALSE;
      }

  return TRUE;
}

/* Whether a number is shown with the zeros before it, as in 010175-12345 for 1017512345. */
static gboolean
is_same_digits (const char *shown, const char *number)
{
  while (*shown == '0' || *shown == '-' || *shown == ' ')
    shown++;
  for (; *shown != '\0'; shown++)
    if (*shown == *number)
      number++;
    else if (*shown != '-' && *shown != ' ')
      return FALSE;

  return *number == '\0';
}

static char *
number_to_text (const char *number, const char *shown)
{
  return *shown == '0' && is_same_digits (shown, number) ? g_strdup (shown)
                                                         : klade_exchange_number_to_text (number);
}

/* PT14H30M00S: 14:30 */
static char *
duration_to_text (const char *duration)
{
  guint hours = 0;
  guint minutes = 0;
  const char *at = g_str_has_prefix (duration, "PT") ? duration + 2 : "";
  char *end;

  hours = (guint) g_ascii_strtoull (at, &end, 10);
  if (end == at || *end != 'H')
    return g_strdup (duration);
  minutes = (guint) g_ascii_strtoull (end + 1, &end, 10);
  return *end == 'M' ? g_strdup_printf ("%02u:%02u", hours, minutes) : g_strdup (duration);
}

/* The value of a cell: of its attributes, taken at its start, and of its paragraphs. */
typedef struct
{
  char type[16];
  char *value;
} Value;

static void
value_take (Value *self, KladeExchangeXml *xml)
{
  static const struct
  {
    const char *type;
    const char *attribute;
  } known[] = {
    { "float", "value" },     { "percentage", "value" }, { "currency", "value" },
    { "date", "date-value" }, { "time", "time-value" },  { "boolean", "boolean-value" },
  };
  const char *type = klade_exchange_xml_get_attribute (xml, "value-type");

  g_strlcpy (self->type, type != NULL ? type : "string", sizeof self->type);
  self->value = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (self->type, known[i].type))
      self->value = g_strdup (klade_exchange_xml_get_attribute (xml, known[i].attribute));
  if (self->value == NULL)
    {
      self->value = g_strdup (klade_exchange_xml_get_attribute (xml, "string-value"));
      g_strlcpy (self->type, "string", sizeof self->type);
    }
}

static char *
value_to_text (const Value *self, const char *shown)
{
  if (self->value == NULL)
    return g_strdup (shown);
  if (g_str_equal (self->type, "date"))
    return klade_exchange_iso_time_to_text (self->value);
  if (g_str_equal (self->type, "time"))
    return duration_to_text (self->value);
  if (g_str_equal (self->type, "boolean"))
    return g_strdup (g_str_equal (self->value, "true") ? "TRUE" : "FALSE");
  if (g_str_equal (self->type, "string"))
    return g_strdup (self->value);

  return number_to_text (self->value, shown);
}

static void
add_span (Sheet *self)
{
  KladeImportSpan span = {
    .row_number = self->row_number,
    .column = self->column,
    .n_rows = klade_exchange_xml_get_count (self->xml, "number-rows-spanned", 1),
    .n_columns = klade_exchange_xml_get_count (self->xml, "number-columns-spanned", 1),
  };

  if (span.n_rows > 1 || span.n_columns > 1)
    klade_import_table_add_span (self->table, &span);
}

/* A covered cell keeps a text below the merged one: it is not shown, so it is not read. */
static gboolean
read_cell (Sheet *self, gboolean is_covered, GError **error)
{
  guint n_times = MAX (klade_exchange_xml_get_count (self->xml, "number-columns-repeated", 1), 1);
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autofree char *kept = NULL;
  Value value;
  Cell cell = { .column = self->column, .n_times = n_times };

  add_span (self);
  value_take (&value, self->xml);
  kept = value.value;
  if (!read_paragraphs (self->xml, shown, error))
    return FALSE;

  self->column = (guint) MIN ((guint64) self->column + n_times, G_MAXINT32);
  cell.text = value_to_text (&value, shown->str);
  /* One cell too many is enough for the table to refuse it. */
  if (is_covered || *cell.text == '\0' || self->cells->len > KLADE_IMPORT_COLUMNS_MAX)
    g_free (cell.text);
  else
    g_array_append_val (self->cells, cell);
  return TRUE;
}

static gboolean
set_row (Sheet *self, GError **error)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);
      gsize n_bytes = strlen (cell->text);

      for (guint time = 0; time < cell->n_times; time++)
        if (!klade_import_table_set (self->table, cell->column + time, cell->text, n_bytes, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
end_row (Sheet *self, GError **error)
{
  guint n_times = self->cells->len > 0 ? self->n_row_times : 0;

  for (guint time = 0; time < n_times; time++)
    if (!klade_import_table_begin_row (self->table, self->row_number + time, error) ||
        !set_row (self, error))
      return FALSE;

  self->row_number = (guint) MIN ((guint64) self->row_number + self->n_row_times, G_MAXINT32);
  return TRUE;
}

static gboolean
read_row (Sheet *self, GError **error)
{
  self->n_row_times = MAX (klade_exchange_xml_get_count (self->xml, "number-rows-repeated", 1), 1);
  self->column = 0;
  g_array_set_size (self->cells, 0);

  for (;;)
    switch (klade_exchange_xml_next (self->xml, error))
      {
      case KLADE_XML_START:
        if (klade_exchange_xml_is (self->xml, "table-cell") ||
            klade_exchange_xml_is (self->xml, "covered-table-cell"))
          {
            if (!read_cell (self, klade_exchange_xml_is (self->xml, "covered-table-cell"), error))
              return FALSE;
          }
        else if (!klade_exchange_xml_skip (self->xml, error))
          return FALSE;
        break;
      case KLADE_XML_END:
        return end_row (self, error);
      case KLADE_XML_TEXT:
        break;
      case KLADE_XML_DONE:
        return klade_exchange_xml_set_error (self->xml, error);
      case KLADE_XML_FAILED:
      default:
        return FALSE;
      }
}

/* Rows stand in the table itself or in groups of rows. */
static gboolean
is_group (KladeExchangeXml *xml)
{
  return klade_exchange_xml_is (xml, "table-rows") ||
         klade_exchange_xml_is (xml, "table-header-rows") ||
         klade_exchange_xml_is (xml, "table-row-group");
}

static gboolean
read_rows (Sheet *self, GError **error)
{
  int depth = 1;

  while (depth > 0)
    switch (klade_exchange_xml_next (self->xml, error))
      {
      case KLADE_XML_START:
        if (klade_exchange_xml_is (self->xml, "table-row"))
          {
            if (!read_row (self, error))
              return FALSE;
          }
        else if (is_group (self->xml))
          depth++;
        else if (!klade_exchange_xml_skip (self->xml, error))
          return FALSE;
        break;
      case KLADE_XML_END:
        depth--;
        break;
      case KLADE_XML_TEXT:
        break;
      case KLADE_XML_DONE:
        return klade_exchange_xml_set_error (self->xml, error);
      case KLADE_XML_FAILED:
      default:
        return FALSE;
      }

  return TRUE;
}

static KladeImportTable *
read_table (KladeExchangeXml *xml, GError **error)
{
  const char *name = klade_exchange_xml_get_attribute (xml, "name");
  g_autoptr (KladeImportTable) table = klade_import_table_new (name != NULL ? name : "");
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  Sheet sheet = { .xml = xml, .table = table, .cells = cells, .row_number = 1 };

  g_array_set_clear_func (cells, cell_clear);
  if (!read_rows (&sheet, error))
    return NULL;

  klade_import_table_close (table);
  return g_steal_pointer (&table);
}

/* Only the spreadsheet's own tables: changes that were struck out hold cells, too. */
static gboolean
read_content (KladeExchangeXml *xml, GPtrArray *tables, GError **error)
{
  KladeXmlStep step;

  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    if (step != KLADE_XML_START || klade_exchange_xml_is (xml, "document-content") ||
        klade_exchange_xml_is (xml, "body") || klade_exchange_xml_is (xml, "spreadsheet"))
      continue;
    else if (klade_exchange_xml_is (xml, "table") && tables->len < SHEETS_MAX)
      {
        KladeImportTable *table = read_table (xml, error);

        if (table == NULL)
          return FALSE;
        g_ptr_array_add (tables, table);
      }
    else if (!klade_exchange_xml_skip (xml, error))
      return FALSE;

  return step == KLADE_XML_DONE;
}

static gboolean
check_not_encrypted (KladeExchangePackage *package, GError **error)
{
  static const char manifest[] = "META-INF/manifest.xml";
  g_autoptr (KladeExchangeXml) xml = NULL;
  KladeXmlStep step;

  if (!klade_exchange_package_has (package, manifest))
    return TRUE;

  xml = klade_exchange_xml_new (package, manifest, error);
  if (xml == NULL)
    return FALSE;
  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "encryption-data"))
      {
        g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                             _ ("This file is protected by a password. Open it in a spreadsheet "
                                "program, save it as XLSX without a password and try again."));
        return FALSE;
      }

  return step == KLADE_XML_DONE;
}

/**
 * klade_exchange_read_ods:
 * @package: an OpenDocument spreadsheet
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (element-type KladeImportTable): a table per sheet, or %NULL
 */
GPtrArray *
klade_exchange_read_ods (KladeExchangePackage *package, GError **error)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_import_table_unref);
  g_autoptr (KladeExchangeXml) xml = NULL;

  if (!check_not_encrypted (package, error))
    return NULL;
  xml = klade_exchange_xml_new (package, "content.xml", error);
  if (xml == NULL || !read_content (xml, tables, error))
    return NULL;
  if (tables->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("There is no sheet in this file. Choose a CSV, XLSX or ODS file."));
      return NULL;
    }

  return g_steal_pointer (&tables);
}
