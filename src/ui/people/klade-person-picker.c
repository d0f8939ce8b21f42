/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-picker.h"

#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-people-words.h"
#include "klade-search.h"

#define SHOWN_MAX 5

struct _KladePersonPicker
{
  AdwBin parent_instance;

  gint64 but_id;
  const KladePersonRow *shown[SHOWN_MAX]; /* of @people */

  /* Owned */
  KladePeopleList *people;
  char *new_label; /* NULL: it has to be one of @people */

  /* Template children, borrowed */
  GtkEventController *keys;
  GtkEditable *search_entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KladePersonPicker, klade_person_picker, ADW_TYPE_BIN)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_list (KladePersonPicker *self)
{
  GtkListBoxRow *row;

  memset (self->shown, 0, sizeof self->shown);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
append_row (KladePersonPicker *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  gtk_list_box_append (self->list, row);
}

static guint
find (KladePersonPicker *self)
{
  g_autoptr (KladeSearch) search = klade_search_new (gtk_editable_get_text (self->search_entry));
  guint n = 0;

  if (klade_search_is_empty (search))
    return 0;

  for (guint i = 0; i < self->people->n_rows && n < SHOWN_MAX; i++)
    {
      const KladePersonRow *person = &self->people->rows[i];
      g_autofree char *about = klade_people_dup_about (person);

      if (person->id == self->but_id || !klade_search_matches (search, person->key))
        continue;
      append_row (self, person->name, about);
      self->shown[n++] = person;
    }

  return n;
}

static void
search_changed_cb (KladePersonPicker *self)
{
  gboolean is_typed = *gtk_editable_get_text (self->search_entry) != '\0';
  guint n;

  clear_list (self);
  n = find (self);
  if (is_typed && self->new_label != NULL)
    append_row (self, self->new_label, NULL);
  else if (is_typed && n == 0)
    append_row (self, _ ("Nobody has that in the name"), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->list), is_typed);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  g_signal_emit (self, signals[PICKED], 0);
}

static void
row_selected_cb (KladePersonPicker *self)
{
  g_signal_emit (self, signals[PICKED], 0);
}

static void
activated_cb (KladePersonPicker *self)
{
  gtk_widget_activate_default (GTK_WIDGET (self));
}

/* A search entry keeps Escape for itself. */
static void
search_stopped_cb (KladePersonPicker *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static int
get_selected (KladePersonPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladePersonPicker *self)
{
  GtkListBoxRow *row = NULL;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) == NULL)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down)
    row = gtk_list_box_get_row_at_index (self->list, get_selected (self) + 1);
  else if (keyval == GDK_KEY_Up && get_selected (self) > 0)
    row = gtk_list_box_get_row_at_index (self->list, get_selected (self) - 1);
  else if (keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static gboolean
klade_person_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_PERSON_PICKER (widget)->search_entry));
}

static void
klade_person_picker_finalize (GObject *object)
{
  KladePersonPicker *self = KLADE_PERSON_PICKER (object);

  g_clear_pointer (&self->people, klade_people_list_unref);
  g_free (self->new_label);

  G_OBJECT_CLASS (klade_person_picker_parent_class)->finalize (object);
}

static void
klade_person_picker_class_init (KladePersonPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_person_picker_finalize;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_person_picker_grab_focus;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/people/klade-person-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePersonPicker, keys);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPicker, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
klade_person_picker_init (KladePersonPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
}

/**
 * klade_person_picker_new:
 * @people: whom to choose from
 * @but_id: who is not offered
 * @new_label: (nullable): what the last line says, which means somebody new; %NULL: no such line
 *
 * Returns: (transfer floating): the picker
 */
KladePersonPicker *
klade_person_picker_new (KladePeopleList *people, gint64 but_id, const char *new_label)
{
  KladePersonPicker *self = g_object_new (KLADE_TYPE_PERSON_PICKER, NULL);

  self->people = klade_people_list_ref (people);
  self->but_id = but_id;
  self->new_label = g_strdup (new_label);
  return self;
}

/**
 * klade_person_picker_get_person:
 *
 * Returns: (transfer none) (nullable): who is chosen; %NULL: nobody, or somebody new
 */
const KladePersonRow *
klade_person_picker_get_person (KladePersonPicker *self)
{
  int selected;

  g_return_val_if_fail (KLADE_IS_PERSON_PICKER (self), NULL);

  selected = get_selected (self);
  return selected >= 0 && selected < SHOWN_MAX ? self->shown[selected] : NULL;
}

/**
 * klade_person_picker_is_new:
 *
 * Returns: whether the line for somebody new is chosen
 */
gboolean
klade_person_picker_is_new (KladePersonPicker *self)
{
  g_return_val_if_fail (KLADE_IS_PERSON_PICKER (self), FALSE);

  return self->new_label != NULL && get_selected (self) >= 0 &&
         klade_person_picker_get_person (self) == NULL;
}

/**
 * klade_person_picker_get_typed:
 *
 * Returns: (transfer none): what was searched for
 */
const char *
klade_person_picker_get_typed (KladePersonPicker *self)
{
  g_return_val_if_fail (KLADE_IS_PERSON_PICKER (self), "");

  return gtk_editable_get_text (self->search_entry);
}
