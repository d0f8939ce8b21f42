/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-plan.h"

#include "klade-timetable-plan-private.h"

#define BIT(kind) (1u << (kind))

struct _KladeDayPlan
{
  KladeDay day;
  GArray *lessons;         /* KladeDayLesson */
  KladeDayChange *changes; /* the widest first */
  guint n_changes;
  GStringChunk *texts;
  GPtrArray *id_lists;
};

static const char *
keep_text (KladeDayPlan *self, const char *text)
{
  return g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
}

static const gint64 *
keep_ids (KladeDayPlan *self, const gint64 *ids, guint n_ids)
{
  gint64 *kept = g_memdup2 (ids, n_ids * sizeof *ids);

  if (kept != NULL)
    g_ptr_array_add (self->id_lists, kept);

  return kept;
}

static int
narrowness (const KladeDayChange *change)
{
  return (change->journal_id != 0 ? 4
          : change->class_id != 0 ? 2
                                  : 0) +
         (change->lesson_no != KLADE_LESSON_NO_ALL);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const KladeDayChange *one = a;
  const KladeDayChange *other = b;
  int order = narrowness (one) - narrowness (other);

  if (order != 0)
    return order;

  return one->id < other->id ? -1 : one->id > other->id;
}

static void
keep_changes (KladeDayPlan *self, const KladeDayChange *changes, guint n_changes)
{
  self->changes = g_memdup2 (changes, n_changes * sizeof *changes);
  self->n_changes = n_changes;
  if (n_changes > 1)
    qsort (self->changes, n_changes, sizeof *changes, compare_changes);
  for (guint i = 0; i < n_changes; i++)
    {
      KladeDayChange *change = &self->changes[i];

      change->room = keep_text (self, change->room);
      change->topic = keep_text (self, change->topic);
      change->notes = keep_text (self, change->notes);
      change->reason = keep_text (self, change->reason);
      change->order_no = keep_text (self, change->order_no);
    }
}

