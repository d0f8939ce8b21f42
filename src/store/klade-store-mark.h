/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_mark;

enum
{
  KLADE_MARK_COLUMN_WORK_ID,
  KLADE_MARK_COLUMN_LESSON_ID,
  KLADE_MARK_COLUMN_JOURNAL_ID,
  KLADE_MARK_COLUMN_CLASS_ID,
  KLADE_MARK_COLUMN_PUPIL_ID,
  KLADE_MARK_COLUMN_VALUE,
  KLADE_MARK_COLUMN_ENTERED_BY,
  KLADE_MARK_COLUMN_ENTERED_AT,
  KLADE_MARK_COLUMN_CHANGED_BY,
  KLADE_MARK_COLUMN_CHANGED_AT,
};

KladeMark klade_mark_from_stored (const char *text);
gboolean klade_store_find_mark (KladeDb *db,
                                gint64 work_id,
                                gint64 pupil_id,
                                KladeRecord **mark,
                                GError **error);

G_END_DECLS
