/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-marks-window-private.h"

#include "klade-i18n.h"

/* The first rows of what would be in the file, and what is missing. */

#define PREVIEW_AFTER_MILLISECONDS 180
#define N_ROWS_SHOWN 8
#define N_PROBLEMS_SHOWN 40
#define CELL_CHARS_MAX 24

typedef struct
{
  KladeExportLayout *layout;
  gint64 school_year_id;
  gint64 class_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  klade_export_layout_free (job->layout);
  g_free (job);
}

static gpointer
preview_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Job *job = data;

  return klade_school_preview_marks (session, job->layout, job->school_year_id, &job->class_id,
                                     job->class_id != 0 ? 1 : 0, error);
}

static void
export_free (gpointer data)
{
  klade_marks_export_free (data);
}

/* ---- shown ---- */

static void
attach (KladeMarksWindow *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             (int) MIN (g_utf8_strlen (text, -1), CELL_CHARS_MAX));
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS_MAX);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (row == 0)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->table, label, column, row, 1, 1);
}

static void
show_table (KladeMarksWindow *self, const KladePeopleTable *table)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, old);
  if (table == NULL)
    return;

  for (int i = 0; table->headings[i] != NULL; i++)
    attach (self, table->headings[i], i, 0);
  for (guint n = 0; n < MIN (table->rows->len, N_ROWS_SHOWN); n++)
    {
      GStrv row = g_ptr_array_index (table->rows, n);

      for (int i = 0; row[i] != NULL; i++)
        attach (self, row[i], i, (int) n + 1);
    }
}

static void
show_problems (KladeMarksWindow *self, const GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = problems != NULL ? problems->len : 0;

  for (guint i = 0; i < MIN (n, N_PROBLEMS_SHOWN); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (problems, i));
  if (n > N_PROBLEMS_SHOWN)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext_ ("and %u more", "and %u more", n - N_PROBLEMS_SHOWN),
                              n - N_PROBLEMS_SHOWN);
    }
  gtk_label_set_text (self->problems_label, text->str);
  gtk_widget_set_visible (self->problems_scroll, n > 0);
}

static char *
count (const KladeMarksExport *export)
{
  guint n_rows = export->table->rows->len;
  g_autofree char *pupils = NULL;
  g_autofree char *rows = NULL;

  if (n_rows == 0)
    return g_strdup (_ ("Nobody there finishes this year with marks: the file would be empty."));

  pupils =
      g_strdup_printf (ngettext_ ("%u pupil", "%u pupils", export->n_pupils), export->n_pupils);
  rows = g_strdup_printf (ngettext_ ("%u row", "%u rows", n_rows), n_rows);
  return n_rows > N_ROWS_SHOWN
             ? g_strdup_printf (_ ("%s, %s. The first %d:"), pupils, rows, N_ROWS_SHOWN)
             : g_strdup_printf ("%s, %s", pupils, rows);
}

static void
previewed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeMarksWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeMarksExport) export =
      klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  g_autofree char *counted = export != NULL ? count (export) : g_strdup ("");

  klade_marks_window_show_error (self, error);
  gtk_label_set_text (self->count_label, counted);
  show_table (self, export != NULL ? export->table : NULL);
  show_problems (self, export != NULL ? export->problems : NULL);
}

static gboolean
preview_cb (gpointer data)
{
  KladeMarksWindow *self = data;
  Job *job = g_new0 (Job, 1);

  self->preview_source = 0;
  job->layout = klade_marks_window_make_layout (self);
  job->school_year_id = self->school_year_id;
  job->class_id = klade_marks_window_get_class (self);
  klade_worker_run (klade_office_get_worker (self->office), preview_job, job, job_free, export_free,
                    NULL, previewed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/**
 * klade_marks_window_preview_soon:
 *
 * Shows the first rows when the typing pauses.
 */
void
klade_marks_window_preview_soon (KladeMarksWindow *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (PREVIEW_AFTER_MILLISECONDS, preview_cb, self);
}
