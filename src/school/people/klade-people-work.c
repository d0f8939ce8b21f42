/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-work.h"

#include "klade-account-work.h"
#include "klade-i18n.h"
#include "klade-order.h"
#include "klade-sign-in.h"
#include "klade-store-account-list.h"
#include "klade-store-class.h"
#include "klade-store-person.h"
#include "klade-text.h"

#define NAME_LENGTH_MAX 200 /* letters */
#define ORDER_LENGTH_MAX 60

static void
free_seal (gpointer seal)
{
  klade_seal_free (seal);
}

/**
 * klade_people_get_seal:
 * @session: who is signed in
 *
 * Returns: (transfer none): the seal under the school's data key, made once per session
 */
KladeSeal *
klade_people_get_seal (KladeSession *session)
{
  KladeSeal *seal = g_object_get_data (G_OBJECT (session), KLADE_SESSION_SEAL);

  if (seal == NULL)
    {
      seal = klade_seal_new (klade_session_get_vault (session));
      g_object_set_data_full (G_OBJECT (session), KLADE_SESSION_SEAL, seal, free_seal);
    }

  return seal;
}

/**
 * klade_people_run:
 * @title: what undo takes back, translated
 * @work, @data: writes, within the transaction
 *
 * Runs a verb of whoever may change personal files.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_people_run (KladeSession *session,
                  const char *title,
                  KladeRegisterFunc work,
                  gpointer data,
                  KladeUndo **undo,
                  GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_PEOPLE,
    .title = title,
    .work = work,
    .data = data,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_people_require_reading:
 *
 * Returns: %TRUE if the session may see the lists of people; otherwise %KLADE_ERROR_DENIED
 */
gboolean
klade_people_require_reading (KladeSession *session, GError **error)
{
  return klade_session_refresh_vault (session, NULL, error) &&
         klade_session_require (session, KLADE_ACTION_READ_PEOPLE, NULL, error);
}

/* Of a guardian, through each of the children; for staff only: the other parent's data are not
 * a parent's to see. */
static gboolean
find_child_target (KladeSession *session,
                   KladeAction action,
                   gint64 person_id,
                   KladeTarget *target,
                   gboolean *may,
                   GError **error)
{
  KladeDay today = klade_session_get_today (session);
  g_autoptr (GPtrArray) children = NULL;

  if (!klade_session_may (session, KLADE_ACTION_READ_PEOPLE, NULL, may, error))
    return FALSE;
  if (!*may)
    return TRUE;

  *may = FALSE;
  children = klade_store_list_person_rows (klade_session_get_db (session),
                                           KLADE_PERSON_ROWS_CHILDREN, person_id, today - 1, error);
  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < children->len && !*may; i++)
    {
      const KladeRecord *row = g_ptr_array_index (children, i);

      *target = (KladeTarget){ .pupil_id = row->numbers[KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID] };
      if (!klade_session_may (session, action, target, may, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_people_find_target:
 * @session: who is signed in
 * @action: what shall be done
 * @person_id: to whom
 * @target: (out): by what the right reaches the person: the person, or a child whose guardian the
 *   person is; the person when it does not
 * @may: (out): whether it does
 * @error: says why the store failed
 *
 * Returns: %TRUE if @target and @may were set
 */
gboolean
klade_people_find_target (KladeSession *session,
                          KladeAction action,
                          gint64 person_id,
                          KladeTarget *target,
                          gboolean *may,
                          GError **error)
{
  *target = (KladeTarget){ .pupil_id = person_id };
  if (!klade_session_may (session, action, target, may, error))
    return FALSE;

  if (!*may && !find_child_target (session, action, person_id, target, may, error))
    return FALSE;
  if (!*may)
    *target = (KladeTarget){ .pupil_id = person_id };
  return TRUE;
}

/* ---- what was typed ---- */

static gboolean
fail_invalid (const char *sentence, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);
  return FALSE;
}

/**
 * klade_people_clean_name:
 * @clean_surname, @clean_given_name: (out) (transfer full): as they are stored
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: %TRUE if both are names
 */
gboolean
klade_people_clean_name (const char *surname,
                         const char *given_name,
                         char **clean_surname,
                         char **clean_given_name,
                         GError **error)
{
  g_autofree char *one = klade_text_clean_line (surname != NULL ? surname : "");
  g_autofree char *other = klade_text_clean_line (given_name != NULL ? given_name : "");

  if (*one == '\0')
    return fail_invalid (_ ("Enter the surname."), error);
  if (*other == '\0')
    return fail_invalid (_ ("Enter the given name."), error);
  if (g_utf8_strlen (one, -1) > NAME_LENGTH_MAX || g_utf8_strlen (other, -1) > NAME_LENGTH_MAX)
    return fail_invalid (_ ("That is too long for a name."), error);

  *clean_surname = g_steal_pointer (&one);
  *clean_given_name = g_steal_pointer (&other);
  return TRUE;
}

gboolean
klade_people_check_days (KladeDay first, KladeDay last, GError **error)
{
  if (first == KLADE_DAY_NONE)
    return fail_invalid (_ ("Enter the date from which it holds."), error);
  if (last != KLADE_DAY_NONE && last < first)
    return fail_invalid (_ ("The last day is before the first."), error);
  return TRUE;
}

/**
 * klade_people_get_person:
 *
 * Returns: (transfer full): the person's row; %KLADE_ERROR_NOT_FOUND when it was hidden
 */
KladeRecord *
klade_people_get_person (KladeChangeSet *changes, gint64 person_id, gint32 revision, GError **error)
{
  g_autoptr (KladeRecord) person =
      klade_register_get (changes, &klade_table_person, person_id, revision, error);

  if (person != NULL && klade_record_is_absent (person))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND,
                   "person %" G_GINT64_FORMAT " is hidden", person_id);
      return NULL;
    }

  return g_steal_pointer (&person);
}

