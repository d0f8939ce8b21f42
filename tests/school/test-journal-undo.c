/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

#include <string.h>

/* A long day's work taken back step by step and done again: the page is the same at each step.
 * And what two people do to each other's undo. */

#define N_STEPS 60

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
  GRand *random;
} Day;

static const KladePageLesson *
any_lesson (Day *day, const KladeJournalPage *page)
{
  return &page->lessons[g_rand_int_range (day->random, 0, page->n_lessons)];
}

static KladeUndo *
type_cells (Day *day, const KladeJournalPage *page, GError **error)
{
  static const char *const texts[] = { "8", "3", "n", "nc", "n/5", "k", "", "10", "nv" };
  KladeCellEdit edits[5];
  KladeCellResult *results;
  KladeUndo *undo = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const KladePageLesson *lesson = any_lesson (day, page);
      const KladePageColumn *column = &page->columns[lesson->first_column];
      const char *text = texts[g_rand_int_range (day->random, 0, G_N_ELEMENTS (texts))];

      edits[i] =
          klade_test_journal_edit (page, lesson->id, column->work_id,
                                   day->school->pupils_a[g_rand_int_range (day->random, 0, 4)],
                                   column->scale == KLADE_SCALE_POINTS ? text : "n");
    }
  if (klade_school_set_cells (day->session, page->journal_id, edits, G_N_ELEMENTS (edits), &results,
                              &undo, error))
    klade_cell_results_free (results, G_N_ELEMENTS (edits));
  return undo;
}

static KladeUndo *
save_lesson (Day *day, const KladeJournalPage *page, GError **error)
{
  const KladePageLesson *lesson = any_lesson (day, page);
  g_autofree char *text = g_strdup_printf ("%u", g_rand_int (day->random) % 100);
  KladeLessonEdit edit = {
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .topic = text,
    .notes = text,
    .homework = text,
    .homework_state = (KladeHomeworkState) g_rand_int_range (day->random, 0, 3),
    .kind = (KladeLessonKind) g_rand_int_range (day->random, 1, KLADE_N_LESSON_KINDS + 1),
    .reason = text,
    .is_hidden = page->n_lessons > 2,
  };
  KladeUndo *undo = NULL;

  edit.fields = (KladeLessonFields) (1 << g_rand_int_range (day->random, 0, 4));
  if (g_rand_int_range (day->random, 0, 8) == 0)
    edit.fields = KLADE_LESSON_FIELD_HIDDEN;
  klade_school_save_lesson (day->session, page->journal_id, &edit, NULL, NULL, &undo, error);
  return undo;
}

/* Adds, moves or splits: to a time that may be taken. */
static KladeUndo *
place_lesson (Day *day, const KladeJournalPage *page, GError **error)
{
  const KladePageLesson *lesson = any_lesson (day, page);
  KladeLessonEdit edit = {
    .fields = KLADE_LESSON_FIELD_TIME,
    .day = klade_day_new (2026, 2, g_rand_int_range (day->random, 2, 28)),
    .lesson_no = g_rand_int_range (day->random, 0, 16),
  };
  KladeUndo *undo = NULL;

  switch (g_rand_int_range (day->random, 0, 3))
    {
    case 0:
      edit.lesson_id = lesson->id;
      edit.revision = lesson->revision;
      break;
    case 1:
      klade_school_split_lesson (day->session, lesson->id, lesson->revision, edit.lesson_no, NULL,
                                 &undo, error);
      return undo;
    default:
      break;
    }
  klade_school_save_lesson (day->session, page->journal_id, &edit, NULL, NULL, &undo, error);
  return undo;
}

static KladeUndo *
save_work (Day *day, const KladeJournalPage *page, GError **error)
{
  const KladePageLesson *lesson = any_lesson (day, page);
  const KladePageColumn *column = &page->columns[lesson->first_column];
  KladeWorkEdit edit = {
    .work_id = g_rand_boolean (day->random) ? column->work_id : 0,
    .lesson_id = lesson->id,
    .kind = (KladeWorkKind) g_rand_int_range (day->random, 1, KLADE_N_WORK_KINDS + 1),
    .scale = (KladeScale) g_rand_int_range (day->random, 1, KLADE_N_SCALES + 1),
    .weight = g_rand_int_range (day->random, 0, 1001),
    .is_hidden = g_rand_int_range (day->random, 0, 4) == 0,
  };
  KladeUndo *undo = NULL;

  edit.revision = edit.work_id != 0 ? column->revision : 0;
  klade_school_save_work (day->session, &edit, NULL, NULL, &undo, error);
  return undo;
}

