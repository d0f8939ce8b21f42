/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-text.h"

/* ---- persons ---- */

/* klade_import_add_person: somebody the school does not know */
KladePlannedPerson *
klade_import_add_person (KladeImportBook *book, const char *surname, const char *given_name)
{
  KladePlannedPerson *person = g_new0 (KladePlannedPerson, 1);

  person->place = -1;
  person->surname = g_strdup (surname);
  person->given_name = g_strdup (given_name);
  g_ptr_array_add (book->plan->persons, person);
  return person;
}

/* klade_import_take_person: one of the school's; the same for every row that names it */
KladePlannedPerson *
klade_import_take_person (KladeImportBook *book, int place)
{
  KladePlannedPerson *person = g_hash_table_lookup (book->by_place, GINT_TO_POINTER (place + 1));
  const KladeKnownPerson *known = klade_import_known_at (book->known, place);

  if (person != NULL)
    return person;

  person = klade_import_add_person (book, known->surname, known->given_name);
  person->id = known->id;
  person->place = place;
  g_hash_table_insert (book->by_place, GINT_TO_POINTER (place + 1), person);
  return person;
}

void
klade_import_plan_name (KladeImportBook *book,
                        KladePlannedRow *planned,
                        KladePlannedPerson *person,
                        const char *whose,
                        const char *surname,
                        const char *given_name)
{
  g_autofree char *key = NULL;
  g_autofree char *known_key = NULL;

  if (person->place < 0 || person->is_renamed || person->is_respelt ||
      (g_str_equal (person->surname, surname) && g_str_equal (person->given_name, given_name)))
    return;

  key = klade_import_name_key (surname, given_name);
  known_key = klade_import_name_key (person->surname, person->given_name);
  if (g_str_equal (key, known_key))
    person->is_respelt = TRUE;
  else
    person->is_renamed = TRUE;

  if (!g_str_equal (person->surname, surname))
    klade_import_add_change (planned, whose, _ ("Surname"), person->surname, surname);
  if (!g_str_equal (person->given_name, given_name))
    klade_import_add_change (planned, whose, _ ("Given name"), person->given_name, given_name);
  g_free (person->surname);
  g_free (person->given_name);
  person->surname = g_strdup (surname);
  person->given_name = g_strdup (given_name);
}

/* A new person is found again by code or contact in the rows below. */
static void
remember (KladeImportBook *book, KladePlannedPerson *person, KladePersonField field)
{
  if (field == KLADE_PERSON_FIELD_PERSONAL_CODE)
    g_hash_table_insert (book->by_code, person->data[field], person);
  else if (field == KLADE_PERSON_FIELD_PHONE || field == KLADE_PERSON_FIELD_EMAIL)
    {
      g_autofree char *key = klade_import_name_key (person->surname, person->given_name);

      g_hash_table_insert (book->by_contact, g_strconcat (key, "\n", person->data[field], NULL),
                           person);
    }
}

/* Two rows may name one guardian and not agree. */
static void
note_disagreement (KladePlannedRow *planned,
                   const KladePlannedPerson *person,
                   KladePersonField field)
{
  g_autofree char *sentence =
      /* translators: a field as Phone, then surname and given name */
      g_strdup_printf (_ ("%s: an earlier row says something else of %s %s, and that is taken."),
                       klade_person_field_name (field), person->surname, person->given_name);

  klade_import_note (planned, sentence);
}

static char *
show_value (KladePersonField field, const char *value)
{
  return field == KLADE_PERSON_FIELD_BIRTH_DATE && *value != '\0'
             ? klade_day_to_text (klade_day_parse_iso (value))
             : g_strdup (value);
}

void
klade_import_plan_datum (KladeImportBook *book,
                         KladePlannedRow *planned,
                         KladePlannedPerson *person,
                         const char *whose,
                         KladePersonField field,
                         const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = klade_person_field_normalise (field, value, &error);
  g_autofree char *before = NULL;
  g_autofree char *shown_before = NULL;
  g_autofree char *shown_after = NULL;

  if (stored == NULL)
    {
      klade_import_note (planned, error->message);
      return;
    }
  if (*stored == '\0')
    return;

  if (person->data[field] != NULL)
    {
      if (!g_str_equal (person->data[field], stored))
        note_disagreement (planned, person, field);
      return;
    }

  if (person->place >= 0)
    {
      before = klade_import_known_dup (book->known, person->place, field);
      if (g_str_equal (before, stored))
        return;
      shown_before = show_value (field, before);
      shown_after = show_value (field, stored);
      klade_import_add_change (planned, whose, klade_person_field_name (field), shown_before,
                               shown_after);
    }

  person->data[field] = g_steal_pointer (&stored);
  if (person->place < 0)
    remember (book, person, field);
}

