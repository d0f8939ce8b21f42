/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-flow.h"

G_BEGIN_DECLS

#define KLADE_PRINT_FOOTER_MM 6

/* Pages that belong together and are numbered on their own: a pupil's card, a class's journal. */
typedef struct
{
  char *name;   /* "" for a document of one piece */
  char *footer; /* NULL: neither text nor number at the foot */
  guint first_page;
  guint n_pages;
} KladePrintCopy;

struct _KladePrintDocument
{
  gatomicrefcount ref_count;
  KladePrintPaper paper;
  char *title;
  char *author;
  char *family;
  gboolean is_secret; /* saved for the eyes of who saves it only */
  GPtrArray *pages;   /* of GArray of KladePrintItem, from the margins' corner */
  GArray *copies;     /* of KladePrintCopy */
};

void klade_print_copy_clear (gpointer copy);
void klade_print_paper_get_leaf (const KladePrintPaper *paper, double *width_mm, double *height_mm);
KladePrintDocument *klade_print_document_new (const KladePrintPaper *paper,
                                              GPtrArray *pages,
                                              GArray *copies);
void klade_print_document_draw_sheet (KladePrintDocument *self, KladePrintPen *pen, int page);

G_END_DECLS