static KladeUndo *
set_terms (Day *day, const KladeJournalPage *page, GError **error)
{
  KladeTermKind term = (KladeTermKind) g_rand_int_range (day->random, 1, KLADE_N_TERM_KINDS + 1);
  int row = g_rand_int_range (day->random, 0, page->n_pupils);
  const KladeMark mark = { KLADE_MARK_POINTS, (guint8) g_rand_int_range (day->random, 1, 11) };
  KladeUndo *undo = NULL;

  switch (g_rand_int_range (day->random, 0, 3))
    {
    case 0:
      klade_school_accept_proposals (day->session, page->journal_id, term, NULL, &undo, error);
      break;
    case 1:
      klade_school_close_term (day->session, page->journal_id, term,
                               !page->term_states[term].is_closed, &undo, error);
      break;
    default:
      klade_school_set_term_mark (day->session, page->journal_id, page->pupils[row].id, term, mark,
                                  klade_journal_page_term (page, row, term)->revision, NULL, &undo,
                                  error);
      break;
    }
  return undo;
}

/* One verb, whatever it is; NULL when it was refused or changed nothing. */
static KladeUndo *
do_something (Day *day)
{
  static KladeUndo *(*const verbs[]) (Day *, const KladeJournalPage *, GError **) = {
    type_cells, type_cells, save_lesson, place_lesson, save_work, set_terms,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page =
      klade_school_read_journal (day->session, day->school->math_a, NULL, &error);
  KladeUndo *undo;

  g_assert_no_error (error);
  undo = verbs[g_rand_int_range (day->random, 0, G_N_ELEMENTS (verbs))](day, page, &error);
  if (error != NULL)
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  return undo;
}

static char *
dump (Day *day)
{
  return klade_test_journal_dump (day->session, day->school->math_a);
}

static void
test_long_day (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (GPtrArray) undos = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_undo_unref);
  g_autoptr (GPtrArray) redos = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_undo_unref);
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  Day day = { school, session, random };

  g_ptr_array_add (pages, dump (&day));
  for (int i = 0; i < N_STEPS; i++)
    {
      KladeUndo *undo = do_something (&day);

      if (undo == NULL)
        continue;
      g_assert_cmpint (g_utf8_strlen (klade_undo_get_title (undo), -1), >, 3);
      g_assert_cmpint (klade_undo_get_journal_id (undo), ==, school->math_a);
      g_ptr_array_add (undos, undo);
      g_ptr_array_add (pages, dump (&day));
    }
  g_assert_cmpuint (undos->len, >, N_STEPS / 4);

  for (guint i = undos->len; i > 0; i--)
    {
      g_autofree char *page = NULL;
      KladeUndo *redo;

      klade_school_undo (session, g_ptr_array_index (undos, i - 1), &redo, &error);
      g_assert_no_error (error);
      g_ptr_array_add (redos, redo);
      page = dump (&day);
      g_assert_cmpstr (page, ==, g_ptr_array_index (pages, i - 1));
    }
  klade_test_school_assert_sound (school, session);

  for (guint i = redos->len; i > 0; i--)
    {
      g_autofree char *page = NULL;

      klade_school_undo (session, g_ptr_array_index (redos, i - 1), NULL, &error);
      g_assert_no_error (error);
      page = dump (&day);
      g_assert_cmpstr (page, ==, g_ptr_array_index (pages, redos->len - i + 1));
    }
  klade_test_school_assert_sound (school, session);
}

/* ---- two people ---- */

static KladeUndo *
type (KladeSession *session, KladeTestSchool *school, int pupil, const char *text)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  KladeCellEdit edit = klade_test_journal_edit (page, school->lessons[0], school->work_id,
                                                school->pupils_a[pupil], text);
  KladeUndo *undo = NULL;

  g_assert_cmpint (klade_test_journal_send (session, school->math_a, edit, &undo, NULL), ==,
                   KLADE_OUTCOME_SAVED);
  return undo;
}

