/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-journal.h"
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-journal-view-private.h"
#include "klade-paper-fill.h"
#include "klade-printer.h"
#include "klade-toast.h"

/* ---- by the school's form ---- */

typedef struct
{
  KladeJournalView *self;
  GFile *file; /* NULL: to a printer */
} Output;

static void
output_free (Output *output)
{
  g_object_unref (output->self);
  g_clear_object (&output->file);
  g_free (output);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static gpointer
form_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_paper_dup_form (session, *(const KladePaperKind *) data, error);
}

static void
unref_form (gpointer data)
{
  klade_form_unref (data);
}

static gboolean
put_out (const Output *output, KladePrintDocument *document, GError **error)
{
  g_autofree char *path = NULL;

  if (output->file == NULL)
    {
      klade_printer_run (GTK_WIDGET (output->self), document);
      return TRUE;
    }

  path = g_file_get_path (output->file);
  if (path == NULL || !klade_print_document_save_pdf (document, path, error))
    return path == NULL;
  klade_toast_show_saved (GTK_WIDGET (output->self), output->file);
  return TRUE;
}

static void
form_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  static const KladeTermKind terms[] = { KLADE_TERM_SEMESTER_1, KLADE_TERM_SEMESTER_2,
                                         KLADE_TERM_YEAR };
  g_autoptr (Output) output = user_data;
  KladeJournalView *self = output->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeForm) form = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  g_autoptr (KladePrintDocument) document = NULL;

  if (form != NULL)
    document =
        klade_paper_print_journal (form, klade_journal_sheet_get_page (self->sheet),
                                   terms[klade_journal_sheet_get_view (self->sheet)], &error);
  if (document == NULL || !put_out (output, document, &error))
    klade_toast_show_error (GTK_WIDGET (self), error);
}

/* @file_or_null: NULL: to a printer. */
static void
print_by_form (KladeJournalView *self, GFile *file_or_null)
{
  KladePaperKind kind = klade_journal_sheet_get_page (self->sheet)->is_individual
                            ? KLADE_PAPER_INDIVIDUAL_JOURNAL
                            : KLADE_PAPER_JOURNAL;
  Output *output = g_new0 (Output, 1);

  klade_journal_view_flush (self);
  output->self = g_object_ref (self);
  g_set_object (&output->file, file_or_null);
  klade_worker_run (self->worker, form_job, g_memdup2 (&kind, sizeof kind), g_free, unref_form,
                    NULL, form_read_cb, output);
}

/**
 * klade_journal_view_print:
 *
 * Sends the term that is shown to a printer.
 */
void
klade_journal_view_print (KladeJournalView *self)
{
  print_by_form (self, NULL);
}

/* ---- files ---- */

static char *
propose_name (KladeJournalView *self, const char *ending)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  g_autofree char *name = g_strdup_printf ("%s %s.%s", page->class_name, page->subject, ending);

  return g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
}

static void
pdf_file_chosen (GFile *file, gpointer data)
{
  print_by_form (data, file);
}

/**
 * klade_journal_view_save_pdf:
 *
 * Asks where, and saves the term that is shown as PDF.
 */
void
klade_journal_view_save_pdf (KladeJournalView *self)
{
  g_autofree char *name = propose_name (self, "pdf");

  klade_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("Save the journal as PDF"), name, pdf_file_chosen, G_OBJECT (self));
}

static void
export_file_chosen (GFile *file, gpointer data)
{
  KladeJournalView *self = data;
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  KladeSheetFormat format;

  if (path == NULL)
    return;

  if (!klade_exchange_format_from_path (path, &format))
    klade_toast_show (GTK_WIDGET (self), _ ("The file's name has to end in .xlsx, .ods or .csv."));
  else if (klade_exchange_save_journal (klade_journal_sheet_get_page (self->sheet), format, path,
                                        &error))
    klade_toast_show_saved (GTK_WIDGET (self), file);
  else
    klade_toast_show_error (GTK_WIDGET (self), error);
}

/**
 * klade_journal_view_export:
 * @format: xlsx, ods or csv
 *
 * Asks where, and saves the journal for a spreadsheet.
 */
void
klade_journal_view_export (KladeJournalView *self, const char *format)
{
  g_autofree char *name = propose_name (self, format);

  klade_journal_view_flush (self);
  klade_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("Save the journal for a spreadsheet"), name, export_file_chosen,
                           G_OBJECT (self));
}
