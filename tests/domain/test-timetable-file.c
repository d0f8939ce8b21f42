/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-timetable-draft.h"

typedef KladeFileList List;

static const int zero[] = { 0 };
static const int one[] = { 1 };
static const int both[] = { 0, 1 };

static void
add_week_and_day (KladeTimetableDraft *draft)
{
  static const char *const days[] = { "Pirmdiena", "Otrdiena", "Trešdiena" };

  for (int i = 0; i < 3; i++)
    klade_timetable_draft_add_day (draft, &(KladeFileDay){ { days[i], days[i], "" }, 0 });
  for (int i = 0; i < 3; i++)
    {
      const char *const names[] = { "0", "1", "2" };

      klade_timetable_draft_add_period (draft,
                                        &(KladeFilePeriod){ { names[i], names[i], "" },
                                                            i + 1,
                                                            0,
                                                            i == 0 ? 8 * 60 + 30 : 600 + i * 50,
                                                            600 + i * 50 + 40 });
    }
  klade_timetable_draft_add_week (draft, &(KladeFileSpan){ { "", "A", "" } });
}

/* Two classes, two teachers, two lessons. */
static KladeTimetableFile *
build (void)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  g_autoptr (GError) error = NULL;
  KladeTimetableFile *file;

  klade_timetable_draft_set_program (draft, "Test");
  add_week_and_day (draft);
  klade_timetable_draft_add_subject (draft, &(KladeFileSubject){ { "S0", "Ķīmija", "" } });
  klade_timetable_draft_add_teacher (draft,
                                     &(KladeFileTeacher){ .name = { "T0", "Anna Liepa", "" } });
  klade_timetable_draft_add_teacher (draft,
                                     &(KladeFileTeacher){ .name = { "T1", "Juris Ozols", "" } });
  klade_timetable_draft_add_class (draft,
                                   &(KladeFileClass){ .name = { "C0", "8.a", "" }, .teacher = 0 });
  klade_timetable_draft_add_class (draft,
                                   &(KladeFileClass){ .name = { "C1", "8.b", "" }, .teacher = -1 });
  klade_timetable_draft_add_group (
      draft, &(KladeFileGroup){ .name = { "G0", "1. grupa", "" }, .class_ = 1, .n_pupils = -1 });
  klade_timetable_draft_add_room (draft, &(KladeFileRoom){ { "R0", "12", "" }, -1 });
  klade_timetable_draft_add_room (draft, &(KladeFileRoom){ { "R1", "13", "" }, -1 });
  klade_timetable_draft_add_lesson (draft, &(KladeFileLesson){
                                               .name = { "L0", "", "" },
                                               .classes = (List){ zero, 1 },
                                               .teachers = (List){ zero, 1 },
                                               .periods_per_week = 2,
                                           });
  klade_timetable_draft_add_lesson (draft, &(KladeFileLesson){
                                               .name = { "L1", "", "" },
                                               .classes = (List){ both, 2 },
                                               .groups = (List){ zero, 1 },
                                               .teachers = (List){ one, 1 },
                                               .periods_per_week = 1,
                                           });
  for (int i = 0; i < 2; i++)
    klade_timetable_draft_add_card (draft, &(KladeFileCard){
                                               .day = i == 0 ? 0 : 2,
                                               .period = i,
                                               .length = 1,
                                               .rooms = (List){ zero, 1 },
                                           });
  klade_timetable_draft_add_card (
      draft, &(KladeFileCard){ .lesson = 1, .day = 1, .period = 1, .length = 5 });

  file = klade_timetable_draft_finish (draft, &error);
  g_assert_no_error (error);
  return file;
}

