/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"
#include "klade-test-school.h"

/* A verb as small as can be: renames a subject. */
typedef struct
{
  gint64 id;
  int revision; /* after the verb */
  char *before;
} Rename;

static int n_steps_alive;

static void
rename_free (gpointer data)
{
  Rename *step = data;

  n_steps_alive--;
  g_free (step->before);
  g_free (step);
}

static gboolean take_rename_back (KladeSession *session,
                                  gconstpointer data,
                                  KladeUndo *redo,
                                  GError **error);

static void
add_step (KladeUndo *undo, gint64 id, int revision, const char *before)
{
  Rename *step = g_new0 (Rename, 1);

  *step = (Rename){ id, revision, g_strdup (before) };
  n_steps_alive++;
  klade_undo_add (undo, take_rename_back, step, rename_free);
}

static char *
dup_name (KladeDb *db, gint64 id)
{
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (db, "SELECT name FROM subject WHERE id = $1", NULL);

  klade_statement_bind_int64 (statement, 1, id);
  g_assert_cmpint (klade_statement_step (statement, NULL), ==, KLADE_STEP_ROW);
  return g_strdup (klade_statement_get_text (statement, 0));
}

static gboolean
rename_subject (KladeDb *db,
                gint64 id,
                int revision,
                const char *name,
                KladeUndo *undo,
                GError **error)
{
  g_autofree char *before = dup_name (db, id);
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (db,
                        "UPDATE subject SET name = $1, revision = revision + 1"
                        " WHERE id = $2 AND revision = $3",
                        error);
  gint64 n_changed;

  klade_statement_bind_text (statement, 1, name);
  klade_statement_bind_int64 (statement, 2, id);
  klade_statement_bind_int64 (statement, 3, revision);
  if (!klade_statement_run (statement, &n_changed, error))
    return FALSE;

  if (n_changed == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT, "somebody was faster");
      return FALSE;
    }

  add_step (undo, id, revision + 1, before);
  return TRUE;
}

static gboolean
take_rename_back (KladeSession *session, gconstpointer data, KladeUndo *redo, GError **error)
{
  const Rename *step = data;

  return rename_subject (klade_session_get_db (session), step->id, step->revision, step->before,
                         redo, error);
}

typedef struct
{
  gint64 first;
  gint64 second;
  KladeUndo *undo;
} Verb;

/* The second step only works after the first: a name is there once. */
static gboolean
pass_name_on (KladeDb *db, gpointer data, GError **error)
{
  Verb *verb = data;

  return rename_subject (db, verb->first, 1, "Ģeometrija", verb->undo, error) &&
         rename_subject (db, verb->second, 1, "Matemātika", verb->undo, error);
}

static void
assert_names (KladeTestSchool *school, const Verb *verb, const char *first, const char *second)
{
  g_autofree char *is_first = dup_name (klade_school_get_db (school->school), verb->first);
  g_autofree char *is_second = dup_name (klade_school_get_db (school->school), verb->second);

  g_assert_cmpstr (is_first, ==, first);
  g_assert_cmpstr (is_second, ==, second);
}

static Verb
do_verb (KladeTestSchool *school)
{
  Verb verb = {
    klade_test_school_get_number (school, "SELECT id FROM subject WHERE name = 'Matemātika'"),
    klade_test_school_get_number (school, "SELECT id FROM subject WHERE name = 'Klases stunda'"),
    klade_undo_new ("Names of 2 subjects", school->math_a),
  };
  g_autoptr (GError) error = NULL;

  klade_db_within (klade_school_get_db (school->school), pass_name_on, &verb, &error);
  g_assert_no_error (error);
  assert_names (school, &verb, "Ģeometrija", "Matemātika");
  return verb;
}

static void
test_back_and_forth (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  Verb verb = do_verb (school);
  g_autoptr (KladeUndo) undo = verb.undo;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (klade_undo_get_title (undo), ==, "Names of 2 subjects");
  g_assert_cmpint (klade_undo_get_journal_id (undo), ==, school->math_a);
  g_assert_cmpuint (klade_undo_get_n_steps (undo), ==, 2);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (KladeUndo) redo = NULL;
      KladeUndo *again = NULL;

      g_assert_true (klade_school_undo (session, undo, &redo, &error));
      g_assert_no_error (error);
      assert_names (school, &verb, "Matemātika", "Klases stunda");
      g_assert_cmpstr (klade_undo_get_title (redo), ==, "Names of 2 subjects");
      g_assert_cmpint (klade_undo_get_journal_id (redo), ==, school->math_a);

      g_assert_true (klade_school_undo (session, redo, &again, &error));
      g_assert_no_error (error);
      assert_names (school, &verb, "Ģeometrija", "Matemātika");
      klade_undo_unref (g_steal_pointer (&undo));
      undo = again;
    }

  g_assert_true (klade_school_undo (session, undo, NULL, &error));
  assert_names (school, &verb, "Matemātika", "Klases stunda");
}

/* Somebody changed what the last step to be taken back is about: nothing at all is taken back. */
static void
test_conflict (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  Verb verb = do_verb (school);
  g_autoptr (KladeUndo) undo = verb.undo;
  KladeUndo *redo = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_school_execute (
      school, "UPDATE subject SET revision = revision + 1 WHERE name = 'Ģeometrija'");
  g_assert_false (klade_school_undo (session, undo, &redo, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_assert_null (redo);
  assert_names (school, &verb, "Ģeometrija", "Matemātika");
}

static gpointer
drop_elsewhere (gpointer undo)
{
  klade_undo_unref (undo);
  return NULL;
}

static void
test_references (void)
{
  KladeUndo *undo = klade_undo_new ("x", 0);

  n_steps_alive = 0;
  add_step (undo, 1, 1, "a");
  add_step (undo, 2, 1, "b");
  klade_undo_ref (undo);
  klade_undo_unref (undo);
  g_assert_cmpint (n_steps_alive, ==, 2);
  g_thread_join (g_thread_new ("dropper", drop_elsewhere, undo));
  g_assert_cmpint (n_steps_alive, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/undo/back-and-forth", test_back_and_forth);
  klade_test_add ("/undo/conflict", test_conflict);
  g_test_add_func ("/undo/references", test_references);

  return g_test_run ();
}
