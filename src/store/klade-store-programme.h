/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* Education programmes, subjects, and what is planned of them (A9). */

extern const KladeTable klade_table_programme;
extern const KladeTable klade_table_subject;
extern const KladeTable klade_table_planned_subject;

enum
{
  KLADE_PROGRAMME_COLUMN_CODE,
  KLADE_PROGRAMME_COLUMN_NAME,
  KLADE_PROGRAMME_COLUMN_IS_HIDDEN,
};

enum
{
  KLADE_SUBJECT_COLUMN_NAME,
  KLADE_SUBJECT_COLUMN_SHORT_NAME,
  KLADE_SUBJECT_COLUMN_AREA,
  KLADE_SUBJECT_COLUMN_POSITION,
  KLADE_SUBJECT_COLUMN_IS_HIDDEN,
};

enum
{
  KLADE_PLANNED_SUBJECT_COLUMN_PROGRAMME_ID,
  KLADE_PLANNED_SUBJECT_COLUMN_SUBJECT_ID,
  KLADE_PLANNED_SUBJECT_COLUMN_GRADE,
  KLADE_PLANNED_SUBJECT_COLUMN_LESSONS_PER_YEAR,
  KLADE_PLANNED_SUBJECT_COLUMN_SCALE,
  KLADE_PLANNED_SUBJECT_COLUMN_IS_HIDDEN,
};

G_END_DECLS
