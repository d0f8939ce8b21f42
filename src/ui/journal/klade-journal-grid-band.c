/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

#define MARGIN 6
#define LOCK_ROOM 13

/* The band of months above the heads: each month's name stays in sight while any of its
 * lessons is. */
#define KLADE_TYPE_JOURNAL_GRID_BAND (klade_journal_grid_band_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalGridBand,
                      klade_journal_grid_band,
                      KLADE,
                      JOURNAL_GRID_BAND,
                      GtkWidget)

struct _KladeJournalGridBand
{
  GtkWidget parent_instance;

  KladeJournalGrid *grid; /* borrowed: the parent */
};

G_DEFINE_FINAL_TYPE (KladeJournalGridBand, klade_journal_grid_band, GTK_TYPE_WIDGET)

/* Februāris, or Feb where there is room for a column only. */
static char *
dup_title (int month, gboolean brief)
{
  const char *name = klade_month_name (month);
  g_autofree char *rest = NULL;
  char first[8];

  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (name)), first)] = '\0';
  rest = g_strdup (g_utf8_next_char (name));
  if (brief && g_utf8_strlen (rest, -1) > 2)
    *g_utf8_offset_to_pointer (rest, 2) = '\0';
  return g_strconcat (first, rest, NULL);
}

static void
paint_title (KladeJournalGrid *grid,
             GtkSnapshot *snapshot,
             const KladeGridMonth *month,
             int x,
             int room,
             int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (grid);
  g_autofree char *title = dup_title (month->month, FALSE);
  const KladeGridText *text;

  if (month->is_closed && room > 2 * LOCK_ROOM + MARGIN)
    {
      klade_grid_paint_lock (snapshot, &palette->dim, x, (height - 9) / 2);
      x += LOCK_ROOM;
      room -= LOCK_ROOM;
    }
  text = klade_journal_grid_style_get_text (grid->style, title, KLADE_TEXT_BOLD | KLADE_TEXT_SMALL,
                                            G_MAXINT16);
  if (text->width > room)
    {
      g_autofree char *brief = dup_title (month->month, TRUE);

      text = klade_journal_grid_style_get_text (grid->style, brief,
                                                KLADE_TEXT_BOLD | KLADE_TEXT_SMALL, G_MAXINT16);
    }
  klade_journal_grid_style_draw (grid->style, snapshot, text, &palette->text, x,
                                 (height - text->height) / 2);
}

/* The months where they stand among all columns; @from to @to can be seen. */
static GskRenderNode *
paint_months (KladeJournalGrid *grid, int from, int to, int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (grid);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  klade_grid_fill (snapshot, &palette->panel, from, 0, to - from, height);
  for (guint i = 0; i < grid->months->len; i++)
    {
      const KladeGridMonth *month = &g_array_index (grid->months, KladeGridMonth, i);
      int x = month->first_column * grid->metrics.column_width;
      int end = x + month->n_columns * grid->metrics.column_width;
      int left = MAX (x, from);

      if (end <= from || x >= to)
        continue;
      if (x >= from && month->first_column > 0)
        klade_grid_fill (snapshot, &palette->strong, x, 0, 1, height);
      gtk_snapshot_push_clip (
          snapshot, &GRAPHENE_RECT_INIT ((float) left, 0, (float) (end - left), (float) height));
      paint_title (grid, snapshot, month, left + MARGIN, end - left - MARGIN, height);
      gtk_snapshot_pop (snapshot);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

/* Moved as one node: were the renderer to compare title with title, it would find dozens of
 * small changed areas, and clip everything else it paints to them. */
static void
klade_journal_grid_band_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladeJournalGrid *grid = KLADE_JOURNAL_GRID_BAND (widget)->grid;
  int scrolled =
      (int) (gtk_adjustment_get_value (grid->adjustments[GTK_ORIENTATION_HORIZONTAL]) + 0.5);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = paint_months (grid, scrolled, scrolled + width, height);

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -scrolled, 0));
  gtk_snapshot_append_node (snapshot, node);
}

static void
klade_journal_grid_band_class_init (KladeJournalGridBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = klade_journal_grid_band_snapshot;
  gtk_widget_class_set_css_name (widget_class, "months");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
klade_journal_grid_band_init (KladeJournalGridBand *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
klade_journal_grid_band_new (KladeJournalGrid *grid)
{
  KladeJournalGridBand *self = g_object_new (KLADE_TYPE_JOURNAL_GRID_BAND, NULL);

  self->grid = grid;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (grid));
  return GTK_WIDGET (self);
}
