/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

#include <string.h>

/* Rows C1, C4 and C7: what may be written into a cell, by whom, and what becomes of it. */

static void
assert_cell (KladeSession *session,
             KladeTestSchool *school,
             int lesson,
             gint64 work_id,
             int pupil,
             const char *expected)
{
  g_autofree char *text = klade_test_journal_dup_cell (
      session, school->math_a, school->lessons[lesson], work_id, school->pupils_a[pupil]);

  g_assert_cmpstr (text, ==, expected);
}

static KladeOutcome
type (KladeSession *session,
      KladeTestSchool *school,
      int lesson,
      gint64 work_id,
      int pupil,
      const char *text)
{
  return klade_test_journal_type (session, school->math_a, school->lessons[lesson], work_id,
                                  school->pupils_a[pupil], text);
}

static void
test_marks_and_absences (KladeTestPlace *place)
{
  static const char *const texts[] = { "8", "10", "n", "n/7", "k", "k/5", "nv", "atb", "", "3" };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 audit = klade_test_journal_last_audit (school);

      g_assert_cmpint (type (session, school, 0, school->work_id, 0, texts[i]), ==,
                       KLADE_OUTCOME_SAVED);
      assert_cell (session, school, 0, school->work_id, 0, texts[i]);
      g_assert_cmpint (klade_test_journal_last_audit (school), >, audit);

      audit = klade_test_journal_last_audit (school);
      g_assert_cmpint (type (session, school, 0, school->work_id, 0, texts[i]), ==,
                       KLADE_OUTCOME_SAME);
      g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit);
    }

  /* An emptied row stays, with its revision. */
  g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM mark"), ==, 1);
  g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM absence"), ==, 1);
  klade_test_school_assert_sound (school, session);
}

static void
test_first_mark_makes_a_work (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  KladeCellResult *results;
  KladeCellEdit edits[3];

  /* Two marks and an absence of one lesson: one work. */
  for (int i = 0; i < 3; i++)
    edits[i] = klade_test_journal_edit (page, school->lessons[1], 0, school->pupils_a[i],
                                        i == 2 ? "n" : "9");
  klade_school_set_cells (session, school->math_a, edits, 3, &results, &undo, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (results[i].outcome, ==, KLADE_OUTCOME_SAVED);
  g_assert_cmpint (results[0].work_id, >, 0);
  g_assert_cmpint (results[1].work_id, ==, results[0].work_id);
  assert_cell (session, school, 1, results[0].work_id, 1, "9");
  assert_cell (session, school, 1, results[0].work_id, 2, "n");
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM work WHERE kind = 1"), ==, 1);

  /* Somebody who still sees the empty column types too: the same work takes it. */
  klade_cell_results_free (results, 3);
  edits[0] = klade_test_journal_edit (page, school->lessons[1], 0, school->pupils_a[3], "5");
  g_assert_cmpint (klade_test_journal_send (session, school->math_a, edits[0], NULL, NULL), ==,
                   KLADE_OUTCOME_SAVED);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM work WHERE kind = 1"), ==, 1);
  /* The same pupil again: not unseen. */
  edits[0] = klade_test_journal_edit (page, school->lessons[1], 0, school->pupils_a[3], "6");
  g_assert_cmpint (klade_test_journal_send (session, school->math_a, edits[0], NULL, NULL), ==,
                   KLADE_OUTCOME_CONFLICT);

  /* The column stays for the other's mark when the batch that made it is taken back. */
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM work WHERE kind = 1 AND is_hidden = 0"),
                   ==, 1);
  klade_test_school_assert_sound (school, session);
}

static void
test_conflict (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) other_school = klade_school_open (school->place, &school->clock, &error);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) other = klade_school_sign_in (other_school, "deputy", password, &error);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  g_autofree char *message = NULL;
  KladeCellResult *results;
  KladeCellEdit mine[3];

  g_assert_no_error (error);

  /* Both see an empty cell; the other is faster. */
  g_assert_cmpint (type (other, school, 0, school->work_id, 0, "4"), ==, KLADE_OUTCOME_SAVED);

  mine[0] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "8");
  mine[1] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[1], "9");
  mine[2] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "4");
  klade_school_set_cells (session, school->math_a, mine, 3, &results, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (results[0].outcome, ==, KLADE_OUTCOME_CONFLICT);
  g_assert_cmpint (results[0].now.value.mark.value, ==, 4);
  g_assert_cmpint (results[0].now.mark_revision, ==, 1);
  g_assert_cmpstr (results[0].changed_by, ==, "deputy Kalniņa");
  g_assert_nonnull (strstr (results[0].message, "deputy Kalniņa"));
  g_assert_cmpint (results[1].outcome, ==, KLADE_OUTCOME_SAVED); /* does not wait for the first */
  g_assert_cmpint (results[2].outcome, ==, KLADE_OUTCOME_SAME);  /* both wrote the same */
  klade_cell_results_free (results, 3);
  assert_cell (other, school, 0, school->work_id, 0, "4");

  /* The same with absences, also over an emptied one. */
  g_assert_cmpint (type (other, school, 0, school->work_id, 2, "n"), ==, KLADE_OUTCOME_SAVED);
  g_assert_cmpint (type (other, school, 0, school->work_id, 2, ""), ==, KLADE_OUTCOME_SAVED);
  mine[0] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[2], "k");
  g_assert_cmpint (klade_test_journal_send (session, school->math_a, mine[0], NULL, &message), ==,
                   KLADE_OUTCOME_CONFLICT);
  g_assert_nonnull (strstr (message, "deputy Kalniņa"));

  g_clear_object (&other);
}

