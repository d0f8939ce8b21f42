/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-import.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* A list as a spreadsheet gives it: cells end with ';', rows with a line; the first row is the
 * headings. */
KladeImportMapping *klade_test_import_map (KladeImportTarget target, const char *list);
GPtrArray *klade_test_import_read (KladeImportTarget target, const char *list);

/* The plan since 1 September 2025, and what it says of a row in one line: fate, and changes. */
KladeImportPlan *klade_test_import_plan (KladeSession *session,
                                         KladeImportTarget target,
                                         const char *list);
KladeUndo *klade_test_import_all (KladeSession *session,
                                  KladeImportTarget target,
                                  const char *list);
void klade_test_import_assert_fates (const KladeImportPlan *plan, const char *fates);
void klade_test_import_assert_reason (const KladeImportPlan *plan, guint row, const char *part);
void klade_test_import_assert_note (const KladeImportPlan *plan, guint row, const char *part);
void klade_test_import_assert_change (const KladeImportPlan *plan,
                                      guint row,
                                      const char *what,
                                      const char *before,
                                      const char *after);

G_END_DECLS
