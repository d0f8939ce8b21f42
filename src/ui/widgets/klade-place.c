/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-place.h"

G_DEFINE_INTERFACE (KladePlace, klade_place, GTK_TYPE_WIDGET)

static void
klade_place_default_init (KladePlaceInterface *iface)
{
}

/**
 * klade_place_shown:
 *
 * Tells the page that the person came to it.
 */
void
klade_place_shown (KladePlace *self)
{
  g_return_if_fail (KLADE_IS_PLACE (self));

  if (KLADE_PLACE_GET_IFACE (self)->shown != NULL)
    KLADE_PLACE_GET_IFACE (self)->shown (self);
}

/**
 * klade_place_flush:
 *
 * Has the page give what is typed to the store.
 */
void
klade_place_flush (KladePlace *self)
{
  g_return_if_fail (KLADE_IS_PLACE (self));

  if (KLADE_PLACE_GET_IFACE (self)->flush != NULL)
    KLADE_PLACE_GET_IFACE (self)->flush (self);
}

/**
 * klade_place_open_item:
 * @id: of a row of what the page keeps
 *
 * Shows one of them.
 */
void
klade_place_open_item (KladePlace *self, gint64 id)
{
  g_return_if_fail (KLADE_IS_PLACE (self));

  if (KLADE_PLACE_GET_IFACE (self)->open_item != NULL)
    KLADE_PLACE_GET_IFACE (self)->open_item (self, id);
}
