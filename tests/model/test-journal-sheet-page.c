/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-sheet.h"
#include "klade-test-page.h"

/* What a sheet shows of a page that nobody edits. */

static KladeJournalSheet *
new_sheet (KladeSheetView view)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new ();
  KladeJournalSheet *sheet = klade_journal_sheet_new_for_page (page);

  klade_journal_sheet_set_view (sheet, view);
  return sheet;
}

/* Rows of texts, cells between bars. */
static char *
draw (KladeJournalSheet *sheet)
{
  GString *text = g_string_new (NULL);
  char buffer[KLADE_CELL_TEXT_SIZE];

  for (int row = 0; row < klade_journal_sheet_get_n_rows (sheet); row++)
    {
      for (int column = 0; column < klade_journal_sheet_get_n_columns (sheet); column++)
        {
          if (column == klade_journal_sheet_get_n_body_columns (sheet))
            g_string_append_c (text, '|');
          g_string_append (text, klade_journal_sheet_get_text (sheet, row, column, buffer));
          g_string_append_c (text, '|');
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static char *
draw_heads (KladeJournalSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (int column = 0; column < klade_journal_sheet_get_n_columns (sheet); column++)
    {
      const KladeSheetColumn *head = klade_journal_sheet_get_column (sheet, column);

      if (head->day != KLADE_DAY_NONE)
        {
          g_autofree char *day = klade_day_to_short_text (head->day);

          g_string_append (text, day);
        }
      g_string_append (text, head->head);
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  KladeSheetView view;
  const char *heads;
  const char *texts;
} views[] = {
  { KLADE_SHEET_SEMESTER_1, "01.12.PD Avg. S1 ",
    "9||9,00|9|\n"
    "3||3,00|3|\n"
    "7||7,00|7|\n"
    "||||\n" },
  { KLADE_SHEET_SEMESTER_2, "26.02.SD 03.03.PD 03.03.F 05.03. 10.03.NEN Avg. S2 G ",
    "8|7|i||||7,50|8||\n"
    "n/6|ns|ns|n|||6,00|6||\n"
    "7|8|ni||||7,50|8||\n"
    "|10||k|||10,00|10||\n" },
  { KLADE_SHEET_YEAR,
    "01.12.PD 26.02.SD 03.03.PD 03.03.F 05.03. 10.03.NEN Avg. S1 Avg. S2 G E PP GV ",
    "9|8|7|i||||9,00|9|7,50|8|||||\n"
    "3|n/6|ns|ns|n|||3,00|3|6,00|6|||||\n"
    "7|7|8|ni||||7,00|7|7,50|8|||||\n"
    "||10||k|||||10,00|10|||||\n" },
};

static void
test_views (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (KladeJournalSheet) sheet = new_sheet (views[i].view);
      g_autofree char *heads = draw_heads (sheet);
      g_autofree char *texts = draw (sheet);

      g_assert_cmpstr (heads, ==, views[i].heads);
      g_assert_cmpstr (texts, ==, views[i].texts);
    }
}

static void
test_opens_on_the_semester_of_today (void)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new ();
  g_autoptr (KladeJournalSheet) sheet = NULL;
  g_autoptr (KladeJournalSheet) earlier = NULL;

  sheet = klade_journal_sheet_new_for_page (page);
  g_assert_cmpint (klade_journal_sheet_get_view (sheet), ==, KLADE_SHEET_SEMESTER_2);
  g_assert_cmpstr (klade_journal_sheet_get_title (sheet), ==, "Matemātika · 7.a");
  g_assert_cmpstr (klade_journal_sheet_get_subtitle (sheet), ==, "Anna Kalniņa · 2nd semester");

  page->today = page->semester_last[0] + 1;
  earlier = klade_journal_sheet_new_for_page (page);
  g_assert_cmpint (klade_journal_sheet_get_view (earlier), ==, KLADE_SHEET_SEMESTER_1);
}

/* In the year's view. */
static const struct
{
  int row, column;
  KladeCellLook look;
} looks[] = {
  { 0, 0,
    KLADE_LOOK_COUNTS | KLADE_LOOK_CLOSED | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START },
  { 1, 0,
    KLADE_LOOK_COUNTS | KLADE_LOOK_CLOSED | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START |
        KLADE_LOOK_BELOW },
  { 3, 0,
    KLADE_LOOK_COUNTS | KLADE_LOOK_CLOSED | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START |
        KLADE_LOOK_OUTSIDE },
  { 0, 1, KLADE_LOOK_COUNTS | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START | KLADE_LOOK_LATE },
  { 1, 1,
    KLADE_LOOK_COUNTS | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START | KLADE_LOOK_ABSENT },
  { 1, 2,
    KLADE_LOOK_COUNTS | KLADE_LOOK_MONTH_START | KLADE_LOOK_LESSON_START | KLADE_LOOK_EXCUSED },
  { 2, 3, KLADE_LOOK_FORMATIVE | KLADE_LOOK_BELOW },
  { 0, 4, KLADE_LOOK_LESSON_START | KLADE_LOOK_TODAY },
  { 1, 4, KLADE_LOOK_LESSON_START | KLADE_LOOK_TODAY | KLADE_LOOK_ABSENT },
  { 3, 4, KLADE_LOOK_LESSON_START | KLADE_LOOK_TODAY },
  { 0, 5, KLADE_LOOK_LESSON_START },
  { 0, 6, KLADE_LOOK_SUMMARY },
  { 0, 7, KLADE_LOOK_SUMMARY | KLADE_LOOK_CLOSED | KLADE_LOOK_FLAGGED },
  { 1, 7,
    KLADE_LOOK_SUMMARY | KLADE_LOOK_CLOSED | KLADE_LOOK_FLAGGED | KLADE_LOOK_PROPOSED |
        KLADE_LOOK_BELOW },
  { 0, 9, KLADE_LOOK_SUMMARY | KLADE_LOOK_PROPOSED },
  { 1, 9, KLADE_LOOK_SUMMARY | KLADE_LOOK_PROPOSED | KLADE_LOOK_FLAGGED },
  { 0, 10, KLADE_LOOK_SUMMARY },
};

static void
test_looks (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_test_message ("%d, %d", looks[i].row, looks[i].column);
      g_assert_cmphex (klade_journal_sheet_get_look (sheet, looks[i].row, looks[i].column), ==,
                       looks[i].look);
    }
}

static void
test_hidden_lessons (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_SEMESTER_1);

  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (sheet), ==, 1);
  klade_journal_sheet_set_shows_hidden (sheet, TRUE);
  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (sheet), ==, 2);
  g_assert_cmphex (klade_journal_sheet_get_look (sheet, 1, 1), ==,
                   KLADE_LOOK_HIDDEN | KLADE_LOOK_CLOSED | KLADE_LOOK_LESSON_START |
                       KLADE_LOOK_ABSENT);
}

