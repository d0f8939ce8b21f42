/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-import-private.h"
#include "klade-person-code.h"
#include "klade-text.h"

#define NAME_CHARACTERS_MAX 120
#define VALUE_CHARACTERS_MAX 254 /* an e-mail address, the longest of them */
#define TEXT_CHARACTERS_MAX 1000

struct _KladeImportRow
{
  guint number;
  char *values[KLADE_N_IMPORT_FIELDS]; /* NULL when not given */
  guint columns[KLADE_N_IMPORT_FIELDS];
  guint roles;
  GArray *problems; /* KladeImportProblem */
  gboolean is_refused;
};

static void
problem_clear (gpointer problem)
{
  g_free (((KladeImportProblem *) problem)->sentence);
}

/* An empty row of a list. */
KladeImportRow *
klade_import_row_new (guint number)
{
  KladeImportRow *self = g_new0 (KladeImportRow, 1);

  self->number = number;
  self->problems = g_array_new (FALSE, TRUE, sizeof (KladeImportProblem));
  g_array_set_clear_func (self->problems, problem_clear);
  return self;
}

void
klade_import_row_free (KladeImportRow *self)
{
  for (guint i = 0; i < KLADE_N_IMPORT_FIELDS; i++)
    g_free (self->values[i]);
  g_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (KladeImportRow *self,
             KladeImportField field,
             guint column,
             gboolean is_warning,
             const char *sentence)
{
  KladeImportProblem problem = { field, column, is_warning, g_strdup (sentence) };

  g_array_append_val (self->problems, problem);
}

static void
take_value (KladeImportRow *self, KladeImportField field, guint column, char *value)
{
  g_free (self->values[field]);
  self->values[field] = value;
  self->columns[field] = column;
}

/* What a full name is split into. */
static gboolean
find_name_parts (KladeImportField field, KladeImportField *surname, KladeImportField *given_name)
{
  switch ((int) field)
    {
    case KLADE_IMPORT_FULL_NAME:
      *surname = KLADE_IMPORT_SURNAME;
      *given_name = KLADE_IMPORT_GIVEN_NAME;
      return TRUE;
    case KLADE_IMPORT_GUARDIAN_1_NAME:
      *surname = KLADE_IMPORT_GUARDIAN_1_SURNAME;
      *given_name = KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME;
      return TRUE;
    case KLADE_IMPORT_GUARDIAN_2_NAME:
      *surname = KLADE_IMPORT_GUARDIAN_2_SURNAME;
      *given_name = KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME;
      return TRUE;
    case KLADE_IMPORT_PUPIL_NAME:
      *surname = KLADE_IMPORT_PUPIL_SURNAME;
      *given_name = KLADE_IMPORT_PUPIL_GIVEN_NAME;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a field is split into a surname and a given name when it is read. */
gboolean
klade_import_field_is_full_name (KladeImportField field)
{
  KladeImportField surname, given_name;

  return find_name_parts (field, &surname, &given_name);
}

static gboolean
is_name (KladeImportField field)
{
  switch ((int) field)
    {
    case KLADE_IMPORT_SURNAME:
    case KLADE_IMPORT_GIVEN_NAME:
    case KLADE_IMPORT_GUARDIAN_1_SURNAME:
    case KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME:
    case KLADE_IMPORT_GUARDIAN_2_SURNAME:
    case KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME:
    case KLADE_IMPORT_PUPIL_SURNAME:
    case KLADE_IMPORT_PUPIL_GIVEN_NAME:
      return TRUE;
    default:
      return klade_import_field_is_full_name (field);
    }
}

/* A formula without a result shows one of these. */
static gboolean
is_formula_error (const char *text)
{
  static const char *const known[] = { "#N/A",    "#REF!",  "#VALUE!", "#NAME?",
                                       "#DIV/0!", "#NULL!", "#NUM!" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (text, known[i]))
      return TRUE;

  return g_str_has_prefix (text, "Err:5");
}

/* Words as they stand in the file; all else has a form of its own and is short. */
static gboolean
is_free_text (KladeImportField field)
{
  switch ((int) field)
    {
    case KLADE_IMPORT_ADDRESS:
    case KLADE_IMPORT_DECLARED_ADDRESS:
    case KLADE_IMPORT_ACTUAL_ADDRESS:
    case KLADE_IMPORT_PREVIOUS_SCHOOL:
    case KLADE_IMPORT_POSITION:
    case KLADE_IMPORT_SUBJECTS_TAUGHT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
check_text (const char *text, KladeImportField field, GError **error)
{
  glong n_characters_max = is_name (field)        ? NAME_CHARACTERS_MAX
                           : is_free_text (field) ? TEXT_CHARACTERS_MAX
                                                  : VALUE_CHARACTERS_MAX;
  g_autofree char *shown = NULL;

  if (is_formula_error (text))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The spreadsheet shows an error here: %s."), text);
      return FALSE;
    }
  if (g_utf8_strlen (text, -1) <= n_characters_max)
    return TRUE;

  shown = klade_import_shorten (text);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is too long: at most %ld characters fit here."), shown, n_characters_max);
  return FALSE;
}

static void
read_full_name (KladeImportRow *self,
                const KladeImportContext *context,
                const char *text,
                GError **error)
{
  KladeImportField surname_field, given_name_field;
  char *surname = NULL;
  char *given_name = NULL;

  if (!find_name_parts (context->field, &surname_field, &given_name_field) ||
      !klade_import_split_name (text, context->order, &surname, &given_name, error))
    return;

  take_value (self, surname_field, context->column, surname);
  take_value (self, given_name_field, context->column, given_name);
}

static char *
parse_value (KladeImportRow *self,
             const KladeImportContext *context,
             const char *text,
             char **warning,
             GError **error)
{
  switch ((int) context->field)
    {
    case KLADE_IMPORT_PERSONAL_CODE:
    case KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE:
    case KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE:
    case KLADE_IMPORT_PUPIL_PERSONAL_CODE:
      return klade_import_parse_code (text, warning, error);
    case KLADE_IMPORT_BIRTH_DATE:
    case KLADE_IMPORT_ADMISSION_DATE:
    case KLADE_IMPORT_ORDER_DATE:
    case KLADE_IMPORT_START_DATE:
      return klade_import_parse_day (text, warning, error);
    case KLADE_IMPORT_PHONE:
    case KLADE_IMPORT_GUARDIAN_1_PHONE:
    case KLADE_IMPORT_GUARDIAN_2_PHONE:
      return klade_import_parse_phone (text, warning, error);
    case KLADE_IMPORT_EMAIL:
    case KLADE_IMPORT_GUARDIAN_1_EMAIL:
    case KLADE_IMPORT_GUARDIAN_2_EMAIL:
      return klade_import_parse_email (text, warning, error);
    case KLADE_IMPORT_KIND:
    case KLADE_IMPORT_GUARDIAN_1_KIND:
    case KLADE_IMPORT_GUARDIAN_2_KIND:
      return klade_import_parse_kind (text, warning);
    case KLADE_IMPORT_SEX:
      return klade_import_parse_sex (text, context->is_m_girl, error);
    case KLADE_IMPORT_CLASS:
    case KLADE_IMPORT_PUPIL_CLASS:
      return klade_import_parse_class (text, error);
    case KLADE_IMPORT_CLASS_TEACHER_OF:
      return klade_import_parse_classes (text, error);
    case KLADE_IMPORT_ROLES:
      return klade_import_parse_roles (text, &self->roles, warning);
    case KLADE_IMPORT_PROGRAMME_CODE:
      return klade_import_parse_programme (text, warning);
    case KLADE_IMPORT_GRADE:
      return klade_import_parse_grade (text, error);
    case KLADE_IMPORT_LESSONS_PER_YEAR:
      return klade_import_parse_count (text, error);
    case KLADE_IMPORT_SCALE:
      return klade_import_parse_scale (text, error);
    default:
      return g_strdup (text);
    }
}

/**
 * klade_import_row_read:
 * @self: a row
 * @context: what the column is
 * @text: its cell, as in the table
 *
 * Sets the field from the text, or says what is wrong with it.
 */
void
klade_import_row_read (KladeImportRow *self, const KladeImportContext *context, const char *text)
{
  /* The table cleaned the text; only its lines are still to be joined. */
  g_autofree char *line =
      strchr (text, '\n') != NULL ? klade_text_clean_line (text) : g_strdup (text);
  g_autofree char *warning = NULL;
  g_autoptr (GError) error = NULL;

  if (*line == '\0' || context->field == KLADE_IMPORT_NOTHING)
    return;

  if (check_text (line, context->field, &error))
    {
      if (klade_import_field_is_full_name (context->field))
        read_full_name (self, context, line, &error);
      else
        {
          char *value = parse_value (self, context, line, &warning, &error);

          if (value != NULL)
            take_value (self, context->field, context->column, value);
        }
    }

  if (error != NULL)
    add_problem (self, context->field, context->column, FALSE, error->message);
  else if (warning != NULL)
    add_problem (self, context->field, context->column, TRUE, warning);
}

/* What the heading said of a parent, when no column does. */
void
klade_import_row_set_kind (KladeImportRow *self, KladeImportField field, const char *kind)
{
  if (self->values[field] == NULL && *kind != '\0')
    take_value (self, field, 0, g_strdup (kind));
}

/* An old code tells the day of birth: it stands in when there is none, and must agree. */
static void
compare_code (KladeImportRow *self)
{
  const char *text = self->values[KLADE_IMPORT_PERSONAL_CODE];
  const char *stated = self->values[KLADE_IMPORT_BIRTH_DATE];
  KladePersonCode code;
  g_autofree char *day = NULL;

  if (text == NULL || !klade_person_code_parse (text, &code, NULL) ||
      code.birth_date == KLADE_DAY_NONE)
    return;

  day = klade_day_to_iso (code.birth_date);
  if (stated == NULL)
    take_value (self, KLADE_IMPORT_BIRTH_DATE, self->columns[KLADE_IMPORT_PERSONAL_CODE],
                g_steal_pointer (&day));
  else if (!g_str_equal (stated, day))
    add_problem (self, KLADE_IMPORT_BIRTH_DATE, self->columns[KLADE_IMPORT_BIRTH_DATE], TRUE,
                 _ ("The date of birth and the personal code do not agree. Check both."));
}

static void
refuse (KladeImportRow *self, KladeImportField field, const char *sentence)
{
  add_problem (self, field, self->columns[field], FALSE, sentence);
  self->is_refused = TRUE;
}

static void
check_person (KladeImportRow *self)
{
  if (self->values[KLADE_IMPORT_SURNAME] == NULL)
    refuse (self, KLADE_IMPORT_SURNAME, _ ("The surname is missing."));
  if (self->values[KLADE_IMPORT_GIVEN_NAME] == NULL)
    refuse (self, KLADE_IMPORT_GIVEN_NAME, _ ("The given name is missing."));
}

/**
 * klade_import_row_finish:
 * @self: a row of which all columns were read
 * @target: whose list it is
 * @is_heading: whether the row only repeats the headings, as on each page of a printed list
 *
 * Compares the fields with each other and refuses the row if it lacks what nothing can be done
 * without.
 */
void
klade_import_row_finish (KladeImportRow *self, KladeImportTarget target, gboolean is_heading)
{
  if (is_heading)
    refuse (self, KLADE_IMPORT_NOTHING, _ ("This row only repeats the headings."));
  else if (target == KLADE_IMPORT_SUBJECTS)
    {
      if (self->values[KLADE_IMPORT_SUBJECT_NAME] == NULL)
        refuse (self, KLADE_IMPORT_SUBJECT_NAME, _ ("The name of the subject is missing."));
    }
  else
    check_person (self);

  if (target == KLADE_IMPORT_PUPILS)
    compare_code (self);
  if (target == KLADE_IMPORT_PARENTS && !is_heading &&
      self->values[KLADE_IMPORT_PUPIL_PERSONAL_CODE] == NULL &&
      (self->values[KLADE_IMPORT_PUPIL_SURNAME] == NULL ||
       self->values[KLADE_IMPORT_PUPIL_GIVEN_NAME] == NULL))
    refuse (self, KLADE_IMPORT_PUPIL_NAME, _ ("It does not say whose parent this is."));
}

guint
klade_import_row_get_number (const KladeImportRow *self)
{
  return self->number;
}

/**
 * klade_import_row_has:
 * @self: a row
 * @field: a field; never a full name, which is split
 *
 * Returns: %TRUE if the file gives the field and it is acceptable
 */
gboolean
klade_import_row_has (const KladeImportRow *self, KladeImportField field)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, FALSE);

  return self->values[field] != NULL;
}

/**
 * klade_import_row_get:
 * @self: a row
 * @field: a field; never a full name, which is split
 *
 * Returns: (transfer none): its value in the one form in which it is stored, empty when not given
 */
const char *
klade_import_row_get (const KladeImportRow *self, KladeImportField field)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, "");

  return self->values[field] != NULL ? self->values[field] : "";
}