static void
test_two_people (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeUndo) mine = type (teacher, school, 0, "8");
  g_autoptr (KladeUndo) again = NULL;
  g_autoptr (KladeUndo) theirs = type (deputy, school, 0, "4");
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 audit = klade_test_journal_last_audit (school);
  g_autofree char *sql = NULL;

  /* Somebody wrote over it: it says who, and nothing is taken back. */
  g_assert_false (klade_school_undo (teacher, mine, &redo, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "deputy Kalniņa"));
  g_assert_null (redo);
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit);
  g_clear_error (&error);

  /* They took theirs back: then mine can be. */
  klade_school_undo (deputy, theirs, NULL, &error);
  g_assert_no_error (error);
  klade_school_undo (teacher, mine, &redo, &error);
  g_assert_no_error (error);

  /* What others wrote elsewhere in the same row stays. */
  {
    KladeLessonEdit topic = {
      .lesson_id = school->lessons[0],
      .revision = 1,
      .fields = KLADE_LESSON_FIELD_TOPIC,
      .topic = "Daļas",
    };
    KladeLessonEdit notes = {
      .lesson_id = school->lessons[0],
      .revision = 2,
      .fields = KLADE_LESSON_FIELD_NOTES,
      .notes = "Piezīme",
    };
    g_autoptr (KladeJournalPage) page = NULL;

    klade_school_save_lesson (teacher, school->math_a, &topic, NULL, NULL, &again, &error);
    g_assert_no_error (error);
    klade_school_save_lesson (deputy, school->math_a, &notes, NULL, NULL, NULL, &error);
    g_assert_no_error (error);
    klade_school_undo (teacher, again, NULL, &error);
    g_assert_no_error (error);
    page = klade_test_journal_read (teacher, school->math_a);
    g_assert_cmpstr (page->lessons[0].topic, ==, "");
    g_assert_cmpstr (page->lessons[0].notes, ==, "Piezīme");
  }

  /* A right that was taken away takes undo with it. */
  sql = g_strdup_printf ("DELETE FROM journal_teacher WHERE person_id = %" G_GINT64_FORMAT,
                         school->people[KLADE_ROLE_TEACHER]);
  klade_test_school_execute (school, sql);
  g_assert_false (klade_school_undo (teacher, redo, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
}

/* What came since does not let everything be taken back. */
static void
test_in_the_way (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) added = NULL;
  g_autoptr (KladeUndo) moved = NULL;
  g_autoptr (KladeUndo) cleared = NULL;
  g_autoptr (KladeUndo) marked = NULL;
  KladeLessonEdit edit = {
    .fields = KLADE_LESSON_FIELD_TIME,
    .day = klade_day_new (2026, 3, 5),
    .lesson_no = 9,
  };
  KladeWorkEdit work = {
    .work_id = school->work_id,
    .revision = 1,
    .kind = KLADE_WORK_TEST,
    .scale = KLADE_SCALE_PASS,
    .weight = 100,
  };
  gint64 lesson_id = 0;

  /* An added lesson holds an absence by now. */
  klade_school_save_lesson (session, school->math_a, &edit, &lesson_id, NULL, &added, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      klade_test_journal_type (session, school->math_a, lesson_id, 0, school->pupils_a[0], "n"), ==,
      KLADE_OUTCOME_SAVED);
  g_assert_false (klade_school_undo (session, added, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* A moved lesson's old time is taken. */
  edit.lesson_id = school->lessons[1];
  edit.revision = 1;
  edit.lesson_no = 10;
  klade_school_save_lesson (session, school->math_a, &edit, NULL, NULL, &moved, &error);
  g_assert_no_error (error);
  edit.lesson_id = 0;
  edit.day = klade_day_new (2026, 3, 3);
  edit.lesson_no = 2;
  klade_school_save_lesson (session, school->math_a, &edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_undo (session, moved, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  /* A cleared mark's column has another scale. */
  marked = type (session, school, 0, "8");
  cleared = type (session, school, 0, "");
  klade_school_save_work (session, &work, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_undo (session, cleared, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  klade_test_school_assert_sound (school, session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/journal-undo/long-day", test_long_day);
  klade_test_add ("/journal-undo/two-people", test_two_people);
  klade_test_add ("/journal-undo/in-the-way", test_in_the_way);

  return g_test_run ();
}
