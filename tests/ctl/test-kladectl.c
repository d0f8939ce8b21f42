/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include "klade-db.h"

#include <glib/gstdio.h>
#include <string.h>

#define SUBJECT "Matemātika"

/* The number in a row `name: value` of `kladectl info`. */
static gint64
info_number (const KladeTestRun *run, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\n%s: ", name);
  const char *found = strstr (run->out, pattern);

  if (found == NULL)
    g_error ("info has no row %s: %s", name, run->out);
  return g_ascii_strtoll (found + strlen (pattern), NULL, 10);
}

/* ---- info and demo ---- */

static void
test_info_counts (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  static const char *const rows[] = { "pupils",  "classes", "teachers", "journals",
                                      "lessons", "marks",   "absences" };
  g_autoptr (KladeTestRun) run = NULL;

  run = klade_test_ctl (place, "info", demo, NULL);
  klade_test_assert_done (run);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (info_number (run, rows[i]), >, 0);
  g_assert_cmpint (info_number (run, "classes"), ==, 1);
  g_assert_cmpint (info_number (run, "pupils"), ==, 26);
  g_assert_nonnull (strstr (run->out, "\nyear: 2025/26\n"));
  g_assert_nonnull (strstr (run->out, "\ntoday: 2026-03-05\n"));
  g_assert_nonnull (strstr (run->out, place->engine == KLADE_TEST_SQLITE ? "engine: sqlite\n"
                                                                         : "engine: postgresql\n"));
  g_assert_true (g_str_has_prefix (run->out, "school: "));
}

static void
test_demo_is_the_same_twice (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) first = NULL;
  g_autoptr (KladeTestRun) second = NULL;

  klade_test_make_demo (place, "one.klade");
  klade_test_make_demo (place, "two.klade");
  first = klade_test_ctl (place, "info", "one.klade", NULL);
  second = klade_test_ctl (place, "info", "two.klade", NULL);
  klade_test_assert_done (first);
  g_assert_cmpstr (first->out, ==, second->out);
}

static void
test_demo_names_its_people (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run =
      klade_test_ctl (place, "demo", "s.klade", "--size", "class", "--today", "05.03.2026", NULL);

  klade_test_assert_done (run);
  g_assert_nonnull (strstr (run->out, "skolotaja      klade2026"));
  g_assert_nonnull (strstr (run->out, "virslietotajs  klade2026"));
}

static void
test_demo_needs_no_options (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) demo = klade_test_ctl (place, "demo", "s.klade", NULL);
  g_autoptr (KladeTestRun) info = klade_test_ctl (place, "info", "s.klade", NULL);

  klade_test_assert_done (demo);
  klade_test_assert_done (info);
  g_assert_cmpint (info_number (info, "pupils"), ==, 300);
  g_assert_cmpint (info_number (info, "classes"), ==, 12);
}

static void
test_demo_writes_over_nothing (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *path = g_build_filename (place->folder, "s.klade", NULL);
  gsize length_before, length_after;

  klade_test_make_demo (place, "s.klade");
  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  run = klade_test_ctl (place, "demo", "s.klade", "--seed", "2", NULL);
  klade_test_assert_refused (run, 1);
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* ---- check ---- */

static void
test_check_is_silent_and_speaks (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) good = NULL;
  g_autoptr (KladeTestRun) bad = NULL;
  g_autoptr (KladeDb) db = NULL;

  klade_test_make_demo (place, place->place);
  good = klade_test_ctl (place, "check", place->place, NULL);
  klade_test_assert_done (good);

  /* Somebody gives a ten, past Klade. */
  db = klade_db_open (place->place, KLADE_DB_OPEN, NULL);
  g_assert_true (
      klade_db_execute (db, "UPDATE mark SET value = '10' WHERE id = 7 OR id = 8", NULL));
  g_clear_object (&db);

  bad = klade_test_ctl (place, "check", place->place, NULL);
  g_assert_cmpint (bad->status, ==, 1);
  g_assert_cmpstr (bad->out, !=, "");
}

