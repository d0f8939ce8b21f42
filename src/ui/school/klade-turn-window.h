/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeTurnWindow:
 *
 * The turn of the year: what would go wrong, what becomes of each pupil, where the back-up
 * goes, and one button.
 */
#define KLADE_TYPE_TURN_WINDOW (klade_turn_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeTurnWindow, klade_turn_window, KLADE, TURN_WINDOW, AdwWindow)

GtkWindow *klade_turn_window_new (GtkWidget *parent, KladeOffice *office);

G_END_DECLS
