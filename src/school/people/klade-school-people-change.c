/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-person.h"

/* ---- names ---- */

typedef struct
{
  gint64 person_id;
  int revision;
  const char *surname;
  const char *given_name;
  const char *sex; /* NULL: stays */
  KladeDay since;
  const KladeOrderName *order;
} NameChange;

/* klade_people_add_name: @to is KLADE_DAY_NONE for the name that holds now */
gboolean
klade_people_add_name (KladeChangeSet *changes,
                       gint64 person_id,
                       const char *surname,
                       const char *given_name,
                       KladeDay from,
                       KladeDay to,
                       gint64 order_id,
                       GError **error)
{
  g_autoptr (KladeRecord) name = klade_record_new (&klade_table_person_name);

  name->numbers[KLADE_PERSON_NAME_COLUMN_PERSON_ID] = person_id;
  klade_record_set_text (name, KLADE_PERSON_NAME_COLUMN_SURNAME, surname);
  klade_record_set_text (name, KLADE_PERSON_NAME_COLUMN_GIVEN_NAME, given_name);
  name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_FROM] = from;
  name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO] = to;
  name->numbers[KLADE_PERSON_NAME_COLUMN_ORDER_ID] = order_id;
  return klade_register_add (changes, name, person_id, error);
}

/* The old name held until the day before; the first one since ever. */
static gboolean
end_old_name (KladeChangeSet *changes, const KladeRecord *person, KladeDay last, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) names =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_NAMES, person->id, 1, error);
  const KladeRecord *open = NULL;
  g_autoptr (KladeRecord) ended = NULL;

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const KladeRecord *name = g_ptr_array_index (names, i);

      if (name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO] == KLADE_DAY_NONE)
        open = name;
    }

  if (open == NULL)
    return klade_people_add_name (changes, person->id, person->texts[KLADE_PERSON_COLUMN_SURNAME],
                                  person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME], 1, last, 0, error);

  if (open->numbers[KLADE_PERSON_NAME_COLUMN_VALID_FROM] > last)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The name was changed on that day or later already. Enter a later date, or "
                      "correct the present name."));
      return FALSE;
    }

  ended = klade_record_copy (open);
  ended->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO] = last;
  return klade_register_set (changes, open, ended, person->id, error);
}

static gboolean
write_name (KladeChangeSet *changes,
            const KladeRecord *person,
            const NameChange *change,
            const char *surname,
            const char *given_name,
            GError **error)
{
  g_autoptr (KladeRecord) after = klade_record_copy (person);

  klade_record_set_text (after, KLADE_PERSON_COLUMN_SURNAME, surname);
  klade_record_set_text (after, KLADE_PERSON_COLUMN_GIVEN_NAME, given_name);
  if (change->sex != NULL)
    klade_record_set_text (after, KLADE_PERSON_COLUMN_SEX, change->sex);
  return klade_register_set (changes, person, after, person->id, error);
}

static gboolean
check_since (KladeChangeSet *changes, KladeDay since, GError **error)
{
  if (since == KLADE_DAY_NONE)
    return klade_people_check_days (since, KLADE_DAY_NONE, error);

  if (since <= klade_session_get_today (klade_change_set_get_session (changes)))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("A new name is entered when it holds: not before its date."));
  return FALSE;
}

static gboolean
rename_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const NameChange *change = data;
  g_autoptr (KladeRecord) person =
      klade_people_get_person (changes, change->person_id, change->revision, error);
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;
  gint64 order_id;

  if (person == NULL ||
      !klade_people_clean_name (change->surname, change->given_name, &surname, &given_name,
                                error) ||
      !check_since (changes, change->since, error))
    return FALSE;

  if (g_str_equal (surname, person->texts[KLADE_PERSON_COLUMN_SURNAME]) &&
      g_str_equal (given_name, person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME]))
    return TRUE;

  return klade_people_use_order (changes, change->order, "name", &order_id, error) &&
         end_old_name (changes, person, change->since - 1, error) &&
         klade_people_add_name (changes, person->id, surname, given_name, change->since,
                                KLADE_DAY_NONE, order_id, error) &&
         write_name (changes, person, change, surname, given_name, error);
}

/* klade_people_rename: another name since a day, by no order */
gboolean
klade_people_rename (KladeChangeSet *changes,
                     gint64 person_id,
                     const char *surname,
                     const char *given_name,
                     KladeDay since,
                     GError **error)
{
  NameChange change = { person_id, 0, surname, given_name, NULL, since, NULL };

  return rename_work (changes, &change, error);
}

