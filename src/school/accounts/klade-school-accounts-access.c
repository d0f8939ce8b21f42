/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-account-list.h"
#include "klade-store-class.h"
#include "klade-store-person.h"

/* One account as it stands; taking access away and giving it back; roles. */

void
klade_access_free (KladeAccess *self)
{
  g_free (self->user_name);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  gint64 person_id;
  KladeAccess *access;
} Reading;

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  const Reading *reading = data;
  KladeAccess *access = reading->access;
  KladeStoredAccess stored;
  KladeAccountRight right;

  if (!klade_account_find_right (reading->session, reading->person_id, &right, error) ||
      (!right.may &&
       !klade_session_require (reading->session, right.action, &right.target, error)) ||
      !klade_store_read_access (db, reading->person_id, &stored, error))
    return FALSE;

  access->can_hand_out = right.may;
  access->can_keep = right.may && right.action == KLADE_ACTION_MANAGE_ACCOUNTS;
  access->account_id = stored.entry.id;
  access->revision = stored.entry.revision;
  access->issued_at = stored.issued_at;
  access->signed_in_at = stored.signed_in_at;
  access->password_at = stored.password_at;
  access->revoked_at = stored.revoked_at;
  if (stored.entry.id == 0)
    return TRUE;

  access->state = klade_account_state_of (&stored.entry);
  access->is_named_by_code = g_str_has_prefix (stored.user_name, KLADE_ACCOUNT_CODE_PREFIX);
  g_free (access->user_name);
  access->user_name =
      access->is_named_by_code ? g_strdup ("") : g_steal_pointer (&stored.user_name);
  g_free (stored.user_name);
  return TRUE;
}

/**
 * klade_school_read_access:
 * @session: who keeps accounts, or hands passwords out to this person
 * @person_id: whose account
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full): the account as it stands
 */
KladeAccess *
klade_school_read_access (KladeSession *session, gint64 person_id, GError **error)
{
  g_autoptr (KladeAccess) access = g_new0 (KladeAccess, 1);
  Reading reading = { session, person_id, access };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  access->user_name = g_strdup ("");
  if (!klade_db_within_read (klade_session_get_db (session), read_within, &reading, error))
    return NULL;

  return g_steal_pointer (&access);
}

/* ---- changing it ---- */

typedef struct
{
  gint64 id; /* of the account, the grant or the person */
  const gint64 *ids;
  guint n_ids;
  int revision;
  gboolean is_revoking;
  KladeRole role;
  gint64 class_id;
  KladeDay first_day;
  KladeDay last_day;
  const KladeOrderName *order;
} Access;

static gboolean
run (KladeSession *session,
     const char *title,
     KladeRegisterFunc work,
     Access *access,
     KladeUndo **undo,
     GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_ACCOUNTS,
    .title = title,
    .work = work,
    .data = access,
  };

  return klade_register_run (session, &verb, undo, error);
}

static gboolean
count_superusers (KladeChangeSet *changes, gint64 *n, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);

  return klade_store_count_superusers (klade_session_get_db (session),
                                       klade_session_get_today (session), n, error);
}

/* ---- accounts ---- */

