/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"

G_BEGIN_DECLS

/* A page built by hand: four pupils, six lessons in two semesters, today is Thursday,
 * 5 March 2026.  What stands where is drawn in klade-test-page.c. */
KladeJournalPage *klade_test_page_new (void);

/* Large enough to measure: marks and absences in three of four cells. */
KladeJournalPage *klade_test_page_new_large (int n_pupils, int n_lessons);

G_END_DECLS
