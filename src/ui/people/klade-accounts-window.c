/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-accounts-window-private.h"

#include "klade-class-list.h"
#include "klade-drop-down.h"
#include "klade-i18n.h"
#include "klade-list-row.h"
#include "klade-school-classes.h"
#include "klade-toast.h"

G_DEFINE_FINAL_TYPE (KladeAccountsWindow, klade_accounts_window, ADW_TYPE_WINDOW)

static const char *const kind_names[] = {
  N_ ("Everybody"), N_ ("Pupils"), N_ ("Guardians"), N_ ("Staff"), N_ ("Former"), NULL,
};
static const guint kinds[] = {
  KLADE_PEOPLE_ALL,   KLADE_PEOPLE_PUPILS, KLADE_PEOPLE_GUARDIANS,
  KLADE_PEOPLE_STAFF, KLADE_PEOPLE_FORMER,
};

static const char *const state_names[] = {
  N_ ("Any state"),
  N_ ("No account"),
  N_ ("First password not used"),
  N_ ("Active"),
  N_ ("Needs a new password"),
  N_ ("Access ended"),
  NULL,
};
static const guint states[] = {
  G_MAXUINT,
  1u << KLADE_ACCOUNT_NONE,
  1u << KLADE_ACCOUNT_FIRST,
  1u << KLADE_ACCOUNT_ACTIVE,
  1u << KLADE_ACCOUNT_LOCKED,
  1u << KLADE_ACCOUNT_REVOKED,
};

/* ---- rows ---- */

/* A row of the list, with what it needs of the whole. */
typedef struct
{
  KladeAccountList *list;
  const KladeAccountRow *row;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  klade_account_list_unref (item->list);
  g_free (item);
}

static char *
dup_item_text (gconstpointer row)
{
  return g_strdup (((const Item *) row)->row->key);
}

/* A scope is a choice of kinds and one of states: 16 of the first to one of the second. */
#define SCOPE(kind, state) ((int) ((state) *16 + (kind)))

static gboolean
has_scope (gconstpointer row, int scope)
{
  const KladeAccountRow *account = ((const Item *) row)->row;

  return (account->kinds & kinds[scope % 16]) != 0 &&
         (states[scope / 16] & (1u << account->state)) != 0;
}

/**
 * klade_accounts_window_get_row:
 * @position: among those who are shown
 *
 * Returns: (transfer none): the account; lives as long as the list is not read again
 */
