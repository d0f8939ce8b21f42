/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-form-shipped.h"
#include "klade-paper-example.h"
#include "klade-print-form.h"
#include "klade-print-text.h"

/* KLADE_UPDATE_GOLDEN=1 writes the file anew; look at the difference before it is committed. */
static void
assert_golden (const char *dump, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("print-form-%s.txt", kind);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *golden = NULL;

  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, dump, -1, NULL));

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, golden);
}

static KladeForm *
parse (const char *description)
{
  g_autoptr (GError) error = NULL;
  KladeForm *form = klade_form_parse (description, -1, &error);

  g_assert_no_error (error);
  return form;
}

static KladePrintDocument *
lay_out (KladeForm *form, KladePaper *paper)
{
  g_autoptr (GError) error = NULL;
  KladePrintDocument *document = klade_print_form_new (form, paper, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static int
count (const char *text, const char *part)
{
  int n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

/* KLADE_PRINT_FORM_FOLDER=...: leaves the PDFs there, to be looked at. */
static void
save_for_looking (KladePrintDocument *document, const char *id)
{
  const char *folder = g_getenv ("KLADE_PRINT_FORM_FOLDER");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.pdf", folder, id) : NULL;

  if (path != NULL)
    g_assert_true (klade_print_document_save_pdf (document, path, NULL));
}

/* ---- the forms that are shipped ---- */

static void
test_shipped_forms (void)
{
  for (int kind = 1; kind <= KLADE_N_PAPER_KINDS; kind++)
    {
      const KladePaperKindInfo *info = klade_paper_kind_get_info ((KladePaperKind) kind);
      g_autoptr (KladeForm) form = klade_form_dup_shipped ((KladePaperKind) kind);
      g_autoptr (KladePaper) paper = NULL;
      g_autoptr (KladePrintDocument) document = NULL;
      g_autofree char *dump = NULL;

      g_assert_cmpint (klade_form_get_kind (form), ==, kind);
      paper = klade_paper_example_new (info->kind, 2, 18, 30);
      klade_form_find_missing (form, paper);
      document = lay_out (form, paper);
      g_assert_cmpint (klade_print_document_get_n_copies (document), ==, 2);
      dump = klade_print_document_dump_text (document);
      g_assert_null (strchr (dump, '{'));
      assert_golden (dump, info->id);
      save_for_looking (document, info->id);
    }
}

static void
test_one_page_documents (void)
{
  static const KladePaperKind kinds[] = { KLADE_PAPER_REPORT_CARD, KLADE_PAPER_INTERIM_REPORT,
                                          KLADE_PAPER_TRANSCRIPT, KLADE_PAPER_CERTIFICATE,
                                          KLADE_PAPER_PERSONAL_FILE };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KladeForm) form = klade_form_dup_shipped (kinds[i]);
      g_autoptr (KladePaper) paper = klade_paper_example_new (kinds[i], 3, 18, 30);
      g_autoptr (KladePrintDocument) document = lay_out (form, paper);

      g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
    }
}

/* Of whom nothing is known, parents write by hand: lines, and no field left open. */
static void
test_blank_application (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_APPLICATION);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_APPLICATION, "");
  KladePaperRecord *record = klade_paper_record_new ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;

  klade_paper_record_set (record, "school.name", "Daugavas pirmsskola");
  klade_paper_add (paper, record, "", 0, 0);
  document = lay_out (form, paper);
  dump = klade_print_document_dump_text (document);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 1);
  assert_golden (dump, "application-blank");
  save_for_looking (document, "application-blank");
}

