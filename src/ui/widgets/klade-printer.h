/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePrinting:
 * @KLADE_PRINTING_ASKED: the person chooses a printer; never told
 * @KLADE_PRINTING_UNDER_WAY: the pages are on their way to the printer
 * @KLADE_PRINTING_ACCEPTED: the printer's queue, or a file, has every page
 * @KLADE_PRINTING_WAITING: the queue has every page, but the printer stands still
 * @KLADE_PRINTING_FAILED: some pages did not come out, or none
 * @KLADE_PRINTING_CANCELLED: the person changed their mind; nothing was printed
 */
typedef enum
{
  KLADE_PRINTING_ASKED,
  KLADE_PRINTING_UNDER_WAY,
  KLADE_PRINTING_ACCEPTED,
  KLADE_PRINTING_WAITING,
  KLADE_PRINTING_FAILED,
  KLADE_PRINTING_CANCELLED,
} KladePrinting;

/* In the main loop, whenever it changes; @sentence is for the person, NULL: nothing to say. */
typedef void (*KladePrinterFunc) (KladePrinting printing, const char *sentence, GObject *source);

void klade_printer_run (GtkWidget *widget, KladePrintDocument *document);
void klade_printer_run_then (GtkWidget *widget,
                             KladePrintDocument *document,
                             KladePrinterFunc tell,
                             GObject *source);

G_END_DECLS
