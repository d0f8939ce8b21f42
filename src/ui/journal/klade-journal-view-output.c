/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-journal.h"
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-journal-view-private.h"
#include "klade-print-journal.h"
#include "klade-printer.h"
#include "klade-toast.h"

static KladePrintDocument *
make_document (KladeJournalView *self)
{
  static const KladePrintTerm terms[] = { KLADE_PRINT_SEMESTER_1, KLADE_PRINT_SEMESTER_2,
                                          KLADE_PRINT_YEAR };
  g_autoptr (GError) error = NULL;
  KladePrintDocument *document;

  klade_journal_view_flush (self);
  document = klade_print_journal_new (klade_journal_sheet_get_page (self->sheet),
                                      terms[klade_journal_sheet_get_view (self->sheet)], &error);
  if (document == NULL)
    klade_toast_show_error (GTK_WIDGET (self), error);

  return document;
}

/**
 * klade_journal_view_print:
 *
 * Sends the term that is shown to a printer.
 */
void
klade_journal_view_print (KladeJournalView *self)
{
  g_autoptr (KladePrintDocument) document = make_document (self);

  if (document != NULL)
    klade_printer_run (GTK_WIDGET (self), document);
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
  KladeJournalView *self = data;
  g_autoptr (KladePrintDocument) document = make_document (self);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;

  if (document == NULL || path == NULL)
    return;

  if (klade_print_document_save_pdf (document, path, &error))
    klade_toast_show_saved (GTK_WIDGET (self), file);
  else
    klade_toast_show_error (GTK_WIDGET (self), error);
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
