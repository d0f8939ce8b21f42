/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-dialogs.h"

#include "klade-i18n.h"
#include "klade-school-task.h"
#include "klade-setup-proposal.h"

#define ASKING "klade-school-asking"
#define GRADE_MAX 12
#define LESSONS_MAX 1000 /* a year in one subject */

/* What a dialog asks, until it is closed. */
typedef struct
{
  KladeOffice *office;
  KladeClassesData *data; /* NULL: it needs none */
  gint64 id;
  gint32 revision;
  KladeChoices *choices;
  KladeChoices *other_choices;

  /* Borrowed from the dialog; those that it has */
  KladeFormEntry *first;
  KladeFormEntry *second;
  KladeFormEntry *third;
  AdwComboRow *combo;
  AdwComboRow *other_combo;
  AdwComboRow *kinds;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->office);
  g_clear_pointer (&asking->data, klade_classes_data_unref);
  g_clear_pointer (&asking->choices, klade_choices_free);
  g_clear_pointer (&asking->other_choices, klade_choices_free);
  g_free (asking);
}

static KladeFormDialog *
make_dialog (GtkWidget *parent,
             const char *title,
             const char *verb,
             KladeOffice *office,
             KladeClassesData *data,
             Asking **asking)
{
  KladeFormDialog *dialog = klade_form_dialog_new (parent, title, verb);

  *asking = g_new0 (Asking, 1);
  (*asking)->office = g_object_ref (office);
  (*asking)->data = data != NULL ? klade_classes_data_ref (data) : NULL;
  g_object_set_data_full (G_OBJECT (dialog), ASKING, *asking, free_asking);
  return dialog;
}

static void
present (KladeFormDialog *dialog, Asking *asking, GCallback confirmed_cb)
{
  g_signal_connect (dialog, "confirmed", confirmed_cb, asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gint64
chosen (KladeChoices *choices, AdwComboRow *combo)
{
  return klade_choices_get_id (choices, adw_combo_row_get_selected (combo));
}

static char *
dup_typed (KladeFormEntry *entry)
{
  return g_strstrip (g_strdup (klade_form_entry_get_typed (entry)));
}

/* ---- a class: text: name, other_id: programme, third_id: bells, year_id ---- */

static gboolean
add_class (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeClassEdit edit = { 0, 0, task->year_id, task->text, task->other_id, task->third_id };

  return klade_school_save_class (session, &edit, NULL, undo, error);
}

static void
class_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->year_id = asking->data->year_id;
  task->text = dup_typed (asking->first);
  task->other_id = chosen (asking->choices, asking->combo);
  task->third_id = chosen (asking->other_choices, asking->other_combo);
  klade_school_task_run_for_dialog (task, asking->office, add_class, dialog);
}

/**
 * klade_school_ask_class:
 *
 * Asks for a new class of the year.
 */
void
klade_school_ask_class (GtkWidget *parent, KladeOffice *office, KladeClassesData *data)
{
  Asking *asking;
  KladeFormDialog *dialog = make_dialog (parent, _ ("New class"), _ ("Add"), office, data, &asking);

  asking->first = klade_form_dialog_add_entry (dialog, _ ("Name"), NULL);
  g_object_set (asking->first, "hint", _ ("7.a"), NULL);
  asking->choices =
      klade_classes_data_choose_programme (data, data->programmes->len == 0 ? "–" : NULL);
  asking->combo = klade_form_dialog_add_choice (dialog, _ ("Programme"),
                                                klade_choices_get_names (asking->choices));
  asking->other_choices =
      klade_classes_data_choose_bell_set (data, data->bell_sets->len == 0 ? "–" : NULL);
  asking->other_combo = klade_form_dialog_add_choice (
      dialog, _ ("Bells"), klade_choices_get_names (asking->other_choices));
  present (dialog, asking, G_CALLBACK (class_confirmed_cb));
}

/* ---- a group: text: name, number: kind, other_id: class, third_id: subject, year_id ---- */

static gboolean
add_group (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeGroupEdit edit = {
    0, 0, task->year_id, (KladeGroupKind) task->number, task->other_id, task->third_id, task->text
  };

  return klade_school_save_group (session, &edit, NULL, undo, error);
}

static void
group_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->year_id = asking->data->year_id;
  task->text = dup_typed (asking->first);
  task->number = (int) adw_combo_row_get_selected (asking->kinds) + 1;
  task->other_id = chosen (asking->choices, asking->combo);
  task->third_id = chosen (asking->other_choices, asking->other_combo);
  klade_school_task_run_for_dialog (task, asking->office, add_group, dialog);
}

