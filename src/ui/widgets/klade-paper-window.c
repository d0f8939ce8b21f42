/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-window.h"

#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-paper-preview.h"
#include "klade-printer.h"
#include "klade-toast.h"

struct _KladePaperWindow
{
  AdwWindow parent_instance;

  gboolean is_kept; /* it was printed or saved */

  /* Owned */
  KladePrintDocument *document;
  char *file_name;
  char *warning; /* what is lost by closing; NULL: nothing */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkLabel *note_label;
  KladePaperPreview *preview;
  GtkWidget *print_button;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (KladePaperWindow, klade_paper_window, ADW_TYPE_WINDOW)

/* ---- out of the window ---- */

static void
printed (KladePrinting printing, const char *sentence, GObject *object)
{
  KladePaperWindow *self = KLADE_PAPER_WINDOW (object);

  if (printing == KLADE_PRINTING_ACCEPTED || printing == KLADE_PRINTING_WAITING)
    self->is_kept = TRUE;
  if (printing == KLADE_PRINTING_FAILED)
    self->is_kept = FALSE;
  if (printing == KLADE_PRINTING_WAITING || printing == KLADE_PRINTING_FAILED)
    klade_toast_show (GTK_WIDGET (self->preview), sentence);
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePaperWindow *self = KLADE_PAPER_WINDOW (widget);

  klade_printer_run_then (GTK_WIDGET (self->preview), self->document, printed, G_OBJECT (self));
}

static void
file_chosen (GFile *file, gpointer data)
{
  KladePaperWindow *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return;

  if (!klade_print_document_save_pdf (self->document, path, &error))
    {
      klade_toast_show_error (GTK_WIDGET (self->preview), error);
      return;
    }

  self->is_kept = TRUE;
  klade_toast_show_saved (GTK_WIDGET (self->preview), file);
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePaperWindow *self = KLADE_PAPER_WINDOW (widget);

  klade_file_chooser_save (GTK_WINDOW (self), _ ("Save as PDF"), self->file_name, file_chosen,
                           G_OBJECT (self));
}

/* ---- closing ---- */

static void
answered_cb (KladePaperWindow *self, const char *response)
{
  if (!g_str_equal (response, "close"))
    return;

  self->is_kept = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
klade_paper_window_close_request (GtkWindow *window)
{
  KladePaperWindow *self = KLADE_PAPER_WINDOW (window);
  GtkWidget *question;

  if (self->is_kept || self->warning == NULL)
    return GTK_WINDOW_CLASS (klade_paper_window_parent_class)->close_request (window);

  question = adw_message_dialog_new (window, _ ("Neither printed nor saved"), self->warning);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "back", _ ("Back"), "close",
                                    _ ("Close all the same"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "back");
  g_signal_connect_object (question, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
  return GDK_EVENT_STOP;
}

/* ---- the window ---- */

static void
klade_paper_window_dispose (GObject *object)
{
  KladePaperWindow *self = KLADE_PAPER_WINDOW (object);

  g_clear_pointer (&self->document, klade_print_document_unref);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->warning, g_free);

  G_OBJECT_CLASS (klade_paper_window_parent_class)->dispose (object);
}

static void
klade_paper_window_class_init (KladePaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_paper_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = klade_paper_window_close_request;

  g_type_ensure (KLADE_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePaperWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladePaperWindow, note_label);
  gtk_widget_class_bind_template_child (widget_class, KladePaperWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, KladePaperWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, KladePaperWindow, save_button);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "paper.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_paper_window_init (KladePaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->print_button);
}

/**
 * klade_paper_window_new:
 * @parent: the window it belongs to
 * @document: what is shown
 * @file_name: proposed for the PDF
 *
 * Returns: (transfer none): the window, to be presented
 */
KladePaperWindow *
klade_paper_window_new (GtkWindow *parent, KladePrintDocument *document, const char *file_name)
{
  KladePaperWindow *self = g_object_new (KLADE_TYPE_PAPER_WINDOW, "transient-for", parent, NULL);
  int n_pages = klade_print_document_get_n_pages (document);
  g_autofree char *pages =
      g_strdup_printf (ngettext_ ("%d page", "%d pages", (gulong) n_pages), n_pages);

  self->document = klade_print_document_ref (document);
  self->file_name = g_strdelimit (g_strdup (file_name), "/\\:", '-');
  gtk_window_set_title (GTK_WINDOW (self), klade_print_document_get_title (document));
  adw_window_title_set_title (self->title, klade_print_document_get_title (document));
  adw_window_title_set_subtitle (self->title, pages);
  klade_paper_preview_show (self->preview, document);
  return self;
}

/**
 * klade_paper_window_set_note:
 * @sentence: (nullable): what to know about these pages, above them
 */
void
klade_paper_window_set_note (KladePaperWindow *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_PAPER_WINDOW (self));

  gtk_label_set_text (self->note_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), sentence != NULL);
}

/**
 * klade_paper_window_make_secret:
 * @warning: what is lost when the pages are neither printed nor saved
 *
 * Asks before they are lost.
 */
void
klade_paper_window_make_secret (KladePaperWindow *self, const char *warning)
{
  g_return_if_fail (KLADE_IS_PAPER_WINDOW (self));

  g_free (self->warning);
  self->warning = g_strdup (warning);
}
