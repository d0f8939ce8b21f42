/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-import-private.h"

#define FIRST_LINE "klade-mapping 1"
#define GIVEN_FIRST " given-first"
#define SEARCHED_ROWS 30
#define HEAD_ROWS_MAX 4

/* A remembered column. */
typedef struct
{
  char *heading; /* folded */
  KladeImportField field;
  gboolean is_given_first;
} Memory;

static void
memory_clear (gpointer memory)
{
  g_free (((Memory *) memory)->heading);
}

/**
 * klade_import_mapping_to_text:
 * @self: a mapping
 *
 * The mapping as a text to be kept, or to be written by hand: a line for each column with its
 * field and its heading.
 *
 * |[
 * klade-mapping 1
 * pupils
 * full-name given-first: Vārds, uzvārds
 * class: Klase
 * -: Piezīmes
 * ]|
 *
 * Returns: (transfer full): the text
 */
char *
klade_import_mapping_to_text (KladeImportMapping *self)
{
  g_autoptr (GString) text = g_string_new (FIRST_LINE "\n");

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, "%s\n",
                          klade_import_target_id (klade_import_mapping_get_target (self)));
  for (guint i = 0; i < klade_import_mapping_get_n_columns (self); i++)
    {
      const char *heading = klade_import_mapping_get_heading (self, i);
      KladeImportField field = klade_import_mapping_get_field (self, i);
      gboolean is_given_first =
          klade_import_field_is_full_name (field) &&
          klade_import_mapping_get_name_order (self, i) == KLADE_NAMES_GIVEN_FIRST;

      if (*heading != '\0')
        g_string_append_printf (text, "%s%s: %s\n", klade_import_field_id (field),
                                is_given_first ? GIVEN_FIRST : "", heading);
    }

  return g_strdup (text->str);
}

/**
 * klade_import_mapping_dup_key:
 * @self: a mapping
 *
 * Returns: (transfer full): a word that is the same for all lists of this kind with the same
 *   headings in the same order, whatever their columns were chosen to be
 */
char *
klade_import_mapping_dup_key (KladeImportMapping *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *target;

  g_return_val_if_fail (self != NULL, NULL);

  target = klade_import_target_id (klade_import_mapping_get_target (self));
  g_checksum_update (sum, (const guchar *) target, -1);
  for (guint i = 0; i < klade_import_mapping_get_n_columns (self); i++)
    {
      g_autofree char *folded =
          klade_import_fold_heading (klade_import_mapping_get_heading (self, i));

      g_checksum_update (sum, (const guchar *) "\n", 1);
      g_checksum_update (sum, (const guchar *) folded, -1);
    }

  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
parse_line (const char *line, Memory *memory)
{
  const char *colon = strchr (line, ':');
  g_autofree char *id = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;

  if (id == NULL)
    return FALSE;

  memory->is_given_first = g_str_has_suffix (id, GIVEN_FIRST);
  if (memory->is_given_first)
    id[strlen (id) - strlen (GIVEN_FIRST)] = '\0';
  if (!klade_import_field_from_id (g_strstrip (id), &memory->field))
    return FALSE;

  memory->heading = klade_import_fold_heading (colon + 1);
  return TRUE;
}

static gboolean
set_not_mapping (GError **error, guint line)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("Line %u is no part of a saved choice of columns."), line);
  return FALSE;
}

static gboolean
parse_text (const char *text, KladeImportTarget target, GArray *memories, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_read = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      Memory memory = { 0 };

      if (*line == '\0' || *line == '#')
        continue;
      n_read++;
      if (n_read == 1 && !g_str_equal (line, FIRST_LINE))
        return set_not_mapping (error, i + 1);
      if (n_read == 2 && !g_str_equal (line, klade_import_target_id (target)))
        {
          g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("This choice of columns was saved for another kind of list."));
          return FALSE;
        }
      if (n_read > 2)
        {
          if (!parse_line (line, &memory) || !klade_import_field_fits (memory.field, target))
            {
              g_free (memory.heading);
              return set_not_mapping (error, i + 1);
            }
          g_array_append_val (memories, memory);
        }
    }

  return n_read > 1 || set_not_mapping (error, 1);
}

