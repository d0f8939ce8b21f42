/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-class-name.h"
#include "klade-timetable-draft-private.h"

static int
last (KladeTimetableDraft *self, KladeFileKind kind, gconstpointer added)
{
  return added != NULL ? klade_timetable_draft_count (self, kind) - 1 : -1;
}

/* Copies a list of indexes of @kind, each once. */
static KladeFileList
keep_list (KladeTimetableDraft *self, KladeFileKind kind, KladeFileList list)
{
  KladeFileList kept = { NULL, 0 };
  int *items;

  if (list.n == 0)
    return kept;
  if (list.n > KLADE_FILE_LIST_MAX || self->n_links > KLADE_FILE_LINKS_MAX)
    {
      self->is_list_long = TRUE;
      return kept;
    }

  items = g_new (int, list.n);
  g_ptr_array_add (self->lists, items);
  for (int i = 0; i < list.n; i++)
    {
      int known = 0;

      g_return_val_if_fail (
          list.items[i] >= 0 && list.items[i] < klade_timetable_draft_count (self, kind), kept);
      while (known < kept.n && items[known] != list.items[i])
        known++;
      if (known == kept.n)
        items[kept.n++] = list.items[i];
    }
  kept.items = items;
  self->n_links += kept.n;

  return kept;
}

/**
 * klade_timetable_draft_add_day:
 * @self: a draft
 * @day: a day; which weekday it is is found out at the end
 *
 * Days must be added in the week's order.
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_day (KladeTimetableDraft *self, const KladeFileDay *day)
{
  g_return_val_if_fail (self != NULL && day != NULL, -1);

  return last (self, KLADE_FILE_DAY, klade_timetable_draft_add (self, KLADE_FILE_DAY, day));
}

/**
 * klade_timetable_draft_add_period:
 * @self: a draft
 * @period: a period; its lesson_no is found out at the end
 *
 * Periods must be added by rising number.
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_period (KladeTimetableDraft *self, const KladeFilePeriod *period)
{
  g_return_val_if_fail (self != NULL && period != NULL, -1);

  return last (self, KLADE_FILE_PERIOD,
               klade_timetable_draft_add (self, KLADE_FILE_PERIOD, period));
}

/**
 * klade_timetable_draft_add_week:
 * @self: a draft
 * @week: a week of the cycle, in order
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_week (KladeTimetableDraft *self, const KladeFileSpan *week)
{
  g_return_val_if_fail (self != NULL && week != NULL, -1);

  return last (self, KLADE_FILE_WEEK, klade_timetable_draft_add (self, KLADE_FILE_WEEK, week));
}

/**
 * klade_timetable_draft_add_term:
 * @self: a draft
 * @term: a term of the year, in order
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_term (KladeTimetableDraft *self, const KladeFileSpan *term)
{
  g_return_val_if_fail (self != NULL && term != NULL, -1);

  return last (self, KLADE_FILE_TERM, klade_timetable_draft_add (self, KLADE_FILE_TERM, term));
}

/**
 * klade_timetable_draft_add_subject:
 * @self: a draft
 * @subject: a subject
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_subject (KladeTimetableDraft *self, const KladeFileSubject *subject)
{
  g_return_val_if_fail (self != NULL && subject != NULL, -1);

  return last (self, KLADE_FILE_SUBJECT,
               klade_timetable_draft_add (self, KLADE_FILE_SUBJECT, subject));
}

/* «Bērziņš, Jānis» says which is which; otherwise the last word is the surname. */
static void
split_name (KladeTimetableDraft *self, KladeFileTeacher *teacher)
{
  const char *name = teacher->name.name;
  const char *comma = strchr (name, ',');
  const char *blank = strrchr (name, ' ');
  g_autofree char *surname = NULL;

  if (comma != NULL)
    {
      surname = g_strndup (name, (gsize) (comma - name));
      teacher->surname = klade_timetable_draft_keep (self, surname);
      teacher->given_name = klade_timetable_draft_keep (self, comma + 1);
    }
  else if (blank != NULL)
    {
      surname = g_strndup (name, (gsize) (blank - name));
      teacher->surname = klade_timetable_draft_keep (self, blank + 1);
      teacher->given_name = klade_timetable_draft_keep (self, surname);
    }
  else
    {
      teacher->surname = name;
      teacher->given_name = "";
    }
}

/**
 * klade_timetable_draft_add_teacher:
 * @self: a draft
 * @teacher: a teacher; without surname and given name the name is split
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_teacher (KladeTimetableDraft *self, const KladeFileTeacher *teacher)
{
  KladeFileTeacher *added;

  g_return_val_if_fail (self != NULL && teacher != NULL, -1);

  added = klade_timetable_draft_add (self, KLADE_FILE_TEACHER, teacher);
  if (added != NULL)
    {
      added->surname = klade_timetable_draft_keep (self, added->surname);
      added->given_name = klade_timetable_draft_keep (self, added->given_name);
      if (*added->surname == '\0' && *added->given_name == '\0')
        split_name (self, added);
    }

  return last (self, KLADE_FILE_TEACHER, added);
}

/* Two or three capitalised words of letters only, as «Anna Bērziņa». */
static gboolean
is_like_name (const char *text)
{
  int n_words = 0;
  gboolean is_start = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ')
        is_start = TRUE;
      else if (!g_unichar_isalpha (c) && c != '-')
        return FALSE;
      else if (is_start)
        {
          /* A single letter is a class's, as in «Sigma A». */
          gboolean is_letter = *g_utf8_next_char (at) == ' ' || *g_utf8_next_char (at) == '\0';

          if (!g_unichar_isupper (c) || is_letter)
            return FALSE;
          n_words++;
          is_start = FALSE;
        }
      else if (g_unichar_isupper (c) && *g_utf8_prev_char (at) != '-')
        return FALSE;
    }

  return n_words == 2 || n_words == 3;
}

