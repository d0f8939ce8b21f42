/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-page-private.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-setup-proposal.h"
#include "klade-toast.h"

/* ---- the school: revision, text: name, other_text: registration, third_text: address,
 * number: kind ---- */

static gboolean
save_profile (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeSchoolProfileEdit edit = { task->revision, task->text,
                                  klade_school_kind_id ((KladeSchoolKind) task->number),
                                  task->other_text, task->third_text };

  return klade_school_save_profile (session, &edit, undo, error);
}

static KladeSchoolTask *
make_profile_task (KladeSchoolPage *self)
{
  const KladeSchoolProfile *profile = self->data->profile;
  KladeSchoolTask *task = klade_school_task_new (0, profile->revision);

  task->text = g_strdup (profile->name);
  task->other_text = g_strdup (profile->registration_no);
  task->third_text = g_strdup (profile->address);
  task->number = (int) klade_school_kind_from_id (profile->kind);
  return task;
}

static void
profile_saved_cb (KladeFormEntry *entry, const char *text, KladeSchoolLine *line)
{
  KladeSchoolTask *task = make_profile_task (line->page);
  char **texts[] = { &task->text, &task->other_text, &task->third_text };

  g_free (*texts[line->number]);
  *texts[line->number] = g_strdup (text);
  klade_school_task_run_for_entry (task, line->page->office, save_profile, entry);
}

static void
kind_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladeSchoolLine *line)
{
  KladeSchoolTask *task = make_profile_task (line->page);

  task->number = (int) adw_combo_row_get_selected (row) + 1;
  klade_school_task_run_for_widget (task, line->page->office, save_profile,
                                    GTK_WIDGET (line->page));
}

/**
 * klade_school_page_fill_profile:
 * @expander: gets the school's own data
 */
void
klade_school_page_fill_profile (KladeSchoolPage *self, GtkWidget *expander)
{
  const KladeSchoolProfile *profile = self->data->profile;
  KladeSchoolKind kind = klade_school_kind_from_id (profile->kind);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (int i = 1; i <= KLADE_N_SCHOOL_KINDS; i++)
    gtk_string_list_append (kinds, klade_school_kind_name ((KladeSchoolKind) i));
  klade_school_page_add_entry (self, expander, _ ("Name"), profile->name,
                               G_CALLBACK (profile_saved_cb), (KladeSchoolLine){ .number = 0 });
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Kind of school"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), kind > 0 ? (guint) kind - 1 : 0);
  klade_school_page_connect (self, row, "notify::selected", G_CALLBACK (kind_chosen_cb),
                             (KladeSchoolLine){ .number = 0 });
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
  klade_school_page_add_entry (self, expander, _ ("Registration number"), profile->registration_no,
                               G_CALLBACK (profile_saved_cb), (KladeSchoolLine){ .number = 1 });
  klade_school_page_add_entry (self, expander, _ ("Address"), profile->address,
                               G_CALLBACK (profile_saved_cb), (KladeSchoolLine){ .number = 2 });
}

/* ---- the year ---- */

typedef struct
{
  KladeYearEdit edit;
} YearTask;

static gboolean
save_year (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const YearTask *task = data;

  return klade_school_save_year (session, &task->edit, NULL, undo, error);
}

static void
said_in_entry_cb (GObject *source, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  if (sentence != NULL)
    klade_form_entry_show_error (KLADE_FORM_ENTRY (source), sentence);
}

static void
said_in_toast_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
}

static void
run_year (KladeSchoolPage *self, YearTask task, KladeOfficeDone done, GObject *source)
{
  klade_office_run (self->office, save_year, g_memdup2 (&task, sizeof task), g_free, done, source);
}

static YearTask
make_year_task (KladeSchoolPage *self)
{
  const KladeYearCalendar *calendar = self->data->calendar;

  return (YearTask){ .edit = { calendar->id, calendar->revision, calendar->year } };
}

static void
adopt_year_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  YearTask task = { .edit = { 0, 0, klade_school_year_get (line->number) } };

  run_year (line->page, task, said_in_toast_cb, G_OBJECT (line->page));
}

