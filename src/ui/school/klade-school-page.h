/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeSchoolPage:
 *
 * The school itself: what it needs before lessons can be entered, step by step with what is
 * usual proposed, and later the page of its settings.
 */
#define KLADE_TYPE_SCHOOL_PAGE (klade_school_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeSchoolPage, klade_school_page, KLADE, SCHOOL_PAGE, AdwBin)

GtkWidget *klade_school_page_new (KladeOffice *office);

G_END_DECLS
