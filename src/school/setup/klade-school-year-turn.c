/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-year-turn.h"

#include "klade-i18n.h"
#include "klade-school-settings.h"
#include "klade-store-class-list.h"
#include "klade-turn.h"

#include <glib/gstdio.h>

#define PROBLEMS_TOLD 3

/* ---- checking ---- */

typedef struct
{
  KladeSession *session;
  gint64 year_id;
  KladeAction action;
  GPtrArray *problems;
} Look;

static gboolean
check (KladeDb *db, gpointer data, GError **error)
{
  Look *look = data;
  const KladeTarget everything = { .journal_id = KLADE_TURN_EVERY_JOURNAL };
  g_auto (KladeTurn) turn = { 0 };

  if (!klade_session_require (look->session, look->action, &everything, error) ||
      !klade_turn_read (&turn, look->session, look->year_id, 0, error))
    return FALSE;

  g_clear_pointer (&look->problems, g_ptr_array_unref); /* the engine may run us again */
  look->problems = klade_turn_find_problems (&turn, error);
  return look->problems != NULL;
}

static GPtrArray *
find_problems (KladeSession *session, gint64 year_id, KladeAction action, GError **error)
{
  Look look = { session, year_id, action, NULL };

  if (!klade_db_within_read (klade_session_get_db (session), check, &look, error))
    g_clear_pointer (&look.problems, g_ptr_array_unref);
  return look.problems;
}

/**
 * klade_school_check_turn:
 * @session: needs %KLADE_ACTION_READ_JOURNAL of the whole school
 * @year_id: the year that ends, or 0 for today's
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * The rehearsal: what would go wrong if the year were turned now.
 *
 * Returns: (transfer full) (element-type KladeTurnProblem): that which stops the turn first
 */
GPtrArray *
klade_school_check_turn (KladeSession *session, gint64 year_id, GError **error)
{
  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return find_problems (session, year_id, KLADE_ACTION_READ_JOURNAL, error);
}

/* The first few, in one message. */
static gboolean
refuse_stops (GPtrArray *problems, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n_stops = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const KladeTurnProblem *problem = g_ptr_array_index (problems, i);

      if (!problem->stops)
        continue;
      if (n_stops < PROBLEMS_TOLD)
        g_string_append_printf (text, "%s%s", n_stops > 0 ? " " : "", problem->text);
      n_stops++;
    }

  if (n_stops > PROBLEMS_TOLD)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext_ ("And %d more.", "And %d more.", n_stops - PROBLEMS_TOLD),
                              n_stops - PROBLEMS_TOLD);
    }

  return n_stops == 0 || klade_class_fail (error, KLADE_ERROR_INVALID, "%s", text->str);
}

/* ---- turning ---- */

#define BACKED_UP 0.25 /* how far the turn is when its back-up is there */

typedef struct
{
  gint64 year_id;
  KladeProgress progress;
  gpointer progress_data;
  KladeTurnResult result;
} Work;

