/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-cell.h"

G_DEFINE_ABSTRACT_TYPE (KladeJournalCell, klade_journal_cell, GTK_TYPE_WIDGET)

static void
klade_journal_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladeJournalCell *self = KLADE_JOURNAL_CELL (widget);

  if (self->row >= 0)
    KLADE_JOURNAL_CELL_GET_CLASS (self)->paint (self, snapshot, gtk_widget_get_width (widget),
                                                gtk_widget_get_height (widget));
}

/* Never chains up: a style never alters a cell's size, so that cells which stay where they are
 * need not be allocated again.  The grid itself answers a change of theme or font. */
static void
klade_journal_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  gtk_widget_queue_draw (widget);
}

static void
klade_journal_cell_class_init (KladeJournalCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = klade_journal_cell_snapshot;
  widget_class->css_changed = klade_journal_cell_css_changed;
  gtk_widget_class_set_css_name (widget_class, "cell");
}

static void
klade_journal_cell_init (KladeJournalCell *self)
{
  self->row = -1;
  self->column = -1;
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
}

/* A cell that is already there costs nothing. */
void
klade_journal_cell_bind (KladeJournalCell *self, int row, int column)
{
  g_return_if_fail (KLADE_IS_JOURNAL_CELL (self));

  if (self->row == row && self->column == column)
    return;
  if (self->row < 0)
    gtk_widget_set_child_visible (GTK_WIDGET (self), TRUE);
  self->row = row;
  self->column = column;
  self->is_named = FALSE;
  self->is_placed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
klade_journal_cell_unbind (KladeJournalCell *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_CELL (self));

  if (self->row < 0)
    return;
  self->row = -1;
  self->column = -1;
  self->is_named = FALSE;
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE);
}

static void
name_bound (KladeJournalCell *self)
{
  g_autofree char *name = KLADE_JOURNAL_CELL_GET_CLASS (self)->dup_name (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->is_hidden)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN);
  self->is_hidden = FALSE;
}

/* A spare cell stays in the tree: it must be hidden from a screen reader by itself. */
static void
hide_spare (KladeJournalCell *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  if (!self->is_hidden)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->is_hidden = TRUE;
}

/* Tells a screen reader what the cell stands for now.  %TRUE if there was something to tell. */
gboolean
klade_journal_cell_name (KladeJournalCell *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_CELL (self), FALSE);

  if (self->is_named)
    return FALSE;
  self->is_named = TRUE;
  if (self->row >= 0)
    name_bound (self);
  else
    hide_spare (self);
  return TRUE;
}
