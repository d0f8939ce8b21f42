/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-log.h"

#include "klade-audit-names.h"

KladeDemoLog *
klade_demo_log_new (void)
{
  KladeDemoLog *self = g_new0 (KladeDemoLog, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (KladeAuditRow));
  self->strings = g_string_chunk_new (65536);
  return self;
}

void
klade_demo_log_free (KladeDemoLog *self)
{
  g_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_demo_log_add:
 * @self: a log
 * @row: what happened; its texts must live as long as the log
 */
void
klade_demo_log_add (KladeDemoLog *self, const KladeAuditRow *row)
{
  KladeAuditRow copy = *row;

  copy.id = self->rows->len;
  g_array_append_val (self->rows, copy);
}

/**
 * klade_demo_log_set:
 * @self: a log
 * @row: what the change was made to, by whom and when
 * @field: the column
 * @old_value: what stood there
 * @new_value: what stands there since; both must live as long as the log
 */
void
klade_demo_log_set (KladeDemoLog *self,
                    const KladeAuditRow *row,
                    const char *field,
                    const char *old_value,
                    const char *new_value)
{
  KladeAuditRow copy = *row;

  copy.action = KLADE_AUDIT_SET;
  copy.field = field;
  copy.old_value = old_value;
  copy.new_value = new_value;
  klade_demo_log_add (self, &copy);
}

/* klade_demo_log_format: (transfer none): a text that lives as long as the log */
const char *
klade_demo_log_format (KladeDemoLog *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return g_string_chunk_insert_const (self->strings, text);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const KladeAuditRow *one = a;
  const KladeAuditRow *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;

  return one->id < other->id ? -1 : one->id > other->id;
}

/**
 * klade_demo_log_write:
 * @self: a log with all its rows
 * @db: the new school's database, within a transaction
 * @key: the school's sealing key
 * @error: says why it failed
 *
 * Returns: %TRUE if the chain stands and is sealed
 */
gboolean
klade_demo_log_write (KladeDemoLog *self, KladeDb *db, const guint8 *key, GError **error)
{
  KladeAuditChain chain;

  g_array_sort (self->rows, compare_rows);
  if (!klade_audit_chain_begin (&chain, db, NULL, error))
    return FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    if (!klade_audit_chain_append (&chain, &g_array_index (self->rows, KladeAuditRow, i), error))
      return FALSE;

  return klade_audit_chain_end (&chain, key, error);
}
