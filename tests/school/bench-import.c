/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 1,500 pupils with their data and mothers: preview and import.  Baseline: as many rows put into
 * bare SQLite on the same disk with the same safety, each with a row of a log. */

#include <sqlite3.h>

#include "klade-bench.h"
#include "klade-test-import.h"

#define N_PUPILS 1500
#define ROWS_PER_PUPIL 11 /* two persons, seven data, a stay, a guardianship */

static char *
make_list (void)
{
  GString *list = g_string_new ("Uzvārds;Vārds;Dzimšanas datums;Klase;Tālrunis;E-pasts;"
                                "Deklarētā adrese;Mātes uzvārds;Mātes vārds;Mātes tālrunis;"
                                "Mātes e-pasts\n");

  for (guint i = 0; i < N_PUPILS; i++)
    g_string_append_printf (list,
                            "Ozoliņš%u;Jānis;%u.%02u.2013;7.%c;2%07u;p%u@skola.lv;Meža iela %u;"
                            "Ozoliņa%u;Ilze;2%07u;m%u@inbox.lv\n",
                            i, 1 + i % 28, 1 + i % 12, i % 2 == 0 ? 'a' : 'b', 1000000 + i, i, i, i,
                            3000000 + i, i);
  return g_string_free (list, FALSE);
}

static void
execute (sqlite3 *db, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static void
bench_bare (const char *folder, KladeBench *bench)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;
  sqlite3_stmt *row, *log;
  gint64 since;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  execute (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE fact (id INTEGER PRIMARY KEY, person INTEGER, value BLOB);"
               "CREATE TABLE log (id INTEGER PRIMARY KEY, new TEXT, hash BLOB)");
  sqlite3_prepare_v2 (db, "INSERT INTO fact (person, value) VALUES (1, randomblob (60))", -1, &row,
                      NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO log (new, hash) VALUES ('phone', randomblob (32))", -1, &log,
                      NULL);
  since = g_get_monotonic_time ();
  execute (db, "BEGIN IMMEDIATE");
  for (int i = 0; i < N_PUPILS * ROWS_PER_PUPIL; i++)
    {
      g_assert_cmpint (sqlite3_step (row), ==, SQLITE_DONE);
      sqlite3_reset (row);
      g_assert_cmpint (sqlite3_step (log), ==, SQLITE_DONE);
      sqlite3_reset (log);
    }
  execute (db, "COMMIT");
  klade_bench_add (bench, since);
  sqlite3_finalize (row);
  sqlite3_finalize (log);
  sqlite3_close (db);
}

int
main (void)
{
  g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autofree char *list = make_list ();
  g_auto (KladeBench) preview = { 0 };
  g_auto (KladeBench) whole = { 0 };
  g_auto (KladeBench) again = { 0 };
  g_auto (KladeBench) bare = { 0 };
  g_autoptr (KladeImportPlan) plan = NULL;
  g_autoptr (KladeImportPlan) second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 since;

  klade_bench_init (&preview);
  klade_bench_init (&whole);
  klade_bench_init (&again);
  klade_bench_init (&bare);
  bench_bare (school->folder, &bare);

  since = g_get_monotonic_time ();
  plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  klade_bench_add (&preview, since);
  klade_school_import (session, plan, NULL, NULL, NULL, &error);
  klade_bench_add (&whole, since);
  g_assert_no_error (error);
  g_assert_cmpint (klade_import_plan_count (plan, KLADE_FATE_NEW), ==, N_PUPILS);

  since = g_get_monotonic_time ();
  second = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  klade_bench_add (&again, since);
  g_assert_cmpint (klade_import_plan_count (second, KLADE_FATE_SAME), ==, N_PUPILS);

  klade_bench_print ("preview of 1,500 new pupils", &preview, NULL);
  klade_bench_print ("preview and import of 1,500 pupils, durable", &whole, &bare);
  klade_bench_print ("preview of the same list again", &again, NULL);
  return 0;
}
