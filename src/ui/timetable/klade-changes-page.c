/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-changes-page.h"

#include "klade-change-form.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-list-page.h"
#include "klade-paper-maker.h"
#include "klade-place.h"
#include "klade-printer.h"
#include "klade-row-list.h"
#include "klade-school-day.h"
#include "klade-toast.h"

struct _KladeChangesPage
{
  AdwBin parent_instance;

  KladeDay day;
  guint n_asked; /* readings: the last answer counts */

  /* Owned */
  KladeOffice *office;
  KladeRowList *model;
  KladeDayChangeList *list; /* NULL: not read yet */

  /* Borrowed */
  KladeChangeForm *form;
  GtkWidget *add_button;

  /* Template children, borrowed */
  KladeListPage *list_page;
};

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeChangesPage,
                               klade_changes_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

/* A row of the list, which keeps the whole. */
typedef struct
{
  KladeDayChangeList *list;
  const KladeDayChangeRow *row;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  klade_day_change_list_unref (item->list);
  g_free (item);
}

/* ---- rows ---- */

static char *
dup_subject (const KladeDayChangeRow *row)
{
  const char *whose = *row->class_name != '\0' ? row->class_name : _ ("The whole school");

  return *row->subject != '\0' ? g_strdup_printf ("%s · %s", whose, row->subject)
                               : g_strdup (whose);
}

static char *
dup_item_text (gconstpointer data)
{
  const KladeDayChangeRow *row = ((const Item *) data)->row;

  return g_strdup_printf ("%s %s %s %s %s", row->class_name, row->subject, row->planned_teachers,
                          row->sentence, row->why);
}

static void
set_query (GListModel *model, const char *typed)
{
  klade_row_list_set_query (KLADE_ROW_LIST (model), typed);
}

static void
bind_row (KladeListRow *widget, gpointer object)
{
  const Item *item = klade_row_get_value (KLADE_ROW (object));
  const KladeDayChangeRow *row = item->row;
  gboolean is_whole_day = row->change.lesson_no == KLADE_LESSON_NO_ALL;
  g_autofree char *number =
      is_whole_day ? g_strdup (_ ("day")) : g_strdup_printf ("%d.", row->change.lesson_no);
  g_autofree char *subject = dup_subject (row);
  g_autofree char *name =
      g_strdup_printf ("%s %s, %s, %s", number, subject, row->sentence, row->why);

  klade_list_row_set_badge (widget, number, FALSE);
  klade_list_row_set_texts (widget, subject, row->sentence);
  klade_list_row_set_chip (widget, NULL);
  klade_list_row_set_columns (widget, row->planned_teachers, row->why);
  klade_list_row_set_name (widget, name);
}

static const KladeListSource source = { set_query, bind_row };

/* ---- reading ---- */

/* Latvian writes weekdays small, but not where a title begins. */
static char *
dup_weekday (KladeDay day)
{
  const char *name = klade_weekday_name (klade_day_get_weekday (day));
  GString *title = g_string_new (NULL);

  g_string_append_unichar (title, g_unichar_totitle (g_utf8_get_char (name)));
  g_string_append (title, g_utf8_next_char (name));
  return g_string_free (title, FALSE);
}

static void
show_title (KladeChangesPage *self)
{
  g_autofree char *weekday = dup_weekday (self->day);
  g_autofree char *date = klade_day_to_long_text (self->day);
  g_autofree char *title = g_strdup_printf ("%s, %s", weekday, date);

  g_object_set (self->list_page, "title", title, NULL);
}

static void
show_list (KladeChangesPage *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_item);

  for (int i = 0; i < self->list->n_rows; i++)
    {
      Item *item = g_new (Item, 1);

      item->list = klade_day_change_list_ref (self->list);
      item->row = &self->list->rows[i];
      g_ptr_array_add (rows, item);
    }
  klade_row_list_take_rows (self->model, rows);
  gtk_widget_set_visible (self->add_button, self->list->can_change);
  g_object_set (self->list_page, "empty-description",
                self->list->can_change
                    ? _ ("Ctrl+N enters a substitution, a lesson not held or a day by order.")
                    : _ ("The day goes by the timetable."),
                NULL);
  klade_list_page_set_state (self->list_page,
                             self->list->n_rows == 0 ? KLADE_LIST_EMPTY : KLADE_LIST_READ);
}

typedef struct
{
  KladeChangesPage *self;
  guint serial;
} Call;

static void
unref_list (gpointer data)
{
  klade_day_change_list_unref (data);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeDay day = *(KladeDay *) data;

  return klade_school_list_day_changes (session, day, day, 0, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeChangesPage) self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeDayChangeList) list =
      klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (call->serial != self->n_asked)
    return;
  if (list == NULL)
    {
      klade_list_page_show_error (self->list_page, error);
      return;
    }

  g_clear_pointer (&self->list, klade_day_change_list_unref);
  self->list = g_steal_pointer (&list);
  show_list (self);
}

static void
read_changes (KladeChangesPage *self)
{
  Call *call = g_new (Call, 1);

  call->self = g_object_ref (self);
  call->serial = ++self->n_asked;
  klade_worker_run (klade_office_get_worker (self->office), read_job,
                    g_memdup2 (&self->day, sizeof self->day), g_free, unref_list, NULL, read_cb,
                    call);
}

/* ---- the form ---- */

static void
close_form (KladeChangesPage *self)
{
  klade_list_page_show_details (self->list_page, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_page));
}