/* Grades 1 to 3 are told what they reached, not marks: the same form. */
static void
test_levels (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 0, 0);
  KladePaperRecord *record = (KladePaperRecord *) klade_paper_get_record (paper, 0);
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;

  for (int i = 0; i < 40; i++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "results");

      klade_paper_record_set (row, "subject", "Latviešu valoda");
      klade_paper_record_set (row, "result",
                              "Lasa un saprot vecumam atbilstošu tekstu, atrod "
                              "tajā prasīto un pastāsta saviem vārdiem");
      klade_paper_record_set (row, "semester_1", i % 2 == 0 ? "T" : "A");
    }
  document = lay_out (form, paper);
  dump = klade_print_document_dump_text (document);
  save_for_looking (document, "report-card-level");

  g_assert_cmpint (count (dump, "Stundas pēc plāna"), ==, 0);
  g_assert_cmpint (count (dump, "Sasniedzamais rezultāts"), ==,
                   klade_print_document_get_n_pages (document)); /* its head is carried */
  g_assert_cmpint (count (dump, "| 2. sem."), ==, 0);
  g_assert_cmpint (count (dump, "P – apguvis padziļināti"), ==, 1);
}

/* ---- the matrix ---- */

static int
find_total (const char *dump)
{
  const char *at = strstr (dump, "\nKopā | ");

  g_assert_nonnull (at);
  return (int) g_ascii_strtoll (at + strlen ("\nKopā | "), NULL, 10);
}

static void
test_summary_fits_and_adds_up (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_SUMMARY_JOURNAL);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_SUMMARY_JOURNAL, 1, 18, 30);
  g_autoptr (KladePrintDocument) document = lay_out (form, paper);
  g_autofree char *dump = klade_print_document_dump_text (document);

  /* The title page, one sheet of marks, the subjects and signs. */
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
  g_assert_cmpint (find_total (dump), ==, 30 * 24);
}

static void
test_matrix_goes_on_on_sheets (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_SUMMARY_JOURNAL);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_SUMMARY_JOURNAL, 1, 30, 60);
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;
  const KladePaperRecord *record = klade_paper_get_record (paper, 0);
  GPtrArray *subjects = klade_paper_record_get_rows (record, "subjects");
  int n_first;
  int n_last;

  for (guint i = 0; i < subjects->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Priekšmets Nr. %u.", i + 1);

      klade_paper_record_set (g_ptr_array_index (subjects, i), "subject", name);
    }
  document = lay_out (form, paper);
  dump = klade_print_document_dump_text (document);
  save_for_looking (document, "summary-journal-60");

  /* Each subject stands on one sheet only, at all of its pages; the names on all. */
  n_first = count (dump, "Priekšmets Nr. 1.\n");
  n_last = count (dump, "Priekšmets Nr. 30.\n");
  g_assert_cmpint (n_first, >=, 2);
  g_assert_cmpint (n_last, >=, 2);
  g_assert_cmpint (count (dump, "Uzvārds, vārds\n"), ==, n_first + n_last);
  g_assert_cmpint (count (dump, "Kavētas stundas\n"), ==, n_last);
  g_assert_cmpint (find_total (dump), ==, 60 * 24);
}

static void
test_summary_of_any_class (void)
{
  static const int n_pupils[] = { 0, 1, 60 };
  static const char *const sizes[] = { "A5", "A4", "A3" };

  for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
    for (gsize i = 0; i < G_N_ELEMENTS (n_pupils); i++)
      {
        g_autoptr (KladeForm) form = parse (
            "<form kind='summary-journal'><paper size='A4' orientation='landscape' margin='10'/>"
            "<matrix rows='pupils' columns='subjects' cells='marks' title='{subject}'>"
            "<column title='Nr.'>{number}</column><column title='Vārds'>{name}</column>"
            "<sub-column>{semester_1}</sub-column><sub-column>{year}</sub-column>"
            "<after title='Kopā' total='sum' head='rotated'>{absence.total}</after>"
            "</matrix></form>");
        g_autoptr (KladePaper) paper =
            klade_paper_example_new (KLADE_PAPER_SUMMARY_JOURNAL, 1, 30, n_pupils[i]);
        g_autoptr (KladePrintDocument) document = NULL;

        klade_form_paper_set_size (klade_form_get_paper (form), sizes[size], TRUE);
        document = lay_out (form, paper);
        g_assert_cmpint (klade_print_document_get_n_pages (document), >=, 1);
        g_assert_cmpint (klade_print_document_get_n_pages (document), <, 30);
      }
}

