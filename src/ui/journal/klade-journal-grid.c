/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

#include <adwaita.h>

#include "klade-i18n.h"
#include "klade-ui-resources.h"

enum
{
  PROP_0,
  PROP_SHEET,
  PROP_DENSITY,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeJournalGrid,
                               klade_journal_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

GType
klade_grid_density_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    { KLADE_GRID_DENSITY_AUTOMATIC, "KLADE_GRID_DENSITY_AUTOMATIC", "automatic" },
    { KLADE_GRID_DENSITY_NORMAL, "KLADE_GRID_DENSITY_NORMAL", "normal" },
    { KLADE_GRID_DENSITY_COMPACT, "KLADE_GRID_DENSITY_COMPACT", "compact" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("KladeGridDensity", values));
  return type;
}

const KladeGridPalette *
klade_journal_grid_get_palette (KladeJournalGrid *self)
{
  return klade_journal_grid_style_get_palette (self->style);
}

/* The pane that shows the sheet's @column. */
KladeJournalGridPane *
klade_journal_grid_pane_of (KladeJournalGrid *self, int column)
{
  return column < self->n_body ? self->body : self->summary;
}

void
klade_journal_grid_redraw_cell (KladeJournalGrid *self, int row, int column)
{
  GtkWidget *cell = klade_journal_grid_get_cell (self, row, column);

  if (cell != NULL)
    gtk_widget_queue_draw (cell);
}

/* Heads and names of @range are lit, or no more. */
void
klade_journal_grid_redraw_lights (KladeJournalGrid *self, const KladeCellRange *range)
{
  KladeJournalCell *cell;

  for (int row = range->first_row; row <= range->last_row; row++)
    if ((cell = klade_journal_grid_pane_get_cell (self->names, row, 0)) != NULL)
      gtk_widget_queue_draw (GTK_WIDGET (cell));
  for (int column = range->first_column; column <= range->last_column; column++)
    {
      KladeJournalGridPane *heads = column < self->n_body ? self->heads : self->summary_heads;

      if ((cell = klade_journal_grid_pane_get_cell (heads, 0, column)) != NULL)
        gtk_widget_queue_draw (GTK_WIDGET (cell));
    }
}

gboolean
klade_journal_grid_is_editing_at (KladeJournalGrid *self, int row, int column)
{
  return self->cursor->is_editing && self->cursor->row == row && self->cursor->column == column;
}

static void
restyle (KladeJournalGrid *self)
{
  KladeJournalGridPane *panes[] = { self->body, self->summary, self->names, self->heads,
                                    self->summary_heads };

  if (!klade_journal_grid_style_refresh (self->style))
    return;
  self->longest_name = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (panes); i++)
    klade_journal_grid_pane_rebind (panes[i]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (self->band);
}

static void
high_contrast_changed_cb (KladeJournalGrid *self)
{
  restyle (self);
}

static void
klade_journal_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (klade_journal_grid_parent_class)->css_changed (widget, change);
  restyle (KLADE_JOURNAL_GRID (widget));
}

static void
klade_journal_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (klade_journal_grid_parent_class)->system_setting_changed (widget, setting);
  if (setting != GTK_SYSTEM_SETTING_ICON_THEME)
    restyle (KLADE_JOURNAL_GRID (widget));
}

static void
klade_journal_grid_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (widget);
  const KladeGridMetrics *metrics = &self->metrics;
  int heads = metrics->month_height + metrics->head_height;
  int n_summary = self->n_columns - self->n_body;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum =
          metrics->name_width + 4 * metrics->column_width + n_summary * metrics->summary_width;
      *natural = MAX (*minimum, metrics->name_width + self->n_body * metrics->column_width +
                                    n_summary * metrics->summary_width);
    }
  else
    {
      *minimum = heads + 3 * metrics->row_height;
      *natural = MAX (*minimum, heads + self->n_rows * metrics->row_height);
    }
}

static void
klade_journal_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  klade_journal_grid_layout_allocate (KLADE_JOURNAL_GRID (widget), width, height);
}

static void
klade_journal_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (widget);

  klade_journal_grid_paint_frame (self, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->body), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->summary), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->names), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->heads), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->summary_heads), snapshot);
  gtk_widget_snapshot_child (widget, self->band, snapshot);
  klade_journal_grid_paint_edges (self, snapshot);
  gtk_widget_snapshot_child (widget, self->bubble, snapshot);
}

