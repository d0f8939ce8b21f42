/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-list-model.h"
#include "klade-test-desk.h"

/* Each row as «7.a Matemātika», between bars. */
static char *
draw (KladeJournalListModel *model)
{
  GListModel *rows = G_LIST_MODEL (klade_journal_list_model_get_rows (model));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KladeRow) item = g_list_model_get_item (rows, i);
      const KladeJournalRow *row = klade_row_get_value (item);

      g_string_append_printf (text, "%s %s|", row->class_name, row->subject);
    }

  return g_string_free (text, FALSE);
}

#define assert_rows(model, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *rows = draw (model);                                                          \
    g_assert_cmpstr (rows, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
loaded_cb (KladeJournalListModel *model, const GError *error, gpointer data)
{
  g_assert_no_error (error);
  ++*(int *) data;
}

static KladeJournalListModel *
load (KladeTestDesk *desk)
{
  KladeJournalListModel *model = klade_journal_list_model_new (desk->worker);
  int n_loaded = 0;

  g_signal_connect (model, "loaded", G_CALLBACK (loaded_cb), &n_loaded);
  g_assert_null (klade_journal_list_model_get_list (model));
  klade_journal_list_model_load (model);
  klade_journal_list_model_load (model); /* one reading at a time */
  klade_test_desk_settle (desk);
  g_assert_cmpint (n_loaded, ==, 1);
  g_signal_handlers_disconnect_by_func (model, loaded_cb, &n_loaded);

  return model;
}

static void
test_teacher (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeJournalListModel) model = load (desk);

  g_assert_cmpint (klade_journal_list_model_get_scope (model), ==, KLADE_JOURNALS_MINE);
  g_assert_false (klade_journal_list_model_has_scope (model, KLADE_JOURNALS_ALL));
  assert_rows (model, "7.a Matemātika|");
  g_assert_nonnull (klade_journal_list_model_find (model, school->math_a));
  g_assert_null (klade_journal_list_model_find (model, school->math_b));
}

static void
test_deputy (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeJournalListModel) model = load (desk);

  g_assert_cmpint (klade_journal_list_model_get_scope (model), ==, KLADE_JOURNALS_ALL);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (klade_journal_list_model_get_rows (model))), ==, 4);

  klade_row_list_set_query (klade_journal_list_model_get_rows (model), "MATEM 7.b");
  assert_rows (model, "7.b Matemātika|");
  klade_row_list_set_query (klade_journal_list_model_get_rows (model), "klases stun");
  assert_rows (model, "7.a Klases stunda|");
  klade_row_list_set_query (klade_journal_list_model_get_rows (model), "nothing of the kind");
  assert_rows (model, "");
  klade_row_list_set_query (klade_journal_list_model_get_rows (model), "");
  klade_journal_list_model_set_scope (model, KLADE_JOURNALS_MINE);
  assert_rows (model, "");
}

static void
test_class_teacher (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_CLASS_TEACHER);
  g_autoptr (KladeJournalListModel) model = load (desk);

  assert_rows (model, "7.a Klases stunda|");
  g_assert_true (klade_journal_list_model_has_scope (model, KLADE_JOURNALS_MY_CLASS));
  klade_journal_list_model_set_scope (model, KLADE_JOURNALS_MY_CLASS);
  assert_rows (model, "7. klašu grupa Matemātika|7.a Klases stunda|7.a Matemātika|");

  /* a choice outlives the next reading */
  klade_journal_list_model_load (model);
  klade_test_desk_settle (desk);
  g_assert_cmpint (klade_journal_list_model_get_scope (model), ==, KLADE_JOURNALS_MY_CLASS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/journal-list/teacher", test_teacher);
  klade_test_add ("/journal-list/deputy", test_deputy);
  klade_test_add ("/journal-list/class-teacher", test_class_teacher);

  return g_test_run ();
}
