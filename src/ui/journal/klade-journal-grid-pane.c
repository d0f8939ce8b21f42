/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-pane.h"

struct _KladeJournalGridPane
{
  GtkWidget parent_instance;

  struct _KladeJournalGrid *grid; /* borrowed: the parent */
  GType cell_type;
  KladeJournalGridPaint paint_under;
  KladeJournalGridPaint paint_over;

  GtkWidget *canvas;
  GPtrArray *cells; /* borrowed; first the ring, then spare ones: one at least */
  int ring_rows;
  int ring_columns;
  KladeGridLine *line;      /* owned */
  KladeJournalCell *pinned; /* has the focus: keeps its place whatever is scrolled */

  KladePaneExtent extent;
  int x; /* what is scrolled away, in pixels */
  int y;
  int view_width;
  int view_height;
  KladeCellRange bound; /* columns as the sheet counts them */
  gboolean has_new_content;
  gboolean has_new_ring;
};

G_DEFINE_FINAL_TYPE (KladeJournalGridPane, klade_journal_grid_pane, GTK_TYPE_WIDGET)

/* The moved part: as large as everything, filled only where it can be seen. */
#define KLADE_TYPE_JOURNAL_GRID_CANVAS (klade_journal_grid_canvas_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalGridCanvas,
                      klade_journal_grid_canvas,
                      KLADE,
                      JOURNAL_GRID_CANVAS,
                      GtkWidget)

struct _KladeJournalGridCanvas
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KladeJournalGridCanvas, klade_journal_grid_canvas, GTK_TYPE_WIDGET)

static void
place_cell (KladeJournalGridPane *self, KladeJournalCell *cell)
{
  const KladePaneExtent *extent = &self->extent;
  GtkAllocation place;

  if (cell->row < 0 || cell->is_placed)
    return;
  cell->is_placed = TRUE;
  place.x = (cell->column - extent->first_column) * extent->cell_width;
  place.y = cell->row * extent->row_height;
  place.width = extent->cell_width;
  place.height = extent->row_height;
  gtk_widget_size_allocate (GTK_WIDGET (cell), &place, -1);
}

static void
klade_journal_grid_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KladeJournalGridPane *pane = KLADE_JOURNAL_GRID_PANE (gtk_widget_get_parent (widget));

  for (guint i = 0; i < pane->cells->len; i++)
    place_cell (pane, g_ptr_array_index (pane->cells, i));
}

static void
paint_texts (KladeJournalGridPane *self, GtkSnapshot *snapshot)
{
  const KladePaneExtent *extent = &self->extent;
  const KladeCellRange *bound = &self->bound;

  for (int row = bound->first_row; row <= bound->last_row; row++)
    {
      for (int column = bound->first_column; column <= bound->last_column; column++)
        klade_journal_cell_gather (klade_journal_grid_pane_get_cell (self, row, column), self->line,
                                   (column - extent->first_column) * extent->cell_width);
      klade_grid_line_paint (self->line, snapshot, row * extent->row_height);
    }
}

static void
klade_journal_grid_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladeJournalGridPane *pane = KLADE_JOURNAL_GRID_PANE (gtk_widget_get_parent (widget));

  if (pane->paint_under != NULL)
    pane->paint_under (pane->grid, pane, snapshot);
  GTK_WIDGET_CLASS (klade_journal_grid_canvas_parent_class)->snapshot (widget, snapshot);
  paint_texts (pane, snapshot);
  if (pane->paint_over != NULL)
    pane->paint_over (pane->grid, pane, snapshot);
}

static void
klade_journal_grid_canvas_class_init (KladeJournalGridCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->size_allocate = klade_journal_grid_canvas_size_allocate;
  widget_class->snapshot = klade_journal_grid_canvas_snapshot;
  gtk_widget_class_set_css_name (widget_class, "canvas");
}

static void
klade_journal_grid_canvas_init (KladeJournalGridCanvas *self)
{
}

