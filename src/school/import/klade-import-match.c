/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-person-code.h"
#include "klade-text.h"

/* Who on the list is who in the school: the personal code first, then name and date of birth,
 * then name and class.  Whoever may be somebody, but not for sure, is for a person to decide. */

typedef struct
{
  const char *key;
  const char *code;
  KladeDay birth_date;
  gint64 class_id;
} Traits;

static KladeDay
find_birth_date (const KladeImportRow *row)
{
  KladePersonCode code;

  if (klade_import_row_has (row, KLADE_IMPORT_BIRTH_DATE))
    return klade_import_row_get_day (row, KLADE_IMPORT_BIRTH_DATE);

  return klade_import_row_has (row, KLADE_IMPORT_PERSONAL_CODE) &&
                 klade_person_code_parse (klade_import_row_get (row, KLADE_IMPORT_PERSONAL_CODE),
                                          &code, NULL)
             ? code.birth_date
             : KLADE_DAY_NONE;
}

static gboolean
is_in_class (const KladeImportKnown *known, int place, gint64 class_id)
{
  const KladeKnownStay *stay =
      klade_import_known_find_stay (known, place, klade_day_new (known->year.start_year, 9, 1),
                                    klade_day_new (known->year.start_year + 1, 8, 31));

  return class_id != 0 && stay != NULL && stay->class_id == class_id;
}

static void
add_candidate (const KladeImportBook *book, KladePlannedRow *planned, int place)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);
  const KladeKnownStay *stay =
      klade_import_known_find_stay (book->known, place, book->known->day - 366, G_MAXINT32);
  KladeImportCandidate *candidate = g_new0 (KladeImportCandidate, 1);

  candidate->person_id = person->id;
  candidate->name = g_strconcat (person->surname, " ", person->given_name, NULL);
  candidate->class_name = g_strdup (stay != NULL ? stay->class_name : "");
  candidate->children = g_strdup ("");
  candidate->birth_date = klade_import_known_get_birth_date (book->known, place);
  g_ptr_array_add (planned->shown.candidates, candidate);
}

/* Nothing of what is known of both speaks against it. */
static gboolean
fits (const KladeImportBook *book, int place, const Traits *traits)
{
  g_autofree char *code =
      klade_import_known_dup (book->known, place, KLADE_PERSON_FIELD_PERSONAL_CODE);
  KladeDay birth_date = klade_import_known_get_birth_date (book->known, place);

  return (*code == '\0' || *traits->code == '\0' || g_str_equal (code, traits->code)) &&
         (birth_date == KLADE_DAY_NONE || traits->birth_date == KLADE_DAY_NONE ||
          birth_date == traits->birth_date);
}

/* A father is not his son of the same name. */
static gboolean
is_of_the_kind (const KladeImportBook *book, int place)
{
  const KladeKnownPerson *person = klade_import_known_at (book->known, place);

  if (book->plan->target == KLADE_IMPORT_STAFF)
    return person->first_stay < 0;

  return person->first_stay >= 0 || (person->first_post < 0 && person->first_child < 0);
}

/* How strongly two of one name are the same, which nothing speaks against. */
typedef enum
{
  STRENGTH_NAME,
  STRENGTH_PLACE, /* in the class of the row, at work here */
  STRENGTH_BORN,
  N_STRENGTHS,
} Strength;

static Strength
weigh (const KladeImportBook *book, int place, const Traits *traits)
{
  gboolean is_here = book->plan->target == KLADE_IMPORT_STAFF
                         ? klade_import_known_at (book->known, place)->first_post >= 0
                         : is_in_class (book->known, place, traits->class_id);

  if (traits->birth_date != KLADE_DAY_NONE &&
      klade_import_known_get_birth_date (book->known, place) == traits->birth_date)
    return STRENGTH_BORN;

  return is_here ? STRENGTH_PLACE : STRENGTH_NAME;
}

/* The one of that name; -1 for nobody, -2 when a person has to decide. */
static int
match_by_name (const KladeImportBook *book, KladePlannedRow *planned, const Traits *traits)
{
  guint counts[N_STRENGTHS] = { 0 };
  int found[N_STRENGTHS] = { -1, -1, -1 };

  for (int at = klade_import_known_find_name (book->known, traits->key); at >= 0;
       at = klade_import_known_at (book->known, at)->next_of_name)
    {
      Strength strength;

      if (!fits (book, at, traits))
        continue;
      strength = weigh (book, at, traits);
      if (strength == STRENGTH_NAME && !is_of_the_kind (book, at))
        continue;
      counts[strength]++;
      found[strength] = at;
      add_candidate (book, planned, at);
    }

  for (int strength = STRENGTH_BORN; strength >= STRENGTH_PLACE; strength--)
    {
      if (counts[strength] > 1)
        return -2;
      if (counts[strength] == 1)
        {
          g_ptr_array_set_size (planned->shown.candidates, 0);
          return found[strength];
        }
    }

  return planned->shown.candidates->len > 0 ? -2 : -1;
}

