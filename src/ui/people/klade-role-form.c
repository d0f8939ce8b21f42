/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-role-form.h"

#include "klade-class-list.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-people-task.h"
#include "klade-rights.h"

#define FORM "klade-role-form"

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has the form */
  KladePeopleBook *book;
  gint64 person_id;
  GArray *roles; /* KladeRole, as they are offered */

  /* Borrowed */
  AdwComboRow *role;
  AdwComboRow *klass;
  KladeFormEntry *day;
  KladeFormEntry *order_number;
  KladeFormEntry *order_day;
} Form;

static void
free_form (gpointer data)
{
  Form *form = data;

  g_object_unref (form->book);
  g_array_unref (form->roles);
  g_free (form);
}

static KladePerson *
get_self (Form *form)
{
  return klade_office_get_person (klade_people_book_get_office (form->book));
}

/* Nobody gives more than he or she has. */
static gboolean
may_give (KladePerson *person, KladeRole role)
{
  for (int action = 0; action < KLADE_N_ACTIONS; action++)
    if (klade_rights_scope (role, (KladeAction) action) > KLADE_SCOPE_SELF && !person->can[action])
      return FALSE;

  return TRUE;
}

static gboolean
has_class (KladeRole role)
{
  return role == KLADE_ROLE_CLASS_TEACHER || role == KLADE_ROLE_GROUP_TEACHER;
}

static KladeRole
get_role (Form *form)
{
  return g_array_index (form->roles, KladeRole, adw_combo_row_get_selected (form->role));
}

static void
role_chosen_cb (Form *form)
{
  gtk_widget_set_visible (GTK_WIDGET (form->klass), has_class (get_role (form)));
}

static void
done_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    klade_form_dialog_show_error (dialog, error);
  else
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
take_class (Form *form, KladePeopleTask *task)
{
  GPtrArray *classes = klade_people_book_get_classes (form->book);
  guint chosen = adw_combo_row_get_selected (form->klass);

  if (has_class ((KladeRole) task->number) && classes != NULL && chosen < classes->len)
    task->other_id = ((const KladeClassRow *) g_ptr_array_index (classes, chosen))->id;
}

static void
confirmed_cb (Form *form)
{
  KladeDay today = get_self (form)->today;
  g_autoptr (KladePeopleTask) task =
      klade_people_task_new (KLADE_PEOPLE_GRANT_ROLE, form->person_id);
  const char *number = klade_form_entry_get_typed (form->order_number);

  task->number = (int) get_role (form);
  take_class (form, task);
  if (!klade_form_dialog_read_day (form->dialog, form->day, today, &task->day) ||
      !klade_form_dialog_read_day (form->dialog, form->order_day, today, &task->order_day))
    return;

  if (*number != '\0')
    {
      task->order_number = g_strdup (number);
      klade_people_book_remember_order (form->book, number, task->order_day);
    }
  klade_form_dialog_set_busy (form->dialog, TRUE);
  klade_people_task_run (task, klade_people_book_get_office (form->book), done_cb,
                         G_OBJECT (form->dialog));
}

static void
add_roles (Form *form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    if (may_give (get_self (form), (KladeRole) role))
      {
        KladeRole offered = (KladeRole) role;

        g_array_append_val (form->roles, offered);
        g_strv_builder_add (builder, klade_role_name (offered));
      }

  names = g_strv_builder_end (builder);
  form->role = klade_form_dialog_add_choice (form->dialog, _ ("Role"), (const char *const *) names);
}

static void
add_classes (Form *form)
{
  GPtrArray *classes = klade_people_book_get_classes (form->book);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    g_strv_builder_add (builder, ((const KladeClassRow *) g_ptr_array_index (classes, i))->name);

  names = g_strv_builder_end (builder);
  form->klass =
      klade_form_dialog_add_choice (form->dialog, _ ("Class"), (const char *const *) names);
}

/* What is given most often. */
static void
choose_teacher (Form *form)
{
  for (guint i = 0; i < form->roles->len; i++)
    if (g_array_index (form->roles, KladeRole, i) == KLADE_ROLE_TEACHER)
      adw_combo_row_set_selected (form->role, i);
}

/**
 * klade_role_form_open:
 * @parent: the widget that asks
 * @book: the classes, and the order that was entered last
 * @file: who gets a role
 *
 * Opens the small window that gives somebody a role.
 */
void
klade_role_form_open (GtkWidget *parent, KladePeopleBook *book, KladePersonFile *file)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *name = g_strdup_printf ("%s %s", file->given_name, file->surname);
  const char *order;
  KladeDay order_day;

  form->book = g_object_ref (book);
  form->person_id = file->id;
  form->roles = g_array_new (FALSE, FALSE, sizeof (KladeRole));
  form->dialog = klade_form_dialog_new (parent, _ ("A role"), _ ("Give the role"));
  g_object_set_data_full (G_OBJECT (form->dialog), FORM, form, free_form);
  g_signal_connect_swapped (form->dialog, "confirmed", G_CALLBACK (confirmed_cb), form);
  klade_form_dialog_set_about (form->dialog, name);

  add_roles (form);
  add_classes (form);
  order = klade_people_book_get_order (book, &order_day);
  form->day = klade_form_dialog_add_day (form->dialog, _ ("Holds since"), get_self (form)->today);
  form->order_number = klade_form_dialog_add_entry (form->dialog, _ ("Order number"), order);
  form->order_day = klade_form_dialog_add_day (form->dialog, _ ("Order of"), order_day);
  choose_teacher (form);
  role_chosen_cb (form);
  g_signal_connect_swapped (form->role, "notify::selected", G_CALLBACK (role_chosen_cb), form);
  gtk_window_present (GTK_WINDOW (form->dialog));
}
