/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

#include <string.h>

/* Lessons, works and term marks: what is accepted, what is refused in words. */

static KladeDay
day (int month, int day_of_month)
{
  return klade_day_new (2026, month, day_of_month);
}

static gboolean
save (KladeSession *session,
      gint64 journal_id,
      KladeLessonEdit edit,
      gint64 *lesson_id,
      gint32 *revision,
      GError **error)
{
  return klade_school_save_lesson (session, journal_id, &edit, lesson_id, revision, NULL, error);
}

static void
test_adding (KladeTestPlace *place)
{
  static const struct
  {
    int year, month, day, lesson_no;
    const char *says; /* NULL: accepted */
  } cases[] = {
    { 2026, 3, 6, 3, NULL },
    { 2026, 3, 5, 3, NULL },
    { 2026, 3, 5, 0, NULL },
    { 2026, 3, 5, 15, NULL },
    { 2026, 3, 5, 16, "15" },
    { 2026, 3, 5, -1, "15" },
    { 2026, 3, 5, 2, "2" },           /* stands there */
    { 2026, 3, 11, 2, "11.03.2026" }, /* spring break */
    { 2025, 11, 18, 2, "18.11.2025" },
    { 2026, 4, 3, 2, "03.04.2026" }, /* Good Friday */
    { 2026, 7, 1, 2, "2025/26" },    /* after the year */
    { 2026, 8, 31, 2, "2025/26" },
    { 2026, 3, 7, 1, NULL }, /* a Saturday: art schools work */
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 lesson_id = 0;
      gint64 audit = klade_test_journal_last_audit (school);
      KladeLessonEdit edit = {
        .fields = KLADE_LESSON_FIELD_TIME | KLADE_LESSON_FIELD_TOPIC,
        .day = klade_day_new (cases[i].year, cases[i].month, cases[i].day),
        .lesson_no = cases[i].lesson_no,
        .topic = "Daļskaitļi",
      };

      save (session, school->math_a, edit, &lesson_id, NULL, &error);
      if (cases[i].says == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpint (lesson_id, >, 0);
          g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit + 2);
          continue;
        }
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit);
    }
  klade_test_school_assert_sound (school, session);
}

