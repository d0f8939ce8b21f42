/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* unshare */

#include "klade-test-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

/* Not by _exit(): valgrind would count what the parent still uses as lost. */
void
klade_test_leave_child (void)
{
  execl ("/bin/true", "true", NULL);
  _exit (1);
}

gboolean
klade_test_run_apart (KladeTestFunc part, KladeTestPlace *place)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      part (place);
      klade_test_leave_child ();
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == KLADE_TEST_SKIPPED)
    return FALSE;

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return TRUE;
}

static void
write_text (const char *path, const char *text)
{
  int descriptor = open (path, O_WRONLY);

  if (descriptor < 0 || write (descriptor, text, strlen (text)) < 0)
    _exit (KLADE_TEST_SKIPPED);
  close (descriptor);
}

void
klade_test_mount_small_disk (KladeTestPlace *place, int megabytes)
{
  g_autofree char *users = g_strdup_printf ("0 %d 1", (int) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %d 1", (int) getegid ());
  g_autofree char *size = g_strdup_printf ("size=%dm", megabytes);
  gboolean is_root = geteuid () == 0;

  if (unshare (is_root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
    _exit (KLADE_TEST_SKIPPED);
  if (!is_root)
    {
      write_text ("/proc/self/setgroups", "deny");
      write_text ("/proc/self/uid_map", users);
      write_text ("/proc/self/gid_map", groups);
    }
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", place->folder, "tmpfs", 0, size) != 0)
    _exit (KLADE_TEST_SKIPPED);
}

void
klade_test_fill_disk (const char *path)
{
  static const char block[4096] = { 1 };
  int descriptor = open (path, O_WRONLY | O_CREAT, 0600);

  while (write (descriptor, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (descriptor);
}
