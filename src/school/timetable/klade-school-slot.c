/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-slot.h"

static KladeDay
day_in (const KladeRecord *slot, int column)
{
  return (KladeDay) slot->numbers[column];
}

static void
set_content (KladeRecord *record, const KladeStoredSlot *slot)
{
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_WEEKDAY] = slot->slot.weekday;
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_LESSON_NO] = slot->slot.lesson_no;
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_CYCLE] = slot->slot.cycle;
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM] = slot->slot.valid.first;
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO] = slot->slot.valid.last;
  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_TEACHER_ID] = slot->teacher_id;
  klade_record_set_text (record, KLADE_TIMETABLE_SLOT_COLUMN_ROOM, slot->room);
  klade_record_set_text (record, KLADE_TIMETABLE_SLOT_COLUMN_BLOCK, slot->block);
}

/* The record of a place that is not stored yet. */
KladeRecord *
klade_slot_to_record (const KladeStoredSlot *slot)
{
  KladeRecord *record = klade_record_new (&klade_table_timetable_slot);

  record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_JOURNAL_ID] = slot->journal_id;
  set_content (record, slot);
  return record;
}

gboolean
klade_slot_add (KladeChangeSet *changes,
                const KladeStoredSlot *slot,
                gint64 *slot_id,
                GError **error)
{
  g_autoptr (KladeRecord) record = klade_slot_to_record (slot);

  if (!klade_register_add (changes, record, 0, error))
    return FALSE;

  if (slot_id != NULL)
    *slot_id = record->id;
  return TRUE;
}

/* What comes after the days that are cut out of the middle. */
static gboolean
add_rest (KladeChangeSet *changes, const KladeRecord *slot, KladeDay first, GError **error)
{
  g_autoptr (KladeRecord) rest = klade_record_copy (slot);

  rest->id = 0;
  rest->revision = 0;
  rest->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM] = first;
  return klade_register_add (changes, rest, 0, error);
}

/**
 * klade_slot_cut:
 * @slot: a stored place
 * @days: on which it shall not be
 *
 * Before and after @days the place stays; a place that has no other days is hidden.
 *
 * Returns: %TRUE if it was written
 */
gboolean
klade_slot_cut (KladeChangeSet *changes,
                const KladeRecord *slot,
                KladeDayRange days,
                GError **error)
{
  KladeDay first = day_in (slot, KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM);
  KladeDay last = day_in (slot, KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO);
  g_autoptr (KladeRecord) after = klade_record_copy (slot);

  if (days.first > last || days.last < first)
    return TRUE;

  if (first < days.first)
    after->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO] = days.first - 1;
  else if (last > days.last)
    after->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM] = days.last + 1;
  else
    klade_record_make_absent (after);

  return klade_register_set (changes, slot, after, 0, error) &&
         (first >= days.first || last <= days.last ||
          add_rest (changes, slot, days.last + 1, error));
}

/**
 * klade_slot_replace:
 * @before: a stored place
 * @after: what it is on the days of its validity; @before stays on its other days
 * @slot_id: (out) (optional): the place that is there on these days
 *
 * Returns: %TRUE if it was written
 */
gboolean
klade_slot_replace (KladeChangeSet *changes,
                    const KladeRecord *before,
                    const KladeStoredSlot *after,
                    gint64 *slot_id,
                    GError **error)
{
  KladeDayRange days = after->slot.valid;
  g_autoptr (KladeRecord) whole = NULL;

  if (days.first > day_in (before, KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM) ||
      days.last < day_in (before, KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO))
    return klade_slot_cut (changes, before, days, error) &&
           klade_slot_add (changes, after, slot_id, error);

  whole = klade_record_copy (before);
  set_content (whole, after);
  if (slot_id != NULL)
    *slot_id = before->id;
  return klade_register_set (changes, before, whole, 0, error);
}

/* Whether both are at the same time on some day. */
gboolean
klade_slot_meets (const KladeTimetableSlot *a, const KladeTimetableSlot *b)
{
  return a->weekday == b->weekday && a->lesson_no == b->lesson_no &&
         (a->cycle == 0 || b->cycle == 0 || a->cycle == b->cycle) &&
         a->valid.first <= b->valid.last && b->valid.first <= a->valid.last;
}
