/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void klade_first_frame_tell (GtkWidget *widget, const char *what);

G_END_DECLS
