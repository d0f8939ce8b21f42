/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <math.h>

#include "klade-journal-grid-private.h"

#define SHAKE_US 260000
#define SHAKE_PIXELS 4
#define SHAKE_TURNS 3
#define PULSE_US 1400000
#define BUBBLE_WIDTH 320
#define BUBBLE_GAP 4

static gint64
now_us (KladeJournalGrid *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock != NULL ? gdk_frame_clock_get_frame_time (clock) : 0;
}

/* 0 when it began, 1 when it is over. */
double
klade_journal_grid_get_pulse_progress (KladeJournalGrid *self, const KladeGridPulse *pulse)
{
  if (pulse->began_us == 0)
    return 0;
  return CLAMP ((double) (now_us (self) - pulse->began_us) / PULSE_US, 0, 1);
}

/* How far the cell's text stands beside its place now, in pixels. */
int
klade_journal_grid_get_shake (KladeJournalGrid *self, int row, int column)
{
  double progress;

  if (self->shake_began_us <= 0 || row != self->bubble_row || column != self->bubble_column)
    return 0;
  progress = CLAMP ((double) (now_us (self) - self->shake_began_us) / SHAKE_US, 0, 1);
  return (int) lround (SHAKE_PIXELS * (1 - progress) * sin (progress * SHAKE_TURNS * 2 * G_PI));
}

static gboolean
advance_pulses (KladeJournalGrid *self, gint64 now)
{
  if (self->pulses->len == 0)
    return FALSE;
  for (guint i = self->pulses->len; i > 0; i--)
    {
      KladeGridPulse *pulse = &g_array_index (self->pulses, KladeGridPulse, i - 1);

      if (pulse->began_us == 0)
        pulse->began_us = now;
      else if (now - pulse->began_us >= PULSE_US)
        g_array_remove_index (self->pulses, i - 1);
    }
  klade_journal_grid_pane_redraw (self->body);
  klade_journal_grid_pane_redraw (self->summary);
  return self->pulses->len > 0;
}

static gboolean
advance_shake (KladeJournalGrid *self, gint64 now)
{
  if (self->shake_began_us < 0)
    return FALSE;
  if (self->shake_began_us == 0)
    self->shake_began_us = now;
  else if (now - self->shake_began_us >= SHAKE_US)
    self->shake_began_us = -1;
  klade_journal_grid_redraw_cell (self, self->bubble_row, self->bubble_column);
  return self->shake_began_us >= 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean pulses = advance_pulses (self, now);
  gboolean shakes = advance_shake (self, now);

  if (pulses || shakes)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
begin_moment (KladeJournalGrid *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* Somebody else changed the cell just now: its ring opens once. */
void
klade_journal_grid_pulse (KladeJournalGrid *self, int row, int column)
{
  const KladeGridPulse pulse = { row, column, 0 };

  g_array_append_val (self->pulses, pulse);
  klade_journal_grid_redraw_cell (self, row, column);
  begin_moment (self);
}

/* What was typed was not taken: the cell shakes its head once, a sentence says why. */
void
klade_journal_grid_refuse (KladeJournalGrid *self, int row, int column, const char *sentence)
{
  klade_journal_grid_say (self, row, column, sentence);
  if (adw_get_enable_animations (GTK_WIDGET (self)))
    {
      self->shake_began_us = 0;
      begin_moment (self);
    }
}

/**
 * klade_journal_grid_say:
 * @sentence: translated
 *
 * Shows a sentence beside the cell until the next key or click.  It takes no focus.
 */
void
klade_journal_grid_say (KladeJournalGrid *self, int row, int column, const char *sentence)
{
  GtkWidget *cell;

  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));
  g_return_if_fail (sentence != NULL);

  klade_journal_grid_hush (self);
  self->bubble_row = row;
  self->bubble_column = column;
  gtk_label_set_text (GTK_LABEL (self->bubble), sentence);
  gtk_widget_set_visible (self->bubble, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  klade_journal_grid_redraw_cell (self, row, column);

  cell = klade_journal_grid_get_cell (self, row, column);
  if (cell != NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      sentence, -1);
      gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
}

void
klade_journal_grid_hush (KladeJournalGrid *self)
{
  GtkWidget *cell;
  int row = self->bubble_row, column = self->bubble_column;

  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (row < 0)
    return;
  self->bubble_row = -1;
  self->shake_began_us = -1;
  gtk_widget_set_visible (self->bubble, FALSE);
  cell = klade_journal_grid_get_cell (self, row, column);
  if (cell == NULL)
    return;
  gtk_widget_queue_draw (cell);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_INVALID);
}

/* Below the cell, above it where there is no room; never over the cell itself. */
void
klade_journal_grid_allocate_bubble (KladeJournalGrid *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int bubble_width, bubble_height, natural;
  GdkRectangle cell;
  GtkAllocation place;

  if (self->bubble_row < 0 || !gtk_widget_get_visible (self->bubble))
    return;
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_HORIZONTAL, -1, &bubble_width, &natural, NULL,
                      NULL);
  bubble_width = CLAMP (natural, bubble_width, MAX (bubble_width, BUBBLE_WIDTH));
  gtk_widget_measure (self->bubble, GTK_ORIENTATION_VERTICAL, bubble_width, &bubble_height,
                      &natural, NULL, NULL);
  bubble_height = MAX (bubble_height, natural);

  klade_journal_grid_get_cell_bounds (self, self->bubble_row, self->bubble_column, &cell);
  place.width = bubble_width;
  place.height = bubble_height;
  place.x =
      CLAMP (cell.x + cell.width / 2 - bubble_width / 2, 4, MAX (width - bubble_width - 4, 4));
  place.y = cell.y + cell.height + BUBBLE_GAP;
  if (place.y + bubble_height > height)
    place.y = MAX (cell.y - BUBBLE_GAP - bubble_height, 0);
  gtk_widget_size_allocate (self->bubble, &place, -1);
}

void
klade_journal_grid_moment_init (KladeJournalGrid *self)
{
  self->bubble = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap",
                               TRUE, "max-width-chars", 44, "xalign", 0.0f, "visible", FALSE,
                               "can-target", FALSE, NULL);
  gtk_widget_add_css_class (self->bubble, "journalbubble");
  gtk_widget_set_parent (self->bubble, GTK_WIDGET (self));
}

void
klade_journal_grid_moment_stop (KladeJournalGrid *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}
