/* SPDX-License-Identifier: GPL-3.0-or-later */

/* unshare() for a small disk of the test's own. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "klade-test-journal.h"

/* A full disk, a file taken away, a server that stops: a verb says so and stores nothing half. */

#define SKIPPED 77

/* What a verb meets while @code stands in the way: the words, and the school as it was. */
static void
assert_fails (KladeSession *session, KladeTestSchool *school, int code)
{
  KladeCellEdit edits[4];
  g_autoptr (GError) on_cells = NULL;
  g_autoptr (GError) on_lesson = NULL;
  g_autofree char *words = NULL;
  g_autofree char *notes = g_strnfill (60000, 'x');
  KladeCellResult *results;
  KladeUndo *undo;
  KladeLessonEdit lesson = {
    .fields = KLADE_LESSON_FIELD_TIME | KLADE_LESSON_FIELD_NOTES,
    .day = klade_day_new (2026, 3, 5),
    .lesson_no = 9,
    .notes = notes,
  };

  for (int i = 0; i < 4; i++)
    edits[i] = (KladeCellEdit){
      .lesson_id = school->lessons[1],
      .pupil_id = school->pupils_a[i],
      .value.mark = { KLADE_MARK_POINTS, 8 },
    };

  g_assert_false (
      klade_school_set_cells (session, school->math_a, edits, 4, &results, &undo, &on_cells));
  g_assert_error (on_cells, KLADE_ERROR, code);
  g_assert_null (results);
  g_assert_null (undo);
  g_assert_false (
      klade_school_save_lesson (session, school->math_a, &lesson, NULL, NULL, &undo, &on_lesson));
  g_assert_error (on_lesson, KLADE_ERROR, code);
  g_assert_null (undo);

  words = klade_error_explain (on_cells);
  g_assert_cmpint (g_utf8_strlen (words, -1), >, 20);
}

/* After it: everything is as it was and can go on. */
static void
assert_goes_on (KladeSession *session, KladeTestSchool *school, const char *before)
{
  g_autofree char *after = klade_test_journal_dump (session, school->math_a);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[1], 0,
                                            school->pupils_a[0], "8"),
                   ==, KLADE_OUTCOME_SAVED);
  klade_test_school_assert_sound (school, session);
}

/* ---- a full disk ---- */

static void
write_text (const char *path, const char *text)
{
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    _exit (SKIPPED);
}

/* A disk of 4 MiB over the test's folder, seen by this process only. */
static void
mount_small_disk (KladeTestPlace *place)
{
  g_autofree char *users = g_strdup_printf ("0 %d 1", (int) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %d 1", (int) getegid ());
  gboolean is_root = geteuid () == 0;

  if (unshare (is_root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0)
    _exit (SKIPPED);
  if (!is_root)
    {
      write_text ("/proc/self/setgroups", "deny");
      write_text ("/proc/self/uid_map", users);
      write_text ("/proc/self/gid_map", groups);
    }
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", place->folder, "tmpfs", 0, "size=4m") != 0)
    _exit (SKIPPED);
}

static void
fill_disk (const char *path)
{
  static const char block[4096] = { 1 };
  int descriptor = g_open (path, O_WRONLY | O_CREAT, 0600);

  while (write (descriptor, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_close (descriptor, NULL);
}

/* Notes of ever more lessons until no more go in. */
static void
write_until_full (KladeSession *session, KladeTestSchool *school)
{
  for (int i = 0;; i++)
    {
      g_autofree char *notes = g_strnfill (20000, (char) ('a' + i % 26));
      const KladeLessonEdit edit = {
        .lesson_id = school->lessons[0],
        .revision = 1 + i,
        .fields = KLADE_LESSON_FIELD_NOTES,
        .notes = notes,
      };
      g_autoptr (GError) error = NULL;

      if (klade_school_save_lesson (session, school->math_a, &edit, NULL, NULL, NULL, &error))
        continue;
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_FULL);
      return;
    }
}

static void
run_full_disk (KladeTestPlace *place)
{
  g_autofree char *filler = g_build_filename (place->folder, "filler", NULL);
  g_autoptr (KladeTestSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autofree char *before = NULL;

  mount_small_disk (place);
  school = klade_test_school_new (place);
  session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  fill_disk (filler);
  write_until_full (session, school);
  before = klade_test_journal_dump (session, school->math_a);
  assert_fails (session, school, KLADE_ERROR_FULL);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  assert_goes_on (session, school, before);
}

static void
test_full_disk (KladeTestPlace *place)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      run_full_disk (place);
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == SKIPPED)
    g_test_skip ("cannot mount a small disk here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* ---- a file taken away ---- */

static void
test_removed_file (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autofree char *away = g_strconcat (place->place, ".away", NULL);
  g_autofree char *before = klade_test_journal_dump (session, school->math_a);

  g_assert_cmpint (g_rename (place->place, away), ==, 0);
  assert_fails (session, school, KLADE_ERROR_GONE);
  g_assert_cmpint (g_rename (away, place->place), ==, 0);
  assert_goes_on (session, school, before);
}

/* ---- a server that stops ---- */

static void
test_stopped_server (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autofree char *before = klade_test_journal_dump (session, school->math_a);

  klade_test_postgres_stop ();
  assert_fails (session, school, KLADE_ERROR_OFFLINE);
  klade_test_postgres_start ();
  assert_goes_on (session, school, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  klade_test_own_postgres ();

  klade_test_add_one ("/journal-faults/full-disk", KLADE_TEST_SQLITE, test_full_disk);
  klade_test_add_one ("/journal-faults/removed-file", KLADE_TEST_SQLITE, test_removed_file);
  klade_test_add_one ("/journal-faults/stopped-server", KLADE_TEST_POSTGRES, test_stopped_server);

  return g_test_run ();
}