static const char *
name_sex (const char *sex)
{
  if (g_str_equal (sex, "f"))
    return C_ ("sex", "female");
  return g_str_equal (sex, "m") ? C_ ("sex", "male") : "";
}

static void
plan_sex (KladeImportBook *book, KladePlannedRow *planned)
{
  const char *sex = klade_import_row_get (planned->row, KLADE_IMPORT_SEX);
  KladePlannedPerson *person = planned->person;
  const char *before;

  if (*sex == '\0')
    return;

  before = person->place >= 0 ? klade_import_known_at (book->known, person->place)->sex : "";
  if (g_str_equal (before, sex))
    return;

  person->sex = g_strdup (sex);
  if (person->place >= 0)
    klade_import_add_change (planned, NULL, _ ("Sex"), name_sex (before), name_sex (sex));
}

/* What lists say of a person, and which field it is. */
static const struct
{
  KladeImportField column;
  KladePersonField field;
} data_columns[] = {
  { KLADE_IMPORT_PERSONAL_CODE, KLADE_PERSON_FIELD_PERSONAL_CODE },
  { KLADE_IMPORT_BIRTH_DATE, KLADE_PERSON_FIELD_BIRTH_DATE },
  { KLADE_IMPORT_PHONE, KLADE_PERSON_FIELD_PHONE },
  { KLADE_IMPORT_EMAIL, KLADE_PERSON_FIELD_EMAIL },
  { KLADE_IMPORT_ADDRESS, KLADE_PERSON_FIELD_ACTUAL_ADDRESS },
  { KLADE_IMPORT_DECLARED_ADDRESS, KLADE_PERSON_FIELD_DECLARED_ADDRESS },
  { KLADE_IMPORT_ACTUAL_ADDRESS, KLADE_PERSON_FIELD_ACTUAL_ADDRESS },
  { KLADE_IMPORT_BIRTH_CERTIFICATE, KLADE_PERSON_FIELD_BIRTH_CERTIFICATE },
  { KLADE_IMPORT_IDENTITY_DOCUMENT, KLADE_PERSON_FIELD_PASSPORT },
  { KLADE_IMPORT_CITIZENSHIP, KLADE_PERSON_FIELD_CITIZENSHIP },
  { KLADE_IMPORT_NATIVE_LANGUAGE, KLADE_PERSON_FIELD_NATIVE_LANGUAGE },
  { KLADE_IMPORT_PREVIOUS_SCHOOL, KLADE_PERSON_FIELD_PREVIOUS_SCHOOL },
};

static void
plan_own_data (KladeImportBook *book, KladePlannedRow *planned)
{
  const KladeImportRow *row = planned->row;

  klade_import_plan_name (book, planned, planned->person, NULL,
                          klade_import_row_get (row, KLADE_IMPORT_SURNAME),
                          klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME));
  plan_sex (book, planned);
  for (gsize i = 0; i < G_N_ELEMENTS (data_columns); i++)
    if (klade_import_row_has (row, data_columns[i].column))
      klade_import_plan_datum (book, planned, planned->person, NULL, data_columns[i].field,
                               klade_import_row_get (row, data_columns[i].column));
}

/* klade_import_check_name: refuses the row whose name the register would refuse */
gboolean
klade_import_check_name (KladePlannedRow *planned)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;

  if (klade_people_clean_name (klade_import_row_get (planned->row, KLADE_IMPORT_SURNAME),
                               klade_import_row_get (planned->row, KLADE_IMPORT_GIVEN_NAME),
                               &surname, &given_name, &error))
    return TRUE;

  klade_import_set_fate (planned, KLADE_FATE_REFUSED, "%s", error->message);
  return FALSE;
}

/* ---- the class ---- */

static KladeDay
find_first_day (const KladeImportBook *book, const KladePlannedRow *planned)
{
  KladeDay first = klade_import_row_get_day (planned->row, KLADE_IMPORT_ADMISSION_DATE);
  int start_year = book->known->year.start_year;

  if (first == KLADE_DAY_NONE || first > klade_day_new (start_year + 1, 8, 31))
    return book->plan->options.valid_from;

  /* Who came years ago has been in this year's class since its first day. */
  return first < klade_day_new (start_year, 9, 1) ? book->known->year.semester_1.first : first;
}

