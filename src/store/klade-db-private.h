/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the store's engine only: klade-db*.c, klade-statement.c and
 * klade-migrator.c, and by their tests. */

#include "klade-db.h"

G_BEGIN_DECLS

/* At offset 68 of a SQLite file: what file(1) and the desktop's MIME rule look for. */
#define KLADE_DB_APPLICATION_ID 0x4b6c6164 /* "Klad" */

/* Inside the store only: a copy under way may lie on a share, because nobody else opens it. */
#define KLADE_DB_ANY_PLACE ((KladeDbFlags) (1 << 16))

typedef enum
{
  KLADE_TRANSACTION_NONE,
  KLADE_TRANSACTION_READ,
  KLADE_TRANSACTION_WRITE,
} KladeTransaction;

/**
 * KladeDbClass:
 * @connect: opens klade_db_get_private_place(); creates what KLADE_DB_CREATE asks for
 * @begin: starts a transaction and says which version the schema has now
 * @commit: on failure the transaction is over and nothing of it is stored
 * @execute: runs one or more statements without parameters
 * @prepare: makes a statement; common fields are filled in by the caller
 * @before_migration: keeps a copy of what is there
 * @apply_migration: runs one script and its number in one transaction; a version that is
 *   already there is no error
 * @finish_load: makes what KLADE_DB_FAST_LOAD wrote durable
 */
struct _KladeDbClass
{
  GObjectClass parent_class;

  KladeEngine engine;

  gboolean (*connect) (KladeDb *self, KladeDbFlags flags, GError **error);
  gboolean (*begin) (KladeDb *self, KladeTransaction kind, int *version, GError **error);
  gboolean (*commit) (KladeDb *self, GError **error);
  void (*rollback) (KladeDb *self);
  gboolean (*execute) (KladeDb *self, const char *sql, GError **error);
  KladeStatement *(*prepare) (KladeDb *self, const char *sql, GError **error);
  gboolean (*poll) (KladeDb *self, gboolean *changed, GError **error);
  gboolean (*check) (KladeDb *self, GPtrArray *findings, GError **error);
  gboolean (*copy_to) (KladeDb *self, const char *path, GError **error);
  gboolean (*get_version) (KladeDb *self, int *version, GError **error);
  gboolean (*before_migration) (KladeDb *self, int from, int to, GError **error);
  gboolean (*apply_migration) (KladeDb *self, int version, const char *sql, GError **error);
  gboolean (*finish_load) (KladeDb *self, GError **error);
  gboolean (*set_patience) (KladeDb *self, int milliseconds, GError **error);
};

typedef enum
{
  KLADE_STATEMENT_READY, /* parameters may be bound */
  KLADE_STATEMENT_ROW,
  KLADE_STATEMENT_DONE,
} KladeStatementState;

typedef struct
{
  void (*bind_int64) (KladeStatement *self, int index, gint64 value);
  void (*bind_text) (KladeStatement *self, int index, const char *value);
  void (*bind_bytes) (KladeStatement *self, int index, const void *data, gsize size);
  void (*bind_null) (KladeStatement *self, int index);
  KladeStep (*step) (KladeStatement *self, GError **error);
  gboolean (*run_later) (KladeStatement *self, GError **error); /* NULL: nothing is won by it */
  gint64 (*get_n_changed) (KladeStatement *self);
  gint64 (*get_int64) (KladeStatement *self, int column);
  const char *(*get_text) (KladeStatement *self, int column);
  const guint8 *(*get_bytes) (KladeStatement *self, int column, gsize *size);
  gboolean (*is_null) (KladeStatement *self, int column);
  void (*reset) (KladeStatement *self); /* forgets rows and parameters */
  void (*free) (KladeStatement *self);
} KladeStatementOps;

/* Engines put it first in their own struct. */
struct _KladeStatement
{
  const KladeStatementOps *ops;
  KladeDb *db; /* a reference while in use; borrowed while it waits in the cache */
  int n_parameters;
  int n_columns;
  KladeStatementState state;
  gboolean is_in_use;
  gboolean is_cached;
  GError *bind_error; /* the first failed bind, reported by the next step */
};

/* klade-db.c */
const char *klade_db_get_private_place (KladeDb *self);
KladeTransaction klade_db_get_transaction (KladeDb *self);
void klade_db_set_read_only (KladeDb *self);
void klade_db_doom (KladeDb *self, const GError *error);
void klade_db_forget_statements (KladeDb *self);
gboolean klade_db_is_mine (KladeDb *self);
KladeStatement *klade_db_prepare_once (KladeDb *self, const char *sql, GError **error);
gboolean klade_db_end_load (KladeDb *self, GError **error);
gboolean klade_db_set_patience (KladeDb *self, int milliseconds, GError **error);

/* klade-statement.c */
int klade_statement_count_parameters (const char *sql);
void klade_statement_init (KladeStatement *self, const KladeStatementOps *ops, const char *sql);
void klade_statement_free (KladeStatement *self);
void klade_statement_fail_bind (KladeStatement *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* klade-migrator.c */
typedef char *(*KladeMigrationSource) (int version);
void klade_migrator_set_source (KladeMigrationSource source);
gboolean klade_migrator_run (KladeDb *self, int up_to, GError **error);

/* klade-db-sqlite.c and klade-db-postgres.c */
G_DECLARE_FINAL_TYPE (KladeDbSqlite, klade_db_sqlite, KLADE, DB_SQLITE, KladeDb)
G_DECLARE_FINAL_TYPE (KladeDbPostgres, klade_db_postgres, KLADE, DB_POSTGRES, KladeDb)

/* klade-db-sqlite-care.c: a finished file gets its name, and the name reaches the disk. */
gboolean klade_db_name_copy (const char *temporary, const char *path, GError **error);

G_END_DECLS