static void
add_cells (KladeJournalGridPane *self, guint n_cells)
{
  while (self->cells->len < n_cells)
    {
      KladeJournalCell *cell = g_object_new (self->cell_type, NULL);

      cell->grid = self->grid;
      gtk_widget_set_parent (GTK_WIDGET (cell), self->canvas);
      g_ptr_array_add (self->cells, cell);
    }
}

static guint
slot_of (KladeJournalGridPane *self, int row, int column)
{
  return (guint) (row % self->ring_rows * self->ring_columns + column % self->ring_columns);
}

static KladeCellRange
visible_range (KladeJournalGridPane *self)
{
  const KladePaneExtent *extent = &self->extent;
  const KladeCellRange nothing = { 0, -1, extent->first_column, extent->first_column - 1 };
  KladeCellRange range;

  if (self->view_width <= 0 || self->view_height <= 0 || extent->n_rows == 0 ||
      extent->n_columns == 0)
    return nothing;

  range.first_row = self->y / extent->row_height;
  range.last_row = (self->y + self->view_height - 1) / extent->row_height;
  range.last_row = MIN (range.last_row, extent->n_rows - 1);
  range.first_column = self->x / extent->cell_width;
  range.last_column = (self->x + self->view_width - 1) / extent->cell_width;
  range.last_column = MIN (range.last_column, extent->n_columns - 1) + extent->first_column;
  range.first_column += extent->first_column;
  return range;
}

static gboolean
same_range (const KladeCellRange *a, const KladeCellRange *b)
{
  return a->first_row == b->first_row && a->last_row == b->last_row &&
         a->first_column == b->first_column && a->last_column == b->last_column;
}

/* Puts the pinned cell on its own place in the ring, or outside the ring when it is out of
 * sight: the widget with the focus must never come to stand for another pupil. */
static void
keep_pinned (KladeJournalGridPane *self)
{
  guint at, wanted = self->cells->len - 1;
  gpointer other;

  if (self->pinned == NULL || !g_ptr_array_find (self->cells, self->pinned, &at))
    return;
  if (klade_cell_range_contains (&self->bound, self->pinned->row, self->pinned->column))
    wanted = slot_of (self, self->pinned->row, self->pinned->column - self->extent.first_column);

  other = self->cells->pdata[wanted];
  self->cells->pdata[wanted] = self->pinned;
  self->cells->pdata[at] = other;
}

static void
bind_ring (KladeJournalGridPane *self)
{
  const KladeCellRange *range = &self->bound;
  int first_column = range->first_column - self->extent.first_column;
  guint slot = 0;

  for (int i = 0; i < self->ring_rows; i++)
    {
      int row = range->first_row +
                (i - range->first_row % self->ring_rows + self->ring_rows) % self->ring_rows;

      for (int j = 0; j < self->ring_columns; j++, slot++)
        {
          int column =
              range->first_column +
              (j - first_column % self->ring_columns + self->ring_columns) % self->ring_columns;
          KladeJournalCell *cell = g_ptr_array_index (self->cells, slot);

          if (row <= range->last_row && column <= range->last_column)
            klade_journal_cell_bind (cell, row, column);
          else
            klade_journal_cell_unbind (cell);
        }
    }

  for (; slot < self->cells->len; slot++)
    if (g_ptr_array_index (self->cells, slot) != self->pinned)
      klade_journal_cell_unbind (g_ptr_array_index (self->cells, slot));
}

static void
forget_content (KladeJournalGridPane *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      KladeJournalCell *cell = g_ptr_array_index (self->cells, i);

      cell->is_named = FALSE;
      cell->is_placed = FALSE;
    }
  klade_journal_grid_pane_redraw_marks (self);
}

/* Gives the cells the places that can be seen now. */
static void
update_bound (KladeJournalGridPane *self)
{
  KladeCellRange range = visible_range (self);

  if (!self->has_new_ring && !self->has_new_content && same_range (&range, &self->bound))
    return;
  self->bound = range;
  keep_pinned (self);
  bind_ring (self);
  if (self->has_new_content)
    forget_content (self);
  self->has_new_ring = FALSE;
  self->has_new_content = FALSE;
  gtk_widget_queue_allocate (self->canvas); /* draws it anew, too */
}

