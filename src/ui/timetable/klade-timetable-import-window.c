/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-import-window.h"

#include "klade-choice-button.h"
#include "klade-error.h"
#include "klade-exchange-timetable.h"
#include "klade-i18n.h"
#include "klade-school-classes.h"
#include "klade-school-timetable-import.h"
#include "klade-school-timetable.h"

#define PLACES_MAX 300 /* rows; a whole school's week has thousands */
#define NEW_ROW 0      /* among the choices of a name */

struct _KladeTimetableImportWindow
{
  AdwWindow parent_instance;

  gboolean is_importing;
  guint n_asked; /* the last plan counts */

  /* Owned */
  KladeOffice *office;
  GFile *file;
  GArray *choices; /* KladeTimetableChoice */
  KladeTimetableImport *plan;
  GPtrArray *known; /* Known; NULL: not read yet */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkWidget *import_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;
  GtkWidget *from_row;
  GtkLabel *summary_label;
  GtkWidget *names_group;
  GtkListBox *names;
  AdwPreferencesGroup *places_group;
  GtkListBox *places;
};

G_DEFINE_FINAL_TYPE (KladeTimetableImportWindow, klade_timetable_import_window, ADW_TYPE_WINDOW)

static void
tell_error (KladeTimetableImportWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static void
show_busy (KladeTimetableImportWindow *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->import_button, !is_busy && self->plan != NULL);
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* ---- what the school has ---- */

typedef struct
{
  KladeFileKind kind;
  gint64 id;
  char *name;
} Known;

static void
known_free (gpointer data)
{
  g_free (((Known *) data)->name);
  g_free (data);
}

static void
add_known (GPtrArray *all, KladeFileKind kind, gint64 id, const char *name)
{
  Known *known = g_new (Known, 1);

  *known = (Known){ kind, id, g_strdup (name) };
  g_ptr_array_add (all, known);
}

static void
add_choices (GPtrArray *all, KladeFileKind kind, GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (choices, i);

      add_known (all, kind, choice->id, choice->name);
    }
}

/* Whom a new name could mean after all. */
static gpointer
known_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeDay day = *(KladeDay *) data;
  GPtrArray *all = g_ptr_array_new_with_free_func (known_free);
  g_autoptr (GPtrArray) subjects = klade_school_list_subjects (session, NULL);
  g_autoptr (GPtrArray) teachers =
      klade_school_list_week_choices (session, KLADE_WEEK_OF_TEACHER, day, NULL);
  g_autoptr (GPtrArray) classes =
      klade_school_list_week_choices (session, KLADE_WEEK_OF_CLASS, day, NULL);

  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    {
      const KladeSubjectRow *subject = g_ptr_array_index (subjects, i);

      add_known (all, KLADE_FILE_SUBJECT, subject->id, subject->name);
    }
  if (teachers != NULL)
    add_choices (all, KLADE_FILE_TEACHER, teachers);
  if (classes != NULL)
    add_choices (all, KLADE_FILE_CLASS, classes);

  return all;
}

static void
unref_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

/* ---- planning ---- */

typedef struct
{
  char *path;
  KladeTimetableFile *file; /* NULL: to be read */
  KladeDay valid_from;
  GArray *choices;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->path);
  g_clear_pointer (&ask->file, klade_timetable_file_unref);
  g_array_unref (ask->choices);
  g_free (ask);
}

static gpointer
plan_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Ask *ask = data;
  KladeTimetableImportOptions options = {
    .valid_from = ask->valid_from,
    .term = -1,
    .choices = (const KladeTimetableChoice *) (gconstpointer) ask->choices->data,
    .n_choices = ask->choices->len,
  };

  if (ask->file == NULL)
    ask->file = klade_exchange_read_timetable (ask->path, error);

  return ask->file != NULL
             ? klade_school_plan_timetable_import (session, ask->file, &options, error)
             : NULL;
}

static void show_plan (KladeTimetableImportWindow *self);

typedef struct
{
  KladeTimetableImportWindow *self;
  guint serial;
} Call;

static void
known_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetableImportWindow) self = user_data;

  self->known = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);
}

