/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "klade-error.h"
#include "klade-print-flow.h"

static KladePrintFlow *
new_flow (void)
{
  static const KladePrintPaper a4 = { 210, 297, 10, 5, 1, 0, 0 };

  return klade_print_flow_new (&a4, "Izmēģinājums");
}

static void
add_rows (KladePrintFlow *flow, int n, double height_mm)
{
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *text = g_strdup_printf ("rinda %d", i);
      const KladePrintCell cell = { text, 100, KLADE_PRINT_RULED };

      klade_print_flow_add (flow, klade_print_block_new_row (8, height_mm, &cell, 1));
    }
}

static void
test_rows_fill_pages (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;

  /* 297 - 2 x 10 - 6 mm of footer leave 271 mm: 27 rows of 10 mm. */
  add_rows (flow, 55, 10);
  document = klade_print_flow_finish (flow, "");

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
}

static void
test_heading_is_repeated (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;
  g_auto (GStrv) parts = NULL;

  klade_print_flow_repeat (flow, klade_print_block_new_text ("Galva", 8, KLADE_PRINT_BOLD, 0));
  add_rows (flow, 60, 10);
  klade_print_flow_stop_repeating (flow);
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
  document = klade_print_flow_finish (flow, "");
  dump = klade_print_document_dump_text (document);
  parts = g_strsplit (dump, "Galva\n", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 4); /* on three pages, not on the fourth */
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 4);
}

static void
test_spread_begins_at_the_left (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;

  add_rows (flow, 1, 10);
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_LEFT_PAGE); /* page 2 */
  add_rows (flow, 1, 10);
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_LEFT_PAGE); /* page 4: page 3 stays empty */
  add_rows (flow, 1, 10);
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_RIGHT_PAGE);
  document = klade_print_flow_finish (flow, "");

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 5);
}

static void
test_tall_block_stands_alone (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;

  add_rows (flow, 1, 10);
  add_rows (flow, 1, 400);
  add_rows (flow, 1, 10);
  document = klade_print_flow_finish (flow, "");

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
}

static void
test_long_text_wraps (void)
{
  g_autofree char *name = g_strnfill (200, 'm');
  const KladePrintCell cell = { name, 40, KLADE_PRINT_RULED };
  const KladePrintCell turned = { "Matemātika", 8, KLADE_PRINT_RULED | KLADE_PRINT_ROTATED };
  g_autoptr (KladePrintBlock) block = klade_print_block_new_row (8, 5, &cell, 1);
  g_autoptr (KladePrintBlock) rotated = klade_print_block_new_row (8, 5, &turned, 1);

  g_assert_cmpfloat (klade_print_block_measure (block, NULL, 190), >, 25);
  g_assert_cmpfloat (klade_print_block_measure (rotated, NULL, 190), >, 12);
}

static void
test_pdf_is_whole_or_not_there (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("klade-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ā.pdf", NULL);
  g_autofree char *missing = g_build_filename (folder, "nav", "ā.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  add_rows (flow, 3, 10);
  document = klade_print_flow_finish (flow, "");

  g_assert_true (klade_print_document_save_pdf (document, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-1."));
  g_assert_cmpmem (contents + length - 6, 5, "%%EOF", 5);

  g_assert_false (klade_print_document_save_pdf (document, missing, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing half-written was left behind */
}

/* A full disk is /dev/full's errno on any machine. */
static void
test_full_disk (void)
{
  g_autoptr (KladePrintFlow) flow = new_flow ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  add_rows (flow, 3, 10);
  document = klade_print_flow_finish (flow, "");

  g_assert_false (klade_print_document_save_pdf (document, "/dev/full", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/flow/rows-fill-pages", test_rows_fill_pages);
  g_test_add_func ("/print/flow/heading-is-repeated", test_heading_is_repeated);
  g_test_add_func ("/print/flow/spread-begins-at-the-left", test_spread_begins_at_the_left);
  g_test_add_func ("/print/flow/tall-block-stands-alone", test_tall_block_stands_alone);
  g_test_add_func ("/print/flow/long-text-wraps", test_long_text_wraps);
  g_test_add_func ("/print/document/pdf-is-whole-or-not-there", test_pdf_is_whole_or_not_there);
  g_test_add_func ("/print/document/full-disk", test_full_disk);
  return g_test_run ();
}
