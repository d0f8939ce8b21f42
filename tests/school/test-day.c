/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-day.h"
#include "klade-school-timetable.h"
#include "klade-test-day.h"
#include "klade-test-journal.h"

/* What is different on a day (B5 to B9): the substitute's journal, the notes of lessons not held,
 * and that nothing typed vanishes. */

/* ---- B5 ---- */

static gboolean
lists_journal (KladeSession *session, gint64 journal_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalList) list = klade_school_list_journals (session, &error);

  g_assert_no_error (error);
  for (int i = 0; i < list->n_rows; i++)
    if (list->rows[i].id == journal_id && list->rows[i].is_mine)
      return TRUE;

  return FALSE;
}

static void
test_substitution (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) other = klade_test_school_sign_in (school, KLADE_ROLE_SPEECH_THERAPIST);
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_SUBSTITUTION, klade_test_day (3, 5));
  const KladeLessonEdit tomorrow = { .fields = KLADE_LESSON_FIELD_TIME,
                                     .day = klade_test_day (3, 6),
                                     .lesson_no = 2 };
  g_autofree char *teacher =
      g_strdup_printf ("%" G_GINT64_FORMAT, school->people[KLADE_ROLE_SPEECH_THERAPIST]);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  klade_test_day_place_lessons (school, deputy);
  g_assert_false (lists_journal (other, school->math_a));
  edit.lesson_no = 4;
  edit.teacher_id = school->people[KLADE_ROLE_SPEECH_THERAPIST];
  outcome = klade_test_day_save (deputy, edit, &undo);
  g_assert_true (lists_journal (other, school->math_a));

  id = klade_test_day_add_lesson (other, school->math_a, klade_test_day (3, 5), 4);
  klade_test_day_assert_is (school, id, "kind", "2");
  klade_test_day_assert_is (school, id, "teacher_id", teacher);
  klade_test_day_assert_has (school, id, "reason", "1-7/45");
  klade_test_day_assert_has (school, id, "reason", "04.03.2026");

  /* That day only. */
  g_assert_false (
      klade_school_save_lesson (other, school->math_a, &tomorrow, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);

  klade_school_undo (deputy, undo, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lists_journal (other, school->math_a));
  klade_test_day_assert_is (school, id, "kind", "2"); /* what the substitute entered stays */
  klade_test_school_assert_sound (school, deputy);
}

/* The lesson stands in the journal already. */
static void
test_entered_lesson (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_SUBSTITUTION, klade_test_day (3, 4));
  const KladeLessonEdit topic = { .lesson_id = school->lessons[2],
                                  .revision = 1,
                                  .fields = KLADE_LESSON_FIELD_TOPIC,
                                  .topic = "Daļas" };
  g_autoptr (KladeDayOutcome) first = NULL;
  g_autoptr (KladeDayOutcome) second = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_day_place_lessons (school, deputy);
  klade_school_save_lesson (deputy, school->math_a, &topic, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  edit.teacher_id = school->other_teacher;
  first = klade_test_day_save (deputy, edit, &undo);
  g_assert_cmpuint (first->remarks->len, ==, 1);
  klade_test_day_assert_is (school, school->lessons[2], "kind", "2");
  klade_test_day_assert_is (school, school->lessons[2], "topic", "Daļas");
  klade_test_day_assert_has (school, school->lessons[2], "reason", "1-7/45");
  klade_school_undo (deputy, undo, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[2], "kind", "1");
  klade_test_day_assert_is (school, school->lessons[2], "reason", "");

  /* Not held after all: with a topic it stays, and that is told. */
  second = klade_test_day_save (
      deputy, klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 4)), NULL);
  g_assert_cmpuint (second->remarks->len, ==, 1);
  klade_test_day_assert_is (school, school->lessons[2], "is_hidden", "0");
  klade_test_day_assert_is (school, school->lessons[2], "topic", "Daļas");
}

/* ---- B6, B7 ---- */

static void
test_not_held (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (
      deputy, klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 4)),
      &undo);
  klade_test_day_assert_has (school, school->lessons[1], "notes", "04.03.2026");
  klade_test_day_assert_has (school, school->lessons[1], "notes", "1-7/45");
  klade_test_day_assert_is (school, school->lessons[2], "is_hidden",
                            "1"); /* nothing was typed into it */

  klade_school_undo (deputy, undo, &redo, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[1], "notes", "");
  klade_test_day_assert_is (school, school->lessons[2], "is_hidden", "0");
  klade_school_undo (deputy, redo, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_has (school, school->lessons[1], "notes", "04.03.2026");
  klade_test_school_assert_sound (school, deputy);
}

