/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-diff-private.h"

#include "klade-text.h"

#define STRING_CHUNK_BYTES 8192
#define UNCHANGED_PERIODS 0.01 /* per week */

typedef struct
{
  const KladeTimetableFile *old_file;
  const KladeTimetableFile *new_file;
  KladeTimetableDiff *diff;
  int *old_of_new[KLADE_N_FILE_KINDS];
  GArray *items; /* of KladeFileDifference */
} Comparison;

/* What two objects must share to be the same one, in terms of the new file; NULL: nothing. */
typedef char *(*KeyFunc) (const Comparison *self, KladeFileKind kind, gboolean is_old, int index);

static const KladeTimetableFile *
get_file (const Comparison *self, gboolean is_old)
{
  return is_old ? self->old_file : self->new_file;
}

/* An index as one of the new file; those that ended are below -1, each another one. */
static int
map (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  if (!is_old || index < 0)
    return index;
  if (self->diff->new_of_old[kind][index] >= 0)
    return self->diff->new_of_old[kind][index];

  return -2 - index;
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
append_set (const Comparison *self,
            KladeFileKind kind,
            gboolean is_old,
            KladeFileList list,
            GString *key)
{
  g_autoptr (GArray) mapped = g_array_sized_new (FALSE, FALSE, sizeof (int), (guint) list.n);

  for (int i = 0; i < list.n; i++)
    {
      int index = map (self, kind, is_old, list.items[i]);

      g_array_append_val (mapped, index);
    }
  g_array_sort (mapped, compare_indexes);
  for (guint i = 0; i < mapped->len; i++)
    g_string_append_printf (key, "%d,", g_array_index (mapped, int, i));
  g_string_append_c (key, '|');
}

static gboolean
are_sets_equal (const Comparison *self,
                KladeFileKind kind,
                KladeFileList before,
                KladeFileList after)
{
  g_autoptr (GString) old_key = g_string_new (NULL);
  g_autoptr (GString) new_key = g_string_new (NULL);

  append_set (self, kind, TRUE, before, old_key);
  append_set (self, kind, FALSE, after, new_key);

  return g_string_equal (old_key, new_key);
}

static char *
dup_id (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  const char *id = klade_timetable_file_get_name (get_file (self, is_old), kind, index)->id;

  return *id != '\0' ? g_strdup (id) : NULL;
}

/* A group's name says little without its class. */
static char *
dup_name (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  const KladeTimetableFile *file = get_file (self, is_old);
  g_autofree char *folded =
      klade_text_fold (klade_timetable_file_get_name (file, kind, index)->name);

  if (kind == KLADE_FILE_GROUP)
    return g_strdup_printf (
        "%d|%s", map (self, KLADE_FILE_CLASS, is_old, file->groups[index].class_), folded);

  return g_steal_pointer (&folded);
}

/* What is taught to whom by whom. */
static char *
dup_content (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  const KladeFileLesson *lesson = &get_file (self, is_old)->lessons[index];
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%d|", map (self, KLADE_FILE_SUBJECT, is_old, lesson->subject));
  append_set (self, KLADE_FILE_CLASS, is_old, lesson->classes, key);
  append_set (self, KLADE_FILE_GROUP, is_old, lesson->groups, key);
  append_set (self, KLADE_FILE_TEACHER, is_old, lesson->teachers, key);

  return g_string_free (key, FALSE);
}

/* The weeks in terms of the new file; all of them are 0, however many there are. */
static guint32
map_weeks (const Comparison *self, gboolean is_old, guint32 weeks)
{
  const KladeTimetableFile *file = get_file (self, is_old);
  guint32 mapped = 0;

  if (klade_timetable_file_is_every_week (file, weeks))
    return 0;
  for (int i = 0; i < file->n_weeks; i++)
    {
      int week = map (self, KLADE_FILE_WEEK, is_old, i);

      if ((weeks & ((guint32) 1 << i)) != 0 && week >= 0)
        mapped |= (guint32) 1 << week;
    }

  return mapped;
}

static char *
dup_place (const Comparison *self, gboolean is_old, const KladeFileCard *card)
{
  return g_strdup_printf ("%d %d %x", map (self, KLADE_FILE_DAY, is_old, card->day),
                          map (self, KLADE_FILE_PERIOD, is_old, card->period),
                          map_weeks (self, is_old, card->weeks));
}

static char *
dup_content_and_place (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  const KladeFileCard *card = &get_file (self, is_old)->cards[index];
  g_autofree char *content = dup_content (self, KLADE_FILE_LESSON, is_old, card->lesson);
  g_autofree char *place = dup_place (self, is_old, card);

  return g_strconcat (content, place, NULL);
}

static char *
dup_lesson_and_place (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  const KladeFileCard *card = &get_file (self, is_old)->cards[index];
  g_autofree char *place = dup_place (self, is_old, card);

  return g_strdup_printf ("%d %s", map (self, KLADE_FILE_LESSON, is_old, card->lesson), place);
}

static char *
dup_lesson (const Comparison *self, KladeFileKind kind, gboolean is_old, int index)
{
  return g_strdup_printf (
      "%d", map (self, KLADE_FILE_LESSON, is_old, get_file (self, is_old)->cards[index].lesson));
}

/* Pairs what has no partner yet, in the files' order where several have the same key. */
static int
match (Comparison *self, KladeFileKind kind, KeyFunc dup_key)
{
  g_autoptr (GHashTable) free_ones =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL); /* to index + 1 */
  int n_old = klade_timetable_file_get_n (self->old_file, kind);
  int n_new = klade_timetable_file_get_n (self->new_file, kind);
  g_autofree int *next = g_new0 (int, n_new); /* index + 1 of the next of the same key */
  int n_matched = 0;

  for (int i = n_new - 1; i >= 0; i--)
    {
      g_autofree char *key = self->old_of_new[kind][i] < 0 ? dup_key (self, kind, FALSE, i) : NULL;

      if (key == NULL)
        continue;
      next[i] = GPOINTER_TO_INT (g_hash_table_lookup (free_ones, key));
      g_hash_table_replace (free_ones, g_steal_pointer (&key), GINT_TO_POINTER (i + 1));
    }

  for (int i = 0; i < n_old; i++)
    {
      g_autofree char *key =
          self->diff->new_of_old[kind][i] < 0 ? dup_key (self, kind, TRUE, i) : NULL;
      int found = key != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (free_ones, key)) - 1 : -1;

      if (found < 0)
        continue;
      self->diff->new_of_old[kind][i] = found;
      self->old_of_new[kind][found] = i;
      n_matched++;
      g_hash_table_replace (free_ones, g_steal_pointer (&key), GINT_TO_POINTER (next[found]));
    }

  return n_matched;
}

