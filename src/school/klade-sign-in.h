/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: how a person becomes a session. */

#include "klade-school.h"
#include "klade-vault.h"

G_BEGIN_DECLS

KladeSession *klade_session_new (KladeSchool *school,
                                 const KladeAccount *account,
                                 KladeVault *vault,
                                 GError **error);
char *klade_session_dup_grants_text (GArray *grants);
gint64 klade_session_get_account_id (KladeSession *self);
KladeVault *klade_session_get_vault (KladeSession *self);
/* Object data of a session that is made of its vault, and goes with it. */
#define KLADE_SESSION_SEAL "klade-seal"

void klade_session_take_vault (KladeSession *self, KladeVault *vault, const KladeAccountSlot *slot);
gboolean klade_session_refresh_vault (KladeSession *self, gboolean *is_new, GError **error);
void klade_session_set_must_change_password (KladeSession *self, gboolean must_change);

/* A new account with its password; made within a transaction. */
typedef struct
{
  gint64 person_id;
  const char *user_name;
  const char *password;
  KladePasswordCost cost;
  gint64 now;
  gboolean must_change;
} KladeAccountSetup;

gboolean klade_account_add (KladeDb *db,
                            KladeVault *vault,
                            const KladeAccountSetup *setup,
                            gint64 *account_id,
                            GError **error);

G_END_DECLS
