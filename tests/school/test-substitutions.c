/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"
#include "klade-test-day.h"
#include "klade-test-journal.h"

/* Substitutions (B5): of several days by one order, corrected, entered late, and in a preschool
 * noted in both journals. */

#define THERAPIST KLADE_ROLE_SPEECH_THERAPIST /* who substitutes: teaches group_j */

static KladeDayEdit
substitution (KladeTestSchool *school, KladeDay of_day)
{
  KladeDayEdit edit = klade_test_day_edit (school, KLADE_DAY_CHANGE_SUBSTITUTION, of_day);

  edit.teacher_id = school->people[THERAPIST];
  return edit;
}

static gboolean
enter (KladeSession *session, gint64 journal_id, KladeDay of_day, int lesson_no, GError **error)
{
  const KladeLessonEdit edit = {
    .fields = KLADE_LESSON_FIELD_TIME | KLADE_LESSON_FIELD_TOPIC,
    .topic = "Daļas",
    .day = of_day,
    .lesson_no = lesson_no,
  };

  return klade_school_save_lesson (session, journal_id, &edit, NULL, NULL, NULL, error);
}

typedef enum
{
  NOT_LISTED,
  LISTED,
  MINE,
} Listing;

static Listing
look_in_list (KladeSession *session, gint64 journal_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalList) list = klade_school_list_journals (session, &error);

  g_assert_no_error (error);
  for (int i = 0; i < list->n_rows; i++)
    if (list->rows[i].id == journal_id)
      return list->rows[i].is_mine ? MINE : LISTED;

  return NOT_LISTED;
}

/* On another day; nobody may be signed in from before. */
static KladeSession *
come (KladeTestSchool *school, KladeDay today, KladeRole role)
{
  klade_test_school_set_now (school, klade_instant_at (today, 10 * 60));
  return klade_test_school_sign_in (school, role);
}

/* ---- entering late ---- */

static void
assert_page (KladeSession *session, gint64 journal_id, gboolean can_write)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, journal_id);

  g_assert_cmpint (page->can_write_lessons, ==, can_write);
  g_assert_cmpint (page->can_write_marks, ==, can_write);
}

