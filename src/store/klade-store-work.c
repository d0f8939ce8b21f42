/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-work.h"

static const char sql_get_work[] =
    "SELECT id, revision, lesson_id, journal_id, position, kind, scale, weight, title, is_hidden,"
    " changed_by, changed_at FROM work WHERE id = $1";

static const char sql_insert_work[] =
    "INSERT INTO work (lesson_id, journal_id, position, kind, scale, weight, title, is_hidden,"
    " changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_work[] =
    "UPDATE work SET kind = $3, scale = $4, weight = $5, title = $6, is_hidden = $7,"
    " changed_by = $8, changed_at = $9, revision = revision + 1"
    " WHERE id = $1 AND revision = $2";

static const char sql_find_first_work[] =
    "SELECT id, revision, lesson_id, journal_id, position, kind, scale, weight, title, is_hidden,"
    " changed_by, changed_at FROM work WHERE lesson_id = $1 AND is_hidden = 0"
    " ORDER BY position, id LIMIT 1";

static const char sql_next_work_position[] =
    "SELECT COALESCE(MAX(position) + 1, 0) FROM work WHERE lesson_id = $1";

static const char sql_list_work_values[] =
    "SELECT DISTINCT value FROM mark WHERE work_id = $1 AND value <> ''";

static const KladeColumn work_fields[] = {
  { "lesson_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "position", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "kind", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "scale", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "weight", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "title", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_work = {
  .name = "work",
  .fields = work_fields,
  .n_fields = G_N_ELEMENTS (work_fields),
  .n_keys = 3,
  .presence = KLADE_WORK_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_work,
  .sql_insert = sql_insert_work,
  .sql_update = sql_update_work,
};

/* The first visible work of a lesson, or %NULL in @work. */
gboolean
klade_store_find_first_work (KladeDb *db, gint64 lesson_id, KladeRecord **work, GError **error)
{
  return klade_store_find_record (db, &klade_table_work, sql_find_first_work, &lesson_id, 1, work,
                                  error);
}

gboolean
klade_store_next_work_position (KladeDb *db, gint64 lesson_id, gint64 *position, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_next_work_position, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, lesson_id);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *position = klade_statement_get_int64 (stmt, 0);
  return TRUE;
}

/**
 * klade_store_list_work_values:
 * @values: (out) (transfer full) (element-type utf8): the different marks of the column
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_work_values (KladeDb *db, gint64 work_id, GPtrArray **values, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_work_values, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, work_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (list, g_strdup (klade_statement_get_text (stmt, 0)));

  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *values = g_steal_pointer (&list);
  return TRUE;
}
