/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-xlsx-private.h"
#include "klade-i18n.h"

#define SHEETS_MAX 255
#define STYLES_MAX 70000 /* Excel itself stops at 65,490 */
#define STRINGS_BYTES_MAX (64 * 1024 * 1024)
#define N_KNOWN_FORMATS 50

typedef struct
{
  char *name;
  char *id; /* of its relationship; later its part */
} Sheet;

typedef struct
{
  guint format;
  KladeNumberKind kind;
} Style;

struct _KladeXlsxBook
{
  gboolean is_1904;
  GArray *sheets;      /* Sheet */
  GHashTable *parts;   /* relationship id -> part, of sheets only */
  GHashTable *formats; /* guint -> number format */
  GArray *styles;      /* Style */
  GString *texts;      /* the shared strings, each with its end */
  GArray *strings;     /* gsize: places in texts */
  char *strings_part;
  char *styles_part;
};

static void
sheet_clear (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->id);
}

void
klade_xlsx_book_free (KladeXlsxBook *self)
{
  g_array_unref (self->sheets);
  g_hash_table_unref (self->parts);
  g_hash_table_unref (self->formats);
  g_array_unref (self->styles);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->strings);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

/* A relationship names its part from the folder of its owner, or from the top. */
static char *
resolve (const char *owner, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (owner);
  g_autofree char *from_top = g_canonicalize_filename (folder, "/");
  g_autofree char *path = g_canonicalize_filename (target, from_top);

  return g_strdup (path + 1);
}

static gboolean
is_type (const char *type, const char *ending)
{
  return type != NULL && g_str_has_suffix (type, ending);
}

static void
add_relationship (KladeXlsxBook *self, KladeExchangeXml *xml, const char *owner, char **workbook)
{
  g_autofree char *id = g_strdup (klade_exchange_xml_get_attribute (xml, "Id"));
  g_autofree char *target = g_strdup (klade_exchange_xml_get_attribute (xml, "Target"));
  const char *type = klade_exchange_xml_get_attribute (xml, "Type");
  g_autofree char *part = NULL;

  if (id == NULL || target == NULL || *target == '\0')
    return;

  part = resolve (owner, target);
  if (is_type (type, "/officeDocument") && *workbook == NULL)
    *workbook = g_steal_pointer (&part);
  else if (is_type (type, "/worksheet"))
    g_hash_table_insert (self->parts, g_steal_pointer (&id), g_steal_pointer (&part));
  else if (is_type (type, "/sharedStrings") && self->strings_part == NULL)
    self->strings_part = g_steal_pointer (&part);
  else if (is_type (type, "/styles") && self->styles_part == NULL)
    self->styles_part = g_steal_pointer (&part);
}

/* The relationships of @owner; at the top, "", they tell the @workbook. */
static gboolean
read_relationships (KladeXlsxBook *self,
                    KladeExchangePackage *package,
                    const char *owner,
                    char **workbook,
                    GError **error)
{
  g_autofree char *folder = g_path_get_dirname (owner);
  g_autofree char *base = *owner != '\0' ? g_path_get_basename (owner) : g_strdup ("");
  g_autofree char *part = g_str_equal (folder, ".")
                              ? g_strdup_printf ("_rels/%s.rels", base)
                              : g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  g_autoptr (KladeExchangeXml) xml = NULL;
  KladeXmlStep step;

  if (!klade_exchange_package_has (package, part))
    return TRUE;

  xml = klade_exchange_xml_new (package, part, error);
  if (xml == NULL)
    return FALSE;
  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "Relationship"))
      add_relationship (self, xml, *owner != '\0' ? owner : "x", workbook);

  return step == KLADE_XML_DONE;
}