/* ---- journals ---- */

static void
test_journal_text (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) run = NULL;
  g_auto (GStrv) lines = NULL;
  int n_pupils = 0;

  run = klade_test_ctl (place, "journal", demo, "--class", "7.a", "--subject", SUBJECT, NULL);
  klade_test_assert_done (run);
  g_assert_true (g_str_has_prefix (run->out, "7.a, " SUBJECT "\n"));

  lines = g_strsplit (run->out, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_assert_false (g_str_has_suffix (lines[i], " "));
      n_pupils += g_str_has_prefix (lines[i], "  1 ");
    }

  /* September to March and the term marks. */
  g_assert_cmpint (n_pupils, ==, 8);
}

/* Each pupil's mark stands below its day: the columns end at the same place. */
static void
test_journal_text_is_aligned (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) run = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean ends_word[400] = { FALSE };

  run = klade_test_ctl (place, "journal", demo, "--class", "7.a", "--subject", SUBJECT, NULL);
  klade_test_assert_done (run);
  lines = g_strsplit (run->out, "\n", -1);

  for (glong i = 24; i < g_utf8_strlen (lines[4], -1); i++)
    {
      const char *at = g_utf8_offset_to_pointer (lines[4], i);

      ends_word[i] = *at != ' ' && (at[1] == ' ' || at[1] == '\0');
    }

  for (int line = 6; line < 6 + 26; line++)
    for (glong i = 34; i < g_utf8_strlen (lines[line], -1); i++)
      {
        const char *at = g_utf8_offset_to_pointer (lines[line], i);

        if (*at != ' ' && (at[1] == ' ' || at[1] == '\0'))
          g_assert_true (ends_word[i]);
      }
}

static void
assert_begins_with (const KladeTestPlace *place, const char *name, const char *magic)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  g_assert_cmpuint (n_bytes, >, 1000);
  g_assert_cmpmem (bytes, strlen (magic), magic, strlen (magic));
}

static void
test_journal_formats (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  static const struct
  {
    const char *format; /* NULL: by the name */
    const char *name;
    const char *magic;
  } outs[] = {
    { "pdf", "a.pdf", "%PDF-" },        { NULL, "b.pdf", "%PDF-" },
    { "xlsx", "a.xlsx", "PK\3\4" },     { NULL, "b.xlsx", "PK\3\4" },
    { "ods", "a.ods", "PK\3\4" },       { NULL, "b.ods", "PK\3\4" },
    { "csv", "a.csv", "\357\273\277" }, { "text", "a.txt", "7.a, " SUBJECT },
    { NULL, "b.txt", "7.a, " SUBJECT }, { "pdf", "odd name.dat", "%PDF-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outs); i++)
    {
      const char *format = outs[i].format;
      g_autoptr (KladeTestRun) run =
          klade_test_ctl (place, "journal", demo, "--class", "7.a", "--subject", SUBJECT, "-o",
                          outs[i].name, format != NULL ? "--format" : NULL, format, NULL);

      klade_test_assert_done (run);
      g_assert_cmpstr (run->out, ==, "");
      assert_begins_with (place, outs[i].name, outs[i].magic);
    }
}

static void
test_journal_pours_out (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) csv = NULL;
  g_autoptr (KladeTestRun) pdf = NULL;

  klade_test_make_demo (place, "s.klade");
  csv = klade_test_shell (
      place, "kladectl journal s.klade --class 7.a --subject " SUBJECT " --format csv", NULL);
  klade_test_assert_done (csv);
  g_assert_nonnull (strstr (csv->out, ";"));

  pdf = klade_test_shell (
      place, "kladectl journal s.klade -c 7.a -s " SUBJECT " -f pdf -t 1 | head -c 5", NULL);
  g_assert_cmpstr (pdf->out, ==, "%PDF-");
}

static void
test_journal_that_is_not_there (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) no_class = NULL;
  g_autoptr (KladeTestRun) no_subject = NULL;
  g_autoptr (KladeTestRun) no_folder = NULL;

  no_class = klade_test_ctl (place, "journal", demo, "-c", "13.x", "-s", SUBJECT, NULL);
  klade_test_assert_refused (no_class, 1);
  no_subject = klade_test_ctl (place, "journal", demo, "-c", "7.a", "-s", "Buršana", NULL);
  klade_test_assert_refused (no_subject, 1);
  no_folder = klade_test_ctl (place, "journal", demo, "-c", "7.a", "-s", SUBJECT, "-o",
                              "no/such/folder/a.pdf", NULL);
  klade_test_assert_refused (no_folder, 1);
}

