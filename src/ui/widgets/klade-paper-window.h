/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePaperWindow:
 *
 * A document's pages as they will be on paper, to be printed or saved as PDF.
 */
#define KLADE_TYPE_PAPER_WINDOW (klade_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (KladePaperWindow, klade_paper_window, KLADE, PAPER_WINDOW, AdwWindow)

KladePaperWindow *klade_paper_window_new (GtkWindow *parent,
                                          KladePrintDocument *document,
                                          const char *file_name);
void klade_paper_window_set_note (KladePaperWindow *self, const char *sentence);
void klade_paper_window_make_secret (KladePaperWindow *self, const char *warning);

G_END_DECLS
