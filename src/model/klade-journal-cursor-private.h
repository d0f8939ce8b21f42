/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-cursor.h"

G_BEGIN_DECLS

/* Brings the cursor to the nearest cell there is; MOVED or STAYED. */
KladeCursorAction klade_journal_cursor_go (KladeJournalCursor *self,
                                           const KladeCursorSheet *sheet,
                                           int row,
                                           int column,
                                           gboolean extend);
/* Takes an arrow, Home, End, a Page key, Enter, Tab or Ctrl+A while nothing is edited. */
KladeCursorAction klade_journal_cursor_move (KladeJournalCursor *self,
                                             const KladeCursorSheet *sheet,
                                             KladeKey key,
                                             KladeKeyModifiers modifiers);

G_END_DECLS
