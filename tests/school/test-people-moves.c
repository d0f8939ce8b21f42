/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"
#include "klade-test-people.h"

#include <string.h>

/* Coming, going and staying: enrolments, guardians, employments, merging, the office's records. */

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session; /* the deputy's */
  char *before;
  KladeDay today;
} Desk;

static const KladeOrderName order = { "2-1/15", 739680 }; /* 2026-03-05 */

static void
desk_init (Desk *self, const KladeTestPlace *place)
{
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_DEPUTY);
  self->before = klade_test_people_dump (self->school);
  self->today = klade_session_get_today (self->session);
}

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->before, g_free);
  klade_test_school_assert_sound (self->school, self->session);
  g_clear_object (&self->session);
  klade_test_school_free (self->school);
}

static void
note (Desk *self)
{
  g_free (self->before);
  self->before = klade_test_people_dump (self->school);
}

static KladePersonFile *
read_file (Desk *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KladePersonFile *file = klade_school_read_person_file (self->session, id, &error);

  g_assert_no_error (error);
  return file;
}

static const KladeFileEntry *
entry (const KladePersonFile *file, KladeFileSection section, guint index)
{
  g_assert_cmpuint (file->sections[section]->len, >, index);
  return &g_array_index (file->sections[section], KladeFileEntry, index);
}

static gboolean
can_sign_in (Desk *self, KladeRole role)
{
  g_autofree char *password = klade_test_school_dup_password (role);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSession) session =
      klade_school_sign_in (self->school->school, klade_role_id (role), password, &error);

  if (session == NULL && !g_error_matches (error, KLADE_ERROR, KLADE_ERROR_DENIED))
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  return session != NULL;
}

static guint
count_class (Desk *self, gint64 class_id, KladeDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members =
      klade_school_list_class_on_day (self->session, class_id, day, &error);

  g_assert_no_error (error);
  return members->len;
}

/* ---- enrolment ---- */

