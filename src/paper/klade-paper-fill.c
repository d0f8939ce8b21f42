/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-fill.h"

#include "klade-form-shipped.h"
#include "klade-school-paper.h"

/**
 * klade_paper_dup_form:
 * @session: anybody
 * @kind: which document
 * @error: %KLADE_ERROR_INVALID with its line when the school's form cannot be read
 *
 * Returns: (transfer full): the school's own form, or the one that is shipped
 */
KladeForm *
klade_paper_dup_form (KladeSession *session, KladePaperKind kind, GError **error)
{
  g_autoptr (GError) failure = NULL;
  KladeForm *form = klade_school_read_form (session, kind, NULL, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (form == NULL)
    form = klade_form_dup_shipped (kind);
  return form;
}

/**
 * klade_paper_set_head:
 * @record: a copy
 * @head: what stands on every one
 */
void
klade_paper_set_head (KladePaperRecord *record, const KladePaperHead *head)
{
  klade_paper_record_set (record, "school.name", head->school_name);
  klade_paper_record_set_day (record, "today", head->today);
  klade_paper_record_take (record, "today.long", klade_day_to_long_text (head->today));
}
