/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-id-map.h"

#define FIRST_SIZE 64

/* Where @id stands or would stand. */
static guint
find_slot (const KladeIdMap *self, gint64 id)
{
  guint mask = self->n_slots - 1;
  guint slot = (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & mask;

  while (self->ids[slot] != 0 && self->ids[slot] != id)
    slot = (slot + 1) & mask;

  return slot;
}

static void
grow (KladeIdMap *self)
{
  KladeIdMap larger = { .n_slots = self->n_slots == 0 ? FIRST_SIZE : 2 * self->n_slots };

  larger.ids = g_new0 (gint64, larger.n_slots);
  larger.places = g_new (int, larger.n_slots);

  for (guint i = 0; i < self->n_slots; i++)
    if (self->ids[i] != 0)
      klade_id_map_add (&larger, self->ids[i], self->places[i]);

  klade_id_map_clear (self);
  *self = larger;
}

/**
 * klade_id_map_add:
 * @id: a row's id, more than 0
 * @place: takes the place of what was there before
 */
void
klade_id_map_add (KladeIdMap *self, gint64 id, int place)
{
  guint slot;

  g_return_if_fail (id > 0);

  if (2 * (self->n_used + 1) > self->n_slots)
    grow (self);

  slot = find_slot (self, id);
  if (self->ids[slot] == 0)
    self->n_used++;
  self->ids[slot] = id;
  self->places[slot] = place;
}

/* The place of @id, -1 if it is not there. */
int
klade_id_map_find (const KladeIdMap *self, gint64 id)
{
  guint slot;

  if (self->n_slots == 0 || id <= 0)
    return -1;

  slot = find_slot (self, id);
  return self->ids[slot] == id ? self->places[slot] : -1;
}

void
klade_id_map_clear (KladeIdMap *self)
{
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->places, g_free);
  self->n_slots = 0;
  self->n_used = 0;
}
