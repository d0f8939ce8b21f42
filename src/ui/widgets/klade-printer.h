/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

/* In the main loop, once the pages went to the printer. */
typedef void (*KladePrinted) (GObject *source);

void klade_printer_run (GtkWidget *widget, KladePrintDocument *document);
void klade_printer_run_then (GtkWidget *widget,
                             KladePrintDocument *document,
                             KladePrinted printed,
                             GObject *source);

G_END_DECLS
