/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-instruction-dialog.h"

#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-school-instructions.h"

#define RECORDING "klade-instruction-recording"

/* The dialog's lines, borrowed, and what they are about. */
typedef struct
{
  KladeFormDialog *dialog;
  KladeOffice *office;
  gint64 class_id;
  KladeFormEntry *number;
  KladeFormEntry *topic;
  KladeFormEntry *day;
  KladeFormEntry *signed_on;
  KladeFormEntry *kept_at;
} Recording;

typedef struct
{
  gint64 class_id;
  KladeDay day;
  KladeDay signed_on;
  char *number;
  char *topic;
  char *kept_at;
} Job;

static void
free_recording (gpointer data)
{
  Recording *recording = data;

  g_object_unref (recording->office);
  g_free (recording);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->number);
  g_free (job->topic);
  g_free (job->kept_at);
  g_free (job);
}

static gboolean
record_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Job *job = data;
  const KladeInstructionDraft draft = {
    .class_id = job->class_id,
    .instructed_on = job->day,
    .signed_on = job->signed_on,
    .number = job->number,
    .topic = job->topic,
    .kept_at = job->kept_at,
    .notes = "",
  };

  return klade_school_record_instruction (session, &draft, NULL, undo, error);
}

static void
recorded_cb (GObject *object, const GError *error)
{
  KladeFormDialog *dialog = KLADE_FORM_DIALOG (object);

  klade_form_dialog_set_busy (dialog, FALSE);
  if (error != NULL)
    klade_form_dialog_show_error (dialog, error);
  else
    gtk_window_close (GTK_WINDOW (dialog));
}

static void
confirmed_cb (Recording *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  Job *job = g_new0 (Job, 1);

  job->class_id = self->class_id;
  job->number = g_strdup (klade_form_entry_get_typed (self->number));
  job->topic = g_strdup (klade_form_entry_get_typed (self->topic));
  job->kept_at = g_strdup (klade_form_entry_get_typed (self->kept_at));
  if (!klade_form_dialog_read_day (self->dialog, self->day, today, &job->day) ||
      (*klade_form_entry_get_typed (self->signed_on) != '\0' &&
       !klade_form_dialog_read_day (self->dialog, self->signed_on, today, &job->signed_on)))
    {
      free_job (job);
      return;
    }

  klade_form_dialog_set_busy (self->dialog, TRUE);
  klade_office_run (self->office, record_verb, job, free_job, recorded_cb, G_OBJECT (self->dialog));
}

/**
 * klade_instruction_dialog_present:
 * @parent: where it was asked for
 * @office: runs the verb
 * @class_id: the class that was instructed
 * @day: of the instruction
 * @number: the school's number of it
 * @topic: what it was about
 *
 * Asks where the signed sheet is kept, and records it (C10).
 */
void
klade_instruction_dialog_present (GtkWidget *parent,
                                  KladeOffice *office,
                                  gint64 class_id,
                                  KladeDay day,
                                  const char *number,
                                  const char *topic)
{
  Recording *self = g_new0 (Recording, 1);

  self->office = g_object_ref (office);
  self->class_id = class_id;
  self->dialog = klade_form_dialog_new (parent, _ ("Record the instruction"), _ ("Record"));
  klade_form_dialog_set_about (
      self->dialog, _ ("The pupils signed the sheet: write when, and where it is kept."));
  self->number =
      klade_form_dialog_add_entry (self->dialog, _ ("Number of the instruction"), number);
  self->topic = klade_form_dialog_add_entry (self->dialog, _ ("Topic of the instruction"), topic);
  self->day = klade_form_dialog_add_day (self->dialog, _ ("Date of the instruction"), day);
  self->signed_on = klade_form_dialog_add_day (self->dialog, _ ("Signed on"), day);
  self->kept_at = klade_form_dialog_add_entry (self->dialog, _ ("Where the sheet is kept"), "");
  g_object_set_data_full (G_OBJECT (self->dialog), RECORDING, self, free_recording);
  g_signal_connect_swapped (self->dialog, "confirmed", G_CALLBACK (confirmed_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