/**
 * klade_people_use_order:
 * @order: (nullable): the order's number and day
 * @kind: what it is about, for a new one: admission, transfer, discharge, name ...
 * @order_id: (out): the order found or made; 0 without @order
 * @error: %KLADE_ERROR_INVALID without number or day
 *
 * Returns: %TRUE if @order_id was set
 */
gboolean
klade_people_use_order (KladeChangeSet *changes,
                        const KladeOrderName *order,
                        const char *kind,
                        gint64 *order_id,
                        GError **error)
{
  g_autofree char *number = NULL;

  *order_id = 0;
  if (order == NULL)
    return TRUE;

  number = klade_text_clean_line (order->number != NULL ? order->number : "");
  if (*number == '\0' || order->day == KLADE_DAY_NONE)
    return fail_invalid (_ ("Enter the number and the date of the order."), error);
  if (g_utf8_strlen (number, -1) > ORDER_LENGTH_MAX)
    return fail_invalid (_ ("That is too long for an order's number."), error);

  return klade_order_put (changes, order, kind, order_id, error);
}

/* ---- rows ---- */

/**
 * klade_people_put:
 * @record: a row to be added
 * @hidden: (nullable): the row that has its keys already
 * @pupil_id: whom the log names
 *
 * Adds @record; a row with its keys that was hidden once stands again, with new content.
 *
 * Returns: %FALSE with %KLADE_ERROR_EXISTS when it is there already
 */
gboolean
klade_people_put (KladeChangeSet *changes,
                  KladeRecord *record,
                  KladeRecord *hidden,
                  gint64 pupil_id,
                  GError **error)
{
  if (hidden == NULL)
    return klade_register_add (changes, record, pupil_id, error);

  if (!klade_record_is_absent (hidden))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_EXISTS, _ ("It is there already."));
      return FALSE;
    }

  record->id = hidden->id;
  record->revision = hidden->revision;
  return klade_register_set (changes, hidden, record, pupil_id, error);
}

/* The fields of a table that say from when to when. */
static void
find_days (const KladeTable *table, int *from, int *to)
{
  for (int i = 0; i < table->n_fields; i++)
    if (g_str_equal (table->fields[i].name, "valid_from"))
      *from = i;
    else if (g_str_equal (table->fields[i].name, "valid_to"))
      *to = i;
}

static gboolean
end_row (KladeChangeSet *changes,
         const KladeRecord *row,
         gint64 person_id,
         KladeDay last_day,
         GError **error)
{
  g_autoptr (KladeRecord) after = klade_record_copy (row);
  int from = 0;
  int to = 0;

  find_days (row->table, &from, &to);
  if (row->numbers[from] > last_day)
    klade_record_make_absent (after); /* it never began */
  else
    after->numbers[to] = last_day;

  return klade_register_set (changes, row, after, person_id, error);
}

/**
 * klade_people_end_rows:
 * @rows: what shall end
 * @person_id: whose
 * @last_day: the last day on which it holds; what would begin later is hidden
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
klade_people_end_rows (KladeChangeSet *changes,
                       KladePersonRows rows,
                       gint64 person_id,
                       KladeDay last_day,
                       GError **error)
{
  g_autoptr (GPtrArray) records =
      klade_store_list_person_rows (klade_session_get_db (klade_change_set_get_session (changes)),
                                    rows, person_id, last_day, error);

  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    if (!end_row (changes, g_ptr_array_index (records, i), person_id, last_day, error))
      return FALSE;

  return TRUE;
}

/* ---- the end of access ---- */

static gboolean
count_superusers (KladeChangeSet *changes, gint64 *n, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);

  return klade_store_count_superusers (klade_session_get_db (session),
                                       klade_session_get_today (session), n, error);
}

static gboolean
revoke_accounts (KladeChangeSet *changes, gint64 person_id, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  g_autoptr (GPtrArray) accounts = klade_store_list_person_rows (
      klade_session_get_db (session), KLADE_PERSON_ROWS_ACCOUNTS, person_id, 1, error);

  if (accounts == NULL)
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      const KladeRecord *account = g_ptr_array_index (accounts, i);
      g_autoptr (KladeRecord) revoked = klade_record_copy (account);

      revoked->numbers[KLADE_ACCOUNT_ACCESS_COLUMN_REVOKED_AT] = klade_session_now (session);
      if (!klade_register_set (changes, account, revoked, person_id, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_account_end_access:
 * @person_id: who has left
 * @lowest_role, @highest_role: the roles that end
 * @last_day: the last day on which they hold
 *
 * Whoever keeps another role, as a teacher who is a parent too, keeps the account.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
klade_account_end_access (KladeChangeSet *changes,
                          gint64 person_id,
                          KladeRole lowest_role,
                          KladeRole highest_role,
                          KladeDay last_day,
                          GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  g_autoptr (GPtrArray) grants = klade_store_list_person_rows (
      klade_session_get_db (session), KLADE_PERSON_ROWS_GRANTS, person_id, last_day, error);
  guint n_left = 0;
  gint64 n_superusers;

  if (grants == NULL || !count_superusers (changes, &n_superusers, error))
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (grants, i);
      gint64 role = grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE];

      if (role < (gint64) lowest_role || role > (gint64) highest_role)
        n_left++;
      else if (!end_row (changes, grant, person_id, last_day, error))
        return FALSE;
    }

  return (n_left > 0 || last_day > klade_session_get_today (session) ||
          revoke_accounts (changes, person_id, error)) &&
         klade_account_guard_last (changes, n_superusers, error);
}
