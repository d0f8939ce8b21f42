/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

/* What an operation does in the worker's thread.  It owns the operation while it runs, so it
 * writes each answer into it: when the disk is full half-way, what was stored is known. */

static void
clear_edit (gpointer data)
{
  KladeSheetEdit *edit = data;

  g_free (edit->changed_by);
  g_free (edit->message);
}

static void
unref_undo (gpointer data)
{
  klade_undo_unref (data);
}

KladeSheetOp *
klade_sheet_op_new (KladeJournalSheet *self, KladeSheetOpKind kind)
{
  KladeSheetOp *op = g_new0 (KladeSheetOp, 1);

  op->kind = kind;
  op->journal_id = self->journal_id;
  op->with_hidden = self->shows_hidden;
  op->edits = g_array_new (FALSE, TRUE, sizeof (KladeSheetEdit));
  g_array_set_clear_func (op->edits, clear_edit);
  op->made = g_ptr_array_new_with_free_func (unref_undo);

  return op;
}

void
klade_sheet_op_free (KladeSheetOp *self)
{
  g_array_unref (self->edits);
  g_ptr_array_unref (self->made);
  g_clear_pointer (&self->back, klade_sheet_way_back_free);
  g_clear_pointer (&self->page, klade_journal_page_unref);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

void
klade_sheet_way_back_free (KladeSheetWayBack *self)
{
  g_ptr_array_unref (self->undos);
  g_array_unref (self->keys);
  g_free (self);
}

/* (transfer full) (nullable): what takes back a finished operation; %NULL when it wrote nothing */
KladeSheetWayBack *
klade_sheet_op_dup_way_back (KladeSheetOp *self)
{
  KladeSheetWayBack *back;

  if (self->made->len == 0)
    return NULL;

  back = g_new0 (KladeSheetWayBack, 1);
  back->undos = g_ptr_array_ref (self->made);
  if (self->back != NULL)
    {
      back->keys = g_array_ref (self->back->keys);
      return back;
    }

  back->keys = g_array_new (FALSE, FALSE, sizeof (KladeCellKey));
  for (guint i = 0; i < self->edits->len; i++)
    g_array_append_val (back->keys, g_array_index (self->edits, KladeSheetEdit, i).key);

  return back;
}

/* Whether an undo or redo writes the cell, or the absence it shares with its lesson. */
gboolean
klade_sheet_op_touched (const KladeSheetOp *self, const KladeCellKey *key)
{
  const GArray *keys = self->back != NULL ? self->back->keys : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const KladeCellKey *other = &g_array_index (keys, KladeCellKey, i);

      if (other->pupil_id == key->pupil_id && other->lesson_id == key->lesson_id &&
          (key->lesson_id != 0 || other->work_id == key->work_id))
        return TRUE;
    }

  return FALSE;
}

/* ---- cells ---- */

static gboolean
is_cell_to_send (const KladeSheetEdit *edit)
{
  return !edit->is_done && edit->key.lesson_id != 0;
}

static void
take_result (KladeSheetEdit *edit, KladeCellResult *result)
{
  edit->is_done = TRUE;
  edit->outcome = result->outcome;
  edit->made_work_id = result->work_id;
  edit->now = result->now;
  edit->changed_by = g_steal_pointer (&result->changed_by);
  edit->message = g_steal_pointer (&result->message);
}

static void
take_undo (KladeSheetOp *op, KladeUndo *undo)
{
  if (undo != NULL)
    g_ptr_array_add (op->made, undo);
}

/* All cells of the step in one transaction. */
static gboolean
send_cells (KladeSession *session, KladeSheetOp *op, GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KladeCellEdit));
  KladeCellResult *results = NULL;
  KladeUndo *undo = NULL;
  guint n = 0;

  for (guint i = 0; i < op->edits->len; i++)
    {
      const KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);
      const KladeCellEdit cell = {
        .lesson_id = edit->key.lesson_id,
        .work_id = edit->sent_work_id,
        .pupil_id = edit->key.pupil_id,
        .value = edit->value,
        .mark_revision = edit->sent.mark_revision,
        .absence_revision = edit->sent.absence_revision,
      };

      if (is_cell_to_send (edit))
        g_array_append_val (cells, cell);
    }
  if (cells->len == 0)
    return TRUE;

  if (!klade_school_set_cells (session, op->journal_id,
                               (const KladeCellEdit *) (gpointer) cells->data, cells->len, &results,
                               &undo, error))
    return FALSE;

  for (guint i = 0; i < op->edits->len; i++)
    {
      KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);

      if (is_cell_to_send (edit))
        take_result (edit, &results[n++]);
    }
  klade_cell_results_free (results, cells->len);
  take_undo (op, undo);

  return TRUE;
}

