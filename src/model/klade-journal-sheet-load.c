/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include <string.h>

#define WINDOW_DAYS 35 /* about 25 lesson days to each side of today */
#define WINDOW_CELLS 8000
#define PULSE_MS 1500

typedef struct
{
  gint64 journal_id;
  gint64 since_audit_id;
  gboolean with_hidden;
  KladePageWindow window;
  gboolean is_windowed;
} Request;

static Request *
request_new (KladeJournalSheet *self)
{
  Request *request = g_new0 (Request, 1);

  request->journal_id = self->journal_id;
  request->with_hidden = self->shows_hidden;
  request->since_audit_id = self->polled_audit_id;

  return request;
}

static gboolean
check_session (KladeSession *session, GError **error)
{
  if (session == NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_FAILED, "nobody is signed in");

  return session != NULL;
}

static void
unref_page (gpointer page)
{
  klade_journal_page_unref (page);
}

/* ---- a new page in place of the old ---- */

static gboolean
is_mine (KladeJournalSheet *self, const char *who)
{
  return self->person != NULL && g_strcmp0 (who, self->person->name) == 0;
}

static void
rekey_row (KladeJournalSheet *self, const KladeCellKey *old_key, const KladeCellKey *key)
{
  klade_sheet_overlay_rekey (self->overlay, old_key, key);
  klade_sheet_rekey_waiting (self, old_key, key);
  klade_sheet_rekey_conflicts (self, old_key, key);
  klade_sheet_rekey_typing (self, old_key, key);
}

/* A lesson's empty column became a work, by a mark typed here or by somebody else's: what was
 * typed there goes with it. */
static void
adopt_made_works (KladeJournalSheet *self, const KladeJournalPage *page)
{
  for (int l = 0; l < page->n_lessons; l++)
    {
      KladeCellKey old_key = { .lesson_id = page->lessons[l].id };
      KladeCellKey key = { .lesson_id = page->lessons[l].id,
                           .work_id = klade_sheet_find_begun_work (self, page, l) };

      for (int row = 0; key.work_id != 0 && row < page->n_pupils; row++)
        {
          old_key.pupil_id = key.pupil_id = page->pupils[row].id;
          rekey_row (self, &old_key, &key);
        }
    }
}

/* One revision on, that is the change just made and no other. */
static gboolean
is_one_step (gint32 from, gint32 to)
{
  return to == from || to == from + 1;
}

/* Cells typed in while this person's own undo or verb was on its way: what that changed must
 * not look like somebody else's change. */
static void
rebase_cell (KladeJournalSheet *self,
             const KladeJournalPage *page,
             const KladeSheetOp *own,
             const KladeCellKey *key)
{
  KladeOverlayCell *over = klade_sheet_overlay_find (self->overlay, key);
  KladeCell cell;

  if (over == NULL || !klade_sheet_read_page (page, key, &cell))
    return;

  if (is_one_step (over->base.mark_revision, cell.mark_revision) &&
      is_one_step (over->base.absence_revision, cell.absence_revision) &&
      (klade_sheet_op_touched (own, key) ||
       is_mine (self, klade_sheet_name_writer (page, cell.changed_by))))
    over->base = cell;
}

static void
rebase_waiting (KladeJournalSheet *self, const KladeJournalPage *page, const KladeSheetOp *own)
{
  for (GList *l = self->ops.head; l != NULL; l = l->next)
    {
      const KladeSheetOp *op = l->data;

      for (guint i = 0; i < op->edits->len; i++)
        rebase_cell (self, page, own, &g_array_index (op->edits, KladeSheetEdit, i).key);
    }
}

static gboolean
is_same_lesson (const KladePageLesson *a, const KladePageLesson *b)
{
  return a->id == b->id && a->revision == b->revision && a->day == b->day &&
         a->is_hidden == b->is_hidden && a->is_closed == b->is_closed;
}

static gboolean
is_same_column (const KladePageColumn *a, const KladePageColumn *b)
{
  return a->work_id == b->work_id && a->revision == b->revision && a->lesson == b->lesson &&
         a->counts == b->counts;
}

static gboolean
is_same_pupil (const KladePagePupil *a, const KladePagePupil *b)
{
  return a->id == b->id && a->joined == b->joined && a->left == b->left &&
         g_strcmp0 (a->name, b->name) == 0;
}

