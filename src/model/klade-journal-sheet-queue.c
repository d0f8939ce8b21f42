/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#define RETRY_SECONDS 2

static void send_next (KladeJournalSheet *self);

static void
free_step (gpointer data)
{
  klade_sheet_way_back_free (data);
}

void
klade_sheet_init_queue (KladeJournalSheet *self)
{
  g_queue_init (&self->ops);
  g_queue_init (&self->conflicts);
  self->undo_stack = g_ptr_array_new_with_free_func (free_step);
  self->redo_stack = g_ptr_array_new_with_free_func (free_step);
  self->made_works = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
klade_sheet_drop_queue (KladeJournalSheet *self)
{
  KladeSheetOp *op;

  while ((op = g_queue_pop_head (&self->ops)) != NULL)
    klade_sheet_op_free (op);
  klade_sheet_drop_conflicts (self);
  g_clear_pointer (&self->undo_stack, g_ptr_array_unref);
  g_clear_pointer (&self->redo_stack, g_ptr_array_unref);
  g_clear_pointer (&self->made_works, g_hash_table_unref);
  g_clear_pointer (&self->own_revisions[0], g_hash_table_unref);
  g_clear_pointer (&self->own_revisions[1], g_hash_table_unref);
}

/* ---- steps ---- */

/* How many steps back there will be when everything asked for is done: an edit that still
 * waits can be undone already; the undo waits for it. */
static int
count_steps (KladeJournalSheet *self, const GPtrArray *stack, gboolean is_redo)
{
  int n = (int) stack->len;

  for (GList *l = self->ops.head; l != NULL; l = l->next)
    {
      const KladeSheetOp *op = l->data;
      gboolean is_taken = op->back != NULL; /* off the stack already */

      switch (op->kind)
        {
        case KLADE_SHEET_OP_UNDO:
          n += is_redo ? 1 : is_taken ? 0 : -1;
          break;
        case KLADE_SHEET_OP_REDO:
          n += !is_redo ? 1 : is_taken ? 0 : -1;
          break;
        case KLADE_SHEET_OP_EDIT:
        case KLADE_SHEET_OP_VERB:
        default:
          n = is_redo ? 0 : n + 1;
          break;
        }
    }

  return n;
}

gboolean
klade_sheet_can_undo (KladeJournalSheet *self)
{
  return count_steps (self, self->undo_stack, FALSE) > 0;
}

gboolean
klade_sheet_can_redo (KladeJournalSheet *self)
{
  return count_steps (self, self->redo_stack, TRUE) > 0;
}

/**
 * klade_journal_sheet_get_n_unsaved:
 * @self: a sheet
 *
 * Returns: how many cells and other changes are not stored yet, undecided conflicts included;
 *   0 when the window may close
 */
guint
klade_journal_sheet_get_n_unsaved (KladeJournalSheet *self)
{
  guint n;

  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  n = self->conflicts.length;
  for (GList *l = self->ops.head; l != NULL; l = l->next)
    {
      const KladeSheetOp *op = l->data;

      n += op->kind == KLADE_SHEET_OP_EDIT ? op->edits->len : 1;
    }

  return n;
}

/* Puts on the screen whatever waits, in the order it was typed. */
void
klade_sheet_show_waiting (KladeJournalSheet *self)
{
  for (GList *l = self->ops.head; l != NULL; l = l->next)
    {
      const KladeSheetOp *op = l->data;

      for (guint i = 0; i < op->edits->len; i++)
        {
          const KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);

          klade_sheet_show (self, &edit->key, edit->value);
        }
    }
}

void
klade_sheet_rekey_waiting (KladeJournalSheet *self,
                           const KladeCellKey *key,
                           const KladeCellKey *new_key)
{
  for (GList *l = self->ops.head; l != NULL; l = l->next)
    {
      const KladeSheetOp *op = l->data;

      for (guint i = 0; i < op->edits->len; i++)
        {
          KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);

          if (klade_cell_key_equal (&edit->key, key))
            edit->key = *new_key;
        }
    }
}

/* ---- what came back ---- */

static void
keep_step (KladeJournalSheet *self, GPtrArray *stack, KladeSheetOp *op)
{
  KladeSheetWayBack *back = klade_sheet_op_dup_way_back (op);

  if (back != NULL)
    g_ptr_array_add (stack, back);
}

static const char *
get_title (const KladeSheetOp *op)
{
  return op->made->len > 0 ? klade_undo_get_title (g_ptr_array_index (op->made, 0)) : NULL;
}

static void
announce (KladeJournalSheet *self, const KladeSheetOp *op)
{
  const char *title = get_title (op);

  if (title != NULL && (op->is_announced || op->edits->len > 1))
    klade_sheet_emit_saved (self, title);
}