static void
match_all (Comparison *self)
{
  for (KladeFileKind kind = 0; kind < KLADE_FILE_LESSON; kind++)
    {
      match (self, kind, dup_id);
      self->diff->n_by_name[kind] = match (self, kind, dup_name);
    }
  match (self, KLADE_FILE_LESSON, dup_id);
  self->diff->n_by_name[KLADE_FILE_LESSON] = match (self, KLADE_FILE_LESSON, dup_content);
  match (self, KLADE_FILE_CARD, dup_content_and_place);
  match (self, KLADE_FILE_CARD, dup_lesson_and_place);
  match (self, KLADE_FILE_CARD, dup_lesson);
}

static gboolean
is_period_changed (const KladeFilePeriod *before, const KladeFilePeriod *after)
{
  return before->lesson_no != after->lesson_no || before->start_minutes != after->start_minutes ||
         before->finish_minutes != after->finish_minutes;
}

/* Rooms of a lesson are only where it may be; its cards say where it is. */
static gboolean
is_lesson_changed (const Comparison *self, int before, int after)
{
  const KladeFileLesson *was = &self->old_file->lessons[before];
  const KladeFileLesson *is = &self->new_file->lessons[after];
  g_autofree char *old_content = dup_content (self, KLADE_FILE_LESSON, TRUE, before);
  g_autofree char *new_content = dup_content (self, KLADE_FILE_LESSON, FALSE, after);

  return !g_str_equal (old_content, new_content) ||
         ABS (was->periods_per_week - is->periods_per_week) > UNCHANGED_PERIODS;
}

static gboolean
is_card_changed (const Comparison *self, int before, int after)
{
  const KladeFileCard *was = &self->old_file->cards[before];
  const KladeFileCard *is = &self->new_file->cards[after];
  g_autofree char *old_key = dup_content_and_place (self, KLADE_FILE_CARD, TRUE, before);
  g_autofree char *new_key = dup_content_and_place (self, KLADE_FILE_CARD, FALSE, after);

  return !g_str_equal (old_key, new_key) || was->length != is->length ||
         !are_sets_equal (self, KLADE_FILE_ROOM, was->rooms, is->rooms);
}

static gboolean
is_name_changed (const Comparison *self, KladeFileKind kind, int before, int after)
{
  const KladeFileName *was = klade_timetable_file_get_name (self->old_file, kind, before);
  const KladeFileName *is = klade_timetable_file_get_name (self->new_file, kind, after);

  return !g_str_equal (was->name, is->name) || !g_str_equal (was->short_name, is->short_name);
}

static gboolean
is_class_changed (const Comparison *self, int before, int after)
{
  const KladeFileClass *was = &self->old_file->classes[before];
  const KladeFileClass *is = &self->new_file->classes[after];

  return was->grade != is->grade ||
         map (self, KLADE_FILE_TEACHER, TRUE, was->teacher) != is->teacher;
}

static gboolean
is_changed (const Comparison *self, KladeFileKind kind, int before, int after)
{
  if (kind == KLADE_FILE_LESSON)
    return is_lesson_changed (self, before, after);
  if (kind == KLADE_FILE_CARD)
    return is_card_changed (self, before, after);
  if (is_name_changed (self, kind, before, after))
    return TRUE;
  if (kind == KLADE_FILE_PERIOD)
    return is_period_changed (&self->old_file->periods[before], &self->new_file->periods[after]);

  return kind == KLADE_FILE_CLASS && is_class_changed (self, before, after);
}

