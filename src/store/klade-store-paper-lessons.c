/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-paper-private.h"

/* Kind 3 was not held. */
static const char sql_list_lessons[] = KLADE_PAPER_WITH_LINKED
    " SELECT l.journal_id, l.held_on FROM linked i JOIN lesson l ON l.journal_id = i.id"
    " WHERE l.is_hidden = 0 AND l.kind <> 3 AND l.held_on <= $4"
    " ORDER BY l.journal_id, l.held_on";

static const char sql_list_absences[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT a.pupil_id, a.journal_id, l.held_on, l.lesson_no, a.code"
    " FROM chosen k JOIN absence a ON a.pupil_id = k.id JOIN lesson l ON l.id = a.lesson_id"
    " WHERE a.code <> 0 AND l.is_hidden = 0 AND l.held_on BETWEEN $4 AND $5";

static const char sql_list_excuses[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT j.pupil_id," KLADE_EXCUSE_SPAN_COLUMNS " JOIN chosen k ON k.id = j.pupil_id"
    " WHERE j.is_hidden = 0 AND j.last_day >= $4 AND j.first_day <= $5" KLADE_EXCUSE_SPAN_ORDER;

static void
read_lesson (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperLesson *row = data;

  row->journal_id = klade_statement_get_int64 (stmt, 0);
  row->day = klade_statement_get_day (stmt, 1);
}

/**
 * klade_store_list_paper_lessons:
 * @last_day: up to this day
 *
 * Returns: (transfer full) (element-type KladePaperLesson): the lessons held in the pupils'
 *   journals, by journal and day
 */
GArray *
klade_store_list_paper_lessons (KladeDb *db,
                                KladePaperScope scope,
                                KladeDay last_day,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_lessons, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_day (stmt, 4, last_day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperLesson), read_lesson, NULL, error);
}

static void
read_absence (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperAbsence *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->journal_id = klade_statement_get_int64 (stmt, 1);
  row->day = klade_statement_get_day (stmt, 2);
  row->lesson_no = (gint16) klade_statement_get_int64 (stmt, 3);
  row->code = (guint8) klade_statement_get_int64 (stmt, 4);
}

/**
 * klade_store_list_paper_absences:
 * @first_day, @last_day: of the lessons
 *
 * Returns: (transfer full) (element-type KladePaperAbsence): in no order
 */
GArray *
klade_store_list_paper_absences (KladeDb *db,
                                 KladePaperScope scope,
                                 KladeDay first_day,
                                 KladeDay last_day,
                                 GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_absences, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_paper_bind_days (stmt, 4, first_day, last_day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperAbsence), read_absence, NULL, error);
}

static void
read_excuse (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperExcuse *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->span = klade_excuse_span_read (stmt, 1);
}

/**
 * klade_store_list_paper_excuses:
 * @first_day, @last_day: that they touch
 *
 * Returns: (transfer full) (element-type KladePaperExcuse): of several that cover a lesson the
 *   last counts
 */
GArray *
klade_store_list_paper_excuses (KladeDb *db,
                                KladePaperScope scope,
                                KladeDay first_day,
                                KladeDay last_day,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_excuses, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_paper_bind_days (stmt, 4, first_day, last_day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperExcuse), read_excuse, NULL, error);
}
