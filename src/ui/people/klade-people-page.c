/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-page.h"

#include "klade-accounts-window.h"
#include "klade-export-dialog.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-list-page.h"
#include "klade-people-task.h"
#include "klade-people-words.h"
#include "klade-person-add.h"
#include "klade-person-panel.h"
#include "klade-place.h"
#include "klade-row-list.h"
#include "klade-toast.h"

typedef enum
{
  SCOPE_MY_CLASS = 0,
  SCOPE_PUPILS,
  SCOPE_GUARDIANS,
  SCOPE_STAFF,
  SCOPE_FORMER,
  N_SCOPES,
} Scope;

struct _KladePeoplePage
{
  AdwBin parent_instance;

  gboolean is_refilling; /* the list is being changed: nobody chose anything */
  gboolean has_scope;    /* the first one was chosen */
  gint64 wanted_id;      /* to show as soon as the list has it; 0: nobody */
  gint64 new_id;         /* just entered: what usually comes next is offered; 0: nobody */
  int new_scope;         /* where one was when adding began */

  /* Owned */
  KladePeopleBook *book;
  KladeRowList *model;

  /* Borrowed */
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkWidget *check_button;
  GtkWidget *more_button;

  /* Template children, borrowed */
  GtkEventController *keys;
  KladeListPage *list_page;
  KladePersonPanel *panel;
};

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladePeoplePage,
                               klade_people_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

/* A row of the list, with what it needs of the whole. */
typedef struct
{
  KladePeopleList *list;
  const KladePersonRow *person;
  gboolean is_of_own_class;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  klade_people_list_unref (item->list);
  g_free (item);
}

static const Item *
get_item (gpointer row)
{
  return klade_row_get_value (KLADE_ROW (row));
}

/* ---- rows ---- */

static char *
dup_item_text (gconstpointer row)
{
  return g_strdup (((const Item *) row)->person->key);
}

static gboolean
has_scope (gconstpointer row, int scope)
{
  static const guint kinds[N_SCOPES] = {
    [SCOPE_PUPILS] = KLADE_PEOPLE_PUPILS,
    [SCOPE_GUARDIANS] = KLADE_PEOPLE_GUARDIANS,
    [SCOPE_STAFF] = KLADE_PEOPLE_STAFF,
    [SCOPE_FORMER] = KLADE_PEOPLE_FORMER,
  };
  const Item *item = row;

  return scope == SCOPE_MY_CLASS ? item->is_of_own_class
                                 : (item->person->kinds & kinds[scope]) != 0;
}

static void
set_query (GListModel *model, const char *typed)
{
  klade_row_list_set_query (KLADE_ROW_LIST (model), typed);
}

static void
bind_row (KladeListRow *row, gpointer object)
{
  const Item *item = get_item (object);
  const KladePersonRow *person = item->person;
  gboolean is_pupil = (person->kinds & KLADE_PEOPLE_PUPILS) != 0;
  gboolean is_owed = item->is_of_own_class && !person->is_file_checked;
  g_autofree char *guardians = person->n_guardians == 0
                                   ? g_strdup (_ ("no guardian"))
                                   : g_strdup_printf (ngettext_ ("%d guardian", "%d guardians",
                                                                 (gulong) person->n_guardians),
                                                      person->n_guardians);
  g_autofree char *about = klade_people_dup_about (person);
  g_autofree char *name =
      is_pupil ? g_strdup_printf ("%s, %s, %s%s%s", person->name, about, guardians,
                                  is_owed ? ", " : "", is_owed ? _ ("file not checked") : "")
               : g_strdup_printf ("%s, %s", person->name, about);

  klade_list_row_set_badge (row, is_pupil ? person->class_name : NULL, item->is_of_own_class);
  klade_list_row_set_texts (row, person->name, *person->note != '\0' ? person->note : NULL);
  klade_list_row_set_chip (row, is_owed ? _ ("file not checked") : NULL);
  klade_list_row_set_columns (row, is_pupil ? guardians : NULL, NULL);
  klade_list_row_set_name (row, name);
}

static const KladeListSource source = { set_query, bind_row };

/* ---- what is shown ---- */

static void
show_state (KladePeoplePage *self)
{
  KladePeopleList *list = klade_people_book_get_list (self->book);

  if (list == NULL)
    klade_list_page_set_state (self->list_page, KLADE_LIST_READING);
  else
    klade_list_page_set_state (self->list_page,
                               list->n_rows == 0 ? KLADE_LIST_EMPTY : KLADE_LIST_READ);
}

