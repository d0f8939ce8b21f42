/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_lesson;

enum
{
  KLADE_LESSON_COLUMN_JOURNAL_ID,
  KLADE_LESSON_COLUMN_SPLIT_FROM_ID,
  KLADE_LESSON_COLUMN_HELD_ON,
  KLADE_LESSON_COLUMN_LESSON_NO,
  KLADE_LESSON_COLUMN_KIND,
  KLADE_LESSON_COLUMN_TOPIC,
  KLADE_LESSON_COLUMN_HOMEWORK,
  KLADE_LESSON_COLUMN_HOMEWORK_STATE,
  KLADE_LESSON_COLUMN_NOTES,
  KLADE_LESSON_COLUMN_TEACHER_ID,
  KLADE_LESSON_COLUMN_REASON,
  KLADE_LESSON_COLUMN_IS_HIDDEN,
  KLADE_LESSON_COLUMN_ENTERED_BY,
  KLADE_LESSON_COLUMN_ENTERED_AT,
  KLADE_LESSON_COLUMN_CHANGED_BY,
  KLADE_LESSON_COLUMN_CHANGED_AT,
};

gboolean klade_store_find_lesson_at (KladeDb *db,
                                     gint64 journal_id,
                                     gint32 day,
                                     int lesson_no,
                                     gint64 *lesson_id,
                                     GError **error);
gboolean klade_store_lesson_is_used (KladeDb *db,
                                     const KladeRecord *lesson,
                                     gboolean *is_used,
                                     GError **error);
gboolean klade_store_list_lesson_times (KladeDb *db,
                                        gint64 journal_id,
                                        gint32 first_day,
                                        gint32 last_day,
                                        GArray **times,
                                        GError **error);

G_END_DECLS
