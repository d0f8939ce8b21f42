/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-import-window-private.h"

/* The jobs of the first two steps: what is read and planned; nothing is written. */

typedef struct
{
  char *path;              /* to be read */
  KladeImportDraft *draft; /* to be planned, or to be chosen from */
  KladeImportPlan *plan;   /* to be decided in */
  KladeImportDecision decision;
  KladeImportTarget target;
  guint table;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->path);
  g_clear_pointer (&request->draft, klade_import_draft_unref);
  g_clear_pointer (&request->plan, klade_import_plan_unref);
  g_free (request);
}

static void
free_draft (gpointer data)
{
  klade_import_draft_unref (data);
}

static void
free_plan (gpointer data)
{
  klade_import_plan_unref (data);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Request *request = data;

  return klade_import_draft_read (session, request->path, request->target, error);
}

static gpointer
choose_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Request *request = data;

  return klade_import_draft_choose (session, request->draft, request->target, request->table,
                                    error);
}

static gpointer
plan_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Request *request = data;

  return klade_import_draft_plan (session, request->draft, error);
}

static gpointer
decide_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Request *request = data;

  return klade_school_decide_import (session, request->plan, &request->decision, error);
}

/* While a job has the draft or the plan, nobody else touches it. */
static void
start (KladeImportWindow *self,
       Request *request,
       KladeJob job,
       GDestroyNotify result_free,
       GAsyncReadyCallback callback)
{
  self->is_busy = TRUE;
  klade_import_window_update (self);
  klade_worker_run (klade_office_get_worker (self->office), job, request, free_request, result_free,
                    NULL, callback, g_object_ref (self));
}

static void
show_error (KladeImportWindow *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  self->step = KLADE_IMPORT_STEP_COLUMNS;
  klade_import_columns_page_show_error (self->columns_page, sentence);
}

static void
focus_next_or_page (KladeImportWindow *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->next_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  else
    gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeImportDraft) draft =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  self->is_busy = FALSE;
  if (self->office == NULL) /* closed meanwhile */
    return;

  if (draft != NULL)
    {
      g_clear_pointer (&self->draft, klade_import_draft_unref);
      self->draft = klade_import_draft_ref (draft);
      klade_import_columns_page_show_draft (self->columns_page, draft);
    }
  else
    {
      show_error (self, error);
    }
  klade_import_window_update (self);
  focus_next_or_page (self);
}

/**
 * klade_import_window_read:
 * @path: the file that was chosen or dropped
 *
 * Reads it; what cannot be read is said on the page, and what was read before stays.
 */
void
klade_import_window_read (KladeImportWindow *self, const char *path)
{
  Request *request;

  if (self->is_busy || self->office == NULL)
    return;

  request = g_new0 (Request, 1);
  request->path = g_strdup (path);
  request->target = klade_import_columns_page_get_target (self->columns_page);
  self->step = KLADE_IMPORT_STEP_COLUMNS;
  start (self, request, read_job, free_draft, draft_read_cb);
}

/**
 * klade_import_window_choose_source:
 *
 * Another sheet or another kind of list was chosen.
 */
void
klade_import_window_choose_source (KladeImportWindow *self)
{
  Request *request;

  if (self->is_busy || self->draft == NULL)
    return;

  request = g_new0 (Request, 1);
  request->draft = klade_import_draft_ref (self->draft);
  request->target = klade_import_columns_page_get_target (self->columns_page);
  request->table = klade_import_columns_page_get_table (self->columns_page);
  start (self, request, choose_job, free_draft, draft_read_cb);
}

/* Made, or made anew after a decision: then the rows stay where they are. */
static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeImportPlan) plan =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  gboolean is_decided = self->step == KLADE_IMPORT_STEP_FATES;

  self->is_busy = FALSE;
  if (self->office == NULL)
    return;

  if (plan == NULL)
    show_error (self, error);
  else if (is_decided)
    klade_import_fates_page_follow_plan (self->fates_page, plan);
  else
    klade_import_fates_page_show_plan (
        self->fates_page, plan,
        klade_office_get_person (self->office)->can[KLADE_ACTION_MANAGE_CLASSES]);

  if (plan != NULL)
    {
      g_clear_pointer (&self->plan, klade_import_plan_unref);
      self->plan = g_steal_pointer (&plan);
      self->step = KLADE_IMPORT_STEP_FATES;
    }
  klade_import_window_update (self);
  if (!is_decided || self->step == KLADE_IMPORT_STEP_COLUMNS)
    focus_next_or_page (self);
}

/**
 * klade_import_window_make_plan:
 *
 * Goes on to what would become of each row.
 */
void
klade_import_window_make_plan (KladeImportWindow *self)
{
  g_autoptr (GError) error = NULL;
  Request *request;

  if (self->is_busy || self->draft == NULL)
    return;

  if (!klade_import_columns_page_collect (self->columns_page, &error))
    {
      klade_import_columns_page_show_error (self->columns_page, error->message);
      return;
    }

  request = g_new0 (Request, 1);
  request->draft = klade_import_draft_ref (self->draft);
  start (self, request, plan_job, free_plan, planned_cb);
}

/**
 * klade_import_window_decide:
 * @decision: who a row is, or that it is left out
 */
void
klade_import_window_decide (KladeImportWindow *self, const KladeImportDecision *decision)
{
  Request *request;

  if (self->is_busy || self->plan == NULL)
    return;

  request = g_new0 (Request, 1);
  request->plan = klade_import_plan_ref (self->plan);
  request->decision = *decision;
  start (self, request, decide_job, free_plan, planned_cb);
}
