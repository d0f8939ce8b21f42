/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-importer.h"

#include <string.h>

#include "klade-text.h"

/* Whom and what the names of a file mean: by what a person chose, by what an earlier file of the
 * same program taught, by the name. */

/* Latvian letters, case, dots, dashes and blanks do not matter. */
static char *
squeeze (const char *text)
{
  char *folded = klade_text_fold (text);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (strchr (". -_/", *from) == NULL)
      *to++ = *from;
  *to = '\0';

  return folded;
}

static const char *
kind_word (KladeFileKind kind)
{
  return kind == KLADE_FILE_SUBJECT ? "subject" : kind == KLADE_FILE_TEACHER ? "teacher" : "class";
}

/* The source's own id, otherwise the name. */
char *
klade_timetable_importer_dup_key (const KladeTimetableImporter *self, KladeFileKind kind, int index)
{
  const KladeFileName *name = klade_timetable_file_get_name (self->plan->file, kind, index);

  return *name->id != '\0' ? g_strconcat (name->id, "|", name->name, NULL) : g_strdup (name->name);
}

/* The row that an earlier file's name meant; 0 for none. */
gint64
klade_timetable_importer_find_match (const KladeTimetableImporter *self,
                                     const char *kind,
                                     const char *key,
                                     const KladeStoredMatch **match)
{
  g_autofree char *whole = g_strconcat (kind, "\n", key, NULL);
  gpointer place;
  const KladeStoredMatch *found;

  if (match != NULL)
    *match = NULL;
  if (!g_hash_table_lookup_extended (self->match_places, whole, NULL, &place))
    return 0;

  found = &g_array_index (self->matches, KladeStoredMatch, GPOINTER_TO_INT (place));
  if (match != NULL)
    *match = found;
  return found->is_hidden ? 0 : found->row_id;
}

static const KladeStoredName *
find_known (const KladeTimetableImporter *self, KladeFileKind kind, gint64 id)
{
  for (guint i = 0; i < self->known[kind]->len; i++)
    {
      const KladeStoredName *row = &g_array_index (self->known[kind], KladeStoredName, i);

      if (row->id == id && !row->is_hidden)
        return row;
    }

  return NULL;
}

static gboolean
find_choice (const KladeTimetableImporter *self, KladeFileKind kind, int index, gint64 *id)
{
  for (guint i = 0; i < self->plan->choices->len; i++)
    {
      const KladeTimetableChoice *choice =
          &g_array_index (self->plan->choices, KladeTimetableChoice, i);

      if (choice->kind == kind && choice->index == index)
        {
          *id = choice->row_id;
          return TRUE;
        }
    }

  return FALSE;
}

/* The texts that the file's name may have in the school. */
static GPtrArray *
dup_spellings (const KladeTimetableImporter *self, KladeFileKind kind, int index)
{
  const KladeFileName *name = klade_timetable_file_get_name (self->plan->file, kind, index);
  GPtrArray *spellings = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (spellings, squeeze (name->name));
  if (kind == KLADE_FILE_TEACHER)
    {
      const KladeFileTeacher *teacher = &self->plan->file->teachers[index];
      g_autofree char *whole = g_strconcat (teacher->given_name, teacher->surname, NULL);

      g_ptr_array_add (spellings, squeeze (whole));
    }

  return spellings;
}

static void
add_spelling (GHashTable *spellings, const char *text, gint64 id)
{
  g_autofree char *spelling = squeeze (text);
  GArray *ids = g_hash_table_lookup (spellings, spelling);

  if (*spelling == '\0')
    return;
  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (spellings, g_steal_pointer (&spelling), ids);
    }
  if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != id)
    g_array_append_val (ids, id);
}

/* From each spelling of what the school has to its rows. */
static GHashTable *
index_spellings (const GArray *known, gboolean also_other)
{
  GHashTable *spellings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < known->len; i++)
    {
      const KladeStoredName *row = &g_array_index (known, KladeStoredName, i);

      if (row->is_hidden)
        continue;
      add_spelling (spellings, row->name, row->id);
      if (also_other)
        add_spelling (spellings, row->other_name, row->id);
    }

  return spellings;
}

static GArray *
find_by_name (const KladeTimetableImporter *self, GHashTable *known, KladeFileKind kind, int index)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) spellings = dup_spellings (self, kind, index);

  for (guint i = 0; i < spellings->len && found->len == 0; i++)
    {
      const GArray *ids = g_hash_table_lookup (known, g_ptr_array_index (spellings, i));

      if (ids != NULL)
        g_array_append_vals (found, ids->data, ids->len);
    }

  return found;
}

static void
tell_name (KladeTimetableImporter *self, KladeTimetableName *told, const GArray *candidates)
{
  KladeTimetableImport *plan = self->plan;
  const KladeStoredName *row = find_known (self, told->kind, told->row_id);

  told->match = row != NULL ? klade_timetable_importer_keep (self, row->name) : told->name;
  if (told->fate != KLADE_NAME_AMBIGUOUS)
    return;

  {
    gint64 *ids = g_new0 (gint64, candidates->len);
    const char **names = g_new0 (const char *, candidates->len);

    for (guint i = 0; i < candidates->len; i++)
      {
        ids[i] = g_array_index (candidates, gint64, i);
        names[i] =
            klade_timetable_importer_keep (self, find_known (self, told->kind, ids[i])->name);
      }
    g_ptr_array_add (plan->lists, ids);
    g_ptr_array_add (plan->lists, names);
    told->candidates = ids;
    told->candidate_names = names;
    told->n_candidates = (int) candidates->len;
  }
}

