/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-journal.h"

/* A column is as wide as its widest word; Latvian letters are one column each. */
static int
widest (const KladeJournalList *list, gsize offset)
{
  glong width = 0;

  for (int i = 0; i < list->n_rows; i++)
    width = MAX (width, g_utf8_strlen (G_STRUCT_MEMBER (char *, &list->rows[i], offset), -1));

  return (int) width;
}

static void
print_padded (const char *text, int width)
{
  klade_ctl_print ("%s%*s  ", text, width - (int) g_utf8_strlen (text, -1), "");
}

static void
print_list (const KladeJournalList *list)
{
  int class_width = widest (list, G_STRUCT_OFFSET (KladeJournalRow, class_name));
  int subject_width = widest (list, G_STRUCT_OFFSET (KladeJournalRow, subject));

  for (int i = 0; i < list->n_rows; i++)
    {
      const KladeJournalRow *row = &list->rows[i];

      print_padded (row->class_name, class_width);
      print_padded (row->subject, subject_width);
      klade_ctl_print ("%3d %3d  %s\n", row->n_pupils, row->n_lessons, row->teachers);
    }
}

KladeCtlStatus
klade_ctl_run_journals (int argc, char **argv)
{
  g_auto (KladeCtlWho) who = KLADE_CTL_WHO_INIT;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeJournalList) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *year = NULL;
  gint64 year_id;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_STRING, &year,
      N_ ("Of which school year, for instance 2025/26; that of today if missing"), N_ ("YEAR") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("journals FILE [--as USER]"),
      _ ("Lists the journals you may read: class or group, subject, pupils, lessons up to today,\n"
         "teachers. Class and subject are what `kladectl journal` wants."),
      "  kladectl journals skola.klade\n"
      "  kladectl journals skola.klade --as skolotaja\n"
      "  kladectl journals skola.klade --year 2024/25");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&who, context);
  if (!klade_ctl_parse (context, &argc, &argv, 1))
    return KLADE_CTL_USAGE;

  session = klade_ctl_open (argv[1], &who, &error);
  if (session != NULL && klade_ctl_find_year (session, year, &year_id, &error))
    list = klade_school_list_year_journals (session, year_id, &error);
  if (list == NULL)
    return klade_ctl_fail (argv[1], error);

  print_list (list);
  return KLADE_CTL_DONE;
}
