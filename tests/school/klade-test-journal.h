/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-journal.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* Whole page of a journal, hidden lessons too. */
KladeJournalPage *klade_test_journal_read (KladeSession *session, gint64 journal_id);

/* What the page says, line by line: everything but revisions and who wrote last; no hidden
 * lessons: an added one that was taken back is one. */
char *klade_test_journal_dump (KladeSession *session, gint64 journal_id);

/* The edit that typing @text into a cell of the page makes. */
KladeCellEdit klade_test_journal_edit (const KladeJournalPage *page,
                                       gint64 lesson_id,
                                       gint64 work_id,
                                       gint64 pupil_id,
                                       const char *text);

/* Sends one edit; @result may be NULL. */
KladeOutcome klade_test_journal_send (KladeSession *session,
                                      gint64 journal_id,
                                      KladeCellEdit edit,
                                      KladeUndo **undo,
                                      char **message);

/* Reads the page, types, sends. */
KladeOutcome klade_test_journal_type (KladeSession *session,
                                      gint64 journal_id,
                                      gint64 lesson_id,
                                      gint64 work_id,
                                      gint64 pupil_id,
                                      const char *text);

/* The cell as shown: 8, n/7 ... */
char *klade_test_journal_dup_cell (KladeSession *session,
                                   gint64 journal_id,
                                   gint64 lesson_id,
                                   gint64 work_id,
                                   gint64 pupil_id);

gint64 klade_test_journal_last_audit (KladeTestSchool *school);

G_END_DECLS
