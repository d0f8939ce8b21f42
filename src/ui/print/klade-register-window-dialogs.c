/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-list.h"
#include "klade-error.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-register-window-private.h"

#define ASKING "klade-register-asking"

/* What is done with a document of the register, in the order of the choice. */
typedef enum
{
  CHANGE_RECEIVED,
  CHANGE_DUPLICATE,
  CHANGE_SPOILED,
  CHANGE_CORRECTED,
  CHANGE_HIDDEN,
} Change;

/* A dialog and what it was opened for. */
typedef struct
{
  KladeRegisterWindow *window;
  KladeFormDialog *dialog; /* borrowed: it has this */

  gint64 document_id; /* 0: documents are issued */
  int revision;
  KladeDocumentKind kind;

  /* Borrowed lines; NULL: not in this dialog */
  AdwComboRow *choice; /* of a change, or of a class */
  AdwComboRow *papers; /* certificates or transcripts */
  KladeFormEntry *day;
  KladeFormEntry *series;
  KladeFormEntry *number;
  KladeFormEntry *order_no;
  KladeFormEntry *order_day;
  KladeFormEntry *reason;
} Asking;

/* What goes to the worker. */
typedef struct
{
  gint64 document_id;
  int revision;
  Change change;
  gint64 class_id;
  gboolean is_marks;
  KladeDocumentKind kind;
  KladeDay day;
  KladeDay order_day;
  char *series;
  char *number;
  char *order_no;
  char *reason;
} Job;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  g_free (asking);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->series);
  g_free (job->number);
  g_free (job->order_no);
  g_free (job->reason);
  g_free (job);
}

/* ---- in the worker ---- */

static KladeDocumentDraft
make_draft (const Job *job)
{
  return (KladeDocumentDraft){
    .kind = job->kind,
    .series = job->series,
    .number = job->number,
    .registration_no = "",
    .issued_on = job->day,
    .order = { job->order_no, job->order_day },
    .notes = "",
  };
}

/* Blanks lie in their order: numbers count on from the first. */
static gboolean
issue_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Job *job = data;
  g_autoptr (GPtrArray) proposals =
      klade_school_propose_documents (session, job->class_id, job->is_marks, error);
  g_autofree KladeDocumentDraft *drafts = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  if (proposals == NULL)
    return FALSE;
  if (proposals->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("Everybody of this class has that document already."));
      return FALSE;
    }

  drafts = g_new0 (KladeDocumentDraft, proposals->len);
  for (guint i = 0; i < proposals->len; i++)
    {
      const KladeDocumentProposal *proposal = g_ptr_array_index (proposals, i);

      g_ptr_array_add (numbers,
                       *job->number == '\0' ? g_strdup (proposal->number)
                       : i == 0             ? g_strdup (job->number)
                                : klade_document_next_number (g_ptr_array_index (numbers, i - 1)));
      drafts[i] = make_draft (job);
      drafts[i].kind = proposal->kind;
      drafts[i].pupil_id = proposal->pupil_id;
      drafts[i].class_id = proposal->class_id;
      drafts[i].programme = proposal->programme;
      drafts[i].series = *job->series != '\0' ? job->series : proposal->series;
      drafts[i].number = g_ptr_array_index (numbers, i);
    }
  return klade_school_issue_documents (session, drafts, proposals->len, undo, error);
}

static gboolean
change_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Job *job = data;
  const KladeDocumentDraft draft = make_draft (job);

  switch (job->change)
    {
    case CHANGE_RECEIVED:
      return klade_school_receive_document (session, job->document_id, job->revision, job->day,
                                            undo, error);
    case CHANGE_DUPLICATE:
      return klade_school_issue_duplicate (session, job->document_id, job->revision, &draft, NULL,
                                           undo, error);
    case CHANGE_SPOILED:
      return klade_school_spoil_document (session, job->document_id, job->revision, job->reason,
                                          undo, error);
    case CHANGE_CORRECTED:
      return klade_school_correct_document (session, job->document_id, job->revision, &draft, undo,
                                            error);
    case CHANGE_HIDDEN:
    default:
      return klade_school_hide_document (session, job->document_id, job->revision, undo, error);
    }
}

/* ---- answering ---- */

static void
done_cb (GObject *object, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (object);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    klade_form_dialog_show_error (dialog, error);
  else
    gtk_window_close (GTK_WINDOW (dialog));
}

static char *
dup_typed (KladeFormEntry *entry)
{
  return g_strdup (entry != NULL ? klade_form_entry_get_typed (entry) : "");
}

static gboolean
read_days (const Asking *asking, Job *job)
{
  KladeDay today = klade_office_get_person (asking->window->office)->today;

  if (asking->day != NULL && gtk_widget_get_visible (GTK_WIDGET (asking->day)) &&
      !klade_form_dialog_read_day (asking->dialog, asking->day, today, &job->day))
    return FALSE;

  return asking->order_no == NULL || *job->order_no == '\0' ||
         klade_form_dialog_read_day (asking->dialog, asking->order_day, today, &job->order_day);
}

