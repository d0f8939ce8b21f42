/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-paper-private.h"

#include "klade-store-mark.h"

/* A journal's own number of lessons goes before the programme's.  The last column has bit n for
 * each closed term n. */
static const char sql_list_journals[] =
    "SELECT j.id, COALESCE(j.class_id, g.class_id, 0), j.group_id, j.subject_id, s.name,"
    " s.position, j.kind, j.scale,"
    " CASE WHEN j.lessons_planned > 0 THEN j.lessons_planned ELSE COALESCE((SELECT"
    " x.lessons_per_year FROM planned_subject x WHERE x.programme_id = c.programme_id"
    " AND x.subject_id = j.subject_id AND x.grade = c.grade AND x.is_hidden = 0), 0) END,"
    " COALESCE((SELECT MAX(x.grade) FROM planned_subject x WHERE x.programme_id = c.programme_id"
    " AND x.subject_id = j.subject_id AND x.is_hidden = 0), 0),"
    " CASE WHEN EXISTS (SELECT 1 FROM term_mark t WHERE t.journal_id = j.id AND t.value <> '')"
    " OR EXISTS (SELECT 1 FROM mark m WHERE m.journal_id = j.id AND m.value <> '')"
    " THEN 1 ELSE 0 END,"
    " COALESCE((SELECT SUM(CASE t.term WHEN 1 THEN 2 WHEN 2 THEN 4 WHEN 3 THEN 8 ELSE 0 END)"
    " FROM term_close t WHERE t.journal_id = j.id AND t.is_closed = 1), 0)"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " LEFT JOIN school_class c ON c.id = COALESCE(j.class_id, g.class_id)"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0";

static const char sql_list_teachers[] =
    "SELECT DISTINCT t.journal_id, p.given_name || ' ' || p.surname"
    " FROM journal j JOIN journal_teacher t ON t.journal_id = j.id"
    " JOIN person p ON p.id = t.person_id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND t.is_hidden = 0"
    " AND t.valid_from <= $2 AND (t.valid_to IS NULL OR t.valid_to >= $2)"
    " ORDER BY 1, 2";

static const char sql_list_links[] =
    KLADE_PAPER_WITH_CHOSEN " SELECT e.pupil_id, j.id, e.valid_from, e.valid_to"
                            " FROM chosen k JOIN enrolment e ON e.pupil_id = k.id"
                            " JOIN journal j ON j.class_id = e.class_id"
                            " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND e.is_hidden = 0"
                            " UNION ALL SELECT m.pupil_id, j.id, m.valid_from, m.valid_to"
                            " FROM chosen k JOIN group_member m ON m.pupil_id = k.id"
                            " JOIN journal j ON j.group_id = m.group_id"
                            " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND m.is_hidden = 0";

/* $4: the last term that is asked for. */
static const char sql_list_term_marks[] =
    KLADE_PAPER_WITH_CHOSEN " SELECT t.pupil_id, t.journal_id, t.term, t.value, t.changed_at"
                            " FROM chosen k JOIN term_mark t ON t.pupil_id = k.id"
                            " WHERE t.term <= $4 AND t.value <> ''";

