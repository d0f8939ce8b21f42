/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-draft.h"

#include <string.h>

#include "klade-class-name.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"
#include "klade-timetable-draft-private.h"

#define STRING_CHUNK_BYTES 16384

static const struct
{
  gsize size;
  int n_max;
} kinds[KLADE_N_FILE_KINDS] = {
  [KLADE_FILE_DAY] = { sizeof (KladeFileDay), KLADE_FILE_DAYS_MAX },
  [KLADE_FILE_PERIOD] = { sizeof (KladeFilePeriod), KLADE_FILE_PERIODS_MAX },
  [KLADE_FILE_WEEK] = { sizeof (KladeFileSpan), KLADE_FILE_WEEKS_MAX },
  [KLADE_FILE_TERM] = { sizeof (KladeFileSpan), KLADE_FILE_TERMS_MAX },
  [KLADE_FILE_SUBJECT] = { sizeof (KladeFileSubject), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_TEACHER] = { sizeof (KladeFileTeacher), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_CLASS] = { sizeof (KladeFileClass), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_GROUP] = { sizeof (KladeFileGroup), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_ROOM] = { sizeof (KladeFileRoom), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_LESSON] = { sizeof (KladeFileLesson), KLADE_FILE_OBJECTS_MAX },
  [KLADE_FILE_CARD] = { sizeof (KladeFileCard), KLADE_FILE_OBJECTS_MAX },
};

/**
 * klade_timetable_draft_new:
 * @format: whose file is read
 *
 * Returns: (transfer full): an empty draft
 */
KladeTimetableDraft *
klade_timetable_draft_new (KladeTimetableFormat format)
{
  KladeTimetableDraft *self = g_new0 (KladeTimetableDraft, 1);

  self->format = format;
  self->strings = g_string_chunk_new (STRING_CHUNK_BYTES);
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->warnings = g_ptr_array_new ();
  self->card_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    {
      self->objects[kind] = g_array_new (FALSE, TRUE, (guint) kinds[kind].size);
      self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
    }

  return self;
}

/**
 * klade_timetable_draft_free:
 * @self: (transfer full): a draft, finished or not
 */
void
klade_timetable_draft_free (KladeTimetableDraft *self)
{
  g_return_if_fail (self != NULL);

  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    {
      g_clear_pointer (&self->objects[kind], g_array_unref);
      g_clear_pointer (&self->by_id[kind], g_hash_table_unref);
    }
  g_clear_pointer (&self->card_keys, g_hash_table_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_free (self->program);
  g_free (self->school);
  g_free (self);
}

/* Ids and most names need no cleaning, and there are many of them. */
static gboolean
is_clean (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;

  return TRUE;
}

static const char *
keep (KladeTimetableDraft *self, const char *text)
{
  g_autofree char *clean = NULL;

  if (text == NULL)
    return "";
  if (is_clean (text))
    return g_string_chunk_insert_const (self->strings, text);

  clean = klade_text_clean_line (text);
  return g_string_chunk_insert_const (self->strings, clean);
}

static void
keep_name (KladeTimetableDraft *self, KladeFileName *name, gboolean needs_name)
{
  name->id = keep (self, name->id);
  name->name = keep (self, name->name);
  name->short_name = keep (self, name->short_name);
  if (needs_name && *name->name == '\0')
    name->name = *name->short_name != '\0' ? name->short_name : *name->id != '\0' ? name->id : "?";
}

static int
count (KladeTimetableDraft *self, KladeFileKind kind)
{
  return (int) self->objects[kind]->len;
}

/**
 * klade_timetable_draft_find:
 * @self: a draft
 * @kind: of what; not of cards, which have no id
 * @id: (nullable): the source's id
 *
 * Returns: the object's index, or -1
 */
int
klade_timetable_draft_find (KladeTimetableDraft *self, KladeFileKind kind, const char *id)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (kind < KLADE_N_FILE_KINDS, -1);

  if (id == NULL || *id == '\0')
    return -1;
  if (!is_clean (id))
    id = clean = klade_text_clean_line (id);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_id[kind], id)) - 1;
}

