/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladeApplicationForm:
 * @school_name: the school
 * @class_name: (nullable): class or group
 * @guardian_name, @guardian_phone: (nullable): the parent; %NULL leaves a line to write on
 * @pupil_name, @pupil_code: (nullable): the child
 * @programme: (nullable): what the child learns, in the accusative: it stands in a sentence
 *
 * What is known already of a parent's application for access.
 */
typedef struct
{
  const char *school_name;
  const char *class_name;
  const char *guardian_name;
  const char *guardian_phone;
  const char *pupil_name;
  const char *pupil_code;
  const char *programme;
} KladeApplicationForm;

KladePrintDocument *klade_print_applications_new (const KladeApplicationForm *forms, guint n_forms);
KladePrintDocument *klade_print_application_new (const KladeApplicationForm *form);

G_END_DECLS
