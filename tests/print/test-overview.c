/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The class overview's shipped form, for small and great classes. */
#include <string.h>

#include "klade-form-shipped.h"
#include "klade-print-form.h"

typedef struct
{
  int n_subjects;
  int n_pupils;
  int n_insufficient; /* pupils, each with two subjects */
  gboolean has_marks;
  gboolean has_letters;
} Wish;

static void
add_subject (KladePaperRecord *record, const Wish *wish, int i)
{
  KladePaperRecord *row =
      klade_paper_record_add_row (record, wish->has_letters ? "letter_subjects" : "subjects");
  int n_high = wish->n_pupils / 3;
  int n_low = wish->n_pupils - n_high;

  klade_paper_record_take (row, "subject", g_strdup_printf ("Mācību priekšmets Nr. %d", i + 1));
  klade_paper_record_set (row, "teachers",
                          i % 5 == 0 ? "Ģertrūde Šķēle-Čakstiņa, Žanna Ļaudama"
                                     : "Ģertrūde Šķēle-Čakstiņa");
  if (!wish->has_marks)
    {
      klade_paper_record_set_int (row, "without", wish->n_pupils);
      return;
    }
  klade_paper_record_set_int (row, "n_marks", 1254);
  klade_paper_record_set (row, "average", wish->has_letters ? "" : "10,00");
  if (n_high > 0)
    klade_paper_record_set_int (row, wish->has_letters ? "p" : "high", n_high);
  klade_paper_record_set_int (row, wish->has_letters ? "s" : "insufficient", n_low);
}

static void
add_charts (KladePaperRecord *record, const Wish *wish)
{
  static const char *const months[] = { "sept.", "okt.",  "nov.", "dec.",  "janv.",
                                        "febr.", "marts", "apr.", "maijs", "jūn." };
  static const char *const bands[] = { "< 4",    "4–4,99", "5–5,99", "6–6,99",
                                       "7–7,99", "8–8,99", "9–10" };
  static const char *const letters[] = { "P", "A", "T", "S" };
  gsize n = !wish->has_marks ? 0 : wish->has_letters ? 4 : G_N_ELEMENTS (bands);

  for (gsize i = 0; i < n; i++)
    {
      KladePaperRecord *row =
          klade_paper_record_add_row (record, wish->has_letters ? "letters" : "averages");

      klade_paper_record_set (row, wish->has_letters ? "letter" : "band",
                              wish->has_letters ? letters[i] : bands[i]);
      klade_paper_record_set_int (row, wish->has_letters ? "n_term_marks" : "n_pupils", (int) i);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "months");

      klade_paper_record_set (row, "month", months[i]);
      klade_paper_record_set_int (row, "excused", (int) i * 111);
      klade_paper_record_set_int (row, "unexcused", (int) i);
    }
}

static void
add_names (KladePaperRecord *record, const Wish *wish)
{
  for (int i = 0; i < wish->n_insufficient; i++)
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "insufficient");

      klade_paper_record_take (row, "name", g_strdup_printf ("Šķēle Žanna %d.", i + 1));
      klade_paper_record_set (row, "subjects", "Matemātika 3, Fizika 2");
    }
  if (wish->n_insufficient > 0)
    klade_paper_record_set_int (record, "n_named", wish->n_insufficient);
}

static KladePrintDocument *
lay_out (Wish wish)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_CLASS_OVERVIEW);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_CLASS_OVERVIEW, "Pārskats");
  KladePaperRecord *record = klade_paper_record_new ();
  g_autoptr (GError) error = NULL;
  const char *folder = g_getenv ("KLADE_PRINT_FORM_FOLDER");
  KladePrintDocument *document;

  klade_paper_record_set (record, "school.name", "Mārupes Valsts ģimnāzija");
  klade_paper_record_set (record, "class", "7.a");
  klade_paper_record_set (record, "class.teacher", "Ģertrūde Šķēle-Čakstiņa");
  klade_paper_record_set (record, "school.year", "2025./2026.");
  klade_paper_record_set (record, "term", "mācību gads");
  klade_paper_record_set (record, "period", "01.09.2025.–29.05.2026.");
  klade_paper_record_set (record, "today", "29.05.2026.");
  klade_paper_record_set_int (record, "n_pupils", wish.n_pupils);
  klade_paper_record_set (record, "absence.per_pupil", "123,4");
  klade_paper_record_set (record, "absence.unexcused", "1234");
  if (wish.has_marks)
    {
      klade_paper_record_set (record, "n_term_marks", "504");
      klade_paper_record_set_int (record, "n_insufficient", wish.n_insufficient);
      klade_paper_record_set (record, "n_excellent", "0");
      klade_paper_record_set (record, "average", wish.has_letters ? "" : "10,00");
    }
  for (int i = 0; i < wish.n_subjects; i++)
    add_subject (record, &wish, i);
  add_charts (record, &wish);
  add_names (record, &wish);
  klade_paper_add (paper, record, "7.a", 0, 1);

  document = klade_print_form_new (form, paper, NULL, NULL, &error);
  g_assert_no_error (error);
  if (folder != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/overview-%d-%d%s.pdf", folder, wish.n_subjects,
                                               wish.n_pupils, wish.has_letters ? "-letters" : "");

      g_assert_true (klade_print_document_save_pdf (document, path, NULL));
    }
  return document;
}

/* What may be shown to parents is on the first sheet, whom to talk about on the second. */
static void
test_two_sheets (void)
{
  static const Wish wishes[] = {
    { 18, 30, 6, TRUE, FALSE },  { 9, 27, 4, TRUE, TRUE },   { 1, 1, 1, TRUE, FALSE },
    { 30, 60, 40, TRUE, FALSE }, { 30, 60, 40, TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (KladePrintDocument) document = lay_out (wishes[i]);
      g_autofree char *dump = klade_print_document_dump_text (document);
      const char *second = strstr (dump, "-- page 2\n");

      g_test_message ("%d subjects, %d pupils", wishes[i].n_subjects, wishes[i].n_pupils);
      g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 2);
      g_assert_nonnull (strstr (dump, wishes[i].has_letters ? "chart: Visi vērtējumi"
                                                            : "chart: Skolēni pēc vidējā"));
      g_assert_true (strstr (dump, "chart: Kavētās stundas") < second);
      g_assert_true (strstr (dump, "Šķēle Žanna 1.") > second);
      g_assert_nonnull (strstr (second, "sapulcē to nerāda"));
    }
}

static void
test_nobody_to_name (void)
{
  g_autoptr (KladePrintDocument) document = lay_out ((Wish){ 18, 30, 0, TRUE, FALSE });
  g_autoptr (KladePrintDocument) bare = lay_out ((Wish){ 18, 30, 0, FALSE, FALSE });
  g_autoptr (KladePrintDocument) empty = lay_out ((Wish){ 0, 0, 0, FALSE, FALSE });
  g_autofree char *dump = klade_print_document_dump_text (bare);

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 1);
  g_assert_cmpint (klade_print_document_get_n_pages (bare), ==, 1);
  g_assert_cmpint (klade_print_document_get_n_pages (empty), ==, 1);
  g_assert_null (strstr (dump, "Skolēni pēc vidējā"));
  g_assert_null (strstr (dump, "Vidēji |")); /* no column that nothing stands in */
  g_assert_nonnull (strstr (dump, ";;;;30/30"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/overview/two-sheets", test_two_sheets);
  g_test_add_func ("/print/overview/nobody-to-name", test_nobody_to_name);
  return g_test_run ();
}
