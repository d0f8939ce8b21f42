/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include "klade-exchange-read.h"

#include <glib/gstdio.h>
#include <string.h>

/* Marks for the state's register (G5), read back from the file as another program would. */

#define PASSWORD "klade2026"
#define FIRST_HEADINGS                                                                             \
  "Personal code|Given name|Surname|Subject|Mark|Lessons|School year|Kind of mark"

/* A school whose grades 9 and 12 have finished. */
static void
make_june (const KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = klade_test_ctl (place, "demo", "june.klade", "--size", "school",
                                                 "--seed", "1", "--today", "2026-06-25", NULL);

  klade_test_assert_done (run);
}

/* What is missing is told beside the file; nothing failed. */
static void
assert_exported (const KladeTestRun *run)
{
  if (run->status != 0)
    g_error ("exit status %d: %s%s", run->status, run->out, run->err);
}

static KladeImportTable *
read_table (const KladeTestPlace *place, const char *name)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = klade_exchange_read_tables (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);
  return klade_import_table_ref (g_ptr_array_index (tables, 0));
}

static char *
join_row (KladeImportTable *table, guint row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < klade_import_table_get_n_columns (table); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", klade_import_table_get (table, row, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_row (KladeImportTable *table, guint row, const char *expected)
{
  g_autofree char *found = join_row (table, row);

  g_assert_cmpstr (found, ==, expected);
}

/* ---- files ---- */

static void
test_formats_say_the_same (KladeTestPlace *place)
{
  static const char *const names[] = { "v.csv", "v.xlsx", "v.ods" };
  g_autoptr (KladeImportTable) first = NULL;

  make_june (place);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("kladectl export marks june.klade --as virslietotajs -o %s", names[i]);
      g_autoptr (KladeTestRun) run = klade_test_shell (place, line, PASSWORD);
      g_autoptr (KladeImportTable) table = NULL;

      assert_exported (run);
      g_assert_nonnull (strstr (run->out, "pupils 48, rows 840"));
      table = read_table (place, names[i]);
      g_assert_cmpuint (klade_import_table_get_n_rows (table), ==, 841);
      assert_row (table, 0, FIRST_HEADINGS);
      if (first == NULL)
        first = klade_import_table_ref (table);
      for (guint row = 0; row < klade_import_table_get_n_rows (table); row++)
        {
          g_autofree char *expected = join_row (first, row);

          assert_row (table, row, expected);
        }
    }
}

/* One class is the part of the whole that is its own. */
static void
test_one_class (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;
  g_autoptr (KladeTestRun) none = NULL;
  g_autoptr (KladeImportTable) table = NULL;

  make_june (place);
  run = klade_test_shell (
      place, "kladectl export marks june.klade --as virslietotajs --class 9a -o v.csv", PASSWORD);
  assert_exported (run);
  g_assert_nonnull (strstr (run->out, "pupils 26,"));
  table = read_table (place, "v.csv");
  g_assert_cmpuint (klade_import_table_get_n_rows (table), >, 25 * 10);
  g_assert_nonnull (strstr (klade_import_table_get (table, 1, 2), "Apinis"));

  none = klade_test_shell (
      place, "kladectl export marks june.klade --as virslietotajs --class 9.z -o z.csv", PASSWORD);
  klade_test_assert_refused (none, 1);
  g_assert_nonnull (strstr (none->err, "9.z"));
}

/* A class that does not finish, or has no marks yet: the headings, and a sentence why. */
static void
test_empty_class (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;
  g_autoptr (KladeImportTable) table = NULL;

  klade_test_make_demo (place, "s.klade");
  run = klade_test_shell (
      place, "kladectl export marks s.klade --as virslietotajs --class 7.a -o v.csv", PASSWORD);
  assert_exported (run);
  g_test_message ("%s%s", run->out, run->err);
  g_assert_nonnull (strstr (run->out, "pupils 0, rows 0"));
  g_assert_true (g_str_has_prefix (run->err, "kladectl: "));
  table = read_table (place, "v.csv");
  g_assert_cmpuint (klade_import_table_get_n_rows (table), ==, 1);
  assert_row (table, 0, FIRST_HEADINGS);
}

/* ---- columns ---- */

