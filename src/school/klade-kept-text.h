/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: a text that the school keeps instead of the program's own: a form, the
 * columns of an export. */

#include "klade-register.h"
#include "klade-store-paper.h"

G_BEGIN_DECLS

gboolean klade_kept_text_read (KladeDb *db,
                               const KladeTable *table,
                               const char *key,
                               char **text,
                               gint32 *revision,
                               GError **error);
gboolean klade_kept_text_save (KladeChangeSet *changes,
                               const KladeTable *table,
                               const char *key,
                               const char *text,
                               gint32 revision,
                               GError **error);
gboolean klade_kept_text_drop (KladeChangeSet *changes,
                               const KladeTable *table,
                               const char *key,
                               gint32 revision,
                               GError **error);

G_END_DECLS
