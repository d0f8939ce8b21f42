/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-merge.h"

/* For each column that names a person: the rows that can go from $1 to $2 (a row that would stand
 * twice stays), and one row, $3, that goes from $1 to $2. */

static const char sql_list_enrolment_pupil_id[] =
    "SELECT a.id FROM enrolment a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM enrolment b WHERE b.pupil_id = $2 AND b.class_id = a.class_id AND b.valid_from = a.valid_from) ORDER BY a.id";
static const char sql_move_enrolment_pupil_id[] =
    "UPDATE enrolment SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_group_member_pupil_id[] =
    "SELECT a.id FROM group_member a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM group_member b WHERE b.pupil_id = $2 AND b.group_id = a.group_id AND b.valid_from = a.valid_from) ORDER BY a.id";
static const char sql_move_group_member_pupil_id[] =
    "UPDATE group_member SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_guardianship_pupil_id[] =
    "SELECT a.id FROM guardianship a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM guardianship b WHERE b.pupil_id = $2 AND b.guardian_id = a.guardian_id AND b.valid_from = a.valid_from) ORDER BY a.id";
static const char sql_move_guardianship_pupil_id[] =
    "UPDATE guardianship SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_guardianship_guardian_id[] =
    "SELECT a.id FROM guardianship a WHERE a.guardian_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM guardianship b WHERE b.guardian_id = $2 AND b.pupil_id = a.pupil_id AND b.valid_from = a.valid_from) ORDER BY a.id";
static const char sql_move_guardianship_guardian_id[] =
    "UPDATE guardianship SET guardian_id = $2, revision = revision + 1 WHERE id = $3 AND guardian_id = $1";
static const char sql_list_mark_pupil_id[] =
    "SELECT a.id FROM mark a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM mark b WHERE b.pupil_id = $2 AND b.work_id = a.work_id) ORDER BY a.id";
static const char sql_move_mark_pupil_id[] =
    "UPDATE mark SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_absence_pupil_id[] =
    "SELECT a.id FROM absence a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM absence b WHERE b.pupil_id = $2 AND b.lesson_id = a.lesson_id) ORDER BY a.id";
static const char sql_move_absence_pupil_id[] =
    "UPDATE absence SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_term_mark_pupil_id[] =
    "SELECT a.id FROM term_mark a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM term_mark b WHERE b.pupil_id = $2 AND b.journal_id = a.journal_id AND b.term = a.term) ORDER BY a.id";
static const char sql_move_term_mark_pupil_id[] =
    "UPDATE term_mark SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_justification_pupil_id[] =
    "SELECT a.id FROM justification a WHERE a.pupil_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_justification_pupil_id[] =
    "UPDATE justification SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_file_check_pupil_id[] =
    "SELECT a.id FROM file_check a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM file_check b WHERE b.pupil_id = $2 AND b.school_year_id = a.school_year_id) ORDER BY a.id";
static const char sql_move_file_check_pupil_id[] =
    "UPDATE file_check SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_promotion_pupil_id[] =
    "SELECT a.id FROM promotion a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM promotion b WHERE b.pupil_id = $2 AND b.class_id = a.class_id) ORDER BY a.id";
static const char sql_move_promotion_pupil_id[] =
    "UPDATE promotion SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_remark_pupil_id[] =
    "SELECT a.id FROM remark a WHERE a.pupil_id = $1 AND NOT EXISTS ("
    "SELECT 1 FROM remark b WHERE b.pupil_id = $2 AND b.class_id = a.class_id AND b.term = a.term) ORDER BY a.id";
static const char sql_move_remark_pupil_id[] =
    "UPDATE remark SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_access_application_pupil_id[] =
    "SELECT a.id FROM access_application a WHERE a.pupil_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_access_application_pupil_id[] =
    "UPDATE access_application SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_access_application_guardian_id[] =
    "SELECT a.id FROM access_application a WHERE a.guardian_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_access_application_guardian_id[] =
    "UPDATE access_application SET guardian_id = $2, revision = revision + 1 WHERE id = $3 AND guardian_id = $1";
static const char sql_list_parent_briefing_pupil_id[] =
    "SELECT a.id FROM parent_briefing a WHERE a.pupil_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_parent_briefing_pupil_id[] =
    "UPDATE parent_briefing SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_employment_person_id[] =
    "SELECT a.id FROM employment a WHERE a.person_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_employment_person_id[] =
    "UPDATE employment SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
