/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-week-grid.h"

#include "klade-i18n.h"

#define DAYS_MAX 7
#define ROWS_MAX (KLADE_LESSON_NO_MAX + 1)
#define NUMBER_WIDTH 96 /* px: two times of day */
#define EDIT_LESSONS 8  /* shown at least where lessons can be placed */

struct _KladeWeekGrid
{
  AdwBin parent_instance;

  int n_rows;
  int first_lesson;

  /* The cursor */
  int day;
  int row;
  int nth; /* in its place */

  /* Owned */
  KladeWeek *week;

  /* Borrowed */
  GtkBox *head;
  GtkBox *rows;
  GtkWidget *scroller;
  GtkWidget *places[DAYS_MAX][ROWS_MAX]; /* boxes of cells, a hint last */
};

enum
{
  MOVED,
  ACTIVATED,
  TYPED,
  DROPPED,
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeWeekGrid, klade_week_grid, ADW_TYPE_BIN)

/* ---- cells and places ---- */

static KladeWeekCell *
get_cell (KladeWeekGrid *self, int day, int row, int nth)
{
  GtkWidget *cell = gtk_widget_get_first_child (self->places[day][row]);
  GtkWidget *next;

  for (; nth > 0; nth--)
    {
      next = gtk_widget_get_next_sibling (cell);
      if (!KLADE_IS_WEEK_CELL (next))
        break;
      cell = next;
    }

  return KLADE_WEEK_CELL (cell);
}

static int
count_cells (KladeWeekGrid *self, int day, int row)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->places[day][row]);
       KLADE_IS_WEEK_CELL (child); child = gtk_widget_get_next_sibling (child))
    n++;

  return n;
}

static void
place_cursor (KladeWeekGrid *self, int day, int row, int nth)
{
  self->day = day;
  self->row = row;
  self->nth = MIN (nth, count_cells (self, day, row) - 1);
  gtk_widget_grab_focus (GTK_WIDGET (get_cell (self, day, row, self->nth)));
}

