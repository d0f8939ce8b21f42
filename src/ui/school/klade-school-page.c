/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-page-private.h"

#include "klade-error.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-main-menu.h"
#include "klade-place.h"
#include "klade-turn-window.h"

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeSchoolPage,
                               klade_school_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

static void
free_data (gpointer data)
{
  KladeSchoolData *self = data;

  g_clear_pointer (&self->profile, klade_school_profile_free);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_pointer (&self->calendar, klade_year_calendar_free);
  g_clear_pointer (&self->bell_sets, g_ptr_array_unref);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_free (self);
}

/* ---- rows ---- */

static void
free_line (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * klade_school_page_connect:
 * @callback: gets @line as its last argument
 */
void
klade_school_page_connect (KladeSchoolPage *self,
                           gpointer widget,
                           const char *signal,
                           GCallback callback,
                           KladeSchoolLine line)
{
  line.page = self;
  g_signal_connect_data (widget, signal, callback, g_memdup2 (&line, sizeof line), free_line, 0);
}

/**
 * klade_school_page_add_entry:
 * @save_cb: (KladeFormEntry *entry, char *text, KladeSchoolLine *line)
 *
 * Returns: (transfer none): a line that is saved as it is left
 */
GtkWidget *
klade_school_page_add_entry (KladeSchoolPage *self,
                             GtkWidget *expander,
                             const char *title,
                             const char *text,
                             GCallback save_cb,
                             KladeSchoolLine line)
{
  GtkWidget *entry = klade_form_entry_new (title, text);

  klade_school_page_connect (self, entry, "save", save_cb, line);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), entry);
  return entry;
}

/**
 * klade_school_page_add_action:
 * @label: of the button
 * @clicked_cb: (GtkWidget *button, KladeSchoolLine *line)
 */
void
klade_school_page_add_action (KladeSchoolPage *self,
                              GtkWidget *expander,
                              const char *title,
                              const char *subtitle,
                              const char *label,
                              GCallback clicked_cb,
                              KladeSchoolLine line)
{
  GtkWidget *row = klade_sheet_row_new (title, subtitle);

  klade_school_page_connect (self, klade_sheet_add_button (row, NULL, label), "clicked", clicked_cb,
                             line);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

/* ---- the steps ---- */

static void
window_action_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  static const char *const targets[] = { "pupils", "parents", "staff", "subjects" };

  if (line->number < (int) G_N_ELEMENTS (targets))
    gtk_widget_activate_action (GTK_WIDGET (line->page), "win.import-people", "s",
                                targets[line->number]);
  else
    gtk_widget_activate_action (GTK_WIDGET (line->page), "win.place", "s", "timetable");
}

static void
fill_pupils (KladeSchoolPage *self, GtkWidget *expander)
{
  klade_school_page_add_action (
      self, expander, _ ("List of pupils"), _ ("CSV, XLSX or ODS, from the system you used before"),
      _ ("Import…"), G_CALLBACK (window_action_clicked_cb), (KladeSchoolLine){ .number = 0 });
  klade_school_page_add_action (self, expander, _ ("List of parents"), NULL, _ ("Import…"),
                                G_CALLBACK (window_action_clicked_cb),
                                (KladeSchoolLine){ .number = 1 });
}

static void
fill_staff (KladeSchoolPage *self, GtkWidget *expander)
{
  klade_school_page_add_action (
      self, expander, _ ("List of staff"), _ ("CSV, XLSX or ODS, with positions and roles"),
      _ ("Import…"), G_CALLBACK (window_action_clicked_cb), (KladeSchoolLine){ .number = 2 });
  klade_school_page_add_action (
      self, expander, _ ("Timetable"), _ ("From aSc Timetables, FET or Untis, or by hand"),
      _ ("Open"), G_CALLBACK (window_action_clicked_cb), (KladeSchoolLine){ .number = 4 });
}

typedef struct
{
  const char *title;
  const char *what_next;
  void (*fill) (KladeSchoolPage *self, GtkWidget *expander);
} Step;

