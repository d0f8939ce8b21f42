/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-session-private.h"
#include "klade-store-journal.h"
#include "klade-store-record.h"
#include "klade-work.h"

G_BEGIN_DECLS

/**
 * KladeJournalGuard:
 * @head: what the journal is
 *
 * What one verb must know about a journal before it writes: who may do what, which terms are
 * closed, who is in the class on a day.  Asks the store once for each; lives as long as the
 * verb's transaction.
 */
typedef struct
{
  KladeSession *session;
  KladeDb *db;
  KladeJournalHead *head;
  GHashTable *refusals; /* from action, pupil and day to a sentence, "" for allowed */
  GArray *stays;        /* (nullable): KladeStay */
  char *closed[KLADE_N_TERM_KINDS + 1];
  GArray *days_off; /* (nullable): KladeDayOff */
} KladeJournalGuard;

KladeJournalGuard *klade_journal_guard_new (KladeSession *session,
                                            gint64 journal_id,
                                            GError **error);
void klade_journal_guard_free (KladeJournalGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalGuard, klade_journal_guard_free)

KladeTarget klade_journal_guard_target (KladeJournalGuard *self,
                                        KladeAction action,
                                        gint64 pupil_id,
                                        KladeDay day);
gboolean klade_journal_guard_refusal (KladeJournalGuard *self,
                                      KladeAction action,
                                      gint64 pupil_id,
                                      KladeDay day,
                                      const char **refusal,
                                      GError **error);
gboolean klade_journal_guard_closed (KladeJournalGuard *self,
                                     KladeTermKind term,
                                     const char **refusal,
                                     GError **error);
gboolean klade_journal_guard_find_stay (KladeJournalGuard *self,
                                        gint64 pupil_id,
                                        KladeDay day,
                                        const KladeStay **stay,
                                        const KladeStay **any,
                                        GError **error);
gboolean klade_journal_guard_lesson_day (KladeJournalGuard *self, KladeDay day, GError **error);
KladeTermKind klade_journal_head_get_semester (const KladeJournalHead *head, KladeDay day);

gboolean klade_journal_guard_term (KladeSession *session,
                                   gint64 journal_id,
                                   int term,
                                   GError **error);
gboolean klade_journal_guard_record (KladeSession *session,
                                     const KladeRecord *after,
                                     gboolean is_new,
                                     gboolean is_alone,
                                     gboolean *stays,
                                     GError **error);
gboolean klade_journal_guard_free_slot (KladeDb *db,
                                        gint64 journal_id,
                                        gint64 lesson_id,
                                        KladeDay day,
                                        int lesson_no,
                                        GError **error);
void klade_journal_note_own_change (KladeSession *session);
gboolean klade_journal_take_own_change (KladeSession *session);

G_END_DECLS
