/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-cell.h"

G_DEFINE_ABSTRACT_TYPE (KladeJournalCell, klade_journal_cell, GTK_TYPE_WIDGET)

static void
forget_words (KladeJournalCell *self)
{
  while (self->n_words > 0)
    pango_layout_line_unref (self->words[--self->n_words].line);
}

static void
klade_journal_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladeJournalCell *self = KLADE_JOURNAL_CELL (widget);

  forget_words (self);
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
klade_journal_cell_finalize (GObject *object)
{
  forget_words (KLADE_JOURNAL_CELL (object));

  G_OBJECT_CLASS (klade_journal_cell_parent_class)->finalize (object);
}

static void
klade_journal_cell_class_init (KladeJournalCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = klade_journal_cell_finalize;
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

/**
 * klade_journal_cell_write:
 * @x, @y: of the upper left corner, in whole pixels, so that the glyphs stay crisp
 *
 * Says, while the cell is painted, what text it has.  The pane paints the texts of a whole row at
 * once, above everything else in its cells.
 */
void
klade_journal_cell_write (KladeJournalCell *self,
                          const KladeGridText *text,
                          const GdkRGBA *color,
                          int x,
                          int y)
{
  KladeCellWord *word;

  g_return_if_fail (KLADE_IS_JOURNAL_CELL (self));
  g_return_if_fail (self->n_words < KLADE_CELL_WORDS);

  word = &self->words[self->n_words++];
  word->line = pango_layout_line_ref (text->line);
  word->color = *color;
  word->x = x;
  word->baseline = y * PANGO_SCALE + text->baseline;
}

/* Adds the cell's texts to its row's; @x is where the cell begins, in pixels. */
void
klade_journal_cell_gather (KladeJournalCell *self, KladeGridLine *line, int x)
{
  for (int i = 0; i < self->n_words; i++)
    {
      const KladeCellWord *word = &self->words[i];

      klade_grid_line_add (line, word->line, &word->color, (x + word->x) * PANGO_SCALE,
                           word->baseline);
    }
}
