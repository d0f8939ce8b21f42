/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-panel-private.h"

#include "klade-application-form.h"
#include "klade-i18n.h"
#include "klade-people-words.h"
#include "klade-person-form.h"
#include "klade-school-year.h"
#include "klade-toast.h"

G_DEFINE_FINAL_TYPE (KladePersonPanel, klade_person_panel, ADW_TYPE_BIN)

enum
{
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

KladeDay
klade_person_panel_get_today (KladePersonPanel *self)
{
  return klade_office_get_person (klade_people_book_get_office (self->book))->today;
}

/* ---- the head ---- */

static void
show_head (KladePersonPanel *self)
{
  const KladePersonRow *row = klade_people_book_find (self->book, self->file->id);
  g_autofree char *name = g_strdup_printf ("%s %s", self->file->given_name, self->file->surname);
  g_autofree char *about = row != NULL ? klade_people_dup_about (row)
                                       : g_strdup (klade_people_kind_name (self->file->kinds));

  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->about_label, about);
}

static gboolean
may_brief (KladePersonPanel *self)
{
  return self->file->can_check;
}

static gboolean
may_hand_out (KladePersonPanel *self)
{
  return self->file->can_check && klade_office_can (klade_people_book_get_office (self->book),
                                                    KLADE_ACTION_HAND_OUT_PASSWORD);
}

static void
show_verbs (KladePersonPanel *self)
{
  const KladePersonFile *file = self->file;
  gboolean is_pupil = (file->kinds & KLADE_PEOPLE_PUPILS) != 0;
  gboolean is_former = (file->kinds & KLADE_PEOPLE_FORMER) != 0;

  gtk_widget_set_visible (self->verbs_box, file->can_manage && (is_pupil || is_former));
  gtk_widget_set_visible (self->enrol_button, is_former);
  gtk_widget_set_visible (self->employ_button, is_former);
  gtk_widget_set_visible (self->transfer_button, is_pupil);
  gtk_widget_set_visible (self->remove_button, is_pupil);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.enrol", file->can_manage && !is_pupil);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.transfer",
                                 file->can_manage && is_pupil);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.remove", file->can_manage && is_pupil);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.employ", file->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.rename", file->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.correct", file->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.merge", file->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.brief", is_pupil && may_brief (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.apply",
                                 is_pupil && may_hand_out (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.print-application",
                                 is_pupil && may_hand_out (self));
}

static void
append (GMenu *menu, const char *label, const char *action)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "hidden-when", "s", "action-disabled");
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) daily = g_menu_new ();
  g_autoptr (GMenu) names = g_menu_new ();

  append (daily, _ ("Enrol…"), "person.enrol");
  append (daily, _ ("Transfer…"), "person.transfer");
  append (daily, _ ("Remove…"), "person.remove");
  append (daily, _ ("Add work…"), "person.employ");
  append (daily, _ ("A briefing was given…"), "person.brief");
  append (daily, _ ("Application for access…"), "person.apply");
  append (daily, _ ("Print the application form…"), "person.print-application");
  append (names, _ ("Change of name…"), "person.rename");
  append (names, _ ("Correct a slip in the name…"), "person.correct");
  append (names, _ ("Entered twice…"), "person.merge");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (daily));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (names));
  return G_MENU_MODEL (menu);
}

static void
form_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    KladePeopleVerb verb;
  } forms[] = {
    { "person.enrol", KLADE_PEOPLE_ENROL },   { "person.transfer", KLADE_PEOPLE_TRANSFER },
    { "person.remove", KLADE_PEOPLE_REMOVE }, { "person.employ", KLADE_PEOPLE_EMPLOY },
    { "person.brief", KLADE_PEOPLE_BRIEF },   { "person.apply", KLADE_PEOPLE_APPLY },
    { "person.rename", KLADE_PEOPLE_RENAME }, { "person.correct", KLADE_PEOPLE_CORRECT },
    { "person.merge", KLADE_PEOPLE_MERGE },   { "person.guardian", KLADE_PEOPLE_ADD_GUARDIAN },
  };
  KladePersonPanel *self = KLADE_PERSON_PANEL (widget);

  if (self->file == NULL)
    return;

  klade_person_panel_flush (self);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].action, action))
      klade_person_form_open (widget, self->book, self->file, forms[i].verb, NULL);
}

