/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-bench.h"
#include "klade-timetable-plan.h"

/* A city school: 60 classes, 120 teachers, 2,520 places a week, a fifth of them of groups. */
#define N_CLASSES 60
#define N_TEACHERS 120
#define N_PUPILS_IN_CLASS 28
#define N_ROOMS 80
#define N_DAYS 5
#define N_LESSONS 7
#define N_ROUNDS 200

static void
add_class (KladeTimetablePlan *plan, gint64 class_id, gint64 *slot_id)
{
  gint64 pupils[N_PUPILS_IN_CLASS];
  guint handles[3];

  for (int i = 0; i < N_PUPILS_IN_CLASS; i++)
    pupils[i] = class_id * 1000 + i;
  handles[0] = klade_timetable_plan_add_pupils (plan, pupils, N_PUPILS_IN_CLASS);
  handles[1] = klade_timetable_plan_add_pupils (plan, pupils, N_PUPILS_IN_CLASS / 2);
  handles[2] =
      klade_timetable_plan_add_pupils (plan, pupils + N_PUPILS_IN_CLASS / 2, N_PUPILS_IN_CLASS / 2);
  for (int at = 0; at < N_DAYS * N_LESSONS; at++)
    {
      gboolean is_split = at % 5 == 0;

      for (int group = is_split; group <= (is_split ? 2 : 0); group++)
        {
          gint64 teacher = (class_id * 7 + at * 11 + group) % N_TEACHERS + 1;
          g_autofree char *room = g_strdup_printf ("%d. kab.", (int) teacher % N_ROOMS);
          KladePlanEntry entry = {
            .slot_id = ++*slot_id,
            .journal_id = class_id * 100 + at % 15,
            .class_ids = &class_id,
            .n_class_ids = 1,
            .teacher_ids = &teacher,
            .n_teacher_ids = 1,
            .group_id = group == 0 ? 0 : class_id * 10 + group,
            .pupils = handles[group],
            .room = room,
            .slot = { (KladeWeekday) (at / N_LESSONS + 1),
                      at % N_LESSONS + 1,
                      at % 9 == 0 ? 1 : 0,
                      { 739000, KLADE_DAY_NONE } },
          };

          klade_timetable_plan_add (plan, &entry);
        }
    }
}

static void
measure_plan (const KladeTimetablePlan *plan, guint n_entries)
{
  g_auto (KladeBench) move = { NULL };
  g_auto (KladeBench) hints = { NULL };
  g_auto (KladeBench) all = { NULL };
  guint n_found = 0;

  klade_bench_init (&move);
  klade_bench_init (&hints);
  klade_bench_init (&all);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      guint index = round * 37 % n_entries;
      KladePlanEntry entry = *klade_timetable_plan_get (plan, index);
      g_autoptr (GArray) found = NULL;
      g_autoptr (GArray) places = NULL;
      gint64 since;

      entry.slot.weekday = (KladeWeekday) (round % N_DAYS + 1);
      entry.slot.lesson_no = (int) round % N_LESSONS + 1;
      since = g_get_monotonic_time ();
      found = klade_timetable_plan_collisions_of_new (plan, &entry);
      klade_bench_add (&move, since);
      n_found += found->len;

      since = g_get_monotonic_time ();
      places = klade_timetable_plan_hints (plan, index, KLADE_WEEKDAY_FRIDAY, 0, 10);
      klade_bench_add (&hints, since);

      if (round % 20 == 0)
        {
          g_autoptr (GArray) every = NULL;

          since = g_get_monotonic_time ();
          every = klade_timetable_plan_collisions (plan);
          klade_bench_add (&all, since);
          n_found += every->len;
        }
    }
  g_print ("%u entries, %u collisions seen\n", n_entries, n_found);
  klade_bench_print ("plan: collisions of a move", &move, NULL);
  klade_bench_print ("plan: hints for a week", &hints, NULL);
  klade_bench_print ("plan: all collisions", &all, NULL);
}

int
main (void)
{
  g_autoptr (KladeTimetablePlan) plan = klade_timetable_plan_new ();
  gint64 slot_id = 0;

  for (gint64 class_id = 1; class_id <= N_CLASSES; class_id++)
    add_class (plan, class_id, &slot_id);
  measure_plan (plan, (guint) slot_id);

  return 0;
}
