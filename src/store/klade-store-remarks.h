/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* The class teacher's remarks on report cards and interim reports (G2). */

extern const KladeTable klade_table_remark;

enum
{
  KLADE_REMARK_COLUMN_PUPIL_ID,
  KLADE_REMARK_COLUMN_CLASS_ID,
  KLADE_REMARK_COLUMN_TERM,
  KLADE_REMARK_COLUMN_TEXT,
  KLADE_REMARK_COLUMN_IS_HIDDEN,
  KLADE_REMARK_COLUMN_CHANGED_BY,
  KLADE_REMARK_COLUMN_CHANGED_AT,
};

typedef struct
{
  gint64 id;
  gint64 pupil_id;
  gint64 class_id;
  gint32 revision;
  gboolean is_hidden;
  char *text;
} KladeStoredRemark;

GArray *klade_store_list_remarks (KladeDb *db,
                                  gint64 school_year_id,
                                  gint64 class_id_or_0,
                                  int term,
                                  GError **error);
gboolean klade_store_was_in_class (KladeDb *db,
                                   gint64 pupil_id,
                                   gint64 class_id,
                                   gboolean *was,
                                   GError **error);

G_END_DECLS
