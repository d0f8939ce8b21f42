/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"
#include "klade-print-document.h"

G_BEGIN_DECLS

/**
 * KladePrintTerm:
 *
 * Which part of the year a journal's spread shows.
 */
typedef enum
{
  KLADE_PRINT_SEMESTER_1 = 1,
  KLADE_PRINT_SEMESTER_2 = 2,
  KLADE_PRINT_YEAR = 3,
} KladePrintTerm;

KladePrintDocument *klade_print_journal_new (KladeJournalPage *page,
                                             KladePrintTerm term,
                                             GError **error);

G_END_DECLS
