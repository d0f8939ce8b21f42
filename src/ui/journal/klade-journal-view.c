/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-view.h"

#include "klade-first-frame.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-journal-view-private.h"
#include "klade-main-menu.h"
#include "klade-stack.h"

#define SHEETS_MAX 8
#define POLL_MS 500

enum
{
  PROP_TERM = 1,
  PROP_PANEL_OPEN,
  PROP_SHOWS_HIDDEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static const char *const terms[] = { "s1", "s2", "year" };

G_DEFINE_FINAL_TYPE (KladeJournalView, klade_journal_view, ADW_TYPE_BIN)

/* ---- popovers ---- */

/**
 * klade_journal_view_point:
 * @at: a widget inside the view
 * @bounds: (nullable): a part of it; %NULL for all
 *
 * Points a popover of the view at something.
 */
void
klade_journal_view_point (KladeJournalView *self,
                          GtkPopover *popover,
                          GtkWidget *at,
                          const GdkRectangle *bounds)
{
  GdkRectangle where = { 0, 0, gtk_widget_get_width (at), gtk_widget_get_height (at) };
  double x, y;

  if (bounds != NULL)
    where = *bounds;
  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), where.x, where.y, &x, &y))
    return;

  where.x = (int) x;
  where.y = (int) y;
  gtk_popover_set_pointing_to (popover, &where);
}

/**
 * klade_journal_view_point_at_cell:
 *
 * Brings a cell into sight and points a popover of the view at it.
 */
void
klade_journal_view_point_at_cell (KladeJournalView *self, GtkPopover *popover, int row, int column)
{
  GdkRectangle bounds;

  klade_journal_grid_scroll_to_cell (self->grid, row, column);
  if (klade_journal_grid_get_cell_bounds (self->grid, row, column, &bounds))
    klade_journal_view_point (self, popover, GTK_WIDGET (self->grid), &bounds);
}

/**
 * klade_journal_view_close_popovers:
 *
 * Takes away whatever stands over the journal.
 */
void
klade_journal_view_close_popovers (KladeJournalView *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_VIEW (self));

  gtk_popover_popdown (GTK_POPOVER (self->history_popover));
  gtk_popover_popdown (GTK_POPOVER (self->conflict_popover));
  gtk_popover_popdown (GTK_POPOVER (self->proposal_popover));
  gtk_popover_popdown (GTK_POPOVER (self->time_popover));
  gtk_popover_popdown (self->cell_menu_popover);
}

static void
context_menu_cb (KladeJournalView *self, int row, int column, double x, double y)
{
  const GdkRectangle bounds = { (int) x, (int) y, 1, 1 };

  klade_journal_view_point (self, self->cell_menu_popover, GTK_WIDGET (self->grid), &bounds);
  gtk_popover_popup (self->cell_menu_popover);
}

/* ---- the grid speaks ---- */

static void
cursor_moved_cb (KladeJournalView *self)
{
  klade_journal_view_show_status (self);
  klade_journal_view_show_lesson (self);
  klade_journal_view_update_actions (self);
}

static void
edit_changed_cb (KladeJournalView *self)
{
  klade_journal_view_show_status (self);
}

static void
lesson_activated_cb (KladeJournalView *self, int column)
{
  const KladeSheetColumn *at = klade_journal_sheet_get_column (self->sheet, column);

  gtk_widget_activate_action (GTK_WIDGET (self),
                              at->lesson >= 0 ? "journal.lesson" : "journal.proposal", NULL);
}

/* ---- finding a pupil ---- */

static void
find (KladeJournalView *self, gboolean from_next, gboolean forward)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  int row, column, found;

  if (self->sheet == NULL || *typed == '\0')
    return;

  klade_journal_grid_get_position (self->grid, &row, &column);
  found = klade_journal_sheet_find_row (self->sheet, typed,
                                        row + (from_next ? (forward ? 1 : -1) : 0), forward);
  if (found >= 0)
    {
      klade_journal_grid_set_position (self->grid, found, column);
      gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
    }
}

static void
find_changed_cb (KladeJournalView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
  find (self, FALSE, TRUE);
}

static void
find_next_cb (KladeJournalView *self)
{
  find (self, TRUE, TRUE);
}

