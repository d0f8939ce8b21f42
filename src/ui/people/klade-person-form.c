/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-form.h"

#include "klade-class-list.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-people-words.h"
#include "klade-person-code.h"
#include "klade-person-picker.h"

/* What one chooses in a form, beside its lines. */
typedef enum
{
  CHOICE_NONE = 0,
  CHOICE_CLASS,
  CHOICE_KIND,     /* mother, father ... */
  CHOICE_SEX,      /* "", f, m */
  CHOICE_GUARDIAN, /* of the pupil */
  CHOICE_WHOM,     /* this pupil, the whole class */
} Choice;

/**
 * Plan:
 * @texts: names of the lines
 * @last_day: (nullable): of a stay, when both its days are asked for as they stand
 * @has_order: whether it rests on an order
 * @picker: (nullable): the last line of the picker for somebody else; "" for one without
 *
 * The forms differ in what they ask for only.
 */
typedef struct
{
  const char *title;
  const char *verb;
  const char *texts[KLADE_PEOPLE_N_TEXTS];
  const char *choice_title;
  Choice choice;
  const char *day;
  gboolean has_order;
  const char *picker;
  const char *last_day;
} Plan;

static const Plan plans[KLADE_N_PEOPLE_VERBS] = {
  [KLADE_PEOPLE_ENROL] = { N_ ("Enrolment"),
                           N_ ("Enrol"),
                           { NULL },
                           N_ ("Class"),
                           CHOICE_CLASS,
                           N_ ("First day"),
                           TRUE,
                           NULL },
  [KLADE_PEOPLE_TRANSFER] = { N_ ("To another class"),
                              N_ ("Transfer the pupil"),
                              { NULL },
                              N_ ("Class"),
                              CHOICE_CLASS,
                              N_ ("First day in it"),
                              TRUE,
                              NULL },
  [KLADE_PEOPLE_REMOVE] = { N_ ("Leaving the school"),
                            N_ ("Remove"),
                            { NULL },
                            NULL,
                            CHOICE_NONE,
                            N_ ("Last day"),
                            TRUE,
                            NULL },
  [KLADE_PEOPLE_RENAME] = { N_ ("A new name"),
                            N_ ("Change"),
                            { N_ ("Surname"), N_ ("Given name"), NULL },
                            NULL,
                            CHOICE_NONE,
                            N_ ("Holds since"),
                            TRUE,
                            NULL },
  [KLADE_PEOPLE_CORRECT] = { N_ ("A slip in the name"),
                             N_ ("Correct"),
                             { N_ ("Surname"), N_ ("Given name"), NULL },
                             N_ ("Sex"),
                             CHOICE_SEX,
                             NULL,
                             FALSE,
                             NULL },
  [KLADE_PEOPLE_ADD_GUARDIAN] = { N_ ("A parent or guardian"),
                                  N_ ("Add"),
                                  { NULL },
                                  N_ ("Who"),
                                  CHOICE_KIND,
                                  N_ ("Holds since"),
                                  FALSE,
                                  N_ ("Somebody new…") },
  [KLADE_PEOPLE_END_GUARDIAN] = { N_ ("No longer the guardian"),
                                  N_ ("Enter the end"),
                                  { NULL },
                                  NULL,
                                  CHOICE_NONE,
                                  N_ ("Last day"),
                                  FALSE,
                                  NULL },
  [KLADE_PEOPLE_EMPLOY] = { N_ ("Work at the school"),
                            N_ ("Add"),
                            { N_ ("Position"), NULL, NULL },
                            NULL,
                            CHOICE_NONE,
                            N_ ("First day"),
                            TRUE,
                            NULL },
  [KLADE_PEOPLE_END_EMPLOYMENT] = { N_ ("End of work"),
                                    N_ ("Enter the end"),
                                    { NULL },
                                    NULL,
                                    CHOICE_NONE,
                                    N_ ("Last day"),
                                    FALSE,
                                    NULL },
  [KLADE_PEOPLE_MERGE] = { N_ ("One person entered twice"),
                           N_ ("Merge"),
                           { NULL },
                           NULL,
                           CHOICE_NONE,
                           NULL,
                           FALSE,
                           "" },
  [KLADE_PEOPLE_BRIEF] = { N_ ("A briefing was given"),
                           N_ ("Record"),
                           { N_ ("Topic"), N_ ("Notes"), NULL },
                           N_ ("To whom"),
                           CHOICE_WHOM,
                           N_ ("Day"),
                           FALSE,
                           NULL },
  [KLADE_PEOPLE_APPLY] = { N_ ("An application for access"),
                           N_ ("Register"),
                           { N_ ("Number"), N_ ("Consents"), N_ ("Notes") },
                           N_ ("Given in by"),
                           CHOICE_GUARDIAN,
                           N_ ("Received"),
                           FALSE,
                           NULL },
  [KLADE_PEOPLE_FULFIL] = { N_ ("Access was handed out"),
                            N_ ("Record"),
                            { NULL },
                            NULL,
                            CHOICE_NONE,
                            N_ ("Day"),
                            FALSE,
                            NULL },
  [KLADE_PEOPLE_CORRECT_ENROLMENT] = { N_ ("Days in the class"),
                                       N_ ("Correct"),
                                       { NULL },
                                       NULL,
                                       CHOICE_NONE,
                                       N_ ("First day"),
                                       FALSE,
                                       NULL,
                                       N_ ("Last day") },
  [KLADE_PEOPLE_END_ROLE] = { N_ ("End of a role"),
                              N_ ("Enter the end"),
                              { NULL },
                              NULL,
                              CHOICE_NONE,
                              N_ ("Last day"),
                              FALSE,
                              NULL },
};

