/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-paper-private.h"

/* $4 the day; who left before it has the name of the last day. */
static const char sql_list_stays[] =
    "SELECT e.pupil_id, e.class_id, COALESCE(n.surname, p.surname),"
    " COALESCE(n.given_name, p.given_name), e.valid_from, e.valid_to, COALESCE(i.number, ''),"
    " i.ordered_on, COALESCE(o.number, ''), o.ordered_on"
    " FROM school_class c"
    " JOIN enrolment e ON e.class_id = c.id"
    " JOIN person p ON p.id = e.pupil_id"
    " LEFT JOIN person_name n ON n.person_id = p.id AND n.is_hidden = 0"
    " AND n.valid_from <= CASE WHEN e.valid_to < $4 THEN e.valid_to ELSE $4 END"
    " AND (n.valid_to IS NULL OR n.valid_to >= CASE WHEN e.valid_to < $4 THEN e.valid_to"
    " ELSE $4 END)"
    " LEFT JOIN school_order i ON i.id = e.order_in_id"
    " LEFT JOIN school_order o ON o.id = e.order_out_id"
    " WHERE c.school_year_id = $1 AND ($2 = 0 OR c.id = $2) AND ($3 = 0 OR e.pupil_id = $3)"
    " AND c.is_hidden = 0 AND e.is_hidden = 0"
    " ORDER BY c.grade, c.name COLLATE \"lv-x-icu\", c.id,"
    " COALESCE(n.surname, p.surname) COLLATE \"lv-x-icu\","
    " COALESCE(n.given_name, p.given_name) COLLATE \"lv-x-icu\", p.id, e.valid_from";

static const char sql_list_school_stays[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT e.pupil_id, e.class_id, '', '', e.valid_from, e.valid_to, COALESCE(i.number, ''),"
    " i.ordered_on, COALESCE(o.number, ''), o.ordered_on"
    " FROM chosen k JOIN enrolment e ON e.pupil_id = k.id"
    " JOIN school_class c ON c.id = e.class_id"
    " LEFT JOIN school_order i ON i.id = e.order_in_id"
    " LEFT JOIN school_order o ON o.id = e.order_out_id"
    " WHERE e.is_hidden = 0 AND c.is_hidden = 0 ORDER BY e.pupil_id, e.valid_from, e.id";

static const char sql_list_old_names[] =
    KLADE_PAPER_WITH_CHOSEN " SELECT n.person_id, n.surname, n.given_name, n.valid_to"
                            " FROM chosen k JOIN person_name n ON n.person_id = k.id"
                            " WHERE n.is_hidden = 0 AND n.valid_to IS NOT NULL AND n.valid_to >= $4"
                            " ORDER BY n.person_id, n.valid_to";

/* Role 2 is the head's. */
static const char sql_find_head[] =
    "SELECT p.given_name || ' ' || p.surname FROM role_grant r JOIN person p ON p.id = r.person_id"
    " WHERE r.role = 2 AND r.is_hidden = 0 AND r.valid_from <= $1"
    " AND (r.valid_to IS NULL OR r.valid_to >= $1) ORDER BY r.valid_from DESC, r.id DESC LIMIT 1";

static const char sql_list_decisions[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT d.pupil_id, d.class_id, d.decision, d.to_class_name, COALESCE(o.number, ''),"
    " o.ordered_on FROM chosen k JOIN promotion d ON d.pupil_id = k.id"
    " JOIN school_class c ON c.id = d.class_id"
    " LEFT JOIN school_order o ON o.id = d.order_id"
    " WHERE c.school_year_id = $1 AND d.decision <> 0";

/* State 3 is spoiled; a duplicate comes after what it stands for. */
static const char sql_list_documents[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT d.pupil_id, d.kind, d.series, d.number, d.registration_no, d.issued_on"
    " FROM chosen k JOIN issued_document d ON d.pupil_id = k.id"
    " WHERE d.is_hidden = 0 AND d.state <> 3 ORDER BY d.pupil_id, d.issued_on, d.id";

/* ---- what all of them share ---- */

void
klade_paper_bind_scope (KladeStatement *stmt, KladePaperScope scope)
{
  klade_statement_bind_int64 (stmt, 1, scope.year_id);
  klade_statement_bind_int64 (stmt, 2, scope.class_id);
  klade_statement_bind_int64 (stmt, 3, scope.pupil_id);
}

void
klade_paper_bind_days (KladeStatement *stmt, int index, KladeDay first, KladeDay last)
{
  klade_statement_bind_day (stmt, index, first);
  klade_statement_bind_day (stmt, index + 1, last);
}

/* The same words stand in many rows. */
const char *
klade_paper_take_text (KladeStatement *stmt, int column, GStringChunk *strings)
{
  const char *text = klade_statement_get_text (stmt, column);

  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (strings, text);
}

/**
 * klade_paper_take_rows:
 * @stmt: a query with its parameters
 * @row_size: of one row
 * @read_row: (scope call): fills one
 * @strings: (nullable): keeps the texts
 *
 * Returns: (transfer full): the rows in the query's order
 */
GArray *
klade_paper_take_rows (KladeStatement *stmt,
                       gsize row_size,
                       KladePaperReadRow read_row,
                       GStringChunk *strings,
                       GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, (guint) row_size);
  KladeStep step;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      g_array_set_size (rows, rows->len + 1);
      read_row (stmt, rows->data + (rows->len - 1) * row_size, strings);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* ---- pupils ---- */

static void
read_stay (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperStay *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->class_id = klade_statement_get_int64 (stmt, 1);
  row->surname = klade_paper_take_text (stmt, 2, strings);
  row->given_name = klade_paper_take_text (stmt, 3, strings);
  row->from = klade_statement_get_day (stmt, 4);
  row->to = klade_statement_get_day (stmt, 5);
  row->order_in = klade_paper_take_text (stmt, 6, strings);
  row->ordered_in = klade_statement_get_day (stmt, 7);
  row->order_out = klade_paper_take_text (stmt, 8, strings);
  row->ordered_out = klade_statement_get_day (stmt, 9);
}

/**
 * klade_store_list_paper_stays:
 * @day: whose names
 *
 * Returns: (transfer full) (element-type KladePaperStay): by class, name and first day
 */
GArray *
klade_store_list_paper_stays (KladeDb *db,
                              KladePaperScope scope,
                              KladeDay day,
                              GStringChunk *strings,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_stays, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_day (stmt, 4, day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperStay), read_stay, strings, error);
}

/**
 * klade_store_list_paper_school_stays:
 *
 * Returns: (transfer full) (element-type KladePaperStay): by pupil and first day
 */
GArray *
klade_store_list_paper_school_stays (KladeDb *db,
                                     KladePaperScope scope,
                                     GStringChunk *strings,
                                     GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_school_stays, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperStay), read_stay, strings, error);
}

