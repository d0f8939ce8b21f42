/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-block.h"
#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePrintPaper:
 * @width_mm: of the sheet
 * @height_mm: of the sheet
 * @margin_mm: at every edge
 * @binding_mm: more margin at the edge where the sheets are bound; 0: none
 * @per_sheet: pages on a sheet, with lines to cut between them: 1, 2 or 4; 0 is 1
 * @offset_x_mm: everything is moved to the right by this
 * @offset_y_mm: everything is moved down by this
 */
typedef struct
{
  double width_mm;
  double height_mm;
  double margin_mm;
  double binding_mm;
  int per_sheet;
  double offset_x_mm;
  double offset_y_mm;
} KladePrintPaper;

typedef enum
{
  KLADE_PRINT_NEXT_PAGE,
  KLADE_PRINT_NEXT_LEFT_PAGE,  /* an even one: the left of an open book */
  KLADE_PRINT_NEXT_RIGHT_PAGE, /* an odd one */
} KladePrintBreak;

/**
 * KladePrintFlow:
 *
 * Blocks one below the other, broken into pages between blocks.  The repeated blocks are
 * drawn again at the top of each page that the flow itself begins.
 */
typedef struct _KladePrintFlow KladePrintFlow;

KladePrintFlow *klade_print_flow_new (const KladePrintPaper *paper, const char *title);
void klade_print_flow_free (KladePrintFlow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePrintFlow, klade_print_flow_free)

void klade_print_flow_set_font (KladePrintFlow *self, const char *family);
void klade_print_flow_set_author (KladePrintFlow *self, const char *author);
const char *klade_print_flow_get_font (KladePrintFlow *self);
double klade_print_flow_get_width (KladePrintFlow *self);
double klade_print_flow_get_height (KladePrintFlow *self);
double klade_print_flow_get_room (KladePrintFlow *self);
double klade_print_flow_measure (KladePrintFlow *self, KladePrintBlock *block);
void klade_print_flow_begin_copy (KladePrintFlow *self, const char *name, const char *footer);
void klade_print_flow_add (KladePrintFlow *self, KladePrintBlock *block);
void klade_print_flow_place (KladePrintFlow *self,
                             KladePrintBlock *block,
                             double x_mm,
                             double y_mm,
                             double width_mm);
void klade_print_flow_repeat (KladePrintFlow *self, KladePrintBlock *block);
void klade_print_flow_stop_repeating (KladePrintFlow *self);
void klade_print_flow_break (KladePrintFlow *self, KladePrintBreak where);
KladePrintDocument *klade_print_flow_finish (KladePrintFlow *self, const char *footer);

G_END_DECLS
