/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/* How the school's rule gets to a term mark; the teacher decides. */
#define KLADE_TYPE_PROPOSAL_POPOVER (klade_proposal_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeProposalPopover,
                      klade_proposal_popover,
                      KLADE,
                      PROPOSAL_POPOVER,
                      GtkPopover)

KladeProposalPopover *klade_proposal_popover_new (void);
gboolean klade_proposal_popover_explain (KladeProposalPopover *self,
                                         KladeJournalSheet *sheet,
                                         int row,
                                         int column);

G_END_DECLS
