/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paste.h"

#include <string.h>
#include <time.h>

#define SHEET_ROWS 6
#define SHEET_COLUMNS 5

/* Cells are shown between bars, rows end with a stroke. */
static const struct
{
  const char *text;
  const char *cells;
  gboolean is_clipped;
} tables[] = {
  { "", "", FALSE },
  { "7", "7/", FALSE },
  { " 7 ", "7/", FALSE },
  { "7\n", "7/", FALSE },
  { "7\r\n8\r\n", "7/8/", FALSE },
  { "7\r8\r", "7/8/", FALSE },
  { "7\t8\n9\tn", "7|8/9|n/", FALSE },
  { "7\t\t8", "7||8/", FALSE },
  { "\t7", "|7/", FALSE },
  { "7\t", "7|/", FALSE },
  { "7\n\n8", "7//8/", FALSE },
  { "\n", "/", FALSE },
  { "7;8\n9;n/7\n", "7|8/9|n/7/", FALSE },
  { "7;", "7|/", FALSE },
  { "7,5", "7,5/", FALSE },
  { "7;8\t9", "7;8|9/", FALSE },
  { "\"7\"\t\"n\"", "7|n/", FALSE },
  { "\"a;b\";8", "a;b|8/", FALSE },
  { "\"say \"\"seven\"\"\"\t7", "say \"seven\"|7/", FALSE },
  { "\"two\nlines\"\t7", "two lines|7/", FALSE },
  { "\"7\"8\t9", "78|9/", FALSE },
  { "\"open\t7\n8", "\"open|7/8/", FALSE },
  { "\"", "\"/", FALSE },
  { "\"\"", "/", FALSE },
  { "5\"\t6", "5\"|6/", FALSE },
  { "\xef\xbb\xbf"
    "7\t8",
    "7|8/", FALSE },
  { "\xc2\xa0"
    "7",
    "\xc2\xa0"
    "7/",
    FALSE },
  { "\xff\xfe\t7", "\xef\xbf\xbd\xef\xbf\xbd|7/", FALSE },
  { "Ā\tž", "Ā|ž/", FALSE },
  { "1\t2\t3\t4\t5\t6", "1|2|3|4|5/", TRUE },
  { "1\t2\t3\t4\t5\t\t\t", "1|2|3|4|5/", FALSE },
  { "1\n2\n3\n4\n5\n6\n7", "1/2/3/4/5/6/", TRUE },
  { "1\n2\n3\n4\n5\n6\n\n\n", "1/2/3/4/5/6/", FALSE },
};

static char *
draw (const KladePaste *paste)
{
  GString *text = g_string_new (NULL);

  for (int row = 0; row < (int) paste->rows->len; row++)
    {
      const char *cell;

      for (int column = 0; (cell = klade_paste_get (paste, row, column)) != NULL; column++)
        g_string_append_printf (text, "%s%s", column > 0 ? "|" : "", cell);
      g_string_append_c (text, '/');
    }

  return g_string_free (text, FALSE);
}

static void
test_tables (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (KladePaste) paste = klade_paste_parse (tables[i].text, SHEET_ROWS, SHEET_COLUMNS);
      g_autofree char *cells = draw (paste);

      g_test_message ("table %d", (int) i);
      g_assert_cmpstr (cells, ==, tables[i].cells);
      g_assert_cmpint (paste->is_clipped, ==, tables[i].is_clipped);
    }
}

static void
test_single (void)
{
  g_autoptr (KladePaste) one = klade_paste_parse ("7\n", 3, 3);
  g_autoptr (KladePaste) two = klade_paste_parse ("7\t", 3, 3);
  g_autoptr (KladePaste) clipped = klade_paste_parse ("7\t8", 1, 1);

  g_assert_true (klade_paste_is_single (one));
  g_assert_false (klade_paste_is_single (two));
  g_assert_false (klade_paste_is_single (clipped));
}

/* A cell of a megabyte is not kept whole, and what is kept stays valid. */
static void
test_long_cell (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KladePaste) paste = NULL;
  const char *cell;

  for (int i = 0; i < 500000; i++)
    g_string_append (text, "ā");
  paste = klade_paste_parse (text->str, 3, 3);
  cell = klade_paste_get (paste, 0, 0);
  g_assert_true (g_utf8_validate (cell, -1, NULL));
  g_assert_cmpuint (strlen (cell), <, 100);
}

/* A megabyte of the worst there is, within a second. */
static void
test_megabyte (void)
{
  static const char *const worst[] = { "\t", "\n",   "\"",  "\"\t",  "\"\"\t",
                                       ";",  "\r\n", "7\t", "\"\n\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (worst); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (KladePaste) paste = NULL;
      clock_t start;

      while (text->len < 1024 * 1024)
        g_string_append (text, worst[i]);
      start = clock ();
      paste = klade_paste_parse (text->str, 35, 210);
      g_test_message ("%s: %d ms", worst[i], (int) ((clock () - start) * 1000 / CLOCKS_PER_SEC));
      g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
      g_assert_cmpint (paste->rows->len, <=, 35);
      g_assert_cmpint (paste->n_columns, <=, 210);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paste/tables", test_tables);
  g_test_add_func ("/paste/single", test_single);
  g_test_add_func ("/paste/long-cell", test_long_cell);
  g_test_add_func ("/paste/megabyte", test_megabyte);

  return g_test_run ();
}
