/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-order-list.h"

#include "klade-i18n.h"

#define CAPTION_CHARS 20
#define LINE "klade-order-line"

struct _KladeOrderList
{
  AdwBin parent_instance;

  gboolean is_filling;

  /* Borrowed */
  GtkListBox *box;
};

G_DEFINE_FINAL_TYPE (KladeOrderList, klade_order_list, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One line of the list; it lives on its row. */
typedef struct
{
  GtkListBoxRow *row;   /* borrowed: it has this */
  KladeOrderList *list; /* borrowed */
  GtkWidget *entry;     /* borrowed */
  int key;
} Line;

static Line *
get_line (KladeOrderList *self, guint place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->box, (int) place);

  return row != NULL ? g_object_get_data (G_OBJECT (row), LINE) : NULL;
}

static void
emit_changed (KladeOrderList *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- moving ---- */

static void
move_to (Line *line, int place)
{
  KladeOrderList *self = line->list;
  GtkListBoxRow *row = line->row;

  if (place < 0 || place >= (int) klade_order_list_get_n_lines (self) ||
      place == gtk_list_box_row_get_index (row))
    return;

  g_object_ref (row);
  gtk_list_box_remove (self->box, GTK_WIDGET (row));
  gtk_list_box_insert (self->box, GTK_WIDGET (row), place);
  g_object_unref (row);
  gtk_widget_grab_focus (line->entry);
  emit_changed (self);
}

static void
take_out (Line *line)
{
  KladeOrderList *self = line->list;
  int place = gtk_list_box_row_get_index (line->row);
  guint n;

  gtk_list_box_remove (self->box, GTK_WIDGET (line->row));
  n = klade_order_list_get_n_lines (self);
  if (n > 0)
    klade_order_list_focus (self, MIN ((guint) place, n - 1));
  emit_changed (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                Line *line)
{
  int place = gtk_list_box_row_get_index (line->row);

  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    move_to (line, place - 1);
  else if (modifiers == GDK_ALT_MASK && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    move_to (line, place + 1);
  else if (modifiers == GDK_CONTROL_MASK && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete))
    take_out (line);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activated_cb (Line *line)
{
  klade_order_list_focus (line->list, (guint) gtk_list_box_row_get_index (line->row) + 1);
}

static GdkContentProvider *
drag_prepared_cb (GtkDragSource *source, double x, double y, Line *line)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (line->row));

  gtk_drag_source_set_icon (source, icon, (int) x, (int) y);
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, line->row);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, Line *line)
{
  GtkListBoxRow *row = g_value_get_object (value);
  Line *dragged = row != NULL ? g_object_get_data (G_OBJECT (row), LINE) : NULL;

  if (dragged == NULL || dragged->list != line->list)
    return FALSE;

  move_to (dragged, gtk_list_box_row_get_index (line->row));
  return TRUE;
}

/* ---- a line ---- */

static GtkWidget *
new_button (Line *line, const char *icon, const char *verb, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, verb, -1);
  g_signal_connect_swapped (button, "clicked", pressed, line);
  return button;
}

static void
up_clicked_cb (Line *line)
{
  move_to (line, gtk_list_box_row_get_index (line->row) - 1);
}

static void
down_clicked_cb (Line *line)
{
  move_to (line, gtk_list_box_row_get_index (line->row) + 1);
}

static GtkWidget *
new_handle (Line *line)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepared_cb), line);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_widget_set_tooltip_text (handle, _ ("Drag to another place (Alt+Up, Alt+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Drag to another place (Alt+Up, Alt+Down)"), -1);
  return handle;
}

static GtkWidget *
new_caption (const char *caption)
{
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), CAPTION_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CAPTION_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, caption);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
fill_line (Line *line, const char *caption, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  line->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (line->entry), text);
  gtk_widget_set_hexpand (line->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  caption != NULL ? caption : _ ("Text"), -1);
  g_signal_connect_swapped (line->entry, "changed", G_CALLBACK (emit_changed), line->list);
  g_signal_connect_swapped (line->entry, "activate", G_CALLBACK (activated_cb), line);

  gtk_box_append (GTK_BOX (box), new_handle (line));
  if (caption != NULL)
    gtk_box_append (GTK_BOX (box), new_caption (caption));
  gtk_box_append (GTK_BOX (box), line->entry);
  gtk_box_append (GTK_BOX (box), new_button (line, "go-up-symbolic", _ ("Higher (Alt+Up)"),
                                             G_CALLBACK (up_clicked_cb)));
  gtk_box_append (GTK_BOX (box), new_button (line, "go-down-symbolic", _ ("Lower (Alt+Down)"),
                                             G_CALLBACK (down_clicked_cb)));
  gtk_box_append (GTK_BOX (box), new_button (line, "list-remove-symbolic",
                                             _ ("Take out (Ctrl+Delete)"), G_CALLBACK (take_out)));
  gtk_widget_add_css_class (box, "klade-order-line");
  gtk_list_box_row_set_child (line->row, box);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), line);
  gtk_widget_add_controller (GTK_WIDGET (line->row), keys);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), line);
  gtk_widget_add_controller (GTK_WIDGET (line->row), GTK_EVENT_CONTROLLER (target));
}

/* ---- the list ---- */

static void
klade_order_list_class_init (KladeOrderListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
klade_order_list_init (KladeOrderList *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->box = GTK_LIST_BOX (box);
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (box, "boxed-list");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * klade_order_list_new:
 * @name: what a screen reader calls it, translated
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
klade_order_list_new (const char *name)
{
  KladeOrderList *self = g_object_new (KLADE_TYPE_ORDER_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

/**
 * klade_order_list_clear:
 *
 * Takes every line out; nobody is told.
 */
void
klade_order_list_clear (KladeOrderList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KLADE_IS_ORDER_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->box, 0)) != NULL)
    gtk_list_box_remove (self->box, GTK_WIDGET (row));
}

/**
 * klade_order_list_add:
 * @self: the list
 * @key: what the line stands for
 * @caption: (nullable): its name, which stays
 * @text: what the person may change
 *
 * Adds a line behind the others; nobody is told.
 */
void
klade_order_list_add (KladeOrderList *self, int key, const char *caption, const char *text)
{
  Line *line;

  g_return_if_fail (KLADE_IS_ORDER_LIST (self));
  g_return_if_fail (text != NULL);

  line = g_new0 (Line, 1);
  line->row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  line->list = self;
  line->key = key;
  gtk_list_box_row_set_activatable (line->row, FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (line->row), FALSE);
  self->is_filling = TRUE;
  fill_line (line, caption, text);
  self->is_filling = FALSE;
  g_object_set_data_full (G_OBJECT (line->row), LINE, line, g_free);
  gtk_list_box_append (self->box, GTK_WIDGET (line->row));
}

/**
 * klade_order_list_focus:
 *
 * Goes to the text of the line at @place, if there is one.
 */
void
klade_order_list_focus (KladeOrderList *self, guint place)
{
  Line *line = get_line (self, place);

  if (line != NULL)
    gtk_widget_grab_focus (line->entry);
}

guint
klade_order_list_get_n_lines (KladeOrderList *self)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (self->box, (int) n) != NULL)
    n++;
  return n;
}

int
klade_order_list_get_key (KladeOrderList *self, guint place)
{
  Line *line = get_line (self, place);

  g_return_val_if_fail (line != NULL, 0);

  return line->key;
}

const char *
klade_order_list_get_text (KladeOrderList *self, guint place)
{
  Line *line = get_line (self, place);

  g_return_val_if_fail (line != NULL, "");

  return gtk_editable_get_text (GTK_EDITABLE (line->entry));
}
