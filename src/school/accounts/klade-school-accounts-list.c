/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"
#include "klade-i18n.h"
#include "klade-id-map.h"
#include "klade-search.h"
#include "klade-sign-in.h"
#include "klade-store-account-list.h"
#include "klade-store-people.h"

/* What is asked about a person on the way. */
typedef struct
{
  gboolean is_superuser;
  gboolean is_in_class;     /* the class asked for, or a child is */
  gboolean is_in_own_class; /* one that the session hands passwords out to */
} Facts;

typedef struct
{
  KladeAccountList *list;
  KladePeopleList *people;
  KladeIdMap places; /* of people->rows, in @rows and @facts */
  KladeAccountRow *rows;
  Facts *facts;
  GArray *grants; /* KladeRoleGrant of @grants_of */
  gint64 grants_of;
  GArray *own_classes; /* gint64 */
  gint64 class_id;
  gboolean keeps;        /* may manage accounts */
  gboolean hands_to_all; /* of pupils and guardians */
  gboolean is_superuser;
} Reading;

KladeAccountList *
klade_account_list_ref (KladeAccountList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_account_list_unref (KladeAccountList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_chunk_free (self->strings);
  g_free (self->rows);
  g_free (self);
}

/**
 * klade_account_state_name:
 * @state: a state
 *
 * Returns: it in words, translated
 */
const char *
klade_account_state_name (KladeAccountState state)
{
  switch (state)
    {
    case KLADE_ACCOUNT_FIRST:
      return _ ("first password not used yet");
    case KLADE_ACCOUNT_ACTIVE:
      return C_ ("account", "active");
    case KLADE_ACCOUNT_LOCKED:
      return _ ("needs a new password");
    case KLADE_ACCOUNT_REVOKED:
      return C_ ("account", "revoked");
    case KLADE_ACCOUNT_NONE:
    case KLADE_N_ACCOUNT_STATES:
    default:
      return _ ("no account");
    }
}

/* ---- facts ---- */

static gboolean
is_own_class (const Reading *self, gint64 class_id)
{
  for (guint i = 0; class_id != 0 && i < self->own_classes->len; i++)
    if (g_array_index (self->own_classes, gint64, i) == class_id)
      return TRUE;

  return FALSE;
}

/* How far the session's rights reach. */
static gboolean
read_rights (Reading *self, KladeSession *session, GError **error)
{
  g_autoptr (GArray) grants = klade_store_list_live_grants (
      klade_session_get_db (session), klade_session_get_account_id (session),
      klade_session_get_person_id (session), klade_session_get_today (session), error);

  if (grants == NULL ||
      !klade_session_may (session, KLADE_ACTION_MANAGE_ACCOUNTS, NULL, &self->keeps, error) ||
      !klade_account_is_superuser (session, &self->is_superuser, error))
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRoleGrant *grant = &g_array_index (grants, KladeRoleGrant, i);
      KladeScope scope =
          klade_rights_scope ((KladeRole) grant->role, KLADE_ACTION_HAND_OUT_PASSWORD);

      if (scope == KLADE_SCOPE_SCHOOL)
        self->hands_to_all = TRUE;
      else if (scope == KLADE_SCOPE_OWN_CLASS)
        g_array_append_val (self->own_classes, grant->class_id);
    }

  return self->keeps || self->hands_to_all || self->own_classes->len > 0 ||
         klade_session_require (session, KLADE_ACTION_MANAGE_ACCOUNTS, NULL, error);
}

static void
take_people (Reading *self)
{
  guint n = self->people->n_rows;

  self->rows = g_new0 (KladeAccountRow, n + 1);
  self->facts = g_new0 (Facts, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const KladePersonRow *person = &self->people->rows[i];

      klade_id_map_add (&self->places, person->id, (int) i);
      self->rows[i] = (KladeAccountRow){
        .person_id = person->id,
        .class_id = person->class_id,
        .kinds = person->kinds,
        .name = person->name,
        .class_name = person->class_name,
        .note = person->note,
        .user_name = "",
        .roles = "",
      };
      self->facts[i].is_in_class = self->class_id == 0 || person->class_id == self->class_id;
      self->facts[i].is_in_own_class = is_own_class (self, person->class_id);
    }
}

