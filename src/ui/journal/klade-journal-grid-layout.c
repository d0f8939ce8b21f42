/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "klade-journal-grid-private.h"

#define ROW_HEIGHT_LEAST 20
#define ROW_HEIGHT 26
#define COLUMN_WIDTH_COMPACT 28
#define COLUMN_WIDTH_LEAST 30
#define COLUMN_WIDTH 34
#define HEADS_LEAST 48 /* of all three lines */
#define COLUMNS_WANTED 30
#define COLUMNS_WANTED_WIDE 40
#define SUMMARY_WIDTH 42
#define NAME_WIDTH_LEAST 132
#define NAME_WIDTH_MOST 236
#define NAMES_MEASURED 6

/* The few longest names by length stand for all: measuring five hundred costs milliseconds. */
static int
measure_names (KladeJournalGrid *self)
{
  const KladeJournalPage *page;
  const char *longest[NAMES_MEASURED] = { NULL };
  int width = 0;

  if (self->sheet == NULL || (page = klade_journal_sheet_get_page (self->sheet)) == NULL)
    return NAME_WIDTH_LEAST;

  for (int i = 0; i < page->n_pupils; i++)
    {
      const char *name = page->pupils[i].name;

      for (int j = 0; j < NAMES_MEASURED; j++)
        if (longest[j] == NULL || strlen (name) > strlen (longest[j]))
          {
            const char *shorter = longest[j];

            longest[j] = name;
            name = shorter;
            if (name == NULL)
              break;
          }
    }

  for (int j = 0; j < NAMES_MEASURED && longest[j] != NULL; j++)
    width = MAX (width, klade_journal_grid_style_get_text (self->style, longest[j],
                                                           KLADE_TEXT_PLAIN, G_MAXINT16)
                            ->width);
  return CLAMP (width + KLADE_GRID_NAME_LEFT + 12, NAME_WIDTH_LEAST, NAME_WIDTH_MOST);
}

/* As roomy as it can be with the whole class and thirty lessons in sight, on a wide screen
 * forty. */
static void
fit (KladeJournalGrid *self, KladeGridMetrics *metrics, int width, int height)
{
  int room = width - metrics->name_width - (self->n_columns - self->n_body) * SUMMARY_WIDTH;
  int wanted =
      room / COLUMNS_WANTED_WIDE >= COLUMN_WIDTH_LEAST ? COLUMNS_WANTED_WIDE : COLUMNS_WANTED;

  if (self->n_rows > 0 && height > 0)
    metrics->row_height =
        CLAMP ((height - HEADS_LEAST) / self->n_rows, ROW_HEIGHT_LEAST, ROW_HEIGHT);
  if (width > 0)
    metrics->column_width = CLAMP (room / wanted, COLUMN_WIDTH_LEAST, COLUMN_WIDTH);
}

static KladeGridMetrics
choose_metrics (KladeJournalGrid *self, int width, int height)
{
  KladeGridMetrics metrics = { 0 };

  if (self->longest_name == 0)
    self->longest_name = measure_names (self);
  metrics.summary_width = SUMMARY_WIDTH;
  metrics.name_width = self->longest_name;
  if (width > 0)
    metrics.name_width = MIN (metrics.name_width, MAX (width / 4, NAME_WIDTH_LEAST));

  metrics.row_height = self->density == KLADE_GRID_DENSITY_COMPACT ? ROW_HEIGHT_LEAST : ROW_HEIGHT;
  metrics.column_width =
      self->density == KLADE_GRID_DENSITY_COMPACT ? COLUMN_WIDTH_COMPACT : COLUMN_WIDTH;
  if (self->density == KLADE_GRID_DENSITY_AUTOMATIC)
    fit (self, &metrics, width, height);
  metrics.month_height = metrics.row_height < ROW_HEIGHT ? 18 : 20;
  metrics.head_height = metrics.row_height < ROW_HEIGHT ? HEADS_LEAST - 18 : 34;
  return metrics;
}

