/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-mapping.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-import-private.h"

#define ORDER_ROWS_MIN 12
#define ORDER_ROWS_MAX 500

struct _KladeImportMapping
{
  KladeImportTable *table;
  KladeImportTarget target;
  guint head_row;
  guint n_head_rows;
  GArray *columns; /* KladeImportColumn */
};

static void
column_clear (gpointer column)
{
  g_free (((KladeImportColumn *) column)->heading);
}

static KladeImportColumn *
column_at (KladeImportMapping *self, guint column)
{
  return &g_array_index (self->columns, KladeImportColumn, column);
}

/* The first or the last word of each name in the column: given names repeat more than surnames. */
static guint
count_different (KladeImportMapping *self, guint column, gboolean is_last, guint *n_names)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_rows = MIN (klade_import_mapping_get_n_rows (self), ORDER_ROWS_MAX);

  *n_names = 0;
  for (guint row = 0; row < n_rows; row++)
    {
      const char *text =
          klade_import_table_get (self->table, self->head_row + self->n_head_rows + row, column);
      const char *blank = is_last ? strrchr (text, ' ') : strchr (text, ' ');

      if (blank == NULL)
        continue;
      (*n_names)++;
      g_hash_table_add (words,
                        is_last ? g_strdup (blank + 1) : g_strndup (text, (gsize) (blank - text)));
    }

  return g_hash_table_size (words);
}

/* A heading as Skolēns does not tell which name comes first; the names may. */
static KladeNameOrder
guess_order (KladeImportMapping *self, guint column)
{
  guint n_names;
  guint n_first = count_different (self, column, FALSE, &n_names);
  guint n_last = count_different (self, column, TRUE, &n_names);

  return n_names >= ORDER_ROWS_MIN && n_first * 5 < n_last * 4 ? KLADE_NAMES_GIVEN_FIRST
                                                               : KLADE_NAMES_SURNAME_FIRST;
}

static gboolean
is_taken (KladeImportMapping *self, KladeImportField field, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (column_at (self, i)->field == field)
      return TRUE;

  return FALSE;
}

static void
guess_column (KladeImportMapping *self, guint i)
{
  KladeImportColumn *column = column_at (self, i);
  KladeImportGuess guess = klade_import_guess (column->heading, self->target);
  KladeImportField second = klade_import_field_of_second_guardian (guess.field);

  if (guess.field != KLADE_IMPORT_NOTHING && is_taken (self, guess.field, i))
    guess.field = is_taken (self, second, i) ? KLADE_IMPORT_NOTHING : second;

  column->field = guess.field;
  column->kind = guess.kind;
  column->order = guess.order;
  if (column->order == 0)
    column->order = klade_import_field_is_full_name (guess.field) ? guess_order (self, i)
                                                                  : KLADE_NAMES_SURNAME_FIRST;
}

static void
read_head (KladeImportMapping *self)
{
  g_array_set_size (self->columns, 0);
  g_array_set_size (self->columns, klade_import_table_get_n_columns (self->table));
  for (guint i = 0; i < self->columns->len; i++)
    column_at (self, i)->heading =
        klade_import_join_heading (self->table, self->head_row, self->n_head_rows, i);
  for (guint i = 0; i < self->columns->len; i++)
    guess_column (self, i);
}

/**
 * klade_import_mapping_new:
 * @table: a closed table; kept
 * @target: whose list it is
 *
 * Finds the head, below titles and of several rows, and guesses from each heading which field its
 * column is.
 *
 * Returns: (transfer full): the mapping
 */
KladeImportMapping *
klade_import_mapping_new (KladeImportTable *table, KladeImportTarget target)
{
  KladeImportMapping *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (target >= KLADE_IMPORT_PUPILS && target <= KLADE_IMPORT_SUBJECTS, NULL);

  self = g_new0 (KladeImportMapping, 1);
  self->table = klade_import_table_ref (table);
  self->target = target;
  self->columns = g_array_new (FALSE, TRUE, sizeof (KladeImportColumn));
  g_array_set_clear_func (self->columns, column_clear);
  klade_import_find_head (table, target, &self->head_row, &self->n_head_rows);
  read_head (self);
  return self;
}

void
klade_import_mapping_free (KladeImportMapping *self)
{
  klade_import_table_unref (self->table);
  g_array_unref (self->columns);
  g_free (self);
}

KladeImportTable *
klade_import_mapping_get_table (KladeImportMapping *self)
{
  return self->table;
}

KladeImportTarget
klade_import_mapping_get_target (KladeImportMapping *self)
{
  return self->target;
}

