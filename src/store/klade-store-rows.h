/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* Makes one row of a list from the row that @stmt stands on. */
typedef gpointer (*KladeStoreReadRow) (KladeStatement *stmt);

GPtrArray *klade_store_take_rows (KladeStatement *stmt,
                                  KladeStoreReadRow read_row,
                                  GDestroyNotify free_row,
                                  GError **error);
gboolean klade_store_take_number (KladeStatement *stmt, gint64 *number, GError **error);

G_END_DECLS