/* ---- tables ---- */

/* A name stands once for the rows below each other, and again on the next page. */
static void
test_name_stands_once (void)
{
  g_autoptr (KladeForm) form =
      parse ("<form kind='report-card'><paper size='A5'/><table rows='results' height='9'>"
             "<column style='once'>{subject}</column><column>{result}</column></table></form>");
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_REPORT_CARD, "");
  KladePaperRecord *record = klade_paper_record_new ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;
  const char *second;

  for (int i = 0; i < 30; i++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "results");

      klade_paper_record_set (row, "subject", i < 3 ? "Mūzika" : "Sports");
      klade_paper_record_set_int (row, "result", i);
    }
  klade_paper_add (paper, record, "", 0, 0);
  document = lay_out (form, paper);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 2);
  dump = klade_print_document_dump_text (document);
  second = strstr (dump, "-- page 2");
  g_assert_cmpint (count (dump, "Mūzika"), ==, 1);
  g_assert_cmpint (count (dump, "Sports"), ==, 2);
  g_assert_nonnull (strstr (dump, "Mūzika | 0\n | 1\n | 2\nSports | 3\n"));
  g_assert_true (g_str_has_prefix (strchr (second, '\n') + 1, "Sports | "));
  g_assert_cmpint (count (second, "Sports"), ==, 1);
}

static void
test_totals_are_carried (void)
{
  g_autoptr (KladeForm) form =
      parse ("<form kind='report-card'><paper margin='20'/>"
             "<table rows='subjects'><column title='Priekšmets'>{subject}</column>"
             "<column title='Stundas' width='20' total='sum'>{lessons}</column>"
             "<column title='Vērtējumi' width='20' total='count'>{year}</column></table></form>");
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 100, 0);
  g_autoptr (KladePrintDocument) document = lay_out (form, paper);
  g_autofree char *dump = klade_print_document_dump_text (document);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);
  int sum = 0;

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
  g_assert_cmpint (count (dump, "Pārnests"), ==, 2);
  g_assert_cmpint (count (dump, "Pārnesums"), ==, 2);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, " | ", -1);

      if (g_str_has_prefix (*line, "Pārnests") || g_str_has_prefix (*line, "Pārnesums") ||
          g_str_has_prefix (*line, "Kopā"))
        g_assert_cmpint (atoi (cells[1]), ==, sum);
      else if (g_strv_length (cells) == 3)
        sum += atoi (cells[1]);
    }
  g_assert_cmpint (sum, ==, 10500);
  g_assert_nonnull (strstr (dump, "Kopā | 10500 | 100\n"));
}

static void
test_long_names_wrap (void)
{
  g_autofree char *name = g_strnfill (60, 'm');
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 30, 0);
  KladePaperRecord *record = (KladePaperRecord *) klade_paper_get_record (paper, 0);
  GPtrArray *subjects = klade_paper_record_get_rows (record, "subjects");
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;

  klade_paper_record_set (record, "pupil.name", name);
  klade_paper_record_set (record, "class.teacher", name);
  for (guint i = 0; i < subjects->len; i++)
    {
      KladePaperRecord *row = g_ptr_array_index (subjects, i);

      klade_paper_record_set (row, "subject", name);
      klade_paper_record_set (row, "year", "");
      klade_paper_record_set (row, "semester_1", "");
    }
  document = lay_out (form, paper);
  dump = klade_print_document_dump_text (document);
  save_for_looking (document, "report-card-long");

  g_assert_cmpint (count (dump, name), ==, 32);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 2);
  g_assert_null (strstr (dump, "Gadā")); /* nobody has a mark of the year: no column for it */
}

/* ---- copies ---- */

