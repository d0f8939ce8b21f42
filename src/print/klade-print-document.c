/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-document-private.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gstdio.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-print-text.h"

#define FOOTER_PT 7.0

struct _KladePrintDocument
{
  gatomicrefcount ref_count;
  KladePrintPaper paper;
  char *title;
  char *footer;
  GPtrArray *pages; /* of GPtrArray of KladePrintBlock */
};

G_DEFINE_BOXED_TYPE (KladePrintDocument,
                     klade_print_document,
                     klade_print_document_ref,
                     klade_print_document_unref)

KladePrintDocument *
klade_print_document_new (const KladePrintPaper *paper,
                          const char *title,
                          const char *footer,
                          GPtrArray *pages)
{
  KladePrintDocument *self = g_new0 (KladePrintDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->paper = *paper;
  self->title = g_strdup (title);
  self->footer = g_strdup (footer);
  self->pages = pages;
  return self;
}

KladePrintDocument *
klade_print_document_ref (KladePrintDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_print_document_unref (KladePrintDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->footer);
  g_ptr_array_unref (self->pages);
  g_free (self);
}

const char *
klade_print_document_get_title (KladePrintDocument *self)
{
  return self->title;
}

int
klade_print_document_get_n_pages (KladePrintDocument *self)
{
  return (int) self->pages->len;
}

/**
 * klade_print_document_get_page_size:
 * @self: a document
 * @width_mm: (out): of every page
 * @height_mm: (out): of every page
 */
void
klade_print_document_get_page_size (KladePrintDocument *self, double *width_mm, double *height_mm)
{
  *width_mm = self->paper.width_mm;
  *height_mm = self->paper.height_mm;
}

static void
draw_footer (KladePrintDocument *self, cairo_t *cr, int page, double width_mm)
{
  g_autofree char *number = g_strdup_printf ("%d / %u", page + 1, self->pages->len);
  const KladePrintCell cells[] = {
    { self->footer, width_mm - 30, KLADE_PRINT_DIM },
    { number, 30, KLADE_PRINT_DIM | KLADE_PRINT_RIGHT },
  };
  g_autoptr (KladePrintBlock) block =
      klade_print_block_new_row (FOOTER_PT, 4, cells, G_N_ELEMENTS (cells));

  klade_print_block_draw (block, cr, width_mm);
}

/**
 * klade_print_document_draw_page:
 * @self: a document
 * @cr: in points, its origin at the sheet's upper left corner
 * @page: 0 to the number of pages less one
 */
void
klade_print_document_draw_page (KladePrintDocument *self, cairo_t *cr, int page)
{
  GPtrArray *blocks;
  double width_mm = self->paper.width_mm - 2 * self->paper.margin_mm - self->paper.binding_mm;
  /* Odd pages are bound at the left, even ones at the right. */
  double left_mm = self->paper.margin_mm + (page % 2 == 0 ? self->paper.binding_mm : 0);

  g_return_if_fail (page >= 0 && page < (int) self->pages->len);

  blocks = g_ptr_array_index (self->pages, (guint) page);
  cairo_save (cr);
  cairo_translate (cr, KLADE_PRINT_PT (left_mm), KLADE_PRINT_PT (self->paper.margin_mm));

  for (guint i = 0; i < blocks->len; i++)
    {
      KladePrintBlock *block = g_ptr_array_index (blocks, i);

      klade_print_block_draw (block, cr, width_mm);
      cairo_translate (cr, 0, KLADE_PRINT_PT (klade_print_block_get_height (block, width_mm)));
    }
  cairo_restore (cr);

  cairo_save (cr);
  cairo_translate (cr, KLADE_PRINT_PT (left_mm),
                   KLADE_PRINT_PT (self->paper.height_mm - self->paper.margin_mm - 4));
  draw_footer (self, cr, page, width_mm);
  cairo_restore (cr);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  return g_output_stream_write_all (closure, data, length, NULL, NULL, NULL)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t
draw_pdf (KladePrintDocument *self, GOutputStream *stream)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, stream, KLADE_PRINT_PT (self->paper.width_mm),
                                           KLADE_PRINT_PT (self->paper.height_mm));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Klade " KLADE_VERSION);

  for (guint i = 0; i < self->pages->len; i++)
    {
      klade_print_document_draw_page (self, cr, (int) i);
      cairo_show_page (cr);
    }

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static gboolean
save (KladePrintDocument *self, const char *path, GFileCreateFlags flags, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, flags | G_FILE_CREATE_REPLACE_DESTINATION, NULL, &failure);

  if (stream != NULL)
    {
      gboolean drawn = draw_pdf (self, G_OUTPUT_STREAM (stream)) == CAIRO_STATUS_SUCCESS;
      g_autoptr (GCancellable) discard = g_cancellable_new ();

      /* Closing a stream that was cancelled throws the half-written copy away. */
      if (!drawn)
        g_cancellable_cancel (discard);
      if (g_output_stream_close (G_OUTPUT_STREAM (stream), discard, drawn ? &failure : NULL) &&
          drawn)
        return TRUE;
    }

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE) || failure == NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” could not be written: the disk is full. Choose another place."), path);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” could not be written: %s. Choose another place."), path,
                 failure->message);
  return FALSE;
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
  return save (self, path, G_FILE_CREATE_NONE, error);
}

/**
 * klade_print_document_save_private_pdf:
 * @self, @path, @error: as for klade_print_document_save_pdf()
 *
 * Only the account of this computer that saved it can read the file: passwords are in it.
 *
 * Returns: %TRUE if the file is complete on the disk
 */
gboolean
klade_print_document_save_private_pdf (KladePrintDocument *self, const char *path, GError **error)
{
  return save (self, path, G_FILE_CREATE_PRIVATE, error);
}

/**
 * klade_print_document_dump_text:
 * @self: a document
 *
 * Returns: (transfer full): every text in its order, one line a block, "p2 | ..." in front
 */
char *
klade_print_document_dump_text (KladePrintDocument *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *blocks = g_ptr_array_index (self->pages, i);

      g_string_append_printf (out, "-- page %u\n", i + 1);
      for (guint j = 0; j < blocks->len; j++)
        klade_print_block_dump (g_ptr_array_index (blocks, j), out);
    }

  return g_string_free (out, FALSE);
}