static void
test_window_still_loading (void)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new ();
  g_autoptr (KladeJournalSheet) sheet = NULL;
  char buffer[KLADE_CELL_TEXT_SIZE];

  page->first_filled_column = 2;
  page->n_filled_columns = 4;
  g_clear_pointer (&page->proposals, g_free);
  sheet = klade_journal_sheet_new_for_page (page);

  g_assert_false (klade_journal_sheet_get_look (sheet, 0, 0) & KLADE_LOOK_LOADING);
  g_assert_true (klade_journal_sheet_get_look (sheet, 0, 4) & KLADE_LOOK_LOADING);
  g_assert_true (klade_journal_sheet_get_look (sheet, 0, 5) & KLADE_LOOK_LOADING);
  g_assert_cmpstr (klade_journal_sheet_get_text (sheet, 0, 5, buffer), ==, "");
  g_assert_cmpstr (klade_journal_sheet_get_text (sheet, 0, 6, buffer), ==, "");
}

static void
test_finds (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);
  g_autoptr (KladeJournalSheet) first = new_sheet (KLADE_SHEET_SEMESTER_1);

  g_assert_cmpint (klade_journal_sheet_find_today (sheet), ==, 4);
  g_assert_cmpint (klade_journal_sheet_find_today (first), ==, 0);
  g_assert_cmpint (klade_journal_sheet_find_column (sheet, 104, 204), ==, 3);
  g_assert_cmpint (klade_journal_sheet_find_column (sheet, 105, 0), ==, 4);
  g_assert_cmpint (klade_journal_sheet_find_column (sheet, 102, 0), ==, -1);
  g_assert_cmpint (klade_journal_sheet_find_column (sheet, 999, 0), ==, -1);
  g_assert_cmpint (klade_journal_sheet_find_column (sheet, 0, KLADE_TERM_SEMESTER_2), ==, 9);
  g_assert_cmpint (klade_journal_sheet_find_column (first, 0, KLADE_TERM_YEAR), ==, -1);

  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "berz", 0, TRUE), ==, 1);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "MART", 0, TRUE), ==, 2);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "kalnina z", 0, TRUE), ==, 2);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "ka", 0, TRUE), ==, 2);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "ka", 3, TRUE), ==, 3);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "ka", 4, TRUE), ==, 2);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "ka", -1, FALSE), ==, 3);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, "erz", 0, TRUE), ==, -1);
  g_assert_cmpint (klade_journal_sheet_find_row (sheet, " ", 0, TRUE), ==, -1);
}

