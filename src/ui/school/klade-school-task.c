/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-task.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-toast.h"

/**
 * klade_school_task_new:
 * @id: what it is about; 0: something new
 * @revision: the one the person saw
 *
 * Returns: (transfer full): arguments, all others empty
 */
KladeSchoolTask *
klade_school_task_new (gint64 id, gint32 revision)
{
  KladeSchoolTask *self = g_new0 (KladeSchoolTask, 1);

  self->id = id;
  self->revision = revision;
  return self;
}

void
klade_school_task_free (KladeSchoolTask *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->other_text);
  g_free (self->third_text);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

/**
 * klade_school_task_run:
 * @self: (transfer full): the arguments
 * @verb: takes a #KladeSchoolTask
 * @done: (nullable): told when it is over, while @source lives
 */
void
klade_school_task_run (KladeSchoolTask *self,
                       KladeOffice *office,
                       KladeOfficeVerb verb,
                       KladeOfficeDone done,
                       GObject *source)
{
  klade_office_run (office, verb, self, (GDestroyNotify) klade_school_task_free, done, source);
}

static void
entry_done_cb (GObject *source, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  if (sentence != NULL)
    klade_form_entry_show_error (KLADE_FORM_ENTRY (source), sentence);
}

/**
 * klade_school_task_run_for_entry:
 * @self: (transfer full): the arguments
 * @entry: the line that was typed: says what is wrong with it
 */
void
klade_school_task_run_for_entry (KladeSchoolTask *self,
                                 KladeOffice *office,
                                 KladeOfficeVerb verb,
                                 KladeFormEntry *entry)
{
  klade_school_task_run (self, office, verb, entry_done_cb, G_OBJECT (entry));
}

static void
widget_done_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
}

/**
 * klade_school_task_run_for_widget:
 * @self: (transfer full): the arguments
 * @widget: says in its window what went wrong
 */
void
klade_school_task_run_for_widget (KladeSchoolTask *self,
                                  KladeOffice *office,
                                  KladeOfficeVerb verb,
                                  GtkWidget *widget)
{
  klade_school_task_run (self, office, verb, widget_done_cb, G_OBJECT (widget));
}

static void
dialog_done_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_form_dialog_show_error (KLADE_FORM_DIALOG (source), error);
  else
    gtk_window_close (GTK_WINDOW (source));
}

/**
 * klade_school_task_run_for_dialog:
 * @self: (transfer full): the arguments
 * @dialog: waits, says what went wrong, closes when it is stored
 */
void
klade_school_task_run_for_dialog (KladeSchoolTask *self,
                                  KladeOffice *office,
                                  KladeOfficeVerb verb,
                                  KladeFormDialog *dialog)
{
  klade_form_dialog_set_busy (dialog, TRUE);
  klade_school_task_run (self, office, verb, dialog_done_cb, G_OBJECT (dialog));
}

/**
 * klade_school_read_number:
 * @entry: the line that says what is wrong
 * @text: as typed; "" is 0
 * @most: the largest number allowed
 * @number: (out): the number
 *
 * Returns: %TRUE if @number was set
 */
gboolean
klade_school_read_number (KladeFormEntry *entry, const char *text, int most, int *number)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *sentence = NULL;
  guint64 value = 0;

  if (*trimmed == '\0' || g_ascii_string_to_unsigned (trimmed, 10, 0, (guint64) most, &value, NULL))
    {
      *number = (int) value;
      return TRUE;
    }

  sentence = g_strdup_printf (_ ("Write a whole number from 0 to %d."), most);
  klade_form_entry_show_error (entry, sentence);
  return FALSE;
}
