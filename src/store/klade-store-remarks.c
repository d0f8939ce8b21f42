/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-remarks.h"

static const char sql_get_remark[] =
    "SELECT id, revision, pupil_id, class_id, term, text, is_hidden, changed_by, changed_at"
    " FROM remark WHERE id = $1";

static const char sql_insert_remark[] =
    "INSERT INTO remark (pupil_id, class_id, term, text, is_hidden, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_remark[] =
    "UPDATE remark SET text = $3, is_hidden = $4, changed_by = $5, changed_at = $6,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_list_remarks[] =
    "SELECT r.id, r.pupil_id, r.class_id, r.revision, r.is_hidden, r.text FROM remark r"
    " JOIN school_class c ON c.id = r.class_id"
    " WHERE c.school_year_id = $1 AND ($2 = 0 OR r.class_id = $2) AND r.term = $3"
    " ORDER BY r.pupil_id, r.class_id";

static const char sql_find_any_enrolment[] =
    "SELECT id FROM enrolment WHERE pupil_id = $1 AND class_id = $2 AND is_hidden = 0 LIMIT 1";

static const KladeColumn fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "term", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "text", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_remark = {
  .name = "remark",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .n_keys = 3,
  .presence = KLADE_REMARK_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_remark,
  .sql_insert = sql_insert_remark,
  .sql_update = sql_update_remark,
};

static void
clear_remark (gpointer data)
{
  g_free (((KladeStoredRemark *) data)->text);
}

/**
 * klade_store_list_remarks:
 * @db: a school's database
 * @school_year_id: a year
 * @class_id_or_0: a class, or 0 for all
 * @term: a KladeTerm
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeStoredRemark): by pupil and class, hidden ones too
 */
GArray *
klade_store_list_remarks (KladeDb *db,
                          gint64 school_year_id,
                          gint64 class_id_or_0,
                          int term,
                          GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_remarks, error);
  g_autoptr (GArray) remarks = g_array_new (FALSE, FALSE, sizeof (KladeStoredRemark));
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  g_array_set_clear_func (remarks, clear_remark);
  klade_statement_bind_int64 (stmt, 1, school_year_id);
  klade_statement_bind_int64 (stmt, 2, class_id_or_0);
  klade_statement_bind_int64 (stmt, 3, term);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladeStoredRemark remark = {
        .id = klade_statement_get_int64 (stmt, 0),
        .pupil_id = klade_statement_get_int64 (stmt, 1),
        .class_id = klade_statement_get_int64 (stmt, 2),
        .revision = (gint32) klade_statement_get_int64 (stmt, 3),
        .is_hidden = klade_statement_get_int64 (stmt, 4) != 0,
        .text = g_strdup (klade_statement_get_text (stmt, 5)),
      };

      g_array_append_val (remarks, remark);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&remarks) : NULL;
}

/**
 * klade_store_was_in_class:
 * @db: a school's database
 * @pupil_id, @class_id: a pupil and a class
 * @was: (out): whether the pupil is or was in it
 * @error: says why it failed
 *
 * Returns: %TRUE if @was was set
 */
gboolean
klade_store_was_in_class (KladeDb *db,
                          gint64 pupil_id,
                          gint64 class_id,
                          gboolean *was,
                          GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_any_enrolment, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, pupil_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  step = klade_statement_step (stmt, error);
  *was = step == KLADE_STEP_ROW;
  return step != KLADE_STEP_ERROR;
}
