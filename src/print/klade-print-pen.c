/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-pen.h"

#include <math.h>

#define HUNDREDTHS 100
#define SHADE 0.93

void
klade_print_pen_init (KladePrintPen *self, cairo_t *cr, const char *family, gboolean is_tagged)
{
  *self = (KladePrintPen){ .cr = cr, .family = family, .is_tagged = is_tagged };
  self->lines = g_array_new (FALSE, FALSE, sizeof (KladePrintLine));
  self->text = g_string_new (NULL);
  self->glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  self->clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
}

void
klade_print_pen_clear (KladePrintPen *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->glyphs, g_array_unref);
  g_clear_pointer (&self->clusters, g_array_unref);
  g_clear_pointer (&self->font, cairo_scaled_font_destroy);
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

/* What is said between two tags is drawn between them. */
void
klade_print_pen_begin_tag (KladePrintPen *self, const char *tag)
{
  if (!self->is_tagged)
    return;

  klade_print_pen_flush_text (self);
  cairo_tag_begin (self->cr, tag, NULL);
}

void
klade_print_pen_end_tag (KladePrintPen *self, const char *tag)
{
  if (!self->is_tagged)
    return;

  klade_print_pen_flush_text (self);
  cairo_tag_end (self->cr, tag);
}

/**
 * klade_print_pen_shade:
 * @self: a pen
 * @x_pt: from where the pen is
 * @width_pt: of the ground
 * @height_pt: of the ground
 *
 * A light grey ground, below every line and letter.
 */
void
klade_print_pen_shade (KladePrintPen *self, double x_pt, double width_pt, double height_pt)
{
  cairo_set_source_rgb (self->cr, SHADE, SHADE, SHADE);
  cairo_rectangle (self->cr, self->x_pt + x_pt, self->y_pt, width_pt, height_pt);
  cairo_fill (self->cr);
}

/* ---- lines ---- */

static int
hundredths (double pt)
{
  return (int) lround (pt * HUNDREDTHS);
}

/**
 * klade_print_pen_draw_level:
 * @self: a pen
 * @thickness_pt: of the line
 * @x_pt: its left end, from where the pen is
 * @y_pt: its middle, likewise
 * @width_pt: its length
 */
void
klade_print_pen_draw_level (KladePrintPen *self,
                            double thickness_pt,
                            double x_pt,
                            double y_pt,
                            double width_pt)
{
  const KladePrintLine line = { hundredths (thickness_pt), FALSE, hundredths (self->y_pt + y_pt),
                                hundredths (self->x_pt + x_pt),
                                hundredths (self->x_pt + x_pt + width_pt) };

  g_array_append_val (self->lines, line);
}

/**
 * klade_print_pen_draw_upright:
 * @self: a pen
 * @thickness_pt: of the line
 * @x_pt: its middle, from where the pen is
 * @y_pt: its upper end, likewise
 * @height_pt: its length
 */
void
klade_print_pen_draw_upright (KladePrintPen *self,
                              double thickness_pt,
                              double x_pt,
                              double y_pt,
                              double height_pt)
{
  const KladePrintLine line = { hundredths (thickness_pt), TRUE, hundredths (self->x_pt + x_pt),
                                hundredths (self->y_pt + y_pt),
                                hundredths (self->y_pt + y_pt + height_pt) };

  g_array_append_val (self->lines, line);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const KladePrintLine *one = a;
  const KladePrintLine *other = b;

  if (one->width != other->width)
    return one->width - other->width;
  if (one->is_upright != other->is_upright)
    return one->is_upright - other->is_upright;
  if (one->at != other->at)
    return one->at - other->at;
  return one->from - other->from;
}

static gboolean
continues (const KladePrintLine *line, const KladePrintLine *next)
{
  return next->width == line->width && next->is_upright == line->is_upright &&
         next->at == line->at && next->from <= line->to;
}

static void
trace (cairo_t *cr, const KladePrintLine *line)
{
  double at = (double) line->at / HUNDREDTHS;
  double from = (double) line->from / HUNDREDTHS;
  double to = (double) line->to / HUNDREDTHS;

  cairo_move_to (cr, line->is_upright ? at : from, line->is_upright ? from : at);
  cairo_line_to (cr, line->is_upright ? at : to, line->is_upright ? to : at);
}

/* Lines of one thickness are one stroke, and those that meet end to end are one line. */
static void
stroke_lines (KladePrintPen *self)
{
  const KladePrintLine *lines = (const KladePrintLine *) (gpointer) self->lines->data;

  g_array_sort (self->lines, compare_lines);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  for (guint i = 0; i < self->lines->len;)
    {
      int width = lines[i].width;

      while (i < self->lines->len && lines[i].width == width)
        {
          KladePrintLine line = lines[i++];

          for (; i < self->lines->len && continues (&line, &lines[i]); i++)
            line.to = MAX (line.to, lines[i].to);
          trace (self->cr, &line);
        }
      cairo_set_line_width (self->cr, (double) width / HUNDREDTHS);
      cairo_stroke (self->cr);
    }
  g_array_set_size (self->lines, 0);
}

/* ---- letters ---- */

/**
 * klade_print_pen_show:
 * @self: a pen
 * @run: what to show; it is copied
 * @grey: 0 for black to 1 for white
 * @x_pt: where the run's own corner comes, from where the pen is
 * @y_pt: likewise
 */
void
klade_print_pen_show (KladePrintPen *self,
                      const KladePrintRun *run,
                      double grey,
                      double x_pt,
                      double y_pt)
{
  guint first = self->glyphs->len;

  if (self->font != run->font || self->grey > grey || self->grey < grey)
    {
      klade_print_pen_flush_text (self);
      first = 0;
      g_clear_pointer (&self->font, cairo_scaled_font_destroy);
      self->font = cairo_scaled_font_reference (run->font);
      self->grey = grey;
    }

  g_string_append_len (self->text, run->text, run->length);
  g_array_append_vals (self->clusters, run->clusters, (guint) run->n_clusters);
  g_array_append_vals (self->glyphs, run->glyphs, (guint) run->n_glyphs);
  for (guint i = first; i < self->glyphs->len; i++)
    {
      cairo_glyph_t *glyph = &g_array_index (self->glyphs, cairo_glyph_t, i);

      glyph->x += self->x_pt + x_pt;
      glyph->y += self->y_pt + y_pt;
    }
}

/* Draws what was shown so far. */
void
klade_print_pen_flush_text (KladePrintPen *self)
{
  if (self->glyphs->len == 0)
    return;

  cairo_set_source_rgb (self->cr, self->grey, self->grey, self->grey);
  cairo_set_scaled_font (self->cr, self->font);
  cairo_show_text_glyphs (
      self->cr, self->text->str, (int) self->text->len,
      (const cairo_glyph_t *) (gpointer) self->glyphs->data, (int) self->glyphs->len,
      (const cairo_text_cluster_t *) (gpointer) self->clusters->data, (int) self->clusters->len, 0);
  g_string_truncate (self->text, 0);
  g_array_set_size (self->glyphs, 0);
  g_array_set_size (self->clusters, 0);
}

/* Draws what is still in the pen. */
void
klade_print_pen_finish_sheet (KladePrintPen *self)
{
  klade_print_pen_flush_text (self);
  stroke_lines (self);
}
