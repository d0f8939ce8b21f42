/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* What identifies a person, sealed (decision 8).  Rows are only ever added: a change ends the
 * old row and adds a new one.  The record holds everything but the sealed bytes, so that the log
 * never sees them. */

extern const KladeTable klade_table_person_secret;

enum
{
  KLADE_PERSON_SECRET_COLUMN_PERSON_ID,
  KLADE_PERSON_SECRET_COLUMN_FIELD,
  KLADE_PERSON_SECRET_COLUMN_VALID_FROM,
  KLADE_PERSON_SECRET_COLUMN_VALID_TO,
  KLADE_PERSON_SECRET_COLUMN_IS_HIDDEN,
};

/**
 * KladeStoredSecret:
 * @sealed: nonce and ciphertext
 * @lookup: (nullable): the keyed hash of the value
 */
typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 person_id;
  char *field;
  GBytes *sealed;
  GBytes *lookup;
  gint32 valid_from;
  gint32 valid_to;
} KladeStoredSecret;

gboolean klade_store_add_secret (KladeDb *db,
                                 KladeRecord *record,
                                 GBytes *sealed,
                                 GBytes *lookup,
                                 GError **error);
GArray *klade_store_list_person_secrets (KladeDb *db, gint64 person_id, GError **error);
GArray *klade_store_list_current_secrets (KladeDb *db, const char *field, GError **error);
GArray *klade_store_find_secret_owners (KladeDb *db,
                                        const char *field,
                                        GBytes *lookup,
                                        GError **error);

G_END_DECLS
