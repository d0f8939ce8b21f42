/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-work.h"
#include "klade-sign-in.h"
#include "klade-store-person.h"
#include "klade-store-secret.h"

static KladePersonFile *
person_file_new (gint64 id)
{
  KladePersonFile *self = g_new0 (KladePersonFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = id;
  self->strings = g_string_chunk_new (1024);
  self->data = g_array_new (FALSE, FALSE, sizeof (KladeFileDatum));
  for (int i = 0; i < KLADE_FILE_N_SECTIONS; i++)
    self->sections[i] = g_array_new (FALSE, FALSE, sizeof (KladeFileEntry));
  return self;
}

KladePersonFile *
klade_person_file_ref (KladePersonFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_person_file_unref (KladePersonFile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < KLADE_FILE_N_SECTIONS; i++)
    g_array_unref (self->sections[i]);
  g_array_unref (self->data);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_person_file_get:
 * @self: a personal file
 * @field: a field
 *
 * Returns: (transfer none): what holds now; "" when nothing does or it may not be seen
 */
const char *
klade_person_file_get (const KladePersonFile *self, KladePersonField field)
{
  g_return_val_if_fail (self != NULL, "");

  for (guint i = 0; i < self->data->len; i++)
    {
      const KladeFileDatum *datum = &g_array_index (self->data, KladeFileDatum, i);

      if (datum->field == field && datum->is_current && datum->value != NULL)
        return datum->value;
    }

  return "";
}

/* ---- the dated facts ---- */

static const char *
keep (KladePersonFile *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (self->strings, text);
}

static const char *
keep_order (KladePersonFile *self, const char *number, KladeDay day)
{
  g_autofree char *date = NULL;
  g_autofree char *order = NULL;

  if (number == NULL || day == KLADE_DAY_NONE)
    return "";

  date = klade_day_to_text (day);
  order = g_strdup_printf ("%s, %s", number, date);
  return keep (self, order);
}

static gboolean
is_private (int section)
{
  return section == KLADE_FILE_CHECKS || section == KLADE_FILE_APPLICATIONS ||
         section == KLADE_FILE_BRIEFINGS;
}

static KladeFileEntry
make_entry (KladePersonFile *self, const KladeFileRow *row)
{
  return (KladeFileEntry){
    .id = row->id,
    .revision = row->revision,
    .other_id = row->other_id,
    .number = row->number,
    .year = row->year,
    .from = row->from == 1 ? KLADE_DAY_NONE : row->from,
    .to = row->to,
    .name = keep (self, row->name),
    .kind = keep (self, row->kind),
    .notes = keep (self, row->notes),
    .extra = keep (self, row->extra),
    .order_in = keep_order (self, row->order_in, row->order_in_day),
    .order_out = keep_order (self, row->order_out, row->order_out_day),
  };
}

static void
take_row (const KladeFileRow *row, gpointer data)
{
  KladePersonFile *self = data;
  KladeFileEntry entry;

  if (row->section < 0 || row->section >= KLADE_FILE_N_SECTIONS ||
      (is_private (row->section) && !self->can_read))
    return;

  entry = make_entry (self, row);
  if (row->section == KLADE_FILE_CHECKS)
    {
      entry.from = klade_instant_get_day (g_ascii_strtoll (entry.kind, NULL, 10));
      entry.kind = "";
    }
  g_array_append_val (self->sections[row->section], entry);
}

static gboolean
has_live (GArray *entries, KladeDay today, int highest_number)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const KladeFileEntry *entry = &g_array_index (entries, KladeFileEntry, i);

      if ((entry->to == KLADE_DAY_NONE || entry->to >= today) && entry->number <= highest_number)
        return TRUE;
    }

  return FALSE;
}

static void
find_kinds (KladePersonFile *self, KladeDay today)
{
  if (has_live (self->sections[KLADE_FILE_ENROLMENTS], today, G_MAXINT))
    self->kinds |= KLADE_PEOPLE_PUPILS;
  if (has_live (self->sections[KLADE_FILE_CHILDREN], today, G_MAXINT))
    self->kinds |= KLADE_PEOPLE_GUARDIANS;
  if (has_live (self->sections[KLADE_FILE_EMPLOYMENTS], today, G_MAXINT) ||
      has_live (self->sections[KLADE_FILE_ROLES], today, KLADE_ROLE_SECRETARY))
    self->kinds |= KLADE_PEOPLE_STAFF;
  if (self->kinds == 0)
    self->kinds = KLADE_PEOPLE_FORMER;
}

/* Who never changed the name has no history of names: one entry says so. */
static void
complete_names (KladePersonFile *self)
{
  g_autofree char *name = g_strconcat (self->surname, " ", self->given_name, NULL);
  KladeFileEntry entry = {
    .name = keep (self, name),
    .kind = "",
    .notes = "",
    .extra = "",
    .order_in = "",
    .order_out = "",
  };

  if (self->sections[KLADE_FILE_NAMES]->len == 0)
    g_array_append_val (self->sections[KLADE_FILE_NAMES], entry);
}

/* ---- what is sealed ---- */

