/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-text.h"

#include <string.h>

/* Which parent is whom: guardians are known by the personal code; within the child by the name, or
 * by phone or e-mail with the given name; in the school by the name with phone or e-mail.  One of
 * the same name whom nothing speaks against is for a person to decide: the mother of two. */

/**
 * KladeNewGuardian:
 * @row: which brought the guardian first
 * @child_surname: borrowed from @row
 *
 * A parent who is new with the list.
 */
typedef struct
{
  KladePlannedPerson *person;
  const KladePlannedRow *row;
  const char *child_surname;
} KladeNewGuardian;

void
klade_import_free_new_guardians (gpointer data)
{
  g_array_unref (data);
}

/* ---- what is the same for sure ---- */

static gboolean
has_datum (const KladeImportBook *book, int place, KladePersonField field, const char *value)
{
  g_autofree char *known = NULL;

  if (*value == '\0')
    return FALSE;

  known = klade_import_known_dup (book->known, place, field);
  return g_str_equal (known, value);
}

static gboolean
has_contact (const KladeImportBook *book, int place, const KladeListedGuardian *listed)
{
  return has_datum (book, place, KLADE_PERSON_FIELD_PHONE,
                    listed->data[KLADE_PERSON_FIELD_PHONE]) ||
         has_datum (book, place, KLADE_PERSON_FIELD_EMAIL, listed->data[KLADE_PERSON_FIELD_EMAIL]);
}

/* A guardian of the child is known by the name, or by what one is reached by if it is the name
 * that changed. */
static gboolean
is_the_guardian (const KladeImportBook *book,
                 int place,
                 const char *key,
                 const KladeListedGuardian *listed)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);
  g_autofree char *known_key = klade_import_name_key (person->surname, person->given_name);
  g_autofree char *code =
      klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_PERSONAL_CODE);

  if (*code != '\0' && *listed->data[KLADE_PERSON_FIELD_PERSONAL_CODE] != '\0')
    return g_str_equal (code, listed->data[KLADE_PERSON_FIELD_PERSONAL_CODE]);

  return g_str_equal (key, known_key) || (g_str_equal (person->given_name, listed->given_name) &&
                                          has_contact (book, place, listed));
}

static int
find_of_child (const KladeImportBook *book, const char *key, const KladeListedGuardian *listed)
{
  int found = -1;
  int at = listed->pupil_place >= 0
               ? klade_import_known_at (book->known, listed->pupil_place)->first_guardian
               : -1;

  while (at >= 0 && found < 0)
    {
      const KladeKnownTie *tie = &g_array_index (book->known->ties, KladeKnownTie, (guint) at);
      int guardian = klade_import_known_find (book->known, tie->guardian_id);

      if (is_the_guardian (book, guardian, key, listed))
        found = guardian;
      at = tie->next;
    }

  return found;
}

/* Somebody of that name in the school with that phone or e-mail: a parent of another child. */
static int
find_by_contact (const KladeImportBook *book, const char *key, const KladeListedGuardian *listed)
{
  for (int at = klade_import_known_find_name (book->known, key); at >= 0;
       at = klade_import_known_at (book->known, at)->next_of_name)
    if (klade_import_known_at (book->known, at)->first_stay < 0 && has_contact (book, at, listed))
      return at;

  return -1;
}

