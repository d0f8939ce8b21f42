/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-test-desk.h"

/* Two people, each with a worker of their own, in one journal; and one person in two windows. */

typedef struct
{
  KladeTestSchool *school;
  KladeTestDesk *teacher;
  KladeTestDesk *deputy;
} Room;

static Room *
room_new (KladeTestPlace *place)
{
  Room *self = g_new0 (Room, 1);

  self->school = klade_test_school_new (place);
  self->teacher = klade_test_desk_new (self->school, KLADE_ROLE_TEACHER);
  self->deputy = klade_test_desk_new (self->school, KLADE_ROLE_DEPUTY);

  return self;
}

static void
room_free (Room *self)
{
  klade_test_desk_free (self->teacher);
  klade_test_desk_free (self->deputy);
  klade_test_school_free (self->school);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Room, room_free)

static void
type (KladeTestDesk *desk, int row, int column, const char *text)
{
  klade_journal_sheet_set_text (desk->sheet, row, column, text);
  klade_test_desk_settle (desk);
}

static void
test_sees_the_others_change (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  g_autofree char *expected = g_strdup_printf ("1,0 %s\n", room->teacher->person->name);

  type (room->teacher, 1, 0, "7");
  klade_test_desk_assert_text (room->deputy, 1, 0, "");
  klade_test_desk_poll (room->deputy);
  klade_test_desk_assert_text (room->deputy, 1, 0, "7");
  g_assert_cmpstr (room->deputy->others->str, ==, expected);
  g_assert_true (klade_journal_sheet_get_look (room->deputy->sheet, 1, 0) & KLADE_LOOK_PULSE);

  /* its ring pulses once */
  klade_test_spin (1700);
  g_assert_false (klade_journal_sheet_get_look (room->deputy->sheet, 1, 0) & KLADE_LOOK_PULSE);

  /* nothing new, nothing said; one's own change is not another's */
  klade_test_desk_poll (room->deputy);
  klade_test_desk_poll (room->teacher);
  g_assert_cmpstr (room->deputy->others->str, ==, expected);
  g_assert_cmpstr (room->teacher->others->str, ==, "");
}

/* The other's mark came in, but what is typed began before it: both are shown and asked for. */
static void
test_what_is_typed_meets_the_others_mark (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  const KladeSheetConflict *conflict;

  klade_journal_sheet_set_typing (room->deputy->sheet, 1, 0);
  type (room->teacher, 1, 0, "7");
  klade_test_desk_poll (room->deputy);
  klade_journal_sheet_set_typing (room->deputy->sheet, 1, 0); /* another letter */
  type (room->deputy, 1, 0, "5");
  klade_journal_sheet_set_typing (room->deputy->sheet, -1, -1);

  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  conflict = klade_journal_sheet_get_conflict (room->deputy->sheet);
  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->yours, ==, "5");
  g_assert_cmpstr (conflict->theirs, ==, "7");
  g_assert_cmpstr (conflict->before, ==, "");
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 1, 0, "7");

  klade_journal_sheet_resolve_conflict (room->deputy->sheet, TRUE);
  klade_test_desk_settle (room->deputy);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 1, 0, "5");

  /* an entry begun afterwards knows of it */
  klade_journal_sheet_set_typing (room->deputy->sheet, 1, 0);
  type (room->deputy, 1, 0, "9");
  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
}

/* The same in a lesson without a work: the other's mark has begun one, under which the cell is
 * known now. */
static void
test_what_is_typed_meets_the_first_mark (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);

  klade_journal_sheet_set_typing (room->deputy->sheet, 1, 1);
  type (room->teacher, 1, 1, "7");
  klade_test_desk_poll (room->deputy);
  klade_test_desk_assert_text (room->deputy, 1, 1, "7");
  type (room->deputy, 1, 1, "5");
  klade_journal_sheet_set_typing (room->deputy->sheet, -1, -1);

  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  klade_journal_sheet_resolve_conflict (room->deputy->sheet, FALSE);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 1, 1, "7");
}

/* The work was begun here, and the page that has it brings the other's mark too. */
static void
test_what_is_typed_after_the_first_mark (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  const KladeSheetConflict *conflict;

  type (room->deputy, 0, 1, "6");
  klade_journal_sheet_set_typing (room->deputy->sheet, 0, 1);
  klade_test_desk_poll (room->teacher);
  type (room->teacher, 0, 1, "7");
  klade_test_desk_poll (room->deputy);
  type (room->deputy, 0, 1, "8");

  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  conflict = klade_journal_sheet_get_conflict (room->deputy->sheet);
  g_assert_cmpstr (conflict->yours, ==, "8");
  g_assert_cmpstr (conflict->theirs, ==, "7");
  g_assert_cmpstr (conflict->before, ==, "6");
}

