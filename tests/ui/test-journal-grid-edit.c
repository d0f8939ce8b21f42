/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A teacher marks a class in the real grid with real keys; what was stored is read back by
 * another session on the same school. */
#include <adwaita.h>

#include "klade-i18n.h"
#include "klade-test-grid.h"
#include "klade-test-school.h"
#include "klade-worker.h"

typedef struct
{
  KladeTestPlace *place;
  KladeTestSchool *school;
  KladeWorker *worker;
  KladePerson *person;
  KladeTestGrid *test;
  int column; /* of lessons[0]'s test, marked in points */
} Fixture;

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
open_school (Fixture *fixture)
{
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) signed_in = NULL;
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  fixture->worker = klade_worker_new (&fixture->school->clock);
  klade_worker_open (fixture->worker, fixture->school->place, arrived_cb, &opened);
  klade_test_wait_for (opened != NULL);
  info = klade_worker_open_finish (fixture->worker, opened, &error);
  g_assert_no_error (error);
  klade_worker_sign_in (fixture->worker, klade_role_id (KLADE_ROLE_TEACHER), password, arrived_cb,
                        &signed_in);
  klade_test_wait_for (signed_in != NULL);
  fixture->person = klade_worker_sign_in_finish (fixture->worker, signed_in, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GError) error = NULL;
  KladeJournalSheet *sheet;

  fixture->place = klade_test_place_new (KLADE_TEST_SQLITE);
  fixture->school = klade_test_school_new (fixture->place);
  open_school (fixture);
  sheet = klade_journal_sheet_new (fixture->worker, fixture->person);
  klade_journal_sheet_open (sheet, fixture->school->math_a, arrived_cb, &read);
  klade_test_wait_for (read != NULL);
  klade_journal_sheet_open_finish (sheet, read, &error);
  g_assert_no_error (error);
  fixture->column = klade_journal_sheet_find_column (sheet, fixture->school->lessons[0],
                                                     fixture->school->work_id);
  g_assert_cmpint (fixture->column, >=, 0);
  fixture->test = klade_test_grid_new (sheet);
  klade_journal_grid_set_position (fixture->test->grid, 0, fixture->column);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer worker = fixture->worker;

  klade_test_grid_free (fixture->test);
  g_object_add_weak_pointer (G_OBJECT (worker), &worker);
  g_object_unref (fixture->worker);
  klade_test_wait_for (worker == NULL);
  klade_person_unref (fixture->person);
  klade_test_school_free (fixture->school);
  klade_test_place_free (fixture->place);
}

/* What another session reads in the test's column, with blanks between the pupils. */
static char *
dup_stored (Fixture *fixture)
{
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) texts = g_string_new (NULL);
  char buffer[KLADE_CELL_TEXT_SIZE];
  int column;

  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
  session = klade_test_school_sign_in (fixture->school, KLADE_ROLE_TEACHER);
  page = klade_school_read_journal (session, fixture->school->math_a, NULL, &error);
  g_assert_no_error (error);
  column =
      klade_journal_page_find_column (page, fixture->school->lessons[0], fixture->school->work_id);
  for (int row = 0; row < page->n_pupils; row++)
    {
      const char *text =
          klade_cell_value_format (klade_journal_page_cell (page, row, column)->value, buffer);

      g_string_append_printf (texts, "%s%s", row > 0 ? " " : "", *text != '\0' ? text : "-");
    }
  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static void
assert_stored (Fixture *fixture, const char *expected)
{
  g_autofree char *stored = dup_stored (fixture);

  g_assert_cmpstr (stored, ==, expected);
}

static void
test_marks_down_the_class (Fixture *fixture, gconstpointer data)
{
  int row, column;

  klade_test_grid_press (fixture->test, "Delete 7 Return 1 0 Return n Return n v Return");
  assert_stored (fixture, "7 10 n nv");
  g_assert_cmpstr (klade_test_grid_get_text (fixture->test, 1, fixture->column), ==, "10");
  klade_journal_grid_get_position (fixture->test->grid, &row, &column);
  g_assert_cmpint (column, >=, fixture->column);
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  klade_test_grid_press (fixture->test, "5 Return 6 Return");
  g_assert_cmpstr (klade_test_grid_get_text (fixture->test, 1, fixture->column), ==, "6");
  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
  klade_test_grid_press (fixture->test, "ctrl+z");
  klade_test_wait_for (
      !g_str_equal (klade_test_grid_get_text (fixture->test, 1, fixture->column), "6"));
  klade_test_grid_press (fixture->test, "ctrl+shift+z");
  klade_test_wait_for (
      g_str_equal (klade_test_grid_get_text (fixture->test, 1, fixture->column), "6"));
  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
}

