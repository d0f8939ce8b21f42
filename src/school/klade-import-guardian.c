/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"

/* Guardians are known by the personal code; within the child by the name, or by phone or e-mail
 * with the given name; in the school by the name with phone or e-mail. */

/* ---- who is who ---- */

static gboolean
has_datum (const KladeImportBook *book, int place, KladePersonField field, const char *value)
{
  g_autofree char *known = NULL;

  if (value == NULL || *value == '\0')
    return FALSE;

  known = klade_import_known_dup (book->known, place, field);
  return g_str_equal (known, value);
}

/* A guardian of the child is known by the name, or by what one is reached by if it is the name
 * that changed. */
static gboolean
is_the_guardian (const KladeImportBook *book,
                 int place,
                 const char *key,
                 const char *given_name,
                 char *const *data)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);
  g_autofree char *known_key = klade_import_name_key (person->surname, person->given_name);
  g_autofree char *code =
      klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_PERSONAL_CODE);
  const char *given_code = data[KLADE_PERSON_FIELD_PERSONAL_CODE];

  if (*code != '\0' && given_code != NULL && *given_code != '\0')
    return g_str_equal (code, given_code);

  return g_str_equal (key, known_key) ||
         (g_str_equal (person->given_name, given_name) &&
          (has_datum (book, place, KLADE_PERSON_FIELD_PHONE, data[KLADE_PERSON_FIELD_PHONE]) ||
           has_datum (book, place, KLADE_PERSON_FIELD_EMAIL, data[KLADE_PERSON_FIELD_EMAIL])));
}

/* Somebody of that name in the school with that phone or e-mail: a parent of another child. */
static int
find_by_contact (const KladeImportBook *book, const char *key, char *const *data)
{
  for (int at = klade_import_known_find_name (book->known, key); at >= 0;
       at = klade_import_known_at (book->known, at)->next_of_name)
    if (klade_import_known_at (book->known, at)->first_stay < 0 &&
        (has_datum (book, at, KLADE_PERSON_FIELD_PHONE, data[KLADE_PERSON_FIELD_PHONE]) ||
         has_datum (book, at, KLADE_PERSON_FIELD_EMAIL, data[KLADE_PERSON_FIELD_EMAIL])))
      return at;

  return -1;
}

