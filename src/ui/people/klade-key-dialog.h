/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

void klade_key_dialog_open (GtkWidget *widget, KladeOffice *office);

G_END_DECLS
