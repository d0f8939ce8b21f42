/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-care.h"
#include "klade-test-school.h"

#include <string.h>

static KladeClock
test_clock (void)
{
  return klade_clock_fixed (klade_instant_at (klade_day_new (2026, 3, 5), 10 * 60));
}

static gint64
get_count (KladeSchool *school, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = klade_school_count (school, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < counts->len; i++)
    if (g_str_equal (g_array_index (counts, KladeCount, i).name, name))
      return g_array_index (counts, KladeCount, i).count;

  g_assert_not_reached ();
}

static void
test_count (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  g_assert_cmpint (get_count (school->school, "pupils"), ==, 8);
  g_assert_cmpint (get_count (school->school, "classes"), ==, 2);
  g_assert_cmpint (get_count (school->school, "groups"), ==, 1);
  g_assert_cmpint (get_count (school->school, "teachers"), ==, 4);
  g_assert_cmpint (get_count (school->school, "accounts"), ==, KLADE_N_ROLES);
  g_assert_cmpint (get_count (school->school, "journals"), ==, 4);
  g_assert_cmpint (get_count (school->school, "lessons"), ==, 4);
  g_assert_cmpint (get_count (school->school, "works"), ==, 1);
  g_assert_cmpint (get_count (school->school, "marks"), ==, 0);
}

static void
test_back_up (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autofree char *path = g_build_filename (school->folder, "copy.klade", NULL);
  g_autoptr (KladeSchool) copy = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_school_back_up (teacher, path, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (klade_school_back_up (deputy, path, &error));
  g_assert_no_error (error);
  g_assert_false (klade_school_back_up (deputy, path, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE action = 'back-up'"),
      ==, 1);
  klade_test_school_assert_sound (school, deputy);

  copy = klade_school_open (path, &school->clock, &error);
  g_assert_no_error (error);
  findings = klade_school_check (copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpint (get_count (copy, "pupils"), ==, 8);
}

/* From either engine the copy comes back as a file in which the same people sign in. */
static void
test_restore (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autofree char *backup = g_build_filename (school->folder, "backup.klade", NULL);
  g_autofree char *path = g_build_filename (school->folder, "restored.klade", NULL);
  g_autoptr (KladeSchool) restored = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_school_back_up (deputy, backup, &error));
  g_assert_true (klade_school_restore (backup, path, &error));
  g_assert_no_error (error);

  restored = klade_school_open (path, &school->clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in (restored, "teacher", "parole-teacher-7", &error);
  g_assert_no_error (error);
  findings = klade_school_check (restored, session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static char *
find_kept (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "old.klade.before-"))
      return g_build_filename (folder, name, NULL);

  return NULL;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
create_school (const char *path, const char *name)
{
  KladeSchoolSetup setup = { name, "basic", "vija", "zaļš mākonis 5", "Vītola", "Vija" };
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_create (path, &setup, &clock, &error);

  g_assert_no_error (error);
  g_assert_nonnull (school);
}

static void
assert_name (const char *path, const char *name)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (path, &clock, &error);
  g_autoptr (KladeSchoolInfo) info = NULL;

  g_assert_no_error (error);
  info = klade_school_dup_info (school, &error);
  g_assert_cmpstr (info->name, ==, name);
}

static void
test_restore_keeps_the_old (KladeTestPlace *place)
{
  g_autofree char *old = g_build_filename (place->folder, "old.klade", NULL);
  g_autofree char *backup = g_build_filename (place->folder, "backup.klade", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  create_school (old, "Vecā skola");
  create_school (backup, "Jaunā skola");
  g_assert_true (klade_school_restore (backup, old, &error));
  g_assert_no_error (error);

  kept = find_kept (place->folder);
  g_assert_nonnull (kept);
  assert_name (old, "Jaunā skola");
  assert_name (backup, "Jaunā skola");
  assert_name (kept, "Vecā skola");
}

static void
change_byte (const char *path, gsize at)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (at, <, size);
  content[at] ^= 0x55;
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static gsize
find_last_in_file (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  gsize at = 0;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (content + i, text, strlen (text)) == 0)
      at = i;
  g_assert_cmpuint (at, >, 0);
  return at;
}

static void
test_restore_refuses (KladeTestPlace *place)
{
  g_autofree char *old = g_build_filename (place->folder, "old.klade", NULL);
  g_autofree char *backup = g_build_filename (place->folder, "backup.klade", NULL);
  g_autofree char *text = g_build_filename (place->folder, "text.klade", NULL);
  g_autofree char *missing = g_build_filename (place->folder, "missing.klade", NULL);
  g_autoptr (GError) error = NULL;
  guint n_files;

  create_school (old, "Vecā skola");
  create_school (backup, "Jaunā skola");
  g_file_set_contents (text, "not a school", -1, NULL);
  change_byte (backup, find_last_in_file (backup, "vija")); /* in the log */
  n_files = count_files (place->folder);

  g_assert_false (klade_school_restore (missing, old, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (klade_school_restore (text, old, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL);
  g_clear_error (&error);
  g_assert_false (klade_school_restore (backup, "postgresql://localhost/x", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_restore (backup, old, &error)); /* its log was changed */
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  assert_name (old, "Vecā skola");
  g_assert_cmpuint (count_files (place->folder), ==, n_files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/care/count", test_count);
  klade_test_add ("/care/back-up", test_back_up);
  klade_test_add ("/care/restore", test_restore);
  klade_test_add_one ("/care/restore-keeps-the-old", KLADE_TEST_SQLITE, test_restore_keeps_the_old);
  klade_test_add_one ("/care/restore-refuses", KLADE_TEST_SQLITE, test_restore_refuses);

  return g_test_run ();
}
