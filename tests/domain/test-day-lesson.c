/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-lesson.h"

#define BORIS 102
#define CECILIA 103
#define CLASS_7A 1
#define CLASS_7B 2
#define MATHEMATICS 11
#define LATVIAN 12
#define MATHEMATICS_7B 21
#define CHOIR 31

#define WEDNESDAY 739504 /* 10.09.2025 */
#define ALL KLADE_LESSON_NO_ALL
#define ORDER .order_no = "5", .order_day = 739498 /* 04.09.2025 */

static const gint64 class_7a[] = { CLASS_7A };
static const gint64 class_7b[] = { CLASS_7B };
static const gint64 both[] = { CLASS_7A, CLASS_7B };

/* 7.a has mathematics and Latvian, 7.b mathematics, and both sing in the choir. */
static const KladeDayLesson planned[] = {
  { MATHEMATICS, class_7a, 1, WEDNESDAY, 1, 0, "101", { NULL }, TRUE },
  { LATVIAN, class_7a, 1, WEDNESDAY, 2, BORIS, "102", { NULL }, TRUE },
  { MATHEMATICS_7B, class_7b, 1, WEDNESDAY, 2, 0, "101", { NULL }, TRUE },
  { CHOIR, both, 2, WEDNESDAY, 7, BORIS, "Zāle", { NULL }, TRUE },
};

typedef struct
{
  const char *what;
  KladeDayChange changes[4];
  const char *told; /* «1:11 2:12- 2:21* 7:31»: number and journal; gone, changed */
  guint looked_at;
  const char *topic; /* of that lesson */
  const char *room;
  const char *why;
  gint64 teacher_id;
  KladeLessonKind kind;
} Row;

static const Row rows[] = {
  { "as planned",
    { { 0 } },
    "1:11  2:12  2:21  7:31",
    0,
    "",
    "101",
    NULL,
    0,
    KLADE_LESSON_ORDINARY },
  { "B5",
    { { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .teacher_id = CECILIA,
        .room = "Datorklase",
        ORDER } },
    "1:11  2:12* 2:21  7:31",
    1,
    "",
    "Datorklase",
    "order of 04.09.2025. No. 5",
    CECILIA,
    KLADE_LESSON_SUBSTITUTED },
  { "B5 within B9: the reason is the substitution's order",
    { { .kind = KLADE_DAY_CHANGE_ACTIVITY,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .topic = "Ekskursija",
        .reason = "weather" },
      { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
        .journal_id = LATVIAN,
        .lesson_no = ALL,
        .teacher_id = CECILIA,
        ORDER } },
    "1:11  2:12* 2:21  7:31",
    1,
    "Ekskursija",
    "102",
    "order of 04.09.2025. No. 5",
    CECILIA,
    KLADE_LESSON_SUBSTITUTED },
  { "B6",
    { { .kind = KLADE_DAY_CHANGE_NOT_HELD,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .reason = "illness" } },
    "1:11  2:12- 2:21  7:31",
    1,
    "",
    "102",
    "illness",
    BORIS,
    KLADE_LESSON_NOT_HELD },
  { "B7, own lesson",
    { { .kind = KLADE_DAY_CHANGE_BAG_OWN,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .topic = "Teātris" } },
    "1:11  2:12* 2:21  7:31",
    1,
    "Teātris",
    "102",
    "",
    BORIS,
    KLADE_LESSON_EVENT },
  { "B7, another subject's",
    { { .kind = KLADE_DAY_CHANGE_BAG_OTHER, .journal_id = LATVIAN, .lesson_no = 2 } },
    "1:11  2:12- 2:21  7:31",
    1,
    "",
    "102",
    "",
    BORIS,
    KLADE_LESSON_NOT_HELD },
  { "B8",
    { { .kind = KLADE_DAY_CHANGE_ACTIVITY,
        .class_id = CLASS_7A,
        .lesson_no = 2,
        .topic = "Tikšanās ar rakstnieku",
        .notes = "Māris Bērziņš" } },
    "1:11  2:12* 2:21  7:31",
    1,
    "Tikšanās ar rakstnieku",
    "102",
    "",
    BORIS,
    KLADE_LESSON_EVENT },
  { "B9, the school",
    { { .kind = KLADE_DAY_CHANGE_REORGANISED, .lesson_no = ALL, .topic = "Zinību diena", ORDER } },
    "1:11* 2:12* 2:21* 7:31*",
    3,
    "Zinību diena",
    "Zāle",
    "order of 04.09.2025. No. 5",
    BORIS,
    KLADE_LESSON_EVENT },
  { "B9, one class: not what it shares",
    { { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .class_id = CLASS_7A,
        .lesson_no = ALL,
        .topic = "Adaptācijas diena",
        ORDER } },
    "1:11* 2:12* 2:21  7:31",
    3,
    "",
    "Zāle",
    NULL,
    BORIS,
    KLADE_LESSON_ORDINARY },
  { "B9, several classes",
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
    "Adaptācijas diena",
    "Zāle",
    "order of 04.09.2025. No. 5",
    BORIS,
    KLADE_LESSON_EVENT },
  { "two classes away for different things: the shared lesson stays",
    { { .kind = KLADE_DAY_CHANGE_NOT_HELD, .class_id = CLASS_7A, .lesson_no = 7, .reason = "x" },
      { .kind = KLADE_DAY_CHANGE_NOT_HELD, .class_id = CLASS_7B, .lesson_no = 6, .reason = "y" } },
    "1:11  2:12  2:21  7:31",
    3,
    "",
    "Zāle",
    NULL,
    BORIS,
    KLADE_LESSON_ORDINARY },
  { "the narrower topic and room win, entered in any order",
    { { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .topic = "Ekskursija",
        .room = "Bibliotēka",
        ORDER },
      { .kind = KLADE_DAY_CHANGE_REORGANISED,
        .class_id = CLASS_7A,
        .lesson_no = ALL,
        .topic = "Klases diena",
        .room = "205",
        ORDER },
      { .kind = KLADE_DAY_CHANGE_REORGANISED, .lesson_no = ALL, .topic = "Zinību diena", ORDER } },
    "1:11* 2:12* 2:21* 7:31*",
    1,
    "Ekskursija",
    "Bibliotēka",
    "order of 04.09.2025. No. 5",
    BORIS,
    KLADE_LESSON_EVENT },
  { "not held wins",
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
    "",
    "102",
    "sports",
    CECILIA,
    KLADE_LESSON_NOT_HELD },
  { "moved away; the new room is not the old time's",
    { { .kind = KLADE_DAY_CHANGE_MOVED,
        .journal_id = LATVIAN,
        .lesson_no = 2,
        .room = "305",
        .to_day = 739505,
        .to_lesson_no = 4 } },
    "1:11  2:12- 2:21  7:31",
    1,
    "",
    "102",
    "",
    BORIS,
    KLADE_LESSON_NOT_HELD },
  { "an extra lesson is another one",
    { { .kind = KLADE_DAY_CHANGE_EXTRA,
        .journal_id = MATHEMATICS,
        .lesson_no = 1,
        .topic = "Konsultācija" } },
    "1:11  2:12  2:21  7:31",
    0,
    "",
    "101",
    NULL,
    0,
    KLADE_LESSON_ORDINARY },
  { "another day's change",
    { { .kind = KLADE_DAY_CHANGE_NOT_HELD, .day = 739505, .lesson_no = ALL, .reason = "x" } },
    "1:11  2:12  2:21  7:31",
    0,
    "",
    "101",
    NULL,
    0,
    KLADE_LESSON_ORDINARY },
};