const KladeAccountRow *
klade_accounts_window_get_row (KladeAccountsWindow *self, guint position)
{
  g_autoptr (KladeRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  return ((const Item *) klade_row_get_value (row))->row;
}

static const char *
get_user_name (const KladeAccountRow *row)
{
  return row->is_named_by_code ? _ ("child's personal code") : row->user_name;
}

static char *
dup_about (const KladeAccountRow *row)
{
  const char *texts[] = { get_user_name (row), *row->roles != '\0' ? row->roles : row->note };
  GString *about = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*texts[i] != '\0')
      g_string_append_printf (about, "%s%s", about->len > 0 ? " · " : "", texts[i]);
  return g_string_free (about, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, klade_list_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  KladeListRow *widget = KLADE_LIST_ROW (gtk_list_item_get_child (list_item));
  const Item *item = klade_row_get_value (KLADE_ROW (gtk_list_item_get_item (list_item)));
  const KladeAccountRow *row = item->row;
  g_autofree char *about = dup_about (row);
  const char *state = klade_account_state_name (row->state);
  gboolean is_settled = row->state == KLADE_ACCOUNT_ACTIVE || row->state == KLADE_ACCOUNT_REVOKED;
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", row->name, row->class_name, state);

  klade_list_row_set_badge (widget, row->class_name, FALSE);
  klade_list_row_set_texts (widget, row->name, *about != '\0' ? about : NULL);
  klade_list_row_set_chip (widget, is_settled ? NULL : state);
  klade_list_row_set_columns (widget, is_settled ? state : NULL, NULL);
  klade_list_row_set_name (widget, name);
}

static void
make_list (KladeAccountsWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->model = klade_row_list_new (dup_item_text, has_scope);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/* ---- reading ---- */

typedef struct
{
  KladeAccountList *list;
  GPtrArray *classes;
} Read;

static void
free_read (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->list, klade_account_list_unref);
  g_clear_pointer (&read->classes, g_ptr_array_unref);
  g_free (read);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Read *read = g_new0 (Read, 1);

  read->list =
      klade_school_list_accounts (session, KLADE_PEOPLE_ALL, *(const gint64 *) data, error);
  if (read->list != NULL)
    read->classes = klade_school_list_classes (session, 0, error);
  if (read->classes != NULL)
    return read;

  free_read (read);
  return NULL;
}

static GPtrArray *
make_items (KladeAccountList *list)
{
  GPtrArray *items = g_ptr_array_new_full (list->n_rows, free_item);

  for (guint i = 0; i < list->n_rows; i++)
    {
      Item *item = g_new (Item, 1);

      item->list = klade_account_list_ref (list);
      item->row = &list->rows[i];
      g_ptr_array_add (items, item);
    }

  return items;
}

/* Once: the classes of a year do not change under one's hands. */
static void
fill_classes (KladeAccountsWindow *self, GPtrArray *classes)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  if (self->classes != NULL)
    return;

  self->classes = g_ptr_array_ref (classes);
  gtk_string_list_append (names, _ ("All classes"));
  for (guint i = 0; i < classes->len; i++)
    {
      const KladeClassRow *klass = g_ptr_array_index (classes, i);

      gtk_string_list_append (names, klass->name);
      if (klass->id == self->class_id)
        chosen = i + 1;
    }

  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->class_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->class_choice, chosen);
  self->is_filling = FALSE;
}

static void
show_rows (KladeAccountsWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  gtk_stack_set_visible_child_name (self->list_stack, n > 0 ? "rows" : "unfound");
  klade_accounts_window_update_verbs (self);
}

typedef struct
{
  KladeAccountsWindow *window;
  guint serial;
} Call;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeAccountsWindow) self = call->window;
  g_autoptr (GError) error = NULL;
  Read *read = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (read != NULL && call->serial == self->serial && self->model != NULL)
    {
      fill_classes (self, read->classes);
      klade_row_list_take_rows (self->model, make_items (read->list));
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      show_rows (self);
    }
  else if (error != NULL && self->model != NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self->stack), error);
    }
  g_clear_pointer (&read, free_read);
}

/**
 * klade_accounts_window_load:
 *
 * Reads the accounts of the chosen class, or of all.
 */
void
klade_accounts_window_load (KladeAccountsWindow *self)
{
  Call *call = g_new (Call, 1);

  call->window = g_object_ref (self);
  call->serial = ++self->serial;
  klade_worker_run (klade_office_get_worker (self->office), read_job,
                    g_memdup2 (&self->class_id, sizeof self->class_id), g_free, free_read, NULL,
                    read_cb, call);
}

/* ---- choosing ---- */

static void
search_changed_cb (KladeAccountsWindow *self)
{
  klade_row_list_set_query (self->model, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_rows (self);
}

static void
filter_chosen_cb (KladeAccountsWindow *self)
{
  if (!self->is_made)
    return;

  klade_row_list_set_scope (self->model, SCOPE (gtk_drop_down_get_selected (self->kind_choice),
                                                gtk_drop_down_get_selected (self->state_choice)));
  show_rows (self);
}

static void
class_chosen_cb (KladeAccountsWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->class_choice);

  if (self->is_filling || self->classes == NULL)
    return;

  self->class_id = 0;
  if (chosen > 0 && chosen <= self->classes->len)
    self->class_id = ((const KladeClassRow *) g_ptr_array_index (self->classes, chosen - 1))->id;
  klade_accounts_window_load (self);
}

static void
row_activated_cb (KladeAccountsWindow *self, guint position)
{
  gint64 id = klade_accounts_window_get_row (self, position)->person_id;
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_widget_activate_action (parent, "win.open-item", "(sx)", "people", id);
  gtk_window_close (GTK_WINDOW (self));
}