static void
add_sheet (KladeXlsxBook *self, KladeExchangeXml *xml)
{
  Sheet sheet = { 0 };

  if (self->sheets->len >= SHEETS_MAX)
    return;

  sheet.name = g_strdup (klade_exchange_xml_get_attribute (xml, "name"));
  sheet.id = g_strdup (klade_exchange_xml_get_attribute (xml, "id"));
  if (sheet.name == NULL)
    sheet.name = g_strdup ("");
  if (sheet.id == NULL)
    sheet.id = g_strdup ("");
  g_array_append_val (self->sheets, sheet);
}

static gboolean
read_workbook (KladeXlsxBook *self, KladeExchangePackage *package, const char *part, GError **error)
{
  g_autoptr (KladeExchangeXml) xml = klade_exchange_xml_new (package, part, error);
  KladeXmlStep step;

  if (xml == NULL)
    return FALSE;

  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "workbookPr"))
      {
        const char *flag = klade_exchange_xml_get_attribute (xml, "date1904");

        self->is_1904 =
            flag != NULL && (g_str_equal (flag, "1") || g_ascii_strcasecmp (flag, "true") == 0);
      }
    else if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "sheet"))
      add_sheet (self, xml);

  return step == KLADE_XML_DONE;
}

/* Sheets of charts and macros have no cells. */
static void
find_sheet_parts (KladeXlsxBook *self)
{
  for (guint i = 0; i < self->sheets->len;)
    {
      Sheet *sheet = &g_array_index (self->sheets, Sheet, i);
      const char *part = g_hash_table_lookup (self->parts, sheet->id);

      if (part == NULL)
        {
          g_array_remove_index (self->sheets, i);
          continue;
        }
      g_free (sheet->id);
      sheet->id = g_strdup (part);
      i++;
    }
}

static void
add_format (KladeXlsxBook *self, KladeExchangeXml *xml)
{
  guint id = klade_exchange_xml_get_count (xml, "numFmtId", G_MAXUINT);
  const char *code = klade_exchange_xml_get_attribute (xml, "formatCode");

  if (id != G_MAXUINT && code != NULL && g_hash_table_size (self->formats) < STYLES_MAX)
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (id), g_strdup (code));
}

/* The formats that files don't write out, as far as they are not plain numbers. */
static const char *
known_format (guint id)
{
  static const char *const known[N_KNOWN_FORMATS] = {
    [14] = "dd.mm.yyyy",  [15] = "d-mmm-yy",   [16] = "d-mmm",      [17] = "mmm-yy",
    [18] = "h:mm",        [19] = "h:mm:ss",    [20] = "h:mm",       [21] = "h:mm:ss",
    [22] = "d.m.yy h:mm", [27] = "yyyy.mm.dd", [28] = "dd.mm",      [29] = "dd.mm",
    [30] = "dd.mm.yy",    [31] = "yyyy.mm.dd", [36] = "yyyy.mm.dd", [45] = "mm:ss",
    [46] = "[h]:mm:ss",   [47] = "mm:ss.0",
  };

  return id < N_KNOWN_FORMATS && known[id] != NULL ? known[id] : "General";
}

static const char *
format_of (KladeXlsxBook *self, guint id)
{
  const char *own = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));

  return own != NULL ? own : known_format (id);
}

static void
find_kinds (KladeXlsxBook *self)
{
  for (guint i = 0; i < self->styles->len; i++)
    {
      Style *style = &g_array_index (self->styles, Style, i);

      style->kind = klade_exchange_number_kind (format_of (self, style->format));
    }
}

static gboolean
read_styles (KladeXlsxBook *self, KladeExchangePackage *package, GError **error)
{
  g_autoptr (KladeExchangeXml) xml = klade_exchange_xml_new (package, self->styles_part, error);
  gboolean is_in_cells = FALSE;
  KladeXmlStep step;

  if (xml == NULL)
    return FALSE;

  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    {
      if (step == KLADE_XML_TEXT)
        continue;
      if (klade_exchange_xml_is (xml, "cellXfs"))
        is_in_cells = step == KLADE_XML_START;
      else if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "numFmt"))
        add_format (self, xml);
      else if (step == KLADE_XML_START && is_in_cells && klade_exchange_xml_is (xml, "xf") &&
               self->styles->len < STYLES_MAX)
        {
          Style style = { .format = klade_exchange_xml_get_count (xml, "numFmtId", 0) };

          g_array_append_val (self->styles, style);
        }
    }

  find_kinds (self);
  return step == KLADE_XML_DONE;
}

