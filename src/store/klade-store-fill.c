/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-fill.h"

static const char sql_fill_order[] = "INSERT INTO school_order (number, ordered_on, kind, title)"
                                     " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_person[] = "INSERT INTO person (surname, given_name, sex)"
                                      " VALUES ($1, $2, $3) RETURNING id";
static const char sql_fill_guardianship[] =
    "INSERT INTO guardianship (pupil_id, guardian_id, kind, valid_from)"
    " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_employment[] = "INSERT INTO employment (person_id, position, valid_from)"
                                          " VALUES ($1, $2, $3) RETURNING id";
static const char sql_fill_programme[] =
    "INSERT INTO programme (code, name) VALUES ($1, $2) RETURNING id";
static const char sql_fill_subject[] = "INSERT INTO subject (name, short_name, area, position)"
                                       " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_planned_subject[] =
    "INSERT INTO planned_subject (programme_id, subject_id, grade, lessons_per_year, scale)"
    " VALUES ($1, $2, $3, $4, $5) RETURNING id";
static const char sql_fill_moved_day[] =
    "INSERT INTO moved_day (school_year_id, day_off, worked_on, reason)"
    " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_class[] =
    "INSERT INTO school_class (school_year_id, grade, suffix, name, programme_id, bell_set_id)"
    " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
static const char sql_fill_enrolment[] =
    "INSERT INTO enrolment (pupil_id, class_id, valid_from, valid_to, order_in_id, order_out_id)"
    " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
static const char sql_fill_group[] =
    "INSERT INTO study_group (school_year_id, class_id, subject_id, name, kind)"
    " VALUES ($1, $2, $3, $4, $5) RETURNING id";
static const char sql_fill_group_member[] =
    "INSERT INTO group_member (group_id, pupil_id, valid_from, valid_to)"
    " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_role_grant[] =
    "INSERT INTO role_grant (person_id, role, class_id, valid_from)"
    " VALUES ($1, $2, $3, $4) RETURNING id";
static const char sql_fill_journal[] =
    "INSERT INTO journal (school_year_id, class_id, group_id, subject_id, kind, scale,"
    " lessons_planned) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";
static const char sql_fill_journal_teacher[] =
    "INSERT INTO journal_teacher (journal_id, person_id, valid_from)"
    " VALUES ($1, $2, $3) RETURNING id";
static const char sql_fill_slot[] =
    "INSERT INTO timetable_slot (journal_id, weekday, lesson_no, room, valid_from, valid_to)"
    " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
static const char sql_fill_lesson[] =
    "INSERT INTO lesson (journal_id, held_on, lesson_no, kind, topic, homework, homework_state,"
    " notes, teacher_id, order_id, reason, revision, entered_by, entered_at, changed_by,"
    " changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id";
static const char sql_fill_work[] =
    "INSERT INTO work (lesson_id, journal_id, kind, scale, weight, title, position, changed_by,"
    " changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
static const char sql_fill_mark[] =
    "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id, value, revision,"
    " entered_by, entered_at, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";
static const char sql_fill_absence[] =
    "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code, entered_by, entered_at,"
    " changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7) RETURNING id";
static const char sql_fill_justification[] =
    "INSERT INTO justification (pupil_id, first_day, first_lesson, last_day, last_lesson, excuse,"
    " document_kind, document_no, submitted_on, entered_by, entered_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id";
static const char sql_fill_term_mark[] =
    "INSERT INTO term_mark (journal_id, class_id, pupil_id, term, value, entered_by, entered_at,"
    " changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $7) RETURNING id";
static const char sql_fill_term_close[] =
    "INSERT INTO term_close (journal_id, term, is_closed, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5) RETURNING id";

static const char sql_fill_promotion[] =
    "INSERT INTO promotion (pupil_id, class_id, decision, to_class_name, order_id, changed_by,"
    " changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id";

static const char sql_fill_instruction[] =
    "INSERT INTO instruction (school_year_id, class_id, number, topic, instructed_on,"
    " instructor_id, signed_on, kept_at, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id";
