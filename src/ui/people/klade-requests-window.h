/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeRequestsWindow:
 *
 * What staff propose and which data they ask for, and the answers (A14).  Whoever answers sees
 * all, the others their own.
 */
#define KLADE_TYPE_REQUESTS_WINDOW (klade_requests_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeRequestsWindow, klade_requests_window, KLADE, REQUESTS_WINDOW, AdwWindow)

KladeRequestsWindow *klade_requests_window_new (GtkWindow *parent, KladeOffice *office);

G_END_DECLS
