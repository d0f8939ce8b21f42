/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-lesson.h"

#define N_GRADES 13

/**
 * klade_day_change_applies:
 * @change: a change of the lesson's day
 * @journal: a journal
 * @lesson_no: of one of its lessons
 *
 * A class's change is its groups' too; a group across classes goes its own way unless the whole
 * school's day is changed.
 *
 * Returns: %TRUE if the change is about that lesson
 */
gboolean
klade_day_change_applies (const KladeDayChange *change,
                          const KladeStoredJournal *journal,
                          int lesson_no)
{
  if (change->lesson_no != KLADE_LESSON_NO_ALL && change->lesson_no != lesson_no)
    return FALSE;
  if (change->journal_id != 0)
    return change->journal_id == journal->id;

  return change->class_id == 0 || change->class_id == journal->owner_class_id;
}

/* Notes what applies to a lesson whose journal, day and number are set; TRUE if anything does. */
gboolean
klade_day_lesson_look (const GArray *changes, KladeDayLesson *self)
{
  gboolean found = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (changes, KladeStoredChange, i);
      const KladeDayChange *change = &row->change;

      if (change->day != self->day || change->kind == KLADE_DAY_CHANGE_EXTRA ||
          (int) change->kind < 1 || change->kind > KLADE_N_DAY_CHANGE_KINDS ||
          !klade_day_change_applies (change, self->journal, self->lesson_no))
        continue;

      found = TRUE;
      self->changes[change->kind] = row;
      if (klade_day_change_takes_away (change->kind))
        self->is_here = FALSE;
      if (change->kind == KLADE_DAY_CHANGE_SUBSTITUTION)
        self->teacher_id = change->teacher_id;
      if (*change->room != '\0' && change->kind != KLADE_DAY_CHANGE_MOVED)
        self->room = change->room;
    }

  return found;
}

/* The change that says most of the lesson; NULL when it is as planned. */
const KladeStoredChange *
klade_day_lesson_get_change (const KladeDayLesson *self)
{
  static const KladeDayChangeKind order[] = {
    KLADE_DAY_CHANGE_NOT_HELD,    KLADE_DAY_CHANGE_BAG_OTHER,    KLADE_DAY_CHANGE_MOVED,
    KLADE_DAY_CHANGE_EXTRA,       KLADE_DAY_CHANGE_SUBSTITUTION, KLADE_DAY_CHANGE_ACTIVITY,
    KLADE_DAY_CHANGE_REORGANISED, KLADE_DAY_CHANGE_BAG_OWN,      KLADE_DAY_CHANGE_ROOM,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->changes[order[i]] != NULL)
      return self->changes[order[i]];

  return NULL;
}

static void
add_planned (const KladeTimetableData *data, const GArray *changes, KladeDay day, GArray *lessons)
{
  KladeDay follows[N_GRADES];

  for (int grade = 0; grade < N_GRADES; grade++)
    follows[grade] = klade_timetable_data_follows (&data->calendar, day, grade, NULL);

  for (guint i = 0; i < data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (data->slots, KladeStoredSlot, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (data, slot->journal_id);
      KladeDayLesson lesson = {
        .journal = journal,
        .slot = slot,
        .day = day,
        .lesson_no = slot->slot.lesson_no,
        .teacher_id = slot->teacher_id,
        .room = slot->room,
        .is_here = TRUE,
      };

      if (journal == NULL || follows[journal->grade] == KLADE_DAY_NONE ||
          !klade_timetable_slot_covers_as (&slot->slot, day, follows[journal->grade]))
        continue;
      klade_day_lesson_look (changes, &lesson);
      g_array_append_val (lessons, lesson);
    }
}

/* What the timetable does not have that day: extra lessons, and those moved to it. */
static void
add_unplanned (const KladeTimetableData *data, const GArray *changes, KladeDay day, GArray *lessons)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (changes, KladeStoredChange, i);
      const KladeDayChange *change = &row->change;
      gboolean is_extra = change->kind == KLADE_DAY_CHANGE_EXTRA && change->day == day;
      gboolean is_moved = change->kind == KLADE_DAY_CHANGE_MOVED && change->to_day == day;
      KladeDayLesson lesson = {
        .journal = klade_timetable_data_find_journal (data, change->journal_id),
        .day = day,
        .lesson_no = is_extra ? change->lesson_no : change->to_lesson_no,
        .teacher_id = change->teacher_id,
        .room = change->room,
        .is_here = TRUE,
      };

      if ((!is_extra && !is_moved) || lesson.journal == NULL)
        continue;
      /* What is said of its new time, such as a substitute, holds for it too. */
      klade_day_lesson_look (changes, &lesson);
      lesson.is_here = TRUE;
      lesson.changes[change->kind] = row;
      g_array_append_val (lessons, lesson);
    }
}

/**
 * klade_day_lesson_list:
 * @changes: (element-type KladeStoredChange): of the day, also what is moved to it
 * @lessons: (element-type KladeDayLesson): takes the day's lessons, in no order; they borrow
 *   from @data and @changes
 *
 * The lessons that the timetable and the changes give on one day (B1, B5 to B10).
 */
void
klade_day_lesson_list (const KladeTimetableData *data,
                       const GArray *changes,
                       KladeDay day,
                       GArray *lessons)
{
  add_planned (data, changes, day, lessons);
  add_unplanned (data, changes, day, lessons);
}
