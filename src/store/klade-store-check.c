/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-check.h"

#include "klade-day.h"

/* Pages, because a server's rows wait in this computer's memory. */
static const char sql_list_audit[] =
    "SELECT id, at, person_id, action, table_name, row_id, field, old_value, new_value,"
    " journal_id, lesson_id, pupil_id, hash FROM audit WHERE id > $1 ORDER BY id LIMIT 10000";
static const char sql_find_audited[] =
    "SELECT pupil_id, lesson_id, journal_id FROM audit"
    " WHERE table_name = $1 AND row_id = $2 ORDER BY id DESC LIMIT 1";
static const char sql_describe[] =
    "SELECT (SELECT surname || ' ' || given_name FROM person WHERE id = $1),"
    " (SELECT held_on FROM lesson WHERE id = $2),"
    " (SELECT coalesce(c.name, g.name) || ' ' || s.name FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id WHERE j.id = $3)";

#define PAGE " WHERE id > $1 ORDER BY id LIMIT 10000"

const KladeLoggedTable klade_logged_tables[KLADE_N_LOGGED_TABLES] = {
  {
      .name = "mark",
      .fields = { "value" },
      .n_fields = 1,
      .sql_page = "SELECT id, value FROM mark" PAGE,
      .sql_where = "SELECT pupil_id, lesson_id, journal_id FROM mark WHERE id = $1",
      .sql_last = "SELECT max(id) FROM mark",
  },
  {
      .name = "absence",
      .fields = { "code" },
      .n_fields = 1,
      .sql_page = "SELECT id, CASE code WHEN 0 THEN '' WHEN 1 THEN 'n' WHEN 2 THEN 'k'"
                  " ELSE CAST(code AS TEXT) END FROM absence" PAGE,
      .sql_where = "SELECT pupil_id, lesson_id, journal_id FROM absence WHERE id = $1",
      .sql_last = "SELECT max(id) FROM absence",
  },
  {
      .name = "term_mark",
      .fields = { "value" },
      .n_fields = 1,
      .sql_page = "SELECT id, value FROM term_mark" PAGE,
      .sql_where = "SELECT pupil_id, 0, journal_id FROM term_mark WHERE id = $1",
      .sql_last = "SELECT max(id) FROM term_mark",
  },
  {
      .name = "term_close",
      .fields = { "is_closed" },
      .n_fields = 1,
      .sql_page = "SELECT id, CAST(is_closed AS TEXT) FROM term_close" PAGE,
      .sql_where = "SELECT 0, 0, journal_id FROM term_close WHERE id = $1",
      .sql_last = "SELECT max(id) FROM term_close",
  },
  {
      .name = "lesson",
      .fields = { "held_on", "lesson_no", "topic", "homework", "homework_state", "notes", "kind",
                  "reason", "is_hidden" },
      .defaults = { NULL, NULL, "", "", "0", "", "1", "", "0" },
      .n_fields = 9,
      .n_in_add = 2,
      .sql_page = "SELECT id, held_on, CAST(lesson_no AS TEXT), topic, homework,"
                  " CAST(homework_state AS TEXT), notes, CAST(kind AS TEXT), reason,"
                  " CAST(is_hidden AS TEXT) FROM lesson" PAGE,
      .sql_where = "SELECT 0, id, journal_id FROM lesson WHERE id = $1",
      .sql_last = "SELECT max(id) FROM lesson",
  },
  {
      .name = "work",
      .fields = { "kind", "scale", "weight", "title", "is_hidden" },
      .defaults = { NULL, NULL, NULL, NULL, "0" },
      .n_fields = 5,
      .n_in_add = 4,
      .sql_page = "SELECT id, CAST(kind AS TEXT), CAST(scale AS TEXT), CAST(weight AS TEXT), title,"
                  " CAST(is_hidden AS TEXT) FROM work" PAGE,
      .sql_where = "SELECT 0, lesson_id, journal_id FROM work WHERE id = $1",
      .sql_last = "SELECT max(id) FROM work",
  },
  {
      .name = "justification",
      .fields = { "first_day", "last_day", "excuse", "is_hidden" },
      .defaults = { NULL, NULL, NULL, "0" },
      .n_fields = 4,
      .n_in_add = 3,
      .sql_page = "SELECT id, first_day, last_day, CAST(excuse AS TEXT), CAST(is_hidden AS TEXT)"
                  " FROM justification" PAGE,
      .sql_where = "SELECT pupil_id, 0, 0 FROM justification WHERE id = $1",
      .sql_last = "SELECT max(id) FROM justification",
  },
};

/* The chain writes NULL for 0: a stored 0 is not its work, and must not look like it. */
static gint64
get_id (KladeStatement *statement, int column)
{
  gint64 id = klade_statement_get_int64 (statement, column);

  return id == 0 && !klade_statement_is_null (statement, column) ? -1 : id;
}

static gboolean
give_audit_row (KladeStatement *statement,
                KladeAuditFunc func,
                gpointer data,
                gint64 *last_id,
                GError **error)
{
  KladeAuditRow row = {
    .id = klade_statement_get_int64 (statement, 0),
    .at = klade_statement_get_int64 (statement, 1),
    .person_id = get_id (statement, 2),
    .action = klade_statement_get_text (statement, 3),
    .table_name = klade_statement_get_text (statement, 4),
    .row_id = klade_statement_get_int64 (statement, 5),
    .field = klade_statement_get_text (statement, 6),
    .old_value = klade_statement_get_text (statement, 7),
    .new_value = klade_statement_get_text (statement, 8),
    .journal_id = get_id (statement, 9),
    .lesson_id = get_id (statement, 10),
    .pupil_id = get_id (statement, 11),
  };
  gsize size;
  const guint8 *hash = klade_statement_get_bytes (statement, 12, &size);

  *last_id = row.id;
  return func (&row, hash != NULL && size == KLADE_AUDIT_HASH_SIZE ? hash : NULL, data, error);
}

