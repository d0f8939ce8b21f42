/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void klade_list_stop_once (GtkListBox *list);

G_END_DECLS
