/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what changes of the timetable are made of, so that past weeks stay
 * as they were. */

#include "klade-register.h"
#include "klade-store-timetable-list.h"
#include "klade-store-timetable.h"

G_BEGIN_DECLS

KladeRecord *klade_slot_to_record (const KladeStoredSlot *slot);
gboolean klade_slot_add (KladeChangeSet *changes,
                         const KladeStoredSlot *slot,
                         gint64 *slot_id,
                         GError **error);
gboolean klade_slot_cut (KladeChangeSet *changes,
                         const KladeRecord *slot,
                         KladeDayRange days,
                         GError **error);
gboolean klade_slot_replace (KladeChangeSet *changes,
                             const KladeRecord *before,
                             const KladeStoredSlot *after,
                             gint64 *slot_id,
                             GError **error);
gboolean klade_slot_meets (const KladeTimetableSlot *a, const KladeTimetableSlot *b);

G_END_DECLS