/* Tab comes in and goes to the cursor's cell; inside, Tab is the cursor's own. */
static gboolean
klade_journal_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (widget);

  return !klade_journal_grid_has_focus (self) && klade_journal_grid_focus_cursor (self);
}

static gboolean
klade_journal_grid_grab_focus (GtkWidget *widget)
{
  return klade_journal_grid_focus_cursor (KLADE_JOURNAL_GRID (widget));
}

static void
klade_journal_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (object);

  switch (id)
    {
    case PROP_SHEET:
      g_value_set_object (value, self->sheet);
      break;
    case PROP_DENSITY:
      g_value_set_enum (value, (int) self->density);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
klade_journal_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (object);

  switch (id)
    {
    case PROP_SHEET:
      klade_journal_grid_set_sheet (self, g_value_get_object (value));
      break;
    case PROP_DENSITY:
      klade_journal_grid_set_density (self, (KladeGridDensity) g_value_get_enum (value));
      break;
    case PROP_HADJUSTMENT:
      klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL,
                                         g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL,
                                         g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
klade_journal_grid_dispose (GObject *object)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (object);
  GtkWidget *child;

  klade_journal_grid_mouse_stop (self);
  klade_journal_grid_moment_stop (self);
  g_clear_handle_id (&self->name_source, g_source_remove);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_cancellable_cancel (self->paste);
  klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_object (&self->sheet_signals);
  g_clear_object (&self->sheet);
  if (self->input != NULL)
    gtk_im_context_set_client_widget (self->input, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (klade_journal_grid_parent_class)->dispose (object);
}

static void
klade_journal_grid_finalize (GObject *object)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (object);

  g_object_unref (self->paste);
  g_clear_object (&self->input);
  g_free (self->preedit);
  g_array_unref (self->months);
  g_array_unref (self->pulses);
  klade_journal_cursor_free (self->cursor);
  klade_journal_grid_style_free (self->style);

  G_OBJECT_CLASS (klade_journal_grid_parent_class)->finalize (object);
}

/* What lies beside the part that moves: an overshoot is shown there only. */
static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  KladeJournalGrid *self = KLADE_JOURNAL_GRID (scrollable);
  const KladeGridMetrics *metrics = &self->metrics;

  border->left = (gint16) metrics->name_width;
  border->right = (gint16) ((self->n_columns - self->n_body) * metrics->summary_width);
  border->top = (gint16) (metrics->month_height + metrics->head_height);
  border->bottom = 0;
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

static void
add_signal (KladeJournalGridClass *klass, const char *name, guint n_params, const GType *types)
{
  g_signal_newv (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, NULL, NULL, NULL, NULL,
                 G_TYPE_NONE, n_params, (GType *) types);
}

static void
add_signals (KladeJournalGridClass *klass)
{
  const GType types[] = { G_TYPE_INT, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE };

  add_signal (klass, "cursor-moved", 2, types);
  add_signal (klass, "edit-changed", 0, types);
  add_signal (klass, "head-activated", 1, types);
  add_signal (klass, "activate-lesson", 1, types);
  add_signal (klass, "name-activated", 1, types);
  add_signal (klass, "context-menu", 4, types);
}

static void
load_css (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  g_resources_register (klade_ui_get_resource ()); /* keeps it linked */
  gtk_css_provider_load_from_resource (provider,
                                       "/lv/klade/Klade/ui/journal/klade-journal-grid.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
klade_journal_grid_class_init (KladeJournalGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = klade_journal_grid_dispose;
  object_class->finalize = klade_journal_grid_finalize;
  object_class->get_property = klade_journal_grid_get_property;
  object_class->set_property = klade_journal_grid_set_property;
  widget_class->css_changed = klade_journal_grid_css_changed;
  widget_class->system_setting_changed = klade_journal_grid_system_setting_changed;
  widget_class->measure = klade_journal_grid_measure;
  widget_class->size_allocate = klade_journal_grid_size_allocate;
  widget_class->snapshot = klade_journal_grid_snapshot;
  widget_class->focus = klade_journal_grid_focus;
  widget_class->grab_focus = klade_journal_grid_grab_focus;

  properties[PROP_SHEET] =
      g_param_spec_object ("sheet", NULL, NULL, KLADE_TYPE_JOURNAL_SHEET,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DENSITY] = g_param_spec_enum (
      "density", NULL, NULL, KLADE_TYPE_GRID_DENSITY, KLADE_GRID_DENSITY_AUTOMATIC,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  add_signals (klass);

  klade_journal_grid_class_install_actions (widget_class);
  gtk_widget_class_set_css_name (widget_class, "journalgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  load_css ();
}

/* As many cells as the screen can show: made before the first layout they cost a third. */
static void
reserve_cells (KladeJournalGrid *self)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle area = { 0, 0, 1366, 768 };
  int n_rows, n_columns;

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  n_rows = CLAMP (area.height / 24, 20, 36); /* a class is seldom larger */
  n_columns = CLAMP ((area.width - 200) / 32, 20, 60);
  klade_journal_grid_pane_reserve (self->body, n_rows, n_columns);
  klade_journal_grid_pane_reserve (self->heads, 1, n_columns);
  klade_journal_grid_pane_reserve (self->names, n_rows, 1);
  klade_journal_grid_pane_reserve (self->summary, n_rows, 3);
  klade_journal_grid_pane_reserve (self->summary_heads, 1, 3);
}

static void
klade_journal_grid_init (KladeJournalGrid *self)
{
  self->style = klade_journal_grid_style_new (GTK_WIDGET (self));
  self->cursor = klade_journal_cursor_new ();
  self->months = g_array_new (FALSE, FALSE, sizeof (KladeGridMonth));
  self->pulses = g_array_new (FALSE, FALSE, sizeof (KladeGridPulse));
  self->paste = g_cancellable_new ();
  self->shake_began_us = -1;
  self->bubble_row = -1;

  self->body =
      klade_journal_grid_pane_new (self, KLADE_TYPE_JOURNAL_MARK_CELL,
                                   klade_journal_grid_paint_under, klade_journal_grid_paint_over);
  self->summary =
      klade_journal_grid_pane_new (self, KLADE_TYPE_JOURNAL_MARK_CELL,
                                   klade_journal_grid_paint_under, klade_journal_grid_paint_over);
  self->names = klade_journal_grid_pane_new (self, KLADE_TYPE_JOURNAL_NAME_CELL, NULL, NULL);
  self->heads = klade_journal_grid_pane_new (self, KLADE_TYPE_JOURNAL_HEAD_CELL, NULL, NULL);
  self->summary_heads =
      klade_journal_grid_pane_new (self, KLADE_TYPE_JOURNAL_HEAD_CELL, NULL, NULL);
  self->band = klade_journal_grid_band_new (self);
  klade_journal_grid_moment_init (self);
  reserve_cells (self);

  klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  klade_journal_grid_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  klade_journal_grid_layout_reset (self);
  klade_journal_grid_follow_init (self);
  klade_journal_grid_keys_init (self);
  klade_journal_grid_mouse_init (self);

  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR); /* Latvian, and its dates */
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Class journal"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (high_contrast_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
klade_journal_grid_new (void)
{
  return g_object_new (KLADE_TYPE_JOURNAL_GRID, NULL);
}

KladeJournalSheet *
klade_journal_grid_get_sheet (KladeJournalGrid *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), NULL);

  return self->sheet;
}

/**
 * klade_journal_grid_set_sheet:
 * @sheet: (nullable): what to show; the cursor goes to today's column
 */
void
klade_journal_grid_set_sheet (KladeJournalGrid *self, KladeJournalSheet *sheet)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (self->sheet == sheet)
    return;
  klade_journal_grid_finish_edit (self);
  klade_journal_grid_hush (self);
  g_set_object (&self->sheet, sheet);
  g_signal_group_set_target (self->sheet_signals, sheet);
  self->cursor_place = (KladeGridPlace){ 0 };
  self->corner_place = (KladeGridPlace){ 0 };
  self->wants_today = TRUE;
  klade_journal_grid_layout_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHEET]);
}

void
klade_journal_grid_set_density (KladeJournalGrid *self, KladeGridDensity density)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  if (self->density == density)
    return;
  self->density = density;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DENSITY]);
}

/* Where Enter goes. */
void
klade_journal_grid_set_move_direction (KladeJournalGrid *self, KladeMoveDirection direction)
{
  g_return_if_fail (KLADE_IS_JOURNAL_GRID (self));

  self->cursor->direction = direction;
}

/* (transfer none) (nullable): the widget that stands for the cell now; %NULL out of sight. */
GtkWidget *
klade_journal_grid_get_cell (KladeJournalGrid *self, int row, int column)
{
  KladeJournalCell *cell;

  g_return_val_if_fail (KLADE_IS_JOURNAL_GRID (self), NULL);

  cell = klade_journal_grid_pane_get_cell (klade_journal_grid_pane_of (self, column), row, column);
  return cell != NULL ? GTK_WIDGET (cell) : NULL;
}
