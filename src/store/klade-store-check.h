/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-audit.h"

G_BEGIN_DECLS

/* What klade_school_check() reads: the log from its first row, and the tables it speaks of. */

/* @hash: (nullable): %NULL when the stored one is not a hash */
typedef gboolean (*KladeAuditFunc) (const KladeAuditRow *row,
                                    const guint8 *hash,
                                    gpointer data,
                                    GError **error);

gboolean klade_store_each_audit_row (KladeDb *db,
                                     KladeAuditFunc func,
                                     gpointer data,
                                     GError **error);

#define KLADE_LOGGED_FIELDS_MAX 9

/**
 * KladeLoggedTable:
 * @name: the table
 * @fields: its columns that the log follows; those in the text of an add row come first
 * @defaults: what a column has that neither a row of its own nor the add row speaks of
 * @n_fields: how many
 * @n_in_add: how many of them an add row's text has, parted by slashes
 */
typedef struct
{
  const char *name;
  const char *fields[KLADE_LOGGED_FIELDS_MAX];
  const char *defaults[KLADE_LOGGED_FIELDS_MAX];
  guint n_fields;
  guint n_in_add;
  const char *sql_page;
  const char *sql_where;
  const char *sql_last;
} KladeLoggedTable;

#define KLADE_N_LOGGED_TABLES 7

extern const KladeLoggedTable klade_logged_tables[KLADE_N_LOGGED_TABLES];

/* @values: as the log would write them, in the order of the table's fields */
typedef gboolean (*KladeLoggedFunc) (gint64 row_id,
                                     const char *const *values,
                                     gpointer data,
                                     GError **error);

gboolean klade_store_each_logged_row (KladeDb *db,
                                      const KladeLoggedTable *table,
                                      KladeLoggedFunc func,
                                      gpointer data,
                                      GError **error);
gboolean klade_store_get_last_id (KladeDb *db,
                                  const KladeLoggedTable *table,
                                  gint64 *last_id,
                                  GError **error);
char *klade_store_describe_row (KladeDb *db,
                                const KladeLoggedTable *table,
                                gint64 row_id,
                                GError **error);

G_END_DECLS
