/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef void (*KladeRowFunc) (sqlite3_stmt *stmt, GPtrArray *findings);

static void
add_integrity (sqlite3_stmt *stmt, GPtrArray *findings)
{
  const char *line = (const char *) sqlite3_column_text (stmt, 0);

  if (g_strcmp0 (line, "ok") != 0)
    g_ptr_array_add (findings, g_strdup (line));
}

static void
add_foreign_key (sqlite3_stmt *stmt, GPtrArray *findings)
{
  g_ptr_array_add (findings, g_strdup_printf ("%s %s points to a row that %s does not have",
                                              (const char *) sqlite3_column_text (stmt, 0),
                                              (const char *) sqlite3_column_text (stmt, 1),
                                              (const char *) sqlite3_column_text (stmt, 2)));
}

/* A damaged file may break the check itself: that is a finding, too. */
static gboolean
collect (KladeDbSqlite *self,
         const char *sql,
         KladeRowFunc add,
         GPtrArray *findings,
         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL) == SQLITE_OK)
    while (sqlite3_step (stmt) == SQLITE_ROW)
      add (stmt, findings);

  if (sqlite3_finalize (stmt) == SQLITE_OK && sqlite3_errcode (self->handle) == SQLITE_OK)
    return TRUE;

  klade_db_sqlite_fail (self, sql, &local_error);
  if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_CORRUPT))
    {
      g_ptr_array_add (findings, g_strdup (local_error->message));
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
klade_db_sqlite_check (KladeDb *db, GPtrArray *findings, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);

  return collect (self, "PRAGMA integrity_check", add_integrity, findings, error) &&
         collect (self, "PRAGMA foreign_key_check", add_foreign_key, findings, error);
}

/* ---- copies ---- */

static KladeError
code_of_copy (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return KLADE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return KLADE_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return KLADE_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
      return KLADE_ERROR_READ_ONLY;
    default:
      return KLADE_ERROR_FAILED;
    }
}

/* The whole file in one step, so that it is of one moment. */
static int
copy_pages (KladeDbSqlite *self, const char *path)
{
  sqlite3 *copy = NULL;
  sqlite3_backup *backup;
  int result;

  /* Nobody else knows the temporary name: no locks, which a share may not have.  The file is
   * flushed once at the end. */
  result = sqlite3_open_v2 (path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, "unix-none");
  if (result == SQLITE_OK)
    result = sqlite3_exec (copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL,
                           NULL);
  if (result == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", self->handle, "main");
      if (backup == NULL)
        result = sqlite3_errcode (copy);
      else
        {
          do
            result = sqlite3_backup_step (backup, -1);
          while (result == SQLITE_OK);
          sqlite3_backup_finish (backup);
          result = result == SQLITE_DONE ? SQLITE_OK : result;
        }
    }
  if (result == SQLITE_IOERR_WRITE && sqlite3_system_errno (copy) == ENOSPC)
    result = SQLITE_FULL;

  sqlite3_close (copy);
  return result;
}

static gboolean
write_copy (KladeDbSqlite *self, int descriptor, const char *temporary, GError **error)
{
  int result = copy_pages (self, temporary);

  if (result != SQLITE_OK)
    {
      g_set_error (error, KLADE_ERROR, code_of_copy (result), "cannot copy to %s: %s", temporary,
                   sqlite3_errstr (result));
      return FALSE;
    }

  if (fsync (descriptor) == 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, errno == ENOSPC ? KLADE_ERROR_FULL : KLADE_ERROR_FAILED,
               "cannot flush %s: %s", temporary, g_strerror (errno));
  return FALSE;
}

gboolean
klade_db_name_copy (const char *temporary, const char *path, GError **error)
{
  if (g_rename (temporary, path) == 0)
    return klade_db_sqlite_sync_folder (path, error);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED, "cannot rename %s to %s: %s", temporary,
               path, g_strerror (errno));
  return FALSE;
}

static gboolean
is_itself (KladeDbSqlite *self, const char *path)
{
  struct stat info;

  return g_stat (path, &info) == 0 && info.st_dev == self->opened.st_dev &&
         info.st_ino == self->opened.st_ino;
}

gboolean
klade_db_sqlite_copy_to (KladeDb *db, const char *path, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  gboolean is_copied;
  int descriptor;

  if (is_itself (self, path))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS, "%s is the school itself", path);
      return FALSE;
    }

  descriptor = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0)
    {
      g_set_error (error, KLADE_ERROR,
                   errno == ENOENT   ? KLADE_ERROR_NOT_FOUND
                   : errno == ENOSPC ? KLADE_ERROR_FULL
                                     : KLADE_ERROR_READ_ONLY,
                   "cannot write %s: %s", path, g_strerror (errno));
      return FALSE;
    }

  is_copied = write_copy (self, descriptor, temporary, error) &&
              klade_db_name_copy (temporary, path, error);
  close (descriptor);
  if (!is_copied)
    g_unlink (temporary);
  return is_copied;
}

/* ---- migration ---- */

gboolean
klade_db_sqlite_before_migration (KladeDb *db, int from, int to, GError **error)
{
  g_autofree char *path = NULL;

  if (from == 0)
    return TRUE; /* nothing is there yet */

  path = g_strdup_printf ("%s.before-v%d", klade_db_get_private_place (db), to);
  return klade_db_sqlite_copy_to (db, path, error);
}

static gboolean
require_foreign_keys (KladeDbSqlite *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!collect (self, "PRAGMA foreign_key_check", add_foreign_key, findings, error))
    return FALSE;

  if (findings->len == 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT, "%u rows point nowhere, first: %s",
               findings->len, (const char *) findings->pdata[0]);
  return FALSE;
}

static gboolean
apply_within (KladeDbSqlite *self, int version, const char *sql, GError **error)
{
  g_autofree char *number = g_strdup_printf ("PRAGMA user_version = %d", version);
  gint64 present;

  if (!klade_db_sqlite_get_number (self, "PRAGMA user_version", &present, error))
    return FALSE;

  /* Another program was quicker. */
  if (present >= version)
    return klade_db_sqlite_run (self, "COMMIT", error);

  return klade_db_sqlite_run (self, sql, error) && require_foreign_keys (self, error) &&
         klade_db_sqlite_run (self, number, error) && klade_db_sqlite_run (self, "COMMIT", error);
}

/* Foreign keys are off meanwhile, as a table that is built anew needs it, and are checked as a
 * whole at the end. */
gboolean
klade_db_sqlite_apply_migration (KladeDb *db, int version, const char *sql, GError **error)
{
  KladeDbSqlite *self = KLADE_DB_SQLITE (db);
  gboolean is_applied;

  if (!klade_db_sqlite_is_in_place (self, error) ||
      !klade_db_sqlite_run (self, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  is_applied = klade_db_sqlite_run (self, "BEGIN IMMEDIATE", error) &&
               apply_within (self, version, sql, error);
  if (!is_applied)
    KLADE_DB_GET_CLASS (db)->rollback (db);

  return klade_db_sqlite_run (self, "PRAGMA foreign_keys = ON", is_applied ? error : NULL) &&
         is_applied;
}
