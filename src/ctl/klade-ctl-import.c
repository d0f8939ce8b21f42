/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-import.h"

#include "klade-i18n.h"

static const struct
{
  const char *name;
  const char *summary;
  KladeCtlStatus (*run) (int argc, char **argv);
} kinds[] = {
  { "timetable", N_ ("the timetable, from aSc Timetables, FET or Untis"),
    klade_ctl_import_timetable },
  { "pupils", N_ ("pupils with their classes and parents, from CSV, XLSX or ODS"),
    klade_ctl_import_people },
  { "staff", N_ ("those who work here"), klade_ctl_import_people },
  { "parents", N_ ("parents of pupils who are here already"), klade_ctl_import_people },
  { "subjects", N_ ("subjects, and how many lessons a year are planned"), klade_ctl_import_people },
};

/* What can be imported, for `import --help` and after a wrong word. */
static GOptionContext *
make_context (void)
{
  g_autoptr (GString) text =
      g_string_new (_ ("Reads a file into the school. Each kind explains itself with --help:\n"));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (text, "\n  %-10s %s", kinds[i].name, _ (kinds[i].summary));

  return klade_ctl_context_new (_ ("import KIND FILE INPUT [OPTION…]"), text->str,
                                "  kladectl import timetable skola.klade saraksts.xml --dry-run\n"
                                "  kladectl import pupils skola.klade skoleni.xlsx --dry-run\n"
                                "  kladectl import timetable --help");
}

KladeCtlStatus
klade_ctl_run_import (int argc, char **argv)
{
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (argv[1], kinds[i].name))
      return kinds[i].run (argc, argv);

  if (!klade_ctl_parse (make_context (), &argc, &argv, 3))
    return KLADE_CTL_USAGE;

  return klade_ctl_refuse (_ ("“%s” cannot be imported."), argv[1]);
}