static const char *
keep (Comparison *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->diff->strings, text) : "";
}

static void
add_item (Comparison *self, KladeFileKind kind, KladeFileFate fate, int old_index, int new_index)
{
  g_autofree char *what = klade_timetable_diff_name_object (
      new_index < 0 ? self->old_file : self->new_file, kind, new_index < 0 ? old_index : new_index);
  g_autofree char *before =
      old_index >= 0 ? klade_timetable_diff_describe_object (self->old_file, kind, old_index)
                     : NULL;
  g_autofree char *after =
      new_index >= 0 ? klade_timetable_diff_describe_object (self->new_file, kind, new_index)
                     : NULL;

  /* The same time and room, but another teacher or group. */
  if (kind == KLADE_FILE_CARD && g_strcmp0 (before, after) == 0)
    {
      g_free (before);
      before = klade_timetable_diff_name_object (self->old_file, kind, old_index);
      g_free (after);
      after = klade_timetable_diff_name_object (self->new_file, kind, new_index);
    }

  g_array_append_val (self->items, ((KladeFileDifference){
                                       .kind = kind,
                                       .fate = fate,
                                       .old_index = old_index,
                                       .new_index = new_index,
                                       .what = keep (self, what),
                                       .before = keep (self, before),
                                       .after = keep (self, after),
                                   }));
}

static void
list_kind (Comparison *self, KladeFileKind kind)
{
  int n_old = klade_timetable_file_get_n (self->old_file, kind);
  int n_new = klade_timetable_file_get_n (self->new_file, kind);
  int *counts = self->diff->counts[kind];

  for (int i = 0; i < n_new; i++)
    if (self->old_of_new[kind][i] < 0)
      {
        add_item (self, kind, KLADE_FILE_NEW, -1, i);
        counts[KLADE_FILE_NEW]++;
      }
  for (int i = 0; i < n_new; i++)
    if (self->old_of_new[kind][i] >= 0)
      {
        int before = self->old_of_new[kind][i];
        KladeFileFate fate =
            is_changed (self, kind, before, i) ? KLADE_FILE_CHANGED : KLADE_FILE_SAME;

        counts[fate]++;
        if (fate == KLADE_FILE_CHANGED)
          add_item (self, kind, fate, before, i);
      }
  for (int i = 0; i < n_old; i++)
    if (self->diff->new_of_old[kind][i] < 0)
      {
        add_item (self, kind, KLADE_FILE_ENDED, i, -1);
        counts[KLADE_FILE_ENDED]++;
      }
}

static int *
new_unmatched (int n)
{
  int *indexes = g_new (int, MAX (n, 1));

  for (int i = 0; i < n; i++)
    indexes[i] = -1;

  return indexes;
}

/**
 * klade_timetable_file_diff:
 * @old_file: what was imported before
 * @new_file: a later file of the same school
 *
 * Days to rooms are the same by the source's id, otherwise by name; lessons by id, otherwise by
 * subject, classes, groups and teachers; cards by these, day, period and weeks, and what is
 * left of a lesson's cards counts as moved.
 *
 * Returns: (transfer full): what is new, changed and ended
 */
KladeTimetableDiff *
klade_timetable_file_diff (const KladeTimetableFile *old_file, const KladeTimetableFile *new_file)
{
  Comparison comparison = { .old_file = old_file, .new_file = new_file };
  KladeTimetableDiff *diff;

  g_return_val_if_fail (old_file != NULL && new_file != NULL, NULL);

  diff = g_new0 (KladeTimetableDiff, 1);
  diff->strings = g_string_chunk_new (STRING_CHUNK_BYTES);
  comparison.diff = diff;
  comparison.items = g_array_new (FALSE, FALSE, sizeof (KladeFileDifference));
  for (KladeFileKind kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    {
      diff->new_of_old[kind] = new_unmatched (klade_timetable_file_get_n (old_file, kind));
      comparison.old_of_new[kind] = new_unmatched (klade_timetable_file_get_n (new_file, kind));
    }

  match_all (&comparison);
  for (KladeFileKind kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    list_kind (&comparison, kind);

  for (KladeFileKind kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    g_free (comparison.old_of_new[kind]);
  diff->n_items = (int) comparison.items->len;
  diff->items = (gpointer) g_array_free (comparison.items, FALSE);

  return diff;
}

/**
 * klade_timetable_diff_free:
 * @self: (transfer full): a comparison
 */
void
klade_timetable_diff_free (KladeTimetableDiff *self)
{
  g_return_if_fail (self != NULL);

  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    g_free (self->new_of_old[kind]);
  g_free ((gpointer) self->items);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_timetable_diff_is_empty:
 * @self: a comparison
 *
 * Returns: %TRUE if both files say the same
 */
gboolean
klade_timetable_diff_is_empty (const KladeTimetableDiff *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->n_items == 0;
}
