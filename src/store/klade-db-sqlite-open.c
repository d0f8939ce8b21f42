/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "klade-i18n.h"
#include "klade-text.h"

static int
collate_cb (void *data, int length_a, const void *a, int length_b, const void *b)
{
  return klade_text_collate_length (a, length_a, b, length_b);
}

static void
fail_with_errno (const char *path, int number, GError **error)
{
  KladeError code = KLADE_ERROR_FAILED;

  if (number == ENOENT || number == ENOTDIR)
    code = KLADE_ERROR_NOT_FOUND;
  else if (number == EEXIST)
    code = KLADE_ERROR_EXISTS;
  else if (number == ENOSPC || number == EDQUOT)
    code = KLADE_ERROR_FULL;
  else if (number == EACCES || number == EPERM || number == EROFS)
    code = KLADE_ERROR_READ_ONLY;

  g_set_error (error, KLADE_ERROR, code, "%s: %s", path, g_strerror (number));
}

static gboolean
create_file (const char *path, GError **error)
{
  /* Pupils' data: whoever wants others to read it says so with the file's permissions. */
  int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      fail_with_errno (path, errno, error);
      return FALSE;
    }

  close (descriptor);
  return klade_db_sqlite_sync_folder (path, error);
}

static gboolean
check_file (const char *path, GError **error)
{
  struct stat info;

  if (g_stat (path, &info) != 0)
    {
      fail_with_errno (path, errno, error);
      return FALSE;
    }

  if (!S_ISREG (info.st_mode) || info.st_size == 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "%s is %s", path,
                   S_ISREG (info.st_mode) ? "empty" : "not a regular file");
      return FALSE;
    }

  if (g_access (path, R_OK) != 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED,
                           _ ("You have no right to read this file. Ask its owner or the person "
                              "who looks after the computer."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
open_handle (KladeDbSqlite *self, KladeDbFlags flags, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  g_autofree char *name = NULL;
  int mode = flags & KLADE_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  if (uri == NULL)
    return FALSE;

  g_clear_pointer (&self->handle, sqlite3_close);
  name = g_strconcat (uri, self->is_immutable ? "?immutable=1" : "", NULL);
  if (sqlite3_open_v2 (name, &self->handle,
                       mode | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                       NULL) != SQLITE_OK)
    return klade_db_sqlite_fail (self, path, error);

  if (g_stat (path, &self->opened) != 0)
    {
      fail_with_errno (path, errno, error);
      return FALSE;
    }

  return TRUE;
}

/* What holds for this connection; some of it already makes SQLite look into the file. */
static gboolean
configure (KladeDbSqlite *self, GError **error)
{
  sqlite3_busy_timeout (self->handle, self->patience_ms);
  /* "text" in double quotes is a mistake in PostgreSQL: be it one here. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  /* A file may come from a stranger: its triggers and views get no dangerous functions. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  if (sqlite3_create_collation_v2 (self->handle, "lv-x-icu", SQLITE_UTF8, NULL, collate_cb, NULL) !=
      SQLITE_OK)
    return klade_db_sqlite_fail (self, "collation", error);

  return klade_db_sqlite_run (self,
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA case_sensitive_like = ON;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA mmap_size = 0;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA journal_size_limit = 67108864;"
                              "PRAGMA cache_size = -16384",
                              error);
}

/* In a folder that cannot be written there is no shared memory for WAL.  If nobody left a log
 * there, the file alone is the whole school. */
static gboolean
may_be_immutable (KladeDbSqlite *self, const GError *met)
{
  g_autofree char *log = g_strconcat (klade_db_get_private_place (KLADE_DB (self)), "-wal", NULL);
  struct stat info;

  if (self->is_immutable || met->code == KLADE_ERROR_FULL)
    return FALSE;

  switch (sqlite3_extended_errcode (self->handle) & 0xff)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_IOERR:
      return g_stat (log, &info) != 0 || info.st_size == 0;
    default:
      return FALSE;
    }
}

/* The first look into the file: whose is it? */
static gboolean
read_header (KladeDbSqlite *self, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  gint64 application_id = 0;
  gint64 n_tables = 0;

  if (!klade_db_sqlite_get_number (self, "PRAGMA application_id", &application_id, error) ||
      !klade_db_sqlite_get_number (self, "SELECT count(*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id == KLADE_DB_APPLICATION_ID)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "%s is a SQLite file of another program",
               path);
  return FALSE;
}

static gboolean
open_existing (KladeDbSqlite *self, KladeDbFlags flags, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!open_handle (self, flags, error))
    return FALSE;

  if (configure (self, &local_error) && read_header (self, &local_error))
    return TRUE;

  if (may_be_immutable (self, local_error))
    {
      self->is_immutable = TRUE;
      return open_existing (self, flags, error);
    }

  if ((sqlite3_extended_errcode (self->handle) & 0xff) == SQLITE_NOTADB)
    local_error->code = KLADE_ERROR_NOT_SCHOOL;
  else if (local_error->code != KLADE_ERROR_FULL &&
           (sqlite3_extended_errcode (self->handle) & 0xff) == SQLITE_CANTOPEN)
    local_error->code = KLADE_ERROR_READ_ONLY;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
use_log (KladeDbSqlite *self, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  gboolean is_wal = FALSE;

  if (sqlite3_prepare_v2 (self->handle, "PRAGMA journal_mode = WAL", -1, &stmt, NULL) ==
          SQLITE_OK &&
      sqlite3_step (stmt) == SQLITE_ROW)
    is_wal = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), "wal") == 0;

  if (sqlite3_finalize (stmt) != SQLITE_OK)
    return klade_db_sqlite_fail (self, "write-ahead log", error);

  if (!is_wal)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED,
                         "this place does not allow a write-ahead log");
  return is_wal;
}

