/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the verbs on accounts and roles are made of. */

#include "klade-register.h"
#include "klade-school-accounts.h"
#include "klade-store-account-list.h"
#include "klade-vault.h"

G_BEGIN_DECLS

/**
 * KladeAccountRight:
 * @may: %FALSE: the session may not touch this person's account
 * @action, @target: by which right it may, or what it would need
 * @is_of_superuser: the person is a superuser, so only another one may
 */
typedef struct
{
  gboolean may;
  KladeAction action;
  KladeTarget target;
  gboolean is_of_superuser;
} KladeAccountRight;

gboolean klade_account_is_superuser (KladeSession *session, gboolean *is_superuser, GError **error);
gboolean klade_account_find_right (KladeSession *session,
                                   gint64 person_id,
                                   KladeAccountRight *right,
                                   GError **error);
gboolean klade_account_require_right (KladeChangeSet *changes, gint64 person_id, GError **error);
gboolean klade_account_require_keeping (KladeChangeSet *changes, gint64 person_id, GError **error);
gboolean klade_account_require_superuser (KladeChangeSet *changes, GError **error);
gboolean klade_account_may_give (KladeSession *session,
                                 KladeRole role,
                                 gboolean *may,
                                 GError **error);
gboolean klade_account_grant (KladeChangeSet *changes,
                              gint64 person_id,
                              KladeRole role,
                              gint64 class_id,
                              KladeDay first_day,
                              const KladeOrderName *order,
                              GError **error);
gboolean klade_account_guard_last (KladeChangeSet *changes, gint64 n_before, GError **error);

KladeAccountState klade_account_state_of (const KladeAccountEntry *entry);

/* Names and passwords for slips. */
char *klade_account_name_from (const char *given_name, const char *surname);
char *klade_account_make_unique (GHashTable *taken, const char *name);
char *klade_account_new_password (void);
char *klade_password_stock_take (KladePasswordStock *self, KladeStretchedPassword *stretched);

G_END_DECLS