/* Escape: first what was typed goes, then who was chosen, then the window. */
static void
escape_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (widget);
  g_autoptr (GtkBitset) chosen =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (self->hand_out == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else if (self->hand_out == NULL && !gtk_bitset_is_empty (chosen))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
search_stopped_cb (KladeAccountsWindow *self)
{
  escape_activated (GTK_WIDGET (self), NULL, NULL);
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KLADE_ACCOUNTS_WINDOW (widget)->search_entry));
}

/* ---- the window ---- */

/* What is on its way is ended first: its slips would be lost. */
static gboolean
klade_accounts_window_close_request (GtkWindow *window)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (window);

  if (self->hand_out == NULL)
    return GTK_WINDOW_CLASS (klade_accounts_window_parent_class)->close_request (window);

  klade_hand_out_cancel (self->hand_out);
  return GDK_EVENT_STOP;
}

static void
klade_accounts_window_dispose (GObject *object)
{
  KladeAccountsWindow *self = KLADE_ACCOUNTS_WINDOW (object);

  if (self->hand_out != NULL)
    klade_hand_out_cancel (self->hand_out);
  g_clear_object (&self->hand_out);
  g_clear_object (&self->office);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, g_free);

  G_OBJECT_CLASS (klade_accounts_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, class_choice);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, state_choice);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, revoke_button);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, issue_button);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, running_label);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KladeAccountsWindow, stop_button);
}

static void
klade_accounts_window_class_init (KladeAccountsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_accounts_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = klade_accounts_window_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/people/klade-accounts-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "accounts.escape", NULL, escape_activated);
  gtk_widget_class_install_action (widget_class, "accounts.find", NULL, find_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "accounts.escape", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "accounts.find",
                                       NULL);
  klade_accounts_window_install_verbs (widget_class);
}

static void
fill_choice (GtkDropDown *drop_down, const char *const *names, const char *title)
{
  g_autoptr (GtkStringList) shown = gtk_string_list_new (NULL);

  for (; *names != NULL; names++)
    gtk_string_list_append (shown, _ (*names));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (shown));
  klade_drop_down_set_name (drop_down, title);
}

static void
klade_accounts_window_init (KladeAccountsWindow *self)
{
  const char *const all_classes[] = { _ ("All classes"), NULL };
  g_autoptr (GtkStringList) classes = gtk_string_list_new (all_classes);

  gtk_widget_init_template (GTK_WIDGET (self));
  make_list (self);
  gtk_drop_down_set_model (self->class_choice, G_LIST_MODEL (classes));
  klade_drop_down_set_name (self->class_choice, _ ("Class"));
  fill_choice (self->kind_choice, kind_names, _ ("Whose"));
  fill_choice (self->state_choice, state_names, _ ("State"));
  self->is_made = TRUE;
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (klade_accounts_window_update_verbs), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->list_stack, "reading");
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search_entry));
  klade_accounts_window_update_verbs (self);
}

/**
 * klade_accounts_window_new:
 * @parent: the window it belongs to
 * @office: runs the verbs
 * @people: KladePeopleKinds: whom to show first
 * @class_id: of which class; 0: of all
 * @typed: what is searched for first
 *
 * Returns: (transfer none): the window, to be presented
 */
KladeAccountsWindow *
klade_accounts_window_new (GtkWindow *parent,
                           KladeOffice *office,
                           guint people,
                           gint64 class_id,
                           const char *typed)
{
  KladeAccountsWindow *self =
      g_object_new (KLADE_TYPE_ACCOUNTS_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  self->class_id = class_id;
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == people)
      gtk_drop_down_set_selected (self->kind_choice, i);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), typed);
  g_signal_connect_object (office, "changed", G_CALLBACK (klade_accounts_window_load), self,
                           G_CONNECT_SWAPPED);
  klade_accounts_window_update_verbs (self);
  klade_accounts_window_load (self);
  return self;
}