/**
 * klade_school_rename_person:
 * @session: who may change personal files
 * @person_id, @revision: whose name
 * @surname, @given_name: the new ones
 * @since: from when on; not after today
 * @order: (nullable): the order by which it was changed
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * The old name stays in the file and on what is printed of past days.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_rename_person (KladeSession *session,
                            gint64 person_id,
                            int revision,
                            const char *surname,
                            const char *given_name,
                            KladeDay since,
                            const KladeOrderName *order,
                            KladeUndo **undo,
                            GError **error)
{
  NameChange change = { person_id, revision, surname, given_name, NULL, since, order };

  return klade_people_run (session, _ ("Change of name"), rename_work, &change, undo, error);
}

/* The open row of the history says the same as the person. */
static gboolean
correct_open_name (KladeChangeSet *changes,
                   gint64 person_id,
                   const char *surname,
                   const char *given_name,
                   GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) names =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_NAMES, person_id, 1, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const KladeRecord *name = g_ptr_array_index (names, i);
      g_autoptr (KladeRecord) after = NULL;

      if (name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO] != KLADE_DAY_NONE)
        continue;
      after = klade_record_copy (name);
      klade_record_set_text (after, KLADE_PERSON_NAME_COLUMN_SURNAME, surname);
      klade_record_set_text (after, KLADE_PERSON_NAME_COLUMN_GIVEN_NAME, given_name);
      if (!klade_register_set (changes, name, after, person_id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
correct_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const NameChange *change = data;
  g_autoptr (KladeRecord) person =
      klade_people_get_person (changes, change->person_id, change->revision, error);
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;

  return person != NULL &&
         klade_people_clean_name (change->surname, change->given_name, &surname, &given_name,
                                  error) &&
         correct_open_name (changes, person->id, surname, given_name, error) &&
         write_name (changes, person, change, surname, given_name, error);
}

/* klade_people_correct: the name as it should always have been; @sex NULL stays */
gboolean
klade_people_correct (KladeChangeSet *changes,
                      gint64 person_id,
                      const char *surname,
                      const char *given_name,
                      const char *sex,
                      GError **error)
{
  NameChange change = { person_id, 0, surname, given_name, sex, KLADE_DAY_NONE, NULL };

  return correct_work (changes, &change, error);
}

/**
 * klade_school_correct_person:
 * @session: who may change personal files
 * @person_id, @revision: who
 * @surname, @given_name, @sex: as they should always have been; @sex is f, m or ""
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * For a slip of the pen: the name is no other one, so nothing goes into the history of names.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_correct_person (KladeSession *session,
                             gint64 person_id,
                             int revision,
                             const char *surname,
                             const char *given_name,
                             const char *sex,
                             KladeUndo **undo,
                             GError **error)
{
  NameChange change = {
    person_id, revision, surname, given_name, sex, KLADE_DAY_NONE, NULL,
  };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_PEOPLE,
    .title = _ ("Correction of a name"),
    .work = correct_work,
    .data = &change,
  };

  g_return_val_if_fail (
      sex != NULL && (*sex == '\0' || g_str_equal (sex, "f") || g_str_equal (sex, "m")), FALSE);

  return klade_register_run (session, &verb, undo, error);
}

/* ---- what is sealed ---- */

typedef struct
{
  gint64 person_id;
  const KladePersonChange *changes;
  guint n_changes;
  KladeDay since;
} DataChange;

static gboolean
set_data_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const DataChange *change = data;
  g_autoptr (KladeRecord) person = klade_people_get_person (changes, change->person_id, 0, error);
  KladeTarget target;
  gboolean may;

  if (person == NULL)
    return FALSE;

  /* Whoever may not see what is protected must not write over it. */
  for (guint i = 0; i < change->n_changes; i++)
    if (klade_person_field_is_protected (change->changes[i].field) &&
        (!klade_people_find_target (klade_change_set_get_session (changes),
                                    KLADE_ACTION_READ_PROTECTED, person->id, &target, &may,
                                    error) ||
         !klade_register_require (changes, KLADE_ACTION_READ_PROTECTED, &target, error)))
      return FALSE;

  return klade_people_set_data (changes, person->id, change->changes, change->n_changes,
                                change->since, error);
}

/**
 * klade_school_set_person_data:
 * @session: who may change personal files; contacts: also the class teacher of the pupil, or
 *   of the child
 * @person_id: whose
 * @changes: (array length=n_changes): the new values; "" ends one
 * @n_changes: how many
 * @since: from when on; %KLADE_DAY_NONE: unknown
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence about a value, %KLADE_ERROR_EXISTS about another
 *   one's personal code, %KLADE_ERROR_DENIED
 *
 * Each changed value is a dated record; what stood there stays in the history (A11).
 *
 * Returns: %TRUE if all were stored
 */
gboolean
klade_school_set_person_data (KladeSession *session,
                              gint64 person_id,
                              const KladePersonChange *changes,
                              guint n_changes,
                              KladeDay since,
                              KladeUndo **undo,
                              GError **error)
{
  DataChange change = { person_id, changes, n_changes, since };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_WRITE_CONTACTS,
    .title = _ ("Change of personal data"),
    .work = set_data_work,
    .data = &change,
  };
  gboolean may;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  for (guint i = 0; i < n_changes; i++)
    if (!klade_person_field_is_contact (changes[i].field))
      verb.action = KLADE_ACTION_MANAGE_PEOPLE;

  return klade_people_find_target (session, verb.action, person_id, &verb.target, &may, error) &&
         klade_register_run (session, &verb, undo, error);
}
