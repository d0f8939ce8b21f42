/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-panel-private.h"

#include "klade-i18n.h"
#include "klade-school-dialogs.h"

#define LESSONS_MAX 1000 /* a year in one subject */

/* ---- groups: id, revision, text: name, number: kind, other_id: class, third_id: subject ---- */

static gboolean
save_group (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeGroupEdit edit = { task->id,       task->revision,
                          task->year_id,  (KladeGroupKind) task->number,
                          task->other_id, task->third_id,
                          task->text };

  return klade_school_save_group (session, &edit, NULL, undo, error);
}

static gboolean
hide_group (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_group (session, task->id, task->revision, undo, error);
}

/* id: the group, other_id: the pupil, day: the first one outside */
static gboolean
remove_member (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_move_to_group (session, &task->other_id, 1, task->id, 0, task->day, undo,
                                     error);
}

static void
group_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  const KladeGroupRow *row = klade_classes_data_find_group (line->panel->data, line->id);
  KladeSchoolTask *task = klade_school_task_new (row->id, row->revision);

  task->year_id = row->year_id;
  task->number = (int) row->kind;
  task->other_id = row->class_id;
  task->third_id = row->subject_id;
  task->text = g_strdup (text);
  klade_school_task_run_for_entry (task, line->panel->office, save_group, entry);
}

static void
group_removed_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_task_run_for_widget (klade_school_task_new (line->id, line->revision),
                                    line->panel->office, hide_group, GTK_WIDGET (line->panel));
}

static void
member_removed_cb (GtkWidget *button, KladePanelLine *line)
{
  KladeSchoolTask *task = klade_school_task_new (line->id, 0);

  task->other_id = line->other_id;
  task->day = klade_office_get_person (line->panel->office)->today;
  klade_school_task_run_for_widget (task, line->panel->office, remove_member,
                                    GTK_WIDGET (line->panel));
}

static void
members_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_members (GTK_WIDGET (line->panel), line->panel->office, line->panel->data,
                            line->id);
}

static void
member_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_member (GTK_WIDGET (line->panel), line->panel->office, line->id);
}

static void
division_activated_cb (GtkWidget *row, KladePanelLine *line)
{
  g_signal_emit_by_name (line->panel, "division-asked", line->id, line->other_id);
}

/* A group of one class gets pupils of others one by one. */
static GtkWidget *
make_member_buttons (KladeClassPanel *self, const KladeGroupRow *group_row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *one = gtk_button_new_with_label (_ ("Add a pupil…"));
  const KladePanelLine line = { .id = group_row->id };

  gtk_widget_add_css_class (one, "flat");
  klade_class_panel_connect (self, one, "clicked", G_CALLBACK (member_clicked_cb), line);
  gtk_box_append (GTK_BOX (box), one);
  if (group_row->class_id == 0)
    {
      GtkWidget *many = gtk_button_new_with_label (_ ("Add a class…"));

      gtk_widget_add_css_class (many, "flat");
      klade_class_panel_connect (self, many, "clicked", G_CALLBACK (members_clicked_cb), line);
      gtk_box_append (GTK_BOX (box), many);
    }

  return box;
}

static void
add_members (KladeClassPanel *self, const KladeGroupRow *group_row)
{
  GPtrArray *members = self->details->members;
  gboolean can = klade_office_can (self->office, KLADE_ACTION_MANAGE_GROUPS);
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("Pupils"));

  if (members->len == 0)
    adw_preferences_group_set_description (group, _ ("Nobody is in the group yet."));
  for (guint i = 0; i < members->len; i++)
    {
      const KladeGroupMember *member = g_ptr_array_index (members, i);
      GtkWidget *row = klade_sheet_row_new (member->name, member->class_name);

      if (can)
        klade_class_panel_connect (
            self, klade_sheet_add_button (row, "list-remove-symbolic", _ ("Take out of the group")),
            "clicked", G_CALLBACK (member_removed_cb),
            (KladePanelLine){ .id = group_row->id, .other_id = member->pupil_id });
      adw_preferences_group_add (group, row);
    }
  if (can)
    adw_preferences_group_set_header_suffix (group, make_member_buttons (self, group_row));
}

/**
 * klade_class_panel_fill_group:
 * @row: the chosen group
 */
