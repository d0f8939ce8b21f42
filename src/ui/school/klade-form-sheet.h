/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-sheet-expander.h"

G_BEGIN_DECLS

/**
 * KladeFormSheet:
 *
 * A scrolled column of groups of rows that is filled anew whenever what it shows was read
 * again: the focus, the scroll and what is unfolded stay where they were.
 */
#define KLADE_TYPE_FORM_SHEET (klade_form_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KladeFormSheet, klade_form_sheet, KLADE, FORM_SHEET, AdwBin)

GtkWidget *klade_form_sheet_new (int margin_px);
void klade_form_sheet_begin (KladeFormSheet *self, gboolean is_same);
AdwPreferencesGroup *klade_form_sheet_add_group (KladeFormSheet *self, const char *title);
void klade_form_sheet_add_widget (KladeFormSheet *self, GtkWidget *widget);
void klade_form_sheet_fold (KladeFormSheet *self, const char *title);
void klade_form_sheet_reveal (KladeFormSheet *self, GtkWidget *row);
gboolean klade_form_sheet_finish (KladeFormSheet *self);

GtkWidget *klade_sheet_row_new (const char *title, const char *subtitle);
GtkWidget *klade_sheet_add_button (GtkWidget *row, const char *icon_name, const char *name);

G_END_DECLS