/* New ones of this list are found again by code, or by name and contact. */
static KladePlannedPerson *
find_new (KladeImportBook *book, const char *key, const KladeListedGuardian *listed)
{
  static const KladePersonField contacts[] = { KLADE_PERSON_FIELD_PHONE, KLADE_PERSON_FIELD_EMAIL };
  const char *code = listed->data[KLADE_PERSON_FIELD_PERSONAL_CODE];

  if (*code != '\0')
    return g_hash_table_lookup (book->by_code, code);

  for (gsize i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (*listed->data[contacts[i]] != '\0')
      {
        g_autofree char *contact = g_strconcat (key, "\n", listed->data[contacts[i]], NULL);
        KladePlannedPerson *person = g_hash_table_lookup (book->by_contact, contact);

        if (person != NULL)
          return person;
      }

  return NULL;
}

/* ---- what may be the same ---- */

/* Bērziņš, Bērziņa and Bērziņas are one family. */
static gboolean
is_one_family (const char *surname, const char *other)
{
  g_autofree char *first = klade_text_fold (surname);
  g_autofree char *second = klade_text_fold (other);
  char *both[] = { first, second };

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    for (gsize length = strlen (both[i]); length > 2 && strchr ("aeisu", both[i][length - 1]);)
      both[i][--length] = '\0';

  return *first != '\0' && g_str_equal (first, second);
}

/* What is written of somebody of the same name; each "" for nothing. */
typedef struct
{
  const char *code;
  const char *phone;
  const char *email;
  const char *address;
} Written;

static gboolean
are_both (const char *value, const char *other)
{
  return *value != '\0' && *other != '\0';
}

/* Two who are reached otherwise are one only if the children are one family's, or they live
 * together. */
static gboolean
may_be (const KladeListedGuardian *listed, const Written *written, gboolean is_family)
{
  const char *const *data = listed->data;

  if (are_both (data[KLADE_PERSON_FIELD_PERSONAL_CODE], written->code))
    return g_str_equal (data[KLADE_PERSON_FIELD_PERSONAL_CODE], written->code);

  return is_family ||
         (!are_both (data[KLADE_PERSON_FIELD_PHONE], written->phone) &&
          !are_both (data[KLADE_PERSON_FIELD_EMAIL], written->email)) ||
         (are_both (data[KLADE_PERSON_FIELD_ACTUAL_ADDRESS], written->address) &&
          g_str_equal (data[KLADE_PERSON_FIELD_ACTUAL_ADDRESS], written->address));
}

static const KladeKnownPerson *
find_child (const KladeImportBook *book, int tie)
{
  gint64 id = g_array_index (book->known->ties, KladeKnownTie, (guint) tie).pupil_id;

  return klade_import_known_at (book->known, klade_import_known_find (book->known, id));
}

static gboolean
may_be_known (const KladeImportBook *book, int place, const KladeListedGuardian *listed)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);
  g_autofree char *code =
      klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_PERSONAL_CODE);
  g_autofree char *phone = klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_PHONE);
  g_autofree char *email = klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_EMAIL);
  g_autofree char *address =
      klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_ACTUAL_ADDRESS);
  const Written written = { code, phone, email, address };
  gboolean is_family = FALSE;

  if (person->first_stay >= 0) /* a pupil */
    return FALSE;

  for (int at = person->first_child; at >= 0 && !is_family;
       at = g_array_index (book->known->ties, KladeKnownTie, (guint) at).next_child)
    is_family = is_one_family (find_child (book, at)->surname, listed->child_surname);

  return may_be (listed, &written, is_family);
}

static gboolean
may_be_new (const KladeNewGuardian *other, const KladeListedGuardian *listed)
{
  static const KladePersonField fields[] = { KLADE_PERSON_FIELD_PERSONAL_CODE,
                                             KLADE_PERSON_FIELD_PHONE, KLADE_PERSON_FIELD_EMAIL,
                                             KLADE_PERSON_FIELD_ACTUAL_ADDRESS };
  const char *values[G_N_ELEMENTS (fields)];

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    values[i] = other->person->data[fields[i]] != NULL ? other->person->data[fields[i]] : "";

  return may_be (listed, &(Written){ values[0], values[1], values[2], values[3] },
                 is_one_family (other->child_surname, listed->child_surname));
}

/* ---- whom a person can choose ---- */

static void
add_candidate (KladePlannedRow *planned, gint64 id, guint row, const char *name, char *children)
{
  KladeImportCandidate *candidate = g_new0 (KladeImportCandidate, 1);

  candidate->person_id = id;
  candidate->row = row;
  candidate->name = g_strdup (name);
  candidate->class_name = g_strdup ("");
  candidate->birth_date = KLADE_DAY_NONE;
  candidate->children = children;
  g_ptr_array_add (planned->shown.candidates, candidate);
}

static void
add_known (const KladeImportBook *book, KladePlannedRow *planned, int place)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);
  g_autofree char *name = g_strconcat (person->surname, " ", person->given_name, NULL);
  GString *children = g_string_new (NULL);

  for (int at = person->first_child; at >= 0;
       at = g_array_index (book->known->ties, KladeKnownTie, (guint) at).next_child)
    {
      const KladeKnownPerson *child = find_child (book, at);

      g_string_append_printf (children, "%s%s %s", children->len > 0 ? ", " : "", child->surname,
                              child->given_name);
    }

  add_candidate (planned, person->id, 0, name, g_string_free (children, FALSE));
}

static void
add_new (const KladeImportBook *book, KladePlannedRow *planned, const KladeNewGuardian *other)
{
  const KladeImportRow *row = other->row->row;
  g_autofree char *name =
      g_strconcat (other->person->surname, " ", other->person->given_name, NULL);
  char *child = book->plan->target == KLADE_IMPORT_PARENTS
                    ? g_strconcat (klade_import_row_get (row, KLADE_IMPORT_PUPIL_SURNAME), " ",
                                   klade_import_row_get (row, KLADE_IMPORT_PUPIL_GIVEN_NAME), NULL)
                    : g_strdup (other->row->shown.name);

  add_candidate (planned, 0, other->row->shown.number, name, child);
}

