/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells what Klade read from a timetable file, as lines with tabs, for test-timetable-real.py. */

#include <locale.h>

#include "klade-exchange-timetable.h"

static void
append_names (const KladeTimetableFile *file, KladeFileKind kind, KladeFileList list, GString *line)
{
  g_string_append_c (line, '\t');
  for (int i = 0; i < list.n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "|" : "",
                            klade_timetable_file_get_name (file, kind, list.items[i])->name);
}

static void
append_ids (const KladeTimetableFile *file, KladeFileKind kind, KladeFileList list, GString *line)
{
  g_string_append_c (line, '\t');
  for (int i = 0; i < list.n; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "," : "",
                            klade_timetable_file_get_name (file, kind, list.items[i])->id);
}

static void
append_groups (const KladeTimetableFile *file, KladeFileList groups, int class_, GString *line)
{
  gboolean is_first = TRUE;

  g_string_append_c (line, '\t');
  for (int i = 0; i < groups.n; i++)
    if (class_ < 0 || file->groups[groups.items[i]].class_ == class_)
      {
        g_string_append_printf (line, "%s%s", is_first ? "" : "|",
                                file->groups[groups.items[i]].name.name);
        is_first = FALSE;
      }
}

static void
tell_card (const KladeTimetableFile *file, const KladeFileCard *card, int period, int class_)
{
  const KladeFileLesson *lesson = &file->lessons[card->lesson];
  g_autoptr (GString) line = g_string_new ("card");

  g_string_append_printf (line, "\t%s\t%d\t%d\t%s\t%s",
                          class_ >= 0 ? file->classes[class_].name.name : "", card->day,
                          file->periods[period].number, file->periods[period].name.name,
                          lesson->subject >= 0 ? file->subjects[lesson->subject].name.name : "");
  append_names (file, KLADE_FILE_TEACHER, lesson->teachers, line);
  append_names (file, KLADE_FILE_ROOM, card->rooms, line);
  append_groups (file, lesson->groups, class_, line);
  g_string_append_c (line, '\t');
  for (int week = 0; week < file->n_weeks; week++)
    g_string_append_c (line, (card->weeks >> week & 1) != 0 ? '1' : '0');
  g_print ("%s\n", line->str);
}

static void
tell_lesson (const KladeTimetableFile *file, const KladeFileLesson *lesson)
{
  g_autoptr (GString) line = g_string_new ("lesson");

  g_string_append_printf (line, "\t%s\t%s\t%g", lesson->name.id,
                          lesson->subject >= 0 ? file->subjects[lesson->subject].name.id : "",
                          lesson->periods_per_week);
  append_ids (file, KLADE_FILE_CLASS, lesson->classes, line);
  append_ids (file, KLADE_FILE_GROUP, lesson->groups, line);
  append_ids (file, KLADE_FILE_TEACHER, lesson->teachers, line);
  append_ids (file, KLADE_FILE_ROOM, lesson->rooms, line);
  g_print ("%s\n", line->str);
}

static void
tell (const KladeTimetableFile *file)
{
  static const struct
  {
    const char *name;
    KladeFileKind kind;
  } counted[] = {
    { "periods", KLADE_FILE_PERIOD },   { "subjects", KLADE_FILE_SUBJECT },
    { "teachers", KLADE_FILE_TEACHER }, { "rooms", KLADE_FILE_ROOM },
    { "classes", KLADE_FILE_CLASS },    { "groups", KLADE_FILE_GROUP },
    { "lessons", KLADE_FILE_LESSON },   { "cards", KLADE_FILE_CARD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++)
    g_print ("count\t%s\t%d\n", counted[i].name,
             klade_timetable_file_get_n (file, counted[i].kind));
  for (int i = 0; i < file->n_lessons; i++)
    tell_lesson (file, &file->lessons[i]);
  for (int i = 0; i < file->n_cards; i++)
    {
      const KladeFileCard *card = &file->cards[i];
      KladeFileList classes = file->lessons[card->lesson].classes;

      for (int j = 0; j < card->length; j++)
        {
          if (classes.n == 0)
            tell_card (file, card, card->period + j, -1);
          for (int k = 0; k < classes.n; k++)
            tell_card (file, card, card->period + j, classes.items[k]);
        }
    }
  for (int i = 0; i < file->n_warnings; i++)
    g_print ("warning\t%s\n", file->warnings[i]);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KladeTimetableFile) file = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("usage: %s FILE\n", argv[0]);
      return 2;
    }

  file = klade_exchange_read_timetable (argv[1], &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  tell (file);

  return 0;
}
