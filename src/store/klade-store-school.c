/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-school.h"

static const char sql_read_school[] =
    "SELECT uid, name, kind, is_demo, created_at FROM school WHERE id = 1";
static const char sql_insert_school[] =
    "INSERT INTO school (id, uid, name, kind, is_demo, created_at, registration_no, address)"
    " VALUES (1, $1, $2, $3, $4, $5, $6, $7)";
static const char sql_insert_person[] =
    "INSERT INTO person (surname, given_name) VALUES ($1, $2) RETURNING id";
static const char sql_insert_year[] =
    "INSERT INTO school_year (start_year, semester_1_first, semester_1_last, semester_2_first,"
    " semester_2_last, end_grade_9, end_grade_12, is_published)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
static const char sql_insert_break[] =
    "INSERT INTO school_break (school_year_id, name, first_day, last_day) VALUES ($1, $2, $3, $4)";
static const char sql_insert_bell_set[] =
    "INSERT INTO bell_set (name, valid_from) VALUES ($1, $2) RETURNING id";
static const char sql_insert_bell[] =
    "INSERT INTO bell_time (bell_set_id, lesson_no, starts_minutes, ends_minutes)"
    " VALUES ($1, $2, $3, $4)";

static const struct
{
  const char *name;
  const char *sql;
} counts[] = {
  { "pupils", "SELECT count(DISTINCT pupil_id) FROM enrolment WHERE is_hidden = 0" },
  { "classes", "SELECT count(*) FROM school_class WHERE is_hidden = 0" },
  { "groups", "SELECT count(*) FROM study_group WHERE is_hidden = 0" },
  { "teachers", "SELECT count(DISTINCT person_id) FROM journal_teacher WHERE is_hidden = 0" },
  { "accounts", "SELECT count(*) FROM account WHERE revoked_at IS NULL" },
  { "journals", "SELECT count(*) FROM journal WHERE is_hidden = 0" },
  { "lessons", "SELECT count(*) FROM lesson WHERE is_hidden = 0" },
  { "works", "SELECT count(*) FROM work WHERE is_hidden = 0" },
  { "marks", "SELECT count(*) FROM mark WHERE value <> ''" },
  { "term-marks", "SELECT count(*) FROM term_mark WHERE value <> ''" },
  { "absences", "SELECT count(*) FROM absence WHERE code <> 0" },
  { "justifications", "SELECT count(*) FROM justification WHERE is_hidden = 0" },
  { "log-rows", "SELECT count(*) FROM audit" },
};

void
klade_school_row_clear (KladeSchoolRow *self)
{
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->kind, g_free);
}

/**
 * klade_store_read_school:
 * @db: a school's database
 * @row: (out caller-allocates): the school
 * @error: %KLADE_ERROR_NOT_SCHOOL when the database holds no school
 *
 * Returns: %TRUE if @row was set
 */
gboolean
klade_store_read_school (KladeDb *db, KladeSchoolRow *row, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_school, error);

  if (statement == NULL)
    return FALSE;

  switch (klade_statement_step (statement, error))
    {
    case KLADE_STEP_ROW:
      row->uid = g_strdup (klade_statement_get_text (statement, 0));
      row->name = g_strdup (klade_statement_get_text (statement, 1));
      row->kind = g_strdup (klade_statement_get_text (statement, 2));
      row->is_demo = klade_statement_get_int64 (statement, 3) != 0;
      row->created_at = klade_statement_get_int64 (statement, 4);
      return TRUE;
    case KLADE_STEP_DONE:
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "%s holds no school",
                   klade_db_get_place (db));
      return FALSE;
    case KLADE_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * klade_store_add_school:
 * @db: a new database, within a transaction
 * @row: the school
 * @error: says why it failed
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_store_add_school (KladeDb *db, const KladeSchoolRow *row, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_school, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, row->uid);
  klade_statement_bind_text (statement, 2, row->name);
  klade_statement_bind_text (statement, 3, row->kind);
  klade_statement_bind_int64 (statement, 4, row->is_demo ? 1 : 0);
  klade_statement_bind_int64 (statement, 5, row->created_at);
  klade_statement_bind_text (statement, 6,
                             row->registration_no != NULL ? row->registration_no : "");
  klade_statement_bind_text (statement, 7, row->address != NULL ? row->address : "");
  return klade_statement_run (statement, NULL, error);
}

