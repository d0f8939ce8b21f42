/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-run.h"

static void
run_clear (gpointer data)
{
  KladePrintRun *run = data;

  cairo_scaled_font_destroy (run->font);
  g_free (run->text);
  g_free (run->glyphs);
  g_free (run->clusters);
}

/* Pango draws a letter that no font has as a box with its number; such a run is left to it, and so
 * is one from right to left. */
static gboolean
is_plain (const PangoGlyphItem *item)
{
  const PangoGlyphString *glyphs = item->glyphs;

  if (item->item->analysis.level % 2 != 0 || item->item->analysis.font == NULL)
    return FALSE;
  for (int i = 0; i < glyphs->num_glyphs; i++)
    if (glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY &&
        (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG))
      return FALSE;
  return TRUE;
}

static void
add_glyphs (KladePrintRun *run, const PangoGlyphString *glyphs, double x_pt, double y_pt)
{
  int advance = 0;

  run->glyphs = g_new (cairo_glyph_t, glyphs->num_glyphs);
  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &glyphs->glyphs[i];

      if (info->glyph != PANGO_GLYPH_EMPTY)
        run->glyphs[run->n_glyphs++] =
            (cairo_glyph_t){ info->glyph,
                             x_pt + (double) (advance + info->geometry.x_offset) / PANGO_SCALE,
                             y_pt + (double) info->geometry.y_offset / PANGO_SCALE };
      advance += info->geometry.width;
    }
}

static void
add_clusters (KladePrintRun *run, PangoGlyphItem *item, const char *text)
{
  PangoGlyphItemIter iter;

  run->clusters = g_new (cairo_text_cluster_t, item->glyphs->num_glyphs);
  for (gboolean is_one = pango_glyph_item_iter_init_start (&iter, item, text); is_one;
       is_one = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t *cluster = &run->clusters[run->n_clusters++];

      *cluster = (cairo_text_cluster_t){ iter.end_index - iter.start_index, 0 };
      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        cluster->num_glyphs += item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
    }
}

/**
 * klade_print_run_list_new:
 * @layout: a text
 *
 * Returns: (transfer full) (element-type KladePrintRun): the letters of all its lines; none where
 *   Pango has to draw them itself
 */
GArray *
klade_print_run_list_new (PangoLayout *layout)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (KladePrintRun));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const char *text = pango_layout_get_text (layout);
  gboolean are_plain = TRUE;

  g_array_set_clear_func (runs, run_clear);
  do
    {
      PangoGlyphItem *item = pango_layout_iter_get_run_readonly (iter);
      KladePrintRun run = { .n_glyphs = 0 };
      PangoRectangle place;

      if (item == NULL) /* the end of a line */
        continue;
      if (!is_plain (item))
        {
          are_plain = FALSE;
          break;
        }

      pango_layout_iter_get_run_extents (iter, NULL, &place);
      run.font = cairo_scaled_font_reference (
          pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (item->item->analysis.font)));
      run.text = g_strndup (text + item->item->offset, (gsize) item->item->length);
      run.length = item->item->length;
      add_glyphs (&run, item->glyphs, (double) place.x / PANGO_SCALE,
                  (double) pango_layout_iter_get_run_baseline (iter) / PANGO_SCALE);
      add_clusters (&run, item, text);
      g_array_append_val (runs, run);
    }
  while (pango_layout_iter_next_run (iter));

  pango_layout_iter_free (iter);
  if (!are_plain)
    g_array_set_size (runs, 0);
  return runs;
}
