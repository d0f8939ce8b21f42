/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The menu at the right of every page's header. */
#define KLADE_TYPE_MAIN_MENU (klade_main_menu_get_type ())
G_DECLARE_FINAL_TYPE (KladeMainMenu, klade_main_menu, KLADE, MAIN_MENU, AdwBin)

G_END_DECLS
