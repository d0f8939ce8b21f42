/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-import-window-private.h"

#define PROGRESS_MILLISECONDS 100

/* The last step: the import itself, as a verb of the office. */

typedef struct
{
  KladeImportDraft *draft;
  KladeImportPlan *plan;
  KladeLongWork *work;
} Run;

static void
free_run (gpointer data)
{
  Run *run = data;

  klade_import_draft_unref (run->draft);
  klade_import_plan_unref (run->plan);
  klade_long_work_unref (run->work);
  g_free (run);
}

static gboolean
import_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Run *run = data;
  g_autoptr (GError) not_remembered = NULL;

  if (!klade_school_import (session, run->plan, klade_long_work_tell, run->work, undo, error))
    return FALSE;

  /* The people are in: a mapping that cannot be remembered costs a few clicks next time. */
  if (!klade_school_remember_import_mapping (session, run->draft->mapping, &not_remembered))
    g_debug ("%s", not_remembered->message);

  return TRUE;
}

static gboolean
progress_shown_cb (gpointer data)
{
  KladeImportWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, klade_long_work_get_fraction (self->work));

  return G_SOURCE_CONTINUE;
}

/**
 * klade_import_window_stop_watching:
 *
 * The import is over, or the window closes before it: then it goes on by itself.
 */
void
klade_import_window_stop_watching (KladeImportWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->work, klade_long_work_unref);
}

/**
 * klade_import_window_show_outcome:
 * @why_failed: (nullable): a sentence, when it failed
 *
 * Shows how the import stands now.
 */
void
klade_import_window_show_outcome (KladeImportWindow *self, const char *why_failed)
{
  static const char *const titles[] = {
    [KLADE_IMPORT_RUNNING] = "",
    [KLADE_IMPORT_STORED] = N_ ("The list is in the school"),
    [KLADE_IMPORT_TAKEN_BACK] = N_ ("Taken back: everything is as it was"),
    [KLADE_IMPORT_FAILED] = N_ ("Nothing was written"),
  };
  static const char *const icons[] = {
    [KLADE_IMPORT_RUNNING] = "",
    [KLADE_IMPORT_STORED] = "emblem-ok-symbolic",
    [KLADE_IMPORT_TAKEN_BACK] = "edit-undo-symbolic",
    [KLADE_IMPORT_FAILED] = "dialog-error-symbolic",
  };
  g_autofree char *words =
      g_markup_escape_text (why_failed != NULL                     ? why_failed
                            : self->outcome == KLADE_IMPORT_STORED ? self->done_words
                                                                   : "",
                            -1);

  gtk_stack_set_visible_child_name (self->done_stack,
                                    self->outcome == KLADE_IMPORT_RUNNING ? "running" : "done");
  adw_status_page_set_icon_name (self->done_page, icons[self->outcome]);
  adw_status_page_set_title (self->done_page,
                             *titles[self->outcome] != '\0' ? _ (titles[self->outcome]) : "");
  adw_status_page_set_description (self->done_page, words);
  gtk_widget_set_visible (self->undo_button, self->outcome == KLADE_IMPORT_STORED);
  gtk_widget_set_visible (self->again_button, self->outcome != KLADE_IMPORT_FAILED);
  klade_import_window_update (self);
}

static void
imported_cb (GObject *source, const GError *error)
{
  KladeImportWindow *self = KLADE_IMPORT_WINDOW (source);
  g_autofree char *sentence = NULL;

  self->is_busy = FALSE;
  klade_import_window_stop_watching (self);
  if (self->office == NULL)
    return;

  self->outcome = error == NULL ? KLADE_IMPORT_STORED : KLADE_IMPORT_FAILED;
  if (error != NULL)
    sentence = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                   ? g_strdup (_ ("The import was stopped."))
                   : klade_error_explain (error);
  klade_import_window_show_outcome (self, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

/**
 * klade_import_window_run:
 *
 * Imports what the plan says, in one step that can be taken back.
 */
void
klade_import_window_run (KladeImportWindow *self)
{
  Run *run;

  if (self->is_busy || self->plan == NULL)
    return;

  run = g_new (Run, 1);
  run->draft = klade_import_draft_ref (self->draft);
  run->plan = g_steal_pointer (&self->plan); /* what follows needs another plan */
  run->work = klade_long_work_new ();
  self->work = klade_long_work_ref (run->work);
  self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, self);
  g_free (self->done_words);
  self->done_words = klade_import_plan_describe (run->plan);
  self->is_busy = TRUE;
  self->step = KLADE_IMPORT_STEP_DONE;
  self->outcome = KLADE_IMPORT_RUNNING;
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  klade_import_window_show_outcome (self, NULL);
  klade_office_run (self->office, import_verb, run, free_run, imported_cb, G_OBJECT (self));
}

/**
 * klade_import_window_cancel_run:
 *
 * Stops an import that runs; nothing of it stays.
 */
void
klade_import_window_cancel_run (KladeImportWindow *self)
{
  if (self->work != NULL)
    klade_long_work_cancel (self->work);
}
