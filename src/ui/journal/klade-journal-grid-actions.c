/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

static KladeJournalGrid *
ready (GtkWidget *widget)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (widget);

  return self->sheet != NULL && self->n_rows > 0 && self->n_columns > 0 ? self : NULL;
}

static void
copy_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  g_autofree char *text = NULL;
  KladeCellRange range;

  if (self == NULL)
    return;
  range = klade_journal_cursor_get_range (self->cursor);
  text = self->cursor->is_editing ? g_strdup (self->cursor->text->str)
                                  : klade_journal_sheet_copy (self->sheet, &range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
clear_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  KladeCellRange range;

  if (self == NULL || self->cursor->is_editing)
    return;
  range = klade_journal_cursor_get_range (self->cursor);
  klade_journal_sheet_clear (self->sheet, &range);
}

static void
cut_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy_activated (widget, action, parameter);
  clear_activated (widget, action, parameter);
}

typedef struct
{
  KladeJournalGrid *grid;
  KladeCellRange range; /* as it was when the key was pressed */
  gboolean into_edit;
} Paste;

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Paste *paste = user_data;
  g_autoptr (KladeJournalGrid) self = paste->grid;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text == NULL || self->sheet == NULL)
    return; /* an empty clipboard, a picture, or the grid is gone */
  if (paste->into_edit && self->cursor->is_editing)
    klade_journal_grid_type (self, g_strstrip (text));
  else
    klade_journal_sheet_paste (self->sheet, &paste->range, text);
}

static void
paste_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  Paste *paste;

  if (self == NULL)
    return;
  paste = g_new (Paste, 1);
  paste->grid = g_object_ref (self);
  paste->range = klade_journal_cursor_get_range (self->cursor);
  paste->into_edit = self->cursor->is_editing;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->paste, text_read_cb,
                                 paste);
}

static void
fill_down_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  KladeCellRange range;

  if (self == NULL)
    return;
  klade_journal_grid_finish_edit (self);
  range = klade_journal_cursor_get_range (self->cursor);
  klade_journal_sheet_fill_down (self->sheet, &range);
}

static void
fill_absent_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  KladeCellRange range;

  if (self == NULL)
    return;
  klade_journal_grid_finish_edit (self);
  range = klade_journal_cursor_get_range (self->cursor);
  klade_journal_sheet_fill_empty (self->sheet, &range, "n");
}

static void
press (GtkWidget *widget, KladeKey key)
{
  KladeJournalGrid *self = ready (widget);

  if (self != NULL)
    klade_journal_grid_apply (self, klade_journal_cursor_press (self->cursor, &self->cursor_sheet,
                                                                key, KLADE_KEY_WITH_NOTHING, 0));
}

static void
select_all_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  press (widget, KLADE_KEY_ALL);
}

static void
edit_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  press (widget, KLADE_KEY_EDIT);
}

static void
today_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  int column;

  if (self == NULL)
    return;
  column = klade_journal_sheet_find_today (self->sheet);
  klade_journal_grid_scroll_to_today (self);
  if (column >= 0)
    klade_journal_grid_point (self, self->cursor->row, column, FALSE);
}

static void
lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);

  if (self != NULL)
    g_signal_emit_by_name (self, "activate-lesson", self->cursor->column);
}

static void
menu_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);
  GdkRectangle bounds;

  if (self == NULL)
    return;
  klade_journal_grid_scroll_to_cell (self, self->cursor->row, self->cursor->column);
  klade_journal_grid_get_cell_bounds (self, self->cursor->row, self->cursor->column, &bounds);
  g_signal_emit_by_name (self, "context-menu", self->cursor->row, self->cursor->column,
                         bounds.x + bounds.width / 2.0, bounds.y + bounds.height / 2.0);
}

/* While something is typed, undo takes that back first. */
static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);

  if (self == NULL)
    return;
  if (self->cursor->is_editing)
    press (widget, KLADE_KEY_ESCAPE);
  else
    klade_journal_sheet_undo (self->sheet);
}

static void
redo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalGrid *self = ready (widget);

  if (self != NULL && !self->cursor->is_editing)
    klade_journal_sheet_redo (self->sheet);
}

void
klade_journal_grid_update_actions (KladeJournalGrid *self)
{
  gboolean can_undo = FALSE, can_redo = FALSE;

  if (self->sheet != NULL)
    g_object_get (self->sheet, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.undo",
                                 can_undo || self->cursor->is_editing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.redo", can_redo);
}

typedef struct
{
  const char *name;
  GtkWidgetActionActivateFunc activate;
  guint keyval; /* 0: the cursor takes the key itself */
  GdkModifierType modifiers;
  guint other_keyval;
  GdkModifierType other_modifiers;
} GridAction;

static const GridAction actions[] = {
  { "grid.copy", copy_activated, GDK_KEY_c, GDK_CONTROL_MASK, GDK_KEY_Insert, GDK_CONTROL_MASK },
  { "grid.cut", cut_activated, GDK_KEY_x, GDK_CONTROL_MASK, GDK_KEY_Delete, GDK_SHIFT_MASK },
  { "grid.paste", paste_activated, GDK_KEY_v, GDK_CONTROL_MASK, GDK_KEY_Insert, GDK_SHIFT_MASK },
  { "grid.fill-down", fill_down_activated, GDK_KEY_d, GDK_CONTROL_MASK, 0, 0 },
  { "grid.fill-absent", fill_absent_activated, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, 0, 0 },
  { "grid.clear", clear_activated, 0, 0, 0, 0 },
  { "grid.select-all", select_all_activated, GDK_KEY_a, GDK_CONTROL_MASK, 0, 0 },
  { "grid.today", today_activated, GDK_KEY_t, GDK_CONTROL_MASK, 0, 0 },
  { "grid.edit", edit_activated, 0, 0, 0, 0 },
  { "grid.lesson", lesson_activated, GDK_KEY_Return, GDK_ALT_MASK, GDK_KEY_KP_Enter, GDK_ALT_MASK },
  { "grid.menu", menu_activated, GDK_KEY_Menu, 0, GDK_KEY_F10, GDK_SHIFT_MASK },
  { "grid.undo", undo_activated, GDK_KEY_z, GDK_CONTROL_MASK, 0, 0 },
  { "grid.redo", redo_activated, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, GDK_KEY_y,
    GDK_CONTROL_MASK },
};

void
klade_journal_grid_class_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const GridAction *action = &actions[i];

      gtk_widget_class_install_action (widget_class, action->name, NULL, action->activate);
      if (action->keyval != 0)
        gtk_widget_class_add_binding_action (widget_class, action->keyval, action->modifiers,
                                             action->name, NULL);
      if (action->other_keyval != 0)
        gtk_widget_class_add_binding_action (widget_class, action->other_keyval,
                                             action->other_modifiers, action->name, NULL);
    }
}
