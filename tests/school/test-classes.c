/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classes, programmes, subjects, journals and groups: each verb there and back. */
#include "klade-school-classes.h"
#include "klade-school-journal.h"
#include "klade-test-school.h"

#define DAY(month, day) klade_day_new (2026, month, day)

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
} Fixture;

static void
set_up (Fixture *self, KladeTestPlace *place)
{
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_DEPUTY);
}

static void
tear_down (Fixture *self)
{
  klade_test_school_assert_sound (self->school, self->session);
  g_assert_finalize_object (self->session);
  klade_test_school_free (self->school);
}

static const KladeClassRow *
find_class (GPtrArray *classes, const char *name)
{
  for (guint i = 0; i < classes->len; i++)
    if (g_str_equal (((KladeClassRow *) g_ptr_array_index (classes, i))->name, name))
      return g_ptr_array_index (classes, i);

  return NULL;
}

static GPtrArray *
list_classes (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *classes = klade_school_list_classes (self->session, 0, &error);

  g_assert_no_error (error);
  return classes;
}

static void
test_class_comes_and_goes (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  KladeClassEdit edit = { .name = " 8c " };
  gint64 first;
  gint64 second;

  set_up (&self, place);
  before = list_classes (&self);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpint (find_class (before, "7.a")->n_pupils, ==, 4);
  g_assert_cmpint (find_class (before, "7.a")->n_journals, ==, 2);
  g_assert_cmpint (find_class (before, "7.a")->class_teacher_id, !=, 0);

  klade_school_save_class (self.session, &edit, &first, &undo, &error);
  g_assert_no_error (error);
  after = list_classes (&self);
  g_assert_cmpint (find_class (after, "8.c")->grade, ==, 8);
  klade_test_school_there_and_back (self.session, undo);
  g_clear_pointer (&after, g_ptr_array_unref);
  after = list_classes (&self);
  g_assert_null (find_class (after, "8.c"));

  /* The hidden one comes back under its name. */
  klade_school_save_class (self.session, &edit, &second, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, ==, second);
  g_assert_false (klade_school_save_class (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);

  edit.name = "13.a";
  g_assert_false (klade_school_save_class (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  edit.name = "";
  g_assert_false (klade_school_save_class (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static void
test_class_changes (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  KladeClassEdit edit = { .name = "7.m" };

  set_up (&self, place);
  before = list_classes (&self);
  edit.class_id = self.school->class_a;
  edit.revision = find_class (before, "7.a")->revision;
  klade_school_save_class (self.session, &edit, NULL, &undo, &error);
  g_assert_no_error (error);

  /* The one who saw the class before that is told so. */
  edit.name = "7.x";
  g_assert_false (klade_school_save_class (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  edit.name = "7.b";
  edit.revision = 0;
  g_assert_false (klade_school_save_class (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_false (klade_school_hide_class (self.session, self.school->class_a, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_there_and_back (self.session, undo);
  after = list_classes (&self);
  g_assert_nonnull (find_class (after, "7.a"));
  tear_down (&self);
}

static void
test_class_teacher_is_dated (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  const KladeOrderName order = { "2-1/5", DAY (3, 1) };
  gint64 before;

  set_up (&self, place);
  classes = list_classes (&self);
  before = find_class (classes, "7.a")->class_teacher_id;
  g_clear_pointer (&classes, g_ptr_array_unref);

  klade_school_set_class_teacher (self.session, self.school->class_a, self.school->other_teacher,
                                  DAY (3, 5), &order, &undo, &error);
  g_assert_no_error (error);
  classes = list_classes (&self);
  g_assert_cmpint (find_class (classes, "7.a")->class_teacher_id, ==, self.school->other_teacher);
  g_assert_cmpint (
      klade_test_school_get_number (
          self.school, "SELECT count(*) FROM role_grant WHERE valid_to = '2026-03-04'"),
      ==, 2); /* the class teacher's and the group teacher's */
  klade_test_school_there_and_back (self.session, undo);
  g_clear_pointer (&classes, g_ptr_array_unref);
  classes = list_classes (&self);
  g_assert_cmpint (find_class (classes, "7.a")->class_teacher_id, ==, before);
  tear_down (&self);
}

static void
test_programme_makes_journals (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GPtrArray) planned = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  const KladeProgrammeEdit programme = { .code = "21011111", .name = "Pamatizglītība" };
  const KladeSubjectEdit edits[] = { { .name = "Bioloģija" }, { .name = "Fizika" } };
  KladePlannedEdit plan[3] = {
    { .grade = 7, .lessons_per_year = 70, .scale = KLADE_SCALE_POINTS }
  };
  KladeClassEdit klass = { .name = "7.a" };
  int n_made;

  set_up (&self, place);
  klade_school_save_programme (self.session, &programme, &plan[0].programme_id, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_save_programme (self.session, &programme, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);
  klade_school_add_subjects (self.session, edits, 2, NULL, &error);
  g_assert_no_error (error);
  subjects = klade_school_list_subjects (self.session, &error);
  g_assert_cmpuint (subjects->len, ==, 4);

  plan[2] = plan[1] = plan[0];
  for (int i = 0; i < 3; i++)
    plan[i].subject_id = ((KladeSubjectRow *) g_ptr_array_index (subjects, i))->id;
  klade_school_set_planned (self.session, plan, 3, NULL, &error);
  g_assert_no_error (error);
  plan[2].lessons_per_year = -1;
  klade_school_set_planned (self.session, &plan[2], 1, NULL, &error);
  g_assert_no_error (error);
  planned = klade_school_list_planned (self.session, plan[0].programme_id, &error);
  g_assert_cmpuint (planned->len, ==, 2);

  g_assert_false (
      klade_school_make_class_journals (self.session, self.school->class_a, &n_made, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klass.class_id = self.school->class_a;
  klass.programme_id = plan[0].programme_id;
  klade_school_save_class (self.session, &klass, NULL, NULL, &error);
  g_assert_no_error (error);
  klade_school_make_class_journals (self.session, self.school->class_a, &n_made, &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_made, ==, 2);
  journals = klade_school_list_class_journals (self.session, 0, self.school->class_a, &error);
  g_assert_cmpuint (journals->len, ==, 4);
  klade_test_school_there_and_back (self.session, undo);
  klade_school_make_class_journals (self.session, self.school->class_a, &n_made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_made, ==, 2); /* the same hidden ones */
  klade_school_make_class_journals (self.session, self.school->class_a, &n_made, NULL, &error);
  g_assert_cmpint (n_made, ==, 0);

  g_assert_false (
      klade_school_hide_programme (self.session, plan[0].programme_id, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static void
test_journal_teachers (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  const KladeClassJournal *journal = NULL;
  const KladeJournalTeacher *teacher;

  set_up (&self, place);
  klade_school_add_journal_teacher (self.session, self.school->math_a, self.school->other_teacher,
                                    DAY (3, 2), NULL, &undo, &error);
  g_assert_no_error (error);
  journals = klade_school_list_class_journals (self.session, 0, self.school->class_a, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < journals->len; i++)
    if (((KladeClassJournal *) g_ptr_array_index (journals, i))->id == self.school->math_a)
      journal = g_ptr_array_index (journals, i);
  g_assert_cmpuint (journal->teachers->len, ==, 2);
  g_assert_cmpint (journal->n_lessons, ==, 4);
  g_assert_false (journal->is_without_teacher);

  teacher = g_ptr_array_index (journal->teachers, 1);
  klade_school_end_journal_teacher (self.session, teacher->id, teacher->revision, DAY (3, 10), NULL,
                                    &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_end_journal_teacher (self.session, teacher->id, teacher->revision,
                                                    DAY (3, 12), NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (klade_school_hide_journal (self.session, self.school->math_a, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static gint64
add_group (Fixture *self, gint64 subject_id, const char *name)
{
  const KladeGroupEdit edit = {
    .kind = KLADE_GROUP_SPLIT,
    .class_id = self->school->class_a,
    .subject_id = subject_id,
    .name = name,
  };
  g_autoptr (GError) error = NULL;
  gint64 id;

  klade_school_save_group (self->session, &edit, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_division (Fixture *self, gint64 subject_id, KladeDay day, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDivision) division =
      klade_school_read_division (self->session, self->school->class_a, subject_id, day, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < division->pupils->len; i++)
    {
      const KladeDivisionPupil *pupil = g_ptr_array_index (division->pupils, i);
      const char *where = "-";

      for (guint k = 0; k < division->groups->len; k++)
        if (((KladeGroupRow *) g_ptr_array_index (division->groups, k))->id == pupil->group_id)
          where = ((KladeGroupRow *) g_ptr_array_index (division->groups, k))->name;
      g_string_append_printf (text, "%s%s", where, pupil->n_groups > 1 ? "+" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_pupils_move_between_groups (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) divisions = NULL;
  gint64 subject_id;
  gint64 one;
  gint64 two;
  const gint64 *pupils;

  set_up (&self, place);
  pupils = self.school->pupils_a;
  subject_id = klade_test_school_get_number (self.school,
                                             "SELECT id FROM subject WHERE name = 'Matemātika'");
  one = add_group (&self, subject_id, "1");
  two = add_group (&self, subject_id, "2");
  assert_division (&self, subject_id, DAY (3, 5), "----");

  klade_school_move_to_group (self.session, pupils, 3, 0, one, DAY (2, 2), NULL, &error);
  g_assert_no_error (error);
  assert_division (&self, subject_id, DAY (3, 5), "111-");
  assert_division (&self, subject_id, DAY (2, 1), "----");

  klade_school_move_to_group (self.session, pupils, 2, one, two, DAY (3, 5), &undo, &error);
  g_assert_no_error (error);
  assert_division (&self, subject_id, DAY (3, 5), "221-");
  assert_division (&self, subject_id, DAY (3, 4), "111-");
  klade_test_school_there_and_back (self.session, undo);
  assert_division (&self, subject_id, DAY (3, 5), "111-");

  /* There and back on one day leaves one stay without a gap. */
  klade_school_move_to_group (self.session, pupils, 1, one, two, DAY (3, 5), NULL, &error);
  klade_school_move_to_group (self.session, pupils, 1, two, one, DAY (3, 5), NULL, &error);
  g_assert_no_error (error);
  assert_division (&self, subject_id, DAY (3, 5), "111-");
  klade_school_move_to_group (self.session, pupils, 1, 0, two, DAY (3, 5), NULL, &error);
  assert_division (&self, subject_id, DAY (3, 5), "1+11-");

  divisions = klade_school_list_divisions (self.session, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (divisions->len, ==, 1);
  g_assert_cmpint (((KladeDivisionRow *) g_ptr_array_index (divisions, 0))->n_missing, ==, 1);
  g_assert_cmpint (((KladeDivisionRow *) g_ptr_array_index (divisions, 0))->n_groups, ==, 2);
  groups = klade_school_list_groups (self.session, 0, self.school->class_a, 0, &error);
  g_assert_cmpuint (groups->len, ==, 2);
  g_assert_true (((KladeGroupRow *) g_ptr_array_index (groups, 0))->is_without_teacher);

  g_assert_false (klade_school_move_to_group (self.session, self.school->pupils_b, 1, 0, one,
                                              DAY (3, 5), NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static void
test_group_comes_back_empty (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) members = NULL;
  gint64 subject_id;
  gint64 one;

  set_up (&self, place);
  subject_id = klade_test_school_get_number (self.school,
                                             "SELECT id FROM subject WHERE name = 'Matemātika'");
  one = add_group (&self, subject_id, "1");
  klade_school_move_to_group (self.session, self.school->pupils_a, 2, 0, one, DAY (3, 2), NULL,
                              &error);
  g_assert_no_error (error);
  klade_school_hide_group (self.session, one, 0, &undo, &error);
  g_assert_no_error (error);
  klade_test_school_there_and_back (self.session, undo);
  members = klade_school_list_group_members (self.session, one, FALSE, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (members->len, ==, 2);
  g_assert_cmpstr (((KladeGroupMember *) g_ptr_array_index (members, 0))->class_name, ==, "7.a");

  klade_school_hide_group (self.session, one, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (add_group (&self, subject_id, "1"), ==, one);
  g_clear_pointer (&members, g_ptr_array_unref);
  members = klade_school_list_group_members (self.session, one, FALSE, 0, &error);
  g_assert_cmpuint (members->len, ==, 0);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/classes/comes-and-goes", test_class_comes_and_goes);
  klade_test_add ("/school/classes/changes", test_class_changes);
  klade_test_add ("/school/classes/teacher", test_class_teacher_is_dated);
  klade_test_add ("/school/classes/programme", test_programme_makes_journals);
  klade_test_add ("/school/classes/journal-teachers", test_journal_teachers);
  klade_test_add ("/school/classes/move", test_pupils_move_between_groups);
  klade_test_add ("/school/classes/group", test_group_comes_back_empty);

  return g_test_run ();
}
