/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"
#include "klade-slip.h"

G_BEGIN_DECLS

KladePrintDocument *klade_print_slips_new (const char *school_name, GPtrArray *slips);

G_END_DECLS
