/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeTimetableImportWindow:
 *
 * Shows what a timetable program's file will change, lets names be matched, and does it.
 */
#define KLADE_TYPE_TIMETABLE_IMPORT_WINDOW (klade_timetable_import_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeTimetableImportWindow,
                      klade_timetable_import_window,
                      KLADE,
                      TIMETABLE_IMPORT_WINDOW,
                      AdwWindow)

void klade_timetable_import_window_show (GtkWindow *parent, KladeOffice *office, GFile *file);

G_END_DECLS
