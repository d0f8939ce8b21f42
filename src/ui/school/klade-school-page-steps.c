/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-page-private.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-setup-proposal.h"
#include "klade-toast.h"

#define PARALLEL_MAX 8

/* ---- programmes, subjects, classes: number to other_number ---- */

static gboolean
adopt_programmes (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  return klade_school_adopt_programmes (session, undo, error);
}

static gboolean
adopt_subjects (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_adopt_subjects (session, task->id, task->number, task->other_number, undo,
                                      error);
}

static gboolean
adopt_classes (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_adopt_classes (session, task->year_id, task->number, undo, error);
}

static void
adopt_programmes_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  klade_school_task_run_for_widget (klade_school_task_new (0, 0), line->page->office,
                                    adopt_programmes, GTK_WIDGET (line->page));
}

/* The grades of a programme are known while it bears its usual code; else they are the
 * school's. */
static void
find_grades (KladeSchoolPage *self, const KladeProgrammeRow *programme, int *first, int *last)
{
  KladeSchoolKind kind = klade_school_kind_from_id (self->data->profile->kind);
  g_autoptr (GPtrArray) proposed = klade_setup_propose_programmes (kind);

  *first = MAX (1, klade_school_kind_first_grade (kind));
  *last = MAX (*first, klade_school_kind_last_grade (kind));
  for (guint i = 0; i < proposed->len; i++)
    {
      const KladeProposedProgramme *row = g_ptr_array_index (proposed, i);

      if (!g_str_equal (row->code, programme->code) || row->last_grade < 1)
        continue;
      *first = MAX (1, row->first_grade);
      *last = row->last_grade;
    }
}

static void
adopt_subjects_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  for (guint i = 0; i < line->page->data->programmes->len; i++)
    {
      const KladeProgrammeRow *row = g_ptr_array_index (line->page->data->programmes, i);
      KladeSchoolTask *task;

      if (row->id != line->id)
        continue;
      task = klade_school_task_new (row->id, 0);
      find_grades (line->page, row, &task->number, &task->other_number);
      klade_school_task_run_for_widget (task, line->page->office, adopt_subjects,
                                        GTK_WIDGET (line->page));
    }
}

static void
classes_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  gtk_widget_activate_action (GTK_WIDGET (line->page), "win.place", "s", "classes");
}

/**
 * klade_school_page_fill_programmes:
 * @expander: gets what is proposed
 */
void
klade_school_page_fill_programmes (KladeSchoolPage *self, GtkWidget *expander)
{
  KladeSchoolKind kind = klade_school_kind_from_id (self->data->profile->kind);
  g_autoptr (GPtrArray) proposed = klade_setup_propose_programmes (kind);
  GString *names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < proposed->len; i++)
    {
      const KladeProposedProgramme *row = g_ptr_array_index (proposed, i);

      g_string_append_printf (names, "%s%s %s", i > 0 ? "\n" : "", row->code, row->name);
    }
  text = g_string_free (names, FALSE);
  if (self->data->programmes->len == 0 && proposed->len > 0)
    klade_school_page_add_action (self, expander, _ ("Usual in a school of this kind"), text,
                                  _ ("Adopt"), G_CALLBACK (adopt_programmes_clicked_cb),
                                  (KladeSchoolLine){ .number = 0 });
  for (guint i = 0; i < self->data->programmes->len; i++)
    {
      const KladeProgrammeRow *row = g_ptr_array_index (self->data->programmes, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                klade_sheet_row_new (row->name, row->code));
    }
  klade_school_page_add_action (self, expander, _ ("Your own programmes"),
                                _ ("Compare the codes with the licence"), _ ("Open"),
                                G_CALLBACK (classes_clicked_cb), (KladeSchoolLine){ .number = 0 });
}

/**
 * klade_school_page_fill_subjects:
 * @expander: gets what is proposed for each programme
 */
