/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-i18n.h"
#include "klade-text.h"
#include "klade-timetable-draft-private.h"
#include "klade-timetable.h"

#define N_EXAMPLES 3

/* How the days' names begin, folded, in the languages of the country's schools. */
static const char *const day_names[][7] = {
  { "pirmd", "otrd", "tresd", "ceturtd", "piektd", "sestd", "svetd" },
  { "mon", "tue", "wed", "thu", "fri", "sat", "sun" },
  { "понед", "вторн", "сред", "четв", "пятн", "субб", "воскр" },
};

static KladeWeekday
find_weekday (const char *name, gsize language)
{
  g_autofree char *folded = klade_text_fold (name);

  for (int i = 0; i < 7; i++)
    if (g_str_has_prefix (folded, day_names[language][i]))
      return (KladeWeekday) (i + 1);

  return 0;
}

static gboolean
name_weekdays_in (GArray *days, gsize language)
{
  gboolean are_known = TRUE;

  for (guint i = 0; i < days->len && are_known; i++)
    {
      KladeFileDay *day = &g_array_index (days, KladeFileDay, i);

      day->weekday = find_weekday (day->name.name, language);
      are_known = day->weekday != 0;
    }

  return are_known;
}

/* Says which weekday each day is: by the names if all are known, otherwise by their order. */
void
klade_timetable_draft_name_weekdays (GArray *days)
{
  for (gsize language = 0; language < G_N_ELEMENTS (day_names); language++)
    if (name_weekdays_in (days, language))
      return;

  for (guint i = 0; i < days->len; i++)
    g_array_index (days, KladeFileDay, i).weekday = i < 7 ? (KladeWeekday) (i + 1) : 0;
}

/* The first few of many things, and how many there are. */
typedef struct
{
  GString *text;
  int n;
} Examples;

static void
add_example (Examples *self, const char *text)
{
  if (self->n == 0)
    self->text = g_string_new (text);
  else if (self->n < N_EXAMPLES)
    g_string_append_printf (self->text, "; %s", text);
  else if (self->n == N_EXAMPLES)
    g_string_append (self->text, "; …");
  self->n++;
}

static char *
end_examples (Examples *self)
{
  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

typedef gboolean (*LessonTest) (const KladeFileLesson *lesson);

static gboolean
lacks_class (const KladeFileLesson *lesson)
{
  return lesson->classes.n == 0;
}

static gboolean
lacks_subject (const KladeFileLesson *lesson)
{
  return lesson->subject < 0;
}

static gboolean
lacks_teacher (const KladeFileLesson *lesson)
{
  return lesson->teachers.n == 0;
}

static gboolean
lacks_cards (const KladeFileLesson *lesson)
{
  return lesson->n_cards == 0;
}

static char *
list_lessons (const KladeTimetableFile *file, LessonTest is_odd, int *n)
{
  Examples odd = { NULL, 0 };

  for (int i = 0; i < file->n_lessons; i++)
    if (is_odd (&file->lessons[i]))
      {
        g_autofree char *text =
            odd.n < N_EXAMPLES ? klade_timetable_file_describe_lesson (file, i) : NULL;

        add_example (&odd, text != NULL ? text : "");
      }

  *n = odd.n;
  return odd.n > 0 ? end_examples (&odd) : NULL;
}

static void
warn_lessons (KladeTimetableDraft *self, const KladeTimetableFile *file)
{
  int n;
  g_autofree char *no_class = list_lessons (file, lacks_class, &n);
  g_autofree char *no_subject = NULL;
  g_autofree char *no_teacher = NULL;
  g_autofree char *no_card = NULL;

  if (n > 0)
    klade_timetable_draft_warn (self,
                                ngettext_ ("%d lesson has no class and gets no journal: %s",
                                           "%d lessons have no class and get no journal: %s",
                                           (gulong) n),
                                n, no_class);
  no_subject = list_lessons (file, lacks_subject, &n);
  if (n > 0)
    klade_timetable_draft_warn (
        self,
        ngettext_ ("%d lesson has no subject: %s", "%d lessons have no subject: %s", (gulong) n), n,
        no_subject);
  no_teacher = list_lessons (file, lacks_teacher, &n);
  if (n > 0)
    klade_timetable_draft_warn (
        self,
        ngettext_ ("%d lesson has no teacher: %s", "%d lessons have no teacher: %s", (gulong) n), n,
        no_teacher);
  no_card = list_lessons (file, lacks_cards, &n);
  if (n > 0)
    klade_timetable_draft_warn (self,
                                ngettext_ ("%d lesson is not placed anywhere in the week: %s",
                                           "%d lessons are not placed anywhere in the week: %s",
                                           (gulong) n),
                                n, no_card);
}

static void
warn_classes (KladeTimetableDraft *self, const KladeTimetableFile *file)
{
  Examples odd = { NULL, 0 };
  g_autofree char *list = NULL;

  for (int i = 0; i < file->n_classes; i++)
    if (file->classes[i].is_like_name)
      add_example (&odd, file->classes[i].name.name);
  if (odd.n == 0)
    return;

  list = end_examples (&odd);
  klade_timetable_draft_warn (
      self,
      ngettext_ ("%d class is named like a person; it may be one pupil’s own plan: %s",
                 "%d classes are named like persons; they may be single pupils’ own plans: %s",
                 (gulong) odd.n),
      odd.n, list);
}

/* The same name twice: a person must say which is which. */
static void
warn_doubles (KladeTimetableDraft *self, const KladeTimetableFile *file, KladeFileKind kind)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Examples odd = { NULL, 0 };
  g_autofree char *list = NULL;

  for (int i = 0; i < klade_timetable_file_get_n (file, kind); i++)
    {
      const char *name = klade_timetable_file_get_name (file, kind, i)->name;

      if (!g_hash_table_add (seen, (gpointer) name))
        add_example (&odd, name);
    }
  if (odd.n == 0)
    return;

  list = end_examples (&odd);
  klade_timetable_draft_warn (self, _ ("Some %s have the same name: %s"),
                              klade_file_kind_get_name (kind), list);
}

