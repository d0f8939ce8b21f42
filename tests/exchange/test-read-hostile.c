/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "klade-error.h"
#include "klade-exchange-read.h"
#include "klade-test-sheet.h"

/* Files made to exhaust the reader: each must end in a sentence, soon, and in little memory. */

#define SECONDS_MAX 15.0    /* of the processor, under checks of memory */
#ifdef __SANITIZE_ADDRESS__ /* keeps what was freed */
#define MEMORY_MAX_KIB (2 * 1024 * 1024)
#else
#define MEMORY_MAX_KIB (300 * 1024)
#endif

static const char *const xlsx_names[] = {
  "[Content_Types].xml",      "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
  "xl/worksheets/sheet1.xml",
};
static const char *const xlsx_texts[] = {
  "<Types/>",
  "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/>"
  "</Relationships>",
  "<workbook><sheets><sheet name=\"A\" id=\"a\"/></sheets></workbook>",
  "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "</Relationships>",
  NULL,
};

/* Of this program alone, however busy the machine is. */
static double
processor_seconds (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static void
assert_refused_soon (GBytes *bytes, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  double since = processor_seconds ();
  struct rusage usage;
  double seconds;

  tables = klade_exchange_read_tables_from_bytes (bytes, &error);
  seconds = processor_seconds () - since;
  getrusage (RUSAGE_SELF, &usage);
  g_test_message ("%.2f s, peak %ld KiB: %s", seconds, usage.ru_maxrss,
                  error != NULL ? error->message : "read");
  if (words == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_null (tables);
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, words));
    }
  g_assert_cmpfloat (seconds, <, SECONDS_MAX);
  g_assert_cmpint (usage.ru_maxrss, <, MEMORY_MAX_KIB);
}

static GBytes *
new_bomb (const char *start, const char *filling, gsize n_bytes)
{
  return klade_test_bomb (xlsx_names, xlsx_texts, G_N_ELEMENTS (xlsx_names), start, filling,
                          n_bytes);
}

static void
test_zip_bomb (void)
{
  g_autoptr (GBytes) bytes = new_bomb ("<worksheet><sheetData><row><c><v>", " ", 400 * 1024 * 1024);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 1024 * 1024);
  assert_refused_soon (bytes, "too big");
}

/* The archive says that the part is small. */
static void
test_lying_zip_bomb (void)
{
  g_autoptr (GBytes) bytes = new_bomb ("<worksheet><sheetData>", "<row> </row>", 200 * 1024 * 1024);
  gsize size;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  g_autoptr (GBytes) lying = NULL;
  int n_changed = 0;

  size = g_bytes_get_size (bytes);
  for (gsize i = 0; i + 46 < size; i++)
    if (memcmp (data + i, "PK\x01\x02", 4) == 0)
      {
        memcpy (data + i + 24, "\x10\x27\0\0", 4);
        n_changed++;
      }
  g_assert_cmpint (n_changed, ==, G_N_ELEMENTS (xlsx_names));
  lying = g_bytes_new (data, size);
  assert_refused_soon (lying, "");
}

static const struct
{
  const char *name;
  const char *start;
  const char *filling;
  gsize n_megabytes;
  const char *words; /* NULL: is read */
} floods[] = {
  { "deep", "<worksheet>", "<a>", 90, "damaged" },
  { "attributes", "<worksheet ", "a=\"\" ", 90, "damaged" },
  { "quoted-attributes", "<worksheet ", "a1=\">\" b2='\">' ", 90, "damaged" },
  { "long-tag", "<worksheet a=\"", "aaaaaaaa", 90, "damaged" },
  { "comment", "<worksheet><!--", "aaaaaaaa", 90, "damaged" },
  { "half-comment", "<worksheet><!-", "->\"a=\"<b ", 90, "damaged" },
  { "text", "<worksheet><sheetData><row><c t=\"str\"><v>", "aaaaaaaa", 90, "" },
  { "entities", "<!DOCTYPE a [<!ENTITY b \"", "bbbbbbbb", 90, "damaged" },
  { "cells", "<worksheet><sheetData>", "<row><c><v>1</v></c></row>", 90, "50000 rows" },
  { "columns", "<worksheet><sheetData><row>", "<c><v>1</v></c>", 90, "columns" },
  { "empty-cells", "<worksheet><sheetData><row>", "<c/>", 90, "too big" },
  { "merged", "<worksheet>", "<mergeCell ref=\"A1:B2\"/>", 90, "damaged" },
  { "names", "<worksheet>", "<a/><b/><c2/>", 90, "too big" },
  { "zeros", "<worksheet>\x01", "\x01\x02", 90, "damaged" },
};

static void
test_flood (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes =
      new_bomb (floods[i].start, floods[i].filling, floods[i].n_megabytes * 1024 * 1024);

  assert_refused_soon (bytes, floods[i].words);
}

