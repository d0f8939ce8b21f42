/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-private.h"

#include "klade-day.h"

/* The highest n of $n outside quotes and comments. */
int
klade_statement_count_parameters (const char *sql)
{
  int n_parameters = 0;
  char quote = 0;

  for (const char *p = sql; *p != '\0'; p++)
    {
      if (quote != 0)
        quote = *p == quote ? 0 : quote;
      else if (*p == '\'' || *p == '"')
        quote = *p;
      else if (*p == '-' && p[1] == '-')
        quote = '\n';
      else if (*p == '$')
        n_parameters = MAX (n_parameters, (int) g_ascii_strtoll (p + 1, NULL, 10));
    }

  return n_parameters;
}

void
klade_statement_init (KladeStatement *self, const KladeStatementOps *ops, const char *sql)
{
  self->ops = ops;
  self->n_parameters = klade_statement_count_parameters (sql);
}

void
klade_statement_free (KladeStatement *self)
{
  if (self->is_in_use)
    g_critical ("a statement is still in use");

  g_clear_error (&self->bind_error);
  self->ops->free (self);
}

void
klade_statement_fail_bind (KladeStatement *self, const char *format, ...)
{
  va_list arguments;

  if (self->bind_error != NULL)
    return;

  va_start (arguments, format);
  self->bind_error = g_error_new_valist (KLADE_ERROR, KLADE_ERROR_FAILED, format, arguments);
  va_end (arguments);
}

static void
rewind_statement (KladeStatement *self)
{
  if (self->state != KLADE_STATEMENT_READY)
    self->ops->reset (self);
  self->state = KLADE_STATEMENT_READY;
}

static gboolean
may_bind (KladeStatement *self, int index)
{
  rewind_statement (self);

  if (index >= 1 && index <= self->n_parameters)
    return TRUE;

  klade_statement_fail_bind (self, "the statement has no parameter $%d", index);
  return FALSE;
}

/**
 * klade_statement_bind_int64:
 * @self: a statement
 * @index: n of the parameter $n, from 1
 * @value: the value
 *
 * Like the other binds: a bind after a step starts the statement anew with all parameters NULL;
 * a parameter never bound is NULL; a bind that fails is reported by the next step.
 */
void
klade_statement_bind_int64 (KladeStatement *self, int index, gint64 value)
{
  g_return_if_fail (self != NULL && self->is_in_use);

  if (may_bind (self, index))
    self->ops->bind_int64 (self, index, value);
}

/**
 * klade_statement_bind_text:
 * @self: a statement
 * @index: n of the parameter $n, from 1
 * @value: (nullable): UTF-8, copied
 */
void
klade_statement_bind_text (KladeStatement *self, int index, const char *value)
{
  g_return_if_fail (self != NULL && self->is_in_use);

  if (!may_bind (self, index))
    return;

  if (value == NULL)
    self->ops->bind_null (self, index);
  else if (!g_utf8_validate (value, -1, NULL))
    klade_statement_fail_bind (self, "the text of parameter $%d is not UTF-8", index);
  else
    self->ops->bind_text (self, index, value);
}

/**
 * klade_statement_bind_day:
 * @self: a statement
 * @index: n of the parameter $n, from 1
 * @day: a day, stored as ISO text; %KLADE_DAY_NONE is NULL
 */
void
klade_statement_bind_day (KladeStatement *self, int index, gint32 day)
{
  g_autofree char *text = day == KLADE_DAY_NONE ? NULL : klade_day_to_iso (day);

  klade_statement_bind_text (self, index, text);
}

/**
 * klade_statement_bind_bytes:
 * @self: a statement
 * @index: n of the parameter $n, from 1
 * @data: (nullable) (array length=size): copied; %NULL is NULL
 * @size: of @data, in bytes
 */
void
klade_statement_bind_bytes (KladeStatement *self, int index, const void *data, gsize size)
{
  g_return_if_fail (self != NULL && self->is_in_use);

  if (!may_bind (self, index))
    return;

  if (data == NULL)
    self->ops->bind_null (self, index);
  else
    self->ops->bind_bytes (self, index, data, size);
}

/**
 * klade_statement_bind_id:
 * @self: a statement
 * @index: n of the parameter $n, from 1
 * @id_or_0: the key of a row; 0, which no row has, is NULL
 */
void
klade_statement_bind_id (KladeStatement *self, int index, gint64 id_or_0)
{
  if (id_or_0 == 0)
    klade_statement_bind_null (self, index);
  else
    klade_statement_bind_int64 (self, index, id_or_0);
}

void
klade_statement_bind_null (KladeStatement *self, int index)
{
  g_return_if_fail (self != NULL && self->is_in_use);

  if (may_bind (self, index))
    self->ops->bind_null (self, index);
}

/**
 * klade_statement_step:
 * @self: a statement
 * @error: a failed bind, or why the engine refused
 *
 * Returns: whether there is a row, no further row, or an error.  After the last row it says
 *   %KLADE_STEP_DONE again and again.
 */
