/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/paper/ only: documents that are filled from what others of the program read. */

#include "klade-school-paper.h"

G_BEGIN_DECLS

gboolean klade_paper_is_other (KladePaperKind kind);
KladePaper *klade_paper_read_other (KladeSession *session,
                                    const KladePaperRequest *request,
                                    KladeProgress progress,
                                    gpointer progress_data,
                                    GError **error);

G_END_DECLS