/* The place for an object of @kind with the name cleaned, or NULL if there must be none. */
static gpointer
add (KladeTimetableDraft *self, KladeFileKind kind, gconstpointer object)
{
  GArray *objects = self->objects[kind];
  KladeFileName *name;

  if (count (self, kind) >= kinds[kind].n_max)
    {
      self->is_crowded = TRUE;
      self->crowded = kind;
      return NULL;
    }

  g_array_append_vals (objects, object, 1);
  name = (gpointer) (objects->data + (objects->len - 1) * kinds[kind].size);
  if (kind == KLADE_FILE_CARD)
    return name;

  keep_name (self, name, kind != KLADE_FILE_LESSON);
  if (*name->id == '\0')
    return name;
  if (g_hash_table_contains (self->by_id[kind], name->id))
    {
      klade_timetable_draft_warn (
          self, _ ("The id “%s” occurs twice among the %s: the second one, “%s”, is left out."),
          name->id, klade_file_kind_get_name (kind), name->name);
      g_array_set_size (objects, objects->len - 1);
      return NULL;
    }
  g_hash_table_insert (self->by_id[kind], (gpointer) name->id, GINT_TO_POINTER (objects->len));

  return name;
}

static int
last (KladeTimetableDraft *self, KladeFileKind kind, gconstpointer added)
{
  return added != NULL ? count (self, kind) - 1 : -1;
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

      g_return_val_if_fail (list.items[i] >= 0 && list.items[i] < count (self, kind), kept);
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
 * klade_timetable_draft_set_program:
 * @self: a draft
 * @program: (nullable): the program that wrote the file, with its version
 */
void
klade_timetable_draft_set_program (KladeTimetableDraft *self, const char *program)
{
  g_return_if_fail (self != NULL);

  g_free (self->program);
  self->program = klade_text_clean_line (program != NULL ? program : "");
}

/**
 * klade_timetable_draft_set_school:
 * @self: a draft
 * @school: (nullable): the school's name
 */
void
klade_timetable_draft_set_school (KladeTimetableDraft *self, const char *school)
{
  g_return_if_fail (self != NULL);

  g_free (self->school);
  self->school = klade_text_clean_line (school != NULL ? school : "");
}

/**
 * klade_timetable_draft_warn:
 * @self: a draft
 * @format: a sentence for people, translated, as for printf()
 * @...: its parameters
 *
 * After %KLADE_DRAFT_WARNINGS_MAX sentences the others are only counted.
 */
void
klade_timetable_draft_warn (KladeTimetableDraft *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list parameters;

  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  if (self->warnings->len >= KLADE_DRAFT_WARNINGS_MAX)
    {
      self->n_unsaid++;
      return;
    }

  va_start (parameters, format);
  text = g_strdup_vprintf (format, parameters);
  va_end (parameters);
  g_ptr_array_add (self->warnings, g_string_chunk_insert (self->strings, text));
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

  return last (self, KLADE_FILE_DAY, add (self, KLADE_FILE_DAY, day));
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

  return last (self, KLADE_FILE_PERIOD, add (self, KLADE_FILE_PERIOD, period));
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

  return last (self, KLADE_FILE_WEEK, add (self, KLADE_FILE_WEEK, week));
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

  return last (self, KLADE_FILE_TERM, add (self, KLADE_FILE_TERM, term));
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

  return last (self, KLADE_FILE_SUBJECT, add (self, KLADE_FILE_SUBJECT, subject));
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
      teacher->surname = keep (self, surname);
      teacher->given_name = keep (self, comma + 1);
    }
  else if (blank != NULL)
    {
      surname = g_strndup (name, (gsize) (blank - name));
      teacher->surname = keep (self, blank + 1);
      teacher->given_name = keep (self, surname);
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

  added = add (self, KLADE_FILE_TEACHER, teacher);
  if (added != NULL)
    {
      added->surname = keep (self, added->surname);
      added->given_name = keep (self, added->given_name);
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

  added = add (self, KLADE_FILE_CLASS, class_);
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
  g_return_val_if_fail (group->class_ >= 0 && group->class_ < count (self, KLADE_FILE_CLASS), -1);

  return last (self, KLADE_FILE_GROUP, add (self, KLADE_FILE_GROUP, group));
}

/**
 * klade_timetable_draft_get_id:
 * @self: a draft
 * @kind: of what; not of cards
 * @index: index of an object
 *
 * Returns: its id
 */
const char *
klade_timetable_draft_get_id (KladeTimetableDraft *self, KladeFileKind kind, int index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind < KLADE_FILE_CARD, NULL);
  g_return_val_if_fail (index >= 0 && index < count (self, kind), NULL);

  /* Every object but a card begins with its name. */
  return ((const KladeFileName *) (gpointer) (self->objects[kind]->data +
                                              (gsize) index * kinds[kind].size))
      ->id;
}

/**
 * klade_timetable_draft_get_group:
 * @self: a draft
 * @group: index of a group
 *
 * Returns: the group, valid until the next one is added
 */
const KladeFileGroup *
klade_timetable_draft_get_group (KladeTimetableDraft *self, int group)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (group >= 0 && group < count (self, KLADE_FILE_GROUP), NULL);

  return &g_array_index (self->objects[KLADE_FILE_GROUP], KladeFileGroup, group);
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

  return last (self, KLADE_FILE_ROOM, add (self, KLADE_FILE_ROOM, room));
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
  g_return_val_if_fail (lesson->subject < count (self, KLADE_FILE_SUBJECT), -1);

  added = add (self, KLADE_FILE_LESSON, lesson);
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
  g_return_if_fail (lesson >= 0 && lesson < count (self, KLADE_FILE_LESSON));

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
  g_return_val_if_fail (card->lesson >= 0 && card->lesson < count (self, KLADE_FILE_LESSON), -1);
  g_return_val_if_fail (card->day >= 0 && card->day < count (self, KLADE_FILE_DAY), -1);
  g_return_val_if_fail (card->period >= 0 && card->period < count (self, KLADE_FILE_PERIOD), -1);
  g_return_val_if_fail (card->length > 0, -1);

  if (!g_hash_table_add (self->card_keys,
                         g_strdup_printf ("%d %d %d %x %x", card->lesson, card->day, card->period,
                                          card->weeks, card->terms)))
    {
      self->n_double++;
      return -1;
    }
  added = add (self, KLADE_FILE_CARD, card);
  if (added == NULL)
    return -1;

  added->rooms = keep_list (self, KLADE_FILE_ROOM, card->rooms);
  g_array_index (self->objects[KLADE_FILE_LESSON], KladeFileLesson, card->lesson).n_cards++;
  n_left = count (self, KLADE_FILE_PERIOD) - card->period;
  if (added->length > n_left)
    {
      added->length = n_left;
      self->n_cut++;
    }

  return last (self, KLADE_FILE_CARD, added);
}

