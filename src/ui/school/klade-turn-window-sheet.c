/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn-window-private.h"

#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-school-task.h"

#define INDEX "klade-turn-index"
#define STOPS_SHOWN 12

/* ---- decisions: ids: pupil, class and decision of each; text and day: the order ---- */

static gboolean
decide (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeOrderName order = { task->text, task->day };
  g_autoptr (GArray) edits = g_array_new (FALSE, TRUE, sizeof (KladePromotionEdit));

  for (guint i = 0; i + 2 < task->ids->len; i += 3)
    {
      KladePromotionEdit edit = {
        .pupil_id = g_array_index (task->ids, gint64, i),
        .class_id = g_array_index (task->ids, gint64, i + 1),
        .decision = (KladePromotionDecision) g_array_index (task->ids, gint64, i + 2),
      };

      g_array_append_val (edits, edit);
    }

  return klade_school_set_promotions (session, (const KladePromotionEdit *) (gpointer) edits->data,
                                      edits->len, *task->text != '\0' ? &order : NULL, undo, error);
}

static void
decided_cb (GObject *source, const GError *error)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (source);

  klade_turn_window_show_error (self, error);
  if (error != NULL)
    klade_turn_window_load (self);
}

/* NULL: the order's date is no date, which is said beside it. */
static KladeSchoolTask *
make_task (KladeTurnWindow *self)
{
  g_autoptr (KladeSchoolTask) task = klade_school_task_new (0, 0);

  task->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  task->text = g_strstrip (g_strdup (klade_form_entry_get_typed (self->order_entry)));
  if (*task->text != '\0' &&
      !klade_day_parse (klade_form_entry_get_typed (self->order_day_entry),
                        klade_office_get_person (self->office)->today, &task->day, NULL))
    {
      klade_form_entry_show_error (self->order_day_entry,
                                   _ ("Write a date, for instance 20.10.2025."));
      gtk_widget_grab_focus (GTK_WIDGET (self->order_day_entry));
      return NULL;
    }

  klade_form_entry_show_note (self->order_day_entry, NULL);
  return g_steal_pointer (&task);
}

static void
add_edit (KladeSchoolTask *task, const KladePromotionRow *row, gint64 decision)
{
  g_array_append_val (task->ids, row->pupil_id);
  g_array_append_val (task->ids, row->class_id);
  g_array_append_val (task->ids, decision);
}

/* Takes @task. */
static void
run (KladeTurnWindow *self, KladeSchoolTask *task)
{
  if (task->ids->len > 0)
    klade_school_task_run (task, self->office, decide, decided_cb, G_OBJECT (self));
  else
    klade_school_task_free (task);
}

static guint
get_index (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), INDEX));
}

static const KladePromotionRow *
get_row (KladeTurnWindow *self, guint index)
{
  return g_ptr_array_index (self->reading->rows, index);
}

static void
decision_chosen_cb (AdwComboRow *combo, GParamSpec *pspec, KladeTurnWindow *self)
{
  KladeSchoolTask *task = make_task (self);

  if (task == NULL)
    return;

  add_edit (task, get_row (self, get_index (combo)), adw_combo_row_get_selected (combo));
  run (self, task);
}

/* Whoever is not decided, as the marks say; class_id 0: of the whole school. */
static void
decide_by_marks (KladeTurnWindow *self, gint64 class_id)
{
  KladeSchoolTask *task = make_task (self);

  for (guint i = 0; task != NULL && i < self->reading->rows->len; i++)
    {
      const KladePromotionRow *row = get_row (self, i);

      if ((class_id == 0 || row->class_id == class_id) && row->decision == KLADE_PROMOTION_OPEN &&
          row->proposal.decision != KLADE_PROMOTION_OPEN)
        add_edit (task, row, row->proposal.decision);
    }
  if (task != NULL)
    run (self, task);
}

static void
school_clicked_cb (KladeTurnWindow *self)
{
  decide_by_marks (self, 0);
}

static void
marks_clicked_cb (KladeTurnWindow *self, GtkWidget *button)
{
  decide_by_marks (self, get_row (self, get_index (button))->class_id);
}

