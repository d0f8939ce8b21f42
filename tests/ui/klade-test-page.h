/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"

G_BEGIN_DECLS

/* A journal made by hand, the same for the same sizes: everything a cell can look like is in
 * it.  Its today is in the last quarter of its lessons. */
KladeJournalPage *klade_test_page_new (int n_pupils, int n_columns);

G_END_DECLS
