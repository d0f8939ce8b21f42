/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-field.h"

#include "klade-contact.h"
#include "klade-day.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-person-code.h"
#include "klade-text.h"

#define OLDEST_YEAR 1900

static const struct
{
  const char *id;
  const char *name;
  gboolean is_contact; /* the class teacher keeps it (A11) */
  gboolean is_found;   /* a person can be looked for by it */
} fields[KLADE_N_PERSON_FIELDS] = {
  [KLADE_PERSON_FIELD_PERSONAL_CODE] = { "personal-code", N_ ("Personal code"), FALSE, TRUE },
  [KLADE_PERSON_FIELD_BIRTH_DATE] = { "birth-date", N_ ("Date of birth"), FALSE, FALSE },
  [KLADE_PERSON_FIELD_DECLARED_ADDRESS] = { "declared-address", N_ ("Declared address"), TRUE,
                                            FALSE },
  [KLADE_PERSON_FIELD_ACTUAL_ADDRESS] = { "actual-address", N_ ("Actual address"), TRUE, FALSE },
  [KLADE_PERSON_FIELD_PHONE] = { "phone", N_ ("Phone"), TRUE, TRUE },
  [KLADE_PERSON_FIELD_EMAIL] = { "e-mail", N_ ("E-mail address"), TRUE, TRUE },
  [KLADE_PERSON_FIELD_BIRTH_CERTIFICATE] = { "birth-certificate", N_ ("Birth certificate"), FALSE,
                                             TRUE },
  [KLADE_PERSON_FIELD_PASSPORT] = { "passport", N_ ("Passport or identity card"), FALSE, TRUE },
  [KLADE_PERSON_FIELD_CITIZENSHIP] = { "citizenship", N_ ("Citizenship"), FALSE, FALSE },
  [KLADE_PERSON_FIELD_NATIVE_LANGUAGE] = { "native-language", N_ ("Native language"), FALSE,
                                           FALSE },
  [KLADE_PERSON_FIELD_PREVIOUS_SCHOOL] = { "previous-school", N_ ("Previous school"), FALSE,
                                           FALSE },
  [KLADE_PERSON_FIELD_FILE_NUMBER] = { "file-number", N_ ("Number of the personal file"), FALSE,
                                       TRUE },
  [KLADE_PERSON_FIELD_HEALTH] = { "health", N_ ("Health"), FALSE, FALSE },
  [KLADE_PERSON_FIELD_COURT] = { "court", N_ ("Court orders"), FALSE, FALSE },
  [KLADE_PERSON_FIELD_SPECIAL_NEEDS] = { "special-needs", N_ ("Special needs"), FALSE, FALSE },
};

static gboolean
is_field (KladePersonField field)
{
  return (int) field >= 0 && field < KLADE_N_PERSON_FIELDS;
}

/**
 * klade_person_field_id:
 * @field: a field
 *
 * Returns: its word in school files and mappings: personal-code, phone ...
 */
const char *
klade_person_field_id (KladePersonField field)
{
  g_return_val_if_fail (is_field (field), "");

  return fields[field].id;
}

/**
 * klade_person_field_from_id:
 * @id: a word from klade_person_field_id()
 * @field: (out): the field; untouched on failure
 *
 * Returns: %TRUE if there is such a field
 */
gboolean
klade_person_field_from_id (const char *id, KladePersonField *field)
{
  g_return_val_if_fail (id != NULL && field != NULL, FALSE);

  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if (g_str_equal (id, fields[i].id))
      {
        *field = (KladePersonField) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_person_field_name:
 * @field: a field
 *
 * Returns: its name, translated
 */
const char *
klade_person_field_name (KladePersonField field)
{
  g_return_val_if_fail (is_field (field), "");

  return _ (fields[field].name);
}

/**
 * klade_person_field_is_protected:
 * @field: a field
 *
 * Returns: %TRUE if seeing it needs a right of its own: health, courts, special needs
 */
gboolean
klade_person_field_is_protected (KladePersonField field)
{
  return field >= KLADE_PERSON_FIELD_HEALTH;
}

/**
 * klade_person_field_is_contact:
 * @field: a field
 *
 * Returns: %TRUE if the class teacher keeps it current (A11): addresses, phone, e-mail
 */
gboolean
klade_person_field_is_contact (KladePersonField field)
{
  g_return_val_if_fail (is_field (field), FALSE);

  return fields[field].is_contact;
}

/**
 * klade_person_field_is_found:
 * @field: a field
 *
 * Returns: %TRUE if a keyed hash is stored, by which persons are found.  A hash of what many
 *   have in common, as a citizenship, would tell who has the same.
 */
gboolean
klade_person_field_is_found (KladePersonField field)
{
  g_return_val_if_fail (is_field (field), FALSE);

  return fields[field].is_found;
}

static char *
normalise_code (const char *text, GError **error)
{
  KladePersonCode code;

  return klade_person_code_parse (text, &code, error) ? klade_person_code_format (&code) : NULL;
}

static char *
normalise_day (const char *text, GError **error)
{
  KladeDay day;

  if (!klade_day_parse (text, KLADE_DAY_NONE, &day, error))
    return NULL;

  if (day < klade_day_new (OLDEST_YEAR, 1, 1))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Nobody here was born in that year. Check the date of birth."));
      return NULL;
    }

  return klade_day_to_iso (day);
}

/**
 * klade_person_field_normalise:
 * @field: a field
 * @text: as typed or imported
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Returns: (transfer full): the one form in which the value is sealed; "" when @text holds
 *   nothing; %NULL on failure
 */
char *
klade_person_field_normalise (KladePersonField field, const char *text, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (is_field (field) && text != NULL, NULL);

  clean = klade_person_field_is_protected (field) ? klade_text_clean_block (text)
                                                  : klade_text_clean_line (text);
  if (*clean == '\0')
    return g_steal_pointer (&clean);

  switch ((int) field)
    {
    case KLADE_PERSON_FIELD_PERSONAL_CODE:
      return normalise_code (clean, error);
    case KLADE_PERSON_FIELD_BIRTH_DATE:
      return normalise_day (clean, error);
    case KLADE_PERSON_FIELD_PHONE:
      return klade_contact_parse_phone (clean, error);
    case KLADE_PERSON_FIELD_EMAIL:
      return klade_contact_parse_email (clean, error);
    default:
      return g_steal_pointer (&clean);
    }
}

/**
 * klade_guardian_kind_name:
 * @kind: mother, father, guardian, other
 *
 * Returns: it in words
 */
const char *
klade_guardian_kind_name (const char *kind)
{
  if (g_str_equal (kind, "mother"))
    return _ ("mother");
  if (g_str_equal (kind, "father"))
    return _ ("father");
  if (g_str_equal (kind, "guardian"))
    return _ ("guardian");

  return _ ("other person who answers for the pupil");
}
