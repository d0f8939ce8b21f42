/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-block.h"

G_BEGIN_DECLS

#define KLADE_PRINT_PT(mm) ((mm) *72.0 / 25.4)
#define KLADE_PRINT_MM(pt) ((pt) *25.4 / 72.0)

double klade_print_text_measure (const char *text,
                                 double font_pt,
                                 KladePrintStyle style,
                                 double width_mm);
void klade_print_text_draw (cairo_t *cr,
                            const char *text,
                            double font_pt,
                            KladePrintStyle style,
                            double padding_mm,
                            double width_mm,
                            double height_mm);

G_END_DECLS
