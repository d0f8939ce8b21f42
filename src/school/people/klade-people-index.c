/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-index.h"

#include "klade-id-map.h"
#include "klade-person-code.h"
#include "klade-store-secret.h"

struct _KladePeopleIndex
{
  KladeSeal *seal;  /* the session's */
  GArray *persons;  /* KladeLikenessPerson */
  GArray *ids;      /* gint64 */
  GPtrArray *codes; /* GBytes that persons borrow */
  GStringChunk *strings;
  KladeIdMap places;
};

static void
take_person (const KladePeopleFactRow *row, gpointer data)
{
  KladePeopleIndex *self = data;
  KladeLikenessPerson person = {
    .surname = g_string_chunk_insert (self->strings, row->text),
    .given_name = g_string_chunk_insert (self->strings, row->other_text),
    .birth_date = KLADE_DAY_NONE,
  };

  klade_id_map_add (&self->places, row->person_id, (int) self->persons->len);
  g_array_append_val (self->persons, person);
  g_array_append_val (self->ids, row->person_id);
}

static KladeLikenessPerson *
find_place (KladePeopleIndex *self, gint64 person_id)
{
  int place = klade_id_map_find (&self->places, person_id);

  return place < 0 ? NULL : &g_array_index (self->persons, KladeLikenessPerson, (guint) place);
}

static gboolean
take_codes (KladePeopleIndex *self, KladeDb *db, GError **error)
{
  g_autoptr (GArray) codes = klade_store_list_current_secrets (
      db, klade_person_field_id (KLADE_PERSON_FIELD_PERSONAL_CODE), error);

  if (codes == NULL)
    return FALSE;

  for (guint i = 0; i < codes->len; i++)
    {
      const KladeStoredSecret *code = &g_array_index (codes, KladeStoredSecret, i);
      KladeLikenessPerson *person = find_place (self, code->person_id);

      if (person == NULL || code->lookup == NULL)
        continue;
      person->code_lookup = code->lookup;
      g_ptr_array_add (self->codes, g_bytes_ref (code->lookup));
    }

  return TRUE;
}

static gboolean
take_birth_dates (KladePeopleIndex *self, KladeDb *db, GError **error)
{
  const char *field = klade_person_field_id (KLADE_PERSON_FIELD_BIRTH_DATE);
  g_autoptr (GArray) dates = klade_store_list_current_secrets (db, field, error);

  if (dates == NULL)
    return FALSE;

  for (guint i = 0; i < dates->len; i++)
    {
      const KladeStoredSecret *date = &g_array_index (dates, KladeStoredSecret, i);
      KladeLikenessPerson *person = find_place (self, date->person_id);
      g_autofree char *text = NULL;

      if (person == NULL)
        continue;
      text = klade_seal_open (self->seal, date->person_id, field, date->sealed, error);
      if (text == NULL)
        return FALSE;
      person->birth_date = klade_day_parse_iso (text);
    }

  return TRUE;
}

/**
 * klade_people_index_new:
 *
 * Returns: (transfer full): everybody; holds for one transaction
 */
KladePeopleIndex *
klade_people_index_new (KladeSession *session, GError **error)
{
  g_autoptr (KladePeopleIndex) self = g_new0 (KladePeopleIndex, 1);
  KladeDb *db = klade_session_get_db (session);

  self->seal = klade_people_get_seal (session);
  self->persons = g_array_new (FALSE, FALSE, sizeof (KladeLikenessPerson));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->strings = g_string_chunk_new (4096);

  if (!klade_store_list_people_facts (db, KLADE_PEOPLE_PERSON, 0, take_person, self, error) ||
      !take_codes (self, db, error) || !take_birth_dates (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
klade_people_index_free (KladePeopleIndex *self)
{
  klade_id_map_clear (&self->places);
  g_array_unref (self->persons);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->codes);
  g_string_chunk_free (self->strings);
  g_free (self);
}

gint64
klade_people_index_get_id (KladePeopleIndex *self, guint index)
{
  return g_array_index (self->ids, gint64, index);
}

const KladeLikenessPerson *
klade_people_index_get (KladePeopleIndex *self, guint index)
{
  return &g_array_index (self->persons, KladeLikenessPerson, index);
}

/**
 * klade_people_index_find:
 * @draft: somebody; data that are not right count as not given
 *
 * Returns: (transfer full) (element-type KladeLikeness): whom it may be, the surest first;
 *   @first is an index of @self
 */
GArray *
klade_people_index_find (KladePeopleIndex *self, const KladePersonDraft *draft)
{
  const char *code_text = draft->data[KLADE_PERSON_FIELD_PERSONAL_CODE];
  const char *date_text = draft->data[KLADE_PERSON_FIELD_BIRTH_DATE];
  KladeLikenessPerson person = {
    .surname = draft->surname != NULL ? draft->surname : "",
    .given_name = draft->given_name != NULL ? draft->given_name : "",
    .birth_date = KLADE_DAY_NONE,
  };
  g_autofree char *formatted = NULL;
  g_autoptr (GBytes) lookup = NULL;
  KladePersonCode code;

  if (code_text != NULL && klade_person_code_parse (code_text, &code, NULL))
    {
      formatted = klade_person_code_format (&code);
      lookup = klade_seal_lookup (
          self->seal, klade_person_field_id (KLADE_PERSON_FIELD_PERSONAL_CODE), formatted);
      person.code_lookup = lookup;
      person.birth_date = code.birth_date;
    }
  if (date_text != NULL && *date_text != '\0')
    klade_day_parse (date_text, KLADE_DAY_NONE, &person.birth_date, NULL);

  return klade_likeness_find_one ((const KladeLikenessPerson *) (gpointer) self->persons->data,
                                  self->persons->len, &person);
}

/**
 * klade_people_index_find_pairs:
 *
 * Returns: (transfer full) (element-type KladeLikeness): who may be one person
 */
GArray *
klade_people_index_find_pairs (KladePeopleIndex *self)
{
  return klade_likeness_find ((const KladeLikenessPerson *) (gpointer) self->persons->data,
                              self->persons->len);
}
