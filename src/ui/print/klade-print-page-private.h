/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the Print page only. */

#include "klade-choice-button.h"
#include "klade-long-work.h"
#include "klade-paper-maker.h"
#include "klade-paper-preview.h"
#include "klade-print-page.h"

G_BEGIN_DECLS

struct _KladePrintPage
{
  AdwBin parent_instance;

  gboolean is_filling;                       /* the rows are being set, not chosen */
  gboolean is_waiting;                       /* a slip's password is made anew: only on request */
  KladePaperKind kinds[KLADE_N_PAPER_KINDS]; /* of kind_row, those the person may print */
  guint n_kinds;
  KladeDay day; /* of the span that is chosen */
  gboolean has_chosen_term;
  guint make_source;
  guint progress_source;

  /* Owned */
  KladeOffice *office;
  GPtrArray *years;      /* KladeYearRow; NULL: not read yet */
  GPtrArray *classes;    /* KladeClassRow, of the chosen year */
  GHashTable *ticked;    /* of class ids, where several were chosen */
  GPtrArray *tick_lines; /* rows of classes_row, borrowed */
  gint64 pupil_id;       /* 0: all */
  KladePaperMaker *maker;
  KladePaperMaker *sent; /* goes to a printer, not in the log yet; NULL: nothing */
  KladeLongWork *work;   /* NULL: nothing is being made or saved */

  /* Template children, borrowed */
  AdwComboRow *kind_row;
  AdwComboRow *term_row;
  AdwActionRow *days_row;
  AdwEntryRow *topic_row;
  AdwEntryRow *number_row;
  GtkMenuButton *topics_button;
  GtkWidget *record_row;
  GtkWidget *remarks_row;
  GtkWidget *whom_group;
  AdwComboRow *year_row;
  GtkWidget *class_row;
  KladeChoiceButton *class_choice;
  AdwExpanderRow *classes_row;
  GtkWidget *pupil_row;
  KladeChoiceButton *pupil_choice;
  GtkWidget *problems_group;
  GtkListBox *problems_list;
  GtkLabel *summary_label;
  GtkWidget *printed_box;
  GtkImage *printed_icon;
  GtkLabel *printed_label;
  GtkWidget *busy_box;
  GtkProgressBar *progress_bar;
  GtkWidget *make_button;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  KladePaperPreview *preview;
};

/* klade-print-page-wish.c: what is chosen */
const KladePaperKindInfo *klade_print_page_get_kind (KladePrintPage *self);
gint64 klade_print_page_get_year (KladePrintPage *self);
void klade_print_page_get_span (KladePrintPage *self, KladeDay *first, KladeDay *last);
KladeDay klade_print_page_get_members_day (KladePrintPage *self);
void klade_print_page_show_rows (KladePrintPage *self);
void klade_print_page_fill_kinds (KladePrintPage *self);
void klade_print_page_read_years (KladePrintPage *self);
void klade_print_page_read_classes (KladePrintPage *self);
void klade_print_page_read_pupils (KladePrintPage *self);
GArray *klade_print_page_dup_class_ids (KladePrintPage *self);

/* klade-print-page-run.c: what comes of it */
void klade_print_page_make_soon (KladePrintPage *self);
void klade_print_page_make (KladePrintPage *self);
void klade_print_page_stop (KladePrintPage *self);
void klade_print_page_save (KladePrintPage *self, gboolean for_archive);
void klade_print_page_save_each (KladePrintPage *self);
void klade_print_page_enable (KladePrintPage *self);

/* klade-print-page-topics.c: what classes are instructed about */
void klade_print_page_read_topics (KladePrintPage *self);
void klade_print_page_edit_topics (KladePrintPage *self);

/* klade-print-page-printer.c: on paper */
void klade_print_page_print (KladePrintPage *self);
void klade_print_page_forget_printed (KladePrintPage *self);

G_END_DECLS
