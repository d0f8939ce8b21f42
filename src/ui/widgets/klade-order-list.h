/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeOrderList:
 *
 * Lines of text that a person puts in order: dragged by the handle, or moved with Alt+Up and
 * Alt+Down; Ctrl+Delete takes one out, Enter goes to the next.
 *
 * Signal: "changed" (): a text, the order or the number of lines.
 */
#define KLADE_TYPE_ORDER_LIST (klade_order_list_get_type ())
G_DECLARE_FINAL_TYPE (KladeOrderList, klade_order_list, KLADE, ORDER_LIST, AdwBin)

GtkWidget *klade_order_list_new (const char *name);
void klade_order_list_clear (KladeOrderList *self);
void klade_order_list_add (KladeOrderList *self, int key, const char *caption, const char *text);
void klade_order_list_focus (KladeOrderList *self, guint place);
guint klade_order_list_get_n_lines (KladeOrderList *self);
int klade_order_list_get_key (KladeOrderList *self, guint place);
const char *klade_order_list_get_text (KladeOrderList *self, guint place);

G_END_DECLS
