/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-sign-in.h"
#include "klade-store-import-facts.h"
#include "klade-store-import.h"

static KladeAction
action_of (KladeImportTarget target)
{
  return target == KLADE_IMPORT_SUBJECTS ? KLADE_ACTION_MANAGE_CLASSES : KLADE_ACTION_MANAGE_PEOPLE;
}

/* ---- planning ---- */

typedef struct
{
  KladeSession *session;
  KladeImportTarget target;
  GPtrArray *rows;
  const KladeImportOptions *options;
  KladeImportPlan *plan;
} Ask;

static gboolean
require (KladeSession *session, KladeImportTarget target, GError **error)
{
  return klade_session_refresh_vault (session, NULL, error) &&
         klade_session_require (session, action_of (target), NULL, error) &&
         (target == KLADE_IMPORT_SUBJECTS ||
          klade_session_require (session, KLADE_ACTION_READ_PERSONAL, NULL, error));
}

static gboolean
plan_within (KladeDb *db, gpointer data, GError **error)
{
  Ask *ask = data;

  g_clear_pointer (&ask->plan, klade_import_plan_unref); /* the engine may run us again */
  if (!require (ask->session, ask->target, error))
    return FALSE;

  ask->plan = klade_import_plan_new (ask->session, ask->target, ask->rows, ask->options, error);
  return ask->plan != NULL;
}

/**
 * klade_school_plan_import:
 * @session: who imports
 * @target: whose list it is
 * @rows: (element-type KladeImportRow): klade_import_mapping_read_rows(); is kept
 * @options: what holds for all rows, and what was decided about some
 * @error: %KLADE_ERROR_DENIED; %KLADE_ERROR_INVALID when the school has no school year then
 *
 * Compares a list with the school.  Persons are known by the personal code, by name and date of
 * birth, or by name and class; guardians by personal code, phone, e-mail or name within the
 * child.  Nothing is written, and what the list does not say is never taken away.
 *
 * Returns: (transfer full): what each row would do
 */
KladeImportPlan *
klade_school_plan_import (KladeSession *session,
                          KladeImportTarget target,
                          GPtrArray *rows,
                          const KladeImportOptions *options,
                          GError **error)
{
  Ask ask = { session, target, rows, options, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (target >= KLADE_IMPORT_PUPILS && target <= KLADE_IMPORT_SUBJECTS, NULL);
  g_return_val_if_fail (rows != NULL && options != NULL, NULL);

  if (klade_db_within_read (klade_session_get_db (session), plan_within, &ask, error))
    return ask.plan;

  g_clear_pointer (&ask.plan, klade_import_plan_unref);
  return NULL;
}

/**
 * klade_school_decide_import:
 * @session: who imports
 * @plan: a plan
 * @decision: what a person decided about one of its rows; goes before an earlier decision
 * @error: as for klade_school_plan_import()
 *
 * Returns: (transfer full): @plan made anew with this and the earlier decisions
 */
KladeImportPlan *
klade_school_decide_import (KladeSession *session,
                            const KladeImportPlan *plan,
                            const KladeImportDecision *decision,
                            GError **error)
{
  g_autoptr (GArray) decisions = NULL;
  KladeImportOptions options;

  g_return_val_if_fail (plan != NULL && decision != NULL, NULL);

  decisions = g_array_copy (plan->decisions);
  g_array_append_vals (decisions, decision, 1);
  options = plan->options;
  options.decisions = (const KladeImportDecision *) (gpointer) decisions->data;
  options.n_decisions = decisions->len;
  return klade_school_plan_import (session, plan->target, plan->source, &options, error);
}

/* ---- importing ---- */

typedef struct
{
  KladeImportPlan *plan;
  KladeProgress progress;
  gpointer progress_data;
} Import;

static gboolean
import_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Import *import = data;
  KladeImportPlan *plan = import->plan;
  g_autoptr (KladeImportPlan) now = NULL;

  if (!require (klade_change_set_get_session (changes), plan->target, error) ||
      (plan->new_classes->len > 0 &&
       !klade_register_require (changes, KLADE_ACTION_MANAGE_CLASSES, &(KladeTarget){ 0 }, error)))
    return FALSE;

  /* Planned anew within the transaction: nothing can change between the look and the writing. */
  now = klade_import_plan_new (klade_change_set_get_session (changes), plan->target, plan->source,
                               &plan->options, error);
  if (now == NULL)
    return FALSE;

  if (!klade_import_plan_equal (plan, now))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                           _ ("The school has changed since the preview was made. Look at the new "
                              "preview, then import."));
      return FALSE;
    }

  return klade_import_write (changes, now, import->progress, import->progress_data, error);
}

static char *
make_title (const KladeImportPlan *plan)
{
  guint n = plan->counts[KLADE_FATE_NEW] + plan->counts[KLADE_FATE_CHANGED];

  return g_strdup_printf (ngettext_ ("Import of %u row", "Import of %u rows", n), n);
}

