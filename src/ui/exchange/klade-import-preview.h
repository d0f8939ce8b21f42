/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-import-draft.h"

G_BEGIN_DECLS

/**
 * KladeImportPreview:
 *
 * The first rows of a list as they stand in the file, with a drop-down over each column that
 * says what it is.
 *
 * Signal: "changed" (): a column is something else now.
 */
#define KLADE_TYPE_IMPORT_PREVIEW (klade_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportPreview, klade_import_preview, KLADE, IMPORT_PREVIEW, AdwBin)

void klade_import_preview_set_draft (KladeImportPreview *self, KladeImportDraft *draft);

G_END_DECLS
