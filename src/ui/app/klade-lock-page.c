/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-lock-page.h"

#include "klade-focus.h"
#include "klade-wait-label.h"

struct _KladeLockPage
{
  AdwBin parent_instance;

  gboolean is_busy;     /* a password is being checked */
  gboolean tries_again; /* when the wait is over */

  /* Owned */
  KladeWorker *worker;

  /* Template children, borrowed */
  AdwAvatar *avatar;
  GtkLabel *name_label;
  GtkPasswordEntry *password_entry;
  KladeWaitLabel *wait_label;
};

enum
{
  UNLOCKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeLockPage, klade_lock_page, ADW_TYPE_BIN)

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeLockPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_right = klade_worker_unlock_finish (KLADE_WORKER (source), result, &error);

  self->is_busy = FALSE;
  if (!g_error_matches (error, KLADE_ERROR, KLADE_ERROR_WAIT)) /* that one was not looked at */
    gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  if (KLADE_WORKER (source) != self->worker)
    return; /* somebody else signed in meanwhile */

  if (is_right)
    {
      g_signal_emit (self, signals[UNLOCKED], 0);
    }
  else
    {
      klade_wait_label_refuse (self->wait_label, error);
      self->tries_again = g_error_matches (error, KLADE_ERROR, KLADE_ERROR_WAIT);
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
    }
}

static void
unlock_clicked_cb (KladeLockPage *self)
{
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_entry));

  if (*password == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
      return;
    }

  if (self->is_busy)
    return;

  if (klade_wait_label_is_waiting (self->wait_label))
    {
      self->tries_again = TRUE;
      return;
    }

  self->is_busy = TRUE;
  klade_worker_unlock (self->worker, password, unlocked_cb, g_object_ref (self));
}

static void
password_changed_cb (KladeLockPage *self)
{
  klade_wait_label_hush (self->wait_label);
  self->tries_again = FALSE;
}

static void
wait_ended_cb (KladeLockPage *self)
{
  if (self->tries_again)
    unlock_clicked_cb (self);
}

static gboolean
klade_lock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_LOCK_PAGE (widget)->password_entry));
}

static void
klade_lock_page_dispose (GObject *object)
{
  KladeLockPage *self = KLADE_LOCK_PAGE (object);

  g_clear_object (&self->worker);

  G_OBJECT_CLASS (klade_lock_page_parent_class)->dispose (object);
}

static void
klade_lock_page_class_init (KladeLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_lock_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_lock_page_grab_focus;

  signals[UNLOCKED] = g_signal_new ("unlocked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_WAIT_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/app/klade-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeLockPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, KladeLockPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLockPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeLockPage, wait_label);
  gtk_widget_class_bind_template_callback (widget_class, unlock_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, wait_ended_cb);
}

static void
klade_lock_page_init (KladeLockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_lock_page_set_person:
 * @worker: (nullable): has the session; %NULL when nobody is signed in
 * @person: (nullable): who has to come back
 */
void
klade_lock_page_set_person (KladeLockPage *self, KladeWorker *worker, KladePerson *person)
{
  g_return_if_fail (KLADE_IS_LOCK_PAGE (self));

  g_set_object (&self->worker, worker);
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  klade_wait_label_stop (self->wait_label);
  self->is_busy = FALSE;
  if (person != NULL)
    {
      adw_avatar_set_text (self->avatar, person->name);
      gtk_label_set_text (self->name_label, person->name);
    }
}