static void
print_application_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePersonPanel *self = KLADE_PERSON_PANEL (widget);

  if (self->file != NULL)
    klade_application_form_show_pupil (widget, klade_people_book_get_office (self->book),
                                       self->file->id);
}

/* ---- checked for this year ---- */

static const KladeFileEntry *
find_check (KladePersonPanel *self)
{
  int year = klade_school_year_of_day (klade_person_panel_get_today (self));
  GArray *checks = self->file->sections[KLADE_FILE_CHECKS];

  for (guint i = 0; i < checks->len; i++)
    if (g_array_index (checks, KladeFileEntry, i).year == year)
      return &g_array_index (checks, KladeFileEntry, i);

  return NULL;
}

static void
show_check (KladePersonPanel *self)
{
  const KladeFileEntry *check = find_check (self);
  gboolean is_checked = check != NULL && check->number == 1;
  gboolean is_pupil = (self->file->kinds & KLADE_PEOPLE_PUPILS) != 0;
  g_autofree char *day = is_checked ? klade_day_to_text (check->from) : NULL;
  g_autofree char *by = is_checked ? g_strdup_printf ("%s, %s", check->name, day) : NULL;

  gtk_widget_set_visible (self->check_group,
                          is_pupil && (self->file->can_check || self->file->can_read));
  gtk_widget_set_sensitive (GTK_WIDGET (self->check_switch), self->file->can_check);
  self->is_showing = TRUE;
  gtk_switch_set_active (self->check_switch, is_checked);
  self->is_showing = FALSE;
  adw_action_row_set_subtitle (self->check_row,
                               by != NULL ? by : _ ("Each class teacher does it by 15 September"));
}

static void
checked_cb (GObject *source, const GError *error)
{
  KladePersonPanel *self = KLADE_PERSON_PANEL (source);

  if (error == NULL)
    return;

  klade_toast_show_error (GTK_WIDGET (self), error);
  klade_person_panel_reload (self);
}

static void
check_toggled_cb (KladePersonPanel *self)
{
  g_autoptr (KladePeopleTask) task = NULL;

  if (self->is_showing || self->file == NULL)
    return;

  task = klade_people_task_new (KLADE_PEOPLE_CHECK, self->file->id);
  task->flag = gtk_switch_get_active (self->check_switch);
  klade_people_task_run (task, klade_people_book_get_office (self->book), checked_cb,
                         G_OBJECT (self));
}

/* ---- reading ---- */

typedef struct
{
  gint64 person_id;
  gboolean with_access;
} Wish;

typedef struct
{
  KladePersonFile *file;
  KladeAccess *access;
} Read;

static void
free_read (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->file, klade_person_file_unref);
  g_clear_pointer (&read->access, klade_access_free);
  g_free (read);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Wish *wish = data;
  Read read = { klade_school_read_person_file (session, wish->person_id, error), NULL };

  if (read.file != NULL && wish->with_access)
    read.access = klade_school_read_access (session, wish->person_id, NULL);
  return read.file != NULL ? g_memdup2 (&read, sizeof read) : NULL;
}

static void
show_file (KladePersonPanel *self, Read *read)
{
  gboolean is_another = self->file == NULL || self->file->id != read->file->id;

  if (is_another)
    klade_person_panel_flush (self);
  g_clear_pointer (&self->file, klade_person_file_unref);
  g_clear_pointer (&self->access, klade_access_free);
  self->file = g_steal_pointer (&read->file);
  self->access = g_steal_pointer (&read->access);

  show_head (self);
  show_verbs (self);
  show_check (self);
  klade_person_panel_show_data (self, is_another);
  klade_person_panel_show_facts (self);
  if (is_another)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_signal_emit (self, signals[READ], 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePersonPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  /* Somebody else may have been asked for meanwhile. */
  if (read != NULL && read->file->id == self->person_id && self->book != NULL)
    show_file (self, read);
  g_clear_pointer (&read, free_read);

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_error_matches (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND))
    klade_toast_show_error (GTK_WIDGET (self), error);
}

