/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladePeoplePage:
 *
 * Pupils, guardians, staff, and who was one once; the personal file of the chosen one stands
 * beside the list.
 */
#define KLADE_TYPE_PEOPLE_PAGE (klade_people_page_get_type ())
G_DECLARE_FINAL_TYPE (KladePeoplePage, klade_people_page, KLADE, PEOPLE_PAGE, AdwBin)

GtkWidget *klade_people_page_new (KladeOffice *office);

G_END_DECLS
