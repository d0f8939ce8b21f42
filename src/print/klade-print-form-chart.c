/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-chart.h"
#include "klade-print-form-private.h"

/* Charts that follow each other stand beside each other while there is room. */

#define GAP_MM 8.0
#define DEFAULT_HEIGHT_MM 40.0
#define MOST_ABREAST 6

static gboolean
has_bar (const KladeFormPart *part, GPtrArray *rows)
{
  if (*part->when == '\0')
    return TRUE;
  for (guint i = 0; i < rows->len; i++)
    if (*klade_paper_record_get (g_ptr_array_index (rows, i), part->when) != '\0')
      return TRUE;
  return FALSE;
}

static KladePrintFill
get_fill (const KladeFormPart *part, guint place)
{
  return part->fill == KLADE_FORM_FILL_AUTO ? (KladePrintFill) (place % KLADE_N_PRINT_FILLS)
                                            : (KladePrintFill) (part->fill - KLADE_FORM_FILL_DARK);
}

static void
add_column (KladePrintChart *chart,
            const KladePrintFormLayout *layout,
            const KladePrintFormElement *ready,
            GPtrArray *bars,
            const KladePaperRecord *row)
{
  g_autofree char *label = klade_form_template_fill (ready->text, row, layout->record);
  g_auto (GStrv) numbers = g_new0 (char *, bars->len + 1);

  for (guint i = 0; i < bars->len; i++)
    {
      const KladePrintFormPart *bar = g_ptr_array_index (bars, i);

      numbers[i] = klade_form_template_fill (bar->text, row, layout->record);
    }
  klade_print_chart_add_column (chart, label, (const char *const *) numbers);
}

static KladePrintChart *
new_chart (const KladePrintFormLayout *layout, const KladePrintFormElement *ready, GPtrArray *rows)
{
  const KladeFormElement *element = ready->element;
  g_autofree char *title = klade_form_template_fill (ready->title, NULL, layout->record);
  g_autoptr (GPtrArray) bars = g_ptr_array_new ();
  KladePrintChart *chart =
      klade_print_chart_new (title, klade_print_form_size (layout, element),
                             element->height_mm > 0 ? element->height_mm : DEFAULT_HEIGHT_MM);

  for (guint i = 0; i < ready->n_parts; i++)
    {
      const KladeFormPart *part = ready->parts[i].part;

      if (!has_bar (part, rows))
        continue;
      klade_print_chart_add_bar (chart, part->title, get_fill (part, bars->len));
      g_ptr_array_add (bars, &ready->parts[i]);
    }
  for (guint i = 0; i < rows->len; i++)
    add_column (chart, layout, ready, bars, g_ptr_array_index (rows, i));
  return chart;
}

/* The charts of one line, each with its list, that are shown and have rows. */
static guint
find_line (const KladePrintFormLayout *layout,
           guint first,
           const KladePrintFormElement *charts[MOST_ABREAST],
           guint *n_charts)
{
  double used_mm = 0;
  guint i = first;

  *n_charts = 0;
  for (; i < layout->elements->len; i++)
    {
      const KladePrintFormElement *ready =
          &g_array_index (layout->elements, KladePrintFormElement, i);
      GPtrArray *rows = klade_paper_record_get_rows (layout->record, ready->element->rows);
      double needed_mm = (*n_charts > 0 ? GAP_MM : 0) + ready->element->width_mm;

      if (ready->element->kind != KLADE_FORM_CHART)
        break;
      if (rows == NULL || rows->len == 0 || !klade_print_form_is_shown (layout, ready->element))
        continue;
      if (*n_charts > 0 &&
          (*n_charts == MOST_ABREAST || used_mm + needed_mm > layout->width_mm + 0.1))
        break;
      used_mm += needed_mm;
      charts[(*n_charts)++] = ready;
    }
  return i;
}

/* Their lines are at one height. */
static void
put_charts (const KladePrintFormLayout *layout,
            const KladePrintFormElement *const *ready,
            guint n_charts)
{
  const char *family = klade_print_flow_get_font (layout->flow);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (KladePrintItem));
  KladePrintChart *charts[MOST_ABREAST];
  double widths_mm[MOST_ABREAST] = { 0 };
  double x_mm = 0;
  double height_mm = 0;
  double foot_mm = 0;
  double after_mm = 0;

  g_array_set_clear_func (items, klade_print_item_clear);
  for (guint i = 0; i < n_charts; i++)
    widths_mm[i] = ready[i]->element->width_mm;
  klade_print_form_share_widths (widths_mm, n_charts, layout->width_mm - GAP_MM * (n_charts - 1));

  for (guint i = 0; i < n_charts; i++)
    {
      charts[i] = new_chart (layout, ready[i],
                             klade_paper_record_get_rows (layout->record, ready[i]->element->rows));
      foot_mm = MAX (foot_mm, klade_print_chart_get_foot (charts[i], family, widths_mm[i]));
      height_mm = MAX (height_mm, klade_print_chart_get_height (charts[i]));
      after_mm = MAX (after_mm, ready[i]->element->after_mm);
    }
  for (guint i = 0; i < n_charts; i++)
    {
      const KladePrintItem item = { klade_print_block_new_chart (charts[i]), x_mm, 0, widths_mm[i],
                                    klade_print_chart_get_height (charts[i]) };

      klade_print_chart_set_foot (charts[i], foot_mm);
      g_array_append_val (items, item);
      x_mm += widths_mm[i] + GAP_MM;
    }
  klade_print_flow_add (layout->flow,
                        klade_print_block_new_group (height_mm + after_mm, g_array_ref (items)));
}

/* Returns: the place of the last chart of the line that begins with @first. */
guint
klade_print_form_add_charts (const KladePrintFormLayout *layout, guint first)
{
  const KladePrintFormElement *charts[MOST_ABREAST];
  guint n_charts;
  guint end = find_line (layout, first, charts, &n_charts);

  if (n_charts > 0)
    put_charts (layout, charts, n_charts);
  return end - 1;
}
