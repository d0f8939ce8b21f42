/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/**
 * KladeJournalView:
 *
 * One journal on the screen: the grid, the line under it, the lesson's panel beside it.  The
 * view is kept and shown another journal, so that opening one costs no new widgets.
 *
 * Properties: "term" (s1, s2, year), "panel-open", "shows-hidden".
 */
#define KLADE_TYPE_JOURNAL_VIEW (klade_journal_view_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalView, klade_journal_view, KLADE, JOURNAL_VIEW, AdwBin)

void klade_journal_view_set_person (KladeJournalView *self,
                                    KladeWorker *worker,
                                    KladePerson *person,
                                    GSettings *settings);
void klade_journal_view_open (KladeJournalView *self, gint64 journal_id);
gint64 klade_journal_view_get_journal (KladeJournalView *self);
KladeJournalSheet *klade_journal_view_get_sheet (KladeJournalView *self);
void klade_journal_view_set_locked (KladeJournalView *self, gboolean is_locked);
void klade_journal_view_flush (KladeJournalView *self);
guint klade_journal_view_get_n_unsaved (KladeJournalView *self);
void klade_journal_view_close_popovers (KladeJournalView *self);

G_END_DECLS