/* The lesson before is not entered yet: the note waits for it. */
static void
test_waiting_note (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (GArray) planned = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (
      deputy, klade_test_day_edit (school, KLADE_DAY_CHANGE_BAG_OTHER, klade_test_day (3, 17)),
      NULL);
  g_assert_cmpuint (outcome->remarks->len, ==, 1);

  planned = klade_school_list_planned_lessons (deputy, school->math_a, klade_test_day (3, 16),
                                               klade_test_day (3, 18), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (planned->len, ==, 2);

  id = klade_test_day_add_lesson (deputy, school->math_a, klade_test_day (3, 16), 2);
  klade_test_day_assert_has (school, id, "notes", "17.03.2026");
  klade_test_day_assert_has (school, id, "notes", "Latvijas skolas soma");
}

static void
test_removing (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeDayOutcome) removed = NULL;
  g_autoptr (KladeDayChangeList) list = NULL;
  g_autoptr (GError) error = NULL;
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 4));

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (deputy, edit, NULL);
  edit.change_id = g_array_index (outcome->change_ids, gint64, 0);
  edit.revision = 1;
  edit.order_number = "";
  edit.reason = "Slimība";
  g_clear_pointer (&outcome, klade_day_outcome_free);
  outcome = klade_test_day_save (deputy, edit, NULL); /* corrected */
  klade_test_day_assert_has (school, school->lessons[1], "notes", "Slimība");

  g_assert_false (klade_school_remove_day_change (deputy, edit.change_id, 1, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  klade_school_remove_day_change (deputy, edit.change_id, 2, &removed, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[1], "notes", "");

  list = klade_school_list_day_changes (deputy, klade_test_day (3, 4), klade_test_day (3, 4), 0,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (list->n_rows, ==, 0);
}

/* ---- B7, B8, B9 ---- */

static void
test_given_topics (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit whole =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_REORGANISED, klade_test_day (3, 16));
  KladeDayEdit guests =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_ACTIVITY, klade_test_day (3, 17));
  KladeDayEdit bag = klade_test_day_edit (school, KLADE_DAY_CHANGE_BAG_OWN, klade_test_day (3, 18));
  g_autoptr (KladeDayOutcome) a = NULL;
  g_autoptr (KladeDayOutcome) b = NULL;
  g_autoptr (KladeDayOutcome) c = NULL;
  gint64 id;

  klade_test_day_place_lessons (school, deputy);
  whole.journal_id = 0;
  whole.class_id = school->class_a;
  whole.lesson_no = KLADE_LESSON_NO_ALL;
  whole.topic = "Zinību diena";
  guests.topic = "Tikšanās ar rakstnieci";
  guests.notes = "Inese Zandere";
  a = klade_test_day_save (deputy, whole, NULL);
  b = klade_test_day_save (deputy, guests, NULL);
  c = klade_test_day_save (deputy, bag, NULL);

  id = klade_test_day_add_lesson (deputy, school->math_a, klade_test_day (3, 16), 2);
  klade_test_day_assert_is (school, id, "topic", "Zinību diena");
  klade_test_day_assert_is (school, id, "kind", "4");
  id = klade_test_day_add_lesson (deputy, school->math_a, klade_test_day (3, 17), 2);
  klade_test_day_assert_is (school, id, "topic", "Tikšanās ar rakstnieci");
  klade_test_day_assert_is (school, id, "notes", "Inese Zandere");
  id = klade_test_day_add_lesson (deputy, school->math_a, klade_test_day (3, 18), 2);
  klade_test_day_assert_has (school, id, "notes", "Latvijas skolas soma");

  /* Another class goes on as planned. */
  id = klade_test_day_add_lesson (deputy, school->math_b, klade_test_day (3, 16), 2);
  klade_test_day_assert_is (school, id, "topic", "");
  klade_test_day_assert_is (school, id, "kind", "1");
}

/* A lesson that classes share goes its own way until each of them has the change. */
static void
test_shared_lesson (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit whole =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_REORGANISED, klade_test_day (3, 16));
  g_autoptr (KladeDayOutcome) first = NULL;
  g_autoptr (KladeDayOutcome) second = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;
  gint64 after;

  whole.journal_id = 0;
  whole.class_id = school->class_a;
  whole.lesson_no = KLADE_LESSON_NO_ALL;
  whole.topic = "Adaptācijas diena";
  first = klade_test_day_save (deputy, whole, NULL);
  before = klade_test_day_add_lesson (deputy, school->group_j, klade_test_day (3, 16), 2);
  klade_test_day_assert_is (school, before, "kind", "1");
  klade_test_day_assert_is (school, before, "topic", "");

  whole.class_id = school->class_b;
  second = klade_test_day_save (deputy, whole, &undo);
  klade_test_day_assert_is (school, before, "kind", "4");
  klade_test_day_assert_has (school, before, "reason", "1-7/45");
  after = klade_test_day_add_lesson (deputy, school->group_j, klade_test_day (3, 16), 3);
  klade_test_day_assert_is (school, after, "kind", "4");
  klade_test_day_assert_is (school, after, "topic", "Adaptācijas diena");

  klade_school_undo (deputy, undo, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, before, "kind", "1");
  klade_test_school_assert_sound (school, deputy);
}

