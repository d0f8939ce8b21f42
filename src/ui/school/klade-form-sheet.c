/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-sheet.h"

#include "klade-focus.h"
#include "klade-form-entry.h"

struct _KladeFormSheet
{
  AdwBin parent_instance;

  /* Owned */
  GHashTable *unfolded; /* titles of expander rows */
  GtkSizeGroup *titles; /* of the lines */
  char *focused;        /* the title of the row that had the focus; NULL: none */

  double scroll_px;
  GtkWidget *revealed; /* weak: the row to be seen once it has its place */
  int n_ticks;

  /* Borrowed */
  GtkScrolledWindow *scrolled;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (KladeFormSheet, klade_form_sheet, ADW_TYPE_BIN)

static void
klade_form_sheet_finalize (GObject *object)
{
  KladeFormSheet *self = KLADE_FORM_SHEET (object);

  g_clear_weak_pointer (&self->revealed);
  g_hash_table_unref (self->unfolded);
  g_object_unref (self->titles);
  g_free (self->focused);

  G_OBJECT_CLASS (klade_form_sheet_parent_class)->finalize (object);
}

static gboolean
klade_form_sheet_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (KLADE_FORM_SHEET (widget)->box), GTK_DIR_TAB_FORWARD);
}

static void
klade_form_sheet_class_init (KladeFormSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_form_sheet_finalize;
  GTK_WIDGET_CLASS (klass)->focus = klade_focus_pass;
  GTK_WIDGET_CLASS (klass)->grab_focus = klade_form_sheet_grab_focus;
}

static void
klade_form_sheet_init (KladeFormSheet *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_child (self->scrolled, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

#define TOAST_PX 66 /* the last row can be scrolled clear of a toast */

/**
 * klade_form_sheet_new:
 * @margin_px: around the groups
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
klade_form_sheet_new (int margin_px)
{
  KladeFormSheet *self = g_object_new (KLADE_TYPE_FORM_SHEET, NULL);

  g_object_set (self->box, "margin-start", margin_px, "margin-end", margin_px, "margin-top",
                margin_px, "margin-bottom", margin_px + TOAST_PX, NULL);
  return GTK_WIDGET (self);
}

typedef void (*RowFunc) (KladeFormSheet *self, GtkWidget *row);

static void
each_row (KladeFormSheet *self, GtkWidget *widget, RowFunc func)
{
  if (ADW_IS_PREFERENCES_ROW (widget))
    func (self, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    each_row (self, child, func);
}

static void
remember_row (KladeFormSheet *self, GtkWidget *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  if (!ADW_IS_EXPANDER_ROW (row))
    return;

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    g_hash_table_add (self->unfolded, g_strdup (title));
  else
    g_hash_table_remove (self->unfolded, title);
}

static void
remember_focus (KladeFormSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  g_clear_pointer (&self->focused, g_free);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    row = ADW_IS_PREFERENCES_ROW (focus)
              ? focus
              : gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW);
  if (row != NULL)
    self->focused = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/**
 * klade_form_sheet_begin:
 * @is_same: whether it will show the same thing, read again
 *
 * Empties the sheet.
 */
void
klade_form_sheet_begin (KladeFormSheet *self, gboolean is_same)
{
  GtkWidget *child;

  g_return_if_fail (KLADE_IS_FORM_SHEET (self));

  each_row (self, GTK_WIDGET (self->box), remember_row);
  remember_focus (self);
  gtk_widget_set_visible (GTK_WIDGET (self->box), FALSE); /* what unfolds unseen does not move */
  self->scroll_px =
      is_same ? gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scrolled)) : 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

/**
 * klade_form_sheet_add_group:
 * @title: (nullable): above its rows, translated
 *
 * Returns: (transfer none): a new group
 */
AdwPreferencesGroup *
klade_form_sheet_add_group (KladeFormSheet *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_return_val_if_fail (KLADE_IS_FORM_SHEET (self), NULL);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * klade_form_sheet_add_widget:
 * @widget: something else than a group
 */
void
klade_form_sheet_add_widget (KladeFormSheet *self, GtkWidget *widget)
{
  g_return_if_fail (KLADE_IS_FORM_SHEET (self));

  gtk_box_append (self->box, widget);
}

static void
restore_row (KladeFormSheet *self, GtkWidget *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  if (ADW_IS_EXPANDER_ROW (row) && g_hash_table_contains (self->unfolded, title))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
restore_focus (KladeFormSheet *self, GtkWidget *row)
{
  if (g_strcmp0 (self->focused, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))) != 0)
    return;

  g_clear_pointer (&self->focused, g_free);
  if (!gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
align_row (KladeFormSheet *self, GtkWidget *row)
{
  if (KLADE_IS_FORM_ENTRY (row))
    klade_form_entry_align_title (KLADE_FORM_ENTRY (row), self->titles);
}

static gboolean
scroll_back (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KladeFormSheet *self = KLADE_FORM_SHEET (widget);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), self->scroll_px);
  return G_SOURCE_REMOVE;
}

#define LAID_OUT_TICKS 2 /* a tick comes before its frame's layout */

static gboolean
scroll_to_revealed (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KladeFormSheet *self = KLADE_FORM_SHEET (widget);
  double y;

  if (++self->n_ticks < LAID_OUT_TICKS)
    return G_SOURCE_CONTINUE;

  if (self->revealed != NULL &&
      gtk_widget_translate_coordinates (self->revealed, GTK_WIDGET (self->box), 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), y);
  g_clear_weak_pointer (&self->revealed);
  return G_SOURCE_REMOVE;
}

/**
 * klade_form_sheet_fold:
 * @title: of an unfolded row
 *
 * Between klade_form_sheet_begin() and klade_form_sheet_finish(): the row comes back folded.
 */
void
klade_form_sheet_fold (KladeFormSheet *self, const char *title)
{
  g_return_if_fail (KLADE_IS_FORM_SHEET (self));

  g_hash_table_remove (self->unfolded, title);
}

/**
 * klade_form_sheet_reveal:
 * @row: one of the sheet's
 *
 * Scrolls @row to the top, away from whatever covers the sheet's end, once everything has its
 * place.
 */
void
klade_form_sheet_reveal (KladeFormSheet *self, GtkWidget *row)
{
  g_return_if_fail (KLADE_IS_FORM_SHEET (self));

  g_set_weak_pointer (&self->revealed, row);
  self->n_ticks = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_revealed, NULL, NULL);
}

