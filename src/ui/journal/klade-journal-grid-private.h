/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-grid-pane.h"
#include "klade-journal-grid-style.h"
#include "klade-journal-grid.h"

G_BEGIN_DECLS

/* Shared by the files klade-journal-grid-*.c and the cells only. */

#define KLADE_GRID_NUMBER_RIGHT 24 /* where the running numbers end, in pixels */
#define KLADE_GRID_NAME_LEFT 30

typedef struct /* all in pixels */
{
  int row_height;
  int column_width;
  int summary_width;
  int name_width;
  int month_height; /* of the band of months */
  int head_height;  /* of the two lines below it */
} KladeGridMetrics;

typedef struct
{
  int first_column;
  int n_columns;
  int month; /* 1 to 12 */
  gboolean is_closed;
} KladeGridMonth;

typedef struct
{
  int row;
  int column;
  gint64 began_us; /* by the frame clock; 0 until the first frame */
} KladeGridPulse;

/* What stays the same when rows and columns are others: rows of the store. */
typedef struct
{
  gint64 pupil_id;
  gint64 lesson_id; /* 0 in a summary column */
  gint64 work_id;
  KladeSummaryColumn summary;
} KladeGridPlace;

typedef enum
{
  KLADE_GRID_PART_NOTHING,
  KLADE_GRID_PART_CORNER,
  KLADE_GRID_PART_HEAD,
  KLADE_GRID_PART_NAME,
  KLADE_GRID_PART_CELL,
} KladeGridPart;

struct _KladeJournalGrid
{
  GtkWidget parent_instance;

  /* Owned */
  KladeJournalSheet *sheet;
  GSignalGroup *sheet_signals;
  KladeJournalCursor *cursor;
  KladeJournalGridStyle *style;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkIMContext *input;
  char *preedit;
  GArray *months; /* of KladeGridMonth */
  GArray *pulses; /* of KladeGridPulse */
  GCancellable *paste;

  /* Children */
  KladeJournalGridPane *body;
  KladeJournalGridPane *summary;
  KladeJournalGridPane *names;
  KladeJournalGridPane *heads;
  KladeJournalGridPane *summary_heads;
  GtkWidget *band;
  GtkWidget *bubble;

  KladeCursorSheet cursor_sheet;
  KladeGridMetrics metrics;
  KladeGridDensity density;
  GtkScrollablePolicy policies[2];
  int n_rows;
  int n_body;
  int n_columns;
  int longest_name; /* pixels; 0: not measured yet */

  KladeGridPlace cursor_place;
  KladeGridPlace corner_place; /* of the first row and column in sight */
  int shown_row;               /* the cursor's as last painted */
  int shown_column;

  gboolean wants_today; /* scroll there as soon as there is a size */
  gboolean holds_edit;  /* the window is locked: a leaving focus takes nothing */
  gboolean is_allocating;
  gboolean is_dragging;
  double drag_x; /* the pointer's last place while dragging */
  double drag_y;
  guint drag_source;
  guint name_source;
  guint focus_source;
  guint tick;
  int bubble_row; /* -1: nothing is said */
  int bubble_column;
  gint64 shake_began_us; /* -1: not shaking; 0: from the next frame on */
};

/* klade-journal-grid.c */
const KladeGridPalette *klade_journal_grid_get_palette (KladeJournalGrid *self);
KladeJournalGridPane *klade_journal_grid_pane_of (KladeJournalGrid *self, int column);
void klade_journal_grid_redraw_cell (KladeJournalGrid *self, int row, int column);
void klade_journal_grid_redraw_lights (KladeJournalGrid *self, const KladeCellRange *range);
gboolean klade_journal_grid_is_editing_at (KladeJournalGrid *self, int row, int column);

/* -layout.c: sizes, adjustments, what is scrolled away */
void klade_journal_grid_layout_reset (KladeJournalGrid *self);
void klade_journal_grid_layout_allocate (KladeJournalGrid *self, int width, int height);
void klade_journal_grid_layout_scroll (KladeJournalGrid *self);
void klade_journal_grid_set_adjustment (KladeJournalGrid *self,
                                        GtkOrientation orientation,
                                        GtkAdjustment *adjustment);
KladeGridPart klade_journal_grid_find_part (KladeJournalGrid *self,
                                            double x,
                                            double y,
                                            int *row,
                                            int *column);

/* -cursor.c: what a key or a click did; focus; names */
gboolean klade_journal_grid_apply (KladeJournalGrid *self, KladeCursorAction action);
void klade_journal_grid_point (KladeJournalGrid *self, int row, int column, gboolean extend);
gboolean klade_journal_grid_focus_cursor (KladeJournalGrid *self);
void klade_journal_grid_focus_here (KladeJournalGrid *self);
gboolean klade_journal_grid_has_focus (KladeJournalGrid *self);
void klade_journal_grid_name_later (KladeJournalGrid *self);
void klade_journal_grid_name_cell_now (KladeJournalGrid *self, int row, int column);
void klade_journal_grid_show_cursor (KladeJournalGrid *self);

/* -follow.c: the sheet's signals */
void klade_journal_grid_follow_init (KladeJournalGrid *self);
void klade_journal_grid_keep_place (KladeJournalGrid *self,
                                    int row,
                                    int column,
                                    KladeGridPlace *place);
void klade_journal_grid_layout_changed (KladeJournalGrid *self);

/* -keys.c, -mouse.c, -actions.c */
void klade_journal_grid_keys_init (KladeJournalGrid *self);
gboolean klade_journal_grid_type (KladeJournalGrid *self, const char *text);
void klade_journal_grid_mouse_init (KladeJournalGrid *self);
void klade_journal_grid_mouse_stop (KladeJournalGrid *self);
void klade_journal_grid_class_install_actions (GtkWidgetClass *widget_class);
void klade_journal_grid_update_actions (KladeJournalGrid *self);

/* -paint.c */
void klade_journal_grid_paint_under (KladeJournalGrid *self,
                                     KladeJournalGridPane *pane,
                                     GtkSnapshot *snapshot);
void klade_journal_grid_paint_over (KladeJournalGrid *self,
                                    KladeJournalGridPane *pane,
                                    GtkSnapshot *snapshot);
void klade_journal_grid_paint_frame (KladeJournalGrid *self, GtkSnapshot *snapshot);
void klade_journal_grid_paint_edges (KladeJournalGrid *self, GtkSnapshot *snapshot);
void klade_grid_paint_lock (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y);

/* -band.c: the months */
GtkWidget *klade_journal_grid_band_new (KladeJournalGrid *grid);

/* -moment.c: what passes: bubble, shake, pulse */
void klade_journal_grid_moment_init (KladeJournalGrid *self);
void klade_journal_grid_moment_stop (KladeJournalGrid *self);
void klade_journal_grid_refuse (KladeJournalGrid *self, int row, int column, const char *sentence);
void klade_journal_grid_pulse (KladeJournalGrid *self, int row, int column);
int klade_journal_grid_get_shake (KladeJournalGrid *self, int row, int column);
double klade_journal_grid_get_pulse_progress (KladeJournalGrid *self, const KladeGridPulse *pulse);
void klade_journal_grid_allocate_bubble (KladeJournalGrid *self);

G_END_DECLS