static const Step steps[KLADE_N_SETUP_STEPS] = {
  [KLADE_SETUP_PROFILE] = { N_ ("The school"), N_ ("Name, kind and address"),
                            klade_school_page_fill_profile },
  [KLADE_SETUP_YEAR] = { N_ ("School year"), N_ ("Semesters and holidays"),
                         klade_school_page_fill_year },
  [KLADE_SETUP_BELLS] = { N_ ("Bells"), N_ ("When lessons begin and end"),
                          klade_school_page_fill_bells },
  [KLADE_SETUP_PROGRAMMES] = { N_ ("Programmes"), N_ ("What the school is licensed to teach"),
                               klade_school_page_fill_programmes },
  [KLADE_SETUP_SUBJECTS] = { N_ ("Subjects"), N_ ("With the lessons planned in each grade"),
                             klade_school_page_fill_subjects },
  [KLADE_SETUP_CLASSES] = { N_ ("Classes"), N_ ("Of this school year"),
                            klade_school_page_fill_classes },
  [KLADE_SETUP_PUPILS] = { N_ ("Pupils"), N_ ("From a list"), fill_pupils },
  [KLADE_SETUP_STAFF] = { N_ ("Staff and timetable"), N_ ("From lists"), fill_staff },
};

/* ---- where it was left ---- */

static gpointer
leave_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_leave_setup_at (session, GPOINTER_TO_INT (data), error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

/* Kept so that whoever comes back finds it; nothing is lost if it cannot be. */
static void
leave_at (KladeSchoolPage *self, int step)
{
  if (self->data->state.left_at == step)
    return;

  self->data->state.left_at = step;
  klade_worker_run (klade_office_get_worker (self->office), leave_job, GINT_TO_POINTER (step), NULL,
                    NULL, NULL, NULL, NULL);
}

static int
find_undone (const KladeSetupState *state)
{
  int step = 0;

  while (step < KLADE_N_SETUP_STEPS && state->is_done[step])
    step++;
  return step;
}

/* The step to be at: the one that was left, until it is done; then the first that is not. */
static int
find_step (const KladeSetupState *state)
{
  if (state->left_at < KLADE_N_SETUP_STEPS && !state->is_done[state->left_at])
    return state->left_at;

  return find_undone (state);
}

static void
unfolded_cb (AdwExpanderRow *expander, GParamSpec *pspec, KladeSchoolLine *line)
{
  KladeSchoolPage *self = line->page;

  if (self->is_filling || !adw_expander_row_get_expanded (expander) ||
      self->data->state.is_done[line->number])
    return;

  self->opened_step = line->number;
  leave_at (self, line->number);
}

/* ---- filling ---- */

static void
add_step (KladeSchoolPage *self, AdwPreferencesGroup *group, int step)
{
  gboolean is_done = self->data->state.is_done[step];
  g_autofree char *count = self->data->state.n_rows[step] > 1
                               ? g_strdup_printf (_ ("Done · %d"), self->data->state.n_rows[step])
                               : g_strdup (_ ("Done"));
  const char *what = is_done ? count : _ (steps[step].what_next);
  g_autofree char *year = step == KLADE_SETUP_YEAR && self->data->calendar != NULL
                              ? klade_school_year_name (self->data->calendar->year.start_year)
                              : NULL;
  g_autofree char *about = year != NULL ? g_strdup_printf ("%s · %s", year, what) : g_strdup (what);
  GtkWidget *expander = klade_sheet_expander_new (_ (steps[step].title), about);
  GtkWidget *tick =
      gtk_image_new_from_icon_name (is_done ? "emblem-ok-symbolic" : "content-loading-symbolic");

  gtk_widget_add_css_class (tick, is_done ? "success" : "dim-label");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), tick);
  steps[step].fill (self, expander);
  adw_preferences_group_add (group, expander);
  self->expanders[step] = expander;
  klade_school_page_connect (self, expander, "notify::expanded", G_CALLBACK (unfolded_cb),
                             (KladeSchoolLine){ .number = step });
}

