/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From a row's id to a place in an array, without an allocation per entry: a journal page
 * looks up thousands.  Ids are positive. */
typedef struct
{
  gint64 *ids; /* 0: free */
  int *places;
  guint n_slots; /* a power of two, 0 before the first entry */
  guint n_used;
} KladeIdMap;

void klade_id_map_add (KladeIdMap *self, gint64 id, int place);
int klade_id_map_find (const KladeIdMap *self, gint64 id);
void klade_id_map_clear (KladeIdMap *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeIdMap, klade_id_map_clear)

G_END_DECLS