static gboolean
add_string (KladeXlsxBook *self, const char *escaped, GError **error)
{
  g_autofree char *text = klade_xlsx_unescape (escaped);
  gsize place = self->texts->len;

  if (place + strlen (text) > STRINGS_BYTES_MAX)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The spreadsheet is too big once it is unpacked. Keep only the list "
                              "itself in it and try again."));
      return FALSE;
    }

  g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
  g_array_append_val (self->strings, place);
  return TRUE;
}

static gboolean
read_strings (KladeXlsxBook *self, KladeExchangePackage *package, GError **error)
{
  g_autoptr (KladeExchangeXml) xml = klade_exchange_xml_new (package, self->strings_part, error);
  g_autoptr (GString) text = g_string_new (NULL);
  KladeXmlStep step;

  if (xml == NULL)
    return FALSE;

  while ((step = klade_exchange_xml_next (xml, error)) > KLADE_XML_FAILED && step != KLADE_XML_DONE)
    if (step == KLADE_XML_START && klade_exchange_xml_is (xml, "si"))
      {
        g_string_truncate (text, 0);
        if (!klade_xlsx_read_text (xml, text, error) || !add_string (self, text->str, error))
          return FALSE;
      }

  return step == KLADE_XML_DONE;
}

static KladeXlsxBook *
book_new (void)
{
  KladeXlsxBook *self = g_new0 (KladeXlsxBook, 1);

  self->sheets = g_array_new (FALSE, TRUE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, sheet_clear);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles = g_array_new (FALSE, TRUE, sizeof (Style));
  self->texts = g_string_new (NULL);
  self->strings = g_array_new (FALSE, TRUE, sizeof (gsize));
  return self;
}

/* A part that is named but is not there is as good as none: some programs write such files. */
static gboolean
has_part (KladeExchangePackage *package, const char *part)
{
  return part != NULL && klade_exchange_package_has (package, part);
}

/**
 * klade_xlsx_book_new:
 * @package: an Office Open XML file
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full): what its sheets have in common, or %NULL
 */
KladeXlsxBook *
klade_xlsx_book_new (KladeExchangePackage *package, GError **error)
{
  g_autoptr (KladeXlsxBook) self = book_new ();
  g_autofree char *workbook = NULL;

  if (!read_relationships (self, package, "", &workbook, error))
    return NULL;
  if (workbook == NULL || !g_str_has_suffix (workbook, ".xml") || !has_part (package, workbook))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("This is an archive, not a spreadsheet. Choose a CSV, XLSX or ODS "
                              "file."));
      return NULL;
    }

  if (!read_workbook (self, package, workbook, error) ||
      !read_relationships (self, package, workbook, &workbook, error))
    return NULL;
  find_sheet_parts (self);
  if (self->sheets->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("There is no sheet in this file. Choose a CSV, XLSX or ODS file."));
      return NULL;
    }
  if ((has_part (package, self->styles_part) && !read_styles (self, package, error)) ||
      (has_part (package, self->strings_part) && !read_strings (self, package, error)))
    return NULL;

  return g_steal_pointer (&self);
}

guint
klade_xlsx_book_get_n_sheets (KladeXlsxBook *self)
{
  return self->sheets->len;
}

const char *
klade_xlsx_book_get_sheet_name (KladeXlsxBook *self, guint i)
{
  return g_array_index (self->sheets, Sheet, i).name;
}

