/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-print-page-private.h"
#include "klade-toast.h"
#include "klade-work.h"

/* What comes of the choices: pages, files, and what is missing. */

#define MAKE_AFTER_MILLISECONDS 120
#define PROGRESS_MILLISECONDS 100
#define N_PROBLEMS_SHOWN 60

/* A request that owns what it points to: it goes to the worker's thread. */
typedef struct
{
  KladePaperRequest request;
  GArray *class_ids;
  gint64 pupil_id;
  char *topic;
  char *number;
  KladeLongWork *work;

  /* Saving only. */
  KladePaperMaker *maker;
  GFile *file;
  gboolean for_archive;
  gboolean is_folder;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->class_ids, g_array_unref);
  g_clear_pointer (&job->work, klade_long_work_unref);
  g_clear_pointer (&job->maker, klade_paper_maker_unref);
  g_clear_object (&job->file);
  g_free (job->topic);
  g_free (job->number);
  g_free (job);
}

/* ---- busy or not ---- */

/**
 * klade_print_page_enable:
 *
 * Lets only that be done which can be done now.
 */
void
klade_print_page_enable (KladePrintPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_ready = self->work == NULL && self->maker != NULL &&
                      klade_paper_maker_get_document (self->maker) != NULL;

  gtk_widget_action_set_enabled (widget, "print.print", is_ready);
  gtk_widget_action_set_enabled (widget, "print.save", is_ready);
  gtk_widget_action_set_enabled (widget, "print.save-archive", is_ready);
  gtk_widget_action_set_enabled (widget, "print.save-each", is_ready);
  gtk_widget_action_set_enabled (widget, "print.edit-form",
                                 self->work == NULL && self->maker != NULL &&
                                     klade_office_can (self->office, KLADE_ACTION_MANAGE_SCHOOL));
  gtk_widget_action_set_enabled (widget, "print.stop", self->work != NULL);
  if (self->work == NULL)
    gtk_widget_set_visible (self->busy_box, FALSE);
}

/* The bar comes only with the first tick: short work shows none. */
static gboolean
progress_shown_cb (gpointer data)
{
  KladePrintPage *self = data;

  gtk_widget_set_visible (self->busy_box, TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, klade_long_work_get_fraction (self->work));
  return G_SOURCE_CONTINUE;
}

static KladeLongWork *
begin_work (KladePrintPage *self)
{
  g_clear_pointer (&self->work, klade_long_work_unref);
  self->work = klade_long_work_new ();
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, self);
  klade_print_page_enable (self);
  return klade_long_work_ref (self->work);
}

/* Returns: whether it was the last that was asked for */
static gboolean
end_work (KladePrintPage *self, KladeLongWork *work)
{
  if (self->work != work)
    return FALSE;

  g_clear_pointer (&self->work, klade_long_work_unref);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  klade_print_page_enable (self);
  return TRUE;
}

/**
 * klade_print_page_stop:
 *
 * Stops what is being made or saved.
 */
void
klade_print_page_stop (KladePrintPage *self)
{
  if (self->work != NULL)
    klade_long_work_cancel (self->work);
}

/* ---- what came out ---- */

static int
find_page (KladePrintPage *self, int record)
{
  KladePaper *paper = klade_paper_maker_get_paper (self->maker);
  KladePrintDocument *document = klade_paper_maker_get_document (self->maker);
  int copy = 0;

  if (document == NULL || record < 0 || !klade_paper_can_print (paper, record))
    return 0;
  for (int i = 0; i < record; i++)
    copy += klade_paper_can_print (paper, i) ? 1 : 0;
  return copy < klade_print_document_get_n_copies (document)
             ? klade_print_document_get_copy_page (document, copy) + 1
             : 0;
}

static GtkWidget *
new_problem_row (KladePrintPage *self, const KladePaperProblem *problem)
{
  KladePaper *paper = klade_paper_maker_get_paper (self->maker);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (problem->is_grave ? "dialog-error-symbolic"
                                                                    : "dialog-warning-symbolic");
  int page = find_page (self, problem->record);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  problem->is_grave ? _ ("Not printed") : _ ("Warning"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (problem->record >= 0 && !klade_paper_problem_names_record (paper, problem))
    {
      g_autofree char *text = g_markup_escape_text (problem->text, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     klade_paper_get_record_name (paper, problem->record));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->text);
  g_object_set_data (G_OBJECT (row), "page", GINT_TO_POINTER (page));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), page > 0);
  return row;
}

