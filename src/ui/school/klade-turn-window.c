/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn-window.h"

#include "klade-error.h"
#include "klade-file-chooser.h"
#include "klade-form-sheet.h"
#include "klade-i18n.h"
#include "klade-school-task.h"
#include "klade-school-year-turn.h"

/* What was read: what would go wrong, and each pupil. */
typedef struct
{
  GPtrArray *problems; /* KladeTurnProblem */
  GPtrArray *rows;     /* KladePromotionRow, by class */
} Reading;

/* The turn itself, on its way to the worker. */
typedef struct
{
  char *backup_path;
  KladeTurnResult result;
} Turn;

struct _KladeTurnWindow
{
  AdwWindow parent_instance;

  guint serial; /* of the last reading */

  /* Owned */
  KladeOffice *office;
  Reading *reading; /* NULL: not read yet */
  char *backup_path;

  /* Borrowed */
  KladeFormSheet *sheet;
  KladeFormEntry *order_entry;
  KladeFormEntry *order_day_entry;
  Turn *turn; /* being done; NULL: none */

  /* Template children, borrowed */
  GtkButton *turn_button;
  GtkSpinner *spinner;
  GtkLabel *error_label;
  AdwBin *sheet_bin;
};

G_DEFINE_FINAL_TYPE (KladeTurnWindow, klade_turn_window, ADW_TYPE_WINDOW)

static void load (KladeTurnWindow *self);

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_free (reading);
}

static void
free_turn (gpointer data)
{
  Turn *turn = data;

  g_free (turn->backup_path);
  g_free (turn);
}

static void
show_error (KladeTurnWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

/* ---- decisions: ids: pupils, each with its class behind it; number: the decision, below 0: as
 * proposed; text and day: the order ---- */

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
done_cb (GObject *source, const GError *error)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (source);

  show_error (self, error);
  if (error != NULL)
    load (self);
}

static KladeSchoolTask *
make_task (KladeTurnWindow *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  task->text = g_strstrip (g_strdup (klade_form_entry_get_typed (self->order_entry)));
  if (!klade_day_parse (klade_form_entry_get_typed (self->order_day_entry), today, &task->day,
                        NULL))
    task->day = today;
  return task;
}

static void
add_edit (KladeSchoolTask *task, const KladePromotionRow *row, gint64 decision)
{
  g_array_append_val (task->ids, row->pupil_id);
  g_array_append_val (task->ids, row->class_id);
  g_array_append_val (task->ids, decision);
}

#define PUPIL "klade-pupil"

static const KladePromotionRow *
get_row (KladeTurnWindow *self, gpointer widget)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), PUPIL));

  return g_ptr_array_index (self->reading->rows, index);
}

static void
decision_chosen_cb (AdwComboRow *combo, GParamSpec *pspec, KladeTurnWindow *self)
{
  KladeSchoolTask *task = make_task (self);

  add_edit (task, get_row (self, combo), adw_combo_row_get_selected (combo));
  klade_school_task_run (task, self->office, decide, done_cb, G_OBJECT (self));
}

/* The whole class at once, as its marks suggest. */
static void
class_clicked_cb (KladeTurnWindow *self, GtkWidget *button)
{
  const KladePromotionRow *first = get_row (self, button);
  KladeSchoolTask *task = make_task (self);

  for (guint i = 0; i < self->reading->rows->len; i++)
    {
      const KladePromotionRow *row = g_ptr_array_index (self->reading->rows, i);

      if (row->class_id == first->class_id && row->proposal.decision != KLADE_PROMOTION_OPEN)
        add_edit (task, row, row->proposal.decision);
    }
  if (task->ids->len > 0)
    klade_school_task_run (task, self->office, decide, done_cb, G_OBJECT (self));
  else
    klade_school_task_free (task);
}

/* ---- the sheet ---- */

static void
problem_activated_cb (KladeTurnWindow *self, GtkWidget *row)
{
  const KladeTurnProblem *problem = g_ptr_array_index (
      self->reading->problems, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), PUPIL)));
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  if (problem->pupil_id != 0)
    gtk_widget_activate_action (parent, "win.open-item", "(sx)", "people", problem->pupil_id);
  else if (problem->class_id != 0)
    gtk_widget_activate_action (parent, "win.open-item", "(sx)", "classes", problem->class_id);
  gtk_window_close (GTK_WINDOW (self));
}

