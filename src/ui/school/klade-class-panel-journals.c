/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-panel-private.h"

#include "klade-i18n.h"
#include "klade-school-dialogs.h"
#include "klade-toast.h"

#define LESSONS_MAX 1000 /* a year in one journal */

/* ---- verbs ---- */

/* id, revision, other_id: class, third_id: group, year_id: subject, number: scale,
 * other_number: planned lessons */
static gboolean
save_journal (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeJournalEdit edit = {
    task->id,          task->revision, task->third_id != 0 ? 0 : task->other_id,
    task->third_id,    task->year_id,  (KladeScale) task->number,
    task->other_number
  };

  return klade_school_save_journal (session, &edit, NULL, undo, error);
}

static gboolean
make_journals (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  int n_made = 0;

  return klade_school_make_class_journals (session, task->id, &n_made, undo, error);
}

/* ---- what the person did ---- */

static const KladeClassJournal *
find_journal (KladeClassPanel *self, gint64 journal_id)
{
  for (guint i = 0; i < self->details->journals->len; i++)
    {
      const KladeClassJournal *journal = g_ptr_array_index (self->details->journals, i);

      if (journal->id == journal_id)
        return journal;
    }

  return NULL;
}

static KladeSchoolTask *
make_task (const KladeClassJournal *journal)
{
  KladeSchoolTask *task = klade_school_task_new (journal->id, journal->revision);

  task->other_id = journal->class_id;
  task->third_id = journal->group_id;
  task->year_id = journal->subject_id;
  task->number = (int) journal->scale;
  task->other_number = journal->lessons_planned;
  return task;
}

static void
scale_done_cb (GObject *source, const GError *error)
{
  if (error == NULL)
    return;

  klade_toast_show_error (GTK_WIDGET (source), error);
  klade_class_panel_refill (KLADE_CLASS_PANEL (source)); /* what was chosen did not come true */
}

static void
scale_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladePanelLine *line)
{
  const KladeClassJournal *journal = find_journal (line->panel, line->id);
  KladeSchoolTask *task;

  if (journal == NULL)
    return;

  task = make_task (journal);
  task->number = (int) adw_combo_row_get_selected (row) + 1;
  klade_school_task_run (task, line->panel->office, save_journal, scale_done_cb,
                         G_OBJECT (line->panel));
}

static void
planned_saved_cb (KladeFormEntry *entry, const char *text, KladePanelLine *line)
{
  const KladeClassJournal *journal = find_journal (line->panel, line->id);
  KladeSchoolTask *task;
  int n;

  if (journal == NULL || !klade_school_read_number (entry, text, LESSONS_MAX, &n))
    return;

  task = make_task (journal);
  task->other_number = n;
  klade_school_task_run_for_entry (task, line->panel->office, save_journal, entry);
}

static void
make_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_task_run_for_widget (klade_school_task_new (line->id, 0), line->panel->office,
                                    make_journals, GTK_WIDGET (line->panel));
}

static void
add_teacher_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_journal_teacher (GTK_WIDGET (line->panel), line->panel->office,
                                    line->panel->data, line->id);
}

static void
end_teacher_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  klade_school_ask_teacher_end (GTK_WIDGET (line->panel), line->panel->office, line->id,
                                line->revision);
}

static void
open_clicked_cb (GtkWidget *button, KladePanelLine *line)
{
  gtk_widget_activate_action (GTK_WIDGET (line->panel), "win.open-journal", "x", line->id);
}

/* ---- rows ---- */

static char *
dup_days (const KladeJournalTeacher *teacher)
{
  g_autofree char *from = teacher->valid_from != KLADE_DAY_NONE
                              ? klade_day_to_text (teacher->valid_from)
                              : g_strdup ("");
  g_autofree char *to =
      teacher->valid_to != KLADE_DAY_NONE ? klade_day_to_text (teacher->valid_to) : g_strdup ("");

  return g_strdup_printf ("%s – %s", from, to);
}

static void
add_teacher (KladeClassPanel *self, AdwExpanderRow *expander, const KladeJournalTeacher *teacher)
{
  g_autofree char *days = dup_days (teacher);
  GtkWidget *row = klade_sheet_row_new (teacher->name, days);

  if (klade_class_panel_can (self) && teacher->valid_to == KLADE_DAY_NONE)
    klade_class_panel_connect (
        self, klade_sheet_add_button (row, "user-trash-symbolic", _ ("End this teacher's work")),
        "clicked", G_CALLBACK (end_teacher_clicked_cb),
        (KladePanelLine){ .id = teacher->id, .revision = teacher->revision });
  adw_expander_row_add_row (expander, row);
}