static void
opened_cb (KladeChangesPage *self, KladeRow *row)
{
  const Item *item = klade_row_get_value (row);

  if (!item->list->can_change)
    return;

  klade_change_form_ask_change (self->form, item->list, item->row);
  klade_list_page_show_details (self->list_page, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeChangesPage *self = KLADE_CHANGES_PAGE (widget);

  if (!klade_office_can (self->office, KLADE_ACTION_CHANGE_DAY))
    return;

  klade_change_form_ask_new (self->form, self->day);
  klade_list_page_show_details (self->list_page, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

/* ---- days ---- */

static gboolean
is_weekend (KladeDay day)
{
  return klade_day_get_weekday (day) >= KLADE_WEEKDAY_SATURDAY;
}

static void
show_day (KladeChangesPage *self, KladeDay day)
{
  self->day = day;
  klade_list_page_show_details (self->list_page, FALSE);
  show_title (self);
  read_changes (self);
}

static void
step (KladeChangesPage *self, int by)
{
  KladeDay day = self->day + by;

  while (is_weekend (day))
    day += by;
  show_day (self, day);
}

static void
previous_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (KLADE_CHANGES_PAGE (widget), -1);
}

static void
next_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  step (KLADE_CHANGES_PAGE (widget), 1);
}

static void
today_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeChangesPage *self = KLADE_CHANGES_PAGE (widget);

  show_day (self, klade_office_get_person (self->office)->today);
}

/* ---- the list for the wall ---- */

static gpointer
print_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeDay day = *(const KladeDay *) data;
  const KladePaperRequest request = {
    .kind = KLADE_PAPER_CHANGES,
    .first_day = day,
    .last_day = day,
    .today = klade_session_get_today (session),
  };
  g_autoptr (KladePaperMaker) maker =
      klade_paper_maker_new (session, &request, NULL, NULL, NULL, error);

  return maker != NULL ? klade_print_document_ref (klade_paper_maker_get_document (maker)) : NULL;
}

static void
unref_document (gpointer data)
{
  klade_print_document_unref (data);
}

static void
printed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document =
      klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (document != NULL)
    klade_printer_run (GTK_WIDGET (self), document);
  else
    klade_toast_show_error (GTK_WIDGET (self), error);
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeChangesPage *self = KLADE_CHANGES_PAGE (widget);

  if (self->list == NULL)
    return;

  klade_worker_run (klade_office_get_worker (self->office), print_job,
                    g_memdup2 (&self->list->first, sizeof self->list->first), g_free,
                    unref_document, NULL, printed_cb, g_object_ref (self));
}

/* ---- the page ---- */

static GtkWidget *
new_button (const char *icon, const char *name, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_controls (KladeChangesPage *self)
{
  GtkWidget *days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *today = gtk_button_new_with_label (_ ("Today"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (today), "changes.today");
  gtk_widget_set_tooltip_text (today, _ ("Today (Ctrl+T)"));
  gtk_widget_add_css_class (days, "linked");
  gtk_widget_set_valign (days, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (days), new_button ("go-previous-symbolic", _ ("Previous day"),
                                              _ ("Previous day (Alt+Left)"), "changes.previous"));
  gtk_box_append (GTK_BOX (days), today);
  gtk_box_append (GTK_BOX (days), new_button ("go-next-symbolic", _ ("Next day"),
                                              _ ("Next day (Alt+Right)"), "changes.next"));
  self->add_button =
      new_button ("list-add-symbolic", _ ("New change"), _ ("New change (Ctrl+N)"), "changes.add");
  klade_list_page_add_control (self->list_page,
                               new_button ("document-print-symbolic", _ ("Print"),
                                           _ ("Print the day's list (Ctrl+P)"), "changes.print"));
  klade_list_page_add_control (self->list_page, self->add_button);
  klade_list_page_add_control (self->list_page, days);
}

static void
place_shown (KladePlace *place)
{
  read_changes (KLADE_CHANGES_PAGE (place));
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
}

static gboolean
klade_changes_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_CHANGES_PAGE (widget)->list_page));
}

static void
klade_changes_page_dispose (GObject *object)
{
  KladeChangesPage *self = KLADE_CHANGES_PAGE (object);

  g_clear_object (&self->office);
  g_clear_object (&self->model);
  g_clear_pointer (&self->list, klade_day_change_list_unref);

  G_OBJECT_CLASS (klade_changes_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "changes.previous", NULL, previous_activated);
  gtk_widget_class_install_action (widget_class, "changes.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "changes.today", NULL, today_activated);
  gtk_widget_class_install_action (widget_class, "changes.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "changes.print", NULL, print_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "changes.previous",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "changes.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "changes.today",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "changes.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "changes.print",
                                       NULL);
}

static void
klade_changes_page_class_init (KladeChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_changes_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_changes_page_grab_focus;

  g_type_ensure (KLADE_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/timetable/klade-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeChangesPage, list_page);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_changes);
  install_actions (widget_class);
}

static void
klade_changes_page_init (KladeChangesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = klade_row_list_new (dup_item_text, NULL);
  self->form = g_object_new (KLADE_TYPE_CHANGE_FORM, NULL);
  klade_list_page_set_model (self->list_page, G_LIST_MODEL (self->model), &source);
  klade_list_page_set_state (self->list_page, KLADE_LIST_READING);
  klade_list_page_set_details (self->list_page, GTK_WIDGET (self->form));
  klade_list_page_show_details (self->list_page, FALSE);
  add_controls (self);
  g_signal_connect_object (self->form, "closed", G_CALLBACK (close_form), self, G_CONNECT_SWAPPED);
}

/**
 * klade_changes_page_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): the page, at today
 */
GtkWidget *
klade_changes_page_new (KladeOffice *office)
{
  KladeChangesPage *self = g_object_new (KLADE_TYPE_CHANGES_PAGE, NULL);

  self->office = g_object_ref (office);
  self->day = klade_office_get_person (office)->today;
  klade_change_form_set_office (self->form, office);
  show_title (self);
  g_signal_connect_object (office, "changed", G_CALLBACK (read_changes), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
