/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-block.h"

G_BEGIN_DECLS

#define KLADE_PRINT_PT(mm) ((mm) *72.0 / 25.4)
#define KLADE_PRINT_MM(pt) ((pt) *25.4 / 72.0)

/* What a text is set in; @family: %NULL or "" for the computer's own. */
typedef struct
{
  const char *family;
  double size_pt;
  KladePrintStyle style;
} KladePrintFont;

double klade_print_text_measure (const char *text, const KladePrintFont *font, double width_mm);
double klade_print_text_get_width (const char *text, const KladePrintFont *font);
double klade_print_text_get_ascent (const KladePrintFont *font);
void klade_print_text_draw (KladePrintPen *pen,
                            const char *text,
                            const KladePrintFont *font,
                            double padding_mm,
                            double width_mm,
                            double height_mm);

G_END_DECLS