/* Nobody has two names on one day. */
static const char sql_list_person_name_person_id[] =
    "SELECT a.id FROM person_name a WHERE a.person_id = $1 AND a.is_hidden = 0"
    " AND a.valid_to IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM person_name b WHERE b.person_id = $2 AND b.is_hidden = 0)"
    " AND NOT EXISTS (SELECT 1 FROM person_name b WHERE b.person_id = $2 AND b.is_hidden = 0"
    " AND b.valid_from <= a.valid_to AND (b.valid_to IS NULL OR b.valid_to >= a.valid_from))"
    " ORDER BY a.id";
static const char sql_move_person_name_person_id[] =
    "UPDATE person_name SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
static const char sql_list_role_grant_person_id[] =
    "SELECT a.id FROM role_grant a WHERE a.person_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_role_grant_person_id[] =
    "UPDATE role_grant SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
static const char sql_list_account_person_id[] =
    "SELECT a.id FROM account a WHERE a.person_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_account_person_id[] =
    "UPDATE account SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
static const char sql_list_journal_teacher_person_id[] =
    "SELECT a.id FROM journal_teacher a WHERE a.person_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_journal_teacher_person_id[] =
    "UPDATE journal_teacher SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
static const char sql_list_staff_request_person_id[] =
    "SELECT a.id FROM staff_request a WHERE a.person_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_staff_request_person_id[] =
    "UPDATE staff_request SET person_id = $2, revision = revision + 1 WHERE id = $3 AND person_id = $1";
static const char sql_list_timetable_slot_teacher_id[] =
    "SELECT a.id FROM timetable_slot a WHERE a.teacher_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_timetable_slot_teacher_id[] =
    "UPDATE timetable_slot SET teacher_id = $2, revision = revision + 1 WHERE id = $3 AND teacher_id = $1";
static const char sql_list_day_change_teacher_id[] =
    "SELECT a.id FROM day_change a WHERE a.teacher_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_day_change_teacher_id[] =
    "UPDATE day_change SET teacher_id = $2, revision = revision + 1 WHERE id = $3 AND teacher_id = $1";
static const char sql_list_lesson_teacher_id[] =
    "SELECT a.id FROM lesson a WHERE a.teacher_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_lesson_teacher_id[] =
    "UPDATE lesson SET teacher_id = $2, revision = revision + 1 WHERE id = $3 AND teacher_id = $1";
static const char sql_list_issued_document_pupil_id[] =
    "SELECT a.id FROM issued_document a WHERE a.pupil_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_issued_document_pupil_id[] =
    "UPDATE issued_document SET pupil_id = $2, revision = revision + 1 WHERE id = $3 AND pupil_id = $1";
static const char sql_list_instruction_instructor_id[] =
    "SELECT a.id FROM instruction a WHERE a.instructor_id = $1 AND $2 > 0 ORDER BY a.id";
static const char sql_move_instruction_instructor_id[] =
    "UPDATE instruction SET instructor_id = $2, revision = revision + 1 WHERE id = $3 AND instructor_id = $1";

/* Entries that both have for one thing: nobody can say which is right. */
static const char sql_count_twice[] =
    "SELECT (SELECT COUNT(*) FROM mark a JOIN mark b ON b.work_id = a.work_id"
    " WHERE a.pupil_id = $1 AND b.pupil_id = $2 AND a.value <> '')"
    " + (SELECT COUNT(*) FROM absence a JOIN absence b ON b.lesson_id = a.lesson_id"
    " WHERE a.pupil_id = $1 AND b.pupil_id = $2 AND a.code <> 0)"
    " + (SELECT COUNT(*) FROM term_mark a JOIN term_mark b ON b.journal_id = a.journal_id"
    " AND b.term = a.term WHERE a.pupil_id = $1 AND b.pupil_id = $2 AND a.value <> '')";