static void
read_old_name (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperOldName *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->surname = klade_paper_take_text (stmt, 1, strings);
  row->given_name = klade_paper_take_text (stmt, 2, strings);
  row->to = klade_statement_get_day (stmt, 3);
}

/**
 * klade_store_list_paper_old_names:
 * @from: names that ended on this day or later
 *
 * Returns: (transfer full) (element-type KladePaperOldName): by pupil and last day
 */
GArray *
klade_store_list_paper_old_names (KladeDb *db,
                                  KladePaperScope scope,
                                  KladeDay from,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_old_names, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_day (stmt, 4, from);
  return klade_paper_take_rows (stmt, sizeof (KladePaperOldName), read_old_name, strings, error);
}

/**
 * klade_store_find_paper_head:
 * @day: a day
 * @name: (out) (transfer full): who has the head's role then: Anna Kalniņa; "" for nobody
 *
 * Returns: %TRUE if @name was set
 */
gboolean
klade_store_find_paper_head (KladeDb *db, KladeDay day, char **name, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_head, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_day (stmt, 1, day);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *name = g_strdup (step == KLADE_STEP_ROW ? klade_statement_get_text (stmt, 0) : "");
  return TRUE;
}

static void
read_decision (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperDecision *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->class_id = klade_statement_get_int64 (stmt, 1);
  row->decision = (int) klade_statement_get_int64 (stmt, 2);
  row->to_class = klade_paper_take_text (stmt, 3, strings);
  row->order_number = klade_paper_take_text (stmt, 4, strings);
  row->ordered_on = klade_statement_get_day (stmt, 5);
}

/**
 * klade_store_list_paper_decisions:
 *
 * Returns: (transfer full) (element-type KladePaperDecision): what was decided at the year's end
 */
GArray *
klade_store_list_paper_decisions (KladeDb *db,
                                  KladePaperScope scope,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_decisions, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperDecision), read_decision, strings, error);
}

static void
read_document (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperDocument *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->kind = (int) klade_statement_get_int64 (stmt, 1);
  row->series = klade_paper_take_text (stmt, 2, strings);
  row->number = klade_paper_take_text (stmt, 3, strings);
  row->registration_no = klade_paper_take_text (stmt, 4, strings);
  row->issued_on = klade_statement_get_day (stmt, 5);
}

/**
 * klade_store_list_paper_documents:
 *
 * Returns: (transfer full) (element-type KladePaperDocument): of the pupils, the last one last
 */
GArray *
klade_store_list_paper_documents (KladeDb *db,
                                  KladePaperScope scope,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_documents, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperDocument), read_document, strings, error);
}
