/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-draft.h"

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

/* A text that is the draft's, cleaned. */
const char *
klade_timetable_draft_keep (KladeTimetableDraft *self, const char *text)
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
  name->id = klade_timetable_draft_keep (self, name->id);
  name->name = klade_timetable_draft_keep (self, name->name);
  name->short_name = klade_timetable_draft_keep (self, name->short_name);
  if (needs_name && *name->name == '\0')
    name->name = *name->short_name != '\0' ? name->short_name : *name->id != '\0' ? name->id : "?";
}

int
klade_timetable_draft_count (KladeTimetableDraft *self, KladeFileKind kind)
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
gpointer
klade_timetable_draft_add (KladeTimetableDraft *self, KladeFileKind kind, gconstpointer object)
{
  GArray *objects = self->objects[kind];
  KladeFileName *name;

  if (klade_timetable_draft_count (self, kind) >= kinds[kind].n_max)
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
  g_return_val_if_fail (index >= 0 && index < klade_timetable_draft_count (self, kind), NULL);

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
  g_return_val_if_fail (group >= 0 && group < klade_timetable_draft_count (self, KLADE_FILE_GROUP),
                        NULL);

  return &g_array_index (self->objects[KLADE_FILE_GROUP], KladeFileGroup, group);
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

  if (klade_timetable_draft_count (self, KLADE_FILE_WEEK) == 0)
    klade_timetable_draft_add_week (self, &only);
  if (klade_timetable_draft_count (self, KLADE_FILE_TERM) == 0)
    klade_timetable_draft_add_term (self, &only);

  weeks =
      G_MAXUINT32 >> (KLADE_FILE_WEEKS_MAX - klade_timetable_draft_count (self, KLADE_FILE_WEEK));
  terms =
      G_MAXUINT32 >> (KLADE_FILE_TERMS_MAX - klade_timetable_draft_count (self, KLADE_FILE_TERM));
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
  *n = klade_timetable_draft_count (self, kind);

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
  file->program = klade_timetable_draft_keep (self, self->program);
  file->school = klade_timetable_draft_keep (self, self->school);
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