static gboolean
has_id (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_at (const KladeDayChange *change, const KladeDayLesson *lesson)
{
  return change->lesson_no == KLADE_LESSON_NO_ALL || change->lesson_no == lesson->lesson_no;
}

/* A lesson of several classes is taken away, or given a topic, only when each of them is. */
static gboolean
concerns_all_classes (const KladeDayPlan *self,
                      KladeDayChangeKind kind,
                      const KladeDayLesson *lesson)
{
  for (guint n = 0; n < lesson->n_class_ids; n++)
    {
      gboolean is_concerned = FALSE;

      for (guint i = 0; i < self->n_changes && !is_concerned; i++)
        is_concerned = self->changes[i].kind == kind && self->changes[i].day == self->day &&
                       self->changes[i].journal_id == 0 && is_at (&self->changes[i], lesson) &&
                       self->changes[i].class_id == lesson->class_ids[n];
      if (!is_concerned)
        return FALSE;
    }

  return TRUE;
}

static gboolean
concerns (const KladeDayPlan *self, const KladeDayChange *change, const KladeDayLesson *lesson)
{
  if (change->day != self->day || change->kind == KLADE_DAY_CHANGE_EXTRA || !is_at (change, lesson))
    return FALSE;
  if (change->journal_id != 0)
    return change->journal_id == lesson->journal_id;
  if (change->class_id == 0)
    return TRUE;

  return has_id (lesson->class_ids, lesson->n_class_ids, change->class_id) &&
         (lesson->n_class_ids == 1 || concerns_all_classes (self, change->kind, lesson));
}

static void
put_text (const char **place, const char *text)
{
  if (*text != '\0')
    *place = text;
}

/* What a change puts into the lesson; called from the widest change to the narrowest. */
static void
apply (KladeDayPlan *self, const KladeDayChange *change, KladeDayLesson *lesson)
{
  gboolean takes_away = klade_day_change_takes_away (change->kind);

  lesson->kinds |= BIT (change->kind);
  if (takes_away || lesson->state != KLADE_DAY_LESSON_GONE)
    {
      g_autofree char *reason = klade_day_change_get_reason (change);

      lesson->change = change;
      put_text (&lesson->reason, keep_text (self, reason));
    }
  if (takes_away)
    lesson->state = KLADE_DAY_LESSON_GONE;
  else if (lesson->state == KLADE_DAY_LESSON_PLANNED)
    lesson->state = KLADE_DAY_LESSON_CHANGED;

  if (change->teacher_id != 0 && !takes_away)
    {
      lesson->teacher_ids = &change->teacher_id;
      lesson->n_teacher_ids = 1;
    }
  put_text (&lesson->room, change->room);
  put_text (&lesson->topic, change->topic);
  put_text (&lesson->notes, change->notes);
  if (change->kind == KLADE_DAY_CHANGE_BAG_OWN && *change->notes == '\0')
    lesson->notes = klade_bag_note (KLADE_BAG_ACTIVITY);
}

static KladeDayLesson
lesson_of_entry (KladeDayPlan *self, const KladePlanEntry *entry)
{
  const gint64 *teachers = keep_ids (self, entry->teacher_ids, entry->n_teacher_ids);
  const char *room = keep_text (self, entry->room);

  return (KladeDayLesson){
    .slot_id = entry->slot_id,
    .journal_id = entry->journal_id,
    .group_id = entry->group_id,
    .lesson_no = entry->slot.lesson_no,
    .class_ids = keep_ids (self, entry->class_ids, entry->n_class_ids),
    .n_class_ids = entry->n_class_ids,
    .teacher_ids = teachers,
    .n_teacher_ids = entry->n_teacher_ids,
    .planned_teacher_ids = teachers,
    .n_planned_teacher_ids = entry->n_teacher_ids,
    .room = room,
    .planned_room = room,
    .topic = "",
    .notes = "",
    .reason = "",
  };
}

/* The entries at one weekday and lesson number that have a lesson on the day. */
static void
add_place (KladeDayPlan *self,
           const KladeTimetablePlan *timetable,
           const KladeSchoolCalendar *calendar,
           KladeDay origin,
           int lesson_no)
{
  KladeTimetableSlot slot = { klade_day_get_weekday (origin), lesson_no, 0, { 0, 0 } };
  const GArray *place = _klade_timetable_plan_at (timetable, &slot);

  for (guint i = 0; i < place->len; i++)
    {
      const KladePlanEntry *entry =
          klade_timetable_plan_get (timetable, g_array_index (place, guint, i));

      if (klade_timetable_slot_covers_as (&entry->slot, self->day, origin) &&
          klade_school_calendar_is_lesson_day (calendar, self->day, entry->grade))
        {
          KladeDayLesson lesson = lesson_of_entry (self, entry);

          g_array_append_val (self->lessons, lesson);
        }
    }
}

static void
apply_changes (KladeDayPlan *self)
{
  for (guint n = 0; n < self->lessons->len; n++)
    {
      KladeDayLesson *lesson = &g_array_index (self->lessons, KladeDayLesson, n);

      for (guint i = 0; i < self->n_changes; i++)
        if (concerns (self, &self->changes[i], lesson))
          apply (self, &self->changes[i], lesson);
    }
}

/* Whose lesson an added one is: an entry of its journal, best the very one that was moved. */
static const KladePlanEntry *
find_entry (const KladeTimetablePlan *timetable, const KladeDayChange *change)
{
  const KladePlanEntry *found = NULL;

  for (guint i = 0; i < timetable->items->len; i++)
    {
      const KladePlanEntry *entry = klade_timetable_plan_get (timetable, i);

      if (entry == NULL || entry->journal_id != change->journal_id)
        continue;
      if (klade_timetable_slot_covers (&entry->slot, change->day) &&
          entry->slot.lesson_no == change->lesson_no)
        return entry;
      if (found == NULL)
        found = entry;
    }

  return found;
}

static void
add_lesson (KladeDayPlan *self,
            const KladeTimetablePlan *timetable,
            const KladeDayChange *change,
            int lesson_no)
{
  const KladePlanEntry *entry = find_entry (timetable, change);
  KladePlanEntry unknown = {
    .journal_id = change->journal_id,
    .class_ids = &change->class_id,
    .n_class_ids = change->class_id != 0,
    .room = "",
  };
  KladeDayLesson lesson = lesson_of_entry (self, entry != NULL ? entry : &unknown);
  g_autofree char *reason = klade_day_change_get_reason (change);

  lesson.slot_id = 0;
  lesson.lesson_no = lesson_no;
  lesson.state = KLADE_DAY_LESSON_ADDED;
  lesson.change = change;
  lesson.kinds = BIT (change->kind);
  lesson.reason = keep_text (self, reason);
  if (change->teacher_id != 0)
    {
      lesson.teacher_ids = &change->teacher_id;
      lesson.n_teacher_ids = 1;
    }
  put_text (&lesson.room, change->room);
  put_text (&lesson.topic, change->topic);
  put_text (&lesson.notes, change->notes);
  g_array_append_val (self->lessons, lesson);
}

static void
add_extra_lessons (KladeDayPlan *self, const KladeTimetablePlan *timetable)
{
  for (guint i = 0; i < self->n_changes; i++)
    {
      const KladeDayChange *change = &self->changes[i];

      if (change->kind == KLADE_DAY_CHANGE_EXTRA && change->day == self->day)
        add_lesson (self, timetable, change, change->lesson_no);
      else if (change->kind == KLADE_DAY_CHANGE_MOVED && change->to_day == self->day)
        add_lesson (self, timetable, change, change->to_lesson_no);
    }
}

static int
compare_lessons (gconstpointer a, gconstpointer b)
{
  const KladeDayLesson *one = a;
  const KladeDayLesson *other = b;

  if (one->lesson_no != other->lesson_no)
    return one->lesson_no - other->lesson_no;
  if (one->journal_id != other->journal_id)
    return one->journal_id < other->journal_id ? -1 : 1;
  if (one->slot_id != other->slot_id)
    return one->slot_id < other->slot_id ? -1 : 1;

  return (int) one->state - (int) other->state;
}

/**
 * klade_day_plan_new:
 * @timetable: the school's timetable
 * @calendar: its calendar
 * @day: a day; without lessons by the calendar it has only those that are added (B10)
 * @changes: (array length=n_changes): those of @day, and those that move a lesson to @day; others
 *   are ignored
 * @n_changes: how many
 *
 * Returns: (transfer full): the day's lessons in the order of their numbers, those taken away
 *   among them
 */
KladeDayPlan *
klade_day_plan_new (const KladeTimetablePlan *timetable,
                    const KladeSchoolCalendar *calendar,
                    KladeDay day,
                    const KladeDayChange *changes,
                    guint n_changes)
{
  KladeDayPlan *self;
  KladeDay origin;

  g_return_val_if_fail (timetable != NULL && calendar != NULL, NULL);
  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);
  g_return_val_if_fail (changes != NULL || n_changes == 0, NULL);

  self = g_new0 (KladeDayPlan, 1);
  self->day = day;
  self->lessons = g_array_new (FALSE, FALSE, sizeof (KladeDayLesson));
  self->texts = g_string_chunk_new (1024);
  self->id_lists = g_ptr_array_new_with_free_func (g_free);
  keep_changes (self, changes, n_changes);

  origin = klade_school_calendar_origin (calendar, day);
  for (int no = 0; no <= KLADE_LESSON_NO_MAX; no++)
    add_place (self, timetable, calendar, origin != KLADE_DAY_NONE ? origin : day, no);
  apply_changes (self);
  add_extra_lessons (self, timetable);
  g_array_sort (self->lessons, compare_lessons);

  return self;
}

/**
 * klade_day_plan_free:
 * @self: (transfer full) (nullable): a day
 */
void
klade_day_plan_free (KladeDayPlan *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lessons);
  g_free (self->changes);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->id_lists);
  g_free (self);
}

/**
 * klade_day_plan_get_day:
 * @self: a day
 *
 * Returns: which day it is
 */
KladeDay
klade_day_plan_get_day (const KladeDayPlan *self)
{
  g_return_val_if_fail (self != NULL, KLADE_DAY_NONE);

  return self->day;
}

/**
 * klade_day_plan_get_n_lessons:
 * @self: a day
 *
 * Returns: how many lessons it has, those taken away among them
 */
guint
klade_day_plan_get_n_lessons (const KladeDayPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->lessons->len;
}

/**
 * klade_day_plan_get:
 * @self: a day
 * @index: a lesson
 *
 * Returns: (transfer none): the lesson
 */
const KladeDayLesson *
klade_day_plan_get (const KladeDayPlan *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->lessons->len, NULL);

  return &g_array_index (self->lessons, KladeDayLesson, index);
}
