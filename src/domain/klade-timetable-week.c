/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-week.h"

#include "klade-i18n.h"
#include "klade-text.h"
#include "klade-timetable-plan-private.h"

#define GRADE_MAX 12
#define BIT(lesson_no) ((guint16) (1u << (lesson_no)))

/**
 * klade_lessons_a_day_max:
 * @grade: 1 to 12; 0 for a group across grades
 *
 * Vispārējās izglītības likums: 5 lessons a day in grades 1 to 3, 6 in 4 and 5, 7 in 6 and 7,
 * 8 in 8 to 12.
 *
 * Returns: the most lessons a day; 0 when the law names none
 */
int
klade_lessons_a_day_max (int grade)
{
  static const int most[GRADE_MAX + 1] = { 0, 5, 5, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8 };

  g_return_val_if_fail (grade >= 0 && grade <= GRADE_MAX, 0);

  return most[grade];
}

/**
 * klade_lessons_a_week_max:
 * @grade: 1 to 12; 0 for a group across grades
 *
 * The usual weekly load.  The law changes it now and then: what exceeds it is worth a look, not
 * a refusal.
 *
 * Returns: the most lessons a week; 0 when none is known
 */
int
klade_lessons_a_week_max (int grade)
{
  static const int most[GRADE_MAX + 1] = { 0, 22, 23, 24, 26, 28, 30, 32, 34, 34, 36, 36, 36 };

  g_return_val_if_fail (grade >= 0 && grade <= GRADE_MAX, 0);

  return most[grade];
}

static gboolean
contains (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_of (const KladeTimetablePlan *self, const KladePlanEntry *entry, KladePlanOf of, gint64 id)
{
  const GArray *pupils;

  switch (of)
    {
    case KLADE_PLAN_OF_CLASS:
      return contains (entry->class_ids, entry->n_class_ids, id);
    case KLADE_PLAN_OF_TEACHER:
      return contains (entry->teacher_ids, entry->n_teacher_ids, id);
    case KLADE_PLAN_OF_PUPIL:
      pupils = _klade_timetable_plan_pupils (self, entry->pupils);
      return pupils != NULL &&
             contains ((const gint64 *) (gconstpointer) pupils->data, pupils->len, id);
    case KLADE_PLAN_OF_JOURNAL:
      return entry->journal_id == id;
    default:
      return FALSE;
    }
}

static gboolean
is_valid_in (const KladeTimetableSlot *slot, KladeDayRange range)
{
  return slot->valid.first <= range.last &&
         (slot->valid.last == KLADE_DAY_NONE || slot->valid.last >= range.first);
}

/**
 * klade_timetable_plan_select:
 * @self: a timetable
 * @of: whose
 * @id: the class, teacher, pupil or journal
 * @range: a week, a semester
 *
 * Returns: (transfer full) (element-type guint): the entries valid on some day of @range
 */
GArray *
klade_timetable_plan_select (const KladeTimetablePlan *self,
                             KladePlanOf of,
                             gint64 id,
                             KladeDayRange range)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (self != NULL, selected);

  for (guint i = 0; i < self->items->len; i++)
    {
      const KladePlanEntry *entry = klade_timetable_plan_get (self, i);

      if (entry != NULL && is_valid_in (&entry->slot, range) && is_of (self, entry, of, id))
        g_array_append_val (selected, i);
    }

  return selected;
}

/**
 * klade_timetable_plan_select_room:
 * @self: a timetable
 * @room: a room's name, in any spelling
 * @range: a week, a semester
 *
 * Returns: (transfer full) (element-type guint): the entries valid on some day of @range
 */
GArray *
klade_timetable_plan_select_room (const KladeTimetablePlan *self,
                                  const char *room,
                                  KladeDayRange range)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *line = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && room != NULL, selected);

  line = klade_text_clean_line (room);
  folded = klade_text_fold (line);
  for (guint i = 0; i < self->items->len; i++)
    {
      const KladePlanItem *item = g_ptr_array_index (self->items, i);

      if (!item->is_removed && is_valid_in (&item->entry.slot, range) &&
          g_str_equal (item->folded_room, folded))
        g_array_append_val (selected, i);
    }

  return selected;
}

/**
 * klade_timetable_plan_week:
 * @self: a timetable
 * @of: whose
 * @id: the class, teacher, pupil or journal
 * @monday: the week's first day; odd and even weeks differ
 *
 * Groups that have their lessons at one time count as one lesson of the class.
 *
 * Returns: the week
 */
