/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-password-stock.h"
#include "klade-school-people.h"
#include "klade-slip.h"

G_BEGIN_DECLS

/* Accounts, first passwords, roles and the school's data key (A2-A6, issue 3 items 3 and 9).
 * Whoever has KLADE_ACTION_MANAGE_ACCOUNTS keeps all of them, but only a superuser touches a
 * superuser's.  Whoever has KLADE_ACTION_HAND_OUT_PASSWORD alone (class teachers in their class,
 * the secretary) gives passwords to pupils and guardians who have no work in the school. */

/* ---- the list ---- */

typedef enum
{
  KLADE_ACCOUNT_NONE = 0, /* should have one */
  KLADE_ACCOUNT_FIRST,    /* the first password was not used yet */
  KLADE_ACCOUNT_ACTIVE,
  KLADE_ACCOUNT_LOCKED, /* left out when the school's key was changed: needs a new password */
  KLADE_ACCOUNT_REVOKED,
  KLADE_N_ACCOUNT_STATES,
} KladeAccountState;

/**
 * KladeAccountRow:
 * @account_id: 0 for none
 * @class_id: of the pupil, or of a guardian's first child; 0 for none
 * @kinds: KladePeopleKinds
 * @revision: of the account
 * @is_named_by_code: the user name is a child's personal code, which is stored as a hash only;
 *   @user_name is "" then
 * @can_hand_out: the session may issue or reset it
 * @name: surname first, as lists are sorted
 * @roles: in words, translated; "" for none
 * @note: staff's positions, guardians' children
 * @key: for klade_search_matches(): name, class, user name, roles and note
 */
typedef struct
{
  gint64 person_id;
  gint64 account_id;
  gint64 class_id;
  guint kinds;
  int revision;
  KladeAccountState state;
  gboolean is_named_by_code;
  gboolean can_hand_out;
  const char *name;
  const char *class_name;
  const char *user_name;
  const char *roles;
  const char *note;
  const char *key;
} KladeAccountRow;

/* In Latvian order of names; immutable, may cross threads. */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  KladeAccountRow *rows;
  guint n_rows;
  guint n_by_state[KLADE_N_ACCOUNT_STATES];
} KladeAccountList;

KladeAccountList *klade_account_list_ref (KladeAccountList *self);
void klade_account_list_unref (KladeAccountList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeAccountList, klade_account_list_unref)

const char *klade_account_state_name (KladeAccountState state);
KladeAccountList *klade_school_list_accounts (KladeSession *session,
                                              guint kinds,
                                              gint64 class_id,
                                              GError **error);

/* ---- passwords on slips ---- */

GPtrArray *klade_school_issue_accounts (KladeSession *session,
                                        const gint64 *person_ids,
                                        guint n_persons,
                                        KladePasswordStock *stock,
                                        KladeUndo **undo,
                                        GError **error);
GPtrArray *klade_school_reset_passwords (KladeSession *session,
                                         const gint64 *person_ids,
                                         guint n_persons,
                                         KladePasswordStock *stock,
                                         GError **error);

/* ---- access ---- */

/**
 * KladeAccess:
 * @account_id: 0 for none; the open one, or the newest
 * @user_name: "" for none, and for @is_named_by_code
 * @issued_at, @signed_in_at, @password_at, @revoked_at: instants; 0 for never or unknown
 * @can_hand_out: the session may issue it or reset its password
 * @can_keep: the session may revoke it, and give and end roles
 *
 * One person's account as it stands.
 */
typedef struct
{
  gint64 account_id;
  int revision;
  KladeAccountState state;
  gboolean is_named_by_code;
  char *user_name;
  gint64 issued_at;
  gint64 signed_in_at;
  gint64 password_at;
  gint64 revoked_at;
  gboolean can_hand_out;
  gboolean can_keep;
} KladeAccess;

void klade_access_free (KladeAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeAccess, klade_access_free)
KladeAccess *klade_school_read_access (KladeSession *session, gint64 person_id, GError **error);

gboolean klade_school_revoke_account (KladeSession *session,
                                      gint64 account_id,
                                      int revision,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_revoke_accounts (KladeSession *session,
                                       const gint64 *account_ids,
                                       guint n_accounts,
                                       KladeUndo **undo,
                                       GError **error);
gboolean klade_school_restore_account (KladeSession *session,
                                       gint64 account_id,
                                       int revision,
                                       KladeUndo **undo,
                                       GError **error);

/* ---- roles: those a person has stand in the personal file, KLADE_FILE_ROLES ---- */

gboolean klade_school_grant_role (KladeSession *session,
                                  gint64 person_id,
                                  KladeRole role,
                                  gint64 class_id,
                                  KladeDay first_day,
                                  const KladeOrderName *order,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_end_role (KladeSession *session,
                                gint64 grant_id,
                                int revision,
                                KladeDay last_day,
                                KladeUndo **undo,
                                GError **error);

/* ---- the school's data key ---- */

/* An account that was not given the new key. */
typedef struct
{
  gint64 account_id;
  gint64 person_id;
  char *name;
} KladeLeftOut;

void klade_left_out_free (KladeLeftOut *self);
gboolean klade_school_change_key (KladeSession *session,
                                  const char *password,
                                  KladeProgress progress,
                                  gpointer progress_data,
                                  GPtrArray **left_out,
                                  GError **error);

G_END_DECLS