/* Whether rows, columns, heads, topics and rights are the same: only cells may differ. */
static gboolean
is_same_layout (const KladeJournalPage *a, const KladeJournalPage *b)
{
  if (a->n_pupils != b->n_pupils || a->n_lessons != b->n_lessons || a->n_columns != b->n_columns ||
      a->today != b->today || a->first_filled_column != b->first_filled_column ||
      a->n_filled_columns != b->n_filled_columns || a->can_write_marks != b->can_write_marks ||
      a->can_write_lessons != b->can_write_lessons || a->can_justify != b->can_justify ||
      a->can_write_term_marks != b->can_write_term_marks)
    return FALSE;

  for (int i = 0; i < a->n_lessons; i++)
    if (!is_same_lesson (&a->lessons[i], &b->lessons[i]))
      return FALSE;
  for (int i = 0; i < a->n_columns; i++)
    if (!is_same_column (&a->columns[i], &b->columns[i]))
      return FALSE;
  for (int i = 0; i < a->n_pupils; i++)
    if (!is_same_pupil (&a->pupils[i], &b->pupils[i]))
      return FALSE;
  for (int i = 1; i <= KLADE_N_TERM_KINDS; i++)
    if (a->term_states[i].is_closed != b->term_states[i].is_closed)
      return FALSE;

  return TRUE;
}

static gboolean
stop_pulses_cb (gpointer data)
{
  KladeJournalSheet *self = data;

  self->pulse_id = 0;
  if (klade_sheet_overlay_stop_pulses (self->overlay))
    klade_sheet_emit_rows (self, 0, klade_journal_sheet_get_n_rows (self) - 1);

  return G_SOURCE_REMOVE;
}

static void
pulse_cell (KladeJournalSheet *self, const KladeCellKey *key)
{
  klade_sheet_overlay_cell (self, key)->is_pulsing = TRUE;
}

/* @pulsing: cells that pulsed before the page was read and go on */
static void
pulse (KladeJournalSheet *self, GArray *changes, GArray *pulsing)
{
  for (guint i = 0; i < pulsing->len; i++)
    pulse_cell (self, &g_array_index (pulsing, KladeCellKey, i));
  for (guint i = 0; i < changes->len; i++)
    pulse_cell (self, &g_array_index (changes, KladeSheetChange, i).key);

  if (changes->len > 0)
    {
      g_clear_handle_id (&self->pulse_id, g_source_remove);
      self->pulse_id = g_timeout_add (PULSE_MS, stop_pulses_cb, self);
    }
}

static void
emit_changes (KladeJournalSheet *self, GArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const KladeSheetChange *change = &g_array_index (changes, KladeSheetChange, i);
      int row;
      int column;

      if (!klade_sheet_find_cell (self, &change->key, &row, &column))
        continue;
      klade_sheet_overtake_typing (self, &change->key);
      klade_sheet_emit_cell (self, &change->key);
      klade_sheet_emit_changed_by_other (self, row, column, change->who);
    }
}

static void
emit_summaries (KladeJournalSheet *self)
{
  for (int row = 0; row < self->page->n_pupils; row++)
    klade_sheet_emit_cells (self, row, self->n_body_columns, self->n_columns - 1);
}

/**
 * klade_sheet_swap_page:
 * @page: what was read
 * @own: (nullable): this person's own undo or verb, after which it was read
 *
 * Shows a page read anew.  What is stored is in it; what still waits is laid over it.
 */
void
klade_sheet_swap_page (KladeJournalSheet *self, KladeJournalPage *page, const KladeSheetOp *own)
{
  gboolean is_first = self->page == NULL;
  gboolean same = !is_first && is_same_layout (self->page, page);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) pulsing = NULL;

  if (!is_first)
    {
      adopt_made_works (self, page);
      changes = klade_sheet_find_changes (self, page, own);
    }
  g_hash_table_remove_all (self->made_works);
  if (own != NULL)
    rebase_waiting (self, page, own);
  pulsing = klade_sheet_overlay_forget_stored (self->overlay);
  klade_sheet_take_page (self, page);
  self->polled_audit_id = page->audit_id;

  klade_sheet_show_conflicts (self);
  klade_sheet_show_waiting (self);
  klade_sheet_count (self);
  if (changes != NULL)
    pulse (self, changes, pulsing);

  if (!same)
    klade_sheet_emit_layout (self);
  else if (own != NULL)
    klade_sheet_emit_rows (self, 0, page->n_pupils - 1);
  else if (changes->len > 0)
    emit_summaries (self);
  if (changes != NULL)
    emit_changes (self, changes);
}

/* ---- reading ---- */

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Request *request = data;

  if (!check_session (session, error))
    return NULL;

  return request->is_windowed
             ? klade_school_read_journal (session, request->journal_id, &request->window, error)
             : klade_sheet_read_whole (session, request->journal_id, request->with_hidden, error);
}

static void
end_reading (KladeJournalSheet *self)
{
  self->n_reading--;
  klade_sheet_set_loading (self, self->n_reading > 0);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  end_reading (self);
  if (page != NULL)
    klade_sheet_swap_page (self, page, NULL);
  else if (klade_error_is_passing (error))
    klade_sheet_report_poll (self, error);
  else
    {
      g_autofree char *sentence = klade_error_explain (error);

      klade_sheet_emit_refused (self, -1, -1, sentence);
    }
}