KladePlanWeek
klade_timetable_plan_week (const KladeTimetablePlan *self,
                           KladePlanOf of,
                           gint64 id,
                           KladeDay monday)
{
  KladePlanWeek week = { 0 };
  g_autoptr (GArray) selected = NULL;

  g_return_val_if_fail (self != NULL, week);
  g_return_val_if_fail (klade_day_get_weekday (monday) == KLADE_WEEKDAY_MONDAY, week);

  selected = klade_timetable_plan_select (self, of, id, (KladeDayRange){ monday, monday + 6 });
  for (guint i = 0; i < selected->len; i++)
    {
      const KladePlanEntry *entry =
          klade_timetable_plan_get (self, g_array_index (selected, guint, i));
      const KladeTimetableSlot *slot = &entry->slot;
      KladePlanDay *day = &week.days[slot->weekday - KLADE_WEEKDAY_MONDAY];

      if (!klade_timetable_slot_covers (slot, monday + (KladeDay) slot->weekday - 1))
        continue;
      day->lessons |= BIT (slot->lesson_no);
      if (!entry->is_extra)
        day->load |= BIT (slot->lesson_no);
    }

  return week;
}

/**
 * klade_plan_day_n_lessons:
 * @day: a day
 *
 * Returns: how many lessons the law counts
 */
int
klade_plan_day_n_lessons (const KladePlanDay *day)
{
  int n = 0;

  g_return_val_if_fail (day != NULL, 0);

  for (int no = 0; no <= KLADE_LESSON_NO_MAX; no++)
    n += (day->load & BIT (no)) != 0;

  return n;
}

/* The numbers without a lesson between the first and the last. */
static guint16
gaps (const KladePlanDay *day)
{
  guint16 found = 0;
  int last = KLADE_LESSON_NO_MAX;
  gboolean has_begun = FALSE;

  while (last > 0 && (day->lessons & BIT (last)) == 0)
    last--;
  for (int no = 0; no < last; no++)
    {
      gboolean is_lesson = (day->lessons & BIT (no)) != 0;

      has_begun = has_begun || is_lesson;
      if (has_begun && !is_lesson)
        found |= BIT (no);
    }

  return found;
}

/**
 * klade_plan_day_n_gaps:
 * @day: a day
 *
 * Returns: how many numbers are without a lesson (logi) between the first and the last
 */
int
klade_plan_day_n_gaps (const KladePlanDay *day)
{
  KladePlanDay between = { 0 };

  g_return_val_if_fail (day != NULL, 0);

  between.load = gaps (day);

  return klade_plan_day_n_lessons (&between);
}

/**
 * klade_plan_week_n_lessons:
 * @week: a week
 *
 * Returns: how many lessons the law counts
 */
int
klade_plan_week_n_lessons (const KladePlanWeek *week)
{
  int n = 0;

  g_return_val_if_fail (week != NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (week->days); i++)
    n += klade_plan_day_n_lessons (&week->days[i]);

  return n;
}

/**
 * klade_plan_week_n_gaps:
 * @week: a week
 *
 * Returns: how many gaps its days have
 */
int
klade_plan_week_n_gaps (const KladePlanWeek *week)
{
  int n = 0;

  g_return_val_if_fail (week != NULL, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (week->days); i++)
    n += klade_plan_day_n_gaps (&week->days[i]);

  return n;
}

static void
warn_of_day (GPtrArray *warnings, const KladePlanDay *day, KladeWeekday weekday, int grade)
{
  int most = klade_lessons_a_day_max (grade);
  int n = klade_plan_day_n_lessons (day);
  guint16 between = gaps (day);

  if (most > 0 && n > most)
    g_ptr_array_add (warnings, g_strdup_printf (_ ("%s: %d lessons; the law allows %d."),
                                                klade_weekday_name (weekday), n, most));
  for (int no = 0; no <= KLADE_LESSON_NO_MAX; no++)
    if ((between & BIT (no)) != 0)
      g_ptr_array_add (warnings, g_strdup_printf (_ ("%s: nothing in lesson %d."),
                                                  klade_weekday_name (weekday), no));
}

/**
 * klade_plan_week_list_warnings:
 * @week: a class's, teacher's or pupil's week
 * @grade: 1 to 12; 0 for a teacher
 *
 * Returns: (transfer full) (element-type utf8): what is worth a look, sentences, translated
 */
GPtrArray *
klade_plan_week_list_warnings (const KladePlanWeek *week, int grade)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  int most, n;

  g_return_val_if_fail (week != NULL, warnings);
  g_return_val_if_fail (grade >= 0 && grade <= GRADE_MAX, warnings);

  for (gsize i = 0; i < G_N_ELEMENTS (week->days); i++)
    warn_of_day (warnings, &week->days[i], (KladeWeekday) (KLADE_WEEKDAY_MONDAY + i), grade);

  most = klade_lessons_a_week_max (grade);
  n = klade_plan_week_n_lessons (week);
  if (most > 0 && n > most)
    g_ptr_array_add (warnings,
                     g_strdup_printf (_ ("%d lessons in the week; usual are %d."), n, most));

  return warnings;
}