static void
set_extents (KladeJournalGrid *self)
{
  const KladeGridMetrics *metrics = &self->metrics;
  int n_summary = self->n_columns - self->n_body;

  klade_journal_grid_pane_set_extent (self->body, &(KladePaneExtent){ self->n_rows, self->n_body, 0,
                                                                      metrics->column_width,
                                                                      metrics->row_height });
  klade_journal_grid_pane_set_extent (
      self->heads,
      &(KladePaneExtent){ 1, self->n_body, 0, metrics->column_width, metrics->head_height });
  klade_journal_grid_pane_set_extent (
      self->summary, &(KladePaneExtent){ self->n_rows, n_summary, self->n_body,
                                         metrics->summary_width, metrics->row_height });
  klade_journal_grid_pane_set_extent (
      self->summary_heads, &(KladePaneExtent){ 1, n_summary, self->n_body, metrics->summary_width,
                                               metrics->month_height + metrics->head_height });
  klade_journal_grid_pane_set_extent (
      self->names,
      &(KladePaneExtent){ self->n_rows, 1, 0, metrics->name_width, metrics->row_height });
}

/* Rows or columns are others now. */
void
klade_journal_grid_layout_reset (KladeJournalGrid *self)
{
  self->metrics = choose_metrics (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                  gtk_widget_get_height (GTK_WIDGET (self)));
  set_extents (self);
  klade_journal_grid_layout_scroll (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static int
body_view_width (KladeJournalGrid *self, int width)
{
  const KladeGridMetrics *metrics = &self->metrics;
  int room =
      width - metrics->name_width - (self->n_columns - self->n_body) * metrics->summary_width;

  return CLAMP (room, 0, self->n_body * metrics->column_width);
}

static void
configure (KladeJournalGrid *self, GtkOrientation orientation, int whole, int view, int step)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double most = MAX (whole - view, 0);

  gtk_adjustment_configure (adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, most), 0,
                            MAX (whole, view), step, MAX (view - step, step), view);
}

static void
allocate_at (gpointer widget, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, MAX (width, 0), MAX (height, 0) }, -1);
}

void
klade_journal_grid_layout_allocate (KladeJournalGrid *self, int width, int height)
{
  KladeGridMetrics metrics = choose_metrics (self, width, height);
  int view_width, view_height, summary_width, top, left;

  self->is_allocating = TRUE;
  if (memcmp (&metrics, &self->metrics, sizeof metrics) != 0)
    {
      self->metrics = metrics;
      set_extents (self);
    }

  top = metrics.month_height + metrics.head_height;
  left = metrics.name_width;
  view_width = body_view_width (self, width);
  view_height = CLAMP (height - top, 0, self->n_rows * metrics.row_height);
  summary_width = (self->n_columns - self->n_body) * metrics.summary_width;
  klade_journal_grid_pane_set_view (self->body, view_width, view_height);
  klade_journal_grid_pane_set_view (self->heads, view_width, metrics.head_height);
  klade_journal_grid_pane_set_view (self->names, left, view_height);
  klade_journal_grid_pane_set_view (self->summary, summary_width, view_height);
  klade_journal_grid_pane_set_view (self->summary_heads, summary_width, top);

  self->cursor_sheet.page_rows = MAX (view_height / metrics.row_height, 1);
  self->cursor_sheet.page_columns = MAX (view_width / metrics.column_width, 1);
  configure (self, GTK_ORIENTATION_HORIZONTAL, self->n_body * metrics.column_width, view_width,
             metrics.column_width);
  configure (self, GTK_ORIENTATION_VERTICAL, self->n_rows * metrics.row_height, view_height,
             metrics.row_height);
  if (self->wants_today && width > 0)
    klade_journal_grid_scroll_to_today (self);
  klade_journal_grid_layout_scroll (self);

  allocate_at (self->band, left, 0, view_width, metrics.month_height);
  allocate_at (self->heads, left, metrics.month_height, view_width, metrics.head_height);
  allocate_at (self->names, 0, top, left, view_height);
  allocate_at (self->body, left, top, view_width, view_height);
  allocate_at (self->summary, left + view_width, top, summary_width, view_height);
  allocate_at (self->summary_heads, left + view_width, 0, summary_width, top);
  klade_journal_grid_allocate_bubble (self);
  self->is_allocating = FALSE;
}

