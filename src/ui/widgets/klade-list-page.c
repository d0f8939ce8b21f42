/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-list-page.h"

#include "klade-error.h"
#include "klade-focus.h"
#include "klade-main-menu.h"
#include "klade-stack.h"

#define SCOPES_MAX 6

struct _KladeListPage
{
  AdwBin parent_instance;

  /* Owned */
  GtkSingleSelection *selection; /* NULL: no model yet */

  const KladeListSource *source;
  GtkToggleButton *toggles[SCOPES_MAX]; /* borrowed */
  GtkToggleButton *group;               /* the first of them */
  gboolean is_showing;

  /* Template children, borrowed */
  GtkEventController *keys;
  AdwHeaderBar *header;
  GtkBox *scopes;
  GtkLabel *title_label;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty_page;
  AdwStatusPage *unfound_page;
  AdwStatusPage *error_page;
  GtkWidget *details_box;
  AdwBin *details_bin;
};

G_DEFINE_FINAL_TYPE (KladeListPage, klade_list_page, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_PLACEHOLDER,
  PROP_SEARCH_NAME,
  PROP_LIST_NAME,
  PROP_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_UNFOUND_TITLE,
  PROP_UNFOUND_DESCRIPTION,
  N_PROPERTIES
};

enum
{
  OPENED,
  CHOSEN,
  SCOPE_CHOSEN,
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static guint
get_n_items (KladeListPage *self)
{
  return self->selection == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
open_position (KladeListPage *self, guint position)
{
  g_autoptr (GObject) item = NULL;

  if (self->selection != NULL)
    item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (item != NULL)
    g_signal_emit (self, signals[OPENED], 0, item);
}

static void
row_activated_cb (KladeListPage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  open_position (self, position);
}

static void
selected_cb (KladeListPage *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, klade_list_page_get_chosen (self));
}

/* ---- what is shown ---- */

static void
show_rows (KladeListPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, get_n_items (self) > 0 ? "list" : "unfound");
}

static void
items_changed_cb (KladeListPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (shown, "list") || g_str_equal (shown, "unfound"))
    show_rows (self);
}

static void
retry_clicked_cb (KladeListPage *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
scope_toggled_cb (KladeListPage *self, GtkToggleButton *toggle)
{
  if (self->is_showing || !gtk_toggle_button_get_active (toggle))
    return;

  for (int i = 0; i < SCOPES_MAX; i++)
    if (self->toggles[i] == toggle)
      g_signal_emit (self, signals[SCOPE_CHOSEN], 0, i);
}

/* ---- searching ---- */

static void
search_changed_cb (KladeListPage *self)
{
  if (self->selection == NULL)
    return;

  self->source->set_query (gtk_single_selection_get_model (self->selection),
                           gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  if (get_n_items (self) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
search_activated_cb (KladeListPage *self)
{
  guint selected;

  if (self->selection == NULL)
    return;

  selected = gtk_single_selection_get_selected (self->selection);
  open_position (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

static void
search_stopped_cb (KladeListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Up and Down move the chosen row while the text stays where it is typed. */
static gboolean
move_selection (KladeListPage *self, int step)
{
  guint n = get_n_items (self);
  guint selected = gtk_single_selection_get_selected (self->selection);
  int next;

  if (n == 0)
    return FALSE;

  next = selected != GTK_INVALID_LIST_POSITION ? (int) selected + step : 0;
  next = CLAMP (next, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, (guint) next);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) next);

  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeListPage *self)
{
  gboolean in_entry = gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) != NULL;

  if (self->selection == NULL || !in_entry)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    return move_selection (self, 1);
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    return move_selection (self, -1);

  /* What was done is worth taking back, what was searched for is not. */
  if ((state & GDK_CONTROL_MASK) && (keyval == GDK_KEY_z || keyval == GDK_KEY_Z))
    return gtk_widget_activate_action (GTK_WIDGET (self),
                                       state & GDK_SHIFT_MASK ? "win.redo" : "win.undo", NULL);

  return GDK_EVENT_PROPAGATE;
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KLADE_LIST_PAGE (widget)->search_entry));
}

/* ---- the page ---- */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, klade_list_row_new ());
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KladeListPage *self)
{
  self->source->bind (KLADE_LIST_ROW (gtk_list_item_get_child (item)),
                      gtk_list_item_get_item (item));
}