/**
 * klade_import_row_dup_list:
 * @self: a row
 * @field: a field that holds several, as the subjects a teacher teaches
 *
 * Returns: (transfer full) (array zero-terminated=1): what stands between commas and semicolons
 */
char **
klade_import_row_dup_list (const KladeImportRow *self, KladeImportField field)
{
  g_auto (GStrv) parts = g_strsplit_set (klade_import_row_get (self, field), ",;", -1);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = klade_text_clean_line (parts[i]);

      if (*part != '\0')
        g_ptr_array_add (list, g_steal_pointer (&part));
    }

  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}

/**
 * klade_import_row_get_day:
 * @self: a row
 * @field: a date
 *
 * Returns: the day, %KLADE_DAY_NONE when not given
 */
KladeDay
klade_import_row_get_day (const KladeImportRow *self, KladeImportField field)
{
  g_return_val_if_fail (field < KLADE_N_IMPORT_FIELDS, KLADE_DAY_NONE);

  return klade_day_parse_iso (self->values[field]);
}

/**
 * klade_import_row_get_number_of:
 * @self: a row
 * @field: %KLADE_IMPORT_GRADE, %KLADE_IMPORT_LESSONS_PER_YEAR or %KLADE_IMPORT_SCALE
 *
 * Returns: the number, for a scale the KladeScale; 0 when not given
 */
int
klade_import_row_get_number_of (const KladeImportRow *self, KladeImportField field)
{
  return atoi (klade_import_row_get (self, field));
}

/* Bits 1 << KladeRole; 0 when no role was given. */
guint
klade_import_row_get_roles (const KladeImportRow *self)
{
  return self->roles;
}

guint
klade_import_row_get_n_problems (const KladeImportRow *self)
{
  return self->problems->len;
}

const KladeImportProblem *
klade_import_row_get_problem (const KladeImportRow *self, guint i)
{
  g_return_val_if_fail (i < self->problems->len, NULL);

  return &g_array_index (self->problems, KladeImportProblem, i);
}

/* Whether nothing can be done with the row. */
gboolean
klade_import_row_is_refused (const KladeImportRow *self)
{
  return self->is_refused;
}
