/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-dialog.h"
#include "klade-hand-out.h"
#include "klade-i18n.h"
#include "klade-person-panel-private.h"
#include "klade-role-form.h"
#include "klade-toast.h"

/* The account of whoever the panel shows. */

/* ---- words ---- */

static void
add_instant (GString *text, const char *what, gint64 at, KladeDay today)
{
  g_autofree char *when = at != 0 ? klade_instant_to_text (at, today) : NULL;

  if (when != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", what, when);
}

static char *
dup_history (KladePersonPanel *self)
{
  const KladeAccess *access = self->access;
  KladeDay today = klade_person_panel_get_today (self);
  GString *text = g_string_new (NULL);

  add_instant (text, C_ ("account", "issued"), access->issued_at, today);
  add_instant (text, C_ ("account", "revoked"), access->revoked_at, today);
  add_instant (text, _ ("last signed in"), access->signed_in_at, today);
  if (access->account_id != 0 && access->signed_in_at == 0)
    g_string_append_printf (text, "\n%s", _ ("has not signed in yet"));
  if (access->state == KLADE_ACCOUNT_FIRST && access->signed_in_at != 0)
    g_string_append_printf (text, "\n%s", _ ("has to choose a password at the next sign-in"));
  if (access->account_id == 0)
    g_string_append (text, _ ("Cannot sign in to Klade."));
  return g_string_free (text, FALSE);
}

static char *
dup_title (const KladeAccess *access)
{
  const char *user_name =
      access->is_named_by_code ? _ ("child's personal code") : access->user_name;

  return *user_name != '\0'
             ? g_strdup_printf ("%s · %s", user_name, klade_account_state_name (access->state))
             : g_strdup (klade_account_state_name (access->state));
}

/* ---- slips ---- */

static void
ended_cb (KladePersonPanel *self, const GError *error, KladeHandOut *hand_out)
{
  self->is_handing_out = FALSE;
  klade_person_panel_update_access (self);
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (self), error);
  else
    klade_hand_out_show_slips (hand_out, GTK_WIDGET (self));
}

static void
hand_out (KladePersonPanel *self, gboolean is_new)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KladeHandOut) task = NULL;

  g_array_append_val (ids, self->file->id);
  task = klade_hand_out_new (klade_people_book_get_office (self->book), is_new, ids);
  self->is_handing_out = TRUE;
  klade_person_panel_update_access (self);
  g_signal_connect_object (task, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  klade_hand_out_run (task);
}

static void
reset_confirmed_cb (KladePersonPanel *self, KladeFormDialog *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  if (self->access != NULL && self->file != NULL)
    hand_out (self, FALSE);
}

/* It cannot be taken back: the old password is known to nobody but its owner. */
static void
ask_reset (KladePersonPanel *self)
{
  KladeFormDialog *dialog =
      klade_form_dialog_new (GTK_WIDGET (self), _ ("A new password"), _ ("Make a new password"));
  g_autofree char *about = g_strdup_printf (
      _ ("%s %s gets a new first password on a slip. The old one opens nothing from now on; this "
         "cannot be undone."),
      self->file->given_name, self->file->surname);

  klade_form_dialog_set_about (dialog, about);
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (reset_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the verbs ---- */

static void
changed_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
}

static void
set_access (KladePersonPanel *self, KladePeopleVerb verb)
{
  g_autoptr (KladePeopleTask) task = klade_people_task_new (verb, self->file->id);

  task->other_id = self->access->account_id;
  task->revision = self->access->revision;
  klade_people_task_run (task, klade_people_book_get_office (self->book), changed_cb,
                         G_OBJECT (self));
}

static void
access_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePersonPanel *self = KLADE_PERSON_PANEL (widget);

  if (self->file == NULL || self->access == NULL)
    return;

  if (g_str_equal (action, "person.issue"))
    hand_out (self, TRUE);
  else if (g_str_equal (action, "person.reset"))
    ask_reset (self);
  else if (g_str_equal (action, "person.revoke"))
    set_access (self, KLADE_PEOPLE_REVOKE);
  else if (g_str_equal (action, "person.restore"))
    set_access (self, KLADE_PEOPLE_RESTORE);
  else
    klade_role_form_open (widget, self->book, self->file);
}

/**
 * klade_person_panel_install_access:
 *
 * What is done with a person's account.
 */
void
klade_person_panel_install_access (GtkWidgetClass *widget_class)
{
  static const char *const actions[] = {
    "person.issue", "person.reset", "person.revoke", "person.restore", "person.grant-role",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, access_activated);
}

/**
 * klade_person_panel_update_access:
 *
 * Allows what can be done with the account as it stands.
 */
void
klade_person_panel_update_access (KladePersonPanel *self)
{
  const KladeAccess *access = self->access;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_open = access != NULL && access->account_id != 0 &&
                     access->state != KLADE_ACCOUNT_REVOKED && !self->is_handing_out;
  gboolean is_former = self->file == NULL || self->file->kinds == KLADE_PEOPLE_FORMER;

  gtk_widget_action_set_enabled (widget, "person.issue",
                                 access != NULL && access->can_hand_out && !is_former &&
                                     access->account_id == 0 && !self->is_handing_out);
  gtk_widget_action_set_enabled (widget, "person.reset", is_open && access->can_hand_out);
  gtk_widget_action_set_enabled (widget, "person.revoke", is_open && access->can_keep);
  gtk_widget_action_set_enabled (widget, "person.restore",
                                 access != NULL && access->can_keep &&
                                     access->state == KLADE_ACCOUNT_REVOKED);
  gtk_widget_action_set_enabled (widget, "person.grant-role", access != NULL && access->can_keep);
}

/* ---- the group ---- */

static void
add_button (GtkBox *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (box, button);
}

static GtkWidget *
make_buttons (const KladeAccess *access, gboolean is_former)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  if (access->account_id == 0 && access->can_hand_out && !is_former)
    add_button (GTK_BOX (box), _ ("Issue an account"), "person.issue");
  if (access->state == KLADE_ACCOUNT_REVOKED && access->can_keep)
    add_button (GTK_BOX (box), _ ("Give access back"), "person.restore");
  if (access->account_id != 0 && access->state != KLADE_ACCOUNT_REVOKED && access->can_hand_out)
    add_button (GTK_BOX (box), _ ("New password…"), "person.reset");
  if (access->account_id != 0 && access->state != KLADE_ACCOUNT_REVOKED && access->can_keep)
    add_button (GTK_BOX (box), _ ("End access"), "person.revoke");
  return box;
}

/**
 * klade_person_panel_show_access:
 * @box: where the group goes
 *
 * Shows the account as it stands, to whom it concerns.
 */
void
klade_person_panel_show_access (KladePersonPanel *self, GtkBox *box)
{
  GtkWidget *group, *row, *buttons;
  g_autofree char *title = NULL;
  g_autofree char *history = NULL;

  klade_person_panel_update_access (self);
  if (self->access == NULL)
    return;

  title = dup_title (self->access);
  history = dup_history (self);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Access"));
  row = adw_action_row_new ();
  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", history, NULL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  buttons = make_buttons (self->access, self->file->kinds == KLADE_PEOPLE_FORMER);
  gtk_widget_set_margin_top (buttons, 8);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), buttons);
  gtk_box_append (box, group);
}
