/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-plan-private.h"

#include "klade-text.h"

static char *
fold_room (const char *room)
{
  g_autofree char *line = klade_text_clean_line (room);

  return klade_text_fold (line);
}

/* _klade_plan_item_new: (transfer full): a copy of @entry */
KladePlanItem *
_klade_plan_item_new (const KladePlanEntry *entry)
{
  KladePlanItem *item = g_new0 (KladePlanItem, 1);
  const char *room = entry->room != NULL ? entry->room : "";

  item->entry = *entry;
  item->entry.class_ids = g_memdup2 (entry->class_ids, entry->n_class_ids * sizeof (gint64));
  item->entry.teacher_ids = g_memdup2 (entry->teacher_ids, entry->n_teacher_ids * sizeof (gint64));
  item->entry.room = g_strdup (room);
  item->entry.block = g_strdup (entry->block != NULL ? entry->block : "");
  item->folded_room = fold_room (room);

  return item;
}

/* _klade_plan_item_free: */
void
_klade_plan_item_free (KladePlanItem *item)
{
  g_free ((gpointer) item->entry.class_ids);
  g_free ((gpointer) item->entry.teacher_ids);
  g_free ((gpointer) item->entry.room);
  g_free ((gpointer) item->entry.block);
  g_free (item->folded_room);
  g_free (item);
}

static gboolean
is_slot (const KladeTimetableSlot *slot)
{
  return slot->weekday >= KLADE_WEEKDAY_MONDAY && slot->weekday <= KLADE_WEEKDAY_SUNDAY &&
         slot->lesson_no >= 0 && slot->lesson_no <= KLADE_LESSON_NO_MAX;
}

/* _klade_timetable_plan_at: (transfer none): the indexes of the items there */
GArray *
_klade_timetable_plan_at (const KladeTimetablePlan *self, const KladeTimetableSlot *slot)
{
  return self->places[slot->weekday - KLADE_WEEKDAY_MONDAY][slot->lesson_no];
}

/* _klade_timetable_plan_pupils: (transfer none) (nullable): the pupils of a handle, sorted */
const GArray *
_klade_timetable_plan_pupils (const KladeTimetablePlan *self, guint handle)
{
  return handle == 0 ? NULL : g_ptr_array_index (self->pupil_sets, handle - 1);
}

/**
 * klade_timetable_plan_new:
 *
 * Returns: (transfer full): a timetable without entries
 */
KladeTimetablePlan *
klade_timetable_plan_new (void)
{
  KladeTimetablePlan *self = g_new0 (KladeTimetablePlan, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) _klade_plan_item_free);
  self->pupil_sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->by_slot_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (gsize day = 0; day < G_N_ELEMENTS (self->places); day++)
    for (gsize no = 0; no < G_N_ELEMENTS (self->places[day]); no++)
      self->places[day][no] = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * klade_timetable_plan_free:
 * @self: (transfer full) (nullable): a timetable
 */
void
klade_timetable_plan_free (KladeTimetablePlan *self)
{
  if (self == NULL)
    return;

  for (gsize day = 0; day < G_N_ELEMENTS (self->places); day++)
    for (gsize no = 0; no < G_N_ELEMENTS (self->places[day]); no++)
      g_array_unref (self->places[day][no]);
  g_hash_table_unref (self->by_slot_id);
  g_ptr_array_unref (self->pupil_sets);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/**
 * klade_timetable_plan_add_pupils:
 * @self: a timetable
 * @pupil_ids: (array length=n_pupil_ids): the pupils of a class or a group, in any order
 * @n_pupil_ids: how many; 0 for a group that has nobody yet
 *
 * Returns: the handle for %KladePlanEntry.pupils; one serves all entries of the class or group
 */
guint
klade_timetable_plan_add_pupils (KladeTimetablePlan *self,
                                 const gint64 *pupil_ids,
                                 guint n_pupil_ids)
{
  GArray *pupils;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (pupil_ids != NULL || n_pupil_ids == 0, 0);

  pupils = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_pupil_ids);
  if (n_pupil_ids > 0)
    g_array_append_vals (pupils, pupil_ids, n_pupil_ids);
  g_array_sort (pupils, compare_ids);
  g_ptr_array_add (self->pupil_sets, pupils);

  return self->pupil_sets->len;
}

/**
 * klade_timetable_plan_add:
 * @self: a timetable
 * @entry: an entry, copied
 *
 * Returns: the entry's index, which stays
 */
guint
klade_timetable_plan_add (KladeTimetablePlan *self, const KladePlanEntry *entry)
{
  guint index;

  g_return_val_if_fail (self != NULL && entry != NULL, 0);
  g_return_val_if_fail (is_slot (&entry->slot), 0);
  g_return_val_if_fail (entry->pupils <= self->pupil_sets->len, 0);

  index = self->items->len;
  g_ptr_array_add (self->items, _klade_plan_item_new (entry));
  g_array_append_val (_klade_timetable_plan_at (self, &entry->slot), index);
  if (entry->slot_id != 0)
    g_hash_table_insert (self->by_slot_id, g_memdup2 (&entry->slot_id, sizeof (gint64)),
                         GUINT_TO_POINTER (index));

  return index;
}

/**
 * klade_timetable_plan_get:
 * @self: a timetable
 * @index: an entry
 *
 * Returns: (transfer none): the entry
 */
const KladePlanEntry *
klade_timetable_plan_get (const KladeTimetablePlan *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->items->len, NULL);

  return &((const KladePlanItem *) g_ptr_array_index (self->items, index))->entry;
}

/**
 * klade_timetable_plan_find:
 * @self: a timetable
 * @slot_id: a stored place
 * @index: (out): its entry; untouched on failure
 *
 * Returns: %TRUE if there is one
 */
gboolean
klade_timetable_plan_find (const KladeTimetablePlan *self, gint64 slot_id, guint *index)
{
  gpointer found;

  g_return_val_if_fail (self != NULL && index != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->by_slot_id, &slot_id, NULL, &found))
    return FALSE;

  *index = GPOINTER_TO_UINT (found);
  return TRUE;
}
