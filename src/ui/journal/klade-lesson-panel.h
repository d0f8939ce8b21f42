/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/**
 * KladeLessonPanel:
 *
 * The lesson beside the journal: topic, homework, notes, works, kind.  Saves what was written
 * when it is left or after a short pause.
 */
#define KLADE_TYPE_LESSON_PANEL (klade_lesson_panel_get_type ())
G_DECLARE_FINAL_TYPE (KladeLessonPanel, klade_lesson_panel, KLADE, LESSON_PANEL, AdwBin)

void klade_lesson_panel_set_sheet (KladeLessonPanel *self, KladeJournalSheet *sheet);
void klade_lesson_panel_show_lesson (KladeLessonPanel *self, gint64 lesson_id);
gint64 klade_lesson_panel_get_lesson (KladeLessonPanel *self);
void klade_lesson_panel_flush (KladeLessonPanel *self);
void klade_lesson_panel_focus_topic (KladeLessonPanel *self);
void klade_lesson_panel_toggle_nothing_set (KladeLessonPanel *self);
GtkWidget *klade_lesson_panel_get_menu_button (KladeLessonPanel *self);
guint klade_lesson_panel_get_n_unsaved (KladeLessonPanel *self);

G_END_DECLS