static void
find_previous_cb (KladeJournalView *self)
{
  find (self, TRUE, FALSE);
}

static void
find_stopped_cb (KladeJournalView *self)
{
  gtk_revealer_set_reveal_child (self->find_revealer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
find_toggled_cb (KladeJournalView *self)
{
  if (gtk_revealer_get_reveal_child (self->find_revealer))
    gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->find_entry), "");
}

/* ---- properties ---- */

/**
 * klade_journal_view_set_panel_open:
 * @open: whether the lesson's panel stands beside the grid
 */
void
klade_journal_view_set_panel_open (KladeJournalView *self, gboolean open)
{
  self->panel_open = open;
  gtk_widget_set_visible (GTK_WIDGET (self->panel), open);
  gtk_widget_set_visible (self->panel_separator, open);
  if (!open)
    klade_lesson_panel_flush (self->panel);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "panel-open", open);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_OPEN]);
}

static void
set_term (KladeJournalView *self, const char *term)
{
  if (self->sheet == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (terms); i++)
    if (g_strcmp0 (terms[i], term) == 0)
      klade_journal_sheet_set_view (self->sheet, (KladeSheetView) i);
  klade_journal_view_show_titles (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
klade_journal_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (object);

  switch (prop_id)
    {
    case PROP_TERM:
      g_value_set_string (value, self->sheet != NULL
                                     ? terms[klade_journal_sheet_get_view (self->sheet)]
                                     : terms[0]);
      break;
    case PROP_PANEL_OPEN:
      g_value_set_boolean (value, self->panel_open);
      break;
    case PROP_SHOWS_HIDDEN:
      g_value_set_boolean (value, self->sheet != NULL &&
                                      klade_journal_sheet_get_shows_hidden (self->sheet));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
klade_journal_view_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (object);

  switch (prop_id)
    {
    case PROP_TERM:
      set_term (self, g_value_get_string (value));
      break;
    case PROP_PANEL_OPEN:
      klade_journal_view_set_panel_open (self, g_value_get_boolean (value));
      break;
    case PROP_SHOWS_HIDDEN:
      if (self->sheet != NULL)
        klade_journal_sheet_set_shows_hidden (self->sheet, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* ---- the widget ---- */

static gboolean
polled_cb (gpointer data)
{
  KladeJournalView *self = data;

  if (self->sheet != NULL)
    klade_journal_sheet_poll (self->sheet);

  return G_SOURCE_CONTINUE;
}

static void
klade_journal_view_map (GtkWidget *widget)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  GTK_WIDGET_CLASS (klade_journal_view_parent_class)->map (widget);
  if (self->poll_source == 0)
    self->poll_source = g_timeout_add (POLL_MS, polled_cb, self);
}

static void
klade_journal_view_unmap (GtkWidget *widget)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  klade_journal_view_close_popovers (self);
  GTK_WIDGET_CLASS (klade_journal_view_parent_class)->unmap (widget);
}

static gboolean
klade_journal_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_JOURNAL_VIEW (widget)->grid));
}

static void
klade_journal_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  GTK_WIDGET_CLASS (klade_journal_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (self->history_popover));
  gtk_popover_present (GTK_POPOVER (self->conflict_popover));
  gtk_popover_present (GTK_POPOVER (self->proposal_popover));
  gtk_popover_present (GTK_POPOVER (self->time_popover));
  gtk_popover_present (self->cell_menu_popover);
}

static void
klade_journal_view_dispose (GObject *object)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_object (&self->sheet_signals);
  g_clear_pointer ((GtkWidget **) &self->history_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->conflict_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->proposal_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->time_popover, gtk_widget_unparent);
  g_clear_pointer ((GtkWidget **) &self->cell_menu_popover, gtk_widget_unparent);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_object (&self->settings);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->person, klade_person_unref);

  G_OBJECT_CLASS (klade_journal_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, find_revealer);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, find_toggle);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, new_button);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, print_button);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, banner);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, grid);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, status_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, unsaved_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, panel_separator);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, panel);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalView, error_page);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lesson_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_toggled_cb);
}

