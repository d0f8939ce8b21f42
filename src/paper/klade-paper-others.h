/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/paper/ only: documents without a form description, which have code of their own. */

#include "klade-print-document.h"
#include "klade-school-paper.h"

G_BEGIN_DECLS

/**
 * KladePaperCopies:
 * @paper: names each copy and tells what is missing
 * @documents: (element-type KladePrintDocument): one for each copy that can be printed
 * @names: (element-type utf8): of @documents
 *
 * A document of several copies on its way.
 */
typedef struct
{
  KladeSession *session;
  const KladePaperRequest *request;
  KladeProgress progress;
  gpointer progress_data;
  KladePaper *paper;
  GPtrArray *documents;
  GPtrArray *names;
} KladePaperCopies;

gboolean klade_paper_make_others (KladePaperCopies *self, GError **error);

G_END_DECLS
