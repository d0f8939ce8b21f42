/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

/* The week's timetable, class by class: each lesson a subject needs is matched with a place in
 * the class's week where its teachers are free (Kuhn's bipartite matching).  A class's day has
 * no holes; a teacher is never in two rooms. */

#define PLACES_MAX (KLADE_DEMO_N_WEEKDAYS * KLADE_DEMO_LAST_LESSON_NO)

/* One journal, or the two halves that have the subject at the same time. */
typedef struct
{
  int journals[2];
  int n_journals;
  int weekly;
  int shift; /* so that not every subject starts on Monday */
} Bundle;

typedef struct
{
  const Bundle *bundle;
  int nth; /* lesson of the week */
} Demand;

typedef struct
{
  const KladeDemoPlan *plan;
  GArray *demands; /* Demand */
  KladeDemoSlot places[PLACES_MAX];
  int n_places;
  int taken_by[PLACES_MAX]; /* index into demands, -1: free */
  gboolean is_spread;       /* a subject's lessons fall on different days */
} Matching;

static GArray *
make_bundles (KladeDemoPlan *plan, int class_index, KladeDemoDice *dice)
{
  GArray *bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));

  for (int i = 0; i < (int) plan->journals->len; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (plan, i);
      Bundle bundle = { .journals = { i, i + 1 }, .n_journals = 1, .weekly = journal->weekly };

      if (journal->class_index != class_index || journal->part == KLADE_DEMO_ELECTIVE ||
          journal->part == KLADE_DEMO_SECOND_HALF)
        continue;

      if (journal->part == KLADE_DEMO_FIRST_HALF)
        bundle.n_journals = 2;
      bundle.shift = (int) klade_demo_dice_below (dice, KLADE_DEMO_N_WEEKDAYS);
      g_array_append_val (bundles, bundle);
    }

  return bundles;
}

static GArray *
make_demands (GArray *bundles)
{
  GArray *demands = g_array_new (FALSE, FALSE, sizeof (Demand));

  for (guint i = 0; i < bundles->len; i++)
    for (int nth = 0; nth < g_array_index (bundles, Bundle, i).weekly; nth++)
      {
        Demand demand = { .bundle = &g_array_index (bundles, Bundle, i), .nth = nth };

        g_array_append_val (demands, demand);
      }

  return demands;
}

/* The week's days cut into as many parts as the subject has lessons. */
static gboolean
is_day_of (const Demand *demand, int weekday)
{
  int n_parts = MIN (demand->bundle->weekly, KLADE_DEMO_N_WEEKDAYS);
  int shifted = (weekday + demand->bundle->shift) % KLADE_DEMO_N_WEEKDAYS;

  return shifted * n_parts / KLADE_DEMO_N_WEEKDAYS == demand->nth % n_parts;
}

static gboolean
fits (const Matching *self, const Demand *demand, KladeDemoSlot place)
{
  for (int i = 0; i < demand->bundle->n_journals; i++)
    {
      int teacher = klade_demo_plan_journal (self->plan, demand->bundle->journals[i])->teacher;

      if (klade_demo_plan_staff (self->plan, teacher)->busy[place.weekday] &
          (1u << place.lesson_no))
        return FALSE;
    }

  return !self->is_spread || is_day_of (demand, place.weekday);
}

/* Finds a place for the demand, moving others to other places where that helps. */
static gboolean
find_place (Matching *self, int index, gboolean *seen)
{
  const Demand *demand = &g_array_index (self->demands, Demand, index);

  for (int i = 0; i < self->n_places; i++)
    if (!seen[i] && fits (self, demand, self->places[i]))
      {
        seen[i] = TRUE;
        if (self->taken_by[i] < 0 || find_place (self, self->taken_by[i], seen))
          {
            self->taken_by[i] = index;
            return TRUE;
          }
      }

  return FALSE;
}

static gboolean
match (Matching *self)
{
  for (int i = 0; i < self->n_places; i++)
    self->taken_by[i] = -1;

  for (int i = 0; i < (int) self->demands->len; i++)
    {
      gboolean seen[PLACES_MAX] = { FALSE };

      if (!find_place (self, i, seen))
        return FALSE;
    }

  return TRUE;
}

/* The lessons of a day, so that the week's add up and no day is longer than allowed. */
static int
lessons_on (int n_lessons, int weekday)
{
  return (n_lessons + KLADE_DEMO_N_WEEKDAYS - 1 - weekday) / KLADE_DEMO_N_WEEKDAYS;
}

static void
set_places (Matching *self, int n_more, KladeDemoDice *dice)
{
  int n_lessons = (int) self->demands->len;

  self->n_places = 0;
  for (int weekday = 0; weekday < KLADE_DEMO_N_WEEKDAYS; weekday++)
    for (int no = 1; no <= lessons_on (n_lessons, weekday) + n_more; no++)
      self->places[self->n_places++] =
          (KladeDemoSlot){ .weekday = (guint8) weekday, .lesson_no = (guint8) no };

  /* Mixed, or every class would begin with the same subject. */
  for (int i = self->n_places - 1; i > 0; i--)
    {
      int other = (int) klade_demo_dice_below (dice, (gsize) i + 1);
      KladeDemoSlot place = self->places[i];

      self->places[i] = self->places[other];
      self->places[other] = place;
    }
}

