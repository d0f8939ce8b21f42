/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

#include <string.h>

/* The readers: the page and its window, the lists, the histories, others' changes. */

static void
test_page (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) head = klade_test_school_sign_in (school, KLADE_ROLE_HEAD);
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
  g_autoptr (KladeJournalPage) seen = klade_test_journal_read (head, school->math_a);

  g_assert_cmpstr (page->subject, ==, "Matemātika");
  g_assert_cmpstr (page->class_name, ==, "7.a");
  g_assert_cmpstr (page->teachers, ==, "teacher Kalniņa");
  g_assert_cmpstr (page->school_year, ==, "2025/26");
  g_assert_cmpstr (page->school_name, ==, "Testa pamatskola");
  g_assert_cmpint (page->grade, ==, 7);
  g_assert_cmpint (page->today, ==, klade_day_new (2026, 3, 5));
  g_assert_cmpint (page->audit_id, ==, klade_test_journal_last_audit (school));
  g_assert_cmpint (page->semester_first[1], ==, klade_day_new (2026, 1, 5));

  g_assert_true (page->can_write_marks && page->can_write_lessons && page->can_write_term_marks);
  g_assert_false (page->can_justify);
  g_assert_null (page->refusal);
  g_assert_false (seen->can_write_marks || seen->can_write_lessons || seen->can_justify);
  g_assert_nonnull (strstr (seen->refusal, klade_action_whom_to_ask (KLADE_ACTION_WRITE_MARK)));

  g_assert_cmpint (page->n_pupils, ==, 4);
  g_assert_cmpstr (page->pupils[3].name, ==, "Āboliņa Dainis");
  g_assert_cmpint (page->pupils[3].number, ==, 4);
  g_assert_cmpint (page->pupils[3].joined, ==, KLADE_DAY_NONE);
  g_assert_cmpint (page->n_lessons, ==, 4);
  g_assert_cmpint (page->n_columns, ==, 4);
  g_assert_cmpint (page->lessons[3].first_column, ==, 3);
  g_assert_cmpint (page->columns[0].work_id, ==, school->work_id);
  g_assert_true (page->columns[0].counts);
  g_assert_cmpint (page->columns[1].work_id, ==, 0);
  g_assert_cmpint (page->lessons[0].semester, ==, 2);
  g_assert_true (klade_journal_page_is_complete (page));
  g_assert_cmpstr (page->people[0], ==, "");
}

/* A pupil who came later, one who left, one who came back. */
static void
test_stays (KladeTestPlace *place)
{
  static const char sql[] =
      "UPDATE enrolment SET valid_from = '2026-02-02' WHERE pupil_id = %" G_GINT64_FORMAT ";"
      "UPDATE enrolment SET valid_to = '2026-03-03' WHERE pupil_id = %" G_GINT64_FORMAT ";"
      "UPDATE enrolment SET valid_to = '2025-10-01' WHERE pupil_id = %" G_GINT64_FORMAT ";"
      "INSERT INTO enrolment (pupil_id, class_id, valid_from) VALUES (%" G_GINT64_FORMAT
      ", %" G_GINT64_FORMAT ", '2026-03-04');";
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autofree char *text =
      g_strdup_printf (sql, school->pupils_a[0], school->pupils_a[1], school->pupils_a[2],
                       school->pupils_a[2], school->class_a);
  g_autoptr (KladeJournalPage) page = NULL;
  g_autoptr (KladeJournalPage) group = NULL;

  klade_test_school_execute (school, text);
  page = klade_test_journal_read (session, school->math_a);
  g_assert_cmpint (page->n_pupils, ==, 4);
  g_assert_cmpint (page->pupils[0].joined, ==, klade_day_new (2026, 2, 2));
  g_assert_cmpint (page->pupils[0].left, ==, KLADE_DAY_NONE);
  g_assert_cmpint (page->pupils[1].left, ==, klade_day_new (2026, 3, 3));
  g_assert_cmpint (page->pupils[2].joined, ==, KLADE_DAY_NONE);
  g_assert_cmpint (page->pupils[2].left, ==, KLADE_DAY_NONE);

  /* Between the two stays there is nothing to write. */
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[1], 0,
                                            school->pupils_a[2], "n"),
                   ==, KLADE_OUTCOME_REFUSED);
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[2], 0,
                                            school->pupils_a[2], "n"),
                   ==, KLADE_OUTCOME_SAVED);

  group = klade_test_journal_read (session, school->group_j);
  g_assert_cmpint (group->n_pupils, ==, 4);
  g_assert_cmpint (group->class_id, ==, 0);
  g_assert_cmpstr (group->pupils[0].class_name, ==, "7.a");
  g_assert_cmpstr (group->pupils[3].class_name, ==, "7.b");
  g_assert_cmpint (group->pupils[3].class_id, ==, school->class_b);
}

