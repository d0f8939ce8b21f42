/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-timetable-diff.h"
#include "klade-timetable-draft.h"

typedef KladeFileList List;

static const int zero[] = { 0 };
static const int one[] = { 1 };
static const int both[] = { 0, 1 };

/* Two classes, two teachers, two lessons; what the tests change is named by the parameters. */
typedef struct
{
  const char *teacher_id;
  const char *teacher_name;
  const char *lesson_id;
  int n_weeks;
  int first_start_minutes;
  int day;        /* of the first card */
  int room;       /* of the first card */
  int n_cards;    /* of the first lesson */
  int substitute; /* teacher of the second lesson */
  gboolean has_second_lesson;
  int length; /* of the first card */
} Plan;

static const Plan usual = { "T0", "Anna Liepa", "L0", 1, 8 * 60 + 30, 0, 0, 2, 1, TRUE, 1 };

static void
add_week_and_day (KladeTimetableDraft *draft, const Plan *plan)
{
  static const char *const days[] = { "Pirmdiena", "Otrdiena", "Trešdiena" };

  for (int i = 0; i < 3; i++)
    klade_timetable_draft_add_day (draft, &(KladeFileDay){ { days[i], days[i], "" }, 0 });
  for (int i = 0; i < 3; i++)
    {
      const char *const names[] = { "0", "1", "2" };

      klade_timetable_draft_add_period (
          draft, &(KladeFilePeriod){ { names[i], names[i], "" },
                                     i + 1,
                                     0,
                                     i == 0 ? plan->first_start_minutes : 600 + i * 50,
                                     600 + i * 50 + 40 });
    }
  for (int i = 0; i < plan->n_weeks; i++)
    klade_timetable_draft_add_week (draft, &(KladeFileSpan){ { "", i == 0 ? "A" : "B", "" } });
}

static KladeTimetableFile *
build (const Plan *plan)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  g_autoptr (GError) error = NULL;
  KladeTimetableFile *file;

  klade_timetable_draft_set_program (draft, "Test");
  add_week_and_day (draft, plan);
  klade_timetable_draft_add_subject (draft, &(KladeFileSubject){ { "S0", "Ķīmija", "" } });
  klade_timetable_draft_add_teacher (
      draft, &(KladeFileTeacher){ .name = { plan->teacher_id, plan->teacher_name, "" } });
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
                                               .name = { plan->lesson_id, "", "" },
                                               .classes = (List){ zero, 1 },
                                               .teachers = (List){ zero, 1 },
                                               .periods_per_week = 2,
                                           });
  if (plan->has_second_lesson)
    klade_timetable_draft_add_lesson (
        draft, &(KladeFileLesson){
                   .name = { "L1", "", "" },
                   .classes = (List){ both, 2 },
                   .groups = (List){ zero, 1 },
                   .teachers = (List){ plan->substitute == 1 ? one : zero, 1 },
                   .periods_per_week = 1,
               });
  for (int i = 0; i < plan->n_cards; i++)
    klade_timetable_draft_add_card (
        draft, &(KladeFileCard){
                   .day = i == 0 ? plan->day : 2,
                   .period = i,
                   .length = i == 0 ? plan->length : 1,
                   .rooms = (List){ i == 0 && plan->room == 1 ? one : zero, 1 },
               });
  if (plan->has_second_lesson)
    klade_timetable_draft_add_card (
        draft, &(KladeFileCard){ .lesson = 1, .day = 1, .period = 1, .length = 5 });

  file = klade_timetable_draft_finish (draft, &error);
  g_assert_no_error (error);
  return file;
}

