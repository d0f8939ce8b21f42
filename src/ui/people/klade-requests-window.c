/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-requests-window.h"

#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-school-people-office.h"
#include "klade-text-field.h"
#include "klade-toast.h"

#define WRITING "klade-request-writing"
#define INDEX "klade-request-index"
#define FIELD_HEIGHT_PX 110

struct _KladeRequestsWindow
{
  AdwWindow parent_instance;

  /* Owned */
  KladeOffice *office;
  GPtrArray *requests; /* KladeStaffRequest; NULL: not read yet */

  /* Template children, borrowed */
  GtkStack *stack;
  GtkBox *box;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (KladeRequestsWindow, klade_requests_window, ADW_TYPE_WINDOW)

/* ---- writing ---- */

/* A text on its way: a new request, or an answer to one. */
typedef struct
{
  gint64 id; /* 0: a new one */
  int revision;
  const char *kind;
  char *text;
} Entry;

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladeRequestsWindow *window;
  gint64 id;
  int revision;

  /* Borrowed */
  AdwComboRow *kind;
  KladeTextField *field;
} Writing;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_free (entry);
}

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->window);
  g_free (writing);
}

static gboolean
write_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Entry *entry = data;

  return entry->id == 0
             ? klade_school_add_staff_request (session, entry->kind, entry->text, NULL, undo, error)
             : klade_school_answer_staff_request (session, entry->id, entry->revision, entry->text,
                                                  undo, error);
}

static void
written_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    klade_form_dialog_show_error (dialog, error);
  else
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
confirmed_cb (Writing *writing)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = writing->id;
  entry->revision = writing->revision;
  entry->text = klade_text_field_dup_text (writing->field);
  if (writing->kind != NULL)
    entry->kind = adw_combo_row_get_selected (writing->kind) == 0 ? "proposal" : "data";
  klade_form_dialog_set_busy (writing->dialog, TRUE);
  klade_office_run (writing->window->office, write_verb, entry, free_entry, written_cb,
                    G_OBJECT (writing->dialog));
}

static Writing *
begin_writing (KladeRequestsWindow *self, const char *title, const char *verb)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->window = g_object_ref (self);
  writing->dialog = klade_form_dialog_new (GTK_WIDGET (self), title, verb);
  g_object_set_data_full (G_OBJECT (writing->dialog), WRITING, writing, free_writing);
  g_signal_connect_swapped (writing->dialog, "confirmed", G_CALLBACK (confirmed_cb), writing);
  return writing;
}

static void
add_field (Writing *writing, const char *title, const char *text)
{
  GtkWidget *field =
      g_object_new (KLADE_TYPE_TEXT_FIELD, "title", title, "height-request", FIELD_HEIGHT_PX, NULL);

  writing->field = KLADE_TEXT_FIELD (field);
  klade_text_field_set_text (writing->field, text);
  klade_form_dialog_add_widget (writing->dialog, field);
  gtk_widget_grab_focus (field);
}

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeRequestsWindow *self = KLADE_REQUESTS_WINDOW (widget);
  const char *const kinds[] = { _ ("a proposal"), _ ("a request for data"), NULL };
  Writing *writing = begin_writing (self, _ ("A proposal or a request"), _ ("Send"));

  writing->kind = klade_form_dialog_add_choice (writing->dialog, _ ("What it is"), kinds);
  add_field (writing, _ ("What you propose or ask for"), "");
  gtk_window_present (GTK_WINDOW (writing->dialog));
}

static void
answer_clicked_cb (KladeRequestsWindow *self, GtkWidget *button)
{
  const KladeStaffRequest *request = g_ptr_array_index (
      self->requests, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX)));
  Writing *writing = begin_writing (self, _ ("An answer"), _ ("Answer"));

  writing->id = request->id;
  writing->revision = request->revision;
  klade_form_dialog_set_about (writing->dialog, request->request);
  add_field (writing, _ ("The answer"), request->answer);
  gtk_window_present (GTK_WINDOW (writing->dialog));
}

/* ---- the list ---- */