static const char *const guardian_kinds[] = { "mother", "father", "guardian", "other" };
static const char *const sexes[] = { "", "f", "m" };

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has the form */
  const Plan *plan;
  KladePeopleVerb verb;
  gint64 entry_id;
  int revision;
  KladePersonFile *file;
  KladePeopleBook *book;
  GArray *choice_ids; /* gint64; what the lines of the choice stand for */
  gint64 made_id;     /* a new guardian, already entered */
  gboolean is_another;
  KladePeopleTask *making; /* enters that one */

  /* Borrowed; NULL where the plan has none */
  KladeFormEntry *texts[KLADE_PEOPLE_N_TEXTS];
  KladeFormEntry *day;
  KladeFormEntry *last_day;
  KladeFormEntry *order_number;
  KladeFormEntry *order_day;
  AdwComboRow *choice;
  KladePersonPicker *picker;
  AdwActionRow *other_row; /* who is merged into the other */
  GtkWidget *new_group;
  KladeFormEntry *new_surname;
  KladeFormEntry *new_given_name;
  KladeFormEntry *new_phone;
} Form;

#define FORM "klade-person-form"

static void
free_form (gpointer data)
{
  Form *form = data;

  klade_person_file_unref (form->file);
  g_object_unref (form->book);
  g_array_unref (form->choice_ids);
  g_clear_pointer (&form->making, klade_people_task_unref);
  g_free (form);
}

static KladeDay
get_today (Form *form)
{
  return klade_office_get_person (klade_people_book_get_office (form->book))->today;
}

/* ---- what is chosen ---- */

static void
offer (GStrvBuilder *names, GArray *ids, const char *name, gint64 id)
{
  g_strv_builder_add (names, name);
  g_array_append_val (ids, id);
}

static void
offer_classes (Form *form, GStrvBuilder *names)
{
  GPtrArray *classes = klade_people_book_get_classes (form->book);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (classes, i);

      offer (names, form->choice_ids, row->name, row->id);
    }
}