KladeStep
klade_statement_step (KladeStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  KladeStep step = KLADE_STEP_ERROR;

  g_return_val_if_fail (self != NULL && self->is_in_use, KLADE_STEP_ERROR);
  g_return_val_if_fail (klade_db_is_mine (self->db), KLADE_STEP_ERROR);

  if (self->state == KLADE_STATEMENT_DONE)
    return KLADE_STEP_DONE;

  if (self->bind_error != NULL)
    local_error = g_steal_pointer (&self->bind_error);
  else
    step = self->ops->step (self, &local_error);

  self->state = step == KLADE_STEP_ROW ? KLADE_STATEMENT_ROW : KLADE_STATEMENT_DONE;
  if (step == KLADE_STEP_ERROR)
    {
      klade_db_doom (self->db, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return step;
}

/**
 * klade_statement_run:
 * @self: a statement whose rows, if any, nobody wants
 * @n_changed: (out) (optional): rows inserted, updated or deleted
 * @error: as of klade_statement_step()
 *
 * Steps to the end.  Then it is ready for other parameters, so a loop prepares only once.
 *
 * Returns: %TRUE if it was run
 */
gboolean
klade_statement_run (KladeStatement *self, gint64 *n_changed, GError **error)
{
  KladeStep step = KLADE_STEP_ROW;

  g_return_val_if_fail (self != NULL && self->is_in_use, FALSE);

  while (step == KLADE_STEP_ROW)
    step = klade_statement_step (self, error);

  if (step == KLADE_STEP_DONE && n_changed != NULL)
    *n_changed = self->ops->get_n_changed (self);

  rewind_statement (self);
  return step == KLADE_STEP_DONE;
}

static gboolean
take_step_error (KladeStatement *self, GError *local_error, GError **error)
{
  klade_db_doom (self->db, local_error);
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
run_now (KladeStatement *self, GError **error)
{
  gint64 n_changed;

  return klade_statement_run (self, &n_changed, error) &&
         (n_changed == 1 ||
          take_step_error (self,
                           g_error_new (KLADE_ERROR, KLADE_ERROR_FAILED,
                                        "%" G_GINT64_FORMAT " rows changed instead of one",
                                        n_changed),
                           error));
}

/**
 * klade_statement_run_later:
 * @self: a statement that changes exactly one row, within a write transaction
 * @error: a failed bind, or what became of an earlier statement
 *
 * Asks for it without waiting for the answer, where that saves the way to a server and back.  If
 * it fails, or changes another number of rows, a later statement or the commit says so; then
 * nothing of the transaction is stored.
 *
 * Returns: %TRUE if it was asked for
 */
gboolean
klade_statement_run_later (KladeStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (self != NULL && self->is_in_use, FALSE);
  g_return_val_if_fail (klade_db_is_mine (self->db), FALSE);
  g_return_val_if_fail (klade_db_get_transaction (self->db) == KLADE_TRANSACTION_WRITE, FALSE);

  if (self->ops->run_later == NULL)
    return run_now (self, error);

  rewind_statement (self);
  if (self->bind_error != NULL)
    local_error = g_steal_pointer (&self->bind_error);
  else
    self->ops->run_later (self, &local_error);

  self->state = KLADE_STATEMENT_DONE;
  rewind_statement (self);
  return local_error == NULL || take_step_error (self, g_steal_pointer (&local_error), error);
}

static gboolean
has_column (KladeStatement *self, int column)
{
  return self != NULL && self->state == KLADE_STATEMENT_ROW && column >= 0 &&
         column < self->n_columns;
}

/**
 * klade_statement_get_int64:
 * @self: a statement that has a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL; 1 or 0 for a condition, in both engines
 */
gint64
klade_statement_get_int64 (KladeStatement *self, int column)
{
  g_return_val_if_fail (has_column (self, column), 0);

  return self->ops->get_int64 (self, column);
}

/**
 * klade_statement_get_text:
 * @self: a statement that has a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text until the next step, bind or done; %NULL for NULL
 */
const char *
klade_statement_get_text (KladeStatement *self, int column)
{
  g_return_val_if_fail (has_column (self, column), NULL);

  return self->ops->get_text (self, column);
}

/**
 * klade_statement_get_day:
 * @self: a statement that has a row
 * @column: from 0, of ISO text
 *
 * Returns: the day; %KLADE_DAY_NONE for NULL and for what is not a day
 */
gint32
klade_statement_get_day (KladeStatement *self, int column)
{
  const char *text;

  g_return_val_if_fail (has_column (self, column), KLADE_DAY_NONE);

  text = self->ops->get_text (self, column);
  return text == NULL ? KLADE_DAY_NONE : klade_day_parse_iso (text);
}

/**
 * klade_statement_get_bytes:
 * @self: a statement that has a row
 * @column: from 0
 * @size: (out): in bytes
 *
 * Returns: (transfer none) (nullable): the bytes until the next step, bind or done; %NULL for
 *   NULL only
 */
const guint8 *
klade_statement_get_bytes (KladeStatement *self, int column, gsize *size)
{
  g_return_val_if_fail (has_column (self, column), NULL);
  g_return_val_if_fail (size != NULL, NULL);

  return self->ops->get_bytes (self, column, size);
}

gboolean
klade_statement_is_null (KladeStatement *self, int column)
{
  g_return_val_if_fail (has_column (self, column), TRUE);

  return self->ops->is_null (self, column);
}

/**
 * klade_statement_done:
 * @self: (nullable) (transfer full): a statement
 *
 * Gives it back; what was read from it may not be used any more.
 */
void
klade_statement_done (KladeStatement *self)
{
  KladeDb *db;

  if (self == NULL)
    return;

  g_return_if_fail (self->is_in_use);
  g_return_if_fail (klade_db_is_mine (self->db));

  db = self->db;
  self->is_in_use = FALSE;
  g_clear_error (&self->bind_error);
  if (self->is_cached)
    {
      /* Parameters may hold a pupil's data: they do not stay in memory. */
      self->ops->reset (self);
      self->state = KLADE_STATEMENT_READY;
    }
  else
    klade_statement_free (self);
  g_object_unref (db);
}
