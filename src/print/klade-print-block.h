/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "klade-print-pen.h"

G_BEGIN_DECLS

/**
 * KladePrintStyle:
 *
 * How a text or a cell looks on paper.  The default is plain, at the left, in the middle of
 * its height.
 */
typedef enum
{
  KLADE_PRINT_PLAIN = 0,
  KLADE_PRINT_BOLD = 1 << 0,
  KLADE_PRINT_ITALIC = 1 << 1,
  KLADE_PRINT_CENTER = 1 << 2,
  KLADE_PRINT_RIGHT = 1 << 3,
  KLADE_PRINT_TOP = 1 << 4,     /* text begins at the cell's top */
  KLADE_PRINT_RULED = 1 << 5,   /* a frame of hair lines */
  KLADE_PRINT_SHADED = 1 << 6,  /* a light grey ground */
  KLADE_PRINT_ROTATED = 1 << 7, /* reads upwards; wraps at the cell's height */
  KLADE_PRINT_DIM = 1 << 8,
  KLADE_PRINT_THICK_LEFT = 1 << 9,  /* a heavier line at the left: where a month begins */
  KLADE_PRINT_BOTTOM = 1 << 10,     /* text stands at the cell's bottom */
  KLADE_PRINT_LINE_BELOW = 1 << 11, /* a line to write or sign on */
  KLADE_PRINT_HEADED = 1 << 12,     /* bold: the first line, and each after an empty one */
  KLADE_PRINT_BAR = 1 << 13,        /* numbers, 12;5;0;2/28, drawn as a stacked bar */
  KLADE_PRINT_OPEN_ABOVE = 1 << 14, /* ruled, but one with the cell above */
  KLADE_PRINT_OPEN_BELOW = 1 << 15, /* ruled, but one with the cell below */
} KladePrintStyle;

/* One cell of a row; the text wraps within the width and is never cut. */
typedef struct
{
  const char *text;
  double width_mm;
  KladePrintStyle style;
} KladePrintCell;

/**
 * KladePrintBlock:
 *
 * The smallest thing on paper: it never splits between pages.  Immutable, reference counted.
 */
typedef struct _KladePrintBlock KladePrintBlock;
typedef struct _KladePrintChart KladePrintChart; /* klade-print-chart.h */

/* A block at its place, in millimetres; @height_mm as it was measured. */
typedef struct
{
  KladePrintBlock *block;
  double x_mm;
  double y_mm;
  double width_mm;
  double height_mm;
} KladePrintItem;

KladePrintBlock *klade_print_block_new_text (const char *text,
                                             double font_pt,
                                             KladePrintStyle style,
                                             double space_after_mm);
KladePrintBlock *klade_print_block_new_space (double height_mm);
KladePrintBlock *klade_print_block_new_rule (double space_after_mm);
KladePrintBlock *klade_print_block_new_cut (double space_after_mm);
KladePrintBlock *klade_print_block_new_circle (const char *text, double font_pt, double width_mm);
KladePrintBlock *klade_print_block_new_row (double font_pt,
                                            double least_height_mm,
                                            const KladePrintCell *cells,
                                            gsize n_cells);
KladePrintBlock *klade_print_block_new_chart (KladePrintChart *chart);
KladePrintBlock *klade_print_block_new_group (double height_mm, GArray *items);
KladePrintBlock *klade_print_block_ref (KladePrintBlock *self);
void klade_print_block_unref (KladePrintBlock *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePrintBlock, klade_print_block_unref)
void klade_print_item_clear (gpointer item);
void klade_print_item_draw (const KladePrintItem *item, KladePrintPen *pen);

double klade_print_block_get_padding (double font_pt);
gboolean klade_print_block_is_row (KladePrintBlock *self);
double klade_print_block_measure (KladePrintBlock *self, const char *family, double width_mm);
void klade_print_block_draw (KladePrintBlock *self,
                             KladePrintPen *pen,
                             double width_mm,
                             double height_mm);
void klade_print_block_dump (KladePrintBlock *self, GString *out);

G_END_DECLS
