/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-week-cell.h"

G_BEGIN_DECLS

/**
 * KladeWeekGrid:
 *
 * A week: days beside each other, lessons below each other with their bells.  Arrows go from
 * lesson to lesson; Tab leaves.
 *
 * Signals: "moved" (): the cursor is elsewhere; "activated" (): Enter or a double click on the
 * cursor's cell; "typed" (char *text): letters on an empty place; "dropped" (int entry, int day,
 * int lesson_no): a lesson was dragged there; "picked" (int entry): a lesson is being dragged,
 * -1: not any more.
 */
#define KLADE_TYPE_WEEK_GRID (klade_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (KladeWeekGrid, klade_week_grid, KLADE, WEEK_GRID, AdwBin)

void klade_week_grid_set_week (KladeWeekGrid *self, KladeWeek *week);
KladeWeekCell *klade_week_grid_get_cursor (KladeWeekGrid *self);
void klade_week_grid_set_cursor (KladeWeekGrid *self, int day, int lesson_no);
void klade_week_grid_show_hints (KladeWeekGrid *self, GArray *hints, gint64 slot_id);

G_END_DECLS
