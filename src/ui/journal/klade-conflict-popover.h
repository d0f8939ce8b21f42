/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/* Two people wrote into one cell: yours, theirs and what was there before; keys 1 and 2. */
#define KLADE_TYPE_CONFLICT_POPOVER (klade_conflict_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeConflictPopover,
                      klade_conflict_popover,
                      KLADE,
                      CONFLICT_POPOVER,
                      GtkPopover)

KladeConflictPopover *klade_conflict_popover_new (void);
gboolean klade_conflict_popover_ask (KladeConflictPopover *self, KladeJournalSheet *sheet);

G_END_DECLS
