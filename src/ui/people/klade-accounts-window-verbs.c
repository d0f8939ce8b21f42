/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-accounts-window-private.h"

#include "klade-application-form.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-key-dialog.h"
#include "klade-toast.h"

/* ---- with whom ---- */

/* Whoever has chosen a password loses it only when meant: chosen in the list. */
static gboolean
is_meant (const KladeAccountRow *row, KladeAccountsVerb verb, gboolean is_chosen)
{
  switch (verb)
    {
    case KLADE_ACCOUNTS_ISSUE:
      return row->can_hand_out && row->state == KLADE_ACCOUNT_NONE;
    case KLADE_ACCOUNTS_RESET:
      return row->can_hand_out &&
             (row->state == KLADE_ACCOUNT_FIRST || row->state == KLADE_ACCOUNT_LOCKED ||
              (is_chosen && row->state == KLADE_ACCOUNT_ACTIVE));
    case KLADE_ACCOUNTS_REVOKE:
    default:
      return is_chosen && row->can_hand_out && row->account_id != 0 &&
             row->state != KLADE_ACCOUNT_REVOKED;
    }
}

/* Persons; to end access, accounts. */
static GArray *
list_meant (KladeAccountsWindow *self, KladeAccountsVerb verb)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gboolean is_chosen = !gtk_bitset_is_empty (chosen);

  for (guint i = 0; i < n; i++)
    {
      const KladeAccountRow *row = klade_accounts_window_get_row (self, i);

      if ((is_chosen && !gtk_bitset_contains (chosen, i)) || !is_meant (row, verb, is_chosen))
        continue;
      g_array_append_val (ids,
                          *(verb == KLADE_ACCOUNTS_REVOKE ? &row->account_id : &row->person_id));
    }

  return ids;
}

static guint
count_meant (KladeAccountsWindow *self, KladeAccountsVerb verb)
{
  g_autoptr (GArray) ids = list_meant (self, verb);

  return ids->len;
}

/* Takes ownership of @label. */
static void
show_verb (KladeAccountsWindow *self, GtkButton *button, const char *action, guint n, char *label)
{
  gtk_button_set_label (button, label);
  gtk_widget_set_visible (GTK_WIDGET (button), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, n > 0 && self->hand_out == NULL);
  g_free (label);
}

static void
show_sentence (KladeAccountsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n_chosen = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *shown =
      n_chosen > 0 ? g_strdup_printf (_ ("%u of %u chosen"), n_chosen, n)
                   : g_strdup_printf (ngettext_ ("%u person shown", "%u persons shown", n), n);
  g_autofree char *sentence =
      self->outcome != NULL ? g_strdup_printf ("%s %s.", self->outcome, shown) : NULL;

  gtk_label_set_text (self->sentence_label, sentence != NULL ? sentence : shown);
}

/**
 * klade_accounts_window_update_verbs:
 *
 * Says on each button with how many it would be done.
 */
void
klade_accounts_window_update_verbs (KladeAccountsWindow *self)
{
  guint n_to_issue = count_meant (self, KLADE_ACCOUNTS_ISSUE);
  guint n_to_reset = count_meant (self, KLADE_ACCOUNTS_RESET);
  guint n_to_end =
      self->office != NULL && klade_office_can (self->office, KLADE_ACTION_MANAGE_ACCOUNTS)
          ? count_meant (self, KLADE_ACCOUNTS_REVOKE)
          : 0;

  show_verb (self, self->issue_button, "accounts.issue", n_to_issue,
             g_strdup_printf (ngettext_ ("Issue %u account", "Issue %u accounts", n_to_issue),
                              n_to_issue));
  show_verb (self, self->reset_button, "accounts.reset", n_to_reset,
             g_strdup_printf (ngettext_ ("%u new password…", "%u new passwords…", n_to_reset),
                              n_to_reset));
  show_verb (
      self, self->revoke_button, "accounts.revoke", n_to_end,
      g_strdup_printf (ngettext_ ("End access of %u", "End access of %u", n_to_end), n_to_end));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "accounts.change-key",
                                 self->office != NULL &&
                                     klade_office_can (self->office, KLADE_ACTION_CHANGE_KEY));
  show_sentence (self);
}

/* ---- handing out ---- */