/* Whether somebody writes in one of the step's lines. */
static gboolean
is_written_in (KladeSchoolPage *self, int step)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->expanders[step] != NULL &&
         gtk_widget_is_ancestor (focus, self->expanders[step]) &&
         gtk_widget_get_ancestor (focus, KLADE_TYPE_FORM_ENTRY) != NULL;
}

static gboolean
goes_on (KladeSchoolPage *self)
{
  int step = self->opened_step;

  return step < 0 || (step < KLADE_N_SETUP_STEPS && self->data->state.is_done[step]);
}

static void
turn_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  gtk_window_present (klade_turn_window_new (GTK_WIDGET (line->page), line->page->office));
}

static void
add_turn (KladeSchoolPage *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, NULL);
  GtkWidget *row = klade_sheet_row_new (
      _ ("Turn of the year"), _ ("Classes move up; the old year stays readable as it was"));

  klade_school_page_connect (self, klade_sheet_add_button (row, NULL, _ ("Open")), "clicked",
                             G_CALLBACK (turn_clicked_cb), (KladeSchoolLine){ .number = 0 });
  adw_preferences_group_add (group, row);
}

static void
add_steps (KladeSchoolPage *self)
{
  int n_done = 0;
  g_autofree char *progress = NULL;
  AdwPreferencesGroup *group;

  for (int i = 0; i < KLADE_N_SETUP_STEPS; i++)
    n_done += self->data->state.is_done[i];
  progress = g_strdup_printf (_ ("%d of %d steps are done. You may leave and go on later."), n_done,
                              KLADE_N_SETUP_STEPS);

  group = klade_form_sheet_add_group (
      self->sheet, n_done < KLADE_N_SETUP_STEPS ? _ ("Setting the school up") : _ ("The school"));
  if (n_done < KLADE_N_SETUP_STEPS)
    adw_preferences_group_set_description (group, progress);
  for (int i = 0; i < KLADE_N_SETUP_STEPS; i++)
    add_step (self, group, i);
}

/* Returns: whether somebody writes in one of them, which stays unfolded */
static gboolean
fold_done_steps (KladeSchoolPage *self, const gboolean *is_written)
{
  gboolean stays = FALSE;

  for (int i = 0; i < KLADE_N_SETUP_STEPS; i++)
    if (is_written[i])
      stays = TRUE;
    else if (self->data->state.is_done[i])
      klade_form_sheet_fold (self->sheet, _ (steps[i].title));

  return stays;
}

/* The next step unfolds when one is done, and what is done folds. */
static void
fill (KladeSchoolPage *self)
{
  gboolean is_next = goes_on (self);
  gboolean is_written[KLADE_N_SETUP_STEPS];
  gboolean stays = FALSE;
  gboolean has_focus;

  for (int i = 0; i < KLADE_N_SETUP_STEPS; i++)
    is_written[i] = is_written_in (self, i);

  self->is_filling = TRUE;
  klade_form_sheet_begin (self->sheet, self->is_shown);
  if (is_next && self->is_shown)
    stays = fold_done_steps (self, is_written);
  adw_window_title_set_subtitle (self->title, self->data->profile->name);
  add_steps (self);
  if (self->data->state.is_done[KLADE_SETUP_CLASSES] &&
      klade_office_can (self->office, KLADE_ACTION_TURN_YEAR))
    add_turn (self);
  klade_school_page_fill_settings (self);
  if (is_next)
    self->opened_step = find_step (&self->data->state);
  if (is_next && self->opened_step < KLADE_N_SETUP_STEPS)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->expanders[self->opened_step]), TRUE);
  has_focus = klade_form_sheet_finish (self->sheet);
  self->is_filling = FALSE;

  if (is_next)
    leave_at (self, self->opened_step);
  if (is_next && !stays && self->opened_step < KLADE_N_SETUP_STEPS)
    klade_form_sheet_reveal (self->sheet, self->expanders[self->opened_step]);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && (!self->is_shown || !has_focus))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->is_shown = TRUE;
}

