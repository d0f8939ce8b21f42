/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/timetable/klade-timetable-import-window*.c only. */

#include "klade-form-entry.h"
#include "klade-long-work.h"
#include "klade-school-timetable-import.h"
#include "klade-timetable-import-window.h"

G_BEGIN_DECLS

/* A subject, person or class of the school that a name of the file may mean. */
typedef struct
{
  KladeFileKind kind;
  gint64 id;
  char *name;
} KladeKnownName;

/* What the school has: read once, when the window opens. */
typedef struct
{
  GPtrArray *names; /* KladeKnownName */
  KladeDay year_from, semester_2_from;
} KladeImportSchool;

void klade_import_school_free (KladeImportSchool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportSchool, klade_import_school_free)

struct _KladeTimetableImportWindow
{
  AdwWindow parent_instance;

  gboolean is_filling;
  gboolean is_planning;
  gboolean is_wrong; /* what was typed, or the last plan failed */
  guint n_asked;     /* the last plan counts */
  guint progress_source;

  /* Owned */
  KladeOffice *office;
  GFile *file;
  KladeTimetableFile *read; /* NULL: not read yet */
  GArray *days;             /* KladeDay, as from_row offers them */
  GArray *choices;          /* KladeTimetableChoice */
  KladeTimetableImport *plan;
  KladeImportSchool *school; /* NULL: not read yet */
  KladeLongWork *work;       /* NULL: nothing is being imported */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkStack *stack;
  AdwComboRow *from_row;
  KladeFormEntry *day_entry;
  AdwComboRow *term_row;
  GtkWidget *asked_group;
  GtkListBox *asked_list;
  GtkWidget *summary_group;
  GtkListBox *summary_list;
  GtkWidget *warnings_group;
  GtkListBox *warnings_list;
  AdwPreferencesGroup *places_group;
  GtkListBox *places_list;
  GtkProgressBar *progress_bar;
  GtkButton *back_button;
  GtkSpinner *spinner;
  GtkLabel *sentence_label;
  GtkButton *next_button;
};

/* klade-timetable-import-window.c */
void klade_timetable_import_window_update (KladeTimetableImportWindow *self);
void klade_timetable_import_window_tell (KladeTimetableImportWindow *self, const char *sentence);

/* klade-timetable-import-window-plan.c */
void klade_timetable_import_window_read (KladeTimetableImportWindow *self, GFile *file);
void klade_timetable_import_window_plan (KladeTimetableImportWindow *self);
void klade_timetable_import_window_show_days (KladeTimetableImportWindow *self);
gboolean klade_timetable_import_window_get_day (KladeTimetableImportWindow *self,
                                                KladeDay *day,
                                                GError **error);

/* klade-timetable-import-window-rows.c */
void klade_timetable_import_window_show_plan (KladeTimetableImportWindow *self);

/* klade-timetable-import-window-run.c */
void klade_timetable_import_window_run (KladeTimetableImportWindow *self);
void klade_timetable_import_window_stop (KladeTimetableImportWindow *self);
void klade_timetable_import_window_stop_watching (KladeTimetableImportWindow *self);

G_END_DECLS