/* A guardian is where the children are. */
static void
take_guardian (const KladePeopleFactRow *fact, gpointer data)
{
  Reading *self = data;
  int guardian = klade_id_map_find (&self->places, fact->person_id);
  int pupil = klade_id_map_find (&self->places, fact->other_id);
  KladeAccountRow *row;

  if (guardian < 0 || pupil < 0 || self->people->rows[pupil].class_id == 0)
    return;

  row = &self->rows[guardian];
  self->facts[guardian].is_in_class |= self->facts[pupil].is_in_class;
  self->facts[guardian].is_in_own_class |= self->facts[pupil].is_in_own_class;
  if (row->class_id == 0)
    {
      row->class_id = self->people->rows[pupil].class_id;
      row->class_name = self->people->rows[pupil].class_name;
    }
}

KladeAccountState
klade_account_state_of (const KladeAccountEntry *entry)
{
  if (entry->is_revoked)
    return KLADE_ACCOUNT_REVOKED;
  if (entry->is_locked)
    return KLADE_ACCOUNT_LOCKED;
  return entry->must_change ? KLADE_ACCOUNT_FIRST : KLADE_ACCOUNT_ACTIVE;
}

/* The first is the one that counts. */
static void
take_account (const KladeAccountEntry *entry, gpointer data)
{
  Reading *self = data;
  int place = klade_id_map_find (&self->places, entry->person_id);
  KladeAccountRow *row;

  if (place < 0 || self->rows[place].account_id != 0)
    return;

  row = &self->rows[place];
  row->account_id = entry->id;
  row->revision = entry->revision;
  row->state = klade_account_state_of (entry);
  row->is_named_by_code = g_str_has_prefix (entry->user_name, KLADE_ACCOUNT_CODE_PREFIX);
  if (!row->is_named_by_code)
    row->user_name = g_string_chunk_insert (self->list->strings, entry->user_name);
}

static void
finish_grants (Reading *self)
{
  int place = self->grants_of != 0 ? klade_id_map_find (&self->places, self->grants_of) : -1;
  g_autofree char *text = NULL;

  if (place >= 0)
    {
      text = klade_session_dup_grants_text (self->grants);
      self->rows[place].roles = g_string_chunk_insert (self->list->strings, text);
    }

  g_array_set_size (self->grants, 0);
}

static void
take_grant (gint64 person_id, const KladeRoleGrant *grant, gpointer data)
{
  Reading *self = data;
  int place = klade_id_map_find (&self->places, person_id);
  KladeRoleGrant kept = *grant;

  if (person_id != self->grants_of)
    finish_grants (self);

  self->grants_of = person_id;
  if (grant->class_name != NULL)
    kept.class_name = g_string_chunk_insert_const (self->list->strings, grant->class_name);
  g_array_append_val (self->grants, kept);
  if (place >= 0 && grant->role == KLADE_ROLE_SUPERUSER)
    self->facts[place].is_superuser = TRUE;
}

static gboolean
read_facts (Reading *self, KladeDb *db, GError **error)
{
  KladeDay today = self->people->today;

  if (!klade_store_list_people_facts (db, KLADE_PEOPLE_GUARDIAN, today, take_guardian, self,
                                      error) ||
      !klade_store_list_accounts (db, take_account, self, error) ||
      !klade_store_list_grants_of_day (db, today, take_grant, self, error))
    return FALSE;

  finish_grants (self);
  return TRUE;
}

/* ---- the list ---- */

static gboolean
can_hand_out (const Reading *self, const KladeAccountRow *row, const Facts *facts)
{
  if (self->keeps)
    return self->is_superuser || !facts->is_superuser;

  return (row->kinds & KLADE_PEOPLE_STAFF) == 0 && (self->hands_to_all || facts->is_in_own_class);
}

