/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeTimetablePage:
 *
 * The place where the week of a class, a teacher or a room is seen, and by those who may, made.
 */
#define KLADE_TYPE_TIMETABLE_PAGE (klade_timetable_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeTimetablePage, klade_timetable_page, KLADE, TIMETABLE_PAGE, AdwBin)

GtkWidget *klade_timetable_page_new (KladeOffice *office);

G_END_DECLS
