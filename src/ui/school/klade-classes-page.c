/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-classes-page.h"

#include "klade-class-panel.h"
#include "klade-division-board.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-list-page.h"
#include "klade-place.h"
#include "klade-row-list.h"
#include "klade-school-dialogs.h"
#include "klade-stack.h"

struct _KladeClassesPage
{
  AdwBin parent_instance;

  gboolean is_refilling; /* the list is being changed: nobody chose anything */
  gint64 wanted_id;      /* a class to show as soon as the list has it; 0: none */
  guint serial;          /* of the last reading */

  /* Owned */
  KladeOffice *office;
  KladeClassesData *data; /* NULL: not read yet */
  KladeRowList *model;

  /* Borrowed */
  KladeClassPanel *panel;

  /* Template children, borrowed */
  GtkStack *stack;
  KladeListPage *list_page;
  KladeDivisionBoard *board;
  GMenuModel *add_menu;
};

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeClassesPage,
                               klade_classes_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

/* A row of the list, with what it needs of the whole. */
typedef struct
{
  KladeClassesData *data;
  KladeClassesKind kind;
  gconstpointer row; /* of @data; begins with its id */
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  klade_classes_data_unref (item->data);
  g_free (item);
}

static const Item *
get_item (gpointer row)
{
  return klade_row_get_value (KLADE_ROW (row));
}

static gint64
item_id (const Item *item)
{
  return *(const gint64 *) item->row;
}

/* ---- rows ---- */

static char *
dup_item_text (gconstpointer row)
{
  const Item *item = row;
  const KladeClassRow *klass = item->row;
  const KladeGroupRow *group = item->row;
  const KladeSubjectRow *subject = item->row;
  const KladeProgrammeRow *programme = item->row;

  switch (item->kind)
    {
    case KLADE_CLASSES_CLASS:
      return g_strjoin (" ", klass->name, klass->class_teacher, klass->programme_code,
                        klass->programme, NULL);
    case KLADE_CLASSES_GROUP:
      return g_strjoin (" ", group->name, group->class_name, group->subject, group->teachers, NULL);
    case KLADE_CLASSES_SUBJECT:
      return g_strjoin (" ", subject->name, subject->short_name, subject->area, NULL);
    case KLADE_CLASSES_PROGRAMME:
    default:
      return g_strjoin (" ", programme->code, programme->name, NULL);
    }
}

static gboolean
has_scope (gconstpointer row, int scope)
{
  return (int) ((const Item *) row)->kind == scope;
}

static void
set_query (GListModel *model, const char *typed)
{
  klade_row_list_set_query (KLADE_ROW_LIST (model), typed);
}

static void
bind_class (KladeListRow *row, const KladeClassRow *klass)
{
  const char *teacher = klass->class_teacher_id != 0 ? klass->class_teacher : NULL;
  g_autofree char *pupils = g_strdup_printf (
      ngettext_ ("%d pupil", "%d pupils", (gulong) klass->n_pupils), klass->n_pupils);
  g_autofree char *groups = g_strdup_printf (
      ngettext_ ("%d group", "%d groups", (gulong) klass->n_groups), klass->n_groups);
  g_autofree char *programme = g_strdup_printf ("%s %s", klass->programme_code, klass->programme);
  g_autofree char *name = g_strdup_printf (
      "%s, %s, %s, %s, %s", klass->name, teacher != NULL ? teacher : _ ("without a class teacher"),
      g_strstrip (programme), pupils, groups);

  klade_list_row_set_badge (row, klass->name, FALSE);
  klade_list_row_set_texts (row, teacher != NULL ? teacher : "–", programme);
  klade_list_row_set_chip (row, teacher == NULL ? _ ("without a class teacher") : NULL);
  klade_list_row_set_columns (row, klass->n_groups > 0 ? groups : NULL, pupils);
  klade_list_row_set_name (row, name);
}

static void
bind_group (KladeListRow *row, const KladeGroupRow *group)
{
  g_autofree char *members = g_strdup_printf (
      ngettext_ ("%d pupil", "%d pupils", (gulong) group->n_members), group->n_members);
  g_autofree char *about =
      g_strdup_printf ("%s%s%s", group->subject,
                       *group->subject != '\0' && *group->teachers ? " · " : "", group->teachers);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", group->name, about, members);

  klade_list_row_set_badge (row, *group->class_name != '\0' ? group->class_name : NULL, FALSE);
  klade_list_row_set_texts (row, group->name, about);
  klade_list_row_set_chip (row, group->is_without_teacher ? _ ("without a teacher") : NULL);
  klade_list_row_set_columns (row, klade_group_kind_name (group->kind), members);
  klade_list_row_set_name (row, name);
}