static gboolean
set_access (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Access *access = data;
  KladeSession *session = klade_change_set_get_session (changes);
  g_autoptr (KladeRecord) before = klade_register_get (changes, &klade_table_account_access,
                                                       access->id, access->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  gint64 person_id;
  gint64 n_superusers;

  if (before == NULL)
    return FALSE;

  person_id = before->numbers[KLADE_ACCOUNT_ACCESS_COLUMN_PERSON_ID];
  if (!klade_account_require_keeping (changes, person_id, error) ||
      !count_superusers (changes, &n_superusers, error))
    return FALSE;

  if (access->is_revoking ==
      (before->numbers[KLADE_ACCOUNT_ACCESS_COLUMN_REVOKED_AT] != KLADE_RECORD_NULL))
    return TRUE; /* it is so already */

  after = klade_record_copy (before);
  after->numbers[KLADE_ACCOUNT_ACCESS_COLUMN_REVOKED_AT] =
      access->is_revoking ? klade_session_now (session) : KLADE_RECORD_NULL;
  return klade_register_set (changes, before, after, person_id, error) &&
         klade_account_guard_last (changes, n_superusers, error);
}

/**
 * klade_school_revoke_account:
 * @session: needs %KLADE_ACTION_MANAGE_ACCOUNTS; for a superuser's account a superuser
 * @account_id: whose access ends now, also where it is signed in (A3)
 * @revision: the one the person saw
 * @undo: (out) (optional) (nullable) (transfer full): takes it back
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT; %KLADE_ERROR_INVALID for the school's last
 *   superuser
 *
 * Nothing that the person wrote is lost.
 *
 * Returns: %TRUE if the account opens nothing any more
 */
gboolean
klade_school_revoke_account (KladeSession *session,
                             gint64 account_id,
                             int revision,
                             KladeUndo **undo,
                             GError **error)
{
  Access access = { .id = account_id, .revision = revision, .is_revoking = TRUE };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  return run (session, _ ("End of access"), set_access, &access, undo, error);
}

static gboolean
revoke_many (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Access *access = data;

  for (guint i = 0; i < access->n_ids; i++)
    {
      Access one = { .id = access->ids[i], .is_revoking = TRUE };

      if (!set_access (changes, &one, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_revoke_accounts:
 * @account_ids: (array length=n_accounts): whose access ends now
 * @n_accounts: how many
 * @session, @undo, @error: as for klade_school_revoke_account()
 *
 * All at once, or none.
 *
 * Returns: %TRUE if none of them opens anything any more
 */
gboolean
klade_school_revoke_accounts (KladeSession *session,
                              const gint64 *account_ids,
                              guint n_accounts,
                              KladeUndo **undo,
                              GError **error)
{
  Access access = { .ids = account_ids, .n_ids = n_accounts };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (account_ids != NULL || n_accounts == 0, FALSE);

  return run (session, _ ("End of access"), revoke_many, &access, undo, error);
}

/**
 * klade_school_restore_account:
 * @session, @account_id, @revision, @undo, @error: as for klade_school_revoke_account()
 *
 * Gives access back, with the password of then.  When the school's key was changed meanwhile, the
 * account then %KLADE_ACCOUNT_LOCKED needs klade_school_reset_passwords() too.
 *
 * Returns: %TRUE if the account is open
 */
gboolean
klade_school_restore_account (KladeSession *session,
                              gint64 account_id,
                              int revision,
                              KladeUndo **undo,
                              GError **error)
{
  Access access = { .id = account_id, .revision = revision };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  return run (session, _ ("Access given back"), set_access, &access, undo, error);
}

/* ---- roles ---- */

static gboolean
fail_invalid (const char *sentence, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
has_class (KladeRole role)
{
  return role == KLADE_ROLE_CLASS_TEACHER || role == KLADE_ROLE_GROUP_TEACHER;
}

static gboolean
check_role (KladeChangeSet *changes, const Access *access, GError **error)
{
  g_autoptr (KladeRecord) person = NULL;
  g_autoptr (KladeRecord) klass = NULL;

  if ((int) access->role < 1 || access->role > KLADE_N_ROLES)
    return fail_invalid (_ ("Choose a role."), error);
  if (has_class (access->role) && access->class_id == 0)
    return fail_invalid (_ ("Choose the class of this role."), error);
  if (!has_class (access->role) && access->class_id != 0)
    return fail_invalid (_ ("This role is for the whole school, not for a class."), error);
  if (!klade_people_check_days (access->first_day, access->last_day, error))
    return FALSE;

  person = klade_people_get_person (changes, access->id, 0, error);
  if (person == NULL)
    return FALSE;
  if (access->class_id == 0)
    return TRUE;

  klass = klade_register_get (changes, &klade_table_school_class, access->class_id, 0, error);
  if (klass != NULL && klade_record_is_absent (klass))
    return fail_invalid (_ ("There is no such class any more."), error);
  return klass != NULL;
}

/**
 * klade_account_may_give:
 * @may: (out): whether the session keeps accounts and has itself, for the whole school, each right
 *   of the role: nobody gives more than he or she has
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_account_may_give (KladeSession *session, KladeRole role, gboolean *may, GError **error)
{
  if (!klade_session_may (session, KLADE_ACTION_MANAGE_ACCOUNTS, NULL, may, error))
    return FALSE;

  for (int action = 0; *may && action < KLADE_N_ACTIONS; action++)
    if (klade_rights_scope (role, (KladeAction) action) > KLADE_SCOPE_SELF &&
        !klade_session_may (session, (KladeAction) action, NULL, may, error))
      return FALSE;

  return TRUE;
}

static gboolean
require_giving (KladeChangeSet *changes, KladeRole role, GError **error)
{
  gboolean may;

  if (!klade_account_may_give (klade_change_set_get_session (changes), role, &may, error))
    return FALSE;

  if (!may)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                 /* translators: a role */
                 _ ("Only a superuser may give the role “%s”. Ask the superuser."),
                 klade_role_name (role));
  return may;
}

static gboolean
check_is_new (KladeChangeSet *changes, const Access *access, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  g_autoptr (GPtrArray) grants =
      klade_store_list_person_rows (klade_session_get_db (session), KLADE_PERSON_ROWS_GRANTS,
                                    access->id, access->first_day - 1, error);

  if (grants == NULL)
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (grants, i);

      if (grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] == (gint64) access->role &&
          grant->numbers[KLADE_ROLE_GRANT_COLUMN_CLASS_ID] == access->class_id)
        return fail_invalid (_ ("This person has this role already."), error);
    }

  return TRUE;
}

static gboolean
add_grant (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Access *access = data;
  g_autoptr (KladeRecord) grant = klade_record_new (&klade_table_role_grant);
  gint64 order_id = 0;

  if (!check_role (changes, access, error) || !require_giving (changes, access->role, error) ||
      (access->role == KLADE_ROLE_SUPERUSER && !klade_account_require_superuser (changes, error)) ||
      !check_is_new (changes, access, error) ||
      !klade_people_use_order (changes, access->order, "role", &order_id, error))
    return FALSE;

  grant->numbers[KLADE_ROLE_GRANT_COLUMN_PERSON_ID] = access->id;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] = access->role;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_CLASS_ID] = access->class_id;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] = access->first_day;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_ORDER_ID] = order_id;
  return klade_register_add (changes, grant, 0, error);
}

