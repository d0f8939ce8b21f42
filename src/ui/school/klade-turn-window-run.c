/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn-window-private.h"

#include "klade-i18n.h"

#define PROGRESS_MILLISECONDS 100

/* The turn itself, on its way to the worker. */
typedef struct
{
  gint64 year_id;
  char *backup_path;
  KladeLongWork *work;
  KladeTurnResult *result; /* reference-counted box: it outlives the verb */
} Turn;

static void
free_turn (gpointer data)
{
  Turn *turn = data;

  g_free (turn->backup_path);
  klade_long_work_unref (turn->work);
  g_atomic_rc_box_release (turn->result);
  g_free (turn);
}

static gboolean
turn_year (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Turn *turn = data;

  return klade_school_turn_year (session, turn->year_id, turn->backup_path, klade_long_work_tell,
                                 turn->work, turn->result, undo, error);
}

/* ---- what it did ---- */

static void
undo_clicked_cb (KladeTurnWindow *self)
{
  klade_office_undo (self->office);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_count (AdwPreferencesGroup *group, const char *title, int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);
  g_autofree char *name = g_strdup_printf ("%s: %d", title, n);
  GtkWidget *row = klade_sheet_row_new (title, NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  if (n == 0)
    gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_preferences_group_add (group, row);
}

static void
show_result (KladeTurnWindow *self, const KladeTurnResult *result)
{
  AdwPreferencesGroup *group;
  GtkWidget *row = klade_sheet_row_new (_ ("Back-up"), self->backup_path);

  self->order_entry = NULL;
  self->order_day_entry = NULL;
  self->is_turned = TRUE; /* the old year is not read again */
  gtk_widget_set_visible (GTK_WIDGET (self->turn_button), FALSE);
  klade_form_sheet_begin (self->sheet, FALSE);
  group = klade_form_sheet_add_group (self->sheet, _ ("The year is turned"));
  adw_preferences_group_set_description (
      group, _ ("The old year stays readable as it was. Look through the proposed journals."));
  add_count (group, _ ("Classes of the new year"), result->n_classes);
  add_count (group, _ ("Pupils moved up"), result->n_moved);
  add_count (group, _ ("Pupils who repeat the year"), result->n_repeating);
  add_count (group, _ ("Pupils who finished"), result->n_finished);
  add_count (group, _ ("Pupils who left"), result->n_left);
  add_count (group, _ ("Groups"), result->n_groups);
  add_count (group, _ ("Journals"), result->n_journals);
  add_count (group, _ ("Journals without a teacher"), result->n_without_teacher);
  group = klade_form_sheet_add_group (self->sheet, NULL);
  adw_preferences_group_add (group, row);
  row = klade_sheet_row_new (_ ("Take the turn back"),
                             _ ("As long as nobody entered anything in the new year"));
  g_signal_connect_object (klade_sheet_add_button (row, NULL, _ ("Undo")), "clicked",
                           G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  klade_form_sheet_finish (self->sheet);
  gtk_widget_grab_focus (GTK_WIDGET (self->close_button));
}

/* ---- doing it ---- */

static gboolean
progress_shown_cb (gpointer data)
{
  KladeTurnWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, klade_long_work_get_fraction (self->work));
  return G_SOURCE_CONTINUE;
}

/**
 * klade_turn_window_stop_watching:
 *
 * The turn is over, or the window goes before it.
 */
void
klade_turn_window_stop_watching (KladeTurnWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->work, klade_long_work_unref);
}

#define OUTCOME "klade-turn-result"

static void
turned_cb (GObject *source, const GError *error)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (source);
  KladeTurnResult *result = g_object_steal_data (source, OUTCOME);

  klade_turn_window_stop_watching (self);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  klade_turn_window_show_error (self, error);
  if (error == NULL)
    show_result (self, result);
  else
    klade_turn_window_load (self);
  g_atomic_rc_box_release (result);
}

/**
 * klade_turn_window_run:
 *
 * Turns the year, in one step that can be taken back.
 */
void
klade_turn_window_run (KladeTurnWindow *self)
{
  Turn *turn = g_new (Turn, 1);

  *turn = (Turn){
    .year_id = self->reading->year_id,
    .backup_path = g_strdup (self->backup_path),
    .work = klade_long_work_new (),
    .result = g_atomic_rc_box_new0 (KladeTurnResult),
  };
  self->work = klade_long_work_ref (turn->work);
  self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, self);
  g_object_set_data (G_OBJECT (self), OUTCOME, g_atomic_rc_box_acquire (turn->result));
  klade_turn_window_show_error (self, NULL);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->turn_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "running");
  gtk_widget_grab_focus (self->cancel_button);
  klade_office_run (self->office, turn_year, turn, free_turn, turned_cb, G_OBJECT (self));
}
