/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include <string.h>

/* Weeks of the timetable and its import, from the terminal. */

static void
assert_says (const KladeTestRun *run, const char *part)
{
  klade_test_assert_done (run);
  if (strstr (run->out, part) == NULL)
    g_error ("“%s” does not say “%s”", run->out, part);
}

static void
test_weeks (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) klass =
      klade_test_ctl (place, "timetable", demo, "--class", "7a", "--week", "2026-W10", NULL);
  g_autoptr (KladeTestRun) in_break =
      klade_test_ctl (place, "timetable", demo, "--class", "7.a", "--week", "2026-03-11", NULL);
  g_autoptr (KladeTestRun) room =
      klade_test_ctl (place, "timetable", demo, "--room", "405", "--week", "2026-W10", NULL);
  g_autoptr (KladeTestRun) nobody =
      klade_test_ctl (place, "timetable", demo, "--class", "13.z", NULL);

  assert_says (klass, "7.a, 2026-W10\n");
  assert_says (klass, "02.03.2026");
  assert_says (klass, "Matemātika, ");
  assert_says (klass, "9:00- 9:40");
  assert_says (in_break, "7.a, 2026-W11\n");
  g_assert_null (strstr (in_break->out, "Matemātika"));
  assert_says (room, "405, 2026-W10\n");
  klade_test_assert_refused (nobody, 1);
  g_assert_nonnull (strstr (nobody->err, "7.a"));
}

static void
test_import (KladeTestPlace *place)
{
  const char *path = KLADE_TIMETABLES "/asc-small.xml";
  g_autoptr (KladeTestRun) info = NULL;
  g_autoptr (KladeTestRun) dry = NULL;
  g_autoptr (KladeTestRun) after_dry = NULL;
  g_autoptr (KladeTestRun) done = NULL;
  g_autoptr (KladeTestRun) again = NULL;
  g_autoptr (KladeTestRun) old_week = NULL;
  g_autoptr (KladeTestRun) week = NULL;
  g_autoptr (KladeTestRun) check = NULL;

  klade_test_make_demo (place, place->place);
  info = klade_test_ctl (place, "info", place->place, NULL);

  dry = klade_test_ctl (place, "import", "timetable", place->place, path, "--from", "2026-03-16",
                        "--dry-run", NULL);
  assert_says (dry, "Lessons of the week: 8 new, ");
  assert_says (dry, "  + Zane Ērgle\n");
  after_dry = klade_test_ctl (place, "info", place->place, NULL);
  /* Nothing but the signing in. */
  *strstr (info->out, "log-rows: ") = '\0';
  *strstr (after_dry->out, "log-rows: ") = '\0';
  g_assert_cmpstr (after_dry->out, ==, info->out);

  done = klade_test_ctl (place, "import", "timetable", place->place, path, "--from", "2026-03-16",
                         NULL);
  assert_says (done, "Imported.\n");
  again = klade_test_ctl (place, "import", "timetable", place->place, path, "--from", "2026-03-16",
                          "--dry-run", NULL);
  assert_says (again, "Lessons of the week: 0 new, 0 changed, 0 ended, 8 the same\n");

  old_week = klade_test_ctl (place, "timetable", place->place, "-c", "7.a", "-w", "2026-W10", NULL);
  week = klade_test_ctl (place, "timetable", place->place, "-c", "7.a", "-w", "2026-W12", NULL);
  g_assert_null (strstr (old_week->out, "12. kabinets"));
  assert_says (week, "12. kabinets");

  check = klade_test_ctl (place, "check", place->place, NULL);
  klade_test_assert_done (check);
}

static void
test_bad_input (KladeTestPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "saraksts.xml", NULL);
  g_autoptr (KladeTestRun) none = NULL;
  g_autoptr (KladeTestRun) bad = NULL;
  g_autoptr (KladeTestRun) summer = NULL;

  klade_test_make_demo (place, "skola.klade");
  none = klade_test_ctl (place, "import", "timetable", "skola.klade", "nav.xml", NULL);
  klade_test_assert_refused (none, 1);

  g_assert_true (g_file_set_contents (path, "<timetable><cards>", -1, NULL));
  bad = klade_test_ctl (place, "import", "timetable", "skola.klade", path, NULL);
  klade_test_assert_refused (bad, 1);

  summer = klade_test_ctl (place, "import", "timetable", "skola.klade",
                           KLADE_TIMETABLES "/asc-small.xml", "--from", "2026-07-15", NULL);
  klade_test_assert_refused (summer, 1);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/ctl-timetable/weeks", test_weeks);
  klade_test_add ("/ctl-timetable/import", test_import);
  klade_test_add_one ("/ctl-timetable/bad-input", KLADE_TEST_SQLITE, test_bad_input);

  status = g_test_run ();
  klade_test_forget_demos ();
  return status;
}
