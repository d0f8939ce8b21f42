/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-timetable-plan-private.h"

#define DAYS_IN_WEEK 7
/* Weeks are odd and even in turn, but for a 53rd one, odd like the first that follows it. */
#define WEEKS_FOR_A_CYCLE 3

/* The first day on which both have a lesson, %KLADE_DAY_NONE if there is none. */
static KladeDay
meet (const KladeTimetableSlot *a, const KladeTimetableSlot *b)
{
  KladeDay first = MAX (MAX (a->valid.first, b->valid.first), 1);
  KladeDay last = a->valid.last;

  if (a->weekday != b->weekday || a->lesson_no != b->lesson_no || a->cycle + b->cycle == 3)
    return KLADE_DAY_NONE;
  if (last == KLADE_DAY_NONE || (b->valid.last != KLADE_DAY_NONE && b->valid.last < last))
    last = b->valid.last;

  first += ((int) a->weekday - (int) klade_day_get_weekday (first) + DAYS_IN_WEEK) % DAYS_IN_WEEK;
  if (a->cycle == b->cycle && a->cycle == 0)
    return last == KLADE_DAY_NONE || first <= last ? first : KLADE_DAY_NONE;

  for (int week = 0; week < WEEKS_FOR_A_CYCLE; week++, first += DAYS_IN_WEEK)
    if ((last == KLADE_DAY_NONE || first <= last) && klade_timetable_slot_covers (a, first) &&
        klade_timetable_slot_covers (b, first))
      return first;

  return KLADE_DAY_NONE;
}

/* How many ids both lists have; *id is the first of them. */
static guint
count_shared (const gint64 *a, guint n_a, const gint64 *b, guint n_b, gint64 *id)
{
  guint n = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      if (a[i] == b[j])
        {
          if (n++ == 0)
            *id = a[i];
          break;
        }

  return n;
}

/* The same for sorted lists. */
static guint
count_shared_pupils (const GArray *a, const GArray *b, gint64 *id)
{
  const gint64 *left = (const gint64 *) (gconstpointer) a->data;
  const gint64 *right = (const gint64 *) (gconstpointer) b->data;
  guint n = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    if (left[i] < right[j])
      i++;
    else if (left[i] > right[j])
      j++;
    else
      {
        if (n++ == 0)
          *id = left[i];
        i++;
        j++;
      }

  return n;
}

/* Whom both need; a whole class excludes all its groups, groups exclude each other only by the
 * pupils they share. */
static void
compare_pupils (const KladeTimetablePlan *self,
                const KladePlanEntry *a,
                const KladePlanEntry *b,
                KladePlanCollision *collision,
                GArray *found)
{
  const GArray *left = _klade_timetable_plan_pupils (self, a->pupils);
  const GArray *right = _klade_timetable_plan_pupils (self, b->pupils);

  collision->n = a->group_id != 0 && b->group_id != 0
                     ? 0
                     : count_shared (a->class_ids, a->n_class_ids, b->class_ids, b->n_class_ids,
                                     &collision->id);
  collision->kind = KLADE_PLAN_COLLISION_CLASS;
  if (collision->n == 0 && left != NULL && right != NULL)
    {
      collision->n = count_shared_pupils (left, right, &collision->id);
      collision->kind = KLADE_PLAN_COLLISION_PUPIL;
    }
  if (collision->n > 0)
    g_array_append_val (found, *collision);
}

static void
compare_items (const KladeTimetablePlan *self,
               const KladePlanItem *item,
               guint index,
               guint other_index,
               GArray *found)
{
  const KladePlanItem *other = g_ptr_array_index (self->items, other_index);
  const KladePlanEntry *a = &item->entry;
  const KladePlanEntry *b = &other->entry;
  KladePlanCollision collision = { .entry = index, .other = other_index };

  if (*a->block != '\0' && g_str_equal (a->block, b->block))
    return;
  collision.first_day = meet (&a->slot, &b->slot);
  if (collision.first_day == KLADE_DAY_NONE)
    return;

  compare_pupils (self, a, b, &collision, found);

  collision.kind = KLADE_PLAN_COLLISION_TEACHER;
  collision.n = count_shared (a->teacher_ids, a->n_teacher_ids, b->teacher_ids, b->n_teacher_ids,
                              &collision.id);
  if (collision.n > 0)
    g_array_append_val (found, collision);

  if (*item->folded_room != '\0' && g_str_equal (item->folded_room, other->folded_room))
    {
      collision.kind = KLADE_PLAN_COLLISION_ROOM;
      collision.n = 1;
      collision.id = 0;
      g_array_append_val (found, collision);
    }
}

static void
compare_with_place (const KladeTimetablePlan *self,
                    const KladePlanItem *item,
                    guint index,
                    GArray *found)
{
  const GArray *place = _klade_timetable_plan_at (self, &item->entry.slot);

  for (guint i = 0; i < place->len; i++)
    {
      guint other = g_array_index (place, guint, i);

      if (other != index)
        compare_items (self, item, index, other, found);
    }
}

static int
compare_collisions (gconstpointer a, gconstpointer b)
{
  const KladePlanCollision *one = a;
  const KladePlanCollision *other = b;

  if (one->entry != other->entry)
    return one->entry < other->entry ? -1 : 1;
  if (one->kind != other->kind)
    return (int) one->kind - (int) other->kind;

  return one->other < other->other ? -1 : one->other > other->other;
}

/**
 * klade_timetable_plan_collisions:
 * @self: a timetable
 *
 * All collisions: of a class, of a pupil of two groups, of a teacher, of a room.  Entries of
 * odd and even weeks do not meet, nor do those valid at different times.
 *
 * Returns: (transfer full) (element-type KladePlanCollision): each once, %KladePlanCollision.entry
 *   the smaller index
 */
