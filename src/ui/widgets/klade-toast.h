/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void klade_toast_show (GtkWidget *widget, const char *sentence);
void klade_toast_show_with_button (GtkWidget *widget,
                                   const char *sentence,
                                   const char *label,
                                   const char *action_name,
                                   GVariant *target);
void klade_toast_show_saved (GtkWidget *widget, GFile *file);
void klade_toast_show_error (GtkWidget *widget, const GError *error);

G_END_DECLS
