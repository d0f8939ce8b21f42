/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What laying out and drawing costs, beside the same card drawn by bare Cairo and Pango calls at
 * places that were counted beforehand. */

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "klade-bench-office.h"
#include "klade-form-shipped.h"
#include "klade-paper-example.h"
#include "klade-paper-fill.h"
#include "klade-print-form.h"

#define N_CARDS 1500
#define N_SUBJECTS 18
#define N_LETTERS 200
#define N_ROUNDS 5
#define MM(mm) ((mm) *72.0 / 25.4)

static char *folder;

static void
save (KladePrintDocument *document)
{
  g_autofree char *path = g_build_filename (folder, "bench.pdf", NULL);
  g_autoptr (GError) error = NULL;

  klade_print_document_save_pdf (document, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
}

/* ---- the baseline ---- */

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  PangoFontDescription *plain;
  PangoFontDescription *bold;
  double y_mm;
} Bare;

static void
put (Bare *bare,
     const char *text,
     double x_mm,
     double width_mm,
     gboolean is_bold,
     gboolean is_framed)
{
  if (is_framed)
    {
      cairo_rectangle (bare->cr, MM (x_mm), MM (bare->y_mm), MM (width_mm), MM (5.3));
      cairo_stroke (bare->cr);
    }
  cairo_move_to (bare->cr, MM (x_mm + 0.8), MM (bare->y_mm + 0.8));
  pango_layout_set_font_description (bare->layout, is_bold ? bare->bold : bare->plain);
  pango_layout_set_width (bare->layout, (int) (MM (width_mm - 1.6) * PANGO_SCALE));
  pango_layout_set_text (bare->layout, text, -1);
  pango_cairo_show_layout (bare->cr, bare->layout);
}

static void
put_rows (Bare *bare, GPtrArray *rows, const char *const *fields, gsize n_fields)
{
  for (guint i = 0; i < rows->len; i++)
    {
      for (gsize f = 0; f < n_fields; f++)
        put (bare, klade_paper_record_get (g_ptr_array_index (rows, i), fields[f]),
             f == 0 ? 13 : 60 + 20 * (double) f, f == 0 ? 67 : 20, FALSE, TRUE);
      bare->y_mm += 5.3;
    }
}

static void
draw_bare (Bare *bare, const KladePaperRecord *record)
{
  static const char *const lines[] = { "school.name",    "school.address",
                                       "school.year",    "pupil.name",
                                       "pupil.code",     "class",
                                       "programme.name", "remark",
                                       "decision",       "decision.order_no",
                                       "class.teacher",  "school.head",
                                       "today",          "school.registration_no" };
  static const char *const heads[] = { "Mācību priekšmets",
                                       "Stundas pēc plāna",
                                       "1. sem.",
                                       "2. sem.",
                                       "Gadā",
                                       "Vērtējuma veids",
                                       "Kavētās mācību stundas",
                                       "Kopā",
                                       "Attaisnoti",
                                       "Neattaisnoti",
                                       "Nokavējumi",
                                       "LIECĪBA",
                                       "Vārds, uzvārds",
                                       "Personas kods",
                                       "Klase",
                                       "Izglītības programma",
                                       "Lēmums",
                                       "Rīkojums",
                                       "Piezīmes",
                                       "Klases audzinātājs",
                                       "Izglītības iestādes vadītājs",
                                       "(paraksts)" };
  static const char *const subjects[] = { "subject",    "lessons", "semester_1",
                                          "semester_2", "year",    "kind" };
  static const char *const absences[] = { "term", "total", "excused", "unexcused", "late" };

  cairo_set_line_width (bare->cr, 0.35);
  bare->y_mm = 13;
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++, bare->y_mm += 5)
    put (bare, klade_paper_record_get (record, lines[i]), 13, 100, FALSE, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    put (bare, heads[i], 13 + 8 * (double) i, 60, TRUE, FALSE);
  put_rows (bare, klade_paper_record_get_rows (record, "subjects"), subjects,
            G_N_ELEMENTS (subjects));
  put_rows (bare, klade_paper_record_get_rows (record, "absences"), absences,
            G_N_ELEMENTS (absences));
  cairo_show_page (bare->cr);
}

static void
save_bare (KladePaper *paper)
{
  g_autofree char *path = g_build_filename (folder, "bare.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, MM (210), MM (297));
  Bare bare = { .cr = cairo_create (surface) };

  bare.layout = pango_cairo_create_layout (bare.cr);
  bare.plain = pango_font_description_from_string ("Sans 9");
  bare.bold = pango_font_description_from_string ("Sans Bold 9");
  for (int i = 0; i < klade_paper_get_n_records (paper); i++)
    draw_bare (&bare, klade_paper_get_record (paper, i));

  pango_font_description_free (bare.plain);
  pango_font_description_free (bare.bold);
  g_object_unref (bare.layout);
  cairo_destroy (bare.cr);
  cairo_surface_destroy (surface);
  g_unlink (path);
}

/* ---- what is measured ---- */

static void
measure_cards (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper =
      klade_paper_example_new (KLADE_PAPER_REPORT_CARD, N_CARDS, N_SUBJECTS, 0);
  g_auto (KladeBench) bench = { NULL };
  g_auto (KladeBench) layout = { NULL };
  g_auto (KladeBench) bare = { NULL };
  struct rusage usage;

  klade_bench_init (&bench);
  klade_bench_init (&layout);
  klade_bench_init (&bare);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePrintDocument) document =
          klade_print_form_new (form, paper, NULL, NULL, NULL);

      klade_bench_add (&layout, since);
      save (document);
      klade_bench_add (&bench, since);

      since = g_get_monotonic_time ();
      save_bare (paper);
      klade_bench_add (&bare, since);
    }

  getrusage (RUSAGE_SELF, &usage);
  klade_bench_print ("1,500 report cards: lay out", &layout, NULL);
  klade_bench_print ("1,500 report cards: lay out, PDF", &bench, &bare);
  g_print ("%-36s %ld MB\n", "most memory", usage.ru_maxrss / 1024);
}

