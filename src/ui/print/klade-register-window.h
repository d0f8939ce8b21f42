/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeRegisterWindow:
 *
 * The register of issued education documents (G4): issues them for a whole class, notes
 * duplicates, spoiled blanks and what was handed over.
 */
#define KLADE_TYPE_REGISTER_WINDOW (klade_register_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeRegisterWindow, klade_register_window, KLADE, REGISTER_WINDOW, AdwWindow)

KladeRegisterWindow *klade_register_window_new (GtkWindow *parent, KladeOffice *office);

G_END_DECLS
