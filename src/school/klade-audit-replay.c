/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-replay.h"

#include "klade-audit-names.h"

/* A key is a row's id, then 4 bits for the table and 4 for the field; the last field number
 * is the row as a whole. */
#define FIELD_ROW 15
#define KEY_BITS 8

typedef struct
{
  gint64 key;
  const char *value; /* in the replay's chunk */
  gboolean is_compared;
} Entry;

struct _KladeAuditReplay
{
  GHashTable *entries; /* &key -> Entry, owned */
  GStringChunk *values;
};

KladeAuditReplay *
klade_audit_replay_new (void)
{
  KladeAuditReplay *self = g_new0 (KladeAuditReplay, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->values = g_string_chunk_new (64 * 1024);
  return self;
}

void
klade_audit_replay_free (KladeAuditReplay *self)
{
  g_hash_table_unref (self->entries);
  g_string_chunk_free (self->values);
  g_free (self);
}

static gint64
make_key (guint table, guint field, gint64 row_id)
{
  return (gint64) ((guint64) row_id << KEY_BITS) | (gint64) (table << 4 | field);
}

static Entry *
find_entry (KladeAuditReplay *self, guint table, guint field, gint64 row_id)
{
  gint64 key = make_key (table, field, row_id);

  return g_hash_table_lookup (self->entries, &key);
}

static gboolean
find_field (const KladeAuditRow *row, guint *table, guint *field)
{
  for (guint t = 0; t < KLADE_N_LOGGED_TABLES; t++)
    {
      const KladeLoggedTable *logged = &klade_logged_tables[t];

      if (!g_str_equal (logged->name, row->table_name))
        continue;

      *table = t;
      *field = FIELD_ROW;
      if (row->field[0] == '\0')
        return g_str_equal (row->action, KLADE_AUDIT_ADD);

      for (guint f = 0; f < logged->n_fields; f++)
        if (g_str_equal (logged->fields[f], row->field))
          *field = f;
      return *field != FIELD_ROW;
    }

  return FALSE;
}

/**
 * klade_audit_replay_take:
 * @self: a replay
 * @row: the next row of the log
 */
void
klade_audit_replay_take (KladeAuditReplay *self, const KladeAuditRow *row)
{
  const char *value = row->new_value != NULL ? row->new_value : "";
  guint table;
  guint field;
  Entry *entry;

  if (!find_field (row, &table, &field))
    return;

  entry = find_entry (self, table, field, row->row_id);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->key = make_key (table, field, row->row_id);
      g_hash_table_insert (self->entries, &entry->key, entry);
    }
  entry->value = g_string_chunk_insert_const (self->values, value);
}

/* The nth part of a/b/c; the last one takes the rest, slashes and all. */
static char *
dup_part (const char *text, guint n, guint n_parts)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", (int) n_parts);

  return g_strv_length (parts) > n ? g_strdup (parts[n]) : NULL;
}

static char *
dup_logged (KladeAuditReplay *self, guint table, guint field, gint64 row_id)
{
  const KladeLoggedTable *logged = &klade_logged_tables[table];
  Entry *own = find_entry (self, table, field, row_id);
  Entry *add = logged->n_in_add > 0 ? find_entry (self, table, FIELD_ROW, row_id) : NULL;

  if (own != NULL)
    own->is_compared = TRUE;
  if (add != NULL)
    add->is_compared = TRUE;

  if (logged->n_in_add > 0 && add == NULL)
    return NULL;
  if (own != NULL)
    return g_strdup (own->value);
  if (field < logged->n_in_add)
    return dup_part (add->value, field, logged->n_in_add);

  return g_strdup (logged->defaults[field]);
}

/**
 * klade_audit_replay_compare:
 * @self: a replay that took the whole log
 * @table: index into klade_logged_tables
 * @field: index into its fields
 * @row_id: a row
 * @value: (nullable): what stands there now
 * @logged: (out) (transfer full) (nullable): what should, when it differs
 *
 * Returns: whether both agree
 */
KladeAgreement
klade_audit_replay_compare (KladeAuditReplay *self,
                            guint table,
                            guint field,
                            gint64 row_id,
                            const char *value,
                            char **logged)
{
  g_autofree char *should = dup_logged (self, table, field, row_id);

  if (should == NULL)
    return KLADE_UNLOGGED;
  if (value != NULL && g_str_equal (should, value))
    return KLADE_AGREES;

  *logged = g_steal_pointer (&should);
  return KLADE_DIFFERS;
}

/**
 * klade_audit_replay_each_gone:
 * @self: a replay that was compared with every table
 * @func: (scope call): receives each row once
 * @data: for @func
 */
void
klade_audit_replay_each_gone (KladeAuditReplay *self, KladeGoneFunc func, gpointer data)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      guint table = (guint) (entry->key >> 4) & 15;
      gint64 row_id = entry->key >> KEY_BITS;
      gint64 row_key = make_key (table, FIELD_ROW, row_id);

      if (!entry->is_compared && g_hash_table_add (told, g_memdup2 (&row_key, sizeof row_key)))
        func (table, row_id, data);
    }
}
