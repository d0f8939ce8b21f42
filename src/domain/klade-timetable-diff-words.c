/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-i18n.h"
#include "klade-text.h"
#include "klade-timetable-diff-private.h"

#define MINUTES_PER_HOUR 60

static char *
describe_period (const KladeFilePeriod *period)
{
  if (period->start_minutes < 0 || period->finish_minutes < 0)
    return g_strdup_printf ("%d (%s)", period->lesson_no, period->name.name);

  return g_strdup_printf (
      "%d (%d:%02d–%d:%02d)", period->lesson_no, period->start_minutes / MINUTES_PER_HOUR,
      period->start_minutes % MINUTES_PER_HOUR, period->finish_minutes / MINUTES_PER_HOUR,
      period->finish_minutes % MINUTES_PER_HOUR);
}

static char *
describe_class (const KladeTimetableFile *file, const KladeFileClass *class_)
{
  if (class_->teacher < 0)
    return g_strdup (class_->name.name);

  return g_strdup_printf ("%s (%s)", class_->name.name, file->teachers[class_->teacher].name.name);
}

static char *
describe_lesson (const KladeTimetableFile *file, int lesson)
{
  g_autofree char *text = klade_timetable_file_describe_lesson (file, lesson);
  g_autofree char *n = klade_text_decimal (file->lessons[lesson].periods_per_week, 1);

  if (g_str_has_suffix (n, ",0"))
    n[strlen (n) - 2] = '\0';

  return g_strdup_printf (_ ("%s · %s per week"), text, n);
}

/* An object as it stands in its file, with all that can change. */
char *
klade_timetable_diff_describe_object (const KladeTimetableFile *file, KladeFileKind kind, int index)
{
  const KladeFileName *name;

  if (kind == KLADE_FILE_CARD)
    return klade_timetable_file_describe_time (file, index);
  if (kind == KLADE_FILE_LESSON)
    return describe_lesson (file, index);
  if (kind == KLADE_FILE_PERIOD)
    return describe_period (&file->periods[index]);
  if (kind == KLADE_FILE_CLASS)
    return describe_class (file, &file->classes[index]);

  name = klade_timetable_file_get_name (file, kind, index);
  if (kind == KLADE_FILE_GROUP)
    return g_strdup_printf ("%s: %s", file->classes[file->groups[index].class_].name.name,
                            name->name);
  if (*name->short_name == '\0' || g_str_equal (name->short_name, name->name))
    return g_strdup (name->name);

  return g_strdup_printf ("%s (%s)", name->name, name->short_name);
}

/* What is told about: a card's lesson, otherwise the object itself. */
char *
klade_timetable_diff_name_object (const KladeTimetableFile *file, KladeFileKind kind, int index)
{
  if (kind == KLADE_FILE_CARD)
    return klade_timetable_file_describe_lesson (file, file->cards[index].lesson);
  if (kind == KLADE_FILE_LESSON)
    return klade_timetable_file_describe_lesson (file, index);

  return klade_timetable_diff_describe_object (file, kind, index);
}

/**
 * klade_timetable_diff_describe:
 * @self: a comparison
 *
 * Returns: (transfer full): a line for each kind that differs: teachers: 8 new, 0 changed, 5
 *   ended
 */
char *
klade_timetable_diff_describe (const KladeTimetableDiff *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (klade_timetable_diff_is_empty (self))
    return g_strdup (_ ("Nothing has changed."));

  text = g_string_new (NULL);
  for (KladeFileKind kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    {
      const int *counts = self->counts[kind];

      if (counts[KLADE_FILE_NEW] + counts[KLADE_FILE_CHANGED] + counts[KLADE_FILE_ENDED] == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("%s: %d new, %d changed, %d ended"),
                              klade_file_kind_get_name (kind), counts[KLADE_FILE_NEW],
                              counts[KLADE_FILE_CHANGED], counts[KLADE_FILE_ENDED]);
    }

  return g_string_free (text, FALSE);
}