static void
test_escape_restores (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (klade_test_grid_get_text (fixture->test, 0, fixture->column));

  klade_test_grid_press (fixture->test, "1");
  g_assert_cmpstr (klade_journal_grid_get_typed (fixture->test->grid), ==, "1");
  klade_test_grid_press (fixture->test, "Escape");
  g_assert_null (klade_journal_grid_get_typed (fixture->test->grid));
  g_assert_cmpstr (klade_test_grid_get_text (fixture->test, 0, fixture->column), ==, before);
}

static void
test_refuses_what_cannot_be (Fixture *fixture, gconstpointer data)
{
  klade_test_grid_press (fixture->test, "1 1");
  g_assert_true (gtk_widget_get_visible (fixture->test->grid->bubble));
  g_assert_cmpstr (klade_journal_grid_get_typed (fixture->test->grid), ==, "1");
  klade_test_grid_press (fixture->test, "0");
  g_assert_false (gtk_widget_get_visible (fixture->test->grid->bubble));
  klade_test_grid_press (fixture->test, "Return");
  g_assert_cmpstr (klade_test_grid_get_text (fixture->test, 0, fixture->column), ==, "10");
  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
}

static void
test_pastes_from_a_spreadsheet (Fixture *fixture, gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->test->window), "4\n5\nn\n9\n");
  klade_test_grid_press (fixture->test, "ctrl+v");
  klade_test_wait_for (
      g_str_equal (klade_test_grid_get_text (fixture->test, 3, fixture->column), "9"));
  assert_stored (fixture, "4 5 n 9");
}

static void
test_fills (Fixture *fixture, gconstpointer data)
{
  klade_test_grid_press (fixture->test, "ctrl+a Delete");
  assert_stored (fixture, "- - - -");
  klade_journal_grid_set_position (fixture->test->grid, 0, fixture->column);
  klade_test_grid_press (fixture->test, "8 Up shift+Down ctrl+d");
  assert_stored (fixture, "8 8 - -");
  klade_test_grid_press (fixture->test, "ctrl+a ctrl+shift+n");
  assert_stored (fixture, "8 8 n n");
}

/* The focus goes elsewhere: a complete text is taken. */
static void
test_leaving_takes_the_text (Fixture *fixture, gconstpointer data)
{
  klade_test_grid_press (fixture->test, "9");
  gtk_window_set_focus (GTK_WINDOW (fixture->test->window), NULL);
  klade_test_wait_for (
      g_str_equal (klade_test_grid_get_text (fixture->test, 0, fixture->column), "9"));
  g_assert_null (klade_journal_grid_get_typed (fixture->test->grid));
  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
}

/* Another program's window gets the focus: the edit waits as it is. */
static void
test_another_window_takes_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *other = gtk_window_new ();

  klade_test_grid_press (fixture->test, "1");
  gtk_window_present (GTK_WINDOW (other));
  klade_test_wait_for (gtk_window_is_active (GTK_WINDOW (other)));
  klade_test_settle (50);
  g_assert_cmpstr (klade_journal_grid_get_typed (fixture->test->grid), ==, "1");
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_present (GTK_WINDOW (fixture->test->window));
  klade_test_wait_for (gtk_window_is_active (GTK_WINDOW (fixture->test->window)));
  klade_test_grid_press (fixture->test, "0 Return");
  g_assert_cmpstr (klade_test_grid_get_text (fixture->test, 0, fixture->column), ==, "10");
  klade_test_wait_for (klade_journal_sheet_get_n_unsaved (fixture->test->sheet) == 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  klade_i18n_init ();
  adw_init ();

#define add(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  add ("/grid-edit/marks-down-the-class", test_marks_down_the_class);
  add ("/grid-edit/undo-and-redo", test_undo_and_redo);
  add ("/grid-edit/escape-restores", test_escape_restores);
  add ("/grid-edit/refuses-what-cannot-be", test_refuses_what_cannot_be);
  add ("/grid-edit/pastes-from-a-spreadsheet", test_pastes_from_a_spreadsheet);
  add ("/grid-edit/fills", test_fills);
  add ("/grid-edit/leaving-takes-the-text", test_leaving_takes_the_text);
  add ("/grid-edit/another-window-takes-nothing", test_another_window_takes_nothing);
#undef add
  return g_test_run ();
}