/* In the year's view. */
static const struct
{
  int row, column;
  const char *name;
  const char *sentence;
} words[] = {
  { 0, 2, "Ābola Anna, 03.03., lesson 3, test “Daļskaitļi”, mark 7, good",
    "Ābola Anna · 03.03., lesson 3 · Test “Daļskaitļi” · 7 · saved 14:32, Anna Kalniņa" },
  { 0, 1, "Ābola Anna, 26.02., lesson 3, summative work, mark 8, very good",
    "Ābola Anna · 26.02., lesson 3 · Summative work · 8 · saved 14:32, Anna Kalniņa, entered "
    "late" },
  { 0, 4, "Ābola Anna, 05.03., lesson 2, empty", "Ābola Anna · 05.03., lesson 2" },
  { 3, 4, "Ozols Kārlis, 05.03., lesson 2, late",
    "Ozols Kārlis · 05.03., lesson 2 · k · saved 14:32, Anna Kalniņa" },
  { 0, 5, "Ābola Anna, 10.03., lesson 3, lesson not held, empty",
    "Ābola Anna · 10.03., lesson 3 · Lesson not held" },
  { 3, 0, "Ozols Kārlis, 01.12., lesson 2, test “Skaitļi”, empty, not in the class on that day",
    "Ozols Kārlis · 01.12., lesson 2 · Test “Skaitļi” · not in the class on that day · closed on "
    "20.12. (Ilze Ozola)" },
  { 0, 8, "Ābola Anna, average of the 2nd semester, 7,50",
    "Ābola Anna · Average of the 2nd semester · 7,50 · average 7,50 of 2 marks" },
  { 0, 7, "Ābola Anna, 1st semester, mark 9, excellent",
    "Ābola Anna · 1st semester · 9 · too few marks · saved 14:32, Anna Kalniņa · closed on "
    "20.12. (Ilze Ozola)" },
  { 1, 9, "Bērziņš Jānis, 2nd semester, proposed 6; average 6,00 of 1 mark; too few marks",
    "Bērziņš Jānis · 2nd semester · proposed 6; average 6,00 of 1 mark; too few marks" },
  { 0, 10, "Ābola Anna, year mark, empty", "Ābola Anna · Year mark" },
};

static void
test_words (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = klade_journal_sheet_dup_name (sheet, words[i].row, words[i].column);
      g_autofree char *sentence =
          klade_journal_sheet_dup_sentence (sheet, words[i].row, words[i].column);

      g_assert_cmpstr (name, ==, words[i].name);
      g_assert_cmpstr (sentence, ==, words[i].sentence);
    }
}

static void
test_words_for_a_selection (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);
  const KladeCellRange range = { 0, 2, 1, 3 };
  const KladeCellRange empty = { 0, 0, 5, 5 };
  g_autofree char *sentence = klade_journal_sheet_dup_range_sentence (sheet, &range);
  g_autofree char *nothing = klade_journal_sheet_dup_range_sentence (sheet, &empty);

  g_assert_cmpstr (sentence, ==, "9 cells · 7 marks · average 7,20 · 3 absences");
  g_assert_cmpstr (nothing, ==, "1 cell");
}

static void
test_copy (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);
  const KladeCellRange range = { 0, 1, 0, 3 };
  const KladeCellRange one = { 1, 1, 1, 1 };
  const KladeCellRange beyond = { 3, 99, 2, 3 };
  g_autofree char *text = klade_journal_sheet_copy (sheet, &range);
  g_autofree char *cell = klade_journal_sheet_copy (sheet, &one);
  g_autofree char *edge = klade_journal_sheet_copy (sheet, &beyond);

  g_assert_cmpstr (text, ==, "9\t8\t7\ti\n3\tn/6\tns\tns\n");
  g_assert_cmpstr (cell, ==, "n/6");
  g_assert_cmpstr (edge, ==, "10\t\n");
}

