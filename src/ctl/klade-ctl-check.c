/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-care.h"

static gboolean
parse (KladeCtlWho *who, int *argc, char ***argv)
{
  GOptionContext *context = klade_ctl_context_new (
      _ ("check FILE [--as USER]"),
      _ ("Looks for damage in the file, for rows that point nowhere, and for entries that do not agree\n"
         "with the log of changes. Signed in, it also proves that the log itself was not rewritten.\n"
         "Prints what it found, a sentence a row; the exit status is 1 if there was something."),
      "  kladectl check skola.klade\n"
      "  kladectl check mana.klade --as direktore");

  klade_ctl_who_add_options (who, context);
  return klade_ctl_parse (context, argc, argv, 1);
}

/* Without --as in a real school the log's seal is not looked at; the rest is. */
static gboolean
sign_in_if_possible (const KladeCtlWho *who,
                     KladeSchool *school,
                     KladeSession **session,
                     GError **error)
{
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, error);

  *session = NULL;
  if (info == NULL)
    return FALSE;

  if (who->user_name == NULL && !info->is_demo)
    return TRUE;

  *session = klade_ctl_sign_in (who, school, error);
  return *session != NULL;
}

static KladeCtlStatus
report (GPtrArray *findings, gboolean is_sealed_proved)
{
  for (guint i = 0; i < findings->len; i++)
    klade_ctl_print ("%s\n", (const char *) g_ptr_array_index (findings, i));

  if (findings->len > 0)
    return KLADE_CTL_FAILED;

  klade_ctl_print ("%s\n",
                   is_sealed_proved
                       ? _ ("Everything is in order.")
                       : _ ("Everything is in order. Whether the whole log was rewritten can "
                            "only be seen with --as USER."));
  return KLADE_CTL_DONE;
}

KladeCtlStatus
klade_ctl_run_check (int argc, char **argv)
{
  g_auto (KladeCtlWho) who = KLADE_CTL_WHO_INIT;
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse (&who, &argc, &argv))
    return KLADE_CTL_USAGE;

  school = klade_school_open (argv[1], &klade_clock_system, &error);
  if (school != NULL && sign_in_if_possible (&who, school, &session, &error))
    findings = klade_school_check (school, session, klade_ctl_show_progress, NULL, &error);

  if (findings == NULL)
    return klade_ctl_fail (argv[1], error);

  klade_ctl_end_progress ();
  return report (findings, session != NULL);
}
