/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeBanner:
 *
 * One sentence across the top of a page, there while it is true: edits that wait for the
 * server, a school that can only be read.
 */
#define KLADE_TYPE_BANNER (klade_banner_get_type ())
G_DECLARE_FINAL_TYPE (KladeBanner, klade_banner, KLADE, BANNER, AdwBin)

void klade_banner_show (KladeBanner *self, const char *sentence);
void klade_banner_set_button (KladeBanner *self, const char *label, const char *action_name);

G_END_DECLS
