/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-journal-list-model.h"

G_BEGIN_DECLS

/* One journal in the list of journals. */
#define KLADE_TYPE_JOURNALS_ROW (klade_journals_row_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalsRow, klade_journals_row, KLADE, JOURNALS_ROW, AdwBin)

GtkWidget *klade_journals_row_new (void);
void klade_journals_row_bind (KladeJournalsRow *self, const KladeJournalRow *row);

G_END_DECLS
