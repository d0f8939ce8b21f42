/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"
#include "klade-session-private.h"

typedef struct
{
  KladeUndoFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Step;

struct _KladeUndo
{
  gatomicrefcount ref_count;
  char *title;
  gint64 journal_id;
  GArray *steps; /* Step, in the order they were done */
};

G_DEFINE_BOXED_TYPE (KladeUndo, klade_undo, klade_undo_ref, klade_undo_unref)

static void
clear_step (gpointer data)
{
  Step *step = data;

  if (step->data_free != NULL)
    step->data_free (step->data);
}

/**
 * klade_undo_new:
 * @title: what was done, translated
 * @journal_id: where, or 0
 *
 * Returns: (transfer full): an undo without steps; filled by one verb before anybody sees it
 */
KladeUndo *
klade_undo_new (const char *title, gint64 journal_id)
{
  KladeUndo *self = g_new0 (KladeUndo, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->journal_id = journal_id;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  return self;
}

KladeUndo *
klade_undo_ref (KladeUndo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_undo_unref (KladeUndo *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->steps);
  g_free (self->title);
  g_free (self);
}

/**
 * klade_undo_get_title:
 * @self: an undo
 *
 * Returns: (transfer none): what it takes back, translated
 */
const char *
klade_undo_get_title (KladeUndo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * klade_undo_get_journal_id:
 * @self: an undo
 *
 * Returns: the journal it is about, or 0
 */
gint64
klade_undo_get_journal_id (KladeUndo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->journal_id;
}

/**
 * klade_undo_add:
 * @self: an undo that nobody else has seen yet
 * @func: takes the step back
 * @step: (transfer full): for @func; plain data that any thread may free
 * @step_free: (nullable): frees @step
 *
 * Steps are added in the order they were done and taken back in the opposite one.
 */
void
klade_undo_add (KladeUndo *self, KladeUndoFunc func, gpointer step, GDestroyNotify step_free)
{
  Step whole = { func, step, step_free };

  g_return_if_fail (self != NULL);
  g_return_if_fail (func != NULL);

  g_array_append_val (self->steps, whole);
}

/**
 * klade_undo_get_n_steps:
 * @self: an undo
 *
 * Returns: how many steps it takes back; a verb that changed nothing gives 0
 */
guint
klade_undo_get_n_steps (KladeUndo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->steps->len;
}

typedef struct
{
  KladeSession *session;
  KladeUndo *undo;
  KladeUndo *redo;
} Work;

static gboolean
take_back (KladeDb *db, gpointer data, GError **error)
{
  Work *work = data;

  for (guint i = work->undo->steps->len; i > 0; i--)
    {
      const Step *step = &g_array_index (work->undo->steps, Step, i - 1);

      if (!step->func (work->session, step->data, work->redo, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_undo:
 * @session: who takes it back; needs the same rights as for doing it
 * @undo: what a verb returned
 * @redo: (out) (optional) (transfer full): what does it again
 * @error: %KLADE_ERROR_CONFLICT when somebody changed the same thing since: then nothing at
 *   all is taken back; %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if every step was taken back, durably
 */
gboolean
klade_school_undo (KladeSession *session, KladeUndo *undo, KladeUndo **redo, GError **error)
{
  g_autoptr (KladeUndo) again = NULL;
  Work work;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (undo != NULL, FALSE);

  again = klade_undo_new (undo->title, undo->journal_id);
  work = (Work){ session, undo, again };
  if (!klade_db_within (klade_session_get_db (session), take_back, &work, error))
    return FALSE;

  if (redo != NULL)
    *redo = g_steal_pointer (&again);
  return TRUE;
}
