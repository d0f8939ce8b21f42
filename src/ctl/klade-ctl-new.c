/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"

#include <string.h>

#define MORNING_MINUTES (8 * 60)

/* The words of a command line, and what stands there when they are missing. */
typedef struct
{
  char *name;
  char *kind;
  char *surname;
  char *given_name;
  char *today;
  KladeCtlWho who;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self->today);
  klade_ctl_who_clear (&self->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "name", 'n', 0, G_OPTION_ARG_STRING, &self->name, N_ ("The school's name"), N_ ("NAME") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &self->kind,
      N_ ("basic, secondary, gymnasium, art, preschool or mixed"), N_ ("KIND") },
    { "surname", 0, 0, G_OPTION_ARG_STRING, &self->surname, N_ ("The superuser's surname"),
      N_ ("NAME") },
    { "given-name", 0, 0, G_OPTION_ARG_STRING, &self->given_name, N_ ("The superuser's given name"),
      N_ ("NAME") },
    { "today", 't', 0, G_OPTION_ARG_STRING, &self->today,
      N_ ("The day on which the school begins, like 2026-09-01; today if missing"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("new FILE --as USER [--name NAME] [--kind KIND]"),
      _ ("Makes a new school with one account: USER, its superuser, who adds everybody else. The\n"
         "password is asked for twice."),
      "  kladectl new mana.klade --name \"Mana pamatskola\" --kind basic --as direktore\n"
      "  kladectl new postgresql://klade@server/skola --as virslietotajs");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 1);
}

static char *
name_after_file (const char *place)
{
  g_autofree char *name = g_path_get_basename (place);

  if (g_str_has_suffix (name, ".klade"))
    name[strlen (name) - strlen (".klade")] = '\0';

  return g_steal_pointer (&name);
}

KladeCtlStatus
klade_ctl_run_new (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  g_autofree char *password = NULL;
  g_autofree char *file_name = NULL;
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (GError) error = NULL;
  KladeSchoolSetup setup;
  KladeClock clock = klade_clock_system;
  KladeDay day;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;

  if (options.today != NULL)
    {
      if (!klade_day_parse (options.today, klade_clock_today (&clock), &day, &error))
        return klade_ctl_refuse ("%s", error->message);
      clock = klade_clock_fixed (klade_instant_at (day, MORNING_MINUTES));
    }

  if (options.who.user_name == NULL)
    return klade_ctl_refuse ("%s", _ ("say who the superuser is, with --as USER"));

  password = klade_ctl_who_dup_password (&options.who, TRUE, &error);
  if (password == NULL)
    return klade_ctl_fail (NULL, error);

  file_name = name_after_file (argv[1]);
  setup = (KladeSchoolSetup){
    .name = options.name != NULL ? options.name : file_name,
    .kind = options.kind != NULL ? options.kind : "basic",
    .user_name = options.who.user_name,
    .password = password,
    .surname = options.surname != NULL ? options.surname : options.who.user_name,
    .given_name = options.given_name != NULL ? options.given_name : _ ("Superuser"),
  };
  school = klade_school_create (argv[1], &setup, &clock, &error);
  if (school == NULL)
    return klade_ctl_fail (argv[1], error);

  klade_ctl_print (_ ("%s: a new school, “%s”, with the superuser %s.\n"), argv[1], setup.name,
                   setup.user_name);
  return KLADE_CTL_DONE;
}
