/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable-import.h"
#include "klade-school-timetable.h"
#include "klade-test-journal.h"
#include "klade-timetable-draft.h"

#include <string.h>

/* A timetable program's file becomes the school's timetable, again and again. */

static KladeDay
day (int month, int day_of_month)
{
  return klade_day_new (2026, month, day_of_month);
}

typedef struct
{
  KladeTimetableDraft *draft;
  int subjects[2]; /* Matemātika, Robotika */
  int teachers[2]; /* Ilze Ozola, Uldis Jaunais */
  int classes[3];  /* 7a, 7.b, 8.c */
  int groups[2];   /* of 8.c */
  int rooms[2];
  int n_lessons;
} File;

static void
add_time (File *self)
{
  static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr" };
  static const char *const numbers[] = { "1", "2", "3",  "4",  "5",  "6", "7",
                                         "8", "9", "10", "11", "12", "13" };
  const KladeFileSpan every = { { "w", "Every", "" } };

  for (int i = 0; i < 5; i++)
    klade_timetable_draft_add_day (
        self->draft, &(KladeFileDay){ { days[i], days[i], "" }, (KladeWeekday) (i + 1) });
  for (int i = 0; i < 13; i++)
    klade_timetable_draft_add_period (
        self->draft, &(KladeFilePeriod){ { numbers[i], numbers[i], "" }, i + 1, i + 1, -1, -1 });
  klade_timetable_draft_add_week (self->draft, &every);
  klade_timetable_draft_add_term (self->draft, &every);
}

static void
begin (File *self)
{
  KladeTimetableDraft *draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);

  *self = (File){ .draft = draft };
  add_time (self);
  self->subjects[0] = klade_timetable_draft_add_subject (
      draft, &(KladeFileSubject){ { "s1", "Matemātika", "Mat" } });
  self->subjects[1] =
      klade_timetable_draft_add_subject (draft, &(KladeFileSubject){ { "s2", "Robotika", "Rob" } });
  self->teachers[0] = klade_timetable_draft_add_teacher (
      draft, &(KladeFileTeacher){ { "t1", "Ozola Ilze", "OI" }, "Ozola", "Ilze" });
  self->teachers[1] = klade_timetable_draft_add_teacher (
      draft, &(KladeFileTeacher){ { "t2", "Jaunais Uldis", "JU" }, "Jaunais", "Uldis" });
  self->classes[0] = klade_timetable_draft_add_class (
      draft, &(KladeFileClass){ { "c1", "7A", "" }, 7, -1, FALSE });
  self->classes[1] = klade_timetable_draft_add_class (
      draft, &(KladeFileClass){ { "c2", "7.b", "" }, 7, -1, FALSE });
  self->classes[2] = klade_timetable_draft_add_class (
      draft, &(KladeFileClass){ { "c3", "8.c", "" }, 8, -1, FALSE });
  self->groups[0] = klade_timetable_draft_add_group (
      draft, &(KladeFileGroup){ { "g1", "1. grupa", "" }, self->classes[2], FALSE, FALSE, 1, -1 });
  self->groups[1] = klade_timetable_draft_add_group (
      draft, &(KladeFileGroup){ { "g2", "2. grupa", "" }, self->classes[2], FALSE, FALSE, 1, -1 });
  self->rooms[0] =
      klade_timetable_draft_add_room (draft, &(KladeFileRoom){ { "r1", "205", "" }, -1 });
  self->rooms[1] =
      klade_timetable_draft_add_room (draft, &(KladeFileRoom){ { "r2", "Zāle", "" }, -1 });
}

/* One lesson with one card; -1: none. */
static void
add (File *self,
     int subject,
     int teacher,
     int class_,
     int other_class,
     int group,
     int room,
     int weekday,
     int period)
{
  g_autofree char *id = g_strdup_printf ("l%d", ++self->n_lessons);
  const int classes[2] = { class_, other_class };
  KladeFileLesson lesson = {
    .name = { id, "", "" },
    .subject = subject,
    .classes = { classes, (class_ >= 0) + (other_class >= 0) },
    .groups = { &group, group >= 0 },
    .teachers = { &teacher, teacher >= 0 },
    .rooms = { &room, 1 },
  };
  KladeFileCard card = {
    .day = weekday - 1,
    .period = period - 1,
    .length = 1,
    .weeks = 1,
    .terms = 1,
    .rooms = { &room, 1 },
  };

  card.lesson = klade_timetable_draft_add_lesson (self->draft, &lesson);
  g_assert_cmpint (card.lesson, >=, 0);
  g_assert_cmpint (klade_timetable_draft_add_card (self->draft, &card), >=, 0);
}

