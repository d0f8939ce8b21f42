/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sign-in-page.h"

#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-keyring.h"
#include "klade-main-menu.h"
#include "klade-settings.h"
#include "klade-toast.h"
#include "klade-wait-label.h"

struct _KladeSignInPage
{
  AdwBin parent_instance;

  /* Owned */
  KladeWorker *worker;
  KladeSchoolInfo *info;
  GSettings *settings;
  GCancellable *lookup; /* of the remembered password */
  char *remembered;     /* password in the keyring of the user named in the field */
  char *sent_user;      /* what was sent to the worker */
  char *sent_password;
  gboolean has_keyring;
  gboolean is_busy;
  gboolean tries_again; /* what stands in the fields is tried when the wait is over */

  /* Template children, borrowed */
  GtkLabel *school_label;
  GtkLabel *notice_label;
  GtkEntry *user_entry;
  GtkPasswordEntry *password_entry;
  KladeWaitLabel *wait_label;
  GtkCheckButton *remember_check;
  GtkLabel *keyring_label;
  GtkWidget *sign_in_button;
  GtkSpinner *spinner;
  GtkWidget *people_label;
  GtkListBox *people_list;
};

enum
{
  SIGNED_IN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeSignInPage, klade_sign_in_page, ADW_TYPE_BIN)

static void
show_patience (KladeSignInPage *self)
{
  gboolean is_patient = self->is_busy || self->tries_again;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_patient);
  gtk_spinner_set_spinning (self->spinner, is_patient);
}

/* The fields stay sensitive: taking the focus from a field whose key is being handled
 * confuses the toolkit. */
static void
set_busy (KladeSignInPage *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  show_patience (self);
}

static void
set_tries_again (KladeSignInPage *self, gboolean tries_again)
{
  self->tries_again = tries_again;
  show_patience (self);
}

/* ---- remembering ---- */

static void
remembered_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  char *password = klade_keyring_lookup_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* another name was typed meanwhile */

  if (error != NULL)
    g_debug ("keyring: %s", error->message);
  if (password == NULL || self->info == NULL)
    {
      klade_keyring_free_password (password);
      return;
    }

  g_clear_pointer (&self->remembered, klade_keyring_free_password);
  self->remembered = password;
  gtk_check_button_set_active (self->remember_check, TRUE);
  g_object_set (self->password_entry, "placeholder-text", _ ("Remembered on this computer"), NULL);
  if (gtk_widget_has_focus (GTK_WIDGET (self->sign_in_button)) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->password_entry)) == '\0')
    gtk_widget_grab_focus (self->sign_in_button);
}

static void
look_up_password (KladeSignInPage *self)
{
  const char *user = gtk_editable_get_text (GTK_EDITABLE (self->user_entry));

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_pointer (&self->remembered, klade_keyring_free_password);
  g_object_set (self->password_entry, "placeholder-text", NULL, NULL);

  if (!self->has_keyring || self->info == NULL || *user == '\0')
    return;

  self->lookup = g_cancellable_new ();
  klade_keyring_lookup (self->info->uid, user, self->lookup, remembered_found_cb,
                        g_object_ref (self));
}

static void
keyring_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;

  self->has_keyring = klade_keyring_probe_finish (result, &error);
  gtk_widget_set_sensitive (GTK_WIDGET (self->remember_check), self->has_keyring);
  if (!self->has_keyring)
    {
      g_debug ("keyring: %s", error->message);
      gtk_label_set_text (
          self->keyring_label,
          _ ("This computer has no password store, so nothing is remembered here."));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->keyring_label), !self->has_keyring);
  look_up_password (self);
}

static void
password_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (klade_keyring_store_finish (result, &error))
    return;

  g_debug ("keyring: %s", error->message);
  klade_toast_show (GTK_WIDGET (self),
                    _ ("You are signed in, but this computer's password store is locked: the "
                       "password was not remembered."));
}