static void
bind_subject (KladeListRow *row, const KladeSubjectRow *subject)
{
  g_autofree char *journals = g_strdup_printf (
      ngettext_ ("%d journal", "%d journals", (gulong) subject->n_journals), subject->n_journals);
  g_autofree char *name = g_strdup_printf ("%s, %s", subject->name, journals);

  klade_list_row_set_badge (row, NULL, FALSE);
  klade_list_row_set_texts (row, subject->name, *subject->area != '\0' ? subject->area : NULL);
  klade_list_row_set_chip (row, NULL);
  klade_list_row_set_columns (row, subject->short_name, journals);
  klade_list_row_set_name (row, name);
}

static void
bind_programme (KladeListRow *row, const KladeProgrammeRow *programme)
{
  g_autofree char *subjects =
      g_strdup_printf (ngettext_ ("%d subject", "%d subjects", (gulong) programme->n_subjects),
                       programme->n_subjects);
  g_autofree char *classes = g_strdup_printf (
      ngettext_ ("%d class", "%d classes", (gulong) programme->n_classes), programme->n_classes);
  g_autofree char *name =
      g_strdup_printf ("%s, %s, %s, %s", programme->name, programme->code, subjects, classes);

  klade_list_row_set_badge (row, NULL, FALSE);
  klade_list_row_set_texts (row, programme->name, programme->code);
  klade_list_row_set_chip (row, NULL);
  klade_list_row_set_columns (row, subjects, classes);
  klade_list_row_set_name (row, name);
}

static void
bind_row (KladeListRow *row, gpointer object)
{
  const Item *item = get_item (object);

  switch (item->kind)
    {
    case KLADE_CLASSES_CLASS:
      bind_class (row, item->row);
      break;
    case KLADE_CLASSES_GROUP:
      bind_group (row, item->row);
      break;
    case KLADE_CLASSES_SUBJECT:
      bind_subject (row, item->row);
      break;
    case KLADE_CLASSES_PROGRAMME:
    default:
      bind_programme (row, item->row);
    }
}

static const KladeListSource source = { set_query, bind_row };

/* ---- what is shown ---- */

static void
show_state (KladeClassesPage *self)
{
  if (self->data == NULL)
    klade_list_page_set_state (self->list_page, KLADE_LIST_READING);
  else
    klade_list_page_set_state (
        self->list_page,
        klade_row_list_has_scope (self->model, klade_row_list_get_scope (self->model))
            ? KLADE_LIST_READ
            : KLADE_LIST_EMPTY);
}

static void
show_scope (KladeClassesPage *self)
{
  static const char *const titles[] = { N_ ("Classes"), N_ ("Groups"), N_ ("Subjects"),
                                        N_ ("Programmes") };
  static const char *const empty[] = { N_ ("There are no classes yet"),
                                       N_ ("There are no groups yet"),
                                       N_ ("There are no subjects yet"),
                                       N_ ("There are no programmes yet") };
  static const char *const what_next[] = {
    N_ ("Add a class with Ctrl+N, or let the page of the school propose all of them."),
    N_ ("Add a group with Ctrl+N: a part of a class in one subject, or pupils of several classes."),
    N_ ("Add a subject with Ctrl+N, or let the page of the school propose all of them."),
    N_ ("Add a programme with Ctrl+N, or let the page of the school propose all of them."),
  };
  int scope = klade_row_list_get_scope (self->model);

  klade_list_page_choose_scope (self->list_page, scope, _ (titles[scope]));
  g_object_set (self->list_page, "empty-title", _ (empty[scope]), "empty-description",
                _ (what_next[scope]), NULL);
}

static void
show_panel (KladeClassesPage *self)
{
  GObject *chosen = klade_list_page_get_chosen (self->list_page);
  const Item *item;

  klade_list_page_show_details (self->list_page, chosen != NULL);
  if (chosen == NULL)
    return;

  item = get_item (chosen);
  klade_class_panel_show (self->panel, item->data, item->kind, item_id (item));
}

