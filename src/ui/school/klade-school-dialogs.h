/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-classes-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Small windows that ask what a change on the page of classes needs to know.  @parent lives in
 * the window they belong to. */

void klade_school_ask_class (GtkWidget *parent, KladeOffice *office, KladeClassesData *data);
void klade_school_ask_group (GtkWidget *parent,
                             KladeOffice *office,
                             KladeClassesData *data,
                             gint64 class_id,
                             gint64 subject_id);
void klade_school_ask_subject (GtkWidget *parent, KladeOffice *office);
void klade_school_ask_programme (GtkWidget *parent, KladeOffice *office);
void klade_school_ask_planned (GtkWidget *parent,
                               KladeOffice *office,
                               KladeClassesData *data,
                               gint64 programme_id,
                               const KladePlannedSubject *planned);
void klade_school_ask_class_teacher (GtkWidget *parent,
                                     KladeOffice *office,
                                     KladeClassesData *data,
                                     gint64 class_id);
void klade_school_ask_journal_teacher (GtkWidget *parent,
                                       KladeOffice *office,
                                       KladeClassesData *data,
                                       gint64 journal_id);
void klade_school_ask_teacher_end (GtkWidget *parent,
                                   KladeOffice *office,
                                   gint64 teacher_row_id,
                                   gint32 revision);
void klade_school_ask_members (GtkWidget *parent,
                               KladeOffice *office,
                               KladeClassesData *data,
                               gint64 group_id);
void klade_school_ask_member (GtkWidget *parent, KladeOffice *office, gint64 group_id);

G_END_DECLS