static gboolean
klade_list_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_LIST_PAGE (widget)->search_entry));
}

static void
klade_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KladeListPage *self = KLADE_LIST_PAGE (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title_label, text);
      break;
    case PROP_PLACEHOLDER:
      g_object_set (self->search_entry, "placeholder-text", text, NULL);
      break;
    case PROP_SEARCH_NAME:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      break;
    case PROP_LIST_NAME:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
      break;
    case PROP_ICON_NAME:
      adw_status_page_set_icon_name (self->empty_page, text);
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, text);
      break;
    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (self->empty_page, text);
      break;
    case PROP_UNFOUND_TITLE:
      adw_status_page_set_title (self->unfound_page, text);
      break;
    case PROP_UNFOUND_DESCRIPTION:
      adw_status_page_set_description (self->unfound_page, text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
klade_list_page_dispose (GObject *object)
{
  KladeListPage *self = KLADE_LIST_PAGE (object);

  g_clear_object (&self->selection);

  G_OBJECT_CLASS (klade_list_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  static const char *const names[N_PROPERTIES] = {
    [PROP_TITLE] = "title",
    [PROP_PLACEHOLDER] = "placeholder",
    [PROP_SEARCH_NAME] = "search-name",
    [PROP_LIST_NAME] = "list-name",
    [PROP_ICON_NAME] = "icon-name",
    [PROP_EMPTY_TITLE] = "empty-title",
    [PROP_EMPTY_DESCRIPTION] = "empty-description",
    [PROP_UNFOUND_TITLE] = "unfound-title",
    [PROP_UNFOUND_DESCRIPTION] = "unfound-description",
  };

  for (int i = 1; i < N_PROPERTIES; i++)
    properties[i] =
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
install_signals (GType type)
{
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[SCOPE_CHOSEN] = g_signal_new ("scope-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RETRY] =
      g_signal_new ("retry", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
klade_list_page_class_init (KladeListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = klade_list_page_set_property;
  object_class->dispose = klade_list_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_list_page_grab_focus;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, keys);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, header);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, scopes);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, list);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, unfound_page);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, details_box);
  gtk_widget_class_bind_template_child (widget_class, KladeListPage, details_bin);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "list-page.find", NULL, find_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "list-page.find",
                                       NULL);
}

static void
klade_list_page_init (KladeListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->stack));
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * klade_list_page_set_model:
 * @model: (transfer none): what is listed, filtered by itself
 * @source: how to speak to it; lives as long as the page
 */
void
klade_list_page_set_model (KladeListPage *self, GListModel *model, const KladeListSource *source)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));
  g_return_if_fail (self->selection == NULL);

  self->source = source;
  self->selection = gtk_single_selection_new (g_object_ref (model));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * klade_list_page_set_state:
 * @state: what is known of the list
 */
void
klade_list_page_set_state (KladeListPage *self, KladeListState state)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  if (state == KLADE_LIST_READ)
    show_rows (self);
  else
    gtk_stack_set_visible_child_name (self->stack, state == KLADE_LIST_EMPTY ? "empty" : "reading");
}

/**
 * klade_list_page_show_error:
 * @error: why the list could not be read
 *
 * Says so in the rows' place, with a button that tries again.
 */