static gboolean
go_to (KladeClassesPage *self, KladeClassesKind kind, gint64 id)
{
  guint n;

  if (klade_row_list_get_scope (self->model) != (int) kind)
    {
      klade_row_list_set_scope (self->model, (int) kind);
      show_scope (self);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KladeRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item_id (get_item (row)) == id)
        {
          klade_list_page_choose (self->list_page, i);
          return TRUE;
        }
    }

  return FALSE;
}

/* ---- reading ---- */

static void
add_items (GPtrArray *items, KladeClassesData *data, KladeClassesKind kind, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Item *item = g_new (Item, 1);

      *item = (Item){ klade_classes_data_ref (data), kind, g_ptr_array_index (rows, i) };
      g_ptr_array_add (items, item);
    }
}

static void
take_data (KladeClassesPage *self, KladeClassesData *data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (free_item);
  KladeClassesKind kind = (KladeClassesKind) klade_row_list_get_scope (self->model);
  GObject *chosen = klade_list_page_get_chosen (self->list_page);
  gint64 id = chosen != NULL ? item_id (get_item (chosen)) : 0;

  add_items (items, data, KLADE_CLASSES_CLASS, data->classes);
  add_items (items, data, KLADE_CLASSES_GROUP, data->groups);
  add_items (items, data, KLADE_CLASSES_SUBJECT, data->subjects);
  add_items (items, data, KLADE_CLASSES_PROGRAMME, data->programmes);
  g_clear_pointer (&self->data, klade_classes_data_unref);
  self->data = data;

  self->is_refilling = TRUE;
  klade_row_list_take_rows (self->model, items);
  if (self->wanted_id != 0 && go_to (self, KLADE_CLASSES_CLASS, self->wanted_id))
    self->wanted_id = 0;
  else if (id != 0)
    go_to (self, kind, id);
  self->is_refilling = FALSE;
  show_scope (self);
  show_state (self);
  show_panel (self);
}

typedef struct
{
  KladeClassesPage *page;
  guint serial;
} Reading;

static void
read_cb (GObject *source_object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KladeClassesPage) self = reading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeClassesData) data =
      klade_worker_run_finish (KLADE_WORKER (source_object), result, &error);

  if (reading->serial != self->serial)
    return;

  if (data == NULL)
    klade_list_page_show_error (self->list_page, error);
  else
    take_data (self, g_steal_pointer (&data));
}

static void
load (KladeClassesPage *self)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), ++self->serial };
  klade_classes_data_read (self->office, read_cb, reading);
}

static void
changed_cb (KladeClassesPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return; /* it is read when it is shown */

  load (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "division"))
    klade_division_board_reload (self->board);
}

/* ---- what the person did ---- */

static void
opened_cb (KladeClassesPage *self, KladeRow *row)
{
  show_panel (self);
  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->panel)));
}

static void
chosen_cb (KladeClassesPage *self, KladeRow *row)
{
  if (!self->is_refilling)
    show_panel (self);
}

static void
scope_chosen_cb (KladeClassesPage *self, int scope)
{
  klade_row_list_set_scope (self->model, scope);
  show_scope (self);
  show_state (self);
  show_panel (self);
}

static void
retry_cb (KladeClassesPage *self)
{
  load (self);
}

static void
division_asked_cb (KladeClassesPage *self, gint64 class_id, gint64 subject_id)
{
  klade_division_board_show (self->board, class_id, subject_id);
  gtk_stack_set_visible_child_name (self->stack, "division");
}

static void
board_left_cb (KladeClassesPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_page));
}

static void
group_asked_cb (KladeClassesPage *self, gint64 class_id, gint64 subject_id)
{
  if (self->data != NULL)
    klade_school_ask_group (GTK_WIDGET (self), self->office, self->data, class_id, subject_id);
}

static void
ask (KladeClassesPage *self, KladeClassesKind kind)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GObject *chosen = klade_list_page_get_chosen (self->list_page);
  const Item *item = chosen != NULL ? get_item (chosen) : NULL;

  if (self->data == NULL)
    return;

  if (kind == KLADE_CLASSES_CLASS)
    klade_school_ask_class (widget, self->office, self->data);
  else if (kind == KLADE_CLASSES_GROUP)
    klade_school_ask_group (widget, self->office, self->data,
                            item != NULL && item->kind == KLADE_CLASSES_CLASS ? item_id (item) : 0,
                            0);
  else if (kind == KLADE_CLASSES_SUBJECT)
    klade_school_ask_subject (widget, self->office);
  else
    klade_school_ask_programme (widget, self->office);
}

static void
add_class_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (KLADE_CLASSES_PAGE (widget), KLADE_CLASSES_CLASS);
}

