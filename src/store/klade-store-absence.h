/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_absence;

enum
{
  KLADE_ABSENCE_COLUMN_LESSON_ID,
  KLADE_ABSENCE_COLUMN_JOURNAL_ID,
  KLADE_ABSENCE_COLUMN_CLASS_ID,
  KLADE_ABSENCE_COLUMN_PUPIL_ID,
  KLADE_ABSENCE_COLUMN_CODE,
  KLADE_ABSENCE_COLUMN_ENTERED_BY,
  KLADE_ABSENCE_COLUMN_ENTERED_AT,
  KLADE_ABSENCE_COLUMN_CHANGED_BY,
  KLADE_ABSENCE_COLUMN_CHANGED_AT,
};

gboolean klade_store_find_absence (KladeDb *db,
                                   gint64 lesson_id,
                                   gint64 pupil_id,
                                   KladeRecord **absence,
                                   GError **error);

G_END_DECLS
