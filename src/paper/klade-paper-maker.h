/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"
#include "klade-school-paper.h"

G_BEGIN_DECLS

/**
 * KladePaperMaker:
 *
 * A document that was asked for, from the school's rows to its pages: what the Print page and
 * `kladectl print` both stand on.  Made in a worker's thread; immutable afterwards.
 */
typedef struct _KladePaperMaker KladePaperMaker;

#define KLADE_TYPE_PAPER_MAKER (klade_paper_maker_get_type ())
GType klade_paper_maker_get_type (void);
KladePaperMaker *klade_paper_maker_new (KladeSession *session,
                                        const KladePaperRequest *request,
                                        KladeForm *form_or_null,
                                        KladeProgress progress,
                                        gpointer progress_data,
                                        GError **error);
KladePaperMaker *klade_paper_maker_ref (KladePaperMaker *self);
void klade_paper_maker_unref (KladePaperMaker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePaperMaker, klade_paper_maker_unref)

KladePaper *klade_paper_maker_get_paper (KladePaperMaker *self);
KladePrintDocument *klade_paper_maker_get_document (KladePaperMaker *self);
int klade_paper_maker_get_n_wanted (KladePaperMaker *self);
int klade_paper_maker_get_n_made (KladePaperMaker *self);
char *klade_paper_maker_dup_summary (KladePaperMaker *self);
int klade_paper_maker_save_each (KladePaperMaker *self,
                                 const char *folder,
                                 KladeProgress progress,
                                 gpointer progress_data,
                                 GError **error);

G_END_DECLS