static KladeTimetableFile *
finish (File *self)
{
  g_autoptr (GError) error = NULL;
  KladeTimetableFile *file = klade_timetable_draft_finish (self->draft, &error);

  g_assert_no_error (error);
  klade_timetable_draft_free (self->draft);
  return file;
}

/* The first version, and a later one: a lesson moved, one with another room, one gone, one new. */
static KladeTimetableFile *
make_file (gboolean is_later)
{
  File self;

  begin (&self);
  add (&self, self.subjects[0], self.teachers[0], self.classes[0], -1, -1, self.rooms[0], 1,
       is_later ? 4 : 1);
  add (&self, self.subjects[0], self.teachers[0], self.classes[1], -1, -1,
       self.rooms[is_later ? 1 : 0], 2, 2);
  if (!is_later)
    add (&self, self.subjects[0], self.teachers[1], self.classes[0], -1, -1, self.rooms[0], 3, 3);
  else
    add (&self, self.subjects[0], self.teachers[1], self.classes[0], -1, -1, self.rooms[0], 5, 5);
  add (&self, self.subjects[1], self.teachers[1], self.classes[0], self.classes[1], -1,
       self.rooms[1], 4, 6);
  add (&self, self.subjects[1], self.teachers[1], self.classes[2], -1, self.groups[0],
       self.rooms[1], 5, 1);
  add (&self, self.subjects[1], self.teachers[0], self.classes[2], -1, self.groups[1],
       self.rooms[0], 5, 1);
  add (&self, self.subjects[1], self.teachers[0], -1, -1, -1, self.rooms[0], 5, 8);
  add (&self, self.subjects[1], self.teachers[0], self.classes[2], -1, -1, self.rooms[0], 1, 13);
  return finish (&self);
}

static KladeTimetableImport *
plan (KladeSession *session, KladeTimetableFile *file, KladeDay from)
{
  const KladeTimetableImportOptions options = { .valid_from = from, .term = -1 };
  g_autoptr (GError) error = NULL;
  KladeTimetableImport *made = klade_school_plan_timetable_import (session, file, &options, &error);

  g_assert_no_error (error);
  return made;
}

static void
import (KladeSession *session, KladeTimetableFile *file, KladeDay from, KladeUndo **undo)
{
  g_autoptr (KladeTimetableImport) made = plan (session, file, from);
  g_autoptr (GError) error = NULL;

  klade_school_import_timetable (session, made, NULL, NULL, undo, &error);
  g_assert_no_error (error);
}

static void
assert_week (KladeSession *session, const char *class_name, KladeDay of_day, const char *expected)
{
  KladeWeekChoice *choice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KladeWeek) week = NULL;
  KladeWeekQuery query = { .of = KLADE_WEEK_OF_CLASS, .day = of_day };

  klade_school_find_week (session, KLADE_WEEK_OF_CLASS, class_name, of_day, &choice, &error);
  g_assert_no_error (error);
  query.id = choice->id;
  klade_week_choice_free (choice);
  week = klade_school_read_week (session, &query, &error);
  g_assert_no_error (error);
  for (int i = 0; i < week->n_entries; i++)
    g_string_append_printf (text, "%d.%d %s %s %s; ",
                            (int) klade_day_get_weekday (week->entries[i].day),
                            week->entries[i].lesson_no, week->entries[i].subject,
                            week->entries[i].teachers, week->entries[i].room);
  g_assert_cmpstr (text->str, ==, expected);
}

static gint64
count (KladeTestSchool *school, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM %s WHERE is_hidden = 0", table);

  return klade_test_school_get_number (school, sql);
}

/* ---- one file ---- */

