/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fuzzer for the spreadsheets people import, made three times: for CSV, XLSX and ODS.  An input
 * is a CSV file, the XML of an XLSX sheet or the content of an ODS file, which is packed into a
 * good archive; or an archive itself.  Built without libFuzzer it replays the folder of inputs
 * it is given, and spoils each of them in many ways that are the same every time. */

#include <stdint.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read.h"
#include "klade-import-mapping.h"
#include "klade-test-sheet.h"

#define N_RUNS_OF_EACH 900
#define N_SCRATCHES 12
#define N_WOUNDS_MAX 6
#define RANDOM_SEED 20260914
#define ROWS_MAPPED 50

enum
{
  FUZZ_CSV = 1,
  FUZZ_XLSX,
  FUZZ_ODS,
};

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static int n_read; /* inputs that were tables */

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_row (KladeImportRow *row)
{
  for (guint field = 0; field < KLADE_N_IMPORT_FIELDS; field++)
    check_text (klade_import_row_get (row, (KladeImportField) field));
  for (guint i = 0; i < klade_import_row_get_n_problems (row); i++)
    {
      check_text (klade_import_row_get_problem (row, i)->sentence);
      g_assert_cmpint (g_utf8_strlen (klade_import_row_get_problem (row, i)->sentence, -1), <, 300);
    }
}

static void
check_mapping (KladeImportTable *table, KladeImportTarget target)
{
  g_autoptr (KladeImportMapping) mapping = klade_import_mapping_new (table, target);
  g_autoptr (KladeImportMapping) again = klade_import_mapping_new (table, target);
  g_autofree char *text = klade_import_mapping_to_text (mapping);
  g_autofree char *key G_GNUC_UNUSED = klade_import_mapping_dup_key (mapping);
  g_autoptr (GError) error = NULL;
  guint n_rows = MIN (klade_import_mapping_get_n_rows (mapping), ROWS_MAPPED);

  check_text (text);
  if (klade_import_mapping_recall (again, text, &error))
    for (guint i = 0; i < klade_import_mapping_get_n_columns (mapping); i++)
      check_text (klade_import_mapping_get_heading (again, i));
  else
    check_text (error->message);
  for (guint i = 0; i < klade_import_mapping_get_n_columns (mapping); i++)
    check_text (klade_import_mapping_get_heading (mapping, i));
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (KladeImportRow) row = klade_import_mapping_read_row (mapping, i);

      check_row (row);
    }
}

static void
check_table (KladeImportTable *table)
{
  guint n_columns = klade_import_table_get_n_columns (table);

  check_text (klade_import_table_get_name (table));
  g_assert_cmpuint (n_columns, <=, KLADE_IMPORT_COLUMNS_MAX);
  g_assert_cmpuint (klade_import_table_get_n_rows (table), <=, KLADE_IMPORT_ROWS_MAX);
  for (guint row = 0; row < klade_import_table_get_n_rows (table); row++)
    {
      gboolean has_text = FALSE;

      for (guint column = 0; column < n_columns; column++)
        {
          check_text (klade_import_table_get (table, row, column));
          has_text = has_text || *klade_import_table_get (table, row, column) != '\0';
        }
      g_assert_true (has_text);
    }
  for (guint target = KLADE_IMPORT_PUPILS; target <= KLADE_N_IMPORT_TARGETS; target++)
    check_mapping (table, (KladeImportTarget) target);
}

static GBytes *
pack (const uint8_t *data, size_t size)
{
  g_autofree char *text = NULL;

  if (KLADE_FUZZ_FORMAT == FUZZ_CSV || (size > 4 && memcmp (data, "PK\x03\x04", 4) == 0))
    return g_bytes_new (data, size);

  text = g_malloc0 (size + 1);
  memcpy (text, data, size);
  return KLADE_FUZZ_FORMAT == FUZZ_XLSX ? klade_test_xlsx (text, (gssize) size, FALSE)
                                        : klade_test_ods (text, (gssize) size);
}

