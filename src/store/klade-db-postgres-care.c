/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-postgres-private.h"

#include <glib/gstdio.h>

#define ROWS_AT_ONCE 2000

/* What was switched off on the server lets wrong rows in. */
static const char sql_list_switched_off[] =
    "SELECT 'constraint ' || conname || ' was never validated' FROM pg_constraint"
    " WHERE NOT convalidated"
    "   AND connamespace = to_regnamespace (quote_ident (current_schema ()))"
    " UNION ALL "
    "SELECT 'index ' || relname || ' is not valid' FROM pg_index"
    " JOIN pg_class ON pg_class.oid = indexrelid"
    " WHERE NOT indisvalid"
    "   AND relnamespace = to_regnamespace (quote_ident (current_schema ()))"
    " UNION ALL "
    "SELECT 'the checks of foreign keys of table ' || relname || ' are switched off'"
    " FROM pg_class WHERE EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = pg_class.oid"
    "                             AND tgisinternal AND tgenabled = 'D')"
    "   AND relnamespace = to_regnamespace (quote_ident (current_schema ()))";

/* For each foreign key the question how many rows break it; the server quotes the names. */
static const char sql_list_questions[] =
    "SELECT conrelid::regclass::text, confrelid::regclass::text,"
    " format ('SELECT count(*) FROM %s AS child WHERE %s AND NOT EXISTS"
    " (SELECT 1 FROM %s AS parent WHERE %s)',"
    " conrelid::regclass,"
    " string_agg (format ('child.%I IS NOT NULL', own.attname), ' AND '),"
    " confrelid::regclass,"
    " string_agg (format ('child.%I = parent.%I', own.attname, other.attname), ' AND '))"
    " FROM pg_constraint"
    " CROSS JOIN LATERAL unnest (conkey, confkey) AS pair (own_no, other_no)"
    " JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = own_no"
    " JOIN pg_attribute AS other ON other.attrelid = confrelid AND other.attnum = other_no"
    " WHERE contype = 'f'"
    "   AND connamespace = to_regnamespace (quote_ident (current_schema ()))"
    " GROUP BY pg_constraint.oid, conrelid, confrelid ORDER BY 1, 2";

static gboolean
ask_foreign_keys (KladeDbPostgres *self, GPtrArray *findings, GError **error)
{
  g_autoptr (PGresult) questions = klade_db_postgres_query (self, sql_list_questions, error);

  if (questions == NULL)
    return FALSE;

  for (int i = 0; i < PQntuples (questions); i++)
    {
      g_autoptr (PGresult) answer =
          klade_db_postgres_query (self, PQgetvalue (questions, i, 2), error);

      if (answer == NULL)
        return FALSE;
      if (!g_str_equal (PQgetvalue (answer, 0, 0), "0"))
        g_ptr_array_add (findings,
                         g_strdup_printf ("%s rows of %s point to a row that %s does not have",
                                          PQgetvalue (answer, 0, 0), PQgetvalue (questions, i, 0),
                                          PQgetvalue (questions, i, 1)));
    }

  return TRUE;
}

static gboolean
check_within (KladeDb *db, gpointer findings, GError **error)
{
  KladeDbPostgres *self = KLADE_DB_POSTGRES (db);
  g_autoptr (PGresult) lines = NULL;

  if (!klade_db_postgres_run (self, "SET LOCAL statement_timeout = 0", error))
    return FALSE;

  lines = klade_db_postgres_query (self, sql_list_switched_off, error);
  if (lines == NULL)
    return FALSE;

  for (int i = 0; i < PQntuples (lines); i++)
    g_ptr_array_add (findings, g_strdup (PQgetvalue (lines, i, 0)));

  return ask_foreign_keys (self, findings, error);
}

gboolean
klade_db_postgres_check (KladeDb *db, GPtrArray *findings, GError **error)
{
  return klade_db_within_read (db, check_within, findings, error);
}

/* ---- the school as a file of its own ---- */

typedef struct
{
  char *name;
  GPtrArray *columns; /* char * */
  GArray *types;      /* char: the first letter of INTEGER, TEXT or BLOB */
} Table;

typedef struct
{
  KladeDb *source;
  KladeDb *copy;
} Copy;

static const char sql_list_tables[] = "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                      " AND name NOT LIKE 'sqlite%' ORDER BY name";
static const char sql_list_columns[] = "SELECT name, type FROM pragma_table_info ($1)";
static const char sql_fetch_rows[] = "FETCH FORWARD " G_STRINGIFY (ROWS_AT_ONCE) " FROM klade_rows";

static void
table_free (Table *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->types);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static Table *
read_table (KladeDb *copy, const char *name, GError **error)
{
  g_autoptr (Table) table = g_new0 (Table, 1);
  g_autoptr (KladeStatement) stmt = NULL;
  KladeStep step;

  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->types = g_array_new (FALSE, FALSE, sizeof (char));

  stmt = klade_db_prepare (copy, sql_list_columns, error);
  if (stmt == NULL)
    return NULL;

  klade_statement_bind_text (stmt, 1, name);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      g_ptr_array_add (table->columns, g_strdup (klade_statement_get_text (stmt, 0)));
      g_array_append_vals (table->types, klade_statement_get_text (stmt, 1), 1);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&table) : NULL;
}