static void
assert_is_as_told (const Row *row, const KladeDayLesson *lesson)
{
  const KladeDayChange *change = klade_day_lesson_get_change (lesson);
  g_autofree char *why = change != NULL ? klade_day_change_get_reason (change) : NULL;

  g_assert_cmpstr (klade_day_lesson_get_topic (lesson), ==, row->topic);
  g_assert_cmpstr (lesson->room, ==, row->room);
  g_assert_cmpstr (why, ==, row->why);
  g_assert_cmpint (lesson->teacher_id, ==, row->teacher_id);
  g_assert_cmpint (klade_day_lesson_get_kind (lesson), ==, row->kind);
}

static void
test_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeDayChange changes[G_N_ELEMENTS (rows[i].changes)];
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autoptr (GString) told = g_string_new (NULL);

      g_test_message ("%s", rows[i].what);
      for (guint n = 0; rows[i].changes[n].kind != 0; n++)
        {
          changes[n] = rows[i].changes[n];
          changes[n].id = n + 1;
          if (changes[n].day == KLADE_DAY_NONE)
            changes[n].day = WEDNESDAY;
          g_ptr_array_add (list, &changes[n]);
        }

      for (guint n = 0; n < G_N_ELEMENTS (planned); n++)
        {
          KladeDayLesson lesson = planned[n];
          gboolean is_changed = klade_day_lesson_apply (&lesson, list);

          g_assert_cmpint (is_changed, ==, klade_day_lesson_get_change (&lesson) != NULL);
          g_string_append_printf (told, "%s%d:%d%s", n > 0 ? " " : "", lesson.lesson_no,
                                  (int) lesson.journal_id,
                                  !lesson.is_here ? "-"
                                  : is_changed    ? "*"
                                                  : " ");
          if (n == rows[i].looked_at)
            assert_is_as_told (&rows[i], &lesson);
        }
      g_strchomp (told->str);
      g_assert_cmpstr (told->str, ==, rows[i].told);
    }
}

/* A group across classes whose pupils are not known goes by the school's and its own changes. */
static void
test_no_classes (void)
{
  const KladeDayChange of_class = { .id = 1,
                                    .kind = KLADE_DAY_CHANGE_NOT_HELD,
                                    .day = WEDNESDAY,
                                    .class_id = CLASS_7A,
                                    .lesson_no = ALL };
  const KladeDayChange of_school = { .id = 2,
                                     .kind = KLADE_DAY_CHANGE_REORGANISED,
                                     .day = WEDNESDAY,
                                     .lesson_no = ALL };
  KladeDayLesson lesson = planned[3];
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  lesson.n_class_ids = 0;
  g_ptr_array_add (list, (gpointer) &of_class);
  g_assert_false (klade_day_lesson_apply (&lesson, list));
  g_ptr_array_add (list, (gpointer) &of_school);
  g_assert_true (klade_day_lesson_apply (&lesson, list));
  g_assert_true (lesson.is_here);
  g_assert_cmpstr (klade_day_lesson_get_topic (&lesson), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/day-lesson/rules", test_rules);
  g_test_add_func ("/domain/day-lesson/no-classes", test_no_classes);

  return g_test_run ();
}