static void
enter_late (KladeTestSchool *school)
{
  g_autoptr (KladeSession) other = come (school, klade_test_day (3, 16), THERAPIST);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (look_in_list (other, school->math_a), ==, MINE);
  assert_page (other, school->math_a, TRUE);
  g_assert_true (enter (other, school->math_a, klade_test_day (3, 5), 4, &error));
  g_assert_no_error (error);

  /* Of that day only, and no term marks. */
  g_assert_false (enter (other, school->math_a, klade_test_day (3, 6), 2, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (
      klade_school_close_term (other, school->math_a, KLADE_TERM_SEMESTER_2, TRUE, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
}

static void
substitute_and_close (KladeTestSchool *school, gboolean is_closed)
{
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edit = substitution (school, klade_test_day (3, 5));
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  edit.lesson_no = 4;
  if (is_closed)
    {
      klade_school_close_term (deputy, school->math_a, KLADE_TERM_SEMESTER_2, TRUE, NULL, &error);
      g_assert_no_error (error);
      return;
    }

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (deputy, edit, NULL);
}

/* Marks are due in ten working days: then it is not among the own any more. */
static void
look_later (KladeTestSchool *school, gboolean is_closed)
{
  g_autoptr (KladeSession) other = come (school, klade_test_day (4, 1), THERAPIST);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (look_in_list (other, school->math_a), ==, is_closed ? NOT_LISTED : LISTED);
  if (!is_closed)
    assert_page (other, school->math_a, TRUE);
  g_assert_cmpint (enter (other, school->math_a, klade_test_day (3, 5), 5 + is_closed, &error), ==,
                   !is_closed);
  if (is_closed)
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
}

static void
test_entered_late (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  substitute_and_close (school, FALSE);
  enter_late (school);
  look_later (school, FALSE);
  substitute_and_close (school, TRUE); /* the journal's own lock ends it */
  look_later (school, TRUE);
  klade_test_school_assert_sound (school, NULL);
}

/* ---- corrected ---- */

static void
test_corrected (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edit = substitution (school, klade_test_day (3, 4));
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, school->people[KLADE_ROLE_TEACHER]);
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, school->people[THERAPIST]);
  g_autofree char *second = g_strdup_printf ("%" G_GINT64_FORMAT, school->other_teacher);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeDayOutcome) corrected = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (deputy, edit, NULL);
  klade_test_day_assert_is (school, school->lessons[2], "teacher_id", first);

  edit.change_id = g_array_index (outcome->change_ids, gint64, 0);
  edit.revision = 1;
  edit.teacher_id = school->other_teacher;
  corrected = klade_test_day_save (deputy, edit, &undo);
  klade_test_day_assert_is (school, school->lessons[2], "teacher_id", second);
  klade_test_day_assert_is (school, school->lessons[2], "kind", "2");
  klade_test_day_assert_has (school, school->lessons[2], "reason", "1-7/45");
  klade_school_undo (deputy, undo, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[2], "teacher_id", first);

  /* Without it the lesson is its teacher's again. */
  klade_school_remove_day_change (deputy, edit.change_id, 3, NULL, NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, school->lessons[2], "teacher_id", own);
  klade_test_day_assert_is (school, school->lessons[2], "kind", "1");
  klade_test_school_assert_sound (school, deputy);
}

/* Who substitutes is not busy with the very lesson. */
static void
test_choice (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = NULL;
  gboolean found = FALSE;

  klade_test_day_place_lessons (school, deputy);
  outcome = klade_test_day_save (deputy, substitution (school, klade_test_day (3, 16)), NULL);
  people =
      klade_school_list_substitutes (deputy, school->math_a, klade_test_day (3, 16), 2, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const KladeSubstitute *person = g_ptr_array_index (people, i);

      if (person->person_id != school->people[THERAPIST])
        continue;
      found = TRUE;
      g_assert_true (person->is_free);
    }
  g_assert_true (found);
}

/* ---- several days by one order ---- */

static void
test_several_days (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDayEdit edits[3];
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeDayChangeList) list = NULL;
  g_autoptr (KladeDayChangeList) after = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_day_place_lessons (school, deputy);
  for (int i = 0; i < 3; i++)
    edits[i] = substitution (school, klade_test_day (3, 16 + i));
  edits[1].kind = KLADE_DAY_CHANGE_NOT_HELD; /* nobody is free that day */
  edits[1].teacher_id = 0;
  klade_school_save_day_changes (deputy, edits, 3, &outcome, &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM school_order WHERE number = '1-7/45'"),
                   ==, 1);

  list = klade_school_list_day_changes (deputy, klade_test_day (3, 16), klade_test_day (3, 18), 0,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpint (list->n_rows, ==, 3);
  for (int i = 0; i < 3; i++)
    g_assert_cmpstr (list->rows[i].change.order_no, ==, "1-7/45");

  klade_school_undo (deputy, undo, NULL, &error);
  g_assert_no_error (error);
  after = klade_school_list_day_changes (deputy, klade_test_day (3, 16), klade_test_day (3, 18), 0,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->n_rows, ==, 0);
  klade_test_school_assert_sound (school, deputy);
}

/* Blanks are no reason, no topic, no order. */
static void
test_blanks (KladeTestPlace *place)
{
  static const char *const blanks[] = { " ", "\t\n ", "\u00a0 " };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 audit_id;

  klade_test_day_place_lessons (school, deputy);
  audit_id = klade_test_journal_last_audit (school);
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      KladeDayEdit edits[] = {
        substitution (school, klade_test_day (3, 16)),
        klade_test_day_edit (school, KLADE_DAY_CHANGE_NOT_HELD, klade_test_day (3, 16)),
        klade_test_day_edit (school, KLADE_DAY_CHANGE_ACTIVITY, klade_test_day (3, 16)),
        klade_test_day_edit (school, KLADE_DAY_CHANGE_REORGANISED, klade_test_day (3, 16)),
        klade_test_day_edit (school, KLADE_DAY_CHANGE_ROOM, klade_test_day (3, 16)),
      };

      for (gsize n = 0; n < G_N_ELEMENTS (edits); n++)
        {
          g_autoptr (GError) error = NULL;

          edits[n].order_number = n == 3 ? "1-7/45" : blanks[i];
          edits[n].reason = blanks[i];
          edits[n].topic = blanks[i];
          edits[n].room = blanks[i];
          g_assert_false (klade_school_save_day_changes (deputy, &edits[n], 1, NULL, NULL, &error));
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
        }
    }
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
}

