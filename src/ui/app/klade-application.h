/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeApplication:
 *
 * The program `klade`: its command line and its windows.
 */
#define KLADE_TYPE_APPLICATION (klade_application_get_type ())
G_DECLARE_FINAL_TYPE (KladeApplication, klade_application, KLADE, APPLICATION, AdwApplication)

KladeApplication *klade_application_new (void);

G_END_DECLS
