/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-plan.h"

#define ANNA 101
#define BORIS 102
#define CECILIA 103
#define CLASS_7A 1
#define CLASS_7B 2
#define MATHEMATICS 11
#define LATVIAN 12
#define MATHEMATICS_7B 21
#define CHOIR 31

#define WEDNESDAY "2025-09-10" /* ISO week 37: odd */

static KladeDay
day (const char *iso)
{
  return iso == NULL ? KLADE_DAY_NONE : klade_day_parse_iso (iso);
}

static const gint64 class_7a[] = { CLASS_7A };
static const gint64 class_7b[] = { CLASS_7B };
static const gint64 both[] = { CLASS_7A, CLASS_7B };
static const gint64 anna[] = { ANNA };
static const gint64 boris[] = { BORIS };

/* Wednesday: 7.a has mathematics and Latvian, 7.b mathematics, and both sing in the choir. */
static KladeTimetablePlan *
make_timetable (void)
{
  KladeTimetablePlan *plan = klade_timetable_plan_new ();
  const KladePlanEntry entries[] = {
    { .slot_id = 1,
      .journal_id = MATHEMATICS,
      .class_ids = class_7a,
      .n_class_ids = 1,
      .teacher_ids = anna,
      .n_teacher_ids = 1,
      .room = "101",
      .grade = 7,
      .slot = { KLADE_WEEKDAY_WEDNESDAY, 1, 0, { 1, KLADE_DAY_NONE } } },
    { .slot_id = 2,
      .journal_id = LATVIAN,
      .class_ids = class_7a,
      .n_class_ids = 1,
      .teacher_ids = boris,
      .n_teacher_ids = 1,
      .room = "102",
      .grade = 7,
      .slot = { KLADE_WEEKDAY_WEDNESDAY, 2, 0, { 1, KLADE_DAY_NONE } } },
    { .slot_id = 3,
      .journal_id = MATHEMATICS_7B,
      .class_ids = class_7b,
      .n_class_ids = 1,
      .teacher_ids = anna,
      .n_teacher_ids = 1,
      .room = "101",
      .grade = 7,
      .slot = { KLADE_WEEKDAY_WEDNESDAY, 2, 0, { 1, KLADE_DAY_NONE } } },
    { .slot_id = 4,
      .journal_id = CHOIR,
      .class_ids = both,
      .n_class_ids = 2,
      .group_id = 9,
      .teacher_ids = boris,
      .n_teacher_ids = 1,
      .room = "Zāle",
      .slot = { KLADE_WEEKDAY_WEDNESDAY, 7, 0, { 1, KLADE_DAY_NONE } } },
    { .slot_id = 5,
      .journal_id = LATVIAN,
      .class_ids = class_7a,
      .n_class_ids = 1,
      .teacher_ids = boris,
      .n_teacher_ids = 1,
      .grade = 7,
      .slot = { KLADE_WEEKDAY_WEDNESDAY, 3, 2, { 1, KLADE_DAY_NONE } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    klade_timetable_plan_add (plan, &entries[i]);

  return plan;
}

static KladeDayPlan *
live (const char *iso, const KladeDayChange *changes, guint n_changes)
{
  g_autoptr (KladeTimetablePlan) timetable = make_timetable ();
  KladeSchoolCalendar calendar = { .year = klade_school_year_get (2025) };

  return klade_day_plan_new (timetable, &calendar, day (iso), changes, n_changes);
}

/* «1:11 2:12- 2:21* 7:31+»: number and journal; gone, changed, added. */
static char *
tell (KladeDayPlan *plan)
{
  static const char marks[] = { ' ', '*', '+', '-' };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < klade_day_plan_get_n_lessons (plan); i++)
    {
      const KladeDayLesson *lesson = klade_day_plan_get (plan, i);

      g_string_append_printf (text, "%d:%d%c ", lesson->lesson_no, (int) lesson->journal_id,
                              marks[lesson->state]);
    }

  return g_strchomp (g_string_free (text, FALSE));
}

typedef struct
{
  const char *what;
  const char *day;
  KladeDayChange changes[3];
  const char *told;
  guint looked_at;
  const char *words; /* of that lesson; NULL: none looked at */
  KladeLessonKind kind;
} Row;

#define ALL KLADE_LESSON_NO_ALL
#define ORDER .order_no = "5", .order_day = 739498 /* 04.09.2025 */

static const Row rows[] = {
  { "as planned", WEDNESDAY, { { 0 } }, "1:11  2:12  2:21  7:31", 0, "", KLADE_LESSON_ORDINARY },
  { "an even week",
    "2025-09-17",
    { { 0 } },
    "1:11  2:12  2:21  3:12  7:31",
    0,
    "",
    KLADE_LESSON_ORDINARY },
  { "B5",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
        .journal_id = MATHEMATICS,
        .lesson_no = 1,
        .teacher_id = CECILIA,
        .room = "Datorklase",
        ORDER } },
    "1:11* 2:12  2:21  7:31",
    0,
    "Cecilia instead of Anna. Room Datorklase.",
    KLADE_LESSON_SUBSTITUTED },
  { "B6",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_NOT_HELD,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .reason = "illness" } },
    "1:11  2:12- 2:21  7:31",
    1,
    "Not held: illness.",
    KLADE_LESSON_NOT_HELD },
  { "B7, own lesson",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_BAG_OWN,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .topic = "Teātris" } },
    "1:11  2:12* 2:21  7:31",
    1,
    "Teātris. Lesson within “Latvijas skolas soma”.",
    KLADE_LESSON_EVENT },
  { "B7, another subject's",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_BAG_OTHER, .journal_id = LATVIAN, .lesson_no = 2 } },
    "1:11  2:12- 2:21  7:31",
    1,
    "Not held: Lesson within “Latvijas skolas soma”.",
    KLADE_LESSON_NOT_HELD },
  { "B8",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_ACTIVITY,
        .class_id = CLASS_7A,
        .lesson_no = 2,
        .topic = "Tikšanās ar rakstnieku",
        .notes = "Māris Bērziņš" } },
    "1:11  2:12* 2:21  7:31",
    1,
    "Tikšanās ar rakstnieku. Māris Bērziņš.",
    KLADE_LESSON_EVENT },
  { "B9, the school",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_REORGANISED, .lesson_no = ALL, .topic = "Zinību diena", ORDER } },
    "1:11* 2:12* 2:21* 7:31*",
    3,
    "Zinību diena.",
    KLADE_LESSON_EVENT },
  { "B9, one class: not what it shares",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .class_id = CLASS_7A,
        .lesson_no = ALL,
        .topic = "Adaptācijas diena",
        ORDER } },
    "1:11* 2:12* 2:21  7:31",
    0,
    "Adaptācijas diena.",
    KLADE_LESSON_EVENT },
  { "B9, several classes",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .class_id = CLASS_7A,
        .lesson_no = ALL,
        .topic = "Adaptācijas diena",
        ORDER },
      { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .class_id = CLASS_7B,
        .lesson_no = ALL,
        .topic = "Adaptācijas diena",
        ORDER } },
    "1:11* 2:12* 2:21* 7:31*",
    3,
    "Adaptācijas diena.",
    KLADE_LESSON_EVENT },
  { "the narrower topic wins",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_ACTIVITY,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .topic = "Ekskursija" },
      { .kind = KLADE_DAY_CHANGE_REORGANISED, .lesson_no = ALL, .topic = "Zinību diena", ORDER } },
    "1:11* 2:12* 2:21* 7:31*",
    1,
    "Ekskursija.",
    KLADE_LESSON_EVENT },
  { "not held wins",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .teacher_id = CECILIA,
        ORDER },
      { .kind = KLADE_DAY_CHANGE_NOT_HELD,
        .class_id = CLASS_7A,
        .lesson_no = ALL,
        .reason = "sports" } },
    "1:11- 2:12- 2:21  7:31",
    1,
    "Not held: sports.",
    KLADE_LESSON_NOT_HELD },
  { "moved away",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_MOVED,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .to_day = 739505,
        .to_lesson_no = 4 } },
    "1:11  2:12- 2:21  7:31",
    1,
    "Moved to 11.09.2025., lesson 4.",
    KLADE_LESSON_NOT_HELD },
  { "moved within the day",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_MOVED,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .to_day = 739504,
        .to_lesson_no = 5,
        .room = "205" } },
    "1:11  2:12- 2:21  5:12+ 7:31",
    3,
    "Moved here from 10.09.2025., lesson 2. Room 205.",
    KLADE_LESSON_ORDINARY },
  { "extra",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_EXTRA,
        .journal_id = MATHEMATICS,
        .lesson_no = 0,
        .topic = "Konsultācija" } },
    "0:11+ 1:11  2:12  2:21  7:31",
    0,
    "Extra lesson. Konsultācija.",
    KLADE_LESSON_ORDINARY },
  { "another day's change",
    WEDNESDAY,
    { { .kind = KLADE_DAY_CHANGE_NOT_HELD, .day = 739505, .lesson_no = ALL, .reason = "x" } },
    "1:11  2:12  2:21  7:31",
    0,
    "",
    KLADE_LESSON_ORDINARY },
  { "B10, a break",
    "2025-10-22",
    { { .kind = KLADE_DAY_CHANGE_REORGANISED, .lesson_no = ALL, .topic = "Diena", ORDER } },
    "",
    0,
    NULL,
    KLADE_LESSON_ORDINARY },
};

