/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-importer.h"

#include "klade-i18n.h"

static void
clear_journal (gpointer data)
{
  g_clear_pointer (&((KladeWishedJournal *) data)->teachers, g_array_unref);
}

void
klade_timetable_importer_free (KladeTimetableImporter *self)
{
  g_clear_pointer (&self->plan, klade_timetable_import_unref);
  g_clear_pointer (&self->data, klade_timetable_data_free);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->match_places, g_hash_table_unref);
  for (int i = 0; i < KLADE_N_FILE_KINDS; i++)
    {
      g_clear_pointer (&self->known[i], g_array_unref);
      g_free (self->ids[i]);
      g_free (self->used[i]);
      g_free (self->firsts[i]);
    }
  g_clear_pointer (&self->journals, g_array_unref);
  g_clear_pointer (&self->journal_places, g_hash_table_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->slot_places, g_hash_table_unref);
  g_clear_pointer (&self->ended, g_array_unref);
  g_free (self);
}

const char *
klade_timetable_importer_keep (KladeTimetableImporter *self, const char *text)
{
  return text == NULL || *text == '\0' ? ""
                                       : g_string_chunk_insert_const (self->plan->strings, text);
}

/* @sentence is taken. */
void
klade_timetable_importer_warn (KladeTimetableImporter *self, char *sentence)
{
  KladeTimetableImport *plan = self->plan;

  plan->warnings = g_renew (const char *, plan->warnings, plan->n_warnings + 1);
  plan->warnings[plan->n_warnings++] = klade_timetable_importer_keep (self, sentence);
  g_free (sentence);
}

/* ---- beginning ---- */

static void
begin_plan (KladeTimetableImporter *self,
            KladeTimetableFile *file,
            const KladeTimetableImportOptions *options)
{
  static const char *const sources[] = {
    [KLADE_TIMETABLE_ASC] = "asc",
    [KLADE_TIMETABLE_FET] = "fet",
    [KLADE_TIMETABLE_UNTIS] = "untis",
  };
  KladeTimetableImport *plan = g_new0 (KladeTimetableImport, 1);

  g_atomic_ref_count_init (&plan->ref_count);
  plan->strings = g_string_chunk_new (4096);
  plan->lists = g_ptr_array_new_with_free_func (g_free);
  plan->file = klade_timetable_file_ref (file);
  plan->valid_from = options->valid_from;
  plan->term = options->term;
  plan->choices = g_array_new (FALSE, FALSE, sizeof (KladeTimetableChoice));
  if (options->n_choices > 0)
    g_array_append_vals (plan->choices, options->choices, (guint) options->n_choices);
  plan->names = g_new0 (KladeTimetableName,
                        file->n_subjects + file->n_teachers + file->n_classes + file->n_rooms + 1);
  self->plan = plan;
  self->source = (gsize) file->format < G_N_ELEMENTS (sources) && sources[file->format] != NULL
                     ? sources[file->format]
                     : "file";
}

static void
begin_lists (KladeTimetableImporter *self)
{
  static const KladeFileKind kinds[] = { KLADE_FILE_SUBJECT, KLADE_FILE_TEACHER, KLADE_FILE_CLASS,
                                         KLADE_FILE_GROUP };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      int n = klade_timetable_file_get_n (self->plan->file, kinds[i]);

      self->ids[kinds[i]] = g_new0 (gint64, n + 1);
      self->used[kinds[i]] = g_new0 (gboolean, n + 1);
      self->firsts[kinds[i]] = g_new0 (int, n + 1);
    }
  self->journals = g_array_new (FALSE, FALSE, sizeof (KladeWishedJournal));
  g_array_set_clear_func (self->journals, clear_journal);
  self->journal_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->slots = g_array_new (FALSE, FALSE, sizeof (KladeWishedSlot));
  self->slot_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ended = g_array_new (FALSE, FALSE, sizeof (const KladeStoredSlot *));
}

static gboolean
read_known (KladeTimetableImporter *self, GError **error)
{
  KladeDb *db = self->db;
  GStringChunk *strings = self->plan->strings;

  self->data = klade_timetable_data_read (db, self->plan->valid_from, KLADE_DAY_NONE, error);
  if (self->data == NULL)
    return FALSE;

  self->known[KLADE_FILE_SUBJECT] = klade_store_list_subject_names (db, strings, error);
  if (self->known[KLADE_FILE_SUBJECT] != NULL)
    self->known[KLADE_FILE_TEACHER] = klade_store_list_staff_names (db, strings, error);
  if (self->known[KLADE_FILE_TEACHER] != NULL)
    self->known[KLADE_FILE_CLASS] =
        klade_store_list_class_names (db, self->data->year_id, strings, error);
  if (self->known[KLADE_FILE_CLASS] != NULL)
    self->matches = klade_store_list_import_matches (db, self->source, strings, error);
  if (self->matches == NULL)
    return FALSE;

  self->match_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->matches->len; i++)
    {
      const KladeStoredMatch *match = &g_array_index (self->matches, KladeStoredMatch, i);

      g_hash_table_insert (self->match_places,
                           g_strconcat (match->kind, "\n", match->external_key, NULL),
                           GINT_TO_POINTER ((int) i));
    }

  return TRUE;
}

static gboolean
check_options (const KladeTimetableImporter *self, GError **error)
{
  const KladeSchoolYear *year = &self->data->calendar.year;
  KladeDay day = self->plan->valid_from;

  if (day < year->semester_1.first || day > klade_timetable_data_last_day (year))
    {
      g_autofree char *name = klade_school_year_name (year->start_year);

      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Choose a day of the school year %s from which the timetable holds."), name);
      return FALSE;
    }
  if (self->plan->term >= self->plan->file->n_terms)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The file has no such term."));
      return FALSE;
    }

  return TRUE;
}

/**
 * klade_timetable_importer_new:
 *
 * Reads what the school has and compares the file with it, within the caller's transaction.
 *
 * Returns: (transfer full): the import, its plan made
 */
KladeTimetableImporter *
klade_timetable_importer_new (KladeSession *session,
                              KladeTimetableFile *file,
                              const KladeTimetableImportOptions *options,
                              GError **error)
{
  g_autoptr (KladeTimetableImporter) self = g_new0 (KladeTimetableImporter, 1);

  self->db = klade_session_get_db (session);
  begin_plan (self, file, options);
  begin_lists (self);
  if (!read_known (self, error) || !check_options (self, error))
    return NULL;

  klade_timetable_importer_match_names (self);
  klade_timetable_importer_wish (self);
  klade_timetable_importer_compare (self);
  klade_timetable_importer_tell_names (self);
  return g_steal_pointer (&self);
}
