/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"

/* The parents that rows name; who is who is klade-import-guardian-match.c. */

/* ---- what a row says of them ---- */

typedef struct
{
  KladeImportField surname;
  KladeImportField given_name;
  KladeImportField code;
  KladeImportField phone;
  KladeImportField email;
  KladeImportField kind;
  KladeImportField address; /* KLADE_IMPORT_NOTHING: the list has none */
} Guardian;

static const Guardian guardians[KLADE_ROW_GUARDIANS] = {
  { KLADE_IMPORT_GUARDIAN_1_SURNAME, KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME,
    KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE, KLADE_IMPORT_GUARDIAN_1_PHONE,
    KLADE_IMPORT_GUARDIAN_1_EMAIL, KLADE_IMPORT_GUARDIAN_1_KIND, KLADE_IMPORT_NOTHING },
  { KLADE_IMPORT_GUARDIAN_2_SURNAME, KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME,
    KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE, KLADE_IMPORT_GUARDIAN_2_PHONE,
    KLADE_IMPORT_GUARDIAN_2_EMAIL, KLADE_IMPORT_GUARDIAN_2_KIND, KLADE_IMPORT_NOTHING },
};

static const Guardian parent = {
  KLADE_IMPORT_SURNAME, KLADE_IMPORT_GIVEN_NAME, KLADE_IMPORT_PERSONAL_CODE, KLADE_IMPORT_PHONE,
  KLADE_IMPORT_EMAIL,   KLADE_IMPORT_KIND,       KLADE_IMPORT_ADDRESS,
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
  if (tie->is_new && planned->person->place >= 0)
    klade_import_add_change (planned, NULL, name_kind (kind), "", name);
}

/* NULL: not decided yet, or left out. */
static KladePlannedPerson *
plan_guardian (KladeImportBook *book,
               KladePlannedRow *planned,
               KladeImportPart part,
               int pupil_place,
               const Guardian *columns,
               const char *whose)
{
  const KladeImportRow *row = planned->row;
  const KladeListedGuardian listed = {
    .part = part,
    .pupil_place = pupil_place,
    .surname = klade_import_row_get (row, columns->surname),
    .given_name = klade_import_row_get (row, columns->given_name),
    .child_surname = pupil_place >= 0
                         ? klade_import_known_at (book->known, pupil_place)->surname
                         : klade_import_row_get (row, KLADE_IMPORT_SURNAME),
    .data = {
      [KLADE_PERSON_FIELD_PERSONAL_CODE] = klade_import_row_get (row, columns->code),
      [KLADE_PERSON_FIELD_PHONE] = klade_import_row_get (row, columns->phone),
      [KLADE_PERSON_FIELD_EMAIL] = klade_import_row_get (row, columns->email),
      [KLADE_PERSON_FIELD_ACTUAL_ADDRESS] = klade_import_row_get (row, columns->address),
    },
  };
  KladePlannedPerson *guardian = klade_import_match_guardian (book, planned, &listed);

  if (guardian == NULL || guardian == planned->person)
    return guardian;

  klade_import_plan_name (book, planned, guardian, whose, listed.surname, listed.given_name);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if (listed.data[i] != NULL && *listed.data[i] != '\0')
      klade_import_plan_datum (book, planned, guardian, whose, (KladePersonField) i,
                               listed.data[i]);
  return guardian;
}

/* Whose it is cannot be told. */
static void
note_nameless (KladePlannedRow *planned, const Guardian *columns)
{
  const KladeImportRow *row = planned->row;

  if (klade_import_row_has (row, columns->phone) || klade_import_row_has (row, columns->email) ||
      klade_import_row_has (row, columns->code))
    klade_import_note (planned, _ ("A parent's phone, e-mail or personal code is left out: the "
                                   "parent's name is missing."));
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
    {
      note_nameless (planned, columns);
      return FALSE;
    }

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
      guardian = plan_guardian (book, planned, (KladeImportPart) (KLADE_PART_GUARDIAN_1 + i),
                                pupil_place, &guardians[i], name_kind (kind));
      if (guardian != NULL && guardian != planned->person &&
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
  planned->person = plan_guardian (book, planned, KLADE_PART_SELF, place, &parent, NULL);
  if (planned->person == NULL)
    return;

  planned->shown.person_id = planned->person->id;
  if (planned->person->id == 0)
    planned->shown.fate = KLADE_FATE_NEW;
  add_tie (book, planned, place, planned->person,
           klade_import_row_get (planned->row, KLADE_IMPORT_KIND));
}
