/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/* Parents' applications for access on paper (A7): to be filled in by hand, or as far as the
 * school knows it. */
void klade_application_form_show_empty (GtkWidget *widget, KladeOffice *office);
void klade_application_form_show_pupil (GtkWidget *widget, KladeOffice *office, gint64 pupil_id);

G_END_DECLS