void
klade_class_panel_fill_group (KladeClassPanel *self, const KladeGroupRow *row)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, row->name);
  KladePanelLine line = { .id = row->id, .revision = row->revision };
  g_autofree char *whose =
      g_strdup_printf ("%s%s%s", *row->class_name != '\0' ? row->class_name : _ ("several classes"),
                       *row->subject != '\0' ? " · " : "", row->subject);

  klade_class_panel_add_entry (self, group, _ ("Name"), row->name, G_CALLBACK (group_saved_cb),
                               line);
  adw_preferences_group_add (group, klade_sheet_row_new (klade_group_kind_name (row->kind), whose));
  if (row->kind == KLADE_GROUP_SPLIT)
    {
      GtkWidget *board = klade_sheet_row_new (_ ("Groups side by side"), NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (board),
                                 g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                               NULL));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (board), TRUE);
      klade_class_panel_connect (
          self, board, "activated", G_CALLBACK (division_activated_cb),
          (KladePanelLine){ .id = row->class_id, .other_id = row->subject_id });
      adw_preferences_group_add (group, board);
    }
  klade_class_panel_fill_journals (self, row->id);
  add_members (self, row);
  if (klade_class_panel_can (self))
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Remove the group"));

      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (group_removed_cb), line);
      klade_form_sheet_add_widget (self->sheet, button);
    }
}

/* ---- subjects: id, revision, text: name, other_text: short, third_text: area, number ---- */

static gboolean
save_subject (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeSubjectEdit edit = { task->id,         task->revision,   task->text,
                            task->other_text, task->third_text, task->number };

  return klade_school_save_subject (session, &edit, NULL, undo, error);
}

static gboolean
hide_subject (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_subject (session, task->id, task->revision, undo, error);
}

static const KladeSubjectRow *
find_subject (KladeClassPanel *self)
{
  for (guint i = 0; i < self->data->subjects->len; i++)
    {
      const KladeSubjectRow *row = g_ptr_array_index (self->data->subjects, i);

      if (row->id == self->id)
        return row;
    }

  return NULL;
}

/* line->number: which of the texts */
static void
subject_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  const KladeSubjectRow *row = find_subject (line->panel);
  KladeSchoolTask *task;

  if (row == NULL)
    return;

  task = klade_school_task_new (row->id, row->revision);
  task->text = g_strdup (line->number == 0 ? text : row->name);
  task->other_text = g_strdup (line->number == 1 ? text : row->short_name);
  task->third_text = g_strdup (line->number == 2 ? text : row->area);
  task->number = row->position;
  klade_school_task_run_for_entry (task, line->panel->office, save_subject, entry);
}

static void
subject_removed_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_task_run_for_widget (klade_school_task_new (line->id, line->revision),
                                    line->panel->office, hide_subject, GTK_WIDGET (line->panel));
}

/**
 * klade_class_panel_fill_subject:
 * @row: the chosen subject
 */
void
klade_class_panel_fill_subject (KladeClassPanel *self, const KladeSubjectRow *row)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, row->name);
  KladePanelLine line = { .id = row->id, .revision = row->revision };

  klade_class_panel_add_entry (self, group, _ ("Name"), row->name, G_CALLBACK (subject_saved_cb),
                               line);
  line.number = 1;
  klade_class_panel_add_entry (self, group, _ ("Short name"), row->short_name,
                               G_CALLBACK (subject_saved_cb), line);
  line.number = 2;
  klade_class_panel_add_entry (self, group, _ ("Area"), row->area, G_CALLBACK (subject_saved_cb),
                               line);
  if (klade_class_panel_can (self) && row->n_journals == 0)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Remove the subject"));

      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (subject_removed_cb), line);
      klade_form_sheet_add_widget (self->sheet, button);
    }
}

/* ---- programmes: id, revision, text: code, other_text: name ---- */

static gboolean
save_programme (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeProgrammeEdit edit = { task->id, task->revision, task->text, task->other_text };

  return klade_school_save_programme (session, &edit, NULL, undo, error);
}

/* id: programme, other_id: subject, number: grade, other_number: lessons, third_number: scale */
static gboolean
save_planned (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladePlannedEdit edit = { task->id, task->other_id, task->number, task->other_number,
                            (KladeScale) task->third_number };

  return klade_school_set_planned (session, &edit, 1, undo, error);
}

static void
programme_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  for (guint i = 0; i < line->panel->data->programmes->len; i++)
    {
      const KladeProgrammeRow *row = g_ptr_array_index (line->panel->data->programmes, i);
      KladeSchoolTask *task;

      if (row->id != line->id)
        continue;
      task = klade_school_task_new (row->id, row->revision);
      task->text = g_strdup (line->number == 0 ? text : row->code);
      task->other_text = g_strdup (line->number == 1 ? text : row->name);
      klade_school_task_run_for_entry (task, line->panel->office, save_programme, entry);
    }
}

