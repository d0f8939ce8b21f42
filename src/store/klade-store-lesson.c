/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-lesson.h"

#include "klade-timetable.h"

static const char sql_get_lesson[] =
    "SELECT id, revision, journal_id, split_from_id, held_on, lesson_no, kind, topic, homework,"
    " homework_state, notes, teacher_id, reason, is_hidden, entered_by, entered_at, changed_by,"
    " changed_at FROM lesson WHERE id = $1";

static const char sql_insert_lesson[] =
    "INSERT INTO lesson (journal_id, split_from_id, held_on, lesson_no, kind, topic, homework,"
    " homework_state, notes, teacher_id, reason, is_hidden, entered_by, entered_at, changed_by,"
    " changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_lesson[] =
    "UPDATE lesson SET held_on = $3, lesson_no = $4, kind = $5, topic = $6, homework = $7,"
    " homework_state = $8, notes = $9, teacher_id = $10, reason = $11, is_hidden = $12,"
    " entered_by = $13, entered_at = $14, changed_by = $15, changed_at = $16,"
    " revision = revision + 1"
    " WHERE id = $1 AND revision = $2";

static const char sql_find_lesson_at[] =
    "SELECT id FROM lesson WHERE journal_id = $1 AND held_on = $2 AND lesson_no = $3"
    " AND is_hidden = 0";

static const char sql_list_lesson_times[] =
    "SELECT held_on, lesson_no FROM lesson"
    " WHERE journal_id = $1 AND held_on BETWEEN $2 AND $3 AND is_hidden = 0"
    " ORDER BY held_on, lesson_no";

static const char sql_lesson_is_used[] =
    "SELECT (SELECT COUNT(*) FROM mark WHERE journal_id = $1 AND lesson_id = $2 AND value <> '')"
    " + (SELECT COUNT(*) FROM absence WHERE journal_id = $1 AND lesson_id = $2 AND code <> 0)";

static const KladeColumn lesson_fields[] = {
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "split_from_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "held_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "lesson_no", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "kind", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "topic", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "homework", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "homework_state", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "teacher_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "reason", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_lesson = {
  .name = "lesson",
  .fields = lesson_fields,
  .n_fields = G_N_ELEMENTS (lesson_fields),
  .n_keys = 2,
  .presence = KLADE_LESSON_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_lesson,
  .sql_insert = sql_insert_lesson,
  .sql_update = sql_update_lesson,
};

/**
 * klade_store_find_lesson_at:
 * @lesson_id: (out): the visible lesson of that journal at that time, 0 for none
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_lesson_at (KladeDb *db,
                            gint64 journal_id,
                            gint32 day,
                            int lesson_no,
                            gint64 *lesson_id,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_lesson_at, error);
  KladeStep step;

  *lesson_id = 0;
  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, journal_id);
  klade_statement_bind_day (stmt, 2, day);
  klade_statement_bind_int64 (stmt, 3, lesson_no);

  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    *lesson_id = klade_statement_get_int64 (stmt, 0);

  return step != KLADE_STEP_ERROR;
}

/* Whether a mark or an absence stands in the lesson. */
gboolean
klade_store_lesson_is_used (KladeDb *db,
                            const KladeRecord *lesson,
                            gboolean *is_used,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_lesson_is_used, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, lesson->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID]);
  klade_statement_bind_int64 (stmt, 2, lesson->id);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *is_used = klade_statement_get_int64 (stmt, 0) != 0;
  return TRUE;
}

/**
 * klade_store_list_lesson_times:
 * @times: (out) (transfer full) (element-type KladeLessonTime): the visible lessons of these
 *   days, in order
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_lesson_times (KladeDb *db,
                               gint64 journal_id,
                               gint32 first_day,
                               gint32 last_day,
                               GArray **times,
                               GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (KladeLessonTime));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_lesson_times, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, journal_id);
  klade_statement_bind_day (stmt, 2, first_day);
  klade_statement_bind_day (stmt, 3, last_day);

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeLessonTime time = {
        .day = klade_statement_get_day (stmt, 0),
        .lesson_no = (int) klade_statement_get_int64 (stmt, 1),
      };
      g_array_append_val (list, time);
    }

  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *times = g_steal_pointer (&list);
  return TRUE;
}
