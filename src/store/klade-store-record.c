/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-record.h"

#include "klade-day.h"

/**
 * klade_record_new:
 * @table: what table the row is of
 *
 * Returns: (transfer full): an empty row that is not stored yet
 */
KladeRecord *
klade_record_new (const KladeTable *table)
{
  KladeRecord *self = g_new0 (KladeRecord, 1);

  g_return_val_if_fail (table->n_fields <= KLADE_RECORD_FIELDS_MAX, self);

  self->table = table;
  for (int i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == KLADE_COLUMN_TEXT)
      self->texts[i] = g_strdup ("");
    else if (table->fields[i].type == KLADE_COLUMN_OPTIONAL)
      self->numbers[i] = KLADE_RECORD_NULL;

  return self;
}

KladeRecord *
klade_record_copy (const KladeRecord *self)
{
  KladeRecord *copy = g_memdup2 (self, sizeof *self);

  for (int i = 0; i < self->table->n_fields; i++)
    copy->texts[i] = g_strdup (self->texts[i]);

  return copy;
}

void
klade_record_free (KladeRecord *self)
{
  for (int i = 0; i < self->table->n_fields; i++)
    g_free (self->texts[i]);
  g_free (self);
}

void
klade_record_set_text (KladeRecord *self, int field, const char *text)
{
  char *copy = g_strdup (text);

  g_return_if_fail (self->table->fields[field].type == KLADE_COLUMN_TEXT);

  g_free (self->texts[field]);
  self->texts[field] = copy;
}

void
klade_record_copy_field (KladeRecord *self, const KladeRecord *from, int field)
{
  g_return_if_fail (self->table == from->table);

  if (self->table->fields[field].type == KLADE_COLUMN_TEXT)
    klade_record_set_text (self, field, from->texts[field]);
  else
    self->numbers[field] = from->numbers[field];
}

/* Makes the row stand for nothing: the program's way to delete. */
void
klade_record_make_absent (KladeRecord *self)
{
  int field = self->table->presence;

  if (self->table->fields[field].type == KLADE_COLUMN_TEXT)
    klade_record_set_text (self, field, "");
  else
    self->numbers[field] = self->table->absent;
}

gboolean
klade_record_is_absent (const KladeRecord *self)
{
  int field = self->table->presence;

  if (self->table->fields[field].type == KLADE_COLUMN_TEXT)
    return *self->texts[field] == '\0';

  return self->numbers[field] == self->table->absent;
}

gboolean
klade_record_field_equal (const KladeRecord *a, const KladeRecord *b, int field)
{
  if (a->table->fields[field].type == KLADE_COLUMN_TEXT)
    return g_str_equal (a->texts[field], b->texts[field]);

  return a->numbers[field] == b->numbers[field];
}

/* Whether both say the same; who wrote them and when does not matter. */
gboolean
klade_record_content_equal (const KladeRecord *a, const KladeRecord *b)
{
  for (int i = 0; i < a->table->n_fields; i++)
    if (a->table->fields[i].use == KLADE_COLUMN_CONTENT && !klade_record_field_equal (a, b, i))
      return FALSE;

  return TRUE;
}

/**
 * klade_record_dup_field:
 *
 * Returns: (transfer full) (nullable): the field as stored, %NULL for NULL
 */
char *
klade_record_dup_field (const KladeRecord *self, int field)
{
  gint64 number = self->numbers[field];

  switch (self->table->fields[field].type)
    {
    case KLADE_COLUMN_TEXT:
      return g_strdup (self->texts[field]);
    case KLADE_COLUMN_DAY:
      return number == KLADE_DAY_NONE ? NULL : klade_day_to_iso ((KladeDay) number);
    case KLADE_COLUMN_ID:
      return number == 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case KLADE_COLUMN_OPTIONAL:
      return number == KLADE_RECORD_NULL ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, number);
    case KLADE_COLUMN_NUMBER:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
}

