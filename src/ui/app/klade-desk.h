/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-journal-view.h"
#include "klade-office.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeDesk:
 *
 * What a signed-in person works at: the sidebar and the places it opens.
 */
#define KLADE_TYPE_DESK (klade_desk_get_type ())
G_DECLARE_FINAL_TYPE (KladeDesk, klade_desk, KLADE, DESK, AdwBin)

KladeDesk *klade_desk_new (KladeWorker *worker,
                           KladePerson *person,
                           KladeSchoolInfo *info,
                           GSettings *settings);

void klade_desk_show_place (KladeDesk *self, const char *place);
void klade_desk_show_nth_place (KladeDesk *self, guint index);
void klade_desk_show_item (KladeDesk *self, const char *place, gint64 id);
void klade_desk_open_journal (KladeDesk *self, gint64 journal_id);
void klade_desk_undo (KladeDesk *self);
void klade_desk_redo (KladeDesk *self);
void klade_desk_go_anywhere (KladeDesk *self);
void klade_desk_toggle_sidebar (KladeDesk *self);
KladeOffice *klade_desk_get_office (KladeDesk *self);
KladeJournalView *klade_desk_get_journal_view (KladeDesk *self);

void klade_desk_flush (KladeDesk *self);
guint klade_desk_get_n_unsaved (KladeDesk *self);
void klade_desk_abandon (KladeDesk *self);

G_END_DECLS
