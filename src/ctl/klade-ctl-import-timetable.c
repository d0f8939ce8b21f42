/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-import.h"

#include "klade-exchange-timetable.h"
#include "klade-i18n.h"
#include "klade-school-timetable-import.h"

/* What differs, one line each, as `kladectl import` reports. */
static void
print_names (const KladeTimetableImport *plan)
{
  for (int i = 0; i < plan->n_names; i++)
    {
      const KladeTimetableName *name = &plan->names[i];
      g_autoptr (GString) candidates = g_string_new (NULL);

      if (name->fate == KLADE_NAME_NEW && name->kind != KLADE_FILE_ROOM)
        klade_ctl_print ("  + %s\n", name->name);
      if (name->fate != KLADE_NAME_AMBIGUOUS)
        continue;
      for (int n = 0; n < name->n_candidates; n++)
        g_string_append_printf (candidates, "%s%s", n > 0 ? ", " : "", name->candidate_names[n]);
      klade_ctl_print ("  ? %s: %s\n", name->name, candidates->str);
    }
}

static void
print_places (const KladeTimetableImport *plan)
{
  for (int i = 0; i < plan->n_places; i++)
    {
      const KladeTimetablePlace *place = &plan->places[i];

      if (place->fate == KLADE_FILE_CHANGED)
        klade_ctl_print ("  ~ %s: %s → %s\n", place->what, place->before, place->after);
      else if (place->fate == KLADE_FILE_ENDED)
        klade_ctl_print ("  - %s: %s\n", place->what, place->before);
      else
        klade_ctl_print ("  + %s: %s\n", place->what, place->after);
    }
}

static void
print_plan (const KladeTimetableImport *plan, gboolean everything)
{
  g_autofree char *text = klade_timetable_import_describe (plan);

  klade_ctl_print ("%s", text);
  if (!everything)
    return;

  print_names (plan);
  print_places (plan);
}

/* Whether somebody has to choose, which the window lets do. */
static gboolean
has_choices (const KladeTimetableImport *plan)
{
  return plan->name_counts[KLADE_FILE_SUBJECT][KLADE_NAME_AMBIGUOUS] +
             plan->name_counts[KLADE_FILE_TEACHER][KLADE_NAME_AMBIGUOUS] +
             plan->name_counts[KLADE_FILE_CLASS][KLADE_NAME_AMBIGUOUS] >
         0;
}

/* The day asked for, otherwise today. */
static KladeDay
parse_from (const char *text, KladeDay today)
{
  KladeDay day = today;

  return text == NULL || klade_day_parse (text, today, &day, NULL) ? day : KLADE_DAY_NONE;
}

/* `import timetable FILE INPUT`: @argv[0] is the command's name, @argv[1] timetable. */
KladeCtlStatus
klade_ctl_import_timetable (int argc, char **argv)
{
  g_auto (KladeCtlWho) who = KLADE_CTL_WHO_INIT;
  g_autofree char *from = NULL;
  int term = 0;
  gboolean is_dry = FALSE;
  gboolean is_done;
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &is_dry, N_ ("Says what would be done, writes nothing"),
      NULL },
    { "from", 'f', 0, G_OPTION_ARG_STRING, &from,
      N_ ("The first day of the new timetable; today if left out"), N_ ("DAY") },
    { "term", 0, 0, G_OPTION_ARG_INT, &term, N_ ("The file's term, from 1; all if left out"),
      N_ ("NUMBER") },
    { NULL },
  };
  g_autoptr (KladeTimetableFile) file = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeTimetableImport) plan = NULL;
  g_autoptr (GError) error = NULL;
  KladeTimetableImportOptions options = { 0 };
  GOptionContext *context = klade_ctl_context_new (
      _ ("import timetable FILE INPUT [OPTION…]"),
      _ ("Makes a timetable program's file the school's timetable from a day on: aSc Timetables\n"
         "(XML), FET, or Untis (GPU001). A later file changes only what is different in it."),
      "  kladectl import timetable skola.klade saraksts.xml --dry-run\n"
      "  kladectl import timetable skola.klade saraksts.xml --from 2026-03-16");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&who, context);
  if (!klade_ctl_parse (context, &argc, &argv, 3))
    return KLADE_CTL_USAGE;
  options.valid_from = parse_from (from, klade_clock_today (&klade_clock_system));
  options.term = term - 1;
  if (options.valid_from == KLADE_DAY_NONE)
    return klade_ctl_refuse (_ ("“%s” is not a day. Write it like 2026-03-16."), from);

  file = klade_exchange_read_timetable (argv[3], &error);
  if (file == NULL)
    return klade_ctl_fail (argv[3], error);

  session = klade_ctl_open (argv[2], &who, &error);
  if (session != NULL && from == NULL)
    options.valid_from = klade_session_get_today (session);
  if (session != NULL)
    plan = klade_school_plan_timetable_import (session, file, &options, &error);
  if (plan == NULL)
    return klade_ctl_fail (argv[2], error);

  print_plan (plan, is_dry || has_choices (plan));
  if (is_dry)
    return KLADE_CTL_DONE;
  is_done =
      klade_school_import_timetable (session, plan, klade_ctl_show_progress, NULL, NULL, &error);
  klade_ctl_end_progress ();
  if (!is_done)
    return klade_ctl_fail (argv[2], error);

  klade_ctl_print ("%s\n", _ ("Imported."));
  return KLADE_CTL_DONE;
}