/* What the page derives is what the verb derives, for every shape of justification. */
static void
test_excuses (KladeTestPlace *place)
{
  static const struct
  {
    const char *first_day, *first_lesson, *last_day, *last_lesson;
    int excuse;
    const char *cells[4]; /* on 2, 3, 4 and 5 March, each time lesson 2 */
  } cases[] = {
    { "2026-03-02", "NULL", "2026-03-02", "NULL", 1, { "ns", "n", "n", "n" } },
    { "2026-03-02", "3", "2026-03-04", "1", 2, { "n", "nc", "n", "n" } },
    { "2026-03-02", "2", "2026-03-04", "2", 2, { "nc", "nc", "nc", "n" } },
    { "2026-02-01", "NULL", "2026-06-01", "NULL", 3, { "nn", "nn", "nn", "nn" } },
    { "2026-03-03", "0", "2026-03-03", "1", 1, { "n", "n", "n", "n" } },
    { "2026-03-06", "NULL", "2026-03-07", "NULL", 1, { "n", "n", "n", "n" } },
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 pupil = school->pupils_a[0];

  for (int i = 0; i < 4; i++)
    g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[i],
                                              i == 0 ? school->work_id : 0, pupil, "n"),
                     ==, KLADE_OUTCOME_SAVED);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO justification (pupil_id, first_day, first_lesson, last_day, last_lesson,"
          " excuse, entered_by, entered_at) VALUES (%" G_GINT64_FORMAT
          ", '%s', %s, '%s', %s, %d, %" G_GINT64_FORMAT ", 1)",
          pupil, cases[i].first_day, cases[i].first_lesson, cases[i].last_day, cases[i].last_lesson,
          cases[i].excuse, school->people[KLADE_ROLE_DEPUTY]);

      klade_test_school_execute (school, sql);
      for (int j = 0; j < 4; j++)
        {
          g_autofree char *text = klade_test_journal_dup_cell (
              session, school->math_a, school->lessons[j], j == 0 ? school->work_id : 0, pupil);
          g_assert_cmpstr (text, ==, cases[i].cells[j]);
          /* To the verb it is the same. */
          g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[j],
                                                    j == 0 ? school->work_id : 0, pupil, text),
                           ==, KLADE_OUTCOME_SAME);
        }
      klade_test_school_execute (school, "DELETE FROM justification");
    }
}

/* Lesson 0 was three days ago.  Absences are due in two days; marks in ten working days
 * (S3 19), because works are corrected at home. */