/**
 * klade_account_grant:
 * @order: (nullable): as for klade_school_grant_role()
 *
 * A step of another verb; asks for the right itself, so that only who may give the role undoes it.
 *
 * Returns: %TRUE if the role is given
 */
gboolean
klade_account_grant (KladeChangeSet *changes,
                     gint64 person_id,
                     KladeRole role,
                     gint64 class_id,
                     KladeDay first_day,
                     const KladeOrderName *order,
                     GError **error)
{
  Access access = { .id = person_id,
                    .role = role,
                    .class_id = class_id,
                    .first_day = first_day,
                    .last_day = KLADE_DAY_NONE,
                    .order = order };

  return klade_register_require (changes, KLADE_ACTION_MANAGE_ACCOUNTS, &(KladeTarget){ 0 },
                                 error) &&
         add_grant (changes, &access, error);
}

/**
 * klade_school_grant_role:
 * @session: needs %KLADE_ACTION_MANAGE_ACCOUNTS, and each right of the role: a superuser for the
 *   superuser's
 * @person_id: who gets the role
 * @role: a role (A2)
 * @class_id: the class of a class teacher or a preschool group teacher; 0 for the others
 * @first_day: from when
 * @order: (nullable): the order that says so
 * @undo: (out) (optional) (transfer full): takes it back
 * @error: %KLADE_ERROR_DENIED; %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: %TRUE if the person holds the role from then on
 */
gboolean
klade_school_grant_role (KladeSession *session,
                         gint64 person_id,
                         KladeRole role,
                         gint64 class_id,
                         KladeDay first_day,
                         const KladeOrderName *order,
                         KladeUndo **undo,
                         GError **error)
{
  Access access = { .id = person_id,
                    .role = role,
                    .class_id = class_id,
                    .first_day = first_day,
                    .last_day = KLADE_DAY_NONE,
                    .order = order };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  return run (session, _ ("Role"), add_grant, &access, undo, error);
}

static gboolean
end_grant (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Access *access = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_role_grant, access->id, access->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  gint64 n_superusers;

  if (before == NULL)
    return FALSE;
  if (before->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] == KLADE_ROLE_SUPERUSER &&
      !klade_account_require_superuser (changes, error))
    return FALSE;
  if (access->last_day == KLADE_DAY_NONE)
    return fail_invalid (_ ("Enter the last day of the role."), error);
  if (!count_superusers (changes, &n_superusers, error))
    return FALSE;

  after = klade_record_copy (before);
  if (before->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] > access->last_day)
    klade_record_make_absent (after); /* it never began */
  else
    after->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_TO] = access->last_day;

  return klade_register_set (changes, before, after, 0, error) &&
         klade_account_guard_last (changes, n_superusers, error);
}

/**
 * klade_school_end_role:
 * @session: needs %KLADE_ACTION_MANAGE_ACCOUNTS; for the superuser's role a superuser
 * @grant_id: of %KLADE_FILE_ROLES in the personal file
 * @revision: the one the person saw
 * @last_day: the last day on which it holds; before the first day, it never did
 * @undo: (out) (optional) (transfer full): takes it back
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT; %KLADE_ERROR_INVALID for the school's last
 *   superuser
 *
 * The account stays: klade_school_revoke_account() ends access.
 *
 * Returns: %TRUE if the role ends then
 */
gboolean
klade_school_end_role (KladeSession *session,
                       gint64 grant_id,
                       int revision,
                       KladeDay last_day,
                       KladeUndo **undo,
                       GError **error)
{
  Access access = { .id = grant_id, .revision = revision, .last_day = last_day };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  return run (session, _ ("End of a role"), end_grant, &access, undo, error);
}