static void
test_value (void)
{
  g_autoptr (KladeTimetableFile) file = build ();
  g_autofree char *text = klade_timetable_file_describe (file);
  g_autofree char *lesson = klade_timetable_file_describe_lesson (file, 1);
  g_autofree char *time = klade_timetable_file_describe_time (file, 2);

  g_assert_cmpstr (text, ==,
                   "Test: 2 classes, 2 teachers, 1 subject, 2 rooms, 2 lessons, 3 cards, 3 days, "
                   "3 periods");
  g_assert_cmpstr (lesson, ==, "Ķīmija · 8.a, 8.b (1. grupa) · Juris Ozols");
  g_assert_cmpstr (time, ==, "Tuesday 1–2");
  g_assert_cmpint (file->periods[0].lesson_no, ==, 0);
  g_assert_cmpint (file->n_terms, ==, 1);
  g_assert_cmpint (file->cards[0].weeks, ==, 1);
  g_assert_cmpint (file->cards[0].terms, ==, 1);
  g_assert_cmpint (file->lessons[0].n_cards, ==, 2);
  g_assert_cmpint (file->n_warnings, ==, 1);
  g_assert_nonnull (strstr (file->warnings[0], "beyond the day’s last period"));
}

static void
test_guesses (void)
{
  static const struct
  {
    const char *name;
    int grade;
    gboolean is_like_name;
  } classes[] = {
    { "7.a", 7, FALSE },        { "07a", 7, FALSE },         { "12.DIT", 12, FALSE },
    { "5", 5, FALSE },          { "Anna Bērziņa", 0, TRUE }, { "Jānis Zariņš-Kalns", 0, TRUE },
    { "Sigma A", 0, FALSE },    { "Bitītes", 0, FALSE },     { "Pulciņš 3", 0, FALSE },
    { "Zēnu koris", 0, FALSE }, { "13.b", 0, FALSE },        { "IZV", 0, FALSE },
  };
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_FET);
  g_autoptr (KladeTimetableFile) file = NULL;

  klade_timetable_draft_add_day (draft, &(KladeFileDay){ { "1", "Вторник", "" }, 0 });
  klade_timetable_draft_add_day (draft, &(KladeFileDay){ { "2", "Среда", "" }, 0 });
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    klade_timetable_draft_add_class (
        draft, &(KladeFileClass){ .name = { "", classes[i].name, "" }, .teacher = -1 });
  file = klade_timetable_draft_finish (draft, NULL);

  g_assert_cmpint (file->days[0].weekday, ==, KLADE_WEEKDAY_TUESDAY);
  g_assert_cmpint (file->days[1].weekday, ==, KLADE_WEEKDAY_WEDNESDAY);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_test_message ("%s", classes[i].name);
      g_assert_cmpint (file->classes[i].grade, ==, classes[i].grade);
      g_assert_cmpint (file->classes[i].is_like_name, ==, classes[i].is_like_name);
    }
}

static void
test_limits (void)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < KLADE_FILE_DAYS_MAX; i++)
    g_assert_cmpint (klade_timetable_draft_add_day (draft, &(KladeFileDay){ { "", "D", "" }, 0 }),
                     ==, i);
  g_assert_true (klade_timetable_draft_check (draft, NULL));
  g_assert_cmpint (klade_timetable_draft_add_day (draft, &(KladeFileDay){ { "", "D", "" }, 0 }), ==,
                   -1);
  g_assert_null (klade_timetable_draft_finish (draft, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

static void
test_many_warnings (void)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  g_autoptr (KladeTimetableFile) file = NULL;

  for (int i = 0; i < 5000; i++)
    klade_timetable_draft_warn (draft, "warning %d", i);
  file = klade_timetable_draft_finish (draft, NULL);

  g_assert_cmpint (file->n_warnings, <=, 100);
  g_assert_cmpstr (file->warnings[0], ==, "warning 0");
  g_assert_nonnull (strstr (file->warnings[file->n_warnings - 1], "4950 more"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timetable-file/value", test_value);
  g_test_add_func ("/timetable-file/guesses", test_guesses);
  g_test_add_func ("/timetable-file/limits", test_limits);
  g_test_add_func ("/timetable-file/many-warnings", test_many_warnings);

  return g_test_run ();
}
