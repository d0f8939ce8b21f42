/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-exchange-timetable.h"
#include "klade-i18n.h"
#include "klade-school-classes.h"
#include "klade-school-setup.h"
#include "klade-school-timetable.h"
#include "klade-timetable-import-window-private.h"

/* What is read and compared in the worker; nothing is written. */

#define ALL_TERMS 0 /* among the choices of the term */

/* ---- what the school has ---- */

static void
known_free (gpointer data)
{
  g_free (((KladeKnownName *) data)->name);
  g_free (data);
}

void
klade_import_school_free (KladeImportSchool *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
free_school (gpointer data)
{
  klade_import_school_free (data);
}

static void
add_known (GPtrArray *all, KladeFileKind kind, gint64 id, const char *name)
{
  KladeKnownName *known = g_new (KladeKnownName, 1);

  *known = (KladeKnownName){ kind, id, g_strdup (name) };
  g_ptr_array_add (all, known);
}

static void
add_choices (GPtrArray *all, KladeFileKind kind, GPtrArray *choices)
{
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (choices, i);

      add_known (all, kind, choice->id, choice->name);
    }
}

/* What cannot be read is not offered. */
static void
read_names (KladeSession *session, KladeDay day, GPtrArray *all)
{
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
  add_choices (all, KLADE_FILE_TEACHER, teachers);
  add_choices (all, KLADE_FILE_CLASS, classes);
}

static KladeImportSchool *
read_school (KladeSession *session, KladeDay day)
{
  KladeImportSchool *self = g_new0 (KladeImportSchool, 1);
  g_autoptr (KladeYearCalendar) calendar = klade_school_read_calendar (session, 0, NULL);

  self->names = g_ptr_array_new_with_free_func (known_free);
  self->year_from = calendar != NULL ? calendar->year.semester_1.first : KLADE_DAY_NONE;
  self->semester_2_from = calendar != NULL ? calendar->year.semester_2.first : KLADE_DAY_NONE;
  read_names (session, day, self->names);
  return self;
}

static gpointer
school_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return read_school (session, klade_session_get_today (session));
}

/* ---- the first day ---- */

static void
offer_day (KladeTimetableImportWindow *self, GtkStringList *words, KladeDay day, const char *format)
{
  g_autofree char *text = klade_day_to_text (day);
  GString *line = g_string_new (format);

  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, KladeDay, i) == day)
      day = KLADE_DAY_NONE;
  if (day == KLADE_DAY_NONE)
    {
      g_string_free (line, TRUE);
      return;
    }

  g_string_append_printf (line, ", %s", text);
  g_array_append_val (self->days, day);
  gtk_string_list_take (words, g_string_free (line, FALSE));
}

/**
 * klade_timetable_import_window_show_days:
 *
 * Offers the days from which a timetable usually holds; what was chosen stays chosen.
 */
void
klade_timetable_import_window_show_days (KladeTimetableImportWindow *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  guint selected = adw_combo_row_get_selected (self->from_row);
  KladeDay chosen =
      selected < self->days->len ? g_array_index (self->days, KladeDay, selected) : today;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  g_array_set_size (self->days, 0);
  offer_day (self, words, today, _ ("Today"));
  offer_day (self, words, today + 8 - (int) klade_day_get_weekday (today), _ ("Next Monday"));
  if (self->school != NULL)
    {
      offer_day (self, words, self->school->year_from, _ ("The whole school year"));
      offer_day (self, words, self->school->semester_2_from, _ ("Semester 2"));
    }
  gtk_string_list_append (words, _ ("Another day…"));

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->from_row, G_LIST_MODEL (words));
  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, KladeDay, i) == chosen)
      adw_combo_row_set_selected (self->from_row, i);
  self->is_filling = FALSE;
}

/**
 * klade_timetable_import_window_get_day:
 * @error: a sentence; it stands under the field too
 *
 * Returns: %TRUE if a day is chosen or typed
 */
gboolean
klade_timetable_import_window_get_day (KladeTimetableImportWindow *self,
                                       KladeDay *day,
                                       GError **error)
{
  guint selected = adw_combo_row_get_selected (self->from_row);
  g_autoptr (GError) own_error = NULL;

  if (selected < self->days->len)
    {
      *day = g_array_index (self->days, KladeDay, selected);
      return TRUE;
    }

  if (klade_day_parse (klade_form_entry_get_typed (self->day_entry),
                       klade_office_get_person (self->office)->today, day, &own_error))
    return TRUE;

  klade_form_entry_show_error (self->day_entry, own_error->message);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

/* ---- planning ---- */

typedef struct
{
  char *path;
  KladeTimetableFile *file; /* NULL: to be read */
  KladeDay valid_from;
  int term;
  GArray *choices;
} Ask;

typedef struct
{
  KladeTimetableImportWindow *self;
  guint serial;
} Call;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->path);
  g_clear_pointer (&ask->file, klade_timetable_file_unref);
  g_array_unref (ask->choices);
  g_free (ask);
}