void
klade_school_page_fill_subjects (KladeSchoolPage *self, GtkWidget *expander)
{
  if (self->data->programmes->len == 0)
    adw_expander_row_add_row (
        ADW_EXPANDER_ROW (expander),
        klade_sheet_row_new (_ ("First come the programmes"), _ ("Each has its subjects")));
  for (guint i = 0; i < self->data->programmes->len; i++)
    {
      const KladeProgrammeRow *row = g_ptr_array_index (self->data->programmes, i);
      g_autofree char *subjects =
          row->n_subjects > 0
              ? g_strdup_printf (ngettext_ ("%d subject", "%d subjects", (gulong) row->n_subjects),
                                 row->n_subjects)
              : g_strdup (_ ("The usual subjects with their lessons a year"));

      klade_school_page_add_action (
          self, expander, row->name, subjects, row->n_subjects > 0 ? _ ("Complete") : _ ("Adopt"),
          G_CALLBACK (adopt_subjects_clicked_cb), (KladeSchoolLine){ .id = row->id });
    }
}

static void
parallel_saved_cb (KladeFormEntry *entry, const char *text, KladeSchoolLine *line)
{
  KladeSchoolTask *task;
  int n;

  if (!klade_school_read_number (entry, text, PARALLEL_MAX, &n) || n == 0)
    return;

  task = klade_school_task_new (0, 0);
  task->year_id = line->page->data->calendar != NULL ? line->page->data->calendar->id : 0;
  task->number = n;
  klade_school_task_run_for_entry (task, line->page->office, adopt_classes, entry);
}

static void
adopt_classes_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->year_id = line->page->data->calendar != NULL ? line->page->data->calendar->id : 0;
  task->number = line->number;
  klade_school_task_run_for_widget (task, line->page->office, adopt_classes,
                                    GTK_WIDGET (line->page));
}

/**
 * klade_school_page_fill_classes:
 * @expander: gets what is proposed
 */
void
klade_school_page_fill_classes (KladeSchoolPage *self, GtkWidget *expander)
{
  GtkWidget *entry;

  if (self->data->calendar == NULL)
    {
      adw_expander_row_add_row (
          ADW_EXPANDER_ROW (expander),
          klade_sheet_row_new (_ ("First comes the school year"), _ ("Classes belong to a year")));
      return;
    }

  if (!self->data->state.is_done[KLADE_SETUP_CLASSES])
    {
      klade_school_page_add_action (self, expander, _ ("One class in each grade"), NULL,
                                    _ ("Adopt"), G_CALLBACK (adopt_classes_clicked_cb),
                                    (KladeSchoolLine){ .number = 1 });
      klade_school_page_add_action (self, expander, _ ("Two classes in each grade"), NULL,
                                    _ ("Adopt"), G_CALLBACK (adopt_classes_clicked_cb),
                                    (KladeSchoolLine){ .number = 2 });
      entry = klade_school_page_add_entry (self, expander, _ ("Classes in a grade"), NULL,
                                           G_CALLBACK (parallel_saved_cb),
                                           (KladeSchoolLine){ .number = 0 });
      g_object_set (entry, "hint", _ ("another number, then Enter"), NULL);
    }
  klade_school_page_add_action (self, expander, _ ("One by one"), NULL, _ ("Open"),
                                G_CALLBACK (classes_clicked_cb), (KladeSchoolLine){ .number = 0 });
}

/* ---- settings: text: the setting, other_text: its value ---- */

static gboolean
change_setting (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_change_setting (session, task->text, task->other_text, undo, error);
}

static void
setting_saved_cb (KladeFormEntry *entry, const char *text, KladeSchoolLine *line)
{
  const KladeSettingRow *row = g_ptr_array_index (line->page->data->settings, line->number);
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->text = g_strdup (row->id);
  task->other_text = g_strdup (text);
  klade_school_task_run_for_entry (task, line->page->office, change_setting, entry);
}

/**
 * klade_school_page_fill_settings:
 *
 * Adds the school's general settings below the steps.
 */
void
klade_school_page_fill_settings (KladeSchoolPage *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, NULL);
  GtkWidget *expander =
      klade_sheet_expander_new (_ ("General settings"), _ ("What holds for the whole school"));

  for (guint i = 0; i < self->data->settings->len; i++)
    {
      const KladeSettingRow *row = g_ptr_array_index (self->data->settings, i);
      GtkWidget *entry = klade_school_page_add_entry (self, expander, row->title, row->value,
                                                      G_CALLBACK (setting_saved_cb),
                                                      (KladeSchoolLine){ .number = (int) i });

      if (*row->description != '\0')
        klade_form_entry_show_note (KLADE_FORM_ENTRY (entry), row->description);
    }
  adw_preferences_group_add (group, expander);
}