/**
 * klade_school_ask_group:
 * @class_id: proposed; 0: of several classes
 * @subject_id: proposed; 0: none
 *
 * Asks for a new group.
 */
void
klade_school_ask_group (GtkWidget *parent,
                        KladeOffice *office,
                        KladeClassesData *data,
                        gint64 class_id,
                        gint64 subject_id)
{
  const char *kinds[KLADE_N_GROUP_KINDS + 1] = { NULL };
  Asking *asking;
  KladeFormDialog *dialog = make_dialog (parent, _ ("New group"), _ ("Add"), office, data, &asking);

  for (int i = 0; i < KLADE_N_GROUP_KINDS; i++)
    kinds[i] = klade_group_kind_name ((KladeGroupKind) (i + 1));
  asking->first = klade_form_dialog_add_entry (dialog, _ ("Name"), NULL);
  g_object_set (asking->first, "hint", _ ("English 1"), NULL);
  asking->kinds = klade_form_dialog_add_choice (dialog, _ ("Kind"), kinds);
  asking->choices = klade_classes_data_choose_class (data, _ ("several classes"));
  asking->combo =
      klade_form_dialog_add_choice (dialog, _ ("Class"), klade_choices_get_names (asking->choices));
  asking->other_choices = klade_classes_data_choose_subject (data, _ ("none"));
  asking->other_combo = klade_form_dialog_add_choice (
      dialog, _ ("Subject"), klade_choices_get_names (asking->other_choices));
  if (class_id == 0) /* a class divided has one */
    adw_combo_row_set_selected (asking->kinds, KLADE_GROUP_MERGED - 1);
  adw_combo_row_set_selected (asking->combo, klade_choices_find (asking->choices, class_id));
  adw_combo_row_set_selected (asking->other_combo,
                              klade_choices_find (asking->other_choices, subject_id));
  present (dialog, asking, G_CALLBACK (group_confirmed_cb));
}

/* ---- a subject: text: name, other_text: short, third_text: area ---- */

static gboolean
add_subject (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeSubjectEdit edit = { 0, 0, task->text, task->other_text, task->third_text, 0 };

  return klade_school_save_subject (session, &edit, NULL, undo, error);
}

static void
subject_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->text = dup_typed (asking->first);
  task->other_text = dup_typed (asking->second);
  task->third_text = dup_typed (asking->third);
  klade_school_task_run_for_dialog (task, asking->office, add_subject, dialog);
}

/**
 * klade_school_ask_subject:
 *
 * Asks for a new subject.
 */
void
klade_school_ask_subject (GtkWidget *parent, KladeOffice *office)
{
  Asking *asking;
  KladeFormDialog *dialog =
      make_dialog (parent, _ ("New subject"), _ ("Add"), office, NULL, &asking);

  asking->first = klade_form_dialog_add_entry (dialog, _ ("Name"), NULL);
  asking->second = klade_form_dialog_add_entry (dialog, _ ("Short name"), NULL);
  asking->third = klade_form_dialog_add_entry (dialog, _ ("Area"), NULL);
  present (dialog, asking, G_CALLBACK (subject_confirmed_cb));
}

/* ---- a programme: text: code, other_text: name ---- */

static gboolean
add_programme (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeProgrammeEdit edit = { 0, 0, task->text, task->other_text };

  return klade_school_save_programme (session, &edit, NULL, undo, error);
}

