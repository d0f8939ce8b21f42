/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePaperPreview:
 *
 * The pages of a document one below the other, as they will come out; Ctrl+plus, Ctrl+minus and
 * Ctrl+0 zoom.
 */
#define KLADE_TYPE_PAPER_PREVIEW (klade_paper_preview_get_type ())
G_DECLARE_FINAL_TYPE (KladePaperPreview, klade_paper_preview, KLADE, PAPER_PREVIEW, AdwBin)

void klade_paper_preview_show (KladePaperPreview *self, KladePrintDocument *document);
void klade_paper_preview_go_to (KladePaperPreview *self, int page);

G_END_DECLS