/* Whose personal code it is; surname or given name must be the same. */
static int
match_by_code (const KladeImportBook *book, KladePlannedRow *planned, const char *code)
{
  int place = klade_import_known_find_code (book->known, code);
  const KladeKnownPerson *person;
  g_autofree char *known_surname = NULL;
  g_autofree char *known_given_name = NULL;
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;

  if (place < 0)
    return -1;

  person = klade_import_known_at (book->known, place);
  known_surname = klade_text_fold (person->surname);
  known_given_name = klade_text_fold (person->given_name);
  surname = klade_text_fold (klade_import_row_get (planned->row, KLADE_IMPORT_SURNAME));
  given_name = klade_text_fold (klade_import_row_get (planned->row, KLADE_IMPORT_GIVEN_NAME));
  if (g_str_equal (surname, known_surname) || g_str_equal (given_name, known_given_name))
    return place;

  add_candidate (book, planned, place);
  return -2;
}

static void
say_ambiguous (KladePlannedRow *planned, gboolean is_by_code)
{
  if (is_by_code)
    klade_import_set_fate (planned, KLADE_FATE_AMBIGUOUS,
                           _ ("This personal code belongs to somebody with another name. Is it "
                              "the same person?"));
  else if (planned->shown.candidates->len > 1)
    klade_import_set_fate (planned, KLADE_FATE_AMBIGUOUS,
                           _ ("There are several of this name here. Choose who it is."));
  else
    klade_import_set_fate (planned, KLADE_FATE_AMBIGUOUS,
                           _ ("There is somebody of this name here. Is it the same person?"));
}

/* ---- who is on the list twice ---- */

static gboolean
claim (KladeImportBook *book, KladePlannedRow *planned, int place)
{
  gint64 id = klade_import_known_at (book->known, place)->id;
  gpointer number = g_hash_table_lookup (book->numbers, &id);

  planned->shown.person_id = id;
  if (number != NULL)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             _ ("Row %u of the list is the same person."),
                             GPOINTER_TO_UINT (number));
      return FALSE;
    }

  g_hash_table_insert (book->numbers, g_memdup2 (&id, sizeof id),
                       GUINT_TO_POINTER (planned->shown.number));
  planned->person = klade_import_take_person (book, place);
  return TRUE;
}

typedef enum
{
  TWIN_OTHER,
  TWIN_MAYBE,
  TWIN_SAME,
} Twin;

static Twin
compare_new (const KladePlannedRow *first, const Traits *traits)
{
  const char *code = klade_import_row_get (first->row, KLADE_IMPORT_PERSONAL_CODE);
  KladeDay birth_date = find_birth_date (first->row);

  if (*code != '\0' && *traits->code != '\0')
    return g_str_equal (code, traits->code) ? TWIN_SAME : TWIN_OTHER;
  if (birth_date != KLADE_DAY_NONE && traits->birth_date != KLADE_DAY_NONE)
    return birth_date == traits->birth_date ? TWIN_SAME : TWIN_OTHER;

  return TWIN_MAYBE;
}

/* Whether an earlier row is, or may be, the same new person. */
static gboolean
is_new_once (KladeImportBook *book,
             KladePlannedRow *planned,
             const Traits *traits,
             gboolean decided)
{
  GPtrArray *others = g_hash_table_lookup (book->new_by_name, traits->key);
  const KladePlannedPerson *owner =
      *traits->code != '\0' ? g_hash_table_lookup (book->by_code, traits->code) : NULL;

  if (owner != NULL)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             /* translators: surname and given name */
                             _ ("An earlier row gives this personal code to %s %s."),
                             owner->surname, owner->given_name);
      return FALSE;
    }

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const KladePlannedRow *other = g_ptr_array_index (others, i);
      Twin twin = compare_new (other, traits);

      if (decided || twin == TWIN_OTHER)
        continue;
      if (twin == TWIN_SAME)
        klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                               _ ("Row %u of the list is the same person."), other->shown.number);
      else
        klade_import_set_fate (planned, KLADE_FATE_AMBIGUOUS,
                               _ ("Row %u has the same name, and nothing tells whether it is "
                                  "somebody else: no personal code or date of birth."),
                               other->shown.number);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_new (KladeImportBook *book, KladePlannedRow *planned, const Traits *traits, gboolean decided)
{
  GPtrArray *others;

  if (!is_new_once (book, planned, traits, decided))
    return FALSE;

  others = g_hash_table_lookup (book->new_by_name, traits->key);
  if (others == NULL)
    {
      others = g_ptr_array_new ();
      g_hash_table_insert (book->new_by_name, g_strdup (traits->key), others);
    }
  g_ptr_array_add (others, planned);
  planned->person =
      klade_import_add_person (book, klade_import_row_get (planned->row, KLADE_IMPORT_SURNAME),
                               klade_import_row_get (planned->row, KLADE_IMPORT_GIVEN_NAME));
  planned->shown.fate = KLADE_FATE_NEW;
  return TRUE;
}