static void
confirmed_cb (Asking *asking)
{
  Job *job = g_new0 (Job, 1);
  guint place = adw_combo_row_get_selected (asking->choice);

  job->document_id = asking->document_id;
  job->revision = asking->revision;
  job->kind = asking->kind;
  job->series = dup_typed (asking->series);
  job->number = dup_typed (asking->number);
  job->order_no = dup_typed (asking->order_no);
  job->reason = dup_typed (asking->reason);
  if (asking->document_id != 0)
    job->change = (Change) place;
  else
    {
      job->class_id =
          ((const KladeClassRow *) g_ptr_array_index (asking->window->classes, place))->id;
      job->is_marks = adw_combo_row_get_selected (asking->papers) == 1;
    }
  if (!read_days (asking, job))
    {
      free_job (job);
      return;
    }

  klade_form_dialog_set_busy (asking->dialog, TRUE);
  klade_office_run (asking->window->office, asking->document_id != 0 ? change_verb : issue_verb,
                    job, free_job, done_cb, G_OBJECT (asking->dialog));
}

static Asking *
begin (KladeRegisterWindow *self, const char *title, const char *verb)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (self);
  asking->dialog = klade_form_dialog_new (GTK_WIDGET (self), title, verb);
  g_object_set_data_full (G_OBJECT (asking->dialog), ASKING, asking, free_asking);
  g_signal_connect_swapped (asking->dialog, "confirmed", G_CALLBACK (confirmed_cb), asking);
  return asking;
}

/* ---- issuing ---- */

/* The class that most likely gets them: of the highest grade. */
static guint
find_last_class (GPtrArray *classes)
{
  guint found = 0;

  for (guint i = 0; i < classes->len; i++)
    if (((const KladeClassRow *) g_ptr_array_index (classes, i))->grade >
        ((const KladeClassRow *) g_ptr_array_index (classes, found))->grade)
      found = i;
  return found;
}

/**
 * klade_register_window_ask_issue:
 * @self: the window; its classes are known
 *
 * Asks for which class documents are issued, and with which blanks.
 */
void
klade_register_window_ask_issue (KladeRegisterWindow *self)
{
  const char *const papers[] = { _ ("Certificates"), _ ("Transcripts"), NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  KladeDay today = klade_office_get_person (self->office)->today;
  Asking *asking;

  if (self->classes->len == 0)
    return;

  for (guint i = 0; i < self->classes->len; i++)
    g_ptr_array_add (names, ((KladeClassRow *) g_ptr_array_index (self->classes, i))->name);
  g_ptr_array_add (names, NULL);

  asking = begin (self, _ ("Issue documents"), _ ("Issue the documents"));
  klade_form_dialog_set_about (asking->dialog,
                               _ ("Whoever finishes gets one. Numbers count on from the first, or "
                                  "from the register's last; a pupil who has one already is left "
                                  "out."));
  asking->choice = klade_form_dialog_add_choice (asking->dialog, _ ("Class"),
                                                 (const char *const *) names->pdata);
  adw_combo_row_set_selected (asking->choice, find_last_class (self->classes));
  asking->papers = klade_form_dialog_add_choice (asking->dialog, _ ("Documents"), papers);
  asking->day = klade_form_dialog_add_day (asking->dialog, _ ("Issued on"), today);
  asking->series = klade_form_dialog_add_entry (asking->dialog, _ ("Series of the blanks"), "");
  asking->number =
      klade_form_dialog_add_entry (asking->dialog, _ ("Number of the first blank"), "");
  asking->order_no = klade_form_dialog_add_entry (asking->dialog, _ ("Number of the order"), "");
  asking->order_day = klade_form_dialog_add_day (asking->dialog, _ ("Date of the order"), today);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

/* ---- changing ---- */

static void
show_lines (Asking *asking)
{
  Change change = (Change) adw_combo_row_get_selected (asking->choice);
  gboolean has_blank = change == CHANGE_DUPLICATE || change == CHANGE_CORRECTED;

  gtk_widget_set_visible (GTK_WIDGET (asking->day), change == CHANGE_RECEIVED || has_blank);
  gtk_widget_set_visible (GTK_WIDGET (asking->series), has_blank);
  gtk_widget_set_visible (GTK_WIDGET (asking->number), has_blank);
  gtk_widget_set_visible (GTK_WIDGET (asking->reason), change == CHANGE_SPOILED);
}

/**
 * klade_register_window_ask_change:
 * @self: the window
 * @document: a line of the register
 *
 * Asks what became of the document.
 */
void
klade_register_window_ask_change (KladeRegisterWindow *self, const KladeIssuedDocument *document)
{
  const char *const changes[] = { _ ("handed over"),          _ ("a duplicate is issued"),
                                  _ ("the blank is spoiled"), _ ("corrected"),
                                  _ ("entered by mistake"),   NULL };
  g_autofree char *about =
      g_strdup_printf ("%s · %s %s", document->name, document->series, document->number);
  KladeDay today = klade_office_get_person (self->office)->today;
  Asking *asking = begin (self, klade_document_kind_get_name (document->kind), _ ("Enter"));

  asking->document_id = document->id;
  asking->revision = document->revision;
  asking->kind = document->kind;
  klade_form_dialog_set_about (asking->dialog, about);
  asking->choice = klade_form_dialog_add_choice (asking->dialog, _ ("What became of it"), changes);
  asking->day = klade_form_dialog_add_day (asking->dialog, _ ("Day"), today);
  asking->series = klade_form_dialog_add_entry (asking->dialog, _ ("Series"), document->series);
  asking->number = klade_form_dialog_add_entry (asking->dialog, _ ("Number"), document->number);
  asking->reason = klade_form_dialog_add_entry (asking->dialog, _ ("Reason"), "");
  g_signal_connect_swapped (asking->choice, "notify::selected", G_CALLBACK (show_lines), asking);
  show_lines (asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}
