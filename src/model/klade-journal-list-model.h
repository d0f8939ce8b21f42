/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-row-list.h"
#include "klade-school-journal.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeJournalScope:
 *
 * Whose journals are listed.
 */
typedef enum
{
  KLADE_JOURNALS_MINE,
  KLADE_JOURNALS_MY_CLASS,
  KLADE_JOURNALS_ALL,
} KladeJournalScope;

/**
 * KladeJournalListModel:
 *
 * The journals of a school year that a person may open, whose rows follow a typed query and a
 * scope.  The year is today's until another one is chosen.
 *
 * Signal "loaded" (GError *error_or_null): a reading is over.
 */
#define KLADE_TYPE_JOURNAL_LIST_MODEL (klade_journal_list_model_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalListModel,
                      klade_journal_list_model,
                      KLADE,
                      JOURNAL_LIST_MODEL,
                      GObject)

KladeJournalListModel *klade_journal_list_model_new (KladeWorker *worker);
void klade_journal_list_model_load (KladeJournalListModel *self);

void klade_journal_list_model_set_year (KladeJournalListModel *self, gint64 year_id);
GPtrArray *klade_journal_list_model_get_years (KladeJournalListModel *self);

KladeRowList *klade_journal_list_model_get_rows (KladeJournalListModel *self);
KladeJournalList *klade_journal_list_model_get_list (KladeJournalListModel *self);
const KladeJournalRow *klade_journal_list_model_find (KladeJournalListModel *self,
                                                      gint64 journal_id);
gboolean klade_journal_list_model_has_scope (KladeJournalListModel *self, KladeJournalScope scope);
KladeJournalScope klade_journal_list_model_get_scope (KladeJournalListModel *self);
void klade_journal_list_model_set_scope (KladeJournalListModel *self, KladeJournalScope scope);

G_END_DECLS
