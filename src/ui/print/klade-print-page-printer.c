/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-page-private.h"

#include "klade-printer.h"

/* What becomes of the pages at the printer, said beside the button that sent them. */

static const char *
get_icon (KladePrinting printing)
{
  switch (printing)
    {
    case KLADE_PRINTING_ACCEPTED:
      return "emblem-ok-symbolic";
    case KLADE_PRINTING_WAITING:
      return "dialog-warning-symbolic";
    case KLADE_PRINTING_FAILED:
      return "dialog-error-symbolic";
    case KLADE_PRINTING_UNDER_WAY:
    case KLADE_PRINTING_CANCELLED:
    case KLADE_PRINTING_ASKED:
    default:
      return "document-print-symbolic";
    }
}

static void
printed (KladePrinting printing, const char *sentence, GObject *source)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (source);
  gboolean is_trouble = printing == KLADE_PRINTING_FAILED || printing == KLADE_PRINTING_WAITING;

  gtk_widget_set_visible (self->printed_box, sentence != NULL);
  if (sentence == NULL)
    return;

  gtk_label_set_text (self->printed_label, sentence);
  gtk_image_set_from_icon_name (self->printed_icon, get_icon (printing));
  if (is_trouble)
    gtk_widget_add_css_class (self->printed_box, "klade-print-trouble");
  else
    gtk_widget_remove_css_class (self->printed_box, "klade-print-trouble");
}

/**
 * klade_print_page_print:
 *
 * Asks for a printer, sends it the pages that are shown, and says what became of them.
 */
void
klade_print_page_print (KladePrintPage *self)
{
  klade_print_page_forget_printed (self);
  klade_printer_run_then (GTK_WIDGET (self), klade_paper_maker_get_document (self->maker), printed,
                          G_OBJECT (self));
}

/**
 * klade_print_page_forget_printed:
 *
 * Takes away what was said of the last print: other pages are shown.
 */
void
klade_print_page_forget_printed (KladePrintPage *self)
{
  gtk_widget_set_visible (self->printed_box, FALSE);
}
