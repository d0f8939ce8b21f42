/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-draft.h"

#include "klade-exchange-read.h"

static void
clear_draft (gpointer data)
{
  KladeImportDraft *self = data;

  g_free (self->path);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, klade_import_mapping_free);
  g_free (self->class_name);
  g_free (self->order_number);
}

KladeImportDraft *
klade_import_draft_ref (KladeImportDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
klade_import_draft_unref (KladeImportDraft *self)
{
  g_atomic_rc_box_release_full (self, clear_draft);
}

static KladeImportDraft *
draft_new (KladeSession *session,
           const char *path,
           GPtrArray *tables,
           guint table,
           KladeImportTarget target,
           GError **error)
{
  g_autoptr (KladeImportDraft) self = g_atomic_rc_box_new0 (KladeImportDraft);

  self->path = g_strdup (path);
  self->tables = g_ptr_array_ref (tables);
  self->table = table;
  self->mapping = klade_import_mapping_new (g_ptr_array_index (tables, table), target);
  self->class_name = g_strdup ("");
  self->order_number = g_strdup ("");
  if (!klade_school_recall_import_mapping (session, self->mapping, &self->is_recalled, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* A workbook's first sheet is often a cover. */
static guint
find_longest (GPtrArray *tables)
{
  guint longest = 0;

  for (guint i = 1; i < tables->len; i++)
    if (klade_import_table_get_n_rows (g_ptr_array_index (tables, i)) >
        klade_import_table_get_n_rows (g_ptr_array_index (tables, longest)))
      longest = i;

  return longest;
}

/**
 * klade_import_draft_read:
 * @path: a CSV, XLSX or ODS file
 * @target: whose list it is
 * @error: a sentence for people: wrong kind, protected by a password, too big
 *
 * Reads a file and takes its longest sheet; the columns are as they were remembered, or guessed.
 *
 * Returns: (transfer full): the draft, or %NULL
 */
KladeImportDraft *
klade_import_draft_read (KladeSession *session,
                         const char *path,
                         KladeImportTarget target,
                         GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  tables = klade_exchange_read_tables (path, error);
  if (tables == NULL)
    return NULL;

  return draft_new (session, path, tables, find_longest (tables), target, error);
}

/**
 * klade_import_draft_choose:
 * @draft: a file that was read
 * @target: whose list it is after all
 * @table: the sheet, from 0
 *
 * Returns: (transfer full): the same file with another sheet or as another list, or %NULL
 */
KladeImportDraft *
klade_import_draft_choose (KladeSession *session,
                           const KladeImportDraft *draft,
                           KladeImportTarget target,
                           guint table,
                           GError **error)
{
  g_return_val_if_fail (table < draft->tables->len, NULL);

  return draft_new (session, draft->path, draft->tables, table, target, error);
}

/**
 * klade_import_draft_plan:
 *
 * Returns: (transfer full): what each row would do; nothing is written
 */
KladeImportPlan *
klade_import_draft_plan (KladeSession *session, KladeImportDraft *self, GError **error)
{
  g_autoptr (GPtrArray) rows = klade_import_mapping_read_rows (self->mapping);
  KladeImportOptions options = {
    .valid_from = self->valid_from,
    .order_number = *self->order_number != '\0' ? self->order_number : NULL,
    .order_day = self->order_day,
    .class_name = klade_import_draft_needs_class (self) && *self->class_name != '\0'
                      ? self->class_name
                      : NULL,
    .adds_classes = self->adds_classes,
  };

  return klade_school_plan_import (session, klade_import_mapping_get_target (self->mapping), rows,
                                   &options, error);
}

/**
 * klade_import_draft_needs_class:
 *
 * Returns: whether it is a list of pupils without a column for the class
 */
gboolean
klade_import_draft_needs_class (const KladeImportDraft *self)
{
  return klade_import_mapping_get_target (self->mapping) == KLADE_IMPORT_PUPILS &&
         !klade_import_mapping_find_column (self->mapping, KLADE_IMPORT_CLASS, NULL);
}