/**
 * klade_school_import:
 * @session: who imports
 * @plan: what was shown
 * @progress: (nullable) (scope call): is told how far it is; may cancel
 * @progress_data: for @progress
 * @undo: (out) (optional) (nullable) (transfer full): what takes all of it back; %NULL when
 *   nothing had to be written
 * @error: %KLADE_ERROR_CONFLICT when the school is not as it was when @plan was made: make the
 *   plan anew and show it; %KLADE_ERROR_DENIED; %G_IO_ERROR_CANCELLED; another error names the
 *   row.  Then nothing is written.
 *
 * Writes the new and changed rows in one step; the others are left out.
 *
 * Returns: %TRUE if all of it is stored
 */
gboolean
klade_school_import (KladeSession *session,
                     KladeImportPlan *plan,
                     KladeProgress progress,
                     gpointer progress_data,
                     KladeUndo **undo,
                     GError **error)
{
  Import import = { plan, progress, progress_data };
  g_autofree char *title = NULL;
  KladeRegisterVerb verb = { .work = import_work, .data = &import };

  g_return_val_if_fail (plan != NULL, FALSE);

  title = make_title (plan);
  verb.title = title;
  verb.action = action_of (plan->target);
  return klade_register_run (session, &verb, undo, error);
}

/* ---- remembered columns ---- */

typedef struct
{
  KladeSession *session;
  KladeImportMapping *mapping;
  char *text;
} Memory;

static gboolean
find_memory (KladeDb *db, KladeImportMapping *mapping, KladeRecord **record, GError **error)
{
  g_autofree char *key = klade_import_mapping_dup_key (mapping);
  const char *target = klade_import_target_id (klade_import_mapping_get_target (mapping));

  return klade_store_find_import_mapping (db, target, key, record, error);
}

static gboolean
recall_within (KladeDb *db, gpointer data, GError **error)
{
  Memory *memory = data;
  g_autoptr (KladeRecord) record = NULL;

  g_clear_pointer (&memory->text, g_free);
  if (!klade_session_require (memory->session,
                              action_of (klade_import_mapping_get_target (memory->mapping)), NULL,
                              error) ||
      !find_memory (db, memory->mapping, &record, error))
    return FALSE;

  if (record != NULL)
    memory->text = g_strdup (record->texts[KLADE_IMPORT_MAPPING_COLUMN_MAPPING]);
  return TRUE;
}

/**
 * klade_school_recall_import_mapping:
 * @session: who imports
 * @mapping: a new mapping; gets the columns that were chosen for a list with these headings
 * @is_recalled: (out) (optional): whether there was one
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE unless it failed
 */
gboolean
klade_school_recall_import_mapping (KladeSession *session,
                                    KladeImportMapping *mapping,
                                    gboolean *is_recalled,
                                    GError **error)
{
  Memory memory = { session, mapping, NULL };
  g_autofree char *text = NULL;
  gboolean is_done;

  g_return_val_if_fail (KLADE_IS_SESSION (session) && mapping != NULL, FALSE);

  is_done = klade_db_within_read (klade_session_get_db (session), recall_within, &memory, error);
  text = memory.text;
  if (is_recalled != NULL)
    *is_recalled = is_done && text != NULL;

  return is_done && (text == NULL || klade_import_mapping_recall (mapping, text, error));
}

static gboolean
remember_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Memory *memory = data;
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autofree char *text = klade_import_mapping_to_text (memory->mapping);
  g_autofree char *key = klade_import_mapping_dup_key (memory->mapping);
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (!find_memory (db, memory->mapping, &before, error))
    return FALSE;

  after =
      before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_import_mapping);
  klade_record_set_text (after, KLADE_IMPORT_MAPPING_COLUMN_MAPPING, text);
  if (before != NULL)
    return klade_register_set (changes, before, after, 0, error);

  klade_record_set_text (
      after, KLADE_IMPORT_MAPPING_COLUMN_TARGET,
      klade_import_target_id (klade_import_mapping_get_target (memory->mapping)));
  klade_record_set_text (after, KLADE_IMPORT_MAPPING_COLUMN_HEADINGS, key);
  return klade_register_add (changes, after, 0, error);
}

/**
 * klade_school_remember_import_mapping:
 * @session: who imports
 * @mapping: which column is what
 * @error: %KLADE_ERROR_DENIED
 *
 * Keeps the columns for the next list with the same headings.
 *
 * Returns: %TRUE if it is kept
 */
gboolean
klade_school_remember_import_mapping (KladeSession *session,
                                      KladeImportMapping *mapping,
                                      GError **error)
{
  Memory memory = { session, mapping, NULL };
  KladeRegisterVerb verb = {
    .title = _ ("Columns of a list"),
    .work = remember_work,
    .data = &memory,
  };

  g_return_val_if_fail (mapping != NULL, FALSE);

  verb.action = action_of (klade_import_mapping_get_target (mapping));
  return klade_register_run (session, &verb, NULL, error);
}
