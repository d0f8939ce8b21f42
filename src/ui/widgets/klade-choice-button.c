/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-choice-button.h"

#include "klade-focus.h"
#include "klade-list.h"
#include "klade-text.h"

#define ROWS_MAX 60

typedef struct
{
  gint64 id;
  char *text;
  char *detail;
  char *folded;
} Choice;

struct _KladeChoiceButton
{
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *choices; /* Choice */
  Choice *chosen;     /* one of @choices; NULL: nothing yet */
  char *name;
  char *hint;

  /* Template children, borrowed */
  GtkMenuButton *button;
  GtkLabel *chosen_label;
  GtkPopover *popover;
  GtkSearchEntry *search_entry;
  GtkWidget *scroller;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeChoiceButton, klade_choice_button, ADW_TYPE_BIN)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->text);
  g_free (choice->detail);
  g_free (choice->folded);
  g_free (choice);
}

/* ---- what is shown ---- */

static void
show_chosen (KladeChoiceButton *self)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  const char *text = self->chosen != NULL ? self->chosen->text : self->hint;
  g_autofree char *name =
      g_strdup_printf ("%s: %s", self->name != NULL ? self->name : "", text != NULL ? text : "");

  gtk_label_set_text (self->chosen_label, text != NULL ? text : "");
  if (self->chosen != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->chosen_label), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->chosen_label), "dim-label");
  /* The focus is on a button inside, which GTK 4.8 leaves nameless. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_row (const Choice *choice)
{
  g_autofree char *name = *choice->detail != '\0'
                              ? g_strdup_printf ("%s, %s", choice->text, choice->detail)
                              : g_strdup (choice->text);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (choice->text);
  GtkWidget *detail = gtk_label_new (choice->detail);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 24);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "klade-choice", (gpointer) choice);
  return row;
}

static void
clear_rows (KladeChoiceButton *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_rows (KladeChoiceButton *self)
{
  g_autofree char *query =
      klade_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  GtkListBoxRow *selected;
  int n = 0;

  clear_rows (self);
  for (guint i = 0; i < self->choices->len && n < ROWS_MAX; i++)
    {
      const Choice *choice = g_ptr_array_index (self->choices, i);

      if (!klade_text_matches (choice->folded, query))
        continue;
      gtk_list_box_append (self->list, new_row (choice));
      n++;
    }

  selected = gtk_list_box_get_row_at_index (self->list, 0);
  if (selected != NULL)
    gtk_list_box_select_row (self->list, selected);
}

/* ---- choosing ---- */

static void
search_changed_cb (KladeChoiceButton *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    show_rows (self);
}

static void
opened_cb (KladeChoiceButton *self)
{
  show_rows (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

static void
row_activated_cb (KladeChoiceButton *self, GtkListBoxRow *row)
{
  self->chosen = g_object_get_data (G_OBJECT (row), "klade-choice");
  show_chosen (self);
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen->id);
}

static void
search_activated_cb (KladeChoiceButton *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

/* Scrolls so far that the row is seen; the focus stays where it is typed. */
static void
show_row (KladeChoiceButton *self, GtkWidget *row)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move_selection (KladeChoiceButton *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  show_row (self, GTK_WIDGET (row));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeChoiceButton *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* ---- the button ---- */

static gboolean
klade_choice_button_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_CHOICE_BUTTON (widget)->button));
}

static void
klade_choice_button_finalize (GObject *object)
{
  KladeChoiceButton *self = KLADE_CHOICE_BUTTON (object);

  g_ptr_array_unref (self->choices);
  g_free (self->name);
  g_free (self->hint);

  G_OBJECT_CLASS (klade_choice_button_parent_class)->finalize (object);
}

static void
klade_choice_button_class_init (KladeChoiceButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_choice_button_finalize;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_choice_button_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-choice-button.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, button);
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, popover);
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, scroller);
  gtk_widget_class_bind_template_child (widget_class, KladeChoiceButton, list);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_popover_popdown",
                                                G_CALLBACK (gtk_popover_popdown));
}

static void
klade_choice_button_init (KladeChoiceButton *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_list_stop_once (self->list);
  klade_choice_button_set_name (self, "", "");
}

/**
 * klade_choice_button_new:
 * @name: what is chosen with it, translated
 * @hint: shown while nothing is
 *
 * Returns: (transfer floating): a drop-down with nothing to choose yet
 */
GtkWidget *
klade_choice_button_new (const char *name, const char *hint)
{
  KladeChoiceButton *self = g_object_new (KLADE_TYPE_CHOICE_BUTTON, NULL);

  klade_choice_button_set_name (self, name, hint);
  return GTK_WIDGET (self);
}

/**
 * klade_choice_button_set_name:
 * @name: what is chosen with it, for a screen reader
 * @hint: shown while nothing is chosen
 */
void
klade_choice_button_set_name (KladeChoiceButton *self, const char *name, const char *hint)
{
  g_return_if_fail (KLADE_IS_CHOICE_BUTTON (self));

  g_free (self->name);
  g_free (self->hint);
  self->name = g_strdup (name);
  self->hint = g_strdup (hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_chosen (self);
}

/**
 * klade_choice_button_clear:
 *
 * Takes all choices away, also what was chosen.
 */
void
klade_choice_button_clear (KladeChoiceButton *self)
{
  g_return_if_fail (KLADE_IS_CHOICE_BUTTON (self));

  clear_rows (self);
  self->chosen = NULL;
  g_ptr_array_set_size (self->choices, 0);
  show_chosen (self);
}

/**
 * klade_choice_button_add:
 * @id: told when it is chosen
 * @text: its name
 * @detail: (nullable): what it is, beside the name; searched in too
 */
void
klade_choice_button_add (KladeChoiceButton *self, gint64 id, const char *text, const char *detail)
{
  Choice *choice = g_new (Choice, 1);
  g_autofree char *both = NULL;

  g_return_if_fail (KLADE_IS_CHOICE_BUTTON (self));

  choice->id = id;
  choice->text = g_strdup (text);
  choice->detail = g_strdup (detail != NULL ? detail : "");
  both = g_strdup_printf ("%s %s", choice->text, choice->detail);
  choice->folded = klade_text_fold (both);
  g_ptr_array_add (self->choices, choice);
}

/**
 * klade_choice_button_choose:
 * @id: of a choice; nothing is chosen if there is none
 *
 * Shows it as chosen; no signal.
 */
void
klade_choice_button_choose (KladeChoiceButton *self, gint64 id)
{
  g_return_if_fail (KLADE_IS_CHOICE_BUTTON (self));

  self->chosen = NULL;
  for (guint i = 0; i < self->choices->len && self->chosen == NULL; i++)
    if (((Choice *) g_ptr_array_index (self->choices, i))->id == id)
      self->chosen = g_ptr_array_index (self->choices, i);
  show_chosen (self);
}

/**
 * klade_choice_button_get_chosen:
 * @id: (out): what is chosen
 *
 * Returns: whether anything is
 */
gboolean
klade_choice_button_get_chosen (KladeChoiceButton *self, gint64 *id)
{
  g_return_val_if_fail (KLADE_IS_CHOICE_BUTTON (self), FALSE);

  *id = self->chosen != NULL ? self->chosen->id : 0;
  return self->chosen != NULL;
}

/**
 * klade_choice_button_open:
 * @typed: (nullable): what the person typed already
 *
 * Opens the list.
 */
void
klade_choice_button_open (KladeChoiceButton *self, const char *typed)
{
  g_return_if_fail (KLADE_IS_CHOICE_BUTTON (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), typed != NULL ? typed : "");
  gtk_menu_button_popup (self->button);
}
