/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-print-archive.h"
#include "klade-print-document-private.h"
#include "klade-print-text.h"

#define PAGES_A_STEP 16

typedef struct
{
  KladePrintDocument *document;
  cairo_surface_t *surface;
  gboolean is_tagged;
  const char *created_at; /* NULL: now, by Cairo */
  KladeProgress progress;
  gpointer progress_data;
} Writer;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return g_output_stream_write_all (closure, data, length, NULL, NULL, NULL)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static void
describe (Writer *self)
{
  KladePrintDocument *document = self->document;
  cairo_surface_t *surface = self->surface;

  if (document->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  if (document->author != NULL && *document->author != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  if (self->created_at != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->created_at);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Klade " KLADE_VERSION);
}

/* A bookmark for each copy: 1,500 cards in one file are found by their names. */
static void
add_bookmarks (Writer *self)
{
  KladePrintDocument *document = self->document;
  int n_copies = klade_print_document_get_n_copies (document);

  for (int i = 0; n_copies > 1 && i < n_copies; i++)
    {
      g_autofree char *where =
          g_strdup_printf ("page=%d", klade_print_document_get_copy_page (document, i) + 1);

      cairo_pdf_surface_add_outline (self->surface, CAIRO_PDF_OUTLINE_ROOT,
                                     klade_print_document_get_copy_name (document, i), where, 0);
    }
}

static gboolean
may_go_on (const Writer *self, int page, int n_pages)
{
  return self->progress == NULL || page % PAGES_A_STEP != 0 ||
         self->progress (_ ("Writing the pages"), (double) page / n_pages, self->progress_data);
}

/* Returns: %FALSE when it was stopped, or with @status when it could not be written. */
static gboolean
draw_pages (Writer *self, cairo_status_t *status)
{
  cairo_t *cr = cairo_create (self->surface);
  g_auto (KladePrintPen) pen = { NULL };
  int n_pages = klade_print_document_get_n_pages (self->document);
  int page = 0;

  klade_print_pen_init (&pen, cr, self->document->family, self->is_tagged);
  *status = CAIRO_STATUS_SUCCESS;
  while (page < n_pages && *status == CAIRO_STATUS_SUCCESS && may_go_on (self, page, n_pages))
    {
      klade_print_document_draw_sheet (self->document, &pen, page++);
      cairo_show_page (cr);
      *status = cairo_status (cr);
    }

  if (page == n_pages)
    add_bookmarks (self);
  cairo_destroy (cr);
  return page == n_pages && *status == CAIRO_STATUS_SUCCESS;
}

static gboolean
draw_pdf (Writer *self, GOutputStream *stream, cairo_status_t *status)
{
  double width_mm;
  double height_mm;
  gboolean is_whole;

  klade_print_document_get_page_size (self->document, &width_mm, &height_mm);
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, stream, KLADE_PRINT_PT (width_mm),
                                                       KLADE_PRINT_PT (height_mm));
  describe (self);
  is_whole = draw_pages (self, status);
  cairo_surface_finish (self->surface);
  if (*status == CAIRO_STATUS_SUCCESS)
    *status = cairo_surface_status (self->surface);
  cairo_surface_destroy (self->surface);
  return is_whole && *status == CAIRO_STATUS_SUCCESS;
}

static gboolean
explain_failure (const char *path, const GError *failure, GError **error)
{
  if (failure == NULL || g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” could not be written: the disk is full. Choose another place."), path);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” could not be written: %s. Choose another place."), path,
                 failure->message);
  return FALSE;
}

/* Closing a stream that was cancelled throws the half-written copy away; where no file was
 * replaced, there is none, and the file itself goes. */
static gboolean
close_stream (GFileOutputStream *stream,
              const char *path,
              gboolean was_there,
              gboolean is_whole,
              GError **error)
{
  g_autoptr (GCancellable) discard = g_cancellable_new ();
  gboolean is_closed;

  if (!is_whole)
    g_cancellable_cancel (discard);
  is_closed = g_output_stream_close (G_OUTPUT_STREAM (stream), discard, is_whole ? error : NULL);
  if (is_closed && is_whole)
    return TRUE;
  if (!was_there)
    g_unlink (path);
  return FALSE;
}

