/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day-change-list.h"
#include "klade-print-document.h"

G_BEGIN_DECLS

KladePrintDocument *klade_print_changes_new (KladeDayChangeList *list);

G_END_DECLS
