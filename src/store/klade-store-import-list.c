/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-import-list.h"

static const char sql_list_import_matches[] =
    "SELECT id, kind, external_key, row_id, is_hidden FROM import_match WHERE source = $1";

static const char sql_list_subject_names[] =
    "SELECT id, name, short_name, is_hidden FROM subject ORDER BY is_hidden, id";

static const char sql_list_class_names[] =
    "SELECT id, name, '', is_hidden FROM school_class WHERE school_year_id = $1"
    " ORDER BY is_hidden, id";

static const char sql_list_staff_names[] =
    "SELECT p.id, p.given_name || ' ' || p.surname, p.surname || ' ' || p.given_name, 0"
    " FROM person p WHERE p.is_hidden = 0 AND p.merged_into_id IS NULL"
    " AND (EXISTS (SELECT 1 FROM employment e WHERE e.person_id = p.id AND e.is_hidden = 0"
    " AND e.valid_to IS NULL)"
    " OR EXISTS (SELECT 1 FROM journal_teacher t WHERE t.person_id = p.id AND t.is_hidden = 0"
    " AND t.valid_to IS NULL)) ORDER BY p.id";

static const char *
keep (GStringChunk *strings, KladeStatement *stmt, int column)
{
  const char *text = klade_statement_get_text (stmt, column);

  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (strings, text);
}

/**
 * klade_store_list_import_matches:
 * @source: the program whose file it was
 *
 * Returns: (transfer full) (element-type KladeStoredMatch): what earlier files taught
 */
GArray *
klade_store_list_import_matches (KladeDb *db,
                                 const char *source,
                                 GStringChunk *strings,
                                 GError **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (KladeStoredMatch));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_import_matches, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_text (stmt, 1, source);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredMatch match = {
        .id = klade_statement_get_int64 (stmt, 0),
        .kind = keep (strings, stmt, 1),
        .external_key = keep (strings, stmt, 2),
        .row_id = klade_statement_get_int64 (stmt, 3),
        .is_hidden = klade_statement_get_int64 (stmt, 4) != 0,
      };
      g_array_append_val (matches, match);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&matches) : NULL;
}

static GArray *
list_names (KladeStatement *stmt, GStringChunk *strings, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (KladeStoredName));
  KladeStep step;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredName name = {
        .id = klade_statement_get_int64 (stmt, 0),
        .name = keep (strings, stmt, 1),
        .other_name = keep (strings, stmt, 2),
        .is_hidden = klade_statement_get_int64 (stmt, 3) != 0,
      };
      g_array_append_val (names, name);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

/**
 * klade_store_list_subject_names:
 *
 * Returns: (transfer full) (element-type KladeStoredName): every subject, hidden ones last
 */
GArray *
klade_store_list_subject_names (KladeDb *db, GStringChunk *strings, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_subject_names, error);

  return stmt != NULL ? list_names (stmt, strings, error) : NULL;
}

/**
 * klade_store_list_class_names:
 *
 * Returns: (transfer full) (element-type KladeStoredName): every class of the year, hidden ones
 *   last
 */
GArray *
klade_store_list_class_names (KladeDb *db, gint64 year_id, GStringChunk *strings, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_class_names, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return list_names (stmt, strings, error);
}

/**
 * klade_store_list_staff_names:
 *
 * Returns: (transfer full) (element-type KladeStoredName): who works here, with both orders of
 *   the name
 */
GArray *
klade_store_list_staff_names (KladeDb *db, GStringChunk *strings, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_staff_names, error);

  return stmt != NULL ? list_names (stmt, strings, error) : NULL;
}
