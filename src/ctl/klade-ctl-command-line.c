/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/**
 * klade_ctl_context_new:
 * @command: the command line's form, without the program's name: the command, its arguments
 * @explanation: what the command does, translated
 * @examples: command lines that run as they stand, each on a line of its own
 *
 * Returns: (transfer full): the command's options; help teaches with the examples
 */
GOptionContext *
klade_ctl_context_new (const char *command, const char *explanation, const char *examples)
{
  const char *arguments = strchr (command, ' ');
  g_autofree char *name = g_strndup (command, (gsize) (arguments - command));
  g_autofree char *program = g_strdup_printf ("kladectl %s", name);
  g_autofree char *description = g_strdup_printf ("%s\n%s", _ ("Examples:"), examples);
  GOptionContext *context = g_option_context_new (arguments + 1);

  g_set_prgname (program); /* the first line of the help begins with it */
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, explanation);
  g_option_context_set_description (context, description);
  return context;
}

/**
 * klade_ctl_parse:
 * @context: (transfer full): the command's options
 * @argc: (inout): how many words
 * @argv: (inout): the words; the options are taken out
 * @n_arguments: how many words have to remain beside the command's name
 *
 * Says on the error output what is wrong.  With --help, shows the help and ends the program.
 *
 * Returns: %TRUE if the command line is right
 */
gboolean
klade_ctl_parse (GOptionContext *context, int *argc, char ***argv, int n_arguments)
{
  g_autoptr (GOptionContext) own = context;
  g_autoptr (GError) error = NULL;

  if (!g_option_context_parse (own, argc, argv, &error))
    {
      klade_ctl_refuse ("%s", error->message);
      return FALSE;
    }

  if (*argc - 1 == n_arguments)
    return TRUE;

  if (*argc - 1 < n_arguments)
    klade_ctl_refuse (_ ("something is missing after “%s”"), (*argv)[*argc - 1]);
  else
    klade_ctl_refuse (_ ("“%s” is too much"), (*argv)[n_arguments + 1]);
  return FALSE;
}

/**
 * klade_ctl_refuse:
 * @format: what is wrong with the command line, translated
 * @...: for @format
 *
 * Returns: %KLADE_CTL_USAGE
 */
KladeCtlStatus
klade_ctl_refuse (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  fprintf (stderr, "kladectl: %s\n%s\n", message,
           _ ("`kladectl --help` and `kladectl COMMAND --help` explain it."));
  return KLADE_CTL_USAGE;
}

/**
 * klade_ctl_fail:
 * @what: (nullable): the file or person it is about
 * @error: what happened
 *
 * Returns: %KLADE_CTL_FAILED
 */
KladeCtlStatus
klade_ctl_fail (const char *what, const GError *error)
{
  g_autofree char *sentence = klade_error_explain_opening (error);

  klade_ctl_end_progress ();
  if (what != NULL)
    fprintf (stderr, "kladectl: %s: %s\n", what, sentence);
  else
    fprintf (stderr, "kladectl: %s\n", sentence);
  return KLADE_CTL_FAILED;
}

/* klade_ctl_print: to the output, in UTF-8 whatever the locale */
void
klade_ctl_print (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
}

static gboolean progress_is_shown;

/* klade_ctl_show_progress: a #KladeProgress for a person at a terminal */
gboolean
klade_ctl_show_progress (const char *step, double fraction, gpointer data)
{
  if (!isatty (STDERR_FILENO))
    return TRUE;

  fprintf (stderr, "\r\033[K%s: %d %%", step, (int) (fraction * 100));
  fflush (stderr);
  progress_is_shown = TRUE;
  return TRUE;
}

/* klade_ctl_end_progress: takes the line away */
void
klade_ctl_end_progress (void)
{
  if (progress_is_shown)
    fputs ("\r\033[K", stderr);

  progress_is_shown = FALSE;
}

/**
 * klade_ctl_parse_week:
 * @text: 2026-W10, or a day
 * @today: the day nearest to which a short one is meant
 *
 * Returns: a day of the week, %KLADE_DAY_NONE if it is none
 */
KladeDay
klade_ctl_parse_week (const char *text, KladeDay today)
{
  int year, week, end = 0;
  KladeDay monday, day;

  if (sscanf (text, "%4d-W%2d%n", &year, &week, &end) == 2 && text[end] == '\0' && week >= 1 &&
      week <= 53 && year > 1900)
    {
      /* 4 January is always in the first week. */
      monday = klade_day_get_monday (klade_day_new (year, 1, 4)) + (week - 1) * 7;
      return klade_day_get_iso_week (monday, NULL) == week ? monday : KLADE_DAY_NONE;
    }

  return klade_day_parse (text, today, &day, NULL) ? day : KLADE_DAY_NONE;
}
