/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-about.h"
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-import-window.h"
#include "klade-password-dialog.h"
#include "klade-preferences-window.h"
#include "klade-requests-window.h"
#include "klade-timetable-import-window.h"
#include "klade-toast.h"
#include "klade-window-private.h"

static void
open_school_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  if (self->desk != NULL) /* a school is at work here: the other one gets its own window */
    {
      gtk_widget_activate_action (widget, "app.new-window", NULL);
      return;
    }

  klade_window_leave_school (self);
  klade_window_welcome (self);
}

static void
file_chosen (GFile *file, gpointer data)
{
  KladeWindow *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    klade_window_open_place (self, path, &self->clock);
}

static void
choose_file_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_file_chooser_open_school (GTK_WINDOW (widget), file_chosen, G_OBJECT (widget));
}

static void
open_place_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  klade_window_open_place (self, g_variant_get_string (parameter, NULL), &self->clock);
}

static void
open_demo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  klade_window_open_demo (self, (KladeDemoSize) g_variant_get_int32 (parameter),
                          klade_clock_today (&self->clock));
}

static void
new_school_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_window_make_school (KLADE_WINDOW (widget));
}

static void
sign_out_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  klade_desk_flush (self->desk);
  if (klade_desk_get_n_unsaved (self->desk) > 0)
    klade_toast_show (GTK_WIDGET (self->stages),
                      _ ("The last entries are still being saved. Try again in a moment."));
  else
    klade_window_sign_out (self);
}

static void
lock_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_window_lock (KLADE_WINDOW (widget));
}

static void
change_password_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
      klade_password_dialog_new (GTK_WINDOW (self), self->worker, self->person, FALSE)));
}

static void
preferences_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  gtk_window_present (
      GTK_WINDOW (klade_preferences_window_new (GTK_WINDOW (self), self->worker, self->person)));
}

static void
shortcuts_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_shortcuts_show (GTK_WINDOW (widget));
}

static void
about_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_about_show (GTK_WINDOW (widget));
}

static void
place_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_show_place (KLADE_WINDOW (widget)->desk, g_variant_get_string (parameter, NULL));
}

static void
open_journal_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_open_journal (KLADE_WINDOW (widget)->desk, g_variant_get_int64 (parameter));
}

static void
go_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_go_anywhere (KLADE_WINDOW (widget)->desk);
}

static void
sidebar_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_toggle_sidebar (KLADE_WINDOW (widget)->desk);
}

static void
nth_place_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_show_nth_place (KLADE_WINDOW (widget)->desk, g_variant_get_uint32 (parameter));
}

static void
open_item_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *place;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &place, &id);
  klade_desk_show_item (KLADE_WINDOW (widget)->desk, place, id);
}

static void
import_people_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);
  KladeImportTarget target;

  if (klade_import_target_from_id (g_variant_get_string (parameter, NULL), &target))
    gtk_window_present (GTK_WINDOW (
        klade_import_window_new (GTK_WINDOW (self), klade_desk_get_office (self->desk), target)));
}

static void
timetable_chosen (GFile *file, gpointer data)
{
  KladeWindow *self = data;

  if (self->desk != NULL)
    klade_timetable_import_window_show (GTK_WINDOW (self), klade_desk_get_office (self->desk),
                                        file);
}

static void
import_timetable_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_file_chooser_open_timetable (GTK_WINDOW (widget), timetable_chosen, G_OBJECT (widget));
}

static void
requests_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
      klade_requests_window_new (GTK_WINDOW (self), klade_desk_get_office (self->desk))));
}

/* A toast stands outside the page that it speaks of. */
static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_undo (KLADE_WINDOW (widget)->desk);
}

static void
redo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_desk_redo (KLADE_WINDOW (widget)->desk);
}

static void
show_folder_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
close_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/**
 * klade_window_update_actions:
 *
 * Allows what is possible on the stage that is shown; behind a lock, nothing.
 */
