/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/* Who entered what when, newest first: of a cell or of a lesson. */
#define KLADE_TYPE_HISTORY_POPOVER (klade_history_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeHistoryPopover,
                      klade_history_popover,
                      KLADE,
                      HISTORY_POPOVER,
                      GtkPopover)

KladeHistoryPopover *klade_history_popover_new (void);
void klade_history_popover_show_cell (KladeHistoryPopover *self,
                                      KladeWorker *worker,
                                      KladeJournalSheet *sheet,
                                      int row,
                                      int column);
void klade_history_popover_show_lesson (KladeHistoryPopover *self,
                                        KladeWorker *worker,
                                        KladeJournalSheet *sheet,
                                        gint64 lesson_id);

G_END_DECLS