static void
programme_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = klade_school_task_new (0, 0);

  task->text = dup_typed (asking->first);
  task->other_text = dup_typed (asking->second);
  klade_school_task_run_for_dialog (task, asking->office, add_programme, dialog);
}

/**
 * klade_school_ask_programme:
 *
 * Asks for a new programme.
 */
void
klade_school_ask_programme (GtkWidget *parent, KladeOffice *office)
{
  Asking *asking;
  KladeFormDialog *dialog =
      make_dialog (parent, _ ("New programme"), _ ("Add"), office, NULL, &asking);

  asking->first = klade_form_dialog_add_entry (dialog, _ ("Code"), NULL);
  asking->second = klade_form_dialog_add_entry (dialog, _ ("Name"), NULL);
  present (dialog, asking, G_CALLBACK (programme_confirmed_cb));
}

/* ---- a programme's subject: id: programme, other_id: subject, number: grade,
 * other_number: lessons, third_number: scale ---- */

static gboolean
add_planned (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladePlannedEdit edit = { task->id, task->other_id, task->number, task->other_number,
                            (KladeScale) task->third_number };

  return klade_school_set_planned (session, &edit, 1, undo, error);
}

static void
planned_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task;
  int grade;
  int n;

  if (!klade_school_read_number (asking->first, klade_form_entry_get_typed (asking->first),
                                 GRADE_MAX, &grade) ||
      !klade_school_read_number (asking->second, klade_form_entry_get_typed (asking->second),
                                 LESSONS_MAX, &n))
    return;

  task = klade_school_task_new (asking->id, 0);
  task->other_id = chosen (asking->choices, asking->combo);
  task->number = grade;
  task->other_number = n;
  task->third_number = (int) adw_combo_row_get_selected (asking->kinds) + 1;
  klade_school_task_run_for_dialog (task, asking->office, add_planned, dialog);
}

/* What is usual in the grade, until somebody chooses. */
static void
grade_left_cb (KladeFormEntry *entry, const char *text, Asking *asking)
{
  g_autofree char *typed = dup_typed (entry);
  guint64 grade;

  if (g_ascii_string_to_unsigned (typed, 10, 0, GRADE_MAX, &grade, NULL))
    adw_combo_row_set_selected (
        asking->kinds, (guint) klade_setup_propose_scale (KLADE_SCHOOL_BASIC, (int) grade) - 1);
}

/* The grade and the subject say which it is: they stay. */
static void
show_planned (Asking *asking, const KladePlannedSubject *planned)
{
  g_autofree char *grade = g_strdup_printf ("%d", planned->grade);
  g_autofree char *lessons = g_strdup_printf ("%d", planned->lessons_per_year);

  klade_form_entry_set_text (asking->first, grade);
  klade_form_entry_set_editable (asking->first, FALSE);
  klade_form_entry_set_text (asking->second, lessons);
  adw_combo_row_set_selected (asking->combo,
                              klade_choices_find (asking->choices, planned->subject_id));
  gtk_widget_set_sensitive (GTK_WIDGET (asking->combo), FALSE);
  adw_combo_row_set_selected (asking->kinds, (guint) planned->scale - 1);
  gtk_widget_grab_focus (GTK_WIDGET (asking->second));
}

/**
 * klade_school_ask_planned:
 * @programme_id: whose plan it is
 * @planned: (nullable): what is changed; %NULL: another subject
 */
void
klade_school_ask_planned (GtkWidget *parent,
                          KladeOffice *office,
                          KladeClassesData *data,
                          gint64 programme_id,
                          const KladePlannedSubject *planned)
{
  const char *scales[KLADE_N_SCALES + 1] = { NULL };
  Asking *asking;
  KladeFormDialog *dialog =
      make_dialog (parent, _ ("Subject of a programme"), planned != NULL ? _ ("Save") : _ ("Add"),
                   office, data, &asking);

  for (int i = 0; i < KLADE_N_SCALES; i++)
    scales[i] = klade_scale_name ((KladeScale) (i + 1));
  asking->id = programme_id;
  asking->first = klade_form_dialog_add_entry (dialog, _ ("Grade"), NULL);
  asking->second = klade_form_dialog_add_entry (dialog, _ ("Lessons a year"), NULL);
  asking->choices = klade_classes_data_choose_subject (data, NULL);
  asking->combo = klade_form_dialog_add_choice (dialog, _ ("Subject"),
                                                klade_choices_get_names (asking->choices));
  asking->kinds = klade_form_dialog_add_choice (dialog, _ ("Assessment"), scales);
  if (planned != NULL)
    show_planned (asking, planned);
  else
    g_signal_connect (asking->first, "save", G_CALLBACK (grade_left_cb), asking);
  present (dialog, asking, G_CALLBACK (planned_confirmed_cb));
}