/* The parents of a list who are new, by name. */
static GArray *
find_new_of_name (KladeImportBook *book, const char *key)
{
  GArray *all = g_hash_table_lookup (book->new_guardians, key);

  if (all == NULL)
    {
      all = g_array_new (FALSE, FALSE, sizeof (KladeNewGuardian));
      g_hash_table_insert (book->new_guardians, g_strdup (key), all);
    }

  return all;
}

static gboolean
ask (KladeImportBook *book,
     KladePlannedRow *planned,
     const char *key,
     const KladeListedGuardian *listed)
{
  GArray *others = find_new_of_name (book, key);
  guint n;

  for (int at = klade_import_known_find_name (book->known, key); at >= 0;
       at = klade_import_known_at (book->known, at)->next_of_name)
    if (may_be_known (book, at, listed))
      add_known (book, planned, at);
  for (guint i = 0; i < others->len; i++)
    if (may_be_new (&g_array_index (others, KladeNewGuardian, i), listed))
      add_new (book, planned, &g_array_index (others, KladeNewGuardian, i));

  n = planned->shown.candidates->len;
  if (n == 0)
    return FALSE;

  planned->shown.part = listed->part;
  klade_import_set_fate (planned, KLADE_FATE_AMBIGUOUS,
                         /* translators: surname and given name of a parent */
                         ngettext_ ("There is a parent called %s %s. Is it the same person?",
                                    "There are several parents called %s %s. Choose who it is.", n),
                         listed->surname, listed->given_name);
  return TRUE;
}

/* ---- decisions ---- */

static KladePlannedPerson *
add_guardian (KladeImportBook *book,
              KladePlannedRow *planned,
              const char *key,
              const KladeListedGuardian *listed)
{
  const KladeNewGuardian guardian = {
    klade_import_add_person (book, listed->surname, listed->given_name),
    planned,
    listed->child_surname,
  };

  g_array_append_val (find_new_of_name (book, key), guardian);
  return guardian.person;
}

static KladePlannedPerson *
take_decided (KladeImportBook *book,
              KladePlannedRow *planned,
              const char *key,
              const KladeImportDecision *decision)
{
  GArray *others = find_new_of_name (book, key);
  int place = klade_import_known_find (book->known, decision->person_id);

  if (place >= 0)
    return klade_import_take_person (book, place);

  for (guint i = 0; decision->taken_row != 0 && i < others->len; i++)
    if (g_array_index (others, KladeNewGuardian, i).row->shown.number == decision->taken_row)
      return g_array_index (others, KladeNewGuardian, i).person;

  klade_import_set_fate (planned, KLADE_FATE_REFUSED, _ ("The chosen person is not here."));
  return NULL;
}

/**
 * klade_import_match_guardian:
 * @listed: a parent on the row
 *
 * Returns: (nullable): who it is, added if new; %NULL when that is not decided yet, which the
 *   row's fate says, or when a person left the parent out
 */
KladePlannedPerson *
klade_import_match_guardian (KladeImportBook *book,
                             KladePlannedRow *planned,
                             const KladeListedGuardian *listed)
{
  g_autofree char *key = klade_import_name_key (listed->surname, listed->given_name);
  const KladeImportDecision *decision =
      klade_import_plan_find_decision (book->plan, planned->shown.number, listed->part);
  KladePlannedPerson *person;
  int place =
      klade_import_known_find_code (book->known, listed->data[KLADE_PERSON_FIELD_PERSONAL_CODE]);

  if (decision != NULL && decision->choice == KLADE_CHOICE_SKIP)
    return NULL;
  if (decision != NULL && decision->choice == KLADE_CHOICE_TAKE)
    return take_decided (book, planned, key, decision);

  if (place < 0)
    place = find_of_child (book, key, listed);
  if (place < 0 && decision == NULL)
    place = find_by_contact (book, key, listed);
  if (place >= 0)
    return klade_import_take_person (book, place);

  person = decision == NULL ? find_new (book, key, listed) : NULL;
  if (person != NULL)
    return person;
  if (decision == NULL &&
      (planned->shown.fate == KLADE_FATE_AMBIGUOUS || ask (book, planned, key, listed)))
    return NULL;

  return add_guardian (book, planned, key, listed);
}
