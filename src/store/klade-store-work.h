/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_work;

enum
{
  KLADE_WORK_COLUMN_LESSON_ID,
  KLADE_WORK_COLUMN_JOURNAL_ID,
  KLADE_WORK_COLUMN_POSITION,
  KLADE_WORK_COLUMN_KIND,
  KLADE_WORK_COLUMN_SCALE,
  KLADE_WORK_COLUMN_WEIGHT,
  KLADE_WORK_COLUMN_TITLE,
  KLADE_WORK_COLUMN_IS_HIDDEN,
  KLADE_WORK_COLUMN_CHANGED_BY,
  KLADE_WORK_COLUMN_CHANGED_AT,
};

gboolean klade_store_find_first_work (KladeDb *db,
                                      gint64 lesson_id,
                                      KladeRecord **work,
                                      GError **error);
gboolean klade_store_next_work_position (KladeDb *db,
                                         gint64 lesson_id,
                                         gint64 *position,
                                         GError **error);
gboolean klade_store_list_work_values (KladeDb *db,
                                       gint64 work_id,
                                       GPtrArray **values,
                                       GError **error);

G_END_DECLS
