/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of klade-store-paper-facts.h only. */

#include "klade-store-paper-facts.h"

G_BEGIN_DECLS

/* The pupils of a scope: $1 the year, $2 the class or 0, $3 the pupil or 0. */
#define KLADE_PAPER_WITH_CHOSEN                                                                    \
  "WITH chosen AS (SELECT DISTINCT e.pupil_id AS id FROM school_class c"                           \
  " JOIN enrolment e ON e.class_id = c.id"                                                         \
  " WHERE c.school_year_id = $1 AND c.is_hidden = 0 AND e.is_hidden = 0"                           \
  " AND ($2 = 0 OR c.id = $2) AND ($3 = 0 OR e.pupil_id = $3))"

/* The journals these pupils are in, besides. */
#define KLADE_PAPER_WITH_LINKED                                                                    \
  KLADE_PAPER_WITH_CHOSEN                                                                          \
  ", linked AS (SELECT j.id FROM chosen k JOIN enrolment e ON e.pupil_id = k.id"                   \
  " JOIN journal j ON j.class_id = e.class_id"                                                     \
  " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND e.is_hidden = 0"                           \
  " UNION SELECT j.id FROM chosen k JOIN group_member m ON m.pupil_id = k.id"                      \
  " JOIN journal j ON j.group_id = m.group_id"                                                     \
  " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND m.is_hidden = 0)"

/* Fills one row from the row that @stmt stands on. */
typedef void (*KladePaperReadRow) (KladeStatement *stmt, gpointer row, GStringChunk *strings);

void klade_paper_bind_scope (KladeStatement *stmt, KladePaperScope scope);
void klade_paper_bind_days (KladeStatement *stmt, int index, KladeDay first, KladeDay last);
const char *klade_paper_take_text (KladeStatement *stmt, int column, GStringChunk *strings);
GArray *klade_paper_take_rows (KladeStatement *stmt,
                               gsize row_size,
                               KladePaperReadRow read_row,
                               GStringChunk *strings,
                               GError **error);

G_END_DECLS