static void
klade_journal_view_class_init (KladeJournalViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = klade_journal_view_dispose;
  object_class->get_property = klade_journal_view_get_property;
  object_class->set_property = klade_journal_view_set_property;
  widget_class->map = klade_journal_view_map;
  widget_class->unmap = klade_journal_view_unmap;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_journal_view_grab_focus;
  widget_class->size_allocate = klade_journal_view_size_allocate;

  properties[PROP_TERM] =
      g_param_spec_string ("term", NULL, NULL, "s1",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PANEL_OPEN] =
      g_param_spec_boolean ("panel-open", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SHOWS_HIDDEN] =
      g_param_spec_boolean ("shows-hidden", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (KLADE_TYPE_BANNER);
  g_type_ensure (KLADE_TYPE_JOURNAL_GRID);
  g_type_ensure (KLADE_TYPE_LESSON_PANEL);
  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-journal-view.ui");
  bind_template (widget_class);
  klade_journal_view_class_install_actions (klass);
}

static void
add_popover (KladeJournalView *self, gpointer popover)
{
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
}

static GtkPopover *
new_cell_menu (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/lv/klade/Klade/ui/journal/klade-journal-cell-menu.ui");
  GMenuModel *menu = G_MENU_MODEL (gtk_builder_get_object (builder, "cell_menu"));
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);

  return GTK_POPOVER (popover);
}

static void
klade_journal_view_init (KladeJournalView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  self->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  self->history_popover = klade_history_popover_new ();
  self->conflict_popover = klade_conflict_popover_new ();
  self->proposal_popover = klade_proposal_popover_new ();
  self->time_popover = klade_lesson_time_popover_new ();
  g_signal_connect_swapped (self->time_popover, "chosen",
                            G_CALLBACK (klade_journal_view_time_chosen), self);
  self->cell_menu_popover = new_cell_menu ();
  add_popover (self, self->history_popover);
  add_popover (self, self->conflict_popover);
  add_popover (self, self->proposal_popover);
  add_popover (self, self->time_popover);
  add_popover (self, self->cell_menu_popover);
  self->panel_open = TRUE;
  klade_journal_view_follow_sheet (self);
  klade_journal_view_update_actions (self);
}

static void
settings_changed_cb (KladeJournalView *self)
{
  klade_journal_grid_set_move_direction (
      self->grid, (KladeMoveDirection) g_settings_get_enum (self->settings, "direction"));
  klade_journal_grid_set_density (
      self->grid, (KladeGridDensity) g_settings_get_enum (self->settings, "density"));
}

/**
 * klade_journal_view_set_person:
 * @worker: has the session
 * @person: who works here
 * @settings: direction, density, panel
 */
void
klade_journal_view_set_person (KladeJournalView *self,
                               KladeWorker *worker,
                               KladePerson *person,
                               GSettings *settings)
{
  g_return_if_fail (KLADE_IS_JOURNAL_VIEW (self));
  g_return_if_fail (self->worker == NULL);

  self->worker = g_object_ref (worker);
  self->person = klade_person_ref (person);
  klade_journal_view_set_panel_open (self, g_settings_get_boolean (settings, "panel-open"));
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::direction", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::density", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
}

/* ---- opening ---- */

static void
show_opened (KladeJournalView *self)
{
  gboolean has_lessons = klade_journal_sheet_get_page (self->sheet)->n_lessons > 0;

  klade_journal_grid_set_sheet (self->grid, self->sheet);
  klade_lesson_panel_set_sheet (self->panel, self->sheet);
  gtk_stack_set_visible_child_name (self->stack, has_lessons ? "journal" : "empty");
  klade_journal_view_show_titles (self);
  cursor_moved_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TERM]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_HIDDEN]);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      if (has_lessons)
        gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      else /* the grid is not shown, and Ctrl+N needs the focus within */
        gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
      klade_first_frame_tell (GTK_WIDGET (self), "journal");
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalView) self = user_data;
  g_autoptr (GError) error = NULL;
  KladeJournalSheet *sheet = KLADE_JOURNAL_SHEET (source);
  gboolean is_open = klade_journal_sheet_open_finish (sheet, result, &error);

  if (sheet != self->sheet)
    return; /* another journal was chosen meanwhile */

  if (is_open)
    {
      show_opened (self);
    }
  else
    {
      g_autofree char *sentence = klade_error_explain (error);

      g_ptr_array_remove (self->sheets, sheet);
      adw_status_page_set_description (self->error_page, sentence);
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
}