static void
show_problems (KladePrintPage *self)
{
  GPtrArray *problems = self->maker != NULL
                            ? klade_paper_get_problems (klade_paper_maker_get_paper (self->maker))
                            : NULL;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->problems_list, 0)) != NULL)
    gtk_list_box_remove (self->problems_list, GTK_WIDGET (old));
  for (guint i = 0; problems != NULL && i < MIN (problems->len, N_PROBLEMS_SHOWN); i++)
    gtk_list_box_append (self->problems_list,
                         new_problem_row (self, g_ptr_array_index (problems, i)));
  if (problems != NULL && problems->len > N_PROBLEMS_SHOWN)
    {
      guint n_more = problems->len - N_PROBLEMS_SHOWN;
      g_autofree char *more =
          g_strdup_printf (ngettext_ ("and %u more", "and %u more", n_more), n_more);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (self->problems_list, row);
    }
  gtk_widget_set_visible (self->problems_group, problems != NULL && problems->len > 0);
}

static void
show_empty (KladePrintPage *self, const char *title, const char *description)
{
  gtk_widget_set_visible (self->make_button, self->is_waiting);
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_made (KladePrintPage *self)
{
  KladePrintDocument *document = klade_paper_maker_get_document (self->maker);
  g_autofree char *summary = klade_paper_maker_dup_summary (self->maker);

  gtk_label_set_text (self->summary_label, summary);
  klade_paper_preview_show (self->preview, document);
  show_problems (self);
  if (document != NULL)
    gtk_stack_set_visible_child_name (self->stack, "pages");
  else
    show_empty (self, _ ("There is nothing to print"), summary);
}

static void
show_failed (KladePrintPage *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  gtk_label_set_text (self->summary_label, "");
  klade_paper_preview_show (self->preview, NULL);
  show_problems (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_empty (self, _ ("Stopped"), _ ("Choose again, or something smaller."));
  else
    show_empty (self, _ ("This can't be printed"), escaped);
}

/* ---- making ---- */

static gpointer
make_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Job *job = data;

  return klade_paper_maker_new (session, &job->request, NULL, klade_long_work_tell, job->work,
                                error);
}

static void
unref_maker (gpointer data)
{
  klade_paper_maker_unref (data);
}

typedef struct
{
  KladePrintPage *self;
  KladeLongWork *work;
} Call;

static Call *
call_new (KladePrintPage *self, KladeLongWork *work)
{
  Call *call = g_new (Call, 1);

  call->self = g_object_ref (self);
  call->work = klade_long_work_ref (work);
  return call;
}

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  klade_long_work_unref (call->work);
  g_free (call);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  KladePrintPage *self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePaperMaker) maker =
      klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (self->work != call->work)
    return;

  self->maker = g_steal_pointer (&maker);
  end_work (self, call->work);
  if (self->maker != NULL)
    show_made (self);
  else
    show_failed (self, error);
}

static Job *
job_new (KladePrintPage *self)
{
  Job *job = g_new0 (Job, 1);
  KladePaperRequest *request = &job->request;
  gint64 pupil_id = self->pupil_id;

  job->class_ids = klade_print_page_dup_class_ids (self);
  job->pupil_id = pupil_id;
  job->topic = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->topic_row)));
  job->number = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->number_row)));
  *request = (KladePaperRequest){
    .kind = klade_print_page_get_kind (self)->kind,
    .school_year_id = klade_print_page_get_year (self),
    .class_ids = (const gint64 *) (void *) job->class_ids->data,
    .n_class_ids = job->class_ids->len,
    .term = KLADE_TERM_SEMESTER_1 + (int) adw_combo_row_get_selected (self->term_row),
    .topic = job->topic,
    .number = job->number,
    .today = klade_office_get_person (self->office)->today,
  };
  klade_print_page_get_span (self, &request->first_day, &request->last_day);
  if (pupil_id != 0 && klade_print_page_get_kind (self)->unit == KLADE_PAPER_PER_PUPIL)
    {
      request->n_class_ids = 0;
      request->pupil_ids = &job->pupil_id;
      request->n_pupil_ids = 1;
    }
  return job;
}

/**
 * klade_print_page_make:
 *
 * Makes the pages of what is chosen; whatever was being made is stopped.
 */
