/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-register.h"

#include "klade-i18n.h"
#include "klade-sign-in.h"

typedef struct
{
  KladeSession *session;
  const KladeRegisterVerb *verb;
  KladeUndo *undo;
} Run;

static gboolean
run_within (KladeDb *db, gpointer data, GError **error)
{
  Run *run = data;
  g_autoptr (KladeChangeSet) changes = klade_change_set_new (run->session, 0);
  KladeVault *vault;

  g_clear_pointer (&run->undo, klade_undo_unref); /* the engine may run us again */
  /* What is sealed from here on is sealed with the present key. */
  if (!klade_session_refresh_vault (run->session, NULL, error))
    return FALSE;

  vault = klade_session_get_vault (run->session);
  if (!klade_register_require (changes, run->verb->action, &run->verb->target, error) ||
      !run->verb->work (changes, run->verb->data, error))
    return FALSE;

  /* On a server the key can change in the middle, which the log noticed. */
  if (vault != klade_session_get_vault (run->session))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                           _ ("The school's key was changed a moment ago. Do it once more."));
      return FALSE;
    }

  run->undo = klade_change_set_to_undo (g_steal_pointer (&changes), run->verb->title);
  return TRUE;
}

/**
 * klade_register_run:
 * @session: who does it
 * @verb: what is done
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back; %NULL when nothing
 *   had to be written
 * @error: %KLADE_ERROR_DENIED, or why the work failed; then nothing is written
 *
 * Runs @verb in one transaction.
 *
 * Returns: %TRUE if it was stored, durably
 */
gboolean
klade_register_run (KladeSession *session,
                    const KladeRegisterVerb *verb,
                    KladeUndo **undo,
                    GError **error)
{
  Run run = { session, verb, NULL };
  gboolean is_done;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  is_done = klade_db_within (klade_session_get_db (session), run_within, &run, error);
  if (is_done && undo != NULL)
    *undo = g_steal_pointer (&run.undo);

  g_clear_pointer (&run.undo, klade_undo_unref);
  return is_done;
}

/**
 * klade_register_require:
 * @changes: a verb's changes
 * @action, @target: a right that the verb needs; undo asks for it again
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if the person may
 */
gboolean
klade_register_require (KladeChangeSet *changes,
                        KladeAction action,
                        const KladeTarget *target,
                        GError **error)
{
  if (!klade_session_require (klade_change_set_get_session (changes), action, target, error))
    return FALSE;

  klade_change_set_need (changes, action, target);
  return TRUE;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                       _ ("Somebody else changed this meanwhile. Look at it again, then repeat "
                          "your change."));
  return FALSE;
}

/**
 * klade_register_check:
 * @record: a row as it is now
 * @revision: the one the person saw, or 0 if the verb is right for any
 * @error: %KLADE_ERROR_CONFLICT
 *
 * Returns: %TRUE if nobody changed the row meanwhile
 */
gboolean
klade_register_check (const KladeRecord *record, gint32 revision, GError **error)
{
  return revision == 0 || record->revision == revision || fail_changed (error);
}

/**
 * klade_register_get:
 * @changes: a verb's changes
 * @table, @id: a row
 * @revision: the one the person saw, or 0 if the verb is right for any
 * @error: %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_CONFLICT
 *
 * Returns: (transfer full): the row, hidden or not
 */
KladeRecord *
klade_register_get (KladeChangeSet *changes,
                    const KladeTable *table,
                    gint64 id,
                    gint32 revision,
                    GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) record = NULL;

  return klade_store_get_record (db, table, id, &record, error) &&
                 klade_register_check (record, revision, error)
             ? g_steal_pointer (&record)
             : NULL;
}

/**
 * klade_register_add:
 * @changes: a verb's changes
 * @record: a new row; gets its id
 * @pupil_id: whom the log names, or 0
 * @error: %KLADE_ERROR_EXISTS when there is a row with the same keys, hidden or not
 *
 * Returns: %TRUE if it was written and logged
 */
gboolean
klade_register_add (KladeChangeSet *changes, KladeRecord *record, gint64 pupil_id, GError **error)
{
  const KladeChangeContext context = { .pupil_id = pupil_id };
  gboolean inserted;

  if (!klade_change_set_insert (changes, record, &context, &inserted, error))
    return FALSE;

  if (!inserted)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_EXISTS, _ ("It is there already."));
  return inserted;
}

/**
 * klade_register_set:
 * @changes: a verb's changes
 * @before: the row as read
 * @after: as it shall be; gets its new revision
 * @pupil_id: whom the log names, or 0
 * @error: %KLADE_ERROR_CONFLICT when somebody wrote the row since it was read
 *
 * A row that stays the same is not written.
 *
 * Returns: %TRUE if the row stands as @after says
 */
gboolean
klade_register_set (KladeChangeSet *changes,
                    const KladeRecord *before,
                    KladeRecord *after,
                    gint64 pupil_id,
                    GError **error)
{
  const KladeChangeContext context = { .pupil_id = pupil_id };
  gboolean updated;

  if (klade_record_content_equal (before, after))
    return TRUE;

  return klade_change_set_update (changes, before, after, &context, &updated, error) &&
         (updated || fail_changed (error));
}

/**
 * klade_register_put:
 * @changes: a verb's changes
 * @record: a new row; gets its id and revision
 * @hidden_id: a row with the same keys that may be hidden, or 0 for none
 * @pupil_id: whom the log names, or 0
 * @error: %KLADE_ERROR_EXISTS when @hidden_id is there to be seen
 *
 * Adds a row, or brings the hidden one back with what @record says.
 *
 * Returns: %TRUE if it was written and logged
 */
gboolean
klade_register_put (KladeChangeSet *changes,
                    KladeRecord *record,
                    gint64 hidden_id,
                    gint64 pupil_id,
                    GError **error)
{
  g_autoptr (KladeRecord) before = NULL;

  if (hidden_id == 0)
    return klade_register_add (changes, record, pupil_id, error);

  before = klade_register_get (changes, record->table, hidden_id, 0, error);
  if (before == NULL)
    return FALSE;

  if (!klade_record_is_absent (before))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_EXISTS, _ ("It is there already."));
      return FALSE;
    }

  record->id = before->id;
  record->revision = before->revision;
  return klade_register_set (changes, before, record, pupil_id, error);
}

/**
 * klade_register_hide:
 * @changes: a verb's changes
 * @table, @id, @revision: as for klade_register_get()
 * @pupil_id: whom the log names, or 0
 * @error: says why it failed
 *
 * Makes the row stand for nothing; it stays in the school with its history.
 *
 * Returns: %TRUE if the row is hidden
 */
gboolean
klade_register_hide (KladeChangeSet *changes,
                     const KladeTable *table,
                     gint64 id,
                     gint32 revision,
                     gint64 pupil_id,
                     GError **error)
{
  g_autoptr (KladeRecord) before = klade_register_get (changes, table, id, revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  klade_record_make_absent (after);
  return klade_register_set (changes, before, after, pupil_id, error);
}