/* Lesson 0 of many schools is the source's period 1: its name tells. */
static void
number_lessons (KladeTimetableDraft *self)
{
  GArray *periods = self->objects[KLADE_FILE_PERIOD];
  gboolean are_named = TRUE;
  gint64 before = -1;

  for (guint i = 0; i < periods->len; i++)
    {
      KladeFilePeriod *period = &g_array_index (periods, KladeFilePeriod, i);
      guint64 number = 0;

      are_named = are_named &&
                  g_ascii_string_to_unsigned (period->name.name, 10, 0, KLADE_FILE_PERIODS_MAX,
                                              &number, NULL) &&
                  (gint64) number > before;
      before = (gint64) number;
      period->lesson_no = (int) number;
    }
  for (guint i = 0; i < periods->len && !are_named; i++)
    {
      KladeFilePeriod *period = &g_array_index (periods, KladeFilePeriod, i);

      period->lesson_no = period->number;
    }
}

static void
fill_masks (KladeTimetableDraft *self)
{
  static const KladeFileSpan only = { { "", "1", "" } };
  GArray *cards = self->objects[KLADE_FILE_CARD];
  guint32 weeks;
  guint32 terms;

  if (count (self, KLADE_FILE_WEEK) == 0)
    klade_timetable_draft_add_week (self, &only);
  if (count (self, KLADE_FILE_TERM) == 0)
    klade_timetable_draft_add_term (self, &only);

  weeks = G_MAXUINT32 >> (KLADE_FILE_WEEKS_MAX - count (self, KLADE_FILE_WEEK));
  terms = G_MAXUINT32 >> (KLADE_FILE_TERMS_MAX - count (self, KLADE_FILE_TERM));
  for (guint i = 0; i < cards->len; i++)
    {
      KladeFileCard *card = &g_array_index (cards, KladeFileCard, i);

      card->weeks = (card->weeks & weeks) != 0 ? card->weeks & weeks : weeks;
      card->terms = (card->terms & terms) != 0 ? card->terms & terms : terms;
    }
}

