/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

#define KLADE_RECORD_FIELDS_MAX 20

/* What an optional number holds when the database says NULL; 0 is a lesson's number too. */
#define KLADE_RECORD_NULL G_MININT64

typedef enum
{
  KLADE_COLUMN_NUMBER,
  KLADE_COLUMN_OPTIONAL, /* a number or KLADE_RECORD_NULL */
  KLADE_COLUMN_ID,       /* another row's id; 0 is NULL */
  KLADE_COLUMN_DAY,      /* KladeDay; KLADE_DAY_NONE is NULL */
  KLADE_COLUMN_TEXT,
} KladeColumnType;

/**
 * KladeColumnUse:
 * @KLADE_COLUMN_KEY: set once, when the row is made
 * @KLADE_COLUMN_CONTENT: what people enter: a change is logged and can be taken back
 * @KLADE_COLUMN_ENTERED: who entered what stands there and when: goes with the content
 * @KLADE_COLUMN_CHANGED: who wrote the row last and when
 */
typedef enum
{
  KLADE_COLUMN_KEY,
  KLADE_COLUMN_CONTENT,
  KLADE_COLUMN_ENTERED,
  KLADE_COLUMN_CHANGED,
} KladeColumnUse;

typedef struct
{
  const char *name;
  KladeColumnType type;
  KladeColumnUse use;
} KladeColumn;

/**
 * KladeTable:
 * @fields: keys first, then the others
 * @presence: the content field that tells whether the row stands for anything
 * @absent: what @presence holds when it does not; "" when it is a text
 * @sql_get: id, revision and the fields, of the row with id $1
 * @sql_insert: all fields $1 ..., ON CONFLICT DO NOTHING, RETURNING id
 * @sql_update: the fields after the keys, $3 ..., of row $1 if its revision is $2; raises the
 *   revision
 *
 * A table whose rows people change.  Rows are never deleted: they become absent.
 */
typedef struct
{
  const char *name;
  const KladeColumn *fields;
  int n_fields;
  int n_keys;
  int presence;
  gint64 absent;
  const char *sql_get;
  const char *sql_insert;
  const char *sql_update;
} KladeTable;

/* One row as it stands or shall stand. */
typedef struct
{
  const KladeTable *table;
  gint64 id; /* 0: not stored yet */
  gint32 revision;
  gint64 numbers[KLADE_RECORD_FIELDS_MAX];
  char *texts[KLADE_RECORD_FIELDS_MAX];
} KladeRecord;

KladeRecord *klade_record_new (const KladeTable *table);
KladeRecord *klade_record_copy (const KladeRecord *self);
void klade_record_free (KladeRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeRecord, klade_record_free)

void klade_record_set_text (KladeRecord *self, int field, const char *text);
void klade_record_copy_field (KladeRecord *self, const KladeRecord *from, int field);
void klade_record_make_absent (KladeRecord *self);
gboolean klade_record_is_absent (const KladeRecord *self);
gboolean klade_record_field_equal (const KladeRecord *a, const KladeRecord *b, int field);
gboolean klade_record_content_equal (const KladeRecord *a, const KladeRecord *b);
char *klade_record_dup_field (const KladeRecord *self, int field);

gboolean klade_store_get_record (KladeDb *db,
                                 const KladeTable *table,
                                 gint64 id,
                                 KladeRecord **record,
                                 GError **error);
gboolean klade_store_find_record (KladeDb *db,
                                  const KladeTable *table,
                                  const char *sql,
                                  const gint64 *keys,
                                  int n_keys,
                                  KladeRecord **record,
                                  GError **error);
KladeRecord *klade_store_read_record (KladeStatement *stmt, const KladeTable *table);
gboolean klade_store_insert_record (KladeDb *db,
                                    KladeRecord *record,
                                    gboolean *inserted,
                                    GError **error);
gboolean klade_store_update_record (KladeDb *db,
                                    KladeRecord *record,
                                    gboolean *updated,
                                    GError **error);

G_END_DECLS
