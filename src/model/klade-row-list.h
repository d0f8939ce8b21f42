/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KladeRow:
 *
 * One row of a #KladeRowList: an object for list views around a plain value.
 */
#define KLADE_TYPE_ROW (klade_row_get_type ())
G_DECLARE_FINAL_TYPE (KladeRow, klade_row, KLADE, ROW, GObject)

gconstpointer klade_row_get_value (KladeRow *self);

/**
 * KladeRowText:
 * @row: a row's value
 *
 * Returns: (transfer full): all that a search in it looks at, as written
 */
typedef char *(*KladeRowText) (gconstpointer row);

/* Returns: whether the row belongs to the chosen scope */
typedef gboolean (*KladeRowFilter) (gconstpointer row, int scope);

/**
 * KladeRowList:
 *
 * A reader's snapshot as a #GListModel of #KladeRow that follows a typed query and a scope.
 * Five thousand rows are filtered in a few milliseconds: texts are folded once, when the rows
 * come, and objects are made for what is looked at only.
 */
#define KLADE_TYPE_ROW_LIST (klade_row_list_get_type ())
G_DECLARE_FINAL_TYPE (KladeRowList, klade_row_list, KLADE, ROW_LIST, GObject)

KladeRowList *klade_row_list_new (KladeRowText text, KladeRowFilter filter);
void klade_row_list_take_rows (KladeRowList *self, GPtrArray *rows);
void klade_row_list_take_folded (KladeRowList *self,
                                 GPtrArray *rows,
                                 GPtrArray *folded,
                                 gpointer owner,
                                 GDestroyNotify free_owner);
void klade_row_list_set_query (KladeRowList *self, const char *typed);
void klade_row_list_set_scope (KladeRowList *self, int scope);
int klade_row_list_get_scope (KladeRowList *self);
gboolean klade_row_list_has_scope (KladeRowList *self, int scope);

G_END_DECLS
