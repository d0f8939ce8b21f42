/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-printer.h"

#include "klade-toast.h"

static void
page_drawn_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               KladePrintDocument *document)
{
  klade_print_document_draw_page (document, gtk_print_context_get_cairo_context (context), page);
}

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *widget)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    klade_toast_show_error (widget, error);
}

typedef struct
{
  KladePrinted printed;
  GWeakRef source;
} Listener;

static void
free_listener (gpointer data, GClosure *closure)
{
  Listener *listener = data;

  g_weak_ref_clear (&listener->source);
  g_free (listener);
}

static void
tell_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Listener *listener)
{
  g_autoptr (GObject) source = g_weak_ref_get (&listener->source);

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && source != NULL)
    listener->printed (source);
}

static void
free_document (gpointer data, GClosure *closure)
{
  klade_print_document_unref (data);
}

static GtkPageSetup *
new_page_setup (KladePrintDocument *document)
{
  g_autoptr (GtkPaperSize) paper = NULL;
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width_mm, height_mm, longer_mm;

  klade_print_document_get_page_size (document, &width_mm, &height_mm);
  longer_mm = MAX (width_mm, height_mm);
  paper = gtk_paper_size_new (longer_mm > 400   ? GTK_PAPER_NAME_A3
                              : longer_mm > 250 ? GTK_PAPER_NAME_A4
                                                : GTK_PAPER_NAME_A5);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width_mm > height_mm ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                              : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_MM);

  return setup;
}

/**
 * klade_printer_run:
 * @widget: where it was asked for; says what went wrong
 * @document: what is printed
 *
 * Asks for a printer, and sends the pages there.
 */
void
klade_printer_run (GtkWidget *widget, KladePrintDocument *document)
{
  klade_printer_run_then (widget, document, NULL, NULL);
}

/**
 * klade_printer_run_then:
 * @widget: where it was asked for; says what went wrong
 * @document: what is printed
 * @printed: (nullable): hears that the pages went to the printer, if @source is still there
 * @source: (nullable): whoever asks
 *
 * Asks for a printer, and sends the pages there.
 */
void
klade_printer_run_then (GtkWidget *widget,
                        KladePrintDocument *document,
                        KladePrinted printed,
                        GObject *source)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (document != NULL);

  operation = gtk_print_operation_new ();
  setup = new_page_setup (document);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, klade_print_document_get_n_pages (document));
  gtk_print_operation_set_job_name (operation, klade_print_document_get_title (document));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (page_drawn_cb),
                         klade_print_document_ref (document), free_document, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), widget, 0);
  if (printed != NULL)
    {
      Listener *listener = g_new0 (Listener, 1);

      listener->printed = printed;
      g_weak_ref_init (&listener->source, source);
      g_signal_connect_data (operation, "done", G_CALLBACK (tell_done_cb), listener, free_listener,
                             0);
    }

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    klade_toast_show_error (widget, error);
}