static void
test_first_import (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeTimetableImport) first = plan (session, file, day (3, 16));
  g_autoptr (KladeTimetableImport) again = NULL;
  g_autoptr (KladeUndo) nothing = NULL;
  g_autofree char *text = klade_timetable_import_describe (first);
  gint64 audit_id = klade_test_journal_last_audit (school);

  g_assert_cmpint (first->name_counts[KLADE_FILE_SUBJECT][KLADE_NAME_MATCHED], ==, 1);
  g_assert_cmpint (first->name_counts[KLADE_FILE_SUBJECT][KLADE_NAME_NEW], ==, 1);
  g_assert_cmpint (first->name_counts[KLADE_FILE_TEACHER][KLADE_NAME_MATCHED], ==, 1);
  g_assert_cmpint (first->name_counts[KLADE_FILE_CLASS][KLADE_NAME_MATCHED], ==, 2);
  g_assert_cmpint (first->name_counts[KLADE_FILE_CLASS][KLADE_NAME_NEW], ==, 1);
  g_assert_cmpint (first->place_counts[KLADE_FILE_NEW], ==, 8);
  g_assert_cmpint (first->n_new_groups, ==, 2);
  g_assert_cmpint (first->n_new_journals, ==, 5);
  g_assert_cmpint (first->n_warnings, ==, 2); /* a meeting; lesson 13 has no bell */
  g_assert_nonnull (strstr (text, "16.03.2026"));
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);

  import (session, file, day (3, 16), NULL);
  assert_week (session, "7.a", day (3, 16),
               "1.1 Matemātika Ilze Ozola 205; 3.3 Matemātika Uldis Jaunais 205; "
               "4.6 Robotika Uldis Jaunais Zāle; ");
  assert_week (session, "7.a", day (3, 2), "");
  assert_week (session, "8.c", day (3, 16),
               "1.13 Robotika Ilze Ozola 205; 5.1 Robotika Uldis Jaunais Zāle; "
               "5.1 Robotika Ilze Ozola 205; ");

  /* Merged classes are one lesson: nobody collides. */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) collisions = klade_school_list_collisions (session, day (3, 16), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (collisions->len, ==, 0);
  }

  again = plan (session, file, day (3, 23));
  g_assert_cmpint (again->place_counts[KLADE_FILE_SAME], ==, 8);
  g_assert_cmpint (again->n_places, ==, 0);
  import (session, file, day (3, 23), &nothing);
  g_assert_null (nothing);
  klade_test_school_assert_sound (school, session);
}

