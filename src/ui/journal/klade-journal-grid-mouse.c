/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

#define DRAG_STEP_MS 50 /* while the pointer is held beyond an edge */

static void
menu_pressed (KladeJournalGrid *self, KladeGridPart part, int row, int column, double x, double y)
{
  KladeCellRange range = klade_journal_cursor_get_range (self->cursor);

  if (part != KLADE_GRID_PART_CELL && part != KLADE_GRID_PART_HEAD)
    return;
  if (part == KLADE_GRID_PART_HEAD)
    row = self->cursor->row;
  if (!klade_cell_range_contains (&range, row, column))
    klade_journal_grid_point (self, row, column, FALSE);
  g_signal_emit_by_name (self, "context-menu", row, column, x, y);
}

static void
head_pressed (KladeJournalGrid *self, int n_press, int column, gboolean extend)
{
  klade_journal_grid_point (self, self->cursor->row, column, extend);
  g_signal_emit_by_name (self, "head-activated", column);
  if (n_press == 2)
    g_signal_emit_by_name (self, "activate-lesson", column);
}

static void
cell_pressed (KladeJournalGrid *self, int n_press, int row, int column, gboolean extend)
{
  if (n_press == 1)
    {
      self->is_dragging = TRUE;
      klade_journal_grid_point (self, row, column, extend);
    }
  else if (n_press == 2 && !self->cursor->is_editing)
    klade_journal_grid_apply (self, klade_journal_cursor_press (self->cursor, &self->cursor_sheet,
                                                                KLADE_KEY_EDIT,
                                                                KLADE_KEY_WITH_NOTHING, 0));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, KladeJournalGrid *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = state & GDK_SHIFT_MASK;
  int row, column;
  KladeGridPart part;

  if (self->sheet == NULL)
    return;
  part = klade_journal_grid_find_part (self, x, y, &row, &column);
  self->is_dragging = FALSE;
  klade_journal_grid_hush (self);
  if (part == KLADE_GRID_PART_NOTHING)
    return;

  if (!klade_journal_grid_has_focus (self))
    klade_journal_grid_focus_here (self);
  if (button == GDK_BUTTON_SECONDARY)
    menu_pressed (self, part, row, column, x, y);
  else if (button != GDK_BUTTON_PRIMARY)
    return;
  else if (part == KLADE_GRID_PART_HEAD)
    head_pressed (self, n_press, column, extend);
  else if (part == KLADE_GRID_PART_NAME)
    {
      klade_journal_grid_point (self, row, self->cursor->column, extend);
      if (n_press == 2)
        g_signal_emit_by_name (self, "name-activated", row);
    }
  else if (part == KLADE_GRID_PART_CELL)
    cell_pressed (self, n_press, row, column, extend);
}

/* Pointer and cell of a drag; beyond an edge one step further than what is in sight.  A drag
 * that began among the lessons stays among them. */
static gboolean
find_dragged (KladeJournalGrid *self, int *row, int *column)
{
  const KladeGridMetrics *metrics = &self->metrics;
  int left = metrics->name_width, top = metrics->month_height + metrics->head_height;
  int right = gtk_widget_get_width (GTK_WIDGET (self));
  int bottom = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean in_body = self->cursor->anchor_column < self->n_body;
  KladeCellRange bound = klade_journal_grid_pane_get_bound (self->body);
  gboolean is_beyond;

  if (in_body)
    right -= (self->n_columns - self->n_body) * metrics->summary_width;
  klade_journal_grid_find_part (self, CLAMP (self->drag_x, left, right - 1),
                                CLAMP (self->drag_y, top, bottom - 1), row, column);
  is_beyond =
      self->drag_x < left || self->drag_x >= right || self->drag_y < top || self->drag_y >= bottom;
  if (self->drag_x < left && in_body)
    *column = MAX (bound.first_column - 1, 0);
  if (self->drag_x >= right && in_body)
    *column = MIN (bound.last_column + 1, self->n_body - 1);
  if (self->drag_y < top)
    *row = MAX (bound.first_row - 1, 0);
  if (self->drag_y >= bottom)
    *row = MIN (bound.last_row + 1, self->n_rows - 1);
  return is_beyond;
}

static gboolean
extend_to_pointer (KladeJournalGrid *self)
{
  int row, column;
  gboolean is_beyond = find_dragged (self, &row, &column);

  if (row != self->cursor->row || column != self->cursor->column)
    klade_journal_grid_point (self, row, column, TRUE);
  return is_beyond;
}

static gboolean
drag_on_cb (gpointer user_data)
{
  KladeJournalGrid *self = user_data;

  if (self->is_dragging && extend_to_pointer (self))
    return G_SOURCE_CONTINUE;
  self->drag_source = 0;
  return G_SOURCE_REMOVE;
}

static void
drag_updated_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, KladeJournalGrid *self)
{
  double x, y;

  if (!self->is_dragging || self->sheet == NULL || self->cursor->is_editing ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->drag_x = x + offset_x;
  self->drag_y = y + offset_y;
  if (extend_to_pointer (self) && self->drag_source == 0)
    self->drag_source = g_timeout_add (DRAG_STEP_MS, drag_on_cb, self);
}

static void
drag_ended_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, KladeJournalGrid *self)
{
  klade_journal_grid_mouse_stop (self);
}

void
klade_journal_grid_mouse_stop (KladeJournalGrid *self)
{
  self->is_dragging = FALSE;
  g_clear_handle_id (&self->drag_source, g_source_remove);
}

void
klade_journal_grid_mouse_init (KladeJournalGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_ended_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
}
