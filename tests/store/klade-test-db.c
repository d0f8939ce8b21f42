/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-db.h"

#include <unistd.h>

char *
klade_test_notes_migration (int version)
{
  static const char *const scripts[] = {
    "CREATE TABLE note ("
    "  id {id},"
    "  title TEXT NOT NULL UNIQUE,"
    "  body {bytes},"
    "  is_done {int} NOT NULL DEFAULT 0 CHECK (is_done IN (0, 1)),"
    "  parent_id {int} REFERENCES note (id),"
    "  revision {int} NOT NULL DEFAULT 1"
    ") {strict};",
  };

  return version >= 1 && version <= (int) G_N_ELEMENTS (scripts) ? g_strdup (scripts[version - 1])
                                                                 : NULL;
}

KladeDb *
klade_test_create (KladeTestPlace *place)
{
  g_autoptr (GError) error = NULL;
  KladeDb *db;

  klade_migrator_set_source (klade_test_notes_migration);
  db = klade_db_open (place->place, KLADE_DB_CREATE, &error);
  g_assert_no_error (error);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);
  return db;
}

KladeDb *
klade_test_open (KladeTestPlace *place, KladeDbFlags flags)
{
  g_autoptr (GError) error = NULL;
  KladeDb *db = klade_db_open (place->place, flags, &error);

  g_assert_no_error (error);
  return db;
}

static gboolean
add_note (KladeDb *db, gpointer title, GError **error)
{
  static const char sql_add_note[] = "INSERT INTO note (title) VALUES ($1)";
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_add_note, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, title);
  return klade_statement_run (stmt, NULL, error);
}

gboolean
klade_test_add_note (KladeDb *db, const char *title, GError **error)
{
  if (klade_db_is_within (db))
    return add_note (db, (gpointer) title, error);

  return klade_db_within (db, add_note, (gpointer) title, error);
}

gint64
klade_test_count_notes (KladeDb *db)
{
  static const char sql_count_notes[] = "SELECT count(*) FROM note";
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count_notes, &error);

  g_assert_no_error (error);
  g_assert_cmpint (klade_statement_step (stmt, &error), ==, KLADE_STEP_ROW);
  return klade_statement_get_int64 (stmt, 0);
}

GError *
klade_test_fail_to_open (const char *place, KladeDbFlags flags)
{
  GError *error = NULL;

  g_assert_null (klade_db_open (place, flags, &error));
  g_assert_nonnull (error);
  return error;
}