static void
test_copies_have_their_pages (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_REPORT_CARD, "Liecības");
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (KladePrintDocument) chosen = NULL;
  g_autofree char *dump = NULL;
  const int copies[] = { 3, 1 };

  klade_paper_example_add (paper, 5, 0);
  klade_paper_example_add (paper, 60, 0); /* two pages */
  klade_paper_record_set (klade_paper_example_add (paper, 5, 0), "pupil.name", "");
  klade_paper_example_add (paper, 5, 0);
  klade_form_find_missing (form, paper);
  document = lay_out (form, paper);

  /* The third has no name, without which it isn't printed. */
  g_assert_cmpint (klade_print_document_get_n_copies (document), ==, 3);
  g_assert_cmpint (klade_print_document_get_copy_page (document, 0), ==, 0);
  g_assert_cmpint (klade_print_document_get_copy_page (document, 1), ==, 1);
  g_assert_cmpint (klade_print_document_get_copy_page (document, 2), ==, 3);
  g_assert_cmpstr (klade_print_document_get_copy_name (document, 2), ==,
                   klade_paper_get_record_name (paper, 3));

  chosen = klade_print_document_select (document, copies + 1, 1);
  g_assert_cmpint (klade_print_document_get_n_pages (chosen), ==, 2);
  g_assert_cmpstr (klade_print_document_get_title (chosen), ==,
                   klade_paper_get_record_name (paper, 1));
  dump = klade_print_document_dump_text (chosen);
  g_assert_cmpint (count (dump, "LIECĪBA"), ==, 1);
}

static void
test_one_copy_is_shown_whatever_it_lacks (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_REPORT_CARD, "Liecības");
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document = NULL;

  klade_paper_add (paper, klade_paper_record_new (), "", 0, 0);
  klade_form_find_missing (form, paper);
  g_assert_false (klade_paper_can_print (paper, 0));
  document = klade_print_form_new_copy (form, paper, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 1);
}

static void
test_several_on_a_sheet (void)
{
  static const int expected[] = { 0, 5, 3, 0, 2 };

  for (int per_sheet = 1; per_sheet <= 4; per_sheet++)
    {
      g_autoptr (KladeForm) form = parse ("<form kind='extract'><text>{pupil.name}</text></form>");
      g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_EXTRACT, 5, 1, 0);
      g_autoptr (KladePrintDocument) document = NULL;

      if (per_sheet == 3)
        continue;
      klade_form_get_paper (form)->per_sheet = per_sheet;
      document = lay_out (form, paper);
      g_assert_cmpint (klade_print_document_get_n_pages (document), ==, expected[per_sheet]);
      g_assert_cmpint (klade_print_document_get_copy_page (document, 4), ==, 4 / per_sheet);
    }
}

static gboolean
stop_cb (const char *step, double fraction, gpointer data)
{
  int *n_calls = data;

  g_assert_cmpfloat (fraction, <=, 1);
  return ++*n_calls < 3;
}

static void
test_it_can_be_stopped (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_EXTRACT);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_EXTRACT, 200, 3, 0);
  g_autoptr (GError) error = NULL;
  int n_calls = 0;

  g_assert_null (klade_print_form_new (form, paper, stop_cb, &n_calls, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_calls, ==, 3);
}

