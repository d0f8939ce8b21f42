/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: an order that a verb names as its reason. */

#include "klade-register.h"
#include "klade-school-people.h"

G_BEGIN_DECLS

gboolean klade_order_put (KladeChangeSet *changes,
                          const KladeOrderName *order,
                          const char *kind,
                          gint64 *order_id,
                          GError **error);

G_END_DECLS