void
klade_print_page_make (KladePrintPage *self)
{
  Job *job = job_new (self);

  klade_print_page_stop (self);
  job->work = begin_work (self);
  g_clear_pointer (&self->maker, klade_paper_maker_unref);
  klade_print_page_enable (self);
  klade_worker_run (klade_office_get_worker (self->office), make_job, job, job_free, unref_maker,
                    NULL, made_cb, call_new (self, job->work));
}

static gboolean
make_cb (gpointer data)
{
  KladePrintPage *self = data;

  self->make_source = 0;
  if (self->is_waiting)
    {
      g_clear_pointer (&self->maker, klade_paper_maker_unref);
      klade_print_page_enable (self);
      gtk_label_set_text (self->summary_label, "");
      show_problems (self);
      show_empty (self, _ ("Slips with new first passwords"),
                  _ ("Whoever has not signed in yet gets a new first password. Slips that were "
                     "printed before are no use any more."));
    }
  else
    klade_print_page_make (self);
  return G_SOURCE_REMOVE;
}

/**
 * klade_print_page_make_soon:
 *
 * Makes the pages when the choosing pauses.
 */
void
klade_print_page_make_soon (KladePrintPage *self)
{
  if (self->years == NULL)
    return;

  self->is_waiting = klade_print_page_get_kind (self)->kind == KLADE_PAPER_PASSWORD_SLIPS;
  g_clear_handle_id (&self->make_source, g_source_remove);
  self->make_source = g_timeout_add (MAKE_AFTER_MILLISECONDS, make_cb, self);
}

/* ---- saving ---- */

static gpointer
save_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Job *job = data;
  KladePrintDocument *document = klade_paper_maker_get_document (job->maker);
  g_autofree char *path = g_file_get_path (job->file);
  gboolean is_saved;

  if (!klade_school_log_printed (session, klade_paper_maker_get_paper (job->maker), error))
    return NULL;
  if (job->is_folder)
    is_saved =
        klade_paper_maker_save_each (job->maker, path, klade_long_work_tell, job->work, error) >= 0;
  else if (job->for_archive)
    is_saved = klade_print_document_save_pdf_archive (document, path, error);
  else
    is_saved = klade_print_document_save_pdf_watched (document, path, klade_long_work_tell,
                                                      job->work, error);
  return is_saved ? g_object_ref (job->file) : NULL;
}

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  KladePrintPage *self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  end_work (self, call->work);
  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  klade_toast_show_saved (GTK_WIDGET (self), file);
}

static void
save (KladePrintPage *self, GFile *file, gboolean is_folder, gboolean for_archive)
{
  Job *job = g_new0 (Job, 1);

  job->maker = klade_paper_maker_ref (self->maker);
  job->file = g_object_ref (file);
  job->is_folder = is_folder;
  job->for_archive = for_archive;
  job->work = begin_work (self);
  klade_worker_run (klade_office_get_worker (self->office), save_job, job, job_free, g_object_unref,
                    NULL, saved_cb, call_new (self, job->work));
}

static void
file_chosen (GFile *file, gpointer data)
{
  save (data, file, FALSE, FALSE);
}

static void
archive_file_chosen (GFile *file, gpointer data)
{
  save (data, file, FALSE, TRUE);
}

static void
folder_chosen (GFile *file, gpointer data)
{
  save (data, file, TRUE, FALSE);
}

static char *
propose_name (KladePrintPage *self, const char *ending)
{
  KladePaper *paper = klade_paper_maker_get_paper (self->maker);
  char *name = g_strconcat (klade_paper_get_title (paper), ending, NULL);

  return g_strdelimit (name, "/\\:", '-');
}

/**
 * klade_print_page_save:
 * @self: the page
 * @for_archive: as PDF/A
 *
 * Asks where, and saves all of it as one file.
 */
void
klade_print_page_save (KladePrintPage *self, gboolean for_archive)
{
  g_autofree char *name = propose_name (self, ".pdf");

  klade_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Save as PDF"),
                           name, for_archive ? archive_file_chosen : file_chosen, G_OBJECT (self));
}

/**
 * klade_print_page_save_each:
 *
 * Asks for a folder's name, and saves a file for each pupil or class in it.
 */
void
klade_print_page_save_each (KladePrintPage *self)
{
  g_autofree char *name = propose_name (self, "");

  klade_file_chooser_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("Save into a folder of this name"), name, folder_chosen,
                           G_OBJECT (self));
}
