/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-lesson.h"

/* What says most of a lesson first: what takes it away, then what gives it, then what fills it. */
static const KladeDayChangeKind weightiest[KLADE_N_DAY_CHANGE_KINDS] = {
  KLADE_DAY_CHANGE_NOT_HELD,    KLADE_DAY_CHANGE_BAG_OTHER,    KLADE_DAY_CHANGE_MOVED,
  KLADE_DAY_CHANGE_EXTRA,       KLADE_DAY_CHANGE_SUBSTITUTION, KLADE_DAY_CHANGE_ACTIVITY,
  KLADE_DAY_CHANGE_REORGANISED, KLADE_DAY_CHANGE_BAG_OWN,      KLADE_DAY_CHANGE_SOME_PUPILS,
  KLADE_DAY_CHANGE_ROOM,
};

/* A journal's change before a class's before the school's; a lesson's before a day's. */
static int
narrowness (const KladeDayChange *change)
{
  int whose = change->journal_id != 0 ? 2 : change->class_id != 0 ? 1 : 0;

  return 2 * whose + (change->lesson_no != KLADE_LESSON_NO_ALL);
}

static gboolean
is_narrower (const KladeDayChange *change, const KladeDayChange *other)
{
  int order = other != NULL ? narrowness (change) - narrowness (other) : 1;

  return order > 0 || (order == 0 && change->id > other->id);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_at (const KladeDayLesson *self, const KladeDayChange *change)
{
  return change->day == self->day &&
         (change->lesson_no == KLADE_LESSON_NO_ALL || change->lesson_no == self->lesson_no);
}

static gboolean
is_of_class (const KladeDayLesson *self, gint64 class_id)
{
  for (guint i = 0; i < self->n_class_ids; i++)
    if (self->class_ids[i] == class_id)
      return TRUE;

  return FALSE;
}

/* Each of a shared lesson's classes has such a change. */
static gboolean
is_meant_for_all (const KladeDayLesson *self, KladeDayChangeKind kind, const GPtrArray *changes)
{
  for (guint n = 0; n < self->n_class_ids; n++)
    {
      gboolean is_found = FALSE;

      for (guint i = 0; i < changes->len && !is_found; i++)
        {
          const KladeDayChange *change = g_ptr_array_index (changes, i);

          is_found = change->kind == kind && change->journal_id == 0 &&
                     change->class_id == self->class_ids[n] && is_at (self, change);
        }
      if (!is_found)
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_day_lesson_is_meant:
 * @self: a lesson
 * @change: a change
 * @changes: (element-type KladeDayChange): all of the lesson's day, @change among them
 *
 * A class's change is its groups' too.  A lesson that classes share goes its own way unless each
 * of them has such a change, or the whole school's day is changed (B9).
 *
 * Returns: %TRUE if @change is about the lesson
 */
gboolean
klade_day_lesson_is_meant (const KladeDayLesson *self,
                           const KladeDayChange *change,
                           const GPtrArray *changes)
{
  g_return_val_if_fail (self != NULL && change != NULL && changes != NULL, FALSE);

  if (!is_at (self, change))
    return FALSE;
  if (change->journal_id != 0)
    return change->journal_id == self->journal_id;
  if (change->class_id == 0)
    return TRUE;

  return is_of_class (self, change->class_id) &&
         (self->n_class_ids == 1 || is_meant_for_all (self, change->kind, changes));
}

/**
 * klade_day_lesson_apply:
 * @self: a lesson as the timetable says; takes what the changes make of it
 * @changes: (element-type KladeDayChange): of the lesson's day; others are ignored
 *
 * Of two changes of one kind the narrower holds; taking the lesson away wins over all others.
 * Extra lessons are lessons of their own, and are not looked at.
 *
 * Returns: %TRUE if any change applies
 */
gboolean
klade_day_lesson_apply (KladeDayLesson *self, const GPtrArray *changes)
{
  const KladeDayChange *room = NULL;
  gboolean is_changed = FALSE;

  g_return_val_if_fail (self != NULL && changes != NULL, FALSE);

  for (guint i = 0; i < changes->len; i++)
    {
      const KladeDayChange *change = g_ptr_array_index (changes, i);

      if ((int) change->kind < 1 || change->kind > KLADE_N_DAY_CHANGE_KINDS ||
          change->kind == KLADE_DAY_CHANGE_EXTRA ||
          !klade_day_lesson_is_meant (self, change, changes))
        continue;

      is_changed = TRUE;
      if (is_narrower (change, self->changes[change->kind]))
        self->changes[change->kind] = change;
      if (klade_day_change_takes_away (change->kind))
        self->is_here = FALSE;
      else if (!is_blank (change->room) && is_narrower (change, room))
        room = change;
    }

  if (self->changes[KLADE_DAY_CHANGE_SUBSTITUTION] != NULL)
    self->teacher_id = self->changes[KLADE_DAY_CHANGE_SUBSTITUTION]->teacher_id;
  if (room != NULL)
    self->room = room->room;
  return is_changed;
}

/**
 * klade_day_lesson_get_change:
 * @self: a lesson
 *
 * A substituted lesson's reason is its order (B5), whatever else is changed that day.
 *
 * Returns: (nullable): the change that says most of the lesson; %NULL when it is as planned
 */
const KladeDayChange *
klade_day_lesson_get_change (const KladeDayLesson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (weightiest); i++)
    if (self->changes[weightiest[i]] != NULL)
      return self->changes[weightiest[i]];

  return NULL;
}

/**
 * klade_day_lesson_get_kind:
 * @self: a lesson
 *
 * Returns: as what the lesson is entered into its journal
 */
KladeLessonKind
klade_day_lesson_get_kind (const KladeDayLesson *self)
{
  g_return_val_if_fail (self != NULL, KLADE_LESSON_ORDINARY);

  if (!self->is_here)
    return KLADE_LESSON_NOT_HELD;
  if (self->changes[KLADE_DAY_CHANGE_SUBSTITUTION] != NULL)
    return KLADE_LESSON_SUBSTITUTED;

  return self->changes[KLADE_DAY_CHANGE_ACTIVITY] != NULL ||
                 self->changes[KLADE_DAY_CHANGE_REORGANISED] != NULL ||
                 self->changes[KLADE_DAY_CHANGE_BAG_OWN] != NULL
             ? KLADE_LESSON_EVENT
             : KLADE_LESSON_ORDINARY;
}

/**
 * klade_day_lesson_get_topic:
 * @self: a lesson
 *
 * Returns: the topic that the narrowest of its changes gives it; "" for none (B8, B9)
 */
const char *
klade_day_lesson_get_topic (const KladeDayLesson *self)
{
  const KladeDayChange *found = NULL;

  g_return_val_if_fail (self != NULL, "");

  for (int kind = 1; kind <= KLADE_N_DAY_CHANGE_KINDS; kind++)
    {
      const KladeDayChange *change = self->changes[kind];

      if (change != NULL && !is_blank (change->topic) && is_narrower (change, found))
        found = change;
    }

  return found != NULL ? found->topic : "";
}
