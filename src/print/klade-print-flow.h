/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-block.h"
#include "klade-print-document.h"

G_BEGIN_DECLS

/* Paper and its margins, in millimetres. */
typedef struct
{
  double width_mm;
  double height_mm;
  double margin_mm;
  double binding_mm; /* more margin at the edge where the sheets are bound; 0: none */
} KladePrintPaper;

extern const KladePrintPaper klade_print_a4_portrait;
extern const KladePrintPaper klade_print_a4_landscape;

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

double klade_print_flow_get_width (KladePrintFlow *self);
double klade_print_flow_get_room (KladePrintFlow *self);
void klade_print_flow_add (KladePrintFlow *self, KladePrintBlock *block);
void klade_print_flow_repeat (KladePrintFlow *self, KladePrintBlock *block);
void klade_print_flow_stop_repeating (KladePrintFlow *self);
void klade_print_flow_break (KladePrintFlow *self, KladePrintBreak where);
KladePrintDocument *klade_print_flow_finish (KladePrintFlow *self, const char *footer);

G_END_DECLS