static void
test_days (void)
{
  g_assert_cmpint (day (WEDNESDAY), ==, 739504);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeDayChange changes[G_N_ELEMENTS (rows[i].changes)];
      g_autoptr (KladeDayPlan) plan = NULL;
      g_autofree char *told = NULL;
      guint n = 0;

      for (; n < G_N_ELEMENTS (changes) && rows[i].changes[n].kind != 0; n++)
        {
          changes[n] = rows[i].changes[n];
          changes[n].id = n + 1;
          if (changes[n].day == KLADE_DAY_NONE)
            changes[n].day = day (rows[i].day);
        }
      plan = live (rows[i].day, changes, n);
      told = tell (plan);
      g_test_message ("%s", rows[i].what);
      g_assert_cmpstr (told, ==, rows[i].told);
      if (rows[i].words != NULL)
        {
          const KladeDayLesson *lesson = klade_day_plan_get (plan, rows[i].looked_at);
          g_autofree char *words = klade_day_lesson_describe (lesson, "Cecilia", "Anna");

          g_assert_cmpstr (words, ==, rows[i].words);
          g_assert_cmpint (klade_day_lesson_get_kind (lesson), ==, rows[i].kind);
        }
    }
}

/* A lesson moved from Wednesday stands on Thursday, which has none of its own. */
static void
test_moved_here (void)
{
  KladeDayChange change = { .id = 1,
                            .kind = KLADE_DAY_CHANGE_MOVED,
                            .day = 739504,
                            .journal_id = MATHEMATICS_7B,
                            .lesson_no = 2,
                            .to_day = 739505,
                            .to_lesson_no = 8 };
  g_autoptr (KladeDayPlan) plan = live ("2025-09-11", &change, 1);
  const KladeDayLesson *lesson;

  g_assert_cmpuint (klade_day_plan_get_n_lessons (plan), ==, 1);
  g_assert_cmpint (klade_day_plan_get_day (plan), ==, 739505);
  lesson = klade_day_plan_get (plan, 0);
  g_assert_cmpint (lesson->class_ids[0], ==, CLASS_7B);
  g_assert_cmpint (lesson->teacher_ids[0], ==, ANNA);
  g_assert_cmpint (lesson->slot_id, ==, 0);
}