/* ---- the week and the list ---- */

/* The lesson is held for the others; its notes name who is elsewhere (B7, B8). */
static void
test_some_pupils (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_SOME_PUPILS, klade_test_day (3, 4));
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeDayOutcome) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL;
  gint64 id;

  klade_test_day_place_lessons (school, deputy);
  pupils = klade_school_list_day_pupils (deputy, school->math_a, klade_test_day (3, 4), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupils->len, ==, 4);
  note = klade_day_change_note_of_pupils (klade_bag_note (KLADE_BAG_ACTIVITY),
                                          ((KladeDayPupil *) pupils->pdata[1])->name);

  g_assert_false (klade_school_save_day_changes (deputy, &edit, 1, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID); /* which pupils */
  g_clear_error (&error);

  edit.notes = note;
  outcome = klade_test_day_save (deputy, edit, NULL);
  klade_test_day_assert_is (school, school->lessons[2], "notes", note);
  klade_test_day_assert_is (school, school->lessons[2], "kind", "1");
  klade_test_day_assert_is (school, school->lessons[2], "is_hidden", "0");
  klade_test_day_assert_is (school, school->lessons[2], "topic", "");
  klade_school_remove_day_change (deputy, g_array_index (outcome->change_ids, gint64, 0), 1, NULL,
                                  NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[2], "notes", "");

  edit.day = klade_test_day (3, 16);
  later = klade_test_day_save (deputy, edit, NULL);
  id = klade_test_day_add_lesson (deputy, school->math_a, klade_test_day (3, 16), 2);
  klade_test_day_assert_is (school, id, "notes", note);
  klade_test_day_assert_is (school, id, "kind", "1");
  klade_test_school_assert_sound (school, deputy);
}

