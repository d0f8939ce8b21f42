/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Letters of one font, from their own corner; shaped once, drawn in many places. */
typedef struct
{
  cairo_scaled_font_t *font;
  char *text; /* what the letters stand for, so that it can be searched */
  int length; /* bytes of it */
  cairo_glyph_t *glyphs;
  int n_glyphs;
  cairo_text_cluster_t *clusters;
  int n_clusters;
} KladePrintRun;

GArray *klade_print_run_list_new (PangoLayout *layout);

G_END_DECLS