void
klade_window_update_actions (KladeWindow *self)
{
  static const char *const of_the_desk[] = { "win.lock",        "win.change-password",
                                             "win.place",       "win.open-journal",
                                             "win.go-anywhere", "win.toggle-sidebar",
                                             "win.nth-place",   "win.open-item",
                                             "win.undo",        "win.redo" };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean at_desk = self->desk != NULL && !self->is_locked;

  for (gsize i = 0; i < G_N_ELEMENTS (of_the_desk); i++)
    gtk_widget_action_set_enabled (widget, of_the_desk[i], at_desk);
  gtk_widget_action_set_enabled (widget, "win.import-people",
                                 at_desk && (self->person->can[KLADE_ACTION_MANAGE_PEOPLE] ||
                                             self->person->can[KLADE_ACTION_MANAGE_CLASSES]));
  gtk_widget_action_set_enabled (widget, "win.import-timetable",
                                 at_desk && self->person->can[KLADE_ACTION_MANAGE_TIMETABLE]);
  gtk_widget_action_set_enabled (widget, "win.requests",
                                 at_desk && self->person->can[KLADE_ACTION_READ_PEOPLE]);
  gtk_widget_action_set_enabled (widget, "win.sign-out", self->desk != NULL);
  gtk_widget_action_set_enabled (widget, "win.choose-file", self->desk == NULL);
  gtk_widget_action_set_enabled (widget, "win.open-place", self->desk == NULL);
  gtk_widget_action_set_enabled (widget, "win.open-demo", self->desk == NULL);
  gtk_widget_action_set_enabled (widget, "win.new-school", self->desk == NULL);
  gtk_widget_action_set_enabled (widget, "win.preferences", !self->is_locked);
  gtk_widget_action_set_enabled (widget, "win.shortcuts", !self->is_locked);
  gtk_widget_action_set_enabled (widget, "win.about", !self->is_locked);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "win.lock", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "win.go-anywhere",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_CONTROL_MASK,
                                       "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.shortcuts", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_comma, GDK_CONTROL_MASK,
                                       "win.preferences", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.choose-file",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "win.close",
                                       NULL);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.nth-place",
                                         "u", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

/**
 * klade_window_class_install_actions:
 *
 * What the window as a whole can do, and the keys for it.
 */
void
klade_window_class_install_actions (KladeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open-school", NULL, open_school_activated);
  gtk_widget_class_install_action (widget_class, "win.choose-file", NULL, choose_file_activated);
  gtk_widget_class_install_action (widget_class, "win.open-place", "s", open_place_activated);
  gtk_widget_class_install_action (widget_class, "win.open-demo", "i", open_demo_activated);
  gtk_widget_class_install_action (widget_class, "win.new-school", NULL, new_school_activated);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, sign_out_activated);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, lock_activated);
  gtk_widget_class_install_action (widget_class, "win.change-password", NULL,
                                   change_password_activated);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_activated);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_activated);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_activated);
  gtk_widget_class_install_action (widget_class, "win.place", "s", place_activated);
  gtk_widget_class_install_action (widget_class, "win.nth-place", "u", nth_place_activated);
  gtk_widget_class_install_action (widget_class, "win.open-item", "(sx)", open_item_activated);
  gtk_widget_class_install_action (widget_class, "win.open-journal", "x", open_journal_activated);
  gtk_widget_class_install_action (widget_class, "win.go-anywhere", NULL, go_activated);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, sidebar_activated);
  gtk_widget_class_install_action (widget_class, "win.import-people", "s", import_people_activated);
  gtk_widget_class_install_action (widget_class, "win.import-timetable", NULL,
                                   import_timetable_activated);
  gtk_widget_class_install_action (widget_class, "win.requests", NULL, requests_activated);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_activated);
  gtk_widget_class_install_action (widget_class, "win.show-folder", "s", show_folder_activated);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_activated);
  add_keys (widget_class);
}
