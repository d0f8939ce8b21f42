/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeDivisionBoard:
 *
 * How a class is divided for a subject: its groups as columns side by side, and who is in none
 * of them in a column of their own.  Left and Right go to the next column, Shift with them takes
 * the selected pupils along; so does the mouse.
 *
 * Signals: "left" (): back to the list; "group-asked" (gint64 class_id, gint64 subject_id).
 */
#define KLADE_TYPE_DIVISION_BOARD (klade_division_board_get_type ())
G_DECLARE_FINAL_TYPE (KladeDivisionBoard, klade_division_board, KLADE, DIVISION_BOARD, AdwBin)

void klade_division_board_set_office (KladeDivisionBoard *self, KladeOffice *office);
void klade_division_board_show (KladeDivisionBoard *self, gint64 class_id, gint64 subject_id);
void klade_division_board_reload (KladeDivisionBoard *self);

G_END_DECLS
