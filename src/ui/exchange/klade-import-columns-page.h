/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-import-draft.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeImportColumnsPage:
 *
 * The file, whose list it is, which column is what, and what holds for rows that do not say.
 *
 * Signals: "changed" (): something was chosen in the draft; "source-changed" (): another sheet
 * or another kind of list: answer with klade_import_columns_page_show_draft().
 */
#define KLADE_TYPE_IMPORT_COLUMNS_PAGE (klade_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportColumnsPage,
                      klade_import_columns_page,
                      KLADE,
                      IMPORT_COLUMNS_PAGE,
                      AdwBin)

void klade_import_columns_page_set_person (KladeImportColumnsPage *self,
                                           KladePerson *person,
                                           KladeImportTarget target);
KladeImportTarget klade_import_columns_page_get_target (KladeImportColumnsPage *self);
guint klade_import_columns_page_get_table (KladeImportColumnsPage *self);
void klade_import_columns_page_show_draft (KladeImportColumnsPage *self, KladeImportDraft *draft);
void klade_import_columns_page_show_error (KladeImportColumnsPage *self, const char *sentence);
void klade_import_columns_page_add_classes (KladeImportColumnsPage *self);
gboolean klade_import_columns_page_collect (KladeImportColumnsPage *self, GError **error);

G_END_DECLS
