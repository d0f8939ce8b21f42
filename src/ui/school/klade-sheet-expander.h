/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeSheetExpander:
 *
 * An #AdwExpanderRow that Shift+Tab leaves: the one of libadwaita 1.2 takes the focus itself
 * then and gives it to the first of its lines.
 *
 * Signal: "fill" (): it unfolds for the first time: lines that nobody looks at need not be made
 */
#define KLADE_TYPE_SHEET_EXPANDER (klade_sheet_expander_get_type ())
G_DECLARE_FINAL_TYPE (KladeSheetExpander,
                      klade_sheet_expander,
                      KLADE,
                      SHEET_EXPANDER,
                      AdwExpanderRow)

GtkWidget *klade_sheet_expander_new (const char *title, const char *subtitle);

G_END_DECLS