static void
test_journals_lists_all_and_mine (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) all = NULL;
  g_autoptr (KladeTestRun) mine = NULL;
  g_auto (GStrv) all_lines = NULL;
  g_auto (GStrv) my_lines = NULL;

  klade_test_make_demo (place, "s.klade");
  all = klade_test_ctl (place, "journals", "s.klade", NULL);
  klade_test_assert_done (all);
  mine = klade_test_shell (place, "kladectl journals s.klade --as skolotaja", "klade2026");
  klade_test_assert_done (mine);

  all_lines = g_strsplit (all->out, "\n", -1);
  my_lines = g_strsplit (mine->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (all_lines), ==, 19 + 1);
  g_assert_cmpuint (g_strv_length (my_lines), ==, 1 + 1);
  g_assert_nonnull (strstr (mine->out, SUBJECT));
}

/* Every journal that is listed opens under the names it is listed with. */
static void
test_every_listed_journal_opens (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) list = NULL;
  g_auto (GStrv) lines = NULL;

  list = klade_test_ctl (place, "journals", demo, NULL);
  lines = g_strsplit (list->out, "\n", -1);
  for (int i = 0; *lines[i] != '\0'; i++)
    {
      g_autoptr (GRegex) gap = g_regex_new ("  +", 0, 0, NULL);
      g_auto (GStrv) words = g_regex_split (gap, lines[i], 0);
      g_autoptr (KladeTestRun) run =
          klade_test_ctl (place, "journal", demo, "-c", words[0], "-s", words[1], NULL);

      klade_test_assert_done (run);
    }
}

/* ---- copies ---- */

static void
test_backup_and_restore (KladeTestPlace *place)
{
  const char *demo = klade_test_get_demo (place->engine);
  g_autoptr (KladeTestRun) backup = NULL;
  g_autoptr (KladeTestRun) restore = NULL;
  g_autoptr (KladeTestRun) check = NULL;
  g_autoptr (KladeTestRun) before = NULL;
  g_autoptr (KladeTestRun) after = NULL;

  before = klade_test_ctl (place, "info", demo, NULL);
  backup = klade_test_ctl (place, "backup", demo, "kopija.klade", NULL);
  klade_test_assert_done (backup);
  restore = klade_test_ctl (place, "restore", "kopija.klade", "cita.klade", NULL);
  klade_test_assert_done (restore);

  after = klade_test_ctl (place, "info", "cita.klade", NULL);
  klade_test_assert_done (after);
  g_assert_cmpint (info_number (before, "marks"), ==, info_number (after, "marks"));
  g_assert_cmpint (info_number (before, "pupils"), ==, info_number (after, "pupils"));
  check = klade_test_ctl (place, "check", "cita.klade", NULL);
  klade_test_assert_done (check);
}

/* Restoring over a school keeps it beside. */
static void
test_restore_keeps_what_was (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) made = NULL;
  g_autoptr (KladeTestRun) restore = NULL;
  g_autoptr (KladeTestRun) kept = NULL;
  g_autoptr (KladeTestRun) server = NULL;

  klade_test_make_demo (place, "kopija.klade");
  made = klade_test_shell (place, "kladectl new cita.klade --name Vecā --as direktore",
                           "drošs-vārds-7");
  klade_test_assert_done (made);
  restore = klade_test_ctl (place, "restore", "kopija.klade", "cita.klade", NULL);
  klade_test_assert_done (restore);

  kept = klade_test_shell (place, "kladectl info cita.klade.before-*", NULL);
  klade_test_assert_done (kept);
  g_assert_true (g_str_has_prefix (kept->out, "school: Vecā\n"));

  server = klade_test_ctl (place, "restore", "kopija.klade", "postgresql://klade@server/x", NULL);
  klade_test_assert_refused (server, 1);
}