static void
put_file (const KladeTestPlace *place, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_headings (const KladeTestPlace *place, const char *options, const char *expected)
{
  g_autofree char *line =
      g_strdup_printf ("kladectl export marks s.klade --as virslietotajs -o v.csv %s", options);
  g_autoptr (KladeTestRun) run = klade_test_shell (place, line, PASSWORD);
  g_autoptr (KladeImportTable) table = NULL;

  assert_exported (run);
  table = read_table (place, "v.csv");
  assert_row (table, 0, expected);
}

static void
test_columns_are_kept (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) unknown = NULL;
  g_autoptr (KladeTestRun) wrong = NULL;

  klade_test_make_demo (place, "s.klade");
  put_file (place, "viis.txt", "code=PK\nmark=Vērtējums\n");
  put_file (place, "other.txt", "surname=Uzvārds\n");
  put_file (place, "wrong.txt", "code=PK\nnothing=X\n");

  assert_headings (place, "--columns viis.txt", "PK|Vērtējums");
  assert_headings (place, "", FIRST_HEADINGS); /* not remembered */
  assert_headings (place, "--columns viis.txt --remember", "PK|Vērtējums");
  assert_headings (place, "", "PK|Vērtējums");
  assert_headings (place, "--columns other.txt --remember --layout Cita", "Uzvārds");
  assert_headings (place, "--layout Cita", "Uzvārds");
  assert_headings (place, "", "PK|Vērtējums");

  unknown = klade_test_shell (
      place, "kladectl export marks s.klade --as virslietotajs -o u.csv --layout Nav", PASSWORD);
  klade_test_assert_refused (unknown, 1);
  wrong = klade_test_shell (
      place, "kladectl export marks s.klade --as virslietotajs -o w.csv --columns wrong.txt",
      PASSWORD);
  klade_test_assert_refused (wrong, 1);
  g_assert_nonnull (strstr (wrong->err, "wrong.txt: Line 2: "));
}

/* ---- who may ---- */

static void
assert_no_file (const KladeTestPlace *place, const char *name)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_others_may_not (KladeTestPlace *place)
{
  static const char *const others[] = { "skolotaja", "audzinatajs", "vecaks", "skolniece" };
  g_autoptr (KladeTestRun) password = NULL;
  g_autoptr (KladeTestRun) ending = NULL;

  klade_test_make_demo (place, "s.klade");
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *line =
          g_strdup_printf ("kladectl export marks s.klade --as %s -o no.csv", others[i]);
      g_autoptr (KladeTestRun) run = klade_test_shell (place, line, PASSWORD);

      klade_test_assert_refused (run, 1);
      assert_no_file (place, "no.csv");
    }

  password = klade_test_shell (place, "kladectl export marks s.klade --as virslietotajs -o no.csv",
                               "nepareiza");
  klade_test_assert_refused (password, 1);
  assert_no_file (place, "no.csv");
  ending = klade_test_shell (place, "kladectl export marks s.klade --as virslietotajs -o no.doc",
                             PASSWORD);
  klade_test_assert_refused (ending, 2);
}

/* ---- the sheet that teachers sign ---- */

/* Pupil, subject and mark stand on the sheet as they stand in the export. */
static void
test_check_sheet (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) sheet = NULL;
  g_autoptr (KladeTestRun) export = NULL;
  g_autoptr (KladeTestRun) text = NULL;
  g_autoptr (KladeTestRun) none = NULL;
  g_autoptr (KladeImportTable) table = NULL;

  make_june (place);
  sheet = klade_test_ctl (place, "print", "check-sheet", "june.klade", "--class", "9.a", "-o",
                          "lapa.pdf", NULL);
  assert_exported (sheet);
  g_assert_nonnull (strstr (sheet->out, "1 document is ready."));
  export = klade_test_shell (
      place, "kladectl export marks june.klade --as virslietotajs --class 9.a -o v.csv", PASSWORD);
  assert_exported (export);
  text = klade_test_shell (place, "pdftotext -raw lapa.pdf -", NULL);
  klade_test_assert_done (text);
  table = read_table (place, "v.csv");
  for (guint row = 1; row < klade_import_table_get_n_rows (table); row++)
    g_assert_nonnull (strstr (text->out, klade_import_table_get (table, row, 2)));
  g_assert_nonnull (strstr (text->out, "Vērtējumus pārbaudīju"));

  none = klade_test_ctl (place, "print", "check-sheet", "june.klade", "--class", "3.a", "-o",
                         "nav.pdf", NULL);
  g_assert_cmpint (none->status, ==, 1);
  assert_no_file (place, "nav.pdf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add_one ("/ctl/export/formats", KLADE_TEST_SQLITE, test_formats_say_the_same);
  klade_test_add_one ("/ctl/export/class", KLADE_TEST_SQLITE, test_one_class);
  klade_test_add_one ("/ctl/export/empty", KLADE_TEST_SQLITE, test_empty_class);
  klade_test_add_one ("/ctl/export/columns", KLADE_TEST_SQLITE, test_columns_are_kept);
  klade_test_add_one ("/ctl/export/rights", KLADE_TEST_SQLITE, test_others_may_not);
  klade_test_add_one ("/ctl/export/check-sheet", KLADE_TEST_SQLITE, test_check_sheet);
  return g_test_run ();
}
