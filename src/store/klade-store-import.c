/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-import.h"

static const char sql_get_import_match[] =
    "SELECT id, revision, source, kind, external_key, row_id, is_hidden FROM import_match"
    " WHERE id = $1";

static const char sql_insert_import_match[] =
    "INSERT INTO import_match (source, kind, external_key, row_id, is_hidden) VALUES ($1, $2,"
    " $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_import_match[] =
    "UPDATE import_match SET row_id = $3, is_hidden = $4, revision = revision + 1 WHERE id ="
    " $1 AND revision = $2";

static const char sql_get_import_mapping[] =
    "SELECT id, revision, target, headings, mapping FROM import_mapping WHERE id = $1";

static const char sql_insert_import_mapping[] =
    "INSERT INTO import_mapping (target, headings, mapping) VALUES ($1, $2, $3) ON CONFLICT"
    " DO NOTHING RETURNING id";

static const char sql_update_import_mapping[] =
    "UPDATE import_mapping SET mapping = $3, revision = revision + 1 WHERE id = $1 AND"
    " revision = $2";

static const KladeColumn import_match_fields[] = {
  { "source", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "external_key", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "row_id", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_import_match = {
  .name = "import_match",
  .fields = import_match_fields,
  .n_fields = G_N_ELEMENTS (import_match_fields),
  .n_keys = 3,
  .presence = KLADE_IMPORT_MATCH_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_import_match,
  .sql_insert = sql_insert_import_match,
  .sql_update = sql_update_import_match,
};

static const KladeColumn import_mapping_fields[] = {
  { "target", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "headings", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "mapping", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_import_mapping = {
  .name = "import_mapping",
  .fields = import_mapping_fields,
  .n_fields = G_N_ELEMENTS (import_mapping_fields),
  .n_keys = 2,
  .presence = KLADE_IMPORT_MAPPING_COLUMN_MAPPING,
  .sql_get = sql_get_import_mapping,
  .sql_insert = sql_insert_import_mapping,
  .sql_update = sql_update_import_mapping,
};