static void
take_place (KladeDemoPlan *plan, int journal_index, KladeDemoSlot place)
{
  KladeDemoJournal *journal = klade_demo_plan_journal (plan, journal_index);
  guint16 bit = (guint16) (1u << place.lesson_no);

  g_array_append_val (journal->slots, place);
  klade_demo_plan_staff (plan, journal->teacher)->busy[place.weekday] |= bit;
  klade_demo_plan_class (plan, journal->class_index)->busy[place.weekday] |= bit;
}

static gboolean
place_class (KladeDemoPlan *plan, int class_index, KladeDemoDice *dice)
{
  g_autoptr (GArray) bundles = make_bundles (plan, class_index, dice);
  g_autoptr (GArray) demands = make_demands (bundles);
  Matching matching = { .plan = plan, .demands = demands };
  gboolean is_matched = FALSE;

  /* First without holes and with each subject spread, then without holes only. */
  for (int attempt = 0; attempt < 2 && !is_matched; attempt++)
    {
      matching.is_spread = attempt == 0;
      set_places (&matching, 0, dice);
      is_matched = match (&matching);
    }

  for (int i = 0; is_matched && i < matching.n_places; i++)
    {
      const Demand *demand = &g_array_index (demands, Demand, matching.taken_by[i]);

      for (int j = 0; j < demand->bundle->n_journals; j++)
        take_place (plan, demand->bundle->journals[j], matching.places[i]);
    }

  return is_matched;
}

/* After the class's last lesson of some day. */
static gboolean
place_elective (KladeDemoPlan *plan, int journal_index, KladeDemoDice *dice)
{
  const KladeDemoJournal *journal = klade_demo_plan_journal (plan, journal_index);
  int first = (int) klade_demo_dice_below (dice, KLADE_DEMO_N_WEEKDAYS);

  for (int no = 1; no <= KLADE_DEMO_LAST_LESSON_NO; no++)
    for (int i = 0; i < KLADE_DEMO_N_WEEKDAYS; i++)
      {
        KladeDemoSlot place = { .weekday = (guint8) ((first + i) % KLADE_DEMO_N_WEEKDAYS),
                                .lesson_no = (guint8) no };
        guint16 bit = (guint16) (1u << no);
        guint class_busy = klade_demo_plan_class (plan, journal->class_index)->busy[place.weekday];
        guint teacher_busy = klade_demo_plan_staff (plan, journal->teacher)->busy[place.weekday];

        if (class_busy < bit && (teacher_busy & bit) == 0)
          {
            take_place (plan, journal_index, place);
            return TRUE;
          }
      }

  return FALSE;
}

static void
clear_timetable (KladeDemoPlan *plan)
{
  for (int i = 0; i < (int) plan->journals->len; i++)
    g_array_set_size (klade_demo_plan_journal (plan, i)->slots, 0);

  for (int weekday = 0; weekday < KLADE_DEMO_N_WEEKDAYS; weekday++)
    {
      for (int i = 0; i < (int) plan->staff->len; i++)
        klade_demo_plan_staff (plan, i)->busy[weekday] = 0;
      for (int i = 0; i < (int) plan->classes->len; i++)
        klade_demo_plan_class (plan, i)->busy[weekday] = 0;
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const KladeDemoSlot *one = a;
  const KladeDemoSlot *other = b;

  return one->weekday != other->weekday ? one->weekday - other->weekday
                                        : one->lesson_no - other->lesson_no;
}

/**
 * klade_demo_plan_make_timetable:
 * @plan: a plan with journals and their teachers
 * @attempt: 0, 1 ...: each mixes the classes differently
 *
 * Returns: %TRUE if every lesson found its place
 */
gboolean
klade_demo_plan_make_timetable (KladeDemoPlan *plan, int attempt)
{
  KladeDemoDice dice = klade_demo_dice (plan->seed, "timetable", (guint64) attempt);
  int n_classes = (int) plan->classes->len;
  int first = (int) klade_demo_dice_below (&dice, (gsize) n_classes);
  gboolean is_whole = TRUE;

  clear_timetable (plan);
  for (int i = 0; i < n_classes; i++)
    is_whole &= place_class (plan, (first + i) % n_classes, &dice);

  for (int i = 0; i < (int) plan->journals->len; i++)
    if (klade_demo_plan_journal (plan, i)->part == KLADE_DEMO_ELECTIVE)
      is_whole &= place_elective (plan, i, &dice);

  for (int i = 0; i < (int) plan->journals->len; i++)
    g_array_sort (klade_demo_plan_journal (plan, i)->slots, compare_places);

  return is_whole;
}