static void
test_undo (KladeTestPlace *place)
{
  static const char *const tables[] = { "subject",         "person",         "employment",
                                        "school_class",    "study_group",    "journal",
                                        "journal_teacher", "timetable_slot", "import_match" };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before[G_N_ELEMENTS (tables)];
  gint64 after[G_N_ELEMENTS (tables)];

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    before[i] = count (school, tables[i]);
  import (session, file, day (3, 16), &undo);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      after[i] = count (school, tables[i]);
      g_assert_cmpint (after[i], >, before[i]);
    }

  klade_school_undo (session, undo, &redo, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (count (school, tables[i]), ==, before[i]);

  klade_school_undo (session, redo, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (count (school, tables[i]), ==, after[i]);
  klade_test_school_assert_sound (school, session);
}

/* What was taken back can be imported anew: its names are still there, hidden. */
static void
test_again_after_undo (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  import (session, file, day (3, 16), &undo);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  import (session, file, day (3, 16), NULL);
  assert_week (session, "7.b", day (3, 16),
               "2.2 Matemātika Ilze Ozola 205; 4.6 Robotika Uldis Jaunais Zāle; ");
}

/* Somebody entered a lesson into a journal that the import made: that journal stays. */
static void
test_undo_of_used_journal (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  const KladeLessonEdit lesson = { .fields = KLADE_LESSON_FIELD_TIME,
                                   .day = day (3, 20),
                                   .lesson_no = 1 };
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_slots, journal_id;

  import (session, file, day (3, 16), &undo);
  n_slots = count (school, "timetable_slot");
  journal_id = klade_test_school_get_number (school, "SELECT MAX(id) FROM journal");
  klade_school_save_lesson (session, journal_id, &lesson, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (klade_school_undo (session, undo, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_assert_cmpint (count (school, "timetable_slot"), ==, n_slots);
}

/* ---- a later file ---- */

static void
test_later_file (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeTimetableFile) later = make_file (TRUE);
  g_autoptr (KladeTimetableImport) made = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_journals;

  import (session, file, day (3, 16), NULL);
  n_journals = count (school, "journal");

  made = plan (session, later, day (3, 23));
  g_assert_cmpint (made->place_counts[KLADE_FILE_NEW], ==, 2);
  g_assert_cmpint (made->place_counts[KLADE_FILE_CHANGED], ==, 1);
  g_assert_cmpint (made->place_counts[KLADE_FILE_ENDED], ==, 2);
  g_assert_cmpint (made->place_counts[KLADE_FILE_SAME], ==, 5);
  import (session, later, day (3, 23), &undo);
  g_assert_cmpint (count (school, "journal"), ==, n_journals);

  assert_week (session, "7.a", day (3, 16),
               "1.1 Matemātika Ilze Ozola 205; 3.3 Matemātika Uldis Jaunais 205; "
               "4.6 Robotika Uldis Jaunais Zāle; ");
  assert_week (session, "7.a", day (3, 23),
               "1.4 Matemātika Ilze Ozola 205; 4.6 Robotika Uldis Jaunais Zāle; "
               "5.5 Matemātika Uldis Jaunais 205; ");
  assert_week (session, "7.b", day (3, 23),
               "2.2 Matemātika Ilze Ozola Zāle; 4.6 Robotika Uldis Jaunais Zāle; ");

  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, "7.b", day (3, 23),
               "2.2 Matemātika Ilze Ozola 205; 4.6 Robotika Uldis Jaunais Zāle; ");
  klade_test_school_assert_sound (school, session);
}

/* ---- what is refused ---- */

static void
test_ambiguous_name (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeTimetableImport) made = NULL;
  g_autoptr (KladeTimetableImport) chosen = NULL;
  g_autoptr (GError) error = NULL;
  KladeTimetableChoice choice = { .kind = KLADE_FILE_TEACHER, .index = 0 };
  KladeTimetableImportOptions options = { day (3, 16), -1, &choice, 1 };
  gint64 audit_id;

  klade_test_school_execute (school,
                             "INSERT INTO person (surname, given_name) VALUES ('Ozola', 'Ilze')");
  klade_test_school_execute (school, "INSERT INTO employment (person_id, position, valid_from)"
                                     " SELECT MAX(id), 'skolotāja', '2025-09-01' FROM person");

  made = plan (session, file, day (3, 16));
  g_assert_cmpint (made->name_counts[KLADE_FILE_TEACHER][KLADE_NAME_AMBIGUOUS], ==, 1);
  audit_id = klade_test_journal_last_audit (school);
  g_assert_false (klade_school_import_timetable (session, made, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);

  choice.row_id = school->other_teacher;
  chosen = klade_school_plan_timetable_import (session, file, &options, &error);
  g_assert_no_error (error);
  klade_school_import_timetable (session, chosen, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_refusals (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeTimetableImport) made = plan (session, file, day (3, 16));
  KladeTimetableImportOptions options = { klade_day_new (2030, 1, 7), -1, NULL, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_school_plan_timetable_import (session, file, &options, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  options = (KladeTimetableImportOptions){ day (3, 16), 5, NULL, 0 };
  g_assert_null (klade_school_plan_timetable_import (session, file, &options, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      g_autoptr (KladeSession) other = klade_test_school_sign_in (school, (KladeRole) i);
      gint64 audit_id = klade_test_journal_last_audit (school);

      if (klade_rights_scope ((KladeRole) i, KLADE_ACTION_MANAGE_TIMETABLE) == KLADE_SCOPE_SCHOOL)
        continue;
      options = (KladeTimetableImportOptions){ day (3, 16), -1, NULL, 0 };
      g_assert_null (klade_school_plan_timetable_import (other, file, &options, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_false (klade_school_import_timetable (other, made, NULL, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
    }

  /* Somebody else imported meanwhile. */
  import (session, file, day (3, 16), NULL);
  g_assert_false (klade_school_import_timetable (session, made, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
}

static gboolean
stop_at_once (const char *step, double fraction, gpointer data)
{
  return FALSE;
}

static void
test_stopped (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTimetableFile) file = make_file (FALSE);
  g_autoptr (KladeTimetableImport) made = plan (session, file, day (3, 16));
  gint64 audit_id = klade_test_journal_last_audit (school);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_school_import_timetable (session, made, stop_at_once, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
  import (session, file, day (3, 16), NULL);
  klade_test_school_assert_sound (school, session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/timetable-import/first", test_first_import);
  klade_test_add ("/timetable-import/undo", test_undo);
  klade_test_add ("/timetable-import/again-after-undo", test_again_after_undo);
  klade_test_add ("/timetable-import/undo-of-used-journal", test_undo_of_used_journal);
  klade_test_add ("/timetable-import/later-file", test_later_file);
  klade_test_add ("/timetable-import/ambiguous-name", test_ambiguous_name);
  klade_test_add ("/timetable-import/refusals", test_refusals);
  klade_test_add ("/timetable-import/stopped", test_stopped);

  return g_test_run ();
}
