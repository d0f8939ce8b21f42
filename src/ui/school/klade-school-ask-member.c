/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-dialogs.h"

#include "klade-i18n.h"
#include "klade-person-picker.h"
#include "klade-school-task.h"
#include "klade-toast.h"

#define ASKING "klade-member-asking"

/* One pupil into a group, found by a few letters. */

typedef struct
{
  KladeOffice *office;
  gint64 group_id;

  /* Borrowed from the dialog */
  KladePersonPicker *picker;
  KladeFormEntry *from;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->office);
  g_free (asking);
}

/* id: the group, other_id: the pupil, day: the first one inside */
static gboolean
add_member (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_move_to_group (session, &task->other_id, 1, 0, task->id, task->day, undo,
                                     error);
}

static void
confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  const KladePersonRow *pupil = klade_person_picker_get_person (asking->picker);
  KladeDay today = klade_office_get_person (asking->office)->today;
  g_autoptr (KladeSchoolTask) task = klade_school_task_new (asking->group_id, 0);

  if (pupil == NULL)
    {
      klade_form_dialog_refuse (dialog, NULL, _ ("Search for the pupil and choose one."));
      gtk_widget_grab_focus (GTK_WIDGET (asking->picker));
      return;
    }
  if (!klade_form_dialog_read_day (dialog, asking->from, today, &task->day))
    return;

  task->other_id = pupil->id;
  if (task->day == KLADE_DAY_NONE)
    task->day = today;
  klade_school_task_run_for_dialog (g_steal_pointer (&task), asking->office, add_member, dialog);
}

static void
ask (GtkWidget *parent, KladeOffice *office, gint64 group_id, KladePeopleList *pupils)
{
  KladeFormDialog *dialog = klade_form_dialog_new (parent, _ ("A pupil into the group"), _ ("Add"));
  Asking *asking = g_new0 (Asking, 1);

  asking->office = g_object_ref (office);
  asking->group_id = group_id;
  g_object_set_data_full (G_OBJECT (dialog), ASKING, asking, free_asking);
  asking->picker = klade_person_picker_new (pupils, 0, NULL);
  klade_form_dialog_add_widget (dialog, GTK_WIDGET (asking->picker));
  asking->from =
      klade_form_dialog_add_day (dialog, _ ("From"), klade_office_get_person (office)->today);
  g_signal_connect (dialog, "confirmed", G_CALLBACK (confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- the pupils there are ---- */

typedef struct
{
  GWeakRef parent;
  KladeOffice *office;
  gint64 group_id;
} Reading;

static void
free_reading (Reading *reading)
{
  g_weak_ref_clear (&reading->parent);
  g_object_unref (reading->office);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_people (session, KLADE_PEOPLE_PUPILS, 0, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&reading->parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePeopleList) pupils =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (parent == NULL)
    return;

  if (pupils == NULL)
    klade_toast_show_error (parent, error);
  else
    ask (parent, reading->office, reading->group_id, pupils);
}

/**
 * klade_school_ask_member:
 * @group_id: which gets one pupil of any class
 */
void
klade_school_ask_member (GtkWidget *parent, KladeOffice *office, gint64 group_id)
{
  Reading *reading = g_new0 (Reading, 1);

  g_weak_ref_init (&reading->parent, parent);
  reading->office = g_object_ref (office);
  reading->group_id = group_id;
  klade_worker_run (klade_office_get_worker (office), read_job, NULL, NULL,
                    (GDestroyNotify) klade_people_list_unref, NULL, read_cb, reading);
}
