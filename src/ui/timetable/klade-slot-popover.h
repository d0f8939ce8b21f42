/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-slot-draft.h"

G_BEGIN_DECLS

/**
 * KladeSlotPopover:
 *
 * Asks where and when a lesson of the timetable is, and says at once what collides there.
 *
 * Signal "saved" (): it is stored.
 */
#define KLADE_TYPE_SLOT_POPOVER (klade_slot_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeSlotPopover, klade_slot_popover, KLADE, SLOT_POPOVER, GtkPopover)

KladeSlotPopover *klade_slot_popover_new (KladeOffice *office);
void klade_slot_popover_take_journals (KladeSlotPopover *self, GPtrArray *journals);
void klade_slot_popover_ask (KladeSlotPopover *self,
                             const KladeSlotDraft *draft,
                             const char *typed,
                             gint64 class_id);

G_END_DECLS
