/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

KladeJournalPage *
klade_test_journal_read (KladeSession *session, gint64 journal_id)
{
  const KladePageWindow window = { .max_cells = G_MAXINT, .with_hidden = TRUE };
  g_autoptr (GError) error = NULL;
  KladeJournalPage *page = klade_school_read_journal (session, journal_id, &window, &error);

  g_assert_no_error (error);
  return page;
}

static void
dump_lesson (GString *text, const KladeJournalPage *page, const KladePageLesson *lesson)
{
  g_autofree char *day = klade_day_to_iso (lesson->day);

  g_string_append_printf (text, "lesson %s/%d kind %u%s%s | %s | %u %s | %s | %s | %s %s\n", day,
                          lesson->lesson_no, lesson->kind, lesson->is_hidden ? " hidden" : "",
                          lesson->is_closed ? " closed" : "", lesson->topic, lesson->homework_state,
                          lesson->homework, lesson->notes, lesson->reason, lesson->teacher,
                          lesson->entered_by);

  for (int i = 0; i < lesson->n_columns; i++)
    {
      const KladePageColumn *column = &page->columns[lesson->first_column + i];

      g_string_append_printf (text, "  column %s kind %u scale %u weight %d %s%s\n",
                              column->work_id != 0 ? "work" : "empty", column->kind, column->scale,
                              column->weight, column->title, column->counts ? " counts" : "");
    }
}

static void
dump_pupil (GString *text, const KladeJournalPage *page, int row)
{
  char buffer[KLADE_CELL_TEXT_SIZE];
  char mark[KLADE_MARK_TEXT_SIZE];

  g_string_append_printf (text, "%d %s %s:", page->pupils[row].number, page->pupils[row].name,
                          page->pupils[row].class_name);
  for (int i = 0; i < page->n_columns; i++)
    {
      const KladeCell *cell = klade_journal_page_cell (page, row, i);

      g_string_append_printf (text, " %s%s|", klade_cell_value_format (cell->value, buffer),
                              cell->is_late ? "!" : "");
    }
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    g_string_append_printf (
        text, " %s;",
        klade_mark_format (klade_journal_page_term (page, row, (KladeTermKind) term)->mark, mark));
  g_string_append_c (text, '\n');
}

char *
klade_test_journal_dump (KladeSession *session, gint64 journal_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page = klade_school_read_journal (session, journal_id, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);

  g_string_append_printf (text, "%s %s %s\n", page->subject, page->class_name, page->teachers);
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    if (page->term_states[term].is_closed)
      g_string_append_printf (text, "term %d closed by %s\n", term,
                              page->term_states[term].closed_by);
  for (int i = 0; i < page->n_lessons; i++)
    dump_lesson (text, page, &page->lessons[i]);
  for (int i = 0; i < page->n_pupils; i++)
    dump_pupil (text, page, i);

  return g_string_free (text, FALSE);
}

KladeCellEdit
klade_test_journal_edit (const KladeJournalPage *page,
                         gint64 lesson_id,
                         gint64 work_id,
                         gint64 pupil_id,
                         const char *text)
{
  int column = klade_journal_page_find_column (page, lesson_id, work_id);
  int row = klade_journal_page_find_pupil (page, pupil_id);
  KladeCellEdit edit = { .lesson_id = lesson_id, .work_id = work_id, .pupil_id = pupil_id };
  g_autoptr (GError) error = NULL;
  const KladeCell *cell;

  g_assert_cmpint (column, >=, 0);
  klade_cell_value_parse (text, page->columns[column].scale, &edit.value, &error);
  g_assert_no_error (error);
  if (row < 0)
    return edit;

  cell = klade_journal_page_cell (page, row, column);
  edit.mark_revision = cell->mark_revision;
  edit.absence_revision = cell->absence_revision;
  return edit;
}

KladeOutcome
klade_test_journal_send (KladeSession *session,
                         gint64 journal_id,
                         KladeCellEdit edit,
                         KladeUndo **undo,
                         char **message)
{
  g_autoptr (GError) error = NULL;
  KladeCellResult *results;
  KladeOutcome outcome;

  klade_school_set_cells (session, journal_id, &edit, 1, &results, undo, &error);
  g_assert_no_error (error);

  outcome = results[0].outcome;
  if (outcome == KLADE_OUTCOME_SAVED || outcome == KLADE_OUTCOME_SAME)
    g_assert_null (results[0].message);
  else
    g_assert_nonnull (results[0].message);
  if (message != NULL)
    *message = g_strdup (results[0].message);

  klade_cell_results_free (results, 1);
  return outcome;
}

KladeOutcome
klade_test_journal_type (KladeSession *session,
                         gint64 journal_id,
                         gint64 lesson_id,
                         gint64 work_id,
                         gint64 pupil_id,
                         const char *text)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, journal_id);
  KladeCellEdit edit = klade_test_journal_edit (page, lesson_id, work_id, pupil_id, text);

  return klade_test_journal_send (session, journal_id, edit, NULL, NULL);
}

char *
klade_test_journal_dup_cell (KladeSession *session,
                             gint64 journal_id,
                             gint64 lesson_id,
                             gint64 work_id,
                             gint64 pupil_id)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, journal_id);
  int column = klade_journal_page_find_column (page, lesson_id, work_id);
  int row = klade_journal_page_find_pupil (page, pupil_id);
  char buffer[KLADE_CELL_TEXT_SIZE];

  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (row, >=, 0);
  return g_strdup (
      klade_cell_value_format (klade_journal_page_cell (page, row, column)->value, buffer));
}

gint64
klade_test_journal_last_audit (KladeTestSchool *school)
{
  return klade_test_school_get_number (school, "SELECT last_id FROM audit_head");
}
