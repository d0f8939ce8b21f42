/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable-import.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-timetable-importer.h"

G_DEFINE_BOXED_TYPE (KladeTimetableImport,
                     klade_timetable_import,
                     klade_timetable_import_ref,
                     klade_timetable_import_unref)

KladeTimetableImport *
klade_timetable_import_ref (KladeTimetableImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_timetable_import_unref (KladeTimetableImport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  klade_timetable_file_unref (self->file);
  g_ptr_array_unref (self->lists);
  g_array_unref (self->choices);
  g_free (self->names);
  g_free (self->places);
  g_free (self->warnings);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* ---- in words ---- */

static void
describe_names (const KladeTimetableImport *self,
                GString *text,
                KladeFileKind kind,
                const char *name)
{
  const int *counts = self->name_counts[kind];

  /* Translators: what is counted; how many the school has, how many will be made, how many a
   * person has to choose */
  g_string_append_printf (text, _ ("%s: %d known, %d new, %d to be chosen\n"), name,
                          counts[KLADE_NAME_MATCHED], counts[KLADE_NAME_NEW],
                          counts[KLADE_NAME_AMBIGUOUS]);
}

/**
 * klade_timetable_import_describe:
 * @self: an import
 *
 * Returns: (transfer full): what it will do, some lines, translated
 */
char *
klade_timetable_import_describe (const KladeTimetableImport *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = klade_day_to_text (self->valid_from);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, _ ("Timetable from %s\n"), day);
  describe_names (self, text, KLADE_FILE_SUBJECT, _ ("Subjects"));
  describe_names (self, text, KLADE_FILE_TEACHER, _ ("Teachers"));
  describe_names (self, text, KLADE_FILE_CLASS, _ ("Classes"));
  g_string_append_printf (text, _ ("Rooms: %d known, %d new\n"),
                          self->name_counts[KLADE_FILE_ROOM][KLADE_NAME_MATCHED],
                          self->name_counts[KLADE_FILE_ROOM][KLADE_NAME_NEW]);
  g_string_append_printf (text, _ ("New groups: %d, new journals: %d\n"), self->n_new_groups,
                          self->n_new_journals);
  g_string_append_printf (
      text, _ ("Lessons of the week: %d new, %d changed, %d ended, %d the same\n"),
      self->place_counts[KLADE_FILE_NEW], self->place_counts[KLADE_FILE_CHANGED],
      self->place_counts[KLADE_FILE_ENDED], self->place_counts[KLADE_FILE_SAME]);
  for (int i = 0; i < self->n_warnings; i++)
    g_string_append_printf (text, "%s\n", self->warnings[i]);

  return g_string_free (text, FALSE);
}

/* ---- planning ---- */

typedef struct
{
  KladeSession *session;
  KladeTimetableFile *file;
  const KladeTimetableImportOptions *options;
  KladeTimetableImport *plan;
} Planning;

static gboolean
plan_import (KladeDb *db, gpointer data, GError **error)
{
  Planning *self = data;
  g_autoptr (KladeTimetableImporter) importer = NULL;

  if (!klade_session_require (self->session, KLADE_ACTION_MANAGE_TIMETABLE, NULL, error))
    return FALSE;

  importer = klade_timetable_importer_new (self->session, self->file, self->options, error);
  if (importer == NULL)
    return FALSE;

  self->plan = g_steal_pointer (&importer->plan);
  return TRUE;
}

/**
 * klade_school_plan_timetable_import:
 * @session: who asks; needs the right to change the timetable
 * @file: what was read
 * @options: from which day, which term, what was chosen of names that may mean several
 * @error: %KLADE_ERROR_INVALID (not a day of the school year), %KLADE_ERROR_DENIED
 *
 * Compares the file with the school.  Nothing is written.
 *
 * Returns: (transfer full): what the import will do
 */
KladeTimetableImport *
klade_school_plan_timetable_import (KladeSession *session,
                                    KladeTimetableFile *file,
                                    const KladeTimetableImportOptions *options,
                                    GError **error)
{
  Planning self = { .session = session, .file = file, .options = options };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (file != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->valid_from > KLADE_DAY_NONE, NULL);

  if (!klade_db_within_read (klade_session_get_db (session), plan_import, &self, error))
    g_clear_pointer (&self.plan, klade_timetable_import_unref);

  return self.plan;
}

/* ---- doing ---- */

/* What the person agreed to is what happens. */
static gboolean
check_plan (const KladeTimetableImport *seen, const KladeTimetableImporter *now, GError **error)
{
  if (now->n_ambiguous > 0)
    {
      g_set_error (
          error, KLADE_ERROR, KLADE_ERROR_INVALID,
          ngettext_ ("%d name may mean several people, classes or subjects. Choose first.",
                     "%d names may mean several people, classes or subjects. Choose first.",
                     (gulong) now->n_ambiguous),
          now->n_ambiguous);
      return FALSE;
    }

  if (memcmp (seen->place_counts, now->plan->place_counts, sizeof seen->place_counts) == 0 &&
      memcmp (seen->name_counts, now->plan->name_counts, sizeof seen->name_counts) == 0 &&
      seen->n_new_journals == now->plan->n_new_journals)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                       _ ("Somebody changed the timetable meanwhile. Look at the preview again."));
  return FALSE;
}

typedef struct
{
  const KladeTimetableImport *plan;
  KladeProgress progress;
  gpointer progress_data;
} Importing;

static gboolean
import_timetable (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Importing *self = data;
  const KladeTimetableImport *plan = self->plan;
  const KladeTimetableImportOptions options = {
    .valid_from = plan->valid_from,
    .term = plan->term,
    .choices = (const KladeTimetableChoice *) (gconstpointer) plan->choices->data,
    .n_choices = plan->choices->len,
  };
  g_autoptr (KladeTimetableImporter) importer = klade_timetable_importer_new (
      klade_change_set_get_session (changes), plan->file, &options, error);

  return importer != NULL && check_plan (plan, importer, error) &&
         klade_timetable_importer_apply (importer, changes, self->progress, self->progress_data,
                                         error);
}

/**
 * klade_school_import_timetable:
 * @session: who imports; needs the right to change the timetable, and those to make classes and
 *   people when the file has new ones
 * @plan: what the person saw
 * @progress: (nullable) (scope call): is told how far it is; may cancel
 * @progress_data: for @progress
 * @undo: (out) (optional) (nullable) (transfer full): takes everything back; %NULL when the
 *   school has it all already
 * @error: %KLADE_ERROR_INVALID (a name is left to choose), %KLADE_ERROR_CONFLICT (the school
 *   changed since the preview), %KLADE_ERROR_DENIED, %G_IO_ERROR_CANCELLED
 *
 * Makes missing subjects, classes, teachers (without an account), groups and journals, says who
 * teaches what, and puts the lessons into the week from the plan's day on; the weeks before stay
 * as they were.  A later file changes only what is different in it.
 *
 * Returns: %TRUE if everything is durably stored; otherwise nothing is
 */
gboolean
klade_school_import_timetable (KladeSession *session,
                               const KladeTimetableImport *plan,
                               KladeProgress progress,
                               gpointer progress_data,
                               KladeUndo **undo,
                               GError **error)
{
  Importing importing = { plan, progress, progress_data };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_TIMETABLE,
    .title = C_ ("undo", "Timetable imported"),
    .work = import_timetable,
    .data = &importing,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (plan != NULL, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
