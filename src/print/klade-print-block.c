/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-block.h"

#include <string.h>

#include "klade-print-chart.h"
#include "klade-print-text.h"

typedef enum
{
  BLOCK_TEXT, /* one cell of the flow's width */
  BLOCK_ROW,
  BLOCK_SPACE,
  BLOCK_RULE,
  BLOCK_CUT,
  BLOCK_CIRCLE,
  BLOCK_CHART,
  BLOCK_GROUP,
} BlockKind;

typedef struct
{
  const char *text; /* within the block's own memory */
  double width_mm;
  KladePrintStyle style;
} Cell;

struct _KladePrintBlock
{
  gatomicrefcount ref_count;
  BlockKind kind;
  double font_pt;
  double height_mm; /* at least */
  double space_after_mm;
  union
  {
    GArray *items;          /* of KladePrintItem; of a group only */
    KladePrintChart *chart; /* of a chart only */
  };
  gsize n_cells;
  Cell cells[];
};

#define MOST_PADDING_MM 0.8
#define PADDING_MM_A_PT 0.1 /* small print has narrow columns */
#define HAIR_LINE_PT 0.35
#define LINE_PT 0.5
#define THICK_LINE_PT 1.1
#define HEADING_PT 12

/* A block, its cells and their texts are one piece of memory: a journal has half a million. */
static KladePrintBlock *
block_new (BlockKind kind,
           double font_pt,
           double height_mm,
           const KladePrintCell *cells,
           gsize n_cells)
{
  gsize text_size = 0;
  KladePrintBlock *self;
  char *text;

  for (gsize i = 0; i < n_cells; i++)
    text_size += (cells[i].text != NULL ? strlen (cells[i].text) : 0) + 1;

  self = g_malloc0 (sizeof *self + n_cells * sizeof (Cell) + text_size);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->font_pt = font_pt;
  self->height_mm = height_mm;
  self->n_cells = n_cells;

  text = (char *) &self->cells[n_cells];
  for (gsize i = 0; i < n_cells; i++)
    {
      gsize length = cells[i].text != NULL ? strlen (cells[i].text) : 0;

      if (length > 0)
        memcpy (text, cells[i].text, length);
      self->cells[i] = (Cell){ text, cells[i].width_mm, cells[i].style };
      text += length + 1;
    }
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
  const KladePrintCell cell = { text, 0, style | KLADE_PRINT_TOP };
  KladePrintBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = block_new (BLOCK_TEXT, font_pt, 0, &cell, 1);
  self->space_after_mm = space_after_mm;
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
  return block_new (BLOCK_SPACE, 1, height_mm, NULL, 0);
}

/**
 * klade_print_block_new_rule:
 * @space_after_mm: room left below
 *
 * Returns: (transfer full): a line across the page
 */
KladePrintBlock *
klade_print_block_new_rule (double space_after_mm)
{
  KladePrintBlock *self = block_new (BLOCK_RULE, 1, 0.4, NULL, 0);

  self->space_after_mm = space_after_mm;
  return self;
}

/**
 * klade_print_block_new_cut:
 * @space_after_mm: room left below
 *
 * Returns: (transfer full): a dashed line to cut along
 */
KladePrintBlock *
klade_print_block_new_cut (double space_after_mm)
{
  KladePrintBlock *self = block_new (BLOCK_CUT, 1, 0.4, NULL, 0);

  self->space_after_mm = space_after_mm;
  return self;
}

/**
 * klade_print_block_new_circle:
 * @text: in its middle
 * @font_pt: size in points
 * @width_mm: its diameter
 *
 * Returns: (transfer full): where a seal goes
 */
KladePrintBlock *
klade_print_block_new_circle (const char *text, double font_pt, double width_mm)
{
  const KladePrintCell cell = { text, width_mm, KLADE_PRINT_CENTER | KLADE_PRINT_DIM };

  return block_new (BLOCK_CIRCLE, font_pt, width_mm, &cell, 1);
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
  return block_new (BLOCK_ROW, font_pt, least_height_mm, cells, n_cells);
}

