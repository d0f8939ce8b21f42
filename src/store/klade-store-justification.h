/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_justification;

enum
{
  KLADE_JUSTIFICATION_COLUMN_PUPIL_ID,
  KLADE_JUSTIFICATION_COLUMN_FIRST_DAY,
  KLADE_JUSTIFICATION_COLUMN_FIRST_LESSON,
  KLADE_JUSTIFICATION_COLUMN_LAST_DAY,
  KLADE_JUSTIFICATION_COLUMN_LAST_LESSON,
  KLADE_JUSTIFICATION_COLUMN_EXCUSE,
  KLADE_JUSTIFICATION_COLUMN_DOCUMENT_KIND,
  KLADE_JUSTIFICATION_COLUMN_DOCUMENT_NO,
  KLADE_JUSTIFICATION_COLUMN_SUBMITTED_ON,
  KLADE_JUSTIFICATION_COLUMN_NOTES,
  KLADE_JUSTIFICATION_COLUMN_IS_HIDDEN,
  KLADE_JUSTIFICATION_COLUMN_ENTERED_BY,
  KLADE_JUSTIFICATION_COLUMN_ENTERED_AT,
};

gboolean klade_justification_is_of_lesson (const KladeRecord *self, gint32 day, int lesson_no);
gboolean klade_justification_covers (const KladeRecord *self, gint32 day, int lesson_no);
gboolean klade_store_list_justifications (KladeDb *db,
                                          gint64 pupil_id,
                                          gint32 day,
                                          GPtrArray **justifications,
                                          GError **error);
gboolean klade_store_list_lesson_justifications (KladeDb *db,
                                                 gint64 lesson_id,
                                                 gint32 day,
                                                 int lesson_no,
                                                 GPtrArray **justifications,
                                                 GError **error);

G_END_DECLS
