/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-division-board.h"

#include "klade-error.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-main-menu.h"
#include "klade-school-classes.h"
#include "klade-school-task.h"
#include "klade-toast.h"

#define PUPIL "klade-pupil"
#define COLUMN_WIDTH_PX 210

/* One group, or those in none. */
typedef struct
{
  gint64 group_id; /* 0: in no group */
  GtkListBox *list;
} Column;

struct _KladeDivisionBoard
{
  AdwBin parent_instance;

  gint64 class_id;
  gint64 subject_id;
  guint serial;

  /* Owned */
  KladeOffice *office;
  KladeDivision *division;
  GArray *columns; /* Column */
  GArray *wanted;  /* gint64: pupils to be selected once it is read again */

  /* Template children, borrowed */
  GtkEventController *keys;
  AdwWindowTitle *title;
  GtkWidget *add_button;
  GtkLabel *hint_label;
  GtkBox *columns_box;
};

G_DEFINE_FINAL_TYPE (KladeDivisionBoard, klade_division_board, ADW_TYPE_BIN)

enum
{
  LEFT,
  GROUP_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Column *
get_column (KladeDivisionBoard *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

static gint64
get_pupil (gpointer row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), PUPIL);

  return id != NULL ? *id : 0;
}

/* Where the focus is; FALSE: in none of the columns. */
static gboolean
find_focus (KladeDivisionBoard *self, guint *column, GtkListBoxRow **row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->columns->len; i++)
    {
      GtkWidget *list = GTK_WIDGET (get_column (self, i)->list);

      if (focus != list && !gtk_widget_is_ancestor (focus, list))
        continue;
      *column = i;
      *row = GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL;
      return TRUE;
    }

  return FALSE;
}

/* ---- moving: ids, other_id: from, third_id: to, day ---- */

static gboolean
move_pupils (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_move_to_group (session, (const gint64 *) (gpointer) task->ids->data,
                                     task->ids->len, task->other_id, task->third_id, task->day,
                                     undo, error);
}

/* Takes @ids. */
static void
move (KladeDivisionBoard *self, GArray *ids, gint64 from_id, gint64 to_id)
{
  KladeSchoolTask *task;

  if (ids->len == 0 || from_id == to_id)
    {
      g_array_unref (ids);
      return;
    }

  g_clear_pointer (&self->wanted, g_array_unref);
  self->wanted = g_array_copy (ids);
  task = klade_school_task_new (0, 0);
  task->ids = ids;
  task->other_id = from_id;
  task->third_id = to_id;
  task->day = self->division->day;
  klade_school_task_run_for_widget (task, self->office, move_pupils, GTK_WIDGET (self));
}

static GArray *
dup_selected (Column *column, gint64 or_id)
{
  g_autoptr (GList) rows = gtk_list_box_get_selected_rows (column->list);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_it = or_id == 0;

  for (GList *l = rows; l != NULL; l = l->next)
    {
      gint64 id = get_pupil (l->data);

      has_it = has_it || id == or_id;
      g_array_append_val (ids, id);
    }
  if (!has_it)
    {
      g_array_set_size (ids, 0);
      g_array_append_val (ids, or_id);
    }

  return ids;
}

static void
go_to_column (KladeDivisionBoard *self, guint column, int index)
{
  GtkListBox *list = get_column (self, column)->list;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  for (guint i = 0; i < self->columns->len; i++)
    if (i != column)
      gtk_list_box_unselect_all (get_column (self, i)->list);
  while (row == NULL && index > 0)
    row = gtk_list_box_get_row_at_index (list, --index);
  if (row == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (list));
      return;
    }
  gtk_list_box_select_row (list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
step (KladeDivisionBoard *self, int by, gboolean takes_along)
{
  GtkListBoxRow *row = NULL;
  guint column;
  int next;

  if (!find_focus (self, &column, &row))
    return GDK_EVENT_PROPAGATE;

  next = (int) column + by;
  if (next < 0 || next >= (int) self->columns->len)
    return GDK_EVENT_STOP;
  if (!takes_along)
    go_to_column (self, (guint) next, row != NULL ? gtk_list_box_row_get_index (row) : 0);
  else if (row != NULL && klade_office_can (self->office, KLADE_ACTION_MANAGE_GROUPS))
    move (self, dup_selected (get_column (self, column), get_pupil (row)),
          get_column (self, column)->group_id, get_column (self, (guint) next)->group_id);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeDivisionBoard *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (keyval == GDK_KEY_Escape && modifiers == 0)
    {
      g_signal_emit (self, signals[LEFT], 0);
      return GDK_EVENT_STOP;
    }
  if (modifiers != 0 && modifiers != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Left)
    return step (self, -1, modifiers != 0);
  if (keyval == GDK_KEY_Right)
    return step (self, 1, modifiers != 0);

  return GDK_EVENT_PROPAGATE;
}

/* ---- the mouse ---- */

static GdkContentProvider *
drag_prepared_cb (GtkDragSource *source, double x, double y, GtkWidget *row)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, get_pupil (row));
  return gdk_content_provider_new_for_value (&value);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            KladeDivisionBoard *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gint64 pupil_id = g_value_get_int64 (value);
  gint64 to_id = *(const gint64 *) g_object_get_data (G_OBJECT (widget), PUPIL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      GtkListBoxRow *row;

      for (int k = 0; (row = gtk_list_box_get_row_at_index (column->list, k)) != NULL; k++)
        if (get_pupil (row) == pupil_id)
          {
            move (self, dup_selected (column, pupil_id), column->group_id, to_id);
            return TRUE;
          }
    }

  return FALSE;
}