/**
 * klade_print_block_new_chart:
 * @chart: (transfer full): what it shows
 *
 * Returns: (transfer full): a chart as wide as the page, or as its place in a group
 */
KladePrintBlock *
klade_print_block_new_chart (KladePrintChart *chart)
{
  KladePrintBlock *self = block_new (BLOCK_CHART, 1, klade_print_chart_get_height (chart), NULL, 0);

  self->chart = chart;
  return self;
}

/**
 * klade_print_block_new_group:
 * @height_mm: of the whole
 * @items: (transfer full) (element-type KladePrintItem): blocks at their places, each with its
 *   height
 *
 * Returns: (transfer full): blocks that stay together
 */
KladePrintBlock *
klade_print_block_new_group (double height_mm, GArray *items)
{
  KladePrintBlock *self = block_new (BLOCK_GROUP, 1, height_mm, NULL, 0);

  self->items = items;
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

  if (self->kind == BLOCK_CHART)
    klade_print_chart_free (self->chart);
  else
    g_clear_pointer (&self->items, g_array_unref);
  g_free (self);
}

/* For g_array_set_clear_func() of an array of KladePrintItem. */
void
klade_print_item_clear (gpointer item)
{
  klade_print_block_unref (((KladePrintItem *) item)->block);
}

gboolean
klade_print_block_is_row (KladePrintBlock *self)
{
  return self->kind == BLOCK_ROW && self->n_cells > 0 &&
         (self->cells[0].style & KLADE_PRINT_RULED) != 0;
}

/**
 * klade_print_block_get_padding:
 * @font_pt: size in points
 *
 * Returns: what a row's cell keeps free at each edge, in millimetres
 */
double
klade_print_block_get_padding (double font_pt)
{
  return MIN (font_pt * PADDING_MM_A_PT, MOST_PADDING_MM);
}

static double
padding (const KladePrintBlock *self)
{
  return self->kind == BLOCK_ROW ? klade_print_block_get_padding (self->font_pt) : 0;
}

static double
cell_width (const KladePrintBlock *self, const Cell *cell, double width_mm)
{
  return self->kind == BLOCK_ROW ? cell->width_mm : width_mm;
}

/**
 * klade_print_block_measure:
 * @self: a block
 * @family: the document's font
 * @width_mm: the flow's width
 *
 * Returns: the height it needs, in millimetres, with the space after it
 */
double
klade_print_block_measure (KladePrintBlock *self, const char *family, double width_mm)
{
  double height_mm = self->height_mm;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      const Cell *cell = &self->cells[i];
      const KladePrintFont font = { family, self->font_pt, cell->style };
      double needed_mm;

      if (*cell->text == '\0' || (cell->style & KLADE_PRINT_BAR) != 0)
        continue;

      needed_mm = klade_print_text_measure (
                      cell->text, &font, cell_width (self, cell, width_mm) - 2 * padding (self)) +
                  2 * padding (self);
      height_mm = MAX (height_mm, needed_mm);
    }

  return height_mm + self->space_after_mm;
}

/* ---- drawing ---- */

static void
shade_cells (KladePrintBlock *self, KladePrintPen *pen, double height_pt)
{
  double x_pt = 0;

  for (gsize i = 0; i < self->n_cells;)
    {
      gboolean is_shaded = (self->cells[i].style & KLADE_PRINT_SHADED) != 0;
      double width_pt = 0;

      for (; i < self->n_cells && is_shaded == ((self->cells[i].style & KLADE_PRINT_SHADED) != 0);
           i++)
        width_pt += KLADE_PRINT_PT (self->cells[i].width_mm);
      if (is_shaded)
        klade_print_pen_shade (pen, x_pt, width_pt, height_pt);
      x_pt += width_pt;
    }
}

