/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeMarksWindow:
 *
 * The marks of the education documents for the state's register (G5): which columns, in which
 * order, under which headings, kept under a name for the next time; their first rows; the file.
 */
#define KLADE_TYPE_MARKS_WINDOW (klade_marks_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeMarksWindow, klade_marks_window, KLADE, MARKS_WINDOW, AdwWindow)

GtkWidget *klade_marks_window_new (GtkWindow *parent, KladeOffice *office, gint64 school_year_id);

G_END_DECLS
