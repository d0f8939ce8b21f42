/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journals-page.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-journals-row.h"
#include "klade-main-menu.h"
#include "klade-stack.h"

struct _KladeJournalsPage
{
  AdwBin parent_instance;

  gboolean is_showing;

  /* Owned */
  KladeJournalListModel *model;
  GtkSingleSelection *selection;

  /* Template children, borrowed */
  GtkEventController *keys;
  GtkWidget *scopes;
  GtkToggleButton *mine_toggle;
  GtkToggleButton *class_toggle;
  GtkToggleButton *all_toggle;
  GtkLabel *title_label;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (KladeJournalsPage, klade_journals_page, ADW_TYPE_BIN)

static GtkToggleButton *
get_toggle (KladeJournalsPage *self, KladeJournalScope scope)
{
  switch (scope)
    {
    case KLADE_JOURNALS_MINE:
      return self->mine_toggle;
    case KLADE_JOURNALS_MY_CLASS:
      return self->class_toggle;
    case KLADE_JOURNALS_ALL:
    default:
      return self->all_toggle;
    }
}

static void
open_position (KladeJournalsPage *self, guint position)
{
  g_autoptr (KladeJournalItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-journal", "x",
                                klade_journal_item_get_row (item)->id);
}

static void
row_activated_cb (KladeJournalsPage *self, guint position)
{
  open_position (self, position);
}

/* ---- what is shown ---- */

static void
show_state (KladeJournalsPage *self)
{
  KladeJournalList *list = klade_journal_list_model_get_list (self->model);
  gboolean has_items = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

  if (list == NULL)
    gtk_stack_set_visible_child_name (self->stack, "reading");
  else if (list->n_rows == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    gtk_stack_set_visible_child_name (self->stack, has_items ? "list" : "nothing-found");
}

static void
show_scopes (KladeJournalsPage *self)
{
  static const char *const titles[] = { N_ ("My journals"), N_ ("Journals of my class"),
                                        N_ ("All journals") };
  KladeJournalScope scope = klade_journal_list_model_get_scope (self->model);
  int n = 0;

  self->is_showing = TRUE;
  for (int i = KLADE_JOURNALS_MINE; i <= KLADE_JOURNALS_ALL; i++)
    {
      gboolean has = klade_journal_list_model_has_scope (self->model, (KladeJournalScope) i);

      gtk_widget_set_visible (GTK_WIDGET (get_toggle (self, (KladeJournalScope) i)), has);
      n += has ? 1 : 0;
    }
  gtk_toggle_button_set_active (get_toggle (self, scope), TRUE);
  gtk_widget_set_visible (self->scopes, n > 1);
  gtk_label_set_text (self->title_label, _ (titles[scope]));
  self->is_showing = FALSE;
}

static void
scope_toggled_cb (KladeJournalsPage *self, GtkToggleButton *toggle)
{
  if (self->is_showing || !gtk_toggle_button_get_active (toggle))
    return;

  for (int i = KLADE_JOURNALS_MINE; i <= KLADE_JOURNALS_ALL; i++)
    if (get_toggle (self, (KladeJournalScope) i) == toggle)
      klade_journal_list_model_set_scope (self->model, (KladeJournalScope) i);
  show_scopes (self);
  show_state (self);
}

static void
loaded_cb (KladeJournalsPage *self, const GError *error)
{
  if (error != NULL)
    {
      g_autofree char *sentence = klade_error_explain (error);

      adw_status_page_set_description (self->error_page, sentence);
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  show_scopes (self);
  show_state (self);
}

static void
retry_clicked_cb (KladeJournalsPage *self)
{
  klade_journal_list_model_load (self->model);
}

/* ---- searching ---- */

static void
search_changed_cb (KladeJournalsPage *self)
{
  if (self->model == NULL)
    return;

  klade_journal_list_model_set_query (self->model,
                                      gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_state (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
search_activated_cb (KladeJournalsPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  open_position (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
}

static void
search_stopped_cb (KladeJournalsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Up and Down move the chosen row while the text stays where it is typed. */
static gboolean
move_selection (KladeJournalsPage *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
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
                KladeJournalsPage *self)
{
  gboolean in_entry = gtk_widget_get_focus_child (GTK_WIDGET (self->search_entry)) != NULL;

  if (self->selection == NULL)
    return GDK_EVENT_PROPAGATE;

  if (in_entry && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    return move_selection (self, 1);
  if (in_entry && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    return move_selection (self, -1);

  return GDK_EVENT_PROPAGATE;
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KLADE_JOURNALS_PAGE (widget)->search_entry));
}

/* ---- the page ---- */

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, klade_journals_row_new ());
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  klade_journals_row_bind (KLADE_JOURNALS_ROW (gtk_list_item_get_child (item)),
                           klade_journal_item_get_row (gtk_list_item_get_item (item)));
}

static gboolean
klade_journals_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_JOURNALS_PAGE (widget)->search_entry));
}

static void
klade_journals_page_dispose (GObject *object)
{
  KladeJournalsPage *self = KLADE_JOURNALS_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (klade_journals_page_parent_class)->dispose (object);
}

static void
klade_journals_page_class_init (KladeJournalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_journals_page_dispose;
  widget_class->grab_focus = klade_journals_page_grab_focus;

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-journals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, keys);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, scopes);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, mine_toggle);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, class_toggle);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, all_toggle);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, list);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, scope_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "journals.find", NULL, find_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "journals.find",
                                       NULL);
}

static void
klade_journals_page_init (KladeJournalsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * klade_journals_page_set_model:
 * @model: the journals
 */
void
klade_journals_page_set_model (KladeJournalsPage *self, KladeJournalListModel *model)
{
  g_return_if_fail (KLADE_IS_JOURNALS_PAGE (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (model, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  show_scopes (self);
  show_state (self);
}