/* Whoever is not decided moves up, or finishes where the class has none after it. */
static void
all_clicked_cb (KladeTurnWindow *self, GtkWidget *button)
{
  const KladePromotionRow *first = get_row (self, get_index (button));
  KladeSchoolTask *task = make_task (self);

  for (guint i = 0; task != NULL && i < self->reading->rows->len; i++)
    {
      const KladePromotionRow *row = get_row (self, i);

      if (row->class_id == first->class_id && row->decision == KLADE_PROMOTION_OPEN)
        add_edit (task, row, row->is_last_grade ? KLADE_PROMOTION_FINISHED : KLADE_PROMOTION_MOVED);
    }
  if (task != NULL)
    run (self, task);
}

/* ---- what would go wrong ---- */

static void
problem_activated_cb (KladeTurnWindow *self, GtkWidget *row)
{
  const KladeTurnProblem *problem = g_ptr_array_index (self->reading->problems, get_index (row));
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (problem->pupil_id != 0)
    gtk_widget_activate_action (parent, "win.open-item", "(sx)", "people", problem->pupil_id);
  else if (problem->class_id != 0)
    gtk_widget_activate_action (parent, "win.open-item", "(sx)", "classes", problem->class_id);
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
make_problem (const char *text, gboolean stops)
{
  GtkWidget *row = klade_sheet_row_new (text, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (stops ? "dialog-error-symbolic"
                                                        : "dialog-information-symbolic");

  gtk_widget_add_css_class (icon, stops ? "error" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stops ? _ ("Must be settled") : _ ("Worth a look"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static GtkWidget *
make_problem_row (KladeTurnWindow *self, guint index)
{
  const KladeTurnProblem *problem = g_ptr_array_index (self->reading->problems, index);
  GtkWidget *row = make_problem (problem->text, problem->stops);

  if (problem->pupil_id == 0 && problem->class_id == 0)
    return row;

  g_object_set_data (G_OBJECT (row), INDEX, GUINT_TO_POINTER (index));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                           "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                           NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (problem_activated_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* Pupils that are not decided are told by class below, not one by one. */
static gboolean
is_told_below (KladeTurnWindow *self, const KladeTurnProblem *problem)
{
  for (guint i = 0; problem->pupil_id != 0 && i < self->reading->rows->len; i++)
    {
      const KladePromotionRow *row = get_row (self, i);

      if (row->pupil_id == problem->pupil_id && row->class_id == problem->class_id)
        return row->decision == KLADE_PROMOTION_OPEN;
    }

  return FALSE;
}

/* Returns: how many stop the turn */
static int
add_stops (KladeTurnWindow *self, AdwPreferencesGroup *group)
{
  int n_undecided = 0, n_others = 0;

  for (guint i = 0; i < self->reading->problems->len; i++)
    {
      const KladeTurnProblem *problem = g_ptr_array_index (self->reading->problems, i);

      if (!problem->stops)
        continue;
      if (is_told_below (self, problem))
        n_undecided++;
      else if (n_others++ < STOPS_SHOWN)
        adw_preferences_group_add (group, make_problem_row (self, i));
    }

  if (n_others > STOPS_SHOWN)
    {
      int n = n_others - STOPS_SHOWN;
      g_autofree char *text = g_strdup_printf (ngettext_ ("And %d more.", "And %d more.", n), n);

      adw_preferences_group_add (group, make_problem (text, TRUE));
    }
  if (n_undecided > 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext_ ("Nothing is decided yet about %d pupil.",
                                      "Nothing is decided yet about %d pupils.", n_undecided),
                           n_undecided);

      adw_preferences_group_add (group, make_problem (text, TRUE));
    }
  return n_undecided + n_others;
}

static void
looks_unfolded_cb (GtkWidget *expander, KladeTurnWindow *self)
{
  for (guint i = 0; i < self->reading->problems->len; i++)
    if (!((KladeTurnProblem *) g_ptr_array_index (self->reading->problems, i))->stops)
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), make_problem_row (self, i));
}

/* What may stay as it is stands folded. */
static void
add_looks (KladeTurnWindow *self, AdwPreferencesGroup *group, int n)
{
  g_autofree char *count = g_strdup_printf (
      ngettext_ ("%d note; nothing has to be done", "%d notes; nothing has to be done", (gulong) n),
      n);
  GtkWidget *expander = klade_sheet_expander_new (_ ("Worth a look"), count);

  g_signal_connect_object (expander, "fill", G_CALLBACK (looks_unfolded_cb), self, 0);
  adw_preferences_group_add (group, expander);
}

/* Returns: how many stop the turn */
static int
add_problems (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("What would go wrong"));
  int n = (int) self->reading->problems->len;
  int n_stops = add_stops (self, group);

  if (n > n_stops)
    add_looks (self, group, n - n_stops);
  if (n_stops > 0)
    adw_preferences_group_set_description (
        group, _ ("What has a red sign must be settled before the year is turned."));
  else
    adw_preferences_group_set_description (
        group, n > 0 ? _ ("Nothing stands in the way. The year can be turned.")
                     : _ ("Nothing was found. The year can be turned."));
  return n_stops;
}

/* ---- what becomes of whom ---- */

static void
add_pupil (KladeTurnWindow *self, GtkWidget *expander, GtkStringList *names, guint index)
{
  const KladePromotionRow *row = get_row (self, index);
  GtkWidget *combo = adw_combo_row_new ();
  g_autofree char *to = *row->to_class != '\0' ? g_strdup_printf ("→ %s", row->to_class) : NULL;
  g_autofree char *about = g_strjoin (to != NULL && *row->why != '\0' ? " · " : "",
                                      to != NULL ? to : "", row->why, NULL);

  g_object_set (combo, "use-markup", FALSE, "title", row->name, "subtitle", about, NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), (guint) row->decision);
  g_object_set_data (G_OBJECT (combo), INDEX, GUINT_TO_POINTER (index));
  g_signal_connect_object (combo, "notify::selected", G_CALLBACK (decision_chosen_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), combo);
}

/* A school has hundreds of pupils: their lines are made when somebody wants to see them. */
static void
unfolded_cb (GtkWidget *expander, KladeTurnWindow *self)
{
  guint first = get_index (expander);
  gint64 class_id = get_row (self, first)->class_id;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; i < KLADE_N_PROMOTION_DECISIONS; i++)
    gtk_string_list_append (names, klade_promotion_decision_name ((KladePromotionDecision) i));
  for (guint i = first; i < self->reading->rows->len && get_row (self, i)->class_id == class_id;
       i++)
    add_pupil (self, expander, names, i);
}