/**
 * klade_import_mapping_get_head:
 * @self: a mapping
 * @first_row: (out): the head's first row in the table, from 0
 * @n_rows: (out): how many rows it has; 0 when the list has no headings
 */
void
klade_import_mapping_get_head (KladeImportMapping *self, guint *first_row, guint *n_rows)
{
  *first_row = self->head_row;
  *n_rows = self->n_head_rows;
}

/**
 * klade_import_mapping_set_head:
 * @self: a mapping
 * @first_row: the head's first row in the table, from 0
 * @n_rows: how many rows it has; 0 when the list has no headings
 *
 * Says where the headings are, when they were not found, and guesses the columns anew.
 */
void
klade_import_mapping_set_head (KladeImportMapping *self, guint first_row, guint n_rows)
{
  g_return_if_fail (first_row + n_rows <= klade_import_table_get_n_rows (self->table));

  self->head_row = first_row;
  self->n_head_rows = n_rows;
  read_head (self);
}

guint
klade_import_mapping_get_n_columns (KladeImportMapping *self)
{
  return self->columns->len;
}

/* Headings of several rows are joined: Māte / Tālrunis. */
const char *
klade_import_mapping_get_heading (KladeImportMapping *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, "");

  return column_at (self, column)->heading;
}

KladeImportField
klade_import_mapping_get_field (KladeImportMapping *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, KLADE_IMPORT_NOTHING);

  return column_at (self, column)->field;
}

/**
 * klade_import_mapping_find_column:
 * @self: a mapping
 * @field: a field
 * @column: (out) (optional): the column it is read from
 *
 * Returns: %TRUE if there is such a column
 */
gboolean
klade_import_mapping_find_column (KladeImportMapping *self, KladeImportField field, guint *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (field != KLADE_IMPORT_NOTHING && column_at (self, i)->field == field)
      {
        if (column != NULL)
          *column = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_import_mapping_set_field:
 * @self: a mapping
 * @column: from 0
 * @field: what it is; %KLADE_IMPORT_NOTHING to leave it out
 *
 * A column that was this field before is left out from now on.
 */
void
klade_import_mapping_set_field (KladeImportMapping *self, guint column, KladeImportField field)
{
  guint other;

  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (klade_import_field_fits (field, self->target));

  if (klade_import_mapping_find_column (self, field, &other) && other != column)
    column_at (self, other)->field = KLADE_IMPORT_NOTHING;
  column_at (self, column)->field = field;
}

KladeNameOrder
klade_import_mapping_get_name_order (KladeImportMapping *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, KLADE_NAMES_SURNAME_FIRST);

  return column_at (self, column)->order;
}

/* How a column of full names is split. */
void
klade_import_mapping_set_name_order (KladeImportMapping *self, guint column, KladeNameOrder order)
{
  g_return_if_fail (column < self->columns->len);
  g_return_if_fail (order == KLADE_NAMES_SURNAME_FIRST || order == KLADE_NAMES_GIVEN_FIRST);

  column_at (self, column)->order = order;
}

static gboolean
has_names (KladeImportMapping *self,
           KladeImportField full_name,
           KladeImportField surname,
           KladeImportField given_name)
{
  return klade_import_mapping_find_column (self, full_name, NULL) ||
         (klade_import_mapping_find_column (self, surname, NULL) &&
          klade_import_mapping_find_column (self, given_name, NULL));
}

static const char *
find_what_is_missing (KladeImportMapping *self)
{
  if (klade_import_table_get_n_rows (self->table) == 0)
    return _ ("The sheet is empty.");
  if (klade_import_mapping_get_n_rows (self) == 0)
    return _ ("There is no row below the headings.");
  if (self->target == KLADE_IMPORT_SUBJECTS)
    return klade_import_mapping_find_column (self, KLADE_IMPORT_SUBJECT_NAME, NULL)
               ? NULL
               : _ ("Choose the column with the names of the subjects.");
  if (!has_names (self, KLADE_IMPORT_FULL_NAME, KLADE_IMPORT_SURNAME, KLADE_IMPORT_GIVEN_NAME))
    return _ ("Choose the columns with the surname and the given name, or the one with both.");
  if (self->target == KLADE_IMPORT_PARENTS &&
      !klade_import_mapping_find_column (self, KLADE_IMPORT_PUPIL_PERSONAL_CODE, NULL) &&
      !has_names (self, KLADE_IMPORT_PUPIL_NAME, KLADE_IMPORT_PUPIL_SURNAME,
                  KLADE_IMPORT_PUPIL_GIVEN_NAME))
    return _ ("Choose the column that says whose parent each is: the pupil's name or personal "
              "code.");

  return NULL;
}

/**
 * klade_import_mapping_check:
 * @self: a mapping
 * @error: %KLADE_ERROR_INVALID with a sentence that says which column is still to be chosen
 *
 * Returns: %TRUE if the list can be read with it
 */
gboolean
klade_import_mapping_check (KladeImportMapping *self, GError **error)
{
  const char *sentence = find_what_is_missing (self);

  if (sentence == NULL)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);
  return FALSE;
}

