/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-sheet.h"

#include <string.h>
#include <zip.h>

#define RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN_NAMES "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

static const char top_relationships[] =
    "<Relationships><Relationship Id=\"rId1\" Type=\"" RELATIONSHIPS "/officeDocument\""
    " Target=\"xl/workbook.xml\"/></Relationships>";
static const char relationships[] =
    "<Relationships><Relationship Id=\"rId1\" Type=\"" RELATIONSHIPS "/worksheet\""
    " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELATIONSHIPS
    "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" RELATIONSHIPS
    "/styles\" Target=\"styles.xml\"/></Relationships>";
static const char strings[] =
    "<sst xmlns=\"" MAIN_NAMES "\"><si><t>nulle</t></si><si><t xml:space=\"preserve\">viens</t>"
    "</si><si><r><rPr><b/></rPr><t>tre</t></r><r><t>knis</t></r><rPh sb=\"0\" eb=\"1\"><t>X</t>"
    "</rPh></si></sst>";
static const char styles[] =
    "<styleSheet xmlns=\"" MAIN_NAMES "\"><numFmts count=\"3\">"
    "<numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"hh:mm\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"000000\\-00000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"166\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";

static GBytes *
close_zip (zip_t *archive, zip_source_t *target)
{
  gsize size;
  char *data;
  zip_stat_t status;

  zip_source_keep (target);
  g_assert_cmpint (zip_close (archive), ==, 0);
  g_assert_cmpint (zip_source_stat (target, &status), ==, 0);
  size = status.size;
  data = g_malloc (size);
  g_assert_cmpint (zip_source_open (target), ==, 0);
  g_assert_cmpint (zip_source_read (target, data, size), ==, size);
  zip_source_close (target);
  zip_source_free (target);
  return g_bytes_new_take (data, size);
}

static zip_t *
open_zip (zip_source_t **target)
{
  zip_t *archive;

  *target = zip_source_buffer_create (NULL, 0, 0, NULL);
  g_assert_nonnull (*target);
  archive = zip_open_from_source (*target, ZIP_TRUNCATE, NULL);
  g_assert_nonnull (archive);
  return archive;
}

static void
add_source (zip_t *archive, const char *name, zip_source_t *source)
{
  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8), >=, 0);
}

GBytes *
klade_test_zip (const KladeTestPart *parts, gsize n_parts)
{
  zip_source_t *target;
  zip_t *archive = open_zip (&target);

  for (gsize i = 0; i < n_parts; i++)
    add_source (archive, parts[i].name,
                zip_source_buffer (archive, parts[i].text,
                                   parts[i].n_bytes < 0 ? strlen (parts[i].text)
                                                        : (zip_uint64_t) parts[i].n_bytes,
                                   0));
  return close_zip (archive, target);
}

GBytes *
klade_test_xlsx (const char *sheet, gssize n_bytes, gboolean is_1904)
{
  g_autofree char *workbook =
      g_strdup_printf ("<workbook xmlns=\"" MAIN_NAMES "\" xmlns:r=\"" RELATIONSHIPS "\">"
                       "<workbookPr date1904=\"%d\"/><sheets><sheet name=\"Lapa 1\" sheetId=\"1\""
                       " r:id=\"rId1\"/></sheets></workbook>",
                       is_1904 ? 1 : 0);
  const KladeTestPart parts[] = {
    { "[Content_Types].xml", "<Types/>", -1 },
    { "_rels/.rels", top_relationships, -1 },
    { "xl/workbook.xml", workbook, -1 },
    { "xl/_rels/workbook.xml.rels", relationships, -1 },
    { "xl/sharedStrings.xml", strings, -1 },
    { "xl/styles.xml", styles, -1 },
    { "xl/worksheets/sheet1.xml", sheet, n_bytes },
  };

  return klade_test_zip (parts, G_N_ELEMENTS (parts));
}

GBytes *
klade_test_xlsx_rows (const char *rows)
{
  g_autofree char *sheet = g_strdup_printf (
      "<worksheet xmlns=\"" MAIN_NAMES "\"><sheetData>%s</sheetData></worksheet>", rows);

  return klade_test_xlsx (sheet, -1, FALSE);
}

GBytes *
klade_test_ods (const char *content, gssize n_bytes)
{
  const KladeTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1 },
    { "content.xml", content, n_bytes },
  };

  return klade_test_zip (parts, G_N_ELEMENTS (parts));
}

GBytes *
klade_test_ods_tables (const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
      " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
      "<office:spreadsheet>%s</office:spreadsheet></office:body></office:document-content>",
      tables);

  return klade_test_ods (content, -1);
}

/* Where a bomb's long part is while it is packed. */
typedef struct
{
  const char *start;
  const char *filling;
  gsize n_bytes;
  gsize n_given;
} Bomb;

static zip_int64_t
bomb_cb (void *context, void *data, zip_uint64_t size, zip_source_cmd_t command)
{
  Bomb *bomb = context;
  char *out = data;
  gsize n_start = strlen (bomb->start);
  gsize n_filling = strlen (bomb->filling);
  zip_uint64_t i = 0;

  switch ((int) command)
    {
    case ZIP_SOURCE_OPEN:
      bomb->n_given = 0;
      return 0;
    case ZIP_SOURCE_READ:
      for (; i < size && bomb->n_given < bomb->n_bytes; i++, bomb->n_given++)
        out[i] = bomb->n_given < n_start ? bomb->start[bomb->n_given]
                                         : bomb->filling[(bomb->n_given - n_start) % n_filling];
      return (zip_int64_t) i;
    case ZIP_SOURCE_STAT:
      zip_stat_init (data);
      return sizeof (zip_stat_t);
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                             ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                             -1);
    default:
      return 0;
    }
}

GBytes *
klade_test_bomb (const char *const *names,
                 const char *const *texts,
                 gsize n_parts,
                 const char *start,
                 const char *filling,
                 gsize n_bytes)
{
  Bomb bomb = { start, filling, n_bytes, 0 };
  zip_source_t *target;
  zip_t *archive = open_zip (&target);

  for (gsize i = 0; i < n_parts; i++)
    add_source (archive, names[i],
                texts[i] != NULL ? zip_source_buffer (archive, texts[i], strlen (texts[i]), 0)
                                 : zip_source_function (archive, bomb_cb, &bomb));
  return close_zip (archive, target);
}
