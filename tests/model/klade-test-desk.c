/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-desk.h"

#define PATIENCE_SECONDS 20

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("the sheet did not settle in %d seconds", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

static gboolean
is_busy (KladeTestDesk *self)
{
  gboolean is_loading;

  g_object_get (self->sheet, "loading", &is_loading, NULL);
  return is_loading || klade_worker_get_n_waiting (self->worker) > 0 ||
         (klade_journal_sheet_get_n_unsaved (self->sheet) > 0 &&
          klade_journal_sheet_get_conflict (self->sheet) == NULL);
}

/* ---- the screen ---- */

static char *
look_at (KladeTestDesk *self, int row, int column)
{
  return g_strdup_printf ("%s %x", klade_test_desk_text (self, row, column),
                          klade_journal_sheet_get_look (self->sheet, row, column));
}

static void
paint (KladeTestDesk *self, int first_row, int last_row, int first_column, int last_column)
{
  int n_columns = klade_journal_sheet_get_n_columns (self->sheet);

  for (int row = first_row; row <= last_row; row++)
    for (int column = first_column; column <= last_column; column++)
      {
        gpointer *cell = &g_ptr_array_index (self->painted, row * n_columns + column);

        g_free (*cell);
        *cell = look_at (self, row, column);
      }
}

static void
check_screen (KladeTestDesk *self)
{
  int n_columns = klade_journal_sheet_get_n_columns (self->sheet);

  for (guint i = 0; i < self->painted->len; i++)
    {
      g_autofree char *now = look_at (self, (int) i / n_columns, (int) i % n_columns);

      g_test_message ("cell %d, %d", (int) i / n_columns, (int) i % n_columns);
      g_assert_cmpstr (g_ptr_array_index (self->painted, i), ==, now);
    }
}

void
klade_test_desk_settle (KladeTestDesk *self)
{
  guint tick = g_timeout_add (5, tick_cb, NULL);
  guint give_up = g_timeout_add_seconds (PATIENCE_SECONDS, give_up_cb, NULL);

  while (is_busy (self) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  g_source_remove (give_up);
  check_screen (self);
}

void
klade_test_desk_poll (KladeTestDesk *self)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT MAX(id) FROM audit WHERE journal_id = %" G_GINT64_FORMAT, self->school->math_a);
  gint64 newest = klade_test_school_get_number (self->school, sql);
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

  do
    {
      klade_journal_sheet_poll (self->sheet);
      klade_test_desk_settle (self);
    }
  while (klade_journal_sheet_get_page (self->sheet)->audit_id < newest &&
         g_get_monotonic_time () < end);
}

void
klade_test_spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  guint tick = g_timeout_add (5, tick_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
}

static void
refused_cb (KladeJournalSheet *sheet, int row, int column, const char *sentence, gpointer data)
{
  KladeTestDesk *self = data;

  g_assert_nonnull (sentence);
  self->n_refused++;
  g_string_append_printf (self->refused, "%d,%d %s\n", row, column, sentence);
}

static void
conflict_cb (KladeJournalSheet *sheet, int row, int column, gpointer data)
{
  KladeTestDesk *self = data;

  self->n_conflicts++;
}

static void
other_cb (KladeJournalSheet *sheet, int row, int column, const char *who, gpointer data)
{
  KladeTestDesk *self = data;

  g_string_append_printf (self->others, "%d,%d %s\n", row, column, who);
}

static void
trouble_cb (KladeJournalSheet *sheet, const char *sentence, gpointer data)
{
  KladeTestDesk *self = data;

  self->in_trouble = sentence != NULL;
  g_string_append_printf (self->trouble, "%s\n", sentence != NULL ? sentence : "over");
}

static void
layout_cb (KladeJournalSheet *sheet, gpointer data)
{
  KladeTestDesk *self = data;
  int n_rows = klade_journal_sheet_get_n_rows (sheet);
  int n_columns = klade_journal_sheet_get_n_columns (sheet);

  self->n_layouts++;
  g_ptr_array_set_size (self->painted, 0);
  g_ptr_array_set_size (self->painted, n_rows * n_columns);
  paint (self, 0, n_rows - 1, 0, n_columns - 1);
}

static void
cells_cb (KladeJournalSheet *sheet,
          int first_row,
          int last_row,
          int first_column,
          int last_column,
          gpointer data)
{
  paint (data, first_row, last_row, first_column, last_column);
}

static void
saved_cb (KladeJournalSheet *sheet, const char *sentence, gpointer data)
{
  KladeTestDesk *self = data;

  g_free (self->saved);
  self->saved = g_strdup (sentence);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static void
sign_in (KladeTestDesk *self, KladeTestSchool *school, KladeRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) signed_in = NULL;
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autofree char *password = klade_test_school_dup_password (role);

  klade_worker_open (self->worker, school->place, done_cb, &opened);
  info = klade_worker_open_finish (self->worker, wait_for (&opened), &error);
  g_assert_no_error (error);

  klade_worker_sign_in (self->worker, klade_role_id (role), password, done_cb, &signed_in);
  self->person = klade_worker_sign_in_finish (self->worker, wait_for (&signed_in), &error);
  g_assert_no_error (error);
}

KladeTestDesk *
klade_test_desk_new (KladeTestSchool *school, KladeRole role)
{
  KladeTestDesk *self = g_new0 (KladeTestDesk, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  self->school = school;
  self->worker = klade_worker_new (&school->clock);
  self->refused = g_string_new (NULL);
  self->others = g_string_new (NULL);
  self->trouble = g_string_new (NULL);
  self->painted = g_ptr_array_new_with_free_func (g_free);
  sign_in (self, school, role);

  self->sheet = klade_journal_sheet_new (self->worker, self->person);
  g_signal_connect (self->sheet, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect (self->sheet, "conflict", G_CALLBACK (conflict_cb), self);
  g_signal_connect (self->sheet, "changed-by-other", G_CALLBACK (other_cb), self);
  g_signal_connect (self->sheet, "trouble", G_CALLBACK (trouble_cb), self);
  g_signal_connect (self->sheet, "layout-changed", G_CALLBACK (layout_cb), self);
  g_signal_connect (self->sheet, "cells-changed", G_CALLBACK (cells_cb), self);
  g_signal_connect (self->sheet, "saved", G_CALLBACK (saved_cb), self);

  klade_journal_sheet_open (self->sheet, school->math_a, done_cb, &result);
  g_assert_true (klade_journal_sheet_open_finish (self->sheet, wait_for (&result), &error));
  g_assert_no_error (error);
  klade_test_desk_settle (self);

  return self;
}

/* The worker gives a job's last reference back through the main loop, a moment after its
 * answer; whoever holds the object longer fails the test. */
static void
drop (gpointer object)
{
  gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (5, tick_cb, NULL);
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  while (alive != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (alive);

  g_source_remove (tick);
}

void
klade_test_desk_free (KladeTestDesk *self)
{
  g_signal_handlers_disconnect_by_data (self->sheet, self);
  drop (self->sheet);
  drop (self->worker);
  klade_person_unref (self->person);
  g_string_free (self->refused, TRUE);
  g_string_free (self->others, TRUE);
  g_string_free (self->trouble, TRUE);
  g_ptr_array_unref (self->painted);
  g_free (self->saved);
  g_free (self);
}

const char *
klade_test_desk_text (KladeTestDesk *self, int row, int column)
{
  static char buffer[KLADE_CELL_TEXT_SIZE];

  return klade_journal_sheet_get_text (self->sheet, row, column, buffer);
}

char *
klade_test_desk_row (KladeTestDesk *self, int row)
{
  GString *text = g_string_new (NULL);

  for (int column = 0; column < klade_journal_sheet_get_n_body_columns (self->sheet); column++)
    g_string_append_printf (text, "%s|", klade_test_desk_text (self, row, column));

  return g_string_free (text, FALSE);
}
