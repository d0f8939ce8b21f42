/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-i18n.h"
#include "klade-print-form-private.h"
#include "klade-text.h"

/* A table as one copy has it: columns that nothing stands in are left out. */
typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  const KladePrintFormPart *columns[64];
  double widths_mm[64];
  KladePrintFormSum sums[64];
  gsize n_columns;
  double font_pt;
  double least_mm;
  gboolean has_totals;
  gboolean has_once;
} Table;

/* ---- sums ---- */

static int
count_places (const char *text)
{
  const char *point = strpbrk (text, ",.");

  return point != NULL ? (int) strspn (point + 1, "0123456789") : 0;
}

void
klade_print_form_sum_add (KladePrintFormSum *self, const char *text)
{
  double value;

  if (*text == '\0')
    return;
  self->n_filled++;
  if (!klade_text_parse_decimal (text, &value))
    return;
  self->sum += value;
  self->places = MAX (self->places, MIN (count_places (text), 4));
}

char *
klade_print_form_sum_format (const KladePrintFormSum *self, KladeFormTotal total)
{
  switch (total)
    {
    case KLADE_FORM_TOTAL_SUM:
      return klade_text_decimal (self->sum, self->places);
    case KLADE_FORM_TOTAL_COUNT:
      return g_strdup_printf ("%d", self->n_filled);
    case KLADE_FORM_TOTAL_NONE:
    default:
      return g_strdup ("");
    }
}

/* ---- a row of cells ---- */

void
klade_print_form_add_row (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  g_autofree KladePrintCell *cells = g_new0 (KladePrintCell, MAX (ready->n_parts, 1));
  g_autofree double *widths_mm = g_new0 (double, MAX (ready->n_parts, 1));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const KladeFormElement *element = ready->element;
  gsize n_cells = 0;

  for (guint i = 0; i < ready->n_parts; i++)
    {
      const KladeFormPart *part = ready->parts[i].part;
      char *text;

      if (*part->when != '\0' && !klade_print_form_has (layout->record, part->when))
        continue;
      text = klade_form_template_fill (ready->parts[i].text, NULL, layout->record);
      g_ptr_array_add (texts, text);
      widths_mm[n_cells] = part->width_mm;
      cells[n_cells++] = (KladePrintCell){ text, 0, klade_print_form_style (part->style) };
    }
  if (n_cells == 0)
    return;

  klade_print_form_share_widths (widths_mm, n_cells, layout->width_mm);
  for (gsize i = 0; i < n_cells; i++)
    cells[i].width_mm = widths_mm[i];
  klade_print_flow_add (layout->flow,
                        klade_print_block_new_row (klade_print_form_size (layout, element),
                                                   element->height_mm, cells, n_cells));
  if (element->after_mm > 0)
    klade_print_flow_add (layout->flow, klade_print_block_new_space (element->after_mm));
}

/* ---- a table ---- */

static gboolean
has_column (const KladePrintFormLayout *layout, GPtrArray *rows, const char *when)
{
  if (*when == '\0' || klade_print_form_has (layout->record, when))
    return TRUE;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (*klade_paper_record_get (g_ptr_array_index (rows, i), when) != '\0')
      return TRUE;
  return FALSE;
}

static void
choose_columns (Table *table, GPtrArray *rows)
{
  for (guint i = 0; i < table->ready->n_parts; i++)
    {
      const KladePrintFormPart *column = &table->ready->parts[i];

      if (!has_column (table->layout, rows, column->part->when))
        continue;
      table->columns[table->n_columns] = column;
      table->widths_mm[table->n_columns++] = column->part->width_mm;
      table->has_totals |= column->part->total != KLADE_FORM_TOTAL_NONE;
      table->has_once |= (column->part->style & KLADE_FORM_STYLE_ONCE) != 0;
    }
  klade_print_form_share_widths (table->widths_mm, table->n_columns, table->layout->width_mm);
}

static KladePrintBlock *
new_head (const Table *table)
{
  KladePrintCell cells[G_N_ELEMENTS (table->columns)];
  gboolean has_text = FALSE;

  for (gsize i = 0; i < table->n_columns; i++)
    {
      const KladeFormPart *part = table->columns[i]->part;
      KladePrintStyle style = KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_SHADED;

      if (part->style & KLADE_FORM_STYLE_ROTATED)
        style |= KLADE_PRINT_ROTATED;
      else if (part->style & (KLADE_FORM_STYLE_CENTER | KLADE_FORM_STYLE_RIGHT))
        style |= KLADE_PRINT_CENTER;
      has_text |= *part->title != '\0';
      cells[i] = (KladePrintCell){ part->title, table->widths_mm[i], style };
    }
  return has_text ? klade_print_block_new_row (MAX (table->font_pt - 1, KLADE_PRINT_FORM_LEAST_PT),
                                               table->least_mm, cells, table->n_columns)
                  : NULL;
}

static char *
fill_cell (const Table *table, gsize column, const KladePaperRecord *row)
{
  return klade_form_template_fill (table->columns[column]->text, row, table->layout->record);
}

static gboolean
says_the_same (const Table *table,
               gsize column,
               const char *text,
               const KladePaperRecord *neighbour)
{
  g_autofree char *other = neighbour != NULL ? fill_cell (table, column, neighbour) : NULL;

  return g_strcmp0 (text, other) == 0;
}

