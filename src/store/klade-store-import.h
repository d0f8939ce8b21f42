/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* What imported files taught the program. */

extern const KladeTable klade_table_import_match;
extern const KladeTable klade_table_import_mapping;

enum
{
  KLADE_IMPORT_MATCH_COLUMN_SOURCE,
  KLADE_IMPORT_MATCH_COLUMN_KIND,
  KLADE_IMPORT_MATCH_COLUMN_EXTERNAL_KEY,
  KLADE_IMPORT_MATCH_COLUMN_ROW_ID,
  KLADE_IMPORT_MATCH_COLUMN_IS_HIDDEN,
};

enum
{
  KLADE_IMPORT_MAPPING_COLUMN_TARGET,
  KLADE_IMPORT_MAPPING_COLUMN_HEADINGS,
  KLADE_IMPORT_MAPPING_COLUMN_MAPPING,
};

G_END_DECLS
