/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/* What a column assesses: its kind, title, scale and weight. */
#define KLADE_TYPE_WORK_POPOVER (klade_work_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeWorkPopover, klade_work_popover, KLADE, WORK_POPOVER, GtkPopover)

KladeWorkPopover *klade_work_popover_new (void);
void klade_work_popover_edit (KladeWorkPopover *self,
                              KladeJournalSheet *sheet,
                              gint64 lesson_id,
                              int page_column);

G_END_DECLS
