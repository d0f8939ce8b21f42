/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-panel-private.h"

#include "klade-i18n.h"
#include "klade-school-dialogs.h"

/* ---- verbs: id, revision, year_id, text: the name, other_id: programme, third_id: bells ---- */

static gboolean
save_class (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeClassEdit edit = { task->id,   task->revision, task->year_id,
                          task->text, task->other_id, task->third_id };

  return klade_school_save_class (session, &edit, NULL, undo, error);
}

static gboolean
hide_class (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_class (session, task->id, task->revision, undo, error);
}

static KladeSchoolTask *
make_task (KladeClassPanel *self)
{
  const KladeClassRow *row = klade_classes_data_find_class (self->data, self->id);
  KladeSchoolTask *task = klade_school_task_new (row->id, row->revision);

  task->year_id = row->year_id;
  task->text = g_strdup (row->name);
  task->other_id = row->programme_id;
  task->third_id = row->bell_set_id;
  return task;
}

/* ---- what the person did ---- */

static void
name_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  KladeSchoolTask *task = make_task (line->panel);

  g_free (task->text);
  task->text = g_strdup (text);
  klade_school_task_run_for_entry (task, line->panel->office, save_class, entry);
}

static gint64
chosen_id (AdwComboRow *row)
{
  return klade_choices_get_id (g_object_get_data (G_OBJECT (row), "klade-choices"),
                               adw_combo_row_get_selected (row));
}

static void
programme_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladePanelLine *line)
{
  KladeSchoolTask *task = make_task (line->panel);

  task->other_id = chosen_id (row);
  klade_school_task_run_for_widget (task, line->panel->office, save_class,
                                    GTK_WIDGET (line->panel));
}

static void
bells_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladePanelLine *line)
{
  KladeSchoolTask *task = make_task (line->panel);

  task->third_id = chosen_id (row);
  klade_school_task_run_for_widget (task, line->panel->office, save_class,
                                    GTK_WIDGET (line->panel));
}

static void
teacher_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_class_teacher (GTK_WIDGET (line->panel), line->panel->office, line->panel->data,
                                  line->id);
}

static void
remove_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_task_run_for_widget (make_task (line->panel), line->panel->office, hide_class,
                                    GTK_WIDGET (line->panel));
}

static void
division_activated_cb (GtkWidget *row, KladePanelLine *line)
{
  g_signal_emit_by_name (line->panel, "division-asked", line->id, line->other_id);
}

static void
group_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_group (GTK_WIDGET (line->panel), line->panel->office, line->panel->data,
                          line->id, 0);
}

static void
pupil_activated_cb (GtkWidget *row, KladePanelLine *line)
{
  gtk_widget_activate_action (GTK_WIDGET (line->panel), "win.open-item", "(sx)", "people",
                              line->id);
}

/* ---- the rows ---- */

static void
add_class (KladeClassPanel *self, const KladeClassRow *row)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, row->name);
  KladePanelLine line = { .id = row->id, .revision = row->revision };
  GtkWidget *teacher = klade_sheet_row_new (
      _ ("Class teacher"), row->class_teacher_id != 0 ? row->class_teacher : _ ("nobody yet"));

  klade_class_panel_add_entry (self, group, _ ("Name"), row->name, G_CALLBACK (name_saved_cb),
                               line);
  if (klade_class_panel_can (self))
    klade_class_panel_connect (
        self, klade_sheet_add_button (teacher, "document-edit-symbolic", _ ("Change")), "clicked",
        G_CALLBACK (teacher_clicked_cb), line);
  adw_preferences_group_add (group, teacher);
  klade_class_panel_add_choice (
      self, group, _ ("Programme"),
      klade_classes_data_choose_programme (self->data, row->programme_id == 0 ? "–" : NULL),
      row->programme_id, G_CALLBACK (programme_chosen_cb), line);
  klade_class_panel_add_choice (
      self, group, _ ("Bells"),
      klade_classes_data_choose_bell_set (self->data, row->bell_set_id == 0 ? "–" : NULL),
      row->bell_set_id, G_CALLBACK (bells_chosen_cb), line);
}