static const KladePlannedSubject *
find_planned (KladeClassPanel *self, gint64 id)
{
  for (guint i = 0; i < self->details->planned->len; i++)
    {
      const KladePlannedSubject *row = g_ptr_array_index (self->details->planned, i);

      if (row->id == id)
        return row;
    }

  return NULL;
}

/* An empty line takes the subject out of the grade. */
static void
planned_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  const KladePlannedSubject *planned = find_planned (line->panel, line->id);
  KladeSchoolTask *task;
  int n;

  if (planned == NULL || !klade_school_read_number (entry, text, LESSONS_MAX, &n))
    return;

  task = klade_school_task_new (planned->programme_id, 0);
  task->other_id = planned->subject_id;
  task->number = planned->grade;
  task->other_number = *text == '\0' ? -1 : n;
  task->third_number = (int) planned->scale;
  klade_school_task_run_for_entry (task, line->panel->office, save_planned, entry);
}

static void
planned_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_planned (GTK_WIDGET (line->panel), line->panel->office, line->panel->data,
                            line->id, NULL);
}

static void
planned_edit_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  const KladePlannedSubject *planned = find_planned (line->panel, line->id);

  if (planned != NULL)
    klade_school_ask_planned (GTK_WIDGET (line->panel), line->panel->office, line->panel->data,
                              planned->programme_id, planned);
}

static GtkWidget *
make_planned (KladeClassPanel *self, const KladePlannedSubject *row)
{
  g_autofree char *lessons = g_strdup_printf ("%d", row->lessons_per_year);
  g_autofree char *name = g_strdup_printf (_ ("Assessment: %s"), row->subject);
  KladePanelLine line = { .id = row->id };
  GtkWidget *entry = klade_class_panel_add_entry (self, NULL, row->subject, lessons,
                                                  G_CALLBACK (planned_saved_cb), line);

  if (row->scale != KLADE_SCALE_POINTS)
    klade_form_entry_show_note (KLADE_FORM_ENTRY (entry), klade_scale_name (row->scale));
  if (klade_class_panel_can (self))
    klade_class_panel_connect (self, klade_sheet_add_button (entry, "document-edit-symbolic", name),
                               "clicked", G_CALLBACK (planned_edit_clicked_cb), line);
  return entry;
}

static void
grade_unfolded_cb (AdwExpanderRow *expander, KladePanelLine *line)
{
  for (guint i = 0; i < line->panel->details->planned->len; i++)
    {
      const KladePlannedSubject *row = g_ptr_array_index (line->panel->details->planned, i);

      if (row->grade == line->number)
        adw_expander_row_add_row (expander, make_planned (line->panel, row));
    }
}

static void
add_grade (KladeClassPanel *self, AdwPreferencesGroup *group, int grade)
{
  g_autofree char *title =
      grade == 0 ? g_strdup (_ ("Preschool")) : g_strdup_printf (_ ("Grade %d"), grade);
  GtkWidget *expander;
  int n_subjects = 0, n_lessons = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->details->planned->len; i++)
    {
      const KladePlannedSubject *row = g_ptr_array_index (self->details->planned, i);

      if (row->grade != grade)
        continue;
      n_subjects++;
      n_lessons += row->lessons_per_year;
    }

  if (n_subjects == 0)
    return;

  subtitle = g_strdup_printf (
      ngettext_ ("%d lesson a year", "%d lessons a year", (gulong) n_lessons), n_lessons);
  expander = klade_sheet_expander_new (title, subtitle);
  klade_class_panel_connect (self, expander, "fill", G_CALLBACK (grade_unfolded_cb),
                             (KladePanelLine){ .id = self->id, .number = grade });
  adw_preferences_group_add (group, expander);
}

/**
 * klade_class_panel_fill_programme:
 * @row: the chosen programme
 */
void
klade_class_panel_fill_programme (KladeClassPanel *self, const KladeProgrammeRow *row)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, row->code);
  KladePanelLine line = { .id = row->id, .revision = row->revision };

  klade_class_panel_add_entry (self, group, _ ("Code"), row->code, G_CALLBACK (programme_saved_cb),
                               line);
  line.number = 1;
  klade_class_panel_add_entry (self, group, _ ("Name"), row->name, G_CALLBACK (programme_saved_cb),
                               line);

  group = klade_form_sheet_add_group (self->sheet, _ ("Lessons planned"));
  for (int grade = 0; grade <= 12; grade++)
    add_grade (self, group, grade);
  if (klade_class_panel_can (self))
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Add a subject…"));

      gtk_widget_add_css_class (button, "flat");
      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (planned_clicked_cb), line);
      adw_preferences_group_set_header_suffix (group, button);
    }
}
