/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "klade-error.h"
#include "klade-exchange-rows.h"
#include "klade-exchange-table.h"

/* What spreadsheets of others did wrong: formulas that ran, quotes that broke rows. */
static const struct
{
  const char *text;
  const char *csv;
} odd_texts[] = {
  { "Bērziņš Ģirts", "Bērziņš Ģirts" },
  { "=2+5", "\"'=2+5\"" },
  { "+371 26481883", "\"'+371 26481883\"" },
  { "-1", "\"'-1\"" },
  { "@SUM(A1)", "\"'@SUM(A1)\"" },
  { "a;b", "\"a;b\"" },
  { "viņa teica \"jā\"", "\"viņa teica \"\"jā\"\"\"" },
  { "divas\nrindas", "\"divas\nrindas\"" },
  { "<b>&amp;", "\"<b>&amp;\"" },
  { "", "" },
};

static GPtrArray *
new_tables (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);
  KladeExchangeTable *table = klade_exchange_table_new ("Vērtējumi");

  klade_exchange_table_begin_row (table);
  klade_exchange_table_add_head (table, "Skolēns", TRUE);
  klade_exchange_table_add_head (table, "Vid.", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    {
      klade_exchange_table_begin_row (table);
      klade_exchange_table_add (table, odd_texts[i].text);
      klade_exchange_table_add_number (table, 7.5, TRUE);
    }
  klade_exchange_table_freeze (table, 1, 1);
  g_ptr_array_add (tables, table);
  return tables;
}

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place *place, gconstpointer name)
{
  place->folder = g_dir_make_tmp ("klade-exchange-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, name, NULL);
}

static void
place_tear_down (Place *place, gconstpointer name)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0); /* no half-written file beside it */
  g_free (place->folder);
  g_free (place->path);
}

static void
test_csv (Place *place, gconstpointer name)
{
  g_autoptr (GPtrArray) tables = new_tables ();
  g_autoptr (GString) expected = g_string_new ("\xef\xbb\xbfSkolēns;Vid.\r\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (odd_texts); i++)
    g_string_append_printf (expected, "%s;7,50\r\n", odd_texts[i].csv);

  g_assert_true (klade_exchange_write_csv (tables, place->path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (place->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected->str);
}

static char *
unzip (const char *path, const char *member)
{
  int code = 0;
  zip_t *archive = zip_open (path, ZIP_RDONLY, &code);
  zip_stat_t status;
  zip_file_t *file;
  char *contents;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, member, 0, &status), ==, 0);
  file = zip_fopen (archive, member, 0);
  contents = g_malloc0 (status.size + 1);
  g_assert_cmpint (zip_fread (file, contents, status.size), ==, status.size);
  zip_fclose (file);
  zip_discard (archive);
  return contents;
}

static void
test_xlsx (Place *place, gconstpointer name)
{
  g_autoptr (GPtrArray) tables = new_tables ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *strings = NULL;

  g_assert_true (klade_exchange_write_xlsx (tables, place->path, &error));
  g_assert_no_error (error);
  sheet = unzip (place->path, "xl/worksheets/sheet1.xml");
  strings = unzip (place->path, "xl/sharedStrings.xml");
  g_assert_nonnull (strstr (strings, "=2+5"));
  g_assert_nonnull (strstr (strings, "Bērziņš Ģirts"));
  g_assert_null (strstr (sheet, "<f>")); /* nothing is a formula */
  g_assert_nonnull (strstr (sheet, "<v>7.5</v>"));
}

static void
test_ods (Place *place, gconstpointer name)
{
  g_autoptr (GPtrArray) tables = new_tables ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *media_type = NULL;

  g_assert_true (klade_exchange_write_ods (tables, place->path, &error));
  g_assert_no_error (error);
  media_type = unzip (place->path, "mimetype");
  content = unzip (place->path, "content.xml");
  g_assert_cmpstr (media_type, ==, "application/vnd.oasis.opendocument.spreadsheet");
  g_assert_nonnull (strstr (content, "&lt;b&gt;&amp;amp;"));
  g_assert_nonnull (strstr (content, "<text:p>divas</text:p><text:p>rindas</text:p>"));
  g_assert_nonnull (strstr (content, "office:value=\"7.50\""));
  g_assert_null (strstr (content, "table:formula"));
}

static void
test_an_older_file_is_replaced (Place *place, gconstpointer name)
{
  g_autoptr (GPtrArray) tables = new_tables ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (place->path, "vecs", -1, NULL));
  g_assert_true (klade_exchange_write_ods (tables, place->path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (place->path, &contents, NULL, NULL));
  g_assert_cmpmem (contents, 2, "PK", 2);
}

static void
test_no_such_folder (void)
{
  gboolean (*const writers[]) (GPtrArray *, const char *, GError **) = {
    klade_exchange_write_csv,
    klade_exchange_write_xlsx,
    klade_exchange_write_ods,
  };
  g_autoptr (GPtrArray) tables = new_tables ();

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (writers[i](tables, "/nav/tādas/mapes.x", &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "mapes.x"));
    }
}

/* A plain list: short digits are numbers, codes and what begins with zero stay texts. */
static void
test_rows (Place *place, gconstpointer name)
{
  static const char *const headings[] = { "Kods", "Vērtējums", NULL };
  static const char *const rows[][3] = {
    { "001234", "7", NULL },
    { "21011111", "", NULL },
    { "-1", "i", NULL },
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (list, (gpointer) rows[i]);
  klade_exchange_save_rows ("Vērtējumi", headings, list, KLADE_SHEET_CSV, place->path, &error);
  g_assert_no_error (error);
  g_file_get_contents (place->path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "Kods;Vērtējums\r\n001234;7\r\n21011111;\r\n\"'-1\";i\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/csv", Place, "ā.csv", place_set_up, test_csv, place_tear_down);
  g_test_add ("/exchange/xlsx", Place, "ā.xlsx", place_set_up, test_xlsx, place_tear_down);
  g_test_add ("/exchange/ods", Place, "ā.ods", place_set_up, test_ods, place_tear_down);
  g_test_add ("/exchange/older-file-is-replaced", Place, "ā.ods", place_set_up,
              test_an_older_file_is_replaced, place_tear_down);
  g_test_add ("/exchange/rows", Place, "ā.csv", place_set_up, test_rows, place_tear_down);
  g_test_add_func ("/exchange/no-such-folder", test_no_such_folder);
  return g_test_run ();
}
