/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static int
count_lines (const char *text, const char *word)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  int n = 0;

  for (int i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], word) != NULL;
  return n;
}

static void
test_list (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) all = klade_test_ctl (place, "accounts", demo, NULL);
  g_autoptr (KladeTestRun) class_a = klade_test_ctl (place, "accounts", demo, "-c", "7.a", NULL);
  g_autoptr (KladeTestRun) nobody = klade_test_ctl (place, "accounts", demo, "-c", "99.z", NULL);

  klade_test_assert_done (all);
  klade_test_assert_done (class_a);
  g_assert_cmpint (count_lines (all->out, "\tactive\t"), >=, 3);
  g_assert_cmpint (count_lines (class_a->out, "\t7.a\t"), >=, 26);
  g_assert_cmpint (count_lines (class_a->out, "\n"), <=, count_lines (all->out, "\n"));
  klade_test_assert_refused (nobody, 1);
  g_assert_nonnull (strstr (nobody->err, "99.z"));
  g_assert_null (strstr (all->out, "klade2026"));
}

/* Slips once; then there is nobody left, and the file is not written over. */
static void
test_issue (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;
  g_autoptr (KladeTestRun) twice = NULL;
  g_autoptr (KladeTestRun) nobody = NULL;
  g_autoptr (KladeTestRun) again = NULL;
  g_autoptr (KladeTestRun) check = NULL;

  g_autofree char *path = g_build_filename (place->folder, "slips.pdf", NULL);
  GStatBuf about;

  klade_test_make_demo (place, "s.klade");
  run = klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", "--issue", "-o", "slips.pdf",
                        NULL);
  klade_test_assert_done (run);
  g_assert_nonnull (strstr (run->out, " slips\n"));
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpint (about.st_size, >, 5000);

  twice = klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", "--issue", "-o", "slips.pdf",
                          NULL);
  klade_test_assert_refused (twice, 1);
  nobody =
      klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", "--issue", "-o", "none.pdf", NULL);
  klade_test_assert_done (nobody);
  g_assert_cmpstr (nobody->out, ==, "0 slips\n");
  again = klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", "--again", "-o", "again.pdf",
                          NULL);
  klade_test_assert_done (again);
  g_assert_cmpstr (again->out, ==, run->out);
  check = klade_test_ctl (place, "check", "s.klade", NULL);
  klade_test_assert_done (check);
}

/* What cannot be written was not issued; who may not is told so. */
static void
test_refusals (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;
  g_autoptr (KladeTestRun) list = NULL;
  g_autoptr (KladeTestRun) teacher = NULL;

  klade_test_make_demo (place, "s.klade");
  run = klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", "--issue", "-o",
                        "nowhere/slips.pdf", NULL);
  klade_test_assert_refused (run, 1);
  list = klade_test_ctl (place, "accounts", "s.klade", "-c", "7.a", NULL);
  g_assert_cmpint (count_lines (list->out, "first password not used yet"), ==, 0);
  teacher = klade_test_shell (place, "kladectl accounts s.klade --as skolotaja", "klade2026");
  klade_test_assert_refused (teacher, 1);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/kladectl/accounts/list", test_list);
  klade_test_add_one ("/kladectl/accounts/issue", KLADE_TEST_SQLITE, test_issue);
  klade_test_add_one ("/kladectl/accounts/refusals", KLADE_TEST_SQLITE, test_refusals);

  status = g_test_run ();
  klade_test_forget_demos ();
  return status;
}
