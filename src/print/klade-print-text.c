/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-text.h"

#include <pango/pangocairo.h>

/* One layout a thread: thousands of cells share it, which is what makes a year's journal
 * cheap.  Metrics are not hinted, so that paper looks the same at every resolution. */
static GPrivate thread_layout = G_PRIVATE_INIT (g_object_unref);

static PangoLayout *
get_layout (void)
{
  PangoLayout *layout = g_private_get (&thread_layout);

  if (layout == NULL)
    {
      PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      cairo_font_options_t *options = cairo_font_options_create ();

      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      pango_cairo_context_set_font_options (context, options);
      cairo_font_options_destroy (options);
      pango_cairo_context_set_resolution (context, 72);
      pango_context_set_language (context, pango_language_from_string ("lv"));

      layout = pango_layout_new (context);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      g_object_unref (context);
      g_private_set (&thread_layout, layout);
    }

  return layout;
}

static PangoLayout *
prepare (const char *text, double font_pt, KladePrintStyle style, double width_pt)
{
  PangoLayout *layout = get_layout ();
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Sans");
  pango_font_description_set_absolute_size (font, font_pt * PANGO_SCALE);
  if (style & KLADE_PRINT_BOLD)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style & KLADE_PRINT_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_alignment (layout, style & KLADE_PRINT_CENTER  ? PANGO_ALIGN_CENTER
                                      : style & KLADE_PRINT_RIGHT ? PANGO_ALIGN_RIGHT
                                                                  : PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, width_pt > 0 ? (int) (width_pt * PANGO_SCALE) : -1);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width_pt, double *height_pt)
{
  int width;
  int height;

  pango_layout_get_size (layout, &width, &height);
  *width_pt = (double) width / PANGO_SCALE;
  *height_pt = (double) height / PANGO_SCALE;
}

/**
 * klade_print_text_measure:
 * @text: UTF-8
 * @font_pt: size in points
 * @style: how it looks
 * @width_mm: where it wraps; a rotated text does not
 *
 * Returns: the height that the text needs, in millimetres
 */
double
klade_print_text_measure (const char *text, double font_pt, KladePrintStyle style, double width_mm)
{
  double width_pt;
  double height_pt;

  get_size (
      prepare (text, font_pt, style, style & KLADE_PRINT_ROTATED ? -1 : KLADE_PRINT_PT (width_mm)),
      &width_pt, &height_pt);
  return KLADE_PRINT_MM (style & KLADE_PRINT_ROTATED ? width_pt : height_pt);
}

/**
 * klade_print_text_draw:
 * @cr: in points, its origin at the cell's upper left corner
 * @text: UTF-8
 * @font_pt: size in points
 * @style: how it looks
 * @padding_mm: kept free at the left and right
 * @width_mm: the cell's width
 * @height_mm: the cell's height
 */
void
klade_print_text_draw (cairo_t *cr,
                       const char *text,
                       double font_pt,
                       KladePrintStyle style,
                       double padding_mm,
                       double width_mm,
                       double height_mm)
{
  double room_pt = KLADE_PRINT_PT (width_mm - 2 * padding_mm);
  gboolean rotated = (style & KLADE_PRINT_ROTATED) != 0;
  PangoLayout *layout = prepare (text, font_pt, style, rotated ? -1 : room_pt);
  double width_pt;
  double height_pt;
  double grey = style & KLADE_PRINT_DIM ? 0.4 : 0;

  get_size (layout, &width_pt, &height_pt);
  cairo_save (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);

  if (rotated)
    {
      cairo_translate (cr, (KLADE_PRINT_PT (width_mm) - height_pt) / 2,
                       KLADE_PRINT_PT (height_mm - padding_mm));
      cairo_rotate (cr, -G_PI / 2);
    }
  else
    cairo_translate (cr, KLADE_PRINT_PT (padding_mm),
                     style & KLADE_PRINT_TOP ? KLADE_PRINT_PT (padding_mm) / 2
                                             : (KLADE_PRINT_PT (height_mm) - height_pt) / 2);

  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}
