/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladePrintPage:
 *
 * The place where every document comes from: what, for whom, and the real pages at once, with
 * what is missing in them told before anything is printed.
 */
#define KLADE_TYPE_PRINT_PAGE (klade_print_page_get_type ())
G_DECLARE_FINAL_TYPE (KladePrintPage, klade_print_page, KLADE, PRINT_PAGE, AdwBin)

GtkWidget *klade_print_page_new (KladeOffice *office);

G_END_DECLS
