/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-paper-fill.h"

G_BEGIN_DECLS

/* A pupil; @name is the copies', with the class before it. */
typedef struct
{
  gint64 id;
  gint64 class_id;
  const char *name;
} KladePaperPerson;

gboolean klade_paper_add_applications (KladePaper *paper,
                                       KladeSession *session,
                                       const KladePaperHead *head,
                                       const KladePaperPerson *pupil,
                                       GError **error);
KladePrintDocument *klade_paper_application_new (KladeSession *session,
                                                 gint64 pupil_id,
                                                 GError **error);

G_END_DECLS
