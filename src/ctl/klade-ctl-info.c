/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-care.h"
#include "klade-school-year.h"

static void
print_info (const KladeSchoolInfo *info, GArray *counts)
{
  g_autofree char *year = klade_school_year_name (klade_school_year_of_day (info->today));
  g_autofree char *today = klade_day_to_iso (info->today);

  klade_ctl_print ("school: %s\n", info->name);
  klade_ctl_print ("year: %s\n", year);
  klade_ctl_print ("today: %s\n", today);
  klade_ctl_print ("demo: %s\n", info->is_demo ? "yes" : "no");
  klade_ctl_print ("engine: %s\n", info->engine);
  klade_ctl_print ("version: %d\n", info->version);

  for (guint i = 0; i < counts->len; i++)
    {
      const KladeCount *count = &g_array_index (counts, KladeCount, i);

      klade_ctl_print ("%s: %" G_GINT64_FORMAT "\n", count->name, count->count);
    }
}

KladeCtlStatus
klade_ctl_run_info (int argc, char **argv)
{
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;
  GOptionContext *context = klade_ctl_context_new (
      _ ("info FILE"),
      _ ("Says how much of everything the school holds, one `name: value` a row. The names are English\n"
         "and stay as they are, so that scripts can read them. Needs no password: it names nobody."),
      "  kladectl info skola.klade\n"
      "  kladectl info skola.klade | grep marks");

  if (!klade_ctl_parse (context, &argc, &argv, 1))
    return KLADE_CTL_USAGE;

  school = klade_school_open (argv[1], &klade_clock_system, &error);
  if (school != NULL)
    info = klade_school_dup_info (school, &error);
  if (info != NULL)
    counts = klade_school_count (school, &error);
  if (counts == NULL)
    return klade_ctl_fail (argv[1], error);

  print_info (info, counts);
  return KLADE_CTL_DONE;
}
