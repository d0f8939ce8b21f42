/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "klade-error.h"
#include "klade-store-account.h"

G_BEGIN_DECLS

/**
 * KladeVault:
 *
 * The school's data key (decision 8), in memory that is never swapped out.  Each account has a
 * pair of keys: the secret one is wrapped under what Argon2id makes of its password, the data
 * key is sealed to the public one.  So a password changes without anything else being encrypted
 * anew, and the data key changes without anybody's password.
 */
typedef struct _KladeVault KladeVault;

/* How dear one guess is; stored with each account, so that later ones can be dearer. */
typedef struct
{
  guint64 operations;
  gsize memory_bytes;
} KladePasswordCost;

extern const KladePasswordCost klade_password_cost_default;
extern const KladePasswordCost klade_password_cost_least; /* demo schools and tests */

void klade_vault_prepare (void);
KladeVault *klade_vault_new (void);
void klade_vault_free (KladeVault *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeVault, klade_vault_free)

const guint8 *klade_vault_get_seal_key (KladeVault *self);
void klade_vault_derive (KladeVault *self,
                         guint64 number,
                         const char context[8],
                         guint8 *key,
                         gsize size);
gboolean klade_vault_equal (KladeVault *a, KladeVault *b);

/* What a password makes, before it is known for which account. */
typedef struct
{
  KladeAccountSlot slot; /* salt, cost and verifier */
  guint8 key[32];        /* wraps the account's secret key */
} KladeStretchedPassword;

gboolean klade_password_stretch (KladeStretchedPassword *self,
                                 const char *password,
                                 KladePasswordCost cost,
                                 GError **error);
void klade_stretched_password_clear (KladeStretchedPassword *self);
void klade_vault_wrap_stretched (KladeVault *self,
                                 gint64 account_id,
                                 const KladeStretchedPassword *password,
                                 KladeAccountSlot *slot);
gboolean klade_vault_wrap (KladeVault *self,
                           gint64 account_id,
                           const char *password,
                           KladePasswordCost cost,
                           KladeAccountSlot *slot,
                           GError **error);
KladeVault *klade_vault_unwrap (gint64 account_id,
                                const char *password,
                                const KladeAccountSlot *slot,
                                GError **error);
gboolean klade_vault_reseal (KladeVault *self,
                             KladeVault *next,
                             gint64 account_id,
                             KladeAccountSlot *slot);
KladeVault *klade_vault_reopen (KladeVault *self, gint64 account_id, const KladeAccountSlot *slot);
gboolean klade_vault_spend (const char *password, GError **error);

G_END_DECLS