static void
klade_journal_grid_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KladeJournalGridPane *self = KLADE_JOURNAL_GRID_PANE (widget);
  const KladePaneExtent *extent = &self->extent;
  int full_width = MAX (extent->n_columns * extent->cell_width, 1);
  int full_height = MAX (extent->n_rows * extent->row_height, 1);

  gtk_widget_allocate (
      self->canvas, full_width, full_height, -1,
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) -self->x, (float) -self->y)));
}

static void
klade_journal_grid_pane_dispose (GObject *object)
{
  KladeJournalGridPane *self = KLADE_JOURNAL_GRID_PANE (object);

  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->cells, i));
  g_ptr_array_set_size (self->cells, 0);
  self->pinned = NULL;
  g_clear_pointer (&self->canvas, gtk_widget_unparent);

  G_OBJECT_CLASS (klade_journal_grid_pane_parent_class)->dispose (object);
}

static void
klade_journal_grid_pane_finalize (GObject *object)
{
  KladeJournalGridPane *self = KLADE_JOURNAL_GRID_PANE (object);

  g_ptr_array_unref (self->cells);
  klade_grid_line_free (self->line);

  G_OBJECT_CLASS (klade_journal_grid_pane_parent_class)->finalize (object);
}

static void
klade_journal_grid_pane_class_init (KladeJournalGridPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = klade_journal_grid_pane_dispose;
  object_class->finalize = klade_journal_grid_pane_finalize;
  widget_class->size_allocate = klade_journal_grid_pane_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
klade_journal_grid_pane_init (KladeJournalGridPane *self)
{
  self->cells = g_ptr_array_new ();
  self->line = klade_grid_line_new ();
  self->extent = (KladePaneExtent){ 0, 0, 0, 1, 1 };
  self->bound = (KladeCellRange){ 0, -1, 0, -1 };
  self->ring_rows = 1;
  self->ring_columns = 1;
  self->canvas = g_object_new (KLADE_TYPE_JOURNAL_GRID_CANVAS, NULL);
  gtk_widget_set_parent (self->canvas, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * klade_journal_grid_pane_new:
 * @grid: becomes the parent
 * @cell_type: a kind of #KladeJournalCell
 * @paint_under: (nullable): paints what lies behind the cells that are bound
 * @paint_over: (nullable): paints what lies above them
 */
KladeJournalGridPane *
klade_journal_grid_pane_new (struct _KladeJournalGrid *grid,
                             GType cell_type,
                             KladeJournalGridPaint paint_under,
                             KladeJournalGridPaint paint_over)
{
  KladeJournalGridPane *self = g_object_new (KLADE_TYPE_JOURNAL_GRID_PANE, NULL);

  self->grid = grid;
  self->cell_type = cell_type;
  self->paint_under = paint_under;
  self->paint_over = paint_over;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (grid));
  add_cells (self, 2);
  return self;
}

/**
 * klade_journal_grid_pane_reserve:
 *
 * Makes the cells for so many visible rows and columns ahead.  Cells made before the first
 * layout are styled in one pass, a third of what each costs when made later.
 */
void
klade_journal_grid_pane_reserve (KladeJournalGridPane *self, int n_rows, int n_columns)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));

  add_cells (self, (guint) (n_rows * n_columns + 1));
}

/* The ring must hold one row and one column more than fit: both edges may be cut. */
static void
resize_ring (KladeJournalGridPane *self)
{
  self->ring_rows = MAX (self->view_height, 0) / self->extent.row_height + 2;
  self->ring_columns = MAX (self->view_width, 0) / self->extent.cell_width + 2;
  self->ring_rows = CLAMP (self->extent.n_rows, 1, self->ring_rows);
  self->ring_columns = CLAMP (self->extent.n_columns, 1, self->ring_columns);
  klade_journal_grid_pane_reserve (self, self->ring_rows, self->ring_columns);
}

/* Rows, columns or their sizes are others now; the next klade_journal_grid_pane_scroll() gives
 * every cell its place anew. */
