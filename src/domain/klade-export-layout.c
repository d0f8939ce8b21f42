/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-export-layout.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#include <string.h>

#define HEADING_LENGTH_MAX 100

struct _KladeExportLayout
{
  GPtrArray *columns; /* KladeExportColumn */
};

static const struct
{
  const char *id;
  const char *name;
} fields[KLADE_N_EXPORT_FIELDS] = {
  [KLADE_EXPORT_CODE] = { "code", N_ ("Personal code") },
  [KLADE_EXPORT_SURNAME] = { "surname", N_ ("Surname") },
  [KLADE_EXPORT_GIVEN_NAME] = { "given_name", N_ ("Given name") },
  [KLADE_EXPORT_BIRTH_DATE] = { "birth_date", N_ ("Date of birth") },
  [KLADE_EXPORT_CLASS] = { "class", N_ ("Class") },
  [KLADE_EXPORT_GRADE] = { "grade", N_ ("Grade, the number only") },
  [KLADE_EXPORT_PROGRAMME_CODE] = { "programme_code", N_ ("Programme's code") },
  [KLADE_EXPORT_PROGRAMME] = { "programme", N_ ("Programme's name") },
  [KLADE_EXPORT_SUBJECT] = { "subject", N_ ("Subject") },
  [KLADE_EXPORT_MARK] = { "mark", N_ ("Mark") },
  [KLADE_EXPORT_MARK_KIND] = { "mark_kind", N_ ("Kind of mark") },
  [KLADE_EXPORT_LESSONS] = { "lessons", N_ ("Lessons") },
  [KLADE_EXPORT_SCHOOL_YEAR] = { "school_year", N_ ("School year") },
  [KLADE_EXPORT_SCHOOL] = { "school", N_ ("School's name") },
  [KLADE_EXPORT_SCHOOL_NO] = { "school_no", N_ ("School's registration number") },
  [KLADE_EXPORT_SERIES] = { "series", N_ ("Series of the document") },
  [KLADE_EXPORT_NUMBER] = { "number", N_ ("Number of the document") },
  [KLADE_EXPORT_REGISTRATION_NO] = { "registration_no", N_ ("Number in the register") },
  [KLADE_EXPORT_ISSUED_ON] = { "issued_on", N_ ("Date of issue") },
};

/* The state's register has no public description: what schools report of each mark. */
static const KladeExportField first_columns[] = {
  KLADE_EXPORT_CODE, KLADE_EXPORT_GIVEN_NAME, KLADE_EXPORT_SURNAME,     KLADE_EXPORT_SUBJECT,
  KLADE_EXPORT_MARK, KLADE_EXPORT_LESSONS,    KLADE_EXPORT_SCHOOL_YEAR, KLADE_EXPORT_MARK_KIND,
};

static gboolean
is_field (KladeExportField field)
{
  return (int) field >= 0 && field < KLADE_N_EXPORT_FIELDS;
}

/**
 * klade_export_field_id:
 * @field: a field
 *
 * Returns: its word in school files
 */
const char *
klade_export_field_id (KladeExportField field)
{
  g_return_val_if_fail (is_field (field), "");

  return fields[field].id;
}

/**
 * klade_export_field_name:
 * @field: a field
 *
 * Returns: its name, translated
 */
const char *
klade_export_field_name (KladeExportField field)
{
  g_return_val_if_fail (is_field (field), "");

  return _ (fields[field].name);
}

/**
 * klade_export_field_from_id:
 * @id: a word from klade_export_field_id()
 * @field: (out): the field; untouched on failure
 *
 * Returns: %TRUE if there is such a field
 */
gboolean
klade_export_field_from_id (const char *id, KladeExportField *field)
{
  g_return_val_if_fail (id != NULL && field != NULL, FALSE);

  for (int i = 0; i < KLADE_N_EXPORT_FIELDS; i++)
    if (g_str_equal (fields[i].id, id))
      {
        *field = (KladeExportField) i;
        return TRUE;
      }

  return FALSE;
}

/* ---- the layout ---- */

static void
column_free (gpointer data)
{
  KladeExportColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

/**
 * klade_export_layout_new:
 *
 * Returns: (transfer full): a layout without columns
 */
KladeExportLayout *
klade_export_layout_new (void)
{
  KladeExportLayout *self = g_new0 (KladeExportLayout, 1);

  self->columns = g_ptr_array_new_with_free_func (column_free);
  return self;
}

/**
 * klade_export_layout_new_first:
 *
 * Returns: (transfer full): the columns that a school begins with
 */
KladeExportLayout *
klade_export_layout_new_first (void)
{
  KladeExportLayout *self = klade_export_layout_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (first_columns); i++)
    klade_export_layout_add (self, first_columns[i], NULL);
  return self;
}