static void
match_name (KladeTimetableImporter *self, GHashTable *known, KladeFileKind kind, int index)
{
  KladeTimetableName *told = &self->plan->names[self->plan->n_names++];
  g_autofree char *key = klade_timetable_importer_dup_key (self, kind, index);
  g_autoptr (GArray) candidates = find_by_name (self, known, kind, index);
  gint64 id = KLADE_IMPORT_NEW;

  *told = (KladeTimetableName){
    .kind = kind,
    .index = index,
    .fate = KLADE_NAME_MATCHED,
    .name = klade_timetable_file_get_name (self->plan->file, kind, index)->name,
  };

  if (!find_choice (self, kind, index, &id))
    {
      id = klade_timetable_importer_find_match (self, kind_word (kind), key, NULL);
      if (find_known (self, kind, id) == NULL)
        id = candidates->len == 1 ? g_array_index (candidates, gint64, 0) : KLADE_IMPORT_NEW;
      if (id == KLADE_IMPORT_NEW && candidates->len > 1)
        told->fate = KLADE_NAME_AMBIGUOUS;
    }
  if (id == KLADE_IMPORT_NEW && told->fate == KLADE_NAME_MATCHED)
    told->fate = KLADE_NAME_NEW;

  told->row_id = id;
  self->ids[kind][index] = id;
  tell_name (self, told, candidates);
}

static void
match_kind (KladeTimetableImporter *self, KladeFileKind kind, int n)
{
  g_autoptr (GHashTable) known = index_spellings (self->known[kind], kind == KLADE_FILE_TEACHER);

  for (int i = 0; i < n; i++)
    match_name (self, known, kind, i);
}

/* What tells whether two of the file are the same.  Teachers of one name are two people. */
static char *
dup_identity (const KladeTimetableImporter *self, KladeFileKind kind, int index)
{
  const char *name = klade_timetable_file_get_name (self->plan->file, kind, index)->name;
  g_autofree char *squeezed = squeeze (name);

  if (kind == KLADE_FILE_GROUP)
    return g_strdup_printf (
        "%d/%s", self->firsts[KLADE_FILE_CLASS][self->plan->file->groups[index].class_], squeezed);
  if (self->ids[kind][index] != KLADE_IMPORT_NEW)
    return g_strdup_printf ("#%" G_GINT64_FORMAT, self->ids[kind][index]);

  return g_strdup (squeezed);
}

static void
find_firsts (KladeTimetableImporter *self, KladeFileKind kind)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < klade_timetable_file_get_n (self->plan->file, kind); i++)
    {
      g_autofree char *identity = dup_identity (self, kind, i);
      gpointer first;

      if (g_hash_table_lookup_extended (firsts, identity, NULL, &first))
        {
          self->firsts[kind][i] = GPOINTER_TO_INT (first);
          continue;
        }
      self->firsts[kind][i] = i;
      g_hash_table_insert (firsts, g_steal_pointer (&identity), GINT_TO_POINTER (i));
    }
}

/**
 * klade_timetable_importer_match_names:
 *
 * Finds the school's subject, person and class for each name of the file.
 */
void
klade_timetable_importer_match_names (KladeTimetableImporter *self)
{
  const KladeTimetableFile *file = self->plan->file;

  match_kind (self, KLADE_FILE_SUBJECT, file->n_subjects);
  match_kind (self, KLADE_FILE_TEACHER, file->n_teachers);
  match_kind (self, KLADE_FILE_CLASS, file->n_classes);
  find_firsts (self, KLADE_FILE_SUBJECT);
  find_firsts (self, KLADE_FILE_CLASS);
  find_firsts (self, KLADE_FILE_GROUP);
}

/* ---- what is told when it is known who is needed ---- */

static gboolean
is_known_room (const KladeTimetableImporter *self, const char *name)
{
  for (guint i = 0; i < self->data->slots->len; i++)
    if (g_str_equal (g_array_index (self->data->slots, KladeStoredSlot, i).room, name))
      return TRUE;

  return FALSE;
}

static void
tell_rooms (KladeTimetableImporter *self)
{
  KladeTimetableImport *plan = self->plan;

  for (int i = 0; i < plan->file->n_rooms; i++)
    {
      const char *name = plan->file->rooms[i].name.name;

      plan->names[plan->n_names++] = (KladeTimetableName){
        .kind = KLADE_FILE_ROOM,
        .index = i,
        .fate = is_known_room (self, name) ? KLADE_NAME_MATCHED : KLADE_NAME_NEW,
        .name = name,
        .match = name,
      };
    }
}

/**
 * klade_timetable_importer_tell_names:
 *
 * Counts the names' fates; who has no lesson is not made and need not be chosen.
 */
void
klade_timetable_importer_tell_names (KladeTimetableImporter *self)
{
  KladeTimetableImport *plan = self->plan;

  tell_rooms (self);
  for (int i = 0; i < plan->n_names; i++)
    {
      KladeTimetableName *told = &plan->names[i];

      if (told->kind != KLADE_FILE_ROOM && told->fate != KLADE_NAME_MATCHED &&
          !self->used[told->kind][told->index])
        told->fate = KLADE_NAME_UNUSED;
      plan->name_counts[told->kind][told->fate]++;
      self->n_ambiguous += told->fate == KLADE_NAME_AMBIGUOUS;
    }
}
