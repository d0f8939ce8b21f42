/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

void klade_printer_run (GtkWidget *widget, KladePrintDocument *document);

G_END_DECLS
