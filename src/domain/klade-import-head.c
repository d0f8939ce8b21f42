/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-private.h"
#include "klade-text.h"

/* Titles stand above a head, and a head is a few rows high. */
#define SEARCHED_ROWS 30
#define HEAD_ROWS_MAX 4
#define HEADING_BYTES_MAX 400

/* The merged cell over a place, or NULL. */
static const KladeImportSpan *
find_span (KladeImportTable *table, guint row, guint column)
{
  guint number = klade_import_table_get_row_number (table, row);
  guint n_spans;
  const KladeImportSpan *spans = klade_import_table_get_spans (table, &n_spans);

  for (guint i = 0; i < n_spans && spans[i].row_number <= number; i++)
    if (number - spans[i].row_number < spans[i].n_rows && column >= spans[i].column &&
        column - spans[i].column < spans[i].n_columns)
      return &spans[i];

  return NULL;
}

/* Without merged cells, as in CSV: an empty cell of an upper row belongs to the group at its left
 * when there are headings below both. */
static const char *
find_group (KladeImportTable *table, guint row, guint column)
{
  while (column > 0 && *klade_import_table_get (table, row + 1, column) != '\0' &&
         *klade_import_table_get (table, row + 1, column - 1) != '\0')
    {
      column--;
      if (*klade_import_table_get (table, row, column) != '\0')
        return klade_import_table_get (table, row, column);
    }

  return "";
}

static const char *
heading_at (KladeImportTable *table, guint row, guint column, gboolean is_last)
{
  const char *text = klade_import_table_get (table, row, column);
  const KladeImportSpan *span;
  guint n_spans;

  if (*text != '\0')
    return text;

  span = find_span (table, row, column);
  if (span != NULL && span->row_number == klade_import_table_get_row_number (table, row))
    return klade_import_table_get (table, row, span->column);

  klade_import_table_get_spans (table, &n_spans);
  return is_last || n_spans > 0 ? "" : find_group (table, row, column);
}

char *
klade_import_join_heading (KladeImportTable *table, guint first_row, guint n_rows, guint column)
{
  g_autoptr (GString) heading = g_string_new (NULL);
  const char *last = "";

  for (guint row = first_row; row < first_row + n_rows; row++)
    {
      const char *text = heading_at (table, row, column, row == first_row + n_rows - 1);
      g_autofree char *line = NULL;

      if (*text == '\0' || g_str_equal (text, last) || heading->len > HEADING_BYTES_MAX)
        continue;
      line = klade_import_shorten (text);
      g_string_append_printf (heading, "%s%s", heading->len > 0 ? " / " : "", line);
      last = text;
    }

  return g_strdup (heading->str);
}

/* What headings were recognised as, for the same ones are met again and again. */
static KladeImportField
recognise (GHashTable *known, const char *heading, KladeImportTarget target)
{
  gpointer found;
  KladeImportField field;

  if (*heading == '\0')
    return KLADE_IMPORT_NOTHING;

  if (g_hash_table_lookup_extended (known, heading, NULL, &found))
    return (KladeImportField) GPOINTER_TO_INT (found);

  field = klade_import_guess (heading, target).field;
  g_hash_table_insert (known, g_strdup (heading), GINT_TO_POINTER (field));
  return field;
}

static guint
count_fields (KladeImportTable *table,
              KladeImportTarget target,
              guint first_row,
              guint n_rows,
              GHashTable *known)
{
  guint8 is_found[KLADE_N_IMPORT_FIELDS] = { 0 };
  guint n_found = 0;

  for (guint column = 0; column < klade_import_table_get_n_columns (table); column++)
    {
      g_autofree char *heading = klade_import_join_heading (table, first_row, n_rows, column);
      KladeImportField field = recognise (known, heading, target);

      if (field != KLADE_IMPORT_NOTHING && is_found[field] != 0 &&
          klade_import_field_of_second_guardian (field) != KLADE_IMPORT_NOTHING)
        field = klade_import_field_of_second_guardian (field);
      if (field != KLADE_IMPORT_NOTHING && is_found[field] == 0)
        {
          is_found[field] = 1;
          n_found++;
        }
    }

  return n_found;
}

/* Merged cells of the head may reach below the row that was recognised. */
static guint
last_row_of_spans (KladeImportTable *table, guint row)
{
  guint last = row;
  guint n_rows = klade_import_table_get_n_rows (table);

  for (guint column = 0; column < klade_import_table_get_n_columns (table); column++)
    {
      const KladeImportSpan *span = find_span (table, row, column);

      if (span == NULL || span->n_rows > HEAD_ROWS_MAX)
        continue;
      while (last + 1 < n_rows &&
             klade_import_table_get_row_number (table, last + 1) < span->row_number + span->n_rows)
        last++;
    }

  return last;
}

/* Nothing was recognised: the first row in which at least half the columns have a text. */
static guint
find_full_row (KladeImportTable *table, guint n_searched)
{
  guint n_columns = klade_import_table_get_n_columns (table);

  for (guint row = 0; row < n_searched; row++)
    {
      guint n_texts = 0;

      for (guint column = 0; column < n_columns; column++)
        if (*heading_at (table, row, column, TRUE) != '\0')
          n_texts++;
      if (n_texts * 2 >= n_columns)
        return row;
    }

  return 0;
}

/**
 * klade_import_find_head:
 * @table: a closed table
 * @target: whose list it is
 * @first_row: (out): the first row of the head
 * @n_rows: (out): how many rows it has; 0 in an empty table
 *
 * The head is where the most headings are recognised, alone or together with the rows above.
 */
void
klade_import_find_head (KladeImportTable *table,
                        KladeImportTarget target,
                        guint *first_row,
                        guint *n_rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_searched = MIN (klade_import_table_get_n_rows (table), SEARCHED_ROWS);
  gboolean is_hopeful[SEARCHED_ROWS] = { FALSE };
  guint best = 0;
  guint last;

  *first_row = find_full_row (table, n_searched);
  *n_rows = MIN (n_searched, 1);
  for (guint n = 1; n <= HEAD_ROWS_MAX; n++)
    for (guint row = 0; row + n <= n_searched; row++)
      {
        guint n_found;

        /* Headings of several rows end in one that tells something by itself. */
        if (n > 1 && !is_hopeful[row + n - 1])
          continue;
        n_found = count_fields (table, target, row, n, known);
        if (n == 1)
          is_hopeful[row] = n_found > 0;
        if (n_found > best)
          {
            best = n_found;
            *first_row = row;
            *n_rows = n;
          }
      }

  if (n_searched == 0)
    return;

  last = last_row_of_spans (table, *first_row);
  if (last >= *first_row + *n_rows && last < *first_row + HEAD_ROWS_MAX)
    *n_rows = last - *first_row + 1;
}
