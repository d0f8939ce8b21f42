/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* forkpty */

#include "klade-test-ctl.h"

#include <poll.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const commands[] = { "new",      "demo",     "info",      "check",
                                        "journals", "journal",  "timetable", "print",
                                        "import",   "accounts", "backup",    "restore" };

/* ---- help ---- */

static void
test_help_teaches (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) all = klade_test_ctl (place, "--help", NULL);
  g_autoptr (KladeTestRun) version = klade_test_ctl (place, "--version", NULL);

  klade_test_assert_done (all);
  klade_test_assert_done (version);
  g_assert_true (g_str_has_prefix (version->out, "kladectl "));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (KladeTestRun) run = klade_test_ctl (place, commands[i], "--help", NULL);
      g_autofree char *form = g_strdup_printf ("kladectl %s ", commands[i]);
      g_autofree char *row = g_strdup_printf ("\n  %-9s ", commands[i]);
      const char *examples;

      klade_test_assert_done (run);
      g_assert_nonnull (strstr (all->out, row));
      g_assert_nonnull (strstr (run->out, form));
      examples = strstr (run->out, "Examples:");
      g_assert_nonnull (examples);
      g_assert_nonnull (strstr (examples, form));
    }
}

/* Nobody has to scroll sideways. */
static void
test_help_fits_a_terminal (KladeTestPlace *place)
{
  g_autoptr (KladeTestRun) all = klade_test_ctl (place, "--help", NULL);
  g_auto (GStrv) lines = g_strsplit (all->out, "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    g_assert_cmpint ((int) g_utf8_strlen (lines[i], -1), <=, 100);
}

/* ---- wrong command lines ---- */

static void
test_wrong_usage (KladeTestPlace *place)
{
  static const char *const lines[] = {
    "kladectl",
    "kladectl fly",
    "kladectl --no-such-option",
    "kladectl info",
    "kladectl info a.klade b.klade",
    "kladectl info --no-such-option a.klade",
    "kladectl demo",
    "kladectl demo a.klade --size huge",
    "kladectl demo a.klade --seed -1",
    "kladectl demo a.klade --seed 4294967296",
    "kladectl demo a.klade --seed x",
    "kladectl demo a.klade --today someday",
    "kladectl demo a.klade --today 2026-02-30",
    "kladectl journal a.klade",
    "kladectl journal a.klade --class 7.a",
    "kladectl journal a.klade --subject Matemātika",
    "kladectl journal a.klade -c 7.a -s Matemātika --format docx",
    "kladectl journal a.klade -c 7.a -s Matemātika --term 3",
    "kladectl timetable",
    "kladectl timetable a.klade --week someday",
    "kladectl timetable a.klade --week 2026-W54",
    "kladectl timetable a.klade --class 7.a --room 205",
    "kladectl import",
    "kladectl import teapots a.klade b.csv",
    "kladectl import timetable a.klade",
    "kladectl import timetable a.klade b.xml --from someday",
    "kladectl export",
    "kladectl export teapots a.klade",
    "kladectl export marks a.klade --as a",
    "kladectl export marks a.klade --as a -o a.pdf",
    "kladectl export marks a.klade -o a.csv",
    "kladectl accounts a.klade --issue",
    "kladectl accounts a.klade -o a.pdf",
    "kladectl accounts a.klade --issue --again -o a.pdf",
    "kladectl backup a.klade",
    "kladectl restore a.klade",
    "kladectl new --as direktore",
    "kladectl new a.klade",
    "kladectl check a.klade --password-fd x",
  };
  g_autofree char *path = g_build_filename (place->folder, "a.klade", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (KladeTestRun) run = klade_test_shell (place, lines[i], NULL);

      g_test_message ("%s", lines[i]);
      klade_test_assert_refused (run, 2);
      g_assert_cmpstr (run->out, ==, "");
      g_assert_nonnull (strstr (run->err, "--help"));
    }

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* ---- the terminal ---- */

/* Reads what the terminal shows until @expected is there, or until it ends when NULL. */
static void
read_until (int terminal, GString *shown, const char *expected)
{
  struct pollfd wait = { .fd = terminal, .events = POLLIN };
  char bytes[256];
  gssize n_bytes;

  while (expected == NULL || strstr (shown->str, expected) == NULL)
    {
      g_assert_cmpint (poll (&wait, 1, 20000), ==, 1);
      n_bytes = read (terminal, bytes, sizeof bytes);
      if (n_bytes <= 0)
        break;
      g_string_append_len (shown, bytes, n_bytes);
    }
}

static int
run_at_terminal (const KladeTestPlace *place,
                 const char *const *words,
                 const char *const *answers,
                 GString *shown)
{
  int terminal, status;
  pid_t child = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (chdir (place->folder) == 0)
        {
          g_setenv ("KLADE_LANGUAGE", "en", TRUE);
          execv (klade_test_ctl_path (), (char *const *) words);
        }
      _exit (99);
    }

  for (int i = 0; answers[i] != NULL; i += 2)
    {
      read_until (terminal, shown, answers[i]);
      g_assert_cmpint (write (terminal, answers[i + 1], strlen (answers[i + 1])), >, 0);
    }

  read_until (terminal, shown, NULL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  close (terminal);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
test_password_at_terminal (KladeTestPlace *place)
{
  const char *const words[] = { "kladectl", "journals", "s.klade", "--as", "skolotaja", NULL };
  const char *const right[] = { "Password of skolotaja: ", "klade2026\n", NULL };
  const char *const wrong[] = { "Password of skolotaja: ", "klade2027\n", NULL };
  g_autoptr (GString) shown = g_string_new (NULL);

  klade_test_make_demo (place, "s.klade");
  g_assert_cmpint (run_at_terminal (place, words, right, shown), ==, 0);
  g_assert_nonnull (strstr (shown->str, "Matemātika"));
  g_assert_null (strstr (shown->str, "klade2026"));

  g_string_truncate (shown, 0);
  g_assert_cmpint (run_at_terminal (place, words, wrong, shown), ==, 1);
  g_assert_null (strstr (shown->str, "klade2027"));
}

static void
test_new_password_at_terminal (KladeTestPlace *place)
{
  const char *const words[] = { "kladectl", "new", "a.klade", "--as", "direktore", NULL };
  const char *const same[] = { "New password: ", "drošs-vārds-7\n",
                               "Once more: ", "drošs-vārds-7\n", NULL };
  const char *const other[] = { "New password: ", "drošs-vārds-7\n",
                                "Once more: ", "drošs-vārds-8\n", NULL };
  g_autofree char *path = g_build_filename (place->folder, "a.klade", NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_cmpint (run_at_terminal (place, words, other, shown), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_string_truncate (shown, 0);
  g_assert_cmpint (run_at_terminal (place, words, same, shown), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (strstr (shown->str, "vārds"));
}

/* Making a school takes seconds: the terminal shows how far it is, and cleans up. */
static void
test_progress_at_terminal (KladeTestPlace *place)
{
  const char *const words[] = { "kladectl", "demo", "s.klade", "--size", "class", NULL };
  const char *const nothing[] = { NULL };
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_cmpint (run_at_terminal (place, words, nothing, shown), ==, 0);
  g_assert_nonnull (strstr (shown->str, " %"));
  g_assert_nonnull (strstr (shown->str, "\r\033[K"));
}

static void
test_binary_is_not_for_a_terminal (KladeTestPlace *place)
{
  const char *const words[] = { "kladectl", "journal",    "s.klade", "-c",   "7.a",
                                "-s",       "Matemātika", "-f",      "xlsx", NULL };
  const char *const nothing[] = { NULL };
  g_autoptr (GString) shown = g_string_new (NULL);

  klade_test_make_demo (place, "s.klade");
  g_assert_cmpint (run_at_terminal (place, words, nothing, shown), ==, 2);
  g_assert_null (strstr (shown->str, "PK"));
}

/* ---- the README ---- */

/* The commands of README's chapter on the terminal, as they stand. */
static GPtrArray *
read_readme_commands (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *readme = NULL;
  g_auto (GStrv) all = NULL;
  gboolean is_shell = FALSE;

  g_assert_true (g_file_get_contents (KLADE_README, &readme, NULL, NULL));
  all = g_strsplit (readme, "\n", -1);
  for (int i = 0; all[i] != NULL; i++)
    {
      if (g_str_has_prefix (all[i], "```"))
        is_shell = g_str_equal (all[i], "```sh");
      else if (is_shell && g_str_has_prefix (all[i], "kladectl "))
        g_ptr_array_add (lines, g_strdup (all[i]));
    }

  return lines;
}

static void
test_readme_runs_as_it_stands (KladeTestPlace *place)
{
  /* Whoever types these has a file of this name. */
  static const char pupils[] = "Vārds,Uzvārds,Klase\nAnna,Bērziņa,7.a\n";
  g_autofree char *list = g_build_filename (place->folder, "skoleni.csv", NULL);
  g_autoptr (GPtrArray) lines = read_readme_commands ();

  g_assert_true (g_file_set_contents (list, pupils, -1, NULL));
  g_assert_cmpuint (lines->len, >=, 5);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (KladeTestRun) run =
          klade_test_shell (place, g_ptr_array_index (lines, i), "drošs-vārds-7");

      g_test_message ("%s", (const char *) g_ptr_array_index (lines, i));
      klade_test_assert_done (run);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);

  klade_test_add_one ("/usage/help/teaches", KLADE_TEST_SQLITE, test_help_teaches);
  klade_test_add_one ("/usage/help/fits", KLADE_TEST_SQLITE, test_help_fits_a_terminal);
  klade_test_add_one ("/usage/wrong", KLADE_TEST_SQLITE, test_wrong_usage);
  klade_test_add_one ("/usage/terminal/password", KLADE_TEST_SQLITE, test_password_at_terminal);
  klade_test_add_one ("/usage/terminal/new", KLADE_TEST_SQLITE, test_new_password_at_terminal);
  klade_test_add_one ("/usage/terminal/progress", KLADE_TEST_SQLITE, test_progress_at_terminal);
  klade_test_add_one ("/usage/terminal/binary", KLADE_TEST_SQLITE,
                      test_binary_is_not_for_a_terminal);
  klade_test_add_one ("/usage/readme", KLADE_TEST_SQLITE, test_readme_runs_as_it_stands);

  status = g_test_run ();
  klade_test_forget_demos ();
  return status;
}
