/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read.h"
#include "klade-exchange-table.h"
#include "klade-import-mapping.h"
#include "klade-test-sheet.h"
#include "klade-text.h"

/* A table as a text: a line per row with its number, cells in brackets. */
static char *
tell (KladeImportTable *table)
{
  GString *told = g_string_new (NULL);

  for (guint row = 0; row < klade_import_table_get_n_rows (table); row++)
    {
      g_string_append_printf (told, "%s%u", row > 0 ? "\n" : "",
                              klade_import_table_get_row_number (table, row));
      for (guint column = 0; column < klade_import_table_get_n_columns (table); column++)
        g_string_append_printf (told, "[%s]", klade_import_table_get (table, row, column));
    }
  return g_string_free (told, FALSE);
}

static char *
tell_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) tables = klade_exchange_read_tables_from_bytes (bytes, error);

  return tables != NULL ? tell (g_ptr_array_index (tables, 0)) : NULL;
}

static void
assert_told (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (told, ==, expected);
}

static void
assert_refused (GBytes *bytes, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = tell_bytes (bytes, &error);

  g_assert_null (told);
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static const struct
{
  const char *file;
  gssize n_bytes; /* -1 up to the zero */
  const char *told;
} csv_files[] = {
  { "a;b\r\nc;d\r\n", -1, "1[a][b]\n2[c][d]" },
  { "a,b\nc,d", -1, "1[a][b]\n2[c][d]" },
  { "a\tb\rc\td\r", -1, "1[a][b]\n2[c][d]" },
  { "\xef\xbb\xbf\xef\xbb\xbfN|R|\nA|1|\n", -1, "1[N][R]\n2[A][1]" }, /* VIIS: two marks */
  { "\xef\xbb\xbf"
    "Bērziņš;Ģirts",
    -1, "1[Bērziņš][Ģirts]" },
  { "B\xe7rzi\xf2\xf0;\xccirts", -1, "1[Bērziņš][Ģirts]" }, /* Windows-1257 */
  { "\xff\xfe"
    "A\0\x01\x01\n\0",
    8, "1[Aā]" },
  { "\xfe\xff"
    "\0A\x01\x01\0\n",
    8, "1[Aā]" },
  { "Uzvārds, vārds;Klase\nBērziņa, Anna;7.a\nOzols, Jānis;7.b\n", -1,
    "1[Uzvārds, vārds][Klase]\n2[Bērziņa, Anna][7.a]\n3[Ozols, Jānis][7.b]" },
  { "a;7,5\nb;8,5\nc;9,25\n", -1, "1[a][7,5]\n2[b][8,5]\n3[c][9,25]" },
  { "Bērziņa, Anna\nOzols, Jānis\n", -1, "1[Bērziņa, Anna]\n2[Ozols, Jānis]" },
  { "sep=|\na;b|c\n", -1, "2[a;b][c]" },
  { "\"a;b\";\"c \"\"d\"\"\"\n\"two\nlines\";x\ny;z", -1,
    "1[a;b][c \"d\"]\n2[two\nlines][x]\n4[y][z]" },
  { "\"a\"b;c\nd\"e;f", -1, "1[ab][c]\n2[d\"e][f]" },
  { "\n\n;;\na;;\n\n b ;\n", -1, "4[a]\n6[b]" },
  { "x;\"'=1+1\"\ny;\"''=1\"\nz;'=1\n", -1, "1[x][=1+1]\n2[y]['=1]\n3[z]['=1]" },
  { "Title\n\na;b;c\n1;2;3\n4;5;6\n", -1, "1[Title][][]\n3[a][b][c]\n4[1][2][3]\n5[4][5][6]" },
  { "<b>;\"&amp;\"", -1, "1[<b>][&amp;]" },
};

static void
test_csv (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (csv_files); i++)
    {
      gsize size =
          csv_files[i].n_bytes < 0 ? strlen (csv_files[i].file) : (gsize) csv_files[i].n_bytes;
      g_autoptr (GBytes) bytes = g_bytes_new_static (csv_files[i].file, size);

      assert_told (bytes, csv_files[i].told);
    }
}

