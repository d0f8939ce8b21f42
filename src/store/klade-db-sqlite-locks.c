/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "klade-db-sqlite-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>

/* SQLite locks with POSIX record locks, which have a trap: when a process closes any descriptor
 * of a file, all its locks on the file are gone.  A file chooser reads the first bytes of each
 * file it lists; having listed the school's folder, it would leave us writing without locks, and
 * the next process that closes the school would take itself for the last one and delete the
 * write-ahead log under our hands.  Locks of the open file description do not have that trap,
 * and respect and are respected by the other kind. */

static int
set_lock (int descriptor, int command, struct flock *lock)
{
  struct flock own = *lock;
  int result;

  own.l_pid = 0; /* the kernel insists */
  result = fcntl (descriptor, command, &own);
  if (command == F_OFD_GETLK)
    *lock = own;

  return result;
}

static int
fcntl_with_own_locks (int descriptor, int command, ...)
{
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);

  switch (command)
    {
    case F_SETLK:
      return set_lock (descriptor, F_OFD_SETLK, argument);
    case F_SETLKW:
      return set_lock (descriptor, F_OFD_SETLKW, argument);
    case F_GETLK:
      return set_lock (descriptor, F_OFD_GETLK, argument);
    default:
      return fcntl (descriptor, command, argument);
    }
}

/**
 * klade_db_sqlite_keep_locks:
 *
 * From now on locks hold until SQLite lets them go, whatever else this process does with the
 * file.  Before the first connection; once for the process.
 */
void
klade_db_sqlite_keep_locks (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

      if (vfs == NULL || vfs->iVersion < 3 ||
          vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fcntl_with_own_locks) !=
              SQLITE_OK)
        g_error ("SQLite does not let its locks be kept");
      g_once_init_leave (&is_done, 1);
    }
}