static void
offer_guardians (Form *form, GStrvBuilder *names)
{
  GArray *guardians = form->file->sections[KLADE_FILE_GUARDIANS];

  for (guint i = 0; i < guardians->len; i++)
    {
      const KladeFileEntry *guardian = &g_array_index (guardians, KladeFileEntry, i);

      if (guardian->to == KLADE_DAY_NONE || guardian->to >= get_today (form))
        offer (names, form->choice_ids, guardian->name, guardian->other_id);
    }
}

static gint64
get_class_now (Form *form, const char **name)
{
  const KladePersonRow *row = klade_people_book_find (form->book, form->file->id);

  *name = row != NULL ? row->class_name : "";
  return row != NULL ? row->class_id : 0;
}

static void
offer_whom (Form *form, GStrvBuilder *names)
{
  const char *class_name;
  gint64 class_id = get_class_now (form, &class_name);
  g_autofree char *whole = g_strdup_printf (_ ("all of %s"), class_name);

  offer (names, form->choice_ids, _ ("this pupil"), class_id);
  offer (names, form->choice_ids, whole, class_id);
}

static void
add_choice (Form *form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  switch (form->plan->choice)
    {
    case CHOICE_CLASS:
      offer_classes (form, builder);
      break;
    case CHOICE_KIND:
      for (gsize i = 0; i < G_N_ELEMENTS (guardian_kinds); i++)
        offer (builder, form->choice_ids, klade_guardian_kind_name (guardian_kinds[i]), 0);
      break;
    case CHOICE_SEX:
      offer (builder, form->choice_ids, _ ("not entered"), 0);
      offer (builder, form->choice_ids, _ ("female"), 0);
      offer (builder, form->choice_ids, _ ("male"), 0);
      break;
    case CHOICE_GUARDIAN:
      offer_guardians (form, builder);
      break;
    case CHOICE_WHOM:
      offer_whom (form, builder);
      break;
    case CHOICE_NONE:
      return;
    }

  names = g_strv_builder_end (builder);
  form->choice = klade_form_dialog_add_choice (form->dialog, _ (form->plan->choice_title),
                                               (const char *const *) names);
}

/* ---- two of one ---- */

/* What tells that they are one: the day of birth, the code, whose they are. */
static char *
dup_signs (const KladePersonFile *file)
{
  const char *code = klade_person_file_get (file, KLADE_PERSON_FIELD_PERSONAL_CODE);
  g_autofree char *born = klade_people_dup_value (
      KLADE_PERSON_FIELD_BIRTH_DATE, klade_person_file_get (file, KLADE_PERSON_FIELD_BIRTH_DATE));
  GString *text = g_string_new (klade_people_kind_name (file->kinds));
  KladePersonCode parsed;

  if (file->sections[KLADE_FILE_ENROLMENTS]->len > 0)
    g_string_append_printf (
        text, " · %s",
        g_array_index (file->sections[KLADE_FILE_ENROLMENTS], KladeFileEntry, 0).name);
  if (*born != '\0')
    g_string_append_printf (text, " · %s", born);
  if (klade_person_code_parse (code, &parsed, NULL))
    {
      g_autofree char *mask = klade_person_code_mask (&parsed);

      g_string_append_printf (text, " · %s", mask);
    }

  return g_string_free (text, FALSE);
}

static void
show_signs (AdwActionRow *row, const KladePersonFile *file)
{
  g_autofree char *name = g_strdup_printf ("%s %s", file->surname, file->given_name);
  g_autofree char *signs = dup_signs (file);

  g_object_set (row, "title", name, "subtitle", signs, NULL);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_read_person_file (session, *(const gint64 *) data, error);
}

static void
free_file (gpointer data)
{
  klade_person_file_unref (data);
}

static void
other_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  g_autoptr (KladePersonFile) file = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);
  Form *form = g_object_get_data (G_OBJECT (dialog), FORM);

  if (file != NULL && gtk_widget_get_visible (GTK_WIDGET (dialog)))
    show_signs (form->other_row, file);
}

