/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/school/klade-school-page*.c only. */

#include "klade-form-entry.h"
#include "klade-form-sheet.h"
#include "klade-school-classes.h"
#include "klade-school-page.h"
#include "klade-school-setup.h"
#include "klade-school-task.h"

G_BEGIN_DECLS

/* All that the page shows, read at once. */
typedef struct
{
  KladeSetupState state;
  KladeSchoolProfile *profile;
  GPtrArray *years;            /* KladeYearRow */
  KladeYearCalendar *calendar; /* of the chosen year; NULL: there is no year yet */
  GPtrArray *bell_sets;        /* KladeBellSetRow */
  GPtrArray *programmes;       /* KladeProgrammeRow */
  GPtrArray *settings;         /* KladeSettingRow */
} KladeSchoolData;

struct _KladeSchoolPage
{
  AdwBin parent_instance;

  guint serial;      /* of the last reading */
  gint64 year_id;    /* whose calendar is shown; 0: the year of today */
  int opened_step;   /* unfolded last; -1: none */
  gboolean is_shown; /* the sheet was filled once */
  gboolean is_filling;

  /* Owned */
  KladeOffice *office;
  KladeSchoolData *data; /* NULL: not read yet */

  /* Template children, borrowed */
  AdwWindowTitle *title;
  AdwBin *sheet_bin;
  KladeFormSheet *sheet;
  GtkWidget *expanders[KLADE_N_SETUP_STEPS];
};

/* What a row of the page is about, for its callbacks. */
typedef struct
{
  KladeSchoolPage *page;
  gint64 id;
  int number;
} KladeSchoolLine;

void klade_school_page_connect (KladeSchoolPage *self,
                                gpointer widget,
                                const char *signal,
                                GCallback callback,
                                KladeSchoolLine line);
GtkWidget *klade_school_page_add_entry (KladeSchoolPage *self,
                                        GtkWidget *expander,
                                        const char *title,
                                        const char *text,
                                        GCallback save_cb,
                                        KladeSchoolLine line);
void klade_school_page_add_action (KladeSchoolPage *self,
                                   GtkWidget *expander,
                                   const char *title,
                                   const char *subtitle,
                                   const char *label,
                                   GCallback clicked_cb,
                                   KladeSchoolLine line);

void klade_school_page_show_year (KladeSchoolPage *self, gint64 year_id);

/* klade-school-page-year.c */
void klade_school_page_fill_profile (KladeSchoolPage *self, GtkWidget *expander);
void klade_school_page_fill_year (KladeSchoolPage *self, GtkWidget *expander);
/* klade-school-page-breaks.c */
void klade_school_page_add_breaks (KladeSchoolPage *self, GtkWidget *expander);
void klade_school_page_add_moved_days (KladeSchoolPage *self, GtkWidget *expander);
/* klade-school-page-bells.c */
void klade_school_page_fill_bells (KladeSchoolPage *self, GtkWidget *expander);
/* klade-school-page-steps.c */
void klade_school_page_fill_programmes (KladeSchoolPage *self, GtkWidget *expander);
void klade_school_page_fill_subjects (KladeSchoolPage *self, GtkWidget *expander);
void klade_school_page_fill_classes (KladeSchoolPage *self, GtkWidget *expander);
void klade_school_page_fill_settings (KladeSchoolPage *self);

G_END_DECLS