static KladeJournalSheet *
find_sheet (KladeJournalView *self, gint64 journal_id)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      KladeJournalSheet *sheet = g_ptr_array_index (self->sheets, i);
      KladeJournalPage *page = klade_journal_sheet_get_page (sheet);

      if (page != NULL && page->journal_id == journal_id)
        return sheet;
    }

  return NULL;
}

/* Journals with something unsaved are never let go. */
static void
forget_old_sheets (KladeJournalView *self)
{
  for (guint i = 0; i < self->sheets->len && self->sheets->len > SHEETS_MAX;)
    if (klade_journal_sheet_get_n_unsaved (g_ptr_array_index (self->sheets, i)) == 0)
      g_ptr_array_remove_index (self->sheets, i);
    else
      i++;
}

/**
 * klade_journal_view_open:
 * @journal_id: a journal
 *
 * Shows a journal.  One that was open lately is there at once, with what can be undone in it,
 * and is read again behind.
 */
void
klade_journal_view_open (KladeJournalView *self, gint64 journal_id)
{
  KladeJournalSheet *sheet;

  g_return_if_fail (KLADE_IS_JOURNAL_VIEW (self));
  g_return_if_fail (self->worker != NULL);

  if (journal_id == self->journal_id && self->sheet != NULL)
    {
      klade_journal_sheet_poll (self->sheet);
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      return;
    }

  klade_journal_view_flush (self);
  self->journal_id = journal_id;
  sheet = find_sheet (self, journal_id);
  if (sheet != NULL)
    {
      g_set_object (&self->sheet, sheet);
      g_signal_group_set_target (self->sheet_signals, sheet);
      show_opened (self);
      klade_journal_sheet_reload (sheet);
      return;
    }

  sheet = klade_journal_sheet_new (self->worker, self->person);
  g_ptr_array_add (self->sheets, sheet);
  g_set_object (&self->sheet, sheet);
  g_signal_group_set_target (self->sheet_signals, sheet);
  forget_old_sheets (self);
  klade_journal_sheet_open (sheet, journal_id, opened_cb, g_object_ref (self));
}

/**
 * klade_journal_view_get_journal:
 *
 * Returns: the journal shown, 0 for none yet
 */
gint64
klade_journal_view_get_journal (KladeJournalView *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_VIEW (self), 0);

  return self->journal_id;
}

/**
 * klade_journal_view_get_sheet:
 *
 * Returns: (transfer none) (nullable): the journal shown
 */
KladeJournalSheet *
klade_journal_view_get_sheet (KladeJournalView *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_VIEW (self), NULL);

  return self->sheet;
}

/**
 * klade_journal_view_set_locked:
 * @is_locked: the lock is about to stand before the view, or is gone
 *
 * An unfinished entry stays unfinished behind the lock.
 */
void
klade_journal_view_set_locked (KladeJournalView *self, gboolean is_locked)
{
  g_return_if_fail (KLADE_IS_JOURNAL_VIEW (self));

  klade_journal_grid_hold_edit (self->grid, is_locked);
}

/**
 * klade_journal_view_flush:
 *
 * Gives whatever was typed and can be saved to the store.
 */
void
klade_journal_view_flush (KladeJournalView *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_VIEW (self));

  klade_journal_grid_finish_edit (self->grid);
  klade_lesson_panel_flush (self->panel);
}

/**
 * klade_journal_view_get_n_unsaved:
 *
 * Returns: how much is only in this window; 0 when it may close
 */
guint
klade_journal_view_get_n_unsaved (KladeJournalView *self)
{
  guint n;

  g_return_val_if_fail (KLADE_IS_JOURNAL_VIEW (self), 0);

  n = klade_lesson_panel_get_n_unsaved (self->panel);
  for (guint i = 0; i < self->sheets->len; i++)
    n += klade_journal_sheet_get_n_unsaved (g_ptr_array_index (self->sheets, i));

  return n;
}
