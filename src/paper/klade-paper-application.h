/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"
#include "klade-school.h"

G_BEGIN_DECLS

KladePrintDocument *klade_paper_application_new (KladeSession *session,
                                                 gint64 pupil_id,
                                                 GError **error);

G_END_DECLS
