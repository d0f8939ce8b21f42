/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-paper.h"

static const char sql_get_form[] =
    "SELECT id, revision, kind, description, is_hidden, changed_by, changed_at FROM form"
    " WHERE id = $1";

static const char sql_insert_form[] =
    "INSERT INTO form (kind, description, is_hidden, changed_by, changed_at) VALUES ($1,"
    " $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_form[] =
    "UPDATE form SET description = $3, is_hidden = $4, changed_by = $5, changed_at = $6,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_issued_document[] =
    "SELECT id, revision, kind, pupil_id, class_id, programme, series, number,"
    " registration_no, issued_on, order_id, state, replaces_id, received_on, notes,"
    " is_hidden, changed_by, changed_at FROM issued_document WHERE id = $1";

static const char sql_insert_issued_document[] =
    "INSERT INTO issued_document (kind, pupil_id, class_id, programme, series, number,"
    " registration_no, issued_on, order_id, state, replaces_id, received_on, notes,"
    " is_hidden, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
    " $11, $12, $13, $14, $15, $16) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_issued_document[] =
    "UPDATE issued_document SET kind = $3, pupil_id = $4, class_id = $5, programme = $6,"
    " series = $7, number = $8, registration_no = $9, issued_on = $10, order_id = $11, state"
    " = $12, replaces_id = $13, received_on = $14, notes = $15, is_hidden = $16, changed_by"
    " = $17, changed_at = $18, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_instruction[] =
    "SELECT id, revision, school_year_id, class_id, number, topic, instructed_on,"
    " instructor_id, signed_on, kept_at, notes, is_hidden, changed_by, changed_at FROM"
    " instruction WHERE id = $1";

static const char sql_insert_instruction[] =
    "INSERT INTO instruction (school_year_id, class_id, number, topic, instructed_on,"
    " instructor_id, signed_on, kept_at, notes, is_hidden, changed_by, changed_at) VALUES"
    " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING"
    " id";

static const char sql_update_instruction[] =
    "UPDATE instruction SET number = $3, topic = $4, instructed_on = $5, instructor_id ="
    " $6, signed_on = $7, kept_at = $8, notes = $9, is_hidden = $10, changed_by = $11,"
    " changed_at = $12, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_export_layout[] =
    "SELECT id, revision, target, columns, is_hidden, changed_by, changed_at FROM"
    " export_layout WHERE id = $1";

static const char sql_insert_export_layout[] =
    "INSERT INTO export_layout (target, columns, is_hidden, changed_by, changed_at) VALUES"
    " ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_export_layout[] =
    "UPDATE export_layout SET columns = $3, is_hidden = $4, changed_by = $5, changed_at ="
    " $6, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_find_form[] =
    "SELECT id, revision, kind, description, is_hidden, changed_by, changed_at FROM form"
    " WHERE kind = $1";
static const char sql_find_export_layout[] =
    "SELECT id, revision, target, columns, is_hidden, changed_by, changed_at FROM export_layout"
    " WHERE target = $1";
static const char sql_list_export_targets[] =
    "SELECT target FROM export_layout WHERE is_hidden = 0 ORDER BY target COLLATE \"lv-x-icu\"";

static const KladeColumn form_fields[] = {
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "description", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_form = {
  .name = "form",
  .fields = form_fields,
  .n_fields = G_N_ELEMENTS (form_fields),
  .n_keys = 1,
  .presence = KLADE_FORM_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_form,
  .sql_insert = sql_insert_form,
  .sql_update = sql_update_form,
};

static const KladeColumn issued_document_fields[] = {
  { "kind", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "programme", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "series", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "number", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "registration_no", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "issued_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "state", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "replaces_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "received_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_issued_document = {
  .name = "issued_document",
  .fields = issued_document_fields,
  .n_fields = G_N_ELEMENTS (issued_document_fields),
  .n_keys = 0,
  .presence = KLADE_ISSUED_DOCUMENT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_issued_document,
  .sql_insert = sql_insert_issued_document,
  .sql_update = sql_update_issued_document,
};

static const KladeColumn instruction_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "number", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "topic", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "instructed_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "instructor_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "signed_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "kept_at", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_instruction = {
  .name = "instruction",
  .fields = instruction_fields,
  .n_fields = G_N_ELEMENTS (instruction_fields),
  .n_keys = 2,
  .presence = KLADE_INSTRUCTION_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_instruction,
  .sql_insert = sql_insert_instruction,
  .sql_update = sql_update_instruction,
};

static const KladeColumn export_layout_fields[] = {
  { "target", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "columns", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_export_layout = {
  .name = "export_layout",
  .fields = export_layout_fields,
  .n_fields = G_N_ELEMENTS (export_layout_fields),
  .n_keys = 1,
  .presence = KLADE_EXPORT_LAYOUT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_export_layout,
  .sql_insert = sql_insert_export_layout,
  .sql_update = sql_update_export_layout,
};

/**
 * klade_store_find_kept_text:
 * @db: a school's database
 * @table: klade_table_form or klade_table_export_layout
 * @key: the form's kind, the layout's target
 * @record: (out) (nullable) (transfer full): the row, hidden or not; %NULL if there is none
 * @error: says why it failed
 *
 * Returns: %TRUE if @record was set
 */
gboolean
klade_store_find_kept_text (KladeDb *db,
                            const KladeTable *table,
                            const char *key,
                            KladeRecord **record,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (
      db, table == &klade_table_form ? sql_find_form : sql_find_export_layout, error);
  KladeStep step;

  *record = NULL;
  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, key);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    *record = klade_store_read_record (stmt, table);

  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_list_export_targets:
 * @db: a school's database
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type utf8): what columns are kept for
 */
GPtrArray *
klade_store_list_export_targets (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_export_targets, error);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (targets, g_strdup (klade_statement_get_text (stmt, 0)));

  return step == KLADE_STEP_DONE ? g_steal_pointer (&targets) : NULL;
}