/* ---- term marks ---- */

static KladeCell
cell_of (const KladeTermCell *term)
{
  return (KladeCell){
    .value.mark = term->mark,
    .mark_revision = term->revision,
    .changed_at = term->changed_at,
  };
}

/* The verb does not say who was faster; the page does. */
static char *
dup_term_writer (KladeSession *session, KladeSheetOp *op, const KladeSheetEdit *edit)
{
  g_autoptr (KladeJournalPage) page =
      klade_sheet_read_whole (session, op->journal_id, op->with_hidden, NULL);
  KladeCell cell;

  if (page == NULL || !klade_sheet_read_page (page, &edit->key, &cell))
    return NULL;

  return g_strdup (klade_sheet_name_writer (page, cell.changed_by));
}

static gboolean
send_term (KladeSession *session, KladeSheetOp *op, KladeSheetEdit *edit, GError **error)
{
  g_autoptr (GError) failure = NULL;
  KladeTermCell now = { 0 };
  KladeUndo *undo = NULL;

  if (klade_school_set_term_mark (session, op->journal_id, edit->key.pupil_id,
                                  (KladeTermKind) edit->key.work_id, edit->value.mark,
                                  edit->sent.mark_revision, &now, &undo, &failure))
    {
      edit->outcome = KLADE_OUTCOME_SAVED;
      edit->now = cell_of (&now);
      edit->changed_by = g_strdup (klade_session_get_name (session));
      take_undo (op, undo);
    }
  else if (g_error_matches (failure, KLADE_ERROR, KLADE_ERROR_CONFLICT))
    {
      edit->outcome = KLADE_OUTCOME_CONFLICT;
      edit->now = cell_of (&now);
      edit->changed_by = dup_term_writer (session, op, edit);
      edit->message = g_strdup (failure->message);
    }
  else if (g_error_matches (failure, KLADE_ERROR, KLADE_ERROR_DENIED) ||
           g_error_matches (failure, KLADE_ERROR, KLADE_ERROR_INVALID))
    {
      edit->outcome = KLADE_OUTCOME_REFUSED;
      edit->now = edit->sent;
      edit->message = g_strdup (failure->message);
    }
  else
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  edit->is_done = TRUE;
  return TRUE;
}

static gboolean
send_edits (KladeSession *session, KladeSheetOp *op, GError **error)
{
  if (!send_cells (session, op, error))
    return FALSE;

  for (guint i = 0; i < op->edits->len; i++)
    {
      KladeSheetEdit *edit = &g_array_index (op->edits, KladeSheetEdit, i);

      if (!edit->is_done && !send_term (session, op, edit, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- undo and other verbs ---- */

static gboolean
take_back (KladeSession *session, KladeSheetOp *op, GError **error)
{
  GPtrArray *undos = op->back->undos;

  while (undos->len > 0)
    {
      KladeUndo *redo = NULL;

      if (!klade_school_undo (session, g_ptr_array_index (undos, undos->len - 1), &redo, error))
        return FALSE;

      take_undo (op, redo);
      g_ptr_array_set_size (undos, (int) undos->len - 1);
    }

  return TRUE;
}

static gboolean
run_verb (KladeSession *session, KladeSheetOp *op, GError **error)
{
  KladeUndo *undo = NULL;

  if (!op->verb (session, op, &undo, error))
    return FALSE;

  take_undo (op, undo);
  return TRUE;
}

/* The whole page. */
KladeJournalPage *
klade_sheet_read_whole (KladeSession *session,
                        gint64 journal_id,
                        gboolean with_hidden,
                        GError **error)
{
  const KladePageWindow all = { .max_cells = G_MAXINT, .with_hidden = TRUE };

  return klade_school_read_journal (session, journal_id, with_hidden ? &all : NULL, error);
}

/* KladeJob: the result is the operation itself, which stays the sheet's. */
gpointer
klade_sheet_op_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeSheetOp *op = data;
  gboolean done = FALSE;

  if (session == NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED, "nobody is signed in");
      return NULL;
    }

  switch (op->kind)
    {
    case KLADE_SHEET_OP_EDIT:
      return send_edits (session, op, error) ? op : NULL;
    case KLADE_SHEET_OP_UNDO:
    case KLADE_SHEET_OP_REDO:
      done = take_back (session, op, error);
      break;
    case KLADE_SHEET_OP_VERB:
    default:
      done = run_verb (session, op, error);
      break;
    }
  if (!done)
    return NULL;

  /* Should the reading fail now, the next poll brings the page. */
  op->page = klade_sheet_read_whole (session, op->journal_id, op->with_hidden, NULL);
  return op;
}
