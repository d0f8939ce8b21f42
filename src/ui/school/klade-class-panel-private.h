/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/school/klade-class-panel*.c only. */

#include "klade-class-panel.h"
#include "klade-form-sheet.h"
#include "klade-school-task.h"

G_BEGIN_DECLS

/* What is read of the chosen row. */
typedef struct
{
  GPtrArray *journals; /* KladeClassJournal; NULL: none */
  GPtrArray *pupils;   /* KladeClassMember, of a class */
  GPtrArray *members;  /* KladeGroupMember, of a group */
  GPtrArray *planned;  /* KladePlannedSubject, of a programme */
} KladeClassDetails;

struct _KladeClassPanel
{
  AdwBin parent_instance;

  KladeClassesKind kind;
  gint64 id;       /* 0: nothing is shown */
  gint64 shown_id; /* what the sheet shows now */
  guint serial;    /* of the last reading */

  /* Owned */
  KladeOffice *office;
  KladeClassesData *data;
  KladeClassDetails *details;

  /* Borrowed */
  KladeFormSheet *sheet;
};

/* What a row of the panel is about, for its callbacks. */
typedef struct
{
  KladeClassPanel *panel;
  gint64 id;
  gint64 other_id;
  gint32 revision;
  int number;
} KladePanelLine;

void klade_class_panel_connect (KladeClassPanel *self,
                                gpointer widget,
                                const char *signal,
                                GCallback callback,
                                KladePanelLine line);
gboolean klade_class_panel_can (KladeClassPanel *self);
void klade_class_panel_refill (KladeClassPanel *self);
GtkWidget *klade_class_panel_add_entry (KladeClassPanel *self,
                                        AdwPreferencesGroup *group,
                                        const char *title,
                                        const char *text,
                                        GCallback save_cb,
                                        KladePanelLine line);
GtkWidget *klade_class_panel_add_choice (KladeClassPanel *self,
                                         AdwPreferencesGroup *group,
                                         const char *title,
                                         KladeChoices *choices,
                                         gint64 chosen_id,
                                         GCallback chosen_cb,
                                         KladePanelLine line);

/* klade-class-panel-class.c */
void klade_class_panel_fill_class (KladeClassPanel *self, const KladeClassRow *row);
/* klade-class-panel-journals.c */
void klade_class_panel_fill_journals (KladeClassPanel *self, gint64 group_id);
/* klade-class-panel-others.c */
void klade_class_panel_fill_group (KladeClassPanel *self, const KladeGroupRow *row);
void klade_class_panel_fill_subject (KladeClassPanel *self, const KladeSubjectRow *row);
void klade_class_panel_fill_programme (KladeClassPanel *self, const KladeProgrammeRow *row);

G_END_DECLS
