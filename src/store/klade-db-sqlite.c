/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-sqlite-private.h"

#include <errno.h>
#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (KladeDbSqlite, klade_db_sqlite, klade_db_get_type ())

static KladeError
code_of_errno (int number, KladeError otherwise)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
      return KLADE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return KLADE_ERROR_READ_ONLY;
    case ENOENT:
      return KLADE_ERROR_GONE;
    default:
      return otherwise;
    }
}

static KladeError
code_of_result (int extended, int system_errno)
{
  switch (extended)
    {
    case SQLITE_READONLY_DBMOVED:
      return KLADE_ERROR_GONE;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return KLADE_ERROR_EXISTS;
    case SQLITE_IOERR_SHMSIZE:
      return KLADE_ERROR_FULL;
    default:
      break;
    }

  switch (extended & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return KLADE_ERROR_BUSY;
    case SQLITE_FULL:
      return KLADE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return KLADE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return KLADE_ERROR_CORRUPT;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return code_of_errno (system_errno, KLADE_ERROR_FAILED);
    default:
      return KLADE_ERROR_FAILED;
    }
}

/* Says in @error what the last call on the handle met; @what is what was being done.
 * Returns FALSE, for its caller to return. */
gboolean
klade_db_sqlite_fail (KladeDbSqlite *self, const char *what, GError **error)
{
  int extended = sqlite3_extended_errcode (self->handle);

  g_set_error (error, KLADE_ERROR, code_of_result (extended, sqlite3_system_errno (self->handle)),
               "%s: %s (SQLite %d)", what, sqlite3_errmsg (self->handle), extended);
  return FALSE;
}

/* Runs @sql outside any check or transaction of ours. */
gboolean
klade_db_sqlite_run (KladeDbSqlite *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  return klade_db_sqlite_fail (self, sql, error);
}

/* The first column of the first row; 0 when there is none. */
gboolean
klade_db_sqlite_get_number (KladeDbSqlite *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL);

  *number = 0;
  if (result == SQLITE_OK)
    {
      result = sqlite3_step (stmt);
      if (result == SQLITE_ROW)
        *number = sqlite3_column_int64 (stmt, 0);
      result = sqlite3_finalize (stmt);
    }
  if (result == SQLITE_OK)
    return TRUE;

  return klade_db_sqlite_fail (self, sql, error);
}

/* A file that was moved away would take every further write with it.  One that is put back
 * is the same again. */
gboolean
klade_db_sqlite_is_in_place (KladeDbSqlite *self, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  struct stat now;

  if (g_stat (path, &now) == 0 && now.st_dev == self->opened.st_dev &&
      now.st_ino == self->opened.st_ino)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_GONE, "%s was moved, deleted or replaced", path);
  return FALSE;
}

/* Without locks nobody tells us of a writer: whatever was read before is then worth nothing. */
static gboolean
is_untouched (KladeDbSqlite *self, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  struct stat now;

  if (!self->is_immutable)
    return TRUE;

  if (g_stat (path, &now) == 0 && now.st_ino == self->opened.st_ino &&
      now.st_size == self->opened.st_size && now.st_mtim.tv_sec == self->opened.st_mtim.tv_sec &&
      now.st_mtim.tv_nsec == self->opened.st_mtim.tv_nsec)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_GONE, "%s was changed while it was open for reading",
               path);
  return FALSE;
}

/* A number that is another one after somebody else's commit. */
gboolean
klade_db_sqlite_note_changes (KladeDbSqlite *self, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  g_autofree char *log = NULL;
  struct stat file = { 0 };
  struct stat wal = { 0 };

  if (sqlite3_db_readonly (self->handle, "main") != 1)
    return klade_db_sqlite_get_number (self, "PRAGMA data_version", &self->data_version, error);

  /* Without the right to share memory SQLite reads all anew each time and counts that as news. */
  log = g_strconcat (path, "-wal", NULL);
  if (g_stat (path, &file) == 0)
    self->data_version = file.st_mtim.tv_sec * G_USEC_PER_SEC + file.st_mtim.tv_nsec / 1000;
  if (g_stat (log, &wal) == 0 && wal.st_size > 0)
    self->data_version +=
        wal.st_mtim.tv_sec * G_USEC_PER_SEC + wal.st_mtim.tv_nsec / 1000 + wal.st_size;
  return TRUE;
}

