/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include <string.h>

/* Lists of people and subjects, from the terminal. */

static char *
put (const KladeTestPlace *place, const char *name, const char *content)
{
  char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
assert_says (const KladeTestRun *run, int status, const char *part)
{
  g_assert_cmpint (run->status, ==, status);
  if (strstr (run->out, part) == NULL)
    g_error ("“%s” (“%s”) does not say “%s”", run->out, run->err, part);
}

static void
test_pupils (KladeTestPlace *place)
{
  g_autofree char *path =
      put (place, "p.csv",
           "Uzvārds;Vārds;Dzimšanas datums;Klase;Tālrunis\r\nZvirbule;Anna;1.02.2013;7.a;26481883"
           "\r\nLauva;Lauma;2.02.2013;9.z;\r\n");
  g_autofree char *changed = put (
      place, "c.csv",
      "Uzvārds,Vārds,Dzimšanas datums,Klase,Tālrunis\nZvirbule,Anna,01.02.2013,7.a,26481884\n");
  g_autoptr (KladeTestRun) dry = NULL;
  g_autoptr (KladeTestRun) done = NULL;
  g_autoptr (KladeTestRun) again = NULL;
  g_autoptr (KladeTestRun) other = NULL;
  g_autoptr (KladeTestRun) check = NULL;

  klade_test_make_demo (place, place->place);
  dry = klade_test_ctl (place, "import", "pupils", place->place, path, "--dry-run", NULL);
  assert_says (dry, 1, "    3  Lauva Lauma, 9.z: refused. There is no class 9.z this year.\n");
  assert_says (dry, 1, "new: 1\nrefused: 1\n");
  done = klade_test_ctl (place, "import", "pupils", place->place, path, "--order", "1-8/9",
                         "--order-date", "2026-03-04", NULL);
  assert_says (done, 1, "new: 1\nrefused: 1\nImported: 1 row added · 1 row left out.\n");
  again = klade_test_ctl (place, "import", "pupils", place->place, path, NULL);
  assert_says (again, 1, "unchanged: 1\nrefused: 1\nThere was nothing to import.\n");
  other = klade_test_ctl (place, "import", "pupils", place->place, changed, NULL);
  assert_says (
      other, 0,
      "       ~ Phone: +371 26481883 → +371 26481884\nchanged: 1\nImported: 1 row changed.\n");
  check = klade_test_ctl (place, "check", place->place, NULL);
  klade_test_assert_done (check);
}

static void
test_columns (KladeTestPlace *place)
{
  g_autofree char *path = put (place, "p.csv", "A1;A2;A3\nZvirbule;Anna;1.02.2013\n");
  g_autofree char *mapping = put (place, "m.txt",
                                  "klade-mapping 1\npupils\nsurname: A1\n"
                                  "given-name: A2\nbirth-date: A3\n");
  g_autoptr (KladeTestRun) without = NULL;
  g_autoptr (KladeTestRun) with = NULL;
  g_autoptr (KladeTestRun) known = NULL;

  klade_test_make_demo (place, place->place);
  without = klade_test_ctl (place, "import", "pupils", place->place, path, "-c", "7.a", NULL);
  assert_says (without, 1, "Columns:\n");
  g_assert_cmpstr (without->err, !=, "");
  with = klade_test_ctl (place, "import", "pupils", place->place, path, "-c", "7.a", "-m", mapping,
                         NULL);
  assert_says (with, 0, "new: 1\nImported: 1 row added.\n");
  known = klade_test_ctl (place, "import", "pupils", place->place, path, "-c", "7.a", NULL);
  assert_says (known, 0, "unchanged: 1\n");
}

/* What the report proposes is typed as it stands there. */
static void
test_decisions (KladeTestPlace *place)
{
  g_autofree char *path = put (place, "p.csv",
                               "Uzvārds;Vārds;Dzimšanas datums;Klase;Mātes uzvārds;Mātes vārds\n"
                               "Zvirbulis;Jānis;1.02.2013;7.a;Zvirbule;Ilze\n"
                               "Zvirbule;Anna;2.02.2012;7.a;Zvirbule;Ilze\n"
                               "Liepa;Oto;;7.a;;\nLiepa;Oto;;7.a;;\n");
  g_autofree char *answers = put (place, "d.txt", "# viena māte\n\n3.1 = row2\n5=new\n");
  g_autoptr (KladeTestRun) dry = NULL;
  g_autoptr (KladeTestRun) wrong = NULL;
  g_autoptr (KladeTestRun) nowhere = NULL;
  g_autoptr (KladeTestRun) done = NULL;
  g_autoptr (KladeTestRun) again = NULL;

  klade_test_make_demo (place, place->place);
  dry = klade_test_ctl (place, "import", "pupils", place->place, path, "--dry-run", NULL);
  assert_says (dry, 1, "? --decide 3.1=row2  Zvirbule Ilze, parent of Zvirbulis Jānis\n");
  assert_says (dry, 1, "? --decide 3.1=new  ");
  assert_says (dry, 1, "? --decide 5=skip  ");
  assert_says (dry, 1, "new: 2\nto be decided: 2\n");

  wrong = klade_test_ctl (place, "import", "pupils", place->place, path, "-d", "3:new", NULL);
  klade_test_assert_refused (wrong, 2);
  nowhere = klade_test_ctl (place, "import", "pupils", place->place, path, "-d", "33=new", NULL);
  g_assert_cmpint (nowhere->status, ==, 1);
  g_assert_nonnull (strstr (nowhere->err, "Row 33"));

  /* What is typed goes before the file. */
  done = klade_test_ctl (place, "import", "pupils", place->place, path, "--decisions", answers,
                         "--decide", "5=skip", NULL);
  assert_says (done, 0, "new: 3\nleft out: 1\nImported: 3 rows added · 1 row left out.\n");
  again = klade_test_ctl (place, "import", "pupils", place->place, path, "-d", "5=skip", NULL);
  assert_says (again, 0, "unchanged: 3\nleft out: 1\nThere was nothing to import.\n");
}

static void
test_others (KladeTestPlace *place)
{
  g_autofree char *staff = put (place, "s.csv", "Uzvārds;Vārds;Amats\nVanags;Voldis;Skolotājs\n");
  g_autofree char *subjects = put (place, "u.csv", "Priekšmets;Saīsinājums\nAstronomija;Astr\n");
  g_autofree char *empty = put (place, "e.csv", "");
  g_autoptr (KladeTestRun) staff_run = NULL;
  g_autoptr (KladeTestRun) subjects_run = NULL;
  g_autoptr (KladeTestRun) sheet = NULL;
  g_autoptr (KladeTestRun) nothing = NULL;
  g_autoptr (KladeTestRun) order = NULL;
  g_autoptr (KladeTestRun) day = NULL;
  g_autoptr (KladeTestRun) help = NULL;

  klade_test_make_demo (place, place->place);
  staff_run = klade_test_ctl (place, "import", "staff", place->place, staff, NULL);
  assert_says (staff_run, 0, "new: 1\n");
  subjects_run = klade_test_ctl (place, "import", "subjects", place->place, subjects, NULL);
  assert_says (subjects_run, 0, "new: 1\n");

  sheet = klade_test_ctl (place, "import", "staff", place->place, staff, "--sheet", "Cita", NULL);
  klade_test_assert_refused (sheet, 1);
  nothing = klade_test_ctl (place, "import", "staff", place->place, empty, NULL);
  klade_test_assert_refused (nothing, 1);
  order = klade_test_ctl (place, "import", "staff", place->place, staff, "--order", "1", NULL);
  klade_test_assert_refused (order, 2);
  day = klade_test_ctl (place, "import", "staff", place->place, staff, "--from", "rīt", NULL);
  klade_test_assert_refused (day, 2);
  help = klade_test_ctl (place, "import", "pupils", "--help", NULL);
  assert_says (help, 0, "skoleni.xlsx --dry-run");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/import/pupils", test_pupils);
  klade_test_add ("/import/columns", test_columns);
  klade_test_add ("/import/decisions", test_decisions);
  klade_test_add ("/import/others", test_others);

  return g_test_run ();
}