static guint
add_problems (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group = klade_form_sheet_add_group (self->sheet, _ ("What would go wrong"));
  guint n_stops = 0;

  for (guint i = 0; i < self->reading->problems->len; i++)
    {
      const KladeTurnProblem *problem = g_ptr_array_index (self->reading->problems, i);
      GtkWidget *row = klade_sheet_row_new (problem->text, NULL);

      n_stops += problem->stops ? 1 : 0;
      adw_action_row_add_prefix (
          ADW_ACTION_ROW (row),
          g_object_new (GTK_TYPE_IMAGE, "icon-name",
                        problem->stops ? "dialog-error-symbolic" : "dialog-information-symbolic",
                        NULL));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      if (problem->pupil_id != 0 || problem->class_id != 0)
        {
          g_object_set_data (G_OBJECT (row), PUPIL, GUINT_TO_POINTER (i));
          gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
          g_signal_connect_object (row, "activated", G_CALLBACK (problem_activated_cb), self,
                                   G_CONNECT_SWAPPED);
        }
      adw_preferences_group_add (group, row);
    }

  if (self->reading->problems->len == 0)
    adw_preferences_group_set_description (group, _ ("Nothing was found. The year can be turned."));
  else if (n_stops > 0)
    adw_preferences_group_set_description (
        group, _ ("What has a red sign must be settled before the year is turned."));
  return n_stops;
}

static void
add_pupil (KladeTurnWindow *self, GtkWidget *expander, guint index)
{
  const KladePromotionRow *row = g_ptr_array_index (self->reading->rows, index);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *combo = adw_combo_row_new ();
  g_autofree char *about = *row->to_class != '\0' && *row->why != '\0'
                               ? g_strdup_printf ("%s · %s", row->to_class, row->why)
                               : g_strconcat (row->to_class, row->why, NULL);

  for (int i = 0; i < KLADE_N_PROMOTION_DECISIONS; i++)
    gtk_string_list_append (names, klade_promotion_decision_name ((KladePromotionDecision) i));
  g_object_set (combo, "use-markup", FALSE, "title", row->name, "subtitle", about, NULL);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), (guint) row->decision);
  g_object_set_data (G_OBJECT (combo), PUPIL, GUINT_TO_POINTER (index));
  g_signal_connect_object (combo, "notify::selected", G_CALLBACK (decision_chosen_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), combo);
}

/* Returns: the first row of the next class */
static guint
add_class (KladeTurnWindow *self, AdwPreferencesGroup *group, guint first)
{
  GPtrArray *rows = self->reading->rows;
  const KladePromotionRow *row = g_ptr_array_index (rows, first);
  GtkWidget *expander = klade_sheet_expander_new (row->class_name, NULL);
  GtkWidget *button = klade_sheet_add_button (expander, NULL, _ ("As the marks say"));
  g_autofree char *open = NULL;
  int n_open = 0;
  guint i = first;

  g_object_set_data (G_OBJECT (button), PUPIL, GUINT_TO_POINTER (first));
  g_signal_connect_object (button, "clicked", G_CALLBACK (class_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  for (; i < rows->len; i++)
    {
      const KladePromotionRow *pupil = g_ptr_array_index (rows, i);

      if (pupil->class_id != row->class_id)
        break;
      n_open += pupil->decision == KLADE_PROMOTION_OPEN;
      add_pupil (self, expander, i);
    }
  open = n_open > 0 ? g_strdup_printf (ngettext_ ("%d pupil is not decided",
                                                  "%d pupils are not decided", (gulong) n_open),
                                       n_open)
                    : g_strdup (_ ("all are decided"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), open);
  adw_preferences_group_add (group, expander);
  return i;
}

static void
backup_chosen (GFile *file, gpointer data)
{
  KladeTurnWindow *self = data;

  g_free (self->backup_path);
  self->backup_path = g_file_get_path (file);
  load (self);
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
fill (KladeTurnWindow *self)
{
  AdwPreferencesGroup *group;
  guint n_stops;
  g_autoptr (GObject) order = NULL;
  g_autoptr (GObject) order_day = NULL;

  g_set_object (&order, G_OBJECT (self->order_entry)); /* what was typed outlives the sheet */
  g_set_object (&order_day, G_OBJECT (self->order_day_entry));
  klade_form_sheet_begin (self->sheet, TRUE);
  n_stops = add_problems (self);
  add_order (self);
  group = klade_form_sheet_add_group (self->sheet, NULL);
  for (guint i = 0; i < self->reading->rows->len;)
    i = add_class (self, group, i);
  add_backup (self);
  klade_form_sheet_finish (self->sheet);
  gtk_widget_set_sensitive (GTK_WIDGET (self->turn_button), n_stops == 0 && self->turn == NULL);
}

/* ---- reading ---- */

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Reading *reading = g_new0 (Reading, 1);

  if ((reading->problems = klade_school_check_turn (session, 0, error)) != NULL &&
      (reading->rows = klade_school_list_promotions (session, 0, 0, error)) != NULL)
    return reading;

  free_reading (reading);
  return NULL;
}

typedef struct
{
  KladeTurnWindow *window;
  guint serial;
} Call;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTurnWindow) self = call->window;
  g_autoptr (GError) error = NULL;
  Reading *reading = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (call->serial != self->serial || reading == NULL)
    {
      g_clear_pointer (&reading, free_reading);
      if (error != NULL)
        show_error (self, error);
      return;
    }

  g_clear_pointer (&self->reading, free_reading);
  self->reading = reading;
  fill (self);
}

