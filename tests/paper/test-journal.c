/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-form-shipped.h"
#include "klade-paper-fill.h"

#define N_PUPILS 3
#define N_LESSONS 30

static const char *const names[N_PUPILS] = {
  "Ābola Anna",
  "Bērziņš-Kronbergs Kristiāns Aleksandrs",
  "Čakste Zane",
};

static void
fill_lesson (KladeJournalPage *page, int i)
{
  KladePageLesson *lesson = &page->lessons[i];

  *lesson = (KladePageLesson){
    .id = i + 1,
    .revision = 1,
    .day = klade_day_new (2026, 1, 5) + 2 * i,
    .lesson_no = 1 + i % 6,
    .kind = i == 4 ? KLADE_LESSON_NOT_HELD : KLADE_LESSON_ORDINARY,
    .semester = i < 25 ? 2 : 1,
    .first_column = i,
    .n_columns = 1,
    .is_hidden = i == 7,
    .homework_state = i % 3 == 0 ? KLADE_HOMEWORK_NOTHING : KLADE_HOMEWORK_SET,
    .topic = i == 2 ? "Daļskaitļu saskaitīšana un atņemšana, ja saucēji ir dažādi; teksta uzdevumi"
                    : "Daļskaitļi",
    .homework = i % 3 == 0 ? "" : "45. lpp., 3.–5. uzd.",
    .notes = "",
    .reason = i == 4 ? "Rīk. 12.01.2026. Nr. 1-9/7" : "",
    .teacher = "Anna Kalniņa",
    .entered_by = "Anna Kalniņa",
    .changed_by = "Anna Kalniņa",
  };
  page->columns[i] = (KladePageColumn){
    .lesson = i,
    .work_id = i % 5 == 0 ? i + 1 : 0,
    .kind = i % 10 == 0 ? KLADE_WORK_TEST : KLADE_WORK_FORMATIVE,
    .scale = KLADE_SCALE_POINTS,
    .weight = 100,
    .counts = i % 10 == 0,
    .title = "",
  };
}

static KladeJournalPage *
new_page (void)
{
  KladeJournalPage *page = klade_journal_page_new ();

  page->subject = "Matemātika";
  page->class_name = "7.a";
  page->teachers = "Anna Kalniņa";
  page->school_year = "2025/26";
  page->school_name = "Paraugskola";
  page->grade = 7;
  page->lessons_planned = 175;
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
    fill_lesson (page, i);
  for (int i = 0; i < N_PUPILS; i++)
    {
      page->pupils[i] =
          (KladePagePupil){ .id = i + 1, .number = i + 1, .name = names[i], .class_name = "7.a" };
      for (int j = i; j < N_LESSONS; j += 5)
        page->cells[i * N_LESSONS + j].value.mark =
            (KladeMark){ KLADE_MARK_POINTS, (guint8) (4 + (i + j) % 7) };
    }
  page->cells[3].value =
      (KladeCellValue){ .absence = KLADE_ABSENCE_ABSENT, .excuse = KLADE_EXCUSE_ILLNESS };
  page->cells[4].value = (KladeCellValue){ .absence = KLADE_ABSENCE_ABSENT };
  page->cells[6].value = (KladeCellValue){ .absence = KLADE_ABSENCE_LATE };
  page->cells[7].value =
      (KladeCellValue){ .absence = KLADE_ABSENCE_ABSENT }; /* in a hidden lesson */
  page->cells[10].value.absence = KLADE_ABSENCE_ABSENT;
  page->terms[KLADE_TERM_SEMESTER_2 - 1].mark = (KladeMark){ KLADE_MARK_POINTS, 8 };
  klade_journal_page_propose (page);
  return page;
}

static KladePrintDocument *
print (KladeJournalPage *page, KladeTermKind term, GError **error)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_JOURNAL);

  return klade_paper_print_journal (form, page, term, error);
}

/* KLADE_UPDATE_GOLDEN=1 writes the file anew; look at the difference before it is committed. */
static void
test_golden_text (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "paper-journal.txt", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *golden = NULL;

  document = print (page, KLADE_TERM_SEMESTER_2, &error);
  g_assert_no_error (error);
  dump = klade_print_document_dump_text (document);
  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, dump, -1, NULL));

  g_assert_true (g_file_get_contents (path, &golden, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, golden);
}

static void
test_year_has_all_lessons (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  g_autoptr (KladePrintDocument) semester = print (page, KLADE_TERM_SEMESTER_1, NULL);
  g_autoptr (KladePrintDocument) year = print (page, KLADE_TERM_YEAR, NULL);

  /* Title, one spread, summary; the year's 29 visible lessons need two spreads. */
  g_assert_cmpint (klade_print_document_get_n_pages (semester), ==, 4);
  g_assert_cmpint (klade_print_document_get_n_pages (year), ==, 6);
}

static void
test_incomplete_page_is_refused (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  g_autoptr (GError) error = NULL;

  page->n_filled_columns = 5;
  g_assert_null (print (page, KLADE_TERM_YEAR, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

static void
test_empty_journal (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  g_autoptr (KladePrintDocument) document = NULL;

  page->n_pupils = page->n_lessons = page->n_columns = page->n_filled_columns = 0;
  document = print (page, KLADE_TERM_YEAR, NULL);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/journal/golden-text", test_golden_text);
  g_test_add_func ("/paper/journal/year-has-all-lessons", test_year_has_all_lessons);
  g_test_add_func ("/paper/journal/incomplete-page-is-refused", test_incomplete_page_is_refused);
  g_test_add_func ("/paper/journal/empty-journal", test_empty_journal);
  return g_test_run ();
}
