/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"

G_BEGIN_DECLS

typedef enum
{
  KLADE_SHEET_CSV, /* UTF-8 with BOM, semicolons: opens in a Latvian spreadsheet as it is */
  KLADE_SHEET_XLSX,
  KLADE_SHEET_ODS,
} KladeSheetFormat;

gboolean klade_exchange_save_journal (KladeJournalPage *page,
                                      KladeSheetFormat format,
                                      const char *path,
                                      GError **error);
gboolean klade_exchange_save_tables (GPtrArray *tables,
                                     KladeSheetFormat format,
                                     const char *path,
                                     GError **error);
gboolean klade_exchange_format_from_path (const char *path, KladeSheetFormat *format);

G_END_DECLS
