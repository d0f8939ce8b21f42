/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-shipped.h"
#include "klade-paper-example.h"
#include "klade-print-form.h"
#include "klade-test-picture.h"

static KladePrintDocument *
lay_out (KladePaperKind kind, KladePaper *paper)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (kind);
  g_autoptr (GError) error = NULL;
  KladePrintDocument *document = klade_print_form_new (form, paper, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* The first two pages of each: a summary journal's first is but its title. */
static void
test_forms (gconstpointer data)
{
  const KladePaperKindInfo *info = data;
  g_autoptr (KladePaper) paper = klade_paper_example_new (info->kind, 1, 18, 30);
  g_autoptr (KladePrintDocument) document = lay_out (info->kind, paper);
  int n_pages = MIN (klade_print_document_get_n_pages (document), 2);

  for (int page = 0; page < n_pages; page++)
    {
      g_autofree char *name = g_strdup_printf ("print-form-%s-%d", info->id, page + 1);

      klade_test_picture_assert (document, page, name);
    }
}

/* One mark of one pupil is enough to be seen, and so is a line that is not there. */
static void
test_small_change_is_seen (void)
{
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 18, 30);
  g_autoptr (KladePaper) other = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 18, 30);
  g_autoptr (KladePaper) shorter = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 17, 30);
  GPtrArray *rows = klade_paper_record_get_rows (klade_paper_get_record (other, 0), "subjects");
  cairo_surface_t *pictures[3];
  KladePaper *papers[] = { paper, other, shorter };

  klade_paper_record_set (g_ptr_array_index (rows, 3), "semester_1", "10");
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (KladePrintDocument) document = lay_out (KLADE_PAPER_REPORT_CARD, papers[i]);

      pictures[i] = klade_test_picture_draw (document, 0);
    }

  g_assert_cmpint (klade_test_picture_compare (pictures[0], pictures[0]).n_changed, ==, 0);
  g_assert_cmpint (klade_test_picture_compare (pictures[0], pictures[1]).n_changed, >, 0);
  g_assert_cmpint (klade_test_picture_compare (pictures[0], pictures[2]).n_changed, >, 20);
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    cairo_surface_destroy (pictures[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (int kind = 1; kind <= KLADE_N_PAPER_KINDS; kind++)
    {
      const KladePaperKindInfo *info = klade_paper_kind_get_info ((KladePaperKind) kind);
      g_autofree char *path = g_strdup_printf ("/print/picture/%s", info->id);

      g_test_add_data_func (path, info, test_forms);
    }
  g_test_add_func ("/print/picture/small-change-is-seen", test_small_change_is_seen);
  return g_test_run ();
}
