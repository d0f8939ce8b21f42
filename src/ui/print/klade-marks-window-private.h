/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the window only. */

#include "klade-marks-window.h"
#include "klade-order-list.h"
#include "klade-school-export.h"

G_BEGIN_DECLS

struct _KladeMarksWindow
{
  AdwWindow parent_instance;

  gboolean is_filling; /* the rows are being set, not chosen */
  gboolean is_changed; /* the columns are not stored as they are shown */
  gint64 school_year_id;
  gint32 revision; /* of the columns that are chosen */
  guint preview_source;

  /* Owned */
  KladeOffice *office;
  char *name; /* of the columns; "" for the first */
  GStrv names;
  GPtrArray *classes; /* KladeClassRow */

  /* Template children, borrowed */
  AdwComboRow *layout_row;
  AdwComboRow *class_row;
  AdwComboRow *format_row;
  AdwPreferencesGroup *columns_group;
  GtkMenuButton *add_button;
  GtkLabel *count_label;
  GtkGrid *table;
  GtkLabel *error_label;
  GtkWidget *problems_scroll;
  GtkLabel *problems_label;
  KladeOrderList *columns;
};

/* klade-marks-window.c */
KladeExportLayout *klade_marks_window_make_layout (KladeMarksWindow *self);
gint64 klade_marks_window_get_class (KladeMarksWindow *self);
void klade_marks_window_read (KladeMarksWindow *self, const char *name);
void klade_marks_window_show_error (KladeMarksWindow *self, const GError *error);

/* klade-marks-window-preview.c: the first rows */
void klade_marks_window_preview_soon (KladeMarksWindow *self);

/* klade-marks-window-save.c: what is kept, and the file */
void klade_marks_window_save (KladeMarksWindow *self);
void klade_marks_window_save_as (KladeMarksWindow *self);
void klade_marks_window_forget (KladeMarksWindow *self);
void klade_marks_window_export (KladeMarksWindow *self);

G_END_DECLS
