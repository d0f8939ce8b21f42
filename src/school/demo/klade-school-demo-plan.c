/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

#include "klade-school-build.h"

#define PUPILS_A_CLASS 25
#define PUPILS_IN_THE_ONLY_CLASS 26
#define HALVED_FROM_N_PUPILS 20
#define N_TRIES_OF_TIMETABLE 40
#define DAYS_WITH_NOON 400

/* klade_demo_bell_starts: minutes since midnight */
int
klade_demo_bell_starts (int lesson_no)
{
  g_return_val_if_fail (lesson_no >= 0 && lesson_no <= KLADE_DEMO_LAST_LESSON_NO, 0);

  return klade_school_default_bells[lesson_no].starts_minutes;
}

int
klade_demo_bell_ends (int lesson_no)
{
  g_return_val_if_fail (lesson_no >= 0 && lesson_no <= KLADE_DEMO_LAST_LESSON_NO, 0);

  return klade_school_default_bells[lesson_no].ends_minutes;
}

KladeDemoStaff *
klade_demo_plan_staff (const KladeDemoPlan *self, int index)
{
  return &g_array_index (self->staff, KladeDemoStaff, index);
}

KladeDemoClass *
klade_demo_plan_class (const KladeDemoPlan *self, int index)
{
  return &g_array_index (self->classes, KladeDemoClass, index);
}

KladeDemoPupil *
klade_demo_plan_pupil (const KladeDemoPlan *self, int index)
{
  return &g_array_index (self->pupils, KladeDemoPupil, index);
}

KladeDemoJournal *
klade_demo_plan_journal (const KladeDemoPlan *self, int index)
{
  return &g_array_index (self->journals, KladeDemoJournal, index);
}

const KladeDemoSubject *
klade_demo_journal_subject (const KladeDemoJournal *self)
{
  return &klade_demo_subjects[self->subject_index];
}

/* klade_demo_plan_last_day: the last day with lessons of @grade that is not after today */
KladeDay
klade_demo_plan_last_day (const KladeDemoPlan *self, int grade)
{
  return MIN (self->today, klade_school_year_last_day (&self->year, grade));
}

/**
 * klade_demo_plan_instant:
 * @self: a plan
 * @day: a day of its school year
 * @minutes: since midnight; may run into the next days
 *
 * Returns: the instant; from a table, because it is asked for at every mark
 */
gint64
klade_demo_plan_instant (const KladeDemoPlan *self, KladeDay day, int minutes)
{
  int index = day - self->year.semester_1.first + minutes / (24 * 60);

  g_return_val_if_fail (index >= 0 && index < DAYS_WITH_NOON, 0);

  return self->noon[index] + (minutes % (24 * 60) - 12 * 60) * 60 * G_TIME_SPAN_SECOND;
}

static void
fill_noons (KladeDemoPlan *self)
{
  self->noon = g_new (gint64, DAYS_WITH_NOON);
  for (int i = 0; i < DAYS_WITH_NOON; i++)
    self->noon[i] = klade_instant_at (self->year.semester_1.first + i, 12 * 60);
}

/* ---- classes and pupils ---- */

static void
add_pupil (KladeDemoPlan *self, int class_index, KladeDemoDice *dice)
{
  KladeDemoPupil pupil = { .class_index = class_index };

  pupil.human.is_female = klade_demo_dice_chance (dice, 0.5);
  klade_demo_plan_name_human (self, &pupil.human, dice);
  pupil.ability = klade_demo_dice_normal (dice);
  pupil.frailty = 0.4 + 1.2 * klade_demo_dice_unit (dice);
  pupil.laziness = klade_demo_dice_unit (dice) * klade_demo_dice_unit (dice) * 4;
  g_array_append_val (self->pupils, pupil);
}

