/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/exchange/klade-import-window*.c only. */

#include "klade-import-columns-page.h"
#include "klade-import-fates-page.h"
#include "klade-import-window.h"
#include "klade-long-work.h"

G_BEGIN_DECLS

typedef enum
{
  KLADE_IMPORT_STEP_COLUMNS,
  KLADE_IMPORT_STEP_FATES,
  KLADE_IMPORT_STEP_DONE,
} KladeImportStep;

/* How the last step stands. */
typedef enum
{
  KLADE_IMPORT_RUNNING,
  KLADE_IMPORT_STORED,
  KLADE_IMPORT_TAKEN_BACK,
  KLADE_IMPORT_FAILED,
} KladeImportOutcome;

struct _KladeImportWindow
{
  AdwWindow parent_instance;

  KladeImportStep step;
  KladeImportOutcome outcome;
  gboolean is_busy; /* a job has the draft or the plan */
  guint progress_source;

  /* Owned */
  KladeOffice *office;
  KladeImportDraft *draft; /* NULL: no file was read yet */
  KladeImportPlan *plan;   /* NULL: not planned, or old */
  char *done_words;        /* what the import that ran has done */
  KladeLongWork *work;     /* NULL: nothing is being imported */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkStack *stack;
  KladeImportColumnsPage *columns_page;
  KladeImportFatesPage *fates_page;
  GtkStack *done_stack;
  GtkProgressBar *progress_bar;
  AdwStatusPage *done_page;
  GtkWidget *undo_button;
  GtkWidget *again_button;
  GtkButton *back_button;
  GtkSpinner *spinner;
  GtkLabel *sentence_label;
  GtkButton *next_button;
};

/* klade-import-window.c */
void klade_import_window_update (KladeImportWindow *self);

/* klade-import-window-steps.c */
void klade_import_window_read (KladeImportWindow *self, const char *path);
void klade_import_window_choose_source (KladeImportWindow *self);
void klade_import_window_make_plan (KladeImportWindow *self);
void klade_import_window_decide (KladeImportWindow *self, const KladeImportDecision *decision);

/* klade-import-window-run.c */
void klade_import_window_run (KladeImportWindow *self);
void klade_import_window_cancel_run (KladeImportWindow *self);
void klade_import_window_show_outcome (KladeImportWindow *self, const char *why_failed);
void klade_import_window_stop_watching (KladeImportWindow *self);

G_END_DECLS