static void
show_other (Form *form)
{
  const KladePersonRow *person = klade_person_picker_get_person (form->picker);
  KladeOffice *office = klade_people_book_get_office (form->book);

  gtk_widget_set_visible (GTK_WIDGET (form->other_row), person != NULL);
  if (person != NULL)
    klade_worker_run (klade_office_get_worker (office), read_job,
                      g_memdup2 (&person->id, sizeof person->id), g_free, free_file, NULL,
                      other_read_cb, g_object_ref (form->dialog));
}

static AdwActionRow *
add_signs_row (GtkWidget *group, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return ADW_ACTION_ROW (row);
}

static void
add_both (Form *form)
{
  GtkWidget *group = adw_preferences_group_new ();

  show_signs (add_signs_row (group, "emblem-ok-symbolic"), form->file);
  form->other_row = add_signs_row (group, "list-add-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (form->other_row), FALSE);
  klade_form_dialog_add_widget (form->dialog, group);
}

/* ---- somebody else ---- */

static void
picked_cb (Form *form)
{
  gboolean is_new = klade_person_picker_is_new (form->picker);

  if (form->other_row != NULL)
    show_other (form);
  if (form->new_group == NULL || gtk_widget_get_visible (form->new_group) == is_new)
    return;

  gtk_widget_set_visible (form->new_group, is_new);
  if (is_new)
    {
      g_auto (GStrv) words = g_strsplit (klade_person_picker_get_typed (form->picker), " ", 2);

      klade_form_entry_set_text (form->new_surname, words[0]);
      klade_form_entry_set_text (form->new_given_name, words[0] != NULL ? words[1] : NULL);
    }
}

static KladeFormEntry *
add_new_line (Form *form, const char *title)
{
  GtkWidget *entry = klade_form_entry_new (title, NULL);

  klade_form_entry_set_activates_default (KLADE_FORM_ENTRY (entry));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (form->new_group), entry);
  return KLADE_FORM_ENTRY (entry);
}

static void
add_picker (Form *form)
{
  KladePeopleList *list = klade_people_book_get_list (form->book);

  if (form->plan->picker == NULL || list == NULL)
    return;

  form->picker = klade_person_picker_new (
      list, form->file->id, *form->plan->picker != '\0' ? _ (form->plan->picker) : NULL);
  g_signal_connect_swapped (form->picker, "picked", G_CALLBACK (picked_cb), form);
  klade_form_dialog_add_widget (form->dialog, GTK_WIDGET (form->picker));
  if (*form->plan->picker == '\0')
    {
      add_both (form);
      return;
    }

  form->new_group = adw_preferences_group_new ();
  gtk_widget_set_visible (form->new_group, FALSE);
  form->new_surname = add_new_line (form, _ ("Surname"));
  form->new_given_name = add_new_line (form, _ ("Given name"));
  form->new_phone = add_new_line (form, klade_person_field_name (KLADE_PERSON_FIELD_PHONE));
  klade_form_dialog_add_widget (form->dialog, form->new_group);
}

/* ---- doing it ---- */

static void
done_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);
  Form *form = g_object_get_data (source, FORM);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    {
      klade_form_dialog_show_error (dialog, error);
      return;
    }

  if (form->order_number != NULL && form->order_day != NULL)
    {
      KladeDay day;

      if (klade_form_dialog_read_day (dialog, form->order_day, get_today (form), &day))
        klade_people_book_remember_order (form->book,
                                          klade_form_entry_get_typed (form->order_number), day);
    }
  gtk_window_close (GTK_WINDOW (dialog));
}

static gboolean
take_days (Form *form, KladePeopleTask *task)
{
  const char *number;

  if (form->day != NULL &&
      !klade_form_dialog_read_day (form->dialog, form->day, get_today (form), &task->day))
    return FALSE;
  if (form->last_day != NULL &&
      !klade_form_dialog_read_day (form->dialog, form->last_day, get_today (form), &task->last_day))
    return FALSE;
  if (form->order_number == NULL)
    return TRUE;

  number = klade_form_entry_get_typed (form->order_number);
  if (*number != '\0')
    task->order_number = g_strdup (number);
  return klade_form_dialog_read_day (form->dialog, form->order_day, get_today (form),
                                     &task->order_day);
}

