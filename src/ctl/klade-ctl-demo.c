/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-care.h"

static const struct
{
  const char *name;
  KladeDemoSize size;
} sizes[] = {
  { "class", KLADE_DEMO_CLASS },
  { "school", KLADE_DEMO_SCHOOL },
  { "city", KLADE_DEMO_CITY },
};

typedef struct
{
  char *size;
  char *today;
  gint64 seed;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->size);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "size", 's', 0, G_OPTION_ARG_STRING, &self->size,
      N_ ("class (one class), school (12 classes, 300 pupils) or city (60 classes, 1500 pupils); "
          "school if missing"),
      N_ ("SIZE") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &self->seed,
      N_ ("Another number makes another school; the same number the same one"), "N" },
    { "today", 't', 0, G_OPTION_ARG_STRING, &self->today,
      N_ ("The day up to which the year is filled in, like 2026-03-05; today if missing"),
      N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("demo FILE [--size SIZE] [--seed N] [--today DATE]"),
      _ ("Makes a school to try Klade in: classes, timetables, topics, marks and absences of a whole\n"
         "year up to one day. Nobody in it exists. The user names and the password are printed; the\n"
         "sign-in page lists them too. In this school the clock stands on the day chosen."),
      "  kladectl demo skola.klade\n"
      "  kladectl demo klase.klade --size class --seed 7 --today 2026-03-05\n"
      "  kladectl demo postgresql://klade@server/demo --size city");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return klade_ctl_parse (context, argc, argv, 1);
}

static gboolean
find_size (const char *name, KladeDemoSize *size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_strcmp0 (sizes[i].name, name) == 0)
      {
        *size = sizes[i].size;
        return TRUE;
      }

  return FALSE;
}

static gboolean
print_people (const char *place, GError **error)
{
  g_autoptr (KladeSchool) school = klade_school_open (place, &klade_clock_system, error);
  g_autoptr (KladeSchoolInfo) info = NULL;

  info = school != NULL ? klade_school_dup_info (school, error) : NULL;
  if (info == NULL)
    return FALSE;

  klade_ctl_print (_ ("%s: %s. In it you can be:\n"), place, info->name);
  for (guint i = 0; i < info->demo_people->len; i++)
    {
      const KladeDemoPerson *person = g_ptr_array_index (info->demo_people, i);

      klade_ctl_print ("  %-14s %-10s %s (%s)\n", person->user_name, person->password, person->name,
                       person->roles);
    }

  return TRUE;
}

KladeCtlStatus
klade_ctl_run_demo (int argc, char **argv)
{
  g_auto (Options) options = { .seed = 1 };
  g_autoptr (GError) error = NULL;
  KladeDay today = klade_clock_today (&klade_clock_system);
  KladeDemoSize size = KLADE_DEMO_SCHOOL;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;

  if (options.size != NULL && !find_size (options.size, &size))
    return klade_ctl_refuse (_ ("“%s” is no size: class, school or city"), options.size);

  if (options.seed < 0 || options.seed > G_MAXUINT32)
    return klade_ctl_refuse ("%s", _ ("the seed is a whole number from 0 to 4294967295"));

  if (options.today != NULL && !klade_day_parse (options.today, today, &today, &error))
    return klade_ctl_refuse ("%s", error->message);

  if (!klade_school_fill_demo (argv[1], size, (guint32) options.seed, today,
                               klade_ctl_show_progress, NULL, &error))
    return klade_ctl_fail (argv[1], error);

  klade_ctl_end_progress ();
  return print_people (argv[1], &error) ? KLADE_CTL_DONE : klade_ctl_fail (argv[1], error);
}
