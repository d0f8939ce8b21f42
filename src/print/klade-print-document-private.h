/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-flow.h"

G_BEGIN_DECLS

/* @pages is taken. */
KladePrintDocument *klade_print_document_new (const KladePrintPaper *paper,
                                              const char *title,
                                              const char *footer,
                                              GPtrArray *pages);

G_END_DECLS