static void
unref_plan (gpointer data)
{
  klade_timetable_import_unref (data);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTimetableImportWindow) self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeTimetableImport) plan =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (call->serial != self->n_asked)
    return;

  tell_error (self, error);
  if (plan != NULL)
    {
      g_clear_pointer (&self->plan, klade_timetable_import_unref);
      self->plan = g_steal_pointer (&plan);
      show_plan (self);
    }
  show_busy (self, FALSE);
  if (error != NULL)
    gtk_widget_set_sensitive (self->import_button, FALSE);
}

static void
plan_again_cb (KladeTimetableImportWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->from_row));
  g_autoptr (GError) error = NULL;
  KladeDay today = klade_office_get_person (self->office)->today;
  Ask *ask;
  Call *call;
  KladeDay day;

  if (!klade_day_parse (text, today, &day, &error))
    {
      tell_error (self, error);
      gtk_widget_set_sensitive (self->import_button, FALSE);
      return;
    }

  ask = g_new0 (Ask, 1);
  ask->path = g_file_get_path (self->file);
  ask->file = self->plan != NULL ? klade_timetable_file_ref (self->plan->file) : NULL;
  ask->valid_from = day;
  ask->choices = g_array_copy (self->choices);
  call = g_new (Call, 1);
  call->self = g_object_ref (self);
  call->serial = ++self->n_asked;
  show_busy (self, TRUE);
  klade_worker_run (klade_office_get_worker (self->office), plan_job, ask, ask_free, unref_plan,
                    NULL, planned_cb, call);
}

/* ---- names ---- */

static void
name_chosen_cb (KladeChoiceButton *button, gint64 row_id, KladeTimetableImportWindow *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "klade-name"));
  const KladeTimetableName *name = &self->plan->names[i];
  KladeTimetableChoice choice = { name->kind, name->index, row_id };

  for (guint n = self->choices->len; n > 0; n--)
    {
      const KladeTimetableChoice *before =
          &g_array_index (self->choices, KladeTimetableChoice, n - 1);

      if (before->kind == choice.kind && before->index == choice.index)
        g_array_remove_index (self->choices, n - 1);
    }
  g_array_append_val (self->choices, choice);
  plan_again_cb (self);
}

static gboolean
is_candidate (const KladeTimetableName *name, gint64 id)
{
  for (int n = 0; n < name->n_candidates; n++)
    if (name->candidates[n] == id)
      return TRUE;

  return FALSE;
}

static gboolean
was_chosen (KladeTimetableImportWindow *self, const KladeTimetableName *name)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const KladeTimetableChoice *choice = &g_array_index (self->choices, KladeTimetableChoice, i);

      if (choice->kind == name->kind && choice->index == name->index)
        return TRUE;
    }

  return FALSE;
}

