/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-grid-private.h"

#define RING_WIDTH 2
#define SHADE_WIDTH 5

typedef struct
{
  KladeJournalGrid *grid;
  GtkSnapshot *snapshot;
  const KladeGridPalette *palette;
  KladePaneExtent extent;
  KladeCellRange bound;
} Painting;

static int
x_of (const Painting *painting, int column)
{
  return (column - painting->extent.first_column) * painting->extent.cell_width;
}

static int
y_of (const Painting *painting, int row)
{
  return row * painting->extent.row_height;
}

/* The part of @range that is bound, as a rectangle. */
static gboolean
bounds_of (const Painting *painting, const KladeCellRange *range, graphene_rect_t *bounds)
{
  int first_row = MAX (range->first_row, painting->bound.first_row);
  int last_row = MIN (range->last_row, painting->bound.last_row);
  int first_column = MAX (range->first_column, painting->bound.first_column);
  int last_column = MIN (range->last_column, painting->bound.last_column);

  if (first_row > last_row || first_column > last_column)
    return FALSE;
  graphene_rect_init (bounds, (float) x_of (painting, first_column),
                      (float) y_of (painting, first_row),
                      (float) ((last_column - first_column + 1) * painting->extent.cell_width),
                      (float) ((last_row - first_row + 1) * painting->extent.row_height));
  return TRUE;
}

static gboolean
is_outside (const Painting *painting, int row, int column)
{
  return klade_journal_sheet_get_look (painting->grid->sheet, row, column) & KLADE_LOOK_OUTSIDE;
}

/* Days before the pupil came or after the pupil left: each stretch of them at once. */
static void
paint_absent_days (const Painting *painting, int row)
{
  const KladeCellRange *bound = &painting->bound;
  const KladeJournalPage *page = klade_journal_sheet_get_page (painting->grid->sheet);
  graphene_rect_t place;

  if (row >= page->n_pupils ||
      (page->pupils[row].joined == KLADE_DAY_NONE && page->pupils[row].left == KLADE_DAY_NONE))
    return;
  for (int first = bound->first_column, last; first <= bound->last_column; first = last + 1)
    {
      gboolean is_hatched = is_outside (painting, row, first);

      last = first;
      while (last < bound->last_column && is_outside (painting, row, last + 1) == is_hatched)
        last++;
      if (is_hatched && bounds_of (painting, &(KladeCellRange){ row, row, first, last }, &place))
        klade_journal_grid_style_hatch (painting->grid->style, painting->snapshot, &place);
    }
}

static void
paint_rows (const Painting *painting, int x, int width)
{
  const KladeGridPalette *palette = painting->palette;
  int height = painting->extent.row_height;

  for (int row = painting->bound.first_row; row <= painting->bound.last_row; row++)
    {
      if (row % 2 == 1)
        klade_grid_fill (painting->snapshot, &palette->zebra, x, y_of (painting, row), width,
                         height);
      paint_absent_days (painting, row);
      klade_grid_fill (painting->snapshot, &palette->line, x, y_of (painting, row) + height - 1,
                       width, 1);
    }
}

static void
paint_columns (const Painting *painting, int y, int height)
{
  const KladeGridPalette *palette = painting->palette;

  for (int i = painting->bound.first_column; i <= painting->bound.last_column; i++)
    {
      const KladeSheetColumn *column = klade_journal_sheet_get_column (painting->grid->sheet, i);
      int x = x_of (painting, i);

      if (column->look & KLADE_LOOK_COUNTS && !(column->look & KLADE_LOOK_SUMMARY))
        klade_grid_fill (painting->snapshot, &palette->counts, x, y, painting->extent.cell_width,
                         height);
      if (column->look & KLADE_LOOK_HIDDEN)
        klade_grid_fill (painting->snapshot, &palette->line, x, y, painting->extent.cell_width,
                         height);
      if (i > 0 && column->look & KLADE_LOOK_MONTH_START)
        klade_grid_fill (painting->snapshot, &palette->strong, x, y, 1, height);
      else if (column->look & (KLADE_LOOK_LESSON_START | KLADE_LOOK_SUMMARY))
        klade_grid_fill (painting->snapshot, &palette->line, x, y, 1, height);
    }
}

static Painting
begin (KladeJournalGrid *self, KladeJournalGridPane *pane, GtkSnapshot *snapshot)
{
  return (Painting){
    .grid = self,
    .snapshot = snapshot,
    .palette = klade_journal_grid_get_palette (self),
    .extent = *klade_journal_grid_pane_get_extent (pane),
    .bound = klade_journal_grid_pane_get_bound (pane),
  };
}

/* Zebra, tints, lines and the selection: one node a line, whatever the number of cells. */
void
klade_journal_grid_paint_under (KladeJournalGrid *self,
                                KladeJournalGridPane *pane,
                                GtkSnapshot *snapshot)
{
  const Painting painting = begin (self, pane, snapshot);
  KladeCellRange range = klade_journal_cursor_get_range (self->cursor);
  graphene_rect_t area;

  if (self->sheet == NULL || !bounds_of (&painting, &painting.bound, &area))
    return;
  paint_rows (&painting, (int) area.origin.x, (int) area.size.width);
  paint_columns (&painting, (int) area.origin.y, (int) area.size.height);
  if (!klade_cell_range_is_single (&range) && bounds_of (&painting, &range, &area))
    gtk_snapshot_append_color (snapshot, &painting.palette->selection, &area);
}

