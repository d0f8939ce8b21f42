/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"
#include "klade-paper.h"

G_BEGIN_DECLS

/**
 * KladeFormWindow:
 *
 * Changes how documents of a kind look, with a page of the real document shown meanwhile: paper,
 * type, texts, columns; or the description itself.  Saved for the whole school, and undone like
 * anything else.
 */
#define KLADE_TYPE_FORM_WINDOW (klade_form_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeFormWindow, klade_form_window, KLADE, FORM_WINDOW, AdwWindow)

void klade_form_window_present (GtkWidget *parent, KladeOffice *office, KladePaper *paper);

G_END_DECLS
