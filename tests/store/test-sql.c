/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every SQL text of the store is one that both engines know, on the real tables. */
#include "klade-test-db.h"

#include "sql-list.h"

static void
test_every_text (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;
  int n_refused = 0;

  klade_migrator_set_source (NULL);
  db = klade_test_open (place, KLADE_DB_CREATE);
  klade_db_migrate (db, &error);
  g_assert_no_error (error);

  for (int i = 0; i < n_sql_texts; i++)
    {
      g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_texts[i].sql, &error);

      if (stmt != NULL)
        continue;

      g_test_message ("%s: %s", sql_texts[i].name, error->message);
      g_clear_error (&error);
      n_refused++;
    }

  g_assert_cmpint (n_refused, ==, 0);
  g_assert_cmpint (n_sql_texts, >, 0);
}

/* With every parameter NULL each can also be run: types that only show then. */
static void
test_every_text_runs (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  int n_refused = 0;

  klade_migrator_set_source (NULL);
  db = klade_test_open (place, KLADE_DB_CREATE);
  g_assert_true (klade_db_migrate (db, NULL));

  for (int i = 0; i < n_sql_texts; i++)
    {
      g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_texts[i].sql, NULL);
      g_autoptr (GError) error = NULL;

      /* NULL where a table wants a value is refused by both; anything else is a fault. */
      if (stmt != NULL && !klade_statement_run (stmt, NULL, &error) &&
          !g_regex_match_simple ("(?i)not.null", error->message, 0, 0))
        {
          g_test_message ("%s: %s", sql_texts[i].name, error->message);
          n_refused++;
        }
    }

  g_assert_cmpint (n_refused, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/store/sql/prepares", test_every_text);
  klade_test_add ("/store/sql/runs", test_every_text_runs);

  return g_test_run ();
}
