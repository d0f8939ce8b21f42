/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-care.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeDemoPlace:
 *
 * A folder of its own for a demo school; freeing it deletes the school with everything around
 * it.
 */
typedef struct _KladeDemoPlace KladeDemoPlace;

KladeDemoPlace *klade_demo_place_new (GError **error);
void klade_demo_place_free (KladeDemoPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDemoPlace, klade_demo_place_free)

const char *klade_demo_place_get_path (KladeDemoPlace *self);

/* Called in the main loop while the school is being made. */
typedef void (*KladeDemoProgress) (const char *step, double fraction, gpointer data);

void klade_demo_place_fill (KladeDemoPlace *self,
                            KladeWorker *worker,
                            KladeDemoSize size,
                            KladeDay today,
                            GCancellable *cancellable,
                            KladeDemoProgress progress,
                            GObject *progress_data,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean klade_demo_place_fill_finish (KladeWorker *worker, GAsyncResult *result, GError **error);

G_END_DECLS