static GtkWidget *
new_name (KladeTimetableImportWindow *self, guint i)
{
  const KladeTimetableName *name = &self->plan->names[i];
  g_autofree char *label = g_strdup_printf (_ ("Who or what is “%s”"), name->name);
  GtkWidget *row = new_row (name->name, klade_file_kind_get_name (name->kind));
  GtkWidget *button = klade_choice_button_new (label, _ ("Choose"));

  klade_choice_button_add (KLADE_CHOICE_BUTTON (button), NEW_ROW, _ ("New"), NULL);
  for (int n = 0; n < name->n_candidates; n++)
    klade_choice_button_add (KLADE_CHOICE_BUTTON (button), name->candidates[n],
                             name->candidate_names[n], NULL);
  for (guint n = 0; self->known != NULL && n < self->known->len; n++)
    {
      const Known *known = g_ptr_array_index (self->known, n);

      if (known->kind == name->kind && !is_candidate (name, known->id))
        klade_choice_button_add (KLADE_CHOICE_BUTTON (button), known->id, known->name, NULL);
    }
  if (name->fate == KLADE_NAME_MATCHED)
    klade_choice_button_choose (KLADE_CHOICE_BUTTON (button), name->row_id);
  else if (name->fate == KLADE_NAME_NEW)
    klade_choice_button_choose (KLADE_CHOICE_BUTTON (button), NEW_ROW);
  g_object_set_data (G_OBJECT (button), "klade-name", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "chosen", G_CALLBACK (name_chosen_cb), self, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* Rooms are names only; what is matched beyond doubt needs nobody. */
static gboolean
is_to_be_asked (KladeTimetableImportWindow *self, const KladeTimetableName *name)
{
  return name->kind != KLADE_FILE_ROOM &&
         (name->fate == KLADE_NAME_AMBIGUOUS || name->fate == KLADE_NAME_NEW ||
          name->n_candidates > 1 || was_chosen (self, name));
}

static void
show_names (KladeTimetableImportWindow *self)
{
  clear (self->names);
  for (int i = 0; i < self->plan->n_names; i++)
    if (is_to_be_asked (self, &self->plan->names[i]))
      gtk_list_box_append (self->names, new_name (self, (guint) i));
  gtk_widget_set_visible (self->names_group,
                          gtk_list_box_get_row_at_index (self->names, 0) != NULL);
}

/* ---- places ---- */

static char *
dup_place_words (const KladeTimetablePlace *place)
{
  if (place->fate == KLADE_FILE_CHANGED)
    return g_strdup_printf (_ ("Changed: %s → %s"), place->before, place->after);
  if (place->fate == KLADE_FILE_ENDED)
    return g_strdup_printf (_ ("Ended: %s"), place->before);

  return g_strdup_printf (_ ("New: %s"), place->after);
}

static void
show_places (KladeTimetableImportWindow *self)
{
  int n = MIN (self->plan->n_places, PLACES_MAX);
  g_autofree char *more = n < self->plan->n_places
                              ? g_strdup_printf (_ ("The first %d of %d"), n, self->plan->n_places)
                              : NULL;

  clear (self->places);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = dup_place_words (&self->plan->places[i]);

      gtk_list_box_append (self->places, new_row (self->plan->places[i].what, words));
    }
  adw_preferences_group_set_description (self->places_group, more);
  gtk_widget_set_visible (GTK_WIDGET (self->places_group), n > 0);
}

static void
show_plan (KladeTimetableImportWindow *self)
{
  g_autofree char *summary = klade_timetable_import_describe (self->plan);

  gtk_label_set_text (self->summary_label, g_strchomp (summary));
  show_names (self);
  show_places (self);
}

/* ---- importing ---- */

static gboolean
import_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  return klade_school_import_timetable (session, data, undo, error);
}

static void
imported_cb (GObject *source, const GError *error)
{
  KladeTimetableImportWindow *self = KLADE_TIMETABLE_IMPORT_WINDOW (source);

  self->is_importing = FALSE;
  show_busy (self, FALSE);
  tell_error (self, error);
  if (error == NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (KladeTimetableImportWindow *self)
{
  if (self->plan == NULL || self->is_importing)
    return;

  self->is_importing = TRUE;
  show_busy (self, TRUE);
  klade_office_run (self->office, import_verb, klade_timetable_import_ref (self->plan), unref_plan,
                    imported_cb, G_OBJECT (self));
}

/* ---- the window ---- */

static void
klade_timetable_import_window_dispose (GObject *object)
{
  KladeTimetableImportWindow *self = KLADE_TIMETABLE_IMPORT_WINDOW (object);

  g_clear_object (&self->office);
  g_clear_object (&self->file);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->plan, klade_timetable_import_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_timetable_import_window_parent_class)->dispose (object);
}

static void
klade_timetable_import_window_class_init (KladeTimetableImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_timetable_import_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/timetable/klade-timetable-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, from_row);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, names_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, names);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, places_group);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetableImportWindow, places);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_again_cb);
}

static void
klade_timetable_import_window_init (KladeTimetableImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_array_new (FALSE, FALSE, sizeof (KladeTimetableChoice));
  gtk_widget_set_visible (self->names_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->places_group), FALSE);
}

/**
 * klade_timetable_import_window_show:
 * @file: of aSc Timetables, FET or Untis
 *
 * Reads the file and shows what it will change, from today on unless another day is written.
 */
void
klade_timetable_import_window_show (GtkWindow *parent, KladeOffice *office, GFile *file)
{
  KladeTimetableImportWindow *self =
      g_object_new (KLADE_TYPE_TIMETABLE_IMPORT_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *day = klade_day_to_text (klade_office_get_person (office)->today);

  self->office = g_object_ref (office);
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->title, name);
  gtk_editable_set_text (GTK_EDITABLE (self->from_row), day);
  gtk_window_present (GTK_WINDOW (self));
  klade_worker_run (klade_office_get_worker (office), known_job,
                    g_memdup2 (&klade_office_get_person (office)->today, sizeof (KladeDay)), g_free,
                    unref_rows, NULL, known_read_cb, g_object_ref (self));
  plan_again_cb (self);
}