/* New ones of this list are found again by code, or by name and contact. */
static KladePlannedPerson *
find_new (KladeImportBook *book, const char *key, char *const *data)
{
  static const KladePersonField contacts[] = { KLADE_PERSON_FIELD_PHONE, KLADE_PERSON_FIELD_EMAIL };
  const char *code = data[KLADE_PERSON_FIELD_PERSONAL_CODE];

  if (code != NULL && *code != '\0')
    return g_hash_table_lookup (book->by_code, code);

  for (gsize i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (data[contacts[i]] != NULL && *data[contacts[i]] != '\0')
      {
        g_autofree char *contact = g_strconcat (key, "\n", data[contacts[i]], NULL);
        KladePlannedPerson *person = g_hash_table_lookup (book->by_contact, contact);

        if (person != NULL)
          return person;
      }

  return NULL;
}

static KladePlannedPerson *
match_guardian (KladeImportBook *book,
                int pupil_place,
                const char *surname,
                const char *given_name,
                char *const *data)
{
  g_autofree char *key = klade_import_name_key (surname, given_name);
  const char *code = data[KLADE_PERSON_FIELD_PERSONAL_CODE];
  int place = klade_import_known_find_code (book->known, code != NULL ? code : "");
  KladePlannedPerson *person;

  for (int at = pupil_place >= 0 && place < 0
                    ? klade_import_known_at (book->known, pupil_place)->first_guardian
                    : -1;
       at >= 0 && place < 0;)
    {
      const KladeKnownTie *tie = &g_array_index (book->known->ties, KladeKnownTie, (guint) at);
      int guardian = klade_import_known_find (book->known, tie->guardian_id);

      if (is_the_guardian (book, guardian, key, given_name, data))
        place = guardian;
      at = tie->next;
    }
  if (place < 0)
    place = find_by_contact (book, key, data);
  if (place >= 0)
    return klade_import_take_person (book, place);

  person = find_new (book, key, data);
  return person != NULL ? person : klade_import_add_person (book, surname, given_name);
}

/* ---- what a row says of them ---- */

typedef struct
{
  KladeImportField surname;
  KladeImportField given_name;
  KladeImportField code;
  KladeImportField phone;
  KladeImportField email;
  KladeImportField kind;
} Guardian;

static const Guardian guardians[KLADE_ROW_GUARDIANS] = {
  { KLADE_IMPORT_GUARDIAN_1_SURNAME, KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME,
    KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE, KLADE_IMPORT_GUARDIAN_1_PHONE,
    KLADE_IMPORT_GUARDIAN_1_EMAIL, KLADE_IMPORT_GUARDIAN_1_KIND },
  { KLADE_IMPORT_GUARDIAN_2_SURNAME, KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME,
    KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE, KLADE_IMPORT_GUARDIAN_2_PHONE,
    KLADE_IMPORT_GUARDIAN_2_EMAIL, KLADE_IMPORT_GUARDIAN_2_KIND },
};

static const Guardian parent = {
  KLADE_IMPORT_SURNAME, KLADE_IMPORT_GIVEN_NAME, KLADE_IMPORT_PERSONAL_CODE,
  KLADE_IMPORT_PHONE,   KLADE_IMPORT_EMAIL,      KLADE_IMPORT_KIND,
};

static const char *
name_kind (const char *kind)
{
  if (g_str_equal (kind, "mother"))
    return _ ("Mother");
  if (g_str_equal (kind, "father"))
    return _ ("Father");
  return _ ("Guardian");
}

/* Whether the guardian is tied to that child already. */
static gboolean
has_tie (const KladeImportBook *book, int pupil_place, const KladePlannedPerson *guardian)
{
  int at = pupil_place >= 0 && guardian->id != 0
               ? klade_import_known_at (book->known, pupil_place)->first_guardian
               : -1;

  while (at >= 0)
    {
      const KladeKnownTie *tie = &g_array_index (book->known->ties, KladeKnownTie, (guint) at);

      if (tie->guardian_id == guardian->id)
        return TRUE;
      at = tie->next;
    }

  return FALSE;
}

static void
add_tie (KladeImportBook *book,
         KladePlannedRow *planned,
         int pupil_place,
         KladePlannedPerson *guardian,
         const char *kind)
{
  KladePlannedTie *tie = &planned->ties[planned->n_ties];
  g_autofree char *name = g_strconcat (guardian->surname, " ", guardian->given_name, NULL);

  *tie = (KladePlannedTie){ guardian, *kind != '\0' ? kind : "guardian",
                            !has_tie (book, pupil_place, guardian) };
  planned->n_ties++;
  if (tie->is_new && planned->shown.fate != KLADE_FATE_NEW)
    klade_import_add_change (planned, NULL, name_kind (kind), "", name);
}

static KladePlannedPerson *
plan_guardian (KladeImportBook *book,
               KladePlannedRow *planned,
               int pupil_place,
               const Guardian *columns,
               const char *whose)
{
  const KladeImportRow *row = planned->row;
  const char *surname = klade_import_row_get (row, columns->surname);
  const char *given_name = klade_import_row_get (row, columns->given_name);
  char *data[KLADE_N_PERSON_FIELDS] = {
    [KLADE_PERSON_FIELD_PERSONAL_CODE] = (char *) klade_import_row_get (row, columns->code),
    [KLADE_PERSON_FIELD_PHONE] = (char *) klade_import_row_get (row, columns->phone),
    [KLADE_PERSON_FIELD_EMAIL] = (char *) klade_import_row_get (row, columns->email),
  };
  KladePlannedPerson *guardian = match_guardian (book, pupil_place, surname, given_name, data);

  if (guardian == planned->person)
    return guardian;

  klade_import_plan_name (book, planned, guardian, whose, surname, given_name);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if (data[i] != NULL && *data[i] != '\0')
      klade_import_plan_datum (book, planned, guardian, whose, (KladePersonField) i, data[i]);
  return guardian;
}

static gboolean
is_guardian_given (KladePlannedRow *planned, const Guardian *columns)
{
  const char *surname = klade_import_row_get (planned->row, columns->surname);
  const char *given_name = klade_import_row_get (planned->row, columns->given_name);
  g_autoptr (GError) error = NULL;
  g_autofree char *clean_surname = NULL;
  g_autofree char *clean_given_name = NULL;

  if (*surname == '\0' && *given_name == '\0')
    return FALSE;

  if (klade_people_clean_name (surname, given_name, &clean_surname, &clean_given_name, &error))
    return TRUE;

  klade_import_note (planned, _ ("A guardian's name is not complete, so the guardian is left "
                                 "out."));
  return FALSE;
}

/* klade_import_plan_guardians: the parents a row of pupils names */
void
klade_import_plan_guardians (KladeImportBook *book, KladePlannedRow *planned, int pupil_place)
{
  for (guint i = 0; i < KLADE_ROW_GUARDIANS; i++)
    {
      const char *kind = klade_import_row_get (planned->row, guardians[i].kind);
      KladePlannedPerson *guardian;

      if (!is_guardian_given (planned, &guardians[i]))
        continue;
      guardian = plan_guardian (book, planned, pupil_place, &guardians[i], name_kind (kind));
      if (guardian != planned->person &&
          (planned->n_ties == 0 || planned->ties[0].guardian != guardian))
        add_tie (book, planned, pupil_place, guardian, kind);
    }
}

/* A parent of two children stands in two rows. */
void
klade_import_plan_parent (KladeImportBook *book, KladePlannedRow *planned)
{
  int place;

  if (!klade_import_check_name (planned))
    return;

  place = klade_import_match_pupil (book, planned);
  if (place < 0)
    return;

  planned->pupil_id = klade_import_known_at (book->known, place)->id;
  planned->first_day = book->plan->options.valid_from;
  planned->person = plan_guardian (book, planned, place, &parent, NULL);
  planned->shown.person_id = planned->person->id;
  if (planned->person->id == 0)
    planned->shown.fate = KLADE_FATE_NEW;
  if (klade_import_row_has (planned->row, KLADE_IMPORT_ADDRESS))
    klade_import_plan_datum (book, planned, planned->person, NULL,
                             KLADE_PERSON_FIELD_ACTUAL_ADDRESS,
                             klade_import_row_get (planned->row, KLADE_IMPORT_ADDRESS));
  add_tie (book, planned, place, planned->person,
           klade_import_row_get (planned->row, KLADE_IMPORT_KIND));
}