/* Somebody comes to a class and somebody goes in the middle of the year. */
static void
move_pupils (KladeDemoPlan *self, const KladeDemoClass *klass, KladeDemoDice *dice)
{
  KladeDay first = self->year.semester_1.first;
  KladeDay last = klade_demo_plan_last_day (self, klass->grade);
  KladeDay came = first + klade_demo_dice_between (dice, 50, 150);
  KladeDay went = first + klade_demo_dice_between (dice, 70, 190);
  int who = klade_demo_dice_between (dice, 2, klass->n_pupils - 2);

  if (came <= last)
    klade_demo_plan_pupil (self, klass->first_pupil + who)->joined = came;

  if (went < last)
    klade_demo_plan_pupil (self, klass->first_pupil + who + 1)->left = went;
}

static void
add_class (KladeDemoPlan *self, int grade, int parallel, int n_pupils)
{
  int class_index = (int) self->classes->len;
  KladeDemoDice dice = klade_demo_dice (self->seed, "class", (guint64) class_index);
  KladeDemoClass klass = { .grade = grade, .n_pupils = n_pupils, .class_teacher = -1 };
  const char letter[] = { (char) ('a' + parallel), '\0' };
  g_autofree char *name = g_strdup_printf ("%d.%s", grade, letter);

  klass.name = g_string_chunk_insert (self->strings, name);
  klass.suffix = g_string_chunk_insert (self->strings, letter);
  klass.first_pupil = (int) self->pupils->len;

  for (int i = 0; i < n_pupils; i++)
    add_pupil (self, class_index, &dice);

  if (self->size == KLADE_DEMO_CLASS || klade_demo_dice_chance (&dice, 0.5))
    move_pupils (self, &klass, &dice);

  g_array_append_val (self->classes, klass);
}

/* Numbers of pupils differ in pairs of classes, so that 12 classes are exactly 300 pupils. */
static void
add_classes (KladeDemoPlan *self)
{
  KladeDemoDice dice = klade_demo_dice (self->seed, "class sizes", 0);
  int n_parallels = self->size == KLADE_DEMO_CITY ? 5 : 1;
  int more = 0;

  if (self->size == KLADE_DEMO_CLASS)
    {
      add_class (self, 7, 0, PUPILS_IN_THE_ONLY_CLASS);
      return;
    }

  for (int grade = 1; grade <= KLADE_DEMO_N_GRADES; grade++)
    for (int parallel = 0; parallel < n_parallels; parallel++)
      {
        more = more == 0 ? klade_demo_dice_between (&dice, 1, 3) : -more;
        add_class (self, grade, parallel, PUPILS_A_CLASS + more);
        if (more < 0)
          more = 0;
      }
}

/* ---- journals ---- */

static gboolean
is_in_part (const KladeDemoJournal *journal, int nth, KladeDemoDice *dice)
{
  switch (journal->part)
    {
    case KLADE_DEMO_FIRST_HALF:
      return nth % 2 == 0;
    case KLADE_DEMO_SECOND_HALF:
      return nth % 2 == 1;
    case KLADE_DEMO_ELECTIVE:
      return klade_demo_dice_chance (dice, 0.5);
    case KLADE_DEMO_WHOLE_CLASS:
    default:
      return TRUE;
    }
}

static KladeScale
scale_of (const KladeDemoSubject *subject, int grade)
{
  if (subject->style == KLADE_DEMO_STYLE_ELECTIVE || subject->style == KLADE_DEMO_STYLE_CLASS_HOUR)
    return KLADE_SCALE_PASS;

  return grade <= 3 ? KLADE_SCALE_LEVELS : KLADE_SCALE_POINTS;
}

static void
add_journal (KladeDemoPlan *self, int class_index, int subject_index, KladeDemoPart part)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self, class_index);
  const KladeDemoSubject *subject = &klade_demo_subjects[subject_index];
  KladeDemoDice dice =
      klade_demo_dice (self->seed, subject->name, (guint64) (class_index * 4 + (int) part));
  KladeDemoJournal journal = {
    .class_index = class_index,
    .subject_index = subject_index,
    .teacher = -1,
    .weekly = subject->weekly[klass->grade],
    .part = part,
    .scale = scale_of (subject, klass->grade),
    .slots = g_array_new (FALSE, FALSE, sizeof (KladeDemoSlot)),
    .pupils = g_array_new (FALSE, FALSE, sizeof (int)),
  };

  for (int i = 0; i < klass->n_pupils; i++)
    {
      int pupil = klass->first_pupil + i;

      if (is_in_part (&journal, i, &dice))
        g_array_append_val (journal.pupils, pupil);
    }

  g_array_append_val (self->journals, journal);
}

