/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"

G_BEGIN_DECLS

KladePrintDocument *klade_print_document_new_joined (const char *title,
                                                     GPtrArray *documents,
                                                     GPtrArray *names);

G_END_DECLS
