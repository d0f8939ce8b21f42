/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-care.h"

KladeCtlStatus
klade_ctl_run_restore (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  GOptionContext *context = klade_ctl_context_new (
      _ ("restore COPY FILE"),
      _ ("Makes a school of a copy, after a look whether the copy is whole. A school that stands at FILE\n"
         "is not written over: it stays beside, under a name with the time. Passwords are those of the\n"
         "day of the copy."),
      "  kladectl restore kopija.klade atjaunota.klade");

  if (!klade_ctl_parse (context, &argc, &argv, 2))
    return KLADE_CTL_USAGE;

  if (!klade_school_restore (argv[1], argv[2], &error))
    return klade_ctl_fail (argv[1], error);

  klade_ctl_print (_ ("%s: restored from %s.\n"), argv[2], argv[1]);
  return KLADE_CTL_DONE;
}
