/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"

#include <sodium.h>
#include <string.h>

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-person-field.h"
#include "klade-school-paper.h"
#include "klade-sign-in.h"
#include "klade-store-account-list.h"
#include "klade-store-class.h"
#include "klade-store-person.h"
#include "klade-store-secret.h"

#define ORDER_OF_CHILD_MAX 9 /* guardians of one child who may be named by its code */

/* One person's account to be.  Passwords are made, and stretched, before the transaction. */
typedef struct
{
  gint64 person_id;
  gint64 account_id; /* 0: a new one */
  int revision;
  guint kinds;
  char *stored_name;
  KladeSlip *slip;
  KladeStretchedPassword password;
} Ticket;

typedef struct
{
  KladeSession *session;
  gboolean is_new;      /* issue, or else reset */
  GPtrArray *tickets;   /* Ticket */
  GHashTable *taken;    /* stored user names */
  const char *language; /* of the slips; interned */
} Batch;

static void
ticket_free (gpointer data)
{
  Ticket *self = data;

  klade_stretched_password_clear (&self->password);
  g_clear_pointer (&self->slip, klade_slip_free);
  g_free (self->stored_name);
  sodium_free (self);
}

static void
batch_clear (Batch *self)
{
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, batch_clear)

/* ---- whose ---- */

static Ticket *
ticket_new (const KladeAccountRow *row)
{
  Ticket *self = sodium_malloc (sizeof (Ticket)); /* not swapped out, wiped when freed */

  memset (self, 0, sizeof *self);
  self->person_id = row->person_id;
  self->account_id = row->account_id;
  self->revision = row->revision;
  self->kinds = row->kinds;
  self->slip = g_new0 (KladeSlip, 1);
  self->slip->person_id = row->person_id;
  self->slip->name = g_strdup (row->name);
  self->slip->class_name = g_strdup ((row->kinds & KLADE_PEOPLE_STAFF) != 0 ? "" : row->class_name);
  self->slip->note = g_strdup ((row->kinds & KLADE_PEOPLE_STAFF) != 0       ? row->roles
                               : (row->kinds & KLADE_PEOPLE_GUARDIANS) != 0 ? row->note
                                                                            : "");
  self->slip->user_name = g_strdup (row->user_name);
  return self;
}

static const KladeAccountRow *
find_row (const KladeAccountList *list, gint64 person_id)
{
  for (guint i = 0; i < list->n_rows; i++)
    if (list->rows[i].person_id == person_id)
      return &list->rows[i];

  return NULL;
}

static gboolean
fail_denied (KladeSession *session, gint64 person_id, GError **error)
{
  KladeAccountRight right;

  if (!klade_account_find_right (session, person_id, &right, error))
    return FALSE;

  if (right.is_of_superuser)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                         _ ("Only a superuser may change a superuser's account or role. Ask the "
                            "superuser."));
  else if (right.may)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND,
                 "no person %" G_GINT64_FORMAT " can have an account", person_id);
  else
    klade_session_require (session, right.action, &right.target, error);
  return FALSE;
}

static gboolean
is_wanted (const KladeAccountRow *row, gboolean is_new)
{
  return is_new ? row->state == KLADE_ACCOUNT_NONE
                : row->state != KLADE_ACCOUNT_NONE && row->state != KLADE_ACCOUNT_REVOKED;
}

/* What stands on slips is in the language of their form. */
static const char *
find_language (KladeSession *session)
{
  g_autoptr (KladeForm) form =
      klade_school_read_form (session, KLADE_PAPER_PASSWORD_SLIPS, NULL, NULL);

  return form != NULL ? g_intern_string (klade_form_get_language (form)) : KLADE_FORM_LANGUAGE;
}

static KladeAccountList *
list_accounts (const Batch *self, GError **error)
{
  g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (self->language);

  return klade_school_list_accounts (self->session, KLADE_PEOPLE_ALL, 0, error);
}

static gboolean
choose (Batch *self, const gint64 *person_ids, guint n_persons, GError **error)
{
  g_autoptr (KladeAccountList) list = list_accounts (self, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < n_persons; i++)
    {
      const KladeAccountRow *row = find_row (list, person_ids[i]);

      if (row == NULL || !row->can_hand_out)
        return fail_denied (self->session, person_ids[i], error);
      if (is_wanted (row, self->is_new) && g_hash_table_add (seen, (gpointer) &person_ids[i]))
        g_ptr_array_add (self->tickets, ticket_new (row));
    }

  return TRUE;
}

