/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-paper-private.h"

static const char sql_list_names[] =
    KLADE_PAPER_WITH_CHOSEN " SELECT n.person_id, n.surname || ' ' || n.given_name, n.valid_from,"
                            " n.valid_to FROM chosen k JOIN person_name n ON n.person_id = k.id"
                            " WHERE n.is_hidden = 0 ORDER BY n.valid_from, n.id";

static const char sql_list_guardians[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT g.pupil_id, g.guardian_id, p.surname || ' ' || p.given_name, g.kind"
    " FROM chosen k JOIN guardianship g ON g.pupil_id = k.id JOIN person p ON p.id = g.guardian_id"
    " WHERE g.is_hidden = 0 AND (g.valid_to IS NULL OR g.valid_to >= $4)"
    " ORDER BY g.valid_from, g.id";

static const char sql_list_checks[] =
    KLADE_PAPER_WITH_CHOSEN " SELECT f.pupil_id, f.changed_at, p.given_name || ' ' || p.surname"
                            " FROM chosen k JOIN file_check f ON f.pupil_id = k.id"
                            " JOIN person p ON p.id = f.changed_by"
                            " WHERE f.school_year_id = $1 AND f.is_checked = 1 ORDER BY f.id";

static const char sql_list_past_classes[] = KLADE_PAPER_WITH_CHOSEN
    " SELECT e.pupil_id, c.name, y.start_year, COALESCE(g.name, ''), e.valid_from, e.valid_to,"
    " COALESCE(i.number, ''), i.ordered_on, COALESCE(o.number, ''), o.ordered_on,"
    " COALESCE(r.decision, 0), COALESCE(r.to_class_name, '')"
    " FROM chosen k JOIN enrolment e ON e.pupil_id = k.id"
    " JOIN school_class c ON c.id = e.class_id"
    " JOIN school_year y ON y.id = c.school_year_id"
    " LEFT JOIN programme g ON g.id = c.programme_id"
    " LEFT JOIN school_order i ON i.id = e.order_in_id"
    " LEFT JOIN school_order o ON o.id = e.order_out_id"
    " LEFT JOIN promotion r ON r.pupil_id = e.pupil_id AND r.class_id = e.class_id"
    " WHERE e.is_hidden = 0 ORDER BY e.valid_from, e.id";

static void
read_name (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperName *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->name = klade_paper_take_text (stmt, 1, strings);
  row->from = klade_statement_get_day (stmt, 2);
  row->to = klade_statement_get_day (stmt, 3);
}

/**
 * klade_store_list_paper_names:
 *
 * Returns: (transfer full) (element-type KladePaperName): all that the pupils ever had, the
 *   oldest first
 */
GArray *
klade_store_list_paper_names (KladeDb *db,
                              KladePaperScope scope,
                              GStringChunk *strings,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_names, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperName), read_name, strings, error);
}

static void
read_guardian (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperGuardian *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->guardian_id = klade_statement_get_int64 (stmt, 1);
  row->name = klade_paper_take_text (stmt, 2, strings);
  row->kind = klade_paper_take_text (stmt, 3, strings);
}

/**
 * klade_store_list_paper_guardians:
 * @day: who is a guardian on this day or later
 *
 * Returns: (transfer full) (element-type KladePaperGuardian): of the pupils, the oldest first
 */
GArray *
klade_store_list_paper_guardians (KladeDb *db,
                                  KladePaperScope scope,
                                  KladeDay day,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_guardians, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  klade_statement_bind_day (stmt, 4, day);
  return klade_paper_take_rows (stmt, sizeof (KladePaperGuardian), read_guardian, strings, error);
}

static void
read_check (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperCheck *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->checked_at = klade_statement_get_int64 (stmt, 1);
  row->name = klade_paper_take_text (stmt, 2, strings);
}

/**
 * klade_store_list_paper_checks:
 *
 * Returns: (transfer full) (element-type KladePaperCheck): whose file was checked in the year
 */
GArray *
klade_store_list_paper_checks (KladeDb *db,
                               KladePaperScope scope,
                               GStringChunk *strings,
                               GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_checks, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperCheck), read_check, strings, error);
}

static void
read_past_class (KladeStatement *stmt, gpointer data, GStringChunk *strings)
{
  KladePaperPastClass *row = data;

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->class_name = klade_paper_take_text (stmt, 1, strings);
  row->start_year = (int) klade_statement_get_int64 (stmt, 2);
  row->programme = klade_paper_take_text (stmt, 3, strings);
  row->from = klade_statement_get_day (stmt, 4);
  row->to = klade_statement_get_day (stmt, 5);
  row->order_in = klade_paper_take_text (stmt, 6, strings);
  row->ordered_in = klade_statement_get_day (stmt, 7);
  row->order_out = klade_paper_take_text (stmt, 8, strings);
  row->ordered_out = klade_statement_get_day (stmt, 9);
  row->decision = (int) klade_statement_get_int64 (stmt, 10);
  row->to_class = klade_paper_take_text (stmt, 11, strings);
}

/**
 * klade_store_list_paper_past_classes:
 *
 * Returns: (transfer full) (element-type KladePaperPastClass): of all years, the first one first
 */
GArray *
klade_store_list_paper_past_classes (KladeDb *db,
                                     KladePaperScope scope,
                                     GStringChunk *strings,
                                     GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_past_classes, error);

  if (stmt == NULL)
    return NULL;

  klade_paper_bind_scope (stmt, scope);
  return klade_paper_take_rows (stmt, sizeof (KladePaperPastClass), read_past_class, strings,
                                error);
}
