/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-paper.h"

G_BEGIN_DECLS

/* Papers such as a school's: every field says something. */
KladePaper *klade_paper_example_new (KladePaperKind kind,
                                     int n_copies,
                                     int n_subjects,
                                     int n_pupils);
KladePaperRecord *klade_paper_example_add (KladePaper *paper, int n_subjects, int n_pupils);

G_END_DECLS
