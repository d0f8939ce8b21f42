/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-plan.h"

G_BEGIN_DECLS

#define KLADE_PLAN_N_WEEKDAYS 7

/* An entry and what it is compared by. */
typedef struct
{
  KladePlanEntry entry; /* owns its arrays and texts */
  char *folded_room;
} KladePlanItem;

struct _KladeTimetablePlan
{
  GPtrArray *items;       /* KladePlanItem */
  GPtrArray *pupil_sets;  /* GArray of gint64, sorted; the handle is its index and 1 */
  GHashTable *by_slot_id; /* gint64 to index */
  /* Indexes of the items at each weekday and lesson number, in no order. */
  GArray *places[KLADE_PLAN_N_WEEKDAYS][KLADE_LESSON_NO_MAX + 1];
};

GArray *_klade_timetable_plan_at (const KladeTimetablePlan *self, const KladeTimetableSlot *slot);
const GArray *_klade_timetable_plan_pupils (const KladeTimetablePlan *self, guint handle);
KladePlanItem *_klade_plan_item_new (const KladePlanEntry *entry);
void _klade_plan_item_free (KladePlanItem *item);

G_END_DECLS