/* ---- user names ---- */

static void
take_name (const KladeAccountEntry *entry, gpointer taken)
{
  g_hash_table_add (taken, g_strdup (entry->user_name));
}

/* The children's personal codes, present ones first, then what they were. */
static GPtrArray *
list_codes (KladeSession *session, gint64 guardian_id, GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  const char *field = klade_person_field_id (KLADE_PERSON_FIELD_PERSONAL_CODE);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) children = klade_store_list_person_rows (
      db, KLADE_PERSON_ROWS_CHILDREN, guardian_id, klade_session_get_today (session) - 1, error);

  if (children == NULL)
    return NULL;

  for (guint i = 0; i < children->len; i++)
    {
      const KladeRecord *tie = g_ptr_array_index (children, i);
      gint64 pupil_id = tie->numbers[KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID];
      g_autoptr (GArray) secrets = klade_store_list_person_secrets (db, pupil_id, error);

      if (secrets == NULL)
        return NULL;

      for (guint j = 0; j < secrets->len; j++)
        {
          const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, j);
          char *code;

          if (!g_str_equal (secret->field, field))
            continue;
          code = klade_seal_open (klade_people_get_seal (session), pupil_id, field, secret->sealed,
                                  error);
          if (code == NULL)
            return NULL;
          g_ptr_array_add (codes, code);
        }
    }

  return g_steal_pointer (&codes);
}

static char *
number_code (const char *code, int n)
{
  return n == 1 ? g_strdup (code) : g_strdup_printf ("%s-%d", code, n);
}

/* A6: the child's code; of a child's second guardian the code with -2. */
static gboolean
name_by_code (Batch *self, Ticket *ticket, GPtrArray *codes, GError **error)
{
  for (int n = 1; codes->len > 0 && n <= ORDER_OF_CHILD_MAX; n++)
    {
      g_autofree char *name = number_code (g_ptr_array_index (codes, 0), n);
      char *stored = klade_store_dup_user_name (klade_session_get_db (self->session), name, error);

      if (stored == NULL)
        return FALSE;

      ticket->stored_name = stored;
      if (g_hash_table_add (self->taken, g_strdup (stored)))
        {
          g_free (ticket->slip->user_name);
          ticket->slip->user_name = g_steal_pointer (&name);
          return TRUE;
        }

      g_clear_pointer (&ticket->stored_name, g_free);
    }

  return TRUE;
}

static gboolean
name_by_person (Batch *self, Ticket *ticket, GError **error)
{
  KladeDb *db = klade_session_get_db (self->session);
  g_autoptr (KladeRecord) person = NULL;
  g_autofree char *name = NULL;

  if (!klade_store_get_record (db, &klade_table_person, ticket->person_id, &person, error))
    return FALSE;

  name = klade_account_name_from (person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME],
                                  person->texts[KLADE_PERSON_COLUMN_SURNAME]);
  ticket->stored_name = klade_account_make_unique (self->taken, name);
  g_free (ticket->slip->user_name);
  ticket->slip->user_name = g_strdup (ticket->stored_name);
  return TRUE;
}

static gboolean
name_new (Batch *self, Ticket *ticket, GError **error)
{
  if ((ticket->kinds & KLADE_PEOPLE_STAFF) == 0 && (ticket->kinds & KLADE_PEOPLE_GUARDIANS) != 0)
    {
      g_autoptr (GPtrArray) codes = list_codes (self->session, ticket->person_id, error);

      if (codes == NULL || !name_by_code (self, ticket, codes, error))
        return FALSE;
    }

  return ticket->stored_name != NULL || name_by_person (self, ticket, error);
}

/* Which of the codes the account was named by: only its hash is stored. */
static gboolean
recall_code (Batch *self, Ticket *ticket, GError **error)
{
  KladeDb *db = klade_session_get_db (self->session);
  g_autoptr (KladeAccount) account = klade_store_read_account (db, ticket->account_id, error);
  g_autoptr (GPtrArray) codes =
      account != NULL ? list_codes (self->session, ticket->person_id, error) : NULL;

  if (codes == NULL)
    return FALSE;

  for (guint i = 0; i < codes->len; i++)
    for (int n = 1; n <= ORDER_OF_CHILD_MAX; n++)
      {
        g_autofree char *name = number_code (g_ptr_array_index (codes, i), n);
        g_autofree char *stored = klade_store_dup_user_name (db, name, error);

        if (stored == NULL)
          return FALSE;
        if (!g_str_equal (stored, account->user_name))
          continue;

        g_free (ticket->slip->user_name);
        ticket->slip->user_name = g_steal_pointer (&name);
        return TRUE;
      }

  {
    g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (self->language);

    g_free (ticket->slip->user_name);
    ticket->slip->user_name = g_strdup (_ ("your child's personal code"));
  }
  return TRUE;
}

