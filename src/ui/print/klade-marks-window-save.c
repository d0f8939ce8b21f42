/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-marks-window-private.h"

#include "klade-exchange-rows.h"
#include "klade-file-chooser.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-toast.h"

/* What is kept of the columns, and the file that is made with them. */

#define ASKING "klade-marks-asking"

static const char *const endings[] = { "xlsx", "ods", "csv" };

/* ---- kept columns ---- */

typedef struct
{
  char *name;
  KladeExportLayout *layout; /* NULL: these columns are forgotten */
  gint32 revision;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->name);
  g_clear_pointer (&save->layout, klade_export_layout_free);
  g_free (save);
}

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Save *save = data;

  return save->layout != NULL
             ? klade_school_save_export_layout (session, save->name, save->layout, save->revision,
                                                undo, error)
             : klade_school_drop_export_layout (session, save->name, save->revision, undo, error);
}

static void
saved (GObject *source, const GError *error)
{
  KladeMarksWindow *self = KLADE_MARKS_WINDOW (source);

  if (error != NULL)
    klade_marks_window_show_error (self, error);
  else
    klade_marks_window_read (self, self->name);
}

static void
run_save (KladeMarksWindow *self, KladeExportLayout *layout)
{
  Save *save = g_new0 (Save, 1);

  save->name = g_strdup (self->name);
  save->layout = layout;
  save->revision = self->revision;
  klade_office_run (self->office, save_verb, save, save_free, saved, G_OBJECT (self));
}

/**
 * klade_marks_window_save:
 *
 * Keeps the columns as they are shown.
 */
void
klade_marks_window_save (KladeMarksWindow *self)
{
  run_save (self, klade_marks_window_make_layout (self));
}

/**
 * klade_marks_window_forget:
 *
 * Those that Klade begins with stand again.
 */
void
klade_marks_window_forget (KladeMarksWindow *self)
{
  run_save (self, NULL);
}

/* ---- a dialog of the window ---- */

typedef struct
{
  KladeMarksWindow *window;
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladeFormEntry *entry;   /* borrowed */
  char *path;              /* NULL: not chosen yet */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_free (asking->path);
  g_free (asking);
}

static Asking *
asking_new (KladeMarksWindow *self, const char *title, const char *verb, const char *about)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (self);
  asking->dialog = klade_form_dialog_new (GTK_WIDGET (self), title, verb);
  klade_form_dialog_set_about (asking->dialog, about);
  g_object_set_data_full (G_OBJECT (asking->dialog), ASKING, asking, asking_free);
  return asking;
}

/* ---- a new name ---- */

static void
name_saved (GObject *source, const GError *error)
{
  Asking *asking = g_object_get_data (source, ASKING);

  klade_form_dialog_set_busy (asking->dialog, FALSE);
  if (error != NULL)
    {
      klade_form_dialog_show_error (asking->dialog, error);
      return;
    }

  klade_marks_window_read (asking->window, klade_form_entry_get_typed (asking->entry));
  gtk_window_close (GTK_WINDOW (asking->dialog));
}

static void
name_confirmed_cb (Asking *asking)
{
  g_autofree char *name = g_strstrip (g_strdup (klade_form_entry_get_typed (asking->entry)));
  Save *save;

  if (*name == '\0')
    {
      klade_form_dialog_refuse (asking->dialog, asking->entry, _ ("Write a name."));
      return;
    }
  if (g_strv_contains ((const char *const *) asking->window->names, name))
    {
      klade_form_dialog_refuse (asking->dialog, asking->entry,
                                _ ("There are columns of this name already."));
      return;
    }

  save = g_new0 (Save, 1);
  save->name = g_steal_pointer (&name);
  save->layout = klade_marks_window_make_layout (asking->window);
  klade_form_dialog_set_busy (asking->dialog, TRUE);
  klade_office_run (asking->window->office, save_verb, save, save_free, name_saved,
                    G_OBJECT (asking->dialog));
}

/**
 * klade_marks_window_save_as:
 *
 * Asks for a name, and keeps the columns under it beside the others.
 */
