/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-password-dialog.h"

#include "klade-i18n.h"
#include "klade-password.h"
#include "klade-toast.h"

struct _KladePasswordDialog
{
  AdwWindow parent_instance;

  gboolean is_changed;

  /* Owned */
  KladeWorker *worker;
  KladePerson *person;

  /* Template children, borrowed */
  GtkLabel *reason_label;
  GtkEditable *old_entry;
  GtkEditable *new_entry;
  GtkEditable *again_entry;
  GtkLabel *error_label;
  GtkWidget *save_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladePasswordDialog, klade_password_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char *old_password;
  char *new_password;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->old_password);
  g_free (change->new_password);
  g_free (change);
}

static gpointer
change_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Change *change = data;

  if (!klade_session_change_password (session, change->old_password, change->new_password, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
refuse (KladePasswordDialog *self, const char *sentence, GtkEditable *where)
{
  gtk_label_set_text (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (where));
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePasswordDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_changed = klade_worker_run_finish (KLADE_WORKER (source), result, &error) != NULL;
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (self->is_changed)
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (ADW_IS_APPLICATION_WINDOW (parent))
        klade_toast_show (adw_application_window_get_content (ADW_APPLICATION_WINDOW (parent)),
                          _ ("Your password is changed."));
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      g_autofree char *sentence = klade_error_explain (error);
      gboolean is_new = g_error_matches (error, KLADE_ERROR, KLADE_ERROR_INVALID);

      refuse (self, sentence, is_new ? self->new_entry : self->old_entry);
    }
}

static void
save_clicked_cb (KladePasswordDialog *self)
{
  const char *old_password = gtk_editable_get_text (self->old_entry);
  const char *new_password = gtk_editable_get_text (self->new_entry);
  g_autoptr (GError) error = NULL;
  Change *change;

  if (*old_password == '\0')
    {
      refuse (self, _ ("Write your present password too."), self->old_entry);
      return;
    }
  if (!klade_password_check (new_password, self->person->user_name, &error))
    {
      refuse (self, error->message, self->new_entry);
      return;
    }
  if (!g_str_equal (new_password, gtk_editable_get_text (self->again_entry)))
    {
      refuse (self, _ ("The two new passwords differ. Write the new one once more."),
              self->again_entry);
      return;
    }

  gtk_widget_set_sensitive (self->save_button, FALSE);
  change = g_new0 (Change, 1);
  change->old_password = g_strdup (old_password);
  change->new_password = g_strdup (new_password);
  klade_worker_run (self->worker, change_job, change, change_free, NULL, NULL, changed_cb,
                    g_object_ref (self));
}

static void
typed_cb (KladePasswordDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static gboolean
klade_password_dialog_close_request (GtkWindow *window)
{
  KladePasswordDialog *self = KLADE_PASSWORD_DIALOG (window);

  g_signal_emit (self, signals[DONE], 0, self->is_changed);

  return GTK_WINDOW_CLASS (klade_password_dialog_parent_class)->close_request (window);
}

static void
klade_password_dialog_dispose (GObject *object)
{
  KladePasswordDialog *self = KLADE_PASSWORD_DIALOG (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->person, klade_person_unref);

  G_OBJECT_CLASS (klade_password_dialog_parent_class)->dispose (object);
}

static void
klade_password_dialog_class_init (KladePasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_password_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = klade_password_dialog_close_request;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/sign-in/klade-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, reason_label);
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, old_entry);
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, new_entry);
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, again_entry);
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladePasswordDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
klade_password_dialog_init (KladePasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_password_dialog_new:
 * @parent: the window it belongs to
 * @worker: has the session
 * @person: whose password
 * @is_due: the school asks for a new one before anything else
 *
 * Returns: (transfer none): the dialog, to be presented
 */
KladePasswordDialog *
klade_password_dialog_new (GtkWindow *parent,
                           KladeWorker *worker,
                           KladePerson *person,
                           gboolean is_due)
{
  KladePasswordDialog *self =
      g_object_new (KLADE_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);

  self->worker = g_object_ref (worker);
  self->person = klade_person_ref (person);
  if (is_due)
    gtk_label_set_text (self->reason_label,
                        _ ("Before you begin: choose a new password that only you know."));
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), is_due);

  return self;
}
