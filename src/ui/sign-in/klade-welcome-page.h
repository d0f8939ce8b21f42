/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeWelcomePage:
 *
 * Where a school is chosen, and where it is said why one could not be opened.  Choosing
 * activates win.open-place, win.choose-file or win.open-demo.
 */
#define KLADE_TYPE_WELCOME_PAGE (klade_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeWelcomePage, klade_welcome_page, KLADE, WELCOME_PAGE, AdwBin)

void klade_welcome_page_refresh (KladeWelcomePage *self, GSettings *settings);
void klade_welcome_page_show_error (KladeWelcomePage *self, const char *place, const GError *error);

G_END_DECLS