/**
 * klade_form_sheet_finish:
 *
 * The sheet is full: what was unfolded unfolds, the focus and the scroll come back.
 *
 * Returns: %FALSE if the row that had the focus is no more: somebody else has to take it
 */
gboolean
klade_form_sheet_finish (KladeFormSheet *self)
{
  gboolean is_lost;

  g_return_val_if_fail (KLADE_IS_FORM_SHEET (self), TRUE);

  each_row (self, GTK_WIDGET (self->box), align_row);
  each_row (self, GTK_WIDGET (self->box), restore_row);
  gtk_widget_set_visible (GTK_WIDGET (self->box), TRUE);
  if (self->focused != NULL)
    each_row (self, GTK_WIDGET (self->box), restore_focus);
  is_lost = self->focused != NULL;
  g_clear_pointer (&self->focused, g_free);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_back, NULL, NULL);
  return !is_lost;
}

/* ---- rows ---- */

/**
 * klade_sheet_row_new:
 * @title: as it is, no markup
 * @subtitle: (nullable): the same
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
klade_sheet_row_new (const char *title, const char *subtitle)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle != NULL ? subtitle : "", NULL);
}

/**
 * klade_sheet_add_button:
 * @row: an #AdwActionRow, #AdwExpanderRow or #KladeFormEntry
 * @icon_name: (nullable): %NULL for a button with words
 * @name: what it does
 *
 * Returns: (transfer none): a flat button at the end of @row
 */
GtkWidget *
klade_sheet_add_button (GtkWidget *row, const char *icon_name, const char *name)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_label (name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon_name != NULL)
    {
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }

  if (KLADE_IS_FORM_ENTRY (row))
    klade_form_entry_add_suffix (KLADE_FORM_ENTRY (row), button);
  else if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}