static void
add_proposal (KladeSchoolPage *self, GtkWidget *expander, int start_year)
{
  KladeSchoolYear year = klade_school_year_get (start_year);
  g_autofree char *name = klade_school_year_name (start_year);

  klade_school_page_add_action (
      self, expander, name,
      year.is_published ? _ ("Semesters and holidays as the government has published them")
                        : _ ("A proposal after the years before; compare it with the law"),
      _ ("Adopt"), G_CALLBACK (adopt_year_clicked_cb), (KladeSchoolLine){ .number = start_year });
}

/* ---- which year ---- */

static void
year_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladeSchoolLine *line)
{
  const KladeYearRow *year =
      g_ptr_array_index (line->page->data->years, adw_combo_row_get_selected (row));

  klade_school_page_show_year (line->page, year->id);
}

static void
add_years (KladeSchoolPage *self, GtkWidget *expander)
{
  GPtrArray *years = self->data->years;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (years, i);

      gtk_string_list_append (names, year->name);
      if (year->id == self->data->calendar->id)
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Which year"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  klade_school_page_connect (self, row, "notify::selected", G_CALLBACK (year_chosen_cb),
                             (KladeSchoolLine){ .number = 0 });
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* The year after the one of today, which the turn of the year needs. */
static void
add_next_year (KladeSchoolPage *self, GtkWidget *expander)
{
  int start_year = klade_school_year_of_day (klade_office_get_person (self->office)->today) + 1;

  for (guint i = 0; i < self->data->years->len; i++)
    if (((KladeYearRow *) g_ptr_array_index (self->data->years, i))->start_year >= start_year)
      return;

  add_proposal (self, expander, start_year);
}

static void
confirm_year_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  YearTask task = make_year_task (line->page);

  task.edit.year.is_published = TRUE;
  run_year (line->page, task, said_in_toast_cb, G_OBJECT (line->page));
}

static void
year_day_saved_cb (KladeFormEntry *entry, const char *text, KladeSchoolLine *line)
{
  YearTask task = make_year_task (line->page);
  KladeSchoolYear *year = &task.edit.year;
  KladeDay *const days[] = { &year->semester_1.first, &year->semester_1.last,
                             &year->semester_2.first, &year->semester_2.last,
                             &year->end_grade_9,      &year->end_grade_12 };
  g_autoptr (GError) error = NULL;

  if (klade_day_parse (text, *days[line->number], days[line->number], &error))
    run_year (line->page, task, said_in_entry_cb, G_OBJECT (entry));
  else
    said_in_entry_cb (G_OBJECT (entry), error);
}

static void
add_year_days (KladeSchoolPage *self, GtkWidget *expander)
{
  const KladeSchoolYear *year = &self->data->calendar->year;
  const KladeDay days[] = { year->semester_1.first, year->semester_1.last, year->semester_2.first,
                            year->semester_2.last,  year->end_grade_9,     year->end_grade_12 };
  static const char *const titles[] = { N_ ("Semester 1 from"), N_ ("Semester 1 to"),
                                        N_ ("Semester 2 from"), N_ ("Semester 2 to"),
                                        N_ ("Grade 9 until"),   N_ ("Grade 12 until") };

  for (int i = 0; i < (int) G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = klade_day_to_text (days[i]);

      klade_school_page_add_entry (self, expander, _ (titles[i]), day,
                                   G_CALLBACK (year_day_saved_cb),
                                   (KladeSchoolLine){ .number = i });
    }
}

/**
 * klade_school_page_fill_year:
 * @expander: gets the year with its breaks
 */
void
klade_school_page_fill_year (KladeSchoolPage *self, GtkWidget *expander)
{
  if (self->data->calendar == NULL)
    {
      add_proposal (
          self, expander,
          klade_setup_propose_year (klade_office_get_person (self->office)->today).start_year);
      return;
    }

  if (self->data->years->len > 1)
    add_years (self, expander);
  if (!self->data->calendar->year.is_published)
    klade_school_page_add_action (self, expander, _ ("These days are a proposal"),
                                  _ ("Compare them with the law, then confirm"), _ ("Confirm"),
                                  G_CALLBACK (confirm_year_clicked_cb),
                                  (KladeSchoolLine){ .number = 0 });
  add_year_days (self, expander);
  klade_school_page_add_breaks (self, expander);
  klade_school_page_add_moved_days (self, expander);
  if (self->data->calendar->year.is_published)
    add_next_year (self, expander);
}