static gboolean
run_for_id (KladeStatement *statement, gint64 *id, GError **error)
{
  if (klade_statement_step (statement, error) != KLADE_STEP_ROW)
    return FALSE;

  *id = klade_statement_get_int64 (statement, 0);
  return TRUE;
}

/**
 * klade_store_add_person:
 * @db: a school's database, within a transaction
 * @surname: the surname
 * @given_name: the given name or names
 * @id: (out): the new person
 * @error: says why it failed
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_add_person (KladeDb *db,
                        const char *surname,
                        const char *given_name,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_person, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, surname);
  klade_statement_bind_text (statement, 2, given_name);
  return run_for_id (statement, id, error);
}

static gboolean
add_break (KladeDb *db, gint64 year_id, const char *name, KladeDayRange range, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_break, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, year_id);
  klade_statement_bind_text (statement, 2, name);
  klade_statement_bind_day (statement, 3, range.first);
  klade_statement_bind_day (statement, 4, range.last);
  return klade_statement_run (statement, NULL, error);
}

static gboolean
add_year (KladeDb *db, const KladeSchoolYear *year, gint64 *id, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_year, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, year->start_year);
  klade_statement_bind_day (statement, 2, year->semester_1.first);
  klade_statement_bind_day (statement, 3, year->semester_1.last);
  klade_statement_bind_day (statement, 4, year->semester_2.first);
  klade_statement_bind_day (statement, 5, year->semester_2.last);
  klade_statement_bind_day (statement, 6, year->end_grade_9);
  klade_statement_bind_day (statement, 7, year->end_grade_12);
  klade_statement_bind_int64 (statement, 8, year->is_published ? 1 : 0);
  return run_for_id (statement, id, error);
}

/**
 * klade_store_add_school_year:
 * @db: a school's database, within a transaction
 * @year: the year with its breaks
 * @id: (out): the new year
 * @error: says why it failed
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_add_school_year (KladeDb *db, const KladeSchoolYear *year, gint64 *id, GError **error)
{
  if (!add_year (db, year, id, error))
    return FALSE;

  for (guint i = 0; i < KLADE_N_SCHOOL_YEAR_BREAKS; i++)
    if (!add_break (db, *id, klade_school_year_break_name (i), year->breaks[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
add_bell (KladeDb *db, gint64 bell_set_id, const KladeBell *bell, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_bell, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, bell_set_id);
  klade_statement_bind_int64 (statement, 2, bell->lesson_no);
  klade_statement_bind_int64 (statement, 3, bell->starts_minutes);
  klade_statement_bind_int64 (statement, 4, bell->ends_minutes);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_add_bell_set:
 * @db: a school's database, within a transaction
 * @name: what people call it
 * @valid_from: its first day
 * @bells: the lessons' times
 * @n_bells: how many
 * @id: (out): the new set
 * @error: says why it failed
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_add_bell_set (KladeDb *db,
                          const char *name,
                          gint32 valid_from,
                          const KladeBell *bells,
                          gsize n_bells,
                          gint64 *id,
                          GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_bell_set, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, name);
  klade_statement_bind_day (statement, 2, valid_from);
  if (!run_for_id (statement, id, error))
    return FALSE;

  for (gsize i = 0; i < n_bells; i++)
    if (!add_bell (db, *id, &bells[i], error))
      return FALSE;

  return TRUE;
}

/**
 * klade_store_count:
 * @db: a school's database
 * @func: (scope call): receives each number
 * @data: for @func
 * @error: says why it failed
 *
 * Returns: %TRUE if all were counted
 */
gboolean
klade_store_count (KladeDb *db, KladeStoreCountFunc func, gpointer data, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (KladeStatement) statement = klade_db_prepare (db, counts[i].sql, error);

      if (statement == NULL || klade_statement_step (statement, error) != KLADE_STEP_ROW)
        return FALSE;

      func (counts[i].name, klade_statement_get_int64 (statement, 0), data);
    }

  return TRUE;
}
