/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-justification.h"

static const char sql_get_justification[] =
    "SELECT id, revision, pupil_id, first_day, first_lesson, last_day, last_lesson, excuse,"
    " document_kind, document_no, submitted_on, notes, is_hidden, entered_by, entered_at"
    " FROM justification WHERE id = $1";

static const char sql_insert_justification[] =
    "INSERT INTO justification (pupil_id, first_day, first_lesson, last_day, last_lesson, excuse,"
    " document_kind, document_no, submitted_on, notes, is_hidden, entered_by, entered_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_justification[] =
    "UPDATE justification SET first_day = $3, first_lesson = $4, last_day = $5, last_lesson = $6,"
    " excuse = $7, document_kind = $8, document_no = $9, submitted_on = $10, notes = $11,"
    " is_hidden = $12, entered_by = $13, entered_at = $14, revision = revision + 1"
    " WHERE id = $1 AND revision = $2";

static const char sql_list_justifications[] =
    "SELECT id, revision, pupil_id, first_day, first_lesson, last_day, last_lesson, excuse,"
    " document_kind, document_no, submitted_on, notes, is_hidden, entered_by, entered_at"
    " FROM justification"
    " WHERE pupil_id = $1 AND first_day <= $2 AND last_day >= $2 AND is_hidden = 0 ORDER BY id";

static const char sql_list_lesson_justifications[] =
    "SELECT j.id, j.revision, j.pupil_id, j.first_day, j.first_lesson, j.last_day,"
    " j.last_lesson, j.excuse, j.document_kind, j.document_no, j.submitted_on, j.notes,"
    " j.is_hidden, j.entered_by, j.entered_at"
    " FROM absence a JOIN justification j ON j.pupil_id = a.pupil_id"
    " WHERE a.lesson_id = $1 AND a.code = 1 AND j.first_day = $2 AND j.last_day = $2"
    " AND j.first_lesson = $3 AND j.last_lesson = $3 AND j.is_hidden = 0 ORDER BY j.id";

static const KladeColumn justification_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "first_day", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "first_lesson", KLADE_COLUMN_OPTIONAL, KLADE_COLUMN_CONTENT },
  { "last_day", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "last_lesson", KLADE_COLUMN_OPTIONAL, KLADE_COLUMN_CONTENT },
  { "excuse", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "document_kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "document_no", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "submitted_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
};

const KladeTable klade_table_justification = {
  .name = "justification",
  .fields = justification_fields,
  .n_fields = G_N_ELEMENTS (justification_fields),
  .n_keys = 1,
  .presence = KLADE_JUSTIFICATION_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_justification,
  .sql_insert = sql_insert_justification,
  .sql_update = sql_update_justification,
};

/* Whether it was made for just this lesson: such a one goes before any wider one. */
gboolean
klade_justification_is_of_lesson (const KladeRecord *self, gint32 day, int lesson_no)
{
  return self->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_DAY] == day &&
         self->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_DAY] == day &&
         self->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_LESSON] == lesson_no &&
         self->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_LESSON] == lesson_no;
}

/* Whether a lesson lies between its first and its last, both included. */
gboolean
klade_justification_covers (const KladeRecord *self, gint32 day, int lesson_no)
{
  gint64 first_lesson = self->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_LESSON];
  gint64 last_lesson = self->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_LESSON];
  gint64 first_day = self->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_DAY];
  gint64 last_day = self->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_DAY];

  if (day < first_day || day > last_day)
    return FALSE;
  if (day == first_day && first_lesson != KLADE_RECORD_NULL && lesson_no < first_lesson)
    return FALSE;

  return day != last_day || last_lesson == KLADE_RECORD_NULL || lesson_no <= last_lesson;
}

KladeExcuseSpan
klade_excuse_span_read (KladeStatement *stmt, int first_column)
{
  return (KladeExcuseSpan){
    .first_day = klade_statement_get_day (stmt, first_column),
    .first_lesson = (gint16) klade_statement_get_int64 (stmt, first_column + 1),
    .last_day = klade_statement_get_day (stmt, first_column + 2),
    .last_lesson = (gint16) klade_statement_get_int64 (stmt, first_column + 3),
    .excuse = (guint8) klade_statement_get_int64 (stmt, first_column + 4),
  };
}

/* Whether a lesson lies between its first and its last, both included. */
gboolean
klade_excuse_span_covers (const KladeExcuseSpan *self, gint32 day, int lesson_no)
{
  return day >= self->first_day && day <= self->last_day &&
         (day > self->first_day || lesson_no >= self->first_lesson) &&
         (day < self->last_day || lesson_no <= self->last_lesson);
}

static gboolean
collect (KladeStatement *stmt, GPtrArray **justifications, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_record_free);
  KladeStep step;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (list, klade_store_read_record (stmt, &klade_table_justification));

  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *justifications = g_steal_pointer (&list);
  return TRUE;
}

/**
 * klade_store_list_justifications:
 * @justifications: (out) (transfer full) (element-type KladeRecord): those of the pupil that
 *   touch the day, in the order they were made
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_justifications (KladeDb *db,
                                 gint64 pupil_id,
                                 gint32 day,
                                 GPtrArray **justifications,
                                 GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_justifications, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, pupil_id);
  klade_statement_bind_day (stmt, 2, day);
  return collect (stmt, justifications, error);
}

/**
 * klade_store_list_lesson_justifications:
 * @justifications: (out) (transfer full) (element-type KladeRecord): those made for just this
 *   lesson, of the pupils absent in it
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_lesson_justifications (KladeDb *db,
                                        gint64 lesson_id,
                                        gint32 day,
                                        int lesson_no,
                                        GPtrArray **justifications,
                                        GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_lesson_justifications, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, lesson_id);
  klade_statement_bind_day (stmt, 2, day);
  klade_statement_bind_int64 (stmt, 3, lesson_no);
  return collect (stmt, justifications, error);
}
