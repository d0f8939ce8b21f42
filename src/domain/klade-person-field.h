/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladePersonField:
 *
 * What is known of a person beside the name; it is stored sealed only.  School files hold the
 * words of klade_person_field_id(), which never change.
 */
typedef enum
{
  KLADE_PERSON_FIELD_PERSONAL_CODE = 0,
  KLADE_PERSON_FIELD_BIRTH_DATE, /* ISO text */
  KLADE_PERSON_FIELD_DECLARED_ADDRESS,
  KLADE_PERSON_FIELD_ACTUAL_ADDRESS,
  KLADE_PERSON_FIELD_PHONE,
  KLADE_PERSON_FIELD_EMAIL,
  KLADE_PERSON_FIELD_BIRTH_CERTIFICATE,
  KLADE_PERSON_FIELD_PASSPORT, /* or identity card */
  KLADE_PERSON_FIELD_CITIZENSHIP,
  KLADE_PERSON_FIELD_NATIVE_LANGUAGE,
  KLADE_PERSON_FIELD_PREVIOUS_SCHOOL,
  KLADE_PERSON_FIELD_FILE_NUMBER, /* of the personal file, as the school counts them (A11) */
  /* Protected: a right of its own (A13) */
  KLADE_PERSON_FIELD_HEALTH,
  KLADE_PERSON_FIELD_COURT,
  KLADE_PERSON_FIELD_SPECIAL_NEEDS,
  KLADE_N_PERSON_FIELDS,
} KladePersonField;

const char *klade_person_field_id (KladePersonField field);
gboolean klade_person_field_from_id (const char *id, KladePersonField *field);
const char *klade_person_field_name (KladePersonField field);
gboolean klade_person_field_is_protected (KladePersonField field);
gboolean klade_person_field_is_contact (KladePersonField field);
gboolean klade_person_field_is_found (KladePersonField field);
char *klade_person_field_normalise (KladePersonField field, const char *text, GError **error);

const char *klade_guardian_kind_name (const char *kind);

G_END_DECLS
