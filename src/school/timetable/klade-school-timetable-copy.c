/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include "klade-i18n.h"
#include "klade-school-slot.h"
#include "klade-timetable-data.h"

typedef struct
{
  const KladeTimetableCopy *wish;
  KladeTimetableData *data;
  GArray *kept; /* KladeStoredSlot: what stands in the new period and stays */
  int n_slots;
} Copy;

static void
copy_clear (Copy *self)
{
  g_clear_pointer (&self->data, klade_timetable_data_free);
  g_clear_pointer (&self->kept, g_array_unref);
  self->n_slots = 0;
}

static gboolean
is_asked_for (const Copy *self, const KladeStoredSlot *slot)
{
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (self->data, slot->journal_id);

  return journal != NULL &&
         (self->wish->class_id == 0 || journal->owner_class_id == self->wish->class_id);
}

static gboolean
holds_on (const KladeStoredSlot *slot, KladeDay day)
{
  return day >= slot->slot.valid.first && day <= slot->slot.valid.last;
}

static gboolean
is_in_period (const Copy *self, const KladeStoredSlot *slot)
{
  return slot->slot.valid.first <= self->wish->last && slot->slot.valid.last >= self->wish->first;
}

static gboolean
is_same (const KladeStoredSlot *a, const KladeStoredSlot *b)
{
  return a->journal_id == b->journal_id && a->slot.weekday == b->slot.weekday &&
         a->slot.lesson_no == b->slot.lesson_no && a->slot.cycle == b->slot.cycle &&
         a->teacher_id == b->teacher_id && g_str_equal (a->room, b->room) &&
         g_str_equal (a->block, b->block);
}

/* Whether the source has the slot exactly so. */
static gboolean
is_in_source (const Copy *self, const KladeStoredSlot *slot)
{
  for (guint i = 0; i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *source = &g_array_index (self->data->slots, KladeStoredSlot, i);

      if (holds_on (source, self->wish->source_day) && is_same (source, slot))
        return TRUE;
    }

  return FALSE;
}

static gboolean
clear_period (Copy *self, KladeChangeSet *changes, GError **error)
{
  const KladeDayRange period = { self->wish->first, self->wish->last };

  for (guint i = 0; i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (self->data->slots, KladeStoredSlot, i);
      g_autoptr (KladeRecord) record = NULL;

      if (!is_asked_for (self, slot) || !is_in_period (self, slot))
        continue;
      if (!self->wish->replaces || is_in_source (self, slot))
        {
          g_array_append_val (self->kept, *slot);
          continue;
        }

      record = klade_register_get (changes, &klade_table_timetable_slot, slot->id, slot->revision,
                                   error);
      if (record == NULL || !klade_slot_cut (changes, record, period, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_first_days (gconstpointer a, gconstpointer b)
{
  return ((const KladeStoredSlot *) a)->slot.valid.first -
         ((const KladeStoredSlot *) b)->slot.valid.first;
}

static gboolean
add_days (Copy *self,
          KladeChangeSet *changes,
          const KladeStoredSlot *source,
          KladeDay first,
          KladeDay last,
          GError **error)
{
  KladeStoredSlot slot = *source;

  if (first > last)
    return TRUE;

  slot.id = 0;
  slot.slot.valid = (KladeDayRange){ first, last };
  self->n_slots++;
  return klade_slot_add (changes, &slot, NULL, error);
}

/* On the days of the period that the journal has nothing at that time yet. */
static gboolean
fill_period (Copy *self, KladeChangeSet *changes, const KladeStoredSlot *source, GError **error)
{
  KladeDay next = self->wish->first;

  for (guint i = 0; i < self->kept->len; i++)
    {
      const KladeStoredSlot *kept = &g_array_index (self->kept, KladeStoredSlot, i);
      KladeTimetableSlot anytime = source->slot;

      anytime.valid = kept->slot.valid;
      if (kept->journal_id != source->journal_id || !klade_slot_meets (&anytime, &kept->slot))
        continue;
      if (!add_days (self, changes, source, next, kept->slot.valid.first - 1, error))
        return FALSE;
      next = MAX (next, kept->slot.valid.last + 1);
    }

  return add_days (self, changes, source, next, self->wish->last, error);
}

static gboolean
check (const Copy *self, GError **error)
{
  const KladeTimetableCopy *wish = self->wish;
  const KladeSchoolYear *year = &self->data->calendar.year;

  if (wish->first <= wish->last && wish->first >= year->semester_1.first &&
      wish->last <= klade_timetable_data_last_day (year) &&
      klade_school_year_of_day (wish->source_day) == year->start_year)
    return TRUE;

  g_set_error_literal (
      error, KLADE_ERROR, KLADE_ERROR_INVALID,
      _ ("Choose a period within one school year, and a day of the same year to copy from."));
  return FALSE;
}

static gboolean
copy_timetable (KladeChangeSet *changes, gpointer data, GError **error)
{
  Copy *self = data;
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  KladeDay first = MIN (self->wish->source_day, self->wish->first);

  copy_clear (self);
  self->data = klade_timetable_data_read (db, first, KLADE_DAY_NONE, error);
  self->kept = g_array_new (FALSE, FALSE, sizeof (KladeStoredSlot));
  if (self->data == NULL || !check (self, error) || !clear_period (self, changes, error))
    return FALSE;

  g_array_sort (self->kept, compare_first_days);
  for (guint i = 0; i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *source = &g_array_index (self->data->slots, KladeStoredSlot, i);

      if (is_asked_for (self, source) && holds_on (source, self->wish->source_day) &&
          !fill_period (self, changes, source, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_copy_timetable:
 * @session: who writes; needs the right to change the timetable
 * @copy: what is copied and where to
 * @n_slots: (out) (optional): how many places were made; what stood there the same is not counted
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when everything was there already
 * @error: %KLADE_ERROR_INVALID (not in one school year), %KLADE_ERROR_DENIED
 *
 * Makes the timetable of one day that of a new period, such as the second semester.  Outside the
 * period nothing changes.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_copy_timetable (KladeSession *session,
                             const KladeTimetableCopy *copy,
                             int *n_slots,
                             KladeUndo **undo,
                             GError **error)
{
  Copy self = { .wish = copy };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_TIMETABLE,
    .title = C_ ("undo", "Timetable copied"),
    .work = copy_timetable,
    .data = &self,
  };
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (copy->source_day > KLADE_DAY_NONE && copy->first > KLADE_DAY_NONE, FALSE);

  is_good = klade_register_run (session, &verb, undo, error);
  if (n_slots != NULL)
    *n_slots = self.n_slots;

  copy_clear (&self);
  return is_good;
}
