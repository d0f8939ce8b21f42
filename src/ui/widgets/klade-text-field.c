/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-text-field.h"

#include "klade-focus.h"

struct _KladeTextField
{
  AdwBin parent_instance;

  gboolean is_setting; /* the text is being set by the program */

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkLabel *hint_label;
  AdwBin *beside;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *conflict_box;
  GtkLabel *conflict_label;
};

enum
{
  PROP_TITLE = 1,
  PROP_HINT,
  PROP_BESIDE,
  N_PROPS
};

enum
{
  EDITED,
  LEFT,
  RESOLVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeTextField, klade_text_field, ADW_TYPE_BIN)

static void
show_hint (KladeTextField *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
}

static void
buffer_changed_cb (KladeTextField *self)
{
  show_hint (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[EDITED], 0);
}

static void
focus_changed_cb (KladeTextField *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
mine_clicked_cb (KladeTextField *self)
{
  g_signal_emit (self, signals[RESOLVED], 0, TRUE);
}

static void
theirs_clicked_cb (KladeTextField *self)
{
  g_signal_emit (self, signals[RESOLVED], 0, FALSE);
}

static void
set_title (KladeTextField *self, const char *title)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;

  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  parts = g_strsplit (title != NULL ? title : "", "_", -1);
  plain = g_strjoinv ("", parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
klade_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_TEXT_FIELD (widget)->view));
}

static void
klade_text_field_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KladeTextField *self = KLADE_TEXT_FIELD (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_HINT:
      klade_text_field_set_hint (self, g_value_get_string (value));
      break;
    case PROP_BESIDE:
      adw_bin_set_child (self->beside, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Tab comes to the text first, then to what stands beside its title; the answers to a conflict
 * have the usual order. */
static gboolean
klade_text_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  KladeTextField *self = KLADE_TEXT_FIELD (widget);
  GtkWidget *text = GTK_WIDGET (self->view);
  GtkWidget *beside = adw_bin_get_child (self->beside);
  GtkWidget *now = gtk_widget_get_focus_child (widget) == NULL ? NULL
                   : gtk_widget_has_focus (text)               ? text
                                                               : beside;
  GtkWidget *const order[] = { text, beside };

  if ((direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD) ||
      gtk_widget_get_visible (self->conflict_box))
    return klade_focus_pass (widget, direction);
  if (now == NULL)
    return direction == GTK_DIR_TAB_FORWARD || beside == NULL || !gtk_widget_grab_focus (beside)
               ? gtk_widget_grab_focus (text)
               : TRUE;
  if (now == order[direction == GTK_DIR_TAB_FORWARD ? 1 : 0])
    return FALSE;

  now = order[direction == GTK_DIR_TAB_FORWARD ? 1 : 0];
  return now != NULL && gtk_widget_grab_focus (now);
}

static void
klade_text_field_class_init (KladeTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = klade_text_field_set_property;
  widget_class->focus = klade_text_field_focus;
  widget_class->grab_focus = klade_text_field_grab_focus;

  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HINT] =
      g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BESIDE] = g_param_spec_object ("beside", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[RESOLVED] = g_signal_new ("resolved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, hint_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, beside);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, view);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, buffer);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, conflict_box);
  gtk_widget_class_bind_template_child (widget_class, KladeTextField, conflict_label);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
}

static void
klade_text_field_init (KladeTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_hint (self);
}

/**
 * klade_text_field_dup_text:
 *
 * Returns: (transfer full): what stands in the field
 */
char *
klade_text_field_dup_text (KladeTextField *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (KLADE_IS_TEXT_FIELD (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

/**
 * klade_text_field_set_text:
 * @text: the new text
 *
 * Sets the text without "edited".  An equal text leaves the caret where it is.
 */
void
klade_text_field_set_text (KladeTextField *self, const char *text)
{
  g_autofree char *before = NULL;

  g_return_if_fail (KLADE_IS_TEXT_FIELD (self));
  g_return_if_fail (text != NULL);

  before = klade_text_field_dup_text (self);
  if (g_str_equal (before, text))
    return;

  self->is_setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->is_setting = FALSE;
}

/**
 * klade_text_field_set_hint:
 * @hint: (nullable): shown while the field is empty
 */
void
klade_text_field_set_hint (KladeTextField *self, const char *hint)
{
  g_return_if_fail (KLADE_IS_TEXT_FIELD (self));

  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
}

/**
 * klade_text_field_set_editable:
 * @editable: whether the person may write here
 */
void
klade_text_field_set_editable (KladeTextField *self, gboolean editable)
{
  g_return_if_fail (KLADE_IS_TEXT_FIELD (self));

  gtk_text_view_set_editable (self->view, editable);
  gtk_text_view_set_cursor_visible (self->view, editable);
  if (editable)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "klade-locked");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "klade-locked");
}

/**
 * klade_text_field_show_conflict:
 * @sentence: (nullable): who wrote what meanwhile; %NULL when there is nothing to choose
 */
void
klade_text_field_show_conflict (KladeTextField *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_TEXT_FIELD (self));

  if (sentence != NULL)
    gtk_label_set_text (self->conflict_label, sentence);
  gtk_widget_set_visible (self->conflict_box, sentence != NULL);
}