static gboolean
take_secret (KladePersonFile *self,
             KladeSeal *seal,
             const KladeStoredSecret *secret,
             GError **error)
{
  KladeFileDatum datum = {
    .id = secret->id,
    .revision = secret->revision,
    .from = secret->valid_from,
    .to = secret->valid_to,
    .is_current = secret->valid_to == KLADE_DAY_NONE,
  };
  gboolean is_protected;

  if (!klade_person_field_from_id (secret->field, &datum.field))
    return TRUE; /* of a newer Klade */

  is_protected = klade_person_field_is_protected (datum.field);
  if (is_protected && !self->can_read_protected)
    return TRUE;

  if (self->can_read || is_protected)
    {
      g_autofree char *value =
          klade_seal_open (seal, secret->person_id, secret->field, secret->sealed, error);

      if (value == NULL)
        return FALSE;
      datum.value = g_string_chunk_insert (self->strings, value);
    }

  g_array_append_val (self->data, datum);
  return TRUE;
}

static int
compare_data (gconstpointer a, gconstpointer b)
{
  const KladeFileDatum *one = a;
  const KladeFileDatum *other = b;

  if (one->field != other->field)
    return one->field < other->field ? -1 : 1;
  if (one->is_current != other->is_current)
    return one->is_current ? -1 : 1;
  if (one->to != other->to)
    return one->to > other->to ? -1 : 1;
  return one->id > other->id ? -1 : 1;
}

static gboolean
read_secrets (KladePersonFile *self, KladeSession *session, GError **error)
{
  g_autoptr (GArray) secrets =
      klade_store_list_person_secrets (klade_session_get_db (session), self->id, error);

  if (secrets == NULL || !klade_session_refresh_vault (session, NULL, error))
    return FALSE;

  for (guint i = 0; i < secrets->len; i++)
    if (!take_secret (self, klade_people_get_seal (session),
                      &g_array_index (secrets, KladeStoredSecret, i), error))
      return FALSE;

  g_array_sort (self->data, compare_data);
  return TRUE;
}

/* ---- reading ---- */

static gboolean
find_may (KladePersonFile *self,
          KladeSession *session,
          KladeAction action,
          gboolean *may,
          GError **error)
{
  KladeTarget target;

  return klade_people_find_target (session, action, self->id, &target, may, error);
}

/* Everybody with a role may see what the school knows of oneself, but for what is protected. */
static gboolean
find_rights (KladePersonFile *self, KladeSession *session, GError **error)
{
  gboolean can_list;

  if (!klade_session_may (session, KLADE_ACTION_READ_PEOPLE, NULL, &can_list, error) ||
      !find_may (self, session, KLADE_ACTION_READ_PERSONAL, &self->can_read, error) ||
      !find_may (self, session, KLADE_ACTION_READ_PROTECTED, &self->can_read_protected, error) ||
      !find_may (self, session, KLADE_ACTION_MANAGE_PEOPLE, &self->can_manage, error) ||
      !find_may (self, session, KLADE_ACTION_WRITE_CONTACTS, &self->can_write_contacts, error) ||
      !find_may (self, session, KLADE_ACTION_CHECK_FILE, &self->can_check, error))
    return FALSE;

  if (self->id == klade_session_get_person_id (session) && !self->can_read &&
      !find_may (self, session, KLADE_ACTION_CHANGE_OWN_PASSWORD, &self->can_read, error))
    return FALSE;

  return can_list || self->can_read ||
         klade_session_require (session, KLADE_ACTION_READ_PERSONAL,
                                &(KladeTarget){ .pupil_id = self->id }, error);
}

/**
 * klade_people_read_file:
 * @session: who is signed in
 * @person_id: whose
 * @error: %KLADE_ERROR_DENIED; %KLADE_ERROR_NOT_FOUND
 *
 * klade_school_read_person_file() within a transaction of the caller's.
 *
 * Returns: (transfer full): the file
 */
KladePersonFile *
klade_people_read_file (KladeSession *session, gint64 person_id, GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  g_autoptr (KladePersonFile) self = person_file_new (person_id);
  g_autoptr (KladeRecord) person = NULL;

  if (!find_rights (self, session, error) ||
      !klade_store_get_record (db, &klade_table_person, self->id, &person, error))
    return NULL;

  self->revision = person->revision;
  self->merged_into_id = person->numbers[KLADE_PERSON_COLUMN_MERGED_INTO_ID];
  self->surname = keep (self, person->texts[KLADE_PERSON_COLUMN_SURNAME]);
  self->given_name = keep (self, person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME]);
  self->sex = keep (self, person->texts[KLADE_PERSON_COLUMN_SEX]);

  if (!klade_store_list_file (db, self->id, take_row, self, error) ||
      !read_secrets (self, session, error))
    return NULL;

  complete_names (self);
  find_kinds (self, klade_session_get_today (session));
  return g_steal_pointer (&self);
}

typedef struct
{
  KladeSession *session;
  gint64 person_id;
  KladePersonFile *file;
} Reading;

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  g_clear_pointer (&reading->file, klade_person_file_unref); /* the engine may run us again */
  reading->file = klade_people_read_file (reading->session, reading->person_id, error);
  return reading->file != NULL;
}

/**
 * klade_school_read_person_file:
 * @session: who is signed in
 * @person_id: a pupil, guardian or member of staff
 * @error: %KLADE_ERROR_DENIED; %KLADE_ERROR_NOT_FOUND
 *
 * The personal file, as far as the session may see it.
 *
 * Returns: (transfer full): the file
 */
KladePersonFile *
klade_school_read_person_file (KladeSession *session, gint64 person_id, GError **error)
{
  Reading reading = { session, person_id, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_db_within_read (klade_session_get_db (session), read_within, &reading, error))
    g_clear_pointer (&reading.file, klade_person_file_unref);

  return reading.file;
}
