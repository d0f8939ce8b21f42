/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-timetable-import-window-private.h"

G_DEFINE_FINAL_TYPE (KladeTimetableImportWindow, klade_timetable_import_window, ADW_TYPE_WINDOW)

/**
 * klade_timetable_import_window_tell:
 * @sentence: (nullable): what is wrong; %NULL: nothing any more
 */
void
klade_timetable_import_window_tell (KladeTimetableImportWindow *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_box, sentence != NULL);
}

/* ---- the sentence beside the button, and the buttons ---- */

static int
count_ambiguous (const KladeTimetableImport *plan)
{
  int n = 0;

  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    n += plan->name_counts[kind][KLADE_NAME_AMBIGUOUS];

  return n;
}

static gboolean
is_anything_different (const KladeTimetableImport *plan)
{
  gboolean is_different = plan->n_places > 0 || plan->n_new_groups + plan->n_new_journals > 0;

  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    is_different = is_different || plan->name_counts[kind][KLADE_NAME_NEW] > 0;

  return is_different;
}

static char *
dup_sentence (KladeTimetableImportWindow *self, gboolean *can_import)
{
  int n_ambiguous;

  *can_import = FALSE;
  if (self->work != NULL)
    return g_strdup ("");
  if (self->is_planning)
    return g_strdup (_ ("Reading…"));
  if (self->plan == NULL || self->is_wrong)
    return g_strdup ("");

  n_ambiguous = count_ambiguous (self->plan);
  if (n_ambiguous > 0)
    return g_strdup_printf (ngettext_ ("%d name is still to be chosen.",
                                       "%d names are still to be chosen.", (unsigned) n_ambiguous),
                            n_ambiguous);
  if (!is_anything_different (self->plan))
    return g_strdup (_ ("There is nothing to import: the school has all of it."));

  *can_import = TRUE;
  return g_strdup (_ ("Nothing is written yet."));
}

/**
 * klade_timetable_import_window_update:
 *
 * Shows what is still missing in a sentence, and what one can do.
 */
void
klade_timetable_import_window_update (KladeTimetableImportWindow *self)
{
  gboolean can_import;
  g_autofree char *sentence = dup_sentence (self, &can_import);
  gboolean is_running = self->work != NULL;

  gtk_stack_set_visible_child_name (self->stack, is_running           ? "running"
                                                 : self->plan != NULL ? "plan"
                                                                      : "empty");
  gtk_label_set_text (self->sentence_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_planning);
  gtk_spinner_set_spinning (self->spinner, self->is_planning);
  gtk_button_set_label (self->back_button, is_running ? _ ("Stop the import") : _ ("Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), !is_running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", can_import);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose-file",
                                 !is_running && !self->is_planning);
}

/* ---- what is chosen ---- */

static void
from_selected_cb (KladeTimetableImportWindow *self)
{
  if (self->is_filling)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->day_entry),
                          adw_combo_row_get_selected (self->from_row) >= self->days->len);
  klade_timetable_import_window_plan (self);
}

static void
day_saved_cb (KladeTimetableImportWindow *self, const char *typed, KladeFormEntry *entry)
{
  KladeDay day;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (klade_timetable_import_window_get_day (self, &day, &error))
    {
      text = klade_day_to_text (day);
      klade_form_entry_set_text (entry, text);
    }
  klade_timetable_import_window_plan (self);
}

static void
term_selected_cb (KladeTimetableImportWindow *self)
{
  if (!self->is_filling)
    klade_timetable_import_window_plan (self);
}

/* ---- ways on and back ---- */

static void
next_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_timetable_import_window_run (KLADE_TIMETABLE_IMPORT_WINDOW (widget));
}

static void
back_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetableImportWindow *self = KLADE_TIMETABLE_IMPORT_WINDOW (widget);

  if (self->work != NULL)
    klade_timetable_import_window_stop (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen (GFile *file, gpointer data)
{
  klade_timetable_import_window_read (data, file);
}

static void
choose_file_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_file_chooser_open_timetable (GTK_WINDOW (widget), file_chosen, G_OBJECT (widget));
}

static gboolean
file_dropped_cb (KladeTimetableImportWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->is_planning || self->work != NULL)
    return FALSE;

  klade_timetable_import_window_read (self, files->data);
  return TRUE;
}

/* ---- the window ---- */

static void
klade_timetable_import_window_dispose (GObject *object)
{
  KladeTimetableImportWindow *self = KLADE_TIMETABLE_IMPORT_WINDOW (object);

  klade_timetable_import_window_stop_watching (self);
  g_clear_object (&self->office);
  g_clear_object (&self->file);
  g_clear_pointer (&self->read, klade_timetable_file_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->plan, klade_timetable_import_unref);
  g_clear_pointer (&self->school, klade_import_school_free);

  G_OBJECT_CLASS (klade_timetable_import_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, error_box);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, from_row);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, day_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, term_row);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, asked_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, asked_list);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, summary_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, summary_list);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, warnings_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, warnings_list);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, places_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, places_list);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, next_button);
  gtk_widget_class_bind_template_callback (widget_class, from_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_selected_cb);
}

static void
klade_timetable_import_window_class_init (KladeTimetableImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_timetable_import_window_dispose;

  g_type_ensure (KLADE_TYPE_FORM_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/timetable/klade-timetable-import-window.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.next", NULL);
}

static void
klade_timetable_import_window_init (KladeTimetableImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
  self->days = g_array_new (FALSE, FALSE, sizeof (KladeDay));
  self->choices = g_array_new (FALSE, FALSE, sizeof (KladeTimetableChoice));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  klade_timetable_import_window_update (self);
}

/**
 * klade_timetable_import_window_show:
 * @file: of aSc Timetables, FET or Untis
 *
 * Reads the file and shows what it will change, from today on unless another day is chosen.
 */
void
klade_timetable_import_window_show (GtkWindow *parent, KladeOffice *office, GFile *file)
{
  KladeTimetableImportWindow *self =
      g_object_new (KLADE_TYPE_TIMETABLE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  klade_timetable_import_window_show_days (self);
  gtk_window_present (GTK_WINDOW (self));
  klade_timetable_import_window_read (self, file);
}
