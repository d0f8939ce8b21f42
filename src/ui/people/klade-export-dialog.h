/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-people-book.h"

G_BEGIN_DECLS

void klade_export_dialog_open (GtkWidget *widget, KladePeopleBook *book, guint kinds);

G_END_DECLS
