/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-register-window-private.h"

#include "klade-i18n.h"
#include "klade-school-classes.h"
#include "klade-toast.h"

G_DEFINE_FINAL_TYPE (KladeRegisterWindow, klade_register_window, ADW_TYPE_WINDOW)

/* ---- rows ---- */

static const char *
get_whose (const KladeIssuedDocument *document)
{
  return *document->name != '\0' ? document->name : _ ("A blank that was nobody's");
}

static char *
dup_about (const KladeIssuedDocument *document)
{
  g_autofree char *day = klade_day_to_text (document->issued_on);

  return g_strdup_printf ("%s · %s%s%s%s%s", klade_document_kind_get_name (document->kind),
                          document->series, *document->series != '\0' ? " " : "", document->number,
                          *document->number != '\0' ? " · " : "", day);
}

static char *
dup_search_text (gconstpointer row)
{
  const KladeIssuedDocument *document = row;

  return g_strdup_printf ("%s %s %s %s %s", document->name, document->series, document->number,
                          document->registration_no, document->class_name);
}

static void
set_query (GListModel *model, const char *typed)
{
  klade_row_list_set_query (KLADE_ROW_LIST (model), typed);
}

static void
bind_row (KladeListRow *row, gpointer item)
{
  const KladeIssuedDocument *document = klade_row_get_value (KLADE_ROW (item));
  g_autofree char *about = dup_about (document);
  g_autofree char *received = document->received_on == KLADE_DAY_NONE
                                  ? g_strdup (_ ("not handed over"))
                                  : klade_day_to_text (document->received_on);
  const char *state = document->state == KLADE_DOCUMENT_ISSUED
                          ? NULL
                          : klade_document_state_get_name (document->state);
  g_autofree char *name = g_strdup_printf ("%s. %s, %s, %s", document->registration_no,
                                           get_whose (document), about, received);

  klade_list_row_set_badge (row, document->registration_no, FALSE);
  klade_list_row_set_texts (row, get_whose (document), about);
  klade_list_row_set_chip (row, state);
  klade_list_row_set_columns (row, document->class_name,
                              document->state == KLADE_DOCUMENT_SPOILED ? "" : received);
  klade_list_row_set_name (row, name);
}

static const KladeListSource source = { set_query, bind_row };

/* ---- reading ---- */

/* The register and the classes that can be issued documents. */
typedef struct
{
  GPtrArray *documents;
  GPtrArray *classes;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->documents, g_ptr_array_unref);
  g_clear_pointer (&read->classes, g_ptr_array_unref);
  g_free (read);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Read, read_free)

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (Read) read = g_new0 (Read, 1);

  read->documents = klade_school_list_documents (session, 0, KLADE_DAY_NONE, KLADE_DAY_NONE, error);
  if (read->documents != NULL)
    read->classes = klade_school_list_classes (session, 0, error);
  return read->classes != NULL ? g_steal_pointer (&read) : NULL;
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeRegisterWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Read) read = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  guint n_rows;

  if (read == NULL)
    {
      klade_list_page_show_error (self->list_page, error);
      return;
    }

  n_rows = read->documents->len;
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  self->classes = g_steal_pointer (&read->classes);
  klade_row_list_take_rows (self->model, g_steal_pointer (&read->documents));
  klade_list_page_set_state (self->list_page, n_rows == 0 ? KLADE_LIST_EMPTY : KLADE_LIST_READ);
}

static void
load (KladeRegisterWindow *self)
{
  klade_worker_run (klade_office_get_worker (self->office), read_job, NULL, NULL, read_free, NULL,
                    read_cb, g_object_ref (self));
}

/* ---- the window ---- */

static void
add_control (KladeRegisterWindow *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Issue for a class…"));

  gtk_widget_set_tooltip_text (button, _ ("Issue documents for a class (Ctrl+N)"));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "register.issue");
  klade_list_page_add_control (self->list_page, button);
}

static void
opened_cb (KladeRegisterWindow *self, KladeRow *row)
{
  klade_register_window_ask_change (self, klade_row_get_value (row));
}

static void
issue_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeRegisterWindow *self = KLADE_REGISTER_WINDOW (widget);

  if (self->classes != NULL)
    klade_register_window_ask_issue (self);
}

static void
redo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_redo (KLADE_REGISTER_WINDOW (widget)->office);
}

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_undo (KLADE_REGISTER_WINDOW (widget)->office);
}

static void
klade_register_window_dispose (GObject *object)
{
  KladeRegisterWindow *self = KLADE_REGISTER_WINDOW (object);

  g_clear_object (&self->office);
  g_clear_object (&self->model);
  g_clear_pointer (&self->classes, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_register_window_parent_class)->dispose (object);
}

static void
klade_register_window_class_init (KladeRegisterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_register_window_dispose;

  g_type_ensure (KLADE_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-register-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeRegisterWindow, list_page);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_install_action (widget_class, "register.issue", NULL, issue_activated);
  gtk_widget_class_install_action (widget_class, "register.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "register.redo", NULL, redo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "register.issue",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "register.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "register.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_register_window_init (KladeRegisterWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = klade_row_list_new (dup_search_text, NULL);
  klade_list_page_set_model (self->list_page, G_LIST_MODEL (self->model), &source);
  klade_list_page_set_state (self->list_page, KLADE_LIST_READING);
  add_control (self);
}

/**
 * klade_register_window_new:
 * @parent: the window it belongs to
 * @office: runs the verbs
 *
 * Returns: (transfer none): the window, to be presented
 */
KladeRegisterWindow *
klade_register_window_new (GtkWindow *parent, KladeOffice *office)
{
  KladeRegisterWindow *self =
      g_object_new (KLADE_TYPE_REGISTER_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}