static gboolean
open_new (KladeDbSqlite *self, KladeDbFlags flags, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", KLADE_DB_APPLICATION_ID);

  if (!open_handle (self, flags, error) || !configure (self, error))
    return FALSE;

  /* The mark goes into the file before the log exists, so that file(1) finds it there. */
  if (flags & KLADE_DB_FAST_LOAD)
    return klade_db_sqlite_run (self,
                                "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
                                "PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536",
                                error) &&
           klade_db_sqlite_run (self, mark, error);

  return klade_db_sqlite_run (self, mark, error) && use_log (self, error);
}

static gboolean
create (KladeDbSqlite *self, KladeDbFlags flags, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));

  if (!create_file (path, error))
    return FALSE;

  if (open_new (self, flags, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

/* Where a new file would lie, or the file itself. */
static gboolean
check_place (KladeDbSqlite *self, KladeDbFlags flags, GError **error)
{
  const char *path = klade_db_get_private_place (KLADE_DB (self));
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean is_network;

  self->is_any_place = (flags & KLADE_DB_ANY_PLACE) != 0;
  if (self->is_any_place)
    return TRUE;

  is_network = klade_db_sqlite_is_network (flags & KLADE_DB_CREATE ? folder : path);
  if (is_network && flags & KLADE_DB_READ_ONLY)
    self->is_immutable = TRUE; /* a backup kept on a share can be read */
  else if (is_network)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NETWORK_PLACE, "%s is on a network share", path);
      return FALSE;
    }

  return TRUE;
}

gboolean
klade_db_sqlite_connect (KladeDb *db, KladeDbFlags flags, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  const char *path = klade_db_get_private_place (db);

  klade_db_sqlite_keep_locks ();
  if (!(flags & KLADE_DB_CREATE) && !check_file (path, error))
    return FALSE;

  if (!check_place (self, flags, error) ||
      !(flags & KLADE_DB_CREATE ? create (self, flags, error) : open_existing (self, flags, error)))
    return FALSE;

  if (self->is_immutable || sqlite3_db_readonly (self->handle, "main") == 1)
    klade_db_set_read_only (db);
  else if (!(flags & (KLADE_DB_CREATE | KLADE_DB_READ_ONLY)) && !use_log (self, error))
    return FALSE;

  return klade_db_sqlite_note_changes (self, error);
}

static gboolean
flush (KladeDbSqlite *self, GError **error)
{
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
      file != NULL && file->pMethods->xSync (file, SQLITE_SYNC_FULL) == SQLITE_OK)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED, "cannot flush %s",
               klade_db_get_private_place (KLADE_DB (self)));
  return FALSE;
}

gboolean
klade_db_sqlite_finish_load (KladeDb *db, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);

  return klade_db_sqlite_run (self, "ANALYZE", error) && flush (self, error) &&
         klade_db_sqlite_run (self,
                              "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384;"
                              "PRAGMA locking_mode = NORMAL; SELECT count(*) FROM sqlite_schema",
                              error) &&
         (self->is_any_place || use_log (self, error));
}
