/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"

G_BEGIN_DECLS

/**
 * KladeCellKey:
 * @lesson_id: 0 for a term mark
 * @work_id: 0 for the empty column of a lesson without works; a KladeTermKind for a term mark
 *
 * A cell by what it is, not by where it stands: rows and columns move when a page is read
 * again.
 */
typedef struct
{
  gint64 lesson_id;
  gint64 work_id;
  gint64 pupil_id;
} KladeCellKey;

/**
 * KladeOverlayCell:
 * @base: the cell as the store is known to have it: the page's, or what the last edit gave back
 * @shown: what the person sees: @base with whatever was typed and waits
 * @who: (nullable): who wrote @base, when that is newer than the page
 * @n_waiting: edits of this cell that are not stored yet
 *
 * What is known of one cell beyond the page last read.
 */
typedef struct
{
  KladeCellKey key;
  KladeCell base;
  KladeCellValue shown;
  char *who;
  guint n_waiting;
  gboolean is_conflict;
  gboolean is_pulsing;
} KladeOverlayCell;

/**
 * KladeSheetOverlay:
 *
 * What differs from the page last read, by key; a look-up does not depend on how much that is.
 */
typedef struct _KladeSheetOverlay KladeSheetOverlay;

KladeSheetOverlay *klade_sheet_overlay_new (void);
void klade_sheet_overlay_free (KladeSheetOverlay *self);
gboolean klade_sheet_overlay_is_empty (const KladeSheetOverlay *self);
KladeOverlayCell *klade_sheet_overlay_find (const KladeSheetOverlay *self, const KladeCellKey *key);
KladeOverlayCell *klade_sheet_overlay_add (KladeSheetOverlay *self,
                                           const KladeCellKey *key,
                                           const KladeCell *base);
void klade_sheet_overlay_rekey (KladeSheetOverlay *self,
                                const KladeCellKey *key,
                                const KladeCellKey *new_key);
GArray *klade_sheet_overlay_forget_stored (KladeSheetOverlay *self);
gboolean klade_sheet_overlay_stop_pulses (KladeSheetOverlay *self);
gboolean klade_cell_key_equal (const KladeCellKey *a, const KladeCellKey *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSheetOverlay, klade_sheet_overlay_free)

G_END_DECLS