static void
show_scopes (KladePeoplePage *self)
{
  static const char *const titles[N_SCOPES] = {
    N_ ("My class"), N_ ("Pupils"), N_ ("Parents and guardians"), N_ ("Staff"), N_ ("Former"),
  };
  int scope = klade_row_list_get_scope (self->model);

  for (int i = 0; i < N_SCOPES; i++)
    klade_list_page_show_scope (self->list_page, i, klade_row_list_has_scope (self->model, i));
  klade_list_page_choose_scope (self->list_page, scope, _ (titles[scope]));
  gtk_widget_set_visible (self->check_button, scope == SCOPE_MY_CLASS);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->import_button), "s",
                                    scope == SCOPE_GUARDIANS ? "parents"
                                    : scope == SCOPE_STAFF   ? "staff"
                                                             : "pupils");
}

static void
show_panel (KladePeoplePage *self)
{
  GObject *chosen = klade_list_page_get_chosen (self->list_page);

  klade_list_page_show_details (self->list_page, chosen != NULL);
  if (chosen == NULL)
    {
      klade_person_panel_flush (self->panel);
      return;
    }

  klade_person_panel_show (self->panel, get_item (chosen)->person->id);
}

static gboolean
find_position (KladePeoplePage *self, gint64 person_id, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KladeRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (get_item (row)->person->id == person_id)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
set_scope (KladePeoplePage *self, int scope)
{
  klade_row_list_set_scope (self->model, scope);
  show_scopes (self);
  show_state (self);
}

/* Where @person_id stands: in the scope that is open, or in the first one that has it. */
static gboolean
go_to (KladePeoplePage *self, gint64 person_id)
{
  const KladePersonRow *person = klade_people_book_find (self->book, person_id);
  guint position;

  if (person == NULL)
    return FALSE;

  if (!find_position (self, person_id, &position))
    {
      Item item = { NULL, person, FALSE };

      klade_list_page_set_typed (self->list_page, "");
      for (int i = SCOPE_PUPILS;
           i < N_SCOPES && !has_scope (&item, klade_row_list_get_scope (self->model)); i++)
        if (has_scope (&item, i))
          set_scope (self, i);
    }

  if (!find_position (self, person_id, &position))
    return FALSE;

  klade_list_page_choose (self->list_page, position);
  return TRUE;
}

/* ---- reading ---- */

static GPtrArray *
make_items (KladePeoplePage *self, KladePeopleList *list)
{
  GPtrArray *items = g_ptr_array_new_full (list->n_rows, free_item);

  for (guint i = 0; i < list->n_rows; i++)
    {
      Item *item = g_new (Item, 1);

      item->list = klade_people_list_ref (list);
      item->person = &list->rows[i];
      item->is_of_own_class = klade_people_book_is_own_class (self->book, list->rows[i].class_id);
      g_ptr_array_add (items, item);
    }

  return items;
}

static void
choose_first_scope (KladePeoplePage *self)
{
  int scope = SCOPE_MY_CLASS;

  if (self->has_scope)
    return;

  self->has_scope = TRUE;
  while (scope < SCOPE_FORMER && !klade_row_list_has_scope (self->model, scope))
    scope++;
  klade_row_list_set_scope (self->model, scope);
}

static void
loaded_cb (KladePeoplePage *self, const GError *error)
{
  gint64 shown_id =
      self->wanted_id != 0 ? self->wanted_id : klade_person_panel_get_person_id (self->panel);

  if (error != NULL)
    {
      klade_list_page_show_error (self->list_page, error);
      return;
    }

  self->is_refilling = TRUE;
  klade_row_list_take_rows (self->model,
                            make_items (self, klade_people_book_get_list (self->book)));
  choose_first_scope (self);
  show_scopes (self);
  show_state (self);
  if (shown_id != 0 && go_to (self, shown_id))
    self->wanted_id = 0;
  self->is_refilling = FALSE;

  show_panel (self);
}

static void
opened_cb (KladePeoplePage *self, KladeRow *row)
{
  show_panel (self);
}

static void
chosen_cb (KladePeoplePage *self, KladeRow *row)
{
  if (!self->is_refilling)
    show_panel (self);
}

static void
scope_chosen_cb (KladePeoplePage *self, int scope)
{
  set_scope (self, scope);
}

static void
retry_cb (KladePeoplePage *self)
{
  klade_people_book_load (self->book);
}

/* Somebody was entered or clicked: the list may have to be read first. */
static void
person_asked_cb (KladePeoplePage *self, gint64 person_id, gboolean is_new)
{
  klade_person_panel_flush (self->panel);
  self->new_id = is_new ? person_id : 0;
  if (!go_to (self, person_id))
    self->wanted_id = person_id;
}

/* Who was added among pupils is to be enrolled, who among staff begins to work. */
static void
panel_read_cb (KladePeoplePage *self)
{
  if (self->new_id == 0 || klade_person_panel_get_person_id (self->panel) != self->new_id)
    return;

  self->new_id = 0;
  if (self->new_scope == SCOPE_PUPILS || self->new_scope == SCOPE_MY_CLASS)
    gtk_widget_activate_action (GTK_WIDGET (self->panel), "person.enrol", NULL);
  else if (self->new_scope == SCOPE_STAFF)
    gtk_widget_activate_action (GTK_WIDGET (self->panel), "person.employ", NULL);
}

/* ---- adding and checking ---- */

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePeoplePage *self = KLADE_PEOPLE_PAGE (widget);

  self->new_scope = klade_row_list_get_scope (self->model);
  if (klade_people_book_get_list (self->book) != NULL)
    klade_person_add_open (widget, self->book, "");
}

