/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-care.h"

G_BEGIN_DECLS

/**
 * KladePasswordStock:
 *
 * First passwords made beforehand.  Stretching one takes a tenth of a second of a whole processor
 * and needs neither the school nor a session, so that many are made by all processors, while the
 * school's worker does other things.  Each is used once.
 */
typedef struct _KladePasswordStock KladePasswordStock;

KladePasswordStock *klade_password_stock_new (guint n,
                                              KladeProgress progress,
                                              gpointer progress_data,
                                              GError **error);
void klade_password_stock_free (KladePasswordStock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePasswordStock, klade_password_stock_free)

guint klade_password_stock_get_n_left (KladePasswordStock *self);

void klade_password_stock_make_async (guint n,
                                      KladeProgress progress,
                                      gpointer progress_data,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
KladePasswordStock *klade_password_stock_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
