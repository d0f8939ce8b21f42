/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-journal-history.h"

/* What was logged at the lesson, and the justifications of several days that touch it. */
static const char sql_read_cell_log[] =
    "SELECT a.id, a.at, COALESCE(p.given_name || ' ' || p.surname, ''), a.action, a.table_name,"
    " a.field, a.old_value, a.new_value"
    " FROM audit a LEFT JOIN person p ON p.id = a.person_id"
    " WHERE a.lesson_id = $1 AND a.pupil_id = $3 AND (a.table_name <> 'mark' OR a.row_id ="
    " (SELECT m.id FROM mark m WHERE m.work_id = $2 AND m.pupil_id = $3))"
    " UNION ALL"
    " SELECT a.id, a.at, COALESCE(p.given_name || ' ' || p.surname, ''), a.action, a.table_name,"
    " a.field, a.old_value, a.new_value"
    " FROM lesson l JOIN justification j ON j.pupil_id = $3 AND j.first_day <= l.held_on"
    " AND j.last_day >= l.held_on"
    " JOIN audit a ON a.table_name = 'justification' AND a.row_id = j.id AND a.lesson_id IS NULL"
    " LEFT JOIN person p ON p.id = a.person_id"
    " WHERE l.id = $1"
    " ORDER BY 1 DESC";

static const char sql_read_lesson_log[] =
    "SELECT a.id, a.at, COALESCE(p.given_name || ' ' || p.surname, ''), a.action, a.table_name,"
    " a.field, a.old_value, a.new_value"
    " FROM audit a LEFT JOIN person p ON p.id = a.person_id"
    " WHERE a.lesson_id = $1 AND a.table_name IN ('lesson', 'work') ORDER BY a.id DESC";

static const char sql_read_term_mark_log[] =
    "SELECT a.id, a.at, COALESCE(p.given_name || ' ' || p.surname, ''), a.action, a.table_name,"
    " a.field, a.old_value, a.new_value"
    " FROM term_mark t JOIN audit a ON a.table_name = 'term_mark' AND a.row_id = t.id"
    " LEFT JOIN person p ON p.id = a.person_id"
    " WHERE t.journal_id = $1 AND t.pupil_id = $2 AND t.term = $3 ORDER BY a.id DESC";

static const char sql_read_changed_journals[] =
    "SELECT COALESCE(journal_id, 0), MAX(id) FROM audit WHERE id > $1 GROUP BY journal_id"
    " ORDER BY 1";

static const char sql_read_last_writer[] =
    "SELECT p.given_name || ' ' || p.surname FROM audit a JOIN person p ON p.id = a.person_id"
    " WHERE a.id > $1 AND a.person_id <> $2 AND a.journal_id IS NOT NULL"
    " ORDER BY a.id DESC LIMIT 1";

static gboolean
read_log (KladeStatement *stmt, KladeLogFunc func, gpointer data, GError **error)
{
  KladeStep step;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladeLogLine line = {
        .id = klade_statement_get_int64 (stmt, 0),
        .at = klade_statement_get_int64 (stmt, 1),
        .who = klade_statement_get_text (stmt, 2),
        .action = klade_statement_get_text (stmt, 3),
        .table_name = klade_statement_get_text (stmt, 4),
        .field = klade_statement_get_text (stmt, 5),
        .old_value = klade_statement_get_text (stmt, 6),
        .new_value = klade_statement_get_text (stmt, 7),
      };

      func (&line, data);
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_read_cell_log:
 * @work_id: 0 for a lesson without works
 * @func: (scope call): gets each line, the newest first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_cell_log (KladeDb *db,
                           gint64 lesson_id,
                           gint64 work_id,
                           gint64 pupil_id,
                           KladeLogFunc func,
                           gpointer data,
                           GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_cell_log, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, lesson_id);
  klade_statement_bind_int64 (stmt, 2, work_id);
  klade_statement_bind_int64 (stmt, 3, pupil_id);
  return read_log (stmt, func, data, error);
}

/**
 * klade_store_read_lesson_log:
 * @func: (scope call): gets each line of the lesson and its works, the newest first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_lesson_log (KladeDb *db,
                             gint64 lesson_id,
                             KladeLogFunc func,
                             gpointer data,
                             GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_lesson_log, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, lesson_id);
  return read_log (stmt, func, data, error);
}

/**
 * klade_store_read_term_mark_log:
 * @term: a KladeTermKind
 * @func: (scope call): gets each line of the term mark, the newest first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_term_mark_log (KladeDb *db,
                                gint64 journal_id,
                                gint64 pupil_id,
                                gint64 term,
                                KladeLogFunc func,
                                gpointer data,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_term_mark_log, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, journal_id);
  klade_statement_bind_int64 (stmt, 2, pupil_id);
  klade_statement_bind_int64 (stmt, 3, term);
  return read_log (stmt, func, data, error);
}

/**
 * klade_store_read_changed_journals:
 * @since_id: a line of the log
 * @journals: (element-type gint64): gets the journals that later lines name, each once
 * @last_id: (inout): raised to the last line
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_changed_journals (KladeDb *db,
                                   gint64 since_id,
                                   GArray *journals,
                                   gint64 *last_id,
                                   GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_changed_journals, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, since_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 journal_id = klade_statement_get_int64 (stmt, 0);

      *last_id = MAX (*last_id, klade_statement_get_int64 (stmt, 1));
      if (journal_id != 0)
        g_array_append_val (journals, journal_id);
    }

  return step == KLADE_STEP_DONE;
}

/* The name of the last person but one who changed a journal; %NULL in @name for nobody. */
gboolean
klade_store_read_last_writer (KladeDb *db,
                              gint64 since_id,
                              gint64 except_person_id,
                              char **name,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_last_writer, error);
  KladeStep step;

  *name = NULL;
  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, since_id);
  klade_statement_bind_int64 (stmt, 2, except_person_id);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    *name = g_strdup (klade_statement_get_text (stmt, 0));

  return step != KLADE_STEP_ERROR;
}