/* ---- teachers: id: class or journal, other_id: person, day, text and other_day: the order ---- */

static gboolean
set_class_teacher (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeOrderName order = { task->text, task->other_day };

  return klade_school_set_class_teacher (session, task->id, task->other_id, task->day,
                                         *task->text != '\0' ? &order : NULL, undo, error);
}

static gboolean
add_journal_teacher (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeOrderName order = { task->text, task->other_day };

  return klade_school_add_journal_teacher (session, task->id, task->other_id, task->day,
                                           *task->text != '\0' ? &order : NULL, undo, error);
}

static KladeSchoolTask *
read_teacher (KladeFormDialog *dialog, Asking *asking)
{
  KladeDay today = klade_office_get_person (asking->office)->today;
  g_autoptr (KladeSchoolTask) task = klade_school_task_new (asking->id, 0);

  if (!klade_form_dialog_read_day (dialog, asking->first, today, &task->day) ||
      !klade_form_dialog_read_day (dialog, asking->third, today, &task->other_day))
    return NULL;

  task->other_id = chosen (asking->choices, asking->combo);
  task->text = dup_typed (asking->second);
  if (task->day == KLADE_DAY_NONE)
    task->day = today;
  if (task->other_day == KLADE_DAY_NONE)
    task->other_day = task->day;
  return g_steal_pointer (&task);
}

static void
class_teacher_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = read_teacher (dialog, asking);

  if (task != NULL)
    klade_school_task_run_for_dialog (task, asking->office, set_class_teacher, dialog);
}

static void
journal_teacher_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeSchoolTask *task = read_teacher (dialog, asking);

  if (task != NULL)
    klade_school_task_run_for_dialog (task, asking->office, add_journal_teacher, dialog);
}

static KladeFormDialog *
make_teacher_dialog (GtkWidget *parent,
                     const char *title,
                     const char *verb,
                     KladeOffice *office,
                     KladeClassesData *data,
                     Asking **asking)
{
  KladeFormDialog *dialog = make_dialog (parent, title, verb, office, data, asking);

  (*asking)->choices =
      klade_classes_data_choose_staff (data, data->staff->n_rows == 0 ? _ ("nobody yet") : NULL);
  (*asking)->combo = klade_form_dialog_add_choice (dialog, _ ("Teacher"),
                                                   klade_choices_get_names ((*asking)->choices));
  (*asking)->first =
      klade_form_dialog_add_day (dialog, _ ("From"), klade_office_get_person (office)->today);
  (*asking)->second = klade_form_dialog_add_entry (dialog, _ ("Order number"), NULL);
  (*asking)->third = klade_form_dialog_add_day (dialog, _ ("Order date"), KLADE_DAY_NONE);
  return dialog;
}

/**
 * klade_school_ask_class_teacher:
 * @class_id: whose teacher changes
 */
void
klade_school_ask_class_teacher (GtkWidget *parent,
                                KladeOffice *office,
                                KladeClassesData *data,
                                gint64 class_id)
{
  const KladeClassRow *row = klade_classes_data_find_class (data, class_id);
  Asking *asking;
  KladeFormDialog *dialog =
      make_teacher_dialog (parent, _ ("Class teacher"), _ ("Save"), office, data, &asking);

  asking->id = class_id;
  if (row != NULL)
    adw_combo_row_set_selected (asking->combo,
                                klade_choices_find (asking->choices, row->class_teacher_id));
  present (dialog, asking, G_CALLBACK (class_teacher_confirmed_cb));
}

