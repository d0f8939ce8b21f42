/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladePaste:
 * @rows: arrays of the cells' texts, trimmed; rows may differ in length
 * @n_columns: the longest row's cells
 * @is_clipped: there was more than the sheet has room for
 *
 * A table that came as text.
 */
typedef struct
{
  GPtrArray *rows;
  int n_columns;
  gboolean is_clipped;
} KladePaste;

KladePaste *klade_paste_parse (const char *text, int max_rows, int max_columns);
void klade_paste_free (KladePaste *self);
const char *klade_paste_get (const KladePaste *self, int row, int column);
gboolean klade_paste_is_single (const KladePaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePaste, klade_paste_free)

G_END_DECLS
