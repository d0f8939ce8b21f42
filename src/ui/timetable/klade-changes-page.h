/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeChangesPage:
 *
 * The place where one sees, enters and prints what is different on a day.
 */
#define KLADE_TYPE_CHANGES_PAGE (klade_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeChangesPage, klade_changes_page, KLADE, CHANGES_PAGE, AdwBin)

GtkWidget *klade_changes_page_new (KladeOffice *office);

G_END_DECLS
