/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"

G_BEGIN_DECLS

char *klade_ctl_format_journal (const KladeJournalPage *page);

G_END_DECLS