static void
test_sees_lessons_and_term_marks (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  const KladeLessonEdit lesson = {
    .lesson_id = room->school->lessons[2],
    .revision = 1,
    .fields = KLADE_LESSON_FIELD_TOPIC,
    .topic = "Daļas",
  };
  int n_layouts = room->deputy->n_layouts;

  klade_journal_sheet_save_lesson (room->teacher->sheet, &lesson);
  type (room->teacher, 0, 5, "8");
  klade_test_desk_poll (room->deputy);
  g_assert_cmpint (room->deputy->n_layouts, ==, n_layouts + 1);
  g_assert_true (klade_journal_sheet_get_column (room->deputy->sheet, 2)->has_topic);
  klade_test_desk_assert_text (room->deputy, 0, 5, "8");
  g_assert_true (g_str_has_prefix (room->deputy->others->str, "0,5 "));
}

/* Both typed over the same value: the slower one is asked. */
static void
test_conflict_keeps_yours (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  const KladeSheetConflict *conflict;

  type (room->teacher, 1, 0, "5");
  klade_test_desk_poll (room->deputy);
  type (room->teacher, 1, 0, "7");
  type (room->deputy, 1, 0, "8");

  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  conflict = klade_journal_sheet_get_conflict (room->deputy->sheet);
  g_assert_cmpint (conflict->row, ==, 1);
  g_assert_cmpint (conflict->column, ==, 0);
  g_assert_cmpstr (conflict->yours, ==, "8");
  g_assert_cmpstr (conflict->theirs, ==, "7");
  g_assert_cmpstr (conflict->before, ==, "5");
  g_assert_cmpstr (conflict->who, ==, room->teacher->person->name);
  g_assert_cmpint (conflict->when, !=, 0);
  klade_test_desk_assert_text (room->deputy, 1, 0, "8");
  g_assert_true (klade_journal_sheet_get_look (room->deputy->sheet, 1, 0) & KLADE_LOOK_CONFLICT);
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (room->deputy->sheet), ==, 1);

  /* nothing was overwritten, and a page read anew keeps the question */
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 1, 0, "7");
  klade_test_desk_poll (room->deputy);
  g_assert_nonnull (klade_journal_sheet_get_conflict (room->deputy->sheet));
  klade_test_desk_assert_text (room->deputy, 1, 0, "8");

  klade_journal_sheet_resolve_conflict (room->deputy->sheet, TRUE);
  klade_test_desk_settle (room->deputy);
  g_assert_null (klade_journal_sheet_get_conflict (room->deputy->sheet));
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (room->deputy->sheet), ==, 0);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 1, 0, "8");
}

static void
test_conflict_keeps_theirs (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);

  type (room->teacher, 0, 0, "7");
  type (room->teacher, 1, 0, "n");
  type (room->deputy, 0, 0, "8");
  type (room->deputy, 1, 0, "k");
  g_assert_cmpint (room->deputy->n_conflicts, ==, 2);

  klade_journal_sheet_resolve_conflict (room->deputy->sheet, FALSE);
  klade_test_desk_settle (room->deputy);
  klade_test_desk_assert_text (room->deputy, 0, 0, "7");
  g_assert_cmpstr (klade_journal_sheet_get_conflict (room->deputy->sheet)->theirs, ==, "n");
  g_assert_cmpint (room->deputy->n_conflicts, ==, 3); /* asks about the next */
  klade_journal_sheet_resolve_conflict (room->deputy->sheet, FALSE);
  klade_test_desk_settle (room->deputy);
  klade_test_desk_assert_text (room->deputy, 1, 0, "n");
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (room->deputy->sheet), ==, 0);
  g_assert_false (klade_journal_sheet_get_look (room->deputy->sheet, 1, 0) & KLADE_LOOK_CONFLICT);
}

/* Whoever types on in the cell changes what is asked, and sends nothing past the question. */
static void
test_typing_on_in_a_conflict (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);

  type (room->teacher, 0, 0, "7");
  klade_journal_sheet_set_text (room->deputy->sheet, 0, 0, "8");
  klade_journal_sheet_set_text (room->deputy->sheet, 0, 0, "9"); /* on its way already */
  klade_test_desk_settle (room->deputy);
  g_assert_cmpstr (klade_journal_sheet_get_conflict (room->deputy->sheet)->yours, ==, "9");
  type (room->deputy, 0, 0, "10");
  g_assert_cmpstr (klade_journal_sheet_get_conflict (room->deputy->sheet)->yours, ==, "10");
  klade_test_desk_assert_text (room->deputy, 0, 0, "10");
  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 0, 0, "7");

  klade_journal_sheet_resolve_conflict (room->deputy->sheet, TRUE);
  klade_test_desk_settle (room->deputy);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_assert_text (room->teacher, 0, 0, "10");
}