static void
test_late (KladeTestPlace *place)
{
  static const struct
  {
    const char *name;
    const char *value;
    gboolean mark_is_late;
    gboolean absence_is_late;
  } rounds[] = {
    { NULL, NULL, FALSE, TRUE },
    { "late-mark-days", "2", TRUE, TRUE },
    { "late-mark-days", "3", FALSE, TRUE },
    { "late-entry-days", "3", FALSE, FALSE },
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    klade_test_journal_type (session, school->math_a, school->lessons[0], school->work_id,
                             school->pupils_a[i], i == 0 ? "8" : "n");
  for (gsize i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      g_autoptr (KladeJournalPage) page = NULL;

      if (rounds[i].name != NULL)
        klade_school_set_setting (session, rounds[i].name, rounds[i].value, &error);
      g_assert_no_error (error);
      page = klade_test_journal_read (session, school->math_a);
      g_assert_cmpint (klade_journal_page_cell (page, 0, 0)->is_late, ==, rounds[i].mark_is_late);
      g_assert_cmpint (klade_journal_page_cell (page, 1, 0)->is_late, ==,
                       rounds[i].absence_is_late);
    }
}

static void
test_window (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;
  KladePageWindow window = {
    .first_day = klade_day_new (2026, 3, 3),
    .last_day = klade_day_new (2026, 3, 4),
    .max_cells = 15,
  };
  g_autoptr (KladeJournalPage) part = NULL;
  g_autoptr (KladeJournalPage) nothing = NULL;
  g_autoptr (KladeJournalPage) whole = NULL;

  for (int i = 0; i < 4; i++)
    klade_test_journal_type (session, school->math_a, school->lessons[i],
                             i == 0 ? school->work_id : 0, school->pupils_a[i], i == 1 ? "n" : "8");

  /* 16 cells are more than 15: only two days are filled, and nothing is proposed. */
  part = klade_school_read_journal (session, school->math_a, &window, &error);
  g_assert_no_error (error);
  g_assert_false (klade_journal_page_is_complete (part));
  g_assert_cmpint (part->first_filled_column, ==, 1);
  g_assert_cmpint (part->n_filled_columns, ==, 2);
  g_assert_cmpint (part->n_lessons, ==, 4);
  g_assert_null (klade_journal_page_proposal (part, 0, KLADE_TERM_SEMESTER_2));
  g_assert_cmpint (klade_journal_page_cell (part, 0, 0)->value.mark.kind, ==, KLADE_MARK_NONE);
  g_assert_cmpint (klade_journal_page_cell (part, 1, 1)->value.absence, ==, KLADE_ABSENCE_ABSENT);
  g_assert_cmpint (klade_journal_page_cell (part, 2, 2)->value.mark.value, ==, 8);
  g_assert_cmpint (klade_journal_page_cell (part, 3, 3)->value.mark.kind, ==, KLADE_MARK_NONE);

  /* Days without lessons fill nothing; a page that is small enough is filled whole. */
  window.first_day = window.last_day = klade_day_new (2026, 5, 20);
  nothing = klade_school_read_journal (session, school->math_a, &window, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nothing->n_filled_columns, ==, 0);
  window.max_cells = 16;
  whole = klade_school_read_journal (session, school->math_a, &window, &error);
  g_assert_no_error (error);
  g_assert_true (klade_journal_page_is_complete (whole));
  g_assert_nonnull (klade_journal_page_proposal (whole, 0, KLADE_TERM_SEMESTER_2));
  g_assert_cmpint (klade_journal_page_cell (whole, 3, 3)->value.mark.value, ==, 8);
}

static const KladeJournalRow *
find_row (const KladeJournalList *list, gint64 id)
{
  for (int i = 0; i < list->n_rows; i++)
    if (list->rows[i].id == id)
      return &list->rows[i];

  return NULL;
}

static void
test_list (KladeTestPlace *place)
{
  static const struct
  {
    KladeRole role;
    int n_rows;
    gboolean sees_all;
  } cases[] = {
    { KLADE_ROLE_DEPUTY, 4, TRUE },
    { KLADE_ROLE_HEAD, 4, TRUE },
    { KLADE_ROLE_SECRETARY, 4, TRUE },
    { KLADE_ROLE_NURSE, 4, TRUE },
    { KLADE_ROLE_TEACHER, 1, FALSE },
    { KLADE_ROLE_CLASS_TEACHER, 3, FALSE },
    { KLADE_ROLE_SPEECH_THERAPIST, 1, FALSE },
    { KLADE_ROLE_GUARDIAN, 0, FALSE },
    { KLADE_ROLE_PUPIL, 0, FALSE },
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO timetable_slot (journal_id, weekday, lesson_no, valid_from, valid_to) VALUES"
      " (%1$" G_GINT64_FORMAT ", 2, 2, '2025-09-01', '2026-06-30'),"
      " (%1$" G_GINT64_FORMAT ", 4, 2, '2025-09-01', '2026-06-30')",
      school->math_a);

  klade_test_school_execute (school, sql);
  klade_test_school_execute (school, "UPDATE lesson SET topic = 'x' WHERE held_on = '2026-03-03'");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, cases[i].role);
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeJournalList) list = klade_school_list_journals (session, &error);
      const KladeJournalRow *row;

      g_assert_no_error (error);
      g_assert_cmpint (list->n_rows, ==, cases[i].n_rows);
      g_assert_cmpint (list->can_see_all, ==, cases[i].sees_all);
      row = find_row (list, school->math_a);
      if (row == NULL)
        continue;

      g_assert_cmpstr (row->subject, ==, "Matemātika");
      g_assert_cmpstr (row->class_name, ==, "7.a");
      g_assert_cmpstr (row->teachers, ==, "teacher Kalniņa");
      g_assert_nonnull (strstr (row->search, "matematika"));
      g_assert_cmpint (row->n_pupils, ==, 4);
      g_assert_cmpint (row->n_lessons, ==, 4);
      g_assert_cmpint (row->n_without_topic, ==, 3);
      g_assert_cmpint (row->last_lesson, ==, klade_day_new (2026, 3, 5));
      /* Today's is held; then comes the spring break. */
      g_assert_cmpint (row->next_lesson, ==, klade_day_new (2026, 3, 17));
      g_assert_cmpint (row->is_mine, ==, cases[i].role == KLADE_ROLE_TEACHER);
      g_assert_cmpint (row->is_my_class, ==, cases[i].role == KLADE_ROLE_CLASS_TEACHER);
      g_assert_true (find_row (list, school->math_b) == NULL ||
                     find_row (list, school->math_b)->n_lessons == 0);
    }
}