/* B5: the reason of a substituted lesson is the order; whose day it stands in. */
static void
test_views (void)
{
  KladeDayChange change = { .id = 1,
                            .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
                            .day = 739504,
                            .journal_id = MATHEMATICS,
                            .lesson_no = 1,
                            .teacher_id = CECILIA,
                            .room = "ZĀLE",
                            ORDER };
  g_autoptr (KladeDayPlan) plan = live (WEDNESDAY, &change, 1);
  g_autoptr (GArray) of_7a = klade_day_plan_select (plan, KLADE_PLAN_OF_CLASS, CLASS_7A);
  g_autoptr (GArray) of_anna = klade_day_plan_select (plan, KLADE_PLAN_OF_TEACHER, ANNA);
  g_autoptr (GArray) of_cecilia = klade_day_plan_select (plan, KLADE_PLAN_OF_TEACHER, CECILIA);
  g_autoptr (GArray) of_choir = klade_day_plan_select (plan, KLADE_PLAN_OF_JOURNAL, CHOIR);
  g_autoptr (GArray) in_hall = klade_day_plan_select_room (plan, "zale");
  g_autoptr (GArray) changed = klade_day_plan_select_changed (plan);

  g_assert_cmpuint (of_7a->len, ==, 3);
  g_assert_cmpuint (of_anna->len, ==, 2);
  g_assert_cmpuint (of_cecilia->len, ==, 1);
  g_assert_cmpuint (of_choir->len, ==, 1);
  g_assert_cmpuint (in_hall->len, ==, 2);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpstr (klade_day_plan_get (plan, 0)->reason, ==, "order of 04.09.2025. No. 5");
  g_assert_cmpstr (klade_day_plan_get (plan, 0)->planned_room, ==, "101");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/day-plan/days", test_days);
  g_test_add_func ("/domain/day-plan/moved-here", test_moved_here);
  g_test_add_func ("/domain/day-plan/views", test_views);

  return g_test_run ();
}
