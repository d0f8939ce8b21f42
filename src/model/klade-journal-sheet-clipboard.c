/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include "klade-i18n.h"
#include "klade-paste.h"

#define REFUSED_SHOWN_MAX 5
#define REFUSED_CHARACTERS_MAX 20

/* One paste: the step, and what of it is not possible. */
typedef struct
{
  KladeJournalSheet *self;
  KladeSheetOp *step;
  GString *refused; /* “11”, “x” */
  int n_refused;
  int first_row; /* the first refused cell */
  int first_column;
} Paste;

/**
 * klade_journal_sheet_copy:
 * @self: a sheet
 * @range: the selected cells
 *
 * Returns: (transfer full): their texts as a spreadsheet takes them: tabs and line ends
 */
char *
klade_journal_sheet_copy (KladeJournalSheet *self, const KladeCellRange *range)
{
  g_autoptr (GString) text = g_string_new (NULL);
  KladeCellRange cells;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);
  g_return_val_if_fail (range != NULL, NULL);

  if (!klade_sheet_clip (self, range, &cells))
    return g_strdup ("");

  for (int row = cells.first_row; row <= cells.last_row; row++)
    {
      for (int column = cells.first_column; column <= cells.last_column; column++)
        {
          char buffer[KLADE_CELL_TEXT_SIZE];

          if (column > cells.first_column)
            g_string_append_c (text, '\t');
          g_string_append (text, klade_journal_sheet_get_text (self, row, column, buffer));
        }
      if (!klade_cell_range_is_single (&cells))
        g_string_append_c (text, '\n');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
refuse (Paste *this, int row, int column, const char *text)
{
  if (this->n_refused++ == 0)
    {
      this->first_row = row;
      this->first_column = column;
    }
  if (this->n_refused > REFUSED_SHOWN_MAX)
    return;

  if (this->refused->len > 0)
    g_string_append (this->refused, ", ");
  if (g_utf8_strlen (text, -1) > REFUSED_CHARACTERS_MAX)
    {
      g_autofree char *start = g_utf8_substring (text, 0, REFUSED_CHARACTERS_MAX);

      g_string_append_printf (this->refused, _ ("“%s…”"), start);
    }
  else
    {
      g_string_append_printf (this->refused, _ ("“%s”"), text);
    }
}

static void
paste_cell (Paste *this, int row, int column, const char *text)
{
  KladeJournalSheet *self = this->self;
  char buffer[KLADE_CELL_TEXT_SIZE];
  KladeCellValue value;

  /* What is there already may be pasted anywhere: a block with its averages. */
  if (g_strcmp0 (klade_journal_sheet_get_text (self, row, column, buffer), text) == 0)
    return;

  if (!klade_journal_sheet_is_editable (self, row, column, NULL))
    {
      if (text[0] != '\0')
        refuse (this, row, column, text);
      return;
    }

  if (klade_sheet_parse (self, row, column, text, &value, NULL))
    klade_sheet_set_value (self, this->step, row, column, value);
  else
    refuse (this, row, column, text);
}

static void
paste_table (Paste *this, const KladeCellRange *cells, const KladePaste *table)
{
  for (int row = 0; row < (int) table->rows->len; row++)
    for (int column = 0; column < table->n_columns; column++)
      {
        const char *text = klade_paste_get (table, row, column);

        if (text != NULL)
          paste_cell (this, cells->first_row + row, cells->first_column + column, text);
      }
}

static void
paste_everywhere (Paste *this, const KladeCellRange *cells, const char *text)
{
  for (int row = cells->first_row; row <= cells->last_row; row++)
    for (int column = cells->first_column; column <= cells->last_column; column++)
      paste_cell (this, row, column, text);
}

static void
report (Paste *this, const KladePaste *table, const KladeCellRange *cells)
{
  g_autofree char *sentence = NULL;

  if (this->n_refused > 0)
    {
      if (this->n_refused > REFUSED_SHOWN_MAX)
        g_string_append (this->refused, ", …");
      sentence =
          g_strdup_printf (ngettext_ ("%d value was not pasted: %s",
                                      "%d values were not pasted: %s", (gulong) this->n_refused),
                           this->n_refused, this->refused->str);
      klade_sheet_emit_refused (this->self, this->first_row, this->first_column, sentence);
    }
  else if (table->is_clipped)
    {
      klade_sheet_emit_refused (this->self, cells->first_row, cells->first_column,
                                _ ("What reaches over the edge of the journal was not pasted."));
    }
}

/**
 * klade_journal_sheet_paste:
 * @self: a sheet
 * @range: the selected cells; a table begins at the first, a single value fills them all
 * @text: text from the clipboard
 *
 * Pastes what is legal, in one step; what is not is listed in one sentence by "refused".
 */
void
klade_journal_sheet_paste (KladeJournalSheet *self, const KladeCellRange *range, const char *text)
{
  g_autoptr (KladePaste) table = NULL;
  KladeCellRange cells;
  Paste this = { .self = self };

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (range != NULL);
  g_return_if_fail (text != NULL);

  if (!klade_sheet_clip (self, range, &cells))
    return;

  table = klade_paste_parse (text, klade_journal_sheet_get_n_rows (self) - cells.first_row,
                             self->n_columns - cells.first_column);
  if (table->rows->len == 0)
    return;

  this.refused = g_string_new (NULL);
  this.step = klade_sheet_op_new (self, KLADE_SHEET_OP_EDIT);
  if (klade_paste_is_single (table))
    paste_everywhere (&this, &cells, klade_paste_get (table, 0, 0));
  else
    paste_table (&this, &cells, table);
  klade_sheet_end_step (self, this.step);

  report (&this, table, &cells);
  g_string_free (this.refused, TRUE);
}
