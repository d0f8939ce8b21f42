/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-id-map.h"
#include "klade-people-work.h"
#include "klade-school-year.h"
#include "klade-search.h"
#include "klade-store-secret.h"
#include "klade-text.h"

#include <stdlib.h>

/* The list on its way: the rows are filled fact by fact, each from one query. */
typedef struct
{
  KladePeopleList *list;
  GArray *rows; /* KladePersonRow */
  KladeIdMap places;
} Reading;

static KladePeopleList *
people_list_new (KladeDay today)
{
  KladePeopleList *self = g_new0 (KladePeopleList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (4096);
  self->today = today;
  return self;
}

KladePeopleList *
klade_people_list_ref (KladePeopleList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_people_list_unref (KladePeopleList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_string_chunk_free (self->strings);
  g_free (self->rows);
  g_free (self);
}

/* ---- facts ---- */

static KladePersonRow *
find_row (Reading *self, gint64 person_id)
{
  int place = klade_id_map_find (&self->places, person_id);

  return place < 0 ? NULL : &g_array_index (self->rows, KladePersonRow, (guint) place);
}

static void
take_person (const KladePeopleFactRow *fact, gpointer data)
{
  Reading *self = data;
  GStringChunk *strings = self->list->strings;
  KladePersonRow row = {
    .id = fact->person_id,
    .revision = (int) fact->other_id,
    .surname = g_string_chunk_insert (strings, fact->text),
    .given_name = g_string_chunk_insert (strings, fact->other_text),
    .class_name = "",
    .note = "",
  };

  klade_id_map_add (&self->places, row.id, (int) self->rows->len);
  g_array_append_val (self->rows, row);
}

/* The first is today's class, or that of the first day to come. */
static void
take_enrolment (const KladePeopleFactRow *fact, gpointer data)
{
  Reading *self = data;
  KladePersonRow *row = find_row (self, fact->person_id);

  if (row == NULL || row->class_id != 0)
    return;

  row->kinds |= KLADE_PEOPLE_PUPILS;
  row->class_id = fact->other_id;
  row->class_name = g_string_chunk_insert_const (self->list->strings, fact->text);
}

static void
add_note (Reading *self, KladePersonRow *row, const char *note)
{
  g_autofree char *both = NULL;

  if (*note == '\0')
    return;
  if (*row->note != '\0')
    both = g_strconcat (row->note, ", ", note, NULL);
  row->note = g_string_chunk_insert (self->list->strings, both != NULL ? both : note);
}

static void
take_guardian (const KladePeopleFactRow *fact, gpointer data)
{
  Reading *self = data;
  KladePersonRow *guardian = find_row (self, fact->person_id);
  KladePersonRow *pupil = find_row (self, fact->other_id);

  if (pupil != NULL)
    pupil->n_guardians++;
  if (guardian == NULL)
    return;

  guardian->kinds |= KLADE_PEOPLE_GUARDIANS;
  add_note (self, guardian, fact->text);
}

static void
take_work (const KladePeopleFactRow *fact, gpointer data)
{
  Reading *self = data;
  KladePersonRow *row = find_row (self, fact->person_id);

  if (row == NULL)
    return;

  row->kinds |= KLADE_PEOPLE_STAFF;
  add_note (self, row, fact->text);
}

static void
take_check (const KladePeopleFactRow *fact, gpointer data)
{
  KladePersonRow *row = find_row (data, fact->person_id);

  if (row != NULL)
    row->is_file_checked = TRUE;
}

static gboolean
read_facts (Reading *self, KladeDb *db, GError **error)
{
  KladeDay today = self->list->today;

  return klade_store_list_people_facts (db, KLADE_PEOPLE_PERSON, today, take_person, self, error) &&
         klade_store_list_people_facts (db, KLADE_PEOPLE_ENROLMENT, today, take_enrolment, self,
                                        error) &&
         klade_store_list_people_facts (db, KLADE_PEOPLE_GUARDIAN, today, take_guardian, self,
                                        error) &&
         klade_store_list_people_facts (db, KLADE_PEOPLE_WORK, today, take_work, self, error) &&
         klade_store_list_people_facts (db, KLADE_PEOPLE_CHECK, klade_school_year_of_day (today),
                                        take_check, self, error);
}

/* ---- the list ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KladePersonRow *one = a;
  const KladePersonRow *other = b;
  int order = klade_text_collate (one->surname, other->surname);

  if (order == 0)
    order = klade_text_collate (one->given_name, other->given_name);
  if (order == 0)
    order = one->id < other->id ? -1 : one->id > other->id;
  return order;
}

/* Keeps who is asked for, in order, with what lists show and search. */
static void
finish (Reading *self, guint kinds, gint64 class_id)
{
  KladePeopleList *list = self->list;

  list->rows = g_new0 (KladePersonRow, self->rows->len + 1);
  for (guint i = 0; i < self->rows->len; i++)
    {
      KladePersonRow *row = &g_array_index (self->rows, KladePersonRow, i);

      if (row->kinds == 0)
        row->kinds = KLADE_PEOPLE_FORMER;
      if ((row->kinds & kinds) != 0 && (class_id == 0 || row->class_id == class_id))
        list->rows[list->n_rows++] = *row;
    }

  qsort (list->rows, list->n_rows, sizeof (KladePersonRow), compare_rows);
  for (guint i = 0; i < list->n_rows; i++)
    {
      KladePersonRow *row = &list->rows[i];
      g_autofree char *name = g_strconcat (row->surname, " ", row->given_name, NULL);
      g_autofree char *key = klade_search_key (name, row->class_name, row->note, NULL);

      row->name = g_string_chunk_insert (list->strings, name);
      row->key = g_string_chunk_insert (list->strings, key);
    }
}

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  return read_facts (data, db, error);
}

/**
 * klade_school_list_people:
 * @session: who is signed in
 * @kinds: KladePeopleKinds: whoever is one of these
 * @class_id: only pupils of that class today, or 0
 * @error: %KLADE_ERROR_DENIED
 *
 * Nothing of what is sealed is in it.
 *
 * Returns: (transfer full): the people, in Latvian order
 */
KladePeopleList *
klade_school_list_people (KladeSession *session, guint kinds, gint64 class_id, GError **error)
{
  g_autoptr (KladePeopleList) list = NULL;
  g_autoptr (GArray) rows = NULL;
  KladeDb *db;
  Reading reading = { 0 };
  gboolean is_read;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_people_require_reading (session, error))
    return NULL;

  db = klade_session_get_db (session);
  list = people_list_new (klade_session_get_today (session));
  rows = g_array_new (FALSE, FALSE, sizeof (KladePersonRow));
  reading.list = list;
  reading.rows = rows;
  is_read = klade_db_is_within (db) ? read_facts (&reading, db, error)
                                    : klade_db_within_read (db, read_within, &reading, error);
  if (is_read)
    finish (&reading, kinds, class_id);

  klade_id_map_clear (&reading.places);
  return is_read ? g_steal_pointer (&list) : NULL;
}

