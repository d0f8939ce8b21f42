/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"
#include "klade-work.h"

G_BEGIN_DECLS

/**
 * KladeRemarksWindow:
 *
 * The class teacher's remarks on the report cards of a class: a line for each pupil, saved as
 * left, Enter goes to the next.
 */
#define KLADE_TYPE_REMARKS_WINDOW (klade_remarks_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeRemarksWindow, klade_remarks_window, KLADE, REMARKS_WINDOW, AdwWindow)

GtkWidget *klade_remarks_window_new (GtkWindow *parent,
                                     KladeOffice *office,
                                     gint64 class_id,
                                     KladeDay day,
                                     KladeTermKind term);

G_END_DECLS