static void
paint_pulse (const Painting *painting, const KladeGridPulse *pulse)
{
  double progress = klade_journal_grid_get_pulse_progress (painting->grid, pulse);
  float spread = (float) (6 * (1 - progress));
  GdkRGBA color = painting->palette->accent;
  graphene_rect_t place;

  if (!bounds_of (painting,
                  &(KladeCellRange){ pulse->row, pulse->row, pulse->column, pulse->column },
                  &place))
    return;
  color.alpha = (float) (1 - progress * progress);
  graphene_rect_inset (&place, -spread, -spread);
  klade_grid_frame (painting->snapshot, &color, &place, 2, 4 + spread);
}

/* The cursor's ring, the outline of the selection, and rings that fade. */
void
klade_journal_grid_paint_over (KladeJournalGrid *self,
                               KladeJournalGridPane *pane,
                               GtkSnapshot *snapshot)
{
  const Painting painting = begin (self, pane, snapshot);
  KladeCellRange range = klade_journal_cursor_get_range (self->cursor);
  const KladeCellRange cursor = { self->cursor->row, self->cursor->row, self->cursor->column,
                                  self->cursor->column };
  gboolean has_focus = klade_journal_grid_has_focus (self);
  GdkRGBA color = painting.palette->accent;
  graphene_rect_t place;

  if (self->sheet == NULL)
    return;
  if (!klade_cell_range_is_single (&range) && bounds_of (&painting, &range, &place))
    klade_grid_frame (snapshot, &color, &place, 1, 0);
  if (bounds_of (&painting, &cursor, &place))
    {
      if (!has_focus)
        color = painting.palette->dim;
      graphene_rect_inset (&place, -1, -1);
      place.size.height -= 1; /* on the hair-thin lines, not over them */
      klade_grid_frame (snapshot, &color, &place, has_focus ? RING_WIDTH : 1, 3);
    }
  for (guint i = 0; i < self->pulses->len; i++)
    paint_pulse (&painting, &g_array_index (self->pulses, KladeGridPulse, i));
}

static void
paint_corner (KladeJournalGrid *self, GtkSnapshot *snapshot, int top)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self);
  const KladeGridText *text;
  int x = KLADE_GRID_NAME_LEFT;

  text = klade_journal_grid_style_get_text (self->style, _ ("Pupil"), KLADE_TEXT_SMALL,
                                            self->metrics.name_width - x);
  klade_journal_grid_style_draw (self->style, snapshot, text, &palette->dim, x,
                                 top - 4 - text->height);
  /* Translators: the head of the running numbers, as short as can be */
  text = klade_journal_grid_style_get_text (self->style, C_ ("column", "No."), KLADE_TEXT_SMALL,
                                            KLADE_GRID_NUMBER_RIGHT);
  klade_journal_grid_style_draw (self->style, snapshot, text, &palette->dim,
                                 KLADE_GRID_NUMBER_RIGHT - text->width, top - 4 - text->height);
}

/* Everything behind the panes, and the corner. */
void
klade_journal_grid_paint_frame (KladeJournalGrid *self, GtkSnapshot *snapshot)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self);
  const KladeGridMetrics *metrics = &self->metrics;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int top = metrics->month_height + metrics->head_height;

  klade_grid_fill (snapshot, &palette->view, 0, 0, width, height);
  if (self->n_columns == 0)
    return;
  klade_grid_fill (snapshot, &palette->panel, 0, 0, width, top);
  paint_corner (self, snapshot, top);
}

static void
paint_shade (GtkSnapshot *snapshot,
             const GdkRGBA *color,
             int x,
             int y,
             int width,
             int height,
             gboolean down)
{
  const GdkRGBA clear = { color->red, color->green, color->blue, 0 };
  const GskColorStop stops[] = { { 0, *color }, { 1, clear } };
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t to = from;

  if (down)
    to.y += (float) height;
  else
    to.x += (float) width;
  gtk_snapshot_append_linear_gradient (
      snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height), &from,
      &to, stops, G_N_ELEMENTS (stops));
}

/* Frozen edges: a line, and a shade where something is scrolled under it. */
void
klade_journal_grid_paint_edges (KladeJournalGrid *self, GtkSnapshot *snapshot)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self);
  const KladeGridMetrics *metrics = &self->metrics;
  int top = metrics->month_height + metrics->head_height;
  int left = metrics->name_width;
  int body_width = gtk_widget_get_width (GTK_WIDGET (self->body));
  int body_height = gtk_widget_get_height (GTK_WIDGET (self->body));
  int summary_width = gtk_widget_get_width (GTK_WIDGET (self->summary));
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (self->n_columns == 0 || self->n_rows == 0)
    return;
  if (gtk_adjustment_get_value (across) > 0)
    paint_shade (snapshot, &palette->shade, left, 0, SHADE_WIDTH, top + body_height, FALSE);
  if (gtk_adjustment_get_value (down) > 0)
    paint_shade (snapshot, &palette->shade, 0, top, left + body_width + summary_width, SHADE_WIDTH,
                 TRUE);
  klade_grid_fill (snapshot, &palette->strong, 0, top - 1, left + body_width + summary_width, 1);
  klade_grid_fill (snapshot, &palette->strong, left - 1, 0, 1, top + body_height);
  if (summary_width > 0)
    klade_grid_fill (snapshot, &palette->strong, left + body_width - 1, 0, 2, top + body_height);
}

/* A lock of 8 x 9 pixels: a body and a shackle. */
void
klade_grid_paint_lock (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y)
{
  klade_grid_frame (snapshot, color, &GRAPHENE_RECT_INIT ((float) x + 1.5f, (float) y, 5, 8), 1.2f,
                    2.5f);
  klade_grid_fill (snapshot, color, x, y + 4, 8, 5);
}
