/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

static const struct
{
  guint keyval;
  guint keypad_keyval;
  KladeKey key;
} keys[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, KLADE_KEY_LEFT },
  { GDK_KEY_Right, GDK_KEY_KP_Right, KLADE_KEY_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, KLADE_KEY_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, KLADE_KEY_DOWN },
  { GDK_KEY_Home, GDK_KEY_KP_Home, KLADE_KEY_HOME },
  { GDK_KEY_End, GDK_KEY_KP_End, KLADE_KEY_END },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, KLADE_KEY_PAGE_UP },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, KLADE_KEY_PAGE_DOWN },
  { GDK_KEY_Return, GDK_KEY_KP_Enter, KLADE_KEY_ENTER },
  { GDK_KEY_ISO_Enter, GDK_KEY_3270_Enter, KLADE_KEY_ENTER },
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, KLADE_KEY_TAB },
  { GDK_KEY_ISO_Left_Tab, GDK_KEY_ISO_Left_Tab, KLADE_KEY_TAB },
  { GDK_KEY_Escape, GDK_KEY_Escape, KLADE_KEY_ESCAPE },
  { GDK_KEY_Delete, GDK_KEY_KP_Delete, KLADE_KEY_DELETE },
  { GDK_KEY_BackSpace, GDK_KEY_BackSpace, KLADE_KEY_BACKSPACE },
  { GDK_KEY_F2, GDK_KEY_F2, KLADE_KEY_EDIT },
};

static gboolean
find_key (guint keyval, KladeKey *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval || keys[i].keypad_keyval == keyval)
      {
        *key = keys[i].key;
        return TRUE;
      }
  return FALSE;
}

static gboolean
press (KladeJournalGrid *self, KladeKey key, KladeKeyModifiers modifiers, gunichar character)
{
  return klade_journal_grid_apply (
      self,
      klade_journal_cursor_press (self->cursor, &self->cursor_sheet, key, modifiers, character));
}

/* Characters arrive through the input method first (dead keys, Latvian letters), so what comes
 * here is a key of the cursor's, or the window's. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeJournalGrid *self)
{
  KladeKeyModifiers modifiers = KLADE_KEY_WITH_NOTHING;
  KladeKey key;

  klade_journal_grid_hush (self);
  if (self->sheet == NULL || state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (state & GDK_SHIFT_MASK)
    modifiers |= KLADE_KEY_WITH_SHIFT;
  if (state & GDK_CONTROL_MASK)
    modifiers |= KLADE_KEY_WITH_CONTROL;

  if (find_key (keyval, &key))
    {
      /* Shift+Delete and their like are the clipboard's, Ctrl+Tab the window's. */
      if (key == KLADE_KEY_DELETE && modifiers == KLADE_KEY_WITH_SHIFT)
        return FALSE;
      return press (self, key, modifiers, 0);
    }
  return FALSE;
}

/* Returns: whether all of @text was taken */
gboolean
klade_journal_grid_type (KladeJournalGrid *self, const char *text)
{
  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      KladeCursorAction action =
          klade_journal_cursor_press (self->cursor, &self->cursor_sheet, KLADE_KEY_CHAR,
                                      KLADE_KEY_WITH_NOTHING, g_utf8_get_char (place));

      klade_journal_grid_apply (self, action);
      if (action == KLADE_CURSOR_REFUSED)
        return FALSE;
    }
  return TRUE;
}

static void
committed_cb (GtkIMContext *input, const char *text, KladeJournalGrid *self)
{
  if (self->sheet != NULL)
    klade_journal_grid_type (self, text);
}

static void
preedit_changed_cb (GtkIMContext *input, KladeJournalGrid *self)
{
  g_clear_pointer (&self->preedit, g_free);
  gtk_im_context_get_preedit_string (input, &self->preedit, NULL, NULL);
  klade_journal_grid_redraw_cell (self, self->cursor->row, self->cursor->column);
}

/* A popover that closes gives the focus back to the cell it came from, while the cursor may be
 * elsewhere by then: what a screen reader hears is the cursor's cell. */
static gboolean
focus_settled_cb (gpointer data)
{
  KladeJournalGrid *self = data;
  GtkWidget *cell = klade_journal_grid_get_cell (self, self->cursor->row, self->cursor->column);

  self->focus_source = 0;
  if (self->n_rows > 0 && self->n_columns > 0 && klade_journal_grid_has_focus (self) &&
      (cell == NULL || !gtk_widget_is_focus (cell)))
    klade_journal_grid_focus_here (self);

  return G_SOURCE_REMOVE;
}

/* Tells the input method where its windows belong. */
static void
focus_entered_cb (GtkEventControllerFocus *controller, KladeJournalGrid *self)
{
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_DEFAULT, focus_settled_cb, self, NULL);
  gtk_im_context_focus_in (self->input);
  klade_journal_grid_pane_redraw (self->body);
  klade_journal_grid_pane_redraw (self->summary);
}

/* The focus goes elsewhere in the window: what was typed is taken.  When only the window loses
 * it (another program, the lock), the edit waits as it is. */
static void
focus_left_cb (GtkEventControllerFocus *controller, KladeJournalGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_im_context_focus_out (self->input);
  klade_journal_grid_pane_redraw (self->body);
  klade_journal_grid_pane_redraw (self->summary);
  if (!self->holds_edit && GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)))
    klade_journal_grid_finish_edit (self);
}

void
klade_journal_grid_keys_init (KladeJournalGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->input = gtk_im_multicontext_new ();
  gtk_im_context_set_client_widget (self->input, GTK_WIDGET (self));
  g_signal_connect (self->input, "commit", G_CALLBACK (committed_cb), self);
  g_signal_connect (self->input, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);

  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (key), self->input);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);

  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