static void
test_excuses (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) tutor = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  gint64 work = school->work_id;
  g_autofree char *sql = NULL;

  /* Registering is the teacher's, justifying the class teacher's. */
  g_assert_cmpint (type (teacher, school, 0, work, 0, "ns"), ==, KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (type (teacher, school, 0, work, 0, "n"), ==, KLADE_OUTCOME_SAVED);
  g_assert_cmpint (type (tutor, school, 0, work, 0, "ns"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "ns");

  /* The excuse that stands may be written again, with a mark made up later. */
  g_assert_cmpint (type (teacher, school, 0, work, 0, "ns/7"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "ns/7");
  /* A mark over what was n when the teacher looked keeps the excuse; a bare n is refused. */
  g_assert_cmpint (type (teacher, school, 0, work, 0, "n/8"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "ns/8");
  g_assert_cmpint (type (teacher, school, 0, work, 0, "n/8"), ==, KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (type (teacher, school, 0, work, 0, "nc/8"), ==, KLADE_OUTCOME_REFUSED);

  /* The class teacher changes it, takes it away, brings it back. */
  g_assert_cmpint (type (tutor, school, 0, work, 0, "nn/8"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "nn/8");
  g_assert_cmpint (type (tutor, school, 0, work, 0, "n/8"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "n/8");
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM justification WHERE is_hidden = 0"),
                   ==, 0);

  /* A justification of several days is changed where it was made, but nn overrules it. */
  sql = g_strdup_printf (
      "INSERT INTO justification (pupil_id, first_day, last_day, last_lesson, excuse, entered_by,"
      " entered_at) VALUES (%" G_GINT64_FORMAT ", '2026-03-02', '2026-03-04', 2, 1,"
      " %" G_GINT64_FORMAT ", 1)",
      school->pupils_a[0], school->people[KLADE_ROLE_CLASS_TEACHER]);
  klade_test_school_execute (school, sql);
  assert_cell (teacher, school, 0, work, 0, "ns/8");
  g_assert_cmpint (type (tutor, school, 0, work, 0, "n/8"), ==, KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (type (tutor, school, 0, work, 0, "nn/8"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "nn/8");
  g_assert_cmpint (type (tutor, school, 0, work, 0, "ns/8"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 0, work, 0, "ns/8");

  /* What waits justifies the n that comes; up to the last lesson, not after it. */
  g_assert_cmpint (type (teacher, school, 2, 0, 0, "n"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 2, 0, 0, "ns");
  g_assert_cmpint (type (teacher, school, 3, 0, 0, "n"), ==, KLADE_OUTCOME_SAVED);
  assert_cell (teacher, school, 3, 0, 0, "n");
}

static void
test_refusals (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (teacher, school->math_a);
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *message = NULL;
  gint64 audit = klade_test_journal_last_audit (school);
  KladeCellEdit edit;

  /* A mark of another scale */
  edit =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "8");
  edit.value.mark = (KladeMark){ KLADE_MARK_PASSED, 0 };
  g_assert_cmpint (klade_test_journal_send (teacher, school->math_a, edit, NULL, NULL), ==,
                   KLADE_OUTCOME_REFUSED);
  /* A pupil of another class, a lesson of another journal, a work of another lesson */
  edit =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_b[0], "8");
  g_assert_cmpint (klade_test_journal_send (teacher, school->math_a, edit, NULL, NULL), ==,
                   KLADE_OUTCOME_REFUSED);
  edit =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "8");
  g_assert_cmpint (klade_test_journal_send (deputy, school->math_b, edit, NULL, NULL), ==,
                   KLADE_OUTCOME_REFUSED);
  edit.lesson_id = school->lessons[1];
  g_assert_cmpint (klade_test_journal_send (teacher, school->math_a, edit, NULL, NULL), ==,
                   KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit);

  /* Who left: nothing after the last day, but what stands there can be taken away. */
  g_assert_cmpint (type (teacher, school, 3, 0, 1, "n"), ==, KLADE_OUTCOME_SAVED);
  sql = g_strdup_printf (
      "UPDATE enrolment SET valid_to = '2026-03-03' WHERE pupil_id = %" G_GINT64_FORMAT,
      school->pupils_a[1]);
  klade_test_school_execute (school, sql);
  g_assert_cmpint (type (teacher, school, 1, 0, 1, "n"), ==, KLADE_OUTCOME_SAVED);
  g_assert_cmpint (type (teacher, school, 2, 0, 1, "n"), ==, KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (type (teacher, school, 3, 0, 1, ""), ==, KLADE_OUTCOME_SAVED);

  /* A lesson to come */
  klade_test_school_execute (school, "UPDATE lesson SET held_on = '2026-03-06'"
                                     " WHERE held_on = '2026-03-05'");
  g_assert_cmpint (type (teacher, school, 3, 0, 0, "n"), ==, KLADE_OUTCOME_REFUSED);
  klade_test_school_execute (school, "UPDATE lesson SET held_on = '2026-03-05'"
                                     " WHERE held_on = '2026-03-06'");

  /* A closed term: who closed it, when, whom to ask; the deputy may */
  klade_school_close_term (deputy, school->math_a, KLADE_TERM_SEMESTER_2, TRUE, NULL, &error);
  g_assert_no_error (error);
  edit =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "8");
  g_assert_cmpint (klade_test_journal_send (teacher, school->math_a, edit, NULL, &message), ==,
                   KLADE_OUTCOME_REFUSED);
  g_assert_nonnull (strstr (message, "05.03."));
  g_assert_nonnull (strstr (message, "deputy Kalniņa"));
  g_assert_cmpint (klade_test_journal_send (deputy, school->math_a, edit, NULL, NULL), ==,
                   KLADE_OUTCOME_SAVED);
}

/* A thousand edits are one transaction: an edit that cannot be does not take the others. */
static void
test_many (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autofree KladeCellEdit *edits = g_new0 (KladeCellEdit, 1000);
  KladeCellResult *results;
  int n_saved = 0;

  for (int i = 0; i < 1000; i++)
    {
      edits[i] =
          klade_test_journal_edit (page, school->lessons[i % 4], i % 4 == 0 ? school->work_id : 0,
                                   school->pupils_a[i / 4 % 4], "7");
      if (i % 10 == 9)
        edits[i].pupil_id = school->pupils_b[0];
    }
  klade_school_set_cells (session, school->math_a, edits, 1000, &results, &undo, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 1000; i++)
    {
      if (i % 10 == 9)
        g_assert_cmpint (results[i].outcome, ==, KLADE_OUTCOME_REFUSED);
      n_saved += results[i].outcome == KLADE_OUTCOME_SAVED;
    }
  klade_cell_results_free (results, 1000);

  g_assert_cmpint (n_saved, ==, 16); /* four pupils in four lessons; then it stood there */
  g_assert_nonnull (strstr (klade_undo_get_title (undo), "4"));
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM mark WHERE value <> ''"), ==, 0);
  klade_test_school_assert_sound (school, session);
}

/* An engine's fault takes the whole batch back. */
static void
test_fault (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  gint64 audit = klade_test_journal_last_audit (school);
  g_autoptr (GError) error = NULL;
  KladeCellResult *results;
  KladeUndo *undo;
  KladeCellEdit edits[2];

  edits[0] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[0], "8");
  edits[1] =
      klade_test_journal_edit (page, school->lessons[0], school->work_id, school->pupils_a[1], "n");
  klade_test_school_execute (school, "ALTER TABLE absence RENAME TO lost");

  g_assert_false (
      klade_school_set_cells (session, school->math_a, edits, 2, &results, &undo, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_FAILED);
  g_assert_null (results);
  g_assert_null (undo);
  g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM mark"), ==, 0);
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/cells/marks-and-absences", test_marks_and_absences);
  klade_test_add ("/cells/first-mark-makes-a-work", test_first_mark_makes_a_work);
  klade_test_add ("/cells/conflict", test_conflict);
  klade_test_add ("/cells/excuses", test_excuses);
  klade_test_add ("/cells/refusals", test_refusals);
  klade_test_add ("/cells/many", test_many);
  klade_test_add ("/cells/fault", test_fault);

  return g_test_run ();
}
