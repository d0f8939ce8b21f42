/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"

G_BEGIN_DECLS

/**
 * KladeAbsence:
 *
 * What was registered in the lesson.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_ABSENCE_NONE = 0,
  KLADE_ABSENCE_ABSENT = 1, /* n */
  KLADE_ABSENCE_LATE = 2,   /* k */
} KladeAbsence;

/**
 * KladeExcuse:
 *
 * What a justification made of an absence.  Registering and justifying are two records
 * (rows C1 and C7); the printed code is derived from both.
 */
typedef enum
{
  KLADE_EXCUSE_NONE = 0,
  KLADE_EXCUSE_ILLNESS = 1,   /* ns */
  KLADE_EXCUSE_OTHER = 2,     /* nc */
  KLADE_EXCUSE_UNEXCUSED = 3, /* nn: looked into and not excused */
} KladeExcuse;

/* The content of one journal cell: plain value. */
typedef struct
{
  KladeMark mark;
  guint8 absence; /* KladeAbsence */
  guint8 excuse;  /* KladeExcuse; NONE unless @absence is ABSENT */
} KladeCellValue;

/**
 * KladeAbsenceSum:
 * @n_absent: missed lessons
 * @n_excused: of these excused; the rest is not
 * @n_late: lessons come late to
 *
 * How many lessons a pupil missed, as the journal's pages and every document count them.
 */
typedef struct
{
  int n_absent;
  int n_excused;
  int n_late;
} KladeAbsenceSum;

#define KLADE_CELL_TEXT_SIZE 16

gboolean klade_cell_value_parse (const char *text,
                                 KladeScale scale,
                                 KladeCellValue *value,
                                 GError **error);
gboolean klade_cell_value_accepts_prefix (const char *text, KladeScale scale);
gboolean klade_cell_value_is_complete (const char *text, KladeScale scale);
const char *klade_cell_value_format (KladeCellValue value, char buffer[KLADE_CELL_TEXT_SIZE]);
KladeCellValue klade_cell_value_typed_over (KladeCellValue before, KladeCellValue typed);
gboolean klade_cell_value_equal (KladeCellValue a, KladeCellValue b);
gboolean klade_cell_value_is_empty (KladeCellValue value);
char *klade_cell_value_describe (KladeCellValue value);
void klade_absence_sum_add (KladeAbsenceSum *self, KladeCellValue value);

G_END_DECLS