static int
get_scrolled (KladeJournalGrid *self, GtkOrientation orientation)
{
  return (int) lround (gtk_adjustment_get_value (self->adjustments[orientation]));
}

/* Moves the panes to where the adjustments are. */
void
klade_journal_grid_layout_scroll (KladeJournalGrid *self)
{
  int x = get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
  int y = get_scrolled (self, GTK_ORIENTATION_VERTICAL);

  klade_journal_grid_pane_scroll (self->body, x, y);
  klade_journal_grid_pane_scroll (self->heads, x, 0);
  klade_journal_grid_pane_scroll (self->names, 0, y);
  klade_journal_grid_pane_scroll (self->summary, 0, y);
  klade_journal_grid_pane_scroll (self->summary_heads, 0, 0);
  gtk_widget_queue_draw (self->band);
  if (self->n_rows > 0 && self->n_body > 0)
    klade_journal_grid_keep_place (self, y / self->metrics.row_height,
                                   x / self->metrics.column_width, &self->corner_place);
  klade_journal_grid_name_later (self);
}

static void
value_changed_cb (KladeJournalGrid *self)
{
  if (self->is_allocating)
    return;
  klade_journal_grid_layout_scroll (self);
  if (self->bubble_row >= 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* @adjustment: (nullable): a new one is made for %NULL */
void
klade_journal_grid_set_adjustment (KladeJournalGrid *self,
                                   GtkOrientation orientation,
                                   GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (adjustment != NULL && adjustment == *place)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  g_clear_object (place);
  if (adjustment == NULL && gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *place = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
show_span (GtkAdjustment *adjustment, int from, int size)
{
  double value = gtk_adjustment_get_value (adjustment);
  double view = gtk_adjustment_get_page_size (adjustment);

  if (from < value)
    gtk_adjustment_set_value (adjustment, from);
  else if (from + size > value + view)
    gtk_adjustment_set_value (adjustment, from + size - view);
}

/**
 * klade_journal_grid_scroll_to_cell:
 *
 * Scrolls as little as possible to have the whole cell in sight.
 */
void
klade_journal_grid_scroll_to_cell (KladeJournalGrid *self, int row, int column)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  show_span (self->adjustments[GTK_ORIENTATION_VERTICAL], row * self->metrics.row_height,
             self->metrics.row_height);
  if (column < self->n_body)
    show_span (self->adjustments[GTK_ORIENTATION_HORIZONTAL], column * self->metrics.column_width,
               self->metrics.column_width);
}

/**
 * klade_journal_grid_scroll_to_today:
 *
 * Puts today's lesson, or the last one before today, where a few older ones stand before it
 * and some room is left after it.
 */
void
klade_journal_grid_scroll_to_today (KladeJournalGrid *self)
{
  GtkAdjustment *adjustment;
  double view;
  int column;

  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (self->sheet == NULL || self->n_body == 0)
    return;
  adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  view = gtk_adjustment_get_page_size (adjustment);
  column = CLAMP (klade_journal_sheet_find_today (self->sheet), 0, self->n_body - 1);
  self->wants_today = view <= 0;
  column -= (int) (view * 0.75) / self->metrics.column_width;
  gtk_adjustment_set_value (adjustment, MAX (column, 0) * self->metrics.column_width);
}

/**
 * klade_journal_grid_get_cell_bounds:
 * @bounds: (out caller-allocates): in the grid's coordinates, also when the cell is out of sight
 *
 * Returns: whether all of the cell is in sight
 */
gboolean
klade_journal_grid_get_cell_bounds (KladeJournalGrid *self,
                                    int row,
                                    int column,
                                    GdkRectangle *bounds)
{
  const KladeGridMetrics *metrics;
  int top, view_width;

  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), FALSE);
  g_return_val_if_fail (bounds != NULL, FALSE);

  metrics = &self->metrics;
  top = metrics->month_height + metrics->head_height;
  view_width = body_view_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  bounds->y = top + row * metrics->row_height - get_scrolled (self, GTK_ORIENTATION_VERTICAL);
  bounds->height = metrics->row_height;
  if (column < self->n_body)
    {
      bounds->x = metrics->name_width + column * metrics->column_width -
                  get_scrolled (self, GTK_ORIENTATION_HORIZONTAL);
      bounds->width = metrics->column_width;
      if (bounds->x < metrics->name_width ||
          bounds->x + bounds->width > metrics->name_width + view_width)
        return FALSE;
    }
  else
    {
      bounds->x =
          metrics->name_width + view_width + (column - self->n_body) * metrics->summary_width;
      bounds->width = metrics->summary_width;
    }
  return bounds->y >= top &&
         bounds->y + bounds->height <= gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * klade_journal_grid_count_visible:
 * @n_rows: (out) (optional)
 * @n_columns: (out) (optional): of the body
 *
 * Returns: how many cells of the body are wholly in sight
 */
int
klade_journal_grid_count_visible (KladeJournalGrid *self, int *n_rows, int *n_columns)
{
  int rows = 0, columns = 0;
  GdkRectangle bounds;

  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), 0);

  for (int column = 0; column < self->n_body; column++)
    {
      klade_journal_grid_get_cell_bounds (self, 0, column, &bounds);
      columns += bounds.x >= self->metrics.name_width &&
                 bounds.x + bounds.width <=
                     self->metrics.name_width +
                         body_view_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
    }
  for (int row = 0; row < self->n_rows; row++)
    {
      klade_journal_grid_get_cell_bounds (self, row, self->n_body, &bounds);
      rows += bounds.y >= self->metrics.month_height + self->metrics.head_height &&
              bounds.y + bounds.height <= gtk_widget_get_height (GTK_WIDGET (self));
    }
  if (n_rows != NULL)
    *n_rows = rows;
  if (n_columns != NULL)
    *n_columns = columns;
  return rows * columns;
}

