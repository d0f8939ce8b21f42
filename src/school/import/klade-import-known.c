/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-known.h"

#include "klade-i18n.h"
#include "klade-store-import-facts.h"
#include "klade-store-journal-list.h"
#include "klade-store-secret.h"
#include "klade-text.h"

KladeKnownPerson *
klade_import_known_at (const KladeImportKnown *self, int place)
{
  return &g_array_index (self->persons, KladeKnownPerson, (guint) place);
}

/* klade_import_name_key: by which two spellings of one name are found, Berzina and Bērziņa */
char *
klade_import_name_key (const char *surname, const char *given_name)
{
  g_autofree char *both = g_strconcat (surname, "\n", given_name, NULL);

  return klade_text_fold (both);
}

/* Everybody in order of ids: the oldest one of a name comes first. */
static void
chain_name (KladeImportKnown *self, int place)
{
  KladeKnownPerson *person = klade_import_known_at (self, place);
  char *key = klade_import_name_key (person->surname, person->given_name);
  int at = GPOINTER_TO_INT (g_hash_table_lookup (self->names, key)) - 1;

  person->next_of_name = -1;
  if (at < 0)
    {
      g_hash_table_insert (self->names, key, GINT_TO_POINTER (place + 1));
      return;
    }

  while (klade_import_known_at (self, at)->next_of_name >= 0)
    at = klade_import_known_at (self, at)->next_of_name;
  klade_import_known_at (self, at)->next_of_name = place;
  g_free (key);
}

static void
take_person (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;
  const KladeKnownPerson person = {
    .id = row->person_id,
    .surname = g_string_chunk_insert (self->strings, row->texts[0]),
    .given_name = g_string_chunk_insert (self->strings, row->texts[1]),
    .sex = g_string_chunk_insert_const (self->strings, row->texts[2]),
    .first_stay = -1,
    .first_guardian = -1,
    .first_child = -1,
    .first_post = -1,
    .first_grant = -1,
  };

  klade_id_map_add (&self->places, row->person_id, (int) self->persons->len);
  g_array_append_val (self->persons, person);
  chain_name (self, (int) self->persons->len - 1);
}

static void
take_stay (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;
  int place = klade_id_map_find (&self->places, row->person_id);
  KladeKnownStay stay = {
    .class_id = row->other_id,
    .class_name = g_string_chunk_insert_const (self->strings, row->texts[0]),
    .from = row->from,
    .to = row->to != KLADE_DAY_NONE ? row->to : klade_day_new (row->number + 1, 8, 31),
  };

  if (place < 0)
    return;

  stay.next = klade_import_known_at (self, place)->first_stay;
  klade_import_known_at (self, place)->first_stay = (int) self->stays->len;
  g_array_append_val (self->stays, stay);
}

static void
take_tie (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;
  int place = klade_id_map_find (&self->places, row->other_id);
  KladeKnownTie tie = {
    .guardian_id = row->person_id,
    .pupil_id = row->other_id,
    .kind = g_string_chunk_insert_const (self->strings, row->texts[0]),
  };

  int guardian = klade_id_map_find (&self->places, row->person_id);

  if (place < 0 || guardian < 0)
    return;

  tie.next = klade_import_known_at (self, place)->first_guardian;
  tie.next_child = klade_import_known_at (self, guardian)->first_child;
  klade_import_known_at (self, place)->first_guardian = (int) self->ties->len;
  klade_import_known_at (self, guardian)->first_child = (int) self->ties->len;
  g_array_append_val (self->ties, tie);
}

static void
take_post (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;
  int place = klade_id_map_find (&self->places, row->person_id);
  KladeKnownPost post = {
    .position = g_string_chunk_insert_const (self->strings, row->texts[0]),
  };

  if (place < 0)
    return;

  post.next = klade_import_known_at (self, place)->first_post;
  klade_import_known_at (self, place)->first_post = (int) self->posts->len;
  g_array_append_val (self->posts, post);
}

static void
take_grant (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;
  int place = klade_id_map_find (&self->places, row->person_id);
  KladeKnownGrant grant = { .role = row->number, .class_id = row->other_id, .to = row->to };

  if (place < 0)
    return;

  grant.next = klade_import_known_at (self, place)->first_grant;
  klade_import_known_at (self, place)->first_grant = (int) self->grants->len;
  g_array_append_val (self->grants, grant);
}

static void
take_class (const KladeImportFactRow *row, gpointer data)
{
  KladeImportKnown *self = data;

  g_hash_table_insert (self->classes, klade_text_fold (row->texts[0]),
                       g_memdup2 (&row->person_id, sizeof row->person_id));
}

static gboolean
take_secrets (KladeImportKnown *self, KladeDb *db, GError **error)
{
  self->secrets = klade_store_list_current_secrets (db, "", error);
  if (self->secrets == NULL)
    return FALSE;

  for (guint i = 0; i < self->secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (self->secrets, KladeStoredSecret, i);
      int place = klade_id_map_find (&self->places, secret->person_id);
      KladePersonField field;

      if (place < 0 || !klade_person_field_from_id (secret->field, &field))
        continue;
      klade_import_known_at (self, place)->secrets[field] = (int) i + 1;
      if (field == KLADE_PERSON_FIELD_PERSONAL_CODE && secret->lookup != NULL)
        g_hash_table_insert (self->codes, secret->lookup, GINT_TO_POINTER (place + 1));
    }

  return TRUE;
}