static void
warn_periods (KladeTimetableDraft *self, const KladeTimetableFile *file)
{
  int last = file->n_periods > 0 ? file->periods[file->n_periods - 1].lesson_no : 0;

  if (file->n_periods == 0)
    klade_timetable_draft_warn (self, _ ("The file names no periods of the day."));
  if (last > KLADE_LESSON_NO_MAX)
    klade_timetable_draft_warn (
        self, _ ("The day has periods up to number %d; a journal’s lessons go up to %d."), last,
        KLADE_LESSON_NO_MAX);
  if (self->n_cut > 0)
    klade_timetable_draft_warn (
        self,
        ngettext_ ("%d card runs beyond the day’s last period and was cut.",
                   "%d cards run beyond the day’s last period and were cut.", (gulong) self->n_cut),
        self->n_cut);
  if (self->n_double > 0)
    klade_timetable_draft_warn (self,
                                ngettext_ ("%d card stands in the file twice.",
                                           "%d cards stand in the file twice.",
                                           (gulong) self->n_double),
                                self->n_double);
}

static void
warn_emptiness (KladeTimetableDraft *self, const KladeTimetableFile *file)
{
  if (file->n_classes == 0)
    klade_timetable_draft_warn (self, _ ("The file names no classes."));
  if (file->n_lessons == 0)
    klade_timetable_draft_warn (self, _ ("The file has no lessons."));
  else if (file->n_cards == 0)
    klade_timetable_draft_warn (
        self, _ ("No lesson has a time: the timetable has not been made yet, or it was exported "
                 "without its cards."));
}

/* Says what a person should know before importing @file. */
void
klade_timetable_draft_warn_oddities (KladeTimetableDraft *self, const KladeTimetableFile *file)
{
  int n_unsaid = self->n_unsaid;

  /* These few must not drown in the many. */
  if (n_unsaid > 0)
    g_ptr_array_set_size (self->warnings, KLADE_DRAFT_WARNINGS_MAX / 2);
  if (n_unsaid > 0)
    n_unsaid += KLADE_DRAFT_WARNINGS_MAX / 2;

  warn_emptiness (self, file);
  warn_periods (self, file);
  warn_lessons (self, file);
  warn_classes (self, file);
  warn_doubles (self, file, KLADE_FILE_CLASS);
  warn_doubles (self, file, KLADE_FILE_TEACHER);
  warn_doubles (self, file, KLADE_FILE_SUBJECT);

  if (n_unsaid > 0)
    klade_timetable_draft_warn (self,
                                ngettext_ ("%d more thing of this kind is wrong.",
                                           "%d more things of this kind are wrong.",
                                           (gulong) n_unsaid),
                                n_unsaid);
}
