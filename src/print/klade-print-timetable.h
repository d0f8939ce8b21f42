/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"
#include "klade-week.h"

G_BEGIN_DECLS

KladePrintDocument *klade_print_timetable_new (const char *school, const GPtrArray *weeks);

G_END_DECLS
