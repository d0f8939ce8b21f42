/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-lesson-draft.h"

static KladePageLesson
lesson (const char *topic, const char *homework, gint32 revision)
{
  return (KladePageLesson){
    .id = 7,
    .revision = revision,
    .topic = topic,
    .homework = homework,
    .homework_state = *homework != '\0' ? KLADE_HOMEWORK_SET : KLADE_HOMEWORK_OPEN,
    .notes = "",
  };
}

static void
test_saves_what_was_written (void)
{
  KladePageLesson read = lesson ("", "", 1);
  g_autoptr (KladeLessonDraft) draft = klade_lesson_draft_new (&read);
  KladeLessonEdit edit;

  g_assert_true (klade_lesson_draft_is_clean (draft));
  g_assert_false (klade_lesson_draft_take_edit (draft, &edit));

  klade_lesson_draft_set_text (draft, KLADE_DRAFT_TOPIC, "Daļas");
  g_assert_false (klade_lesson_draft_is_clean (draft));
  g_assert_false (klade_lesson_draft_is_given (draft));
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  g_assert_false (klade_lesson_draft_is_clean (draft));
  g_assert_true (klade_lesson_draft_is_given (draft));
  g_assert_cmpint (edit.fields, ==, KLADE_LESSON_FIELD_TOPIC);
  g_assert_cmpstr (edit.topic, ==, "Daļas");
  g_assert_cmpint (edit.revision, ==, 1);
  g_assert_false (klade_lesson_draft_take_edit (draft, &edit)); /* on its way already */

  read = lesson ("Daļas", "", 2);
  klade_lesson_draft_follow (draft, &read);
  g_assert_true (klade_lesson_draft_is_clean (draft));
}

static void
test_nothing_set_is_an_answer (void)
{
  KladePageLesson read = lesson ("", "", 1);
  g_autoptr (KladeLessonDraft) draft = klade_lesson_draft_new (&read);
  KladeLessonEdit edit;

  klade_lesson_draft_set_nothing_set (draft, TRUE);
  g_assert_true (klade_lesson_draft_is_nothing_set (draft));
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  g_assert_cmpint (edit.fields, ==, KLADE_LESSON_FIELD_HOMEWORK);
  g_assert_cmpint (edit.homework_state, ==, KLADE_HOMEWORK_NOTHING);

  klade_lesson_draft_set_text (draft, KLADE_DRAFT_HOMEWORK, "12. uzdevums");
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  g_assert_cmpint (edit.homework_state, ==, KLADE_HOMEWORK_SET);
}

static void
test_follows_the_others (void)
{
  KladePageLesson read = lesson ("Daļas", "", 1);
  g_autoptr (KladeLessonDraft) draft = klade_lesson_draft_new (&read);

  /* where nothing was written, theirs is shown; what was written stays */
  klade_lesson_draft_set_text (draft, KLADE_DRAFT_HOMEWORK, "12. uzd.");
  read = lesson ("Daļskaitļi", "", 2);
  klade_lesson_draft_follow (draft, &read);
  g_assert_cmpstr (klade_lesson_draft_get_text (draft, KLADE_DRAFT_TOPIC), ==, "Daļskaitļi");
  g_assert_cmpstr (klade_lesson_draft_get_text (draft, KLADE_DRAFT_HOMEWORK), ==, "12. uzd.");
  g_assert_null (klade_lesson_draft_get_theirs (draft, KLADE_DRAFT_TOPIC));
}

static void
test_conflict (void)
{
  KladePageLesson read = lesson ("", "", 1);
  g_autoptr (KladeLessonDraft) draft = klade_lesson_draft_new (&read);
  KladeLessonEdit edit;

  klade_lesson_draft_set_text (draft, KLADE_DRAFT_TOPIC, "Mana");
  read = lesson ("Viņu", "", 2);
  klade_lesson_draft_follow (draft, &read);
  g_assert_cmpstr (klade_lesson_draft_get_text (draft, KLADE_DRAFT_TOPIC), ==, "Mana");
  g_assert_cmpstr (klade_lesson_draft_get_theirs (draft, KLADE_DRAFT_TOPIC), ==, "Viņu");
  g_assert_false (klade_lesson_draft_take_edit (draft, &edit)); /* waits for the person */

  klade_lesson_draft_resolve (draft, KLADE_DRAFT_TOPIC, TRUE);
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  g_assert_cmpstr (edit.topic, ==, "Mana");
  g_assert_cmpint (edit.revision, ==, 2);

  read = lesson ("Citu", "", 3);
  klade_lesson_draft_follow (draft, &read);
  klade_lesson_draft_resolve (draft, KLADE_DRAFT_TOPIC, FALSE);
  g_assert_cmpstr (klade_lesson_draft_get_text (draft, KLADE_DRAFT_TOPIC), ==, "Citu");
  g_assert_true (klade_lesson_draft_is_clean (draft));
}

/* What comes back is what was sent, though the person typed on: no conflict with oneself. */
static void
test_typing_on (void)
{
  KladePageLesson read = lesson ("", "", 1);
  g_autoptr (KladeLessonDraft) draft = klade_lesson_draft_new (&read);
  KladeLessonEdit edit;

  klade_lesson_draft_set_text (draft, KLADE_DRAFT_TOPIC, "Da");
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  klade_lesson_draft_set_text (draft, KLADE_DRAFT_TOPIC, "Daļas");
  read = lesson ("Da", "", 2);
  klade_lesson_draft_follow (draft, &read);
  g_assert_null (klade_lesson_draft_get_theirs (draft, KLADE_DRAFT_TOPIC));
  g_assert_cmpstr (klade_lesson_draft_get_text (draft, KLADE_DRAFT_TOPIC), ==, "Daļas");
  g_assert_true (klade_lesson_draft_take_edit (draft, &edit));
  g_assert_cmpint (edit.revision, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lesson-draft/saves-what-was-written", test_saves_what_was_written);
  g_test_add_func ("/lesson-draft/nothing-set", test_nothing_set_is_an_answer);
  g_test_add_func ("/lesson-draft/follows-the-others", test_follows_the_others);
  g_test_add_func ("/lesson-draft/conflict", test_conflict);
  g_test_add_func ("/lesson-draft/typing-on", test_typing_on);

  return g_test_run ();
}