static const struct
{
  const char *table;
  const char *column;
  const char *sql_list;
  const char *sql_move;
} columns[] = {
  { "enrolment", "pupil_id", sql_list_enrolment_pupil_id, sql_move_enrolment_pupil_id },
  { "group_member", "pupil_id", sql_list_group_member_pupil_id, sql_move_group_member_pupil_id },
  { "guardianship", "pupil_id", sql_list_guardianship_pupil_id, sql_move_guardianship_pupil_id },
  { "guardianship", "guardian_id", sql_list_guardianship_guardian_id,
    sql_move_guardianship_guardian_id },
  { "mark", "pupil_id", sql_list_mark_pupil_id, sql_move_mark_pupil_id },
  { "absence", "pupil_id", sql_list_absence_pupil_id, sql_move_absence_pupil_id },
  { "term_mark", "pupil_id", sql_list_term_mark_pupil_id, sql_move_term_mark_pupil_id },
  { "justification", "pupil_id", sql_list_justification_pupil_id, sql_move_justification_pupil_id },
  { "file_check", "pupil_id", sql_list_file_check_pupil_id, sql_move_file_check_pupil_id },
  { "promotion", "pupil_id", sql_list_promotion_pupil_id, sql_move_promotion_pupil_id },
  { "access_application", "pupil_id", sql_list_access_application_pupil_id,
    sql_move_access_application_pupil_id },
  { "access_application", "guardian_id", sql_list_access_application_guardian_id,
    sql_move_access_application_guardian_id },
  { "parent_briefing", "pupil_id", sql_list_parent_briefing_pupil_id,
    sql_move_parent_briefing_pupil_id },
  { "employment", "person_id", sql_list_employment_person_id, sql_move_employment_person_id },
  { "person_name", "person_id", sql_list_person_name_person_id, sql_move_person_name_person_id },
  { "role_grant", "person_id", sql_list_role_grant_person_id, sql_move_role_grant_person_id },
  { "account", "person_id", sql_list_account_person_id, sql_move_account_person_id },
  { "journal_teacher", "person_id", sql_list_journal_teacher_person_id,
    sql_move_journal_teacher_person_id },
  { "staff_request", "person_id", sql_list_staff_request_person_id,
    sql_move_staff_request_person_id },
  { "timetable_slot", "teacher_id", sql_list_timetable_slot_teacher_id,
    sql_move_timetable_slot_teacher_id },
  { "day_change", "teacher_id", sql_list_day_change_teacher_id, sql_move_day_change_teacher_id },
  { "lesson", "teacher_id", sql_list_lesson_teacher_id, sql_move_lesson_teacher_id },
  { "remark", "pupil_id", sql_list_remark_pupil_id, sql_move_remark_pupil_id },
  { "issued_document", "pupil_id", sql_list_issued_document_pupil_id,
    sql_move_issued_document_pupil_id },
  { "instruction", "instructor_id", sql_list_instruction_instructor_id,
    sql_move_instruction_instructor_id },
};

const int klade_store_n_person_columns = G_N_ELEMENTS (columns);

const char *
klade_store_person_column_table (int which)
{
  return columns[which].table;
}

const char *
klade_store_person_column_name (int which)
{
  return columns[which].column;
}

/**
 * klade_store_list_rows_of_person:
 * @which: a column, less than klade_store_n_person_columns
 * @from, @to: two persons
 *
 * Returns: (transfer full) (element-type gint64): ids of @from's rows that can become @to's
 */
GArray *
klade_store_list_rows_of_person (KladeDb *db, int which, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, columns[which].sql_list, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, from);
  klade_statement_bind_int64 (stmt, 2, to);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 id = klade_statement_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * klade_store_move_row_of_person:
 * @moved: (out): %FALSE when the row is not @from's any more
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_move_row_of_person (KladeDb *db,
                                int which,
                                gint64 row_id,
                                gint64 from,
                                gint64 to,
                                gboolean *moved,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, columns[which].sql_move, error);
  gint64 n_changed = 0;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, from);
  klade_statement_bind_int64 (stmt, 2, to);
  klade_statement_bind_int64 (stmt, 3, row_id);
  if (!klade_statement_run (stmt, &n_changed, error))
    return FALSE;

  *moved = n_changed == 1;
  return TRUE;
}

/**
 * klade_store_count_entered_twice:
 * @n: (out): marks and absences of @from where @to has one too
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_count_entered_twice (KladeDb *db, gint64 from, gint64 to, gint64 *n, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count_twice, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, from);
  klade_statement_bind_int64 (stmt, 2, to);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *n = klade_statement_get_int64 (stmt, 0);
  return TRUE;
}
