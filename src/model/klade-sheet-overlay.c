/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sheet-overlay.h"

struct _KladeSheetOverlay
{
  GHashTable *cells; /* KladeCellKey inside KladeOverlayCell -> that cell, owned */
};

static guint
hash_key (gconstpointer data)
{
  const KladeCellKey *key = data;
  guint64 mixed = (guint64) key->lesson_id * 0x9e3779b97f4a7c15u;

  mixed = (mixed ^ (guint64) key->work_id) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (guint64) key->pupil_id) * 0x94d049bb133111ebu;

  return (guint) (mixed >> 32);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return klade_cell_key_equal (a, b);
}

static void
free_cell (gpointer data)
{
  KladeOverlayCell *cell = data;

  g_free (cell->who);
  g_free (cell);
}

/**
 * klade_cell_key_equal:
 * @a: a key
 * @b: a key
 *
 * Returns: whether both name the same cell
 */
gboolean
klade_cell_key_equal (const KladeCellKey *a, const KladeCellKey *b)
{
  return a->lesson_id == b->lesson_id && a->work_id == b->work_id && a->pupil_id == b->pupil_id;
}

/**
 * klade_sheet_overlay_new:
 *
 * Returns: (transfer full): an empty overlay
 */
KladeSheetOverlay *
klade_sheet_overlay_new (void)
{
  KladeSheetOverlay *self = g_new0 (KladeSheetOverlay, 1);

  self->cells = g_hash_table_new_full (hash_key, equal_keys, NULL, free_cell);
  return self;
}

/**
 * klade_sheet_overlay_free:
 * @self: (transfer full): an overlay
 *
 * Drops the overlay and its cells.
 */
void
klade_sheet_overlay_free (KladeSheetOverlay *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->cells);
  g_free (self);
}

/**
 * klade_sheet_overlay_is_empty:
 * @self: an overlay
 *
 * Returns: whether the page is all there is to know
 */
gboolean
klade_sheet_overlay_is_empty (const KladeSheetOverlay *self)
{
  return g_hash_table_size (self->cells) == 0;
}

/**
 * klade_sheet_overlay_find:
 * @self: an overlay
 * @key: a cell
 *
 * Returns: (transfer none) (nullable): what is known beyond the page
 */
KladeOverlayCell *
klade_sheet_overlay_find (const KladeSheetOverlay *self, const KladeCellKey *key)
{
  return g_hash_table_lookup (self->cells, key);
}

/**
 * klade_sheet_overlay_add:
 * @self: an overlay
 * @key: a cell
 * @base: the page's cell, taken when the overlay does not know better
 *
 * Returns: (transfer none): the overlay's cell, a new one if there was none
 */
KladeOverlayCell *
klade_sheet_overlay_add (KladeSheetOverlay *self, const KladeCellKey *key, const KladeCell *base)
{
  KladeOverlayCell *cell = g_hash_table_lookup (self->cells, key);

  if (cell != NULL)
    return cell;

  cell = g_new0 (KladeOverlayCell, 1);
  cell->key = *key;
  cell->base = *base;
  cell->shown = base->value;
  g_hash_table_insert (self->cells, &cell->key, cell);

  return cell;
}

/**
 * klade_sheet_overlay_rekey:
 * @self: an overlay
 * @key: a cell's name until now
 * @new_key: its name from now on
 *
 * A lesson's empty column got a work: its cells are that work's now.
 */
void
klade_sheet_overlay_rekey (KladeSheetOverlay *self,
                           const KladeCellKey *key,
                           const KladeCellKey *new_key)
{
  KladeOverlayCell *cell = g_hash_table_lookup (self->cells, key);

  if (cell == NULL || g_hash_table_contains (self->cells, new_key))
    return;

  g_hash_table_steal (self->cells, key);
  cell->key = *new_key;
  g_hash_table_insert (self->cells, &cell->key, cell);
}

/* @data: the keys of those that pulse */
static gboolean
is_stored (gpointer key, gpointer value, gpointer data)
{
  const KladeOverlayCell *cell = value;
  gboolean stored = cell->n_waiting == 0 && !cell->is_conflict;

  if (stored && cell->is_pulsing)
    g_array_append_val ((GArray *) data, cell->key);

  return stored;
}

/**
 * klade_sheet_overlay_forget_stored:
 * @self: an overlay
 *
 * A page was read that contains whatever was stored: only what waits is kept.
 *
 * Returns: (transfer full) (element-type KladeCellKey): forgotten cells that were pulsing
 */
GArray *
klade_sheet_overlay_forget_stored (KladeSheetOverlay *self)
{
  GArray *pulsing = g_array_new (FALSE, FALSE, sizeof (KladeCellKey));

  g_hash_table_foreach_remove (self->cells, is_stored, pulsing);
  return pulsing;
}

/**
 * klade_sheet_overlay_stop_pulses:
 * @self: an overlay
 *
 * Returns: whether a cell was pulsing
 */
gboolean
klade_sheet_overlay_stop_pulses (KladeSheetOverlay *self)
{
  GHashTableIter iter;
  gpointer value;
  gboolean any = FALSE;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      KladeOverlayCell *cell = value;

      any |= cell->is_pulsing;
      cell->is_pulsing = FALSE;
    }

  return any;
}
