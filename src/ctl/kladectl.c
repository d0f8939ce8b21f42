/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"

#include <stdio.h>

const KladeCtlCommand klade_ctl_commands[] = {
  { "new", N_ ("makes a new, empty school"), klade_ctl_run_new },
  { "demo", N_ ("makes a school to try Klade in, with invented people"), klade_ctl_run_demo },
  { "info", N_ ("says how much of everything the school holds"), klade_ctl_run_info },
  { "check", N_ ("looks for damage and for changes made behind Klade's back"),
    klade_ctl_run_check },
  { "journals", N_ ("lists the journals you may read"), klade_ctl_run_journals },
  { "journal", N_ ("shows a journal, or makes a document or a spreadsheet of it"),
    klade_ctl_run_journal },
  { "timetable", N_ ("shows a week of a class, a teacher or a room"), klade_ctl_run_timetable },
  { "print", N_ ("prints report cards, journals and every other document"), klade_ctl_run_print },
  { "import", N_ ("reads a timetable into the school"), klade_ctl_run_import },
  { "export", N_ ("takes marks out for the state's register"), klade_ctl_run_export },
  { "accounts", N_ ("lists accounts, and makes first passwords on slips"), klade_ctl_run_accounts },
  { "backup", N_ ("makes a copy of the school while others work in it"), klade_ctl_run_backup },
  { "restore", N_ ("makes a school of a copy"), klade_ctl_run_restore },
};

const gsize klade_ctl_n_commands = G_N_ELEMENTS (klade_ctl_commands);

static KladeCtlStatus
show_help (void)
{
  klade_ctl_print (
      "%s\n  kladectl %s\n\n%s\n\n", _ ("Usage:"), _ ("COMMAND FILE [OPTION…]"),
      _ ("Does for a school from the terminal what Klade's window does. FILE is a school "
         "file\n(skola.klade) or the URI of a PostgreSQL database."));

  klade_ctl_print ("%s\n", _ ("Commands:"));
  for (gsize i = 0; i < klade_ctl_n_commands; i++)
    klade_ctl_print ("  %-9s %s\n", klade_ctl_commands[i].name, _ (klade_ctl_commands[i].summary));

  klade_ctl_print ("\n%s\n", _ ("Try it like this:"));
  klade_ctl_print ("  kladectl demo skola.klade --size school\n"
                   "  kladectl info skola.klade\n"
                   "  kladectl journal skola.klade --class 7.a --subject Matemātika\n"
                   "  kladectl journal skola.klade --class 7.a --subject Matemātika -o 7a.pdf\n");
  klade_ctl_print (
      "\n%s\n", _ ("`kladectl COMMAND --help` explains each command. The exit status is 0 when it "
                   "worked,\n1 when it did not or when `check` found something, and 2 when the "
                   "command line is wrong."));
  return KLADE_CTL_DONE;
}

static const KladeCtlCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < klade_ctl_n_commands; i++)
    if (g_str_equal (klade_ctl_commands[i].name, name))
      return &klade_ctl_commands[i];

  return NULL;
}

static KladeCtlStatus
run (int argc, char **argv)
{
  const KladeCtlCommand *command;

  if (argc < 2)
    return klade_ctl_refuse ("%s", _ ("say what to do, for example: kladectl info skola.klade"));

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    return show_help ();

  if (g_str_equal (argv[1], "--version"))
    {
      klade_ctl_print ("kladectl %s\n", KLADE_VERSION);
      return KLADE_CTL_DONE;
    }

  command = find_command (argv[1]);
  if (command == NULL)
    return klade_ctl_refuse (_ ("there is no command “%s”"), argv[1]);

  return command->run (argc - 1, argv + 1);
}

int
main (int argc, char *argv[])
{
  g_auto (GStrv) words = NULL;
  g_autofree char **shifted = NULL;
  KladeCtlStatus status;

  klade_i18n_init ();
  g_set_prgname ("kladectl");

  words = g_strdupv (argv);
  /* GOption takes words out of the array; the owner keeps them all. */
  shifted = g_memdup2 (words, sizeof *words * ((gsize) argc + 1));
  status = run (argc, shifted);

  if (fflush (stdout) != 0 || ferror (stdout))
    {
      fprintf (stderr, "kladectl: %s\n", _ ("the output could not be written"));
      return KLADE_CTL_FAILED;
    }

  return (int) status;
}
