/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal-cell.h"

#include "klade-store-absence.h"
#include "klade-store-lesson.h"
#include "klade-store-mark.h"

/**
 * klade_stored_cell_read:
 * @self: cleared by the caller
 * @work_id: 0 for a lesson without works
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_stored_cell_read (KladeStoredCell *self,
                        KladeDb *db,
                        const KladeRecord *lesson,
                        gint64 work_id,
                        gint64 pupil_id,
                        GError **error)
{
  klade_stored_cell_clear (self);

  if (work_id != 0 && !klade_store_find_mark (db, work_id, pupil_id, &self->mark, error))
    return FALSE;
  if (!klade_store_find_absence (db, lesson->id, pupil_id, &self->absence, error))
    return FALSE;
  if (!klade_lesson_excuse_read (&self->excuse, db, pupil_id,
                                 (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON],
                                 (int) lesson->numbers[KLADE_LESSON_COLUMN_LESSON_NO], error))
    return FALSE;

  if (self->mark != NULL)
    self->value.mark = klade_mark_from_stored (self->mark->texts[KLADE_MARK_COLUMN_VALUE]);
  if (self->absence != NULL)
    self->value.absence = (guint8) self->absence->numbers[KLADE_ABSENCE_COLUMN_CODE];
  if (self->value.absence == KLADE_ABSENCE_ABSENT)
    self->value.excuse = (guint8) self->excuse.excuse;

  return TRUE;
}

void
klade_stored_cell_clear (KladeStoredCell *self)
{
  g_clear_pointer (&self->mark, klade_record_free);
  g_clear_pointer (&self->absence, klade_record_free);
  klade_lesson_excuse_clear (&self->excuse);
  self->value = (KladeCellValue){ 0 };
}

/* The first instant that is late for a lesson of that day. */
static gint64
late_limit_of (KladeDay day, int late_days)
{
  return klade_instant_at (day + late_days + 1, 0);
}

/* Takes one of the two rows into the cell: the later of them is who wrote it. */
static void
add_row (KladeCell *cell,
         gint64 *person_id,
         const KladeRecord *row,
         gint64 late_limit,
         gint64 entered_at,
         gint64 changed_at,
         gint64 changed_by)
{
  if (changed_at >= cell->changed_at)
    {
      cell->changed_at = changed_at;
      *person_id = changed_by;
    }
  if (!klade_record_is_absent (row) && entered_at >= late_limit)
    cell->is_late = 1;
}

/**
 * klade_stored_cell_get:
 * @late_rule: until when entries are in time
 * @person_id: (out): who wrote it last, also of an emptied cell; 0 for nobody
 *
 * Returns: the cell as a page has it, except that changed_by is 0
 */
KladeCell
klade_stored_cell_get (const KladeStoredCell *self,
                       const KladeRecord *lesson,
                       const KladeLateRule *late_rule,
                       gint64 *person_id)
{
  KladeDay day = (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  KladeCell cell = { .value = self->value };

  *person_id = 0;
  if (self->mark != NULL)
    {
      const gint64 *numbers = self->mark->numbers;

      cell.mark_revision = self->mark->revision;
      add_row (&cell, person_id, self->mark, late_limit_of (day, late_rule->mark_days),
               numbers[KLADE_MARK_COLUMN_ENTERED_AT], numbers[KLADE_MARK_COLUMN_CHANGED_AT],
               numbers[KLADE_MARK_COLUMN_CHANGED_BY]);
    }
  if (self->absence != NULL)
    {
      const gint64 *numbers = self->absence->numbers;

      cell.absence_revision = self->absence->revision;
      add_row (&cell, person_id, self->absence, late_limit_of (day, late_rule->entry_days),
               numbers[KLADE_ABSENCE_COLUMN_ENTERED_AT], numbers[KLADE_ABSENCE_COLUMN_CHANGED_AT],
               numbers[KLADE_ABSENCE_COLUMN_CHANGED_BY]);
    }
  if (klade_cell_value_is_empty (cell.value))
    cell.changed_at = 0;

  return cell;
}