static void
read_page (KladeJournalSheet *self, Request *request, GAsyncReadyCallback callback, gpointer data)
{
  self->n_reading++;
  klade_sheet_set_loading (self, TRUE);
  klade_worker_run (self->worker, read_job, request, g_free, unref_page, NULL, callback, data);
}

/**
 * klade_journal_sheet_reload:
 * @self: an open sheet
 *
 * Reads the page again; what was typed and is not stored yet stays on the screen.
 */
void
klade_journal_sheet_reload (KladeJournalSheet *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);

  read_page (self, request_new (self), page_read_cb, g_object_ref (self));
}

static void
first_page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  KladeJournalSheet *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  end_reading (self);
  if (page == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  klade_sheet_swap_page (self, page, NULL);
  if (!klade_journal_page_is_complete (page))
    klade_journal_sheet_reload (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * klade_journal_sheet_open:
 * @self: a sheet without a page
 * @journal_id: the journal
 * @callback: called when the first columns are there
 * @user_data: for @callback
 *
 * Reads the journal around today first, so that a large one is on the screen as soon as a
 * small one, and then the rest.
 */
void
klade_journal_sheet_open (KladeJournalSheet *self,
                          gint64 journal_id,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;
  Request *request;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);
  g_return_if_fail (self->page == NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, klade_journal_sheet_open);
  self->journal_id = journal_id;
  request = request_new (self);
  request->is_windowed = TRUE;
  request->window = (KladePageWindow){
    .first_day = self->person->today - WINDOW_DAYS,
    .last_day = self->person->today + WINDOW_DAYS,
    .max_cells = WINDOW_CELLS,
    .with_hidden = self->shows_hidden,
  };
  read_page (self, request, first_page_read_cb, task);
}

/**
 * klade_journal_sheet_open_finish:
 * @self: a sheet
 * @result: what the callback got
 * @error: (nullable): why the journal cannot be read
 *
 * Returns: %TRUE if the sheet has a page now
 */
gboolean
klade_journal_sheet_open_finish (KladeJournalSheet *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- other people's changes ---- */

typedef struct
{
  gint64 audit_id;
  KladeJournalPage *page; /* NULL: nothing new in this journal */
  char *who;              /* (nullable): who else wrote last */
} News;

static void
free_news (gpointer data)
{
  News *news = data;

  g_clear_pointer (&news->page, klade_journal_page_unref);
  g_free (news->who);
  g_free (news);
}

static gboolean
names_journal (const KladeChanges *changes, gint64 journal_id)
{
  for (guint i = 0; changes->journals != NULL && i < changes->journals->len; i++)
    if (g_array_index (changes->journals, gint64, i) == journal_id)
      return TRUE;

  return FALSE;
}

static gpointer
poll_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Request *request = data;
  g_autoptr (KladeChanges) changes = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  News *news;

  if (!check_session (session, error))
    return NULL;

  changes = klade_school_poll_changes (session, request->since_audit_id, error);
  if (changes == NULL)
    return NULL;

  if (names_journal (changes, request->journal_id))
    {
      page = klade_sheet_read_whole (session, request->journal_id, request->with_hidden, error);
      if (page == NULL)
        return NULL;
    }

  news = g_new0 (News, 1);
  news->audit_id = changes->audit_id;
  news->page = g_steal_pointer (&page);
  news->who = g_steal_pointer (&changes->who);
  return news;
}

/* A lost file or server is told before somebody types into the void. */
void
klade_sheet_report_poll (KladeJournalSheet *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (self->retry_id != 0 || self->is_sending)
    return; /* the edits themselves will tell */

  if (klade_error_is_passing (error))
    sentence = klade_error_explain (error);
  klade_sheet_set_trouble (self, sentence);
}

static void
polled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalSheet) self = user_data;
  g_autoptr (GError) error = NULL;
  News *news = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  self->is_polling = FALSE;
  klade_sheet_report_poll (self, error);
  if (news == NULL)
    return;

  self->polled_audit_id = news->audit_id;
  g_free (self->last_other);
  self->last_other = g_steal_pointer (&news->who);
  if (news->page != NULL)
    klade_sheet_swap_page (self, news->page, NULL);
  free_news (news);
}

/**
 * klade_journal_sheet_poll:
 * @self: a sheet
 *
 * Asks for changes made elsewhere, by other people or in another window, and shows them.  The
 * window calls it twice a second; a call while the last one is not answered does nothing.
 */
void
klade_journal_sheet_poll (KladeJournalSheet *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  if (self->worker == NULL || self->page == NULL || self->is_polling || self->n_reading > 0)
    return;

  self->is_polling = TRUE;
  klade_worker_run (self->worker, poll_job, request_new (self), g_free, free_news, NULL, polled_cb,
                    g_object_ref (self));
}
