/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "klade-journal-page.h"

#define N_PUPILS 3
#define N_LESSONS 4
#define N_COLUMNS 5

static const char *
text (KladeJournalPage *page, const char *value)
{
  return g_string_chunk_insert (page->strings, value);
}

static void
set_mark (KladeJournalPage *page, int pupil, int column, int points)
{
  page->cells[pupil * page->n_columns + column].value.mark =
      (KladeMark){ KLADE_MARK_POINTS, (guint8) points };
}

static void
set_term (KladeJournalPage *page, int pupil, KladeTermKind term, int points)
{
  page->terms[pupil * KLADE_N_TERM_KINDS + (int) term - 1].mark =
      (KladeMark){ KLADE_MARK_POINTS, (guint8) points };
}

static void
fill_lessons (KladeJournalPage *page)
{
  static const struct
  {
    int month;
    int semester;
    int n_columns;
    gboolean is_hidden;
  } rows[N_LESSONS] = { { 9, 1, 1, FALSE },
                        { 10, 1, 2, FALSE },
                        { 11, 1, 1, TRUE },
                        { 2, 2, 1, FALSE } };
  int column = 0;

  page->lessons = g_new0 (KladePageLesson, N_LESSONS);
  page->columns = g_new0 (KladePageColumn, N_COLUMNS);
  page->n_lessons = N_LESSONS;
  page->n_columns = N_COLUMNS;
  for (int i = 0; i < N_LESSONS; i++)
    {
      page->lessons[i] = (KladePageLesson){
        .id = 100 + i,
        .day = klade_day_new (rows[i].semester == 1 ? 2025 : 2026, rows[i].month, 10),
        .semester = rows[i].semester,
        .first_column = column,
        .n_columns = rows[i].n_columns,
        .is_hidden = rows[i].is_hidden,
        .topic = text (page, "Daļskaitļi"),
      };
      for (int n = 0; n < rows[i].n_columns; n++, column++)
        page->columns[column] = (KladePageColumn){
          .lesson = i,
          .work_id = 200 + column,
          .kind = KLADE_WORK_TEST,
          .scale = KLADE_SCALE_POINTS,
          .weight = 100,
        };
    }
  /* The second semester's lesson has no work yet. */
  page->columns[4].work_id = 0;
}

/* Three pupils; lessons of September (one work), October (two), November (hidden), February. */
static KladeJournalPage *
new_page (void)
{
  KladeJournalPage *page = klade_journal_page_new ();

  page->pupils = g_new0 (KladePagePupil, N_PUPILS);
  page->n_pupils = N_PUPILS;
  for (int i = 0; i < N_PUPILS; i++)
    page->pupils[i] =
        (KladePagePupil){ .id = 300 + i, .number = i + 1, .name = text (page, "Ābola Anna") };
  fill_lessons (page);
  page->cells = g_new0 (KladeCell, N_PUPILS * N_COLUMNS);
  page->terms = g_new0 (KladeTermCell, N_PUPILS * KLADE_N_TERM_KINDS);
  page->n_filled_columns = N_COLUMNS;

  return page;
}

static void
test_life (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  g_auto (GValue) value = G_VALUE_INIT;
  KladeJournalPage *copy;

  g_value_init (&value, KLADE_TYPE_JOURNAL_PAGE);
  g_value_set_boxed (&value, page);
  copy = g_value_get_boxed (&value);
  g_assert_true (copy == page); /* a reference, not a copy */
  g_assert_true (g_atomic_ref_count_compare (&page->ref_count, 2));
}

static void
test_empty_page (void)
{
  g_autoptr (KladeJournalPage) page = klade_journal_page_new ();

  g_assert_true (klade_journal_page_is_complete (page));
  klade_journal_page_propose (page);
  g_assert_cmpint (klade_journal_page_find_lesson (page, 1), ==, -1);
  g_assert_cmpint (klade_journal_page_find_pupil (page, 1), ==, -1);
  g_assert_cmpstr (page->subject, ==, "");
}

static void
test_finding (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();

  g_assert_cmpint (klade_journal_page_find_lesson (page, 102), ==, 2);
  g_assert_cmpint (klade_journal_page_find_lesson (page, 1), ==, -1);
  g_assert_cmpint (klade_journal_page_find_column (page, 101, 202), ==, 2);
  g_assert_cmpint (klade_journal_page_find_column (page, 101, 200), ==, -1); /* another lesson's */
  g_assert_cmpint (klade_journal_page_find_column (page, 103, 0), ==, 4);
  g_assert_cmpint (klade_journal_page_find_column (page, 1, 0), ==, -1);
  g_assert_cmpint (klade_journal_page_find_pupil (page, 302), ==, 2);
}