/**
 * klade_timetable_draft_check:
 * @self: a draft
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Tells a reader early that klade_timetable_draft_finish() will fail.
 *
 * Returns: %TRUE if no limit was reached so far
 */
gboolean
klade_timetable_draft_check (KladeTimetableDraft *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_crowded)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("This is no school’s timetable: it has more than %d of these: %s."),
                 kinds[self->crowded].n_max, klade_file_kind_get_name (self->crowded));
  else if (self->is_list_long)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                         _ ("This is no school’s timetable: its lessons have far too many "
                            "classes, groups, teachers or rooms."));

  return !self->is_crowded && !self->is_list_long;
}

static gconstpointer
steal (KladeTimetableDraft *self, KladeFileKind kind, int *n)
{
  *n = count (self, kind);

  return g_array_free (g_steal_pointer (&self->objects[kind]), FALSE);
}

/**
 * klade_timetable_draft_finish:
 * @self: a draft; afterwards it can only be freed
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people when a limit was reached
 *
 * Returns: (transfer full): the timetable, or %NULL
 */
KladeTimetableFile *
klade_timetable_draft_finish (KladeTimetableDraft *self, GError **error)
{
  KladeTimetableFile *file;

  g_return_val_if_fail (self != NULL && self->strings != NULL, NULL);

  if (!klade_timetable_draft_check (self, error))
    return NULL;

  number_lessons (self);
  fill_masks (self);
  klade_timetable_draft_name_weekdays (self->objects[KLADE_FILE_DAY]);

  file = g_new0 (KladeTimetableFile, 1);
  g_atomic_ref_count_init (&file->ref_count);
  file->format = self->format;
  file->program = keep (self, self->program);
  file->school = keep (self, self->school);
  file->days = steal (self, KLADE_FILE_DAY, &file->n_days);
  file->periods = steal (self, KLADE_FILE_PERIOD, &file->n_periods);
  file->weeks = steal (self, KLADE_FILE_WEEK, &file->n_weeks);
  file->terms = steal (self, KLADE_FILE_TERM, &file->n_terms);
  file->subjects = steal (self, KLADE_FILE_SUBJECT, &file->n_subjects);
  file->teachers = steal (self, KLADE_FILE_TEACHER, &file->n_teachers);
  file->classes = steal (self, KLADE_FILE_CLASS, &file->n_classes);
  file->groups = steal (self, KLADE_FILE_GROUP, &file->n_groups);
  file->rooms = steal (self, KLADE_FILE_ROOM, &file->n_rooms);
  file->lessons = steal (self, KLADE_FILE_LESSON, &file->n_lessons);
  file->cards = steal (self, KLADE_FILE_CARD, &file->n_cards);
  klade_timetable_draft_warn_oddities (self, file);
  file->n_warnings = (int) self->warnings->len;
  file->warnings = (gpointer) g_ptr_array_free (g_steal_pointer (&self->warnings), FALSE);
  file->lists = g_steal_pointer (&self->lists);
  file->strings = g_steal_pointer (&self->strings);

  return file;
}