/* How many rows stand below the head. */
guint
klade_import_mapping_get_n_rows (KladeImportMapping *self)
{
  return klade_import_table_get_n_rows (self->table) - self->head_row - self->n_head_rows;
}

/* Whether the column of sexes writes Z and M, zēns and meitene. */
static gboolean
is_m_girl (KladeImportMapping *self, guint column)
{
  for (guint row = self->head_row + self->n_head_rows;
       row < klade_import_table_get_n_rows (self->table); row++)
    {
      const char *text = klade_import_table_get (self->table, row, column);

      if (g_ascii_strncasecmp (text, "z", 1) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
repeats_head (KladeImportMapping *self, guint row)
{
  gboolean is_same = self->n_head_rows > 0;

  for (guint i = 0; i < self->columns->len && is_same; i++)
    is_same = g_str_equal (
        klade_import_table_get (self->table, row, i),
        klade_import_table_get (self->table, self->head_row + self->n_head_rows - 1, i));

  return is_same;
}

static KladeImportField
kind_of (KladeImportField field, KladeImportTarget target)
{
  if (target == KLADE_IMPORT_PARENTS)
    return KLADE_IMPORT_KIND;
  return field >= KLADE_IMPORT_GUARDIAN_2_SURNAME ? KLADE_IMPORT_GUARDIAN_2_KIND
                                                  : KLADE_IMPORT_GUARDIAN_1_KIND;
}

static gboolean
is_name_of_guardian (KladeImportField field, KladeImportTarget target)
{
  if (target == KLADE_IMPORT_PARENTS)
    return field == KLADE_IMPORT_FULL_NAME || field == KLADE_IMPORT_SURNAME;

  return field == KLADE_IMPORT_GUARDIAN_1_NAME || field == KLADE_IMPORT_GUARDIAN_1_SURNAME ||
         field == KLADE_IMPORT_GUARDIAN_2_NAME || field == KLADE_IMPORT_GUARDIAN_2_SURNAME;
}

static KladeImportRow *
read_row (KladeImportMapping *self, guint index, gboolean is_m_a_girl)
{
  guint row = self->head_row + self->n_head_rows + index;
  KladeImportRow *read =
      klade_import_row_new (klade_import_table_get_row_number (self->table, row));

  gboolean is_heading = repeats_head (self, row);

  for (guint i = 0; i < self->columns->len && !is_heading; i++)
    {
      const KladeImportColumn *column = column_at (self, i);
      KladeImportContext context = { column->field, i, column->order, is_m_a_girl };

      klade_import_row_read (read, &context, klade_import_table_get (self->table, row, i));
    }
  for (guint i = 0; i < self->columns->len && !is_heading; i++)
    if (is_name_of_guardian (column_at (self, i)->field, self->target) &&
        *klade_import_table_get (self->table, row, i) != '\0')
      klade_import_row_set_kind (read, kind_of (column_at (self, i)->field, self->target),
                                 column_at (self, i)->kind);

  klade_import_row_finish (read, self->target, is_heading);
  return read;
}

static gboolean
finds_m_girl (KladeImportMapping *self)
{
  guint column;

  return klade_import_mapping_find_column (self, KLADE_IMPORT_SEX, &column) &&
         is_m_girl (self, column);
}

/**
 * klade_import_mapping_read_row:
 * @self: a mapping
 * @row: from 0, below the head
 *
 * Returns: (transfer full): what the row gives, and what is wrong with it
 */
KladeImportRow *
klade_import_mapping_read_row (KladeImportMapping *self, guint row)
{
  g_return_val_if_fail (row < klade_import_mapping_get_n_rows (self), NULL);

  return read_row (self, row, finds_m_girl (self));
}

/**
 * klade_import_mapping_read_rows:
 * @self: a mapping
 *
 * Returns: (transfer full) (element-type KladeImportRow): all rows below the head, also those
 *   that are refused
 */
GPtrArray *
klade_import_mapping_read_rows (KladeImportMapping *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_import_row_free);
  gboolean is_m_a_girl = finds_m_girl (self);

  for (guint row = 0; row < klade_import_mapping_get_n_rows (self); row++)
    g_ptr_array_add (rows, read_row (self, row, is_m_a_girl));

  return rows;
}