/* The line above or below: one for all neighbours that have it. */
static void
frame_side (KladePrintBlock *self, KladePrintPen *pen, KladePrintStyle open, double y_pt)
{
  const double half_pt = HAIR_LINE_PT / 2; /* so that corners are filled */
  double x_pt = 0;

  for (gsize i = 0; i < self->n_cells;)
    {
      gboolean is_drawn = (self->cells[i].style & (KLADE_PRINT_RULED | open)) == KLADE_PRINT_RULED;
      double from_pt = x_pt;

      for (; i < self->n_cells &&
             is_drawn == ((self->cells[i].style & (KLADE_PRINT_RULED | open)) == KLADE_PRINT_RULED);
           i++)
        x_pt += KLADE_PRINT_PT (self->cells[i].width_mm);
      if (is_drawn)
        klade_print_pen_draw_level (pen, HAIR_LINE_PT, from_pt - half_pt, y_pt,
                                    x_pt - from_pt + HAIR_LINE_PT);
    }
}

/* Neighbours share the line between them. */
static void
frame_cells (KladePrintBlock *self, KladePrintPen *pen, double height_pt)
{
  const double half_pt = HAIR_LINE_PT / 2;
  double x_pt = 0;
  gboolean was_ruled = FALSE;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      gboolean is_ruled = (self->cells[i].style & KLADE_PRINT_RULED) != 0;

      if (is_ruled || was_ruled)
        klade_print_pen_draw_upright (pen, HAIR_LINE_PT, x_pt, -half_pt, height_pt + HAIR_LINE_PT);
      x_pt += KLADE_PRINT_PT (self->cells[i].width_mm);
      was_ruled = is_ruled;
    }
  if (was_ruled)
    klade_print_pen_draw_upright (pen, HAIR_LINE_PT, x_pt, -half_pt, height_pt + HAIR_LINE_PT);

  frame_side (self, pen, KLADE_PRINT_OPEN_ABOVE, 0);
  frame_side (self, pen, KLADE_PRINT_OPEN_BELOW, height_pt);
}

static void
stress_cells (KladePrintBlock *self, KladePrintPen *pen, double height_pt)
{
  double x_pt = 0;

  for (gsize i = 0; i < self->n_cells; i++)
    {
      double width_pt = KLADE_PRINT_PT (self->cells[i].width_mm);

      if (self->cells[i].style & KLADE_PRINT_THICK_LEFT)
        klade_print_pen_draw_upright (pen, THICK_LINE_PT, x_pt, 0, height_pt);
      if (self->cells[i].style & KLADE_PRINT_LINE_BELOW)
        klade_print_pen_draw_level (pen, LINE_PT, x_pt, height_pt, width_pt);
      x_pt += width_pt;
    }
}

static void
draw_cell (KladePrintBlock *self,
           const Cell *cell,
           KladePrintPen *pen,
           double width_mm,
           double height_mm)
{
  const KladePrintFont font = { pen->family, self->font_pt, cell->style };
  gboolean is_head = (cell->style & KLADE_PRINT_BOLD) != 0;
  const char *tag = klade_print_block_is_row (self) ? is_head ? "TH" : "TD"
                    : is_head && self->kind == BLOCK_TEXT && self->font_pt >= HEADING_PT ? "H1"
                                                                                         : "P";

  klade_print_pen_begin_tag (pen, tag);
  if (cell->style & KLADE_PRINT_BAR)
    klade_print_bar_draw (pen, cell->text, width_mm, height_mm);
  else if (*cell->text != '\0')
    klade_print_text_draw (pen, cell->text, &font, padding (self), width_mm, height_mm);
  klade_print_pen_end_tag (pen, tag);
}

static void
draw_cells (KladePrintBlock *self, KladePrintPen *pen, double width_mm, double height_mm)
{
  gboolean is_row = klade_print_block_is_row (self);
  double x_pt = pen->x_pt;

  if (self->kind == BLOCK_ROW)
    {
      shade_cells (self, pen, KLADE_PRINT_PT (height_mm));
      frame_cells (self, pen, KLADE_PRINT_PT (height_mm));
      stress_cells (self, pen, KLADE_PRINT_PT (height_mm));
    }

  if (is_row)
    klade_print_pen_begin_tag (pen, "TR");
  for (gsize i = 0; i < self->n_cells; i++)
    {
      double cell_mm = cell_width (self, &self->cells[i], width_mm);

      if (*self->cells[i].text != '\0' || is_row)
        draw_cell (self, &self->cells[i], pen, cell_mm, height_mm);
      pen->x_pt += KLADE_PRINT_PT (cell_mm);
    }
  pen->x_pt = x_pt;
  if (is_row)
    klade_print_pen_end_tag (pen, "TR");
}