static void
test_faulty_form_is_refused (void)
{
  g_autoptr (KladeForm) form = klade_form_new (KLADE_PAPER_REPORT_CARD, "Tukša");
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 1, 1, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) sheet_error = NULL;

  g_assert_null (klade_print_form_new (form, paper, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_null (klade_print_form_new_test_sheet (form, &sheet_error));
  g_assert_error (sheet_error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

/* ---- places ---- */

#define DOTS_A_MM 20

typedef struct
{
  double left_mm;
  double right_mm;
  double bottom_mm;
} Ink;

/* Where there is ink on the sheet, to a twentieth of a millimetre. */
static Ink
find_ink (KladePrintDocument *document)
{
  const int width = 210 * DOTS_A_MM;
  const int height = 297 * DOTS_A_MM;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_t *cr = cairo_create (surface);
  const unsigned char *data;
  int left = width, right = -1, bottom = -1;

  cairo_scale (cr, DOTS_A_MM * 25.4 / 72, DOTS_A_MM * 25.4 / 72);
  klade_print_document_draw_page (document, cr, 0);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (data[y * cairo_image_surface_get_stride (surface) + x] > 127)
        {
          left = MIN (left, x);
          right = MAX (right, x);
          bottom = MAX (bottom, y);
        }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return (Ink){ (double) left / DOTS_A_MM, (double) (right + 1) / DOTS_A_MM,
                (double) (bottom + 1) / DOTS_A_MM };
}

static void
test_places_are_on_their_millimetre (void)
{
  static const struct
  {
    const char *style;
    double size_pt;
    double offset_mm;
  } cases[] = { { "", 12, 0 }, { "center bold", 18, 1.5 }, { "right", 9, -2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = g_strdup_printf (
          "<form kind='certificate'><paper margin='13' binding='5' offset-x='%g' offset-y='%g'/>"
          "<place x='50' y='100' width='60' size='%g' style='%s'>HHH</place></form>",
          cases[i].offset_mm, cases[i].offset_mm, cases[i].size_pt, cases[i].style);
      g_autoptr (KladeForm) form = parse (description);
      g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_CERTIFICATE, 1, 0, 0);
      g_autoptr (KladePrintDocument) document = lay_out (form, paper);
      Ink ink = find_ink (document);
      double bearing_mm = cases[i].size_pt * 0.1 * 25.4 / 72 + 0.1; /* white beside an H */

      g_assert_cmpfloat_with_epsilon (ink.bottom_mm, 100 + cases[i].offset_mm, 0.11);
      if (*cases[i].style == '\0')
        g_assert_cmpfloat_with_epsilon (ink.left_mm, 50 + cases[i].offset_mm, bearing_mm);
      else if (*cases[i].style == 'r')
        g_assert_cmpfloat_with_epsilon (ink.right_mm, 110 + cases[i].offset_mm, bearing_mm);
      else
        g_assert_cmpfloat_with_epsilon ((ink.left_mm + ink.right_mm) / 2, 80 + cases[i].offset_mm,
                                        0.15);
    }
}

static void
test_test_sheet (void)
{
  g_autoptr (KladeForm) form =
      parse ("<form kind='certificate'><place title='Vārds' x='50' y='100'>{pupil.name}</place>"
             "<page/><place x='10' y='10'>{class}</place></form>");
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document = klade_print_form_new_test_sheet (form, &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = klade_print_document_dump_text (document);
  save_for_looking (document, "test-sheet");
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 2);
  g_assert_cmpint (count (dump, "\nVārds\n"), ==, 1);
  g_assert_cmpint (count (dump, "\n{class}\n"), ==, 1);
  g_assert_cmpint (count (dump, "\n290\n"), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/form/shipped-forms", test_shipped_forms);
  g_test_add_func ("/print/form/blank-application", test_blank_application);
  g_test_add_func ("/print/form/one-page-documents", test_one_page_documents);
  g_test_add_func ("/print/form/levels", test_levels);
  g_test_add_func ("/print/form/summary-fits-and-adds-up", test_summary_fits_and_adds_up);
  g_test_add_func ("/print/form/matrix-goes-on-on-sheets", test_matrix_goes_on_on_sheets);
  g_test_add_func ("/print/form/summary-of-any-class", test_summary_of_any_class);
  g_test_add_func ("/print/form/name-stands-once", test_name_stands_once);
  g_test_add_func ("/print/form/totals-are-carried", test_totals_are_carried);
  g_test_add_func ("/print/form/long-names-wrap", test_long_names_wrap);
  g_test_add_func ("/print/form/copies-have-their-pages", test_copies_have_their_pages);
  g_test_add_func ("/print/form/one-copy-is-shown", test_one_copy_is_shown_whatever_it_lacks);
  g_test_add_func ("/print/form/several-on-a-sheet", test_several_on_a_sheet);
  g_test_add_func ("/print/form/it-can-be-stopped", test_it_can_be_stopped);
  g_test_add_func ("/print/form/faulty-form-is-refused", test_faulty_form_is_refused);
  g_test_add_func ("/print/form/places-are-on-their-millimetre",
                   test_places_are_on_their_millimetre);
  g_test_add_func ("/print/form/test-sheet", test_test_sheet);
  return g_test_run ();
}