/* ---- columns ---- */

static GtkWidget *
make_row (KladeDivisionBoard *self, const KladeDivisionPupil *pupil)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *text = pupil->n_groups > 1
                              ? g_strdup_printf (_ ("%s (in several groups)"), pupil->name)
                              : g_strdup (pupil->name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set (label, "margin-start", 10, "margin-end", 10, "margin-top", 6, "margin-bottom", 6,
                NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), PUPIL,
                          g_memdup2 (&pupil->pupil_id, sizeof pupil->pupil_id), g_free);
  if (klade_office_can (self->office, KLADE_ACTION_MANAGE_GROUPS))
    {
      GtkDragSource *source = gtk_drag_source_new ();

      gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
      g_signal_connect (source, "prepare", G_CALLBACK (drag_prepared_cb), row);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
    }

  return row;
}

static int
fill_column (KladeDivisionBoard *self, Column *column)
{
  int n = 0;

  for (guint i = 0; i < self->division->pupils->len; i++)
    {
      const KladeDivisionPupil *pupil = g_ptr_array_index (self->division->pupils, i);

      if (pupil->group_id != column->group_id)
        continue;
      gtk_list_box_append (column->list, make_row (self, pupil));
      n++;
    }

  return n;
}

static GtkWidget *
make_placeholder (gint64 group_id)
{
  GtkWidget *label =
      gtk_label_new (group_id == 0 ? _ ("Everybody is in a group.") : _ ("Nobody is here yet."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 12, NULL);
  return label;
}

static void
add_column (KladeDivisionBoard *self, gint64 group_id, const char *name, const char *teachers)
{
  Column column = { group_id, GTK_LIST_BOX (gtk_list_box_new ()) };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);
  int n = fill_column (self, &column);
  g_autofree char *title = g_strdup_printf ("%s (%d)", name, n);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *teacher_label = gtk_label_new (teachers);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  if (group_id == 0 && n > 0)
    gtk_widget_add_css_class (label, "warning");
  gtk_label_set_xalign (GTK_LABEL (teacher_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (teacher_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (teacher_label, "dim-label");
  gtk_list_box_set_selection_mode (column.list, GTK_SELECTION_MULTIPLE);
  gtk_list_box_set_activate_on_single_click (column.list, FALSE);
  gtk_list_box_set_placeholder (column.list, make_placeholder (group_id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (column.list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (column.list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_overflow (scrolled,
                           GTK_OVERFLOW_HIDDEN); /* the list keeps to the card's corners */
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_add_css_class (GTK_WIDGET (column.list), "klade-column");
  gtk_widget_set_size_request (box, COLUMN_WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), teacher_label);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_object_set_data_full (G_OBJECT (box), PUPIL, g_memdup2 (&group_id, sizeof group_id), g_free);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
  gtk_box_append (self->columns_box, box);
  g_array_append_val (self->columns, column);
}

static gboolean
is_wanted (KladeDivisionBoard *self, gint64 id)
{
  for (guint i = 0; self->wanted != NULL && i < self->wanted->len; i++)
    if (g_array_index (self->wanted, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Selects those who were moved last, or the first pupil of all. */
static void
restore_selection (KladeDivisionBoard *self)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      GtkListBoxRow *row;

      for (int k = 0; (row = gtk_list_box_get_row_at_index (column->list, k)) != NULL; k++)
        if (is_wanted (self, get_pupil (row)))
          {
            gtk_list_box_select_row (column->list, row);
            if (!is_found)
              gtk_widget_grab_focus (GTK_WIDGET (row));
            is_found = TRUE;
          }
    }

  if (!is_found && self->columns->len > 0)
    go_to_column (self, 0, 0);
}

static void
show_hint (KladeDivisionBoard *self)
{
  int n = self->division->n_missing;
  g_autofree char *missing = g_strdup_printf (
      ngettext_ ("%d pupil is in no group.", "%d pupils are in no group.", (gulong) n), n);
  g_autofree char *hint = g_strdup_printf (
      "%s %s", n > 0 ? missing : _ ("Everybody is in a group."),
      _ ("Shift+Left and Shift+Right move the selected pupils; so does the mouse."));

  gtk_label_set_text (self->hint_label, hint);
}

static void
fill (KladeDivisionBoard *self)
{
  g_autofree char *day = klade_day_to_text (self->division->day);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", self->division->class_name, day);
  gboolean is_mapped = gtk_widget_get_mapped (GTK_WIDGET (self));
  GtkWidget *child;

  g_array_set_size (self->columns, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns_box))) != NULL)
    gtk_box_remove (self->columns_box, child);
  for (guint i = 0; i < self->division->groups->len; i++)
    {
      const KladeGroupRow *group = g_ptr_array_index (self->division->groups, i);

      add_column (self, group->id, group->name,
                  *group->teachers != '\0' ? group->teachers : _ ("without a teacher"));
    }
  add_column (self, 0, _ ("Without a group"), "");

  adw_window_title_set_title (self->title, self->division->subject);
  adw_window_title_set_subtitle (self->title, subtitle);
  show_hint (self);
  if (is_mapped)
    restore_selection (self);
}

/* ---- reading ---- */

typedef struct
{
  gint64 class_id;
  gint64 subject_id;
} Query;

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Query *query = data;

  return klade_school_read_division (session, query->class_id, query->subject_id, KLADE_DAY_NONE,
                                     error);
}

typedef struct
{
  KladeDivisionBoard *board;
  guint serial;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KladeDivisionBoard) self = reading->board;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDivision) division =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (reading->serial != self->serial)
    return;

  if (division == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_clear_pointer (&self->division, klade_division_free);
  self->division = g_steal_pointer (&division);
  fill (self);
}

/**
 * klade_division_board_reload:
 *
 * Reads again what is shown.
 */
void
klade_division_board_reload (KladeDivisionBoard *self)
{
  Query *query;
  Reading *reading;

  g_return_if_fail (KLADE_IS_DIVISION_BOARD (self));

  if (self->class_id == 0)
    return;

  query = g_new (Query, 1);
  *query = (Query){ self->class_id, self->subject_id };
  reading = g_new (Reading, 1);
  *reading = (Reading){ g_object_ref (self), ++self->serial };
  klade_worker_run (klade_office_get_worker (self->office), read_job, query, g_free,
                    (GDestroyNotify) klade_division_free, NULL, read_cb, reading);
}

/**
 * klade_division_board_show:
 * @class_id: a class
 * @subject_id: in which it is divided
 */
void
klade_division_board_show (KladeDivisionBoard *self, gint64 class_id, gint64 subject_id)
{
  g_return_if_fail (KLADE_IS_DIVISION_BOARD (self));

  self->class_id = class_id;
  self->subject_id = subject_id;
  g_clear_pointer (&self->wanted, g_array_unref);
  klade_division_board_reload (self);
}

/* ---- the board ---- */

static void
back_clicked_cb (KladeDivisionBoard *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
add_clicked_cb (KladeDivisionBoard *self)
{
  g_signal_emit (self, signals[GROUP_ASKED], 0, self->class_id, self->subject_id);
}

static gboolean
klade_division_board_grab_focus (GtkWidget *widget)
{
  KladeDivisionBoard *self = KLADE_DIVISION_BOARD (widget);

  if (self->columns->len > 0)
    restore_selection (self);
  return TRUE;
}

static void
klade_division_board_dispose (GObject *object)
{
  KladeDivisionBoard *self = KLADE_DIVISION_BOARD (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->division, klade_division_free);
  g_clear_pointer (&self->wanted, g_array_unref);

  G_OBJECT_CLASS (klade_division_board_parent_class)->dispose (object);
}

static void
klade_division_board_finalize (GObject *object)
{
  g_array_unref (KLADE_DIVISION_BOARD (object)->columns);

  G_OBJECT_CLASS (klade_division_board_parent_class)->finalize (object);
}

static void
klade_division_board_class_init (KladeDivisionBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_division_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = klade_division_board_finalize;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_division_board_grab_focus;

  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GROUP_ASKED] = g_signal_new ("group-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/school/klade-division-board.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeDivisionBoard, keys);
  gtk_widget_class_bind_template_child (widget_class, KladeDivisionBoard, title);
  gtk_widget_class_bind_template_child (widget_class, KladeDivisionBoard, add_button);
  gtk_widget_class_bind_template_child (widget_class, KladeDivisionBoard, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KladeDivisionBoard, columns_box);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
klade_division_board_init (KladeDivisionBoard *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
}

/**
 * klade_division_board_set_office:
 * @office: runs the verbs
 */
void
klade_division_board_set_office (KladeDivisionBoard *self, KladeOffice *office)
{
  g_return_if_fail (KLADE_IS_DIVISION_BOARD (self));
  g_return_if_fail (self->office == NULL);

  self->office = g_object_ref (office);
  gtk_widget_set_visible (self->add_button, klade_office_can (office, KLADE_ACTION_MANAGE_CLASSES));
}
