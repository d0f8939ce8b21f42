/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-timetable-plan.h"

#define ANNA 101
#define BORIS 102
#define CLASS_7A 1
#define CLASS_7B 2

static KladeDay
day (const char *iso)
{
  return iso == NULL ? KLADE_DAY_NONE : klade_day_parse_iso (iso);
}

/* Monday's third lesson of a class and its teacher. */
static const gint64 class_7a[] = { CLASS_7A };
static const gint64 class_7b[] = { CLASS_7B };
static const gint64 both_classes[] = { CLASS_7A, CLASS_7B };
static const gint64 anna[] = { ANNA };
static const gint64 boris[] = { BORIS };

/* Two entries at Monday's third lesson; what differs is said in a row. */
typedef struct
{
  const gint64 *classes;
  guint n_classes;
  const gint64 *teachers;
  const char *room;
  gint64 group;
  int pupils; /* which of the lists below, 0 for unknown */
  const char *block;
  int cycle;
  const char *first;
  const char *last;
} Side;

static const gint64 list_1[] = { 12, 11, 10 };
static const gint64 list_2[] = { 20, 21 };
static const gint64 list_3[] = { 21, 12, 30 };

#define A7 class_7a, 1
#define B7 class_7b, 1
#define AB both_classes, 2

static const struct
{
  const char *what;
  Side a;
  Side b;
  guint kinds;
  guint n;           /* of the first collision */
  const char *meets; /* NULL: not said here */
} rows[] = {
  { "nothing shared", { A7, anna, "101" }, { B7, boris, "102" }, 0, 0, NULL },
  { "teacher", { A7, anna, "101" }, { B7, anna, "102" }, KLADE_PLAN_COLLISION_TEACHER, 1, NULL },
  { "room in another spelling",
    { A7, anna, "Sporta zāle" },
    { B7, boris, " SPORTA ZALE " },
    KLADE_PLAN_COLLISION_ROOM,
    1,
    NULL },
  { "no room", { A7, anna, "" }, { B7, boris, "" }, 0, 0, NULL },
  { "class", { A7, anna, "101" }, { A7, boris, "102" }, KLADE_PLAN_COLLISION_CLASS, 1, NULL },
  { "all three",
    { A7, anna, "101" },
    { A7, anna, "101" },
    KLADE_PLAN_COLLISION_CLASS | KLADE_PLAN_COLLISION_TEACHER | KLADE_PLAN_COLLISION_ROOM,
    1,
    NULL },
  { "class and its group",
    { A7, anna, "101", 0, 1 },
    { A7, boris, "102", 7, 2 },
    KLADE_PLAN_COLLISION_CLASS,
    1,
    NULL },
  { "two groups of a class", { A7, anna, "101", 7, 1 }, { A7, boris, "102", 8, 2 }, 0, 0, NULL },
  { "two groups with one pupil",
    { A7, anna, "101", 7, 1 },
    { A7, boris, "102", 8, 3 },
    KLADE_PLAN_COLLISION_PUPIL,
    1,
    NULL },
  { "groups of different classes with one pupil",
    { A7, anna, "101", 7, 2 },
    { B7, boris, "102", 8, 3 },
    KLADE_PLAN_COLLISION_PUPIL,
    1,
    NULL },
  { "a group across classes and a class",
    { AB, anna, "101", 7, 3 },
    { B7, boris, "102", 0, 0 },
    KLADE_PLAN_COLLISION_CLASS,
    1,
    NULL },
  { "two groups, pupils unknown", { A7, anna, "101", 7 }, { A7, boris, "102", 8 }, 0, 0, NULL },
  { "merged classes", { A7, anna, "101", 0, 0, "x" }, { B7, anna, "101", 0, 0, "x" }, 0, 0, NULL },
  { "another block",
    { A7, anna, "101", 0, 0, "x" },
    { B7, anna, "101", 0, 0, "y" },
    KLADE_PLAN_COLLISION_TEACHER | KLADE_PLAN_COLLISION_ROOM,
    1,
    NULL },
  { "odd and even weeks",
    { A7, anna, "101", 0, 0, NULL, 1 },
    { A7, anna, "101", 0, 0, NULL, 2 },
    0,
    0,
    NULL },
  { "every week and even weeks",
    { A7, anna, "", .first = "2025-09-01" },
    { B7, anna, "", .first = "2025-09-08", .cycle = 2 },
    KLADE_PLAN_COLLISION_TEACHER,
    1,
    "2025-09-15" }, /* ISO week 38 */
  { "one after the other",
    { A7, anna, "", .first = "2025-09-01", .last = "2025-12-19" },
    { A7, anna, "", .first = "2026-01-05" },
    0,
    0,
    NULL },
  { "they share a day",
    { A7, anna, "", .first = "2025-09-01", .last = "2025-12-22" },
    { B7, anna, "", .first = "2025-12-17" },
    KLADE_PLAN_COLLISION_TEACHER,
    1,
    "2025-12-22" },
  { "they share days, but no Monday",
    { A7, anna, "", .first = "2025-09-01", .last = "2025-12-19" },
    { B7, anna, "", .first = "2025-12-16" },
    0,
    0,
    NULL },
  { "they share an odd week only",
    { A7, anna, "", .first = "2025-09-01", .last = "2025-09-12" },
    { B7, anna, "", .first = "2025-09-08", .cycle = 2 },
    0,
    0,
    NULL },
  /* 2026 has 53 weeks: two odd ones in turn, 28.12.2026 and 04.01.2027. */
  { "over a 53rd week",
    { A7, anna, "", .first = "2026-12-28" },
    { B7, anna, "", .first = "2026-12-28", .cycle = 2 },
    KLADE_PLAN_COLLISION_TEACHER,
    1,
    "2027-01-11" },
};