static const struct
{
  const char *file;
  gsize n_bytes;
  const char *words;
} refused_files[] = {
  { "", 0, "empty" },
  { "a;b\nc;\"d\ne;f\n", 13, "line 2, character 3" },
  { "\xef\xbb\xbf"
    "a\nb\xff;",
    8, "Line 2, character 2" },
  { "\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xc4\x81\xff", 11, "Line 1, character 6" },
  { "B\xe7rz\x81", 5, "Line 1, character 5" },
  { "a\0b", 3, "not a list" },
  { "\xff\xfe"
    "A",
    3, "damaged" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", 12, "save it as XLSX" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
    40, "password" },
  { "\x09\x08\x10\x00\x00\x06", 6, "old Excel" },
  { "%PDF-1.7", 8, "not a list" },
  { "\n <!DOCTYPE html><table>", 23, "web page" },
  { "<?xml version=\"1.0\"?><timetable/>", 33, "XML" },
  { "PK\x03\x04garbage", 11, "cannot be unpacked" },
  { "PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, "archive" },
};

static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused_files); i++)
    {
      g_autoptr (GBytes) bytes =
          g_bytes_new_static (refused_files[i].file, refused_files[i].n_bytes);

      assert_refused (bytes, refused_files[i].words);
    }
}

static const struct
{
  const char *rows;
  const char *told;
} xlsx_files[] = {
  { "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>",
    "1[nulle][][treknis]" },
  { "<row r=\"7\"><c t=\"inlineStr\"><is><t>a</t></is></c><c t=\"inlineStr\"><is><r><t>b</t></r>"
    "<r><t>c</t></r><rPh><t>X</t></rPh></is></c></row><row><c><v>1</v></c></row>",
    "7[a][bc]\n8[1][]" },
  { "<row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"><v>7.50</v></c>"
    "<c r=\"C1\"><v>1.6117519997E10</v></c><c r=\"D1\"><v>0.30000000000000004</v></c>"
    "<c r=\"E1\"><v>-3</v></c></row>",
    "1[7][7.5][16117519997][0.3][-3]" },
  { "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>40435</v></c><c r=\"B1\" s=\"4\"><v>40435.5</v></c>"
    "<c r=\"C1\" s=\"2\"><v>0.604166666666667</v></c><c r=\"D1\" s=\"1\"><v>1</v></c>"
    "<c r=\"E1\" s=\"1\"><v>59</v></c><c r=\"F1\" s=\"1\"><v>61</v></c>"
    "<c r=\"G1\" s=\"1\"><v>60</v></c><c r=\"H1\" s=\"1\"><v>-5</v></c></row>",
    "1[2010-09-14][2010-09-14 12:00][14:30][1900-01-01][1900-02-28][1900-03-01][60][-5]" },
  { "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c>"
    "<c r=\"C1\" t=\"e\"><v>#REF!</v></c><c r=\"D1\" t=\"str\"><f>A1&amp;B1</f><v>ab</v></c>"
    "<c r=\"E1\"><f>SUM(A1)</f></c><c r=\"F1\"><f>1+1</f><v>2</v></c>"
    "<c r=\"G1\" t=\"d\"><v>2026-09-14T00:00:00</v></c></row>",
    "1[TRUE][FALSE][#REF!][ab][][2][2026-09-14]" },
  { "<row r=\"3\"/><row r=\"4\"><c r=\"B4\"/></row><row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/>"
    "<c r=\"A1048576\" t=\"str\"><v>a_x000A_b_x005F_x</v></c></row>",
    "1048576[a\nb_x]" },
  { "", "" },
};

static void
test_xlsx (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (xlsx_files); i++)
    {
      g_autoptr (GBytes) bytes = klade_test_xlsx_rows (xlsx_files[i].rows);

      assert_told (bytes, xlsx_files[i].told);
    }
}

