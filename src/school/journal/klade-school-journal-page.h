/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-journal.h"
#include "klade-session-private.h"

G_BEGIN_DECLS

/* For verbs that need the page they write to: inside their own transaction. */
KladeJournalPage *klade_journal_page_read (KladeSession *session,
                                           gint64 journal_id,
                                           const KladePageWindow *window,
                                           GError **error);

G_END_DECLS
