/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-flow.h"
#include "klade-print-form.h"

G_BEGIN_DECLS

#define KLADE_PRINT_FORM_LEAST_PT 6.0

/* A cell or column, its texts ready to be filled. */
typedef struct
{
  const KladeFormPart *part;
  KladeFormTemplate *text;
} KladePrintFormPart;

typedef struct
{
  const KladeFormElement *element;
  KladeFormTemplate *text;
  KladeFormTemplate *title;
  KladeFormTemplate *heading;
  KladeFormTemplate *left;
  KladeFormTemplate *right;
  KladePrintFormPart *parts;
  guint n_parts;
} KladePrintFormElement;

/* A form being laid out. */
typedef struct
{
  KladeForm *form;
  GArray *elements; /* of KladePrintFormElement */
  KladeFormTemplate *footer;
  KladePrintFlow *flow;
  double width_mm;
  const KladePaperRecord *record; /* the present copy */
} KladePrintFormLayout;

KladePrintStyle klade_print_form_style (KladeFormStyle style);
double klade_print_form_size (const KladePrintFormLayout *layout, const KladeFormElement *element);
gboolean klade_print_form_has (const KladePaperRecord *record, const char *name);
gboolean klade_print_form_is_shown (const KladePrintFormLayout *layout,
                                    const KladeFormElement *element);
void klade_print_form_share_widths (double *widths_mm, gsize n_widths, double room_mm);

void klade_print_form_add_row (const KladePrintFormLayout *layout,
                               const KladePrintFormElement *element);
void klade_print_form_add_table (const KladePrintFormLayout *layout,
                                 const KladePrintFormElement *element);
void klade_print_form_add_matrix (const KladePrintFormLayout *layout,
                                  const KladePrintFormElement *element);
void klade_print_form_add_journal (const KladePrintFormLayout *layout,
                                   const KladePrintFormElement *element);
void klade_print_form_add_week (const KladePrintFormLayout *layout,
                                const KladePrintFormElement *element);
void klade_print_form_add_slips (const KladePrintFormLayout *layout,
                                 const KladePrintFormElement *element);
guint klade_print_form_add_charts (const KladePrintFormLayout *layout, guint first);
guint klade_print_form_add_signatures (const KladePrintFormLayout *layout, guint first);

/* Sums of a table's or a matrix's columns. */
typedef struct
{
  double sum;
  int places; /* digits after the comma */
  int n_filled;
} KladePrintFormSum;

void klade_print_form_sum_add (KladePrintFormSum *self, const char *text);
char *klade_print_form_sum_format (const KladePrintFormSum *self, KladeFormTotal total);

G_END_DECLS
