/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-private.h"

#include "klade-i18n.h"

#define PUPILS (1u << KLADE_IMPORT_PUPILS)
#define STAFF (1u << KLADE_IMPORT_STAFF)
#define PARENTS (1u << KLADE_IMPORT_PARENTS)
#define LIST_OF_SUBJECTS (1u << KLADE_IMPORT_SUBJECTS)
#define PERSONS (PUPILS | STAFF | PARENTS)
#define ALL (PERSONS | LIST_OF_SUBJECTS)

/* The words are kept in remembered mappings and must never change. */
static const struct
{
  const char *id;
  const char *name;
  guint targets;
} fields[KLADE_N_IMPORT_FIELDS] = {
  [KLADE_IMPORT_NOTHING] = { "-", N_ ("Not imported"), ALL },
  [KLADE_IMPORT_SURNAME] = { "surname", N_ ("Surname"), PERSONS },
  [KLADE_IMPORT_GIVEN_NAME] = { "given-name", N_ ("Given name"), PERSONS },
  [KLADE_IMPORT_FULL_NAME] = { "full-name", N_ ("Surname and given name"), PERSONS },
  [KLADE_IMPORT_PERSONAL_CODE] = { "personal-code", N_ ("Personal code"), PERSONS },
  [KLADE_IMPORT_PHONE] = { "phone", N_ ("Phone"), PERSONS },
  [KLADE_IMPORT_EMAIL] = { "email", N_ ("E-mail"), PERSONS },
  [KLADE_IMPORT_ADDRESS] = { "address", N_ ("Address"), PARENTS },
  [KLADE_IMPORT_BIRTH_DATE] = { "birth-date", N_ ("Date of birth"), PUPILS },
  [KLADE_IMPORT_SEX] = { "sex", N_ ("Sex"), PUPILS },
  [KLADE_IMPORT_CLASS] = { "class", N_ ("Class"), PUPILS },
  [KLADE_IMPORT_DECLARED_ADDRESS] = { "declared-address", N_ ("Declared address"), PUPILS },
  [KLADE_IMPORT_ACTUAL_ADDRESS] = { "actual-address", N_ ("Actual address"), PUPILS },
  [KLADE_IMPORT_BIRTH_CERTIFICATE] = { "birth-certificate", N_ ("Birth certificate No."), PUPILS },
  [KLADE_IMPORT_IDENTITY_DOCUMENT] = { "identity-document", N_ ("Passport or identity card No."),
                                       PUPILS },
  [KLADE_IMPORT_CITIZENSHIP] = { "citizenship", N_ ("Citizenship"), PUPILS },
  [KLADE_IMPORT_NATIVE_LANGUAGE] = { "native-language", N_ ("Native language"), PUPILS },
  [KLADE_IMPORT_ADMISSION_DATE] = { "admission-date", N_ ("Date of admission"), PUPILS },
  [KLADE_IMPORT_ORDER_NUMBER] = { "order-number", N_ ("Order No."), PUPILS },
  [KLADE_IMPORT_ORDER_DATE] = { "order-date", N_ ("Date of the order"), PUPILS },
  [KLADE_IMPORT_PREVIOUS_SCHOOL] = { "previous-school", N_ ("Previous school"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_SURNAME] = { "guardian-1-surname", N_ ("First parent: surname"),
                                        PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME] = { "guardian-1-given-name", N_ ("First parent: given name"),
                                           PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_NAME] = { "guardian-1-name", N_ ("First parent: surname and given name"),
                                     PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE] = { "guardian-1-personal-code",
                                              N_ ("First parent: personal code"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_PHONE] = { "guardian-1-phone", N_ ("First parent: phone"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_EMAIL] = { "guardian-1-email", N_ ("First parent: e-mail"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_1_KIND] = { "guardian-1-kind", N_ ("First parent: mother, father ..."),
                                     PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_SURNAME] = { "guardian-2-surname", N_ ("Second parent: surname"),
                                        PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME] = { "guardian-2-given-name",
                                           N_ ("Second parent: given name"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_NAME] = { "guardian-2-name",
                                     N_ ("Second parent: surname and given name"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE] = { "guardian-2-personal-code",
                                              N_ ("Second parent: personal code"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_PHONE] = { "guardian-2-phone", N_ ("Second parent: phone"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_EMAIL] = { "guardian-2-email", N_ ("Second parent: e-mail"), PUPILS },
  [KLADE_IMPORT_GUARDIAN_2_KIND] = { "guardian-2-kind", N_ ("Second parent: mother, father ..."),
                                     PUPILS },
  [KLADE_IMPORT_POSITION] = { "position", N_ ("Position"), STAFF },
  [KLADE_IMPORT_ROLES] = { "roles", N_ ("Roles in Klade"), STAFF },
  [KLADE_IMPORT_SUBJECTS_TAUGHT] = { "subjects", N_ ("Subjects taught"), STAFF },
  [KLADE_IMPORT_CLASS_TEACHER_OF] = { "class-teacher-of", N_ ("Class teacher of"), STAFF },
  [KLADE_IMPORT_START_DATE] = { "start-date", N_ ("Works since"), STAFF },
  [KLADE_IMPORT_PUPIL_SURNAME] = { "pupil-surname", N_ ("Pupil's surname"), PARENTS },
  [KLADE_IMPORT_PUPIL_GIVEN_NAME] = { "pupil-given-name", N_ ("Pupil's given name"), PARENTS },
  [KLADE_IMPORT_PUPIL_NAME] = { "pupil-name", N_ ("Pupil's surname and given name"), PARENTS },
  [KLADE_IMPORT_PUPIL_PERSONAL_CODE] = { "pupil-personal-code", N_ ("Pupil's personal code"),
                                         PARENTS },
  [KLADE_IMPORT_PUPIL_CLASS] = { "pupil-class", N_ ("Pupil's class"), PARENTS },
  [KLADE_IMPORT_KIND] = { "kind", N_ ("Mother, father ..."), PARENTS },
  [KLADE_IMPORT_SUBJECT_NAME] = { "name", N_ ("Subject"), LIST_OF_SUBJECTS },
  [KLADE_IMPORT_SHORT_NAME] = { "short-name", N_ ("Short name"), LIST_OF_SUBJECTS },
  [KLADE_IMPORT_AREA] = { "area", N_ ("Area of learning"), LIST_OF_SUBJECTS },
  [KLADE_IMPORT_PROGRAMME_CODE] = { "programme-code", N_ ("Programme code"), LIST_OF_SUBJECTS },
  [KLADE_IMPORT_GRADE] = { "grade", N_ ("Grade"), LIST_OF_SUBJECTS },
  [KLADE_IMPORT_LESSONS_PER_YEAR] = { "lessons-per-year", N_ ("Lessons per year"),
                                      LIST_OF_SUBJECTS },
  [KLADE_IMPORT_SCALE] = { "scale", N_ ("Scale"), LIST_OF_SUBJECTS },
};

static const struct
{
  const char *id;
  const char *name;
} targets[] = {
  [KLADE_IMPORT_PUPILS] = { "pupils", N_ ("Pupils") },
  [KLADE_IMPORT_STAFF] = { "staff", N_ ("Staff") },
  [KLADE_IMPORT_PARENTS] = { "parents", N_ ("Parents") },
  [KLADE_IMPORT_SUBJECTS] = { "subjects", N_ ("Subjects") },
};

static gboolean
is_target (KladeImportTarget target)
{
  return target >= KLADE_IMPORT_PUPILS && target <= KLADE_IMPORT_SUBJECTS;
}

/**
 * klade_import_target_id:
 * @target: a target
 *
 * Returns: its word for the command line and for remembered mappings: pupils, staff ...
 */
const char *
klade_import_target_id (KladeImportTarget target)
{
  g_return_val_if_fail (is_target (target), "");

  return targets[target].id;
}

/**
 * klade_import_target_from_id:
 * @id: a word from klade_import_target_id()
 * @target: (out): the target; untouched on failure
 *
 * Returns: %TRUE if there is such a target
 */
gboolean
klade_import_target_from_id (const char *id, KladeImportTarget *target)
{
  g_return_val_if_fail (id != NULL && target != NULL, FALSE);

  for (guint i = KLADE_IMPORT_PUPILS; i <= KLADE_IMPORT_SUBJECTS; i++)
    if (g_str_equal (targets[i].id, id))
      {
        *target = (KladeImportTarget) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_import_target_name:
 * @target: a target
 *
 * Returns: its name, translated
 */
const char *
klade_import_target_name (KladeImportTarget target)
{
  g_return_val_if_fail (is_target (target), "");

  return _ (targets[target].name);
}

/**
 * klade_import_field_id:
 * @field: a field
 *
 * Returns: its word in remembered mappings: surname, birth-date ...
 */
const char *
klade_import_field_id (KladeImportField field)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, "");

  return fields[field].id;
}

/**
 * klade_import_field_from_id:
 * @id: a word from klade_import_field_id()
 * @field: (out): the field; untouched on failure
 *
 * Returns: %TRUE if there is such a field
 */
gboolean
klade_import_field_from_id (const char *id, KladeImportField *field)
{
  g_return_val_if_fail (id != NULL && field != NULL, FALSE);

  for (guint i = 0; i < KLADE_N_IMPORT_FIELDS; i++)
    if (g_str_equal (fields[i].id, id))
      {
        *field = (KladeImportField) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_import_field_name:
 * @field: a field
 *
 * Returns: its name for people, translated
 */
const char *
klade_import_field_name (KladeImportField field)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, "");

  return _ (fields[field].name);
}

/**
 * klade_import_field_fits:
 * @field: a field
 * @target: whose list is read
 *
 * Returns: %TRUE if such a list may have that column; %KLADE_IMPORT_NOTHING fits always
 */
gboolean
klade_import_field_fits (KladeImportField field, KladeImportTarget target)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, FALSE);
  g_return_val_if_fail (is_target (target), FALSE);

  return (fields[field].targets & (1u << target)) != 0;
}