static void
unref_plan (gpointer data)
{
  klade_timetable_import_unref (data);
}

static gpointer
plan_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Ask *ask = data;
  KladeTimetableImportOptions options = {
    .valid_from = ask->valid_from,
    .term = ask->term,
    .choices = (const KladeTimetableChoice *) (gconstpointer) ask->choices->data,
    .n_choices = ask->choices->len,
  };

  if (ask->file == NULL)
    ask->file = klade_exchange_read_timetable (ask->path, error);

  return ask->file != NULL
             ? klade_school_plan_timetable_import (session, ask->file, &options, error)
             : NULL;
}

static void
show_terms (KladeTimetableImportWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All of it"));
  for (int i = 0; i < self->read->n_terms; i++)
    gtk_string_list_append (names, self->read->terms[i].name.name);

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->term_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->term_row), self->read->n_terms > 1);
  self->is_filling = FALSE;
}

static void
take_plan (KladeTimetableImportWindow *self, KladeTimetableImport *plan)
{
  if (self->read == NULL)
    {
      self->read = klade_timetable_file_ref (plan->file);
      show_terms (self);
    }
  klade_timetable_import_ref (plan);
  g_clear_pointer (&self->plan, klade_timetable_import_unref);
  self->plan = plan;
  klade_timetable_import_window_show_plan (self);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTimetableImportWindow) self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeTimetableImport) plan =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;
  gboolean is_first = self->plan == NULL;

  if (call->serial != self->n_asked || self->office == NULL) /* asked anew, or closed meanwhile */
    return;

  self->is_planning = FALSE;
  self->is_wrong = plan == NULL;
  klade_timetable_import_window_tell (self, sentence);
  if (plan != NULL)
    take_plan (self, plan);
  klade_timetable_import_window_update (self);
  if (is_first)
    gtk_widget_grab_focus (gtk_widget_get_sensitive (GTK_WIDGET (self->next_button))
                               ? GTK_WIDGET (self->next_button)
                               : GTK_WIDGET (self->from_row));
}

/**
 * klade_timetable_import_window_plan:
 *
 * Compares the file with the school, by what is chosen now.
 */
void
klade_timetable_import_window_plan (KladeTimetableImportWindow *self)
{
  guint term = adw_combo_row_get_selected (self->term_row);
  KladeDay day;
  Ask *ask;
  Call *call;

  if (self->file == NULL)
    return;

  if (!klade_timetable_import_window_get_day (self, &day, NULL))
    {
      self->is_wrong = TRUE;
      klade_timetable_import_window_update (self);
      return;
    }

  ask = g_new0 (Ask, 1);
  ask->path = g_file_get_path (self->file);
  ask->file = self->read != NULL ? klade_timetable_file_ref (self->read) : NULL;
  ask->valid_from = day;
  ask->term = self->read == NULL || term == GTK_INVALID_LIST_POSITION || term == ALL_TERMS
                  ? -1
                  : (int) term - 1;
  ask->choices = g_array_copy (self->choices);
  call = g_new (Call, 1);
  call->self = g_object_ref (self);
  call->serial = ++self->n_asked;
  self->is_planning = TRUE;
  klade_timetable_import_window_update (self);
  klade_worker_run (klade_office_get_worker (self->office), plan_job, ask, ask_free, unref_plan,
                    NULL, planned_cb, call);
}

static void
school_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetableImportWindow) self = user_data;
  g_autoptr (KladeImportSchool) school =
      klade_worker_run_finish (KLADE_WORKER (source), result, NULL);

  if (self->office == NULL || school == NULL)
    return;

  g_clear_pointer (&self->school, klade_import_school_free);
  self->school = g_steal_pointer (&school);
  klade_timetable_import_window_show_days (self);
}

/**
 * klade_timetable_import_window_read:
 * @file: another file
 *
 * Reads it and shows what it will change.
 */
void
klade_timetable_import_window_read (KladeTimetableImportWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (!g_file_is_native (file))
    {
      klade_timetable_import_window_tell (
          self, _ ("Save the file on this computer first, then choose it here."));
      return;
    }

  g_set_object (&self->file, file);
  g_clear_pointer (&self->read, klade_timetable_file_unref);
  g_clear_pointer (&self->plan, klade_timetable_import_unref);
  g_array_set_size (self->choices, 0);
  adw_window_title_set_subtitle (self->title, name);
  klade_timetable_import_window_tell (self, NULL);
  klade_worker_run (klade_office_get_worker (self->office), school_job, NULL, NULL, free_school,
                    NULL, school_read_cb, g_object_ref (self));
  klade_timetable_import_window_plan (self);
}