static void
load (KladeTurnWindow *self)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ g_object_ref (self), ++self->serial };
  klade_worker_run (klade_office_get_worker (self->office), read_job, NULL, NULL, free_reading,
                    NULL, read_cb, call);
}

/* ---- the turn ---- */

static gboolean
turn_year (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  Turn *turn = data;

  return klade_school_turn_year (session, 0, turn->backup_path, NULL, NULL, &turn->result, undo,
                                 error);
}

static void
undo_clicked_cb (KladeTurnWindow *self)
{
  klade_office_undo (self->office);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_count (AdwPreferencesGroup *group, const char *title, int n)
{
  g_autofree char *text = g_strdup_printf ("%d", n);

  adw_preferences_group_add (group, klade_sheet_row_new (title, text));
}

static void
show_result (KladeTurnWindow *self, const KladeTurnResult *result)
{
  AdwPreferencesGroup *group;
  GtkWidget *row = klade_sheet_row_new (_ ("Back-up"), self->backup_path);

  self->order_entry = NULL;
  self->order_day_entry = NULL;
  self->serial++; /* the old year is not read again */
  klade_form_sheet_begin (self->sheet, FALSE);
  group = klade_form_sheet_add_group (self->sheet, _ ("The year is turned"));
  add_count (group, _ ("Classes of the new year"), result->n_classes);
  add_count (group, _ ("Pupils moved up"), result->n_moved);
  add_count (group, _ ("Pupils who repeat the year"), result->n_repeating);
  add_count (group, _ ("Pupils who finished"), result->n_finished);
  add_count (group, _ ("Pupils who left"), result->n_left);
  add_count (group, _ ("Groups"), result->n_groups);
  add_count (group, _ ("Journals"), result->n_journals);
  add_count (group, _ ("Journals without a teacher"), result->n_without_teacher);
  g_signal_connect_object (klade_sheet_add_button (row, NULL, _ ("Undo")), "clicked",
                           G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  klade_form_sheet_finish (self->sheet);
}

static void
turned_cb (GObject *source, const GError *error)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (source);
  Turn *turn = g_steal_pointer (&self->turn);

  gtk_spinner_stop (self->spinner);
  show_error (self, error);
  if (error != NULL)
    load (self);
  else
    show_result (self, &turn->result);
}

static void
turn_clicked_cb (KladeTurnWindow *self)
{
  self->turn = g_new0 (Turn, 1);
  self->turn->backup_path = g_strdup (self->backup_path);
  gtk_widget_set_sensitive (GTK_WIDGET (self->turn_button), FALSE);
  gtk_spinner_start (self->spinner);
  klade_office_run (self->office, turn_year, self->turn, free_turn, turned_cb, G_OBJECT (self));
}

/* ---- the window ---- */

static void
changed_cb (KladeTurnWindow *self)
{
  if (self->turn == NULL)
    load (self);
}

static void
klade_turn_window_dispose (GObject *object)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->reading, free_reading);
  g_clear_pointer (&self->backup_path, g_free);

  G_OBJECT_CLASS (klade_turn_window_parent_class)->dispose (object);
}

static void
klade_turn_window_class_init (KladeTurnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_turn_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/school/klade-turn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, turn_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, sheet_bin);
  gtk_widget_class_bind_template_callback (widget_class, turn_clicked_cb);
}

static void
klade_turn_window_init (KladeTurnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheet = KLADE_FORM_SHEET (klade_form_sheet_new (24));
  adw_bin_set_child (self->sheet_bin, GTK_WIDGET (self->sheet));
}

/**
 * klade_turn_window_new:
 * @parent: a widget of the window it belongs to
 * @office: runs the verbs
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
klade_turn_window_new (GtkWidget *parent, KladeOffice *office)
{
  KladeTurnWindow *self =
      g_object_new (KLADE_TYPE_TURN_WINDOW, "transient-for", gtk_widget_get_root (parent), NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *day = klade_day_to_iso (klade_office_get_person (office)->today);
  g_autofree char *name = g_strdup_printf (_ ("before-the-turn-%s.klade"), day);

  self->office = g_object_ref (office);
  self->backup_path =
      g_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WINDOW (self);
}
