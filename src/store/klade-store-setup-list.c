/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-setup-list.h"

#include "klade-store-calendar.h"
#include "klade-store-rows.h"

static const char sql_get_school[] =
    "SELECT id, revision, name, kind, registration_no, address FROM school WHERE id = $1";
static const char sql_update_school[] =
    "UPDATE school SET name = $3, kind = $4, registration_no = $5, address = $6,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_list_breaks[] =
    "SELECT id, revision, name, first_day, last_day, grade_from, grade_to FROM school_break"
    " WHERE school_year_id = $1 AND is_hidden = 0 ORDER BY first_day, grade_from, id";
static const char sql_list_moved_days[] =
    "SELECT id, revision, day_off, worked_on, reason FROM moved_day"
    " WHERE school_year_id = $1 AND is_hidden = 0 ORDER BY day_off, id";
static const char sql_list_bell_sets[] =
    "SELECT b.id, b.revision, b.name, b.valid_from, b.valid_to,"
    " (SELECT COUNT(*) FROM school_class c WHERE c.bell_set_id = b.id AND c.is_hidden = 0)"
    " FROM bell_set b WHERE b.is_hidden = 0 ORDER BY b.valid_from, b.name COLLATE \"lv-x-icu\", b.id";
static const char sql_list_bells[] =
    "SELECT id, revision, bell_set_id, lesson_no, starts_minutes, ends_minutes, is_hidden"
    " FROM bell_time WHERE bell_set_id = $1 ORDER BY lesson_no";
static const char sql_find_start_year[] = "SELECT id FROM school_year WHERE start_year = $1";
static const char sql_count_setup[] =
    "SELECT (SELECT COUNT(*) FROM bell_set b WHERE b.is_hidden = 0 AND EXISTS ("
    "SELECT 1 FROM bell_time t WHERE t.bell_set_id = b.id AND t.is_hidden = 0)),"
    " (SELECT COUNT(*) FROM programme WHERE is_hidden = 0),"
    " (SELECT COUNT(*) FROM subject WHERE is_hidden = 0),"
    " (SELECT COUNT(*) FROM school_class WHERE school_year_id = $1 AND is_hidden = 0),"
    " (SELECT COUNT(DISTINCT e.pupil_id) FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " WHERE c.school_year_id = $1 AND e.is_hidden = 0),"
    " (SELECT COUNT(*) FROM (SELECT person_id FROM employment WHERE is_hidden = 0"
    " UNION SELECT person_id FROM journal_teacher WHERE is_hidden = 0) staff)";