static gboolean
read_facts (KladeImportKnown *self, KladeDb *db, GError **error)
{
  static const struct
  {
    KladeImportFact fact;
    KladeImportFactFunc take;
  } facts[] = {
    { KLADE_IMPORT_KNOWN_PERSON, take_person },
    { KLADE_IMPORT_STAY, take_stay },
    { KLADE_IMPORT_TIE, take_tie },
    { KLADE_IMPORT_POST, take_post },
    { KLADE_IMPORT_GRANT, take_grant },
    { KLADE_IMPORT_SCHOOL_CLASS, take_class },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!klade_store_list_import_facts (db, facts[i].fact,
                                        MIN (self->day, self->year.semester_1.first), self->year_id,
                                        facts[i].take, self, error))
      return FALSE;

  return take_secrets (self, db, error);
}

/* A year that the school does not have would put the list into another one. */
static gboolean
find_year (KladeImportKnown *self, KladeDb *db, GError **error)
{
  int start_year = klade_school_year_of_day (self->day);

  if (!klade_store_find_year (db, start_year, &self->year_id, &self->year, error))
    return FALSE;

  if (self->year_id != 0 && self->year.start_year == start_year)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The school has no school year %d/%d yet. Add it first."), start_year,
               start_year + 1);
  return FALSE;
}

/**
 * klade_import_known_new:
 * @day: when the list holds
 * @error: %KLADE_ERROR_INVALID when the school has no school year then
 *
 * Returns: (transfer full): what the school knows
 */
KladeImportKnown *
klade_import_known_new (KladeSession *session, KladeDay day, GError **error)
{
  g_autoptr (KladeImportKnown) self = g_new0 (KladeImportKnown, 1);
  KladeDb *db = klade_session_get_db (session);

  self->seal = klade_people_get_seal (session);
  self->day = day;
  self->strings = g_string_chunk_new (8192);
  self->persons = g_array_new (FALSE, FALSE, sizeof (KladeKnownPerson));
  self->stays = g_array_new (FALSE, FALSE, sizeof (KladeKnownStay));
  self->ties = g_array_new (FALSE, FALSE, sizeof (KladeKnownTie));
  self->posts = g_array_new (FALSE, FALSE, sizeof (KladeKnownPost));
  self->grants = g_array_new (FALSE, FALSE, sizeof (KladeKnownGrant));
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->codes = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!find_year (self, db, error) || !read_facts (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
klade_import_known_free (KladeImportKnown *self)
{
  klade_id_map_clear (&self->places);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->classes);
  g_array_unref (self->persons);
  g_array_unref (self->stays);
  g_array_unref (self->ties);
  g_array_unref (self->posts);
  g_array_unref (self->grants);
  g_clear_pointer (&self->secrets, g_array_unref);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* klade_import_known_find: the place of a person, -1 for none; likewise below */
int
klade_import_known_find (const KladeImportKnown *self, gint64 person_id)
{
  return klade_id_map_find (&self->places, person_id);
}

int
klade_import_known_find_code (const KladeImportKnown *self, const char *code)
{
  g_autoptr (GBytes) lookup = NULL;

  if (*code == '\0')
    return -1;

  lookup = klade_seal_lookup (self->seal, klade_person_field_id (KLADE_PERSON_FIELD_PERSONAL_CODE),
                              code);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->codes, lookup)) - 1;
}

int
klade_import_known_find_name (const KladeImportKnown *self, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->names, key)) - 1;
}

/**
 * klade_import_known_dup:
 *
 * Returns: (transfer full): what is known now; "" for nothing.  What does not open counts as not
 *   known: the check of the school finds it.
 */
char *
klade_import_known_dup (const KladeImportKnown *self, int place, KladePersonField field)
{
  const KladeKnownPerson *person = klade_import_known_at (self, place);
  const KladeStoredSecret *secret;
  char *value;

  if (person->secrets[field] == 0)
    return g_strdup ("");

  secret = &g_array_index (self->secrets, KladeStoredSecret, (guint) person->secrets[field] - 1);
  value = klade_seal_open (self->seal, person->id, secret->field, secret->sealed, NULL);
  return value != NULL ? value : g_strdup ("");
}

KladeDay
klade_import_known_get_birth_date (const KladeImportKnown *self, int place)
{
  g_autofree char *text = klade_import_known_dup (self, place, KLADE_PERSON_FIELD_BIRTH_DATE);

  return *text != '\0' ? klade_day_parse_iso (text) : KLADE_DAY_NONE;
}

/* The last stay that shares a day with @first to @last; NULL for none. */
const KladeKnownStay *
klade_import_known_find_stay (const KladeImportKnown *self,
                              int place,
                              KladeDay first,
                              KladeDay last)
{
  for (int at = klade_import_known_at (self, place)->first_stay; at >= 0;)
    {
      const KladeKnownStay *stay = &g_array_index (self->stays, KladeKnownStay, (guint) at);

      if (stay->from <= last && stay->to >= first)
        return stay;
      at = stay->next;
    }

  return NULL;
}

/* klade_import_known_find_class: the class of that name in the year; 0 for none */
gint64
klade_import_known_find_class (const KladeImportKnown *self, const char *name)
{
  g_autofree char *key = klade_text_fold (name);
  const gint64 *id = g_hash_table_lookup (self->classes, key);

  return id != NULL ? *id : 0;
}
