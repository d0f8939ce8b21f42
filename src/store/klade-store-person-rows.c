/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-account.h"
#include "klade-store-class.h"
#include "klade-store-office.h"
#include "klade-store-people.h"
#include "klade-store-person.h"

#define STANDS " AND is_hidden = 0 AND (valid_to IS NULL OR valid_to > $2) ORDER BY valid_from, id"

#define ENROLMENT                                                                                  \
  "SELECT id, revision, pupil_id, class_id, valid_from, valid_to, order_in_id, order_out_id,"      \
  " is_hidden FROM enrolment"
#define GUARDIANSHIP                                                                               \
  "SELECT id, revision, pupil_id, guardian_id, valid_from, kind, valid_to, is_hidden"              \
  " FROM guardianship WHERE "

static const char sql_list_names[] =
    "SELECT id, revision, person_id, surname, given_name, valid_from, valid_to, order_id,"
    " is_hidden FROM person_name WHERE person_id = $1" STANDS;
static const char sql_list_enrolments[] = ENROLMENT " WHERE pupil_id = $1" STANDS;
static const char sql_list_memberships[] =
    "SELECT id, revision, group_id, pupil_id, valid_from, valid_to, is_hidden FROM group_member"
    " WHERE pupil_id = $1" STANDS;
static const char sql_list_grants[] =
    "SELECT id, revision, person_id, role, class_id, valid_from, valid_to, order_id, is_hidden"
    " FROM role_grant WHERE person_id = $1" STANDS;
static const char sql_list_teachings[] =
    "SELECT id, revision, journal_id, person_id, valid_from, valid_to, order_id, is_hidden"
    " FROM journal_teacher WHERE person_id = $1" STANDS;
static const char sql_list_employments[] =
    "SELECT id, revision, person_id, position, valid_from, valid_to, order_id, is_hidden"
    " FROM employment WHERE person_id = $1" STANDS;
static const char sql_list_guardians[] = GUARDIANSHIP "pupil_id = $1" STANDS;
static const char sql_list_children[] = GUARDIANSHIP "guardian_id = $1" STANDS;
/* The day plays no part: $2 is only there for all to be called alike. */
static const char sql_list_accounts[] =
    "SELECT id, revision, person_id, user_name, revoked_at FROM account"
    " WHERE person_id = $1 AND $2 <> '' AND revoked_at IS NULL ORDER BY id";

static const char sql_find_enrolment[] =
    ENROLMENT " WHERE pupil_id = $1 AND class_id = $2 AND valid_from = $3";
static const char sql_find_guardianship[] =
    GUARDIANSHIP "pupil_id = $1 AND guardian_id = $2 AND valid_from = $3";
static const char sql_find_file_check[] =
    "SELECT id, revision, pupil_id, school_year_id, is_checked, changed_by, changed_at"
    " FROM file_check WHERE pupil_id = $1 AND school_year_id = $2";

static const struct
{
  const char *sql;
  const KladeTable *table;
} lists[KLADE_N_PERSON_ROWS] = {
  [KLADE_PERSON_ROWS_NAMES] = { sql_list_names, &klade_table_person_name },
  [KLADE_PERSON_ROWS_ENROLMENTS] = { sql_list_enrolments, &klade_table_enrolment },
  [KLADE_PERSON_ROWS_MEMBERSHIPS] = { sql_list_memberships, &klade_table_group_member },
  [KLADE_PERSON_ROWS_GRANTS] = { sql_list_grants, &klade_table_role_grant },
  [KLADE_PERSON_ROWS_TEACHINGS] = { sql_list_teachings, &klade_table_journal_teacher },
  [KLADE_PERSON_ROWS_EMPLOYMENTS] = { sql_list_employments, &klade_table_employment },
  [KLADE_PERSON_ROWS_GUARDIANS] = { sql_list_guardians, &klade_table_guardianship },
  [KLADE_PERSON_ROWS_CHILDREN] = { sql_list_children, &klade_table_guardianship },
  [KLADE_PERSON_ROWS_ACCOUNTS] = { sql_list_accounts, &klade_table_account_access },
};

/**
 * klade_store_list_person_rows:
 * @rows: which
 * @person_id: whose
 * @ends_after: only rows that hold after this day; 1 for all
 *
 * Returns: (transfer full) (element-type KladeRecord): the rows that are not hidden (accounts:
 *   not revoked), by first day
 */
GPtrArray *
klade_store_list_person_rows (KladeDb *db,
                              KladePersonRows rows,
                              gint64 person_id,
                              gint32 ends_after,
                              GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_record_free);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, lists[rows].sql, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, person_id);
  klade_statement_bind_day (stmt, 2, ends_after);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (records, klade_store_read_record (stmt, lists[rows].table));

  return step == KLADE_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/* Steps once and takes the row, if there is one. */
static gboolean
take_record (KladeStatement *stmt, const KladeTable *table, KladeRecord **record, GError **error)
{
  KladeStep step = klade_statement_step (stmt, error);

  *record = step == KLADE_STEP_ROW ? klade_store_read_record (stmt, table) : NULL;
  return step != KLADE_STEP_ERROR;
}

static gboolean
find_dated (KladeDb *db,
            const char *sql,
            const KladeTable *table,
            const gint64 keys[2],
            gint32 day,
            KladeRecord **record,
            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, keys[0]);
  klade_statement_bind_int64 (stmt, 2, keys[1]);
  klade_statement_bind_day (stmt, 3, day);
  return take_record (stmt, table, record, error);
}

/**
 * klade_store_find_enrolment:
 * @enrolment: (out) (nullable) (transfer full): the row with these keys, hidden or not
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_enrolment (KladeDb *db,
                            gint64 pupil_id,
                            gint64 class_id,
                            gint32 first_day,
                            KladeRecord **enrolment,
                            GError **error)
{
  const gint64 keys[] = { pupil_id, class_id };

  return find_dated (db, sql_find_enrolment, &klade_table_enrolment, keys, first_day, enrolment,
                     error);
}

/**
 * klade_store_find_guardianship:
 * @guardianship: (out) (nullable) (transfer full): the row with these keys, hidden or not
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_guardianship (KladeDb *db,
                               gint64 pupil_id,
                               gint64 guardian_id,
                               gint32 first_day,
                               KladeRecord **guardianship,
                               GError **error)
{
  const gint64 keys[] = { pupil_id, guardian_id };

  return find_dated (db, sql_find_guardianship, &klade_table_guardianship, keys, first_day,
                     guardianship, error);
}

/**
 * klade_store_find_file_check:
 * @check: (out) (nullable) (transfer full): the pupil's check of that school year
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_file_check (KladeDb *db,
                             gint64 pupil_id,
                             gint64 year_id,
                             KladeRecord **check,
                             GError **error)
{
  const gint64 keys[] = { pupil_id, year_id };

  return klade_store_find_record (db, &klade_table_file_check, sql_find_file_check, keys, 2, check,
                                  error);
}