static void
keep_choice (KladeSignInPage *self)
{
  gboolean remember = self->has_keyring && gtk_check_button_get_active (self->remember_check);

  klade_settings_set_last_user (self->settings, self->info->uid, self->sent_user);
  if (remember && g_strcmp0 (self->sent_password, self->remembered) != 0)
    klade_keyring_store (self->info->uid, self->info->name, self->sent_user, self->sent_password,
                         password_stored_cb, g_object_ref (self));
  else if (!remember && self->remembered != NULL)
    klade_keyring_forget (self->info->uid, self->sent_user);
}

/* ---- signing in ---- */

static void
clear_sent (KladeSignInPage *self)
{
  g_clear_pointer (&self->sent_user, g_free);
  g_clear_pointer (&self->sent_password, klade_keyring_free_password);
}

/* A password that was not looked at, because of the wait, is tried when that is over. */
static void
refuse (KladeSignInPage *self, const GError *error)
{
  gboolean was_seen = !g_error_matches (error, KLADE_ERROR, KLADE_ERROR_WAIT);

  clear_sent (self);
  if (was_seen)
    gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  klade_wait_label_refuse (self->wait_label, error);
  set_tries_again (self, !was_seen);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeSignInPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePerson) person =
      klade_worker_sign_in_finish (KLADE_WORKER (source), result, &error);

  set_busy (self, FALSE);
  if (KLADE_WORKER (source) != self->worker)
    return; /* another school was chosen meanwhile */

  if (person == NULL)
    {
      refuse (self, error);
      return;
    }

  keep_choice (self);
  clear_sent (self);
  g_clear_pointer (&self->remembered, klade_keyring_free_password);
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  g_signal_emit (self, signals[SIGNED_IN], 0, person);
}

static void
sign_in (KladeSignInPage *self, const char *user, const char *password)
{
  if (self->is_busy)
    return;

  clear_sent (self);
  self->sent_user = g_strdup (user);
  self->sent_password = g_strdup (password);
  klade_wait_label_stop (self->wait_label);
  set_busy (self, TRUE);
  klade_worker_sign_in (self->worker, self->sent_user, self->sent_password, signed_in_cb,
                        g_object_ref (self));
}

static void
sign_in_clicked_cb (KladeSignInPage *self)
{
  g_autofree char *user =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->user_entry))));
  const char *password = gtk_editable_get_text (GTK_EDITABLE (self->password_entry));

  if (*password == '\0' && self->remembered != NULL)
    password = self->remembered;

  if (*user == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->user_entry));
  else if (*password == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
  else if (klade_wait_label_is_waiting (self->wait_label))
    set_tries_again (self, TRUE);
  else
    sign_in (self, user, password);
}

static void
wait_ended_cb (KladeSignInPage *self)
{
  gboolean tries_again = self->tries_again;

  set_tries_again (self, FALSE);
  if (tries_again)
    sign_in_clicked_cb (self);
}

static void
user_changed_cb (KladeSignInPage *self)
{
  klade_wait_label_stop (self->wait_label); /* it was the other's */
  set_tries_again (self, FALSE);
  look_up_password (self);
}

static void
password_changed_cb (KladeSignInPage *self)
{
  klade_wait_label_hush (self->wait_label);
  set_tries_again (self, FALSE);
}

static void
person_activated_cb (KladeSignInPage *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  const KladeDemoPerson *person = g_ptr_array_index (self->info->demo_people, (guint) index);

  gtk_editable_set_text (GTK_EDITABLE (self->user_entry), person->user_name);
  sign_in (self, person->user_name, person->password);
}

static void
list_demo_people (KladeSignInPage *self)
{
  GPtrArray *people = self->info->demo_people;
  gboolean is_demo = people != NULL && people->len > 0;
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->people_list, 0)) != NULL)
    gtk_list_box_remove (self->people_list, GTK_WIDGET (old));

  for (guint i = 0; is_demo && i < people->len; i++)
    {
      const KladeDemoPerson *person = g_ptr_array_index (people, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *key = g_strdup_printf ("%s · %s", person->user_name, person->password);
      GtkWidget *label = gtk_label_new (key);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->roles);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), person->name);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_receives_default (row, TRUE); /* Enter is this person, not the button */
      gtk_list_box_append (self->people_list, row);
    }

  gtk_widget_set_visible (self->people_label, is_demo);
  gtk_widget_set_visible (GTK_WIDGET (self->people_list), is_demo);
}

