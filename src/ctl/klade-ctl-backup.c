/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-care.h"

KladeCtlStatus
klade_ctl_run_backup (int argc, char **argv)
{
  g_auto (KladeCtlWho) who = KLADE_CTL_WHO_INIT;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;
  GOptionContext *context = klade_ctl_context_new (
      _ ("backup FILE COPY [--as USER]"),
      _ ("Makes a copy of the school, whole and of one moment, while others go on working. The copy is\n"
         "a school file itself: it opens in Klade, and `kladectl restore` makes a school of it again."),
      "  kladectl backup skola.klade kopija.klade\n"
      "  kladectl backup postgresql://klade@server/skola skola-2026-03-05.klade --as direktore");

  klade_ctl_who_add_options (&who, context);
  if (!klade_ctl_parse (context, &argc, &argv, 2))
    return KLADE_CTL_USAGE;

  session = klade_ctl_open (argv[1], &who, &error);
  if (session == NULL)
    return klade_ctl_fail (argv[1], error);

  if (!klade_school_back_up (session, argv[2], &error))
    return klade_ctl_fail (argv[2], error);

  klade_ctl_print (_ ("%s: a copy of %s.\n"), argv[2], argv[1]);
  return KLADE_CTL_DONE;
}