static const struct
{
  const char *name;
  const char *sheet;
  const char *words; /* NULL: is read */
} sheets[] = {
  { "billion-laughs",
    "<!DOCTYPE lolz [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet a=\"&c;\">&c;</worksheet>",
    "sheet1.xml”, line 1" },
  { "outside", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x\"><worksheet><sheetData/></worksheet>",
    "damaged" },
  { "unknown-entity", "<worksheet><sheetData>&x;</sheetData></worksheet>", "damaged" },
  { "other-encoding",
    "<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet><sheetData/></worksheet>", NULL },
  { "not-closed", "<worksheet>\n<sheetData>\n<row></sheetData>", "line 3" },
  { "no-xml", "junk", "line 1" },
  { "nothing", "", "damaged" },
  { "no-such-string",
    "<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>",
    "damaged" },
  { "strange-references",
    "<worksheet><sheetData><row r=\"-1\"><c r=\"AAAAAAAAAAAAAA1\"><v>1</v></c></row>"
    "<row r=\"99999999999\"><c r=\"1A\"><v>2</v></c></row></sheetData></worksheet>",
    NULL },
  { "far-column",
    "<worksheet><sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>",
    "more than 512 columns" },
};

static void
test_sheet (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = klade_test_xlsx (sheets[i].sheet, -1, FALSE);

  assert_refused_soon (bytes, sheets[i].words);
}

static const struct
{
  const char *name;
  const char *tables;
  const char *words;
} ods_files[] = {
  { "rows",
    "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell>"
    "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    "50000 rows" },
  { "columns",
    "<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"1000000\">"
    "<text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    "512 columns" },
  { "both",
    "<table:table><table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell"
    " table:number-columns-repeated=\"500\"><text:p>xxxxxxxxxxxxxxxxxxxx</text:p>"
    "</table:table-cell></table:table-row></table:table>",
    "too big" },
  { "blanks",
    "<table:table><table:table-row><table:table-cell><text:p>a<text:s text:c=\"2000000000\"/>b"
    "</text:p></table:table-cell></table:table-row></table:table>",
    NULL },
  { "empty-millions",
    "<table:table><table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell"
    " table:number-columns-repeated=\"2147483647\"/><table:table-cell"
    " table:number-columns-repeated=\"2147483647\"/></table:table-row><table:table-row"
    " table:number-rows-repeated=\"2147483647\"/></table:table>",
    NULL },
};

static void
test_ods (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) bytes = klade_test_ods_tables (ods_files[i].tables);

  assert_refused_soon (bytes, ods_files[i].words);
}

static void
test_encrypted_ods (void)
{
  const KladeTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet", -1 },
    { "META-INF/manifest.xml",
      "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>",
      -1 },
    { "content.xml", "\x12\x34", -1 },
  };
  g_autoptr (GBytes) bytes = klade_test_zip (parts, G_N_ELEMENTS (parts));

  assert_refused_soon (bytes, "password");
}

static void
test_other_archives (void)
{
  const KladeTestPart text[] = { { "mimetype", "application/vnd.oasis.opendocument.text", -1 } };
  const KladeTestPart document[] = {
    { "[Content_Types].xml", "<Types/>", -1 },
    { "_rels/.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\""
      " Target=\"word/document.xml\"/></Relationships>",
      -1 },
    { "word/document.xml", "<document/>", -1 },
  };
  g_autoptr (GBytes) odt = klade_test_zip (text, G_N_ELEMENTS (text));
  g_autoptr (GBytes) docx = klade_test_zip (document, G_N_ELEMENTS (document));

  assert_refused_soon (odt, "archive");
  assert_refused_soon (docx, "no sheet");
}

static void
test_huge_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("klade-read-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GError) error = NULL;
  clock_t since;

  g_assert_true (g_file_set_contents (path, "a;b\n", -1, NULL));
  g_assert_cmpint (truncate (path, 100 * 1024 * 1024), ==, 0);
  since = clock ();
  g_assert_null (klade_exchange_read_tables (path, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "32 MB"));
  g_assert_cmpint (clock () - since, <, CLOCKS_PER_SEC);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* As many separators, quotes or lines as fit into a file. */
static void
test_huge_csv (void)
{
  static const struct
  {
    char filling;
    const char *words;
  } files[] = { { ';', NULL },
                { '"', "too long" },
                { '\n', NULL },
                { 'a', "too long" },
                { ',', "too long" } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = g_strnfill (KLADE_EXCHANGE_FILE_BYTES_MAX, files[i].filling);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, KLADE_EXCHANGE_FILE_BYTES_MAX);

      assert_refused_soon (bytes, files[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hostile/huge-file", test_huge_file);
  g_test_add_func ("/hostile/encrypted-ods", test_encrypted_ods);
  g_test_add_func ("/hostile/other-archives", test_other_archives);
  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/sheet/", sheets[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_sheet);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ods_files); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/ods/", ods_files[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_ods);
    }
  g_test_add_func ("/hostile/zip-bomb", test_zip_bomb);
  g_test_add_func ("/hostile/lying-zip-bomb", test_lying_zip_bomb);
  for (gsize i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/flood/", floods[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_flood);
    }
  g_test_add_func ("/hostile/huge-csv", test_huge_csv);
  return g_test_run ();
}