static gboolean
take_choice (Form *form, KladePeopleTask *task)
{
  guint chosen =
      form->choice != NULL ? adw_combo_row_get_selected (form->choice) : GTK_INVALID_LIST_POSITION;

  if (form->choice == NULL)
    return TRUE;

  if (chosen >= form->choice_ids->len)
    {
      klade_form_dialog_refuse (form->dialog, NULL,
                                form->plan->choice == CHOICE_GUARDIAN
                                    ? _ ("Add the pupil's parent or guardian first.")
                                    : _ ("There is no class this year. Add classes first."));
      return FALSE;
    }

  if (form->plan->choice == CHOICE_KIND)
    task->texts[0] = g_strdup (guardian_kinds[chosen]);
  else if (form->plan->choice == CHOICE_SEX)
    task->texts[2] = g_strdup (sexes[chosen]);
  else
    task->other_id = g_array_index (form->choice_ids, gint64, chosen);
  task->flag = form->plan->choice == CHOICE_WHOM && chosen == 1;
  return TRUE;
}

static gboolean
take_person (Form *form, KladePeopleTask *task)
{
  const KladePersonRow *person;

  if (form->picker == NULL)
    return TRUE;

  person = klade_person_picker_get_person (form->picker);
  task->other_id = person != NULL ? person->id : form->made_id;
  if (task->other_id != 0)
    return TRUE;

  klade_form_dialog_refuse (form->dialog, NULL, _ ("Search for the person and choose one."));
  return FALSE;
}

static void
do_it (Form *form)
{
  g_autoptr (KladePeopleTask) task = klade_people_task_new (form->verb, form->file->id);

  task->revision = form->revision;
  task->other_id = form->entry_id;
  for (int i = 0; i < KLADE_PEOPLE_N_TEXTS; i++)
    if (form->texts[i] != NULL)
      task->texts[i] = g_strdup (klade_form_entry_get_typed (form->texts[i]));
  if (!take_days (form, task) || !take_choice (form, task) || !take_person (form, task))
    return;

  klade_form_dialog_set_busy (form->dialog, TRUE);
  klade_people_task_run (task, klade_people_book_get_office (form->book), done_cb,
                         G_OBJECT (form->dialog));
}

static void
made_cb (GObject *source, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (source);
  Form *form = g_object_get_data (source, FORM);
  g_autoptr (KladePeopleTask) making = g_steal_pointer (&form->making);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error == NULL)
    {
      form->made_id = making->made_id;
      do_it (form);
      return;
    }

  klade_form_dialog_show_error (dialog, error);
  form->is_another = g_error_matches (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  if (form->is_another)
    klade_form_dialog_set_verb (dialog, _ ("Add all the same"));
}

/* The new guardian is entered first, then bound to the pupil. */
static void
make_person (Form *form)
{
  g_autoptr (KladePeopleTask) task = klade_people_task_new (KLADE_PEOPLE_ADD, 0);

  task->draft.surname = g_strdup (klade_form_entry_get_typed (form->new_surname));
  task->draft.given_name = g_strdup (klade_form_entry_get_typed (form->new_given_name));
  task->draft.sex = g_strdup ("");
  task->draft.since = get_today (form);
  task->draft.data[KLADE_PERSON_FIELD_PHONE] =
      g_strdup (klade_form_entry_get_typed (form->new_phone));
  task->flag = form->is_another;

  form->making = klade_people_task_ref (task);
  klade_form_dialog_set_busy (form->dialog, TRUE);
  klade_people_task_run (task, klade_people_book_get_office (form->book), made_cb,
                         G_OBJECT (form->dialog));
}

static void
confirmed_cb (Form *form)
{
  if (form->picker != NULL && klade_person_picker_is_new (form->picker) && form->made_id == 0)
    make_person (form);
  else
    do_it (form);
}