/* The focus came by a click, an arrow or from elsewhere. */
static void
cell_focused_cb (GtkEventControllerFocus *controller, KladeWeekGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  self->day = klade_week_cell_get_day_index (KLADE_WEEK_CELL (cell));
  self->row = klade_week_cell_get_lesson_no (KLADE_WEEK_CELL (cell)) - self->first_lesson;
  self->nth = 0;
  for (GtkWidget *child = gtk_widget_get_prev_sibling (cell); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    self->nth++;
  g_signal_emit (self, signals[MOVED], 0);
}

/* ---- keys ---- */

static gboolean
move_rows (KladeWeekGrid *self, int step)
{
  int nth = self->nth + step;
  int row = self->row;

  if (nth < 0 || nth >= count_cells (self, self->day, row))
    {
      row += step;
      if (row < 0 || row >= self->n_rows)
        return GDK_EVENT_STOP;
      nth = step < 0 ? count_cells (self, self->day, row) - 1 : 0;
    }

  place_cursor (self, self->day, row, nth);
  return GDK_EVENT_STOP;
}

static gboolean
move_days (KladeWeekGrid *self, int day)
{
  if (day >= 0 && day < self->week->n_days)
    place_cursor (self, day, self->row, self->nth);

  return GDK_EVENT_STOP;
}

static gboolean
type_into (KladeWeekGrid *self, guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  if (!g_unichar_isalnum (letter) ||
      klade_week_cell_get_entry (get_cell (self, self->day, self->row, self->nth)) != NULL)
    return GDK_EVENT_PROPAGATE;

  g_unichar_to_utf8 (letter, text);
  g_signal_emit (self, signals[TYPED], 0, text);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeWeekGrid *self)
{
  if (self->week == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_rows (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_rows (self, 1);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_days (self, self->day - 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_days (self, self->day + 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_days (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_days (self, self->week->n_days - 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[ACTIVATED], 0);
      return GDK_EVENT_STOP;
    default:
      return type_into (self, keyval);
    }
}

/* ---- the mouse ---- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, KladeWeekGrid *self)
{
  gtk_widget_grab_focus (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
  if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0);
}

static GdkContentProvider *
drag_prepared_cb (GtkDragSource *source, double x, double y, KladeWeekGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (cell);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (G_TYPE_INT,
                                         klade_week_cell_get_entry_index (KLADE_WEEK_CELL (cell)));
}

static void
drag_begun_cb (GtkDragSource *source, GdkDrag *drag, KladeWeekGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  g_signal_emit (self, signals[PICKED], 0,
                 klade_week_cell_get_entry_index (KLADE_WEEK_CELL (cell)));
}

static void
drag_ended_cb (GtkDragSource *source, GdkDrag *drag, gboolean is_deleted, KladeWeekGrid *self)
{
  g_signal_emit (self, signals[PICKED], 0, -1);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, KladeWeekGrid *self)
{
  GtkWidget *place = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  KladeWeekCell *cell = KLADE_WEEK_CELL (gtk_widget_get_first_child (place));

  g_signal_emit (self, signals[DROPPED], 0, g_value_get_int (value),
                 klade_week_cell_get_day_index (cell), klade_week_cell_get_lesson_no (cell));
  return TRUE;
}

static void
make_draggable (KladeWeekGrid *self, GtkWidget *cell)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepared_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (drag_ended_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (source));
}

/* ---- filling ---- */

static void
add_cell (KladeWeekGrid *self, GtkWidget *place, int day, int lesson_no, int entry)
{
  GtkWidget *cell = klade_week_cell_new (self->week, day, lesson_no, entry);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (cell_focused_cb), self);
  gtk_widget_add_controller (cell, focus);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  if (self->week->can_change_timetable && entry >= 0 && self->week->entries[entry].slot_id != 0)
    make_draggable (self, cell);
  gtk_widget_set_vexpand (cell, entry < 0);
  gtk_box_append (GTK_BOX (place), cell);
}

static GtkWidget *
new_place (KladeWeekGrid *self, int day, int lesson_no)
{
  const KladeWeekDay *row = &self->week->days[day];
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_widget_add_css_class (place, "klade-week-place");
  if (row->day == self->week->today)
    gtk_widget_add_css_class (place, "today");
  if (*row->day_off != '\0')
    gtk_widget_add_css_class (place, "off");
  for (int i = row->first_entry; i < row->first_entry + row->n_entries; i++)
    if (self->week->entries[i].lesson_no == lesson_no)
      add_cell (self, place, day, lesson_no, i);
  if (gtk_widget_get_first_child (place) == NULL)
    add_cell (self, place, day, lesson_no, -1);

  gtk_widget_set_visible (hint, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (hint, "klade-week-hint");
  gtk_box_append (GTK_BOX (place), hint);

  if (self->week->can_change_timetable)
    {
      GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_MOVE);

      g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
      gtk_widget_add_controller (place, GTK_EVENT_CONTROLLER (target));
    }
  return place;
}

static const KladeWeekBell *
find_bell (KladeWeekGrid *self, int lesson_no)
{
  for (int i = 0; i < self->week->n_bells; i++)
    if (self->week->bells[i].lesson_no == lesson_no)
      return &self->week->bells[i];

  return NULL;
}

static GtkWidget *
new_number (KladeWeekGrid *self, int lesson_no)
{
  const KladeWeekBell *bell = find_bell (self, lesson_no);
  g_autofree char *number = g_strdup_printf ("%d.", lesson_no);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (box, "klade-week-number");
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (bell != NULL && bell->starts_minutes >= 0)
    {
      g_autofree char *time =
          g_strdup_printf ("%d:%02d–%d:%02d", bell->starts_minutes / 60, bell->starts_minutes % 60,
                           bell->ends_minutes / 60, bell->ends_minutes % 60);
      GtkWidget *times = gtk_label_new (time);

      gtk_widget_add_css_class (times, "caption");
      gtk_widget_add_css_class (times, "dim-label");
      gtk_box_append (GTK_BOX (box), times);
    }
  return box;
}

static GtkWidget *
new_day_head (KladeWeekGrid *self, const KladeWeekDay *day)
{
  gboolean is_today = day->day == self->week->today;
  g_autofree char *date = klade_day_to_short_text (day->day);
  g_autofree char *title =
      g_strdup_printf ("%s %s", klade_weekday_name (klade_day_get_weekday (day->day)), date);
  const char *note = *day->day_off != '\0' ? day->day_off : day->note;
  g_autofree char *more = is_today && *note != '\0' ? g_strdup_printf ("%s · %s", _ ("today"), note)
                                                    : g_strdup (is_today ? _ ("today") : note);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *words = gtk_label_new (more);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (words, more);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_add_css_class (box, "klade-week-head");
  if (is_today)
    gtk_widget_add_css_class (box, "today");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static GtkBox *
add_line (GtkBox *lines, GtkWidget *first)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_size_request (first, NUMBER_WIDTH, -1);
  gtk_widget_set_vexpand (line, FALSE);
  gtk_box_set_homogeneous (GTK_BOX (days), TRUE);
  gtk_widget_set_hexpand (days, TRUE);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), days);
  gtk_box_append (lines, line);
  return GTK_BOX (days);
}

static void
empty_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
fill (KladeWeekGrid *self)
{
  KladeWeek *week = self->week;
  GtkBox *days = add_line (self->head, gtk_label_new (NULL));
  int last = week->n_bells > 0 ? week->bells[week->n_bells - 1].lesson_no : 0;

  self->first_lesson = week->n_bells > 0 ? week->bells[0].lesson_no : 1;
  if (week->can_change_timetable)
    last = CLAMP (last + 1, EDIT_LESSONS, KLADE_LESSON_NO_MAX);
  self->n_rows = MAX (last - self->first_lesson + 1, 0);

  for (int day = 0; day < week->n_days; day++)
    gtk_box_append (days, new_day_head (self, &week->days[day]));
  for (int row = 0; row < self->n_rows; row++)
    {
      days = add_line (self->rows, new_number (self, self->first_lesson + row));
      for (int day = 0; day < week->n_days; day++)
        {
          self->places[day][row] = new_place (self, day, self->first_lesson + row);
          gtk_box_append (days, self->places[day][row]);
        }
    }
}

/* ---- the grid ---- */

/* Tab comes to the cursor and leaves; arrows are ours. */
static gboolean
klade_week_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KladeWeekGrid *self = KLADE_WEEK_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->n_rows == 0)
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static gboolean
klade_week_grid_grab_focus (GtkWidget *widget)
{
  KladeWeekGrid *self = KLADE_WEEK_GRID (widget);

  if (self->n_rows == 0)
    return GTK_WIDGET_CLASS (klade_week_grid_parent_class)->grab_focus (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (get_cell (self, self->day, self->row, self->nth)));
}

static void
klade_week_grid_dispose (GObject *object)
{
  KladeWeekGrid *self = KLADE_WEEK_GRID (object);

  self->n_rows = 0;
  g_clear_pointer (&self->week, klade_week_unref);

  G_OBJECT_CLASS (klade_week_grid_parent_class)->dispose (object);
}

static void
klade_week_grid_class_init (KladeWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_week_grid_dispose;
  widget_class->focus = klade_week_grid_focus;
  widget_class->grab_focus = klade_week_grid_grab_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  signals[MOVED] =
      g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[PICKED] = g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
klade_week_grid_init (KladeWeekGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->head = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->rows));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), self->scroller);
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "klade-week");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timetable"), -1);
}

