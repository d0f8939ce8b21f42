/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-person-code.h"
#include "klade-store-person.h"
#include "klade-store-secret.h"

/* Persons and what is known of them.  A value is sealed before it comes near the store or the
 * log: the log tells the field, never the value. */

static KladeDb *
get_db (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

/**
 * klade_people_add_secret:
 * @field: a klade_person_field_id()
 * @value: as klade_person_field_normalise() made it
 * @from, @to: from when to when it holds; %KLADE_DAY_NONE: unknown, still
 *
 * Adds to the history; what stands there already is not touched.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
klade_people_add_secret (KladeChangeSet *changes,
                         gint64 person_id,
                         const char *field,
                         const char *value,
                         KladeDay from,
                         KladeDay to,
                         GError **error)
{
  KladeSeal *seal = klade_people_get_seal (klade_change_set_get_session (changes));
  const KladeChangeContext context = { .pupil_id = person_id };
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_person_secret);
  g_autoptr (GBytes) sealed = klade_seal_close (seal, person_id, field, value);
  g_autoptr (GBytes) lookup = NULL;
  KladePersonField which;

  if (klade_person_field_from_id (field, &which) && klade_person_field_is_found (which))
    lookup = klade_seal_lookup (seal, field, value);

  record->numbers[KLADE_PERSON_SECRET_COLUMN_PERSON_ID] = person_id;
  klade_record_set_text (record, KLADE_PERSON_SECRET_COLUMN_FIELD, field);
  record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_FROM] = from;
  record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_TO] = to;
  return klade_store_add_secret (get_db (changes), record, sealed, lookup, error) &&
         klade_change_set_adopt (changes, record, &context, error);
}

/* The value that holds now; NULL for none. */
static const KladeStoredSecret *
find_current (GArray *secrets, const char *field)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, i);

      if (secret->valid_to == KLADE_DAY_NONE && g_str_equal (secret->field, field))
        return secret;
    }

  return NULL;
}

static gboolean
end_secret (KladeChangeSet *changes,
            const KladeStoredSecret *secret,
            KladeDay since,
            GError **error)
{
  KladeDay today = klade_session_get_today (klade_change_set_get_session (changes));
  KladeDay last = (since != KLADE_DAY_NONE ? since : today) - 1;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_person_secret, secret->id, secret->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_TO] = MAX (last, secret->valid_from);
  return klade_register_set (changes, before, after, secret->person_id, error);
}

static gboolean
set_one (KladeChangeSet *changes,
         gint64 person_id,
         GArray *secrets,
         const KladePersonChange *change,
         KladeDay since,
         GError **error)
{
  const char *field = klade_person_field_id (change->field);
  KladeSeal *seal = klade_people_get_seal (klade_change_set_get_session (changes));
  const KladeStoredSecret *current = find_current (secrets, field);
  g_autofree char *value = klade_person_field_normalise (change->field, change->value, error);

  if (value == NULL)
    return FALSE;

  if (current != NULL)
    {
      g_autofree char *old = klade_seal_open (seal, person_id, field, current->sealed, error);

      if (old == NULL)
        return FALSE;
      if (g_str_equal (old, value))
        return TRUE;
      if (!end_secret (changes, current, since, error))
        return FALSE;
    }

  return *value == '\0' ||
         klade_people_add_secret (changes, person_id, field, value, since, KLADE_DAY_NONE, error);
}

/* A personal code is one person's; another one's is found before it is written. */
static gboolean
check_code_is_free (KladeChangeSet *changes, gint64 person_id, const char *typed, GError **error)
{
  const char *field = klade_person_field_id (KLADE_PERSON_FIELD_PERSONAL_CODE);
  KladeSeal *seal = klade_people_get_seal (klade_change_set_get_session (changes));
  g_autofree char *code =
      klade_person_field_normalise (KLADE_PERSON_FIELD_PERSONAL_CODE, typed, error);
  g_autoptr (GBytes) lookup = NULL;
  g_autoptr (GArray) owners = NULL;

  if (code == NULL)
    return FALSE;
  if (*code == '\0')
    return TRUE;

  lookup = klade_seal_lookup (seal, field, code);
  owners = klade_store_find_secret_owners (get_db (changes), field, lookup, error);
  if (owners == NULL)
    return FALSE;

  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner_id = g_array_index (owners, gint64, i);
      g_autoptr (KladeRecord) owner = NULL;

      if (owner_id == person_id)
        continue;
      owner = klade_register_get (changes, &klade_table_person, owner_id, 0, error);
      if (owner != NULL)
        g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS,
                     /* translators: given name and surname */
                     _ ("%s %s has this personal code already. If it is the same person, say so "
                        "or merge the two."),
                     owner->texts[KLADE_PERSON_COLUMN_GIVEN_NAME],
                     owner->texts[KLADE_PERSON_COLUMN_SURNAME]);
      return FALSE;
    }

  return TRUE;
}

