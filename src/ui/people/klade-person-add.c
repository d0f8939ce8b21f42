/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-add.h"

#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-people-task.h"

#define ADDING "klade-person-adding"
#define PERSON_ID "klade-person-id"

static const KladePersonField asked_fields[] = {
  KLADE_PERSON_FIELD_PERSONAL_CODE,
  KLADE_PERSON_FIELD_BIRTH_DATE,
  KLADE_PERSON_FIELD_PHONE,
  KLADE_PERSON_FIELD_EMAIL,
};

static const char *const sexes[] = { "", "f", "m" };

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladePeopleBook *book;
  KladePeopleTask *task; /* being done */
  gboolean is_another;   /* the ones who look like this one were seen */

  /* Borrowed */
  KladeFormEntry *surname;
  KladeFormEntry *given_name;
  KladeFormEntry *fields[G_N_ELEMENTS (asked_fields)];
  AdwComboRow *sex;
  GtkWidget *likes; /* NULL: nobody is like this one */
  GtkWidget *likes_box;
} Adding;

static void
free_adding (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->book);
  g_clear_pointer (&adding->task, klade_people_task_unref);
  g_free (adding);
}

static KladePeopleTask *
make_task (Adding *adding)
{
  KladePeopleTask *task = klade_people_task_new (KLADE_PEOPLE_ADD, 0);

  task->draft.surname = g_strdup (klade_form_entry_get_typed (adding->surname));
  task->draft.given_name = g_strdup (klade_form_entry_get_typed (adding->given_name));
  task->draft.sex = g_strdup (sexes[adw_combo_row_get_selected (adding->sex)]);
  task->draft.since = klade_office_get_person (klade_people_book_get_office (adding->book))->today;
  for (gsize i = 0; i < G_N_ELEMENTS (asked_fields); i++)
    task->draft.data[asked_fields[i]] = g_strdup (klade_form_entry_get_typed (adding->fields[i]));
  task->flag = adding->is_another;
  return task;
}

/* ---- who it may be already ---- */

static void
open_clicked_cb (GtkWidget *button, Adding *adding)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), PERSON_ID);

  klade_people_book_ask_person (adding->book, *id, FALSE);
  gtk_window_close (GTK_WINDOW (adding->dialog));
}

static GtkWidget *
make_like_row (Adding *adding, const KladeLikePerson *like)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Open"));
  g_autofree char *born =
      like->birth_date != KLADE_DAY_NONE ? klade_day_to_text (like->birth_date) : NULL;
  g_autofree char *title = *like->class_name != '\0'
                               ? g_strdup_printf ("%s · %s", like->name, like->class_name)
                               : g_strdup (like->name);
  g_autofree char *subtitle =
      born != NULL ? g_strdup_printf ("%s · %s", born, like->reason) : g_strdup (like->reason);

  g_object_set (row, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), PERSON_ID,
                          g_memdup2 (&like->person_id, sizeof like->person_id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_clicked_cb), adding);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_likes (Adding *adding, GPtrArray *likes)
{
  if (adding->likes != NULL)
    gtk_box_remove (GTK_BOX (adding->likes_box), adding->likes);
  adding->likes = NULL;
  adding->is_another = likes->len > 0;
  klade_form_dialog_set_verb (adding->dialog, likes->len > 0 ? _ ("Add all the same") : _ ("Add"));
  if (likes->len == 0)
    return;

  adding->likes = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (adding->likes), _ ("The same person?"));
  for (guint i = 0; i < likes->len && i < 3; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (adding->likes),
                               make_like_row (adding, g_ptr_array_index (likes, i)));
  gtk_box_append (GTK_BOX (adding->likes_box), adding->likes);
}

static gpointer
find_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const KladePeopleTask *task = data;

  return klade_school_find_like_persons (session, &task->draft, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  g_autoptr (GPtrArray) likes = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);
  Adding *adding = g_object_get_data (G_OBJECT (dialog), ADDING);

  if (likes != NULL && gtk_widget_get_visible (GTK_WIDGET (dialog)))
    show_likes (adding, likes);
}

static void
release_task (gpointer data)
{
  klade_people_task_unref (data);
}

static void
release_likes (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
line_left_cb (Adding *adding)
{
  KladeOffice *office = klade_people_book_get_office (adding->book);

  if (*klade_form_entry_get_typed (adding->surname) == '\0')
    return;

  klade_worker_run (klade_office_get_worker (office), find_job, make_task (adding), release_task,
                    release_likes, NULL, found_cb, g_object_ref (adding->dialog));
}

/* ---- adding ---- */

static void
done_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);
  Adding *adding = g_object_get_data (source, ADDING);
  g_autoptr (KladePeopleTask) task = g_steal_pointer (&adding->task);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (dialog));
      klade_people_book_ask_person (adding->book, task->made_id, TRUE);
      return;
    }

  klade_form_dialog_show_error (dialog, error);
  if (g_error_matches (error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    line_left_cb (adding);
}

static void
confirmed_cb (Adding *adding)
{
  if (adding->task != NULL)
    return;

  if (*klade_form_entry_get_typed (adding->surname) == '\0')
    {
      klade_form_dialog_refuse (adding->dialog, adding->surname, _ ("Write the surname too."));
      return;
    }

  adding->task = make_task (adding);
  klade_form_dialog_set_busy (adding->dialog, TRUE);
  klade_people_task_run (adding->task, klade_people_book_get_office (adding->book), done_cb,
                         G_OBJECT (adding->dialog));
}

static KladeFormEntry *
add_line (Adding *adding, const char *title, const char *text)
{
  KladeFormEntry *entry = klade_form_dialog_add_entry (adding->dialog, title, text);

  g_signal_connect_swapped (entry, "save", G_CALLBACK (line_left_cb), adding);
  return entry;
}

/**
 * klade_person_add_open:
 * @parent: the widget that asks
 * @book: everybody; it is asked to show the new person
 * @typed: a name that was searched for in vain, or ""
 *
 * Opens the window that enters somebody.  Whom it may be already is shown before anything is
 * written.
 */
void
klade_person_add_open (GtkWidget *parent, KladePeopleBook *book, const char *typed)
{
  const char *const sex_names[] = { _ ("not entered"), _ ("female"), _ ("male"), NULL };
  Adding *adding = g_new0 (Adding, 1);
  g_auto (GStrv) words = g_strsplit (typed, " ", 2);

  adding->book = g_object_ref (book);
  adding->dialog = klade_form_dialog_new (parent, _ ("A new person"), _ ("Add"));
  g_object_set_data_full (G_OBJECT (adding->dialog), ADDING, adding, free_adding);
  g_signal_connect_swapped (adding->dialog, "confirmed", G_CALLBACK (confirmed_cb), adding);

  adding->surname = add_line (adding, _ ("Surname"), words[0]);
  adding->given_name = add_line (adding, _ ("Given name"), words[0] != NULL ? words[1] : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (asked_fields); i++)
    adding->fields[i] = add_line (adding, klade_person_field_name (asked_fields[i]), NULL);
  adding->sex = klade_form_dialog_add_choice (adding->dialog, _ ("Sex"), sex_names);
  adding->likes_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  klade_form_dialog_add_widget (adding->dialog, adding->likes_box);
  gtk_window_present (GTK_WINDOW (adding->dialog));
}
