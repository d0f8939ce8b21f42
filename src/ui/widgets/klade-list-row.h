/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeListRow:
 *
 * One row of a list page: a badge, a title with a line under it, a chip for what is owed, two
 * columns at the right, and an arrow.
 */
#define KLADE_TYPE_LIST_ROW (klade_list_row_get_type ())
G_DECLARE_FINAL_TYPE (KladeListRow, klade_list_row, KLADE, LIST_ROW, AdwBin)

GtkWidget *klade_list_row_new (void);
void klade_list_row_set_badge (KladeListRow *self, const char *text, gboolean is_own);
void klade_list_row_set_texts (KladeListRow *self, const char *title, const char *subtitle);
void klade_list_row_set_chip (KladeListRow *self, const char *text);
void klade_list_row_set_columns (KladeListRow *self, const char *first, const char *second);
void klade_list_row_set_name (KladeListRow *self, const char *name);

G_END_DECLS
