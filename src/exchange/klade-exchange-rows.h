/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-journal.h"

G_BEGIN_DECLS

gboolean klade_exchange_save_rows (const char *name,
                                   const char *const *headings,
                                   GPtrArray *rows,
                                   KladeSheetFormat format,
                                   const char *path,
                                   GError **error);

G_END_DECLS
