/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

/* Absences come in runs, and one run is seen in all journals of the class.  Excuses come a few
 * days later from the class teacher; some never do. */

#define WHOLE_DAY 0xffff

typedef struct
{
  const KladeDemoPlan *plan;
  KladeDemoAttendance *attendance;
  const KladeDay *days;
  int pupil;
  KladeDemoDice dice;
} Life;

static GArray *
list_lesson_days (const KladeDemoPlan *plan, int grade)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (KladeDay));
  KladeDay last = klade_demo_plan_last_day (plan, grade);

  for (KladeDay day = plan->year.semester_1.first; day <= last; day++)
    if (klade_school_year_is_lesson_day (&plan->year, day, grade))
      g_array_append_val (days, day);

  return days;
}

static gboolean
is_influenza_time (KladeDay day)
{
  int month;

  klade_day_get (day, NULL, &month, NULL);
  return month == 12 || month <= 2;
}

/* An excuse that will have come in by today; some families forget. */
static void
add_excuse (Life *life, KladeDemoExcuse excuse, double probability)
{
  KladeDay brought = excuse.last_day + klade_demo_dice_between (&life->dice, 1, 4);
  int minutes = klade_demo_dice_between (&life->dice, 13 * 60, 19 * 60);

  if (brought >= life->plan->today || !klade_demo_dice_chance (&life->dice, probability))
    return;

  excuse.pupil = life->pupil;
  excuse.entered_at = klade_demo_plan_instant (life->plan, brought, minutes);
  g_array_append_val (life->attendance->excuses, excuse);
}

static KladeDemoDay *
day_cell (Life *life, int index)
{
  KladeDemoAttendance *attendance = life->attendance;
  KladeDemoDay *cell =
      &attendance->cells[(life->pupil - attendance->first_pupil) * attendance->n_days + index];

  cell->day = life->days[index];
  return cell;
}

/* miss_days: Returns: the index of the last day missed */
static int
miss_days (Life *life, int first, int n_days)
{
  int last = MIN (first + n_days, life->attendance->n_days) - 1;

  for (int i = first; i <= last; i++)
    day_cell (life, i)->missed = WHOLE_DAY;

  return last;
}

static int
fall_ill (Life *life, int first)
{
  int n_days = klade_demo_dice_between (&life->dice, 2, 5);
  int last = miss_days (life, first, n_days);
  gboolean is_long = n_days > 3;

  add_excuse (life,
              (KladeDemoExcuse){
                  .first_day = life->days[first],
                  .last_day = life->days[last],
                  .excuse = KLADE_EXCUSE_ILLNESS,
                  .document_kind = is_long ? "ārsta izziņa" : "vecāku zīme",
                  .document_no = is_long ? klade_demo_dice_between (&life->dice, 100, 999) : 0 },
              0.93);
  return last;
}

static int
travel (Life *life, int first)
{
  int n_days = klade_demo_dice_chance (&life->dice, 0.15) ? 5 : 1;
  int last = miss_days (life, first, n_days);

  add_excuse (
      life,
      (KladeDemoExcuse){ .first_day = life->days[first],
                         .last_day = life->days[last],
                         .excuse = KLADE_EXCUSE_OTHER,
                         .document_kind = n_days > 1 ? "vecāku iesniegums" : "vecāku zīme" },
      0.9);
  return last;
}

/* To the dentist in the last lessons, or simply gone. */
static void
leave_early (Life *life, int index, gboolean is_excused)
{
  int first = klade_demo_dice_between (&life->dice, 4, 6);

  day_cell (life, index)->missed = (guint16) (WHOLE_DAY << first);
  if (is_excused)
    add_excuse (life,
                (KladeDemoExcuse){ .first_day = life->days[index],
                                   .last_day = life->days[index],
                                   .first_lesson = first,
                                   .last_lesson = KLADE_DEMO_LAST_LESSON_NO,
                                   .excuse = KLADE_EXCUSE_OTHER,
                                   .document_kind = "vecāku zīme" },
                0.9);
}

static void
live_year (Life *life)
{
  const KladeDemoPupil *pupil = klade_demo_plan_pupil (life->plan, life->pupil);

  for (int i = 0; i < life->attendance->n_days; i++)
    {
      double luck = klade_demo_dice_unit (&life->dice);
      double ill = 0.009 * pupil->frailty * (is_influenza_time (life->days[i]) ? 1.8 : 1.0);
      double away = ill + 0.003;
      double early = away + 0.006;
      double truant = early + 0.002 * pupil->laziness;
      double late = truant + 0.010 * pupil->laziness;

      if (luck < ill)
        i = fall_ill (life, i);
      else if (luck < away)
        i = travel (life, i);
      else if (luck < early)
        leave_early (life, i, TRUE);
      else if (luck < truant)
        leave_early (life, i, FALSE);
      else if (luck < late)
        day_cell (life, i)->late = klade_demo_dice_chance (&life->dice, 0.7) ? 1 : 5;
    }
}

/**
 * klade_demo_attendance_new:
 * @plan: a plan
 * @class_index: whose year is lived
 *
 * Returns: (transfer full): who missed what up to the plan's today
 */
KladeDemoAttendance *
klade_demo_attendance_new (const KladeDemoPlan *plan, int class_index)
{
  const KladeDemoClass *klass = klade_demo_plan_class (plan, class_index);
  g_autoptr (GArray) days = list_lesson_days (plan, klass->grade);
  KladeDemoAttendance *self = g_new0 (KladeDemoAttendance, 1);

  self->first_pupil = klass->first_pupil;
  self->n_pupils = klass->n_pupils;
  self->n_days = (int) days->len;
  self->cells = g_new0 (KladeDemoDay, (gsize) self->n_pupils * (gsize) self->n_days);
  self->excuses = g_array_new (FALSE, FALSE, sizeof (KladeDemoExcuse));
  self->days = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (int i = 0; i < self->n_days; i++)
    g_hash_table_insert (self->days, GINT_TO_POINTER (g_array_index (days, KladeDay, i)),
                         GINT_TO_POINTER (i));

  for (int i = 0; i < self->n_pupils; i++)
    {
      Life life = { .plan = plan, .attendance = self, .pupil = self->first_pupil + i };

      life.days = &g_array_index (days, KladeDay, 0);
      life.dice = klade_demo_dice (plan->seed, "attendance", (guint64) life.pupil);
      live_year (&life);
    }

  return self;
}

void
klade_demo_attendance_free (KladeDemoAttendance *self)
{
  g_hash_table_unref (self->days);
  g_array_unref (self->excuses);
  g_free (self->cells);
  g_free (self);
}

/**
 * klade_demo_attendance_get:
 * @self: a class's attendance
 * @pupil: one of its pupils, as index into the plan's
 * @day: a day with lessons
 * @lesson_no: which lesson
 *
 * Returns: what the teacher of that lesson registers
 */
KladeAbsence
klade_demo_attendance_get (const KladeDemoAttendance *self, int pupil, KladeDay day, int lesson_no)
{
  int index = GPOINTER_TO_INT (g_hash_table_lookup (self->days, GINT_TO_POINTER (day)));
  const KladeDemoDay *cell;

  g_return_val_if_fail (g_hash_table_contains (self->days, GINT_TO_POINTER (day)),
                        KLADE_ABSENCE_NONE);

  cell = &self->cells[(pupil - self->first_pupil) * self->n_days + index];
  if (cell->missed & (1u << lesson_no))
    return KLADE_ABSENCE_ABSENT;

  return cell->late == lesson_no && cell->late != 0 ? KLADE_ABSENCE_LATE : KLADE_ABSENCE_NONE;
}