static GFileOutputStream *
open_stream (KladePrintDocument *self, const char *path, GError **error)
{
  GFileCreateFlags flags = self->is_secret ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_replace (file, NULL, FALSE, flags | G_FILE_CREATE_REPLACE_DESTINATION, NULL, error);
}

static gboolean
save (Writer *writer, const char *path, GError **error)
{
  gboolean was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileOutputStream) stream = open_stream (writer->document, path, &failure);
  cairo_status_t status;
  gboolean is_whole;

  if (stream == NULL)
    return explain_failure (path, failure, error);

  is_whole = draw_pdf (writer, G_OUTPUT_STREAM (stream), &status);
  if (close_stream (stream, path, was_there, is_whole, &failure))
    return TRUE;
  if (!is_whole && status == CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped while writing pages");
      return FALSE;
    }
  return explain_failure (path, failure, error);
}

/**
 * klade_print_document_save_pdf_watched:
 * @self: a document
 * @path: the PDF file; one that is there is replaced whole or not at all
 * @progress: (nullable) (scope call): told how far it is; may stop it
 * @progress_data: for @progress
 * @error: why it could not be written; %G_IO_ERROR_CANCELLED when @progress stopped it
 *
 * Returns: %TRUE if the file is complete on the disk
 */
gboolean
klade_print_document_save_pdf_watched (KladePrintDocument *self,
                                       const char *path,
                                       KladeProgress progress,
                                       gpointer progress_data,
                                       GError **error)
{
  Writer writer = { .document = self, .progress = progress, .progress_data = progress_data };

  return save (&writer, path, error);
}

/**
 * klade_print_document_save_pdf:
 * @self: a document
 * @path: the PDF file; one that is there is replaced whole or not at all
 * @error: why it could not be written
 *
 * Returns: %TRUE if the file is complete on the disk
 */
gboolean
klade_print_document_save_pdf (KladePrintDocument *self, const char *path, GError **error)
{
  return klade_print_document_save_pdf_watched (self, path, NULL, NULL, error);
}

/**
 * klade_print_document_save_pdf_archive:
 * @self: a document
 * @path: the PDF file; one that is there is replaced whole or not at all
 * @error: why it could not be written
 *
 * As PDF/A-2b for the archive (Law on archives: documents of long storage): every colour and
 * font is described within the file, its language is named, and its tables are told to readers.
 * Such a file is some six times as large, so it is not for whole schools of report cards.
 *
 * Returns: %TRUE if the file is complete on the disk
 */
gboolean
klade_print_document_save_pdf_archive (KladePrintDocument *self, const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *created_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  Writer writer = { .document = self, .is_tagged = TRUE, .created_at = created_at };
  const KladePrintArchiveInfo info = { self->title, self->author, created_at };
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GByteArray) pdf = NULL;
  cairo_status_t status;
  gboolean was_there;
  gboolean is_whole;

  is_whole = draw_pdf (&writer, memory, &status);
  g_output_stream_close (memory, NULL, NULL);
  pdf = g_bytes_unref_to_array (
      g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory)));
  if (!is_whole || !klade_print_archive_update (pdf, &info))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED,
                           "this version of Cairo writes a PDF that can't be made PDF/A");
      return FALSE;
    }

  was_there = g_file_test (path, G_FILE_TEST_EXISTS);
  stream = open_stream (self, path, &failure);
  if (stream == NULL)
    return explain_failure (path, failure, error);
  is_whole = g_output_stream_write_all (G_OUTPUT_STREAM (stream), pdf->data, pdf->len, NULL, NULL,
                                        &failure);
  return close_stream (stream, path, was_there, is_whole, is_whole ? &failure : NULL) ||
         explain_failure (path, failure, error);
}
