/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-journal-list-model.h"

G_BEGIN_DECLS

/**
 * KladeJournalsPage:
 *
 * The journals a person may open.  Typing anywhere searches; Enter opens through
 * win.open-journal.
 */
#define KLADE_TYPE_JOURNALS_PAGE (klade_journals_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalsPage, klade_journals_page, KLADE, JOURNALS_PAGE, AdwBin)

void klade_journals_page_set_model (KladeJournalsPage *self, KladeJournalListModel *model);

G_END_DECLS