/* ---- the window ---- */

static void
add_texts (Form *form)
{
  const char *names[] = { form->file->surname, form->file->given_name };
  gboolean is_name = form->verb == KLADE_PEOPLE_RENAME || form->verb == KLADE_PEOPLE_CORRECT;

  for (int i = 0; i < KLADE_PEOPLE_N_TEXTS; i++)
    if (form->plan->texts[i] != NULL)
      form->texts[i] = klade_form_dialog_add_entry (form->dialog, _ (form->plan->texts[i]),
                                                    is_name && i < 2 ? names[i] : NULL);
}

/* Days that are corrected stand there as they are. */
static void
add_days (Form *form, const KladeFileEntry *entry)
{
  const char *last_day = form->plan->last_day;

  if (form->plan->day != NULL)
    form->day = klade_form_dialog_add_day (form->dialog, _ (form->plan->day),
                                           last_day != NULL ? entry->from : get_today (form));
  if (last_day != NULL)
    form->last_day = klade_form_dialog_add_day (form->dialog, _ (last_day), entry->to);
}

static void
add_order (Form *form)
{
  const char *number;
  KladeDay day;

  if (!form->plan->has_order)
    return;

  number = klade_people_book_get_order (form->book, &day);
  form->order_number = klade_form_dialog_add_entry (form->dialog, _ ("Order number"), number);
  form->order_day = klade_form_dialog_add_day (form->dialog, _ ("Order of"), day);
}

static void
set_about (Form *form)
{
  g_autofree char *name = g_strdup_printf ("%s %s", form->file->given_name, form->file->surname);
  g_autofree char *merging = NULL;

  if (form->verb == KLADE_PEOPLE_MERGE)
    merging = g_strdup_printf (_ ("%s stays. Whoever you choose below is added to this file, with "
                                  "everything written of both."),
                               name);
  klade_form_dialog_set_about (form->dialog, merging != NULL ? merging : name);
}

static int
find_sex (const char *sex)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (g_str_equal (sexes[i], sex))
      return (int) i;

  return 0;
}

/**
 * klade_person_form_open:
 * @parent: the widget that asks
 * @book: everybody
 * @file: whose file
 * @verb: what to do; one with a form of its own
 * @entry: (nullable): what of the file it is done to
 *
 * Opens the small window that asks for what the verb needs.
 */
void
klade_person_form_open (GtkWidget *parent,
                        KladePeopleBook *book,
                        KladePersonFile *file,
                        KladePeopleVerb verb,
                        const KladeFileEntry *entry)
{
  Form *form = g_new0 (Form, 1);

  g_return_if_fail (plans[verb].title != NULL);

  form->plan = &plans[verb];
  form->verb = verb;
  form->entry_id = entry != NULL ? entry->id : 0;
  form->revision = entry != NULL ? entry->revision : file->revision;
  form->file = klade_person_file_ref (file);
  form->book = g_object_ref (book);
  form->choice_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  form->dialog = klade_form_dialog_new (parent, _ (form->plan->title), _ (form->plan->verb));
  g_object_set_data_full (G_OBJECT (form->dialog), FORM, form, free_form);
  g_signal_connect_swapped (form->dialog, "confirmed", G_CALLBACK (confirmed_cb), form);

  set_about (form);
  add_picker (form);
  add_choice (form);
  add_texts (form);
  add_days (form, entry);
  add_order (form);
  if (form->plan->choice == CHOICE_SEX)
    adw_combo_row_set_selected (form->choice, (guint) find_sex (file->sex));
  if (form->plan->choice == CHOICE_CLASS && verb == KLADE_PEOPLE_TRANSFER)
    {
      const char *name;
      gint64 now = get_class_now (form, &name);

      for (guint i = 0; i < form->choice_ids->len; i++)
        if (g_array_index (form->choice_ids, gint64, i) == now)
          adw_combo_row_set_selected (form->choice, i);
    }
  gtk_window_present (GTK_WINDOW (form->dialog));
}
