/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* The log of every change (row X4): each row carries the hash of itself and of the row
 * before; the head names the last row and carries a MAC that needs the school's data key. */

#define KLADE_AUDIT_HASH_SIZE 32
#define KLADE_AUDIT_KEY_SIZE 32

/* One row; the texts are the caller's.  An id of 0 is stored as NULL, save row_id. */
typedef struct
{
  gint64 id; /* set by the appending functions */
  gint64 at;
  gint64 person_id;
  const char *action;
  const char *table_name;
  gint64 row_id;
  const char *field;
  const char *old_value; /* (nullable) */
  const char *new_value; /* (nullable) */
  gint64 journal_id;
  gint64 lesson_id;
  gint64 pupil_id;
} KladeAuditRow;

typedef struct
{
  gint64 last_id;
  guint8 hash[KLADE_AUDIT_HASH_SIZE]; /* of the last row */
  gint64 sealed_id;                   /* the row that @mac speaks for; 0: none yet */
  guint8 mac[KLADE_AUDIT_HASH_SIZE];
} KladeAuditHead;

void klade_audit_hash (const guint8 before[KLADE_AUDIT_HASH_SIZE],
                       const KladeAuditRow *row,
                       guint8 hash[KLADE_AUDIT_HASH_SIZE]);
gboolean klade_audit_head_is_sealed (const KladeAuditHead *head,
                                     const guint8 sealed_hash[KLADE_AUDIT_HASH_SIZE],
                                     const guint8 key[KLADE_AUDIT_KEY_SIZE]);

gboolean klade_store_add_audit_head (KladeDb *db, GError **error);
gboolean klade_store_read_audit_head (KladeDb *db, KladeAuditHead *head, GError **error);

/**
 * KladeAuditChain:
 * @is_broken: the seal was not right when the chain was taken up
 *
 * Appends many rows with one reading and one writing of the head.  On the stack:
 * klade_audit_chain_begin(), any number of klade_audit_chain_append(),
 * klade_audit_chain_end(), all within one klade_db_within().
 */
typedef struct
{
  KladeDb *db;
  KladeAuditHead head;
  gboolean is_broken;
} KladeAuditChain;

gboolean klade_audit_chain_begin (KladeAuditChain *self,
                                  KladeDb *db,
                                  const guint8 *key,
                                  GError **error);
gboolean klade_audit_chain_append (KladeAuditChain *self, KladeAuditRow *row, GError **error);
gboolean klade_audit_chain_end (KladeAuditChain *self, const guint8 *key, GError **error);

gboolean klade_store_append_audit (KladeDb *db,
                                   KladeAuditHead *known,
                                   KladeAuditRow *row,
                                   const guint8 key[KLADE_AUDIT_KEY_SIZE],
                                   gboolean *was_current,
                                   GError **error);

G_END_DECLS