/* Terms 3, 4 and 6 are the year, the exam and the final mark. */
static const char sql_list_past_marks[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT t.pupil_id, y.start_year, c.grade, j.subject_id, s.name, s.position,"
    " CASE WHEN j.lessons_planned > 0 THEN j.lessons_planned ELSE COALESCE((SELECT"
    " x.lessons_per_year FROM planned_subject x WHERE x.programme_id = c.programme_id"
    " AND x.subject_id = j.subject_id AND x.grade = c.grade AND x.is_hidden = 0), 0) END,"
    " t.term, t.value"
    " FROM chosen k JOIN term_mark t ON t.pupil_id = k.id"
    " JOIN journal j ON j.id = t.journal_id"
    " JOIN school_year y ON y.id = j.school_year_id"
    " JOIN subject s ON s.id = j.subject_id"
    " JOIN enrolment e ON e.pupil_id = t.pupil_id AND e.is_hidden = 0"
    " JOIN school_class c ON c.id = e.class_id AND c.school_year_id = j.school_year_id"
    " AND c.is_hidden = 0"
    " WHERE t.term IN (3, 4, 5, 6) AND t.value <> '' AND j.is_hidden = 0"
    " ORDER BY t.pupil_id, s.position, s.id, y.start_year DESC, t.term, t.changed_at,"
    " e.valid_from, j.id";

/* CROSS JOIN: SQLite takes the journals first then, and not the works of all years. */
static const char sql_list_works[] = KLADE_PAPER_WITH_LINKED
    " SELECT w.id, w.journal_id, l.held_on, w.kind, w.scale, w.weight,"
    " CASE WHEN w.title <> '' THEN w.title ELSE l.topic END,"
    " CASE WHEN EXISTS (SELECT 1 FROM mark m WHERE m.work_id = w.id AND m.value <> '')"
    " THEN 1 ELSE 0 END"
    " FROM linked i CROSS JOIN work w JOIN lesson l ON l.id = w.lesson_id"
    " WHERE w.journal_id = i.id AND w.is_hidden = 0 AND l.is_hidden = 0 AND l.held_on BETWEEN $4 AND $5"
    " AND ($6 = 0 OR w.scale = $6)"
    " ORDER BY w.journal_id, l.held_on, l.lesson_no, l.id, w.position, w.id";

static const char sql_list_marks[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT m.pupil_id, m.work_id, m.value FROM chosen k JOIN mark m ON m.pupil_id = k.id"
    " JOIN lesson l ON l.id = m.lesson_id"
    " WHERE m.value <> '' AND l.held_on BETWEEN $4 AND $5";

/* Scale 3 are the levels, kind 1 the formative works.  $4: with these too. */
static const char sql_list_results[] = KLADE_PAPER_WITH_LINKED
    " SELECT m.pupil_id, m.work_id, m.value"
    " FROM linked i CROSS JOIN work w JOIN mark m ON m.work_id = w.id"
    " JOIN chosen k ON k.id = m.pupil_id"
    " WHERE w.journal_id = i.id AND w.scale = 3 AND w.is_hidden = 0 AND (w.kind <> 1 OR $4 = 1) AND m.value <> ''";

static void
read_journal (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperJournal *row = data;

  row->id = klade_statement_get_int64 (stmt, 0);
  row->class_id = klade_statement_get_int64 (stmt, 1);
  row->group_id = klade_statement_get_int64 (stmt, 2);
  row->subject_id = klade_statement_get_int64 (stmt, 3);
  row->subject = klade_paper_take_text (stmt, 4, strings);
  row->position = (int) klade_statement_get_int64 (stmt, 5);
  row->kind = klade_paper_take_text (stmt, 6, strings);
  row->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 7));
  row->lessons_planned = (int) klade_statement_get_int64 (stmt, 8);
  row->last_grade = (int) klade_statement_get_int64 (stmt, 9);
  row->is_giving = klade_statement_get_int64 (stmt, 10) != 0;
  row->closed_terms = (guint) klade_statement_get_int64 (stmt, 11);
}

/**
 * klade_store_list_paper_journals:
 *
 * Returns: (transfer full) (element-type KladePaperJournal): all of the year, in no order
 */
GArray *
klade_store_list_paper_journals (KladeDb *db, gint64 year_id, GStringChunk *strings, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_journals, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_paper_take_rows (stmt, sizeof (KladePaperJournal), read_journal, strings, error);
}

static void
read_teacher (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperTeacher *row = data;

  row->journal_id = klade_statement_get_int64 (stmt, 0);
  row->name = klade_paper_take_text (stmt, 1, strings);
}

/**
 * klade_store_list_paper_teachers:
 * @day: who teaches on this day
 *
 * Returns: (transfer full) (element-type KladePaperTeacher): by journal
 */
GArray *
klade_store_list_paper_teachers (KladeDb *db,
                                 gint64 year_id,
                                 KladeDay day,
                                 GStringChunk *strings,
                                 GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_teachers, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperTeacher), read_teacher, strings, error);
}

static void
read_link (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperLink *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->journal_id = klade_statement_get_int64 (stmt, 1);
  row->from = klade_statement_get_day (stmt, 2);
  row->to = klade_statement_get_day (stmt, 3);
}

/**
 * klade_store_list_paper_links:
 *
 * Returns: (transfer full) (element-type KladePaperLink): which journals the pupils are in
 */
GArray *
klade_store_list_paper_links (KladeDb *db, KladePaperScope scope, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_links, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperLink), read_link, NULL, error);
}

