/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Documents that are filled from what others of the program know already: a journal's page, a
 * week, a day's changes, slips.  Each is printed by its form, and written in the form's language:
 * whoever adds copies speaks it (klade_i18n_speak()). */

#include "klade-day-change-list.h"
#include "klade-form.h"
#include "klade-journal-page.h"
#include "klade-print-document.h"
#include "klade-school.h"
#include "klade-slip.h"
#include "klade-week.h"

G_BEGIN_DECLS

/* What stands on every one. */
typedef struct
{
  const char *school_name;
  KladeDay today;
} KladePaperHead;

void klade_paper_set_head (KladePaperRecord *record, const KladePaperHead *head);
KladeForm *klade_paper_dup_form (KladeSession *session, KladePaperKind kind, GError **error);

int klade_paper_add_journal (KladePaper *paper,
                             const char *name,
                             gint64 class_id,
                             const KladeJournalPage *page,
                             KladeTermKind term);
int klade_paper_add_week (KladePaper *paper, const KladePaperHead *head, const KladeWeek *week);
void klade_paper_add_changes (KladePaper *paper, KladeDay today, const KladeDayChangeList *list);
int klade_paper_add_slips (KladePaper *paper,
                           const KladePaperHead *head,
                           gint64 class_id,
                           const char *class_name,
                           GPtrArray *slips);

KladePrintDocument *klade_paper_print_journal (KladeForm *form,
                                               const KladeJournalPage *page,
                                               KladeTermKind term,
                                               GError **error);
KladePrintDocument *klade_paper_print_weeks (KladeForm *form,
                                             const KladePaperHead *head,
                                             const GPtrArray *weeks,
                                             GError **error);
KladePrintDocument *klade_paper_print_slips (KladeForm *form,
                                             const KladePaperHead *head,
                                             GPtrArray *slips,
                                             GError **error);

G_END_DECLS