static void
plan_order (const KladeImportBook *book, KladePlannedRow *planned)
{
  const char *number = klade_import_row_get (planned->row, KLADE_IMPORT_ORDER_NUMBER);
  KladeDay day = klade_import_row_get_day (planned->row, KLADE_IMPORT_ORDER_DATE);

  if (*number == '\0' && book->plan->order_number != NULL && *book->plan->order_number != '\0')
    {
      planned->order_number = book->plan->order_number;
      planned->order_day = book->plan->options.order_day;
    }
  else if (*number != '\0' && day == KLADE_DAY_NONE)
    klade_import_note (planned, _ ("The order has no date, so it is left out."));
  else if (*number != '\0')
    {
      planned->order_number = number;
      planned->order_day = day;
    }
}

/* The class a pupil is in already, or shall be in; %FALSE when it cannot be. */
static gboolean
plan_class (KladeImportBook *book, KladePlannedRow *planned, int place)
{
  const char *name = planned->shown.class_name;
  gint64 class_id = klade_import_known_find_class (book->known, name);
  const KladeKnownStay *stay;
  KladeDay first = find_first_day (book, planned);
  KladeDay year_end = klade_day_new (book->known->year.start_year + 1, 8, 31);

  planned->first_day = first;
  stay = place >= 0 ? klade_import_known_find_stay (book->known, place, first, year_end) : NULL;
  if (*name == '\0')
    {
      if (place < 0)
        klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                               _ ("The class is missing. Add it to the list, or choose one class "
                                  "for all."));
      return place >= 0;
    }

  if (class_id == 0 && !book->plan->options.adds_classes)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED, _ ("There is no class %s this year."),
                             name);
      klade_import_add_class (book->plan->missing_classes, name);
      return FALSE;
    }

  if (stay != NULL && stay->class_id != class_id)
    {
      g_autofree char *since = klade_day_to_text (stay->from);

      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             _ ("The pupil is in class %s since %s. Transfer the pupil by an order "
                                "instead."),
                             stay->class_name, since);
      return FALSE;
    }

  if (stay != NULL)
    return TRUE;

  planned->class_name = name;
  plan_order (book, planned);
  if (place >= 0)
    klade_import_add_change (planned, NULL, _ ("Class"), "", name);
  return TRUE;
}

/* ---- rows ---- */

void
klade_import_plan_pupil (KladeImportBook *book, KladePlannedRow *planned)
{
  int place;

  if (!klade_import_check_name (planned) || !klade_import_match_person (book, planned))
    return;

  place = planned->person->place;
  if (!plan_class (book, planned, place))
    return;

  plan_own_data (book, planned);
  klade_import_plan_guardians (book, planned, place);
}

static gboolean
has_post (const KladeImportBook *book, int place, const char *position)
{
  g_autofree char *folded = klade_text_fold (position);

  for (int at = place >= 0 ? klade_import_known_at (book->known, place)->first_post : -1; at >= 0;)
    {
      const KladeKnownPost *post = &g_array_index (book->known->posts, KladeKnownPost, (guint) at);
      g_autofree char *known = klade_text_fold (post->position);

      if (g_str_equal (known, folded))
        return TRUE;
      at = post->next;
    }

  return FALSE;
}

void
klade_import_plan_worker (KladeImportBook *book, KladePlannedRow *planned)
{
  const char *position = klade_import_row_get (planned->row, KLADE_IMPORT_POSITION);
  KladeDay first = klade_import_row_get_day (planned->row, KLADE_IMPORT_START_DATE);
  int place;

  if (!klade_import_check_name (planned) || !klade_import_match_person (book, planned))
    return;

  place = planned->person->place;
  plan_own_data (book, planned);
  planned->first_day = first != KLADE_DAY_NONE ? first : book->plan->options.valid_from;
  klade_import_plan_roles (book, planned);
  if (*position == '\0' &&
      (place < 0 || klade_import_known_at (book->known, place)->first_post < 0))
    position = _ ("teacher");
  if (*position == '\0' || has_post (book, place, position))
    return;

  planned->position = position;
  plan_order (book, planned);
  if (place >= 0)
    klade_import_add_change (planned, NULL, _ ("Position"), "", position);
}