static void
report_failure (KladeJournalSheet *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  klade_sheet_emit_refused (self, -1, -1, sentence);
  klade_journal_sheet_reload (self);
}

/* @error: %NULL, or one that will not pass by itself */
static void
finish (KladeJournalSheet *self, KladeSheetOp *op, const GError *error)
{
  switch (op->kind)
    {
    case KLADE_SHEET_OP_UNDO:
      keep_step (self, self->redo_stack, op);
      break;
    case KLADE_SHEET_OP_REDO:
      keep_step (self, self->undo_stack, op);
      break;
    case KLADE_SHEET_OP_VERB:
    case KLADE_SHEET_OP_EDIT:
    default:
      keep_step (self, self->undo_stack, op);
      g_ptr_array_set_size (self->redo_stack, 0);
      break;
    }

  if (op->kind == KLADE_SHEET_OP_EDIT)
    klade_sheet_merge_edits (self, op, error);
  else if (error != NULL)
    report_failure (self, error);
  if (error == NULL && op->after_verb != NULL)
    op->after_verb (self, op);
  if (op->page != NULL)
    klade_sheet_swap_page (self, op->page, op);

  if (op->kind == KLADE_SHEET_OP_EDIT || op->kind == KLADE_SHEET_OP_VERB)
    announce (self, op);
}

static gboolean
retry_cb (gpointer data)
{
  KladeJournalSheet *self = data;

  self->retry_id = 0;
  send_next (self);

  return G_SOURCE_REMOVE;
}

/* The sheet stays alive while it has something to store, whatever the window does. */
static void
retry_later (KladeJournalSheet *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  klade_sheet_set_trouble (self, sentence);
  self->retry_id = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, RETRY_SECONDS, retry_cb,
                                               g_object_ref (self), g_object_unref);
}

static void
op_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  KladeSheetOp *op;

  klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  self->is_sending = FALSE;

  if (klade_error_is_passing (error))
    {
      retry_later (self, error);
      klade_sheet_notify_steps (self);
      return;
    }

  op = g_queue_pop_head (&self->ops);
  klade_sheet_set_trouble (self, NULL);
  finish (self, op, error);
  klade_sheet_op_free (op);
  klade_sheet_notify_steps (self);
  send_next (self);
}

/* ---- sending ---- */

static gboolean
take_step (GPtrArray *stack, KladeSheetOp *op)
{
  if (op->back == NULL && stack->len > 0)
    op->back = g_ptr_array_steal_index (stack, stack->len - 1);

  return op->back != NULL;
}

/* %FALSE when there is nothing to do after all: what was to be undone was refused. */
static gboolean
prepare (KladeJournalSheet *self, KladeSheetOp *op)
{
  switch (op->kind)
    {
    case KLADE_SHEET_OP_UNDO:
      return take_step (self->undo_stack, op);
    case KLADE_SHEET_OP_REDO:
      return take_step (self->redo_stack, op);
    case KLADE_SHEET_OP_EDIT:
      klade_sheet_prepare_edits (self, op);
      return op->edits->len > 0;
    case KLADE_SHEET_OP_VERB:
    default:
      if (op->before_verb != NULL)
        op->before_verb (self, op);
      return TRUE;
    }
}

static void
send_next (KladeJournalSheet *self)
{
  KladeSheetOp *op = NULL;

  if (self->is_sending || self->retry_id != 0)
    return;

  while ((op = g_queue_peek_head (&self->ops)) != NULL && !prepare (self, op))
    {
      klade_sheet_op_free (g_queue_pop_head (&self->ops));
      klade_sheet_notify_steps (self);
    }
  if (op == NULL)
    return;

  self->is_sending = TRUE;
  klade_worker_run (self->worker, klade_sheet_op_job, op, NULL, NULL, NULL, op_done_cb,
                    g_object_ref (self));
}

/* @op: (transfer full) */
void
klade_sheet_push (KladeJournalSheet *self, KladeSheetOp *op)
{
  g_queue_push_tail (&self->ops, op);
  send_next (self);
  klade_sheet_notify_steps (self);
}

/**
 * klade_journal_sheet_undo:
 * @self: a sheet
 *
 * Takes the last step back, after whatever still waits is stored.  A step that cannot be taken
 * back, because somebody changed the same since, says so by "refused" and is forgotten.
 */
void
klade_journal_sheet_undo (KladeJournalSheet *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  if (klade_sheet_can_undo (self))
    klade_sheet_push (self, klade_sheet_op_new (self, KLADE_SHEET_OP_UNDO));
}

/**
 * klade_journal_sheet_redo:
 * @self: a sheet
 *
 * Does again what was undone last; any new edit forgets it.
 */
void
klade_journal_sheet_redo (KladeJournalSheet *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  if (klade_sheet_can_redo (self))
    klade_sheet_push (self, klade_sheet_op_new (self, KLADE_SHEET_OP_REDO));
}