static void
read_term_mark (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperTermMark *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->journal_id = klade_statement_get_int64 (stmt, 1);
  row->term = (int) klade_statement_get_int64 (stmt, 2);
  row->mark = klade_mark_from_stored (klade_statement_get_text (stmt, 3));
  row->changed_at = klade_statement_get_int64 (stmt, 4);
}

/**
 * klade_store_list_paper_term_marks:
 * @last_term: up to this KladeTermKind
 *
 * Returns: (transfer full) (element-type KladePaperTermMark): in journals of every year
 */
GArray *
klade_store_list_paper_term_marks (KladeDb *db,
                                   KladePaperScope scope,
                                   int last_term,
                                   GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_term_marks, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_int64 (stmt, 4, last_term);
  return klade_paper_take_rows (stmt, sizeof (KladePaperTermMark), read_term_mark, NULL, error);
}

static void
read_past_mark (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperPastMark *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->start_year = (int) klade_statement_get_int64 (stmt, 1);
  row->grade = (int) klade_statement_get_int64 (stmt, 2);
  row->subject_id = klade_statement_get_int64 (stmt, 3);
  row->subject = klade_paper_take_text (stmt, 4, strings);
  row->position = (int) klade_statement_get_int64 (stmt, 5);
  row->lessons_planned = (int) klade_statement_get_int64 (stmt, 6);
  row->term = (int) klade_statement_get_int64 (stmt, 7);
  row->mark = klade_mark_from_stored (klade_statement_get_text (stmt, 8));
}

/**
 * klade_store_list_paper_past_marks:
 *
 * Returns: (transfer full) (element-type KladePaperPastMark): by pupil and subject, the last
 *   year first
 */
GArray *
klade_store_list_paper_past_marks (KladeDb *db,
                                   KladePaperScope scope,
                                   GStringChunk *strings,
                                   GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_past_marks, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperPastMark), read_past_mark, strings, error);
}

static void
read_work (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperWork *row = data;

  row->id = klade_statement_get_int64 (stmt, 0);
  row->journal_id = klade_statement_get_int64 (stmt, 1);
  row->day = klade_statement_get_day (stmt, 2);
  row->kind = (int) klade_statement_get_int64 (stmt, 3);
  row->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 4));
  row->weight = (int) klade_statement_get_int64 (stmt, 5);
  row->title = klade_paper_take_text (stmt, 6, strings);
  row->is_marked = klade_statement_get_int64 (stmt, 7) != 0;
}

/**
 * klade_store_list_paper_works:
 * @first_day, @last_day: of the lessons
 * @scale_or_0: only works in this scale
 *
 * Returns: (transfer full) (element-type KladePaperWork): in the journals of the pupils, by
 *   journal and as the journal's page has them
 */
GArray *
klade_store_list_paper_works (KladeDb *db,
                              KladePaperScope scope,
                              KladeDay first_day,
                              KladeDay last_day,
                              int scale_or_0,
                              GStringChunk *strings,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_works, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_paper_bind_days (stmt, 4, first_day, last_day);
  klade_statement_bind_int64 (stmt, 6, scale_or_0);
  return klade_paper_take_rows (stmt, sizeof (KladePaperWork), read_work, strings, error);
}

static void
read_mark (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperMark *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->work_id = klade_statement_get_int64 (stmt, 1);
  row->mark = klade_mark_from_stored (klade_statement_get_text (stmt, 2));
}

/**
 * klade_store_list_paper_marks:
 * @first_day, @last_day: of the lessons
 *
 * Returns: (transfer full) (element-type KladePaperMark): in no order
 */
GArray *
klade_store_list_paper_marks (KladeDb *db,
                              KladePaperScope scope,
                              KladeDay first_day,
                              KladeDay last_day,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_marks, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_paper_bind_days (stmt, 4, first_day, last_day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperMark), read_mark, NULL, error);
}

/**
 * klade_store_list_paper_results:
 * @with_formative: also of formative works
 *
 * Returns: (transfer full) (element-type KladePaperMark): the levels that pupils reached, in no
 *   order
 */
GArray *
klade_store_list_paper_results (KladeDb *db,
                                KladePaperScope scope,
                                gboolean with_formative,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_results, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_int64 (stmt, 4, with_formative != FALSE);
  return klade_paper_take_rows (stmt, sizeof (KladePaperMark), read_mark, NULL, error);
}
