/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-form-private.h"

/* Two slips abreast, with a line to cut along between them and below. */

#define N_ABREAST 2
#define GAP_MM 5
#define LABEL_MM 32
#define HEADING_PT 9

typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  double slip_mm;
} Sheet;

/* A line of both slips, NULL where it is empty in both; without label the text has its width. */
static KladePrintBlock *
new_line (const Sheet *self,
          const KladePrintFormPart *line,
          const KladePaperRecord *const slips[N_ABREAST])
{
  const KladeFormPart *part = line->part;
  KladePrintStyle style = klade_print_form_style (part->style);
  double label_mm = part->width_mm > 0 ? part->width_mm : LABEL_MM;
  KladePrintCell cells[N_ABREAST * 3];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gboolean is_empty = TRUE;
  gsize n = 0;

  if (*part->title == '\0')
    label_mm = 0;
  for (int i = 0; i < N_ABREAST; i++)
    {
      char *text = slips[i] != NULL
                       ? klade_form_template_fill (line->text, slips[i], self->layout->record)
                       : g_strdup ("");

      g_ptr_array_add (texts, text);
      is_empty &= *text == '\0';
      if (i > 0)
        cells[n++] = (KladePrintCell){ "", GAP_MM, KLADE_PRINT_THICK_LEFT };
      if (label_mm > 0)
        cells[n++] =
            (KladePrintCell){ slips[i] != NULL ? part->title : "", label_mm, KLADE_PRINT_DIM };
      cells[n++] = (KladePrintCell){ text, self->slip_mm - label_mm, style };
    }
  return is_empty ? NULL
                  : klade_print_block_new_row (part->size_pt > 0
                                                   ? part->size_pt
                                                   : klade_form_get_font_size (self->layout->form),
                                               0, cells, n);
}

/* A slip never ends on another sheet than it began. */
static void
add_pair (const Sheet *self, const KladePaperRecord *const slips[N_ABREAST])
{
  KladePrintFlow *flow = self->layout->flow;
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();
  double height_mm = 0;

  for (guint i = 0; i < self->ready->n_parts; i++)
    {
      KladePrintBlock *block = new_line (self, &self->ready->parts[i], slips);

      if (block != NULL)
        g_ptr_array_add (blocks, block);
    }
  g_ptr_array_add (blocks, klade_print_block_new_space (1.5));
  g_ptr_array_add (blocks, klade_print_block_new_cut (2));
  for (guint i = 0; i < blocks->len; i++)
    height_mm += klade_print_flow_measure (flow, g_ptr_array_index (blocks, i));

  if (height_mm > klade_print_flow_get_room (flow))
    klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
  for (guint i = 0; i < blocks->len; i++)
    klade_print_flow_add (flow, g_ptr_array_index (blocks, i));
}

void
klade_print_form_add_slips (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  GPtrArray *rows = klade_paper_record_get_rows (layout->record, ready->element->rows);
  g_autofree char *heading = klade_form_template_fill (ready->heading, NULL, layout->record);
  const Sheet self = { layout, ready, (layout->width_mm - GAP_MM) / N_ABREAST };

  if (*heading != '\0')
    klade_print_flow_repeat (layout->flow,
                             klade_print_block_new_text (heading, HEADING_PT, KLADE_PRINT_DIM, 3));
  for (guint i = 0; rows != NULL && i < rows->len; i += N_ABREAST)
    {
      const KladePaperRecord *const abreast[N_ABREAST] = {
        g_ptr_array_index (rows, i),
        i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL,
      };

      add_pair (&self, abreast);
    }
  klade_print_flow_stop_repeating (layout->flow);
}