static gboolean
name_ticket (Batch *self, Ticket *ticket, GError **error)
{
  if (self->is_new)
    return name_new (self, ticket, error);

  return *ticket->slip->user_name != '\0' || recall_code (self, ticket, error);
}

/* ---- passwords ---- */

static gboolean
prepare (Batch *self, KladePasswordStock *stock, GError **error)
{
  g_autoptr (KladePasswordStock) own = NULL;

  if (self->is_new && !klade_store_list_accounts (klade_session_get_db (self->session), take_name,
                                                  self->taken, error))
    return FALSE;

  if (stock == NULL)
    stock = own = klade_password_stock_new (self->tickets->len, NULL, NULL, error);
  if (stock == NULL)
    return FALSE;

  if (self->tickets->len > klade_password_stock_get_n_left (stock))
    g_ptr_array_set_size (self->tickets, (int) klade_password_stock_get_n_left (stock));

  for (guint i = 0; i < self->tickets->len; i++)
    {
      Ticket *ticket = g_ptr_array_index (self->tickets, i);

      if (!name_ticket (self, ticket, error))
        return FALSE;
      ticket->slip->password = klade_password_stock_take (stock, &ticket->password);
    }

  return TRUE;
}

/* ---- writing ---- */

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                       _ ("Somebody else changed these accounts meanwhile. Look at the list "
                          "again."));
  return FALSE;
}

static gboolean
add_role (KladeChangeSet *changes, gint64 person_id, KladeRole role, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  KladeDay today = klade_session_get_today (session);
  g_autoptr (GPtrArray) grants = klade_store_list_person_rows (
      klade_session_get_db (session), KLADE_PERSON_ROWS_GRANTS, person_id, today - 1, error);
  g_autoptr (KladeRecord) grant = klade_record_new (&klade_table_role_grant);

  if (grants == NULL)
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRecord *other = g_ptr_array_index (grants, i);

      if (other->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] == (gint64) role)
        return TRUE;
    }

  grant->numbers[KLADE_ROLE_GRANT_COLUMN_PERSON_ID] = person_id;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] = role;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] = today;
  return klade_register_add (changes, grant, person_id, error);
}

/* What a parent's or a pupil's account is for. */
static gboolean
add_roles (KladeChangeSet *changes, const Ticket *ticket, GError **error)
{
  return ((ticket->kinds & KLADE_PEOPLE_GUARDIANS) == 0 ||
          add_role (changes, ticket->person_id, KLADE_ROLE_GUARDIAN, error)) &&
         ((ticket->kinds & KLADE_PEOPLE_PUPILS) == 0 ||
          add_role (changes, ticket->person_id, KLADE_ROLE_PUPIL, error));
}

static gboolean
add_account (KladeChangeSet *changes, Ticket *ticket, KladeAccountSlot *slot, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  KladeDb *db = klade_session_get_db (session);
  const KladeChangeContext context = { .pupil_id = ticket->person_id };
  g_autoptr (KladeRecord) record = NULL;
  g_autoptr (GPtrArray) others =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_ACCOUNTS, ticket->person_id, 1, error);
  gint64 now = klade_session_now (session);
  gint64 id;

  if (others == NULL)
    return FALSE;
  if (others->len > 0)
    return fail_changed (error);

  if (!klade_store_add_account (db, ticket->person_id, ticket->stored_name, now, &id, error))
    return FALSE;

  klade_vault_wrap_stretched (klade_session_get_vault (session), id, &ticket->password, slot);
  return klade_store_set_account_slot (db, id, 1, slot, now, TRUE, error) &&
         klade_store_get_record (db, &klade_table_account_access, id, &record, error) &&
         klade_change_set_adopt (changes, record, &context, error) &&
         add_roles (changes, ticket, error);
}