static const char sql_fill_remark[] =
    "INSERT INTO remark (pupil_id, class_id, term, text, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6) RETURNING id";
static const char sql_fill_issued_document[] =
    "INSERT INTO issued_document (kind, pupil_id, class_id, programme, series, number,"
    " registration_no, issued_on, order_id, state, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id";

static const char *const statements[KLADE_N_FILLS] = {
  [KLADE_FILL_ORDER] = sql_fill_order,
  [KLADE_FILL_PERSON] = sql_fill_person,
  [KLADE_FILL_GUARDIANSHIP] = sql_fill_guardianship,
  [KLADE_FILL_EMPLOYMENT] = sql_fill_employment,
  [KLADE_FILL_PROGRAMME] = sql_fill_programme,
  [KLADE_FILL_SUBJECT] = sql_fill_subject,
  [KLADE_FILL_PLANNED_SUBJECT] = sql_fill_planned_subject,
  [KLADE_FILL_MOVED_DAY] = sql_fill_moved_day,
  [KLADE_FILL_CLASS] = sql_fill_class,
  [KLADE_FILL_ENROLMENT] = sql_fill_enrolment,
  [KLADE_FILL_GROUP] = sql_fill_group,
  [KLADE_FILL_GROUP_MEMBER] = sql_fill_group_member,
  [KLADE_FILL_ROLE_GRANT] = sql_fill_role_grant,
  [KLADE_FILL_JOURNAL] = sql_fill_journal,
  [KLADE_FILL_JOURNAL_TEACHER] = sql_fill_journal_teacher,
  [KLADE_FILL_SLOT] = sql_fill_slot,
  [KLADE_FILL_LESSON] = sql_fill_lesson,
  [KLADE_FILL_WORK] = sql_fill_work,
  [KLADE_FILL_MARK] = sql_fill_mark,
  [KLADE_FILL_ABSENCE] = sql_fill_absence,
  [KLADE_FILL_JUSTIFICATION] = sql_fill_justification,
  [KLADE_FILL_TERM_MARK] = sql_fill_term_mark,
  [KLADE_FILL_TERM_CLOSE] = sql_fill_term_close,
  [KLADE_FILL_PROMOTION] = sql_fill_promotion,
  [KLADE_FILL_INSTRUCTION] = sql_fill_instruction,
  [KLADE_FILL_ISSUED_DOCUMENT] = sql_fill_issued_document,
  [KLADE_FILL_REMARK] = sql_fill_remark,
};

static void
bind_value (KladeStatement *statement, int index, const KladeFillValue *value)
{
  switch (value->type)
    {
    case KLADE_FILL_TEXT:
      klade_statement_bind_text (statement, index, value->text);
      break;
    case KLADE_FILL_ID:
      klade_statement_bind_id (statement, index, value->number);
      break;
    case KLADE_FILL_DAY:
      klade_statement_bind_day (statement, index, (gint32) value->number);
      break;
    case KLADE_FILL_NUMBER:
    default:
      klade_statement_bind_int64 (statement, index, value->number);
      break;
    }
}

/**
 * klade_store_fill_row:
 * @db: a new school's database, within a transaction
 * @what: the table
 * @values: (array length=n_values): in the order that #KladeFill names
 * @n_values: how many
 * @id: (out) (optional): the new row; for a table without one its first key
 * @error: says why it failed
 *
 * Returns: %TRUE if the row stands
 */
gboolean
klade_store_fill_row (KladeDb *db,
                      KladeFill what,
                      const KladeFillValue *values,
                      gsize n_values,
                      gint64 *id,
                      GError **error)
{
  g_autoptr (KladeStatement) statement = NULL;

  g_return_val_if_fail (what < KLADE_N_FILLS, FALSE);

  statement = klade_db_prepare (db, statements[what], error);
  if (statement == NULL)
    return FALSE;

  for (gsize i = 0; i < n_values; i++)
    bind_value (statement, (int) i + 1, &values[i]);

  if (klade_statement_step (statement, error) != KLADE_STEP_ROW)
    return FALSE;

  if (id != NULL)
    *id = klade_statement_get_int64 (statement, 0);
  return TRUE;
}
