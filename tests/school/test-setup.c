/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting a school up: each step there and back, and left and resumed. */
#include "klade-school-classes.h"
#include "klade-school-journal.h"
#include "klade-school-setup.h"
#include "klade-test-school.h"

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
} Fixture;

static void
set_up (Fixture *self, KladeTestPlace *place)
{
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

static void
test_profile (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeSchoolProfile) before = NULL;
  g_autoptr (KladeSchoolProfile) after = NULL;
  KladeSchoolProfileEdit edit = { .name = "  Rīgas 101. vidusskola ",
                                  .kind = "secondary",
                                  .registration_no = "4513902567",
                                  .address = "Skolas iela 1, Rīga" };
  KladeSetupState state;

  set_up (&self, place);
  klade_school_read_setup (self.session, &state, &error);
  g_assert_no_error (error);
  g_assert_false (state.is_done[KLADE_SETUP_PROFILE]);
  g_assert_true (state.is_done[KLADE_SETUP_YEAR]);
  g_assert_true (state.is_done[KLADE_SETUP_CLASSES]);
  g_assert_false (state.is_done[KLADE_SETUP_PROGRAMMES]);
  g_assert_cmpint (state.n_rows[KLADE_SETUP_PUPILS], ==, 8);

  before = klade_school_read_profile (self.session, &error);
  g_assert_no_error (error);
  edit.revision = before->revision;
  klade_school_save_profile (self.session, &edit, &undo, &error);
  g_assert_no_error (error);
  after = klade_school_read_profile (self.session, &error);
  g_assert_cmpstr (after->name, ==, "Rīgas 101. vidusskola");
  klade_school_read_setup (self.session, &state, &error);
  g_assert_true (state.is_done[KLADE_SETUP_PROFILE]);

  g_assert_false (klade_school_save_profile (self.session, &edit, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  edit.revision = 0;
  edit.registration_no = "LV12";
  g_assert_false (klade_school_save_profile (self.session, &edit, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_test_school_there_and_back (self.session, undo);
  g_clear_pointer (&after, klade_school_profile_free);
  after = klade_school_read_profile (self.session, &error);
  g_assert_cmpstr (after->name, ==, before->name);
  tear_down (&self);
}

static void
test_year (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeYearCalendar) calendar = NULL;
  g_autoptr (GPtrArray) years = NULL;
  KladeYearEdit edit = { .year = klade_school_year_get (2026) };
  gint64 first;
  gint64 second;

  set_up (&self, place);
  g_assert_false (edit.year.is_published);
  klade_school_save_year (self.session, &edit, &first, &undo, &error);
  g_assert_no_error (error);
  calendar = klade_school_read_calendar (self.session, first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calendar->breaks->len, ==, 3);
  klade_test_school_there_and_back (self.session, undo);

  /* Back under its number, with new breaks once. */
  klade_school_save_year (self.session, &edit, &second, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (first, ==, second);
  g_clear_pointer (&calendar, klade_year_calendar_free);
  calendar = klade_school_read_calendar (self.session, first, &error);
  g_assert_cmpuint (calendar->breaks->len, ==, 3);
  g_assert_false (klade_school_save_year (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);

  edit.year_id = first;
  edit.year.is_published = TRUE;
  klade_school_save_year (self.session, &edit, NULL, NULL, &error);
  g_assert_no_error (error);
  years = klade_school_list_years (self.session, &error);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_true (((KladeYearRow *) g_ptr_array_index (years, 0))->is_published);
  g_assert_false (((KladeYearRow *) g_ptr_array_index (years, 0))->is_now);
  g_assert_cmpstr (((KladeYearRow *) g_ptr_array_index (years, 1))->name, ==, "2025/26");

  edit.year.semester_2.first = edit.year.semester_1.first;
  g_assert_false (klade_school_save_year (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static void
test_breaks (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeYearCalendar) calendar = NULL;
  KladeBreakEdit edit = { .name = "1. klasei",
                          .range = { klade_day_new (2026, 2, 9), klade_day_new (2026, 2, 13) },
                          .grade_from = 1,
                          .grade_to = 1 };
  KladeMovedDayEdit moved = { .day_off = klade_day_new (2026, 4, 30),
                              .worked_on = klade_day_new (2026, 5, 9),
                              .reason = "Rīkojums" };
  gint64 id;

  set_up (&self, place);
  moved.year_id = edit.year_id = self.school->year_id;
  klade_school_save_break (self.session, &edit, &id, &undo, &error);
  g_assert_no_error (error);
  klade_test_school_there_and_back (self.session, undo);
  klade_school_save_moved_day (self.session, &moved, NULL, NULL, &error);
  g_assert_no_error (error);
  calendar = klade_school_read_calendar (self.session, 0, &error);
  g_assert_cmpuint (calendar->breaks->len, ==, 3);
  g_assert_cmpuint (calendar->moved_days->len, ==, 1);
  klade_school_hide_moved_day (
      self.session, ((KladeMovedDayRow *) g_ptr_array_index (calendar->moved_days, 0))->id, 0, NULL,
      &error);
  g_assert_no_error (error);

  edit.range.last = edit.range.first - 1;
  g_assert_false (klade_school_save_break (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

static void
test_bells (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  KladeBellTime bells[] = { { 1, 540, 570 }, { 2, 575, 605 }, { 4, 610, 640 } };
  KladeBellSetEdit edit = { .name = "Īsās stundas",
                            .valid_from = klade_day_new (2026, 3, 1),
                            .bells = bells,
                            .n_bells = 3 };
  const KladeBellSetRow *row;
  gint64 id;

  set_up (&self, place);
  klade_school_save_bell_set (self.session, &edit, &id, NULL, &error);
  g_assert_no_error (error);
  edit.bell_set_id = id;
  edit.n_bells = 2;
  bells[1].ends_minutes = 610;
  klade_school_save_bell_set (self.session, &edit, NULL, &undo, &error);
  g_assert_no_error (error);
  sets = klade_school_list_bell_sets (self.session, &error);
  g_assert_cmpuint (sets->len, ==, 2);
  row = g_ptr_array_index (sets, 1);
  g_assert_cmpuint (row->bells->len, ==, 2);
  g_assert_cmpint (g_array_index (row->bells, KladeBellTime, 1).ends_minutes, ==, 610);
  klade_test_school_there_and_back (self.session, undo);
  g_clear_pointer (&sets, g_ptr_array_unref);
  sets = klade_school_list_bell_sets (self.session, &error);
  row = g_ptr_array_index (sets, 1);
  g_assert_cmpuint (row->bells->len, ==, 3);

  bells[1].starts_minutes = 560;
  g_assert_false (klade_school_save_bell_set (self.session, &edit, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_hide_bell_set (self.session, id, 0, NULL, &error);
  g_assert_no_error (error);
  tear_down (&self);
}

static void
test_settings (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) settings = NULL;
  g_autofree char *value = NULL;
  KladeSetupState state;

  set_up (&self, place);
  settings = klade_school_list_settings (self.session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (settings->len, ==, 5);
  for (guint i = 0; i < settings->len; i++)
    g_assert_cmpstr (((KladeSettingRow *) g_ptr_array_index (settings, i))->description, !=, "");

  klade_school_change_setting (self.session, "lock-after-minutes", "5", &undo, &error);
  g_assert_no_error (error);
  klade_test_school_there_and_back (self.session, undo);
  value = klade_school_dup_setting (self.session, "lock-after-minutes", &error);
  g_assert_cmpstr (value, ==, "10");
  g_assert_false (
      klade_school_change_setting (self.session, "lock-after-minutes", "0", NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  klade_school_leave_setup_at (self.session, KLADE_SETUP_SUBJECTS, &error);
  g_assert_no_error (error);
  klade_school_read_setup (self.session, &state, &error);
  g_assert_cmpint (state.left_at, ==, KLADE_SETUP_SUBJECTS);
  tear_down (&self);
}

/* From nothing to classes with their journals, each step by itself. */
static void
test_adopt (KladeTestPlace *place)
{
  Fixture self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autoptr (GPtrArray) programmes = NULL;
  g_autoptr (GPtrArray) subjects = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  const KladeProgrammeRow *programme = NULL;
  gint64 class_id = 0;
  int n_made;

  set_up (&self, place);
  klade_school_adopt_programmes (self.session, &undo, &error);
  g_assert_no_error (error);
  klade_test_school_there_and_back (self.session, undo);
  klade_school_adopt_programmes (self.session, NULL, &error);
  g_assert_no_error (error);
  programmes = klade_school_list_programmes (self.session, &error);
  for (guint i = 0; i < programmes->len && programme == NULL; i++)
    if (g_str_has_prefix (((KladeProgrammeRow *) g_ptr_array_index (programmes, i))->code, "21"))
      programme = g_ptr_array_index (programmes, i);
  g_assert_nonnull (programme);

  g_clear_pointer (&undo, klade_undo_unref);
  klade_school_adopt_subjects (self.session, programme->id, 1, 9, &undo, &error);
  g_assert_no_error (error);
  klade_test_school_there_and_back (self.session, undo);
  subjects = klade_school_list_subjects (self.session, &error);
  g_assert_cmpuint (subjects->len, ==, 2); /* the test school's own */
  klade_school_adopt_subjects (self.session, programme->id, 1, 9, NULL, &error);
  g_assert_no_error (error);
  klade_school_adopt_subjects (self.session, programme->id, 1, 9, &again, &error);
  g_assert_no_error (error);
  g_assert_null (again); /* nothing was missing */

  klade_school_adopt_classes (self.session, 0, 2, NULL, &error);
  g_assert_no_error (error);
  classes = klade_school_list_classes (self.session, 0, &error);
  g_assert_cmpuint (classes->len, ==, 18);
  for (guint i = 0; i < classes->len; i++)
    if (g_str_equal (((KladeClassRow *) g_ptr_array_index (classes, i))->name, "5.b"))
      class_id = ((KladeClassRow *) g_ptr_array_index (classes, i))->id;
  klade_school_make_class_journals (self.session, class_id, &n_made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_made, >, 8);
  g_assert_false (klade_school_adopt_classes (self.session, 0, 99, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/setup/profile", test_profile);
  klade_test_add ("/school/setup/year", test_year);
  klade_test_add ("/school/setup/breaks", test_breaks);
  klade_test_add ("/school/setup/bells", test_bells);
  klade_test_add ("/school/setup/settings", test_settings);

  klade_test_add ("/school/setup/adopt", test_adopt);

  return g_test_run ();
}