static KladePlanEntry
entry_of (const Side *side, const guint *handles)
{
  return (KladePlanEntry){
    .slot_id = 1,
    .class_ids = side->classes,
    .n_class_ids = side->n_classes,
    .teacher_ids = side->teachers,
    .n_teacher_ids = 1,
    .room = side->room,
    .group_id = side->group,
    .pupils = handles[side->pupils],
    .block = side->block,
    .slot = { KLADE_WEEKDAY_MONDAY, 3, side->cycle, { day (side->first), day (side->last) } },
  };
}

static guint
kinds_of (GArray *found)
{
  guint kinds = 0;

  for (guint i = 0; i < found->len; i++)
    kinds |= g_array_index (found, KladePlanCollision, i).kind;

  return kinds;
}

/* A collision is one from either side, and the same before an entry is added and after. */
static void
check_collision (gsize i, const Side *left, const Side *right)
{
  g_autoptr (KladeTimetablePlan) plan = klade_timetable_plan_new ();
  const guint handles[] = {
    0,
    klade_timetable_plan_add_pupils (plan, list_1, 3),
    klade_timetable_plan_add_pupils (plan, list_2, 2),
    klade_timetable_plan_add_pupils (plan, list_3, 3),
  };
  KladePlanEntry a = entry_of (left, handles);
  KladePlanEntry b = entry_of (right, handles);
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) of_new = NULL;

  klade_timetable_plan_add (plan, &a);
  of_new = klade_timetable_plan_collisions_of_new (plan, &b);
  b.slot_id = 2;
  klade_timetable_plan_add (plan, &b);
  all = klade_timetable_plan_collisions (plan);

  g_assert_cmpuint (kinds_of (all), ==, rows[i].kinds);
  g_assert_cmpuint (kinds_of (of_new), ==, rows[i].kinds);
  g_assert_cmpuint (all->len, ==, of_new->len);
  if (all->len > 0)
    {
      const KladePlanCollision *first = &g_array_index (all, KladePlanCollision, 0);
      g_autofree char *words = klade_plan_collision_explain (first, "Anna", "Mat. 7.a");

      g_assert_cmpuint (first->entry, ==, 0);
      g_assert_cmpuint (first->other, ==, 1);
      g_assert_cmpuint (first->n, ==, rows[i].n);
      g_assert_nonnull (strstr (words, "Mat. 7.a"));
      if (rows[i].meets != NULL)
        g_assert_cmpint (first->first_day, ==, day (rows[i].meets));
    }
}

