/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: the documents of the office: education documents, their register,
 * instructions, personal files (C10, G4, G5, A11). */

#include "klade-document.h"
#include "klade-paper-read.h"
#include "klade-store-documents.h"

G_BEGIN_DECLS

gboolean klade_paper_fill_certificate (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_register (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_instruction (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_personal_file (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_check_sheet (KladePaperReading *self, GError **error);

G_END_DECLS
