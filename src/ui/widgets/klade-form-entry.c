/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-entry.h"

struct _KladeFormEntry
{
  AdwPreferencesRow parent_instance;

  char *stored; /* what the store has */
  char *asked;  /* what was given to be saved last and is not answered yet */

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkEntry *text;
  GtkLabel *note_label;
};

G_DEFINE_FINAL_TYPE (KladeFormEntry, klade_form_entry, ADW_TYPE_PREFERENCES_ROW)

enum
{
  PROP_HINT = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint save_signal;

static void
show_line (KladeFormEntry *self, const char *sentence, gboolean is_error)
{
  gtk_label_set_text (self->note_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), sentence != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "klade-wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "klade-wrong");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
activated_cb (KladeFormEntry *self)
{
  klade_form_entry_flush (self);
}

static void
left_cb (KladeFormEntry *self)
{
  klade_form_entry_flush (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeFormEntry *self)
{
  gboolean is_changed = !g_str_equal (klade_form_entry_get_typed (self), self->stored);

  /* A text takes the key even when it has nothing to take back itself. */
  if (!is_changed && (state & GDK_CONTROL_MASK) && (keyval == GDK_KEY_z || keyval == GDK_KEY_Z))
    return gtk_widget_activate_action (GTK_WIDGET (self),
                                       state & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);

  if (keyval != GDK_KEY_Escape || !is_changed)
    return GDK_EVENT_PROPAGATE;

  klade_form_entry_set_text (self, self->stored);
  return GDK_EVENT_STOP;
}

static void
title_changed_cb (KladeFormEntry *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

/* The row itself never has the focus, so Shift+Tab must not stop at it. */
static gboolean
klade_form_entry_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
klade_form_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_FORM_ENTRY (widget)->text));
}

static void
klade_form_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KladeFormEntry *self = KLADE_FORM_ENTRY (object);

  if (id == PROP_HINT)
    gtk_entry_set_placeholder_text (self->text, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
klade_form_entry_finalize (GObject *object)
{
  KladeFormEntry *self = KLADE_FORM_ENTRY (object);

  g_free (self->stored);
  g_free (self->asked);

  G_OBJECT_CLASS (klade_form_entry_parent_class)->finalize (object);
}

static void
klade_form_entry_class_init (KladeFormEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = klade_form_entry_set_property;
  object_class->finalize = klade_form_entry_finalize;
  widget_class->focus = klade_form_entry_focus;
  widget_class->grab_focus = klade_form_entry_grab_focus;

  properties[PROP_HINT] =
      g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  save_signal = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-form-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeFormEntry, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeFormEntry, text);
  gtk_widget_class_bind_template_child (widget_class, KladeFormEntry, note_label);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
klade_form_entry_init (KladeFormEntry *self)
{
  self->stored = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

/**
 * klade_form_entry_new:
 * @title: what it is, translated
 * @text: (nullable): the stored text
 *
 * Returns: (transfer floating): a line of a form
 */
GtkWidget *
klade_form_entry_new (const char *title, const char *text)
{
  KladeFormEntry *self = g_object_new (KLADE_TYPE_FORM_ENTRY, "title", title, NULL);

  klade_form_entry_set_text (self, text);
  return GTK_WIDGET (self);
}

/**
 * klade_form_entry_set_text:
 * @text: (nullable): what the store has now
 *
 * Shows it and takes what was said to be wrong away.
 */
void
klade_form_entry_set_text (KladeFormEntry *self, const char *text)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  if (text != self->stored)
    {
      g_free (self->stored);
      self->stored = g_strdup (text != NULL ? text : "");
    }
  g_clear_pointer (&self->asked, g_free);
  gtk_editable_set_text (GTK_EDITABLE (self->text), self->stored);
  show_line (self, NULL, FALSE);
}

/**
 * klade_form_entry_get_typed:
 *
 * Returns: (transfer none): the text as it stands on the screen
 */
const char *
klade_form_entry_get_typed (KladeFormEntry *self)
{
  g_return_val_if_fail (KLADE_IS_FORM_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/**
 * klade_form_entry_set_editable:
 * @editable: whether the person may change it
 */
void
klade_form_entry_set_editable (KladeFormEntry *self, gboolean editable)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->text), editable);
}

/**
 * klade_form_entry_show_error:
 * @sentence: why the text was not taken
 *
 * Says so under the line; what was typed stays.
 */
void
klade_form_entry_show_error (KladeFormEntry *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  g_clear_pointer (&self->asked, g_free);
  show_line (self, sentence, TRUE);
}

/**
 * klade_form_entry_show_note:
 * @sentence: (nullable): something to know about the stored text
 */
void
klade_form_entry_show_note (KladeFormEntry *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  show_line (self, sentence, FALSE);
}

/**
 * klade_form_entry_flush:
 *
 * Asks to save what was typed, if it differs from what is stored and was not asked already.
 */
void
klade_form_entry_flush (KladeFormEntry *self)
{
  const char *typed;

  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  typed = klade_form_entry_get_typed (self);
  if (g_str_equal (typed, self->stored) || g_strcmp0 (typed, self->asked) == 0)
    return;

  g_free (self->asked);
  self->asked = g_strdup (typed);
  g_signal_emit (self, save_signal, 0, self->asked);
}

/**
 * klade_form_entry_update_text:
 * @text: (nullable): what the store has now
 *
 * Shows it unless the person is writing something else meanwhile.
 */
void
klade_form_entry_update_text (KladeFormEntry *self, const char *text)
{
  const char *typed;
  gboolean is_untouched;

  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  if (g_str_equal (text != NULL ? text : "", self->stored))
    return;

  typed = klade_form_entry_get_typed (self);
  is_untouched = g_str_equal (typed, self->stored) || g_strcmp0 (typed, self->asked) == 0;
  if (is_untouched)
    {
      klade_form_entry_set_text (self, text);
      return;
    }
  g_free (self->stored);
  self->stored = g_strdup (text != NULL ? text : "");
}

/**
 * klade_form_entry_set_activates_default:
 *
 * Has Enter press the window's one button, for a form that is given as a whole.
 */
void
klade_form_entry_set_activates_default (KladeFormEntry *self)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  gtk_entry_set_activates_default (self->text, TRUE);
}

/**
 * klade_form_entry_set_secret:
 *
 * Shows dots for what is typed: a password.
 */
void
klade_form_entry_set_secret (KladeFormEntry *self)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  gtk_entry_set_visibility (self->text, FALSE);
  gtk_entry_set_input_purpose (self->text, GTK_INPUT_PURPOSE_PASSWORD);
}

/**
 * klade_form_entry_align_title:
 * @titles: gives all its lines' texts the same beginning
 */
void
klade_form_entry_align_title (KladeFormEntry *self, GtkSizeGroup *titles)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  gtk_size_group_add_widget (titles, GTK_WIDGET (self->title_label));
}

/**
 * klade_form_entry_add_suffix:
 * @widget: a small button for the line's end
 */
void
klade_form_entry_add_suffix (KladeFormEntry *self, GtkWidget *widget)
{
  g_return_if_fail (KLADE_IS_FORM_ENTRY (self));

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "flat");
  gtk_widget_add_css_class (widget, "klade-small");
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->text))), widget);
}