/* @above, @below: the rows next to it on the same page; %NULL for none. */
static KladePrintBlock *
new_row (const Table *table,
         const KladePaperRecord *row,
         const KladePaperRecord *above,
         const KladePaperRecord *below)
{
  KladePrintCell cells[G_N_ELEMENTS (table->columns)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < table->n_columns; i++)
    {
      KladeFormStyle asked = table->columns[i]->part->style;
      KladePrintStyle style = klade_print_form_style (asked) | KLADE_PRINT_RULED;
      char *text = fill_cell (table, i, row);

      g_ptr_array_add (texts, text);
      if (asked & KLADE_FORM_STYLE_ONCE)
        {
          style |= says_the_same (table, i, text, above) ? KLADE_PRINT_OPEN_ABOVE : 0;
          style |= says_the_same (table, i, text, below) ? KLADE_PRINT_OPEN_BELOW : 0;
        }
      cells[i] = (KladePrintCell){ style & KLADE_PRINT_OPEN_ABOVE ? "" : text, table->widths_mm[i],
                                   style };
    }
  return klade_print_block_new_row (table->font_pt, table->least_mm, cells, table->n_columns);
}

static void
add_sums (Table *table, const KladePaperRecord *row)
{
  for (gsize i = 0; i < table->n_columns; i++)
    {
      g_autofree char *text = fill_cell (table, i, row);

      klade_print_form_sum_add (&table->sums[i], text);
    }
}

/* The name of the line stands in the first columns, up to the first that is added up. */
static KladePrintBlock *
new_total (const Table *table, const KladePrintFormSum *sums, const char *name)
{
  KladePrintCell cells[G_N_ELEMENTS (table->columns)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gsize n_cells = 0;

  for (gsize i = 0; i < table->n_columns; i++)
    {
      const KladeFormPart *part = table->columns[i]->part;
      KladePrintStyle style =
          (klade_print_form_style (part->style) & (KLADE_PRINT_CENTER | KLADE_PRINT_RIGHT)) |
          KLADE_PRINT_RULED | KLADE_PRINT_BOLD;
      gboolean is_total = part->total != KLADE_FORM_TOTAL_NONE;
      char *text;

      if (!is_total && n_cells == 1 && cells[0].text == name)
        {
          cells[0].width_mm += table->widths_mm[i];
          continue;
        }
      text = klade_print_form_sum_format (&sums[i], part->total);
      g_ptr_array_add (texts, text);
      if (i == 0 && !is_total)
        cells[n_cells++] =
            (KladePrintCell){ name, table->widths_mm[i], KLADE_PRINT_RULED | KLADE_PRINT_BOLD };
      else
        cells[n_cells++] = (KladePrintCell){ text, table->widths_mm[i], style };
    }
  return klade_print_block_new_row (table->font_pt, table->least_mm, cells, n_cells);
}

/* What was added up so far is carried to the next page: shown at the foot, and again above. */
static void
carry_totals (const Table *table, const KladePrintFormSum *sums)
{
  KladePrintFlow *flow = table->layout->flow;

  klade_print_flow_add (flow, new_total (table, sums, _ ("Carried forward")));
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
  klade_print_flow_add (flow, new_total (table, sums, _ ("Brought forward")));
}

static double
measure_row (const Table *table, const KladePaperRecord *row)
{
  g_autoptr (KladePrintBlock) block = new_row (table, row, NULL, NULL);

  return klade_print_flow_measure (table->layout->flow, block);
}

/* Whether @row and @next, measured with what both say, stand on one page; half of a fresh one is
 * sure to have room beside its heads. */
static gboolean
stands_together (const Table *table,
                 const KladePaperRecord *row,
                 const KladePaperRecord *next,
                 double total_mm)
{
  KladePrintFlow *flow = table->layout->flow;
  double row_mm = measure_row (table, row) + total_mm;
  double room_mm = klade_print_flow_get_room (flow);

  if (row_mm > room_mm)
    room_mm = klade_print_flow_get_height (flow) / 2;
  return row_mm + measure_row (table, next) <= room_mm;
}

static void
add_rows (Table *table, GPtrArray *rows)
{
  KladePrintFlow *flow = table->layout->flow;
  g_autoptr (KladePrintBlock) total = new_total (table, table->sums, _ ("Carried forward"));
  double total_mm = table->has_totals ? klade_print_flow_measure (flow, total) : 0;
  const KladePaperRecord *above = NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const KladePaperRecord *row = g_ptr_array_index (rows, i);
      const KladePaperRecord *below = NULL;

      if (table->has_totals && i > 0 &&
          measure_row (table, row) + total_mm > klade_print_flow_get_room (flow))
        carry_totals (table, table->sums);
      if (table->has_once && i + 1 < rows->len)
        {
          below = g_ptr_array_index (rows, i + 1);
          if (!stands_together (table, row, below, total_mm))
            below = NULL;
        }
      klade_print_flow_add (flow, new_row (table, row, above, below));
      if (table->has_totals)
        add_sums (table, row);
      above = below != NULL ? row : NULL;
    }
}

void
klade_print_form_add_table (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  const KladeFormElement *element = ready->element;
  GPtrArray *rows = klade_paper_record_get_rows (layout->record, element->rows);
  Table table = { .layout = layout,
                  .ready = ready,
                  .font_pt = klade_print_form_size (layout, element),
                  .least_mm = element->height_mm };
  KladePrintBlock *head;

  choose_columns (&table, rows);
  if (table.n_columns == 0)
    return;

  head = new_head (&table);
  if (head != NULL)
    klade_print_flow_repeat (layout->flow, head);
  add_rows (&table, rows);
  klade_print_flow_stop_repeating (layout->flow);
  if (table.has_totals && rows != NULL && rows->len > 0)
    klade_print_flow_add (layout->flow, new_total (&table, table.sums, C_ ("form", "Total")));
  if (element->after_mm > 0)
    klade_print_flow_add (layout->flow, klade_print_block_new_space (element->after_mm));
}