static void
bind_field (KladeStatement *stmt, int index, const KladeRecord *record, int field)
{
  gint64 number = record->numbers[field];

  switch (record->table->fields[field].type)
    {
    case KLADE_COLUMN_TEXT:
      klade_statement_bind_text (stmt, index, record->texts[field]);
      break;
    case KLADE_COLUMN_DAY:
      klade_statement_bind_day (stmt, index, (KladeDay) number);
      break;
    case KLADE_COLUMN_ID:
      klade_statement_bind_id (stmt, index, number);
      break;
    case KLADE_COLUMN_OPTIONAL:
      if (number == KLADE_RECORD_NULL)
        klade_statement_bind_null (stmt, index);
      else
        klade_statement_bind_int64 (stmt, index, number);
      break;
    case KLADE_COLUMN_NUMBER:
    default:
      klade_statement_bind_int64 (stmt, index, number);
      break;
    }
}

/* Reads the row a statement stands on: id, revision, then the fields in order. */
KladeRecord *
klade_store_read_record (KladeStatement *stmt, const KladeTable *table)
{
  KladeRecord *record = klade_record_new (table);

  record->id = klade_statement_get_int64 (stmt, 0);
  record->revision = (gint32) klade_statement_get_int64 (stmt, 1);

  for (int i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == KLADE_COLUMN_TEXT)
      klade_record_set_text (record, i, klade_statement_get_text (stmt, i + 2));
    else if (table->fields[i].type == KLADE_COLUMN_DAY)
      record->numbers[i] = klade_statement_get_day (stmt, i + 2);
    else if (!klade_statement_is_null (stmt, i + 2))
      record->numbers[i] = klade_statement_get_int64 (stmt, i + 2);

  return record;
}

/**
 * klade_store_find_record:
 * @sql: gives id, revision and the fields of at most one row
 * @keys: the numbers $1 ... of @sql
 * @record: (out) (nullable) (transfer full): the row, %NULL if there is none
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_record (KladeDb *db,
                         const KladeTable *table,
                         const char *sql,
                         const gint64 *keys,
                         int n_keys,
                         KladeRecord **record,
                         GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql, error);
  KladeStep step;

  *record = NULL;
  if (stmt == NULL)
    return FALSE;

  for (int i = 0; i < n_keys; i++)
    klade_statement_bind_int64 (stmt, i + 1, keys[i]);

  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ROW)
    *record = klade_store_read_record (stmt, table);

  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_get_record:
 * @record: (out) (transfer full): the row
 *
 * Returns: %FALSE with %KLADE_ERROR_NOT_FOUND if there is no such row
 */
gboolean
klade_store_get_record (KladeDb *db,
                        const KladeTable *table,
                        gint64 id,
                        KladeRecord **record,
                        GError **error)
{
  if (!klade_store_find_record (db, table, table->sql_get, &id, 1, record, error))
    return FALSE;

  if (*record == NULL)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT,
                   table->name, id);
      return FALSE;
    }

  return TRUE;
}

/**
 * klade_store_insert_record:
 * @record: gets its id and revision 1
 * @inserted: (out): %FALSE when somebody made the row first
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_insert_record (KladeDb *db, KladeRecord *record, gboolean *inserted, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, record->table->sql_insert, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  for (int i = 0; i < record->table->n_fields; i++)
    bind_field (stmt, i + 1, record, i);

  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *inserted = step == KLADE_STEP_ROW;
  if (*inserted)
    {
      record->id = klade_statement_get_int64 (stmt, 0);
      record->revision = 1;
    }

  return TRUE;
}

/**
 * klade_store_update_record:
 * @record: what the row shall hold; its revision is the one that was seen, and is raised
 * @updated: (out): %FALSE when the row has another revision by now
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_update_record (KladeDb *db, KladeRecord *record, gboolean *updated, GError **error)
{
  const KladeTable *table = record->table;
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, table->sql_update, error);
  gint64 n_changed = 0;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, record->id);
  klade_statement_bind_int64 (stmt, 2, record->revision);
  for (int i = table->n_keys; i < table->n_fields; i++)
    bind_field (stmt, 3 + i - table->n_keys, record, i);

  if (!klade_statement_run (stmt, &n_changed, error))
    return FALSE;

  *updated = n_changed == 1;
  if (*updated)
    record->revision++;

  return TRUE;
}
