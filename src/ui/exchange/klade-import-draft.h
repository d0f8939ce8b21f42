/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-import.h"

G_BEGIN_DECLS

/**
 * KladeImportDraft:
 * @path: the file that was read
 * @tables: (element-type KladeImportTable): its sheets
 * @table: the chosen one, from 0
 * @mapping: which column is what
 * @is_recalled: the mapping was remembered from an earlier file with the same headings
 * @class_name: for rows that name no class
 * @adds_classes: whether classes that do not exist yet are made
 *
 * A list on its way into the school.  It is changed by the window alone, while no job has it.
 */
typedef struct
{
  char *path;
  GPtrArray *tables;
  guint table;
  KladeImportMapping *mapping;
  gboolean is_recalled;
  char *class_name;
  char *order_number;
  KladeDay order_day;
  KladeDay valid_from;
  gboolean adds_classes;
} KladeImportDraft;

KladeImportDraft *klade_import_draft_ref (KladeImportDraft *self);
void klade_import_draft_unref (KladeImportDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportDraft, klade_import_draft_unref)

KladeImportDraft *klade_import_draft_read (KladeSession *session,
                                           const char *path,
                                           KladeImportTarget target,
                                           GError **error);
KladeImportDraft *klade_import_draft_choose (KladeSession *session,
                                             const KladeImportDraft *draft,
                                             KladeImportTarget target,
                                             guint table,
                                             GError **error);
KladeImportPlan *klade_import_draft_plan (KladeSession *session,
                                          KladeImportDraft *self,
                                          GError **error);
gboolean klade_import_draft_needs_class (const KladeImportDraft *self);

G_END_DECLS
