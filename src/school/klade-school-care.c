/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-care.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-session-private.h"
#include "klade-store-school.h"

#include <errno.h>
#include <glib/gstdio.h>

static void
add_count (const char *name, gint64 count, gpointer data)
{
  KladeCount one = { name, count };

  g_array_append_val ((GArray *) data, one);
}

/**
 * klade_school_count:
 * @self: an open school
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeCount): what the school holds
 */
GArray *
klade_school_count (KladeSchool *self, GError **error)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (KladeCount));

  g_return_val_if_fail (KLADE_IS_SCHOOL (self), NULL);

  return klade_store_count (klade_school_get_db (self), add_count, counts, error)
             ? g_steal_pointer (&counts)
             : NULL;
}

static gboolean
fail_exists (const char *path, GError **error)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS, "%s is there already", path);
  return FALSE;
}

static gboolean
may_back_up (KladeDb *db, gpointer session, GError **error)
{
  return klade_session_require (session, KLADE_ACTION_BACK_UP, NULL, error);
}

typedef struct
{
  KladeSession *session;
  const char *path;
} BackUp;

static gboolean
note_back_up (KladeDb *db, gpointer data, GError **error)
{
  const BackUp *work = data;
  KladeAuditEntry entry = {
    .action = KLADE_AUDIT_BACK_UP,
    .table_name = KLADE_TABLE_SCHOOL,
    .row_id = 1,
    .new_value = work->path,
  };

  return klade_session_log (work->session, &entry, error);
}

/**
 * klade_school_back_up:
 * @session: needs %KLADE_ACTION_BACK_UP
 * @path: of the copy: a school file, from a server too
 * @error: %KLADE_ERROR_EXISTS when something has that name, %KLADE_ERROR_DENIED,
 *   %KLADE_ERROR_FULL ...
 *
 * Copies one moment of the school while others go on working, and writes in the log that it
 * was copied.
 *
 * Returns: %TRUE if @path is a whole copy
 */
gboolean
klade_school_back_up (KladeSession *session, const char *path, GError **error)
{
  BackUp work = { session, path };
  KladeDb *db;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  db = klade_session_get_db (session);
  if (!klade_db_within_read (db, may_back_up, session, error))
    return FALSE;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_exists (path, error);

  return klade_db_copy_to (db, path, error) &&
         (klade_db_is_read_only (db) || klade_db_within (db, note_back_up, &work, error));
}

/* ---- restoring ---- */

static gboolean
is_backup_good (const char *backup, GError **error)
{
  g_autoptr (KladeSchool) school = klade_school_open (backup, &klade_clock_system, error);
  g_autoptr (GPtrArray) findings =
      school != NULL ? klade_school_check (school, NULL, NULL, NULL, error) : NULL;

  if (findings == NULL)
    return FALSE;

  if (findings->len == 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("This backup is not whole, so nothing was changed: %s"),
               (const char *) g_ptr_array_index (findings, 0));
  return FALSE;
}

static gboolean
copy_school (const char *from, const char *to, GError **error)
{
  g_autoptr (KladeDb) db = klade_db_open (from, KLADE_DB_READ_ONLY, error);

  return db != NULL && klade_db_copy_to (db, to, error);
}

static gboolean
move_if_there (const char *from, const char *to, const char *ending, GError **error)
{
  g_autofree char *whole_from = g_strconcat (from, ending, NULL);
  g_autofree char *whole_to = g_strconcat (to, ending, NULL);

  if (g_rename (whole_from, whole_to) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_FAILED, "%s: %s", whole_from, g_strerror (errno));
  return FALSE;
}

/* The old school stays beside, under a name with the time; a damaged one as it is. */
static gboolean
put_aside (const char *path, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.before-%s", path, when);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (g_file_test (kept, G_FILE_TEST_EXISTS))
    return fail_exists (kept, error);

  return move_if_there (path, kept, "-wal", error) && move_if_there (path, kept, "-shm", error) &&
         move_if_there (path, kept, "", error);
}

/**
 * klade_school_restore:
 * @backup: a copy made by klade_school_back_up()
 * @path: where the school shall stand again
 * @error: %KLADE_ERROR_INVALID when the backup is not whole or @path is a server;
 *   %KLADE_ERROR_FULL ...
 *
 * Checks the backup first.  A school that stands at @path is not overwritten: it stays beside,
 * as @path.before-2026-03-05-140000.
 *
 * Returns: %TRUE if @path is the school of the backup
 */
gboolean
klade_school_restore (const char *backup, const char *path, GError **error)
{
  g_autofree char *fresh = NULL;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  if (klade_db_is_uri (path))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("A backup is restored into a file, not into a server. Choose a "
                              "file name."));
      return FALSE;
    }

  if (!is_backup_good (backup, error))
    return FALSE;

  /* The old one leaves its place only when the new one is whole on the same disk. */
  fresh = g_strdup_printf ("%s.%08x.new", path, g_random_int ());
  if (copy_school (backup, fresh, error) && put_aside (path, error) &&
      move_if_there (fresh, path, "", error))
    return TRUE;

  g_unlink (fresh);
  return FALSE;
}
