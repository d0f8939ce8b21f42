/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "klade-test-ctl.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_PUPILS 25 /* of the demo school's one class on its day */

/* What stands on the paper, as a person would read it. */
static char *
read_pdf (const KladeTestPlace *place, const char *name)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  const char *const words[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

static int
count_pages (const char *text)
{
  int n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\f' ? 1 : 0;
  return n;
}

static int
count_files (const KladeTestPlace *place, const char *folder, const char *ending)
{
  g_autofree char *path = g_build_filename (place->folder, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  int n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending) ? 1 : 0;
  return n;
}

/* ---- each kind ---- */

/* Every kind comes out of the demo school, or says why not; none fails. */
static void
test_every_kind (KladeTestPlace *place)
{
  static const struct
  {
    const char *kind;
    const char *options[4];
    const char *says; /* stands on the paper; NULL: nothing can be printed of this school */
  } kinds[] = {
    { "report-card", { "--term", "1" }, "LIECĪBA" },
    { "interim-report", { "--term", "2" }, "STARPLIECĪBA" },
    { "extract", { "--month", "2026-02" }, "Matemātika" },
    { "summary-journal", { NULL }, "KOPSAVILKUMA" },
    { "class-overview", { "--class", "7.a", "--term", "1" }, "7.a klases pārskats" },
    { "statement", { "--day", "2026-03-05" }, "IZZIŅA" },
    { "register", { NULL }, "" },
    { "journal", { "--term", "1" }, "Matemātika" },
    { "instruction", { "--topic", "Ugunsdrošība", "--number", "U1" }, "Ugunsdrošība" },
    { "personal-file", { NULL }, "" },
    { "timetable", { "--week", "2026-W10" }, "Matemātika" },
    { "changes", { "--day", "2026-03-05" }, "" },
    { "application", { "--class", "7.a" }, "Reinis" },
    { "transcript", { NULL }, NULL }, /* 7.a gets none */
  };

  klade_test_make_demo (place, "s.klade");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat (kinds[i].kind, ".pdf", NULL);
      g_autofree char *text = NULL;
      g_autoptr (KladeTestRun) run = klade_test_ctl (
          place, "print", kinds[i].kind, "s.klade", "-o", name, kinds[i].options[0],
          kinds[i].options[1], kinds[i].options[0] != NULL ? kinds[i].options[2] : NULL,
          kinds[i].options[3], NULL);

      g_test_message ("%s: %s%s", kinds[i].kind, run->out, run->err);
      g_assert_cmpint (run->status, ==, kinds[i].says != NULL ? 0 : 1);
      if (kinds[i].says == NULL)
        continue;
      text = read_pdf (place, name);
      g_assert_nonnull (strstr (text, kinds[i].says));
    }
}

/* ---- the language ---- */

static char *
print_in (KladeTestPlace *place, const char *language, const char *wish)
{
  g_autofree char *line = g_strdup_printf ("KLADE_LANGUAGE=%s kladectl print %s s.klade -o %s.pdf",
                                           language, wish, language);
  g_autofree char *name = g_strconcat (language, ".pdf", NULL);
  g_autoptr (KladeTestRun) run = klade_test_shell (place, line, NULL);

  g_test_message ("%s: %s%s", line, run->out, run->err);
  klade_test_assert_done (run);
  return read_pdf (place, name);
}

/* A document is written in its form's language, whatever the program speaks. */
static void
test_wholly_in_one_language (KladeTestPlace *place)
{
  static const char *const wishes[] = {
    "report-card --term year",
    "report-card --term 1",
    "interim-report --term 2",
    "extract --month 2026-02",
    "summary-journal",
    "statement --day 2026-03-05",
    "register",
    "journal --term year",
    "instruction --topic Ugunis",
    "personal-file",
    "timetable --week 2026-W10",
    "changes --from 2026-03-02 --to 2026-03-20",
    "application",
  };

  klade_test_make_demo (place, "s.klade");
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autofree char *english = print_in (place, "en", wishes[i]);
      g_autofree char *latvian = print_in (place, "lv", wishes[i]);

      g_assert_cmpuint (strlen (english), >, 20);
      g_assert_cmpstr (english, ==, latvian);
    }
}

/* ---- how many, and where ---- */

static void
test_one_file_or_many (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) one = NULL;
  g_autoptr (KladeTestRun) many = NULL;
  g_autoptr (KladeTestRun) pupil = NULL;
  g_autofree char *text = NULL;

  klade_test_make_demo (place, "s.klade");
  one = klade_test_ctl (place, "print", "report-card", "s.klade", "--class", "7.a", "--term", "1",
                        "-o", "all.pdf", NULL);
  klade_test_assert_done (one);
  text = read_pdf (place, "all.pdf");
  g_assert_cmpint (count_pages (text), ==, N_PUPILS);
  g_assert_nonnull (strstr (one->out, "25 documents are ready."));

  many =
      klade_test_ctl (place, "print", "report-card", "s.klade", "--term", "1", "-o", "cards", NULL);
  klade_test_assert_done (many);
  g_assert_cmpint (count_files (place, "cards", ".pdf"), ==, N_PUPILS);

  pupil = klade_test_ctl (place, "print", "report-card", "s.klade", "--term", "1", "--pupil",
                          "Abele Reinis", "-o", "reinis.pdf", NULL);
  klade_test_assert_done (pupil);
  g_clear_pointer (&text, g_free);
  text = read_pdf (place, "reinis.pdf");
  g_assert_cmpint (count_pages (text), ==, 1);
  g_assert_nonnull (strstr (text, "Reinis Ābele"));
}

