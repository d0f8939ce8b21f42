/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "klade-print-run.h"

G_BEGIN_DECLS

/* A straight line, upright or level, in hundredths of a point. */
typedef struct
{
  int width;
  gboolean is_upright;
  int at;   /* x if upright, otherwise y */
  int from; /* along it */
  int to;
} KladePrintLine;

/**
 * KladePrintPen:
 * @cr: in points, its origin at the sheet's corner
 * @family: the document's font; %NULL or "" for the computer's own
 * @is_tagged: what is a table, a row, a paragraph is told to readers of the file
 * @x_pt: where the block that is drawn has its upper left corner
 * @y_pt: likewise
 *
 * What blocks are drawn with.  Cairo's cost is by the call, so letters that follow each other in
 * one font go to it together, and so do a sheet's lines: neighbours' frames are one long line.
 */
typedef struct
{
  cairo_t *cr;
  const char *family;
  gboolean is_tagged;
  double x_pt;
  double y_pt;
  /*< private >*/
  GArray *lines; /* of KladePrintLine: the sheet's */
  cairo_scaled_font_t *font;
  double grey;
  GString *text;
  GArray *glyphs;
  GArray *clusters;
} KladePrintPen;

void klade_print_pen_init (KladePrintPen *self,
                           cairo_t *cr,
                           const char *family,
                           gboolean is_tagged);
void klade_print_pen_clear (KladePrintPen *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladePrintPen, klade_print_pen_clear)

void klade_print_pen_begin_tag (KladePrintPen *self, const char *tag);
void klade_print_pen_end_tag (KladePrintPen *self, const char *tag);
void klade_print_pen_shade (KladePrintPen *self, double x_pt, double width_pt, double height_pt);
void klade_print_pen_draw_level (KladePrintPen *self,
                                 double thickness_pt,
                                 double x_pt,
                                 double y_pt,
                                 double width_pt);
void klade_print_pen_draw_upright (KladePrintPen *self,
                                   double thickness_pt,
                                   double x_pt,
                                   double y_pt,
                                   double height_pt);
void klade_print_pen_show (KladePrintPen *self,
                           const KladePrintRun *run,
                           double grey,
                           double x_pt,
                           double y_pt);
void klade_print_pen_flush_text (KladePrintPen *self);
void klade_print_pen_finish_sheet (KladePrintPen *self);

G_END_DECLS