const char *
klade_xlsx_book_get_sheet_part (KladeXlsxBook *self, guint i)
{
  return g_array_index (self->sheets, Sheet, i).id;
}

/* A shared string; NULL when there is none of this number. */
const char *
klade_xlsx_book_get_string (KladeXlsxBook *self, guint index)
{
  return index < self->strings->len ? self->texts->str + g_array_index (self->strings, gsize, index)
                                    : NULL;
}

/* A cell's number format. */
const char *
klade_xlsx_book_get_format (KladeXlsxBook *self, guint style)
{
  return style < self->styles->len
             ? format_of (self, g_array_index (self->styles, Style, style).format)
             : "General";
}

KladeNumberKind
klade_xlsx_book_get_kind (KladeXlsxBook *self, guint style)
{
  return style < self->styles->len ? g_array_index (self->styles, Style, style).kind
                                   : KLADE_NUMBER_PLAIN;
}

gboolean
klade_xlsx_book_is_1904 (KladeXlsxBook *self)
{
  return self->is_1904;
}

static void
append_bounded (GString *text, const char *more)
{
  /* One byte too many is enough for the table to refuse it. */
  if (text->len <= KLADE_IMPORT_CELL_BYTES_MAX)
    g_string_append (text, more);
}

/**
 * klade_xlsx_read_text:
 * @xml: a reader at the start of an element that holds a text: <v>, <is> or <si>
 * @text: where the text is added
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Rich text gives its letters; hints for its pronunciation are left out.
 *
 * Returns: %FALSE on failure
 */
gboolean
klade_xlsx_read_text (KladeExchangeXml *xml, GString *text, GError **error)
{
  gboolean is_text = klade_exchange_xml_is (xml, "v");
  int depth = 1;

  while (depth > 0)
    switch (klade_exchange_xml_next (xml, error))
      {
      case KLADE_XML_START:
        if (!klade_exchange_xml_is (xml, "t") && !klade_exchange_xml_is (xml, "r"))
          {
            if (!klade_exchange_xml_skip (xml, error))
              return FALSE;
            break;
          }
        is_text = klade_exchange_xml_is (xml, "t");
        depth++;
        break;
      case KLADE_XML_END:
        is_text = FALSE;
        depth--;
        break;
      case KLADE_XML_TEXT:
        if (is_text)
          append_bounded (text, klade_exchange_xml_get_text (xml));
        break;
      case KLADE_XML_DONE:
        return klade_exchange_xml_set_error (xml, error);
      case KLADE_XML_FAILED:
      default:
        return FALSE;
      }

  return TRUE;
}

/* _x000A_: four digits between an underscore with x and an underscore. */
static gboolean
is_escape (const char *at)
{
  return at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) &&
         g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_';
}

/**
 * klade_xlsx_unescape:
 * @text: a text as it stands in the file
 *
 * Returns: (transfer full): the text with its escaped controls, _x000A_, as characters
 */
char *
klade_xlsx_unescape (const char *text)
{
  GString *plain;

  if (strstr (text, "_x") == NULL)
    return g_strdup (text);

  plain = g_string_sized_new (strlen (text));
  for (const char *at = text; *at != '\0'; at++)
    if (is_escape (at))
      {
        gunichar c = (gunichar) g_ascii_strtoull (at + 2, NULL, 16);

        if (c != 0 && g_unichar_validate (c))
          g_string_append_unichar (plain, c);
        at += 6;
      }
    else
      g_string_append_c (plain, *at);

  return g_string_free (plain, FALSE);
}

/**
 * klade_xlsx_escape:
 * @text: a text to be written
 *
 * Returns: (transfer full): the text in which what looks escaped, _x000A_, stays as it is
 */
char *
klade_xlsx_escape (const char *text)
{
  GString *escaped = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at++)
    if (is_escape (at))
      g_string_append (escaped, "_x005F_");
    else
      g_string_append_c (escaped, *at);

  return g_string_free (escaped, FALSE);
}
