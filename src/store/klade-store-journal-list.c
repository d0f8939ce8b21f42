/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-journal-list.h"

static const char sql_find_year[] =
    "SELECT id, start_year, semester_1_first, semester_1_last, semester_2_first, semester_2_last,"
    " end_grade_9, end_grade_12, is_published FROM school_year WHERE is_hidden = 0"
    " ORDER BY CASE WHEN start_year <= $1 THEN 0 ELSE 1 END,"
    " CASE WHEN start_year <= $1 THEN -start_year ELSE start_year END LIMIT 1";

#define SUBSTITUTED_DAYS 14 /* ten working days: how late marks of a lesson are entered (C4) */

/* $1 the person, $2 today, $3 the year, $4 whether everything, $5 since when a journal in which
 * the person substituted counts among the own. */
static const char sql_list_journals[] =
    "WITH my_class AS (SELECT DISTINCT class_id FROM role_grant WHERE person_id = $1"
    " AND class_id IS NOT NULL AND is_hidden = 0 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)),"
    " my_group AS (SELECT DISTINCT m.group_id FROM my_class k"
    " JOIN enrolment e ON e.class_id = k.class_id"
    " JOIN group_member m ON m.pupil_id = e.pupil_id"
    " WHERE e.is_hidden = 0 AND m.is_hidden = 0 AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)),"
    " substituted AS (SELECT d.journal_id, COALESCE(d.to_day, d.held_on) AS held_on"
    " FROM day_change d JOIN journal dj ON dj.id = d.journal_id"
    " JOIN school_year y ON y.id = dj.school_year_id"
    " WHERE d.teacher_id = $1 AND d.is_hidden = 0 AND COALESCE(d.to_day, d.held_on) <= $2"
    " AND (COALESCE(d.to_day, d.held_on) = $2 OR NOT EXISTS (SELECT 1 FROM term_close t"
    " WHERE t.journal_id = d.journal_id AND t.is_closed = 1 AND t.term ="
    " CASE WHEN COALESCE(d.to_day, d.held_on) < y.semester_2_first THEN 1 ELSE 2 END))),"
    " my_journal AS (SELECT DISTINCT journal_id FROM journal_teacher WHERE person_id = $1"
    " AND is_hidden = 0"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
    " UNION SELECT journal_id FROM substituted WHERE held_on >= $5),"
    " class_size AS (SELECT class_id, COUNT(*) AS n FROM enrolment"
    " WHERE is_hidden = 0 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY class_id),"
    " group_size AS (SELECT group_id, COUNT(*) AS n FROM group_member"
    " WHERE is_hidden = 0 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY group_id)"
    " SELECT j.id, j.class_id, COALESCE(c.grade, gc.grade, 0), s.name, COALESCE(c.name, g.name),"
    " COALESCE(cn.n, gn.n, 0),"
    " (SELECT COUNT(*) FROM lesson l WHERE l.journal_id = j.id AND l.held_on <= $2"
    " AND l.is_hidden = 0),"
    " (SELECT l.held_on FROM lesson l WHERE l.journal_id = j.id AND l.held_on <= $2"
    " AND l.is_hidden = 0 ORDER BY l.held_on DESC LIMIT 1),"
    " (SELECT COUNT(*) FROM lesson l WHERE l.journal_id = j.id AND l.held_on <= $2"
    " AND l.topic = '' AND l.is_hidden = 0 AND l.kind <> 3),"
    " CASE WHEN mj.journal_id IS NULL THEN 0 ELSE 1 END,"
    " CASE WHEN mc.class_id IS NULL AND mg.group_id IS NULL THEN 0 ELSE 1 END,"
    " COALESCE(j.class_id, g.class_id, 0), COALESCE(g.kind, '')"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " LEFT JOIN school_class gc ON gc.id = g.class_id"
    " LEFT JOIN class_size cn ON cn.class_id = j.class_id"
    " LEFT JOIN group_size gn ON gn.group_id = j.group_id"
    " LEFT JOIN my_journal mj ON mj.journal_id = j.id"
    " LEFT JOIN my_class mc ON mc.class_id = COALESCE(j.class_id, g.class_id)"
    " LEFT JOIN my_group mg ON mg.group_id = j.group_id"
    " WHERE j.school_year_id = $3 AND j.is_hidden = 0 AND ($4 = 1 OR mj.journal_id IS NOT NULL"
    " OR mc.class_id IS NOT NULL OR mg.group_id IS NOT NULL"
    " OR j.id IN (SELECT journal_id FROM substituted))"
    " ORDER BY COALESCE(c.grade, gc.grade, 0), COALESCE(c.name, g.name) COLLATE \"lv-x-icu\","
    " s.name COLLATE \"lv-x-icu\", j.id";

static const char sql_list_year_teachers[] =
    "SELECT t.journal_id, p.given_name || ' ' || p.surname"
    " FROM journal j JOIN journal_teacher t ON t.journal_id = j.id"
    " JOIN person p ON p.id = t.person_id"
    " WHERE j.school_year_id = $1 AND t.is_hidden = 0 AND (t.valid_to IS NULL OR t.valid_to >= $2)"
    " ORDER BY t.journal_id, t.id";

static const char sql_list_year_slots[] =
    "SELECT t.journal_id, t.weekday, t.lesson_no, t.cycle, t.valid_from, t.valid_to"
    " FROM journal j JOIN timetable_slot t ON t.journal_id = j.id"
    " WHERE j.school_year_id = $1 AND t.is_hidden = 0 AND t.valid_to >= $2";

