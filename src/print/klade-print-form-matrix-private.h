/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-form-private.h"

G_BEGIN_DECLS

/* A column of a subject; its texts are those of all pupils, one after the other. */
typedef struct
{
  const KladeFormPart *part;
  char **texts;
  double natural_mm; /* what its texts need at the form's size */
  double least_mm;   /* what its sum needs: a figure is never wrapped */
  double width_mm;
  gboolean begins_subject;
} KladePrintMatrixColumn;

typedef struct
{
  char *name;
  guint first;
  guint n_columns;
  double width_mm;
} KladePrintMatrixSubject;

typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  GPtrArray *pupils;
  GArray *before;   /* of KladePrintMatrixColumn: number, name */
  GArray *columns;  /* of KladePrintMatrixColumn: of all subjects */
  GArray *after;    /* of KladePrintMatrixColumn: absences, decision */
  GArray *subjects; /* of KladePrintMatrixSubject */
  double form_pt;   /* the form's size, that texts were measured in */
  double font_pt;   /* what they are set in */
  guint *ends;      /* by sheet: the subject behind its last */
  guint n_sheets;
} KladePrintMatrix;

static inline KladePrintMatrixColumn *
klade_print_matrix_column (GArray *columns, guint index)
{
  return &g_array_index (columns, KladePrintMatrixColumn, index);
}

static inline KladePrintMatrixSubject *
klade_print_matrix_subject (const KladePrintMatrix *self, guint index)
{
  return &g_array_index (self->subjects, KladePrintMatrixSubject, index);
}

double klade_print_matrix_measure_sheet (const KladePrintMatrix *self, guint index);
void klade_print_matrix_add_sheet (const KladePrintMatrix *self, guint index);

G_END_DECLS
