/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-school-import.h"

G_BEGIN_DECLS

/**
 * KladeImportFatesPage:
 *
 * Every row's fate before anything is written, by kind of fate; thousands of rows.
 *
 * Signal: "decided" (KladeImportDecision *decision): answer with
 * klade_import_fates_page_follow_plan().
 */
#define KLADE_TYPE_IMPORT_FATES_PAGE (klade_import_fates_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportFatesPage,
                      klade_import_fates_page,
                      KLADE,
                      IMPORT_FATES_PAGE,
                      AdwBin)

void klade_import_fates_page_show_plan (KladeImportFatesPage *self,
                                        KladeImportPlan *plan,
                                        gboolean may_add_classes);
void klade_import_fates_page_follow_plan (KladeImportFatesPage *self, KladeImportPlan *plan);

G_END_DECLS