static char *
dup_teachers (const KladeClassJournal *journal)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < journal->teachers->len; i++)
    {
      const KladeJournalTeacher *teacher = g_ptr_array_index (journal->teachers, i);

      if (teacher->valid_to == KLADE_DAY_NONE)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", teacher->name);
    }

  return g_string_free (names, FALSE);
}

static void
journal_unfolded_cb (AdwExpanderRow *expander, KladePanelLine *line)
{
  KladeClassPanel *self = line->panel;
  const KladeClassJournal *journal = find_journal (self, line->id);
  KladeChoices *scales;
  g_autofree char *planned = NULL;

  if (journal == NULL)
    return;

  for (guint i = 0; i < journal->teachers->len; i++)
    add_teacher (self, expander, g_ptr_array_index (journal->teachers, i));
  if (klade_class_panel_can (self))
    {
      GtkWidget *row = klade_sheet_row_new (_ ("Teacher"), NULL);

      klade_class_panel_connect (self, klade_sheet_add_button (row, NULL, _ ("Add…")), "clicked",
                                 G_CALLBACK (add_teacher_clicked_cb), *line);
      adw_expander_row_add_row (expander, row);
    }

  planned = g_strdup_printf ("%d", journal->lessons_planned);
  adw_expander_row_add_row (expander,
                            klade_class_panel_add_entry (self, NULL, _ ("Lessons planned"), planned,
                                                         G_CALLBACK (planned_saved_cb), *line));
  scales = klade_choices_new (NULL);
  for (int i = 1; i <= KLADE_N_SCALES; i++)
    klade_choices_add (scales, klade_scale_name ((KladeScale) i), i);
  adw_expander_row_add_row (
      expander, klade_class_panel_add_choice (self, NULL, _ ("Assessment"), scales, journal->scale,
                                              G_CALLBACK (scale_chosen_cb), *line));
}

static void
add_journal (KladeClassPanel *self, AdwPreferencesGroup *group, const KladeClassJournal *journal)
{
  gboolean is_of_group = journal->group_id != 0;
  g_autofree char *title = is_of_group
                               ? g_strdup_printf ("%s · %s", journal->subject, journal->owner)
                               : g_strdup (journal->subject);
  g_autofree char *teachers = dup_teachers (journal);
  GtkWidget *expander = klade_sheet_expander_new (
      title, journal->is_without_teacher || *teachers == '\0' ? _ ("without a teacher") : teachers);
  KladePanelLine line = { .id = journal->id, .revision = journal->revision };

  if (journal->is_without_teacher)
    gtk_widget_add_css_class (expander, "klade-owed");
  klade_class_panel_connect (
      self, klade_sheet_add_button (expander, "document-open-symbolic", _ ("Open the journal")),
      "clicked", G_CALLBACK (open_clicked_cb), line);
  klade_class_panel_connect (self, expander, "fill", G_CALLBACK (journal_unfolded_cb), line);
  adw_preferences_group_add (group, expander);
}

/**
 * klade_class_panel_fill_journals:
 * @group_id: of which group only; 0: all of the class
 */
void
klade_class_panel_fill_journals (KladeClassPanel *self, gint64 group_id)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("Journals"));
  GPtrArray *journals = self->details->journals;
  guint n = 0;

  for (guint i = 0; i < journals->len; i++)
    {
      const KladeClassJournal *journal = g_ptr_array_index (journals, i);

      if (group_id != 0 && journal->group_id != group_id)
        continue;
      add_journal (self, group, journal);
      n++;
    }

  if (n == 0)
    adw_preferences_group_set_description (group, _ ("There are no journals yet."));
  if (group_id == 0 && klade_class_panel_can (self))
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Make from the programme"));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (
          button, _ ("Makes the journals of all subjects that the programme plans in this grade"));
      klade_class_panel_connect (self, button, "clicked", G_CALLBACK (make_clicked_cb),
                                 (KladePanelLine){ .id = self->id });
      adw_preferences_group_set_header_suffix (group, button);
    }
}
