/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-timetable-import-window-private.h"

#define PROGRESS_MILLISECONDS 100

/* The import itself, as a verb of the office. */

typedef struct
{
  KladeTimetableImport *plan;
  KladeLongWork *work;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  klade_timetable_import_unref (run->plan);
  klade_long_work_unref (run->work);
  g_free (run);
}

static gboolean
import_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Run *run = data;

  return klade_school_import_timetable (session, run->plan, klade_long_work_tell, run->work, undo,
                                        error);
}

static gboolean
progress_shown_cb (gpointer data)
{
  KladeTimetableImportWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, klade_long_work_get_fraction (self->work));
  return G_SOURCE_CONTINUE;
}

/**
 * klade_timetable_import_window_stop_watching:
 *
 * The import is over, or the window closes before it: then it goes on by itself.
 */
void
klade_timetable_import_window_stop_watching (KladeTimetableImportWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->work, klade_long_work_unref);
}

static void
imported_cb (GObject *source, const GError *error)
{
  KladeTimetableImportWindow *self = KLADE_TIMETABLE_IMPORT_WINDOW (source);
  g_autofree char *sentence = NULL;

  klade_timetable_import_window_stop_watching (self);
  if (self->office == NULL)
    return;

  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self)); /* the desk says so, and how to take it back */
      return;
    }

  sentence = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                 ? g_strdup (_ ("The import was stopped. Nothing was written."))
                 : klade_error_explain (error);
  klade_timetable_import_window_tell (self, sentence);
  klade_timetable_import_window_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

/**
 * klade_timetable_import_window_run:
 *
 * Imports what is shown, in one step that can be taken back.
 */
void
klade_timetable_import_window_run (KladeTimetableImportWindow *self)
{
  Run *run;

  if (self->plan == NULL || self->is_planning || self->work != NULL)
    return;

  self->work = klade_long_work_new ();
  self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, self);
  run = g_new (Run, 1);
  run->plan = klade_timetable_import_ref (self->plan);
  run->work = klade_long_work_ref (self->work);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  klade_timetable_import_window_tell (self, NULL);
  klade_timetable_import_window_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
  klade_office_run (self->office, import_verb, run, run_free, imported_cb, G_OBJECT (self));
}

/**
 * klade_timetable_import_window_stop:
 *
 * Stops an import that runs; nothing of it stays.
 */
void
klade_timetable_import_window_stop (KladeTimetableImportWindow *self)
{
  if (self->work != NULL)
    klade_long_work_cancel (self->work);
}