static void
test_xlsx_1904 (void)
{
  g_autoptr (GBytes) bytes =
      klade_test_xlsx ("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>38973</v></c>"
                       "<c r=\"B1\" s=\"1\"><v>0</v></c></row></sheetData></worksheet>",
                       -1, TRUE);

  assert_told (bytes, "1[2010-09-14][1904-01-01]");
}

/* A code that a spreadsheet took for a number keeps its zero through the format. */
static void
test_xlsx_digits (void)
{
  g_autoptr (GBytes) bytes = klade_test_xlsx_rows (
      "<row r=\"1\"><c r=\"A1\" s=\"3\"><v>1017512345</v></c><c r=\"B1\" s=\"3\">"
      "<v>16117519997</v></c><c r=\"C1\" s=\"3\"><v>1.5</v></c></row>");

  assert_told (bytes, "1[010175-12345][161175-19997][1.5]");
}

static void
test_xlsx_merged (void)
{
  g_autoptr (GBytes) bytes = klade_test_xlsx (
      "<worksheet><sheetData><row r=\"2\"><c r=\"B2\" t=\"str\"><v>a</v></c></row></sheetData>"
      "<mergeCells><mergeCell ref=\"B2:D3\"/><mergeCell ref=\"junk\"/><mergeCell ref=\"D9:A1\"/>"
      "</mergeCells></worksheet>",
      -1, FALSE);
  g_autoptr (GPtrArray) tables = klade_exchange_read_tables_from_bytes (bytes, NULL);
  const KladeImportSpan *spans;
  guint n_spans;

  spans = klade_import_table_get_spans (g_ptr_array_index (tables, 0), &n_spans);
  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpuint (spans[0].row_number, ==, 2);
  g_assert_cmpuint (spans[0].column, ==, 1);
  g_assert_cmpuint (spans[0].n_rows, ==, 2);
  g_assert_cmpuint (spans[0].n_columns, ==, 3);
}

#define CELL(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

static const struct
{
  const char *tables;
  const char *told;
} ods_files[] = {
  { "<table:table table:name=\"A\"><table:table-row>" CELL ("a") "<table:table-cell/>" CELL (
        "b") "</table:table-row></table:table>",
    "1[a][][b]" },
  { "<table:table><table:table-header-rows><table:table-row>" CELL (
        "a") "</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated=\"3\">"
             "<table:table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p></table:table-cell>"
             "<table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
             "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell"
             " table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row>" CELL (
                 "end") "</table:table-row></table:table>",
    "1[a][]\n2[x][x]\n3[x][x]\n4[x][x]\n1048575[end][]" },
  { "<table:table><table:table-row>"
    "<table:table-cell office:value-type=\"float\" office:value=\"7.50\"><text:p>7,50</text:p>"
    "</table:table-cell>"
    "<table:table-cell office:value-type=\"float\" office:value=\"1017512345\">"
    "<text:p>010175-12345</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"date\" office:date-value=\"2010-09-14\">"
    "<text:p>14.09.2010</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"date\" office:date-value=\"2010-09-14T14:30:00\"/>"
    "<table:table-cell office:value-type=\"time\" office:time-value=\"PT14H30M00S\"/>"
    "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
    "<table:table-cell office:value-type=\"percentage\" office:value=\"0.85\"/>"
    "</table:table-row></table:table>",
    "1[7.5][010175-12345][2010-09-14][2010-09-14 14:30][14:30][TRUE][0.85]" },
  { "<table:table><table:table-row><table:table-cell><office:annotation><text:p>note</text:p>"
    "</office:annotation><text:p>a  <text:span>b</text:span><text:s text:c=\"3\"/>c"
    "<text:tab/>d<text:line-break/>e</text:p><text:p>f</text:p></table:table-cell>"
    "<table:covered-table-cell><text:p>hidden</text:p></table:covered-table-cell>" CELL (
        "g") "</table:table-row></table:table>",
    "1[a b   c d\ne\nf][][g]" },
  { "<table:tracked-changes><table:deletion><table:table><table:table-row>" CELL (
        "gone") "</table:table-row></table:table></table:deletion></table:tracked-changes>"
                "<table:table><table:shapes><text:p>shape</text:p></table:shapes><table:table-row>" CELL (
                    "kept") "</table:table-row></table:table>",
    "1[kept]" },
  { "<table:table/>", "" },
};

