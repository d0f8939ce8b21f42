/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

extern const KladeTable klade_table_term_mark;
extern const KladeTable klade_table_term_close;

enum
{
  KLADE_TERM_MARK_COLUMN_JOURNAL_ID,
  KLADE_TERM_MARK_COLUMN_CLASS_ID,
  KLADE_TERM_MARK_COLUMN_PUPIL_ID,
  KLADE_TERM_MARK_COLUMN_TERM,
  KLADE_TERM_MARK_COLUMN_VALUE,
  KLADE_TERM_MARK_COLUMN_ENTERED_BY,
  KLADE_TERM_MARK_COLUMN_ENTERED_AT,
  KLADE_TERM_MARK_COLUMN_CHANGED_BY,
  KLADE_TERM_MARK_COLUMN_CHANGED_AT,
};

enum
{
  KLADE_TERM_CLOSE_COLUMN_JOURNAL_ID,
  KLADE_TERM_CLOSE_COLUMN_TERM,
  KLADE_TERM_CLOSE_COLUMN_IS_CLOSED,
  KLADE_TERM_CLOSE_COLUMN_CHANGED_BY,
  KLADE_TERM_CLOSE_COLUMN_CHANGED_AT,
};

gboolean klade_store_find_term_mark (KladeDb *db,
                                     gint64 journal_id,
                                     gint64 pupil_id,
                                     int term,
                                     KladeRecord **mark,
                                     GError **error);
gboolean klade_store_find_term_close (KladeDb *db,
                                      gint64 journal_id,
                                      int term,
                                      KladeRecord **close,
                                      GError **error);

G_END_DECLS
