/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* Every column that says whose a row is, for making two persons one.  Who wrote something stays
 * who wrote it. */

extern const int klade_store_n_person_columns;

const char *klade_store_person_column_table (int which);
const char *klade_store_person_column_name (int which);
GArray *klade_store_list_rows_of_person (KladeDb *db,
                                         int which,
                                         gint64 from,
                                         gint64 to,
                                         GError **error);
gboolean klade_store_move_row_of_person (KladeDb *db,
                                         int which,
                                         gint64 row_id,
                                         gint64 from,
                                         gint64 to,
                                         gboolean *moved,
                                         GError **error);
gboolean klade_store_count_entered_twice (KladeDb *db,
                                          gint64 from,
                                          gint64 to,
                                          gint64 *n,
                                          GError **error);

G_END_DECLS