static void
count_cb (KladeJournalSheet *sheet, gpointer data)
{
  ++*(int *) data;
}

static void
test_view_changes_once (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_YEAR);
  int n_layouts = 0;

  g_signal_connect (sheet, "layout-changed", G_CALLBACK (count_cb), &n_layouts);
  klade_journal_sheet_set_view (sheet, KLADE_SHEET_SEMESTER_2);
  klade_journal_sheet_set_view (sheet, KLADE_SHEET_SEMESTER_2);
  g_assert_cmpint (n_layouts, ==, 1);
}

static void
test_takes_no_edits (void)
{
  g_autoptr (KladeJournalSheet) sheet = new_sheet (KLADE_SHEET_SEMESTER_2);
  g_autofree char *why_not = NULL;
  KladeCursorSheet cursor_sheet = { 0 };
  char buffer[KLADE_CELL_TEXT_SIZE];

  klade_journal_sheet_fill_cursor_sheet (sheet, &cursor_sheet);
  g_assert_cmpint (cursor_sheet.n_rows, ==, 4);
  g_assert_cmpint (cursor_sheet.n_columns, ==, 8);
  g_assert_false (cursor_sheet.is_editable (0, 0, cursor_sheet.data));
  g_assert_true (cursor_sheet.accepts (0, 0, "n/", cursor_sheet.data));
  g_assert_false (cursor_sheet.is_complete (0, 0, "n/", cursor_sheet.data));
  g_assert_false (cursor_sheet.accepts (0, 2, "7", cursor_sheet.data));
  g_assert_true (cursor_sheet.accepts (0, 6, "10", cursor_sheet.data));
  g_assert_false (cursor_sheet.accepts (0, 6, "ns", cursor_sheet.data));
  g_assert_false (klade_journal_sheet_is_editable (sheet, 0, 0, &why_not));
  g_assert_cmpstr (why_not, ==, "This page is only for reading.");

  klade_journal_sheet_set_text (sheet, 0, 0, "9");
  g_assert_cmpstr (klade_journal_sheet_get_text (sheet, 0, 0, buffer), ==, "8");
}

/* A thousand cells are a frame: 16 ms, of which most belongs to painting. */
static void
test_speed (void)
{
  g_autoptr (KladeJournalPage) page = klade_test_page_new_large (500, 210);
  g_autoptr (KladeJournalSheet) sheet = NULL;
  char buffer[KLADE_CELL_TEXT_SIZE];
  gint64 start = g_get_monotonic_time ();
  gint64 opened;
  gint64 asked;
  int n_filled = 0;

  sheet = klade_journal_sheet_new_for_page (page);
  opened = g_get_monotonic_time ();
  for (int i = 0; i < 1000; i++)
    {
      int row = i % 500;
      int column = i % 200;

      n_filled += klade_journal_sheet_get_text (sheet, row, column, buffer)[0] != '\0';
      n_filled += (klade_journal_sheet_get_look (sheet, row, column) & KLADE_LOOK_LOADING) != 0;
    }
  asked = g_get_monotonic_time ();

  g_test_message ("open %d us, 1000 cells %d us", (int) (opened - start), (int) (asked - opened));
  g_assert_cmpint (n_filled, >, 500);
  g_assert_cmpint (asked - opened, <, 8000);
}

int
main (int argc, char **argv)
{
  g_setenv ("KLADE_LANGUAGE", "en", TRUE);
  klade_i18n_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-sheet/views", test_views);
  g_test_add_func ("/journal-sheet/semester-of-today", test_opens_on_the_semester_of_today);
  g_test_add_func ("/journal-sheet/looks", test_looks);
  g_test_add_func ("/journal-sheet/hidden-lessons", test_hidden_lessons);
  g_test_add_func ("/journal-sheet/still-loading", test_window_still_loading);
  g_test_add_func ("/journal-sheet/finds", test_finds);
  g_test_add_func ("/journal-sheet/words", test_words);
  g_test_add_func ("/journal-sheet/words-for-a-selection", test_words_for_a_selection);
  g_test_add_func ("/journal-sheet/copy", test_copy);
  g_test_add_func ("/journal-sheet/view-changes-once", test_view_changes_once);
  g_test_add_func ("/journal-sheet/takes-no-edits", test_takes_no_edits);
  g_test_add_func ("/journal-sheet/speed", test_speed);

  return g_test_run ();
}
