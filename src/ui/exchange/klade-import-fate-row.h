/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-import-fate-item.h"

G_BEGIN_DECLS

/**
 * KladeImportFateRow:
 *
 * What would become of one row of a list: its fate, who it is, what changes field by field or
 * why it is left out; of one that may be several people, a drop-down to say who.
 *
 * Signal: "decided" (KladeImportDecision *decision)
 */
#define KLADE_TYPE_IMPORT_FATE_ROW (klade_import_fate_row_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportFateRow, klade_import_fate_row, KLADE, IMPORT_FATE_ROW, AdwBin)

void klade_import_fate_row_set_item (KladeImportFateRow *self, KladeImportFateItem *item);

G_END_DECLS