/* ---- decisions ---- */

static gboolean
take_decided (KladeImportBook *book, KladePlannedRow *planned, gint64 person_id, const char *code)
{
  int place = klade_import_known_find (book->known, person_id);
  int owner = klade_import_known_find_code (book->known, code);

  if (place < 0)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED, _ ("The chosen person is not here."));
      return FALSE;
    }

  if (owner >= 0 && owner != place)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             _ ("The personal code is another one's than the chosen person's."));
      return FALSE;
    }

  return claim (book, planned, place);
}

static gboolean
add_decided (KladeImportBook *book, KladePlannedRow *planned, const Traits *traits)
{
  if (klade_import_known_find_code (book->known, traits->code) < 0)
    return add_new (book, planned, traits, TRUE);

  klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                         _ ("Somebody here has this personal code already."));
  return FALSE;
}

gboolean
klade_import_match_person (KladeImportBook *book, KladePlannedRow *planned)
{
  const KladeImportRow *row = planned->row;
  const KladeImportDecision *decision =
      klade_import_plan_find_decision (book->plan, planned->shown.number, KLADE_PART_SELF);
  g_autofree char *key =
      klade_import_name_key (klade_import_row_get (row, KLADE_IMPORT_SURNAME),
                             klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME));
  Traits traits = {
    .key = key,
    .code = klade_import_row_get (row, KLADE_IMPORT_PERSONAL_CODE),
    .birth_date = find_birth_date (row),
    .class_id = klade_import_known_find_class (book->known, planned->shown.class_name),
  };
  gboolean is_by_code;
  int place;

  if (decision != NULL)
    return decision->choice == KLADE_CHOICE_ADD
               ? add_decided (book, planned, &traits)
               : take_decided (book, planned, decision->person_id, traits.code);

  place = match_by_code (book, planned, traits.code);
  is_by_code = place != -1;
  if (place == -1)
    place = match_by_name (book, planned, &traits);

  if (place >= 0)
    return claim (book, planned, place);
  if (place == -1)
    return add_new (book, planned, &traits, FALSE);

  say_ambiguous (planned, is_by_code);
  return FALSE;
}

/* ---- the child of a list of parents ---- */

static gboolean
is_pupil_of_row (const KladeImportBook *book, int place, const char *class_name)
{
  gint64 class_id = klade_import_known_find_class (book->known, class_name);

  if (klade_import_known_at (book->known, place)->first_stay < 0)
    return FALSE;

  return *class_name == '\0' || is_in_class (book->known, place, class_id);
}

/* klade_import_match_pupil: the place of the child a parent's row names; -1 when it was refused */
int
klade_import_match_pupil (KladeImportBook *book, KladePlannedRow *planned)
{
  const KladeImportRow *row = planned->row;
  const char *code = klade_import_row_get (row, KLADE_IMPORT_PUPIL_PERSONAL_CODE);
  const char *class_name = klade_import_row_get (row, KLADE_IMPORT_PUPIL_CLASS);
  g_autofree char *key =
      klade_import_name_key (klade_import_row_get (row, KLADE_IMPORT_PUPIL_SURNAME),
                             klade_import_row_get (row, KLADE_IMPORT_PUPIL_GIVEN_NAME));
  int found = klade_import_known_find_code (book->known, code);
  guint n_found = found >= 0 ? 1 : 0;

  if (*class_name == '\0' && book->plan->class_name != NULL)
    class_name = book->plan->class_name;

  for (int at = klade_import_known_find_name (book->known, key); at >= 0 && *code == '\0';
       at = klade_import_known_at (book->known, at)->next_of_name)
    if (is_pupil_of_row (book, at, class_name))
      {
        found = at;
        n_found++;
      }

  if (n_found == 1)
    return found;

  klade_import_set_fate (planned, KLADE_FATE_REFUSED, "%s",
                         n_found == 0 ? _ ("There is no such pupil here. Import the pupils first, "
                                           "or check the name and the class.")
                                      : _ ("There are several pupils of this name. Add the class "
                                           "or the personal code to the list."));
  return -1;
}