static void
test_value (void)
{
  g_autoptr (KladeTimetableFile) file = build (&usual);
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

/* Compares the usual plan with another: counts of one kind, and that no other kind differs. */
static KladeTimetableDiff *
compare (const Plan *plan, KladeFileKind kind, int n_new, int n_changed, int n_ended)
{
  g_autoptr (KladeTimetableFile) before = build (&usual);
  g_autoptr (KladeTimetableFile) after = build (plan);
  KladeTimetableDiff *diff = klade_timetable_file_diff (before, after);

  g_assert_cmpint (diff->counts[kind][KLADE_FILE_NEW], ==, n_new);
  g_assert_cmpint (diff->counts[kind][KLADE_FILE_CHANGED], ==, n_changed);
  g_assert_cmpint (diff->counts[kind][KLADE_FILE_ENDED], ==, n_ended);
  g_assert_cmpint (diff->n_items, ==, n_new + n_changed + n_ended);

  return diff;
}

static void
test_diff_same (void)
{
  g_autoptr (KladeTimetableDiff) diff = compare (&usual, KLADE_FILE_CARD, 0, 0, 0);
  g_autofree char *text = klade_timetable_diff_describe (diff);

  g_assert_true (klade_timetable_diff_is_empty (diff));
  g_assert_cmpstr (text, ==, "Nothing has changed.");
  g_assert_cmpint (diff->counts[KLADE_FILE_CARD][KLADE_FILE_SAME], ==, 3);
}

static void
test_diff_cards (void)
{
  Plan moved = usual;
  Plan elsewhere = usual;
  Plan longer = usual;
  Plan more = usual;
  Plan fewer = usual;
  g_autoptr (KladeTimetableDiff) diff = NULL;

  moved.day = 1;
  diff = compare (&moved, KLADE_FILE_CARD, 0, 1, 0);
  g_assert_cmpstr (diff->items[0].what, ==, "Ķīmija · 8.a · Anna Liepa");
  g_assert_cmpstr (diff->items[0].before, ==, "Monday 0 · 12");
  g_assert_cmpstr (diff->items[0].after, ==, "Tuesday 0 · 12");

  elsewhere.room = 1;
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&elsewhere, KLADE_FILE_CARD, 0, 1, 0);
  g_assert_cmpstr (diff->items[0].after, ==, "Monday 0 · 13");

  longer.length = 3;
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&longer, KLADE_FILE_CARD, 0, 1, 0);
  g_assert_cmpstr (diff->items[0].after, ==, "Monday 0–2 · 12");

  more.n_cards = 3;
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&more, KLADE_FILE_CARD, 1, 0, 0);
  g_assert_cmpint (diff->items[0].old_index, ==, -1);
  g_assert_cmpint (diff->items[0].new_index, ==, 2);
  g_assert_cmpstr (diff->items[0].before, ==, "");

  fewer.n_cards = 1;
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&fewer, KLADE_FILE_CARD, 0, 0, 1);
  g_assert_cmpint (diff->new_of_old[KLADE_FILE_CARD][1], ==, -1);
  g_assert_cmpint (diff->new_of_old[KLADE_FILE_CARD][2], ==, 1);
}

static void
test_diff_names (void)
{
  Plan new_id = usual;
  Plan new_name = usual;
  Plan new_lesson = usual;
  g_autoptr (KladeTimetableDiff) diff = NULL;

  /* The source forgot who it was; the name, with or without diacritics, tells. */
  new_id.teacher_id = "T7";
  new_id.teacher_name = "Anna Liepa";
  diff = compare (&new_id, KLADE_FILE_TEACHER, 0, 0, 0);
  g_assert_cmpint (diff->n_by_name[KLADE_FILE_TEACHER], ==, 1);

  new_name.teacher_name = "Anna Liepa-Kalniņa";
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&new_name, KLADE_FILE_TEACHER, 0, 1, 0);
  g_assert_cmpstr (diff->items[0].before, ==, "Anna Liepa");
  g_assert_cmpstr (diff->items[0].after, ==, "Anna Liepa-Kalniņa");

  new_lesson.lesson_id = "L9";
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&new_lesson, KLADE_FILE_LESSON, 0, 0, 0);
  g_assert_cmpint (diff->n_by_name[KLADE_FILE_LESSON], ==, 1);
}