/* ---- a school of one's own ---- */

static void
test_new_school (KladeTestPlace *place)
{
  g_autofree char *make = g_strdup_printf (
      "kladectl new '%s' --name 'Mana pamatskola' --kind basic --as direktore", place->place);
  g_autofree char *check = g_strdup_printf ("kladectl check '%s' --as direktore", place->place);
  g_autoptr (KladeTestRun) run = klade_test_shell (place, make, "drošs-vārds-7");
  g_autoptr (KladeTestRun) info = klade_test_ctl (place, "info", place->place, NULL);
  g_autoptr (KladeTestRun) good = NULL;
  g_autoptr (KladeTestRun) wrong = NULL;
  g_autoptr (KladeTestRun) nobody = NULL;
  g_autoptr (KladeTestRun) twice = NULL;

  klade_test_assert_done (run);
  klade_test_assert_done (info);
  g_assert_true (g_str_has_prefix (info->out, "school: Mana pamatskola\n"));
  g_assert_cmpint (info_number (info, "pupils"), ==, 0);

  good = klade_test_shell (place, check, "drošs-vārds-7");
  klade_test_assert_done (good);
  wrong = klade_test_shell (place, check, "cits");
  klade_test_assert_refused (wrong, 1);
  nobody = klade_test_ctl (place, "journals", place->place, NULL);
  klade_test_assert_refused (nobody, 1);
  twice = klade_test_shell (place, make, "drošs-vārds-7");
  klade_test_assert_refused (twice, 1);
}

static void
test_new_school_refuses (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) short_password =
      klade_test_shell (place, "kladectl new a.klade --as direktore", "abc");
  g_autoptr (KladeTestRun) odd_kind = klade_test_shell (
      place, "kladectl new a.klade --as direktore --kind circus", "drošs-vārds-7");
  g_autoptr (KladeTestRun) nobody =
      klade_test_shell (place, "kladectl new a.klade", "drošs-vārds-7");
  g_autoptr (KladeTestRun) no_terminal =
      klade_test_shell (place, "setsid -w kladectl new a.klade --as direktore </dev/null", NULL);
  g_autofree char *path = g_build_filename (place->folder, "a.klade", NULL);

  klade_test_assert_refused (short_password, 1);
  klade_test_assert_refused (odd_kind, 1);
  klade_test_assert_refused (nobody, 2);
  klade_test_assert_refused (no_terminal, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_password_from_descriptor (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) right = NULL;
  g_autoptr (KladeTestRun) wrong = NULL;
  g_autoptr (KladeTestRun) closed = NULL;

  klade_test_make_demo (place, "s.klade");
  right = klade_test_shell (
      place, "echo klade2026 | kladectl journals s.klade --as skolotaja --password-fd 0", NULL);
  klade_test_assert_done (right);
  wrong = klade_test_shell (
      place, "echo klade2027 | kladectl journals s.klade --as skolotaja --password-fd 0", NULL);
  klade_test_assert_refused (wrong, 1);
  closed =
      klade_test_shell (place, "kladectl journals s.klade --as skolotaja --password-fd 9", NULL);
  klade_test_assert_refused (closed, 1);
}

/* ---- bad files ---- */

static void
write_file (const KladeTestPlace *place, const char *name, const void *bytes, gssize n_bytes)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, n_bytes, NULL));
}