/* ---- reading ---- */

static gboolean
read_calendar (KladeSchoolData *data, KladeSession *session, gint64 year_id, GError **error)
{
  const KladeYearRow *chosen = NULL;

  data->years = klade_school_list_years (session, error);
  if (data->years == NULL)
    return FALSE;

  for (guint i = 0; i < data->years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (data->years, i);

      if (year->id == year_id || (year->is_now && (chosen == NULL || chosen->id != year_id)) ||
          chosen == NULL)
        chosen = year;
    }
  if (chosen == NULL)
    return TRUE;

  data->calendar = klade_school_read_calendar (session, chosen->id, error);
  return data->calendar != NULL;
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer year_id, GError **error)
{
  KladeSchoolData *data = g_new0 (KladeSchoolData, 1);

  if (klade_school_read_setup (session, &data->state, error) &&
      (data->profile = klade_school_read_profile (session, error)) != NULL &&
      read_calendar (data, session, *(const gint64 *) year_id, error) &&
      (data->bell_sets = klade_school_list_bell_sets (session, error)) != NULL &&
      (data->programmes = klade_school_list_programmes (session, error)) != NULL &&
      (data->settings = klade_school_list_settings (session, error)) != NULL)
    return data;

  free_data (data);
  return NULL;
}

typedef struct
{
  KladeSchoolPage *page;
  guint serial;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KladeSchoolPage) self = reading->page;
  g_autoptr (GError) error = NULL;
  KladeSchoolData *data = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (data != NULL && reading->serial == self->serial)
    {
      g_clear_pointer (&self->data, free_data);
      self->data = data;
      fill (self);
      return;
    }

  g_clear_pointer (&data, free_data);
  if (error != NULL && reading->serial == self->serial)
    {
      g_autofree char *sentence = klade_error_explain (error);

      adw_window_title_set_subtitle (self->title, sentence);
    }
}

static void
load (KladeSchoolPage *self)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), ++self->serial };
  klade_worker_run (klade_office_get_worker (self->office), read_job,
                    g_memdup2 (&self->year_id, sizeof self->year_id), g_free, free_data, NULL,
                    read_cb, reading);
}

/**
 * klade_school_page_show_year:
 * @year_id: whose calendar to show
 */
void
klade_school_page_show_year (KladeSchoolPage *self, gint64 year_id)
{
  self->year_id = year_id;
  load (self);
}

static void
changed_cb (KladeSchoolPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

/* ---- the page ---- */

static void
place_shown (KladePlace *place)
{
  load (KLADE_SCHOOL_PAGE (place));
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
}

static gboolean
klade_school_page_grab_focus (GtkWidget *widget)
{
  KladeSchoolPage *self = KLADE_SCHOOL_PAGE (widget);
  int step = self->opened_step;

  if (step >= 0 && step < KLADE_N_SETUP_STEPS && self->expanders[step] != NULL)
    return gtk_widget_child_focus (self->expanders[step], GTK_DIR_TAB_FORWARD);

  return gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
}

static void
klade_school_page_dispose (GObject *object)
{
  KladeSchoolPage *self = KLADE_SCHOOL_PAGE (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->data, free_data);

  G_OBJECT_CLASS (klade_school_page_parent_class)->dispose (object);
}

static void
klade_school_page_class_init (KladeSchoolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_school_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_school_page_grab_focus;

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/school/klade-school-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeSchoolPage, title);
  gtk_widget_class_bind_template_child (widget_class, KladeSchoolPage, sheet_bin);
}

static void
klade_school_page_init (KladeSchoolPage *self)
{
  self->opened_step = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheet = KLADE_FORM_SHEET (klade_form_sheet_new (24));
  adw_bin_set_child (self->sheet_bin, GTK_WIDGET (self->sheet));
}

/**
 * klade_school_page_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): the page, not read yet
 */
GtkWidget *
klade_school_page_new (KladeOffice *office)
{
  KladeSchoolPage *self = g_object_new (KLADE_TYPE_SCHOOL_PAGE, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