/**
 * klade_timetable_draft_add_class:
 * @self: a draft
 * @class_: a class; its grade 0 is guessed from its name
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_class (KladeTimetableDraft *self, const KladeFileClass *class_)
{
  KladeFileClass *added;

  g_return_val_if_fail (self != NULL && class_ != NULL, -1);

  added = klade_timetable_draft_add (self, KLADE_FILE_CLASS, class_);
  if (added != NULL)
    {
      const char *name = added->name.name;
      KladeClassName split;

      /* «07a» is how German and Hungarian schools keep the order. */
      if (name[0] == '0' && g_ascii_isdigit (name[1]))
        name++;
      if (added->grade == 0 && klade_class_name_parse (name, &split, NULL))
        added->grade = split.grade;
      added->is_like_name = added->grade == 0 && is_like_name (name);
    }

  return last (self, KLADE_FILE_CLASS, added);
}

/**
 * klade_timetable_draft_add_group:
 * @self: a draft
 * @group: a group of a class that is there already
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_group (KladeTimetableDraft *self, const KladeFileGroup *group)
{
  g_return_val_if_fail (self != NULL && group != NULL, -1);
  g_return_val_if_fail (group->class_ >= 0 &&
                            group->class_ < klade_timetable_draft_count (self, KLADE_FILE_CLASS),
                        -1);

  return last (self, KLADE_FILE_GROUP, klade_timetable_draft_add (self, KLADE_FILE_GROUP, group));
}

/**
 * klade_timetable_draft_add_room:
 * @self: a draft
 * @room: a room
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_room (KladeTimetableDraft *self, const KladeFileRoom *room)
{
  g_return_val_if_fail (self != NULL && room != NULL, -1);

  return last (self, KLADE_FILE_ROOM, klade_timetable_draft_add (self, KLADE_FILE_ROOM, room));
}

/**
 * klade_timetable_draft_add_lesson:
 * @self: a draft
 * @lesson: a lesson of objects that are there already; its cards are counted later
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_lesson (KladeTimetableDraft *self, const KladeFileLesson *lesson)
{
  KladeFileLesson *added;

  g_return_val_if_fail (self != NULL && lesson != NULL, -1);
  g_return_val_if_fail (lesson->subject < klade_timetable_draft_count (self, KLADE_FILE_SUBJECT),
                        -1);

  added = klade_timetable_draft_add (self, KLADE_FILE_LESSON, lesson);
  if (added != NULL)
    {
      added->classes = keep_list (self, KLADE_FILE_CLASS, lesson->classes);
      added->groups = keep_list (self, KLADE_FILE_GROUP, lesson->groups);
      added->teachers = keep_list (self, KLADE_FILE_TEACHER, lesson->teachers);
      added->rooms = keep_list (self, KLADE_FILE_ROOM, lesson->rooms);
      added->n_cards = 0;
    }

  return last (self, KLADE_FILE_LESSON, added);
}

/**
 * klade_timetable_draft_add_periods_per_week:
 * @self: a draft
 * @lesson: index of a lesson
 * @periods: how many more periods per week it has
 */
void
klade_timetable_draft_add_periods_per_week (KladeTimetableDraft *self, int lesson, double periods)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (lesson >= 0 && lesson < klade_timetable_draft_count (self, KLADE_FILE_LESSON));

  g_array_index (self->objects[KLADE_FILE_LESSON], KladeFileLesson, lesson).periods_per_week +=
      periods;
}

/**
 * klade_timetable_draft_add_card:
 * @self: a draft
 * @card: a card of a lesson, day and period that are there already; masks of 0 mean all, and
 *   what runs beyond the last period is cut, what is there already left out, and both warned
 *   about
 *
 * Returns: its index, or -1
 */
int
klade_timetable_draft_add_card (KladeTimetableDraft *self, const KladeFileCard *card)
{
  KladeFileCard *added;
  int n_left;

  g_return_val_if_fail (self != NULL && card != NULL, -1);
  g_return_val_if_fail (card->lesson >= 0 &&
                            card->lesson < klade_timetable_draft_count (self, KLADE_FILE_LESSON),
                        -1);
  g_return_val_if_fail (
      card->day >= 0 && card->day < klade_timetable_draft_count (self, KLADE_FILE_DAY), -1);
  g_return_val_if_fail (card->period >= 0 &&
                            card->period < klade_timetable_draft_count (self, KLADE_FILE_PERIOD),
                        -1);
  g_return_val_if_fail (card->length > 0, -1);

  if (!g_hash_table_add (self->card_keys,
                         g_strdup_printf ("%d %d %d %x %x", card->lesson, card->day, card->period,
                                          card->weeks, card->terms)))
    {
      self->n_double++;
      return -1;
    }
  added = klade_timetable_draft_add (self, KLADE_FILE_CARD, card);
  if (added == NULL)
    return -1;

  added->rooms = keep_list (self, KLADE_FILE_ROOM, card->rooms);
  g_array_index (self->objects[KLADE_FILE_LESSON], KladeFileLesson, card->lesson).n_cards++;
  n_left = klade_timetable_draft_count (self, KLADE_FILE_PERIOD) - card->period;
  if (added->length > n_left)
    {
      added->length = n_left;
      self->n_cut++;
    }

  return last (self, KLADE_FILE_CARD, added);
}