static void
test_bad_files (KladeTestPlace *place)
{
  static const char *const names[] = { "missing.klade", "empty.klade", "text.klade",
                                       "cut.klade",     ".",           "no/such/folder.klade" };
  g_autofree char *whole_path = g_build_filename (place->folder, "whole.klade", NULL);
  g_autofree char *whole = NULL;
  gsize n_bytes;

  klade_test_make_demo (place, "whole.klade");
  g_assert_true (g_file_get_contents (whole_path, &whole, &n_bytes, NULL));
  write_file (place, "cut.klade", whole, (gssize) n_bytes / 3);
  write_file (place, "empty.klade", "", 0);
  write_file (place, "text.klade", "This is a letter to my grandmother.", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KladeTestRun) info = klade_test_ctl (place, "info", names[i], NULL);
      g_autoptr (KladeTestRun) check = klade_test_ctl (place, "check", names[i], NULL);
      g_autoptr (KladeTestRun) journal =
          klade_test_ctl (place, "journal", names[i], "-c", "7.a", "-s", SUBJECT, NULL);

      /* A cut file may still open; then check has to say so. */
      g_assert_cmpint (check->status, ==, 1);
      if (g_str_equal (names[i], "cut.klade"))
        continue;

      klade_test_assert_refused (info, 1);
      klade_test_assert_refused (check, 1);
      klade_test_assert_refused (journal, 1);
    }
}

static void
test_no_such_server (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run =
      klade_test_ctl (place, "info", "postgresql://user:secret@127.0.0.1:9/skola", NULL);

  klade_test_assert_refused (run, 1);
}

static void
test_full_output (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) run = NULL;

  klade_test_make_demo (place, "s.klade");
  run = klade_test_shell (place, "kladectl journal s.klade -c 7.a -s " SUBJECT " >/dev/full", NULL);
  klade_test_assert_refused (run, 1);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/kladectl/info", test_info_counts);
  klade_test_add_one ("/kladectl/demo/same", KLADE_TEST_SQLITE, test_demo_is_the_same_twice);
  klade_test_add_one ("/kladectl/demo/people", KLADE_TEST_SQLITE, test_demo_names_its_people);
  klade_test_add_one ("/kladectl/demo/plain", KLADE_TEST_SQLITE, test_demo_needs_no_options);
  klade_test_add_one ("/kladectl/demo/exists", KLADE_TEST_SQLITE, test_demo_writes_over_nothing);
  klade_test_add ("/kladectl/check", test_check_is_silent_and_speaks);
  klade_test_add ("/kladectl/journal/text", test_journal_text);
  klade_test_add_one ("/kladectl/journal/aligned", KLADE_TEST_SQLITE, test_journal_text_is_aligned);
  klade_test_add ("/kladectl/journal/formats", test_journal_formats);
  klade_test_add_one ("/kladectl/journal/output", KLADE_TEST_SQLITE, test_journal_pours_out);
  klade_test_add ("/kladectl/journal/missing", test_journal_that_is_not_there);
  klade_test_add_one ("/kladectl/journals/mine", KLADE_TEST_SQLITE,
                      test_journals_lists_all_and_mine);
  klade_test_add_one ("/kladectl/journals/open", KLADE_TEST_SQLITE,
                      test_every_listed_journal_opens);
  klade_test_add ("/kladectl/backup", test_backup_and_restore);
  klade_test_add_one ("/kladectl/restore", KLADE_TEST_SQLITE, test_restore_keeps_what_was);
  klade_test_add ("/kladectl/new/works", test_new_school);
  klade_test_add_one ("/kladectl/new/refuses", KLADE_TEST_SQLITE, test_new_school_refuses);
  klade_test_add_one ("/kladectl/password/descriptor", KLADE_TEST_SQLITE,
                      test_password_from_descriptor);
  klade_test_add_one ("/kladectl/fault/files", KLADE_TEST_SQLITE, test_bad_files);
  klade_test_add_one ("/kladectl/fault/server", KLADE_TEST_SQLITE, test_no_such_server);
  klade_test_add_one ("/kladectl/fault/output", KLADE_TEST_SQLITE, test_full_output);

  status = g_test_run ();
  klade_test_forget_demos ();
  return status;
}
