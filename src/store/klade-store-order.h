/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-db.h"

G_BEGIN_DECLS

gboolean klade_store_find_order (KladeDb *db,
                                 const char *number,
                                 KladeDay ordered_on,
                                 gint64 *id,
                                 GError **error);

G_END_DECLS
