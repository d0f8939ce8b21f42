/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-school-timetable.h"

#include <stdio.h>

typedef struct
{
  char *class_name;
  char *teacher;
  char *room;
  char *week;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->class_name);
  g_free (self->teacher);
  g_free (self->room);
  g_free (self->week);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* ---- text ---- */

static const KladeWeekBell *
find_bell (const KladeWeek *week, int lesson_no)
{
  for (int i = 0; i < week->n_bells; i++)
    if (week->bells[i].lesson_no == lesson_no)
      return &week->bells[i];

  return NULL;
}

static void
print_time (const KladeWeek *week, int lesson_no)
{
  const KladeWeekBell *bell = find_bell (week, lesson_no);

  if (bell != NULL && bell->starts_minutes >= 0)
    klade_ctl_print ("  %2d  %2d:%02d-%2d:%02d  ", lesson_no, bell->starts_minutes / 60,
                     bell->starts_minutes % 60, bell->ends_minutes / 60, bell->ends_minutes % 60);
  else
    klade_ctl_print ("  %2d               ", lesson_no);
}

static void
print_entry (const KladeWeek *week, const KladeWeekEntry *entry)
{
  print_time (week, entry->lesson_no);
  klade_ctl_print ("%s", entry->subject);
  if (week->of != KLADE_WEEK_OF_CLASS || entry->group_id != 0)
    klade_ctl_print (", %s", entry->class_name);
  if (*entry->teachers != '\0')
    klade_ctl_print (", %s", entry->teachers);
  if (*entry->room != '\0')
    klade_ctl_print (_ (", room %s"), entry->room);
  if (entry->cycle != 0)
    klade_ctl_print (", %s", entry->cycle == 1 ? _ ("odd weeks") : _ ("even weeks"));
  if (*entry->change != '\0')
    klade_ctl_print (" — %s", entry->change);
  klade_ctl_print ("\n");
}

static void
print_week (const KladeWeek *week)
{
  klade_ctl_print ("%s, %d-W%02d\n", week->title, week->iso_year, week->iso_week);
  for (int i = 0; i < week->n_days; i++)
    {
      const KladeWeekDay *day = &week->days[i];
      g_autofree char *date = klade_day_to_text (day->day);

      klade_ctl_print ("\n%s, %s", klade_weekday_name (klade_day_get_weekday (day->day)), date);
      if (*day->day_off != '\0')
        klade_ctl_print (": %s", day->day_off);
      if (*day->note != '\0')
        klade_ctl_print (" (%s)", day->note);
      klade_ctl_print ("\n");
      for (int n = 0; n < day->n_entries; n++)
        print_entry (week, &week->entries[day->first_entry + n]);
    }
}

/* ---- the command ---- */

static KladeWeek *
read_week (KladeSession *session, const Options *options, KladeDay day, GError **error)
{
  KladeWeekQuery query = { .of = KLADE_WEEK_OF_SCHOOL, .day = day };
  const char *name = NULL;
  KladeWeekChoice *choice = NULL;
  KladeWeek *week;

  if (options->class_name != NULL)
    {
      query.of = KLADE_WEEK_OF_CLASS;
      name = options->class_name;
    }
  else if (options->teacher != NULL)
    {
      query.of = KLADE_WEEK_OF_TEACHER;
      name = options->teacher;
    }
  else if (options->room != NULL)
    {
      query.of = KLADE_WEEK_OF_ROOM;
      name = options->room;
    }

  if (name == NULL)
    return klade_school_read_week (session, &query, error);
  if (!klade_school_find_week (session, query.of, name, day, &choice, error))
    return NULL;

  query.id = choice->id;
  query.room = choice->name;
  week = klade_school_read_week (session, &query, error);
  klade_week_choice_free (choice);
  return week;
}

KladeCtlStatus
klade_ctl_run_timetable (int argc, char **argv)
{
  g_auto (KladeCtlWho) who = KLADE_CTL_WHO_INIT;
  g_auto (Options) options = { NULL, NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    { "class", 'c', 0, G_OPTION_ARG_STRING, &options.class_name, N_ ("A class's week"),
      N_ ("NAME") },
    { "teacher", 't', 0, G_OPTION_ARG_STRING, &options.teacher, N_ ("A teacher's week"),
      N_ ("NAME") },
    { "room", 'r', 0, G_OPTION_ARG_STRING, &options.room, N_ ("A room's week"), N_ ("NAME") },
    { "week", 'w', 0, G_OPTION_ARG_STRING, &options.week,
      N_ ("The week: 2026-W10, or any day of it; this week if left out"), N_ ("WEEK") },
    { NULL },
  };
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeWeek) week = NULL;
  g_autoptr (GError) error = NULL;
  KladeDay today = klade_clock_today (&klade_clock_system);
  KladeDay day = KLADE_DAY_NONE;
  GOptionContext *context = klade_ctl_context_new (
      _ ("timetable FILE [OPTION…]"),
      _ ("Shows one week of a class, a teacher, a room or the whole school, with the changes\n"
         "of its days: substitutions, lessons not held, other rooms."),
      "  kladectl timetable skola.klade --class 7.a --week 2026-W10\n"
      "  kladectl timetable skola.klade --teacher Kalniņa\n"
      "  kladectl timetable skola.klade --room 205");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&who, context);
  if (!klade_ctl_parse (context, &argc, &argv, 1))
    return KLADE_CTL_USAGE;
  if (options.week != NULL)
    {
      day = klade_ctl_parse_week (options.week, today);
      if (day == KLADE_DAY_NONE)
        return klade_ctl_refuse (_ ("“%s” is not a week. Write it like 2026-W10."), options.week);
    }
  if ((options.class_name != NULL) + (options.teacher != NULL) + (options.room != NULL) > 1)
    return klade_ctl_refuse (_ ("Choose a class, a teacher or a room, one of them."));

  session = klade_ctl_open (argv[1], &who, &error);
  if (session != NULL)
    week = read_week (session, &options,
                      day != KLADE_DAY_NONE ? day : klade_session_get_today (session), &error);
  if (week == NULL)
    return klade_ctl_fail (argv[1], error);

  print_week (week);
  return KLADE_CTL_DONE;
}
