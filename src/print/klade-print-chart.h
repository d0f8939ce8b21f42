/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-block.h"

G_BEGIN_DECLS

/**
 * KladePrintFill:
 *
 * Greys and hatches that a copier and a black printer keep apart; beside each stands its number,
 * so that nothing is told by them alone.
 */
typedef enum
{
  KLADE_PRINT_FILL_DARK,
  KLADE_PRINT_FILL_LIGHT,
  KLADE_PRINT_FILL_HATCHED,
  KLADE_PRINT_FILL_BLACK,
  KLADE_PRINT_FILL_OPEN,
} KladePrintFill;

#define KLADE_N_PRINT_FILLS 5

/* Where something is drawn, from the upper left corner of its block or cell. */
typedef struct
{
  double x_mm;
  double y_mm;
  double width_mm;
  double height_mm;
} KladePrintBox;

/* ---- a bar in a cell ---- */

KladePrintBox klade_print_bar_get_box (const char *text,
                                       double width_mm,
                                       double height_mm,
                                       guint part);
void klade_print_bar_draw (const KladePrintPen *pen,
                           const char *text,
                           double width_mm,
                           double height_mm);

/* ---- a chart ---- */

/* Columns beside each other on one line, each with its sum above and its label below.  Where a
 * column is of several bars, the legend below is a small table with the number of each. */

KladePrintChart *klade_print_chart_new (const char *title, double font_pt, double height_mm);
void klade_print_chart_free (KladePrintChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePrintChart, klade_print_chart_free)

void klade_print_chart_add_bar (KladePrintChart *self, const char *name, KladePrintFill fill);
void klade_print_chart_add_column (KladePrintChart *self,
                                   const char *label,
                                   const char *const *numbers);
double klade_print_chart_get_height (const KladePrintChart *self);
double klade_print_chart_get_foot (const KladePrintChart *self,
                                   const char *family,
                                   double width_mm);
void klade_print_chart_set_foot (KladePrintChart *self, double foot_mm);
KladePrintBox klade_print_chart_get_box (const KladePrintChart *self,
                                         const char *family,
                                         double width_mm,
                                         guint column,
                                         guint bar);
void klade_print_chart_draw (const KladePrintChart *self, KladePrintPen *pen, double width_mm);
void klade_print_chart_dump (const KladePrintChart *self, GString *out);

G_END_DECLS