static void
checked_cb (GObject *object, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (object), error);
}

static void
check_class_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePeoplePage *self = KLADE_PEOPLE_PAGE (widget);
  GArray *classes = klade_people_book_get_own_classes (self->book);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      g_autoptr (KladePeopleTask) task = klade_people_task_new (KLADE_PEOPLE_CHECK_CLASS, 0);

      task->other_id = g_array_index (classes, gint64, i);
      task->flag = TRUE;
      klade_people_task_run (task, klade_people_book_get_office (self->book), checked_cb,
                             G_OBJECT (self));
    }
}

/* Ticks the chosen pupil's file, or takes the tick back, and goes on to the next one. */
static gboolean
tick (KladePeoplePage *self)
{
  GObject *chosen = klade_list_page_get_chosen (self->list_page);
  g_autoptr (KladePeopleTask) task = NULL;
  const Item *item;
  guint position;

  if (chosen == NULL)
    return FALSE;

  item = get_item (chosen);
  task = klade_people_task_new (KLADE_PEOPLE_CHECK, item->person->id);
  task->flag = !item->person->is_file_checked;
  klade_people_task_run (task, klade_people_book_get_office (self->book), checked_cb,
                         G_OBJECT (self));
  if (find_position (self, item->person->id, &position) &&
      position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    klade_list_page_choose (self->list_page, position + 1);
  return TRUE;
}

/* In the class teacher's own list a space ticks; while a name is typed it is a space. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladePeoplePage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean is_typing = GTK_IS_EDITABLE (focus) && *gtk_editable_get_text (GTK_EDITABLE (focus));

  if (keyval != GDK_KEY_space || focus == NULL || is_typing ||
      klade_row_list_get_scope (self->model) != SCOPE_MY_CLASS ||
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->panel)) || GTK_IS_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;

  return tick (self);
}

/* ---- accounts and export ---- */

static guint
get_kinds (KladePeoplePage *self)
{
  static const guint kinds[N_SCOPES] = {
    [SCOPE_MY_CLASS] = KLADE_PEOPLE_ALL,        [SCOPE_PUPILS] = KLADE_PEOPLE_PUPILS,
    [SCOPE_GUARDIANS] = KLADE_PEOPLE_GUARDIANS, [SCOPE_STAFF] = KLADE_PEOPLE_STAFF,
    [SCOPE_FORMER] = KLADE_PEOPLE_FORMER,
  };

  return kinds[klade_row_list_get_scope (self->model)];
}

/* The same people as are shown here. */
static void
accounts_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePeoplePage *self = KLADE_PEOPLE_PAGE (widget);
  GArray *own = klade_people_book_get_own_classes (self->book);
  gboolean is_own = klade_row_list_get_scope (self->model) == SCOPE_MY_CLASS;
  gint64 class_id = is_own && own != NULL && own->len > 0 ? g_array_index (own, gint64, 0) : 0;

  gtk_window_present (GTK_WINDOW (klade_accounts_window_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), klade_people_book_get_office (self->book),
      get_kinds (self), class_id, klade_list_page_get_typed (self->list_page))));
}

static void
export_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePeoplePage *self = KLADE_PEOPLE_PAGE (widget);

  klade_export_dialog_open (widget, self->book, get_kinds (self));
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static void
add_more_button (KladePeoplePage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, _ ("Accounts…"), "people.accounts");
  append (menu, _ ("Export…"), "people.export");
  self->more_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more_button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (self->more_button, _ ("Accounts and export"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Accounts and export"), -1);
  klade_list_page_add_control (self->list_page, self->more_button);
}

static void
allow_accounts (KladePeoplePage *self, KladeOffice *office)
{
  gboolean can_hand_out = klade_office_can (office, KLADE_ACTION_MANAGE_ACCOUNTS) ||
                          klade_office_can (office, KLADE_ACTION_HAND_OUT_PASSWORD);
  gboolean can_export = klade_office_can (office, KLADE_ACTION_EXPORT_PEOPLE);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.accounts", can_hand_out);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.export", can_export);
  gtk_widget_set_visible (self->more_button, can_hand_out || can_export);
}