static void
add_journals_of_class (KladeDemoPlan *self, int class_index)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self, class_index);

  for (int i = 0; i < (int) klade_demo_n_subjects; i++)
    {
      const KladeDemoSubject *subject = &klade_demo_subjects[i];

      if (subject->weekly[klass->grade] == 0)
        continue;

      if (subject->style == KLADE_DEMO_STYLE_ELECTIVE)
        {
          if (class_index % 2 == 0)
            add_journal (self, class_index, i, KLADE_DEMO_ELECTIVE);
        }
      else if (subject->split_from_grade != 0 && klass->grade >= subject->split_from_grade &&
               klass->n_pupils >= HALVED_FROM_N_PUPILS)
        {
          add_journal (self, class_index, i, KLADE_DEMO_FIRST_HALF);
          add_journal (self, class_index, i, KLADE_DEMO_SECOND_HALF);
        }
      else
        {
          add_journal (self, class_index, i, KLADE_DEMO_WHOLE_CLASS);
        }
    }
}

static void
clear_journal (gpointer data)
{
  KladeDemoJournal *journal = data;

  g_array_unref (journal->slots);
  g_array_unref (journal->pupils);
}

/**
 * klade_demo_plan_new:
 * @size: how big a school
 * @seed: the same seed and day make the same school
 * @today: the day up to which its year will be filled
 *
 * Returns: (transfer full): people, classes, journals and timetable
 */
KladeDemoPlan *
klade_demo_plan_new (KladeDemoSize size, guint32 seed, KladeDay today)
{
  g_autoptr (KladeDemoPlan) self = g_new0 (KladeDemoPlan, 1);

  self->seed = seed;
  self->size = size;
  self->today = today;
  self->year = klade_school_year_get (klade_school_year_of_day (today));
  self->school_name = "Klades paraugskola";
  self->strings = g_string_chunk_new (4096);
  self->user_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->full_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->substitutes = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->staff = g_array_new (FALSE, TRUE, sizeof (KladeDemoStaff));
  self->classes = g_array_new (FALSE, TRUE, sizeof (KladeDemoClass));
  self->pupils = g_array_new (FALSE, TRUE, sizeof (KladeDemoPupil));
  self->guardians = g_array_new (FALSE, TRUE, sizeof (KladeDemoGuardian));
  self->journals = g_array_new (FALSE, TRUE, sizeof (KladeDemoJournal));
  g_array_set_clear_func (self->journals, clear_journal);
  fill_noons (self);

  add_classes (self);
  for (int i = 0; i < (int) self->classes->len; i++)
    add_journals_of_class (self, i);

  klade_demo_plan_add_staff (self);
  klade_demo_plan_add_personas (self);

  self->is_timetable_whole = FALSE;
  for (int i = 0; i < N_TRIES_OF_TIMETABLE && !self->is_timetable_whole; i++)
    self->is_timetable_whole = klade_demo_plan_make_timetable (self, i);

  return g_steal_pointer (&self);
}

void
klade_demo_plan_free (KladeDemoPlan *self)
{
  g_array_unref (self->staff);
  g_array_unref (self->classes);
  g_array_unref (self->pupils);
  g_array_unref (self->guardians);
  g_array_unref (self->journals);
  g_hash_table_unref (self->user_names);
  g_hash_table_unref (self->full_names);
  g_hash_table_unref (self->substitutes);
  g_string_chunk_free (self->strings);
  g_free (self->noon);
  g_free (self);
}