/**
 * klade_school_ask_journal_teacher:
 * @journal_id: which gets another teacher
 */
void
klade_school_ask_journal_teacher (GtkWidget *parent,
                                  KladeOffice *office,
                                  KladeClassesData *data,
                                  gint64 journal_id)
{
  Asking *asking;
  KladeFormDialog *dialog =
      make_teacher_dialog (parent, _ ("Teacher of the journal"), _ ("Add"), office, data, &asking);

  asking->id = journal_id;
  present (dialog, asking, G_CALLBACK (journal_teacher_confirmed_cb));
}

static gboolean
end_teacher (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_end_journal_teacher (session, task->id, task->revision, task->day, undo,
                                           error);
}

static void
end_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeDay today = klade_office_get_person (asking->office)->today;
  g_autoptr (KladeSchoolTask) task = klade_school_task_new (asking->id, asking->revision);

  if (!klade_form_dialog_read_day (dialog, asking->first, today, &task->day))
    return;

  if (task->day == KLADE_DAY_NONE)
    task->day = today;
  klade_school_task_run_for_dialog (g_steal_pointer (&task), asking->office, end_teacher, dialog);
}

/**
 * klade_school_ask_teacher_end:
 * @teacher_row_id: the teacher of a journal
 *
 * Asks for the last day on which the journal is theirs.
 */
void
klade_school_ask_teacher_end (GtkWidget *parent,
                              KladeOffice *office,
                              gint64 teacher_row_id,
                              gint32 revision)
{
  Asking *asking;
  KladeFormDialog *dialog =
      make_dialog (parent, _ ("Teacher of the journal"), _ ("End"), office, NULL, &asking);

  asking->id = teacher_row_id;
  asking->revision = revision;
  asking->first =
      klade_form_dialog_add_day (dialog, _ ("Last day"), klade_office_get_person (office)->today);
  present (dialog, asking, G_CALLBACK (end_confirmed_cb));
}

/* ---- members of a group: id: the group, other_id: a class, day ---- */

static gboolean
add_members (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  g_autoptr (GPtrArray) pupils =
      klade_school_list_class_on_day (session, task->other_id, task->day, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (pupils == NULL)
    return FALSE;

  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeClassMember *pupil = g_ptr_array_index (pupils, i);

      g_array_append_val (ids, pupil->pupil_id);
    }

  return ids->len == 0 ||
         klade_school_move_to_group (session, (const gint64 *) (gpointer) ids->data, ids->len, 0,
                                     task->id, task->day, undo, error);
}

static void
members_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeDay today = klade_office_get_person (asking->office)->today;
  g_autoptr (KladeSchoolTask) task = klade_school_task_new (asking->id, 0);

  if (!klade_form_dialog_read_day (dialog, asking->first, today, &task->day))
    return;

  task->other_id = chosen (asking->choices, asking->combo);
  if (task->day == KLADE_DAY_NONE)
    task->day = today;
  klade_school_task_run_for_dialog (g_steal_pointer (&task), asking->office, add_members, dialog);
}

/**
 * klade_school_ask_members:
 * @group_id: which gets the pupils of a class
 */
void
klade_school_ask_members (GtkWidget *parent,
                          KladeOffice *office,
                          KladeClassesData *data,
                          gint64 group_id)
{
  Asking *asking;
  KladeFormDialog *dialog = make_dialog (parent, _ ("Pupils of a class into the group"), _ ("Add"),
                                         office, data, &asking);

  asking->id = group_id;
  asking->choices = klade_classes_data_choose_class (data, NULL);
  asking->combo =
      klade_form_dialog_add_choice (dialog, _ ("Class"), klade_choices_get_names (asking->choices));
  asking->first =
      klade_form_dialog_add_day (dialog, _ ("From"), klade_office_get_person (office)->today);
  present (dialog, asking, G_CALLBACK (members_confirmed_cb));
}