void
klade_journal_grid_pane_set_extent (KladeJournalGridPane *self, const KladePaneExtent *extent)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));
  g_return_if_fail (extent->cell_width > 0 && extent->row_height > 0);

  self->extent = *extent;
  self->has_new_ring = TRUE;
  self->has_new_content = TRUE;
  resize_ring (self);
}

const KladePaneExtent *
klade_journal_grid_pane_get_extent (KladeJournalGridPane *self)
{
  return &self->extent;
}

/* @x, @y: pixels that are scrolled away at the left and above. */
void
klade_journal_grid_pane_scroll (KladeJournalGridPane *self, int x, int y)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));

  if (self->x != x || self->y != y || self->has_new_content)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->x = x;
  self->y = y;
  update_bound (self);
}

/* The size of the part that can be seen; to be followed by klade_journal_grid_pane_scroll(). */
void
klade_journal_grid_pane_set_view (KladeJournalGridPane *self, int width, int height)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));

  if (self->view_width == width && self->view_height == height)
    return;
  self->view_width = width;
  self->view_height = height;
  self->has_new_ring = TRUE;
  resize_ring (self);
}

/* Everything the cells show may have changed. */
void
klade_journal_grid_pane_rebind (KladeJournalGridPane *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));

  self->has_new_content = TRUE;
  update_bound (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* What lies below and above the cells changed: they themselves are not painted anew. */
void
klade_journal_grid_pane_redraw (KladeJournalGridPane *self)
{
  gtk_widget_queue_draw (self->canvas);
}

void
klade_journal_grid_pane_redraw_marks (KladeJournalGridPane *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_queue_draw (g_ptr_array_index (self->cells, i));
  klade_journal_grid_pane_redraw (self);
}

KladeCellRange
klade_journal_grid_pane_get_bound (KladeJournalGridPane *self)
{
  return self->bound;
}

/* (transfer none) (nullable): the widget that stands for the place now, if any does. */
KladeJournalCell *
klade_journal_grid_pane_get_cell (KladeJournalGridPane *self, int row, int column)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self), NULL);

  if (self->pinned != NULL && self->pinned->row == row && self->pinned->column == column)
    return self->pinned;
  if (!klade_cell_range_contains (&self->bound, row, column))
    return NULL;
  return g_ptr_array_index (self->cells, slot_of (self, row, column - self->extent.first_column));
}

/* @cell: (nullable): the cell that gets the focus; the one before may be recycled again. */
void
klade_journal_grid_pane_pin (KladeJournalGridPane *self, KladeJournalCell *cell)
{
  KladeJournalCell *before;

  g_return_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self));

  before = self->pinned;
  self->pinned = cell;
  if (before != NULL && before != cell &&
      !klade_cell_range_contains (&self->bound, before->row, before->column))
    klade_journal_cell_unbind (before);
}

/**
 * klade_journal_grid_pane_hold:
 *
 * Has a cell for a place that is out of sight, so that the focus can be there without scrolling.
 *
 * Returns: (transfer none): the cell, pinned
 */
KladeJournalCell *
klade_journal_grid_pane_hold (KladeJournalGridPane *self, int row, int column)
{
  KladeJournalCell *cell;

  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self), NULL);

  cell = klade_journal_grid_pane_get_cell (self, row, column);
  if (cell == NULL)
    {
      klade_journal_grid_pane_pin (self, NULL);
      cell = g_ptr_array_index (self->cells, self->cells->len - 1);
      klade_journal_cell_bind (cell, row, column);
      gtk_widget_queue_allocate (self->canvas);
    }
  klade_journal_grid_pane_pin (self, cell);
  return cell;
}

/**
 * klade_journal_grid_pane_name_some:
 * @budget: (inout): how many cells may be named now
 *
 * Returns: %TRUE when every cell bears its name
 */
gboolean
klade_journal_grid_pane_name_some (KladeJournalGridPane *self, int *budget)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID_PANE (self), TRUE);

  for (guint i = 0; i < self->cells->len; i++)
    {
      if (*budget <= 0)
        return FALSE;
      if (klade_journal_cell_name (g_ptr_array_index (self->cells, i)))
        (*budget)--;
    }
  return TRUE;
}