/**
 * klade_store_each_audit_row:
 * @db: a school's database
 * @func: (scope call): receives each row; %FALSE with an error stops
 * @data: for @func
 * @error: of the store or of @func
 *
 * Returns: %TRUE if @func saw all of the log
 */
gboolean
klade_store_each_audit_row (KladeDb *db, KladeAuditFunc func, gpointer data, GError **error)
{
  gint64 last_id = G_MININT64;
  gboolean has_more = TRUE;

  while (has_more)
    {
      g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_list_audit, error);
      KladeStep step;

      if (statement == NULL)
        return FALSE;

      has_more = FALSE;
      klade_statement_bind_int64 (statement, 1, last_id);
      while ((step = klade_statement_step (statement, error)) == KLADE_STEP_ROW)
        {
          has_more = TRUE;
          if (!give_audit_row (statement, func, data, &last_id, error))
            return FALSE;
        }
      if (step == KLADE_STEP_ERROR)
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_store_each_logged_row:
 * @db: a school's database
 * @table: one of klade_logged_tables
 * @func: (scope call): receives each row; %FALSE with an error stops
 * @data: for @func
 * @error: of the store or of @func
 *
 * Returns: %TRUE if @func saw all of the table
 */
gboolean
klade_store_each_logged_row (KladeDb *db,
                             const KladeLoggedTable *table,
                             KladeLoggedFunc func,
                             gpointer data,
                             GError **error)
{
  gint64 last_id = G_MININT64;
  gboolean has_more = TRUE;

  while (has_more)
    {
      g_autoptr (KladeStatement) statement = klade_db_prepare (db, table->sql_page, error);
      const char *values[KLADE_LOGGED_FIELDS_MAX];
      KladeStep step;

      if (statement == NULL)
        return FALSE;

      has_more = FALSE;
      klade_statement_bind_int64 (statement, 1, last_id);
      while ((step = klade_statement_step (statement, error)) == KLADE_STEP_ROW)
        {
          has_more = TRUE;
          last_id = klade_statement_get_int64 (statement, 0);
          for (guint i = 0; i < table->n_fields; i++)
            values[i] = klade_statement_get_text (statement, (int) i + 1);
          if (!func (last_id, values, data, error))
            return FALSE;
        }
      if (step == KLADE_STEP_ERROR)
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_store_get_last_id:
 * @db: a school's database
 * @table: one of klade_logged_tables
 * @last_id: (out): the greatest id, 0 when the table is empty
 * @error: says why it failed
 *
 * Returns: %TRUE if @last_id was set
 */
gboolean
klade_store_get_last_id (KladeDb *db,
                         const KladeLoggedTable *table,
                         gint64 *last_id,
                         GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, table->sql_last, error);

  if (statement == NULL || klade_statement_step (statement, error) != KLADE_STEP_ROW)
    return FALSE;

  *last_id = klade_statement_get_int64 (statement, 0);
  return TRUE;
}

typedef struct
{
  gint64 pupil_id;
  gint64 lesson_id;
  gint64 journal_id;
} Where;

/* Consumes @statement; leaves @where alone when there is no row. */
static gboolean
read_where (KladeStatement *statement, Where *where, gboolean *found, GError **error)
{
  g_autoptr (KladeStatement) own = statement;
  KladeStep step = klade_statement_step (own, error);

  *found = step == KLADE_STEP_ROW;
  if (*found)
    {
      where->pupil_id = klade_statement_get_int64 (own, 0);
      where->lesson_id = klade_statement_get_int64 (own, 1);
      where->journal_id = klade_statement_get_int64 (own, 2);
    }

  return step != KLADE_STEP_ERROR;
}

/* From the row itself, or from the log when the row is gone. */
static gboolean
find_where (KladeDb *db, const KladeLoggedTable *table, gint64 row_id, Where *where, GError **error)
{
  KladeStatement *statement = klade_db_prepare (db, table->sql_where, error);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_int64 (statement, 1, row_id);
  if (!read_where (statement, where, &found, error))
    return FALSE;
  if (found)
    return TRUE;

  statement = klade_db_prepare (db, sql_find_audited, error);
  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, table->name);
  klade_statement_bind_int64 (statement, 2, row_id);
  return read_where (statement, where, &found, error);
}

/**
 * klade_store_describe_row:
 * @db: a school's database
 * @table: one of klade_logged_tables
 * @row_id: a row, there or only known to the log
 * @error: says why it failed
 *
 * Returns: (transfer full): pupil, journal and day, as far as known, with commas between
 */
char *
klade_store_describe_row (KladeDb *db, const KladeLoggedTable *table, gint64 row_id, GError **error)
{
  static const int order[] = { 0, 2, 1 };
  g_autoptr (KladeStatement) statement = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Where where = { 0 };

  if (!find_where (db, table, row_id, &where, error))
    return NULL;

  statement = klade_db_prepare (db, sql_describe, error);
  if (statement == NULL)
    return NULL;

  klade_statement_bind_int64 (statement, 1, where.pupil_id);
  klade_statement_bind_int64 (statement, 2, where.lesson_id);
  klade_statement_bind_int64 (statement, 3, where.journal_id);
  if (klade_statement_step (statement, error) != KLADE_STEP_ROW)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *part = klade_statement_get_text (statement, order[i]);
      KladeDay day = order[i] == 1 && part != NULL ? klade_day_parse_iso (part) : KLADE_DAY_NONE;
      g_autofree char *shown = day != KLADE_DAY_NONE ? klade_day_to_text (day) : g_strdup (part);

      if (shown != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", shown);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