/* For each column the remembered one, or -1.  Of two columns with one heading the first is the
 * first remembered. */
static guint
match_columns (KladeImportTable *table,
               guint first_row,
               guint n_rows,
               const GArray *memories,
               int *matches)
{
  g_autofree gboolean *is_used = g_new0 (gboolean, memories->len + 1);
  guint n_matched = 0;

  for (guint i = 0; i < klade_import_table_get_n_columns (table); i++)
    {
      g_autofree char *heading = klade_import_join_heading (table, first_row, n_rows, i);
      g_autofree char *folded = klade_import_fold_heading (heading);

      matches[i] = -1;
      for (guint k = 0; k < memories->len && matches[i] < 0 && *folded != '\0'; k++)
        if (!is_used[k] && g_str_equal (g_array_index (memories, Memory, k).heading, folded))
          {
            matches[i] = (int) k;
            is_used[k] = TRUE;
            n_matched++;
          }
    }

  return n_matched;
}

/* The head in which most of the remembered headings are: the one that was found by itself unless
 * another has more. */
static gboolean
find_remembered_head (KladeImportMapping *self, const GArray *memories, int *matches)
{
  KladeImportTable *table = klade_import_mapping_get_table (self);
  guint n_searched = MIN (klade_import_table_get_n_rows (table), SEARCHED_ROWS);
  guint head_row, n_head_rows, best;
  gboolean is_moved = FALSE;

  klade_import_mapping_get_head (self, &head_row, &n_head_rows);
  best = match_columns (table, head_row, n_head_rows, memories, matches);
  for (guint n = 1; n <= HEAD_ROWS_MAX && best < memories->len; n++)
    for (guint row = 0; row + n <= n_searched; row++)
      {
        guint n_matched = match_columns (table, row, n, memories, matches);

        if (n_matched > best)
          {
            best = n_matched;
            head_row = row;
            n_head_rows = n;
            is_moved = TRUE;
          }
      }

  if (is_moved)
    klade_import_mapping_set_head (self, head_row, n_head_rows);
  match_columns (table, head_row, n_head_rows, memories, matches);
  return best > 0;
}

/**
 * klade_import_mapping_recall:
 * @self: a mapping
 * @text: what klade_import_mapping_to_text() gave for a list with some of the same headings
 * @error: %KLADE_ERROR_INVALID with a sentence when @text is no mapping for such a list, or none
 *   of its headings is there; @self is unchanged then
 *
 * Sets each column with a remembered heading to what it was chosen to be, wherever it stands now;
 * the others stay as they are.
 *
 * Returns: %TRUE if at least one heading was there
 */
gboolean
klade_import_mapping_recall (KladeImportMapping *self, const char *text, GError **error)
{
  g_autoptr (GArray) memories = g_array_new (FALSE, TRUE, sizeof (Memory));
  g_autofree int *matches = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  g_array_set_clear_func (memories, memory_clear);
  if (!parse_text (text, klade_import_mapping_get_target (self), memories, error))
    return FALSE;

  matches = g_new0 (int, klade_import_mapping_get_n_columns (self) + 1);
  if (!find_remembered_head (self, memories, matches))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("None of the saved headings is in this sheet."));
      return FALSE;
    }

  for (guint i = 0; i < klade_import_mapping_get_n_columns (self); i++)
    if (matches[i] >= 0)
      {
        const Memory *memory = &g_array_index (memories, Memory, matches[i]);

        klade_import_mapping_set_field (self, i, memory->field);
        klade_import_mapping_set_name_order (
            self, i, memory->is_given_first ? KLADE_NAMES_GIVEN_FIRST : KLADE_NAMES_SURNAME_FIRST);
      }
  return TRUE;
}