static void
add_class_button (KladeTurnWindow *self,
                  GtkWidget *expander,
                  guint first,
                  const char *label,
                  GCallback clicked_cb)
{
  GtkWidget *button = klade_sheet_add_button (expander, NULL, label);
  g_autofree char *name = g_strdup_printf ("%s: %s", get_row (self, first)->class_name, label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), INDEX, GUINT_TO_POINTER (first));
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
}

/* Returns: the first row of the next class */
static guint
add_class (KladeTurnWindow *self, AdwPreferencesGroup *group, guint first)
{
  const KladePromotionRow *row = get_row (self, first);
  GtkWidget *expander = klade_sheet_expander_new (row->class_name, NULL);
  g_autofree char *about = NULL;
  int n_open = 0, n_proposed = 0;
  guint i = first;

  for (; i < self->reading->rows->len && get_row (self, i)->class_id == row->class_id; i++)
    {
      gboolean is_open = get_row (self, i)->decision == KLADE_PROMOTION_OPEN;

      n_open += is_open;
      n_proposed += is_open && get_row (self, i)->proposal.decision != KLADE_PROMOTION_OPEN;
    }

  about = n_open > 0 ? g_strdup_printf (ngettext_ ("%d pupil is not decided",
                                                   "%d pupils are not decided", (gulong) n_open),
                                        n_open)
                     : g_strdup (_ ("all are decided"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), about);
  if (n_open > 0)
    add_class_button (self, expander, first,
                      row->is_last_grade ? _ ("All finish") : _ ("All move up"),
                      G_CALLBACK (all_clicked_cb));
  if (n_proposed > 0)
    add_class_button (self, expander, first, _ ("As the marks say"), G_CALLBACK (marks_clicked_cb));
  g_object_set_data (G_OBJECT (expander), INDEX, GUINT_TO_POINTER (first));
  g_signal_connect_object (expander, "fill", G_CALLBACK (unfolded_cb), self, 0);
  adw_preferences_group_add (group, expander);
  return i;
}