static void
test_ods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ods_files); i++)
    {
      g_autoptr (GBytes) bytes = klade_test_ods_tables (ods_files[i].tables);

      assert_told (bytes, ods_files[i].told);
    }
}

/* Numbers come as numbers in one format and with a decimal comma in another. */
static gboolean
is_same_number (const char *read, const char *written)
{
  double a, b;

  return klade_text_parse_decimal (read, &a) && klade_text_parse_decimal (written, &b) &&
         !(a < b) && !(b < a);
}

static void
test_round_trip (void)
{
  gboolean (*const writers[]) (GPtrArray *, const char *, GError **) = {
    klade_exchange_write_csv,
    klade_exchange_write_xlsx,
    klade_exchange_write_ods,
  };
  static const char *const texts[] = {
    "Bērziņš Ģirts",
    "=2+5",
    "+371 26481883",
    "-1",
    "@SUM(A1)",
    "'=1",
    "''+1",
    "'",
    "'a",
    "a;b",
    "a,b",
    "a\tb;c",
    "viņa teica \"jā\"",
    "divas\nrindas",
    "<b>&amp;",
    "a  b   c",
    "_x0041_",
    "010175-12345",
    "00123",
    "7,50",
    "TRUE",
    "14.09.2026.",
    "2026-09-14",
    "sep=;",
    "|",
  };
  g_autofree char *folder = g_dir_make_tmp ("klade-read-XXXXXX", NULL);

  for (gsize writer = 0; writer < G_N_ELEMENTS (writers); writer++)
    for (gsize n_columns = 1; n_columns <= 3; n_columns++)
      {
        g_autofree char *path = g_build_filename (folder, "ā.bin", NULL);
        KladeExchangeTable *written = klade_exchange_table_new ("Lapa ā");
        g_autoptr (GPtrArray) tables =
            g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);
        g_autoptr (GPtrArray) read = NULL;
        g_autoptr (GError) error = NULL;

        for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
          {
            klade_exchange_table_begin_row (written);
            for (gsize column = 0; column < n_columns; column++)
              klade_exchange_table_add (written, texts[(i + column) % G_N_ELEMENTS (texts)]);
            klade_exchange_table_add_number (written, -7.25, TRUE);
          }
        g_ptr_array_add (tables, written);
        g_assert_true (writers[writer](tables, path, &error));
        read = klade_exchange_read_tables (path, &error);
        g_assert_no_error (error);

        for (guint row = 0; row < G_N_ELEMENTS (texts); row++)
          {
            KladeImportTable *table = g_ptr_array_index (read, 0);

            for (guint column = 0; column < n_columns; column++)
              {
                const char *text = texts[(row + column) % G_N_ELEMENTS (texts)];
                g_autofree char *clean = klade_text_clean_block (text);

                g_assert_cmpstr (klade_import_table_get (table, row, column), ==, clean);
              }
            g_assert_true (
                is_same_number (klade_import_table_get (table, row, (guint) n_columns), "-7.25"));
          }
        g_unlink (path);
      }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The content tells the format, whatever the name says; the name becomes the table's. */
