/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-page-private.h"

#include "klade-printer.h"
#include "klade-toast.h"

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

/* ---- the log ---- */

static gpointer
log_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  gboolean is_logged =
      klade_school_log_printed (session, klade_paper_maker_get_paper (data), error);

  return GINT_TO_POINTER (is_logged);
}

static void
unref_maker (gpointer data)
{
  klade_paper_maker_unref (data);
}

static void
logged_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  if (error != NULL)
    klade_toast_show_error (self, error);
}

/* Once the pages are on their way. */
static void
log_once (KladePrintPage *self)
{
  if (self->sent == NULL)
    return;

  klade_worker_run (klade_office_get_worker (self->office), log_job, g_steal_pointer (&self->sent),
                    unref_maker, NULL, NULL, logged_cb, g_object_ref (self));
}

/* ---- what became of them ---- */

static void
printed (KladePrinting printing, const char *sentence, GObject *source)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (source);
  gboolean is_trouble = printing == KLADE_PRINTING_FAILED || printing == KLADE_PRINTING_WAITING;

  if (printing == KLADE_PRINTING_UNDER_WAY || printing == KLADE_PRINTING_ACCEPTED)
    log_once (self);
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
  g_clear_pointer (&self->sent, klade_paper_maker_unref);
  self->sent = klade_paper_maker_ref (self->maker);
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
