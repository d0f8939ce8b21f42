/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form.h"
#include "klade-print-document.h"
#include "klade-progress.h"

G_BEGIN_DECLS

KladePrintDocument *klade_print_form_new (KladeForm *form,
                                          KladePaper *paper,
                                          KladeProgress progress,
                                          gpointer progress_data,
                                          GError **error);
KladePrintDocument *klade_print_form_new_copy (KladeForm *form,
                                               KladePaper *paper,
                                               int record,
                                               GError **error);
KladePrintDocument *klade_print_form_new_test_sheet (KladeForm *form, GError **error);

G_END_DECLS