static void
test_names (void)
{
  g_autofree char *folder = g_dir_make_tmp ("klade-read-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "7.a klase.xlsx", NULL);
  g_autofree char *missing = g_build_filename (folder, "nav.csv", NULL);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "a;b\n", -1, NULL));
  tables = klade_exchange_read_tables (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (klade_import_table_get_name (g_ptr_array_index (tables, 0)), ==, "7.a klase");
  g_assert_null (klade_exchange_read_tables (missing, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nav.csv"));
  g_clear_error (&error);
  g_assert_null (klade_exchange_read_tables (folder, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
find_real_data (const char *name)
{
  const char *folder = g_getenv ("KLADE_SHARED_DATA");

  return g_build_filename (folder != NULL ? folder : KLADE_SHARED_DATA_NEARBY, name, NULL);
}

/* Files of real schools; they are no part of the project, so the test goes without where they
 * are not. */
static void
test_real (void)
{
  static const struct
  {
    const char *name;
    guint n_rows;
    guint n_columns;
    guint row;
    guint column;
    const char *text;
  } files[] = {
    { "marks/gradebook-pl-teacher.xlsx", 31, 23, 4, 8, "4.5" },
    { "marks/uci-student-mat.csv", 396, 33, 1, 8, "at_home" },
    { "marks/uci-student-por.csv", 650, 33, 649, 0, "MS" },
    { "latvia/izm-schools-2020.csv", 689, 13, 2, 3, "Aglonas Katoļu ģimnāzija" },
    { "latvia/izm-preschools-2020.csv", 641, 12, 3, 2,
      "Aizkraukles pilsētas pirmsskolas izglītības iestāde \"Zīlīte\"" },
    { "latvia/lv-names-by-frequency.csv", 401, 4, 1, 3, "Jānis" },
    { "latvia/lv-names-faker.csv", 598, 3, 1, 2, "Akvelīna" },
    { "latvia/lv-subjects-as-schools-write-them.csv", 45, 3, 3, 0, "Matemātika" },
    { "untis/GPU001.TXT", 2860, 7, 0, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = find_real_data (files[i].name);
      g_autoptr (GPtrArray) tables = NULL;
      g_autoptr (GError) error = NULL;
      KladeImportTable *table;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the real files are not here");
          return;
        }
      tables = klade_exchange_read_tables (path, &error);
      g_assert_no_error (error);
      table = g_ptr_array_index (tables, 0);
      g_assert_cmpuint (klade_import_table_get_n_rows (table), ==, files[i].n_rows);
      g_assert_cmpuint (klade_import_table_get_n_columns (table), ==, files[i].n_columns);
      if (files[i].text != NULL)
        g_assert_cmpstr (klade_import_table_get (table, files[i].row, files[i].column), ==,
                         files[i].text);
    }
}

/* The head of the mark sheet is merged over three rows. */
static void
test_real_head (void)
{
  g_autofree char *path = find_real_data ("marks/gradebook-pl-teacher.xlsx");
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (KladeImportMapping) mapping = NULL;
  guint first_row, n_rows;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the real files are not here");
      return;
    }
  tables = klade_exchange_read_tables (path, NULL);
  mapping = klade_import_mapping_new (g_ptr_array_index (tables, 0), KLADE_IMPORT_PUPILS);
  klade_import_mapping_get_head (mapping, &first_row, &n_rows);
  g_assert_cmpuint (first_row, ==, 0);
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpstr (klade_import_mapping_get_heading (mapping, 4), ==,
                   "Działy / Liczby_zesp. / b, c");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/csv", test_csv);
  g_test_add_func ("/read/refused", test_refused);
  g_test_add_func ("/read/xlsx", test_xlsx);
  g_test_add_func ("/read/xlsx-1904", test_xlsx_1904);
  g_test_add_func ("/read/xlsx-digits", test_xlsx_digits);
  g_test_add_func ("/read/xlsx-merged", test_xlsx_merged);
  g_test_add_func ("/read/ods", test_ods);
  g_test_add_func ("/read/round-trip", test_round_trip);
  g_test_add_func ("/read/names", test_names);
  g_test_add_func ("/read/real", test_real);
  g_test_add_func ("/read/real-head", test_real_head);
  return g_test_run ();
}