/* What lies at a point of the grid; @row and @column are the nearest ones in any case. */
KladeGridPart
klade_journal_grid_find_part (KladeJournalGrid *self, double x, double y, int *row, int *column)
{
  const KladeGridMetrics *metrics = &self->metrics;
  int top = metrics->month_height + metrics->head_height;
  int view_width = body_view_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  double in_body = x - metrics->name_width;
  int found_row =
      (int) floor ((y - top + get_scrolled (self, GTK_ORIENTATION_VERTICAL)) / metrics->row_height);
  int found_column;

  if (in_body < view_width || self->n_columns == self->n_body)
    found_column = (int) floor ((in_body + get_scrolled (self, GTK_ORIENTATION_HORIZONTAL)) /
                                metrics->column_width);
  else
    found_column = self->n_body + (int) floor ((in_body - view_width) / metrics->summary_width);

  *row = CLAMP (found_row, 0, MAX (self->n_rows - 1, 0));
  *column = CLAMP (found_column, 0, MAX (self->n_columns - 1, 0));
  if (self->n_rows == 0 || self->n_columns == 0 || found_row >= self->n_rows ||
      found_column >= self->n_columns)
    return KLADE_GRID_PART_NOTHING;
  if (y < top)
    return in_body < 0 ? KLADE_GRID_PART_CORNER : KLADE_GRID_PART_HEAD;
  return in_body < 0 ? KLADE_GRID_PART_NAME : KLADE_GRID_PART_CELL;
}