void
klade_list_page_show_error (KladeListPage *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  adw_status_page_set_description (self->error_page, sentence);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

/**
 * klade_list_page_add_scope:
 * @scope: 0 to 5, in the order to show them
 * @label: translated
 */
void
klade_list_page_add_scope (KladeListPage *self, int scope, const char *label)
{
  GtkWidget *toggle;
  GtkWidget *text;

  g_return_if_fail (KLADE_IS_LIST_PAGE (self));
  g_return_if_fail (scope >= 0 && scope < SCOPES_MAX && self->toggles[scope] == NULL);

  toggle = gtk_toggle_button_new ();
  text = gtk_label_new (label);
  gtk_button_set_child (GTK_BUTTON (toggle), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), self->group);
  if (self->group == NULL)
    self->group = GTK_TOGGLE_BUTTON (toggle);
  self->toggles[scope] = GTK_TOGGLE_BUTTON (toggle);
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (scope_toggled_cb), self);
  gtk_box_append (self->scopes, toggle);
}

/**
 * klade_list_page_show_scope:
 * @scope: a scope
 * @is_shown: whether it makes sense for this person
 *
 * With one scope only there is nothing to choose, and the title says it.
 */
void
klade_list_page_show_scope (KladeListPage *self, int scope, gboolean is_shown)
{
  int n = 0;

  g_return_if_fail (KLADE_IS_LIST_PAGE (self));
  g_return_if_fail (scope >= 0 && scope < SCOPES_MAX && self->toggles[scope] != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->toggles[scope]), is_shown);
  for (int i = 0; i < SCOPES_MAX; i++)
    n += self->toggles[i] != NULL && gtk_widget_get_visible (GTK_WIDGET (self->toggles[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->scopes), n > 1);
}

/**
 * klade_list_page_choose_scope:
 * @scope: the chosen one
 * @title: (nullable): the page's title in it
 */
void
klade_list_page_choose_scope (KladeListPage *self, int scope, const char *title)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));
  g_return_if_fail (scope >= 0 && scope < SCOPES_MAX && self->toggles[scope] != NULL);

  self->is_showing = TRUE;
  gtk_toggle_button_set_active (self->toggles[scope], TRUE);
  self->is_showing = FALSE;
  if (title != NULL)
    gtk_label_set_text (self->title_label, title);
}

/**
 * klade_list_page_add_control:
 * @control: a button for the header's right side
 */
void
klade_list_page_add_control (KladeListPage *self, GtkWidget *control)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  adw_header_bar_pack_end (self->header, control);
}

/**
 * klade_list_page_set_details:
 * @details: what shows the chosen row at the right
 */
void
klade_list_page_set_details (KladeListPage *self, GtkWidget *details)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  adw_bin_set_child (self->details_bin, details);
}

/**
 * klade_list_page_show_details:
 * @is_shown: whether there is a row to show
 */
void
klade_list_page_show_details (KladeListPage *self, gboolean is_shown)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  gtk_widget_set_visible (self->details_box, is_shown);
}

/**
 * klade_list_page_get_chosen:
 *
 * Returns: (transfer none) (nullable): the selected item
 */
GObject *
klade_list_page_get_chosen (KladeListPage *self)
{
  g_return_val_if_fail (KLADE_IS_LIST_PAGE (self), NULL);

  return self->selection == NULL ? NULL : gtk_single_selection_get_selected_item (self->selection);
}

/**
 * klade_list_page_choose:
 * @position: of a shown item
 */
void
klade_list_page_choose (KladeListPage *self, guint position)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));
  g_return_if_fail (self->selection != NULL);

  gtk_single_selection_set_selected (self->selection, position);
  if (position < get_n_items (self))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * klade_list_page_set_typed:
 * @text: what to search for, as if it were typed
 */
void
klade_list_page_set_typed (KladeListPage *self, const char *text)
{
  g_return_if_fail (KLADE_IS_LIST_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
}

/**
 * klade_list_page_get_typed:
 *
 * Returns: (transfer none): what is searched for
 */
const char *
klade_list_page_get_typed (KladeListPage *self)
{
  g_return_val_if_fail (KLADE_IS_LIST_PAGE (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
}
