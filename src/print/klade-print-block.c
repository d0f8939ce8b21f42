/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-block.h"

#include "klade-print-text.h"

typedef struct
{
  char *text;
  double width_mm;
  KladePrintStyle style;
} Cell;

struct _KladePrintBlock
{
  gatomicrefcount ref_count;
  double font_pt;
  double height_mm; /* at least */
  double space_after_mm;
  gboolean is_row; /* cells with their own widths, or one text of the flow's width */
  Cell *cells;
  gsize n_cells;
};

#define PADDING_MM 0.8
#define HAIR_LINE_PT 0.35
#define THICK_LINE_PT 1.1

static KladePrintBlock *
block_new (double font_pt, double height_mm, gsize n_cells)
{
  KladePrintBlock *self = g_new0 (KladePrintBlock, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->font_pt = font_pt;
  self->height_mm = height_mm;
  self->cells = g_new0 (Cell, MAX (n_cells, 1));
  self->n_cells = n_cells;
  return self;
}

/**
 * klade_print_block_new_text:
 * @text: UTF-8; line breaks are kept, long lines wrap
 * @font_pt: size in points
 * @style: bold, italic, dim and the alignment are heeded
 * @space_after_mm: room left below
 *
 * Returns: (transfer full): a paragraph as wide as the page
 */
KladePrintBlock *
klade_print_block_new_text (const char *text,
                            double font_pt,
                            KladePrintStyle style,
                            double space_after_mm)
{
  KladePrintBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = block_new (font_pt, 0, 1);
  self->space_after_mm = space_after_mm;
  self->cells[0] = (Cell){ .text = g_strdup (text), .style = style | KLADE_PRINT_TOP };
  return self;
}

/**
 * klade_print_block_new_space:
 * @height_mm: how much
 *
 * Returns: (transfer full): empty room
 */
KladePrintBlock *
klade_print_block_new_space (double height_mm)
{
  return block_new (1, height_mm, 0);
}

/**
 * klade_print_block_new_row:
 * @font_pt: size in points
 * @least_height_mm: the row's height if no text needs more
 * @cells: (array length=n_cells): from left to right; the texts are copied
 * @n_cells: how many
 *
 * Returns: (transfer full): one row of a table
 */
KladePrintBlock *
klade_print_block_new_row (double font_pt,
                           double least_height_mm,
                           const KladePrintCell *cells,
                           gsize n_cells)
{
  KladePrintBlock *self = block_new (font_pt, least_height_mm, n_cells);

  self->is_row = TRUE;
  for (gsize i = 0; i < n_cells; i++)
    self->cells[i] = (Cell){ .text = g_strdup (cells[i].text != NULL ? cells[i].text : ""),
                             .width_mm = cells[i].width_mm,
                             .style = cells[i].style };
  return self;
}

KladePrintBlock *
klade_print_block_ref (KladePrintBlock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_print_block_unref (KladePrintBlock *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (gsize i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);
  g_free (self);
}

static double
padding (const KladePrintBlock *self)
{
  return self->is_row ? PADDING_MM : 0;
}

static double
cell_width (const KladePrintBlock *self, const Cell *cell, double width_mm)
{
  return self->is_row ? cell->width_mm : width_mm;
}

/**
 * klade_print_block_get_height:
 * @self: a block
 * @width_mm: the flow's width
 *
 * Returns: the height it needs, in millimetres, with the space after it
 */
double
klade_print_block_get_height (KladePrintBlock *self, double width_mm)
{
  double height_mm = self->height_mm;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      const Cell *cell = &self->cells[i];
      double needed_mm;

      if (*cell->text == '\0')
        continue;

      needed_mm =
          klade_print_text_measure (cell->text, self->font_pt, cell->style,
                                    cell_width (self, cell, width_mm) - 2 * padding (self)) +
          2 * padding (self);
      height_mm = MAX (height_mm, needed_mm);
    }

  return height_mm + self->space_after_mm;
}

static void
draw_frame (cairo_t *cr, const Cell *cell, double width_pt, double height_pt)
{
  if (cell->style & KLADE_PRINT_SHADED)
    {
      cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
      cairo_rectangle (cr, 0, 0, width_pt, height_pt);
      cairo_fill (cr);
    }

  cairo_set_source_rgb (cr, 0, 0, 0);

  if (cell->style & KLADE_PRINT_RULED)
    {
      cairo_set_line_width (cr, HAIR_LINE_PT);
      cairo_rectangle (cr, 0, 0, width_pt, height_pt);
      cairo_stroke (cr);
    }

  if (cell->style & KLADE_PRINT_THICK_LEFT)
    {
      cairo_set_line_width (cr, THICK_LINE_PT);
      cairo_move_to (cr, 0, 0);
      cairo_line_to (cr, 0, height_pt);
      cairo_stroke (cr);
    }
}

/**
 * klade_print_block_draw:
 * @self: a block
 * @cr: in points, its origin at the block's upper left corner
 * @width_mm: the flow's width, the one that its height was asked with
 */
void
klade_print_block_draw (KladePrintBlock *self, cairo_t *cr, double width_mm)
{
  double height_mm = klade_print_block_get_height (self, width_mm) - self->space_after_mm;

  cairo_save (cr);
  for (gsize i = 0; i < self->n_cells; i++)
    {
      const Cell *cell = &self->cells[i];
      double cell_mm = cell_width (self, cell, width_mm);

      draw_frame (cr, cell, KLADE_PRINT_PT (cell_mm), KLADE_PRINT_PT (height_mm));
      if (*cell->text != '\0')
        klade_print_text_draw (cr, cell->text, self->font_pt, cell->style, padding (self), cell_mm,
                               height_mm);
      cairo_translate (cr, KLADE_PRINT_PT (cell_mm), 0);
    }
  cairo_restore (cr);
}

/**
 * klade_print_block_dump:
 * @self: a block
 * @out: where its texts are appended as one line, cells parted by " | "
 *
 * What tests compare before they compare pictures.
 */
void
klade_print_block_dump (KladePrintBlock *self, GString *out)
{
  if (self->n_cells == 0)
    return;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      g_auto (GStrv) lines = g_strsplit (self->cells[i].text, "\n", -1);
      g_autofree char *line = g_strjoinv (" / ", lines);

      g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", line);
    }
  g_string_append_c (out, '\n');
}
