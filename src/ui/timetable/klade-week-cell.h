/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-school-timetable.h"

G_BEGIN_DECLS

/**
 * KladeWeekCell:
 *
 * One lesson of a week, or an empty place where one could be.  What a screen reader says of it
 * is one sentence.
 */
#define KLADE_TYPE_WEEK_CELL (klade_week_cell_get_type ())
G_DECLARE_FINAL_TYPE (KladeWeekCell, klade_week_cell, KLADE, WEEK_CELL, AdwBin)

GtkWidget *klade_week_cell_new (KladeWeek *week, int day, int lesson_no, int entry);
const KladeWeekEntry *klade_week_cell_get_entry (KladeWeekCell *self);
int klade_week_cell_get_entry_index (KladeWeekCell *self);
KladeDay klade_week_cell_get_day (KladeWeekCell *self);
int klade_week_cell_get_day_index (KladeWeekCell *self);
int klade_week_cell_get_lesson_no (KladeWeekCell *self);
const char *klade_week_cell_get_sentence (KladeWeekCell *self);
void klade_week_cell_set_hint (KladeWeekCell *self, const char *words);

G_END_DECLS
