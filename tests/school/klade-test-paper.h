/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-paper.h"
#include "klade-test-school.h"
#include "klade-work.h"

G_BEGIN_DECLS

/* What is asked for; 0 for what is not chosen. */
typedef struct
{
  KladePaperKind kind;
  gint64 class_id;
  gint64 pupil_id;
  int term;
  const char *first_day;
  const char *last_day;
} KladeTestPaper;

KladePaper *klade_test_paper_try (KladeSession *session, KladeTestPaper wish, GError **error);
KladePaper *klade_test_paper_read (KladeSession *session, KladeTestPaper wish);

/* The copy of a pupil or, with 0, of the first; NULL if there is none. */
const KladePaperRecord *klade_test_paper_find (const KladePaper *paper, gint64 pupil_id);

/* The row of a list in which @field reads @value; NULL if there is none. */
const KladePaperRecord *klade_test_paper_row (const KladePaperRecord *record,
                                              const char *list,
                                              const char *field,
                                              const char *value);
guint klade_test_paper_n_rows (const KladePaperRecord *record, const char *list);

/* Whether a problem with @words in it is told of a copy; -1: of the whole. */
gboolean klade_test_paper_tells (const KladePaper *paper, int copy, const char *words);

/* A mark of a term, straight into the table. */
void klade_test_paper_mark (KladeTestSchool *school,
                            gint64 journal_id,
                            gint64 pupil_id,
                            int term,
                            const char *mark);

/* SQL with numbers in it. */
void klade_test_paper_sql (KladeTestSchool *school, const char *format, ...) G_GNUC_PRINTF (2, 3);
gint64 klade_test_paper_new_row (KladeTestSchool *school, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