static void
test_week_and_list (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edits[4];
  const KladeWeekQuery query = { .of = KLADE_WEEK_OF_CLASS,
                                 .id = school->class_a,
                                 .day = klade_test_day (3, 16) };
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeWeek) week = NULL;
  g_autoptr (KladeDayChangeList) list = NULL;
  g_autoptr (KladeDayChangeList) own = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_day_place_lessons (school, deputy);
  edits[0] = klade_test_day_edit (school, KLADE_DAY_CHANGE_SUBSTITUTION, klade_test_day (3, 16));
  edits[0].teacher_id = school->other_teacher;
  edits[1] = klade_test_day_edit (school, KLADE_DAY_CHANGE_MOVED, klade_test_day (3, 17));
  edits[1].to_day = klade_test_day (3, 18);
  edits[1].to_lesson_no = 5;
  edits[2] = klade_test_day_edit (school, KLADE_DAY_CHANGE_ROOM, klade_test_day (3, 19));
  edits[2].room = "Zāle";
  edits[3] = klade_test_day_edit (school, KLADE_DAY_CHANGE_EXTRA, klade_test_day (3, 20));
  edits[3].lesson_no = 7;
  klade_school_save_day_changes (deputy, edits, 4, &outcome, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->change_ids->len, ==, 4);

  week = klade_school_read_week (deputy, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpint (week->n_entries, ==, 7);
  g_assert_cmpstr (week->entries[0].teachers, ==, "Ilze Ozola");
  g_assert_cmpstr (week->entries[0].planned_teachers, ==, "teacher Kalniņa");
  g_assert_cmpint (week->entries[0].state, ==, KLADE_WEEK_CHANGED);
  g_assert_cmpint (week->entries[1].state, ==, KLADE_WEEK_GONE);
  g_assert_cmpint (week->entries[3].state, ==, KLADE_WEEK_ADDED);
  g_assert_cmpint (week->entries[3].lesson_no, ==, 5);
  g_assert_cmpstr (week->entries[4].room, ==, "Zāle");
  g_assert_cmpint (week->entries[6].lesson_no, ==, 7);

  list = klade_school_list_day_changes (deputy, klade_test_day (3, 16), klade_test_day (3, 20), 0,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (list->n_rows, ==, 4);
  g_assert_nonnull (strstr (list->rows[0].sentence, "Ilze Ozola"));
  g_assert_nonnull (strstr (list->rows[0].why, "1-7/45"));
  own = klade_school_list_day_changes (deputy, klade_test_day (3, 16), klade_test_day (3, 20),
                                       school->other_teacher, &error);
  g_assert_no_error (error);
  g_assert_cmpint (own->n_rows, ==, 1);

  people =
      klade_school_list_substitutes (deputy, school->math_a, klade_test_day (3, 16), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, >, 1);
  for (guint i = 0; i < people->len; i++)
    g_assert_cmpint (((KladeSubstitute *) g_ptr_array_index (people, i))->person_id, !=,
                     school->people[KLADE_ROLE_TEACHER]);
}

/* A music school has lessons on Saturday; where nobody has, nothing can be changed. */
static void
test_saturday (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  const KladeSlotEdit slot = {
    .journal_id = school->math_a,
    .weekday = KLADE_WEEKDAY_SATURDAY,
    .lesson_no = 2,
    .valid_from = klade_test_day (3, 16),
  };
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 7));
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (GArray) planned = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_save_slot (deputy, &slot, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_save_day_changes (deputy, &edit, 1, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  edit.day = klade_test_day (3, 21);
  outcome = klade_test_day_save (deputy, edit, NULL);
  planned = klade_school_list_planned_lessons (deputy, school->math_a, klade_test_day (3, 16),
                                               klade_test_day (3, 31), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (planned->len, ==, 1);
  g_assert_cmpint (g_array_index (planned, KladePlannedLesson, 0).day, ==, klade_test_day (3, 28));
}

static void
test_bad_changes (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit bad[9];
  gint64 audit_id;

  klade_test_day_place_lessons (school, deputy);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      bad[i] = klade_test_day_edit (school, KLADE_DAY_CHANGE_SUBSTITUTION, klade_test_day (3, 16));
      bad[i].teacher_id = school->other_teacher;
    }
  bad[0].teacher_id = 0;
  bad[1].order_number = NULL; /* and no reason */
  bad[2].teacher_id = school->pupils_b[0];
  bad[3].day = klade_test_day (3, 10); /* the break */
  bad[4].lesson_no = 16;
  bad[5].kind = (KladeDayChangeKind) 77;
  bad[6].journal_id = 0;
  bad[7].kind = KLADE_DAY_CHANGE_ACTIVITY; /* without a topic */
  bad[8].kind = KLADE_DAY_CHANGE_REORGANISED;

  audit_id = klade_test_journal_last_audit (school);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_false (klade_school_save_day_changes (deputy, &bad[i], 1, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
    }
  /* One bad edit among good ones: nothing is written. */
  {
    KladeDayEdit both[2] = {
      klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 4)), bad[0]
    };
    g_autoptr (GError) error = NULL;

    g_assert_false (klade_school_save_day_changes (deputy, both, 2, NULL, NULL, &error));
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  }
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
  klade_test_day_assert_is (school, school->lessons[1], "notes", "");
}

static void
test_rights (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  KladeDayEdit edit =
      klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 4));

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) i);
      gboolean may =
          klade_rights_scope ((KladeRole) i, KLADE_ACTION_CHANGE_DAY) == KLADE_SCOPE_SCHOOL;
      gboolean may_read =
          klade_rights_scope ((KladeRole) i, KLADE_ACTION_READ_TIMETABLE) == KLADE_SCOPE_SCHOOL;
      g_autoptr (KladeUndo) undo = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) list_error = NULL;
      g_autoptr (KladeDayChangeList) list = NULL;
      gint64 audit_id = klade_test_journal_last_audit (school);

      g_assert_cmpint (klade_school_save_day_changes (session, &edit, 1, NULL, &undo, &error), ==,
                       may);
      if (!may)
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
          g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
        }
      list = klade_school_list_day_changes (session, klade_test_day (3, 4), klade_test_day (3, 4),
                                            0, &list_error);
      g_assert_cmpint (list != NULL, ==, may_read);
      if (list != NULL)
        g_assert_cmpint (list->n_rows, ==, may ? 1 : 0);
      if (undo != NULL)
        g_assert_true (klade_school_undo (session, undo, NULL, &error));
    }
  klade_test_school_assert_sound (school, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/day/substitution", test_substitution);
  klade_test_add ("/day/entered-lesson", test_entered_lesson);
  klade_test_add ("/day/not-held", test_not_held);
  klade_test_add ("/day/waiting-note", test_waiting_note);
  klade_test_add ("/day/removing", test_removing);
  klade_test_add ("/day/given-topics", test_given_topics);
  klade_test_add ("/day/shared-lesson", test_shared_lesson);
  klade_test_add ("/day/some-pupils", test_some_pupils);
  klade_test_add ("/day/week-and-list", test_week_and_list);
  klade_test_add ("/day/saturday", test_saturday);
  klade_test_add ("/day/bad-changes", test_bad_changes);
  klade_test_add ("/day/rights", test_rights);

  return g_test_run ();
}
