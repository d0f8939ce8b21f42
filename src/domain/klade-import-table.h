/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a school's list never needs more of; a file with more is refused in words. */
#define KLADE_IMPORT_ROWS_MAX 50000
#define KLADE_IMPORT_COLUMNS_MAX 512
#define KLADE_IMPORT_CELL_BYTES_MAX (256 * 1024)
#define KLADE_IMPORT_TABLE_BYTES_MAX (64 * 1024 * 1024)
#define KLADE_IMPORT_SPANS_MAX 10000

/**
 * KladeImportTable:
 *
 * One sheet that was read from a file: rows of texts, cleaned, valid UTF-8.  Days are ISO texts,
 * numbers plain decimal texts with a point.  Rows without any text are left out, so a row knows
 * its number in the file.  After klade_import_table_close() it never changes and may go from
 * thread to thread.
 */
typedef struct _KladeImportTable KladeImportTable;

/* Cells that were merged into one; the text stands in the first. */
typedef struct
{
  guint row_number; /* of the first row, as in the file, from 1 */
  guint column;     /* of the first column, from 0 */
  guint n_rows;
  guint n_columns;
} KladeImportSpan;

KladeImportTable *klade_import_table_new (const char *name);
KladeImportTable *klade_import_table_ref (KladeImportTable *self);
void klade_import_table_unref (KladeImportTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportTable, klade_import_table_unref)

gboolean klade_import_table_begin_row (KladeImportTable *self, guint number, GError **error);
gboolean klade_import_table_set (KladeImportTable *self,
                                 guint column,
                                 const char *text,
                                 gsize n_bytes,
                                 GError **error);
void klade_import_table_add_span (KladeImportTable *self, const KladeImportSpan *span);
void klade_import_table_close (KladeImportTable *self);

const char *klade_import_table_get_name (KladeImportTable *self);
guint klade_import_table_get_n_rows (KladeImportTable *self);
guint klade_import_table_get_n_columns (KladeImportTable *self);
guint klade_import_table_get_row_number (KladeImportTable *self, guint row);
const char *klade_import_table_get (KladeImportTable *self, guint row, guint column);
const KladeImportSpan *klade_import_table_get_spans (KladeImportTable *self, guint *n_spans);
char *klade_import_column_letters (guint column);

G_END_DECLS
