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

static KladePrintBlock *
new_row (Table *table, const KladePaperRecord *row)
{
  KladePrintCell cells[G_N_ELEMENTS (table->columns)];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < table->n_columns; i++)
    {
      const KladePrintFormPart *column = table->columns[i];
      char *text = klade_form_template_fill (column->text, row, table->layout->record);

      g_ptr_array_add (texts, text);
      cells[i] =
          (KladePrintCell){ text, table->widths_mm[i],
                            klade_print_form_style (column->part->style) | KLADE_PRINT_RULED };
      klade_print_form_sum_add (&table->sums[i], text);
    }
  return klade_print_block_new_row (table->font_pt, table->least_mm, cells, table->n_columns);
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

static void
add_rows (Table *table, GPtrArray *rows)
{
  KladePrintFlow *flow = table->layout->flow;
  g_autoptr (KladePrintBlock) total = new_total (table, table->sums, _ ("Carried forward"));
  double total_mm = table->has_totals ? klade_print_flow_measure (flow, total) : 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      KladePrintFormSum before[G_N_ELEMENTS (table->sums)];
      KladePrintBlock *block;

      memcpy (before, table->sums, sizeof before);
      block = new_row (table, g_ptr_array_index (rows, i));
      if (table->has_totals && i > 0 &&
          klade_print_flow_measure (flow, block) + total_mm > klade_print_flow_get_room (flow))
        carry_totals (table, before);
      klade_print_flow_add (flow, block);
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