/* ---- the page ---- */

static gboolean
klade_sign_in_page_grab_focus (GtkWidget *widget)
{
  KladeSignInPage *self = KLADE_SIGN_IN_PAGE (widget);
  const char *user = gtk_editable_get_text (GTK_EDITABLE (self->user_entry));

  return gtk_widget_grab_focus (*user == '\0' ? GTK_WIDGET (self->user_entry)
                                              : GTK_WIDGET (self->password_entry));
}

static void
klade_sign_in_page_map (GtkWidget *widget)
{
  KladeSignInPage *self = KLADE_SIGN_IN_PAGE (widget);

  GTK_WIDGET_CLASS (klade_sign_in_page_parent_class)->map (widget);
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), self->sign_in_button);
}

static void
klade_sign_in_page_unmap (GtkWidget *widget)
{
  gtk_window_set_default_widget (GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
  GTK_WIDGET_CLASS (klade_sign_in_page_parent_class)->unmap (widget);
}

static void
klade_sign_in_page_dispose (GObject *object)
{
  KladeSignInPage *self = KLADE_SIGN_IN_PAGE (object);

  klade_sign_in_page_forget (self);

  G_OBJECT_CLASS (klade_sign_in_page_parent_class)->dispose (object);
}

static void
klade_sign_in_page_class_init (KladeSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_sign_in_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_sign_in_page_grab_focus;
  widget_class->map = klade_sign_in_page_map;
  widget_class->unmap = klade_sign_in_page_unmap;

  signals[SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  g_type_ensure (KLADE_TYPE_WAIT_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/sign-in/klade-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, school_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, user_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, password_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, wait_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, remember_check);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, keyring_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, people_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSignInPage, people_list);
  gtk_widget_class_bind_template_callback (widget_class, user_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, wait_ended_cb);
}

static void
klade_sign_in_page_init (KladeSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_sign_in_page_forget:
 *
 * Lets go of the school and of every password.
 */
void
klade_sign_in_page_forget (KladeSignInPage *self)
{
  g_return_if_fail (KLADE_IS_SIGN_IN_PAGE (self));

  g_cancellable_cancel (self->lookup);
  g_clear_object (&self->lookup);
  g_clear_pointer (&self->remembered, klade_keyring_free_password);
  clear_sent (self);
  g_clear_object (&self->worker);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->info, klade_school_info_unref);
}

/**
 * klade_sign_in_page_set_school:
 * @worker: has the school open
 * @info: what may be known before anybody signed in
 * @settings: where the last user name is kept
 */
void
klade_sign_in_page_set_school (KladeSignInPage *self,
                               KladeWorker *worker,
                               KladeSchoolInfo *info,
                               GSettings *settings)
{
  g_autofree char *user = NULL;

  g_return_if_fail (KLADE_IS_SIGN_IN_PAGE (self));
  g_return_if_fail (info != NULL);

  g_set_object (&self->worker, worker);
  g_set_object (&self->settings, settings);
  klade_school_info_ref (info);
  g_clear_pointer (&self->info, klade_school_info_unref);
  self->info = info;

  gtk_label_set_text (self->school_label, info->name);
  if (info->is_too_new)
    gtk_label_set_text (self->notice_label,
                        _ ("This school was saved by a newer Klade. You can read it; to change "
                           "it, update Klade on this computer."));
  else if (info->is_read_only)
    gtk_label_set_text (self->notice_label,
                        _ ("This school can only be read here: the file is write-protected."));
  gtk_widget_set_visible (GTK_WIDGET (self->notice_label), info->is_too_new || info->is_read_only);

  set_busy (self, FALSE);
  list_demo_people (self);
  user = klade_settings_dup_last_user (settings, info->uid);
  gtk_editable_set_text (GTK_EDITABLE (self->user_entry), user != NULL ? user : "");
  gtk_editable_set_text (GTK_EDITABLE (self->password_entry), "");
  klade_wait_label_stop (self->wait_label);

  gtk_widget_set_visible (GTK_WIDGET (self->remember_check),
                          g_settings_get_boolean (settings, "remember-accounts"));
  klade_keyring_probe (NULL, keyring_probed_cb, g_object_ref (self));
}
