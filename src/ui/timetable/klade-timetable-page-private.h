/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-choice-button.h"
#include "klade-slot-popover.h"
#include "klade-timetable-page.h"
#include "klade-week-grid.h"

G_BEGIN_DECLS

struct _KladeTimetablePage
{
  AdwBin parent_instance;

  guint n_asked;       /* readings: the last answer counts */
  guint n_checks;      /* of the place under the cursor, likewise */
  gboolean is_by_hand; /* an empty timetable is filled by hand */
  gboolean is_awaited; /* the focus was given before there was a grid */
  KladeDay day;        /* of the week that is shown */
  KladeDay cursor_day; /* to stand on after the next reading; KLADE_DAY_NONE: stay */
  int cursor_lesson_no;

  /* Owned */
  KladeOffice *office;
  GSettings *settings;
  char *school_uid;
  GPtrArray *choices;            /* KladeWeekChoice; NULL: not read yet */
  const KladeWeekChoice *choice; /* one of @choices */
  KladeWeek *week;
  KladeSlotDraft *carried; /* taken up, to be put elsewhere */
  GArray *hints;           /* KladePlanHint: where it could go */
  KladeSlotPopover *popover;

  KladeSlotDraft *saving; /* on its way; the office's own */

  /* Template children, borrowed */
  KladeChoiceButton *choice_button;
  AdwWindowTitle *title;
  GtkWidget *add_button;
  GtkWidget *import_button;
  GtkStack *stack;
  KladeWeekGrid *grid;
  GtkLabel *status_label;
  GtkWidget *once_check;
  AdwStatusPage *empty_page;
  AdwStatusPage *error_page;
  GtkWidget *empty_buttons;
};

void klade_timetable_page_read (KladeTimetablePage *self);
void klade_timetable_page_show_grid (KladeTimetablePage *self);

/* klade-timetable-page-print.c */
void klade_timetable_page_install_print (GtkWidgetClass *widget_class);

/* klade-timetable-page-edit.c */
void klade_timetable_page_install_edits (GtkWidgetClass *widget_class);
void klade_timetable_page_warm (KladeTimetablePage *self);
void klade_timetable_page_show_cursor (KladeTimetablePage *self);
void klade_timetable_page_show_carried (KladeTimetablePage *self);
void klade_timetable_page_forget_carried (KladeTimetablePage *self);
void klade_timetable_page_once_cb (KladeTimetablePage *self);
void klade_timetable_page_activated_cb (KladeTimetablePage *self);
void klade_timetable_page_typed_cb (KladeTimetablePage *self, const char *text);
void klade_timetable_page_picked_cb (KladeTimetablePage *self, int entry);
void klade_timetable_page_dropped_cb (KladeTimetablePage *self, int entry, int day, int lesson_no);
void klade_timetable_page_read_journals (KladeTimetablePage *self);

G_END_DECLS