KladeExportLayout *
klade_export_layout_copy (const KladeExportLayout *self)
{
  KladeExportLayout *copy = klade_export_layout_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const KladeExportColumn *column = klade_export_layout_get_column (self, i);

      klade_export_layout_add (copy, column->field, column->heading);
    }
  return copy;
}

void
klade_export_layout_free (KladeExportLayout *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self);
}

static gboolean
fail_line (GError **error, guint line, const char *sentence)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               /* translators: the number of a line, what is wrong in it */
               _ ("Line %u: %s"), line, sentence);
  return FALSE;
}

static gboolean
parse_line (KladeExportLayout *self, const char *text, guint line, GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *id = NULL;
  KladeExportField field;

  if (equals == NULL)
    return fail_line (error, line, _ ("a column is written as field=heading."));

  id = g_strndup (text, (gsize) (equals - text));
  g_strstrip (id);
  if (!klade_export_field_from_id (id, &field))
    return fail_line (error, line, _ ("there is no such field."));

  klade_export_layout_add (self, field, equals + 1);
  return TRUE;
}

/**
 * klade_export_layout_parse:
 * @text: lines of field=heading, as klade_export_layout_to_text() writes them
 * @error: %KLADE_ERROR_INVALID with the line
 *
 * Returns: (transfer full): the layout; %NULL with @error set
 */
KladeExportLayout *
klade_export_layout_parse (const char *text, GError **error)
{
  g_autoptr (KladeExportLayout) self = klade_export_layout_new ();
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0' && !parse_line (self, lines[i], i + 1, error))
      return NULL;

  return klade_export_layout_check (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * klade_export_layout_to_text:
 * @self: a layout
 *
 * Returns: (transfer full): as it is stored
 */
char *
klade_export_layout_to_text (const KladeExportLayout *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const KladeExportColumn *column = klade_export_layout_get_column (self, i);

      g_string_append_printf (text, "%s=%s\n", klade_export_field_id (column->field),
                              column->heading);
    }
  return g_string_free (text, FALSE);
}

guint
klade_export_layout_get_n_columns (const KladeExportLayout *self)
{
  return self->columns->len;
}

const KladeExportColumn *
klade_export_layout_get_column (const KladeExportLayout *self, guint index)
{
  g_return_val_if_fail (index < self->columns->len, NULL);

  return g_ptr_array_index (self->columns, index);
}

/**
 * klade_export_layout_add:
 * @self: a layout
 * @field: what the column holds
 * @heading_or_null: its heading; %NULL or "" takes the field's name
 *
 * Adds a column behind the others.
 */
void
klade_export_layout_add (KladeExportLayout *self,
                         KladeExportField field,
                         const char *heading_or_null)
{
  KladeExportColumn *column;

  g_return_if_fail (is_field (field));

  column = g_new0 (KladeExportColumn, 1);
  column->field = field;
  g_ptr_array_add (self->columns, column);
  klade_export_layout_set_heading (self, self->columns->len - 1,
                                   heading_or_null != NULL ? heading_or_null : "");
}

void
klade_export_layout_remove (KladeExportLayout *self, guint index)
{
  g_return_if_fail (index < self->columns->len);

  g_ptr_array_remove_index (self->columns, index);
}

/**
 * klade_export_layout_move:
 * @self: a layout
 * @from: a column
 * @to: its new place
 */
void
klade_export_layout_move (KladeExportLayout *self, guint from, guint to)
{
  gpointer column;

  g_return_if_fail (from < self->columns->len && to < self->columns->len);

  column = g_ptr_array_steal_index (self->columns, from);
  g_ptr_array_insert (self->columns, (int) to, column);
}

void
klade_export_layout_set_heading (KladeExportLayout *self, guint index, const char *heading)
{
  KladeExportColumn *column;
  g_autofree char *clean = NULL;

  g_return_if_fail (index < self->columns->len);
  g_return_if_fail (heading != NULL);

  column = g_ptr_array_index (self->columns, index);
  clean = klade_text_clean_line (heading);
  g_free (column->heading);
  column->heading = *clean != '\0' ? g_steal_pointer (&clean)
                                   : g_strdup (klade_export_field_name (column->field));
}

/**
 * klade_export_layout_check:
 * @self: a layout
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: %TRUE if an export can be written with it
 */
gboolean
klade_export_layout_check (const KladeExportLayout *self, GError **error)
{
  if (self->columns->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("Choose at least one column."));
      return FALSE;
    }
  if (self->columns->len > KLADE_EXPORT_COLUMNS_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("There are more than %d columns."),
                   KLADE_EXPORT_COLUMNS_MAX);
      return FALSE;
    }

  for (guint i = 0; i < self->columns->len; i++)
    if (g_utf8_strlen (klade_export_layout_get_column (self, i)->heading, -1) > HEADING_LENGTH_MAX)
      {
        g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                     _ ("The heading of column %u is too long."), i + 1);
        return FALSE;
      }

  return TRUE;
}
