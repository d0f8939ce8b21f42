/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form-dialog.h"
#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeSchoolTask:
 *
 * The arguments of one verb on the school's registers, on their way to the worker.  Which of
 * them a verb looks at stands beside it.
 */
typedef struct
{
  gint64 id;
  gint64 other_id;
  gint64 third_id;
  gint64 year_id;
  gint32 revision;
  int number;
  int other_number;
  int third_number;
  KladeDay day;
  KladeDay other_day;
  char *text;
  char *other_text;
  char *third_text;
  GArray *ids; /* gint64 */
} KladeSchoolTask;

KladeSchoolTask *klade_school_task_new (gint64 id, gint32 revision);
void klade_school_task_free (KladeSchoolTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSchoolTask, klade_school_task_free)

void klade_school_task_run (KladeSchoolTask *self,
                            KladeOffice *office,
                            KladeOfficeVerb verb,
                            KladeOfficeDone done,
                            GObject *source);
void klade_school_task_run_for_entry (KladeSchoolTask *self,
                                      KladeOffice *office,
                                      KladeOfficeVerb verb,
                                      KladeFormEntry *entry);
void klade_school_task_run_for_widget (KladeSchoolTask *self,
                                       KladeOffice *office,
                                       KladeOfficeVerb verb,
                                       GtkWidget *widget);
void klade_school_task_run_for_dialog (KladeSchoolTask *self,
                                       KladeOffice *office,
                                       KladeOfficeVerb verb,
                                       KladeFormDialog *dialog);

gboolean klade_school_read_number (KladeFormEntry *entry, const char *text, int most, int *number);

G_END_DECLS