static void
test_texts (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_text = g_strnfill (64 * 1024 + 1, 'a');
  KladeLessonEdit edit = { .lesson_id = school->lessons[0], .revision = 1 };
  gint32 revision;

  edit.fields = KLADE_LESSON_FIELD_TOPIC;
  edit.topic = "  Daļas\r\n un procenti \t";
  save (session, school->math_a, edit, NULL, &revision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (revision, ==, 2);
  {
    g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
    g_assert_cmpstr (page->lessons[0].topic, ==, "Daļas\n un procenti");
    g_assert_cmpstr (page->lessons[0].changed_by, ==, "teacher Kalniņa");
  }

  /* Homework: a text is 'set'; 'nothing set' clears the text, which stays in the log */
  edit = (KladeLessonEdit){
    .lesson_id = school->lessons[0],
    .revision = 2,
    .fields = KLADE_LESSON_FIELD_HOMEWORK,
    .homework = "12. uzdevums",
  };
  save (session, school->math_a, edit, NULL, &revision, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
    g_assert_cmpint (page->lessons[0].homework_state, ==, KLADE_HOMEWORK_SET);
  }
  edit.revision = revision;
  edit.homework_state = KLADE_HOMEWORK_NOTHING;
  save (session, school->math_a, edit, NULL, &revision, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
    g_assert_cmpint (page->lessons[0].homework_state, ==, KLADE_HOMEWORK_NOTHING);
    g_assert_cmpstr (page->lessons[0].homework, ==, "");
  }
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM audit WHERE old_value = '12. uzdevums'"),
                   ==, 1);

  /* Too long */
  edit = (KladeLessonEdit){
    .lesson_id = school->lessons[0],
    .revision = revision,
    .fields = KLADE_LESSON_FIELD_NOTES,
    .notes = long_text,
  };
  g_assert_false (save (session, school->math_a, edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  long_text[64 * 1024] = '\0';
  save (session, school->math_a, edit, NULL, &revision, &error);
  g_assert_no_error (error);

  /* A stale revision, and the same again */
  edit.notes = "cits";
  edit.revision = 1;
  g_assert_false (save (session, school->math_a, edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "teacher Kalniņa"));
  g_clear_error (&error);
  edit.revision = revision;
  edit.notes = long_text;
  save (session, school->math_a, edit, NULL, &edit.revision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (edit.revision, ==, revision); /* nothing was to be written */
  klade_test_school_assert_sound (school, session);
}

static void
test_moving (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) tutor = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_autoptr (GError) error = NULL;
  KladeLessonEdit edit = {
    .lesson_id = school->lessons[0],
    .revision = 1,
    .fields = KLADE_LESSON_FIELD_TIME,
    .day = day (3, 4),
    .lesson_no = 4,
  };
  /* Not to a day that has not come, not onto another lesson, not into a break */
  const KladeLessonTime refused[] = {
    { day (3, 6), 4 },
    { day (3, 4), 2 },
    { klade_day_new (2025, 12, 25), 4 },
  };
  g_autofree char *text = NULL;

  klade_test_journal_type (tutor, school->math_a, school->lessons[0], school->work_id,
                           school->pupils_a[0], "n");
  g_assert_cmpint (klade_test_journal_type (tutor, school->math_a, school->lessons[0],
                                            school->work_id, school->pupils_a[0], "nc"),
                   ==, KLADE_OUTCOME_SAVED);

  /* The marks and what was justified go with the lesson. */
  save (session, school->math_a, edit, NULL, &edit.revision, &error);
  g_assert_no_error (error);
  text = klade_test_journal_dup_cell (session, school->math_a, school->lessons[0], school->work_id,
                                      school->pupils_a[0]);
  g_assert_cmpstr (text, ==, "nc");

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      edit.day = refused[i].day;
      edit.lesson_no = refused[i].lesson_no;
      g_assert_false (save (session, school->math_a, edit, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_clear_error (&error);
    }
  klade_test_school_assert_sound (school, session);
}

/* Hidden with its marks; in its place a new one; then it cannot be shown there. */
static void
test_hiding (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  KladeLessonEdit edit = {
    .lesson_id = school->lessons[0],
    .revision = 1,
    .fields = KLADE_LESSON_FIELD_HIDDEN,
    .is_hidden = TRUE,
  };

  klade_test_journal_type (session, school->math_a, school->lessons[0], school->work_id,
                           school->pupils_a[0], "8");
  save (session, school->math_a, edit, NULL, &edit.revision, &error);
  g_assert_no_error (error);
  page = klade_school_read_journal (session, school->math_a, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_journal_page_find_lesson (page, school->lessons[0]), ==, -1);
  g_assert_cmpint (page->n_lessons, ==, 3);
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[0],
                                            school->work_id, school->pupils_a[1], "n"),
                   ==, KLADE_OUTCOME_REFUSED);

  save (session, school->math_a,
        (KladeLessonEdit){ .fields = KLADE_LESSON_FIELD_TIME, .day = day (3, 2), .lesson_no = 2 },
        NULL, NULL, &error);
  g_assert_no_error (error);
  edit.is_hidden = FALSE;
  g_assert_false (save (session, school->math_a, edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_assert_sound (school, session);
}

/* A double lesson becomes two. */
static void
test_splitting (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  gint64 second = 0;
  int index;

  save (session, school->math_a,
        (KladeLessonEdit){ .lesson_id = school->lessons[1],
                           .revision = 1,
                           .fields = KLADE_LESSON_FIELD_TOPIC,
                           .topic = "Procenti" },
        NULL, NULL, &error);
  g_assert_no_error (error);
  klade_school_split_lesson (session, school->lessons[1], 2, 3, &second, NULL, &error);
  g_assert_no_error (error);
  page = klade_test_journal_read (session, school->math_a);
  index = klade_journal_page_find_lesson (page, second);
  g_assert_cmpstr (page->lessons[index].topic, ==, "Procenti");
  g_assert_cmpint (page->lessons[index].lesson_no, ==, 3);
  g_assert_cmpint (page->lessons[index].day, ==, day (3, 3));

  g_assert_false (
      klade_school_split_lesson (session, school->lessons[1], 2, 3, &second, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_assert_sound (school, session);
}

static void
test_works (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  KladeWorkEdit edit = {
    .lesson_id = school->lessons[0],
    .kind = KLADE_WORK_HOMEWORK,
    .scale = KLADE_SCALE_PASS,
    .weight = 50,
    .title = " Burtnīca\n",
  };
  gint64 work_id = 0;
  gint32 revision = 0;

  klade_school_save_work (session, &edit, &work_id, &revision, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[0], work_id,
                                            school->pupils_a[0], "i"),
                   ==, KLADE_OUTCOME_SAVED);

  /* The scale of marks that stand there stays; weights have bounds. */
  edit.work_id = work_id;
  edit.revision = revision;
  edit.scale = KLADE_SCALE_POINTS;
  g_assert_false (klade_school_save_work (session, &edit, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  edit.scale = KLADE_SCALE_PASS;
  edit.weight = 1001;
  g_assert_false (klade_school_save_work (session, &edit, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  edit.weight = 1000;
  klade_school_save_work (session, &edit, NULL, &revision, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_save_work (session, &edit, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  /* An emptied column may change its scale. */
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[0], work_id,
                                            school->pupils_a[0], ""),
                   ==, KLADE_OUTCOME_SAVED);
  edit.revision = revision;
  edit.scale = KLADE_SCALE_PERCENT;
  klade_school_save_work (session, &edit, NULL, &edit.revision, NULL, &error);
  g_assert_no_error (error);
  edit.is_hidden = TRUE;
  klade_school_save_work (session, &edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);
    g_assert_cmpint (page->n_columns, ==, 4);
  }
  klade_test_school_assert_sound (school, session);
}

static void
test_term_marks (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  const KladeMark eight = { KLADE_MARK_POINTS, 8 };
  const KladeMark percent = { KLADE_MARK_PERCENT, 85 };
  const KladeMark none_given = { KLADE_MARK_NO_MARK, 0 };
  gint64 journal = school->math_a;
  gint64 pupil = school->pupils_a[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  KladeTermCell now;

  klade_school_set_term_mark (session, journal, pupil, KLADE_TERM_SEMESTER_1, eight, 0, &now, &undo,
                              &error);
  g_assert_no_error (error);
  g_assert_nonnull (undo);
  g_assert_true (klade_mark_equal (now.mark, eight));
  g_assert_cmpint (now.revision, ==, 1);

  /* The same again is no change; a percent only for an examination; a stale revision */
  klade_school_set_term_mark (session, journal, pupil, KLADE_TERM_SEMESTER_1, eight, 0, &now, NULL,
                              &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_set_term_mark (session, journal, pupil, KLADE_TERM_YEAR, percent, 0,
                                              NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_set_term_mark (session, journal, pupil, KLADE_TERM_EXAM, percent, 0, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_set_term_mark (session, journal, pupil, KLADE_TERM_SEMESTER_1,
                                              none_given, 0, &now, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_assert_true (klade_mark_equal (now.mark, eight));
  g_clear_error (&error);

  /* Somebody of another class */
  g_assert_false (klade_school_set_term_mark (session, journal, school->pupils_b[0],
                                              KLADE_TERM_YEAR, eight, 0, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_assert_sound (school, session);
}

/* Proposals fill what is empty, and only that. */
static void
test_proposals (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  const KladeMark eight = { KLADE_MARK_POINTS, 8 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  int n_accepted = -1;

  for (int i = 0; i < 2; i++)
    g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[0],
                                              school->work_id, school->pupils_a[i], "6"),
                     ==, KLADE_OUTCOME_SAVED);
  klade_school_set_term_mark (session, school->math_a, school->pupils_a[0], KLADE_TERM_SEMESTER_2,
                              eight, 0, NULL, NULL, &error);
  g_assert_no_error (error);

  klade_school_accept_proposals (session, school->math_a, KLADE_TERM_SEMESTER_2, &n_accepted, NULL,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_accepted, ==, 3);
  page = klade_test_journal_read (session, school->math_a);
  g_assert_true (
      klade_mark_equal (klade_journal_page_term (page, 0, KLADE_TERM_SEMESTER_2)->mark, eight));
  g_assert_cmpint (klade_journal_page_term (page, 1, KLADE_TERM_SEMESTER_2)->mark.value, ==, 6);
  /* Two of four have no mark in the only work: nv is proposed to them. */
  g_assert_cmpint (klade_journal_page_term (page, 2, KLADE_TERM_SEMESTER_2)->mark.kind, ==,
                   KLADE_MARK_NO_MARK);

  g_assert_false (
      klade_school_accept_proposals (session, school->math_a, KLADE_TERM_EXAM, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_assert_sound (school, session);
}

/* Closed: denied with who and whom to ask; what was done before cannot be taken back. */
static void
test_closing (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  const KladeMark eight = { KLADE_MARK_POINTS, 8 };
  const KladeTermKind term = KLADE_TERM_SEMESTER_2;
  const KladeLessonEdit topic = {
    .lesson_id = school->lessons[0],
    .revision = 1,
    .fields = KLADE_LESSON_FIELD_TOPIC,
    .topic = "x",
  };
  gint64 pupil = school->pupils_a[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;

  klade_school_set_term_mark (session, school->math_a, pupil, term, eight, 0, NULL, &undo, &error);
  g_assert_no_error (error);
  klade_school_close_term (deputy, school->math_a, term, TRUE, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (klade_school_set_term_mark (session, school->math_a, school->pupils_a[1], term,
                                              eight, 0, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "deputy Kalniņa"));
  g_clear_error (&error);
  g_assert_false (save (session, school->math_a, topic, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (klade_school_undo (session, undo, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);

  klade_school_close_term (deputy, school->math_a, term, FALSE, NULL, &error);
  g_assert_no_error (error);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  klade_test_school_assert_sound (school, session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/lessons/adding", test_adding);
  klade_test_add ("/lessons/texts", test_texts);
  klade_test_add ("/lessons/moving", test_moving);
  klade_test_add ("/lessons/hiding", test_hiding);
  klade_test_add ("/lessons/splitting", test_splitting);
  klade_test_add ("/lessons/works", test_works);
  klade_test_add ("/lessons/term-marks", test_term_marks);
  klade_test_add ("/lessons/proposals", test_proposals);
  klade_test_add ("/lessons/closing", test_closing);

  return g_test_run ();
}
