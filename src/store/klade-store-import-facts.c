/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-import-facts.h"

#include "klade-store-import.h"

/* Each gives a person, another id, a number, two days or numbers, three texts. */
static const char sql_list_persons[] =
    "SELECT id, 0, revision, NULL, NULL, surname, given_name, sex FROM person"
    " WHERE is_hidden = 0 ORDER BY id";

static const char sql_list_stays[] =
    "SELECT e.pupil_id, e.class_id, y.start_year, e.valid_from, e.valid_to, c.name, '', ''"
    " FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " JOIN school_year y ON y.id = c.school_year_id"
    " WHERE e.is_hidden = 0 AND (e.valid_to IS NULL OR e.valid_to >= $1)"
    " ORDER BY e.valid_from, e.id";

static const char sql_list_ties[] =
    "SELECT guardian_id, pupil_id, 0, valid_from, valid_to, kind, '', '' FROM guardianship"
    " WHERE is_hidden = 0 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY id";

/* Roles up to the secretary's (9) are of those who work here. */
static const char sql_list_posts[] =
    "SELECT person_id, 0, 0, valid_from, valid_to, position, '', '' FROM employment"
    " WHERE is_hidden = 0 AND (valid_to IS NULL OR valid_to >= $1)"
    " UNION ALL SELECT DISTINCT person_id, 0, 0, NULL, NULL, '', '', '' FROM role_grant"
    " WHERE role <= 9 AND is_hidden = 0 AND (valid_to IS NULL OR valid_to >= $1)";

static const char sql_list_grants[] =
    "SELECT person_id, COALESCE (class_id, 0), role, valid_from, valid_to, '', '', ''"
    " FROM role_grant WHERE is_hidden = 0 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY id";

static const char sql_list_classes[] =
    "SELECT id, 0, grade, NULL, NULL, name, '', '' FROM school_class"
    " WHERE school_year_id = $1 AND is_hidden = 0 ORDER BY id";

static const char sql_list_subjects[] =
    "SELECT id, 0, revision, position, 0, name, short_name, area FROM subject"
    " WHERE is_hidden = 0 ORDER BY id";

static const char sql_list_programmes[] =
    "SELECT id, 0, revision, NULL, NULL, code, name, '' FROM programme"
    " WHERE is_hidden = 0 ORDER BY id";

static const char sql_list_planned[] =
    "SELECT programme_id, subject_id, grade, lessons_per_year, scale, '', '', ''"
    " FROM planned_subject WHERE is_hidden = 0 ORDER BY id";

static const char sql_find_import_mapping[] =
    "SELECT id, revision, target, headings, mapping FROM import_mapping"
    " WHERE target = $1 AND headings = $2";

static const struct
{
  const char *sql;
  gboolean by_day;
  gboolean has_numbers; /* in place of the two days */
} facts[KLADE_N_IMPORT_FACTS] = {
  [KLADE_IMPORT_KNOWN_PERSON] = { sql_list_persons, FALSE, FALSE },
  [KLADE_IMPORT_STAY] = { sql_list_stays, TRUE, FALSE },
  [KLADE_IMPORT_TIE] = { sql_list_ties, TRUE, FALSE },
  [KLADE_IMPORT_POST] = { sql_list_posts, TRUE, FALSE },
  [KLADE_IMPORT_GRANT] = { sql_list_grants, TRUE, FALSE },
  [KLADE_IMPORT_SCHOOL_CLASS] = { sql_list_classes, FALSE, FALSE },
  [KLADE_IMPORT_KNOWN_SUBJECT] = { sql_list_subjects, FALSE, TRUE },
  [KLADE_IMPORT_PROGRAMME] = { sql_list_programmes, FALSE, FALSE },
  [KLADE_IMPORT_PLANNED] = { sql_list_planned, FALSE, TRUE },
};

static void
read_fact (KladeStatement *stmt, gboolean has_numbers, KladeImportFactRow *row)
{
  *row = (KladeImportFactRow){
    .person_id = klade_statement_get_int64 (stmt, 0),
    .other_id = klade_statement_get_int64 (stmt, 1),
    .number = (int) klade_statement_get_int64 (stmt, 2),
    .from = has_numbers ? (gint32) klade_statement_get_int64 (stmt, 3)
                        : klade_statement_get_day (stmt, 3),
    .to = has_numbers ? (gint32) klade_statement_get_int64 (stmt, 4)
                      : klade_statement_get_day (stmt, 4),
    .texts = { klade_statement_get_text (stmt, 5), klade_statement_get_text (stmt, 6),
               klade_statement_get_text (stmt, 7) },
  };
}

/**
 * klade_store_list_import_facts:
 * @fact: which
 * @day: for stays, ties and posts
 * @year_id: for classes
 * @func: (scope call): gets each
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_import_facts (KladeDb *db,
                               KladeImportFact fact,
                               gint32 day,
                               gint64 year_id,
                               KladeImportFactFunc func,
                               gpointer data,
                               GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, facts[fact].sql, error);
  KladeImportFactRow row;
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  if (facts[fact].by_day)
    klade_statement_bind_day (stmt, 1, day);
  else if (fact == KLADE_IMPORT_SCHOOL_CLASS)
    klade_statement_bind_int64 (stmt, 1, year_id);

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      read_fact (stmt, facts[fact].has_numbers, &row);
      func (&row, data);
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_find_import_mapping:
 * @target: a klade_import_target_id()
 * @headings: a klade_import_mapping_dup_key()
 * @mapping: (out) (nullable) (transfer full): what is remembered; %NULL for nothing
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_import_mapping (KladeDb *db,
                                 const char *target,
                                 const char *headings,
                                 KladeRecord **mapping,
                                 GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_import_mapping, error);
  KladeStep step;

  *mapping = NULL;
  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, target);
  klade_statement_bind_text (stmt, 2, headings);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    *mapping = klade_store_read_record (stmt, &klade_table_import_mapping);
  return step != KLADE_STEP_ERROR;
}