static GPtrArray *
list_tables (KladeDb *copy, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (copy, sql_list_tables, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      Table *table = read_table (copy, klade_statement_get_text (stmt, 0), error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&tables) : NULL;
}

/* Names come from our own migrations, never from a person. */
static char *
write_cursor (Table *table)
{
  GString *sql = g_string_new ("DECLARE klade_rows NO SCROLL CURSOR FOR SELECT ");

  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i == 0 ? "" : ", ",
                            (const char *) table->columns->pdata[i]);
  g_string_append_printf (sql, " FROM \"%s\"", table->name);
  return g_string_free (sql, FALSE);
}

static char *
write_insert (Table *table)
{
  GString *sql = g_string_new ("INSERT INTO ");

  g_string_append_printf (sql, "\"%s\" (", table->name);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i == 0 ? "" : ", ",
                            (const char *) table->columns->pdata[i]);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (sql, "%s$%u", i == 0 ? "" : ", ", i + 1);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

static gboolean
copy_row (Table *table, KladeStatement *row, KladeStatement *insert, GError **error)
{
  for (int i = 0; i < (int) table->columns->len; i++)
    {
      gsize size = 0;
      const guint8 *bytes;

      if (klade_statement_is_null (row, i))
        klade_statement_bind_null (insert, i + 1);
      else if (g_array_index (table->types, char, i) == 'I')
        klade_statement_bind_int64 (insert, i + 1, klade_statement_get_int64 (row, i));
      else if (g_array_index (table->types, char, i) == 'B')
        {
          bytes = klade_statement_get_bytes (row, i, &size);
          klade_statement_bind_bytes (insert, i + 1, bytes, size);
        }
      else
        klade_statement_bind_text (insert, i + 1, klade_statement_get_text (row, i));
    }

  return klade_statement_run (insert, NULL, error);
}

static gboolean
copy_rows (Copy *copy, Table *table, GError **error)
{
  g_autofree char *insert_sql = write_insert (table);
  g_autoptr (KladeStatement) insert = klade_db_prepare_once (copy->copy, insert_sql, error);
  gint64 n_rows = ROWS_AT_ONCE;

  while (insert != NULL && n_rows == ROWS_AT_ONCE)
    {
      /* Each table's rows have other columns, so nothing prepared is kept. */
      g_autoptr (KladeStatement) rows = klade_db_prepare_once (copy->source, sql_fetch_rows, error);
      KladeStep step = KLADE_STEP_ERROR;

      if (rows == NULL)
        return FALSE;

      for (n_rows = 0; (step = klade_statement_step (rows, error)) == KLADE_STEP_ROW; n_rows++)
        if (!copy_row (table, rows, insert, error))
          return FALSE;

      if (step == KLADE_STEP_ERROR)
        return FALSE;
    }

  return insert != NULL;
}

/* A migration may have filled a table already. */
static gboolean
copy_table (Copy *copy, Table *table, GError **error)
{
  g_autofree char *cursor = write_cursor (table);
  g_autofree char *empty = g_strconcat ("DELETE FROM \"", table->name, "\"", NULL);

  return klade_db_execute (copy->copy, empty, error) &&
         klade_db_execute (copy->source, cursor, error) && copy_rows (copy, table, error) &&
         klade_db_execute (copy->source, "CLOSE klade_rows", error);
}

static gboolean
write_within (KladeDb *db, gpointer data, GError **error)
{
  Copy *copy = data;
  g_autoptr (GPtrArray) tables = NULL;

  /* Tables come in the order of their names: keys are looked at when all rows are there. */
  if (!klade_db_execute (db, "PRAGMA defer_foreign_keys = ON", error))
    return FALSE;

  tables = list_tables (db, error);
  if (tables == NULL)
    return FALSE;

  for (guint i = 0; i < tables->len; i++)
    if (!copy_table (copy, tables->pdata[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
read_within (KladeDb *db, gpointer data, GError **error)
{
  Copy *copy = data;
  int version;

  return klade_db_execute (db, "SET LOCAL statement_timeout = 0", error) &&
         klade_db_get_version (db, &version, error) &&
         klade_migrator_run (copy->copy, version, error) &&
         klade_db_within (copy->copy, write_within, copy, error);
}

static gboolean
fill (KladeDb *db, const char *path, GError **error)
{
  g_autoptr (KladeDb) file =
      klade_db_open (path, KLADE_DB_CREATE | KLADE_DB_FAST_LOAD | KLADE_DB_ANY_PLACE, error);
  Copy copy = { .source = db, .copy = file };

  return file != NULL && klade_db_within_read (db, read_within, &copy, error) &&
         klade_db_end_load (file, error);
}

/* A school must be able to leave its server, with everything, in one file. */
gboolean
klade_db_postgres_copy_to (KladeDb *db, const char *path, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%08x", path, g_random_int ());
  g_autoptr (GError) local_error = NULL;

  if (fill (db, temporary, &local_error) && klade_db_name_copy (temporary, path, &local_error))
    return TRUE;

  /* That name is somebody else's file, or there is no such folder. */
  if (!g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    g_unlink (temporary);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