/**
 * klade_week_grid_set_week:
 * @week: to show; the cursor stays on the same weekday and lesson
 */
void
klade_week_grid_set_week (KladeWeekGrid *self, KladeWeek *week)
{
  gboolean had_focus;

  g_return_if_fail (KLADE_IS_WEEK_GRID (self));
  g_return_if_fail (week != NULL);

  had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ||
              gtk_widget_has_focus (GTK_WIDGET (self));
  self->n_rows = 0;
  empty_box (self->head);
  empty_box (self->rows);
  g_clear_pointer (&self->week, klade_week_unref);
  self->week = klade_week_ref (week);
  fill (self);

  self->day = MIN (self->day, week->n_days - 1);
  self->row = CLAMP (self->row, 0, MAX (self->n_rows - 1, 0));
  if (self->n_rows > 0)
    self->nth = MIN (self->nth, count_cells (self, self->day, self->row) - 1);
  /* A week of holidays has no cell: the grid itself keeps the focus for the week after it. */
  gtk_widget_set_focusable (GTK_WIDGET (self), self->n_rows == 0);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * klade_week_grid_get_cursor:
 *
 * Returns: (transfer none) (nullable): the cell the cursor is on
 */
KladeWeekCell *
klade_week_grid_get_cursor (KladeWeekGrid *self)
{
  g_return_val_if_fail (KLADE_IS_WEEK_GRID (self), NULL);

  return self->n_rows > 0 ? get_cell (self, self->day, self->row, self->nth) : NULL;
}

/**
 * klade_week_grid_set_cursor:
 * @day: index of the day
 * @lesson_no: the cursor goes to the first lesson there; nowhere if the week has no such place
 */
void
klade_week_grid_set_cursor (KladeWeekGrid *self, int day, int lesson_no)
{
  int row;

  g_return_if_fail (KLADE_IS_WEEK_GRID (self));

  row = lesson_no - self->first_lesson;
  if (row >= 0 && row < self->n_rows && day >= 0 && day < self->week->n_days)
    place_cursor (self, day, row, 0);
}

/* ---- where a lesson could go ---- */

static char *
dup_hint_words (const KladePlanHint *hint)
{
  GString *words;

  if (hint->is_own)
    return g_strdup (_ ("here now"));
  if (hint->kinds == 0)
    return g_strdup (_ ("✓ free"));

  words = g_string_new ("✕");
  if (hint->kinds & KLADE_PLAN_COLLISION_CLASS)
    g_string_append_printf (words, " %s,", _ ("class"));
  if (hint->kinds & KLADE_PLAN_COLLISION_PUPIL)
    g_string_append_printf (words, " %s,", _ ("pupils"));
  if (hint->kinds & KLADE_PLAN_COLLISION_TEACHER)
    g_string_append_printf (words, " %s,", _ ("teacher"));
  if (hint->kinds & KLADE_PLAN_COLLISION_ROOM)
    g_string_append_printf (words, " %s,", _ ("room"));
  g_string_truncate (words, words->len - 1);
  g_string_append_printf (words, " %s", _ ("busy"));
  return g_string_free (words, FALSE);
}

static void
show_hint (GtkWidget *place, const KladePlanHint *hint, gint64 slot_id)
{
  GtkWidget *label = gtk_widget_get_last_child (place);
  g_autofree char *words = hint != NULL ? dup_hint_words (hint) : NULL;

  gtk_widget_set_visible (label, words != NULL);
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_remove_css_class (place, "free");
  if (hint != NULL && hint->kinds == 0 && !hint->is_own)
    gtk_widget_add_css_class (place, "free");

  for (GtkWidget *cell = gtk_widget_get_first_child (place); KLADE_IS_WEEK_CELL (cell);
       cell = gtk_widget_get_next_sibling (cell))
    {
      const KladeWeekEntry *entry = klade_week_cell_get_entry (KLADE_WEEK_CELL (cell));

      klade_week_cell_set_hint (KLADE_WEEK_CELL (cell), words);
      if (entry != NULL && slot_id != 0 && entry->slot_id == slot_id)
        gtk_widget_add_css_class (cell, "carried");
      else
        gtk_widget_remove_css_class (cell, "carried");
    }
}

/**
 * klade_week_grid_show_hints:
 * @hints: (nullable) (element-type KladePlanHint): what would collide where; %NULL: nothing is
 *   carried
 * @slot_id: what is carried, 0 for nothing
 */
void
klade_week_grid_show_hints (KladeWeekGrid *self, GArray *hints, gint64 slot_id)
{
  g_return_if_fail (KLADE_IS_WEEK_GRID (self));

  for (int day = 0; self->week != NULL && day < self->week->n_days; day++)
    for (int row = 0; row < self->n_rows; row++)
      {
        const KladePlanHint *found = NULL;

        for (guint i = 0; hints != NULL && i < hints->len; i++)
          {
            const KladePlanHint *hint = &g_array_index (hints, KladePlanHint, i);

            if ((int) hint->weekday == day + 1 && hint->lesson_no == self->first_lesson + row)
              found = hint;
          }
        show_hint (self->places[day][row], found, slot_id);
      }
}
