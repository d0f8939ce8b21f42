/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-application-form.h"

#include "klade-i18n.h"
#include "klade-paper-application.h"
#include "klade-paper-window.h"
#include "klade-toast.h"

static gpointer
make_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_paper_application_new (session, *(const gint64 *) data, error);
}

static void
unref_document (gpointer data)
{
  klade_print_document_unref (data);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  g_autofree char *name = NULL;

  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (document == NULL)
    {
      klade_toast_show_error (widget, error);
      return;
    }

  name = g_strdup_printf ("%s.pdf", klade_print_document_get_title (document));
  gtk_window_present (GTK_WINDOW (
      klade_paper_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), document, name)));
}

static void
show (GtkWidget *widget, KladeOffice *office, gint64 pupil_id)
{
  klade_worker_run (klade_office_get_worker (office), make_job,
                    g_memdup2 (&pupil_id, sizeof pupil_id), g_free, unref_document, NULL, made_cb,
                    g_object_ref (widget));
}

/**
 * klade_application_form_show_empty:
 * @widget: where it was asked for
 * @office: knows the school
 *
 * Shows the form with lines to write on.
 */
void
klade_application_form_show_empty (GtkWidget *widget, KladeOffice *office)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  show (widget, office, 0);
}

/**
 * klade_application_form_show_pupil:
 * @widget: where it was asked for
 * @office: knows the school
 * @pupil_id: whose parents apply
 *
 * Shows the form filled in as far as the person may see it, a page for each parent or guardian.
 */
void
klade_application_form_show_pupil (GtkWidget *widget, KladeOffice *office, gint64 pupil_id)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  show (widget, office, pupil_id);
}