/* ---- the page ---- */

/* While another page is shown nothing is read: coming back reads anyway. */
static void
changed_cb (KladePeoplePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    klade_people_book_load (self->book);
}

static void
place_shown (KladePlace *place)
{
  klade_people_book_load (KLADE_PEOPLE_PAGE (place)->book);
}

static void
place_flush (KladePlace *place)
{
  klade_person_panel_flush (KLADE_PEOPLE_PAGE (place)->panel);
}

static void
place_open_item (KladePlace *place, gint64 id)
{
  person_asked_cb (KLADE_PEOPLE_PAGE (place), id, FALSE);
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
  iface->flush = place_flush;
  iface->open_item = place_open_item;
}

static gboolean
klade_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_PEOPLE_PAGE (widget)->list_page));
}

static void
klade_people_page_dispose (GObject *object)
{
  KladePeoplePage *self = KLADE_PEOPLE_PAGE (object);

  g_clear_object (&self->book);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (klade_people_page_parent_class)->dispose (object);
}

static void
klade_people_page_class_init (KladePeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_people_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_people_page_grab_focus;

  g_type_ensure (KLADE_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/people/klade-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePeoplePage, keys);
  gtk_widget_class_bind_template_child (widget_class, KladePeoplePage, list_page);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "people.check-class", NULL, check_class_activated);
  gtk_widget_class_install_action (widget_class, "people.accounts", NULL, accounts_activated);
  gtk_widget_class_install_action (widget_class, "people.export", NULL, export_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "people.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "people.accounts",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "people.export",
                                       NULL);
}

static void
add_buttons (KladePeoplePage *self)
{
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add_button, _ ("Add a person"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a person"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "people.add");
  klade_list_page_add_control (self->list_page, self->add_button);

  self->import_button = gtk_button_new_with_label (_ ("Import…"));
  gtk_widget_set_tooltip_text (self->import_button, _ ("Import a list"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->import_button),
                                           "win.import-people::pupils");
  klade_list_page_add_control (self->list_page, self->import_button);

  self->check_button = gtk_button_new_with_label (_ ("All checked"));
  gtk_widget_set_tooltip_text (self->check_button,
                               _ ("All files of the class are checked. Space ticks one by one."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->check_button), "people.check-class");
  gtk_widget_set_visible (self->check_button, FALSE);
  klade_list_page_add_control (self->list_page, self->check_button);
}

static void
klade_people_page_init (KladePeoplePage *self)
{
  static const char *const labels[N_SCOPES] = {
    N_ ("My class"), N_ ("Pupils"), N_ ("Guardians"), N_ ("Staff"), N_ ("Former"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  for (int i = 0; i < N_SCOPES; i++)
    klade_list_page_add_scope (self->list_page, i, _ (labels[i]));
  self->panel = g_object_new (KLADE_TYPE_PERSON_PANEL, NULL);
  klade_list_page_set_details (self->list_page, GTK_WIDGET (self->panel));
  self->model = klade_row_list_new (dup_item_text, has_scope);
  add_more_button (self);
  add_buttons (self);
}

/**
 * klade_people_page_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): the page, not read yet
 */
GtkWidget *
klade_people_page_new (KladeOffice *office)
{
  KladePeoplePage *self = g_object_new (KLADE_TYPE_PEOPLE_PAGE, NULL);

  self->book = klade_people_book_new (office);
  klade_person_panel_set_book (self->panel, self->book);
  g_signal_connect_object (self->panel, "read", G_CALLBACK (panel_read_cb), self,
                           G_CONNECT_SWAPPED);
  klade_list_page_set_model (self->list_page, G_LIST_MODEL (self->model), &source);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.add",
                                 klade_office_can (office, KLADE_ACTION_MANAGE_PEOPLE));
  gtk_widget_set_visible (self->add_button, klade_office_can (office, KLADE_ACTION_MANAGE_PEOPLE));
  gtk_widget_set_visible (self->import_button,
                          klade_office_can (office, KLADE_ACTION_MANAGE_PEOPLE));
  allow_accounts (self, office);
  g_signal_connect_object (self->book, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->book, "person-asked", G_CALLBACK (person_asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
