/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-journal-sheet.h"

G_BEGIN_DECLS

/**
 * KladeLessonTimePopover:
 *
 * When a lesson is: for a new one what the timetable proposes, the first chosen already, so
 * that Enter takes it; or a day and a number by hand.
 *
 * Signal "chosen" (gint64 lesson_id, int day, int lesson_no): the lesson to move, 0 for a new
 * one.
 */
#define KLADE_TYPE_LESSON_TIME_POPOVER (klade_lesson_time_popover_get_type ())
G_DECLARE_FINAL_TYPE (KladeLessonTimePopover,
                      klade_lesson_time_popover,
                      KLADE,
                      LESSON_TIME_POPOVER,
                      GtkPopover)

KladeLessonTimePopover *klade_lesson_time_popover_new (void);
void klade_lesson_time_popover_ask_new (KladeLessonTimePopover *self,
                                        KladeWorker *worker,
                                        KladeJournalPage *page);
void klade_lesson_time_popover_ask_move (KladeLessonTimePopover *self,
                                         KladeJournalPage *page,
                                         const KladePageLesson *lesson);

G_END_DECLS
