/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by klade-db-sqlite*.c only. */

#include <sqlite3.h>
#include <sys/stat.h>

#include "klade-db-private.h"

G_BEGIN_DECLS

struct _KladeDbSqlite
{
  KladeDb parent_instance;

  sqlite3 *handle;
  struct stat opened;    /* of the file as it was when it was opened */
  gboolean is_immutable; /* a write-protected folder: no locks, no shared memory */
  gboolean is_any_place; /* a copy under way, perhaps where no log can be */
  int patience_ms;
  gint64 data_version; /* as klade_db_sqlite_note_changes() last found it */
};

/* klade-db-sqlite.c */
gboolean klade_db_sqlite_fail (KladeDbSqlite *self, const char *what, GError **error);
gboolean klade_db_sqlite_run (KladeDbSqlite *self, const char *sql, GError **error);
gboolean klade_db_sqlite_get_number (KladeDbSqlite *self,
                                     const char *sql,
                                     gint64 *number,
                                     GError **error);
gboolean klade_db_sqlite_is_in_place (KladeDbSqlite *self, GError **error);
gboolean klade_db_sqlite_note_changes (KladeDbSqlite *self, GError **error);

/* klade-db-sqlite-open.c */
gboolean klade_db_sqlite_connect (KladeDb *db, KladeDbFlags flags, GError **error);
gboolean klade_db_sqlite_finish_load (KladeDb *db, GError **error);

/* klade-db-sqlite-locks.c */
void klade_db_sqlite_keep_locks (void);

/* klade-db-sqlite-place.c */
typedef gboolean (*KladeNetworkTest) (const char *path);
void klade_db_sqlite_set_network_test (KladeNetworkTest test);
gboolean klade_db_sqlite_is_network (const char *path);
gboolean klade_db_sqlite_sync_folder (const char *path, GError **error);

/* klade-db-sqlite-statement.c */
KladeStatement *klade_db_sqlite_prepare (KladeDb *db, const char *sql, GError **error);

/* klade-db-sqlite-care.c */
gboolean klade_db_sqlite_check (KladeDb *db, GPtrArray *findings, GError **error);
gboolean klade_db_sqlite_copy_to (KladeDb *db, const char *path, GError **error);
gboolean klade_db_sqlite_before_migration (KladeDb *db, int from, int to, GError **error);
gboolean klade_db_sqlite_apply_migration (KladeDb *db,
                                          int version,
                                          const char *sql,
                                          GError **error);

G_END_DECLS
