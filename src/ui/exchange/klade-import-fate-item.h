/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-import.h"

G_BEGIN_DECLS

/**
 * KladeImportFateItem:
 *
 * One row of a list that is to be imported, as the plan has it now.  A row that somebody decided
 * about keeps whom it may have been.
 *
 * Signal: "changed" (): the plan says something else of it.
 */
#define KLADE_TYPE_IMPORT_FATE_ITEM (klade_import_fate_item_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportFateItem, klade_import_fate_item, KLADE, IMPORT_FATE_ITEM, GObject)

KladeImportFateItem *klade_import_fate_item_new (KladeImportPlan *plan, guint index);
void klade_import_fate_item_set_plan (KladeImportFateItem *self, KladeImportPlan *plan);
const KladeImportPlanRow *klade_import_fate_item_get_row (KladeImportFateItem *self);
const KladeImportPlanRow *klade_import_fate_item_get_asked (KladeImportFateItem *self);
const KladeImportDecision *klade_import_fate_item_get_decision (KladeImportFateItem *self);

G_END_DECLS