/* Whoever was something once is shown with an account only; whoever only hands out sees those to
 * whom. */
static gboolean
is_shown (const Reading *self, const KladeAccountRow *row, const Facts *facts, guint kinds)
{
  return (row->kinds & kinds) != 0 && facts->is_in_class &&
         (row->kinds != KLADE_PEOPLE_FORMER || row->account_id != 0) &&
         (self->keeps || row->can_hand_out);
}

static void
finish (Reading *self, guint kinds)
{
  KladeAccountList *list = self->list;

  list->rows = g_new0 (KladeAccountRow, self->people->n_rows + 1);
  for (guint i = 0; i < self->people->n_rows; i++)
    {
      KladeAccountRow *row = &self->rows[i];
      g_autofree char *key = NULL;

      row->can_hand_out = can_hand_out (self, row, &self->facts[i]);
      if (!is_shown (self, row, &self->facts[i], kinds))
        continue;

      key = klade_search_key (row->name, row->class_name, row->user_name, row->roles, row->note,
                              NULL);
      row->key = g_string_chunk_insert (list->strings, key);
      row->name = g_string_chunk_insert (list->strings, row->name);
      row->class_name = g_string_chunk_insert_const (list->strings, row->class_name);
      row->note = g_string_chunk_insert (list->strings, row->note);
      list->rows[list->n_rows++] = *row;
      list->n_by_state[row->state]++;
    }
}

static void
reading_clear (Reading *self)
{
  klade_id_map_clear (&self->places);
  g_clear_pointer (&self->people, klade_people_list_unref);
  g_clear_pointer (&self->list, klade_account_list_unref);
  g_clear_pointer (&self->grants, g_array_unref);
  g_clear_pointer (&self->own_classes, g_array_unref);
  g_free (self->rows);
  g_free (self->facts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
read_all (Reading *self, KladeSession *session, guint kinds, GError **error)
{
  if (!read_rights (self, session, error))
    return FALSE;

  self->people = klade_school_list_people (session, KLADE_PEOPLE_ALL, 0, error);
  if (self->people == NULL)
    return FALSE;

  take_people (self);
  if (!read_facts (self, klade_session_get_db (session), error))
    return FALSE;

  finish (self, kinds);
  return TRUE;
}

typedef struct
{
  Reading *reading;
  KladeSession *session;
  guint kinds;
} Work;

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  const Work *work = data;

  return read_all (work->reading, work->session, work->kinds, error);
}

/**
 * klade_school_list_accounts:
 * @session: who is signed in
 * @kinds: KladePeopleKinds: whoever is one of these; %KLADE_PEOPLE_FORMER is for accounts left
 *   over
 * @class_id: only pupils of that class and their guardians, or 0
 * @error: %KLADE_ERROR_DENIED for who neither keeps accounts nor hands passwords out
 *
 * Who has an account, and who should have one (A3, A4).  Whoever only hands passwords out sees
 * those to whom.
 *
 * Returns: (transfer full): them in Latvian order
 */
KladeAccountList *
klade_school_list_accounts (KladeSession *session, guint kinds, gint64 class_id, GError **error)
{
  g_auto (Reading) self = { 0 };
  Work work = { &self, session, kinds };
  KladeDb *db;
  gboolean is_read;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  self.class_id = class_id;
  self.grants = g_array_new (FALSE, FALSE, sizeof (KladeRoleGrant));
  self.own_classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  self.list = g_new0 (KladeAccountList, 1);
  g_atomic_ref_count_init (&self.list->ref_count);
  self.list->strings = g_string_chunk_new (4096);

  db = klade_session_get_db (session);
  is_read = klade_db_is_within (db) ? read_within (db, &work, error)
                                    : klade_db_within_read (db, read_within, &work, error);
  return is_read ? g_steal_pointer (&self.list) : NULL;
}
