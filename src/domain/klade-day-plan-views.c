/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-plan.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define BIT(kind) (1u << (kind))

static gboolean
has_id (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_of (const KladeDayLesson *lesson, KladePlanOf of, gint64 id)
{
  switch (of)
    {
    case KLADE_PLAN_OF_CLASS:
      return has_id (lesson->class_ids, lesson->n_class_ids, id);
    case KLADE_PLAN_OF_TEACHER:
      return has_id (lesson->teacher_ids, lesson->n_teacher_ids, id) ||
             has_id (lesson->planned_teacher_ids, lesson->n_planned_teacher_ids, id);
    case KLADE_PLAN_OF_JOURNAL:
      return lesson->journal_id == id;
    case KLADE_PLAN_OF_PUPIL: /* a day does not know its pupils */
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * klade_day_plan_select:
 * @self: a day
 * @of: a class, a teacher or a journal
 * @id: which
 *
 * A teacher's day holds what the teacher gives and what others give instead.
 *
 * Returns: (transfer full) (element-type guint): the lessons
 */
GArray *
klade_day_plan_select (const KladeDayPlan *self, KladePlanOf of, gint64 id)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, selected);

  for (guint i = 0; i < klade_day_plan_get_n_lessons (self); i++)
    if (is_of (klade_day_plan_get (self, i), of, id))
      g_array_append_val (selected, i);

  return selected;
}

/**
 * klade_day_plan_select_room:
 * @self: a day
 * @room: a room's name, in any spelling
 *
 * Returns: (transfer full) (element-type guint): the lessons held there
 */
GArray *
klade_day_plan_select_room (const KladeDayPlan *self, const char *room)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *line = NULL;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && room != NULL, selected);

  line = klade_text_clean_line (room);
  wanted = klade_text_fold (line);
  for (guint i = 0; i < klade_day_plan_get_n_lessons (self); i++)
    {
      const KladeDayLesson *lesson = klade_day_plan_get (self, i);
      g_autofree char *clean = klade_text_clean_line (lesson->room);
      g_autofree char *folded = klade_text_fold (clean);

      if (lesson->state != KLADE_DAY_LESSON_GONE && g_str_equal (folded, wanted))
        g_array_append_val (selected, i);
    }

  return selected;
}

/**
 * klade_day_plan_select_changed:
 * @self: a day
 *
 * Returns: (transfer full) (element-type guint): what differs from the timetable: the list for
 *   the staff-room wall
 */
GArray *
klade_day_plan_select_changed (const KladeDayPlan *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, selected);

  for (guint i = 0; i < klade_day_plan_get_n_lessons (self); i++)
    if (klade_day_plan_get (self, i)->state != KLADE_DAY_LESSON_PLANNED)
      g_array_append_val (selected, i);

  return selected;
}

/**
 * klade_day_lesson_get_kind:
 * @lesson: a lesson
 *
 * Returns: as what the lesson is entered into its journal
 */
KladeLessonKind
klade_day_lesson_get_kind (const KladeDayLesson *lesson)
{
  const guint events = BIT (KLADE_DAY_CHANGE_BAG_OWN) | BIT (KLADE_DAY_CHANGE_ACTIVITY) |
                       BIT (KLADE_DAY_CHANGE_REORGANISED);

  g_return_val_if_fail (lesson != NULL, KLADE_LESSON_ORDINARY);

  if (lesson->state == KLADE_DAY_LESSON_GONE)
    return KLADE_LESSON_NOT_HELD;
  if ((lesson->kinds & BIT (KLADE_DAY_CHANGE_SUBSTITUTION)) != 0)
    return KLADE_LESSON_SUBSTITUTED;

  return (lesson->kinds & events) != 0 ? KLADE_LESSON_EVENT : KLADE_LESSON_ORDINARY;
}

static void
append (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

static void
append_gone (GString *text, const KladeDayLesson *lesson)
{
  const KladeDayChange *change = lesson->change;

  if (change->kind == KLADE_DAY_CHANGE_MOVED)
    {
      g_autofree char *day = klade_day_to_text (change->to_day);

      append (text, g_strdup_printf (_ ("Moved to %s, lesson %d."), day, change->to_lesson_no));
    }
  else if (change->kind == KLADE_DAY_CHANGE_BAG_OTHER)
    append (text, g_strdup_printf (_ ("Not held: %s."), klade_bag_note (KLADE_BAG_ACTIVITY)));
  else
    append (text, g_strdup_printf (_ ("Not held: %s."), lesson->reason));
}

static void
append_added (GString *text, const KladeDayLesson *lesson)
{
  g_autofree char *day = klade_day_to_text (lesson->change->day);

  if (lesson->change->kind == KLADE_DAY_CHANGE_MOVED)
    append (text,
            g_strdup_printf (_ ("Moved here from %s, lesson %d."), day, lesson->change->lesson_no));
  else
    append (text, g_strdup (_ ("Extra lesson.")));
}

/**
 * klade_day_lesson_describe:
 * @lesson: a lesson
 * @teacher: who gives it: the names
 * @planned_teacher: who would give it by the timetable
 *
 * What the list of changes says beside class, lesson and subject.
 *
 * Returns: (transfer full): sentences, translated; "" for a lesson as planned
 */
char *
klade_day_lesson_describe (const KladeDayLesson *lesson,
                           const char *teacher,
                           const char *planned_teacher)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (lesson != NULL && teacher != NULL && planned_teacher != NULL, NULL);

  if (lesson->state == KLADE_DAY_LESSON_GONE)
    append_gone (text, lesson);
  else if (lesson->state == KLADE_DAY_LESSON_ADDED)
    append_added (text, lesson);

  if (lesson->state != KLADE_DAY_LESSON_GONE)
    {
      if (lesson->teacher_ids != lesson->planned_teacher_ids)
        append (text, *planned_teacher != '\0'
                          ? g_strdup_printf (_ ("%s instead of %s."), teacher, planned_teacher)
                          : g_strdup_printf ("%s.", teacher));
      if (!g_str_equal (lesson->room, lesson->planned_room))
        append (text, g_strdup_printf (_ ("Room %s."), lesson->room));
      if (*lesson->topic != '\0')
        append (text, g_strdup_printf ("%s.", lesson->topic));
      if (*lesson->notes != '\0')
        append (text, g_strdup_printf ("%s.", lesson->notes));
    }

  return g_string_free (text, FALSE);
}
