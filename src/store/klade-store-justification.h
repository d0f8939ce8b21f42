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

/**
 * KladeExcuseSpan:
 * @first_lesson: of @first_day; -1: all of that day
 * @last_lesson: of @last_day; 99: all of that day
 *
 * A justification as it is read for many absences at once.  Of several that cover a lesson the
 * last one read counts: those of a single lesson come after all wider ones.
 */
typedef struct
{
  gint32 first_day;
  gint32 last_day;
  gint16 first_lesson;
  gint16 last_lesson;
  guint8 excuse; /* KladeExcuse */
} KladeExcuseSpan;

/* The columns that klade_excuse_span_read() takes, from a table called j, and their order. */
#define KLADE_EXCUSE_SPAN_COLUMNS                                                                  \
  " j.first_day, COALESCE(j.first_lesson, -1), j.last_day, COALESCE(j.last_lesson, 99), j.excuse," \
  " CASE WHEN j.first_day = j.last_day AND j.first_lesson = j.last_lesson THEN 1 ELSE 0 END"       \
  " FROM justification j"
#define KLADE_EXCUSE_SPAN_ORDER " ORDER BY 7, j.id"

KladeExcuseSpan klade_excuse_span_read (KladeStatement *stmt, int first_column);
gboolean klade_excuse_span_covers (const KladeExcuseSpan *self, gint32 day, int lesson_no);

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