static void
check_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = klade_exchange_read_tables_from_bytes (bytes, &error);

  if (tables == NULL)
    {
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      check_text (error->message);
      g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 1000);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >, 0);
  n_read++;
  for (guint i = 0; i < tables->len; i++)
    check_table (g_ptr_array_index (tables, i));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = pack (data, size);

  check_bytes (bytes);
  return 0;
}

/* Exchanges some digits and first letters, so that most XML can still be read. */
static void
scratch (GByteArray *bytes, GRand *random)
{
  static const char likely[] = "0123456789aK,.:-~sbdn";

  for (int i = 0; i < N_SCRATCHES; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (int) bytes->len);

      if (at > 0 && g_ascii_isalnum (bytes->data[at]) &&
          strchr (">\"0123456789", bytes->data[at - 1]))
        bytes->data[at] = (guint8) likely[g_rand_int_range (random, 0, sizeof likely - 1)];
    }
}

static void
insert (GByteArray *bytes, guint at, const guint8 *more, guint n_more)
{
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  g_byte_array_append (tail, bytes->data + at, bytes->len - at);
  g_byte_array_set_size (bytes, at);
  g_byte_array_append (bytes, more, n_more);
  g_byte_array_append (bytes, tail->data, tail->len);
}

/* Overwrites, cuts out, doubles or puts in a little. */
static void
wound (GByteArray *bytes, GRand *random)
{
  static const char *const likely[] = {
    "\"",
    "'",
    "<",
    ">",
    "&",
    "/>",
    ";",
    ",",
    "\t",
    "\r",
    "\n",
    "-1",
    "99999",
    "\xff",
    "\xef\xbb\xbf",
    "<!DOCTYPE",
    "]]>",
    "<!--",
    "=1+1",
    "40435",
    "A1:ZZ9",
    "2147483648",
    "1e308",
    "nan",
    "\xe2\x80\xae",
    "t=\"s\"",
    "number-rows-repeated=\"9\"",
  };
  guint at = (guint) g_rand_int_range (random, 0, (int) bytes->len);
  guint wanted = (guint) g_rand_int_range (random, 1, 60);
  guint length = MIN (wanted, bytes->len - at);
  const char *word = likely[g_rand_int_range (random, 0, G_N_ELEMENTS (likely))];
  g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_byte_array_remove_range (bytes, at, MIN (length, bytes->len - 1));
      break;
    case 2:
      insert (bytes, at, piece, length);
      break;
    default:
      insert (bytes, at, (const guint8 *) word, (guint) strlen (word));
    }
}

/* One third of the archive, one third gently, one third of what is in the archive. */
static void
replay_spoilt (const char *data, gsize size, GRand *random)
{
  g_autoptr (GBytes) packed = pack ((const uint8_t *) data, size);

  for (int run = 0; run < N_RUNS_OF_EACH; run++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) spoilt = NULL;
      gboolean is_archive = run % 3 == 0;
      int n_wounds = run % 3 == 1 ? 0 : g_rand_int_range (random, 1, N_WOUNDS_MAX + 1);
      gsize n_packed;
      const guint8 *archive = g_bytes_get_data (packed, &n_packed);

      g_byte_array_append (bytes, is_archive ? archive : (const guint8 *) data,
                           (guint) (is_archive ? n_packed : size));
      if (!is_archive)
        scratch (bytes, random);
      for (int i = 0; i < n_wounds && bytes->len > 1; i++)
        wound (bytes, random);
      spoilt = is_archive ? g_bytes_new (bytes->data, bytes->len) : pack (bytes->data, bytes->len);
      check_bytes (spoilt);
    }
}

/* libFuzzer brings its own main. */
__attribute__ ((weak)) int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);
  g_autoptr (GDir) folder = NULL;
  const char *name;
  int n_replayed = 0;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
      replay_spoilt (data, size, random);
      n_replayed++;
    }

  g_assert_cmpint (n_replayed, >, 0);
  g_assert_cmpint (n_read, >, n_replayed * 20); /* it must not only meet refusals */
  g_print ("%d inputs, each spoilt %d times; %d were tables\n", n_replayed, N_RUNS_OF_EACH, n_read);
  return 0;
}
