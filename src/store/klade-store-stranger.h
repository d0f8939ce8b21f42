/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* Wrong passwords for user names that nobody has.  They wait like everybody else's, or the
 * waiting would tell which names exist. */
gboolean klade_store_read_stranger (KladeDb *db,
                                    const char *user_name,
                                    int *n_failed,
                                    gint64 *wait_until,
                                    GError **error);
gboolean klade_store_set_stranger (KladeDb *db,
                                   const char *user_name,
                                   int n_failed,
                                   gint64 wait_until,
                                   gint64 forget_before,
                                   GError **error);

G_END_DECLS