static void
test_diff_teacher_of_lesson (void)
{
  Plan plan = usual;
  g_autoptr (KladeTimetableFile) before = build (&usual);
  g_autoptr (KladeTimetableFile) after = NULL;
  g_autoptr (KladeTimetableDiff) diff = NULL;
  g_autofree char *text = NULL;

  plan.substitute = 0;
  after = build (&plan);
  diff = klade_timetable_file_diff (before, after);
  text = klade_timetable_diff_describe (diff);
  g_assert_cmpstr (text, ==,
                   "lessons: 0 new, 1 changed, 0 ended\ncards: 0 new, 1 changed, 0 ended");
  /* The time is the same, so the teacher is what changed. */
  g_assert_cmpstr (diff->items[1].before, ==, "Ķīmija · 8.a, 8.b (1. grupa) · Juris Ozols");
  g_assert_cmpstr (diff->items[1].after, ==, "Ķīmija · 8.a, 8.b (1. grupa) · Anna Liepa");
}

static void
test_diff_lesson_ends (void)
{
  Plan plan = usual;
  g_autoptr (KladeTimetableFile) before = build (&usual);
  g_autoptr (KladeTimetableFile) after = NULL;
  g_autoptr (KladeTimetableDiff) diff = NULL;
  g_autoptr (KladeTimetableDiff) back = NULL;

  plan.has_second_lesson = FALSE;
  after = build (&plan);
  diff = klade_timetable_file_diff (before, after);
  back = klade_timetable_file_diff (after, before);
  g_assert_cmpint (diff->counts[KLADE_FILE_LESSON][KLADE_FILE_ENDED], ==, 1);
  g_assert_cmpint (diff->counts[KLADE_FILE_CARD][KLADE_FILE_ENDED], ==, 1);
  g_assert_cmpint (diff->n_items, ==, 2);
  g_assert_cmpint (back->counts[KLADE_FILE_LESSON][KLADE_FILE_NEW], ==, 1);
  g_assert_cmpint (back->counts[KLADE_FILE_CARD][KLADE_FILE_NEW], ==, 1);
  g_assert_cmpint (back->n_items, ==, 2);
}

static void
test_diff_spans (void)
{
  Plan cycle = usual;
  Plan later = usual;
  g_autoptr (KladeTimetableDiff) diff = NULL;

  /* Every week of one is every week of two. */
  cycle.n_weeks = 2;
  diff = compare (&cycle, KLADE_FILE_WEEK, 1, 0, 0);
  g_assert_cmpint (diff->counts[KLADE_FILE_CARD][KLADE_FILE_SAME], ==, 3);

  later.first_start_minutes = 8 * 60 + 45;
  g_clear_pointer (&diff, klade_timetable_diff_free);
  diff = compare (&later, KLADE_FILE_PERIOD, 0, 1, 0);
  g_assert_cmpstr (diff->items[0].before, ==, "0 (8:30–10:40)");
  g_assert_cmpstr (diff->items[0].after, ==, "0 (8:45–10:40)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/timetable-file/value", test_value);
  g_test_add_func ("/timetable-file/guesses", test_guesses);
  g_test_add_func ("/timetable-file/limits", test_limits);
  g_test_add_func ("/timetable-file/many-warnings", test_many_warnings);
  g_test_add_func ("/timetable-file/diff/same", test_diff_same);
  g_test_add_func ("/timetable-file/diff/cards", test_diff_cards);
  g_test_add_func ("/timetable-file/diff/names", test_diff_names);
  g_test_add_func ("/timetable-file/diff/teacher", test_diff_teacher_of_lesson);
  g_test_add_func ("/timetable-file/diff/lesson-ends", test_diff_lesson_ends);
  g_test_add_func ("/timetable-file/diff/spans", test_diff_spans);

  return g_test_run ();
}
