/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KladePlace:
 * @shown: the person came to the page, again or for the first time: read what may be old
 * @flush: give whatever is typed and not stored yet to the store
 * @open_item: show this one of what the page keeps
 *
 * What the pages of the sidebar's places have in common.
 */
#define KLADE_TYPE_PLACE (klade_place_get_type ())
G_DECLARE_INTERFACE (KladePlace, klade_place, KLADE, PLACE, GtkWidget)

struct _KladePlaceInterface
{
  GTypeInterface parent_iface;

  void (*shown) (KladePlace *self);
  void (*flush) (KladePlace *self);
  void (*open_item) (KladePlace *self, gint64 id);
};

void klade_place_shown (KladePlace *self);
void klade_place_flush (KladePlace *self);
void klade_place_open_item (KladePlace *self, gint64 id);

G_END_DECLS