void
klade_marks_window_save_as (KladeMarksWindow *self)
{
  Asking *asking = asking_new (self, _ ("Columns under a new name"), _ ("Save"),
                               _ ("For another register or programme that wants other columns."));

  asking->entry = klade_form_dialog_add_entry (asking->dialog, _ ("Name"), "");
  g_signal_connect_swapped (asking->dialog, "confirmed", G_CALLBACK (name_confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

/* ---- the file ---- */

typedef struct
{
  char *password;
  char *path;
  KladeExportLayout *layout;
  gint64 school_year_id;
  gint64 class_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->password);
  g_free (job->path);
  klade_export_layout_free (job->layout);
  g_free (job);
}

static gpointer
export_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (KladeMarksExport) export =
      klade_school_export_marks (session, job->password, job->layout, job->school_year_id,
                                 &job->class_id, job->class_id != 0 ? 1 : 0, error);
  KladeSheetFormat format = KLADE_SHEET_CSV;

  klade_exchange_format_from_path (job->path, &format);
  return export != NULL && klade_exchange_save_rows (_ ("Marks"),
                                                     (const char *const *) export->table->headings,
                                                     export->table->rows, format, job->path, error)
             ? g_file_new_for_path (job->path)
             : NULL;
}

static void
exported_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  klade_form_dialog_set_busy (dialog, FALSE);
  if (file == NULL)
    {
      klade_form_dialog_refuse (
          dialog, g_error_matches (error, KLADE_ERROR, KLADE_ERROR_PASSWORD) ? asking->entry : NULL,
          sentence);
      return;
    }

  klade_toast_show_saved (GTK_WIDGET (asking->window->columns), file);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
run_export (Asking *asking)
{
  KladeMarksWindow *self = asking->window;
  Job *job = g_new0 (Job, 1);

  job->password = g_strdup (klade_form_entry_get_typed (asking->entry));
  job->path = g_strdup (asking->path);
  job->layout = klade_marks_window_make_layout (self);
  job->school_year_id = self->school_year_id;
  job->class_id = klade_marks_window_get_class (self);
  klade_form_dialog_set_busy (asking->dialog, TRUE);
  klade_worker_run (klade_office_get_worker (self->office), export_job, job, job_free,
                    g_object_unref, NULL, exported_cb, g_object_ref (asking->dialog));
}

static void
file_chosen (GFile *file, gpointer data)
{
  Asking *asking = g_object_get_data (data, ASKING);
  g_autofree char *path = g_file_get_path (file);
  KladeSheetFormat format;

  if (path == NULL)
    return;

  if (!klade_exchange_format_from_path (path, &format))
    {
      klade_form_dialog_refuse (asking->dialog, NULL,
                                _ ("The file's name has to end in .xlsx, .ods or .csv."));
      return;
    }

  g_free (asking->path);
  asking->path = g_steal_pointer (&path);
  run_export (asking);
}

/* The file is asked for once; after a slip in the password, not again. */
static void
export_confirmed_cb (Asking *asking)
{
  const char *ending = endings[adw_combo_row_get_selected (asking->window->format_row)];
  g_autofree char *name = NULL;

  klade_form_entry_show_note (asking->entry, NULL);
  if (*klade_form_entry_get_typed (asking->entry) == '\0')
    {
      klade_form_dialog_refuse (asking->dialog, asking->entry, _ ("Write your password."));
      return;
    }
  if (asking->path != NULL)
    {
      run_export (asking);
      return;
    }

  name = g_strdup_printf ("%s.%s", _ ("Marks"), ending);
  klade_file_chooser_save (GTK_WINDOW (asking->dialog), _ ("Save the marks"), name, file_chosen,
                           G_OBJECT (asking->dialog));
}

/**
 * klade_marks_window_export:
 *
 * Keeps the columns for the next time, asks for the password once more and for a file, and
 * writes it.
 */
void
klade_marks_window_export (KladeMarksWindow *self)
{
  Asking *asking;

  if (self->is_changed)
    klade_marks_window_save (self);
  asking = asking_new (
      self, _ ("Export of marks"), _ ("Export…"),
      _ ("The file has personal data. The log notes which columns were taken out, and how many."));
  asking->entry = klade_form_dialog_add_entry (asking->dialog, _ ("Your password"), NULL);
  klade_form_entry_set_secret (asking->entry);
  g_signal_connect_swapped (asking->dialog, "confirmed", G_CALLBACK (export_confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}