static void
test_enrol (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  const KladePersonDraft draft = { .surname = "Zīle", .given_name = "Toms", .sex = "m" };
  const KladeOrderName nameless = { " ", 739680 };
  gint64 id = 0;

  desk_init (&desk, place);
  klade_school_add_person (desk.session, &draft, 0, FALSE, &id, NULL, &error);
  g_assert_no_error (error);
  note (&desk);

  g_assert_false (klade_school_enrol_pupil (desk.session, id, desk.school->class_a, desk.today,
                                            &nameless, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_enrol_pupil (desk.session, id, desk.school->class_a, KLADE_DAY_NONE,
                                            &order, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      klade_school_enrol_pupil (desk.session, id, 9999, desk.today, &order, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  klade_school_enrol_pupil (desk.session, id, desk.school->class_a, desk.today, &order, &undo,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today - 1), ==, 4);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today), ==, 5);
  {
    g_autoptr (KladePersonFile) file = read_file (&desk, id);

    g_assert_cmpuint (file->kinds, ==, KLADE_PEOPLE_PUPILS);
    g_assert_cmpstr (entry (file, KLADE_FILE_ENROLMENTS, 0)->name, ==, "7.a");
    g_assert_nonnull (strstr (entry (file, KLADE_FILE_ENROLMENTS, 0)->order_in, "2-1/15"));
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);

  /* What was taken back can be entered again. */
  klade_school_enrol_pupil (desk.session, id, desk.school->class_a, desk.today, &order, NULL,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_school_get_number (
                       desk.school, "SELECT COUNT(*) FROM school_order WHERE number = '2-1/15'"),
                   ==, 1);

  /* Nobody is in two classes. */
  g_assert_false (klade_school_enrol_pupil (desk.session, id, desk.school->class_b, desk.today + 7,
                                            &order, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "7.a"));
  desk_clear (&desk);
}

static void
test_transfer (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  desk_init (&desk, place);
  id = desk.school->pupils_a[3];
  g_assert_false (klade_school_transfer_pupil (desk.session, id, desk.school->class_b, desk.today,
                                               NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_transfer_pupil (desk.session, desk.school->other_teacher,
                                               desk.school->class_b, desk.today, &order, NULL,
                                               &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  klade_school_transfer_pupil (desk.session, id, desk.school->class_b, desk.today, &order, &undo,
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today - 1), ==, 4);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today), ==, 3);
  g_assert_cmpuint (count_class (&desk, desk.school->class_b, desk.today), ==, 5);
  {
    g_autoptr (KladePersonFile) file = read_file (&desk, id);

    g_assert_cmpuint (file->sections[KLADE_FILE_ENROLMENTS]->len, ==, 2);
    g_assert_cmpint (entry (file, KLADE_FILE_ENROLMENTS, 1)->to, ==, desk.today - 1);
    g_assert_cmpint (entry (file, KLADE_FILE_GROUPS, 0)->to, ==, desk.today - 1);
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  desk_clear (&desk);
}

/* The second pupil has an account, the first a guardian with one. */
static void
test_remove (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) later = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  desk_init (&desk, place);
  id = desk.school->pupils_a[1];
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  klade_school_remove_pupil (desk.session, id, desk.today, &order, &undo, &error);
  g_assert_no_error (error);
  g_assert_false (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_GUARDIAN));
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today), ==, 4);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today + 1), ==, 3);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  g_clear_pointer (&undo, klade_undo_unref);

  klade_school_remove_pupil (desk.session, desk.school->pupils_a[0], desk.today, &order, &undo,
                             &error);
  g_assert_no_error (error);
  g_assert_false (can_sign_in (&desk, KLADE_ROLE_GUARDIAN));
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_GUARDIAN));

  /* In a week: until then everything stays open, and not a day longer. */
  klade_school_remove_pupil (desk.session, id, desk.today + 7, &order, &later, &error);
  g_assert_no_error (error);
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  g_clear_object (&desk.session);
  klade_test_school_set_now (desk.school, klade_instant_at (desk.today + 7, 1439));
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  klade_test_school_set_now (desk.school, klade_instant_at (desk.today + 8, 1));
  g_assert_false (can_sign_in (&desk, KLADE_ROLE_PUPIL));
  desk.session = klade_test_school_sign_in (desk.school, KLADE_ROLE_DEPUTY);
  g_assert_false (klade_school_remove_pupil (desk.session, desk.school->other_teacher, desk.today,
                                             &order, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  desk_clear (&desk);
}

static void
test_correct_enrolment (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePersonFile) file = NULL;
  const KladeFileEntry *stay;

  desk_init (&desk, place);
  file = read_file (&desk, desk.school->pupils_b[0]);
  stay = entry (file, KLADE_FILE_ENROLMENTS, 0);
  klade_school_correct_enrolment (desk.session, stay->id, stay->revision,
                                  klade_day_new (2025, 9, 15), desk.today, &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_class (&desk, desk.school->class_b, klade_day_new (2025, 9, 14)), ==, 3);
  g_assert_cmpuint (count_class (&desk, desk.school->class_b, klade_day_new (2025, 9, 15)), ==, 4);
  g_assert_false (klade_school_correct_enrolment (desk.session, stay->id, stay->revision,
                                                  klade_day_new (2025, 9, 1), KLADE_DAY_NONE, NULL,
                                                  &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_assert_false (klade_school_correct_enrolment (desk.session, stay->id, 0, desk.today,
                                                  desk.today - 1, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  desk_clear (&desk);
}

/* Undo of what somebody has changed since is refused, and changes nothing. */
static void
test_undo_conflict (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  desk_init (&desk, place);
  klade_school_correct_person (desk.session, desk.school->pupils_a[0], 1, "Ābola", "Anna", "f",
                               &undo, &error);
  g_assert_no_error (error);
  klade_school_correct_person (desk.session, desk.school->pupils_a[0], 2, "Ābele", "Anna", "f",
                               NULL, &error);
  g_assert_no_error (error);
  note (&desk);
  g_assert_false (klade_school_undo (desk.session, undo, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  after = klade_test_people_dump (desk.school);
  g_assert_cmpstr (after, ==, desk.before);
  desk_clear (&desk);
}

/* ---- ties ---- */

static void
test_guardians (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePersonFile) file = NULL;
  gint64 guardian_id;

  desk_init (&desk, place);
  guardian_id = desk.school->people[KLADE_ROLE_GUARDIAN];
  g_assert_false (klade_school_add_guardian (desk.session, desk.school->pupils_a[0], guardian_id,
                                             "father", desk.today, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (klade_school_add_guardian (desk.session, guardian_id, guardian_id, "father",
                                             desk.today, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  klade_school_add_guardian (desk.session, desk.school->pupils_b[0], guardian_id, "father",
                             desk.today, &undo, &error);
  g_assert_no_error (error);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_clear_pointer (&undo, klade_undo_unref);

  file = read_file (&desk, guardian_id);
  g_assert_cmpuint (file->kinds, ==, KLADE_PEOPLE_GUARDIANS);
  klade_school_end_guardian (desk.session, entry (file, KLADE_FILE_CHILDREN, 0)->id, 1, desk.today,
                             &undo, &error);
  g_assert_no_error (error);
  g_assert_false (can_sign_in (&desk, KLADE_ROLE_GUARDIAN));
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_GUARDIAN));
  desk_clear (&desk);
}

/* The end of work takes roles, teaching and the account; what was written stays. */
static void
test_end_of_work (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePersonFile) file = NULL;
  g_autofree char *after = NULL;
  g_autofree char *teaches = NULL;
  gint64 teacher_id;

  desk_init (&desk, place);
  teacher_id = desk.school->people[KLADE_ROLE_TEACHER];
  g_assert_false (
      klade_school_add_employment (desk.session, teacher_id, " ", desk.today, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_add_employment (desk.session, teacher_id, "skolotāja", klade_day_new (2025, 9, 1),
                               &order, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_guardian (desk.session, desk.school->pupils_b[0], teacher_id, "mother",
                             desk.today, NULL, &error);
  g_assert_no_error (error);
  note (&desk);

  file = read_file (&desk, teacher_id);
  klade_school_end_employment (desk.session, entry (file, KLADE_FILE_EMPLOYMENTS, 0)->id, 1,
                               desk.today, &undo, &error);
  g_assert_no_error (error);
  g_assert_false (can_sign_in (&desk, KLADE_ROLE_TEACHER));
  after = klade_test_people_dump (desk.school);
  teaches = g_strdup_printf ("teaches %d %d 2025-09-01 2026-03-05\n", (int) desk.school->math_a,
                             (int) teacher_id);
  g_assert_nonnull (strstr (after, teaches));
  g_assert_cmpint (klade_test_school_get_number (desk.school, "SELECT COUNT(*) FROM lesson"), ==,
                   4);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_assert_true (can_sign_in (&desk, KLADE_ROLE_TEACHER));
  desk_clear (&desk);
}

/* ---- merging ---- */

static void
test_merge (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  const KladePersonDraft kept = {
    .surname = "Zīle",
    .given_name = "Toms",
    .data = { [KLADE_PERSON_FIELD_PHONE] = "26481883" },
  };
  const KladePersonDraft merged = {
    .surname = "Zile",
    .given_name = "Toms",
    .data = { [KLADE_PERSON_FIELD_PHONE] = "29999999",
              [KLADE_PERSON_FIELD_PERSONAL_CODE] = "161175-19997" },
  };
  gint64 kept_id, merged_id;

  desk_init (&desk, place);
  klade_school_add_person (desk.session, &kept, 0, FALSE, &kept_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_person (desk.session, &merged, 0, TRUE, &merged_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_enrol_pupil (desk.session, merged_id, desk.school->class_a, desk.today, &order, NULL,
                            &error);
  g_assert_no_error (error);
  klade_school_add_guardian (desk.session, merged_id, desk.school->people[KLADE_ROLE_GUARDIAN],
                             "father", desk.today, NULL, &error);
  g_assert_no_error (error);
  note (&desk);

  klade_school_merge_persons (desk.session, kept_id, merged_id, &undo, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (&desk, kept_id);
    g_autoptr (KladePersonFile) gone = read_file (&desk, merged_id);
    gint64 found;

    g_assert_cmpstr (entry (file, KLADE_FILE_ENROLMENTS, 0)->name, ==, "7.a");
    g_assert_cmpuint (file->sections[KLADE_FILE_GUARDIANS]->len, ==, 1);
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_PHONE), ==, "+371 26481883");
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_PERSONAL_CODE), ==,
                     "161175-19997");
    g_assert_cmpint (gone->merged_into_id, ==, kept_id);
    klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PHONE, "29999999", &found, &error);
    g_assert_no_error (error);
    g_assert_cmpint (found, ==, kept_id);
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  desk_clear (&desk);
}

/* Names as «Bērza –31.12.2019.|Ozola 01.01.2020.–», the oldest first. */
static char *
dup_names (Desk *self, gint64 id)
{
  g_autoptr (KladePersonFile) file = read_file (self, id);
  GString *text = g_string_new (NULL);

  for (guint i = file->sections[KLADE_FILE_NAMES]->len; i > 0; i--)
    {
      const KladeFileEntry *name = entry (file, KLADE_FILE_NAMES, i - 1);
      g_autofree char *from = name->from > 1 ? klade_day_to_text (name->from) : g_strdup ("");
      g_autofree char *to =
          name->to != KLADE_DAY_NONE ? klade_day_to_text (name->to) : g_strdup ("");

      g_string_append_printf (text, "%s%s %s–%s%s", text->len > 0 ? "|" : "", name->name, from, to,
                              *name->order_in != '\0' ? " *" : "");
    }

  return g_string_free (text, FALSE);
}

/* The kept one knows the earlier names that only the other's file knew; nobody has two at once. */
static void
test_merge_names (KladeTestPlace *place)
{
  static const struct
  {
    const char *kept[2];   /* the second since 2022 */
    const char *merged[2]; /* the second since 2020, by an order */
    const char *names;
  } rows[] = {
    { { "Ozola" }, { "Bērza", "Ozola" }, "Bērza Anna –31.12.2019.|Ozola Anna 01.01.2020.– *" },
    { { "Ozola", "Kalna" },
      { "Bērza", "Ozola" },
      "Bērza Anna –31.12.2019.|Ozola Anna 01.01.2020.–31.12.2021. *|Kalna Anna 01.01.2022.–" },
    { { "Ozola", "Kalna" },
      { "Ozola", "Bērza" },
      "Ozola Anna –31.12.2021.|Kalna Anna 01.01.2022.–" },
    { { "Ozola" }, { "Ozola", "Bērza" }, "Ozola Anna –" },
    { { "Ozola" }, { "Bērza", "Kalna" }, "Bērza Anna –31.12.2019.|Ozola Anna 01.01.2020.–" },
    { { "Ozola" }, { "Bērza" }, "Ozola Anna –" },
  };
  Desk desk;

  desk_init (&desk, place);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KladeUndo) undo = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *names = NULL;
      const KladePersonDraft kept = { .surname = rows[i].kept[0], .given_name = "Anna" };
      const KladePersonDraft merged = { .surname = rows[i].merged[0], .given_name = "Anna" };
      gint64 kept_id, merged_id;

      klade_school_add_person (desk.session, &kept, 0, TRUE, &kept_id, NULL, &error);
      g_assert_no_error (error);
      klade_school_add_person (desk.session, &merged, 0, TRUE, &merged_id, NULL, &error);
      g_assert_no_error (error);
      if (rows[i].kept[1] != NULL)
        klade_school_rename_person (desk.session, kept_id, 1, rows[i].kept[1], "Anna",
                                    klade_day_new (2022, 1, 1), NULL, NULL, &error);
      g_assert_no_error (error);
      if (rows[i].merged[1] != NULL)
        klade_school_rename_person (desk.session, merged_id, 1, rows[i].merged[1], "Anna",
                                    klade_day_new (2020, 1, 1), &order, NULL, &error);
      g_assert_no_error (error);
      note (&desk);

      klade_school_merge_persons (desk.session, kept_id, merged_id, &undo, &error);
      g_assert_no_error (error);
      names = dup_names (&desk, kept_id);
      g_assert_cmpstr (names, ==, rows[i].names);
      klade_test_people_undo (desk.school, desk.session, undo, desk.before);
    }
  desk_clear (&desk);
}

static void
test_merge_refuses (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  struct
  {
    gint64 kept;
    gint64 merged;
  } cases[3];

  desk_init (&desk, place);
  cases[0].kept = cases[0].merged = desk.school->pupils_a[0];
  cases[1].kept = desk.school->pupils_a[0]; /* one in 7.a, the other in 7.b */
  cases[1].merged = desk.school->pupils_b[0];
  cases[2].kept = desk.school->pupils_a[0];
  cases[2].merged = desk.school->people[KLADE_ROLE_DEPUTY];
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (
          klade_school_merge_persons (desk.session, cases[i].kept, cases[i].merged, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_clear_error (&error);
    }
  after = klade_test_people_dump (desk.school);
  g_assert_cmpstr (after, ==, desk.before);
  desk_clear (&desk);
}

static KladeOutcome
type_mark (Desk *self, KladeSession *session, gint64 pupil_id)
{
  return klade_test_journal_type (session, self->school->math_a, self->school->lessons[0],
                                  self->school->work_id, pupil_id, "8");
}

/* Two of one class with marks: moved, unless both have one for the same work. */
static void
test_merge_marks (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSession) teacher = NULL;

  desk_init (&desk, place);
  teacher = klade_test_school_sign_in (desk.school, KLADE_ROLE_TEACHER);
  g_assert_cmpint (type_mark (&desk, teacher, desk.school->pupils_a[1]), ==, KLADE_OUTCOME_SAVED);
  note (&desk);

  klade_school_merge_persons (desk.session, desk.school->pupils_a[0], desk.school->pupils_a[1],
                              &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_class (&desk, desk.school->class_a, desk.today), ==, 3);
  {
    g_autofree char *after = klade_test_people_dump (desk.school);
    g_autofree char *mark = g_strdup_printf ("mark %d %d 8", (int) desk.school->work_id,
                                             (int) desk.school->pupils_a[0]);

    g_assert_nonnull (strstr (after, mark));
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);

  g_assert_cmpint (type_mark (&desk, teacher, desk.school->pupils_a[0]), ==, KLADE_OUTCOME_SAVED);
  g_assert_false (klade_school_merge_persons (desk.session, desk.school->pupils_a[0],
                                              desk.school->pupils_a[1], NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_object (&teacher);
  desk_clear (&desk);
}

/* ---- the office ---- */

static void
test_checks (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 *pupils;

  desk_init (&desk, place);
  pupils = desk.school->pupils_a;
  klade_school_check_files (desk.session, pupils, 2, TRUE, NULL, &error);
  g_assert_no_error (error);
  note (&desk);
  klade_school_check_class_files (desk.session, desk.school->class_a, TRUE, &undo, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePeopleList) list =
        klade_school_list_people (desk.session, KLADE_PEOPLE_PUPILS, desk.school->class_a, &error);

    g_assert_no_error (error);
    for (guint i = 0; i < list->n_rows; i++)
      g_assert_true (list->rows[i].is_file_checked);
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  {
    g_autoptr (KladePersonFile) file = read_file (&desk, pupils[0]);

    g_assert_cmpint (entry (file, KLADE_FILE_CHECKS, 0)->year, ==, 2025);
    g_assert_cmpint (entry (file, KLADE_FILE_CHECKS, 0)->number, ==, 1);
    g_assert_cmpint (entry (file, KLADE_FILE_CHECKS, 0)->from, ==, desk.today);
  }
  desk_clear (&desk);
}

static void
test_office (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePersonFile) file = NULL;
  KladeApplicationDraft application = { .number = "12", .consents = "foto" };
  KladeBriefingDraft briefing = { .topic = "Iekšējās kārtības noteikumi" };
  gint64 id;

  desk_init (&desk, place);
  application.pupil_id = desk.school->pupils_a[0];
  application.guardian_id = desk.school->people[KLADE_ROLE_GUARDIAN];
  application.received_on = desk.today - 3;
  briefing.class_id = desk.school->class_a;
  briefing.given_on = desk.today;

  klade_school_register_application (desk.session, &application, &id, NULL, &error);
  g_assert_no_error (error);
  klade_school_record_briefing (desk.session, &briefing, NULL, NULL, &error);
  g_assert_no_error (error);
  note (&desk);
  g_assert_false (
      klade_school_fulfil_application (desk.session, id, 1, desk.today - 4, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_fulfil_application (desk.session, id, 1, desk.today, &undo, &error);
  g_assert_no_error (error);
  file = read_file (&desk, application.pupil_id);
  g_assert_cmpint (entry (file, KLADE_FILE_APPLICATIONS, 0)->to, ==, desk.today);
  g_assert_cmpstr (entry (file, KLADE_FILE_APPLICATIONS, 0)->extra, ==, "foto");
  g_assert_cmpint (entry (file, KLADE_FILE_BRIEFINGS, 0)->number, ==, 1);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);

  briefing.pupil_id = desk.school->pupils_b[0];
  g_assert_false (klade_school_record_briefing (desk.session, &briefing, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  briefing.pupil_id = 0;
  briefing.topic = "";
  g_assert_false (klade_school_record_briefing (desk.session, &briefing, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  desk_clear (&desk);
}

static void
test_requests (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (KladeSession) teacher = NULL;
  KladeStaffRequest *request;
  gint64 id;

  desk_init (&desk, place);
  teacher = klade_test_school_sign_in (desk.school, KLADE_ROLE_TEACHER);
  klade_school_add_staff_request (desk.session, "proposal", "Vietnieka", NULL, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_staff_request (teacher, "data", "Kavējumi pa klasēm", &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_add_staff_request (teacher, "data", " \n", NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_answer_staff_request (desk.session, id, 1, "Nosūtīts", NULL, &error);
  g_assert_no_error (error);

  all = klade_school_list_staff_requests (desk.session, &error);
  g_assert_no_error (error);
  own = klade_school_list_staff_requests (teacher, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (own->len, ==, 1);
  request = g_ptr_array_index (own, 0);
  g_assert_cmpstr (request->answer, ==, "Nosūtīts");
  g_assert_cmpint (request->answered_on, ==, desk.today);
  g_clear_object (&teacher);
  desk_clear (&desk);
}

/* Texts that would break a careless program. */
static void
test_odd_texts (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (64 * 1024, 'x');
  const KladePersonDraft odd = { .surname = "<b>O'Braiens & \"dēls\"</b>",
                                 .given_name = "A\u202eb; DROP TABLE person" };
  KladePersonDraft too_long = { .given_name = "Anna" };
  KladePersonChange health = { KLADE_PERSON_FIELD_HEALTH, NULL };
  gint64 id;

  desk_init (&desk, place);
  too_long.surname = huge;
  health.value = huge;
  klade_school_add_person (desk.session, &odd, 0, FALSE, &id, NULL, &error);
  g_assert_no_error (error);
  klade_school_set_person_data (desk.session, id, &health, 1, KLADE_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (&desk, id);

    g_assert_cmpstr (file->surname, ==, "<b>O'Braiens & \"dēls\"</b>");
    g_assert_cmpstr (file->given_name, ==, "Ab; DROP TABLE person");
    g_assert_cmpuint (strlen (klade_person_file_get (file, KLADE_PERSON_FIELD_HEALTH)), ==,
                      64 * 1024);
  }
  g_assert_false (klade_school_add_person (desk.session, &too_long, 0, FALSE, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/people-moves/enrol", test_enrol);
  klade_test_add ("/people-moves/transfer", test_transfer);
  klade_test_add ("/people-moves/remove", test_remove);
  klade_test_add ("/people-moves/correct-enrolment", test_correct_enrolment);
  klade_test_add ("/people-moves/undo-conflict", test_undo_conflict);
  klade_test_add ("/people-moves/guardians", test_guardians);
  klade_test_add ("/people-moves/end-of-work", test_end_of_work);
  klade_test_add ("/people-moves/merge", test_merge);
  klade_test_add ("/people-moves/merge-names", test_merge_names);
  klade_test_add ("/people-moves/merge-refuses", test_merge_refuses);
  klade_test_add ("/people-moves/merge-marks", test_merge_marks);
  klade_test_add ("/people-moves/checks", test_checks);
  klade_test_add ("/people-moves/office", test_office);
  klade_test_add ("/people-moves/requests", test_requests);
  klade_test_add ("/people-moves/odd-texts", test_odd_texts);

  return g_test_run ();
}