static void
draw_cut (const KladePrintPen *pen, double width_mm, double height_mm)
{
  static const double dashes[] = { 4, 3 };
  double y_pt = pen->y_pt + KLADE_PRINT_PT (height_mm / 2);

  cairo_save (pen->cr);
  cairo_set_source_rgb (pen->cr, 0, 0, 0);
  cairo_set_line_width (pen->cr, LINE_PT);
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (pen->cr, pen->x_pt, y_pt);
  cairo_line_to (pen->cr, pen->x_pt + KLADE_PRINT_PT (width_mm), y_pt);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

static void
draw_circle (KladePrintBlock *self, KladePrintPen *pen)
{
  static const double dashes[] = { 1.5, 2.5 };
  double radius_pt = KLADE_PRINT_PT (self->height_mm) / 2;
  cairo_t *cr = pen->cr;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, HAIR_LINE_PT);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_arc (cr, pen->x_pt + radius_pt, pen->y_pt + radius_pt, radius_pt, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_cells (self, pen, self->height_mm, self->height_mm);
}

static void
draw_group (KladePrintBlock *self, KladePrintPen *pen)
{
  for (guint i = 0; i < self->items->len; i++)
    klade_print_item_draw (&g_array_index (self->items, KladePrintItem, i), pen);
}

/**
 * klade_print_item_draw:
 * @item: a block at its place
 * @pen: where that place is counted from; it stands there afterwards too
 */
void
klade_print_item_draw (const KladePrintItem *item, KladePrintPen *pen)
{
  double x_pt = pen->x_pt;
  double y_pt = pen->y_pt;

  pen->x_pt += KLADE_PRINT_PT (item->x_mm);
  pen->y_pt += KLADE_PRINT_PT (item->y_mm);
  klade_print_block_draw (item->block, pen, item->width_mm, item->height_mm);
  pen->x_pt = x_pt;
  pen->y_pt = y_pt;
}

/**
 * klade_print_block_draw:
 * @self: a block
 * @pen: at the block's upper left corner
 * @width_mm: the flow's width, the one that it was measured with
 * @height_mm: as it was measured
 */
void
klade_print_block_draw (KladePrintBlock *self,
                        KladePrintPen *pen,
                        double width_mm,
                        double height_mm)
{
  double inner_mm = height_mm - self->space_after_mm;

  switch (self->kind)
    {
    case BLOCK_TEXT:
    case BLOCK_ROW:
      draw_cells (self, pen, width_mm, inner_mm);
      break;
    case BLOCK_RULE:
      klade_print_pen_draw_level (pen, LINE_PT, 0, KLADE_PRINT_PT (inner_mm / 2),
                                  KLADE_PRINT_PT (width_mm));
      break;
    case BLOCK_CUT:
      draw_cut (pen, width_mm, inner_mm);
      break;
    case BLOCK_CIRCLE:
      draw_circle (self, pen);
      break;
    case BLOCK_CHART:
      klade_print_pen_begin_tag (pen, "Figure");
      klade_print_chart_draw (self->chart, pen, width_mm);
      klade_print_pen_end_tag (pen, "Figure");
      break;
    case BLOCK_GROUP:
      draw_group (self, pen);
      break;
    case BLOCK_SPACE:
    default:
      break;
    }
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
  if (self->kind == BLOCK_CHART)
    klade_print_chart_dump (self->chart, out);
  for (guint i = 0; self->kind == BLOCK_GROUP && i < self->items->len; i++)
    klade_print_block_dump (g_array_index (self->items, KladePrintItem, i).block, out);

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
