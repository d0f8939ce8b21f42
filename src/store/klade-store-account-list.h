/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-account.h"

G_BEGIN_DECLS

/* Accounts, roles and sealed values of everybody; texts are the statement's. */

typedef struct
{
  gint64 id;
  gint64 person_id;
  gint32 revision;
  const char *user_name; /* as stored */
  gboolean must_change;
  gboolean is_revoked;
  gboolean is_locked; /* was left out when the data key was changed */
} KladeAccountEntry;

typedef void (*KladeAccountEntryFunc) (const KladeAccountEntry *entry, gpointer data);
typedef void (*KladeGrantFunc) (gint64 person_id, const KladeRoleGrant *grant, gpointer data);

/* One account with its history; instants, 0 for never. */
typedef struct
{
  KladeAccountEntry entry; /* without the name */
  char *user_name;         /* as stored, owned */
  gint64 issued_at;
  gint64 signed_in_at;
  gint64 password_at;
  gint64 revoked_at;
} KladeStoredAccess;

gboolean klade_store_list_accounts (KladeDb *db,
                                    KladeAccountEntryFunc func,
                                    gpointer data,
                                    GError **error);
gboolean klade_store_read_access (KladeDb *db,
                                  gint64 person_id,
                                  KladeStoredAccess *access,
                                  GError **error);
gboolean klade_store_list_grants_of_day (KladeDb *db,
                                         gint32 day,
                                         KladeGrantFunc func,
                                         gpointer data,
                                         GError **error);
gboolean klade_store_count_superusers (KladeDb *db, gint32 day, gint64 *n, GError **error);

/* One sealed value of anybody, hidden or past ones too. */
typedef struct
{
  gint64 id;
  gint64 person_id;
  char *field;
  GBytes *sealed;
  GBytes *lookup; /* (nullable) */
} KladeSealedValue;

GArray *klade_store_list_sealed_values (KladeDb *db, GError **error);
gboolean klade_store_set_sealed_value (KladeDb *db, const KladeSealedValue *value, GError **error);

G_END_DECLS