static void
add_order (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("What becomes of whom"));
  g_autofree char *number =
      self->order_entry != NULL ? g_strdup (klade_form_entry_get_typed (self->order_entry)) : NULL;
  g_autofree char *day = self->order_day_entry != NULL
                             ? g_strdup (klade_form_entry_get_typed (self->order_day_entry))
                             : klade_day_to_text (klade_office_get_person (self->office)->today);

  self->order_entry = KLADE_FORM_ENTRY (klade_form_entry_new (_ ("Order number"), number));
  self->order_day_entry = KLADE_FORM_ENTRY (klade_form_entry_new (_ ("Order date"), day));
  adw_preferences_group_set_description (
      group, _ ("The order is noted with each decision that you make after writing it here."));
  adw_preferences_group_add (group, GTK_WIDGET (self->order_entry));
  adw_preferences_group_add (group, GTK_WIDGET (self->order_day_entry));
}

static void
add_classes (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, NULL);
  gboolean can_follow_marks = FALSE;

  for (guint i = 0; i < self->reading->rows->len; i++)
    can_follow_marks =
        can_follow_marks || (get_row (self, i)->decision == KLADE_PROMOTION_OPEN &&
                             get_row (self, i)->proposal.decision != KLADE_PROMOTION_OPEN);
  for (guint i = 0; i < self->reading->rows->len;)
    i = add_class (self, group, i);

  if (can_follow_marks)
    {
      GtkWidget *row = klade_sheet_row_new (
          _ ("The whole school"), _ ("Whoever is not decided yet and whose marks say it"));

      g_signal_connect_object (klade_sheet_add_button (row, NULL, _ ("As the marks say")),
                               "clicked", G_CALLBACK (school_clicked_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (group, row);
    }
}

/* ---- the back-up ---- */

static void
backup_chosen (GFile *file, gpointer data)
{
  KladeTurnWindow *self = data;

  g_free (self->backup_path);
  self->backup_path = g_file_get_path (file);
  klade_turn_window_load (self);
}

static void
backup_clicked_cb (KladeTurnWindow *self)
{
  g_autofree char *name = g_path_get_basename (self->backup_path);

  klade_file_chooser_save (GTK_WINDOW (self), _ ("Where the back-up goes"), name, backup_chosen,
                           G_OBJECT (self));
}

static void
add_backup (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("First a back-up"));
  GtkWidget *row = klade_sheet_row_new (_ ("File"), self->backup_path);

  g_signal_connect_object (klade_sheet_add_button (row, NULL, _ ("Change…")), "clicked",
                           G_CALLBACK (backup_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

/**
 * klade_turn_window_fill:
 *
 * Shows what was read.
 */
void
klade_turn_window_fill (KladeTurnWindow *self)
{
  g_autoptr (GObject) order = NULL;
  g_autoptr (GObject) order_day = NULL;
  int n_stops;

  g_set_object (&order, G_OBJECT (self->order_entry)); /* what was typed outlives the sheet */
  g_set_object (&order_day, G_OBJECT (self->order_day_entry));
  klade_form_sheet_begin (self->sheet, TRUE);
  n_stops = add_problems (self);
  add_order (self);
  add_classes (self);
  add_backup (self);
  if (!klade_form_sheet_finish (self->sheet))
    gtk_widget_grab_focus (GTK_WIDGET (self->sheet));
  gtk_widget_set_sensitive (GTK_WIDGET (self->turn_button), n_stops == 0 && self->work == NULL);
}