static void
test_cells (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();

  set_mark (page, 2, 1, 9);
  g_assert_cmpint (klade_journal_page_cell (page, 2, 1)->value.mark.value, ==, 9);
  g_assert_true (klade_cell_value_is_empty (klade_journal_page_cell (page, 1, 1)->value));
  set_term (page, 1, KLADE_TERM_FINAL, 4);
  g_assert_cmpint (klade_journal_page_term (page, 1, KLADE_TERM_FINAL)->mark.value, ==, 4);
  g_assert_cmpint (klade_journal_page_term (page, 2, KLADE_TERM_SEMESTER_1)->mark.kind, ==,
                   KLADE_MARK_NONE);
  g_assert_null (klade_journal_page_proposal (page, 0, KLADE_TERM_SEMESTER_1));
  page->n_filled_columns = 2;
  g_assert_false (klade_journal_page_is_complete (page));
}

static void
test_bounds (void)
{
  static const int wrong[][2] = { { -1, 0 }, { N_PUPILS, 0 }, { 0, -1 }, { 0, N_COLUMNS } };
  g_autoptr (KladeJournalPage) page = new_page ();

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*assertion*");
      g_assert_null (klade_journal_page_cell (page, wrong[i][0], wrong[i][1]));
      g_test_assert_expected_messages ();
    }
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*assertion*");
  g_assert_null (klade_journal_page_term (page, 0, (KladeTermKind) 7));
  g_test_assert_expected_messages ();
}

static void
test_proposals (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();
  const KladeProposal *proposal;

  set_mark (page, 0, 0, 7);
  set_mark (page, 0, 1, 8);
  set_mark (page, 0, 3, 1); /* in the hidden lesson */
  set_mark (page, 1, 0, 6);
  set_term (page, 0, KLADE_TERM_SEMESTER_1, 8);
  set_term (page, 0, KLADE_TERM_SEMESTER_2, 9);
  set_term (page, 0, KLADE_TERM_YEAR, 9);
  page->pupils[2].joined = klade_day_new (2026, 1, 5);
  klade_journal_page_propose (page);

  proposal = klade_journal_page_proposal (page, 0, KLADE_TERM_SEMESTER_1);
  g_assert_cmpint (proposal->mark.value, ==, 8);
  g_assert_cmpint (proposal->n_counted, ==, 2);
  /* Column 2 has nobody's mark: it is still to be marked, and missing to nobody. */
  g_assert_cmpint (proposal->n_missing, ==, 0);

  proposal = klade_journal_page_proposal (page, 1, KLADE_TERM_SEMESTER_1);
  g_assert_cmpint (proposal->state, ==, KLADE_PROPOSAL_TOO_FEW);
  g_assert_cmpint (proposal->n_missing, ==, 1);

  /* Who was not there yet misses nothing. */
  proposal = klade_journal_page_proposal (page, 2, KLADE_TERM_SEMESTER_1);
  g_assert_cmpint (proposal->state, ==, KLADE_PROPOSAL_NOTHING);
  g_assert_true (isnan (proposal->average));

  g_assert_cmpint (klade_journal_page_proposal (page, 0, KLADE_TERM_SEMESTER_2)->state, ==,
                   KLADE_PROPOSAL_NOTHING);
  g_assert_cmpint (klade_journal_page_proposal (page, 0, KLADE_TERM_YEAR)->mark.value, ==, 9);
  g_assert_cmpint (klade_journal_page_proposal (page, 0, KLADE_TERM_FINAL)->mark.value, ==, 9);
  g_assert_null (klade_journal_page_proposal (page, 0, KLADE_TERM_EXAM));
}

static void
assert_explained (const KladeJournalPage *page, int pupil, KladeTermKind term, const char *expected)
{
  g_autofree char *explained = klade_journal_page_explain (page, pupil, term);

  g_assert_cmpstr (explained, ==, expected);
}

static void
test_explanations (void)
{
  g_autoptr (KladeJournalPage) page = new_page ();

  set_mark (page, 0, 0, 7);
  set_mark (page, 0, 1, 8);
  set_term (page, 0, KLADE_TERM_SEMESTER_1, 8);
  set_term (page, 0, KLADE_TERM_SEMESTER_2, 9);
  set_term (page, 0, KLADE_TERM_YEAR, 9);
  klade_journal_page_propose (page);

  assert_explained (page, 0, KLADE_TERM_SEMESTER_1, "7 × 100 %, 8 × 100 % → 7,50 → 8");
  assert_explained (page, 0, KLADE_TERM_SEMESTER_2, "There are no marks yet that count.");
  assert_explained (page, 0, KLADE_TERM_YEAR, "S1 8, S2 9 → 8,5 → 9");
  assert_explained (page, 0, KLADE_TERM_FINAL, "G 9 → 9");
  assert_explained (page, 1, KLADE_TERM_YEAR, "There is nothing to propose it from yet.");
  assert_explained (page, 0, KLADE_TERM_EXAM, "There is nothing to propose it from yet.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/journal-page/life", test_life);
  g_test_add_func ("/domain/journal-page/empty", test_empty_page);
  g_test_add_func ("/domain/journal-page/finding", test_finding);
  g_test_add_func ("/domain/journal-page/cells", test_cells);
  g_test_add_func ("/domain/journal-page/bounds", test_bounds);
  g_test_add_func ("/domain/journal-page/proposals", test_proposals);
  g_test_add_func ("/domain/journal-page/explanations", test_explanations);

  return g_test_run ();
}
