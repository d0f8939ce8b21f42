/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/journal/klade-journal-view*.c only. */

#include "klade-banner.h"
#include "klade-conflict-popover.h"
#include "klade-history-popover.h"
#include "klade-journal-grid.h"
#include "klade-journal-view.h"
#include "klade-lesson-panel.h"
#include "klade-lesson-time-popover.h"
#include "klade-proposal-popover.h"

G_BEGIN_DECLS

struct _KladeJournalView
{
  AdwBin parent_instance;

  /* Owned */
  KladeWorker *worker;
  KladePerson *person;
  GSettings *settings;
  GPtrArray *sheets;        /* journals opened last, the newest last: their undo lives on */
  KladeJournalSheet *sheet; /* the one shown */
  GSignalGroup *sheet_signals;
  KladeHistoryPopover *history_popover;
  KladeConflictPopover *conflict_popover;
  KladeProposalPopover *proposal_popover;
  KladeLessonTimePopover *time_popover;
  GtkPopover *cell_menu_popover;

  char *trouble; /* why edits wait, NULL: they do not */
  gint64 journal_id;
  guint poll_source;
  gboolean panel_open;
  KladeDay new_day; /* of the lesson just added: the cursor goes there */
  int new_lesson_no;

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkRevealer *find_revealer;
  GtkSearchEntry *find_entry;
  GtkWidget *find_toggle;
  GtkWidget *new_button;
  GtkMenuButton *print_button;
  KladeBanner *banner;
  GtkStack *stack;
  KladeJournalGrid *grid;
  GtkLabel *status_label;
  GtkLabel *unsaved_label;
  GtkWidget *panel_separator;
  KladeLessonPanel *panel;
  AdwStatusPage *error_page;
};

/* klade-journal-view.c */
void klade_journal_view_point (KladeJournalView *self,
                               GtkPopover *popover,
                               GtkWidget *at,
                               const GdkRectangle *bounds);
void klade_journal_view_point_at_cell (KladeJournalView *self,
                                       GtkPopover *popover,
                                       int row,
                                       int column);
void klade_journal_view_set_panel_open (KladeJournalView *self, gboolean open);

/* klade-journal-view-follow.c */
void klade_journal_view_follow_sheet (KladeJournalView *self);
void klade_journal_view_ask_conflict (KladeJournalView *self);
void klade_journal_view_show_status (KladeJournalView *self);
void klade_journal_view_show_lesson (KladeJournalView *self);
void klade_journal_view_show_titles (KladeJournalView *self);

/* klade-journal-view-actions.c */
KladeTermKind klade_journal_view_get_term (KladeJournalView *self);
void klade_journal_view_time_chosen (KladeJournalView *self,
                                     gint64 lesson_id,
                                     int day,
                                     int lesson_no);
void klade_journal_view_update_actions (KladeJournalView *self);
void klade_journal_view_class_install_actions (KladeJournalViewClass *klass);

/* klade-journal-view-output.c */
void klade_journal_view_print (KladeJournalView *self);
void klade_journal_view_save_pdf (KladeJournalView *self);
void klade_journal_view_export (KladeJournalView *self, const char *format);

G_END_DECLS