static gboolean
reset_account (KladeChangeSet *changes, Ticket *ticket, KladeAccountSlot *slot, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  KladeDb *db = klade_session_get_db (session);
  KladeAuditEntry entry = {
    .action = KLADE_AUDIT_SET,
    .table_name = KLADE_TABLE_ACCOUNT,
    .row_id = ticket->account_id,
    .field = KLADE_FIELD_PASSWORD,
  };

  klade_vault_wrap_stretched (klade_session_get_vault (session), ticket->account_id,
                              &ticket->password, slot);
  return klade_store_set_account_slot (db, ticket->account_id, ticket->revision, slot,
                                       klade_session_now (session), TRUE, error) &&
         klade_store_set_account_failures (db, ticket->account_id, 0, 0, error) &&
         klade_store_set_demo_password (db, ticket->account_id, ticket->slip->password, error) &&
         klade_session_log (session, &entry, error);
}

static gboolean
write_ticket (KladeChangeSet *changes, Batch *self, Ticket *ticket, GError **error)
{
  KladeAccountSlot slot;

  return klade_account_require_right (changes, ticket->person_id, error) &&
         (self->is_new ? add_account (changes, ticket, &slot, error)
                       : reset_account (changes, ticket, &slot, error));
}

static gboolean
write_batch (KladeChangeSet *changes, gpointer data, GError **error)
{
  Batch *self = data;

  for (guint i = 0; i < self->tickets->len; i++)
    if (!write_ticket (changes, self, g_ptr_array_index (self->tickets, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
run_batch (Batch *self, KladeUndo **undo, GError **error)
{
  const Ticket *first = g_ptr_array_index (self->tickets, 0);
  KladeAccountRight right;
  KladeRegisterVerb verb = { .title = self->is_new ? _ ("New accounts") : _ ("New passwords"),
                             .work = write_batch,
                             .data = self };

  if (!klade_account_find_right (self->session, first->person_id, &right, error))
    return FALSE;

  verb.action = right.action;
  verb.target = right.target;
  return klade_register_run (self->session, &verb, undo, error);
}

/* All or none: the slips, or NULL and nothing written. */
static GPtrArray *
hand_out (Batch *self,
          const gint64 *person_ids,
          guint n_persons,
          KladePasswordStock *stock,
          KladeUndo **undo,
          GError **error)
{
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_slip_free);

  self->language = find_language (self->session);
  self->tickets = g_ptr_array_new_with_free_func (ticket_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!choose (self, person_ids, n_persons, error) || !prepare (self, stock, error))
    return NULL;

  if (self->tickets->len > 0 && !run_batch (self, undo, error))
    return NULL;

  for (guint i = 0; i < self->tickets->len; i++)
    {
      Ticket *ticket = g_ptr_array_index (self->tickets, i);

      g_ptr_array_add (slips, g_steal_pointer (&ticket->slip));
    }

  return g_steal_pointer (&slips);
}

/**
 * klade_school_issue_accounts:
 * @session: keeps accounts, or hands passwords out to these persons
 * @person_ids: (array length=n_persons): to whom
 * @n_persons: how many
 * @stock: (nullable): their passwords; %NULL makes as many as are needed, a tenth of a second each
 * @undo: (out) (optional) (transfer full): takes access away again
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT
 *
 * Gives an account and a first password, which has to be changed at the first sign-in, to each of
 * these persons who has none.  Staff and pupils are named anna.zalite, guardians by their child's
 * personal code where it is known (A6).  When @stock does not last for all, the first ones get
 * theirs.  All are written at once, or none.
 *
 * Returns: (transfer full) (element-type KladeSlip): the slips, in the order of @person_ids;
 *   without those who had an account
 */
GPtrArray *
klade_school_issue_accounts (KladeSession *session,
                             const gint64 *person_ids,
                             guint n_persons,
                             KladePasswordStock *stock,
                             KladeUndo **undo,
                             GError **error)
{
  g_auto (Batch) batch = { .session = session, .is_new = TRUE };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (person_ids != NULL || n_persons == 0, NULL);

  return hand_out (&batch, person_ids, n_persons, stock, undo, error);
}

/**
 * klade_school_reset_passwords:
 * @session, @person_ids, @n_persons, @stock, @error: as for
 *   klade_school_issue_accounts()
 *
 * Gives a new first password to each of these persons who has an account that was not revoked:
 * the old one was forgotten, is known to others (M10), or its slip was lost.  It counts at once,
 * and cannot be undone.
 *
 * Returns: (transfer full) (element-type KladeSlip): the slips
 */
GPtrArray *
klade_school_reset_passwords (KladeSession *session,
                              const gint64 *person_ids,
                              guint n_persons,
                              KladePasswordStock *stock,
                              GError **error)
{
  g_auto (Batch) batch = { .session = session };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (person_ids != NULL || n_persons == 0, NULL);

  return hand_out (&batch, person_ids, n_persons, stock, NULL, error);
}