/* Letters that were merged before; fewer of them, as LibreOffice takes its time. */
static void
measure_office (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper =
      klade_paper_example_new (KLADE_PAPER_REPORT_CARD, N_LETTERS, N_SUBJECTS, 0);
  g_auto (KladeBench) bench = { NULL };
  g_auto (KladeBench) office = { NULL };

  klade_bench_init (&bench);
  klade_bench_init (&office);
  if (!klade_bench_office (paper, folder, &office))
    {
      g_print ("LibreOffice is not installed: no baseline of it\n");
      return;
    }

  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePrintDocument) document =
          klade_print_form_new (form, paper, NULL, NULL, NULL);

      save (document);
      klade_bench_add (&bench, since);
    }
  klade_bench_print ("200 report cards beside LibreOffice", &bench, &office);
}

static void
measure_preview (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper =
      klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 30, N_SUBJECTS, 0);
  g_auto (KladeBench) bench = { NULL };

  klade_bench_init (&bench);
  for (int i = 0; i < 30; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 794, 1123);
      cairo_t *cr = cairo_create (surface);
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePrintDocument) document = klade_print_form_new_copy (form, paper, i, NULL);

      cairo_scale (cr, 96.0 / 72, 96.0 / 72);
      klade_print_document_draw_page (document, cr, 0);
      klade_bench_add (&bench, since);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  klade_bench_print ("preview of one card", &bench, NULL);
}

static void
measure_journals (void)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_SUMMARY_JOURNAL);
  g_autoptr (KladePaper) paper =
      klade_paper_example_new (KLADE_PAPER_SUMMARY_JOURNAL, 60, N_SUBJECTS, 30);
  g_auto (KladeBench) bench = { NULL };

  klade_bench_init (&bench);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePrintDocument) document =
          klade_print_form_new (form, paper, NULL, NULL, NULL);

      save (document);
      klade_bench_add (&bench, since);
    }
  klade_bench_print ("60 summary journals of 30 x 18", &bench, NULL);
}

#define N_LESSONS 200
#define N_PUPILS 35

static KladeJournalPage *
new_journal (void)
{
  KladeJournalPage *page = klade_journal_page_new ();

  page->subject = "Matemātika";
  page->class_name = "7.a";
  page->teachers = page->school_name = "";
  page->school_year = "2025/26";
  page->scale = KLADE_SCALE_POINTS;
  page->today = klade_day_new (2026, 3, 5);
  page->rule = klade_assessment_rule_default;
  page->n_pupils = N_PUPILS;
  page->n_lessons = page->n_columns = page->n_filled_columns = N_LESSONS;
  page->pupils = g_new0 (KladePagePupil, N_PUPILS);
  page->lessons = g_new0 (KladePageLesson, N_LESSONS);
  page->columns = g_new0 (KladePageColumn, N_LESSONS);
  page->cells = g_new0 (KladeCell, N_PUPILS * N_LESSONS);
  page->terms = g_new0 (KladeTermCell, N_PUPILS * KLADE_N_TERM_KINDS);
  page->people = g_new0 (const char *, 1);

  for (int i = 0; i < N_LESSONS; i++)
    {
      page->lessons[i] = (KladePageLesson){ .id = i + 1,
                                            .day = klade_day_new (2025, 9, 1) + i,
                                            .lesson_no = 1 + i % 6,
                                            .kind = KLADE_LESSON_ORDINARY,
                                            .semester = 1,
                                            .first_column = i,
                                            .n_columns = 1,
                                            .topic = "Daļskaitļu saskaitīšana un atņemšana",
                                            .homework = "45. lpp., 3.–5. uzd.",
                                            .notes = "",
                                            .reason = "",
                                            .teacher = "Anna Kalniņa",
                                            .entered_by = "",
                                            .changed_by = "" };
      page->columns[i] = (KladePageColumn){ .lesson = i, .scale = KLADE_SCALE_POINTS, .title = "" };
    }
  for (int i = 0; i < N_PUPILS; i++)
    page->pupils[i] = (KladePagePupil){ .id = i + 1,
                                        .number = i + 1,
                                        .name = "Kalniņa-Ozoliņa Marta",
                                        .class_name = "7.a" };
  for (int i = 0; i < N_PUPILS * N_LESSONS; i++)
    page->cells[i].value.mark = (KladeMark){ KLADE_MARK_POINTS, (guint8) (1 + i % 10) };
  return page;
}

static void
measure_spread (void)
{
  g_autoptr (KladeJournalPage) page = new_journal ();
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_JOURNAL);
  g_auto (KladeBench) bench = { NULL };

  klade_bench_init (&bench);
  for (int round = 0; round < 4 * N_ROUNDS; round++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePrintDocument) document =
          klade_paper_print_journal (form, page, KLADE_TERM_YEAR, NULL);

      save (document);
      klade_bench_add (&bench, since);
    }
  klade_bench_print ("journal of 35 x 200, PDF", &bench, NULL);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("klade-bench-XXXXXX", &error);
  g_assert_no_error (error);
  measure_preview ();
  measure_spread ();
  measure_cards ();
  measure_journals ();
  measure_office ();
  g_rmdir (folder);
  g_free (folder);
  return EXIT_SUCCESS;
}
