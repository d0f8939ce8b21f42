/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-office.h"

G_BEGIN_DECLS

void klade_instruction_dialog_present (GtkWidget *parent,
                                       KladeOffice *office,
                                       gint64 class_id,
                                       KladeDay day,
                                       const char *number,
                                       const char *topic);

G_END_DECLS
