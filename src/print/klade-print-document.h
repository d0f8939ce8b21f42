/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "klade-progress.h"

G_BEGIN_DECLS

/**
 * KladePrintDocument:
 *
 * A document laid out into pages.  The same pages go to the preview, to the printer and into a
 * PDF file; drawing a page changes nothing, so pages may be drawn in any order.
 */
typedef struct _KladePrintDocument KladePrintDocument;

#define KLADE_TYPE_PRINT_DOCUMENT (klade_print_document_get_type ())
GType klade_print_document_get_type (void);
KladePrintDocument *klade_print_document_ref (KladePrintDocument *self);
void klade_print_document_unref (KladePrintDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePrintDocument, klade_print_document_unref)

void klade_print_document_make_secret (KladePrintDocument *self);
const char *klade_print_document_get_title (KladePrintDocument *self);
int klade_print_document_get_n_pages (KladePrintDocument *self);
void klade_print_document_get_page_size (KladePrintDocument *self,
                                         double *width_mm,
                                         double *height_mm);
void klade_print_document_draw_page (KladePrintDocument *self, cairo_t *cr, int page);
char *klade_print_document_dump_text (KladePrintDocument *self);

int klade_print_document_get_n_copies (KladePrintDocument *self);
const char *klade_print_document_get_copy_name (KladePrintDocument *self, int copy);
int klade_print_document_get_copy_page (KladePrintDocument *self, int copy);
KladePrintDocument *klade_print_document_select (KladePrintDocument *self,
                                                 const int *copies,
                                                 gsize n_copies);

gboolean klade_print_document_save_pdf (KladePrintDocument *self, const char *path, GError **error);
gboolean klade_print_document_save_pdf_watched (KladePrintDocument *self,
                                                const char *path,
                                                KladeProgress progress,
                                                gpointer progress_data,
                                                GError **error);
gboolean klade_print_document_save_pdf_archive (KladePrintDocument *self,
                                                const char *path,
                                                GError **error);

G_END_DECLS
