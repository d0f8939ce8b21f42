/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"

#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-account-list.h"
#include "klade-store-person.h"

/**
 * klade_account_is_superuser:
 * @is_superuser: (out): whether the session is one, now
 *
 * The right to change the school's key is the superuser's alone.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_account_is_superuser (KladeSession *session, gboolean *is_superuser, GError **error)
{
  return klade_session_may (session, KLADE_ACTION_CHANGE_KEY, NULL, is_superuser, error);
}

/* What the person is, today or later. */
static gboolean
look_at_person (KladeSession *session,
                gint64 person_id,
                gboolean *is_staff,
                gboolean *is_superuser,
                GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  KladeDay yesterday = klade_session_get_today (session) - 1;
  g_autoptr (GPtrArray) grants =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_GRANTS, person_id, yesterday, error);
  g_autoptr (GPtrArray) work =
      grants != NULL ? klade_store_list_person_rows (db, KLADE_PERSON_ROWS_EMPLOYMENTS, person_id,
                                                     yesterday, error)
                     : NULL;

  if (work == NULL)
    return FALSE;

  *is_staff = work->len > 0;
  *is_superuser = FALSE;
  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (grants, i);
      gint64 role = grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE];

      *is_staff = *is_staff || role < KLADE_ROLE_GUARDIAN;
      *is_superuser = *is_superuser || role == KLADE_ROLE_SUPERUSER;
    }

  return TRUE;
}

/**
 * klade_account_find_right:
 * @session: who is signed in
 * @person_id: whose account
 * @right: (out): whether the session may give a password, and by which right
 * @error: says why the store failed
 *
 * Whoever keeps accounts may, but a superuser's password is for superusers: or else a deputy
 * would become one.  Whoever only hands passwords out may for pupils and guardians, but not for a
 * guardian who works here.
 *
 * Returns: %TRUE if @right was set
 */
gboolean
klade_account_find_right (KladeSession *session,
                          gint64 person_id,
                          KladeAccountRight *right,
                          GError **error)
{
  gboolean keeps;
  gboolean is_superuser;
  gboolean is_staff;

  *right = (KladeAccountRight){ .action = KLADE_ACTION_MANAGE_ACCOUNTS };
  if (!klade_session_may (session, KLADE_ACTION_MANAGE_ACCOUNTS, NULL, &keeps, error) ||
      !klade_account_is_superuser (session, &is_superuser, error) ||
      !look_at_person (session, person_id, &is_staff, &right->is_of_superuser, error))
    return FALSE;

  if (keeps || is_staff)
    {
      right->may = keeps && (is_superuser || !right->is_of_superuser);
      return TRUE;
    }

  right->action = KLADE_ACTION_HAND_OUT_PASSWORD;
  return klade_people_find_target (session, right->action, person_id, &right->target, &right->may,
                                   error);
}

static gboolean
fail_superuser (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                       _ ("Only a superuser may change a superuser's account or role. Ask the "
                          "superuser."));
  return FALSE;
}

gboolean
klade_account_require_superuser (KladeChangeSet *changes, GError **error)
{
  const KladeTarget school = { 0 };
  gboolean is_superuser;

  if (!klade_account_is_superuser (klade_change_set_get_session (changes), &is_superuser, error))
    return FALSE;

  klade_change_set_need (changes, KLADE_ACTION_CHANGE_KEY, &school);
  return is_superuser || fail_superuser (error);
}

/* By the right that was found; undo asks for it again. */
gboolean
klade_account_require_right (KladeChangeSet *changes, gint64 person_id, GError **error)
{
  KladeAccountRight right;

  return klade_account_find_right (klade_change_set_get_session (changes), person_id, &right,
                                   error) &&
         klade_register_require (changes, right.action, &right.target, error) &&
         (!right.is_of_superuser || klade_account_require_superuser (changes, error));
}

/* For what only those who keep accounts do. */
gboolean
klade_account_require_keeping (KladeChangeSet *changes, gint64 person_id, GError **error)
{
  const KladeTarget school = { 0 };

  return klade_register_require (changes, KLADE_ACTION_MANAGE_ACCOUNTS, &school, error) &&
         klade_account_require_right (changes, person_id, error);
}

/**
 * klade_account_guard_last:
 * @changes: what was written already
 * @n_before: superusers before it
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * A school always keeps one superuser who can sign in.
 *
 * Returns: %FALSE if the last one would go
 */
gboolean
klade_account_guard_last (KladeChangeSet *changes, gint64 n_before, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  gint64 n_after;

  if (!klade_store_count_superusers (klade_session_get_db (session),
                                     klade_session_get_today (session), &n_after, error))
    return FALSE;
  if (n_after > 0 || n_before == 0)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("This is the school's last superuser. Make somebody else a superuser "
                          "first."));
  return FALSE;
}