static void
add_division (KladeClassPanel *self, AdwPreferencesGroup *group, const KladeDivisionRow *division)
{
  g_autofree char *groups = g_strdup_printf (
      ngettext_ ("%d group", "%d groups", (gulong) division->n_groups), division->n_groups);
  g_autofree char *missing = g_strdup_printf (
      ngettext_ ("%d pupil in no group", "%d pupils in no group", (gulong) division->n_missing),
      division->n_missing);
  g_autofree char *subtitle =
      division->n_missing > 0 ? g_strdup_printf ("%s · %s", groups, missing) : g_strdup (groups);
  GtkWidget *row = klade_sheet_row_new (division->subject, subtitle);

  if (division->n_missing > 0)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               g_object_new (GTK_TYPE_IMAGE, "icon-name", "dialog-warning-symbolic",
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                             NULL));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  klade_class_panel_connect (
      self, row, "activated", G_CALLBACK (division_activated_cb),
      (KladePanelLine){ .id = division->class_id, .other_id = division->subject_id });
  adw_preferences_group_add (group, row);
}

static void
add_divisions (KladeClassPanel *self, const KladeClassRow *class_row)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("Divided into groups"));
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->data->divisions->len; i++)
    {
      const KladeDivisionRow *division = g_ptr_array_index (self->data->divisions, i);

      if (division->class_id != class_row->id)
        continue;
      is_any = TRUE;
      add_division (self, group, division);
    }

  if (!is_any)
    adw_preferences_group_set_description (group, _ ("The whole class has every lesson together."));
  if (klade_class_panel_can (self))
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Divide…"));

      gtk_widget_add_css_class (button, "flat");
      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (group_clicked_cb),
                                 (KladePanelLine){ .id = class_row->id });
      adw_preferences_group_set_header_suffix (group, button);
    }
}

static void
pupils_unfolded_cb (AdwExpanderRow *expander, KladePanelLine *line)
{
  KladeClassPanel *self = line->panel;
  GPtrArray *pupils = self->details->pupils;

  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeClassMember *pupil = g_ptr_array_index (pupils, i);
      g_autofree char *name = g_strdup_printf ("%s %s", pupil->surname, pupil->given_name);
      GtkWidget *row = klade_sheet_row_new (name, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      klade_class_panel_connect (self, row, "activated", G_CALLBACK (pupil_activated_cb),
                                 (KladePanelLine){ .id = pupil->pupil_id });
      adw_expander_row_add_row (expander, row);
    }
}

static void
add_pupils (KladeClassPanel *self)
{
  guint n_pupils = self->details->pupils->len;
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, NULL);
  g_autofree char *n =
      g_strdup_printf (ngettext_ ("%d pupil", "%d pupils", (gulong) n_pupils), (int) n_pupils);
  GtkWidget *expander = klade_sheet_expander_new (_ ("Pupils of the class"), n);

  klade_class_panel_connect (self, expander, "fill", G_CALLBACK (pupils_unfolded_cb),
                             (KladePanelLine){ .id = self->id });
  adw_preferences_group_add (group, expander);
}

/**
 * klade_class_panel_fill_class:
 * @row: the chosen class
 */
void
klade_class_panel_fill_class (KladeClassPanel *self, const KladeClassRow *row)
{
  add_class (self, row);
  add_divisions (self, row);
  klade_class_panel_fill_journals (self, 0);
  add_pupils (self);
  if (klade_class_panel_can (self) && row->n_pupils == 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Remove the class"));

      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (remove_clicked_cb),
                                 (KladePanelLine){ .id = row->id });
      klade_form_sheet_add_widget (self->sheet, button);
    }
}