static char *
dup_about (const KladeStaffRequest *request)
{
  g_autofree char *received = klade_day_to_text (request->received_on);
  const char *kind =
      g_str_equal (request->kind, "data") ? _ ("a request for data") : _ ("a proposal");

  return g_strdup_printf ("%s · %s · %s", request->name, kind, received);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                       PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "selectable", TRUE, "css-classes",
                       (const char *const[]){ css_class, NULL }, NULL);
}

static GtkWidget *
make_answer_button (KladeRequestsWindow *self, const KladeStaffRequest *request, guint index)
{
  gboolean is_answered = request->answered_on != KLADE_DAY_NONE;
  GtkWidget *button =
      gtk_button_new_with_label (is_answered ? _ ("Change the answer…") : _ ("Answer…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data (G_OBJECT (button), INDEX, GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (KladeRequestsWindow *self, guint index)
{
  const KladeStaffRequest *request = g_ptr_array_index (self->requests, index);
  GtkWidget *row =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8,
                    "css-classes", (const char *const[]){ "card", "klade-form-line", NULL }, NULL);
  g_autofree char *about = dup_about (request);

  gtk_box_append (GTK_BOX (row), make_label (request->request, "body"));
  gtk_box_append (GTK_BOX (row), make_label (about, "dim-label"));
  if (request->answered_on != KLADE_DAY_NONE)
    {
      g_autofree char *day = klade_day_to_text (request->answered_on);
      g_autofree char *answer = g_strdup_printf (
          /* translators: a date, the text of the answer */
          _ ("Answered %s: %s"), day, request->answer);

      gtk_box_append (GTK_BOX (row), make_label (answer, "body"));
    }
  if (klade_office_can (self->office, KLADE_ACTION_MANAGE_SCHOOL))
    gtk_box_append (GTK_BOX (row), make_answer_button (self, request, index));
  return row;
}

static void
add_rows (KladeRequestsWindow *self, const char *title, gboolean is_answered)
{
  GtkWidget *heading = make_label (title, "heading");
  guint n_rows = 0;

  gtk_box_append (self->box, heading);
  for (guint i = 0; i < self->requests->len; i++)
    {
      const KladeStaffRequest *request = g_ptr_array_index (self->requests, i);

      if ((request->answered_on != KLADE_DAY_NONE) != is_answered)
        continue;
      gtk_box_append (self->box, make_row (self, i));
      n_rows++;
    }

  if (n_rows == 0)
    gtk_box_remove (self->box, heading);
}

static void
fill (KladeRequestsWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  add_rows (self, _ ("Waiting for an answer"), FALSE);
  add_rows (self, _ ("Answered"), TRUE);
  gtk_stack_set_visible_child_name (self->stack, self->requests->len > 0 ? "rows" : "empty");
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_staff_requests (session, error);
}

static void
free_requests (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeRequestsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *requests = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (requests == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self->stack), error);
      return;
    }

  g_clear_pointer (&self->requests, g_ptr_array_unref);
  self->requests = requests;
  if (self->office != NULL)
    fill (self);
}

static void
load (KladeRequestsWindow *self)
{
  klade_worker_run (klade_office_get_worker (self->office), read_job, NULL, NULL, free_requests,
                    NULL, read_cb, g_object_ref (self));
}

/* ---- the window ---- */

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_undo (KLADE_REQUESTS_WINDOW (widget)->office);
}

static void
klade_requests_window_dispose (GObject *object)
{
  KladeRequestsWindow *self = KLADE_REQUESTS_WINDOW (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->requests, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_requests_window_parent_class)->dispose (object);
}

static void
klade_requests_window_class_init (KladeRequestsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_requests_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/people/klade-requests-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeRequestsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeRequestsWindow, box);
  gtk_widget_class_bind_template_child (widget_class, KladeRequestsWindow, add_button);
  gtk_widget_class_install_action (widget_class, "requests.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "requests.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "requests.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "requests.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_requests_window_init (KladeRequestsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), self->add_button);
}

/**
 * klade_requests_window_new:
 * @parent: the window it belongs to
 * @office: runs the verbs
 *
 * Returns: (transfer none): the window, to be presented
 */
KladeRequestsWindow *
klade_requests_window_new (GtkWindow *parent, KladeOffice *office)
{
  KladeRequestsWindow *self =
      g_object_new (KLADE_TYPE_REQUESTS_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