static void
test_find (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  const struct
  {
    const char *class_name, *subject;
    gint64 expected; /* 0: an error that says... */
    const char *says;
  } cases[] = {
    { "7.a", "Matemātika", school->math_a, NULL },
    { "7A", "matematika", school->math_a, NULL },
    { " 7. b ", "mat", school->math_b, NULL },
    { "7.a", "Klases stunda", school->hour_a, NULL },
    { "7.a", "", 0, "Klases stunda, Matemātika" },
    { "7. klašu", "m", school->group_j, NULL },
    { "7.c", "Matemātika", 0, "7.b" },
    { "7", "Matemātika", 0, "7.a" },
    { "7.a", "Fizika", 0, "Klases stunda, Matemātika" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id =
          klade_school_find_journal (session, 0, cases[i].class_name, cases[i].subject, &error);

      g_assert_cmpint (id, ==, cases[i].expected);
      if (cases[i].expected != 0)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_suggestions (KladeTestPlace *place)
{
  /* The timetable says Monday to Friday, lesson 2; 2 to 5 March are held. */
  static const int expected[][3] = { { 2, 27, 2 }, { 2, 26, 2 }, { 2, 25, 2 },
                                     { 2, 24, 2 }, { 2, 23, 2 }, { 2, 20, 2 },
                                     { 2, 19, 2 }, { 3, 6, 2 },  { 3, 16, 2 } };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = NULL;
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO timetable_slot (journal_id, weekday, lesson_no, valid_from, valid_to)"
      " SELECT %" G_GINT64_FORMAT ", n.n, 2, '2025-09-01', '2026-06-30'"
      " FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5) n",
      school->math_a);

  klade_test_school_execute (school, sql);
  times = klade_school_suggest_lessons (session, school->math_a, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (times->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const KladeLessonTime *time = &g_array_index (times, KladeLessonTime, i);

      g_assert_cmpint (time->day, ==, klade_day_new (2026, expected[i][0], expected[i][1]));
      g_assert_cmpint (time->lesson_no, ==, expected[i][2]);
    }

  /* Today's first when it is not there */
  klade_test_school_execute (school,
                             "UPDATE lesson SET is_hidden = 1 WHERE held_on = '2026-03-05'");
  g_clear_pointer (&times, g_array_unref);
  times = klade_school_suggest_lessons (session, school->math_a, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (times->len, ==, 1);
  g_assert_cmpint (g_array_index (times, KladeLessonTime, 0).day, ==, klade_day_new (2026, 3, 5));
}

static void
assert_line (GPtrArray *rows, guint i, const char *what, const char *before, const char *after)
{
  const KladeHistoryRow *row = g_ptr_array_index (rows, i);

  g_assert_cmpstr (row->what, ==, what);
  g_assert_cmpstr (row->old_value, ==, before);
  g_assert_cmpstr (row->new_value, ==, after);
  g_assert_nonnull (strstr (row->who, "Kalniņa"));
  g_assert_cmpint (row->at, >, 0);
}

static void
test_term_history (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  KladeTermCell now = { 0 };

  for (guint8 points = 6; points <= 7; points++)
    {
      g_autoptr (KladeUndo) undo = NULL;

      klade_school_set_term_mark (session, school->math_a, school->pupils_a[0],
                                  KLADE_TERM_SEMESTER_1, (KladeMark){ KLADE_MARK_POINTS, points },
                                  now.revision, &now, &undo, &error);
      g_assert_no_error (error);
    }

  rows = klade_school_read_term_history (session, school->math_a, school->pupils_a[0],
                                         KLADE_TERM_SEMESTER_1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  assert_line (rows, 0, "Mark", "6", "7");
  assert_line (rows, 1, "Mark", "", "6");

  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = klade_school_read_term_history (session, school->math_a, school->pupils_a[0],
                                         KLADE_TERM_YEAR, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
test_histories (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  KladeLessonEdit edit = {
    .lesson_id = school->lessons[0],
    .revision = 1,
    .fields = KLADE_LESSON_FIELD_TOPIC | KLADE_LESSON_FIELD_HOMEWORK,
    .topic = "Daļas",
    .homework_state = KLADE_HOMEWORK_NOTHING,
  };

  klade_test_journal_type (session, school->math_a, school->lessons[0], school->work_id,
                           school->pupils_a[0], "4");
  klade_test_journal_type (session, school->math_a, school->lessons[0], school->work_id,
                           school->pupils_a[0], "nc/6");
  rows = klade_school_read_cell_history (session, school->lessons[0], school->work_id,
                                         school->pupils_a[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  assert_line (rows, 0, "Justification", "", "nc 02.03.2026.");
  assert_line (rows, 1, "Absence", "", "n");
  assert_line (rows, 2, "Mark", "4", "6");
  assert_line (rows, 3, "Mark", "", "4");

  klade_school_save_lesson (session, school->math_a, &edit, NULL, NULL, &undo, &error);
  g_assert_no_error (error);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = klade_school_read_lesson_history (session, school->lessons[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 6);
  assert_line (rows, 0, "Homework (taken back)", "nothing set", "");
  assert_line (rows, 1, "Topic (taken back)", "Daļas", "");
  assert_line (rows, 2, "Homework", "", "nothing set");
  assert_line (rows, 3, "Topic", "", "Daļas");
  assert_line (rows, 5, "Lesson", "", "02.03.2026., lesson 2");
}

static void
test_polling (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) other_school = klade_school_open (school->place, &school->clock, &error);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) other = klade_school_sign_in (other_school, "teacher", password, &error);
  gint64 audit = klade_test_journal_last_audit (school);
  g_autoptr (KladeChanges) nothing = NULL;
  g_autoptr (KladeChanges) own = NULL;
  g_autoptr (KladeChanges) both = NULL;
  g_autoptr (KladeChanges) theirs = NULL;

  g_assert_no_error (error);
  nothing = klade_school_poll_changes (session, audit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->journals->len, ==, 0);
  g_assert_cmpint (nothing->audit_id, ==, audit);

  /* One's own, for another window on the same session: nobody to name */
  klade_test_journal_type (session, school->math_a, school->lessons[1], 0, school->pupils_a[0],
                           "n");
  own = klade_school_poll_changes (session, audit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->journals->len, ==, 1);
  g_assert_cmpint (g_array_index (own->journals, gint64, 0), ==, school->math_a);
  g_assert_null (own->who);

  klade_test_journal_type (other, school->math_a, school->lessons[2], 0, school->pupils_a[0], "n");
  klade_test_journal_type (other, school->math_a, school->lessons[3], 0, school->pupils_a[0], "n");
  theirs = klade_school_poll_changes (session, own->audit_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (theirs->journals->len, ==, 1);
  g_assert_cmpstr (theirs->who, ==, "teacher Kalniņa");
  g_assert_cmpint (theirs->audit_id, ==, klade_test_journal_last_audit (school));

  /* A window that asked last long ago misses nothing. */
  both = klade_school_poll_changes (session, audit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (both->journals->len, ==, 1);
  g_assert_cmpint (both->audit_id, ==, theirs->audit_id);

  g_clear_object (&other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/journal-page/page", test_page);
  klade_test_add ("/journal-page/stays", test_stays);
  klade_test_add ("/journal-page/excuses", test_excuses);
  klade_test_add ("/journal-page/late", test_late);
  klade_test_add ("/journal-page/window", test_window);
  klade_test_add ("/journal-page/list", test_list);
  klade_test_add ("/journal-page/find", test_find);
  klade_test_add ("/journal-page/suggestions", test_suggestions);
  klade_test_add ("/journal-page/histories", test_histories);
  klade_test_add ("/journal-page/term-history", test_term_history);
  klade_test_add ("/journal-page/polling", test_polling);

  return g_test_run ();
}
