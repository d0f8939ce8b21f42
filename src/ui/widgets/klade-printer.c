/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-printer.h"

#include "klade-i18n.h"
#include "klade-toast.h"

#define PRINTING "klade-printing"
#define PATIENCE_SECONDS 8

/* What one print became; it lives on its source, so that a later print takes its place. */
typedef struct
{
  GObject *source; /* borrowed: it has this */
  KladePrinterFunc tell;
  GtkPrintOperation *operation;
  gboolean is_done;     /* the dialog was answered and every page drawn */
  gboolean is_aborted;  /* before that was known */
  gboolean is_refused;  /* the service answered, but made no job of the pages */
  gboolean is_accepted; /* the queue had every page once */
  guint waiting_source; /* until a printer that does not begin is told of */
  KladePrinting told;
} Printing;

static void
free_printing (gpointer data)
{
  Printing *self = data;

  g_clear_handle_id (&self->waiting_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->operation, self);
  g_object_unref (self->operation);
  g_free (self);
}

/* ---- what the person reads ---- */

static const char *
get_printer (Printing *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (self->operation);
  const char *name = settings != NULL ? gtk_print_settings_get_printer (settings) : NULL;

  return name != NULL ? name : "?";
}

/* Returns: (nullable) (transfer full): the file's name, where pages went into a file */
static char *
dup_file_name (Printing *self)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (self->operation);
  const char *uri =
      settings != NULL ? gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI) : NULL;
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  return file != NULL ? g_file_get_basename (file) : NULL;
}

static char *
describe_accepted (Printing *self)
{
  int n = gtk_print_operation_get_n_pages_to_print (self->operation);
  g_autofree char *file_name = dup_file_name (self);
  g_autofree char *pages = g_strdup_printf (ngettext_ ("%d page", "%d pages", (gulong) n), n);

  return file_name != NULL
             ? g_strdup_printf (_ ("Saved in the file “%s”: %s."), file_name, pages)
             : g_strdup_printf (_ ("Sent to the printer “%s”: %s."), get_printer (self), pages);
}

static char *
describe_failed (Printing *self)
{
  g_autofree char *file_name = dup_file_name (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;

  /* Of an operation without an error GTK 4.8 copies none all the same. */
  if (!self->is_accepted && !self->is_refused)
    gtk_print_operation_get_error (self->operation, &error);
  why = error != NULL && error->message != NULL && *error->message != '\0'
            ? g_strdup_printf (_ (" (The computer says: %s)"), error->message)
            : g_strdup ("");
  if (file_name != NULL)
    return g_strdup_printf (_ ("The file “%s” could not be written. Choose another folder, then "
                               "print again.%s"),
                            file_name, why);
  if (self->is_refused)
    return g_strdup_printf (
        _ ("The printer “%s” refused the pages; nothing was printed. Its queue is full or it takes no jobs from you: ask who looks after the printers, or choose another printer, then print again."),
        get_printer (self));
  if (self->is_accepted)
    return g_strdup_printf (_ ("The printer “%s” stopped before everything came out. See which "
                               "pages are there, then print the rest again.%s"),
                            get_printer (self), why);
  return g_strdup_printf (_ ("The printer “%s” did not take the pages; nothing was printed. See "
                             "that it is on and connected, or choose another printer, then print "
                             "again.%s"),
                          get_printer (self), why);
}

static char *
describe (Printing *self, KladePrinting printing)
{
  switch (printing)
    {
    case KLADE_PRINTING_UNDER_WAY:
      return g_strdup (_ ("The pages are being sent…"));
    case KLADE_PRINTING_ACCEPTED:
      return describe_accepted (self);
    case KLADE_PRINTING_WAITING:
      return g_strdup_printf (
          _ ("The printer “%s” has the pages but does not print them yet: it is stopped, out of paper or busy. They come out "
             "as soon as it is ready; do not send them again."),
          get_printer (self));
    case KLADE_PRINTING_FAILED:
      return describe_failed (self);
    case KLADE_PRINTING_CANCELLED:
    case KLADE_PRINTING_ASKED:
    default:
      return NULL;
    }
}

static void
tell_of (Printing *self, KladePrinting printing)
{
  g_autofree char *sentence = NULL;

  if (self->told == printing)
    return;

  self->told = printing;
  self->is_accepted |= printing == KLADE_PRINTING_ACCEPTED || printing == KLADE_PRINTING_WAITING;
  sentence = describe (self, printing);
  self->tell (printing, sentence, self->source);
}

/* ---- the printer's side ---- */

static gboolean
waited_cb (gpointer data)
{
  Printing *self = data;

  self->waiting_source = 0;
  tell_of (self, KLADE_PRINTING_WAITING);
  return G_SOURCE_REMOVE;
}

static void
page_drawn_cb (GtkPrintOperation *operation,
               GtkPrintContext *context,
               int page,
               KladePrintDocument *document)
{
  klade_print_document_draw_page (document, gtk_print_context_get_cairo_context (context), page);
}

/* GTK 4.8 calls a job finished that the printing service refused; one that was taken is pending
 * first.  A file is finished at once, and so is what another program prints for a sandbox. */
static gboolean
is_of_service (Printing *self)
{
  g_autofree char *file_name = dup_file_name (self);

  return file_name == NULL && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) &&
         g_strcmp0 (g_getenv ("GTK_USE_PORTAL"), "1") != 0;
}

