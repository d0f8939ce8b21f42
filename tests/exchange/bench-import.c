/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a list of 1,500 pupils takes to be read and mapped: in XLSX and ODS beside libzip and
 * libxml2 merely walking through it, in CSV beside splitting its lines. */

#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

#include "klade-bench.h"
#include "klade-exchange-read.h"
#include "klade-exchange-table.h"
#include "klade-import-mapping.h"

#define N_PUPILS 1500
#define N_RUNS 15

typedef gboolean (*Writer) (GPtrArray *tables, const char *path, GError **error);

static const char *const headings[] = {
  "Uzvārds",     "Vārds",    "Personas kods",     "Dzim. dat.", "Dzimums",
  "Klase",       "Tālrunis", "Deklarētā adrese",  "E-pasts",    "Mātes vārds, uzvārds",
  "Mātes tālr.", "Tautība",  "Uzņemšanas datums",
};

static void
write_list (Writer writer, const char *path)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);
  KladeExchangeTable *table = klade_exchange_table_new ("Skolēni");

  g_ptr_array_add (tables, table);
  klade_exchange_table_begin_row (table);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    klade_exchange_table_add (table, headings[i]);
  for (guint i = 0; i < N_PUPILS; i++)
    {
      g_autofree char *surname = g_strdup_printf ("Bērziņš-%u", i);
      g_autofree char *code = g_strdup_printf ("32%04u-%05u", i, i * 7);
      g_autofree char *day = g_strdup_printf ("%02u.%02u.2012.", i % 28 + 1, i % 12 + 1);
      g_autofree char *class_name = g_strdup_printf ("%u.%c", i % 12 + 1, (int) ('a' + i % 4));
      g_autofree char *phone = g_strdup_printf ("+371 2%07u", i);
      g_autofree char *address =
          g_strdup_printf ("Brīvības iela %u-%u, Rīga, LV-10%02u", i, i % 90, i % 90);
      g_autofree char *email = g_strdup_printf ("skolens%u@example.lv", i);
      const char *const cells[] = { surname,    "Ģirts",     code,         day,   i % 2 ? "V" : "S",
                                    class_name, phone,       address,      email, "Ilze Bērziņa",
                                    phone,      "latvietis", "01.09.2019." };

      klade_exchange_table_begin_row (table);
      for (gsize k = 0; k < G_N_ELEMENTS (cells); k++)
        klade_exchange_table_add (table, cells[k]);
    }
  g_assert_true (writer (tables, path, NULL));
}

static int
read_cb (void *file, char *buffer, int size)
{
  return (int) zip_fread (file, buffer, (zip_uint64_t) size);
}

static void
walk_archive (const char *path)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  zip_int64_t n_parts = zip_get_num_entries (archive, 0);

  for (zip_int64_t i = 0; i < n_parts; i++)
    {
      zip_file_t *file = zip_fopen_index (archive, (zip_uint64_t) i, 0);
      xmlTextReader *reader;

      if (g_str_equal (zip_get_name (archive, (zip_uint64_t) i, 0), "mimetype"))
        {
          zip_fclose (file);
          continue;
        }
      reader = xmlReaderForIO (read_cb, NULL, file, NULL, NULL, XML_PARSE_NONET);
      while (xmlTextReaderRead (reader) == 1)
        while (xmlTextReaderMoveToNextAttribute (reader) == 1)
          xmlTextReaderConstValue (reader);
      xmlFreeTextReader (reader);
      zip_fclose (file);
    }
  zip_discard (archive);
}

static void
walk_lines (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      g_assert_nonnull (cells);
    }
}

static void
map_list (GPtrArray *tables)
{
  g_autoptr (KladeImportMapping) mapping =
      klade_import_mapping_new (g_ptr_array_index (tables, 0), KLADE_IMPORT_PUPILS);
  g_autoptr (GPtrArray) rows = klade_import_mapping_read_rows (mapping);

  g_assert_cmpuint (rows->len, ==, N_PUPILS);
  g_assert_false (klade_import_row_is_refused (g_ptr_array_index (rows, N_PUPILS - 1)));
}

static void
bench (const char *name, const char *folder, Writer writer, void (*walk) (const char *path))
{
  g_auto (KladeBench) bare = { NULL };
  g_auto (KladeBench) reading = { NULL };
  g_auto (KladeBench) mapping = { NULL };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *read_name = g_strdup_printf ("%s: read", name);
  g_autofree char *map_name = g_strdup_printf ("%s: map", name);

  write_list (writer, path);
  klade_bench_init (&bare);
  klade_bench_init (&reading);
  klade_bench_init (&mapping);
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GPtrArray) tables = NULL;
      gint64 since = g_get_monotonic_time ();

      walk (path);
      klade_bench_add (&bare, since);
      since = g_get_monotonic_time ();
      tables = klade_exchange_read_tables (path, NULL);
      klade_bench_add (&reading, since);
      since = g_get_monotonic_time ();
      map_list (tables);
      klade_bench_add (&mapping, since);
    }
  klade_bench_print (read_name, &reading, &bare);
  klade_bench_print (map_name, &mapping, NULL);
  g_unlink (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("klade-bench-XXXXXX", NULL);

  bench ("pupils.csv", folder, klade_exchange_write_csv, walk_lines);
  bench ("pupils.xlsx", folder, klade_exchange_write_xlsx, walk_archive);
  bench ("pupils.ods", folder, klade_exchange_write_ods, walk_archive);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return 0;
}
