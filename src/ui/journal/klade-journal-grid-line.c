/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-line.h"

typedef struct
{
  PangoFont *font; /* borrowed: from a text that is painted */
  GdkRGBA color;
  PangoGlyphString *glyphs;
  int n_glyphs; /* those used; @glyphs has room for more */
} Run;

struct _KladeGridLine
{
  GArray *runs; /* of Run */
  guint n_runs; /* those used now; the rest keep their memory for the next row */
};

static void
clear_run (gpointer data)
{
  Run *run = data;

  pango_glyph_string_free (run->glyphs);
}

KladeGridLine *
klade_grid_line_new (void)
{
  KladeGridLine *self = g_new0 (KladeGridLine, 1);

  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_set_clear_func (self->runs, clear_run);
  return self;
}

void
klade_grid_line_free (KladeGridLine *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

static Run *
find_run (KladeGridLine *self, PangoFont *font, const GdkRGBA *color)
{
  Run *run;

  for (guint i = 0; i < self->n_runs; i++)
    {
      run = &g_array_index (self->runs, Run, i);
      if (run->font == font && gdk_rgba_equal (&run->color, color))
        return run;
    }

  if (self->n_runs == self->runs->len)
    g_array_append_val (self->runs, ((Run){ .glyphs = pango_glyph_string_new () }));
  run = &g_array_index (self->runs, Run, self->n_runs++);
  run->font = font;
  run->color = *color;
  run->n_glyphs = 0;
  return run;
}

/* Each glyph bears its whole place as an offset and has no width of its own. */
static int
add_glyphs (Run *run, const PangoGlyphString *glyphs, int x, int baseline)
{
  int n_glyphs = run->n_glyphs + glyphs->num_glyphs;

  if (n_glyphs > run->glyphs->num_glyphs)
    pango_glyph_string_set_size (run->glyphs, 2 * n_glyphs);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      PangoGlyphInfo *glyph = &run->glyphs->glyphs[run->n_glyphs++];

      *glyph = glyphs->glyphs[i];
      glyph->geometry.x_offset += x;
      glyph->geometry.y_offset += baseline;
      glyph->geometry.width = 0;
      x += glyphs->glyphs[i].geometry.width;
    }
  return x;
}

/**
 * klade_grid_line_add:
 * @text: stays alive until the line is painted
 * @x: of its left end, in Pango units
 * @baseline: below the line's upper edge, in Pango units
 *
 * Texts are to be added from left to right: renderers take pains over glyphs that may overlap.
 */
void
klade_grid_line_add (KladeGridLine *self,
                     PangoLayoutLine *text,
                     const GdkRGBA *color,
                     int x,
                     int baseline)
{
  for (GSList *l = text->runs; l != NULL; l = l->next)
    {
      const PangoGlyphItem *item = l->data;

      x = add_glyphs (find_run (self, item->item->analysis.font, color), item->glyphs, x, baseline);
    }
}

static void
paint_run (Run *run, GtkSnapshot *snapshot, int y)
{
  const graphene_point_t place = GRAPHENE_POINT_INIT (0, (float) y);
  int room = run->glyphs->num_glyphs;
  GskRenderNode *node;

  run->glyphs->num_glyphs = run->n_glyphs;
  node = gsk_text_node_new (run->font, run->glyphs, &run->color, &place);
  run->glyphs->num_glyphs = room;
  if (node == NULL)
    return; /* nothing but blanks */
  gtk_snapshot_append_node (snapshot, node);
  gsk_render_node_unref (node);
}

/* Paints what was added, and is empty again.  @y: the line's upper edge, in pixels. */
void
klade_grid_line_paint (KladeGridLine *self, GtkSnapshot *snapshot, int y)
{
  for (guint i = 0; i < self->n_runs; i++)
    paint_run (&g_array_index (self->runs, Run, i), snapshot, y);
  self->n_runs = 0;
}