/**
 * klade_store_find_year:
 * @start_year: the calendar's
 * @year_id: (out): the last of the school's years that begins no later, or else its first; 0
 *   for none
 * @year: (out): its days, without breaks
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_year (KladeDb *db,
                       int start_year,
                       gint64 *year_id,
                       KladeSchoolYear *year,
                       GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_year, error);
  KladeStep step;

  *year_id = 0;
  *year = (KladeSchoolYear){ 0 };
  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, start_year);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    {
      *year_id = klade_statement_get_int64 (stmt, 0);
      *year = (KladeSchoolYear){
        .start_year = (int) klade_statement_get_int64 (stmt, 1),
        .semester_1 = { klade_statement_get_day (stmt, 2), klade_statement_get_day (stmt, 3) },
        .semester_2 = { klade_statement_get_day (stmt, 4), klade_statement_get_day (stmt, 5) },
        .end_grade_9 = klade_statement_get_day (stmt, 6),
        .end_grade_12 = klade_statement_get_day (stmt, 7),
        .is_published = klade_statement_get_int64 (stmt, 8) != 0,
      };
    }

  return step != KLADE_STEP_ERROR;
}

static void
clear_listed (gpointer data)
{
  KladeListedJournal *journal = data;

  g_free (journal->group_kind);
  g_free (journal->subject);
  g_free (journal->class_name);
}

/**
 * klade_store_list_journals:
 * @all: every journal of the year; otherwise those the person teaches or is class teacher for
 *
 * Returns: (transfer full) (element-type KladeListedJournal): by grade, class and subject
 */
GArray *
klade_store_list_journals (KladeDb *db,
                           gint64 year_id,
                           gint64 person_id,
                           gint32 today,
                           gboolean all,
                           GError **error)
{
  g_autoptr (GArray) journals = g_array_new (FALSE, FALSE, sizeof (KladeListedJournal));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_journals, error);
  KladeStep step;

  g_array_set_clear_func (journals, clear_listed);
  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, person_id);
  klade_statement_bind_day (stmt, 2, today);
  klade_statement_bind_int64 (stmt, 3, year_id);
  klade_statement_bind_int64 (stmt, 4, all ? 1 : 0);
  klade_statement_bind_day (stmt, 5, today - SUBSTITUTED_DAYS);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeListedJournal journal = {
        .id = klade_statement_get_int64 (stmt, 0),
        .class_id = klade_statement_get_int64 (stmt, 1),
        .grade = (int) klade_statement_get_int64 (stmt, 2),
        .subject = g_strdup (klade_statement_get_text (stmt, 3)),
        .class_name = g_strdup (klade_statement_get_text (stmt, 4)),
        .n_pupils = (int) klade_statement_get_int64 (stmt, 5),
        .n_lessons = (int) klade_statement_get_int64 (stmt, 6),
        .last_lesson = klade_statement_get_day (stmt, 7),
        .n_without_topic = (int) klade_statement_get_int64 (stmt, 8),
        .is_mine = klade_statement_get_int64 (stmt, 9) != 0,
        .is_my_class = klade_statement_get_int64 (stmt, 10) != 0,
        .owner_class_id = klade_statement_get_int64 (stmt, 11),
        .group_kind = g_strdup (klade_statement_get_text (stmt, 12)),
      };

      g_array_append_val (journals, journal);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&journals) : NULL;
}

static void
clear_part (gpointer data)
{
  g_free (((KladeJournalPart *) data)->name);
}

static KladeStatement *
prepare_parts (KladeDb *db, const char *sql, gint64 year_id, gint32 today, GError **error)
{
  KladeStatement *stmt = klade_db_prepare (db, sql, error);

  if (stmt != NULL)
    {
      klade_statement_bind_int64 (stmt, 1, year_id);
      klade_statement_bind_day (stmt, 2, today);
    }

  return stmt;
}

/**
 * klade_store_list_year_teachers:
 *
 * Returns: (transfer full) (element-type KladeJournalPart): who teaches the year's journals now,
 *   by journal
 */
GArray *
klade_store_list_year_teachers (KladeDb *db, gint64 year_id, gint32 today, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (KladeJournalPart));
  g_autoptr (KladeStatement) stmt =
      prepare_parts (db, sql_list_year_teachers, year_id, today, error);
  KladeStep step;

  g_array_set_clear_func (parts, clear_part);
  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeJournalPart part = {
        .journal_id = klade_statement_get_int64 (stmt, 0),
        .name = g_strdup (klade_statement_get_text (stmt, 1)),
      };
      g_array_append_val (parts, part);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

/**
 * klade_store_list_year_slots:
 *
 * Returns: (transfer full) (element-type KladeJournalPart): the timetable from today on
 */
GArray *
klade_store_list_year_slots (KladeDb *db, gint64 year_id, gint32 today, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (KladeJournalPart));
  g_autoptr (KladeStatement) stmt = prepare_parts (db, sql_list_year_slots, year_id, today, error);
  KladeStep step;

  g_array_set_clear_func (parts, clear_part);
  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeJournalPart part = {
        .journal_id = klade_statement_get_int64 (stmt, 0),
        .slot = {
          .weekday = (KladeWeekday) klade_statement_get_int64 (stmt, 1),
          .lesson_no = (int) klade_statement_get_int64 (stmt, 2),
          .cycle = (int) klade_statement_get_int64 (stmt, 3),
          .valid = { klade_statement_get_day (stmt, 4), klade_statement_get_day (stmt, 5) },
        },
      };
      g_array_append_val (parts, part);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}