/* A school whose grade 9 and 12 have finished: what they are handed, and what the office keeps. */
static void
test_graduates (KladeTestPlace *place)
{
  static const struct
  {
    const char *kind;
    const char *says[3];
  } kinds[] = {
    { "certificate", { "Leons Apinis", "Emīls Kalnbērziņš", NULL } },
    { "transcript", { "SEKMJU IZRAKSTS", "Matemātika", "001201" } },
    { "register", { "001201", "001226", "Emīls Kalnbērziņš" } },
    { "check-sheet", { "9.a klase", "12.a klase", "Vērtējumus pārbaudīju" } },
  };
  g_autoptr (KladeTestRun) demo = klade_test_ctl (place, "demo", "june.klade", "--size", "school",
                                                  "--seed", "1", "--today", "2026-06-25", NULL);

  klade_test_assert_done (demo);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (KladeTestRun) run =
          klade_test_ctl (place, "print", kinds[i].kind, "june.klade", "-o", "paper.pdf", NULL);
      g_autofree char *text = NULL;

      klade_test_assert_done (run);
      text = read_pdf (place, "paper.pdf");
      for (gsize j = 0; j < G_N_ELEMENTS (kinds[i].says) && kinds[i].says[j] != NULL; j++)
        if (strstr (text, kinds[i].says[j]) == NULL)
          g_error ("%s does not say %s: %s", kinds[i].kind, kinds[i].says[j], text);
    }
}

static void
test_archive_copy (KladeTestPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "arhivs.pdf", NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;
  g_autoptr (KladeTestRun) run = NULL;

  klade_test_make_demo (place, "s.klade");
  run = klade_test_ctl (place, "print", "summary-journal", "s.klade", "--archive", "-o",
                        "arhivs.pdf", NULL);
  klade_test_assert_done (run);
  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  g_assert_nonnull (memmem (bytes, n_bytes, "pdfaid:part", strlen ("pdfaid:part")));
}

/* First passwords are for their owners' eyes, whichever way they are saved. */
static void
test_slips_are_private (KladeTestPlace *place)
{
  g_autofree char *path = g_build_filename (place->folder, "lapinas.pdf", NULL);
  g_autofree char *other = g_build_filename (place->folder, "liecibas.pdf", NULL);
  g_autoptr (KladeTestRun) issued = NULL;
  g_autoptr (KladeTestRun) slips = NULL;
  g_autoptr (KladeTestRun) cards = NULL;
  GStatBuf facts;

  klade_test_make_demo (place, "s.klade");
  issued = klade_test_ctl (place, "accounts", "s.klade", "--class", "7.a", "--issue", "-o",
                           "pirmas.pdf", NULL);
  klade_test_assert_done (issued);
  slips = klade_test_ctl (place, "print", "password-slips", "s.klade", "-o", "lapinas.pdf", NULL);
  cards = klade_test_ctl (place, "print", "report-card", "s.klade", "--term", "1", "-o",
                          "liecibas.pdf", NULL);
  klade_test_assert_done (cards);

  g_test_message ("%s%s", slips->out, slips->err);
  g_assert_cmpint (g_stat (path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0077, ==, 0);
  g_assert_cmpint (g_stat (other, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0044, !=, 0);
}

/* ---- refused ---- */

static void
test_refused_in_words (KladeTestPlace *place)
{
  static const struct
  {
    const char *line;
    int status;
    const char *says;
  } lines[] = {
    { "kladectl print poem s.klade -o a.pdf", 2, "not a kind of document" },
    { "kladectl print report-card s.klade", 2, "-o OUT" },
    { "kladectl print report-card s.klade --archive -o cards", 2, "-o OUT.pdf" },
    { "kladectl print report-card s.klade --term 3 -o a.pdf", 1, "not a term" },
    { "kladectl print extract s.klade --month 2026-13 -o a.pdf", 1, "not a month" },
    { "kladectl print report-card s.klade --class 9.z -o a.pdf", 1, "no class" },
    { "kladectl print report-card s.klade --pupil Neviens -o a.pdf", 1, "no pupil" },
    { "kladectl print report-card s.klade --year 1999 -o a.pdf", 1, "no year" },
    { "kladectl print report-card s.klade --as skolotaja -o a.pdf", 1, "" },
    { "kladectl print report-card s.klade --term 1 -o /nowhere/a.pdf", 1, "" },
  };
  g_autofree char *path = g_build_filename (place->folder, "a.pdf", NULL);

  klade_test_make_demo (place, "s.klade");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (KladeTestRun) run = klade_test_shell (place, lines[i].line, "klade2026");

      g_test_message ("%s: %s", lines[i].line, run->err);
      g_assert_cmpint (run->status, ==, lines[i].status);
      g_assert_nonnull (strstr (run->err, lines[i].says));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  klade_test_add_one ("/print/every-kind", KLADE_TEST_SQLITE, test_every_kind);
  klade_test_add_one ("/print/one-language", KLADE_TEST_SQLITE, test_wholly_in_one_language);
  klade_test_add_one ("/print/one-or-many", KLADE_TEST_SQLITE, test_one_file_or_many);
  klade_test_add_one ("/print/graduates", KLADE_TEST_SQLITE, test_graduates);
  klade_test_add_one ("/print/archive", KLADE_TEST_SQLITE, test_archive_copy);
  klade_test_add_one ("/print/slips", KLADE_TEST_SQLITE, test_slips_are_private);
  klade_test_add_one ("/print/refused", KLADE_TEST_SQLITE, test_refused_in_words);

  status = g_test_run ();
  klade_test_forget_demos ();
  return status;
}