static const KladeColumn school_fields[] = {
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "registration_no", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "address", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_school = {
  .name = "school",
  .fields = school_fields,
  .n_fields = G_N_ELEMENTS (school_fields),
  .presence = KLADE_SCHOOL_COLUMN_NAME,
  .sql_get = sql_get_school,
  .sql_update = sql_update_school,
};

static gpointer
read_break (KladeStatement *stmt)
{
  KladeBreakRow *row = g_new0 (KladeBreakRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->name = g_strdup (klade_statement_get_text (stmt, 2));
  row->range.first = klade_statement_get_day (stmt, 3);
  row->range.last = klade_statement_get_day (stmt, 4);
  row->grade_from = (int) klade_statement_get_int64 (stmt, 5);
  row->grade_to = (int) klade_statement_get_int64 (stmt, 6);
  return row;
}

/**
 * klade_store_list_breaks:
 *
 * Returns: (transfer full) (element-type KladeBreakRow): the year's breaks by first day
 */
GPtrArray *
klade_store_list_breaks (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_breaks, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_store_take_rows (stmt, read_break, (GDestroyNotify) klade_break_row_free, error);
}

static gpointer
read_moved_day (KladeStatement *stmt)
{
  KladeMovedDayRow *row = g_new0 (KladeMovedDayRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->day_off = klade_statement_get_day (stmt, 2);
  row->worked_on = klade_statement_get_day (stmt, 3);
  row->reason = g_strdup (klade_statement_get_text (stmt, 4));
  return row;
}

/**
 * klade_store_list_moved_days:
 *
 * Returns: (transfer full) (element-type KladeMovedDayRow): the year's moved days by day off
 */
GPtrArray *
klade_store_list_moved_days (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_moved_days, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_store_take_rows (stmt, read_moved_day, (GDestroyNotify) klade_moved_day_row_free,
                                error);
}

/* ---- bells ---- */

static gpointer
read_bell_record (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_bell_time);
}

/**
 * klade_store_list_bell_records:
 *
 * Returns: (transfer full) (element-type KladeRecord): the set's bells by lesson, hidden ones
 *   too
 */
GPtrArray *
klade_store_list_bell_records (KladeDb *db, gint64 bell_set_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_bells, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, bell_set_id);
  return klade_store_take_rows (stmt, read_bell_record, (GDestroyNotify) klade_record_free, error);
}

static gpointer
read_bell_set (KladeStatement *stmt)
{
  KladeBellSetRow *row = g_new0 (KladeBellSetRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->name = g_strdup (klade_statement_get_text (stmt, 2));
  row->valid_from = klade_statement_get_day (stmt, 3);
  row->valid_to = klade_statement_get_day (stmt, 4);
  row->n_classes = (int) klade_statement_get_int64 (stmt, 5);
  row->bells = g_array_new (FALSE, TRUE, sizeof (KladeBellTime));
  return row;
}

static gboolean
add_bells (KladeDb *db, KladeBellSetRow *row, GError **error)
{
  g_autoptr (GPtrArray) records = klade_store_list_bell_records (db, row->id, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const KladeRecord *record = g_ptr_array_index (records, i);
      KladeBellTime bell = {
        .lesson_no = (int) record->numbers[KLADE_BELL_TIME_COLUMN_LESSON_NO],
        .starts_minutes = (int) record->numbers[KLADE_BELL_TIME_COLUMN_STARTS_MINUTES],
        .ends_minutes = (int) record->numbers[KLADE_BELL_TIME_COLUMN_ENDS_MINUTES],
      };

      if (!klade_record_is_absent (record))
        g_array_append_val (row->bells, bell);
    }

  return records != NULL;
}

/**
 * klade_store_list_bell_sets:
 *
 * Returns: (transfer full) (element-type KladeBellSetRow): with their bells
 */
GPtrArray *
klade_store_list_bell_sets (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_bell_sets, error);
  g_autoptr (GPtrArray) sets =
      klade_store_take_rows (stmt, read_bell_set, (GDestroyNotify) klade_bell_set_row_free, error);

  for (guint i = 0; sets != NULL && i < sets->len; i++)
    if (!add_bells (db, g_ptr_array_index (sets, i), error))
      return NULL;

  return g_steal_pointer (&sets);
}

/**
 * klade_store_find_start_year:
 * @start_year: 2025 for 2025/26
 * @id: (out): the year, hidden or not; 0 for none
 *
 * Returns: %TRUE if @id was set
 */
gboolean
klade_store_find_start_year (KladeDb *db, int start_year, gint64 *id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_start_year, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, start_year);
  return klade_store_take_number (stmt, id, error);
}

/**
 * klade_store_count_setup:
 * @year_id: whose classes and pupils are counted
 * @counts: (out caller-allocates): how many there are
 *
 * Returns: %TRUE if @counts was set
 */
gboolean
klade_store_count_setup (KladeDb *db, gint64 year_id, KladeSetupCounts *counts, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count_setup, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, year_id);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *counts = (KladeSetupCounts){
    .n_bell_sets = (int) klade_statement_get_int64 (stmt, 0),
    .n_programmes = (int) klade_statement_get_int64 (stmt, 1),
    .n_subjects = (int) klade_statement_get_int64 (stmt, 2),
    .n_classes = (int) klade_statement_get_int64 (stmt, 3),
    .n_pupils = (int) klade_statement_get_int64 (stmt, 4),
    .n_staff = (int) klade_statement_get_int64 (stmt, 5),
  };
  return TRUE;
}
