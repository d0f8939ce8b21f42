/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeProgress: (scope call)
 * @step: what is being done, translated
 * @fraction: how far the whole is, 0 to 1
 * @data: as given
 *
 * Called by long work, in the thread that does it.
 *
 * Returns: %FALSE to stop: the work ends with G_IO_ERROR_CANCELLED and leaves nothing half done
 */
typedef gboolean (*KladeProgress) (const char *step, double fraction, gpointer data);

G_END_DECLS
