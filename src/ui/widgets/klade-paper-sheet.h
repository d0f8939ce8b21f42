/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePaperSheet:
 *
 * One page of a document as it will come out of the printer, as wide as there is room.  White
 * in the dark theme too: paper is.
 */
#define KLADE_TYPE_PAPER_SHEET (klade_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KladePaperSheet, klade_paper_sheet, KLADE, PAPER_SHEET, GtkWidget)

GtkWidget *klade_paper_sheet_new (void);
void klade_paper_sheet_set_page (KladePaperSheet *self, KladePrintDocument *document, int page);

G_END_DECLS