static void
progressed_cb (KladeAccountsWindow *self, guint n_made)
{
  guint n = klade_hand_out_get_n_wanted (self->hand_out);
  g_autofree char *text = g_strdup_printf (_ ("Making passwords: %u of %u"), n_made, n);

  gtk_label_set_text (self->running_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, n > 0 ? (double) n_made / n : 0);
}

static void
ended_cb (KladeAccountsWindow *self, const GError *error)
{
  g_autoptr (KladeHandOut) hand_out = g_steal_pointer (&self->hand_out);

  gtk_stack_set_visible_child_name (self->stack, "list");
  g_free (self->outcome);
  self->outcome = klade_hand_out_dup_outcome (hand_out);
  klade_accounts_window_update_verbs (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    klade_toast_show_error (GTK_WIDGET (self->stack), error);
  else
    klade_hand_out_show_slips (hand_out, GTK_WIDGET (self));
}

static void
hand_out (KladeAccountsWindow *self, KladeAccountsVerb verb)
{
  g_autoptr (GArray) ids = list_meant (self, verb);

  if (ids->len == 0 || self->hand_out != NULL)
    return;

  self->hand_out = klade_hand_out_new (self->office, verb == KLADE_ACCOUNTS_ISSUE, ids);
  g_signal_connect_object (self->hand_out, "progressed", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->hand_out, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  progressed_cb (self, 0);
  gtk_stack_set_visible_child_name (self->stack, "running");
  gtk_widget_grab_focus (self->stop_button);
  klade_hand_out_run (self->hand_out);
}

static void
issue_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hand_out (KLADE_ACCOUNTS_WINDOW (widget), KLADE_ACCOUNTS_ISSUE);
}

static void
reset_confirmed_cb (KladeAccountsWindow *self, KladeFormDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  hand_out (self, KLADE_ACCOUNTS_RESET);
}

/* It cannot be taken back: the old passwords are known to nobody but their owners. */
static void
reset_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);
  g_autoptr (GArray) ids = list_meant (self, KLADE_ACCOUNTS_RESET);
  KladeFormDialog *dialog =
      klade_form_dialog_new (widget, _ ("New passwords"), _ ("Make new passwords"));
  g_autofree char *about = g_strdup_printf (
      ngettext_ (
          "%u person gets a new first password on a slip. The old one opens nothing from now "
          "on; this cannot be undone.",
          "%u persons get new first passwords on slips. The old ones open nothing from now "
          "on; this cannot be undone.",
          ids->len),
      ids->len);

  klade_form_dialog_set_about (dialog, about);
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (reset_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
stop_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);

  if (self->hand_out != NULL)
    klade_hand_out_cancel (self->hand_out);
}

/* ---- ending ---- */

static void
free_ids (gpointer data)
{
  g_array_unref (data);
}

static gboolean
revoke_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const GArray *ids = data;

  return klade_school_revoke_accounts (session, (const gint64 *) (gpointer) ids->data, ids->len,
                                       undo, error);
}

static void
revoked_cb (GObject *source, const GError *error)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (source);

  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (self->stack), error);
}

static void
revoke_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);

  klade_office_run (self->office, revoke_verb, list_meant (self, KLADE_ACCOUNTS_REVOKE), free_ids,
                    revoked_cb, G_OBJECT (self));
}

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_undo (KLADE_ACCOUNTS_WINDOW (widget)->office);
}

/* ---- beside the list ---- */

static void
form_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);

  klade_application_form_show_empty (GTK_WIDGET (self->stack), self->office);
}

static void
change_key_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);

  klade_key_dialog_open (GTK_WIDGET (self->stack), self->office);
}

/**
 * klade_accounts_window_install_verbs:
 *
 * What the window can do with accounts, and the keys for it.
 */
void
klade_accounts_window_install_verbs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "accounts.issue", NULL, issue_activated);
  gtk_widget_class_install_action (widget_class, "accounts.reset", NULL, reset_activated);
  gtk_widget_class_install_action (widget_class, "accounts.revoke", NULL, revoke_activated);
  gtk_widget_class_install_action (widget_class, "accounts.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "accounts.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "accounts.form", NULL, form_activated);
  gtk_widget_class_install_action (widget_class, "accounts.change-key", NULL, change_key_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "accounts.issue",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "accounts.undo",
                                       NULL);
}