static void
add_group_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (KLADE_CLASSES_PAGE (widget), KLADE_CLASSES_GROUP);
}

static void
add_subject_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (KLADE_CLASSES_PAGE (widget), KLADE_CLASSES_SUBJECT);
}

static void
add_programme_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (KLADE_CLASSES_PAGE (widget), KLADE_CLASSES_PROGRAMME);
}

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeClassesPage *self = KLADE_CLASSES_PAGE (widget);

  ask (self, (KladeClassesKind) klade_row_list_get_scope (self->model));
}

/* ---- the page ---- */

static void
place_shown (KladePlace *place)
{
  KladeClassesPage *self = KLADE_CLASSES_PAGE (place);

  load (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "division"))
    klade_division_board_reload (self->board);
}

static void
place_open_item (KladePlace *place, gint64 id)
{
  KladeClassesPage *self = KLADE_CLASSES_PAGE (place);

  gtk_stack_set_visible_child_name (self->stack, "list");
  self->wanted_id = id;
  load (self);
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
  iface->open_item = place_open_item;
}

static gboolean
klade_classes_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (gtk_stack_get_visible_child (KLADE_CLASSES_PAGE (widget)->stack));
}

static void
klade_classes_page_dispose (GObject *object)
{
  KladeClassesPage *self = KLADE_CLASSES_PAGE (object);

  g_clear_object (&self->office);
  g_clear_object (&self->model);
  g_clear_pointer (&self->data, klade_classes_data_unref);

  G_OBJECT_CLASS (klade_classes_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "classes.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "classes.add-class", NULL, add_class_activated);
  gtk_widget_class_install_action (widget_class, "classes.add-group", NULL, add_group_activated);
  gtk_widget_class_install_action (widget_class, "classes.add-subject", NULL,
                                   add_subject_activated);
  gtk_widget_class_install_action (widget_class, "classes.add-programme", NULL,
                                   add_programme_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "classes.add",
                                       NULL);
}

static void
klade_classes_page_class_init (KladeClassesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_classes_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_classes_page_grab_focus;

  g_type_ensure (KLADE_TYPE_LIST_PAGE);
  g_type_ensure (KLADE_TYPE_DIVISION_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/school/klade-classes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeClassesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeClassesPage, list_page);
  gtk_widget_class_bind_template_child (widget_class, KladeClassesPage, board);
  gtk_widget_class_bind_template_child (widget_class, KladeClassesPage, add_menu);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, board_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_asked_cb);
  install_actions (widget_class);
}

static void
klade_classes_page_init (KladeClassesPage *self)
{
  static const char *const labels[] = { N_ ("Classes"), N_ ("Groups"), N_ ("Subjects"),
                                        N_ ("Programmes") };

  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  for (int i = 0; i < KLADE_N_CLASSES_KINDS; i++)
    klade_list_page_add_scope (self->list_page, i, _ (labels[i]));
  for (int i = 0; i < KLADE_N_CLASSES_KINDS; i++)
    klade_list_page_show_scope (self->list_page, i, TRUE);
  self->panel = g_object_new (KLADE_TYPE_CLASS_PANEL, NULL);
  klade_list_page_set_details (self->list_page, GTK_WIDGET (self->panel));
  g_signal_connect_object (self->panel, "division-asked", G_CALLBACK (division_asked_cb), self,
                           G_CONNECT_SWAPPED);
  self->model = klade_row_list_new (dup_item_text, has_scope);
}

static void
add_button (KladeClassesPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), self->add_menu);
  gtk_widget_set_tooltip_text (button, _ ("Add (Ctrl+N)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add"),
                                  -1);
  klade_list_page_add_control (self->list_page, button);
}

/**
 * klade_classes_page_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): the page, not read yet
 */
GtkWidget *
klade_classes_page_new (KladeOffice *office)
{
  KladeClassesPage *self = g_object_new (KLADE_TYPE_CLASSES_PAGE, NULL);

  self->office = g_object_ref (office);
  klade_class_panel_set_office (self->panel, office);
  klade_division_board_set_office (self->board, office);
  klade_list_page_set_model (self->list_page, G_LIST_MODEL (self->model), &source);
  if (klade_office_can (office, KLADE_ACTION_MANAGE_CLASSES))
    add_button (self);
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "classes.add", FALSE);
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  show_scope (self);
  show_state (self);
  return GTK_WIDGET (self);
}