/* ---- a class on a day ---- */

void
klade_class_member_free (KladeClassMember *self)
{
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self);
}

static void
take_member (gint64 pupil_id,
             const char *surname,
             const char *given_name,
             KladeDay from,
             KladeDay to,
             gpointer data)
{
  KladeClassMember *member = g_new0 (KladeClassMember, 1);

  *member = (KladeClassMember){
    .pupil_id = pupil_id,
    .surname = g_strdup (surname),
    .given_name = g_strdup (given_name),
    .from = from,
    .to = to,
  };
  g_ptr_array_add (data, member);
}

/**
 * klade_school_list_class_on_day:
 * @session: who is signed in
 * @class_id: a class, of any year
 * @day: a day
 * @error: %KLADE_ERROR_DENIED
 *
 * For what is printed of a day: who was in the class then, under the name of then (A12).
 *
 * Returns: (transfer full) (element-type KladeClassMember): in Latvian order
 */
GPtrArray *
klade_school_list_class_on_day (KladeSession *session,
                                gint64 class_id,
                                KladeDay day,
                                GError **error)
{
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_class_member_free);

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_people_require_reading (session, error) ||
      !klade_store_list_class_members (klade_session_get_db (session), class_id, day, take_member,
                                       members, error))
    return NULL;

  return g_steal_pointer (&members);
}

/**
 * klade_school_find_person:
 * @session: who is signed in
 * @field: what is known: a personal code, phone, e-mail address or document
 * @value: as typed
 * @person_id: (out): whose it is, or was; 0 for nobody whose data the session may see
 * @error: %KLADE_ERROR_INVALID when @value can't be one; %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if @person_id was set
 */
gboolean
klade_school_find_person (KladeSession *session,
                          KladePersonField field,
                          const char *value,
                          gint64 *person_id,
                          GError **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (GBytes) lookup = NULL;
  g_autoptr (GArray) owners = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (value != NULL && klade_person_field_is_found (field), FALSE);

  *person_id = 0;
  if (!klade_people_require_reading (session, error))
    return FALSE;
  clean = klade_person_field_normalise (field, value, error);
  if (clean == NULL)
    return FALSE;

  lookup =
      klade_seal_lookup (klade_people_get_seal (session), klade_person_field_id (field), clean);
  owners = klade_store_find_secret_owners (klade_session_get_db (session),
                                           klade_person_field_id (field), lookup, error);
  if (owners == NULL)
    return FALSE;

  for (guint i = 0; i < owners->len && *person_id == 0; i++)
    {
      gint64 owner_id = g_array_index (owners, gint64, i);
      KladeTarget target;
      gboolean may;

      if (!klade_people_find_target (session, KLADE_ACTION_READ_PERSONAL, owner_id, &target, &may,
                                     error))
        return FALSE;
      if (may)
        *person_id = owner_id;
    }

  return TRUE;
}
