/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-export-layout.h"
#include "klade-school-people.h"

G_BEGIN_DECLS

/* Marks for the education document, taken out for the state's register (G5). */

KladeExportLayout *klade_school_read_export_layout (KladeSession *session,
                                                    gboolean *is_own,
                                                    gint32 *revision,
                                                    GError **error);
gboolean klade_school_save_export_layout (KladeSession *session,
                                          const KladeExportLayout *layout,
                                          gint32 revision,
                                          KladeUndo **undo,
                                          GError **error);
gboolean klade_school_drop_export_layout (KladeSession *session,
                                          gint32 revision,
                                          KladeUndo **undo,
                                          GError **error);

G_END_DECLS
