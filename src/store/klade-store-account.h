/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"
#include "klade-store-audit.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

#define KLADE_ACCOUNT_SALT_SIZE 16
#define KLADE_ACCOUNT_VERIFIER_SIZE 32
#define KLADE_ACCOUNT_WRAPPED_SIZE 72 /* nonce, the account's secret key, tag */
#define KLADE_ACCOUNT_PUBLIC_SIZE 64  /* the account's public key and its proof */
#define KLADE_ACCOUNT_SEALED_SIZE 80  /* the school's data key sealed to it */

/**
 * KladeAccountSlot:
 * @wrapped_key: the account's secret key under its password; of an account of version 1,
 *   without @has_keys, the data key itself
 * @public_key: what the data key is sealed to, proven by whoever had the data key then
 * @sealed_key: the school's data key; all 0 when the key was changed without this account
 *
 * What proves a password and opens the school's data key.
 */
typedef struct
{
  guint8 salt[KLADE_ACCOUNT_SALT_SIZE];
  gint64 ops_limit;
  gint64 mem_limit; /* bytes */
  guint8 verifier[KLADE_ACCOUNT_VERIFIER_SIZE];
  guint8 wrapped_key[KLADE_ACCOUNT_WRAPPED_SIZE];
  gboolean has_keys;
  guint8 public_key[KLADE_ACCOUNT_PUBLIC_SIZE];
  guint8 sealed_key[KLADE_ACCOUNT_SEALED_SIZE];
} KladeAccountSlot;

typedef struct
{
  gint64 id;
  gint64 person_id;
  char *user_name;
  char *person_name; /* Anna Kalniņa */
  KladeAccountSlot slot;
  int n_failed;
  gint64 wait_until;
  gint64 changed_at; /* the password */
  gboolean must_change;
  gboolean is_revoked;
  gint32 revision;
} KladeAccount;

/* An account as a row of the registers: whether it is open.  Its secrets stay out. */
extern const KladeTable klade_table_account_access;

enum
{
  KLADE_ACCOUNT_ACCESS_COLUMN_PERSON_ID,
  KLADE_ACCOUNT_ACCESS_COLUMN_USER_NAME,
  KLADE_ACCOUNT_ACCESS_COLUMN_REVOKED_AT, /* instant; KLADE_RECORD_NULL: open */
};

void klade_account_free (KladeAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeAccount, klade_account_free)

/* Begins the stored form of a user name that is a personal code. */
#define KLADE_ACCOUNT_CODE_PREFIX "code:"

char *klade_account_fold_name (const char *user_name);
char *klade_store_dup_user_name (KladeDb *db, const char *user_name, GError **error);
KladeAccount *klade_store_find_account (KladeDb *db, const char *user_name, GError **error);
KladeAccount *klade_store_read_account (KladeDb *db, gint64 id, GError **error);
gboolean klade_store_add_account (KladeDb *db,
                                  gint64 person_id,
                                  const char *user_name,
                                  gint64 now,
                                  gint64 *id,
                                  GError **error);
gboolean klade_store_set_account_slot (KladeDb *db,
                                       gint64 id,
                                       gint32 revision,
                                       const KladeAccountSlot *slot,
                                       gint64 now,
                                       gboolean must_change,
                                       GError **error);
GArray *klade_store_list_account_ids (KladeDb *db, GError **error);
gboolean klade_store_set_account_keys (KladeDb *db,
                                       gint64 id,
                                       const KladeAccountSlot *slot,
                                       GError **error);
gboolean klade_store_set_account_failures (KladeDb *db,
                                           gint64 id,
                                           int n_failed,
                                           gint64 wait_until,
                                           GError **error);

/* In a demo school: who can sign in, shown on the sign-in page. */
typedef struct
{
  gint64 person_id;
  char *user_name;
  char *password;
  char *name;
} KladeDemoAccount;

void klade_demo_account_free (KladeDemoAccount *self);
gboolean klade_store_add_demo_account (KladeDb *db,
                                       gint64 account_id,
                                       const char *password,
                                       int position,
                                       GError **error);
gboolean klade_store_set_demo_password (KladeDb *db,
                                        gint64 account_id,
                                        const char *password,
                                        GError **error);
GPtrArray *klade_store_list_demo_accounts (KladeDb *db, GError **error);

/* The roles a person holds on a day. */
typedef struct
{
  int role;
  gint64 class_id;
  char *class_name; /* (nullable) */
} KladeRoleGrant;

gboolean klade_store_add_role_grant (KladeDb *db,
                                     gint64 person_id,
                                     int role,
                                     gint64 class_id,
                                     gint32 valid_from,
                                     GError **error);
GArray *klade_store_list_role_grants (KladeDb *db, gint64 person_id, gint32 day, GError **error);
GArray *klade_store_list_live_grants (KladeDb *db,
                                      gint64 account_id,
                                      gint64 person_id,
                                      gint32 day,
                                      GError **error);

G_END_DECLS
