/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turn of the year: decided, refused, turned, taken back, turned again. */
#include "klade-school-classes.h"
#include "klade-school-journal.h"
#include "klade-school-setup.h"
#include "klade-school-year-turn.h"
#include "klade-session-private.h"
#include "klade-test-school.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
  gint64 next_year_id;
  int n_backups;
} Fixture;

static void
set_up (Fixture *self, KladeTestPlace *place)
{
  *self = (Fixture){ 0 };
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_SUPERUSER);
}

static void
tear_down (Fixture *self)
{
  klade_test_school_assert_sound (self->school, self->session);
  g_assert_finalize_object (self->session);
  klade_test_school_free (self->school);
}

static char *
dup_backup_path (Fixture *self)
{
  return g_strdup_printf ("%s/before-%d.klade", self->school->folder, self->n_backups++);
}

/* What the pages show of a year: classes with numbers, journals with teachers, group members. */
static char *
dump_year (Fixture *self, gint64 year_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) classes = klade_school_list_classes (self->session, year_id, &error);
  g_autoptr (GPtrArray) journals =
      klade_school_list_class_journals (self->session, year_id, 0, &error);
  g_autoptr (GPtrArray) groups = klade_school_list_groups (self->session, year_id, 0, 0, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (classes, i);

      g_string_append_printf (text, "%s %d %s\n", row->name, row->n_pupils,
                              row->class_teacher_id != 0 ? "+" : "-");
    }
  for (guint i = 0; i < journals->len; i++)
    {
      const KladeClassJournal *row = g_ptr_array_index (journals, i);

      g_string_append_printf (text, "%s %s %s %d %s\n", row->owner, row->subject, row->kind,
                              (int) row->scale, row->is_without_teacher ? "-" : "+");
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const KladeGroupRow *row = g_ptr_array_index (groups, i);
      g_autoptr (GPtrArray) members =
          klade_school_list_group_members (self->session, row->id, FALSE, 0, &error);

      g_string_append_printf (text, "%s:", row->name);
      for (guint k = 0; k < members->len; k++)
        {
          const KladeGroupMember *member = g_ptr_array_index (members, k);

          g_string_append_printf (text, " %s %s;", member->name, member->class_name);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
make_next_year (Fixture *self)
{
  const KladeYearEdit edit = { .year = klade_school_year_get (2026) };
  KladeClassEdit klass = { .name = "7.a" };
  g_autoptr (GError) error = NULL;

  klade_school_save_year (self->session, &edit, &self->next_year_id, NULL, &error);
  g_assert_no_error (error);
  klass.year_id = self->next_year_id; /* for the one who repeats */
  klade_school_save_class (self->session, &klass, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* All move up, but the last of 7.a repeats and the last of 7.b leaves. */
static void
decide (Fixture *self)
{
  const KladeOrderName order = { "3-1/12", klade_day_new (2026, 6, 10) };
  KladePromotionEdit edits[8] = { 0 };
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 8; i++)
    edits[i] = (KladePromotionEdit){
      .pupil_id = i < 4 ? self->school->pupils_a[i] : self->school->pupils_b[i - 4],
      .class_id = i < 4 ? self->school->class_a : self->school->class_b,
      .decision = KLADE_PROMOTION_MOVED,
    };
  edits[3].decision = KLADE_PROMOTION_REPEATS;
  edits[7].decision = KLADE_PROMOTION_LEFT;
  klade_school_set_promotions (self->session, edits, 8, &order, NULL, &error);
  g_assert_no_error (error);
}

static int
count_stops (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = klade_school_check_turn (self->session, 0, &error);
  int n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const KladeTurnProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->text, !=, "");
      n += problem->stops;
    }
  return n;
}

static void
test_refused_in_words (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  set_up (&self, place);
  path = dup_backup_path (&self);
  g_assert_cmpint (count_stops (&self), ==, 9); /* the calendar and eight pupils */
  g_assert_false (klade_school_turn_year (self.session, 0, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  tear_down (&self);
}

static void
test_decisions (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const KladePromotionRow *row;
  KladePromotionEdit edit;

  set_up (&self, place);
  make_next_year (&self);
  decide (&self);
  g_assert_cmpint (count_stops (&self), ==, 0);
  rows = klade_school_list_promotions (self.session, 0, self.school->class_a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->to_class, ==, "8.a");
  g_assert_cmpstr (row->order, !=, "");
  g_assert_cmpint (row->decision, ==, KLADE_PROMOTION_MOVED);
  row = g_ptr_array_index (rows, 3);
  g_assert_cmpstr (row->to_class, ==, "7.a");

  /* A conflict, and a class that the new year does not have. */
  edit = (KladePromotionEdit){ .pupil_id = row->pupil_id,
                               .class_id = row->class_id,
                               .revision = row->revision + 1,
                               .decision = KLADE_PROMOTION_MOVED,
                               .to_class = "8.z" };
  g_assert_false (klade_school_set_promotions (self.session, &edit, 1, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  edit.revision = row->revision;
  klade_school_set_promotions (self.session, &edit, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_stops (&self), ==, 1);
  tear_down (&self);
}

static const char new_year[] =
    "7.a 1 -\n8.a 3 +\n8.b 3 -\n"
    "7.a Klases stunda subject 2 -\n7.a Matemātika subject 1 -\n"
    "8.a Klases stunda subject 2 +\n8.a Matemātika subject 1 +\n8.b Matemātika subject 1 +\n"
    "8. klašu grupa Matemātika subject 3 +\n"
    "8. klašu grupa: Āboliņa Cilda 8.a; Bērziņa Cilda 8.b;\n";

static void
turn (Fixture *self, KladeTurnResult *result, KladeUndo **undo)
{
  g_autofree char *path = dup_backup_path (self);
  g_autoptr (GError) error = NULL;

  klade_school_turn_year (self->session, 0, path, NULL, NULL, result, undo, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_remove (path);
}

static int
count_class_teachers (Fixture *self, const char *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM role_grant g JOIN school_class c"
                                      " ON c.id = g.class_id WHERE g.role IN (4, 6)"
                                      " AND g.is_hidden = 0 AND ",
                                      condition, NULL);

  return (int) klade_test_school_get_number (self->school, sql);
}

/* Goes on so many times. */
static gboolean
stop_after (const char *step, double fraction, gpointer data)
{
  int *n_left = data;

  g_assert_cmpstr (step, !=, "");
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  return (*n_left)-- > 0;
}

/* Wherever it is stopped, nothing of it stays, and it can be begun again. */
static void
test_stopped (KladeTestPlace *place)
{
  Fixture self;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *empty = NULL;
  gboolean is_turned = FALSE;
  int n_stopped = 0;

  set_up (&self, place);
  path = dup_backup_path (&self);
  make_next_year (&self);
  decide (&self);
  before = dump_year (&self, 0);
  empty = dump_year (&self, self.next_year_id);
  for (int n_steps = 0; !is_turned; n_steps++)
    {
      int n_left = n_steps;
      g_autoptr (GError) error = NULL;

      is_turned =
          klade_school_turn_year (self.session, 0, path, stop_after, &n_left, NULL, NULL, &error);
      if (!is_turned)
        {
          g_autofree char *now = dump_year (&self, 0);
          g_autofree char *next = dump_year (&self, self.next_year_id);

          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_assert_cmpstr (now, ==, before);
          g_assert_cmpstr (next, ==, empty);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          n_stopped++;
        }
    }
  g_assert_cmpint (n_stopped, >, 10); /* in each of its parts */
  g_remove (path);
  tear_down (&self);
}

static void
test_turned_and_taken_back (KladeTestPlace *place)
{
  Fixture self;
  KladeTurnResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autofree char *old_before = NULL;
  g_autofree char *old_after = NULL;
  g_autofree char *old_back = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *next = NULL;
  g_autofree char *next_back = NULL;
  g_autofree char *next_again = NULL;

  set_up (&self, place);
  make_next_year (&self);
  decide (&self);
  old_before = dump_year (&self, 0);
  empty = dump_year (&self, self.next_year_id);

  turn (&self, &result, &undo);
  g_assert_cmpint (result.n_classes, ==, 2);
  g_assert_cmpint (result.n_moved, ==, 6);
  g_assert_cmpint (result.n_repeating, ==, 1);
  g_assert_cmpint (result.n_left, ==, 1);
  g_assert_cmpint (result.n_groups, ==, 1);
  g_assert_cmpint (result.n_journals, ==, 6);
  next = dump_year (&self, self.next_year_id);
  g_assert_cmpstr (next, ==, new_year);
  old_after = dump_year (&self, 0);
  g_assert_cmpstr (old_after, ==, old_before);
  g_assert_cmpint (klade_test_school_get_number (
                       self.school, "SELECT count(*) FROM enrolment WHERE valid_to = '2026-06-10'"
                                    " AND order_out_id IS NOT NULL"),
                   ==, 1);
  g_assert_cmpint (klade_test_school_get_number (
                       self.school, "SELECT count(*) FROM enrolment WHERE valid_from = '2026-09-01'"
                                    " AND order_in_id IS NOT NULL AND is_hidden = 0"),
                   ==, 7);
  g_assert_cmpint (count_stops (&self), ==, 1); /* turned already */
  g_assert_cmpint (count_class_teachers (&self, "g.valid_to IS NULL AND c.name LIKE '7.%'"), ==, 0);
  g_assert_cmpint (count_class_teachers (&self, "g.valid_to = '2026-08-31'"), ==, 2);
  g_assert_cmpint (count_class_teachers (&self, "g.valid_from = '2026-09-01'"), ==, 2);

  klade_school_undo (self.session, undo, &redo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_class_teachers (&self, "g.valid_to IS NULL"), ==, 2);
  g_assert_cmpint (count_class_teachers (&self, "g.valid_to IS NOT NULL"), ==, 0);
  next_back = dump_year (&self, self.next_year_id);
  g_assert_cmpstr (next_back, ==, empty);
  old_back = dump_year (&self, 0);
  g_assert_cmpstr (old_back, ==, old_before);
  g_assert_cmpint (count_stops (&self), ==, 0);
  g_assert_cmpint (klade_test_school_get_number (
                       self.school, "SELECT count(*) FROM enrolment WHERE valid_to IS NOT NULL"
                                    " AND is_hidden = 0"),
                   ==, 0);

  /* Turned anew, the same rows come back. */
  g_clear_pointer (&undo, klade_undo_unref);
  turn (&self, &result, &undo);
  next_again = dump_year (&self, self.next_year_id);
  g_assert_cmpstr (next_again, ==, new_year);
  tear_down (&self);
}

static void
test_redo_turns_again (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autofree char *next = NULL;

  set_up (&self, place);
  make_next_year (&self);
  decide (&self);
  turn (&self, NULL, &undo);
  klade_school_undo (self.session, undo, &redo, &error);
  g_assert_no_error (error);
  klade_school_undo (self.session, redo, NULL, &error);
  g_assert_no_error (error);
  next = dump_year (&self, self.next_year_id);
  g_assert_cmpstr (next, ==, new_year);
  tear_down (&self);
}

/* Once somebody works in the new year, it stays. */
static void
test_stays_when_lessons_were_entered (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autofree char *next = NULL;
  KladeLessonEdit lesson = { .fields = KLADE_LESSON_FIELD_TIME,
                             .day = klade_day_new (2026, 9, 2),
                             .lesson_no = 1 };
  gint64 journal_id;

  set_up (&self, place);
  make_next_year (&self);
  decide (&self);
  turn (&self, NULL, &undo);

  g_assert_finalize_object (self.session);
  klade_test_school_set_now (self.school, klade_instant_at (klade_day_new (2026, 9, 3), 10 * 60));
  self.session = klade_test_school_sign_in (self.school, KLADE_ROLE_SUPERUSER);
  journal_id = klade_test_school_get_number (
      self.school, "SELECT j.id FROM journal j JOIN school_class c ON c.id = j.class_id"
                   " WHERE c.name = '8.b'");
  klade_school_save_lesson (self.session, journal_id, &lesson, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (klade_school_undo (self.session, undo, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  next = dump_year (&self, 0);
  g_assert_cmpstr (next, ==, new_year);
  tear_down (&self);
}

/* In September everybody has the new year's journals, and the old ones can be read. */
static void
test_years_are_chosen (KladeTestPlace *place)
{
  Fixture self;
  KladeTarget old_class;
  gboolean may;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalList) now = NULL;
  g_autoptr (KladeJournalList) then = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  g_autofree char *roles = NULL;

  set_up (&self, place);
  make_next_year (&self);
  decide (&self);
  turn (&self, NULL, NULL);

  g_assert_finalize_object (self.session);
  klade_test_school_set_now (self.school, klade_instant_at (klade_day_new (2026, 9, 3), 10 * 60));
  self.session = klade_test_school_sign_in (self.school, KLADE_ROLE_CLASS_TEACHER);
  now = klade_school_list_journals (self.session, &error);
  g_assert_no_error (error);
  g_assert_cmpint (now->n_rows, ==, 3); /* of the class, and the group with its pupils */
  g_assert_cmpstr (now->rows[1].class_name, ==, "8.a");
  then = klade_school_list_year_journals (self.session, self.school->year_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (then->n_rows, ==, 3);
  g_assert_cmpstr (then->rows[1].class_name, ==, "7.a");
  g_assert_cmpint (then->rows[1].n_pupils, ==, 4);
  page = klade_school_read_journal (self.session, self.school->math_a, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (page->n_pupils, ==, 4);
  roles = klade_session_dup_roles_text (self.session);
  g_assert_nonnull (strstr (roles, "8.a"));
  g_assert_null (strstr (roles, "7.a"));
  for (int i = 0; i < then->n_rows; i++)
    {
      g_autoptr (KladeJournalPage) old = NULL;

      old = klade_school_read_journal (self.session, then->rows[i].id, NULL, &error);
      g_assert_no_error (error);
    }

  old_class = (KladeTarget){ .journal_id = self.school->math_a,
                             .class_id = self.school->class_a,
                             .day = klade_day_new (2026, 5, 20) };

  /* Of the other class nothing; and in the old one nothing can be changed. */
  g_assert_null (klade_school_read_journal (self.session, self.school->math_b, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  klade_session_may (self.session, KLADE_ACTION_JUSTIFY_ABSENCE, &old_class, &may, &error);
  g_assert_no_error (error);
  g_assert_false (may);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/year-turn/refused", test_refused_in_words);
  klade_test_add ("/school/year-turn/decisions", test_decisions);
  klade_test_add ("/school/year-turn/there-and-back", test_turned_and_taken_back);
  klade_test_add ("/school/year-turn/stopped", test_stopped);
  klade_test_add ("/school/year-turn/redo", test_redo_turns_again);
  klade_test_add ("/school/year-turn/stays", test_stays_when_lessons_were_entered);
  klade_test_add ("/school/year-turn/years", test_years_are_chosen);

  return g_test_run ();
}