static void
test_term_conflict (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  const KladeSheetConflict *conflict;

  type (room->teacher, 2, 5, "7");
  type (room->deputy, 2, 5, "8");
  conflict = klade_journal_sheet_get_conflict (room->deputy->sheet);
  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->theirs, ==, "7");
  g_assert_cmpstr (conflict->who, ==, room->teacher->person->name);
  klade_journal_sheet_resolve_conflict (room->deputy->sheet, TRUE);
  klade_test_desk_settle (room->deputy);
  g_assert_cmpint (room->deputy->n_conflicts, ==, 1);
  klade_test_desk_assert_text (room->deputy, 2, 5, "8");
}

/* Two people type into different cells: neither hears of a conflict. */
static void
test_no_conflict_beside (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);

  for (int row = 0; row < 4; row++)
    {
      klade_journal_sheet_set_text (room->teacher->sheet, row, 1, "6");
      klade_journal_sheet_set_text (room->deputy->sheet, row, 0, "9");
      klade_journal_sheet_poll (room->teacher->sheet);
      klade_journal_sheet_poll (room->deputy->sheet);
    }
  klade_test_desk_settle (room->teacher);
  klade_test_desk_settle (room->deputy);
  klade_test_desk_poll (room->teacher);
  klade_test_desk_poll (room->deputy);

  for (int row = 0; row < 4; row++)
    {
      g_autofree char *a = klade_test_desk_row (room->teacher, row);
      g_autofree char *b = klade_test_desk_row (room->deputy, row);

      g_assert_cmpstr (a, ==, "9|6|||");
      g_assert_cmpstr (a, ==, b);
    }
  g_assert_cmpint (room->teacher->n_conflicts + room->deputy->n_conflicts, ==, 0);
}

/* What somebody changed since cannot be taken back; that step is forgotten. */
static void
test_undo_in_vain (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);

  type (room->teacher, 0, 0, "6");
  type (room->teacher, 1, 0, "7");
  klade_test_desk_poll (room->deputy);
  type (room->deputy, 1, 0, "8");

  klade_journal_sheet_undo (room->teacher->sheet);
  klade_test_desk_settle (room->teacher);
  g_assert_cmpint (room->teacher->n_refused, ==, 1);
  g_assert_true (g_str_has_prefix (room->teacher->refused->str, "-1,-1 "));
  klade_test_desk_assert_text (room->teacher, 1, 0, "8");

  klade_journal_sheet_undo (room->teacher->sheet);
  klade_test_desk_settle (room->teacher);
  klade_test_desk_assert_text (room->teacher, 0, 0, "");
  g_assert_cmpint (room->teacher->n_refused, ==, 1);
}

/* One person, two windows on one worker: each hears of the other. */
static void
test_two_windows (KladeTestPlace *place)
{
  g_autoptr (Room) room = room_new (place);
  KladeTestDesk *desk = room->teacher;
  g_autoptr (KladeJournalSheet) second = klade_journal_sheet_new (desk->worker, desk->person);
  char buffer[KLADE_CELL_TEXT_SIZE];

  klade_journal_sheet_open (second, room->school->math_a, NULL, NULL);
  klade_test_desk_settle (desk);
  type (desk, 3, 0, "9");
  klade_test_desk_poll (desk);
  klade_journal_sheet_poll (second);
  klade_test_desk_settle (desk);
  g_assert_cmpstr (klade_journal_sheet_get_text (second, 3, 0, buffer), ==, "9");
}

int
main (int argc, char **argv)
{
  g_setenv ("KLADE_LANGUAGE", "en", TRUE);
  klade_i18n_init ();
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/sheet-shared/sees-the-others-change", test_sees_the_others_change);
  klade_test_add ("/sheet-shared/what-is-typed-meets-the-others-mark",
                  test_what_is_typed_meets_the_others_mark);
  klade_test_add ("/sheet-shared/what-is-typed-meets-the-first-mark",
                  test_what_is_typed_meets_the_first_mark);
  klade_test_add ("/sheet-shared/what-is-typed-after-the-first-mark",
                  test_what_is_typed_after_the_first_mark);
  klade_test_add ("/sheet-shared/sees-lessons-and-terms", test_sees_lessons_and_term_marks);
  klade_test_add ("/sheet-shared/conflict-keeps-yours", test_conflict_keeps_yours);
  klade_test_add ("/sheet-shared/conflict-keeps-theirs", test_conflict_keeps_theirs);
  klade_test_add ("/sheet-shared/typing-on-in-a-conflict", test_typing_on_in_a_conflict);
  klade_test_add ("/sheet-shared/term-conflict", test_term_conflict);
  klade_test_add ("/sheet-shared/no-conflict-beside", test_no_conflict_beside);
  klade_test_add ("/sheet-shared/undo-in-vain", test_undo_in_vain);
  klade_test_add ("/sheet-shared/two-windows", test_two_windows);

  return g_test_run ();
}
