/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeExchangeTable:
 *
 * One sheet on its way into a file: rows of texts, some of them numbers.  Every format is
 * written from this, so that they can't differ.
 */
typedef struct _KladeExchangeTable KladeExchangeTable;

typedef struct
{
  const char *text;
  gboolean is_number; /* @text is a number in C notation */
  gboolean is_bold;
  gboolean is_text_wide; /* wants a wide column */
} KladeExchangeCell;

KladeExchangeTable *klade_exchange_table_new (const char *name);
void klade_exchange_table_free (KladeExchangeTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeExchangeTable, klade_exchange_table_free)

void klade_exchange_table_begin_row (KladeExchangeTable *self);
void klade_exchange_table_add (KladeExchangeTable *self, const char *text);
void klade_exchange_table_add_head (KladeExchangeTable *self, const char *text, gboolean is_wide);
void klade_exchange_table_add_number (KladeExchangeTable *self,
                                      double number,
                                      gboolean has_decimals);
void klade_exchange_table_freeze (KladeExchangeTable *self, guint n_rows, guint n_columns);

const char *klade_exchange_table_get_name (KladeExchangeTable *self);
guint klade_exchange_table_get_n_rows (KladeExchangeTable *self);
guint klade_exchange_table_get_n_cells (KladeExchangeTable *self, guint row);
KladeExchangeCell klade_exchange_table_get_cell (KladeExchangeTable *self, guint row, guint column);
void klade_exchange_table_get_frozen (KladeExchangeTable *self, guint *n_rows, guint *n_columns);

gboolean klade_exchange_write_csv (GPtrArray *tables, const char *path, GError **error);
gboolean klade_exchange_write_xlsx (GPtrArray *tables, const char *path, GError **error);
gboolean klade_exchange_write_ods (GPtrArray *tables, const char *path, GError **error);
gboolean klade_exchange_replace_file (const char *written, const char *path, GError **error);
char *klade_exchange_dup_temporary_path (const char *path);

G_END_DECLS
