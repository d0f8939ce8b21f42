/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-dialog.h"

#include "klade-error.h"

#define SEARCHED_NAMES 12 /* more to choose from can be searched */

struct _KladeFormDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group; /* borrowed; NULL: the next line begins one */

  /* Template children, borrowed */
  GtkBox *box;
  GtkLabel *about_label;
  GtkLabel *error_label;
  GtkButton *verb_button;
};

G_DEFINE_FINAL_TYPE (KladeFormDialog, klade_form_dialog, ADW_TYPE_WINDOW)

enum
{
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_sentence (KladeFormDialog *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

static void
verb_clicked_cb (KladeFormDialog *self)
{
  show_sentence (self, NULL);
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
klade_form_dialog_class_init (KladeFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeFormDialog, box);
  gtk_widget_class_bind_template_child (widget_class, KladeFormDialog, about_label);
  gtk_widget_class_bind_template_child (widget_class, KladeFormDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeFormDialog, verb_button);
  gtk_widget_class_bind_template_callback (widget_class, verb_clicked_cb);
}

static void
klade_form_dialog_init (KladeFormDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_form_dialog_new:
 * @parent: the widget that asks; the dialog belongs to its window
 * @title: translated
 * @verb: what the button says, translated
 *
 * Returns: (transfer none): the dialog, without lines, to be presented
 */
KladeFormDialog *
klade_form_dialog_new (GtkWidget *parent, const char *title, const char *verb)
{
  KladeFormDialog *self = g_object_new (KLADE_TYPE_FORM_DIALOG, "title", title, "transient-for",
                                        gtk_widget_get_root (parent), NULL);

  klade_form_dialog_set_verb (self, verb);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->verb_button)); /* until it has lines */
  return self;
}

/**
 * klade_form_dialog_set_about:
 * @sentence: (nullable): whom or what it is about, above the lines
 */
void
klade_form_dialog_set_about (KladeFormDialog *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_FORM_DIALOG (self));

  gtk_label_set_text (self->about_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about_label), sentence != NULL);
}

/**
 * klade_form_dialog_set_verb:
 * @verb: what the button says from now on, translated
 */
void
klade_form_dialog_set_verb (KladeFormDialog *self, const char *verb)
{
  g_return_if_fail (KLADE_IS_FORM_DIALOG (self));

  gtk_button_set_label (self->verb_button, verb);
}

static void
add_line (KladeFormDialog *self, GtkWidget *line)
{
  gboolean is_first = gtk_widget_get_first_child (GTK_WIDGET (self->box)) == NULL;

  if (self->group == NULL)
    {
      self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      gtk_box_append (self->box, GTK_WIDGET (self->group));
    }
  adw_preferences_group_add (self->group, line);
  if (is_first)
    gtk_widget_grab_focus (line);
}

/**
 * klade_form_dialog_add_entry:
 * @title: what it is, translated
 * @text: (nullable): what stands there at first
 *
 * Returns: (transfer none): a new line
 */
KladeFormEntry *
klade_form_dialog_add_entry (KladeFormDialog *self, const char *title, const char *text)
{
  GtkWidget *entry;

  g_return_val_if_fail (KLADE_IS_FORM_DIALOG (self), NULL);

  entry = klade_form_entry_new (title, text);
  klade_form_entry_set_activates_default (KLADE_FORM_ENTRY (entry));
  add_line (self, entry);
  return KLADE_FORM_ENTRY (entry);
}

/**
 * klade_form_dialog_add_day:
 * @title: what happens on it, translated
 * @day: what stands there at first; %KLADE_DAY_NONE: nothing
 *
 * Returns: (transfer none): a new line, for klade_form_dialog_read_day()
 */
KladeFormEntry *
klade_form_dialog_add_day (KladeFormDialog *self, const char *title, KladeDay day)
{
  g_autofree char *text = day != KLADE_DAY_NONE ? klade_day_to_text (day) : NULL;

  return klade_form_dialog_add_entry (self, title, text);
}

/**
 * klade_form_dialog_add_choice:
 * @title: what is chosen, translated
 * @names: (array zero-terminated=1): what there is to choose from
 *
 * Returns: (transfer none): a new line
 */
AdwComboRow *
klade_form_dialog_add_choice (KladeFormDialog *self, const char *title, const char *const *names)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  g_return_val_if_fail (KLADE_IS_FORM_DIALOG (self), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) > SEARCHED_NAMES)
    {
      g_autoptr (GtkExpression) text =
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

      g_object_set (row, "expression", text, NULL);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  add_line (self, row);
  return ADW_COMBO_ROW (row);
}

/**
 * klade_form_dialog_add_widget:
 * @widget: something else than a line; the lines after it form a group of their own
 */
void
klade_form_dialog_add_widget (KladeFormDialog *self, GtkWidget *widget)
{
  g_return_if_fail (KLADE_IS_FORM_DIALOG (self));

  gtk_box_append (self->box, widget);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->box)) == widget)
    gtk_widget_grab_focus (widget);
  self->group = NULL;
}

/**
 * klade_form_dialog_read_day:
 * @entry: a line of this dialog
 * @nearest: which year is meant when none is written
 * @day: (out): the day; %KLADE_DAY_NONE for an empty line
 *
 * Returns: %TRUE if @day was set; else it is said under the line
 */
gboolean
klade_form_dialog_read_day (KladeFormDialog *self,
                            KladeFormEntry *entry,
                            KladeDay nearest,
                            KladeDay *day)
{
  const char *typed = klade_form_entry_get_typed (entry);
  g_autofree char *explained = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (KLADE_IS_FORM_DIALOG (self), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  *day = KLADE_DAY_NONE;
  if (*typed == '\0' || klade_day_parse (typed, nearest, day, &error))
    {
      klade_form_entry_show_note (entry, NULL);
      return TRUE;
    }

  explained = klade_error_explain (error);
  klade_form_dialog_refuse (self, entry, explained);
  return FALSE;
}

/**
 * klade_form_dialog_refuse:
 * @where: (nullable): the line that is wrong; %NULL: not one of them
 * @sentence: what is wrong and what to do about it
 */
void
klade_form_dialog_refuse (KladeFormDialog *self, KladeFormEntry *where, const char *sentence)
{
  g_return_if_fail (KLADE_IS_FORM_DIALOG (self));

  klade_form_dialog_set_busy (self, FALSE);
  if (where == NULL)
    {
      show_sentence (self, sentence);
      return;
    }
  klade_form_entry_show_error (where, sentence);
  gtk_widget_grab_focus (GTK_WIDGET (where));
}

/**
 * klade_form_dialog_show_error:
 * @error: why it could not be done; said in a person's words
 */
void
klade_form_dialog_show_error (KladeFormDialog *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  klade_form_dialog_refuse (self, NULL, sentence);
}

/**
 * klade_form_dialog_set_busy:
 * @is_busy: it is being done: the button waits
 */
void
klade_form_dialog_set_busy (KladeFormDialog *self, gboolean is_busy)
{
  g_return_if_fail (KLADE_IS_FORM_DIALOG (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->verb_button), !is_busy);
}