static void
status_changed_cb (GtkPrintOperation *operation, Printing *self)
{
  g_clear_handle_id (&self->waiting_source, g_source_remove);
  switch (gtk_print_operation_get_status (operation))
    {
    case GTK_PRINT_STATUS_GENERATING_DATA:
    case GTK_PRINT_STATUS_SENDING_DATA:
      tell_of (self, KLADE_PRINTING_UNDER_WAY);
      break;
    case GTK_PRINT_STATUS_PENDING:
      tell_of (self, KLADE_PRINTING_ACCEPTED);
      self->waiting_source = g_timeout_add_seconds (PATIENCE_SECONDS, waited_cb, self);
      break;
    case GTK_PRINT_STATUS_FINISHED:
      self->is_refused = !self->is_accepted && is_of_service (self);
      tell_of (self, self->is_refused ? KLADE_PRINTING_FAILED : KLADE_PRINTING_ACCEPTED);
      break;
    case GTK_PRINT_STATUS_PRINTING:
      tell_of (self, KLADE_PRINTING_ACCEPTED);
      break;
    case GTK_PRINT_STATUS_PENDING_ISSUE:
      tell_of (self, KLADE_PRINTING_WAITING);
      break;
    case GTK_PRINT_STATUS_FINISHED_ABORTED:
      self->is_aborted = TRUE; /* cancelling the dialog ends so too */
      if (self->is_done)
        tell_of (self, KLADE_PRINTING_FAILED);
      break;
    case GTK_PRINT_STATUS_INITIAL:
    case GTK_PRINT_STATUS_PREPARING:
    default:
      break;
    }
}

/* The printer chosen last is the first proposed.  Only that is kept: the paper is the document's,
 * the pages and copies are of one time. */
static void
remember_printer (GtkPrintOperation *operation, GtkPrintSettings *remembered)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);

  if (settings != NULL && gtk_print_settings_get_printer (settings) != NULL)
    gtk_print_settings_set_printer (remembered, gtk_print_settings_get_printer (settings));
}

static GtkPrintSettings *
get_remembered (void)
{
  static GtkPrintSettings *settings = NULL;

  if (settings == NULL)
    settings = gtk_print_settings_new ();
  return settings;
}

/* All pages are drawn now; whether they arrive, the status tells. */
static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    {
      tell_of (self, KLADE_PRINTING_CANCELLED);
      return;
    }

  self->is_done = TRUE;
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR || self->is_aborted)
    tell_of (self, KLADE_PRINTING_FAILED);
  else
    remember_printer (operation, get_remembered ());
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

static GtkPrintOperation *
new_operation (KladePrintDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup (document);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_copy (get_remembered ());

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, FALSE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_track_print_status (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, klade_print_document_get_n_pages (document));
  gtk_print_operation_set_job_name (operation, klade_print_document_get_title (document));
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (page_drawn_cb),
                         klade_print_document_ref (document), free_document, 0);
  return operation;
}

/* ---- asking ---- */

static void
show_trouble (KladePrinting printing, const char *sentence, GObject *widget)
{
  if (printing == KLADE_PRINTING_WAITING || printing == KLADE_PRINTING_FAILED)
    klade_toast_show (GTK_WIDGET (widget), sentence);
}

/**
 * klade_printer_run:
 * @widget: where it was asked for; a toast says what went wrong
 * @document: what is printed
 *
 * Asks for a printer, and sends the pages there.
 */
void
klade_printer_run (GtkWidget *widget, KladePrintDocument *document)
{
  klade_printer_run_then (widget, document, show_trouble, G_OBJECT (widget));
}

/**
 * klade_printer_run_then:
 * @widget: where it was asked for
 * @document: what is printed
 * @tell: hears what becomes of it, as long as @source is there and prints nothing else
 * @source: whoever asks
 *
 * Asks for a printer, and sends the pages there.
 */
void
klade_printer_run_then (GtkWidget *widget,
                        KladePrintDocument *document,
                        KladePrinterFunc tell,
                        GObject *source)
{
  Printing *self;
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (document != NULL);
  g_return_if_fail (tell != NULL);
  g_return_if_fail (G_IS_OBJECT (source));

  operation = new_operation (document);
  self = g_new0 (Printing, 1);
  self->source = source;
  self->tell = tell;
  self->operation = g_object_ref (operation);
  g_object_set_data_full (source, PRINTING, self, free_printing);
  g_signal_connect (operation, "status-changed", G_CALLBACK (status_changed_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)),
                               NULL) == GTK_PRINT_OPERATION_RESULT_ERROR)
    tell_of (self, KLADE_PRINTING_FAILED);
}