/**
 * klade_people_set_data:
 * @data: what shall stand there, as typed; "" ends what stands there
 * @since: from when on; %KLADE_DAY_NONE: unknown
 * @error: %KLADE_ERROR_INVALID with a sentence about a value; %KLADE_ERROR_EXISTS about another
 *   one's personal code
 *
 * What stood there goes into the history.  A value that stands there already is not written.
 *
 * Returns: %TRUE if everything stands
 */
gboolean
klade_people_set_data (KladeChangeSet *changes,
                       gint64 person_id,
                       const KladePersonChange *data,
                       guint n_data,
                       KladeDay since,
                       GError **error)
{
  g_autoptr (GArray) secrets = NULL;

  if (n_data == 0)
    return TRUE;

  secrets = klade_store_list_person_secrets (get_db (changes), person_id, error);
  if (secrets == NULL)
    return FALSE;

  for (guint i = 0; i < n_data; i++)
    if ((data[i].field == KLADE_PERSON_FIELD_PERSONAL_CODE &&
         !check_code_is_free (changes, person_id, data[i].value, error)) ||
        !set_one (changes, person_id, secrets, &data[i], since, error))
      return FALSE;

  return TRUE;
}

/* An old personal code tells the date of birth, so nobody need type it twice. */
static const char *
find_birth_date (const KladePersonDraft *draft, char **owned)
{
  const char *typed = draft->data[KLADE_PERSON_FIELD_BIRTH_DATE];
  const char *code_text = draft->data[KLADE_PERSON_FIELD_PERSONAL_CODE];
  KladePersonCode code;

  if ((typed != NULL && *typed != '\0') || code_text == NULL ||
      !klade_person_code_parse (code_text, &code, NULL) || code.birth_date == KLADE_DAY_NONE)
    return typed;

  *owned = klade_day_to_iso (code.birth_date);
  return *owned;
}

/**
 * klade_people_set_draft_data:
 *
 * Writes what @draft knows; what it does not know stays.
 *
 * Returns: as klade_people_set_data()
 */
gboolean
klade_people_set_draft_data (KladeChangeSet *changes,
                             gint64 person_id,
                             const KladePersonDraft *draft,
                             GError **error)
{
  KladePersonChange data[KLADE_N_PERSON_FIELDS];
  guint n_data = 0;
  g_autofree char *birth_date = NULL;

  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    {
      const char *value = i == KLADE_PERSON_FIELD_BIRTH_DATE ? find_birth_date (draft, &birth_date)
                                                             : draft->data[i];

      if (value != NULL && *value != '\0')
        data[n_data++] = (KladePersonChange){ (KladePersonField) i, value };
    }

  return klade_people_set_data (changes, person_id, data, n_data, draft->since, error);
}

/**
 * klade_people_add:
 * @draft: who it is
 * @person_id: (out): the new person
 * @error: %KLADE_ERROR_INVALID with a sentence; %KLADE_ERROR_EXISTS when somebody has the
 *   personal code
 *
 * Returns: %TRUE if the person stands
 */
gboolean
klade_people_add (KladeChangeSet *changes,
                  const KladePersonDraft *draft,
                  gint64 *person_id,
                  GError **error)
{
  g_autoptr (KladeRecord) person = klade_record_new (&klade_table_person);
  const char *sex = draft->sex != NULL ? draft->sex : "";
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;

  if (!klade_people_clean_name (draft->surname, draft->given_name, &surname, &given_name, error))
    return FALSE;

  klade_record_set_text (person, KLADE_PERSON_COLUMN_SURNAME, surname);
  klade_record_set_text (person, KLADE_PERSON_COLUMN_GIVEN_NAME, given_name);
  klade_record_set_text (person, KLADE_PERSON_COLUMN_SEX,
                         g_str_equal (sex, "f") || g_str_equal (sex, "m") ? sex : "");
  if (!klade_register_add (changes, person, 0, error))
    return FALSE;

  *person_id = person->id;
  return klade_people_set_draft_data (changes, person->id, draft, error);
}