/* ---- the panel ---- */

static void
klade_person_panel_dispose (GObject *object)
{
  KladePersonPanel *self = KLADE_PERSON_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  g_clear_pointer (&self->file, klade_person_file_unref);
  g_clear_pointer (&self->access, klade_access_free);
  g_queue_clear_full (&self->saves, g_free);

  G_OBJECT_CLASS (klade_person_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, name_label);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, about_label);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, scrolled);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, verbs_box);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, enrol_button);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, employ_button);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, transfer_button);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, check_group);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, check_row);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, check_switch);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, near_box);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, personal_group);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, protected_group);
  gtk_widget_class_bind_template_child (widget_class, KladePersonPanel, far_box);
}

static void
klade_person_panel_class_init (KladePersonPanelClass *klass)
{
  static const char *const actions[] = {
    "person.enrol", "person.transfer", "person.remove",  "person.employ", "person.brief",
    "person.apply", "person.rename",   "person.correct", "person.merge",  "person.guardian",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_person_panel_dispose;
  signals[READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_FORM_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/people/klade-person-panel.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, form_activated);
  gtk_widget_class_install_action (widget_class, "person.print-application", NULL,
                                   print_application_activated);
  klade_person_panel_install_access (widget_class);
}

static void
klade_person_panel_init (KladePersonPanel *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->saves);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  klade_person_panel_make_entries (self);
}

/**
 * klade_person_panel_set_book:
 * @book: everybody
 */
void
klade_person_panel_set_book (KladePersonPanel *self, KladePeopleBook *book)
{
  g_return_if_fail (KLADE_IS_PERSON_PANEL (self));
  g_return_if_fail (self->book == NULL);

  self->book = g_object_ref (book);
}

/**
 * klade_person_panel_show:
 * @person_id: whose file to read and show
 */
void
klade_person_panel_show (KladePersonPanel *self, gint64 person_id)
{
  Wish wish = { person_id, FALSE };
  KladeOffice *office;

  g_return_if_fail (KLADE_IS_PERSON_PANEL (self));
  g_return_if_fail (self->book != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->person_id = person_id;
  office = klade_people_book_get_office (self->book);
  wish.with_access = klade_office_can (office, KLADE_ACTION_MANAGE_ACCOUNTS) ||
                     klade_office_can (office, KLADE_ACTION_HAND_OUT_PASSWORD);
  klade_worker_run (klade_office_get_worker (office), read_job, g_memdup2 (&wish, sizeof wish),
                    g_free, free_read, self->cancellable, read_cb, g_object_ref (self));
}

/**
 * klade_person_panel_reload:
 *
 * Reads the same file again; what is being written in it stays.
 */
void
klade_person_panel_reload (KladePersonPanel *self)
{
  g_return_if_fail (KLADE_IS_PERSON_PANEL (self));

  if (self->person_id != 0)
    klade_person_panel_show (self, self->person_id);
}

/**
 * klade_person_panel_flush:
 *
 * Gives what was typed to the store.
 */
void
klade_person_panel_flush (KladePersonPanel *self)
{
  g_return_if_fail (KLADE_IS_PERSON_PANEL (self));

  if (self->file != NULL)
    klade_person_panel_flush_data (self);
}

/**
 * klade_person_panel_get_person_id:
 *
 * Returns: whose file was asked for last; 0: nobody's
 */
gint64
klade_person_panel_get_person_id (KladePersonPanel *self)
{
  g_return_val_if_fail (KLADE_IS_PERSON_PANEL (self), 0);

  return self->person_id;
}
