/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-documents.h"
#include "klade-school-export.h"
#include "klade-school-instructions.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* What stands in the office's registers, line by line: no hidden rows, no revisions. */
char *klade_test_office_dump (KladeTestSchool *school);

/* Takes @undo back, and again, and back: each time the registers are as they were. */
void klade_test_office_undo (KladeTestSchool *school,
                             KladeSession *session,
                             KladeUndo *undo,
                             const char *before);

/* A certificate of basic education of one of 7.a, issued on 12 June 2026. */
KladeDocumentDraft klade_test_office_draft (KladeTestSchool *school, guint pupil);

G_END_DECLS