/* ---- both journals of a preschool ---- */

/* 7.a and 7.b as if they were groups; group_j is the substitute's own journal in 7.b. */
static void
make_preschool (KladeTestSchool *school)
{
  g_autofree char *own = g_strdup_printf ("UPDATE journal SET class_id = %" G_GINT64_FORMAT
                                          ", group_id = NULL WHERE id = %" G_GINT64_FORMAT,
                                          school->class_b, school->group_j);

  klade_test_school_execute (school, "UPDATE school SET kind = 'preschool'");
  klade_test_school_execute (school, "UPDATE school_class SET grade = 0");
  klade_test_school_execute (school, own);
}

static void
test_both_journals (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) other = klade_test_school_sign_in (school, THERAPIST);
  KladeDayEdit edit = substitution (school, klade_test_day (3, 5));
  KladeDayEdit later = substitution (school, klade_test_day (3, 5));
  g_autoptr (KladeDayOutcome) outcome = NULL;
  g_autoptr (KladeDayOutcome) second = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;
  gint64 entered_later;

  make_preschool (school);
  klade_test_day_place_lessons (school, deputy);
  first = klade_test_day_add_lesson (other, school->group_j, klade_test_day (3, 5), 1);
  klade_test_day_assert_is (school, first, "notes", "");

  outcome = klade_test_day_save (deputy, edit, &undo);
  later.lesson_no = 3;
  second = klade_test_day_save (deputy, later, NULL);
  klade_test_day_assert_has (school, first, "notes", "7.a");
  klade_test_day_assert_has (school, first, "notes", "1-7/45");
  entered_later = klade_test_day_add_lesson (other, school->group_j, klade_test_day (3, 5), 4);
  klade_test_day_assert_has (school, entered_later, "notes", "1-7/45");

  /* The other substitution still asks for the note. */
  klade_school_remove_day_change (deputy, g_array_index (second->change_ids, gint64, 0), 1, NULL,
                                  NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_has (school, first, "notes", "1-7/45");
  klade_school_remove_day_change (deputy, g_array_index (outcome->change_ids, gint64, 0), 1, NULL,
                                  NULL, &error);
  g_assert_no_error (error);
  klade_test_day_assert_is (school, first, "notes", "");
  klade_test_day_assert_is (school, entered_later, "notes", "");
  klade_test_school_assert_sound (school, deputy);
}

/* In a school with grades the reason stands in the absent teacher's journal alone. */
static void
test_one_journal (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) other = klade_test_school_sign_in (school, THERAPIST);
  g_autoptr (KladeDayOutcome) outcome = NULL;
  gint64 own;

  klade_test_day_place_lessons (school, deputy);
  own = klade_test_day_add_lesson (other, school->group_j, klade_test_day (3, 5), 1);
  outcome = klade_test_day_save (deputy, substitution (school, klade_test_day (3, 5)), NULL);
  klade_test_day_assert_is (school, own, "notes", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/substitutions/entered-late", test_entered_late);
  klade_test_add ("/substitutions/corrected", test_corrected);
  klade_test_add ("/substitutions/choice", test_choice);
  klade_test_add ("/substitutions/several-days", test_several_days);
  klade_test_add ("/substitutions/blanks", test_blanks);
  klade_test_add ("/substitutions/both-journals", test_both_journals);
  klade_test_add ("/substitutions/one-journal", test_one_journal);

  return g_test_run ();
}