static gboolean
tell (KladeProgress progress, gpointer data, const char *step, double fraction, GError **error)
{
  if (progress == NULL || progress (step, fraction, data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the turn was cancelled");
  return FALSE;
}

/**
 * klade_turn_tell:
 * @self: a turn being written
 * @part: what is being written
 * @n_done: how much of it
 * @n_all: of how much; may be 0
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Tells whoever watches how far the turn is.
 *
 * Returns: %TRUE to go on
 */
gboolean
klade_turn_tell (const KladeTurnWriter *self,
                 KladeTurnPart part,
                 guint n_done,
                 guint n_all,
                 GError **error)
{
  static const char *const steps[] = {
    [KLADE_TURN_CLASSES] = N_ ("The new classes"),
    [KLADE_TURN_ENROLMENTS] = N_ ("Pupils into their new classes"),
    [KLADE_TURN_JOURNALS] = N_ ("The new journals"),
    [KLADE_TURN_GROUPS] = N_ ("The new groups"),
    [KLADE_TURN_STORING] = N_ ("Storing"),
  };
  static const double from[] = {
    [KLADE_TURN_CLASSES] = BACKED_UP, [KLADE_TURN_ENROLMENTS] = 0.3, [KLADE_TURN_JOURNALS] = 0.5,
    [KLADE_TURN_GROUPS] = 0.7,        [KLADE_TURN_STORING] = 0.95,   [KLADE_TURN_STORING + 1] = 1,
  };
  double done = n_all > 0 ? (double) n_done / n_all : 0;

  return tell (self->progress, self->progress_data, _ (steps[part]),
               from[part] + done * (from[part + 1] - from[part]), error);
}

static void
free_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
writer_clear (KladeTurnWriter *self)
{
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->class_of, g_hash_table_unref);
  g_clear_pointer (&self->repeating, g_hash_table_unref);
  g_clear_pointer (&self->old_journals, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeTurnWriter, writer_clear)

static gboolean
write_year (KladeTurnWriter *self, GError **error)
{
  KladeTurn *turn = self->turn;
  g_autofree char *start_year = g_strdup_printf ("%d", turn->old.year.start_year + 1);

  self->planned = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_rows);
  self->old_journals =
      klade_store_list_class_journals (turn->db, turn->old.id, 0, turn->old.day, error);

  return self->old_journals != NULL && klade_turn_tell (self, KLADE_TURN_CLASSES, 0, 0, error) &&
         klade_turn_write_classes (self, error) && klade_turn_write_enrolments (self, error) &&
         klade_turn_write_journals (self, error) && klade_turn_write_groups (self, error) &&
         klade_turn_tell (self, KLADE_TURN_STORING, 0, 0, error) &&
         klade_settings_put (self->changes, KLADE_SETTING_YEAR_TURNED, start_year, error);
}

/* What was right before the back-up is looked at again: somebody may have changed it since. */
static gboolean
turn_year (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  g_auto (KladeTurn) turn = { 0 };
  g_auto (KladeTurnWriter) writer = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  work->result = (KladeTurnResult){ 0 };
  if (!klade_turn_read (&turn, klade_change_set_get_session (changes), work->year_id, 0, error))
    return FALSE;

  problems = klade_turn_find_problems (&turn, error);
  if (problems == NULL || !refuse_stops (problems, error))
    return FALSE;

  writer.turn = &turn;
  writer.changes = changes;
  writer.result = &work->result;
  writer.progress = work->progress;
  writer.progress_data = work->progress_data;
  return write_year (&writer, error);
}

/**
 * klade_school_turn_year:
 * @session: needs %KLADE_ACTION_TURN_YEAR and %KLADE_ACTION_BACK_UP
 * @year_id: the year that ends, or 0 for today's
 * @backup_path: where a copy of the school as it is goes first; nothing may have that name
 * @progress: (nullable) (scope call): told how far it is; says whether to go on
 * @progress_data: for @progress
 * @result: (out caller-allocates) (optional): what was made
 * @undo: (out) (optional): what takes the whole turn back, until somebody enters lessons or
 *   pupils in the new year
 * @error: %KLADE_ERROR_INVALID with what stops it, %KLADE_ERROR_EXISTS for @backup_path,
 *   %KLADE_ERROR_DENIED, %KLADE_ERROR_FULL ...; %G_IO_ERROR_CANCELLED by @progress
 *
 * Backs the school up; then, in one transaction, makes the classes of the next year, moves the
 * pupils by their decisions, and proposes class teachers, journals and groups from the old year.
 * The old year stays as it was.  When it fails nothing is changed, and the copy goes too.
 *
 * Returns: %TRUE if the year is turned
 */
gboolean
klade_school_turn_year (KladeSession *session,
                        gint64 year_id,
                        const char *backup_path,
                        KladeProgress progress,
                        gpointer progress_data,
                        KladeTurnResult *result,
                        KladeUndo **undo,
                        GError **error)
{
  Work work = { .year_id = year_id, .progress = progress, .progress_data = progress_data };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_TURN_YEAR,
    .title = _ ("Turn of the school year"),
    .work = turn_year,
    .data = &work,
  };
  g_autoptr (GPtrArray) problems = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (backup_path != NULL, FALSE);

  problems = find_problems (session, year_id, KLADE_ACTION_TURN_YEAR, error);
  if (problems == NULL || !refuse_stops (problems, error) ||
      !tell (progress, progress_data, _ ("The back-up"), 0, error) ||
      !klade_school_back_up (session, backup_path, error))
    return FALSE;

  if (!klade_register_run (session, &verb, undo, error))
    {
      g_unlink (backup_path); /* it would stand in the way of the next try */
      return FALSE;
    }

  if (result != NULL)
    *result = work.result;
  return TRUE;
}
