/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/school/klade-turn-window*.c only. */

#include "klade-form-entry.h"
#include "klade-form-sheet.h"
#include "klade-long-work.h"
#include "klade-school-classes.h"
#include "klade-school-year-turn.h"
#include "klade-turn-window.h"

G_BEGIN_DECLS

/* What was read: what would go wrong, and each pupil. */
typedef struct
{
  gint64 year_id;      /* the one that ends */
  char *name;          /* 2025/26 */
  GPtrArray *problems; /* KladeTurnProblem */
  GPtrArray *rows;     /* KladePromotionRow, by class */
} KladeTurnReading;

struct _KladeTurnWindow
{
  AdwWindow parent_instance;

  guint serial;          /* of the last reading */
  guint progress_source; /* 0: it is not being turned */
  gboolean is_turned;

  /* Owned */
  KladeOffice *office;
  KladeTurnReading *reading; /* NULL: not read yet */
  char *backup_path;
  KladeLongWork *work; /* the turn being done; NULL: none */

  /* Borrowed */
  KladeFormSheet *sheet;
  KladeFormEntry *order_entry;
  KladeFormEntry *order_day_entry;

  /* Template children, borrowed */
  AdwWindowTitle *title;
  GtkButton *close_button;
  GtkButton *turn_button;
  GtkStack *stack;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkLabel *error_label;
  AdwBin *sheet_bin;
};

/* klade-turn-window.c */
void klade_turn_window_load (KladeTurnWindow *self);
void klade_turn_window_show_error (KladeTurnWindow *self, const GError *error);
/* klade-turn-window-sheet.c */
void klade_turn_window_fill (KladeTurnWindow *self);
/* klade-turn-window-run.c */
void klade_turn_window_run (KladeTurnWindow *self);
void klade_turn_window_stop_watching (KladeTurnWindow *self);

G_END_DECLS