GArray *
klade_timetable_plan_collisions (const KladeTimetablePlan *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KladePlanCollision));

  g_return_val_if_fail (self != NULL, found);

  for (guint i = 0; i < self->items->len; i++)
    {
      const KladePlanItem *item = g_ptr_array_index (self->items, i);
      const GArray *place = _klade_timetable_plan_at (self, &item->entry.slot);

      for (guint n = 0; n < place->len; n++)
        if (g_array_index (place, guint, n) > i)
          compare_items (self, item, i, g_array_index (place, guint, n), found);
    }
  g_array_sort (found, compare_collisions);

  return found;
}

/**
 * klade_timetable_plan_collisions_of_new:
 * @self: a timetable, left as it is
 * @entry: an entry about to be added
 *
 * Returns: (transfer full) (element-type KladePlanCollision): what would collide with it;
 *   %KladePlanCollision.entry is the index it would get
 */
GArray *
klade_timetable_plan_collisions_of_new (const KladeTimetablePlan *self, const KladePlanEntry *entry)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KladePlanCollision));
  KladePlanItem *item;

  g_return_val_if_fail (self != NULL && entry != NULL, found);
  g_return_val_if_fail (entry->pupils <= self->pupil_sets->len, found);

  item = _klade_plan_item_new (entry);
  compare_with_place (self, item, self->items->len, found);
  g_array_sort (found, compare_collisions);
  _klade_plan_item_free (item);

  return found;
}

/* The collisions of one place, summed up. */
static KladePlanHint
sum_up (KladeWeekday weekday, int lesson_no, const GArray *found)
{
  KladePlanHint hint = { .weekday = weekday, .lesson_no = lesson_no };
  guint last_other = G_MAXUINT;

  /* All collisions with one entry follow each other. */
  for (guint i = 0; i < found->len; i++)
    {
      const KladePlanCollision *collision = &g_array_index (found, KladePlanCollision, i);

      hint.kinds |= collision->kind;
      hint.n_others += collision->other != last_other;
      last_other = collision->other;
    }

  return hint;
}

/**
 * klade_timetable_plan_hints:
 * @self: a timetable
 * @index: an entry that somebody has taken up
 * @last_weekday: Friday, or Saturday where it is taught
 * @first_lesson_no: 0 to 15
 * @last_lesson_no: 0 to 15
 *
 * Where in the week the entry could be put down, with its room, weeks and validity as they
 * are.  klade_timetable_plan_collisions_of_new() says with what it would collide.
 *
 * Returns: (transfer full) (element-type KladePlanHint): the week's places, day by day
 */
GArray *
klade_timetable_plan_hints (const KladeTimetablePlan *self,
                            guint index,
                            KladeWeekday last_weekday,
                            int first_lesson_no,
                            int last_lesson_no)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (KladePlanHint));
  g_autoptr (GArray) found = NULL;
  const KladePlanItem *item;
  KladePlanItem tried;

  g_return_val_if_fail (self != NULL && index < self->items->len, hints);
  g_return_val_if_fail (last_weekday <= KLADE_WEEKDAY_SUNDAY, hints);
  g_return_val_if_fail (first_lesson_no >= 0 && last_lesson_no <= KLADE_LESSON_NO_MAX, hints);

  item = g_ptr_array_index (self->items, index);
  tried = *item;
  found = g_array_new (FALSE, FALSE, sizeof (KladePlanCollision));
  for (int day = KLADE_WEEKDAY_MONDAY; day <= (int) last_weekday; day++)
    for (int no = first_lesson_no; no <= last_lesson_no; no++)
      {
        KladePlanHint hint;

        tried.entry.slot.weekday = (KladeWeekday) day;
        tried.entry.slot.lesson_no = no;
        g_array_set_size (found, 0);
        compare_with_place (self, &tried, index, found);
        hint = sum_up ((KladeWeekday) day, no, found);
        hint.is_own = tried.entry.slot.weekday == item->entry.slot.weekday &&
                      no == item->entry.slot.lesson_no;
        g_array_append_val (hints, hint);
      }

  return hints;
}

/**
 * klade_plan_collision_explain:
 * @collision: a collision
 * @who: the name of the class, pupil, teacher or room
 * @lesson: what is there already: «Matemātika 7.a»
 *
 * Returns: (transfer full): a sentence, translated
 */
char *
klade_plan_collision_explain (const KladePlanCollision *collision,
                              const char *who,
                              const char *lesson)
{
  g_return_val_if_fail (collision != NULL && who != NULL && lesson != NULL, NULL);

  switch (collision->kind)
    {
    case KLADE_PLAN_COLLISION_CLASS:
      return g_strdup_printf (_ ("Class %s has another lesson then: %s."), who, lesson);
    case KLADE_PLAN_COLLISION_PUPIL:
      if (collision->n == 1)
        return g_strdup_printf (_ ("%s has another lesson then: %s."), who, lesson);
      return g_strdup_printf (ngettext_ ("%s and %d more pupil have another lesson then: %s.",
                                         "%s and %d more pupils have another lesson then: %s.",
                                         collision->n - 1),
                              who, (int) collision->n - 1, lesson);
    case KLADE_PLAN_COLLISION_TEACHER:
      return g_strdup_printf (_ ("%s teaches another lesson then: %s."), who, lesson);
    case KLADE_PLAN_COLLISION_ROOM:
    default:
      return g_strdup_printf (_ ("Room %s is taken by another lesson then: %s."), who, lesson);
    }
}
