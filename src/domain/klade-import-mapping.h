/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-import-row.h"
#include "klade-import-table.h"

G_BEGIN_DECLS

typedef enum
{
  KLADE_NAMES_SURNAME_FIRST = 1, /* Bērziņa Anna */
  KLADE_NAMES_GIVEN_FIRST,       /* Anna Bērziņa */
} KladeNameOrder;

/**
 * KladeImportMapping:
 *
 * Which column of a table is which field, guessed from the headings and changed by a person.
 * It keeps the table.  To be used by one thread at a time.
 */
typedef struct _KladeImportMapping KladeImportMapping;

KladeImportMapping *klade_import_mapping_new (KladeImportTable *table, KladeImportTarget target);
void klade_import_mapping_free (KladeImportMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportMapping, klade_import_mapping_free)

KladeImportTable *klade_import_mapping_get_table (KladeImportMapping *self);
KladeImportTarget klade_import_mapping_get_target (KladeImportMapping *self);

/* The head: rows of the table, not of the file; the list begins right below. */
void klade_import_mapping_get_head (KladeImportMapping *self, guint *first_row, guint *n_rows);
void klade_import_mapping_set_head (KladeImportMapping *self, guint first_row, guint n_rows);

guint klade_import_mapping_get_n_columns (KladeImportMapping *self);
const char *klade_import_mapping_get_heading (KladeImportMapping *self, guint column);
KladeImportField klade_import_mapping_get_field (KladeImportMapping *self, guint column);
gboolean klade_import_mapping_find_column (KladeImportMapping *self,
                                           KladeImportField field,
                                           guint *column);
void klade_import_mapping_set_field (KladeImportMapping *self,
                                     guint column,
                                     KladeImportField field);
KladeNameOrder klade_import_mapping_get_name_order (KladeImportMapping *self, guint column);
void klade_import_mapping_set_name_order (KladeImportMapping *self,
                                          guint column,
                                          KladeNameOrder order);
gboolean klade_import_mapping_check (KladeImportMapping *self, GError **error);

/* To be remembered, and to be recognised by the same headings. */
char *klade_import_mapping_to_text (KladeImportMapping *self);
char *klade_import_mapping_dup_key (KladeImportMapping *self);
gboolean klade_import_mapping_recall (KladeImportMapping *self, const char *text, GError **error);

/* The rows below the head. */
guint klade_import_mapping_get_n_rows (KladeImportMapping *self);
KladeImportRow *klade_import_mapping_read_row (KladeImportMapping *self, guint row);
GPtrArray *klade_import_mapping_read_rows (KladeImportMapping *self);

G_END_DECLS