static gboolean
klade_db_sqlite_get_version (KladeDb *db, int *version, GError **error)
{
  gint64 number;

  if (!klade_db_sqlite_get_number (KLADE_DB_SQLITE (db), "PRAGMA user_version", &number, error))
    return FALSE;

  *version = (int) number;
  return TRUE;
}

static void
klade_db_sqlite_rollback (KladeDb *db)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  g_autoptr (GError) error = NULL;

  /* A full disk or a damaged page may have rolled back already. */
  if (!sqlite3_get_autocommit (self->handle) && !klade_db_sqlite_run (self, "ROLLBACK", &error))
    g_warning ("%s", error->message);
}

static gboolean
klade_db_sqlite_begin (KladeDb *db, KladeTransaction kind, int *version, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);

  if (kind == KLADE_TRANSACTION_WRITE && !klade_db_sqlite_is_in_place (self, error))
    return FALSE;

  if (!is_untouched (self, error))
    return FALSE;

  if (!klade_db_sqlite_run (self, kind == KLADE_TRANSACTION_WRITE ? "BEGIN IMMEDIATE" : "BEGIN",
                            error))
    return FALSE;

  /* The first read also fixes the snapshot of a reading transaction. */
  if (klade_db_sqlite_get_version (db, version, error))
    return TRUE;

  klade_db_sqlite_rollback (db);
  return FALSE;
}

static gboolean
klade_db_sqlite_commit (KladeDb *db, GError **error)
{
  if (klade_db_sqlite_run (KLADE_DB_SQLITE (db), "COMMIT", error))
    return TRUE;

  klade_db_sqlite_rollback (db);
  return FALSE;
}

static gboolean
klade_db_sqlite_execute (KladeDb *db, const char *sql, GError **error)
{
  return klade_db_sqlite_run (KLADE_DB_SQLITE (db), sql, error);
}

static gboolean
klade_db_sqlite_poll (KladeDb *db, gboolean *changed, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  gint64 before = self->data_version;

  if (!is_untouched (self, error) || !klade_db_sqlite_note_changes (self, error))
    return FALSE;

  *changed = self->data_version != before;
  return TRUE;
}

static gboolean
klade_db_sqlite_set_patience (KladeDb *db, int milliseconds, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);

  self->patience_ms = milliseconds;
  sqlite3_busy_timeout (self->handle, milliseconds);
  return TRUE;
}

static void
klade_db_sqlite_finalize (GObject *object)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (object);

  klade_db_forget_statements (KLADE_DB (self));
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("cannot close %s: %s", klade_db_get_place (KLADE_DB (self)),
                sqlite3_errmsg (self->handle));

  G_OBJECT_CLASS (klade_db_sqlite_parent_class)->finalize (object);
}

static void
klade_db_sqlite_class_init (KladeDbSqliteClass *klass)
{
  KladeDbClass *db_class = KLADE_DB_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_db_sqlite_finalize;

  db_class->engine = KLADE_ENGINE_SQLITE;
  db_class->connect = klade_db_sqlite_connect;
  db_class->begin = klade_db_sqlite_begin;
  db_class->commit = klade_db_sqlite_commit;
  db_class->rollback = klade_db_sqlite_rollback;
  db_class->execute = klade_db_sqlite_execute;
  db_class->prepare = klade_db_sqlite_prepare;
  db_class->poll = klade_db_sqlite_poll;
  db_class->check = klade_db_sqlite_check;
  db_class->copy_to = klade_db_sqlite_copy_to;
  db_class->get_version = klade_db_sqlite_get_version;
  db_class->before_migration = klade_db_sqlite_before_migration;
  db_class->apply_migration = klade_db_sqlite_apply_migration;
  db_class->finish_load = klade_db_sqlite_finish_load;
  db_class->set_patience = klade_db_sqlite_set_patience;
}

static void
klade_db_sqlite_init (KladeDbSqlite *self)
{
  self->patience_ms = 5000;
}