static void
test_collisions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].what);
      check_collision (i, &rows[i].a, &rows[i].b);
      check_collision (i, &rows[i].b, &rows[i].a);
    }
}

static guint
add (KladeTimetablePlan *plan, gint64 id, const gint64 *classes, KladeWeekday weekday, int no)
{
  KladePlanEntry entry = {
    .slot_id = id,
    .journal_id = id * 10,
    .class_ids = classes,
    .n_class_ids = 1,
    .teacher_ids = anna,
    .n_teacher_ids = 1,
    .room = "101",
    .slot = { weekday, no, 0, { 1, KLADE_DAY_NONE } },
  };

  return klade_timetable_plan_add (plan, &entry);
}

static void
test_find (void)
{
  g_autoptr (KladeTimetablePlan) plan = klade_timetable_plan_new ();
  guint first = add (plan, 5, class_7a, KLADE_WEEKDAY_MONDAY, 1);
  guint second = add (plan, 6, class_7a, KLADE_WEEKDAY_MONDAY, 1);
  g_autoptr (GArray) collisions = klade_timetable_plan_collisions (plan);
  guint found = 77;

  g_assert_cmpuint (collisions->len, ==, 3);
  g_assert_true (klade_timetable_plan_find (plan, 6, &found));
  g_assert_cmpuint (found, ==, second);
  g_assert_cmpint (klade_timetable_plan_get (plan, first)->slot_id, ==, 5);
  g_assert_false (klade_timetable_plan_find (plan, 7, &found));
  g_assert_cmpuint (found, ==, second);
}

/* Anna's lesson in 7.a may go where neither she, nor 7.a, nor the room is taken. */
static void
test_hints (void)
{
  g_autoptr (KladeTimetablePlan) plan = klade_timetable_plan_new ();
  guint taken_up = add (plan, 1, class_7a, KLADE_WEEKDAY_MONDAY, 1);
  g_autoptr (GArray) hints = NULL;
  guint n_free = 0, n_own = 0;

  add (plan, 2, class_7a, KLADE_WEEKDAY_TUESDAY, 2);
  add (plan, 3, class_7b, KLADE_WEEKDAY_WEDNESDAY, 3);
  hints = klade_timetable_plan_hints (plan, taken_up, KLADE_WEEKDAY_FRIDAY, 1, 8);
  g_assert_cmpuint (hints->len, ==, 40);
  for (guint i = 0; i < hints->len; i++)
    {
      const KladePlanHint *hint = &g_array_index (hints, KladePlanHint, i);

      n_free += hint->kinds == 0;
      n_own += hint->is_own;
      if (hint->weekday == KLADE_WEEKDAY_TUESDAY && hint->lesson_no == 2)
        g_assert_cmpuint (hint->kinds, ==,
                          KLADE_PLAN_COLLISION_CLASS | KLADE_PLAN_COLLISION_TEACHER |
                              KLADE_PLAN_COLLISION_ROOM);
      if (hint->weekday == KLADE_WEEKDAY_WEDNESDAY && hint->lesson_no == 3)
        {
          g_assert_cmpuint (hint->kinds, ==,
                            KLADE_PLAN_COLLISION_TEACHER | KLADE_PLAN_COLLISION_ROOM);
          g_assert_cmpuint (hint->n_others, ==, 1);
        }
    }
  g_assert_cmpuint (n_free, ==, 38);
  g_assert_cmpuint (n_own, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/timetable-plan/collisions", test_collisions);
  g_test_add_func ("/domain/timetable-plan/find", test_find);
  g_test_add_func ("/domain/timetable-plan/hints", test_hints);

  return g_test_run ();
}
