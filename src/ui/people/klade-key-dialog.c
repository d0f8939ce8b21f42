/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-key-dialog.h"

#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-long-work.h"
#include "klade-school-accounts.h"
#include "klade-toast.h"

#define KEY "klade-key-dialog"
#define PROGRESS_MILLISECONDS 100

/* Shared with the worker. */
typedef struct
{
  char *password;
  KladeLongWork *progress;
  GPtrArray *left_out; /* KladeLeftOut, once it is done */
} Change;

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladeOffice *office;
  Change *change; /* under way; NULL: none */
  guint progress_source;
  GtkWidget *asker; /* weak: where the outcome is said */

  /* Borrowed */
  KladeFormEntry *password;
  GtkProgressBar *progress_bar;
} Key;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_free (change->password);
  klade_long_work_unref (change->progress);
  g_clear_pointer (&change->left_out, g_ptr_array_unref);
}

static void
release_change (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_change);
}

static void
stop_watching (Key *key)
{
  g_clear_handle_id (&key->progress_source, g_source_remove);
  g_clear_pointer (&key->change, release_change);
  gtk_widget_set_visible (GTK_WIDGET (key->progress_bar), FALSE);
}

static void
free_key (gpointer data)
{
  Key *key = data;

  if (key->change != NULL)
    klade_long_work_cancel (key->change->progress);
  g_clear_handle_id (&key->progress_source, g_source_remove);
  g_clear_pointer (&key->change, release_change);
  g_clear_weak_pointer (&key->asker);
  g_object_unref (key->office);
  g_free (key);
}

/* ---- in the worker ---- */

static gboolean
change_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  Change *change = data;

  return klade_school_change_key (session, change->password, klade_long_work_tell, change->progress,
                                  &change->left_out, error);
}

/* ---- in the dialog ---- */

static gboolean
progress_shown_cb (gpointer data)
{
  Key *key = data;

  gtk_progress_bar_set_fraction (key->progress_bar,
                                 klade_long_work_get_fraction (key->change->progress));
  return G_SOURCE_CONTINUE;
}

static char *
dup_outcome (GPtrArray *left_out)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (left_out == NULL || left_out->len == 0)
    return g_strdup (_ ("The school has a new data key. Passwords stay as they were."));

  for (guint i = 0; i < left_out->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const KladeLeftOut *) g_ptr_array_index (left_out, i))->name);
  return g_strdup_printf (_ ("The school has a new data key. These need a new password: %s."),
                          names->str);
}

static void
changed_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);
  Key *key = g_object_get_data (source, KEY);
  g_autofree char *outcome = NULL;
  g_autofree char *sentence = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  gboolean is_many;

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    {
      stop_watching (key);
      sentence = klade_error_explain (error);
      klade_form_dialog_refuse (
          dialog, g_error_matches (error, KLADE_ERROR, KLADE_ERROR_PASSWORD) ? key->password : NULL,
          sentence);
      return;
    }

  outcome = dup_outcome (key->change->left_out);
  is_many = key->change->left_out != NULL && key->change->left_out->len > 0;
  stop_watching (key);
  if (is_many) /* too long, and too weighty, for a toast */
    {
      GtkWidget *said = adw_message_dialog_new (parent, _ ("A new data key"), outcome);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (said), "close", _ ("Close"));
      gtk_window_present (GTK_WINDOW (said));
    }
  else if (key->asker != NULL)
    {
      klade_toast_show (key->asker, outcome);
    }
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
confirmed_cb (Key *key)
{
  const char *password = klade_form_entry_get_typed (key->password);

  if (*password == '\0')
    {
      klade_form_dialog_refuse (key->dialog, key->password, _ ("Write your password."));
      return;
    }

  klade_form_entry_show_note (key->password, NULL);
  key->change = g_atomic_rc_box_new0 (Change);
  key->change->progress = klade_long_work_new ();
  key->change->password = g_strdup (password);
  gtk_widget_set_visible (GTK_WIDGET (key->progress_bar), TRUE);
  key->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, key);
  klade_form_dialog_set_busy (key->dialog, TRUE);
  klade_office_run (key->office, change_verb, g_atomic_rc_box_acquire (key->change), release_change,
                    changed_cb, G_OBJECT (key->dialog));
}

/**
 * klade_key_dialog_open:
 * @widget: where it was asked for; says how it went
 * @office: runs the verb
 *
 * Asks for the password once more, and changes the school's data key.  Closed before it is done,
 * nothing is changed.
 */
void
klade_key_dialog_open (GtkWidget *widget, KladeOffice *office)
{
  Key *key = g_new0 (Key, 1);
  GtkWidget *bar = gtk_progress_bar_new ();

  key->office = g_object_ref (office);
  g_set_weak_pointer (&key->asker, widget);
  key->dialog = klade_form_dialog_new (widget, _ ("A new data key"), _ ("Change the key"));
  g_object_set_data_full (G_OBJECT (key->dialog), KEY, key, free_key);
  klade_form_dialog_set_about (
      key->dialog,
      _ ("All personal data is sealed anew with a new key, which is worth doing when a "
         "copy of the school and somebody's password may have fallen into wrong hands: "
         "everybody's password stays, earlier back-ups open as before."));
  key->password = klade_form_dialog_add_entry (key->dialog, _ ("Your password"), NULL);
  klade_form_entry_set_secret (key->password);
  key->progress_bar = GTK_PROGRESS_BAR (bar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How much is sealed anew"), -1);
  gtk_widget_set_visible (bar, FALSE);
  klade_form_dialog_add_widget (key->dialog, bar);
  g_signal_connect_swapped (key->dialog, "confirmed", G_CALLBACK (confirmed_cb), key);
  gtk_window_present (GTK_WINDOW (key->dialog));
}
